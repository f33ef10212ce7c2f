"""The statements of IAM policies, as values, and what their action patterns have in common."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.values import Reference, ResourceId, Unknown

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.properties import Fields
    from constructs_privatelink.analysis.values import Resolved

NamedResource: TypeAlias = "str | Reference | Unknown"
"""A resource as a statement names it: its text, what it refers to, or an unknown value, whose key tells equal ones."""


@dataclass(frozen=True)
class StatementCondition:
    """One key of a statement's ``Condition``.

    Args:
        operator: In lower case: ``"stringlike"``.
        key: In lower case: ``"kms:viaservice"``.
        values: The values that are known.
        complete: Whether that is all. Default: True.

    """

    operator: str
    key: str
    values: tuple[str, ...] = ()
    complete: bool = True


@dataclass(frozen=True)
class RoleStatement:
    """A statement of a policy of a role.

    Args:
        source: The resource that says it.
        allow: Its effect.
        actions: The actions that it names, in lower case: ``"kms:decrypt"``, ``"s3:get*"``.
        all_but: Whether it means every other action (``NotAction``).
        resources: The resources that it names; those of ``NotResource`` are left out.
        everywhere: Whether it is about every resource.
        conditions: What it asks of the call besides.
        written: The actions as the policy writes them, in the same order.

    """

    source: ResourceId
    allow: bool
    actions: tuple[str, ...]
    all_but: bool = False
    resources: tuple[NamedResource, ...] = ()
    everywhere: bool = False
    conditions: tuple[StatementCondition, ...] = ()
    written: tuple[str, ...] = ()


def statements(policy: Fields, source: ResourceId) -> tuple[list[RoleStatement], list[Unknown]]:
    """Return what a ``PolicyDocument`` says, which CloudFormation takes as JSON text too, and what of it is not known.

    Args:
        policy: The object that has the ``PolicyDocument``.
        source: The resource that it is read from.

    """
    where = policy.where("PolicyDocument")
    document = policy.get("PolicyDocument")
    if isinstance(document, str):
        try:
            document = json.loads(document)
        except (ValueError, RecursionError):
            return [], [Unknown(Code.PL_UNRESOLVED_VALUE, where, "the text is no JSON")]
    listed = document.get("Statement") if isinstance(document, dict) else document
    read: list[RoleStatement] = []
    unknown: list[Unknown] = []
    for index, item in enumerate(listed if isinstance(listed, list) else [] if listed is None else [listed]):
        statement = _statement(item, source, f"{where}.Statement.{index}")
        (unknown if isinstance(statement, Unknown) else read).append(statement)  # type: ignore[arg-type] # each goes where it belongs
    return read, unknown


def _statement(statement: Resolved, source: ResourceId, where: str) -> RoleStatement | Unknown:
    if not isinstance(statement, dict):
        return statement if isinstance(statement, Unknown) else Unknown(Code.PL_UNRESOLVED_VALUE, where, "it is no statement")
    name = "Action" if "Action" in statement else "NotAction"
    actions = _as_list(statement.get(name))
    open_one = next(
        (value for value in (statement.get("Effect"), statement.get("Condition"), *actions) if isinstance(value, Unknown)), None
    )
    if open_one is not None:
        return open_one
    written = tuple(action for action in actions if isinstance(action, str))
    if statement.get("Effect") not in ("Allow", "Deny") or not written or len(written) != len(actions):
        return Unknown(Code.PL_UNRESOLVED_VALUE, where, "its Effect or its actions are none that IAM takes")
    resources = tuple(resource for resource in _as_list(statement.get("Resource")) if isinstance(resource, str | Reference | Unknown))
    return RoleStatement(
        source=source,
        allow=statement["Effect"] == "Allow",
        actions=tuple(action.lower() for action in written),
        all_but=name == "NotAction",
        resources=resources,
        everywhere="*" in resources,
        conditions=_conditions(statement.get("Condition")),
        written=written,
    )


def _conditions(operators: Resolved) -> tuple[StatementCondition, ...]:
    conditions = []
    for operator, keys in operators.items() if isinstance(operators, dict) else ():
        for key, values in keys.items() if isinstance(keys, dict) else [("", keys)]:
            listed = _as_list(values)
            texts = tuple(str(value) for value in listed if isinstance(value, str | bool | int))
            conditions.append(StatementCondition(operator.lower(), key.lower(), texts, complete=len(texts) == len(listed)))
    return tuple(conditions)


def _as_list(value: Resolved) -> list[Resolved]:
    return value if isinstance(value, list) else [] if value is None else [value]


def covers(pattern: str, action: str) -> bool:
    """Return whether a pattern matches all that an action, which may hold wildcards itself, matches; both in lower case."""
    index, star, resume, done = 0, -1, 0, 0
    while done < len(action):
        if index < len(pattern) and pattern[index] == "*":
            star, resume = index, done
            index += 1
        elif index < len(pattern) and _same_letter(pattern[index], action[done]):
            index, done = index + 1, done + 1
        elif star >= 0:
            resume += 1
            index, done = star + 1, resume
        else:
            return False
    return not pattern[index:].strip("*")


def _same_letter(wanted: str, letter: str) -> bool:
    # '?' is one character, and a '*' in the action may be many.
    return wanted == letter or (wanted == "?" and letter != "*")


def overlap(first: str, second: str) -> bool:
    """Return whether some action matches both patterns; both in lower case."""
    if "*" not in first + second and "?" not in first + second:
        return first == second
    return covers(first, second) or covers(second, first) or _patterns_meet(first, second)


def _patterns_meet(first: str, second: str) -> bool:
    """Walk both patterns at once; `reached` holds the positions in `second` that the part of `first` read so far leads to."""
    reached = _past_stars(second, {0})
    for letter in first:
        if letter == "*":
            reached = set(range(min(reached), len(second) + 1)) if reached else reached
        else:
            steps = {
                position if second[position] == "*" else position + 1
                for position in reached
                if position < len(second) and (second[position] == "*" or "?" in (letter, second[position]) or letter == second[position])
            }
            reached = _past_stars(second, steps)
    return len(second) in reached


def _past_stars(pattern: str, reached: set[int]) -> set[int]:
    beyond = set(reached)
    for position in sorted(reached):
        ahead = position
        while ahead < len(pattern) and pattern[ahead] == "*":
            ahead += 1
            beyond.add(ahead)
    return beyond
