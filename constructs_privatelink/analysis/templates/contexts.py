"""What a value of a template can look up: the interface between working a value out and the stack that it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.templates.environments import Environment
    from constructs_privatelink.analysis.templates.texts import Value
    from constructs_privatelink.analysis.templates.work import Work
    from constructs_privatelink.analysis.values import Unknown


class EvaluationContext(Protocol):
    """What a value can name in its stack and in the stacks around."""

    @property
    def name(self) -> str:
        """The stack's name in the set."""

    @property
    def environment(self) -> Environment:
        """The stack's account and Region."""

    @property
    def work(self) -> Work:
        """What working out values may cost, and what it finds on the way."""

    def referred(self, name: str) -> Value:
        """Return what ``Ref`` yields."""

    def attribute(self, name: str, attribute: str) -> Value:
        """Return what ``Fn::GetAtt`` yields."""

    def condition(self, name: str) -> bool | Unknown:
        """Return whether a condition of the template holds."""

    def mapped(self, mapping: str, top: str | None, second: str | None) -> Iterator[object]:
        """Yield what a mapping has at two keys; where a key is not known, at every one that it can be."""

    def imported(self, name: Value) -> Value:
        """Return what the stacks of the set export under a name."""

    def output_of(self, stack: Value, output: Value, region: Value) -> Value:
        """Return an output of another stack of the set, by the stack's name in AWS."""

    def stored(self, key: str) -> Value:
        """Return what another stack of the set writes into Parameter Store under a name; None where none certainly does."""
