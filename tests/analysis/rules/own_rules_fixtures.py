"""Rules as a team writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.rules import EndpointKind, Rule, RuleContext, Trouble, rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

LINK = "https://wiki.example.com/platform/owners"


@rule("ACME1", "Endpoints are tagged with their owner", "warning", LINK)
def endpoint_without_owner(context: RuleContext) -> Iterator[Trouble]:
    """Who pays for an endpoint is told by its tag."""
    for endpoint in context.endpoints(EndpointKind.INTERFACE):
        fields = context.fields(endpoint.id)
        if fields is not None and not fields.has("Tags"):
            yield Trouble(endpoint.id, "Tags", "it has no tag 'Owner'", fix="add one with the team's name")


def a_rule(id: str = "ACME2", check: Callable[[RuleContext], Iterable[Trouble]] = lambda _: (), **changes: str) -> Rule:
    described = {"title": "A title", "severity": "warning", "link": LINK} | changes
    return rule(id, described["title"], described["severity"], described["link"])(check)  # type: ignore[arg-type] # wrong ones too
