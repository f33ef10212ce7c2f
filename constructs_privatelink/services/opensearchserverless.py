"""Amazon OpenSearch Serverless: the endpoint that the service itself makes for its classic collections.

What AWS asks for (https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-vpc.html):

- A resource of its own, ``AWS::OpenSearchServerless::VpcEndpoint``, with a name, one to six subnets and up to five security groups. The
  service makes the endpoint and its private hosted zones.
- The security group is the critical step: port 443 from the clients.
- A network access policy of each collection that names the endpoint.

Three endpoints share the name of the service:

- classic collections, ``*.{region}.aoss.amazonaws.com``: this construct;
- NextGen collections, ``*.aoss.{region}.on.aws``: ``PrivateLinkEndpoint(service=AwsService.AOSS_DATA)``;
- the control plane, ``aoss.{region}.amazonaws.com``: ``PrivateLinkEndpoint(service=AwsService.AOSS)``.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

import aws_cdk as cdk
from aws_cdk import aws_opensearchserverless as opensearchserverless

from constructs_privatelink.base import NetworkedEndpoint, subject_of
from constructs_privatelink.catalogue import AwsService
from constructs_privatelink.errors import Problems

if TYPE_CHECKING:
    from aws_cdk import aws_ec2 as ec2
    from constructs import Construct

    from constructs_privatelink.network import EndpointNetwork
    from constructs_privatelink.peers import Clients

_NAME = re.compile(r"[a-z][a-z0-9-]{2,31}")
_LONGEST_NAME = 32
_MOST_SUBNETS = 6
_MOST_GROUPS = 5


class OpenSearchServerlessEndpoint(NetworkedEndpoint):
    """Where clients inside the VPC reach classic OpenSearch Serverless collections."""

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        vpc: ec2.IVpc | None = None,
        network: EndpointNetwork | None = None,
        subnets: ec2.SubnetSelection | None = None,
        clients: Clients | None = None,
        name: str | None = None,
    ) -> None:
        """Make the endpoint, its security group rules and its network ACL entries.

        Args:
            scope: Parent construct.
            id: Construct id.
            vpc: The VPC, for a network of its own. Give this or `network`.
                Default: - `network` is given.
            network: The network to share. Give this or `vpc`.
                Default: - `vpc` is given.
            subnets: Where the network interfaces stand, one to six; with `vpc` only.
                Default: - the VPC's private subnets.
            clients: Who may connect.
                Default: - with `vpc` every CIDR of the VPC, with `network` nobody besides the network's clients.
            name: A lower-case letter, then 2 to 31 lower-case letters, digits and hyphens. A changed name replaces the endpoint.
                Default: - derived from the path.

        Raises:
            PrivateLinkError: The service would reject it, or it could not work; the text lists every reason.

        """
        problems = Problems(subject_of(self, id))
        if name is not None and not cdk.Token.is_unresolved(name) and not _NAME.fullmatch(name):
            problems.add([f"got name={name!r}; begin with a lower-case letter, then 2 to 31 lower-case letters, digits and hyphens"])
        super().__init__(
            scope,
            id,
            service=AwsService.AOSS_MANAGED,
            vpc=vpc,
            network=network,
            subnets=subnets,
            clients=clients,
            problems=problems,
        )
        subnet_ids = [subnet.subnet_id for subnet in self._wiring.chosen.subnets] or self._wiring.vpc.select_subnets().subnet_ids
        if len(subnet_ids) > _MOST_SUBNETS:
            problems.add([f"got {len(subnet_ids)} subnets; OpenSearch Serverless takes 1 to {_MOST_SUBNETS}, so select fewer"])
        problems.refuse()
        groups = self._join()
        if len(groups) > _MOST_GROUPS:
            problems.add([f"got {len(groups)} security groups; OpenSearch Serverless takes 1 to {_MOST_GROUPS}, so give the network fewer"])
        problems.refuse()
        self._name = name or _derived_name(self._path)
        self._cfn = opensearchserverless.CfnVpcEndpoint(
            self,
            "Resource",
            name=self._name,
            vpc_id=self._wiring.vpc.vpc_id,
            subnet_ids=subnet_ids,
            security_group_ids=[group.security_group_id for group in groups],
        )
        self._finish(self._cfn)

    @property
    def vpc_endpoint_id(self) -> str:
        """``vpce-...``, for the ``SourceVPCEs`` of network access policies; a token until deployment."""
        return self._cfn.attr_id

    @property
    def name(self) -> str:
        """The name of the endpoint in OpenSearch Serverless."""
        return self._name


def _derived_name(path: str) -> str:
    """Return a name that is the same in every synthesis, and another for every path."""
    digest = hashlib.sha256(path.encode()).hexdigest()[:8]
    words = re.sub(r"[^a-z0-9]+", "-", path.lower()).strip("-")
    start = words if words[:1].isalpha() else f"e-{words}"
    return f"{start[: _LONGEST_NAME - len(digest) - 1].rstrip('-')}-{digest}"
