"""Numbers and names that one resource at a time can hold, and who holds them.

Sources: the pages of the types in
https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_EC2.html,
https://docs.aws.amazon.com/Route53/latest/APIReference/API_AssociateVPCWithHostedZone.html
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from constructs_privatelink.analysis.networks.hosted_zones import dns_name
from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.networks.properties import ACL, GROUP, ROUTE_TABLE, SUBNET, TRANSIT_GATEWAY, VPC, Reading
from constructs_privatelink.analysis.rules.endpoint_names import private_names
from constructs_privatelink.analysis.rules.private_names import answered_domains
from constructs_privatelink.analysis.values import ResourceId, Unknown, known_values

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping

    from constructs_privatelink.analysis import Analysis
    from constructs_privatelink.analysis.networks.model import Endpoint
    from constructs_privatelink.analysis.networks.properties import Fields
    from constructs_privatelink.analysis.values import Target
    from constructs_privatelink.cli.diff.order.update_steps import UpdateSteps

_ZONE = "AWS::Route53::HostedZone"
_ATTACHMENT = ("AWS::EC2::TransitGatewayAttachment", "AWS::EC2::TransitGatewayVpcAttachment")
_DESTINATIONS = ("DestinationCidrBlock", "DestinationIpv6CidrBlock", "DestinationPrefixListId")
PRIVATE_DNS = "private DNS of"


@dataclass(frozen=True)
class Holding:
    """What one resource at a time can hold.

    Args:
        key: What is held, the same for the same thing.
        whole: What it is held in: an ACL, a VPC, a zone.
        held: What is held, in words: ``"the inbound number 100"``; what it is held in follows.
        kind: What kind of thing that is, in words: ``"the network ACL"``.
        holder: Who holds it.
        role: What the holder is, in words: ``"the entry"``.

    """

    key: Hashable
    whole: Target | None
    held: str
    kind: str
    holder: ResourceId
    role: str


_Held: TypeAlias = "tuple[object, Target | None, str]"
"""What tells it from others, what it is held in, and what it is called."""


def holdings(analysis: Analysis, steps: UpdateSteps) -> Iterator[Holding]:
    """Yield what the resources hold that change.

    Args:
        analysis: The templates of either side.
        steps: Which resources change.

    """
    reading = Reading(analysis.stacks)
    for type_name, (role, kind, read) in _KINDS.items():
        for resource in analysis.stacks.of_type(type_name):
            fields = reading.resource(resource.id) if steps.changed(analysis, resource) else None
            if fields is not None and fields.exists is True:
                for what, whole, held in read(fields):
                    if not isinstance(whole, Unknown) and _is_told(what):
                        yield Holding((kind, whole, _keyed(what)), whole, held, kind, fields.id, role)
    for endpoint in analysis.model.endpoints:
        resource_of = analysis.stacks.resource(endpoint.id)
        if resource_of is not None and endpoint.exists is True and steps.changed(analysis, resource_of):
            yield from _of_endpoint(endpoint)


def _of_endpoint(endpoint: Endpoint) -> Iterator[Holding]:
    """Yield the routes of a gateway endpoint, and the names that private DNS answers in a VPC; a zone can hold the domains among them."""
    if endpoint.kind == EndpointKind.GATEWAY and isinstance(endpoint.service_name, str):
        for table in known_values(endpoint.route_tables):
            if not isinstance(table, Unknown):
                held = f"the route to {endpoint.service_name}"
                yield Holding(
                    ("route", table, endpoint.service_name), table, held, "of the route table", endpoint.id, "the gateway endpoint"
                )
    if endpoint.kind != EndpointKind.INTERFACE or endpoint.private_dns is not True or isinstance(endpoint.vpc, Unknown):
        return
    for name in dict.fromkeys((*answered_domains(endpoint), *private_names(endpoint))):
        yield Holding((_KINDS[_ZONE][1], endpoint.vpc, name), endpoint.vpc, f"the name {name!r}", "in the VPC", endpoint.id, PRIVATE_DNS)


def _keyed(value: object) -> object:
    if isinstance(value, Unknown):
        return "not known", value.key
    return tuple(map(_keyed, value)) if isinstance(value, tuple) else value


def _is_told(value: object) -> bool:
    """Return whether equal values are the same thing: of what is not known only the key tells."""
    if isinstance(value, tuple):
        return all(map(_is_told, value))
    return value is not None and (not isinstance(value, Unknown) or value.key is not None)


def _shown(value: object) -> str:
    return str(value.key) if isinstance(value, Unknown) else str(value)


def _entry(fields: Fields) -> Iterator[_Held]:
    number, egress = fields.number("RuleNumber"), fields.flag("Egress", absent=False)
    direction = "outbound" if egress is True else "inbound"
    yield (number, egress), fields.target("NetworkAclId", ACL), f"the {direction} number {_shown(number)}"


def _group(fields: Fields) -> Iterator[_Held]:
    name = fields.text("GroupName")
    yield name.lower() if isinstance(name, str) else name, fields.target("VpcId", VPC), f"the name {_shown(name)!r}"


def _subnet(fields: Fields) -> Iterator[_Held]:
    block = fields.block("CidrBlock", "ipv4")
    yield block, fields.target("VpcId", VPC), f"the block {_shown(block)}"


def _route(fields: Fields) -> Iterator[_Held]:
    name = next((name for name in _DESTINATIONS if fields.has(name)), _DESTINATIONS[0])
    block = fields.block(name, "ipv6" if "Ipv6" in name else "ipv4") if name.endswith("Block") else fields.target(name)
    yield block, fields.target("RouteTableId", ROUTE_TABLE), f"the destination {_shown(block)}"


def _association(fields: Fields) -> Iterator[_Held]:
    yield "route table", fields.target("SubnetId", SUBNET), "the only association with a route table"


def _gateway(fields: Fields) -> Iterator[_Held]:
    name = "internet gateway" if fields.has("InternetGatewayId") else "virtual private gateway"
    yield name, fields.target("VpcId", VPC), f"the only {name}"


def _zone(fields: Fields) -> Iterator[_Held]:
    name, listed = dns_name(fields, "Name"), fields.objects("VPCs")
    name = name.rstrip(".").lower() if isinstance(name, str) else name
    for item in () if isinstance(listed, Unknown) else listed:
        if not isinstance(item, Unknown):
            yield name, item.target("VPCId", VPC), f"the name {_shown(name)!r}"


def _record(fields: Fields) -> Iterator[_Held]:
    name, kind, variant = dns_name(fields, "Name"), fields.text("Type"), fields.text("SetIdentifier")
    zone = fields.target("HostedZoneId", _ZONE)
    name = name.rstrip(".").lower() if isinstance(name, str) else name
    yield (name, kind, "" if variant is None else variant), zone, f"the {_shown(kind)} record {_shown(name)!r}"


def _attachment(fields: Fields) -> Iterator[_Held]:
    vpc = fields.target("VpcId", VPC)
    told = vpc if isinstance(vpc, Unknown) else str(vpc)
    yield told, fields.target("TransitGatewayId", TRANSIT_GATEWAY), f"the attachment of the VPC {_shown(told)}"


def _transit_route(fields: Fields) -> Iterator[_Held]:
    block, table = fields.block("DestinationCidrBlock", "ipv4"), "AWS::EC2::TransitGatewayRouteTable"
    yield block, fields.target("TransitGatewayRouteTableId", table), f"the destination {_shown(block)}"


def _of_opensearch(fields: Fields) -> Iterator[_Held]:
    stack = fields.reading.stacks.stacks[fields.id.stack]
    name, kind = fields.text("Name"), fields.text("Type") if fields.resource.type.endswith("Policy") else ""
    yield (fields.resource.type, kind, name, stack.account, stack.region), None, f"the name {_shown(name)!r}"


_OPENSEARCH = "AWS::OpenSearchServerless::"
_KINDS: Mapping[str, tuple[str, str, Callable[[Fields], Iterator[_Held]]]] = {
    "AWS::EC2::NetworkAclEntry": ("the entry", "of the network ACL", _entry),
    GROUP: ("the security group", "of a group in the VPC", _group),
    SUBNET: ("the subnet", "of a subnet in the VPC", _subnet),
    "AWS::EC2::Route": ("the route", "of the route table", _route),
    "AWS::EC2::SubnetRouteTableAssociation": ("the association", "of the subnet", _association),
    "AWS::EC2::VPCGatewayAttachment": ("the attachment", "of the VPC", _gateway),
    _ZONE: ("the private hosted zone", "in the VPC", _zone),
    "AWS::Route53::RecordSet": ("the record", "of the zone", _record),
    **dict.fromkeys(_ATTACHMENT, ("the attachment", "of the transit gateway", _attachment)),
    "AWS::EC2::TransitGatewayRoute": ("the route", "of the transit gateway's table", _transit_route),
    f"{_OPENSEARCH}VpcEndpoint": ("the endpoint", "of an OpenSearch Serverless endpoint", _of_opensearch),
    f"{_OPENSEARCH}Collection": ("the collection", "of a collection", _of_opensearch),
    f"{_OPENSEARCH}SecurityPolicy": ("the policy", "of a policy", _of_opensearch),
    f"{_OPENSEARCH}AccessPolicy": ("the policy", "of a policy", _of_opensearch),
}
"""By type: what the resource is, what it holds something of, and what it holds."""
