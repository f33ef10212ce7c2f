"""A model with a change done to it, by nothing but the change's data: what a template would say once somebody did it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from ipaddress import ip_network
from typing import TYPE_CHECKING, TypeVar

from constructs_privatelink.analysis.networks.kinds import NextHop
from constructs_privatelink.analysis.networks.model import GroupRef, GroupRule, NetworkAclEntry, PrefixListRef, Route
from constructs_privatelink.analysis.values import Outside, ResourceId
from constructs_privatelink.catalogue.protocols import PROTOCOL_NUMBERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from constructs_privatelink.analysis.networks.model import Endpoint, Model, Network
    from constructs_privatelink.analysis.reachability.verdicts import Change
    from constructs_privatelink.analysis.values import Target

Thing = TypeVar("Thing")
Entry = Mapping[str, object]


def applied(model: Model, endpoint: Endpoint, change: Change) -> tuple[Model, Endpoint]:
    """Return the networks and the endpoint with a change done to them."""
    gone = set(change.remove)
    match change.property:
        case "SecurityGroupIngress" | "SecurityGroupEgress":
            rules = tuple(_rule(change, entry, model) for entry in change.entries)
            groups = _with(model.groups, change.resource, lambda group: replace(group, rules=(*group.rules, *rules)))
            return replace(model, groups=groups), endpoint
        case "NetworkAclEntry":
            added = tuple(_acl_entry(change, entry) for entry in change.entries)
            acls, default_acls = (
                _with(
                    known,
                    change.resource,
                    lambda acl: replace(acl, entries=(*(entry for entry in acl.entries if entry.id not in gone), *added)),
                )
                for known in (model.acls, model.default_acls)
            )
            return replace(model, acls=acls, default_acls=default_acls), endpoint
        case "Route":
            routes = tuple(_route(change, entry) for entry in change.entries)
            tables, mains = (
                _with(
                    known,
                    change.resource,
                    lambda table: replace(table, routes=(*(route for route in table.routes if route.id not in gone), *routes)),
                )
                for known in (model.route_tables, model.main_tables)
            )
            return replace(model, route_tables=tables, main_tables=mains), endpoint
        case "RouteTableIds":
            listed = endpoint.route_tables if isinstance(endpoint.route_tables, tuple) else ()
            return model, replace(endpoint, route_tables=(*listed, *(_target(change, entry) for entry in change.entries)))
        case _:
            return _in_transit(model, change), endpoint


def _in_transit(model: Model, change: Change) -> Model:
    gone = set(change.remove)
    if change.property == "TransitGatewayRoute":
        routes = tuple(_route(change, entry) for entry in change.entries)
        gateways = {
            target: replace(
                gateway,
                tables={
                    table: (*(route for route in known if route.id not in gone), *routes) if table == change.resource else known
                    for table, known in gateway.tables.items()
                },
            )
            for target, gateway in model.transit_gateways.items()
        }
        return replace(model, transit_gateways=gateways)
    attachments = list(model.attachments)
    for index, attachment in enumerate(attachments):
        if attachment.id == change.resource and change.property == "SubnetIds" and isinstance(attachment.subnets, tuple):
            added = tuple(_target(change, entry) for entry in change.entries)
            attachments[index] = replace(attachment, subnets=(*attachment.subnets, *added))
        elif attachment.id == change.resource and change.entries:
            attachments[index] = replace(attachment, route_table=_target(change, change.entries[0]["TransitGatewayRouteTableId"]))
    return replace(model, attachments=tuple(attachments))


def _with(known: Mapping[Target, Thing], target: Target | None, change: Callable[[Thing], Thing]) -> dict[Target, Thing]:
    """Return some things with one of them changed, by whatever key it is known."""
    return {key: change(resource) if getattr(resource, "id", None) == target else resource for key, resource in known.items()}


def _target(change: Change, reference: object) -> Target:
    """Return what a reference beside the changed resource names: the opposite of `openings.reference`."""
    stack = change.resource.stack if isinstance(change.resource, ResourceId) else ""
    match reference:
        case {"Ref": str(logical_id)}:
            return ResourceId(stack, logical_id)
        case {"Fn::GetAtt": [logical_id, attribute]}:
            return ResourceId(stack, f"{logical_id}.{attribute}")
        case _:
            return Outside(str(reference))


def _network(entry: Entry, *names: str) -> Network:
    return ip_network(next(str(entry[name]) for name in names if name in entry))


def _ports(low: object, high: object) -> tuple[int, int]:
    return int(str(low)), int(str(high))


def _id(change: Change) -> ResourceId | Outside:
    return change.resource if isinstance(change.resource, ResourceId | Outside) else Outside(str(change.resource))


def _rule(change: Change, entry: Entry, model: Model) -> GroupRule:
    egress = change.property == "SecurityGroupEgress"
    toward = "Destination" if egress else "Source"
    peer: Network | GroupRef | PrefixListRef
    if f"{toward}SecurityGroupId" in entry:
        peer = GroupRef(_target(change, entry[f"{toward}SecurityGroupId"]))
    elif f"{toward}PrefixListId" in entry:
        target = _target(change, entry[f"{toward}PrefixListId"])
        peer = PrefixListRef(target, model.prefix_lists.get(target, ()))
    else:
        peer = _network(entry, "CidrIp", "CidrIpv6")
    ports = _ports(entry["FromPort"], entry["ToPort"])
    return GroupRule(_id(change), egress, PROTOCOL_NUMBERS[str(entry["IpProtocol"])], ports, peer)


def _acl_entry(change: Change, entry: Entry) -> NetworkAclEntry:
    ports = entry["PortRange"]
    number, protocol = int(str(entry["RuleNumber"])), int(str(entry["Protocol"]))
    allow, egress = entry["RuleAction"] == "allow", bool(entry["Egress"])
    port_range = _ports(ports["From"], ports["To"]) if isinstance(ports, Mapping) else None
    return NetworkAclEntry(_id(change), number, egress, allow, protocol, port_range, _network(entry, "CidrBlock", "Ipv6CidrBlock"))


_HOPS = {
    "VpcPeeringConnectionId": NextHop.PEERING,
    "TransitGatewayId": NextHop.TRANSIT_GATEWAY,
    "TransitGatewayAttachmentId": NextHop.TRANSIT_GATEWAY,
}


def _route(change: Change, entry: Entry) -> Route:
    destination = _network(entry, "DestinationCidrBlock", "DestinationIpv6CidrBlock")
    name, hop = next((name, hop) for name, hop in _HOPS.items() if name in entry)
    return Route(_id(change), destination, hop, _target(change, entry[name]))
