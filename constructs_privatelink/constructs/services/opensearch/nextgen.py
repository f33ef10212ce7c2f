"""Amazon OpenSearch Serverless NextGen: the data of collections whose names end in ``on.aws``.

What AWS asks for (https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-vpc.html#serverless-vpc-create-standard):

- An ordinary EC2 endpoint of ``com.amazonaws.{region}.aoss-data`` with private DNS on: ``*.aoss.{region}.on.aws`` leads to it, and
  ``*.aoss-fips.{region}.on.aws`` where there is FIPS.
- Port 443 from the clients.
- A network access policy of each collection that names the endpoint, as for classic collections: `allow_collections`.

Clients call ``{collection id}.aoss.{region}.on.aws``, or ``{account}.aoss.{region}.on.aws`` with the header ``x-amz-aoss-collection-name``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.catalogue import AwsService
from constructs_privatelink.constructs.endpoint import PrivateLinkEndpoint
from constructs_privatelink.constructs.existing import ExistingEndpoint
from constructs_privatelink.constructs.services.opensearch.collection_access import CollectionAccess
from constructs_privatelink.constructs.services.opensearch.last_step import LastStep

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aws_cdk import aws_ec2 as ec2
    from aws_cdk import aws_iam as iam
    from constructs import Construct

    from constructs_privatelink.catalogue import Service
    from constructs_privatelink.constructs.network import EndpointNetworkBase
    from constructs_privatelink.constructs.peers import Clients
    from constructs_privatelink.policy.document import EndpointPolicy


class OpenSearchServerlessNextGenEndpoint(PrivateLinkEndpoint, CollectionAccess):
    """Where clients inside the VPC reach OpenSearch Serverless NextGen collections."""

    _own_service = AwsService.AOSS_DATA

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        vpc: ec2.IVpc | None = None,
        network: EndpointNetworkBase | None = None,
        subnets: ec2.SubnetSelection | None = None,
        clients: Clients | None = None,
        private_dns: bool | None = None,
        policy: EndpointPolicy | iam.PolicyDocument | None = None,
        service: Service | None = None,
        security_groups: Sequence[ec2.ISecurityGroup] | None = None,
        dns_record_ip_type: ec2.VpcEndpointDnsRecordIpType | None = None,
        keep_inline_rules: bool | None = None,
    ) -> None:
        """Make the endpoint; see `PrivateLinkEndpoint` for what the arguments do.

        Args:
            scope: Parent construct.
            id: Construct id.
            vpc: The VPC, for a network of its own. Give this or `network`.
                Default: - `network` is given.
            network: The network to share. Give this or `vpc`.
                Default: - `vpc` is given.
            subnets: Where the network interfaces stand; with `vpc` only.
                Default: - the VPC's private subnets.
            clients: Who may connect.
                Default: - with `vpc` every CIDR of the VPC, with `network` nobody besides the network's clients.
            private_dns: Whether ``*.aoss.{region}.on.aws`` leads to the endpoint inside the VPC. Collections are known by these names
                only, so that without it clients need DNS of their own.
                Default: - on.
            policy: What may be called through the endpoint.
                Default: - AWS's own, which allows everything.
            service: Another record of the service.
                Default: - ``AwsService.AOSS_DATA``.
            security_groups: Groups to use instead of making one, with `vpc` only; they are changed by `allow_from` only.
                Default: - one is made.
            dns_record_ip_type: The IP version of the DNS records.
                Default: - that of `EndpointDefaults`, else AWS's own, that of the endpoint.
            keep_inline_rules: Whether to keep what an ``ec2.InterfaceVpcEndpoint`` writes whose place this one takes.
                Default: - as its network says; False with `vpc`.

        Raises:
            PrivateLinkError: EC2 would reject it, or it could not work; the text lists every reason.

        """
        super().__init__(
            scope,
            id,
            service=AwsService.AOSS_DATA if service is None else service,
            vpc=vpc,
            network=network,
            subnets=subnets,
            clients=clients,
            private_dns=private_dns,
            policy=policy,
            security_groups=security_groups,
            dns_record_ip_type=dns_record_ip_type,
            keep_inline_rules=keep_inline_rules,
        )
        LastStep.of(self).add(self)

    @classmethod
    def from_attributes(
        cls,
        scope: Construct,
        id: str,
        *,
        vpc_endpoint_id: str,
        service: Service | ec2.IInterfaceVpcEndpointService | None = None,
        dns_name: str | None = None,
        hosted_zone_id: str | None = None,
        security_groups: Sequence[ec2.ISecurityGroup] = (),
        private_dns: bool | None = None,
    ) -> ExistingOpenSearchServerlessNextGenEndpoint:
        """Use an endpoint that exists already; see `PrivateLinkEndpoint.from_attributes`.

        Args:
            scope: Parent construct.
            id: Construct id.
            vpc_endpoint_id: ``"vpce-0123456789abcdef0"``.
            service: Another record of the service.
                Default: - ``AwsService.AOSS_DATA``.
            dns_name: Its regional DNS name.
                Default: - not known; `ExistingEndpoint.dns_name` refuses.
            hosted_zone_id: The hosted zone of that name.
                Default: - not known; `ExistingEndpoint.hosted_zone_id` refuses.
            security_groups: Its security groups, for `ExistingEndpoint.allow_from`.
                Default: - not known.
            private_dns: Whether ``*.aoss.{region}.on.aws`` leads to it inside its VPC.
                Default: - not known.

        Raises:
            PrivateLinkError: The id is no endpoint id.

        """
        return ExistingOpenSearchServerlessNextGenEndpoint(
            scope,
            id,
            vpc_endpoint_id=vpc_endpoint_id,
            service=cls._own_service if service is None else service,
            dns_name=dns_name,
            hosted_zone_id=hosted_zone_id,
            security_groups=security_groups,
            private_dns=private_dns,
        )


class ExistingOpenSearchServerlessNextGenEndpoint(ExistingEndpoint, CollectionAccess):
    """An endpoint of NextGen collections made elsewhere; ``OpenSearchServerlessNextGenEndpoint.from_attributes`` returns it."""
