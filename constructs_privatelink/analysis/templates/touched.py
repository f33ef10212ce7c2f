"""What parts of templates that were not read may touch: what they are handed by parameters, can import, or name literally.

Nothing else: a nested stack of which only the name of a table is told changes no network.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.templates.evaluation import evaluate
from constructs_privatelink.analysis.templates.texts import Text
from constructs_privatelink.analysis.values import Given, Outside, Reference, ResourceId, Unknown, part_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from constructs_privatelink.analysis.templates.scopes import Scope
    from constructs_privatelink.analysis.templates.texts import Value
    from constructs_privatelink.analysis.templates.work import TemplateProblem, Unread
    from constructs_privatelink.analysis.values import Target


@dataclass(frozen=True)
class Touched:
    """What the parts that were not read may touch, with the reason.

    Args:
        handed: What something may be added to: it is whatever the templates say, and perhaps more.
        rewritten: Resources that may be others than the templates say.
        everything: Why anything at all may be otherwise; empty where nothing is that unclear.

    """

    handed: Mapping[Target, Unknown] = field(default_factory=dict)
    rewritten: Mapping[ResourceId, Unknown] = field(default_factory=dict)
    everything: tuple[Unknown, ...] = ()


def touched(problems: Iterable[TemplateProblem], scopes: Mapping[str, Scope]) -> Touched:
    """Return what the parts of a set that were not read may touch.

    Args:
        problems: What is broken or was not read.
        scopes: The stacks of the set, by name.

    """
    handed: dict[Target, Unknown] = {}
    rewritten: dict[ResourceId, Unknown] = {}
    everything: list[Unknown] = []
    for problem in problems:
        unread = problem.unread
        if unread is None:
            continue
        why = Unknown(Code.UNKNOWN_RESOURCE, problem.where, problem.text)
        if unread.everything:
            everything.append(why)
        if unread.resource is not None:
            rewritten.setdefault(unread.resource, why)
        scope = scopes.get(unread.stack)
        beside = [ResourceId(scope.name, logical_id) for logical_id in scope.section("Resources")] if scope is not None else []
        if unread.beside == "rewritten":
            rewritten |= {resource: why for resource in beside if resource not in rewritten}
        for target in (*(beside if unread.beside == "added" else ()), *_reached(unread, scope, scopes.values())):
            handed.setdefault(target, why)
    return Touched(handed, rewritten, tuple(everything))


def _reached(unread: Unread, scope: Scope | None, scopes: Iterable[Scope]) -> Iterator[Target]:
    """Yield what a part is handed by its own parameters and by those of its template, and what it can import."""
    if not unread.handed and unread.beside == "nothing":
        return
    if scope is not None:
        for written in unread.handed:
            yield from _targets(_settled(scope, partial(evaluate, scope, written)))
        if unread.beside != "nothing" and scope.parent is not None:
            around, logical_id = scope.parent
            yield from _targets(_settled(around, partial(around.property, logical_id, "Parameters")))
    for other in scopes:
        if scope is None or scope.environment.may_be_where(other.environment):
            for name, output in other.section("Outputs").items():
                if isinstance(output, dict) and "Export" in output:
                    yield from _targets(_settled(other, partial(other.output, name)))


def _settled(scope: Scope, work_out: Callable[[], Value]) -> Value:
    scope.work.begin(scope.name)
    try:
        return work_out()
    except RecursionError:
        return None


def _targets(value: Value) -> Iterator[Target]:
    """Yield what a value is an id of, or holds ids of: a list, or a text with commas."""
    match value:
        case Reference(target=target, attribute=attribute):
            yield from (target,) if attribute is None or attribute.endswith(("Id", "Arn")) else ()
            yield from (part_of(target, attribute),) if attribute is not None else ()
        case Text(parts=parts):
            for part in parts:
                yield from _targets(part)
        case Unknown(key=str(key)):
            yield Given(key)
        case str():
            yield from (Outside(piece.strip()) for piece in value.split(","))
        case list() | dict():
            for inner in value if isinstance(value, list) else value.values():
                yield from _targets(inner)
