"""The change that would open a hop which drops packets, in words and as the entries to add."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code, MaybeCode
from constructs_privatelink.analysis.networks.declared import Declared
from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.reachability.acl_changes import acl_change
from constructs_privatelink.analysis.reachability.openings import Opening, reference
from constructs_privatelink.analysis.reachability.route_changes import gateway_change, route_change, transit_change, zone_change
from constructs_privatelink.analysis.reachability.service_addresses import service_addresses
from constructs_privatelink.analysis.reachability.verdicts import Change
from constructs_privatelink.analysis.values import known_values
from constructs_privatelink.decisions.clients import IPV4

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from constructs_privatelink.analysis.networks.model import Endpoint, Model
    from constructs_privatelink.analysis.reachability.path_checks import Pair
    from constructs_privatelink.analysis.reachability.verdicts import Hop
    from constructs_privatelink.analysis.values import Target

_ELSEWHERE: dict[MaybeCode, str] = {
    Code.PL_CLIENT_NOT_IN_VPC: "put the client into subnets of a VPC that reaches the endpoint",
    Code.PL_NO_ENDPOINT_INTERFACE: "name subnets in the endpoint's SubnetIds",
    Code.PL_IP_FAMILY_MISMATCH: "give the endpoint an IpAddressType that has the client's family: 'dualstack'",
    Code.PL_GATEWAY_NOT_TRANSITIVE: "use an interface endpoint: a gateway endpoint serves the subnets of its own VPC only",
    Code.VPCE_GATEWAY_PROTOCOL_RESTRICTION: "use TCP: gateway endpoints carry nothing else",
    Code.DISCONNECTED_VPCS: "join the VPCs by a peering connection or a transit gateway, with routes both ways",
    Code.SG_REFERENCES_NOT_PRESERVED: "allow the client's addresses: references to security groups do not match on this path",
}


def change_for(hop: Hop, pairs: Sequence[Pair], model: Model, endpoint: Endpoint) -> Change:  # noqa: PLR0911 - one for each property
    """Return the change that lets through all that a hop drops.

    Args:
        hop: The hop.
        pairs: What was found between the ends, all that the hop is on among them.
        model: The networks.
        endpoint: The endpoint.

    """
    opening = Opening(hop, tuple(pair for pair in pairs if any(_same(hop, opened) for opened in pair.hops)))
    match hop.property:
        case "SecurityGroupIngress" | "SecurityGroupEgress":
            return _group_change(opening, model, endpoint)
        case "NetworkAclEntry":
            return _with_ranges(acl_change(opening, model), opening, model, endpoint)
        case "Route":
            return route_change(opening, model)
        case "TransitGatewayRoute":
            return transit_change(opening, model)
        case "RouteTableIds":
            return gateway_change(opening, endpoint)
        case "SubnetIds":
            return zone_change(opening, model)
        case _:
            return Change(_ELSEWHERE.get(hop.code, f"remove the cause of {hop.code}"), hop.resource, hop.property)


def _same(hop: Hop, other: Hop) -> bool:
    return (hop.place, hop.name, hop.resource, hop.outcome) == (other.place, other.name, other.resource, other.outcome)


def _group_change(opening: Opening, model: Model, endpoint: Endpoint) -> Change:
    """Return the rules that let through what a group drops: for addresses, for the group at the other end where these are not known."""
    hop = opening.hop
    peers: list[Mapping[str, object]] = [
        {"CidrIp" if network.version == IPV4 else "CidrIpv6": str(network)} for network in opening.networks
    ]
    toward, side = ("from", "in") if hop.direction == "ingress" else ("to", "out")
    addresses, why = opening.addresses, ""
    if endpoint.kind == EndpointKind.GATEWAY:
        lists = sorted(map(str, service_addresses(model, endpoint).lists))
        peers = [{"DestinationPrefixListId": name} for name in lists]
        addresses = f"the prefix list of {opening.addresses}{f' ({lists[0]})' if lists else ''}"
        if not lists and isinstance(endpoint.declared, Declared):
            why = (
                "; the endpoint makes that rule once it is told the list, by prefix_list='pl-...' of GatewayEndpoint or "
                "network.add_gateway (gateway_prefix_list= of EksPrivateClusterEndpoints)"
            )
    elif not peers and (group := _carried_by_all(opening)) is not None and (named := reference(group, hop.resource)) is not None:
        peers = [{f"{'Source' if hop.direction == 'ingress' else 'Destination'}SecurityGroupId": named}]
        addresses = f"the security group {group}"
    elif not peers:
        why = "; name its security group, or declare it at the endpoint with allow_from(...)"
    if hop.code == Code.SG_REFERENCES_NOT_PRESERVED:
        why += f": {_ELSEWHERE[hop.code]}"
    entries = tuple(
        {"IpProtocol": protocol, "FromPort": first, "ToPort": last, **peer} for protocol, (first, last) in opening.ranges for peer in peers
    )
    text = f"let {opening.ports} {toward} {addresses} {side} at the security group {hop.resource}{why}"
    return Change(text, hop.resource, hop.property, entries)


def _with_ranges(change: Change, opening: Opening, model: Model, endpoint: Endpoint) -> Change:
    """Say of a gateway endpoint of this library how its network makes the entries, once: where packets go out."""
    told = endpoint.kind != EndpointKind.GATEWAY or service_addresses(model, endpoint).networks is not None
    if told or opening.hop.direction != "egress" or not isinstance(endpoint.declared, Declared):
        return change
    why = (
        "; where the endpoint's network wires this ACL it makes both entries once it is told the ranges, by service_ranges=[...] of "
        "GatewayEndpoint (gateway_service_ranges= of EksPrivateClusterEndpoints)"
    )
    return replace(change, text=change.text + why)


def _carried_by_all(opening: Opening) -> Target | None:
    """Return a group that all ends carry to which the hop compares addresses, where references to it match: inside one VPC."""
    if any(pair.client.vpc != pair.endpoint.vpc for pair in opening.pairs):
        return None
    carried = [end.groups for end in opening.ends]
    return next((group for group in known_values(carried[0]) if all(group in known_values(groups) for groups in carried)), None)
