"""A rule makes findings of what its check yields: its own id and severity, where the check says no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis import load
from constructs_privatelink.analysis.rules.rule import Trouble, reason_apart, rule
from constructs_privatelink.analysis.values import ResourceId
from tests.analysis.rules.fixtures_clients import app

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.rules.context import RuleContext

KMS = ResourceId("App", "Kms")


@rule("TEAM-1", "Endpoints are looked at", "error", "https://example.com/")
def looked_at(context: RuleContext) -> Iterator[Trouble]:
    """Every endpoint is found.

    Twice.
    """
    for endpoint in context.endpoints():
        yield Trouble(endpoint.id, "SubnetIds", "it is there", "remove it")
        yield Trouble(endpoint.id, "", "it may be there", severity="info", details=("why",))


@pytest.mark.parametrize(("transform", "severity"), [({}, "error"), ({"Transform": "Macro"}, "warning")])
def test_what_a_check_yields_is_found_as_the_rule_weighs_it(transform: dict[str, str], severity: str) -> None:
    context = load({"Resources": app(), **transform}, region="eu-west-1", name="App").context

    first, second = looked_at.findings(context)

    assert (first.rule, first.severity, first.resource, first.path) == ("TEAM-1", severity, KMS, "Kms")
    assert (first.property, first.text, first.fix) == ("SubnetIds", "it is there", "remove it")
    assert (second.severity, second.details) == ("info", ("why",))


def test_a_rule_says_its_text_and_where_it_is_written() -> None:
    assert looked_at.doc == "Every endpoint is found.\n\nTwice."
    assert looked_at.module == __name__


@pytest.mark.parametrize(
    ("reason", "parts"),
    [
        ("it is shut; open it", ("it is shut", "open it")),
        ("it is a; it is b; change both", ("it is a; it is b", "change both")),
        ("it is shut", ("it is shut", "")),
    ],
)
def test_the_change_stands_behind_the_last_semicolon(reason: str, parts: tuple[str, str]) -> None:
    assert reason_apart(reason) == parts
