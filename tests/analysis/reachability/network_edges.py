"""Changes at the very edge of what a connection needs: its first and last port, its first and last address, and those just beside."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.analysis.reachability.oracle_networks import EPHEMERAL, Entry, Net, reach
from tests.analysis.reachability.oracle_routes import Way

if TYPE_CHECKING:
    from random import Random

    from tests.analysis.reachability.oracle_networks import Ports, Rule


def denied(random: Random, net: Net) -> Net:
    """Deny a port and an address at the edge of what one of the ACLs on the way sees, or just beside."""
    client, endpoint, version = _ends(random, net)
    request, request_in = (net.ports, _block(net, endpoint, version)), (net.ports, _block(net, client, version))
    reply, reply_in = (EPHEMERAL, _block(net, client, version)), (EPHEMERAL, _block(net, endpoint, version))
    legs = [(client, True, request), (endpoint, False, request_in), (endpoint, True, reply), (client, False, reply_in)]
    if net.gateway_tables is not None:
        legs = [(client, True, (net.ports, "public")), (client, False, (EPHEMERAL, "public"))]
    if net.hub is not None:
        own, other = (random.choice(net.hub.attached[net.places[end].vpc].places) for end in (endpoint, client))
        legs += [(own, True, request), (own, False, reply_in), (other, True, reply), (other, False, request_in)]
    place, egress, (ports, block) = random.choice(legs)
    protocol = random.choice([6, 6, 6, 6, -1, -1, 17])
    entry = Entry(
        random.choice([1, 1, 1, 1, 1, 400]), egress, allow=False, protocol=protocol, ports=_edge(random, ports), cidr=_side(random, block)
    )
    at = net.places[place].acl
    acl = tuple(acl for acl in net.acls[at] if acl.number != entry.number)
    return replace(net, acls=(*net.acls[:at], (*acl, entry), *net.acls[at + 1 :]))


def narrowed(random: Random, net: Net) -> Net:
    """Narrow what one of the groups on the way lets through of what the connection needs, by a port, an address or the protocol."""
    client, endpoint, version = _ends(random, net)
    legs = [(net.endpoint_groups[0], False, client, net.client_groups), (net.client_groups[0], True, endpoint, net.endpoint_groups)]
    at, egress, peer, carried = random.choice(legs)
    block = "public" if net.gateway_tables is not None else _block(net, peer, version)

    def change(rule: Rule) -> Rule:
        match random.randrange(5):
            case 0 | 1:
                first, last = net.ports
                return replace(
                    rule,
                    protocol=6,
                    ports=random.choice([(first, last), (first + 1, last + 1), (first, max(first, last - 1))]),
                )
            case 2:
                return replace(rule, peer=_side(random, block))
            case 3:
                return replace(rule, peer=f"sg-{carried[0]}")
            case _:
                return replace(rule, protocol=17)

    rules = tuple(change(rule) if rule.egress is egress and rule.peer != "::/0" else rule for rule in net.groups[at])
    return replace(net, groups=(*net.groups[:at], rules, *net.groups[at + 1 :]))


def detoured(random: Random, net: Net) -> Net:
    """Lead packets or replies, or a few of them, elsewhere."""
    client, endpoint, version = _ends(random, net)
    from_, to = random.choice([(client, endpoint), (endpoint, client)] if net.client_cidr is None else [(endpoint, client)])
    kind = random.choice(["blackhole", "blackhole", "vpc-endpoint", "nat", "peering" if net.client_cidr is not None else "blackhole"])
    block = _block(net, to, version)
    if block == "public" or (kind == "peering" and not block.startswith("192.")):
        return net
    way = Way(_side(random, block) if kind == "blackhole" else block, kind)
    at = net.places[from_].table
    table = tuple(table for table in net.tables[at] if table.cidr != way.cidr)
    if any(table.kind == "local" and table.cidr == way.cidr for table in net.tables[at]):
        return net
    net = replace(net, tables=(*net.tables[:at], (*table, way), *net.tables[at + 1 :]))
    if kind in {"vpc-endpoint", "nat"} and random.random() < 0.5:
        others = tuple(replace(rule, peer="172.16.0.0/12") for rule in net.groups[net.endpoint_groups[0]])
        return replace(net, groups=(*net.groups[: net.endpoint_groups[0]], others, *net.groups[net.endpoint_groups[0] + 1 :]))
    return net


def _ends(random: Random, net: Net) -> tuple[int, int, int]:
    return random.choice(net.client_places), random.choice(net.endpoint_places), random.choice(net.families)


def _block(net: Net, place: int, version: int) -> str:
    if net.client_cidr is not None and place in net.client_places and place not in net.endpoint_places:
        return net.client_cidr
    return next((cidr for cidr in net.places[place].cidrs if reach(cidr)[0] == version), net.places[place].cidrs[0])


def _edge(random: Random, ports: Ports) -> Ports:
    """Return the first port, the last, all, or those just beside."""
    first, last = ports
    return random.choice(
        [(first, first), (first, first), (last, last), (last, last), ports, (0, first - 1), (min(last + 1, 65_535), 65_535)]
    )


def _side(random: Random, block: str) -> str:
    """Return a block, its first or last host, its half, or an address in it that no host has."""
    if block == "public":
        some = ["52.218.0.0/17", "52.218.0.0/18", "3.5.64.0/21", "3.5.71.255/32"]
        return random.choice(["0.0.0.0/0", "52.0.0.0/8", "11.0.0.0/8", "10.0.0.0/8", "128.0.0.0/1", "192.168.0.0/16", *some])
    if ":" in block:
        stem = block.rpartition("/")[0]
        return random.choice([block, block, f"{stem}4/128", f"{stem}3/128", f"{stem}/120"])
    stem, size = block.rpartition(".")[0], block.rpartition("/")[2]
    ends = ["4/32", "14/32", "3/32", "15/32", "8/29"] if size == "28" else ["0/32", "255/32", "0/25"]
    return random.choice([block, block, *(f"{stem}.{end}" for end in ends)])
