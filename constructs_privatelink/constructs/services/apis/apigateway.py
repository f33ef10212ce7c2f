"""Amazon API Gateway: private REST APIs.

What AWS asks for (https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html):

- Port 443 from the clients, an endpoint of ``execute-api``, and a resource policy on each private API that lets the endpoint in.
- Private DNS makes *every* ``execute-api`` host name of the Region lead to the endpoint: the default endpoints of public APIs become
  unreachable inside the VPC. The construct warns of this, as ``constructs-privatelink:execute-api-private-dns``.
- On-premises clients cannot use the private DNS name without a Route 53 Resolver inbound endpoint: they call it by another name
  of `PrivateRestApi.invocations`.

Managing APIs (``apigateway:POST`` and its like) is another service, ``AwsService.APIGATEWAY_CONTROL``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.catalogue import AwsService
from constructs_privatelink.constructs.endpoint import PrivateLinkEndpoint
from constructs_privatelink.constructs.existing import ExistingEndpoint
from constructs_privatelink.errors import Doubt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aws_cdk import aws_ec2 as ec2
    from aws_cdk import aws_iam as iam
    from constructs import Construct

    from constructs_privatelink.catalogue import Service
    from constructs_privatelink.constructs.network import EndpointNetworkBase
    from constructs_privatelink.constructs.peers import Clients
    from constructs_privatelink.policy.document import EndpointPolicy


_PRIVATE_DNS = Doubt(
    "execute-api-private-dns",
    "private DNS leads every execute-api host name of the Region to this endpoint, so that public APIs cannot be called by their default "
    "endpoints inside the VPC; acknowledge this if none is called there, give those APIs custom domain names, or set private_dns=False "
    "and call endpoint_url",
)


class ApiGatewayEndpoint(PrivateLinkEndpoint):
    """Where clients inside the VPC call private REST APIs."""

    _own_service = AwsService.APIGATEWAY

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
        service_region: str | None = None,
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
            private_dns: Whether ``*.execute-api.{region}.amazonaws.com`` leads to the endpoint inside the VPC.
                Default: - on; a warning says what that does to public APIs.
            policy: What may be called through the endpoint.
                Default: - AWS's own, which allows everything.
            service: Another record of the service, such as one with a fact that changed.
                Default: - ``AwsService.APIGATEWAY``.
            service_region: The Region of the service, where it is another than the endpoint's.
                Default: - the endpoint's own.
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
            service=AwsService.APIGATEWAY if service is None else service,
            vpc=vpc,
            network=network,
            subnets=subnets,
            clients=clients,
            private_dns=private_dns,
            policy=policy,
            service_region=service_region,
            security_groups=security_groups,
            dns_record_ip_type=dns_record_ip_type,
            keep_inline_rules=keep_inline_rules,
        )
        if self.private_dns:
            self.warn(_PRIVATE_DNS)

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
    ) -> ExistingApiGatewayEndpoint:
        """Use an endpoint that exists already, in any account; see `PrivateLinkEndpoint.from_attributes` for the other arguments.

        Args:
            scope: Parent construct.
            id: Construct id.
            vpc_endpoint_id: ``"vpce-0123456789abcdef0"``.
            service: Another record of the service.
                Default: - ``AwsService.APIGATEWAY``.
            dns_name: Its regional DNS name.
                Default: - not known.
            hosted_zone_id: The hosted zone of that name.
                Default: - not known.
            security_groups: Its security groups.
                Default: - not known.
            private_dns: Whether ``*.execute-api.{region}.amazonaws.com`` leads to the endpoint inside its VPC.
                Default: - not known.

        Raises:
            PrivateLinkError: The id is no endpoint id.

        """
        return ExistingApiGatewayEndpoint(
            scope,
            id,
            vpc_endpoint_id=vpc_endpoint_id,
            service=cls._own_service if service is None else service,
            dns_name=dns_name,
            hosted_zone_id=hosted_zone_id,
            security_groups=security_groups,
            private_dns=private_dns,
        )


class ExistingApiGatewayEndpoint(ExistingEndpoint):
    """An endpoint for private REST APIs that was made elsewhere."""
