"""Amazon WorkSpaces Applications, formerly AppStream 2.0: its API, and its streaming gateways.

What AWS asks for (https://docs.aws.amazon.com/appstream2/latest/developerguide/creating-streaming-from-interface-vpc-endpoints.html and
https://docs.aws.amazon.com/appstream2/latest/developerguide/access-api-cli-through-interface-vpc-endpoint.html):

- API: port 443 from the clients. Streaming: ports 443 *and 1400-1499* from where the users connect.
- Network ACLs let 1024-65535 back to the users.
- Subnets in two Availability Zones or more.
- A stack, image builder or app block builder streams through the endpoint when its ``AccessEndpoints`` name it: `access_endpoint`.
- Neither takes an endpoint policy, so that these classes have no ``policy``.

Streams alone pass through the endpoint: users still sign in and load the web client over the internet. Fleets of Windows desktop
operating systems cannot stream through it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import aws_cdk as cdk
from constructs import Construct

from constructs_privatelink.catalogue import AwsService
from constructs_privatelink.constructs.construct_paths import region_of, stack_of
from constructs_privatelink.constructs.endpoint import PrivateLinkEndpoint
from constructs_privatelink.constructs.existing import ExistingEndpoint
from constructs_privatelink.errors import Doubt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aws_cdk import aws_ec2 as ec2

    from constructs_privatelink.catalogue import Service
    from constructs_privatelink.constructs.network import EndpointNetworkBase
    from constructs_privatelink.constructs.peers import Clients

_FEWEST_ZONES = 2
_SINGLE_ZONE = Doubt(
    "single-az",
    "AWS recommends subnets in at least 2 Availability Zones for this service, got 1; "
    "select a subnet of another zone too, or acknowledge this",
)


class _CalledByUrl(Construct):
    """How tools call the API through an endpoint by its URL, private DNS or not."""

    if TYPE_CHECKING:

        @property
        def endpoint_url(self) -> str:
            """The URL of the endpoint."""

    @property
    def cli_option(self) -> str:
        """What ``aws appstream describe-fleets`` and its like take to come through this endpoint, private DNS or not.

        ``--endpoint-url https://...``: the AWS CLI refuses the URL without its scheme.
        """
        return f"--endpoint-url {self.endpoint_url}"

    @property
    def boto3_client(self) -> str:
        """The Python expression that makes a client of this endpoint: ``boto3.client("appstream", ..., endpoint_url="https://...")``."""
        region = region_of(stack_of(self))
        return f'boto3.client("appstream", region_name="{region}", endpoint_url="{self.endpoint_url}")'


class AppStreamApiEndpoint(_CalledByUrl, PrivateLinkEndpoint):
    """The API of WorkSpaces Applications (AppStream 2.0), for ``aws appstream ... --endpoint-url`` and the SDKs."""

    _own_service = AwsService.APPSTREAM_API

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
            private_dns: Whether ``appstream2.{region}.amazonaws.com`` leads to the endpoint inside the VPC.
                Default: - on.
            service: Another record of the service.
                Default: - ``AwsService.APPSTREAM_API``.
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
            service=AwsService.APPSTREAM_API if service is None else service,
            vpc=vpc,
            network=network,
            subnets=subnets,
            clients=clients,
            private_dns=private_dns,
            service_region=service_region,
            security_groups=security_groups,
            dns_record_ip_type=dns_record_ip_type,
            keep_inline_rules=keep_inline_rules,
        )
        _warn_of_single_zone(self)

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
    ) -> ExistingAppStreamApiEndpoint:
        """Use an endpoint of the API that exists already; see `PrivateLinkEndpoint.from_attributes` for the arguments."""
        return ExistingAppStreamApiEndpoint(
            scope,
            id,
            vpc_endpoint_id=vpc_endpoint_id,
            service=cls._own_service if service is None else service,
            dns_name=dns_name,
            hosted_zone_id=hosted_zone_id,
            security_groups=security_groups,
            private_dns=private_dns,
        )


class ExistingAppStreamApiEndpoint(_CalledByUrl, ExistingEndpoint):
    """An endpoint of the API made elsewhere: `cli_option` and `boto3_client` take its ``dns_name``."""


class AppStreamStreamingEndpoint(PrivateLinkEndpoint):
    """The streaming gateways of WorkSpaces Applications (AppStream 2.0)."""

    _own_service = AwsService.APPSTREAM_STREAMING

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
            clients: From where users stream: the CIDRs of their networks, peered and on-premises ones as well.
                Default: - with `vpc` every CIDR of the VPC, with `network` nobody besides the network's clients.
            private_dns: Whether the service's own names lead to the endpoint inside the VPC.
                Default: - on.
            service: Another record of the service.
                Default: - ``AwsService.APPSTREAM_STREAMING``.
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
            service=AwsService.APPSTREAM_STREAMING if service is None else service,
            vpc=vpc,
            network=network,
            subnets=subnets,
            clients=clients,
            private_dns=private_dns,
            service_region=service_region,
            security_groups=security_groups,
            dns_record_ip_type=dns_record_ip_type,
            keep_inline_rules=keep_inline_rules,
        )
        _warn_of_single_zone(self)

    @property
    def access_endpoint(self) -> cdk.IResolvable:
        """One of the ``access_endpoints`` of ``appstream.CfnStack``, ``CfnImageBuilder`` or ``CfnAppBlockBuilder``.

        Each takes up to four. Once there is one, its users stream through these endpoints only.
        """
        return access_endpoint(self.vpc_endpoint_id)

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
    ) -> ExistingAppStreamStreamingEndpoint:
        """Use a streaming endpoint that exists already; see `PrivateLinkEndpoint.from_attributes` for the arguments."""
        return ExistingAppStreamStreamingEndpoint(
            scope,
            id,
            vpc_endpoint_id=vpc_endpoint_id,
            service=cls._own_service if service is None else service,
            dns_name=dns_name,
            hosted_zone_id=hosted_zone_id,
            security_groups=security_groups,
            private_dns=private_dns,
        )


class ExistingAppStreamStreamingEndpoint(ExistingEndpoint):
    """A streaming endpoint made elsewhere."""

    @property
    def access_endpoint(self) -> cdk.IResolvable:
        """One of the ``access_endpoints`` of ``appstream.CfnStack``, ``CfnImageBuilder`` or ``CfnAppBlockBuilder``."""
        return access_endpoint(self.vpc_endpoint_id)


def access_endpoint(vpc_endpoint_id: str) -> cdk.IResolvable:
    """Return the access endpoint of an endpoint id, in the one form that fits stacks, image builders and app block builders alike."""
    # The L1s resolve a token before they translate its keys, so these are the keys of their properties, not those of CloudFormation.
    return cdk.Token.as_any({"endpointType": "STREAMING", "vpceId": vpc_endpoint_id})


def _warn_of_single_zone(endpoint: PrivateLinkEndpoint) -> None:
    if len(endpoint.subnets) == _FEWEST_ZONES - 1 and endpoint.zone_count is not None:
        endpoint.warn(_SINGLE_ZONE)
