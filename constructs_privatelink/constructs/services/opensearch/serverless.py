"""Amazon OpenSearch Serverless: the endpoints of its collections.

What AWS asks for (https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-vpc.html):

- A resource of its own, ``AWS::OpenSearchServerless::VpcEndpoint``, with a name, one to six subnets and up to five security groups. The
  service makes the endpoint and its private hosted zones; the VPC's two DNS attributes are on, and one endpoint serves the whole VPC.
- The security group is the critical step: port 443 from the clients.
- A network access policy of each collection that names the endpoint: `allow_collections`.
- The IAM permissions of whoever makes it: `grant_manage`.

Three endpoints share the name of the service:

- classic collections, ``{id}.{region}.aoss.amazonaws.com``: `OpenSearchServerlessEndpoint`, a resource of OpenSearch Serverless;
- NextGen collections, ``{id}.aoss.{region}.on.aws``: `OpenSearchServerlessNextGenEndpoint`, an EC2 endpoint of ``AwsService.AOSS_DATA``;
- the control plane that makes collections and policies, ``aoss.{region}.amazonaws.com``: ``PrivateLinkEndpoint(service=AwsService.AOSS)``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_opensearchserverless as opensearchserverless

from constructs_privatelink.catalogue import AwsService
from constructs_privatelink.catalogue.quotas import COLLECTION_ENDPOINT_GROUPS as MOST_GROUPS
from constructs_privatelink.catalogue.quotas import COLLECTION_ENDPOINT_SUBNETS as MOST_SUBNETS
from constructs_privatelink.constructs import policy_documents
from constructs_privatelink.constructs.default_values import values_at
from constructs_privatelink.constructs.existing import ExistingEndpoint
from constructs_privatelink.constructs.flow_logs import EndpointFlowLogs, subnets_of
from constructs_privatelink.constructs.networked_endpoint import NetworkedEndpoint, subject_of
from constructs_privatelink.constructs.services.opensearch.collection_access import CollectionAccess, grant_manage
from constructs_privatelink.constructs.services.opensearch.last_step import LastStep
from constructs_privatelink.constructs.services.opensearch.ledger import Ledger
from constructs_privatelink.constructs.subnets import not_a_vpc
from constructs_privatelink.decisions import availability, opensearch_policies
from constructs_privatelink.errors import Doubt, PrivateLinkError, Problems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aws_cdk import aws_iam as iam
    from constructs import Construct

    from constructs_privatelink.constructs.network import EndpointNetworkBase
    from constructs_privatelink.constructs.peers import Clients
    from constructs_privatelink.constructs.security_groups import EndpointGroup


class OpenSearchServerlessEndpoint(NetworkedEndpoint, CollectionAccess):
    """Where clients inside the VPC reach classic OpenSearch Serverless collections."""

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        vpc: ec2.IVpc | None = None,
        network: EndpointNetworkBase | None = None,
        subnets: ec2.SubnetSelection | None = None,
        clients: Clients | None = None,
        name: str | None = None,
        security_groups: Sequence[ec2.ISecurityGroup] | None = None,
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
            security_groups: Groups to use instead of making one, one to five, with `vpc` only; they are changed by `allow_from` only.
                Default: - one is made.

        Raises:
            PrivateLinkError: The service would reject it, or it could not work; the text lists every reason.

        """
        problems = Problems(subject_of(self, id))
        problems.add([] if name is None else opensearch_policies.name_refusals(name))
        super().__init__(
            scope,
            id,
            service=AwsService.AOSS_MANAGED,
            vpc=vpc,
            network=network,
            subnets=subnets,
            clients=clients,
            security_groups=security_groups,
            problems=problems,
        )
        subnet_ids = [subnet.subnet_id for subnet in self._wiring.chosen.subnets] or self._wiring.vpc.select_subnets().subnet_ids
        if len(subnet_ids) > MOST_SUBNETS:
            problems.add([f"got {len(subnet_ids)} subnets; OpenSearch Serverless takes 1 to {MOST_SUBNETS}, so select fewer"])
        if self._wiring.dns.off:
            off = " and ".join(f"{attribute}=False" for attribute in self._wiring.dns.off)
            problems.add([f"got a VPC with {off}, where the private hosted zones of OpenSearch Serverless answer nobody; switch it on"])
        ledger = Ledger.of(self._stack)
        problems.add(ledger.endpoint_refusals())
        problems.refuse()
        groups = self._join()
        if len(groups) > MOST_GROUPS:
            problems.add([f"got {len(groups)} security groups; OpenSearch Serverless takes 1 to {MOST_GROUPS}, so give the network fewer"])
        problems.refuse()
        ledger.add_endpoint()
        self._name = name or opensearch_policies.derived_name(self._path)
        self._cfn = opensearchserverless.CfnVpcEndpoint(
            self,
            "Resource",
            name=self._name,
            vpc_id=self._wiring.vpc.vpc_id,
            subnet_ids=subnet_ids,
            security_group_ids=[group.security_group_id for group in groups],
        )
        absent = availability.doubts_about(self._service, region=self._wiring.region, ip_address_type=None)
        of_defaults = values_at(self, self._stack).policy
        _, unlimited = policy_documents.default_policy(self._service, of_network=self._wiring.policy, of_defaults=of_defaults)
        self._finish(self._cfn, (*absent, *unlimited))
        self._claim_vpc()
        LastStep.of(self).add(self)

    def _claim_vpc(self) -> None:
        vpc, name = self._wiring.vpc_identity, self._service.name_template
        if vpc is None:
            return
        holder = self._wiring.claims.holder(vpc, name)
        if holder is None:
            self._wiring.claims.claim(vpc, name, self._path)
        else:
            text = (
                f"the VPC has an OpenSearch Serverless endpoint already, '{holder}': each makes private hosted zones of the same names, "
                "which a VPC takes once, and one endpoint serves every collection of the Region; use that one"
            )
            self.warn(Doubt("opensearch-endpoint-per-vpc", text))

    def _group_of_its_own(self) -> EndpointGroup:
        if self._shares and self._own_group is None and len(self._shared_groups) >= MOST_GROUPS:
            reason = f"it has {MOST_GROUPS} security groups of the network, and one of its own is one too many; give the network fewer"
            raise PrivateLinkError(subject_of(self, self.node.id), [reason])
        return super()._group_of_its_own()

    @classmethod
    def from_attributes(
        cls,
        scope: Construct,
        id: str,
        *,
        vpc_endpoint_id: str,
        name: str | None = None,
        vpc: ec2.IVpc | None = None,
        security_groups: Sequence[ec2.ISecurityGroup] = (),
    ) -> ExistingOpenSearchServerlessEndpoint:
        """Use an endpoint that exists already, in this account or in that of a shared VPC.

        Args:
            scope: Parent construct.
            id: Construct id.
            vpc_endpoint_id: ``"vpce-0123456789abcdef0"``.
            name: Its name in OpenSearch Serverless.
                Default: - not known; `ExistingOpenSearchServerlessEndpoint.name` refuses.
            vpc: Its VPC, which `ExistingOpenSearchServerlessEndpoint.grant_manage` is limited to.
                Default: - not known; any VPC of the account and Region.
            security_groups: Its security groups, for `ExistingOpenSearchServerlessEndpoint.allow_from`.
                Default: - not known.

        Raises:
            PrivateLinkError: The id is no endpoint id, or no endpoint can have that name.

        """
        return ExistingOpenSearchServerlessEndpoint(
            scope, id, vpc_endpoint_id=vpc_endpoint_id, name=name, vpc=vpc, security_groups=security_groups
        )

    def add_flow_logs(
        self,
        id: str = "FlowLogs",
        *,
        destination: ec2.FlowLogDestination | None = None,
        traffic_type: ec2.FlowLogTrafficType = ec2.FlowLogTrafficType.ALL,
        max_aggregation_interval: ec2.FlowLogMaxAggregationInterval | None = None,
    ) -> EndpointFlowLogs:
        """Log the traffic of the endpoint's *subnets*, with whatever else is in them; see `EndpointFlowLogs` for the arguments.

        CloudFormation does not know the network interfaces of an endpoint that OpenSearch Serverless makes.
        """
        self._wiring.chosen.counted("flow logs", subject_of(self, self.node.id))
        return EndpointFlowLogs(
            self,
            id,
            resource_types=subnets_of(self.network.subnets),
            destination=destination,
            traffic_type=traffic_type,
            max_aggregation_interval=max_aggregation_interval,
        )

    def grant_manage(self, grantee: iam.IGrantable) -> iam.Grant:
        """Let somebody create, change and delete OpenSearch Serverless endpoints of this VPC: all that AWS's guide lists.

        Where IAM can tell one resource from another, the permissions are for this VPC, its account and its Region: EC2 endpoints, subnets
        and security groups, hosted zones. ``aoss:*VpcEndpoint``, ``Describe*`` and ``route53:CreateHostedZone`` know no resource.

        Args:
            grantee: A role, a user, or what runs with a role.

        Raises:
            PrivateLinkError: Nothing can be granted to `grantee`.

        """
        return grant_manage(self, grantee, self._wiring.vpc.vpc_arn)

    @property
    def vpc_endpoint_id(self) -> str:
        """``vpce-...``, for the ``SourceVPCEs`` of network access policies; a token until deployment."""
        return self._cfn.attr_id

    @property
    def name(self) -> str:
        """The name of the endpoint in OpenSearch Serverless."""
        return self._name

    @property
    def _network_policy_name(self) -> str:
        return self._name


class ExistingOpenSearchServerlessEndpoint(ExistingEndpoint, CollectionAccess):
    """An endpoint of classic collections made elsewhere; ``OpenSearchServerlessEndpoint.from_attributes`` returns it."""

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        vpc_endpoint_id: str,
        name: str | None,
        vpc: ec2.IVpc | None,
        security_groups: Sequence[ec2.ISecurityGroup],
    ) -> None:
        """See `OpenSearchServerlessEndpoint.from_attributes`."""
        reasons = [] if name is None else opensearch_policies.name_refusals(name)
        reasons += [] if vpc is None else not_a_vpc(vpc)
        try:
            super().__init__(
                scope,
                id,
                vpc_endpoint_id=vpc_endpoint_id,
                service=AwsService.AOSS_MANAGED,
                dns_name=None,
                hosted_zone_id=None,
                security_groups=security_groups,
            )
        except PrivateLinkError as error:
            raise PrivateLinkError(error.subject, [*error.reasons, *reasons]) from None
        if reasons:
            raise PrivateLinkError(self._subject, reasons)
        self._name, self._vpc = name, vpc

    def grant_manage(self, grantee: iam.IGrantable) -> iam.Grant:
        """Let somebody manage OpenSearch Serverless endpoints; see `OpenSearchServerlessEndpoint.grant_manage`.

        Args:
            grantee: A role, a user, or what runs with a role.

        Raises:
            PrivateLinkError: Nothing can be granted to `grantee`.

        """
        return grant_manage(self, grantee, None if self._vpc is None else self._vpc.vpc_arn)

    @property
    def name(self) -> str:
        """The name of the endpoint in OpenSearch Serverless.

        Raises:
            PrivateLinkError: It was not given.

        """
        return super()._given("name", self._name)

    def _given(self, name: str, value: str | None) -> str:  # noqa: ARG002 - there is no value that could be given
        reason = f"an OpenSearch Serverless endpoint has no {name}; clients use the collection's own, which its private hosted zone answers"
        raise PrivateLinkError(self._subject, [reason])
