"""Amazon ElastiCache: the management API (not the caches themselves, which are in the VPC already).

What AWS asks for (https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/elasticache-privatelink.html):

- Port 443 from the clients.
- Private DNS on for one endpoint of a VPC at most: a second one is refused here, and takes ``private_dns=False``.
- Endpoint policies are taken. In the China Regions the private name ends in ``amazonaws.com.cn``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.catalogue import AwsService
from constructs_privatelink.constructs.endpoint import PrivateLinkEndpoint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aws_cdk import aws_ec2 as ec2
    from aws_cdk import aws_iam as iam
    from constructs import Construct

    from constructs_privatelink.catalogue import Service
    from constructs_privatelink.constructs.network import EndpointNetworkBase
    from constructs_privatelink.constructs.peers import Clients
    from constructs_privatelink.policy.document import EndpointPolicy


class ElastiCacheEndpoint(PrivateLinkEndpoint):
    """The Amazon ElastiCache API."""

    _own_service = AwsService.ELASTICACHE

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
            private_dns: Whether ``elasticache.{region}.amazonaws.com`` leads to the endpoint inside the VPC.
                Default: - on.
            policy: What may be called through the endpoint.
                Default: - AWS's own, which allows everything.
            service: Another record of the service, such as ``AwsService.ELASTICACHE_FIPS``.
                Default: - ``AwsService.ELASTICACHE``.
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
            service=AwsService.ELASTICACHE if service is None else service,
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
