"""The random networks show small bugs at once: each of a list is planted in the analysis, and a few hundred networks tell."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from random import Random
from typing import TYPE_CHECKING

import pytest

from tests.analysis.planting import planted
from tests.analysis.reachability.network_models import as_model
from tests.analysis.reachability.oracle import verdict
from tests.analysis.reachability.planted_bugs import BUGS, KEPT, PACKAGE
from tests.analysis.reachability.random_networks import any_network

if TYPE_CHECKING:
    from tests.analysis.reachability.oracle_networks import Net

NETWORKS = 300


@cache
def _sent(seed: int, kind: str | None) -> tuple[Net, tuple[str, str | None]]:
    net = any_network(Random(seed), kind)  # noqa: S311 - reproducible, not secret
    return net, verdict(net)


@pytest.mark.parametrize("bug", BUGS)
def test_a_planted_bug_is_seen(bug: str) -> None:
    with planted(BUGS[bug], PACKAGE, "verify", KEPT) as analysis:
        seen = False
        for net, told in (_sent(seed, BUGS[bug].kind) for seed in range(NETWORKS)):
            result = analysis.verify(*as_model(net))
            seen = seen or (result.verdict, result.extent) != told
            if seen:
                break

    assert seen


def test_without_a_bug_nothing_is_seen() -> None:
    some = next(iter(BUGS.values()))
    with planted(replace(some, new=some.old), PACKAGE, "verify", KEPT) as analysis:
        for net, told in (_sent(seed, None) for seed in range(NETWORKS)):
            result = analysis.verify(*as_model(net))

            assert (result.verdict, result.extent) == told
