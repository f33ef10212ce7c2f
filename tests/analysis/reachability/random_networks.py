"""Random networks of plain values: each starts as one that works, often only just, and then a few things are moved a little.

A network that lets through exactly what is needed shows a mistake of one port, one address or one rule at once.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from tests.analysis.reachability.network_edges import denied, detoured, narrowed
from tests.analysis.reachability.oracle_networks import SERVICE, Entry, Net, Rule
from tests.analysis.reachability.oracle_routes import Attached, Hub, Lane, Place, Way

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

T = TypeVar("T")
VPCS = (("10.0.0.0/16", "2001:db8:0:0::/56"), ("10.1.0.0/16", "2001:db8:0:100::/56"))
KINDS = ("inside",) * 9 + ("peered",) * 3 + ("transit",) * 6 + ("gateway",) * 3 + ("outside",) * 2
"""Where the client is, and what joins it to the endpoint; ``"gateway"`` is the endpoint's own kind."""
EPHEMERAL, ALL = (1_024, 65_535), (0, 65_535)
ANYWHERE = ("0.0.0.0/0", "::/0")
OUTSIDE = "192.168.0.0/16"
S3 = ("52.218.0.0/17", "3.5.64.0/21")
"""What a saved answer says of the prefix list of a service."""
OUT = True


def any_network(random: Random, kind: str | None = None) -> Net:
    """Return a network in which about every second client reaches the endpoint; of one of `KINDS`, if one is asked for."""
    net = a_working_network(random, kind or random.choice(KINDS))
    for _ in range(random.choice([0, 1, 1, 1, 1, 1, 2]) if _is_narrow(net) else random.choice([0, 1, 2, 4, 6])):
        net = changed(random, net)
    return _by_subnet(random, net) if random.random() < 0.3 else net


def _by_subnet(random: Random, net: Net) -> Net:
    """Return a network whose client has IPv6 addresses where its subnet assigns them."""
    return replace(net, places=tuple(replace(place, assigns=random.random() < 0.5) for place in net.places), client_ipv6=None)


def a_network(random: Random) -> Net:
    """Return a network of peered VPCs with an interface endpoint."""
    net = any_network(random)
    kinds = {way.kind for table in net.tables for way in table}
    listed = any(rule.peer.startswith("pl-") for group in net.groups for rule in group)
    if net.hub is not None or net.gateway_tables is not None or listed or kinds & {"vpc-endpoint", "internet-gateway"}:
        return a_network(random)
    return replace(net, choices=())


def _is_narrow(net: Net) -> bool:
    return len(net.client_places) == len(net.endpoint_places) == 1 and net.client_groups == (2,)


def a_working_network(random: Random, kind: str) -> Net:
    """Return a network in which nearly every client reaches the endpoint; most have one client, one interface and nothing to spare."""
    ipv6, narrow = kind != "gateway" and random.random() < 0.25, random.random() < 0.8
    places = tuple(
        Place(vpc, _blocks(vpc, number, ipv6=ipv6), random.randrange(3), vpc * 2 + random.randrange(2), number % 2)
        for vpc in range(2)
        for number in range(2 + random.randrange(2))
    )
    own = [at for at, place in enumerate(places) if place.vpc == 0]
    there = [at for at, place in enumerate(places) if place.vpc == (1 if kind in {"peered", "transit"} else 0)]
    first = random.choice([443, 443, 2_049, 1_024])
    ports = (first, first) if random.random() < 0.5 else (first, first + random.choice([1, 99]))
    to, since = _some(random, own), _some(random, there)
    if narrow:
        to, since = to[:1], since[-1:] if random.random() < 0.9 else to[:1] if there == own else since[:1]
        roles = {since[0]: 0, to[0]: 1}
        places = tuple(replace(place, acl=roles.get(at, 2), table=place.vpc * 2 + roles.get(at, 1)) for at, place in enumerate(places))
    cidr = _client_cidr(random, there, places, ipv6=ipv6) if random.random() < 0.12 else None
    net = Net(
        vpcs=VPCS,
        places=places,
        acls=(),
        groups=(),
        tables=tuple(_table(random, at // 2, transit=kind == "transit") for at in range(4)),
        endpoint_places=to,
        endpoint_groups=(0,) if narrow else _some(random, [0, 1]),
        families=random.choice([(4,), (4, 6), (6,)]) if ipv6 else (4,),
        ports=ports,
        client_places=since,
        client_groups=(2,) if narrow else _some(random, [1, 2]),
        client_ipv6=ipv6 and random.random() < 0.8,
        client_cidr="192.168.7.0/24" if kind == "outside" else cidr,
        hub=_hub(random, places, (to[0], since[0])) if kind == "transit" else None,
        gateway_tables=(0, 1) if kind == "gateway" else None,
        shared_groups=tuple(at for at in range(3) if random.random() < 0.5),
        service=random.choice([(), S3, S3]) if kind == "gateway" else (),
        choices=_choices(random, ports) if random.random() < 0.15 else (),
    )
    return replace(net, acls=tuple(_acl(random, net) for _ in range(3)), groups=tuple(_group(random, net) for _ in range(3)))


def _choices(random: Random, ports: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """Return ports that may be used in place of others: nearly always some that are closed."""
    others = [(ports[0] + more, ports[1] + more) for more in (1, 200)] + [(25, 25)]
    return tuple(random.sample(others, random.choice([1, 2])))


def _blocks(vpc: int, number: int, *, ipv6: bool) -> tuple[str, ...]:
    ipv4 = f"10.{vpc}.{number}.0/28"
    return (ipv4, f"2001:db8:0:{vpc}0{number}::/64") if ipv6 else (ipv4,)


def _some(random: Random, choices: list[int]) -> tuple[int, ...]:
    return tuple(sorted(random.sample(choices, random.randint(1, min(2, len(choices))))))


def _client_cidr(random: Random, there: list[int], places: tuple[Place, ...], *, ipv6: bool) -> str:
    block = random.choice(places[random.choice(there)].cidrs)
    choices = ["10.0.0.0/16", "10.1.0.0/16", "10.0.0.0/24", "10.0.0.8/29", "192.168.0.0/24", "10.0.0.0/15", block, block, block]
    return random.choice([*choices, "2001:db8:0:0::/56", "2001:db8:0:1::/64", "2001:db8:f::/48"] if ipv6 else choices)


def _peers(random: Random, net: Net) -> tuple[str, ...]:
    """Return the blocks that hold all addresses of both ends: the narrowest, the VPCs', or everything."""
    used = {cidr for at in (*net.endpoint_places, *net.client_places) for cidr in net.places[at].cidrs}
    narrow = sorted(used | ({net.client_cidr} if net.client_cidr is not None else set()))
    wide = [cidr for cidrs in VPCS for cidr in cidrs] + [OUTSIDE, "2001:db8:f::/48"]
    if net.gateway_tables is not None:
        return random.choice([ANYWHERE, ("0.0.0.0/1", "128.0.0.0/1"), *([net.service] if net.service else [])])
    return random.choice([*[tuple(narrow)] * (8 if _is_narrow(net) else 2), tuple(wide), ANYWHERE])


def _acl(random: Random, net: Net) -> tuple[Entry, ...]:
    if random.random() < 0.2:
        return tuple(Entry(100 + at, egress, True, -1, ALL, cidr) for egress in (False, True) for at, cidr in enumerate(ANYWHERE))  # noqa: FBT003 - an allow
    entries, peers = [], _peers(random, net)
    for egress in (False, True):
        for at, cidr in enumerate(peers):
            ports = random.choice([net.ports, net.ports, (net.ports[0], net.ports[1] + 50), ALL])
            entries.append(Entry(200 + at, egress, allow=True, protocol=random.choice([6, 6, -1]), ports=ports, cidr=cidr))
            back = random.choice([EPHEMERAL, EPHEMERAL, EPHEMERAL, ALL])
            entries.append(Entry(300 + at, egress, allow=True, protocol=6, ports=back, cidr=cidr))
        if random.random() < 0.3:
            spare = random.choice([(22, 22), (0, 442), (1_000, 1_023)])
            entries.append(Entry(random.choice([50, 400]), egress, allow=False, protocol=6, ports=spare, cidr="0.0.0.0/0"))
    return tuple(random.sample(entries, len(entries)))


def _group(random: Random, net: Net) -> tuple[Rule, ...]:
    into: tuple[str, ...] = random.choice([_peers(random, net), _peers(random, net), ("sg-1", "sg-2")])
    out: tuple[str, ...] = random.choice([_peers(random, net), _peers(random, net), ("sg-0", "sg-1")])
    into, out = (_peers(random, net), _peers(random, net)) if net.hub is not None or net.gateway_tables is not None else (into, out)
    out = (SERVICE,) if net.gateway_tables is not None and random.random() < 0.4 else out
    ports = [net.ports, net.ports, (net.ports[0], net.ports[1] + 99), ALL]
    rules = [Rule(not OUT, 6, random.choice(ports), peer) for peer in into]
    return (*rules, *(Rule(OUT, random.choice([6, 6, -1]), random.choice(ports), peer) for peer in out))


def _table(random: Random, vpc: int, *, transit: bool) -> tuple[Way, ...]:
    local = [Way(cidr, "local") for cidr in VPCS[vpc]]
    far = [Way(cidr, "transit-gateway" if transit else "peering") for cidr in VPCS[1 - vpc]]
    out = [Way(cidr, "virtual-private-gateway") for cidr in ANYWHERE]
    if random.random() < 0.4:
        out = [Way("0.0.0.0/0", "nat"), Way(OUTSIDE, "virtual-private-gateway")]
    return (*local, *far, *out)


def _hub(random: Random, places: tuple[Place, ...], ends: tuple[int, int]) -> Hub:
    attached = []
    for vpc in range(2):
        here = [at for at, place in enumerate(places) if place.vpc == vpc]
        attached.append(Attached(random.choice([(here[0], here[1]), tuple(here), (ends[vpc],)]), random.randrange(2)))
    propagated = tuple(Lane(cidr, vpc, propagated=True) for vpc in range(2) for cidr in VPCS[vpc])
    static = tuple(Lane(cidr, vpc) for vpc in range(2) for cidr in VPCS[vpc])
    return Hub(tuple(attached), tuple(random.choice([propagated, propagated, static]) for _ in range(2)))


def changed(random: Random, net: Net) -> Net:
    """Return the network with one thing moved."""
    changes: list[tuple[Callable[[Random, Net], Net], int]] = [(_acl_changed, 1), (_group_changed, 1), (_way_changed, 1)]
    changes += [(denied, 12), (narrowed, 6), (detoured, 7)] if _is_narrow(net) else []
    changes += [(_hub_changed, 9)] if net.hub is not None else []
    changes += [(_gateway_changed, 2), (_passed_by, 9)] if net.gateway_tables is not None else []
    (change,) = random.choices([change_made for change_made, _ in changes], [weight for _, weight in changes])
    return change(random, net)


def _nudged(random: Random, ports: tuple[int, int]) -> tuple[int, int]:
    first, last = ports
    return random.choice([(min(first + 1, last), last), (first, max(first, last - 1)), (max(first - 1, 0), last), (first, first)])


def _hosts(random: Random, net: Net) -> str:
    """Return a block at the edge of what an interface can have: its subnet, half of it, one host, or an address that no host has."""
    place = net.places[random.choice((*net.endpoint_places, *net.client_places))]
    whole = random.choice(place.cidrs)
    if ":" in whole:
        return random.choice([whole, whole.replace("/64", "/65"), whole.replace("::/64", "::4/128"), whole.replace("::/64", "::3/128")])
    stem = whole.rpartition(".")[0]
    ends = ["0/29", "8/29", "4/32", "14/32", "3/32", "15/32", "0/30"]
    return random.choice([whole, *(f"{stem}.{end}" for end in ends)])


def _acl_changed(random: Random, net: Net) -> Net:
    """Deny a port or an address at an edge before or behind what allows it, or move an entry a little."""
    low, high = net.ports
    edges = [(low, low), (high, high), (1_024, 1_024), (1_024, 1_024), (65_535, 65_535), (65_535, 65_535), (61_000, 65_535), EPHEMERAL]
    ports = random.choice([*edges, net.ports, net.ports])
    number, egress, protocol = random.choice([1, 1, 199, 250, 299, 400]), random.random() < 0.5, random.choice([6, 6, 6, -1, 17])
    deny = Entry(number, egress, allow=False, protocol=protocol, ports=ports, cidr=_hosts(random, net))
    entry_changes: list[Callable[[Entry], Entry]] = [
        lambda entry: replace(entry, ports=_nudged(random, entry.ports)),
        lambda entry: replace(entry, ports=_nudged(random, entry.ports)),
        lambda entry: replace(entry, cidr=_hosts(random, net)),
        lambda entry: replace(entry, egress=not entry.egress, number=entry.number + 5),
        lambda entry: replace(entry, protocol=17),
        lambda entry: replace(entry, allow=False),
    ]

    def change(acl: tuple[Entry, ...]) -> tuple[Entry, ...]:
        if random.random() < 0.6 or not acl:
            return acl if any(entry.number == deny.number for entry in acl) else _inserted(random, acl, deny)
        moved = _one(random, acl, random.choice(entry_changes))
        return moved if len({(entry.number, entry.egress) for entry in moved}) == len(moved) else acl

    used = {net.places[at].acl for at in (*net.endpoint_places, *net.client_places)}
    used |= {2} if net.hub is not None else set()
    return replace(net, acls=_at(net.acls, random.choice(sorted(used)), change))


def _group_changed(random: Random, net: Net) -> Net:
    rule_changes: list[Callable[[Rule], Rule]] = [
        lambda rule: replace(rule, ports=_nudged(random, rule.ports)),
        lambda rule: replace(rule, ports=_nudged(random, net.ports)),
        lambda rule: replace(rule, peer=_hosts(random, net)),
        lambda rule: replace(rule, peer=f"sg-{random.choice([*net.client_groups, *net.endpoint_groups])}"),
        lambda rule: replace(rule, peer=random.choice([SERVICE, "pl-07e4"])),
        lambda rule: replace(rule, protocol=17),
        lambda rule: replace(rule, egress=not rule.egress),
    ]

    def change(group: tuple[Rule, ...]) -> tuple[Rule, ...]:
        if not group or random.random() < 0.8:
            return _one(random, group, random.choice(rule_changes))
        gone = random.randrange(len(group))
        return (*group[:gone], *group[gone + 1 :])

    return replace(net, groups=_at(net.groups, random.choice([*net.endpoint_groups, *net.client_groups]), change))


def _way_changed(random: Random, net: Net) -> Net:
    """Route to a whole subnet, or to a little of it, elsewhere; or take the last route away."""
    whole = random.choice([cidr for at in (*net.endpoint_places, *net.client_places) for cidr in net.places[at].cidrs])
    choices = [Way(_hosts(random, net), "blackhole"), Way(whole, "blackhole"), Way("10.0.0.0/12", "blackhole")]
    choices += [Way(whole, random.choice(["vpc-endpoint", "nat"]))] * 2
    if net.client_cidr is not None and net.client_cidr.startswith("192"):
        choices = [Way("192.168.0.0/20", random.choice(["blackhole", "peering", "nat", "internet-gateway", "vpc-endpoint"]))]
    way = random.choice(choices)

    def change(table: tuple[Way, ...]) -> tuple[Way, ...]:
        if random.random() < 0.2:
            return table[:-1] if table[-1].kind != "local" else table
        return table if any(each.cidr == way.cidr for each in table) else _inserted(random, table, way)

    used = {net.places[at].table for at in (*net.endpoint_places, *net.client_places)}
    net = replace(net, tables=_at(net.tables, random.choice(sorted(used)), change))
    if way.kind in {"vpc-endpoint", "nat"} and random.random() < 0.5:
        others = tuple(replace(rule, peer=OUTSIDE) for rule in net.groups[net.endpoint_groups[0]])
        return replace(net, groups=_at(net.groups, net.endpoint_groups[0], lambda _: others))
    return net


def _hub_changed(random: Random, net: Net) -> Net:
    assert net.hub is not None
    hub, vpc = net.hub, random.randrange(2)
    table = hub.attached[vpc].table
    match random.randrange(5):
        case 0:
            places = random.choice([hub.attached[vpc].places[:1], hub.attached[vpc].places[-1:]])
            return replace(net, hub=replace(hub, attached=_at(hub.attached, vpc, lambda attached: replace(attached, places=places))))
        case 1:
            other = random.choice([None, 0, 1])
            return replace(net, hub=replace(hub, attached=_at(hub.attached, vpc, lambda attached: replace(attached, table=other))))
        case 2 if table is not None:
            return replace(net, hub=replace(hub, tables=_at(hub.tables, table, lambda lanes: lanes[1:])))
        case _ if table is not None:
            cidr = random.choice([*VPCS[0], *VPCS[1], "10.0.0.0/8", _hosts(random, net), _hosts(random, net)])
            lane = Lane(cidr, random.choice([None, None, 0, 1]))
            there = {each.cidr for each in hub.tables[table] if not each.propagated}
            lanes = hub.tables[table] if cidr in there else _inserted(random, hub.tables[table], lane)
            return replace(net, hub=replace(hub, tables=_at(hub.tables, table, lambda _: lanes)))
        case _:
            return net


def _gateway_changed(random: Random, net: Net) -> Net:
    return replace(net, gateway_tables=random.choice([(0,), (1,), ()]))


def _passed_by(random: Random, net: Net) -> Net:
    """Route some public addresses elsewhere, beside the endpoint's own routes."""
    cidrs = ["52.218.0.0/17", "52.218.0.0/17", "52.218.128.0/24", "52.218.7.0/24", "52.0.0.0/8", "3.5.64.0/21", "3.5.65.0/24"]
    way = Way(random.choice(cidrs), random.choice(["nat", "vpc-endpoint", "blackhole", "blackhole"]))
    at = net.places[random.choice(net.client_places)].table
    return replace(net, tables=_at(net.tables, at, lambda table: (*(other for other in table if other.cidr != way.cidr), way)))


def _inserted(random: Random, values: tuple[T, ...], value: T) -> tuple[T, ...]:
    at = random.randint(0, len(values))
    return (*values[:at], value, *values[at:])


def _at(values: tuple[T, ...], at: int, change: Callable[[T], T]) -> tuple[T, ...]:
    return (*values[:at], change(values[at]), *values[at + 1 :])


def _one(random: Random, values: tuple[T, ...], change: Callable[[T], T]) -> tuple[T, ...]:
    return _at(values, random.randrange(len(values)), change) if values else values
