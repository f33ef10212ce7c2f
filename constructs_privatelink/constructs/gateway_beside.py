"""Amazon S3 by an interface endpoint and by a gateway endpoint in one VPC: what either is beside the other, and without it.

Where a gateway endpoint stands beside it, private DNS is AWS's default: the service's names lead on-premises clients, who ask a Route 53
Resolver inbound endpoint, to the interface endpoint, and leave the VPC's own traffic to the gateway endpoint, which costs nothing. EC2
refuses that default unless the gateway endpoint is there first. Without a gateway endpoint the names lead everybody in the VPC to the
interface endpoint (https://docs.aws.amazon.com/AmazonS3/latest/userguide/privatelink-interface-endpoints.html#private-dns-s3).

Gateway endpoints may come later than the interface endpoint, so that this is decided while the app is synthesized.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import aws_cdk as cdk
import jsii
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink.argument_kinds import not_one_of
from constructs_privatelink.constructs.construct_paths import identity, outermost_of, path_of, referred_by, stack_of
from constructs_privatelink.constructs.service_objects import short_name_of
from constructs_privatelink.constructs.stack_order import will_come_after
from constructs_privatelink.errors import Doubt, some_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from constructs import IConstruct

    from constructs_privatelink.catalogue.service import Service

Choice = ec2.VpcEndpointPrivateDnsOnlyForInboundResolverEndpoint

_OPTION = "DnsOptions.PrivateDnsOnlyForInboundResolverEndpoint"
_EVERYBODY = "AllResolvers"


def refusals_of_choice(service: Service, choice: object) -> list[str]:
    """Return why nobody can choose whom the private names of a service answer."""
    if choice is None:
        return []
    strange = not_one_of("private_dns_only_for_inbound_resolver_endpoint", choice, Choice, "ec2.", such_as="ALL_RESOLVERS")
    if strange:
        return strange
    if not service.private_dns_inbound_resolver:
        return [f"got private_dns_only_for_inbound_resolver_endpoint for '{service}', whose names EC2 does not limit; leave it out"]
    return []


@jsii.implements(cdk.IAspect)
class GatewayBeside:
    """Decides at synthesis whom private names answer, and lets the endpoint wait for the gateway endpoints of its VPC.

    Args:
        resource: The interface endpoint.
        service: Its service.
        vpc: What tells its VPC from others in the app; None where that is not known.
        imported: The path of its VPC where that is imported, and may have endpoints that the app lacks; empty where the app makes it.
        choice: Whom the user wants the names to answer. Default: None, as AWS does where there is a gateway endpoint.
        warn: Says a doubt at the endpoint.

    """

    def __init__(
        self,
        resource: ec2.CfnVPCEndpoint,
        service: Service,
        vpc: str | None,
        *,
        imported: str,
        choice: Choice | None,
        warn: Callable[[Doubt], None],
    ) -> None:
        self._resource, self._service, self._vpc, self._choice, self._warn = resource, service, vpc, choice, warn
        self._imported = imported

    @jsii.member(jsii_name="visit")
    def visit(self, _node: IConstruct) -> None:
        """Decide, when the CDK comes to the endpoint's resource, which has nothing below it."""
        gateways = _endpoints(self._resource, self._service, self._vpc, {None, "Gateway"})
        if self._choice is None and not gateways:
            self._resource.add_property_override(_OPTION, _EVERYBODY)
            if self._imported and self._vpc is not None:
                self._warn(Doubt("gateway-endpoint-unknown", self._text_of_unknown()))
        elif self._choice is Choice.ALL_RESOLVERS and gateways:
            paths = ", ".join(f"'{_name_of(gateway)}'" for gateway in gateways)
            text = (
                f"the names of '{self._service}' are to lead everybody in the VPC to this endpoint, which costs by the gigabyte, and past "
                f"the gateway endpoint {paths}, which costs nothing; leave private_dns_only_for_inbound_resolver_endpoint out, or "
                "acknowledge this"
            )
            self._warn(Doubt("gateway-endpoint-passed-by", text))
        else:
            for gateway in gateways:
                self._wait_for(gateway)

    def _text_of_unknown(self) -> str:
        argument = "private_dns_only_for_inbound_resolver_endpoint=ec2.VpcEndpointPrivateDnsOnlyForInboundResolverEndpoint"
        return (
            f"nobody knows whether the imported VPC '{self._imported}' has a gateway endpoint of '{self._service}'; where it has one, the "
            "names lead everybody in the VPC past it to this endpoint, which costs by the gigabyte and lets in its own clients alone; give "
            f"{argument}.ONLY_INBOUND_RESOLVER if it has one, .ALL_RESOLVERS if it has none or is to be passed by"
        )

    def _wait_for(self, gateway: ec2.CfnVPCEndpoint) -> None:
        theirs, ours = stack_of(gateway), stack_of(self._resource)
        if theirs is not ours and will_come_after(theirs, ours, _named_by(gateway)):
            text = (
                f"the gateway endpoint '{_name_of(gateway)}' stands in a stack that is made after that of this endpoint, and EC2 refuses "
                f"names of '{self._service}' for inbound resolvers alone unless it is there first; make this endpoint in the stack of that "
                "one or in a later one, or that one in this stack, or acknowledge this where it is deployed already"
            )
            self._warn(Doubt("gateway-endpoint-later", text))
        elif outermost_of(theirs) is outermost_of(ours):
            self._resource.node.add_dependency(gateway)
        else:
            ours.add_stack_dependency(theirs)


@jsii.implements(cdk.IAspect)
class Outsiders:
    """Says at synthesis which clients a network has outside its VPC whom its gateway endpoint does not serve, nor an interface endpoint.

    Args:
        resource: The gateway endpoint.
        service: Its service.
        vpc: What tells its VPC from others in the app; None where that is not known.
        clients: Returns what the clients outside the VPC are called.
        warn: Says a doubt at the endpoint.

    """

    def __init__(
        self,
        resource: ec2.CfnVPCEndpoint,
        service: Service,
        vpc: str | None,
        clients: Callable[[], list[str]],
        warn: Callable[[Doubt], None],
    ) -> None:
        self._resource, self._service, self._vpc, self._clients, self._warn = resource, service, vpc, clients, warn

    @jsii.member(jsii_name="visit")
    def visit(self, _node: IConstruct) -> None:
        """Decide, when the CDK comes to the endpoint's resource."""
        clients = self._clients()
        if not clients or _endpoints(self._resource, self._service, self._vpc, {"Interface"}):
            return
        way_out = f"make PrivateLinkEndpoint(..., service=Service.find({self._service.short_name!r})) in the network for them"
        text = (
            f"a gateway endpoint serves its own VPC alone, and these clients of the network stand outside it: {some_of(clients, 3)}; "
            f"{way_out if 'Interface' in self._service.endpoint_types else 'no endpoint of this service serves them'}, or acknowledge this"
        )
        self._warn(Doubt("gateway-client-outside", text))


def _name_of(gateway: ec2.CfnVPCEndpoint) -> str:
    """Return the path of a gateway endpoint as its maker knows it: without what stands inside."""
    return path_of(gateway).removesuffix("/Resource").removesuffix("/Default")


def _named_by(gateway: ec2.CfnVPCEndpoint) -> list[IConstruct]:
    """Return the resources that a gateway endpoint is made of: its VPC and route tables, where the app has these."""
    targets = map(referred_by, (gateway.vpc_id, *(gateway.route_table_ids or ())))
    return [target for target in targets if target is not None]


def _endpoints(beside: ec2.CfnVPCEndpoint, service: Service, vpc: str | None, types: set[str | None]) -> list[ec2.CfnVPCEndpoint]:
    """Return the endpoints of a service in the VPC of another one, of some types."""
    stage = cdk.Stage.of(beside)
    every = [] if stage is None or vpc is None else stage.node.find_all()
    endpoints = [child for child in every if isinstance(child, ec2.CfnVPCEndpoint) and child.vpc_endpoint_type in types]
    return [
        endpoint for endpoint in endpoints if short_name_of(endpoint) == service.short_name and identity(endpoint.vpc_id, endpoint) == vpc
    ]
