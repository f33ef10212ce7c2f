"""Random networks of plain values: each starts as one that works, in one of many ways, and then some things are changed."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import ip_network
from typing import TYPE_CHECKING, TypeVar

from constructs_privatelink.analysis.model import (
    Acl,
    AclEntry,
    Endpoint,
    Group,
    GroupRef,
    GroupRule,
    Model,
    Peering,
    Route,
    RouteTable,
    Subnet,
    Vpc,
    Workload,
)
from constructs_privatelink.analysis.reachability.clients import CidrClient, Client, WorkloadClient
from constructs_privatelink.analysis.values import ResourceId
from tests.analysis.oracle import Entry, Net, Place, Rule, Way

if TYPE_CHECKING:
    from random import Random

    from constructs_privatelink.analysis.values import Target

T = TypeVar("T")
VPCS = (("10.0.0.0/16", "2001:db8:0:0::/56"), ("10.1.0.0/16", "2001:db8:0:100::/56"))
EPHEMERAL, ALL = (1_024, 65_535), (0, 65_535)
ALLOW, DENY, IN, OUT = (True,), (False,), (False,), (True,)


def a_network(random: Random) -> Net:
    """Return a network in which about every second client reaches the endpoint."""
    ipv6, peered = random.random() < 0.4, random.random() < 0.3
    places = tuple(
        Place(vpc, _blocks(vpc, number, ipv6=ipv6), random.randrange(3), vpc * 2 + random.randrange(2))
        for vpc in range(2)
        for number in range(2 + random.randrange(2))
    )
    own = [at for at, place in enumerate(places) if place.vpc == 0]
    there = [at for at, place in enumerate(places) if place.vpc == (1 if peered else 0)]
    port = random.choice([443, 2_049, 1_024])
    net = Net(
        vpcs=VPCS,
        places=places,
        acls=tuple(_acl(random, port) for _ in range(3)),
        groups=tuple(_group(random, port) for _ in range(3)),
        tables=tuple(_table(random, at // 2) for at in range(4)),
        endpoint_places=_some(random, own),
        endpoint_groups=_some(random, [0, 1]),
        families=random.choice([(4,), (4, 6), (6,)]) if ipv6 else (4,),
        ports=(port, port) if random.random() < 0.7 else (port, port + random.choice([1, 99])),
        client_places=_some(random, there),
        client_groups=_some(random, [1, 2]),
        client_ipv6=ipv6 and random.random() < 0.8,
        client_cidr=_client_cidr(random, there, places, ipv6=ipv6) if random.random() < 0.4 else None,
    )
    for _ in range(random.choice([0, 4, 8, 12, 16])):
        net = changed(random, net)
    return net


def _blocks(vpc: int, number: int, *, ipv6: bool) -> tuple[str, ...]:
    ipv4 = f"10.{vpc}.{number}.0/28"
    return (ipv4, f"2001:db8:0:{vpc}0{number}::/64") if ipv6 else (ipv4,)


def _some(random: Random, choices: list[int]) -> tuple[int, ...]:
    return tuple(sorted(random.sample(choices, random.randint(1, min(2, len(choices))))))


def _client_cidr(random: Random, there: list[int], places: tuple[Place, ...], *, ipv6: bool) -> str:
    block = random.choice(places[random.choice(there)].cidrs)
    choices = ["10.0.0.0/16", "10.1.0.0/16", "10.0.0.0/24", "10.0.0.8/29", "192.168.0.0/24", "10.0.0.0/15", block, block]
    return random.choice([*choices, "2001:db8:0:0::/56", "2001:db8:0:1::/64", "2001:db8:f::/48"] if ipv6 else choices)


def _acl(random: Random, port: int) -> tuple[Entry, ...]:
    if random.random() < 0.3:
        return tuple(
            Entry(100 + at, egress, allow=True, protocol=-1, ports=ALL, cidr=cidr)
            for egress in (False, True)
            for at, cidr in enumerate(("0.0.0.0/0", "::/0"))
        )
    found = []
    for at, egress in enumerate((False, True)):
        for number, cidr in enumerate(random.choice([("0.0.0.0/0", "::/0"), ("10.0.0.0/8", "2001:db8::/32", "192.168.0.0/16")])):
            found.append(
                Entry(200 + 10 * number + at, egress, *ALLOW, random.choice([6, -1]), random.choice([(port, port + 99), ALL]), cidr)
            )
            found.append(Entry(300 + 10 * number + at, egress, *ALLOW, 6, random.choice([EPHEMERAL, ALL]), cidr))
    if random.random() < 0.1:
        found.append(Entry(50, random.random() < 0.5, *DENY, 6, random.choice([(22, 22), (0, 442)]), "0.0.0.0/0"))
    return tuple(random.sample(found, len(found)))


def _group(random: Random, port: int) -> tuple[Rule, ...]:
    everyone: tuple[tuple[str, ...], ...] = (("0.0.0.0/0", "::/0"), ("10.0.0.0/8", "192.168.0.0/16", "2001:db8::/32"))
    into = random.choice([*everyone, *everyone, ("sg-1", "sg-2")])
    out = random.choice([*everyone, *everyone, ("sg-0", "sg-1")])
    rules = [Rule(*IN, 6, random.choice([(port, port + 99), ALL]), peer) for peer in into]
    return (*rules, *(Rule(*OUT, random.choice([6, -1]), random.choice([(port, port + 99), ALL]), peer) for peer in out))


def _table(random: Random, vpc: int) -> tuple[Way, ...]:
    local = [Way(cidr, "local") for cidr in VPCS[vpc]]
    far = [Way(cidr, "peering") for cidr in VPCS[1 - vpc]]
    out = [Way("0.0.0.0/0", "virtual-private-gateway"), Way("::/0", "virtual-private-gateway")]
    if random.random() < 0.2:
        out = [Way("192.168.0.0/16", "virtual-private-gateway"), Way("0.0.0.0/0", "nat")]
    return (*local, *far, *out)


def changed(random: Random, net: Net) -> Net:  # noqa: PLR0911 - one for each kind of change
    """Return the network with one thing changed."""
    cidr = random.choice(
        [*(cidr for place in net.places for cidr in place.cidrs), "10.0.0.8/29", "10.1.0.0/17", "10.0.0.5/32", "192.168.0.128/25"]
    )
    ports = random.choice(
        [net.ports, (net.ports[0], net.ports[0]), (net.ports[0] + 1, 65_535), (32_768, 65_535), (1_024, 60_999), (0, 1_023)]
    )
    match random.randrange(7):
        case 0:
            deny = Entry(random.choice([10, 250, 400]), random.random() < 0.5, random.random() < 0.2, random.choice([6, -1]), ports, cidr)
            return _in(net, "acls", random, lambda acl: (*acl, deny) if deny.number not in {entry.number for entry in acl} else acl)
        case 1:
            return _in(net, "acls", random, lambda acl: _one(random, acl, lambda entry: replace(entry, ports=ports)))
        case 2:
            return _in(net, "acls", random, lambda acl: _one(random, acl, lambda entry: replace(entry, cidr=cidr)))
        case 3:
            return _in(net, "groups", random, lambda group: _one(random, group, lambda rule: replace(rule, ports=ports)))
        case 4:
            peer = random.choice([cidr, f"sg-{random.randrange(3)}"])
            return _in(net, "groups", random, lambda group: _one(random, group, lambda rule: replace(rule, peer=peer)))
        case 5:
            way = Way(cidr, random.choice(["blackhole", "peering"]))
            own = {block for place in net.places for block in place.cidrs}
            return _in(net, "tables", random, lambda table: (*table, way) if way.cidr in own and way.kind == "blackhole" else table[:-1])
        case _:
            return _in(net, "groups", random, lambda group: group[1:])


def _in(net: Net, name: str, random: Random, change: object) -> Net:
    found = list(getattr(net, name))
    at = random.randrange(len(found))
    assert callable(change)
    found[at] = change(found[at])
    return replace(net, **{name: tuple(found)})  # type: ignore[arg-type] # the value has the field's own type


def _one(random: Random, values: tuple[T, ...], change: object) -> tuple[T, ...]:
    if not values:
        return values
    at = random.randrange(len(values))
    assert callable(change)
    return (*values[:at], change(values[at]), *values[at + 1 :])


def _id(kind: str, number: int) -> ResourceId:
    return ResourceId("App", f"{kind}{number}")


def as_model(net: Net) -> tuple[Model, Client, Endpoint]:
    """Return a network as the analysis wants it, with its client and its endpoint."""
    vpcs: dict[Target, Vpc] = {
        _id("Vpc", at): Vpc(_id("Vpc", at), tuple(map(ip_network, cidrs)), closed=True, dns_support=True, dns_hostnames=True)
        for at, cidrs in enumerate(net.vpcs)
    }
    subnets: dict[Target, Subnet] = {
        _id("Subnet", at): Subnet(
            _id("Subnet", at),
            _id("Vpc", place.vpc),
            tuple(map(ip_network, place.cidrs)),
            f"zone-{at}",
            _id("Acl", place.acl),
            _id("Table", place.table),
        )
        for at, place in enumerate(net.places)
    }
    acls: dict[Target, Acl] = {
        _id("Acl", at): Acl(_id("Acl", at), tuple(_entry(at, *each) for each in enumerate(acl))) for at, acl in enumerate(net.acls)
    }
    groups: dict[Target, Group] = {
        _id("Group", at): Group(_id("Group", at), _id("Vpc", 0), tuple(_rule(at, rule) for rule in group))
        for at, group in enumerate(net.groups)
    }
    tables: dict[Target, RouteTable] = {
        _id("Table", at): RouteTable(_id("Table", at), tuple(_route(at, way) for way in table)) for at, table in enumerate(net.tables)
    }
    families: dict[int, object] = {4: "ipv4", 6: "ipv6"}
    endpoint = Endpoint(
        id=_id("Endpoint", 0),
        kind="interface",
        service_name="com.amazonaws.eu-west-1.eks",
        short_name="eks",
        vpc=_id("Vpc", 0),
        subnets=tuple(_id("Subnet", at) for at in net.endpoint_places),
        groups=tuple(_id("Group", at) for at in net.endpoint_groups),
        ports=(f"tcp/{net.ports[0]}-{net.ports[1]}",),
        families=frozenset(families[version] for version in net.families),  # type: ignore[misc] # the literals of Family
        private_dns=True,
    )
    workload = Workload(
        _id("Function", 0),
        "AWS::Lambda::Function",
        tuple(_id("Subnet", at) for at in net.client_places),
        tuple(_id("Group", at) for at in net.client_groups),
        net.client_ipv6,
    )
    peering = Peering(_id("Peering", 0), (_id("Vpc", 0), _id("Vpc", 1)))
    model = Model(vpcs, subnets, acls, groups, tables, (endpoint,), (workload,), (peering,))
    client: Client = WorkloadClient(workload) if net.client_cidr is None else CidrClient(ip_network(net.client_cidr))
    return model, client, endpoint


def _entry(acl: int, at: int, entry: Entry) -> AclEntry:
    ports = None if entry.protocol == -1 else entry.ports
    return AclEntry(
        ResourceId("App", f"Acl{acl}Entry{at}"), entry.number, entry.egress, entry.allow, entry.protocol, ports, ip_network(entry.cidr)
    )


def _rule(group: int, rule: Rule) -> GroupRule:
    peer = GroupRef(_id("Group", int(rule.peer[3:]))) if rule.peer.startswith("sg-") else ip_network(rule.peer)
    return GroupRule(_id("Group", group), rule.egress, rule.protocol, None if rule.protocol == -1 else rule.ports, peer)


def _route(table: int, way: Way) -> Route:
    target = {"peering": _id("Peering", 0), "virtual-private-gateway": _id("Vgw", 0), "nat": _id("Nat", 0)}.get(way.kind)
    return Route(_id("Table", table), ip_network(way.cidr), way.kind, target)
