"""A law of parts that were not read: whatever they add to what they are handed, no answer that was certain without them was wrong.

From a random network something is taken out, as if a part that was not read held it, and what it was added to is handed to that part.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.custom_resources import Handed
from constructs_privatelink.analysis.networks.unread_parts import weakened
from constructs_privatelink.analysis.reachability.verify import verify
from constructs_privatelink.analysis.templates.touched import Touched
from constructs_privatelink.analysis.values import Unknown
from tests.analysis.reachability.network_models import as_model
from tests.analysis.reachability.random_networks import any_network

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.networks.model import Model
    from constructs_privatelink.analysis.values import Target

UNREAD = Unknown(Code.UNKNOWN_RESOURCE, "App/Nested", "the nested stack cannot be read")


def parts(model: Model) -> Iterator[tuple[Target, Model]]:
    """Yield what something can be taken out of, and the model without that."""
    for target, group in model.groups.items():
        for at in range(len(group.rules)):
            rest = replace(group, rules=group.rules[:at] + group.rules[at + 1 :])
            yield target, replace(model, groups={**model.groups, target: rest})
    for target, acl in model.acls.items():
        for at in range(len(acl.entries)):
            other = replace(acl, entries=acl.entries[:at] + acl.entries[at + 1 :])
            yield target, replace(model, acls={**model.acls, target: other})
    for target, table in model.route_tables.items():
        for at in range(len(table.routes)):
            fewer = replace(table, routes=table.routes[:at] + table.routes[at + 1 :])
            yield target, replace(model, route_tables={**model.route_tables, target: fewer})
    yield from _places(model)


def _places(model: Model) -> Iterator[tuple[Target, Model]]:
    for target, subnet in model.subnets.items():
        for acl_of_another in {subnet.acl for subnet in model.subnets.values()} - {subnet.acl}:
            yield target, replace(model, subnets={**model.subnets, target: replace(subnet, acl=acl_of_another)})
        for table_of_another in {beside.route_table for beside in model.subnets.values() if beside.vpc == subnet.vpc} - {
            subnet.route_table
        }:
            yield target, replace(model, subnets={**model.subnets, target: replace(subnet, route_table=table_of_another)})
    for at, peering in enumerate(model.peerings):
        without = model.peerings[:at] + model.peerings[at + 1 :]
        yield from ((vpc, replace(model, peerings=without)) for vpc in peering.vpcs)


@pytest.mark.parametrize("seed", [*range(250), 2_969])
def test_what_is_added_elsewhere_makes_no_certain_answer_wrong(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - reproducible, not secret
    model, client, endpoint = as_model(any_network(random))
    whole = verify(model, client, endpoint).verdict
    chosen = list(parts(model))

    for handed, without in random.sample(chosen, min(6, len(chosen))):
        told = verify(weakened(without, Touched(handed={handed: UNREAD}), {}, Handed({}, {}, {})), client, endpoint).verdict

        assert told in {"unknown", whole}


def test_the_law_is_not_empty() -> None:
    def answers(seed: int, *, tell: bool) -> Iterator[tuple[str, str]]:
        random = Random(seed)  # noqa: S311 - as above
        model, client, endpoint = as_model(any_network(random))
        whole = verify(model, client, endpoint).verdict
        chosen = list(parts(model))
        for handed, without in random.sample(chosen, min(6, len(chosen))):
            touched = Touched(handed={handed: UNREAD}) if tell else Touched()
            yield verify(weakened(without, touched, {}, Handed({}, {}, {})), client, endpoint).verdict, whole

    wrong = [pair for seed in range(100) for pair in answers(seed, tell=False) if pair[0] not in {"unknown", pair[1]}]
    certain = [pair for seed in range(100) for pair in answers(seed, tell=True) if pair[0] == pair[1] != "unknown"]

    assert len(wrong) > 10
    assert len(certain) > 30
