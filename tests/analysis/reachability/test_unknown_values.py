"""A value that becomes a parameter without a default leaves reachable only what no value of it blocks.

The values are tried one by one: by the second opinion where it knows what the property is, else by the analysis itself.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from random import Random
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.analysis.networks.fixtures_models import ref
from tests.analysis.reachability.network_templates import explained, resources, sayable
from tests.analysis.reachability.network_values import two_of, values_of
from tests.analysis.reachability.oracle import verdict
from tests.analysis.reachability.random_networks import any_network

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.analysis.networks.fixtures_models import Json
    from tests.analysis.reachability.network_values import Value
    from tests.analysis.reachability.oracle_networks import Net

NETWORKS = int(os.environ.get("ORACLE_NETWORKS", "2000"))
Path = tuple[str | int, ...]
SWITCH = ref("Switch")
"""A parameter without a default."""


def leaves(value: Json, path: Path = ()) -> Iterator[tuple[Path, Json]]:
    """Yield every value in a value that holds no others, a reference being one."""
    if isinstance(value, dict) and set(value) != {"Ref"}:
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from leaves(inner, (*path, at))
    else:
        yield path, value


def put(template: Json, path: Path, value: Json) -> Json:
    """Return a copy of the resources with a value at a path."""
    copy = json.loads(json.dumps(template))
    at = copy
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    return copy


def unknown(net: Net, template: Json, value: Value) -> Json:
    """Return the resources with one value unknown."""
    if value.resource is not None:
        return {**template, value.resource: {**template[value.resource], "Condition": "Perhaps"}}
    before, after = dict(leaves(resources(net))), dict(leaves(resources(value.changes[0](net))))
    differing = [path for path in before if before[path] != after.get(path)]
    for path in differing:
        template = put(template, path, SWITCH)
    return template


def test_templates_of_random_networks_have_the_verdict_that_sending_every_packet_shows() -> None:
    tally: Counter[str] = Counter()

    @settings(max_examples=NETWORKS // 8, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.integers(0, 2**64))
    def both_agree(seed: int) -> None:
        net = sayable(any_network(Random(seed)))  # noqa: S311 - reproducible, not secret

        result = explained(net, resources(net))

        assert (result.verdict, result.extent) == verdict(net), f"{net}\n{result}"
        tally[result.verdict] += 1

    both_agree()

    assert min(tally["reachable"], tally["blocked"]) >= NETWORKS / 40, tally


def test_one_value_that_becomes_unknown_leaves_reachable_only_what_no_value_of_it_blocks() -> None:
    tally: Counter[str] = Counter()

    @settings(max_examples=NETWORKS // 8, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.integers(0, 2**64))
    def unknown_is_said(seed: int) -> None:
        random = Random(seed)  # noqa: S311 - reproducible, not secret
        net = sayable(any_network(random))
        value = random.choice(values_of(net))

        result = explained(net, unknown(net, resources(net), value))

        _sound(result.verdict, value.all_of(net), f"{net}\n{result}")
        tally[f"{verdict(net)[0]} {result.verdict}"] += 1

    unknown_is_said()

    assert tally["reachable unknown"] >= NETWORKS / 500, tally


def test_two_values_that_become_unknown_leave_reachable_only_what_no_values_of_them_block() -> None:
    tally: Counter[str] = Counter()

    @settings(max_examples=NETWORKS // 16, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.integers(0, 2**64))
    def unknown_is_said(seed: int) -> None:
        random = Random(seed)  # noqa: S311 - reproducible, not secret
        net = sayable(any_network(random))
        one, other = two_of(random, net)

        result = explained(net, unknown(net, unknown(net, resources(net), one), other))

        _sound(result.verdict, [each for first in other.all_of(net) for each in one.all_of(first)], f"{net}\n{result}")
        tally[f"{verdict(net)[0]} {result.verdict}"] += 1

    unknown_is_said()

    assert tally["reachable unknown"] >= NETWORKS / 1_000, tally


def _sound(said: str, nets: list[Net], message: str) -> None:
    answers = {verdict(each)[0] for each in nets}
    if said != "unknown":
        assert answers == {said}, message


def _elsewhere_in_its_vpc(block: str) -> list[str]:
    """Return another block of the VPC that a subnet's block is in; EC2 refuses what is outside."""
    return [block.replace(".0.0/", ".7.0/").replace(".1.0/", ".7.0/").replace(".2.0/", ".7.0/")] if "." in block else []


def others(value: Json, path: Path, template: Json) -> list[Json]:
    """Return values that may stand at a place of a template."""
    kind = template[str(path[0])]["Type"]
    subnets_block = kind == "AWS::EC2::Subnet" and isinstance(value, str) and "/" in value
    if subnets_block or (path[-1] == "VpcId" and kind != "AWS::EC2::VPCPeeringConnection"):
        # EC2 refuses what is in another VPC than what it is used with.
        return [value, *(_elsewhere_in_its_vpc(value) if subnets_block else [])]
    if isinstance(value, dict):
        kind = template[value["Ref"]]["Type"]
        return [*(ref(name) for name, made in template.items() if made["Type"] == kind), "sg-elsewhere"]
    if isinstance(value, bool):
        return [True, False]
    if isinstance(value, int):
        return [-1, 1, 6, 17, 443, 1_024, 32_766, 65_535]
    if isinstance(value, str) and "/" in value:
        return ["203.0.113.0/24", "10.0.0.0/28", "0.0.0.0/0"] if ":" not in value else ["::/0", "2001:db8:ffff::/48"]
    known = {"RuleAction": ["allow", "deny"], "IpProtocol": ["tcp", "udp", "-1"], "VpcEndpointType": ["Gateway", "Interface"]}
    known |= {"IpAddressType": ["ipv4", "ipv6", "dualstack"], "AvailabilityZone": ["eu-west-1a", "eu-west-1c"]}
    return known.get(str(path[-1]), ["elsewhere"])


def test_any_property_that_becomes_unknown_leaves_reachable_only_what_no_value_of_it_blocks() -> None:
    tally: Counter[str] = Counter()

    @settings(max_examples=NETWORKS // 8, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.integers(0, 2**64))
    def unknown_is_said(seed: int) -> None:
        random = Random(seed)  # noqa: S311 - reproducible, not secret
        net = sayable(any_network(random))
        template = resources(net)
        path, value = random.choice([(path, value) for path, value in leaves(template) if path[1] == "Properties"])
        whole = path[:-1] if isinstance(path[-1], int) else path

        said = explained(net, put(template, random.choice([path, whole]), SWITCH))

        if said.verdict == "reachable":
            for other in others(value, path, template):
                assert explained(net, put(template, path, other)).verdict != "blocked", (path, other, net, said)
        tally[said.verdict] += 1

    unknown_is_said()

    assert tally["reachable"] >= NETWORKS / 40, tally
    assert tally["unknown"] >= NETWORKS / 80, tally
