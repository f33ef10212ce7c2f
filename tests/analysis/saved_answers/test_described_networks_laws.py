"""What AWS describes is worth as much as what a template says: random networks, imported and described, against the same in a template."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from constructs_privatelink import PrivateLinkError
from constructs_privatelink.analysis import load
from tests.analysis.saved_answers.fixtures_described import (
    a_possible_network,
    acl_entry,
    answers,
    importing_template,
    ingress,
    physical,
    route,
    whole_template,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from constructs_privatelink.analysis import Result
    from tests.analysis.reachability.oracle_networks import Net
    from tests.analysis.saved_answers.fixtures_described import Json

SEEDS = st.integers(0, 2**64)
FEW = settings(max_examples=150, deadline=None, database=None, suppress_health_check=list(HealthCheck))


def asked(net: Net, template: Json, assume: Iterable[Json] = ()) -> Result:
    networks = load(template, region="eu-west-1", assume=list(assume))
    first, last = net.ports
    return networks.explain(net.client_cidr or "Function", "Endpoint", f"tcp/{first}-{last}").result


def random_of(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - reproducible, not secret


def test_described_networks_have_the_verdicts_of_the_same_networks_in_a_template() -> None:
    tally: Counter[str] = Counter()

    @FEW
    @given(SEEDS)
    def both_agree(seed: int) -> None:
        net = a_possible_network(random_of(seed))

        said = asked(net, whole_template(net))
        described = asked(net, importing_template(net), answers(net).values())

        # the group that a template closes has a rule for it, so that it is not said to have none
        both = [
            (result.verdict, result.extent, result.code.replace("SG_HAS_NO_RULES", "ENI_SG_RULES_MISMATCH")) for result in (said, described)
        ]
        assert both[0] == both[1], f"{net}\n{said}\n{described}"
        tally[said.verdict] += 1

    both_agree()

    assert min(tally["reachable"], tally["blocked"]) >= 20, tally


def test_what_the_template_adds_to_what_is_described_counts_as_if_it_were_in_one_place() -> None:
    @FEW
    @given(SEEDS)
    def both_agree(seed: int) -> None:
        random = random_of(seed)
        net = a_possible_network(random)
        rest, more = net, dict[str, tuple[str, dict[str, object]]]()
        for at, entries in enumerate(net.acls):
            kept = tuple(entry for entry in entries if random.random() < 0.5)
            more |= {
                f"Acl{at}Entry{number}": acl_entry(entry, physical(f"Acl{at}")) for number, entry in enumerate(entries) if entry not in kept
            }
            rest = replace(rest, acls=(*rest.acls[:at], kept, *rest.acls[at + 1 :]))
        for at, rules in enumerate(net.groups):
            kept_rules = tuple(rule for rule in rules if rule.egress or random.random() < 0.5)
            more |= {f"Group{at}Rule{number}": ingress(rule, at) for number, rule in enumerate(rules) if rule not in kept_rules}
            rest = replace(rest, groups=(*rest.groups[:at], kept_rules, *rest.groups[at + 1 :]))
        for at, ways in enumerate(net.tables):
            kept_ways = tuple(way for way in ways if way.kind not in {"peering", "nat"} or random.random() < 0.5)
            more |= {f"Table{at}Route{number}": route(way, at) for number, way in enumerate(ways) if way not in kept_ways}
            rest = replace(rest, tables=(*rest.tables[:at], kept_ways, *rest.tables[at + 1 :]))

        said = asked(net, whole_template(net))
        described = asked(net, importing_template(net, more), answers(rest).values())

        assert (described.verdict, described.extent) == (said.verdict, said.extent), f"{net}\n{said}\n{described}"

    both_agree()


def test_an_answer_that_is_left_out_makes_unknown_and_nothing_else() -> None:
    tally: Counter[str] = Counter()

    @FEW
    @given(SEEDS)
    def less_is_unknown(seed: int) -> None:
        random = random_of(seed)
        net = a_possible_network(random)
        every = answers(net)
        left_out = random.choice(list(every))

        whole = asked(net, importing_template(net), every.values())
        less = asked(net, importing_template(net), [answer for call, answer in every.items() if call != left_out])

        # what is behind a peering that nothing tells is an assumption
        taken = any("are in the blocks of the VPC behind pcx-0" in assumption for assumption in less.assumptions)
        # a route that nothing tells may pass, and is not taken for one through something that translates addresses
        taken |= whole.code == "PL_MIDDLEBOX" and left_out == "describe-route-tables"
        assert less.verdict in {whole.verdict, "unknown"} or taken, f"without {left_out}: {net}\n{whole}\n{less}"
        tally[f"{whole.verdict} {less.verdict}"] += 1

    less_is_unknown()

    assert tally["reachable unknown"] >= 10, tally


VALUES: tuple[object, ...] = (
    None,
    True,
    0,
    -1,
    70_000,
    10**30,
    "",
    "x",
    "::/0",
    "255.255.255.255/32",
    "0.0.0.0/0",
    [],
    [7],
    {},
    {"State": 1},
    [{}],
)


def test_an_answer_with_anything_in_it_is_refused_or_read() -> None:
    tally: Counter[str] = Counter()

    @settings(FEW, max_examples=400)
    @given(SEEDS)
    def never_a_traceback(seed: int) -> None:
        random = random_of(seed)
        net = a_possible_network(random)
        told: Json = {name: value for answer in answers(net).values() for name, value in answer.items()}
        broken(told, random)

        try:
            asked(net, importing_template(net), [told])
        except PrivateLinkError as error:
            assert str(error).startswith("answer 'the answer given': ")  # noqa: PT017 - an error is one of two good ends
            tally["refused"] += 1
        else:
            tally["read"] += 1

    never_a_traceback()

    assert min(tally["refused"], tally["read"]) >= 40, tally


def broken(told: Json, random: Random) -> None:
    """Put something else where any value of an answer is."""
    at: object = told
    while True:
        keys: list[Any] = list(at) if isinstance(at, dict) else list(range(len(at))) if isinstance(at, list) else []
        key = random.choice(keys)
        inner = at[key]  # type: ignore[index] # only dicts and lists have keys here
        if not inner or not isinstance(inner, dict | list) or random.random() < 0.15:
            at[key] = random.choice(VALUES)  # type: ignore[index] # as above
            return
        at = inner
