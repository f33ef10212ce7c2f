"""The change that would open a hop which drops packets, in words and as the entries to add."""

from __future__ import annotations

from ipaddress import ip_network
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.reachability.addresses import REPLY_PORTS, block
from constructs_privatelink.analysis.reachability.paths import PROTOCOLS
from constructs_privatelink.analysis.reachability.verdicts import Change
from constructs_privatelink.analysis.values import Unknown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from constructs_privatelink.analysis.model import AclEntry, Endpoint, Model, Network
    from constructs_privatelink.analysis.reachability.checks import Pair
    from constructs_privatelink.analysis.reachability.verdicts import Hop

_LAST_NUMBER = 32_766
_STEP = 10
_ELSEWHERE = {
    "PL_CLIENT_NOT_IN_VPC": "put the client into subnets of a VPC that reaches the endpoint",
    "PL_NO_ENDPOINT_INTERFACE": "name subnets in the endpoint's SubnetIds",
    "PL_IP_FAMILY_MISMATCH": "give the endpoint an IpAddressType that has the client's family: 'dualstack'",
    "PL_GATEWAY_NOT_TRANSITIVE": "use an interface endpoint: a gateway endpoint serves the subnets of its own VPC only",
    "VPCE_GATEWAY_PROTOCOL_RESTRICTION": "use TCP: gateway endpoints carry nothing else",
    "DISCONNECTED_VPCS": "join the VPCs by a peering connection or a transit gateway, with routes both ways",
    "TGW_ROUTE_AZ_RESTRICTION": "add a subnet in the endpoint's zone to the transit gateway attachment",
    "SG_REFERENCES_NOT_PRESERVED": "allow the client's addresses: references to security groups do not match on this way",
    "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR": "peer with the client's own VPC: a peering carries addresses of the two VPCs only",
    "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS": "route the client's addresses to the VPN, peering or transit gateway they come from",
}


def change_for(hop: Hop, pairs: Sequence[Pair], model: Model, endpoint: Endpoint) -> Change:
    """Return the change that lets through all that a hop drops.

    Args:
        hop: The hop.
        pairs: What was found between the ends, all that the hop is on among them.
        model: The networks.
        endpoint: The endpoint.

    """
    here = [pair for pair in pairs if any(_same(hop, each) for each in pair.hops)]
    if hop.property in {"SecurityGroupIngress", "SecurityGroupEgress"}:
        return _group_change(hop, here)
    if hop.property == "NetworkAclEntry":
        return _acl_change(hop, here, model)
    if hop.property == "Route":
        return _route_change(hop, here, model)
    if hop.property == "RouteTableIds":
        return Change("add the client's route table to the endpoint's RouteTableIds", endpoint.id, "RouteTableIds")
    return Change(_ELSEWHERE.get(hop.code, f"remove the cause of {hop.code}"), hop.resource, hop.property)


def _same(hop: Hop, other: Hop) -> bool:
    return (hop.place, hop.resource, hop.outcome) == (other.place, other.resource, other.outcome)


def _cidrs(hop: Hop, pairs: Sequence[Pair]) -> list[str]:
    """Return the blocks that the hop should let through; none where they are not known."""
    of = hop.part.of if hop.part is not None else "client"
    ends = [pair.client if of == "client" else pair.endpoint for pair in pairs]
    return list(dict.fromkeys(cidr for end in ends for cidr in end.cidrs if "-" not in cidr))


def _group_change(hop: Hop, pairs: Sequence[Pair]) -> Change:
    cidrs, ranges = _cidrs(hop, pairs), list(dict.fromkeys((pair.protocol, pair.ports.interval) for pair in pairs))
    entries = [
        {"IpProtocol": protocol, "FromPort": first, "ToPort": last, "CidrIpv6" if ":" in cidr else "CidrIp": cidr}
        for protocol, (first, last) in ranges
        for cidr in cidrs
    ]
    way, there = ("from", "in") if hop.direction == "ingress" else ("to", "out")
    text = f"let {_ports(pairs)} {way} {_named(cidrs, hop)} {there} at the security group {hop.resource}"
    if hop.code == "SG_REFERENCES_NOT_PRESERVED":
        text = f"{text}: {_ELSEWHERE[hop.code]}"
    return Change(text, hop.resource, hop.property, tuple(entries))


def _acl_change(hop: Hop, pairs: Sequence[Pair], model: Model) -> Change:
    reply = hop.detail.startswith("PL_RETURN_PORTS")
    cidrs, egress = _cidrs(hop, pairs), hop.direction == "egress"
    ranges = [(pair.protocol, REPLY_PORTS if reply else pair.ports.interval) for pair in pairs]
    numbers = _numbers(hop, model, cidrs, egress=egress)
    entries: list[Mapping[str, object]] = []
    for protocol, (first, last) in dict.fromkeys(ranges):
        for cidr in cidrs:
            number = next(numbers, None)
            if number is None:
                break
            block_name = "Ipv6CidrBlock" if ":" in cidr else "CidrBlock"
            ports = {"From": first, "To": last}
            entries.append(
                {
                    "Egress": egress,
                    "Protocol": PROTOCOLS[protocol],
                    "PortRange": ports,
                    block_name: cidr,
                    "RuleAction": "allow",
                    "RuleNumber": number,
                }
            )
    what = f"{hop.part.protocol if hop.part else 'tcp'} {REPLY_PORTS[0]}-{REPLY_PORTS[1]}" if reply else _ports(pairs)
    way = "to" if egress else "from"
    text = f"allow {what} {way} {_named(cidrs, hop)} in the network ACL {hop.resource}, before what denies it"
    return Change(text, hop.resource, hop.property, tuple(entries))


def _numbers(hop: Hop, model: Model, cidrs: Sequence[str], *, egress: bool) -> Iterator[int]:
    """Yield rule numbers that are free and come before whatever denies."""
    acl = next((each for each in (*model.acls.values(), *model.default_acls.values()) if each.id == hop.resource), None)
    entries = [entry for entry in acl.entries if entry.egress is egress] if acl is not None else []
    used = {entry.number for entry in entries if not isinstance(entry.number, Unknown)}
    wanted = [ip_network(cidr) for cidr in cidrs]
    denying = [
        entry.number for entry in entries if not isinstance(entry.number, Unknown) and entry.allow is not True and _touches(entry, wanted)
    ]
    if denying:
        yield from (number for number in range(min(denying) - 1, 0, -1) if number not in used)
    else:
        yield from (number for number in range(max(used, default=0) + _STEP, _LAST_NUMBER + 1) if number not in used)


def _touches(entry: AclEntry, wanted: Sequence[Network]) -> bool:
    if isinstance(entry.cidr, Unknown):
        return True
    return any(each.version == entry.cidr.version and bool(block(each) & block(entry.cidr)) for each in wanted)


def _route_change(hop: Hop, pairs: Sequence[Pair], model: Model) -> Change:
    cidrs = _cidrs(hop, pairs)
    text = f"route {_named(cidrs, hop)} from {hop.resource} to where they are"
    pair = pairs[0]
    vpcs = {pair.client.vpc, pair.endpoint.vpc}
    peering = next((each for each in model.peerings if set(each.vpcs) == vpcs), None)
    attached = [{each.gateway for each in model.attachments if each.vpc == vpc} for vpc in vpcs]
    shared = sorted(map(str, set.intersection(*attached))) if len(attached) > 1 else []
    if peering is not None:
        goal = {"VpcPeeringConnectionId": str(peering.id)}
    elif shared:
        goal = {"TransitGatewayId": shared[0]}
    else:
        return Change(text, hop.resource, hop.property)
    entries = [{"DestinationIpv6CidrBlock" if ":" in cidr else "DestinationCidrBlock": cidr, **goal} for cidr in cidrs]
    return Change(
        f"route {_named(cidrs, hop)} from {hop.resource} to {next(iter(goal.values()))}", hop.resource, hop.property, tuple(entries)
    )


def _ports(pairs: Sequence[Pair]) -> str:
    ranges = dict.fromkeys((pair.protocol, pair.ports.interval) for pair in pairs)
    told = (f"{protocol} {first}" if first == last else f"{protocol} {first}-{last}" for protocol, (first, last) in ranges)
    return ", ".join(told)


def _named(cidrs: Sequence[str], hop: Hop) -> str:
    if cidrs:
        return ", ".join(cidrs)
    return ", ".join(hop.part.addresses) if hop.part is not None else "the client"
