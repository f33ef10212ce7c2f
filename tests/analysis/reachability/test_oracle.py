"""The analysis and a second opinion: random networks, every packet that could differ from another sent through both.

``ORACLE_NETWORKS=20000`` asks for more networks than the default run has.
"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, TypeVar

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.reachability.verify import verify
from constructs_privatelink.analysis.values import ResourceId, Unknown
from tests.analysis.reachability.network_models import as_model
from tests.analysis.reachability.oracle import verdict
from tests.analysis.reachability.random_networks import ALL, any_network

if TYPE_CHECKING:
    from collections.abc import Callable

    from constructs_privatelink.analysis.networks.model import Acl, Group, GroupRule, Model, NetworkAclEntry, Route, RouteTable, Subnet
    from constructs_privatelink.analysis.values import Target
    from tests.analysis.reachability.oracle_networks import Entry, Net, Rule
    from tests.analysis.reachability.oracle_routes import Way

T = TypeVar("T")

NETWORKS = int(os.environ.get("ORACLE_NETWORKS", "2000"))
SOMETHING = Unknown(Code.PL_UNRESOLVED_VALUE, "Some.Property", "a parameter without a default")
BLOCKS = ("0.0.0.0/0", "::/0", "10.0.0.0/28", "203.0.113.0/24")
RANGES = (ALL, (443, 443), (1_024, 65_535), (1, 1))


def test_the_analysis_says_of_random_networks_what_sending_every_packet_shows() -> None:
    tally: Counter[str] = Counter()

    @settings(max_examples=NETWORKS, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.integers(0, 2**64))
    def both_agree(seed: int) -> None:
        net = any_network(Random(seed))  # noqa: S311 - reproducible, not secret
        model, client, endpoint = as_model(net)

        result = verify(model, client, endpoint)

        assert (result.verdict, result.extent) == verdict(net), f"{net}\n{result}"
        tally[result.verdict] += 1

    both_agree()

    seen = tally.total()
    assert seen >= NETWORKS
    assert tally["reachable"] >= seen / 3, tally
    assert tally["blocked"] >= seen / 3, tally


def _with_values(net: Net, model: Model, random: Random) -> tuple[Model, list[Net]]:
    """Return the model with one value unknown, and the network with each of some values there."""
    kinds: list[Callable[[Net, Model, Random], tuple[Model, list[Net]]]] = [
        _entry_unknown,
        _rule_unknown,
        _acl_unknown,
        _route_unknown,
        _group_unknown,
    ]
    return random.choice(kinds)(net, model, random)


def _entry_unknown(net: Net, model: Model, random: Random) -> tuple[Model, list[Net]]:
    at = random.choice([at for at, acl in enumerate(net.acls) if acl])
    index = random.randrange(len(net.acls[at]))
    entry, name = net.acls[at][index], random.choice(["cidr", "ports", "number", "allow", "egress", "protocol", "exists"])
    values: dict[str, list[Entry | None]] = {
        "cidr": [replace(entry, cidr=cidr) for cidr in BLOCKS],
        "ports": [replace(entry, ports=ports) for ports in RANGES],
        "number": [replace(entry, number=number) for number in (1, 255, 32_766)],
        "allow": [replace(entry, allow=allow) for allow in (True, False)],
        "egress": [replace(entry, egress=egress) for egress in (True, False)],
        "protocol": [replace(entry, protocol=protocol) for protocol in (-1, 6, 17)],
        "exists": [entry, None],
    }
    acl = model.acls[ResourceId("App", f"Acl{at}")]
    unknown: NetworkAclEntry = replace(acl.entries[index], **{name: SOMETHING})  # type: ignore[arg-type] # any field may be unknown
    changed: Acl = replace(acl, entries=(*acl.entries[:index], unknown, *acl.entries[index + 1 :]))
    nets = [replace(net, acls=_put(net.acls, at, _put_or_drop(net.acls[at], index, value))) for value in values[name]]
    return replace(model, acls={**model.acls, acl.id: changed}), nets


def _rule_unknown(net: Net, model: Model, random: Random) -> tuple[Model, list[Net]]:
    at = random.choice([at for at, group in enumerate(net.groups) if group] or [0])
    if not net.groups[at]:
        return model, [net]
    index = random.randrange(len(net.groups[at]))
    rule, name = net.groups[at][index], random.choice(["peer", "ports", "protocol", "exists"])
    values: dict[str, list[Rule | None]] = {
        "peer": [replace(rule, peer=peer) for peer in (*BLOCKS, "sg-0", "sg-1", "sg-2")],
        "ports": [replace(rule, ports=ports) for ports in RANGES],
        "protocol": [replace(rule, protocol=protocol) for protocol in (-1, 6, 17)],
        "exists": [rule, None],
    }
    group = model.groups[ResourceId("App", f"Group{at}")]
    unknown: GroupRule = replace(group.rules[index], **{name: SOMETHING})  # type: ignore[arg-type] # any field may be unknown
    changed: Group = replace(group, rules=(*group.rules[:index], unknown, *group.rules[index + 1 :]))
    nets = [replace(net, groups=_put(net.groups, at, _put_or_drop(net.groups[at], index, value))) for value in values[name]]
    return replace(model, groups={**model.groups, group.id: changed}), nets


def _acl_unknown(net: Net, model: Model, random: Random) -> tuple[Model, list[Net]]:
    """An unknown ACL of a subnet."""
    at = random.randrange(len(net.places))
    subnet = model.subnets[ResourceId("App", f"Subnet{at}")]
    changed: Subnet = replace(subnet, acl=SOMETHING)
    nets = [
        replace(net, acls=(*net.acls, ()), places=_put(net.places, at, replace(net.places[at], acl=acl)))
        for acl in range(len(net.acls) + 1)
    ]
    return replace(model, subnets={**model.subnets, subnet.id: changed}), nets


def _route_unknown(net: Net, model: Model, random: Random) -> tuple[Model, list[Net]]:
    """An unknown route; what a local one leads to is the VPC's block, and test_unknown_values.py makes that unknown."""
    at = random.choice([at for at, table in enumerate(net.tables) if any(way.kind != "local" for way in table)])
    index = random.choice([index for index, way in enumerate(net.tables[at]) if way.kind != "local"])
    name = random.choice(["destination", "kind", "exists"])
    way, table = net.tables[at][index], model.route_tables[ResourceId("App", f"Table{at}")]
    unknown: Route = replace(table.routes[index], **{name: SOMETHING})  # type: ignore[arg-type] # any field may be unknown
    changed: RouteTable = replace(table, routes=(*table.routes[:index], unknown, *table.routes[index + 1 :]))
    values: dict[str, list[Way | None]] = {
        "destination": [replace(way, cidr=cidr) for cidr in BLOCKS],
        "kind": [replace(way, kind=kind) for kind in ("local", "peering", "virtual-private-gateway", "blackhole")],
        "exists": [way, None],
    }
    nets = [replace(net, tables=_put(net.tables, at, _put_or_drop(net.tables[at], index, value))) for value in values[name]]
    return replace(model, route_tables={**model.route_tables, table.id: changed}), nets


def _group_unknown(net: Net, model: Model, random: Random) -> tuple[Model, list[Net]]:
    """An unknown group among those of the endpoint."""
    groups: tuple[Target, ...] = (*(ResourceId("App", f"Group{at}") for at in net.endpoint_groups[:-1]), SOMETHING)
    endpoint = replace(model.endpoints[0], groups=groups)
    nets = [replace(net, endpoint_groups=(*net.endpoint_groups[:-1], group)) for group in range(len(net.groups))]
    nets.append(replace(net, groups=(*net.groups, ()), endpoint_groups=(*net.endpoint_groups[:-1], len(net.groups))))
    random.shuffle(nets)
    return replace(model, endpoints=(endpoint,)), nets


def _put(values: tuple[T, ...], at: int, value: T) -> tuple[T, ...]:
    return (*values[:at], value, *values[at + 1 :])


def _put_or_drop(values: tuple[T, ...], at: int, value: T | None) -> tuple[T, ...]:
    return (*values[:at], *(() if value is None else (value,)), *values[at + 1 :])


def test_a_value_that_becomes_unknown_leaves_reachable_only_what_no_value_of_it_blocks() -> None:
    tally: Counter[str] = Counter()

    @settings(max_examples=NETWORKS // 4, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.integers(0, 2**64))
    def unknown_is_said(seed: int) -> None:
        random = Random(seed)  # noqa: S311 - reproducible, not secret
        net = any_network(random)
        model, client, _ = as_model(net)
        before = verdict(net)[0]
        model, nets = _with_values(net, model, random)

        result = verify(model, client, model.endpoints[0])

        answers = {verdict(each)[0] for each in (net, *nets)}
        if result.verdict == "reachable":
            assert answers == {"reachable"}, f"{net}\n{result}"
        if result.verdict == "blocked":
            assert answers == {"blocked"}, f"{net}\n{result}"
        tally[f"{before} {result.verdict}"] += 1

    unknown_is_said()

    assert tally["reachable unknown"] >= NETWORKS / 80, tally
    assert not tally["reachable blocked"], tally
