"""Random zones and endpoints show small bugs at once: each of a list is planted in the analysis, and a few hundred questions tell."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis.values import ResourceId
from tests.analysis.dns.name_oracle import ENDPOINTS, HUB, SPOKE, any_names, asked_of_the_analysis, expected
from tests.analysis.dns.planted_bugs import BUGS, PACKAGE
from tests.analysis.planting import planted

if TYPE_CHECKING:
    from types import ModuleType

QUESTIONS = 300


def _is_wrong(seed: int, analysis: ModuleType) -> bool:
    random = Random(seed)  # noqa: S311 - reproducible, not secret
    asked, vpc, endpoint = any_names(random), random.choice([HUB, SPOKE]), random.choice(ENDPOINTS)
    result = asked_of_the_analysis(asked, vpc, endpoint, analysis=analysis)
    answer, to = expected(asked, vpc, endpoint)
    return (result.answer, result.to) != (answer, None if to is None else ResourceId("Network", to))


@pytest.mark.parametrize("bug", BUGS)
def test_a_planted_bug_is_seen(bug: str) -> None:
    with planted(BUGS[bug], PACKAGE, "names") as analysis:
        assert any(_is_wrong(seed, analysis) for seed in range(QUESTIONS))


def test_without_a_bug_nothing_is_seen() -> None:
    some = next(iter(BUGS.values()))
    with planted(replace(some, new=some.old), PACKAGE, "names") as analysis:
        assert not any(_is_wrong(seed, analysis) for seed in range(QUESTIONS))
