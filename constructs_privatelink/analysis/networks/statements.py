"""The statements of IAM policies, as values, and what their action patterns have in common."""

from __future__ import annotations

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

    """

    operator: str
    key: str
    values: tuple[str, ...] = ()


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
    """Return what a ``PolicyDocument`` says, and what of it is not known.

    Args:
        policy: The object that has the ``PolicyDocument``.
        source: The resource that it is read from.

    """
    where = policy.where("PolicyDocument")
    document = policy.get("PolicyDocument")
    said = document.get("Statement") if isinstance(document, dict) else document
    found: list[RoleStatement] = []
    unknown: list[Unknown] = []
    for at, one in enumerate(said if isinstance(said, list) else [] if said is None else [said]):
        statement = _statement(one, source, f"{where}.Statement.{at}")
        (unknown if isinstance(statement, Unknown) else found).append(statement)  # type: ignore[arg-type] # each goes where it belongs
    return found, unknown


def _statement(said: Resolved, source: ResourceId, where: str) -> RoleStatement | Unknown:
    if not isinstance(said, dict):
        return said if isinstance(said, Unknown) else Unknown(Code.PL_UNRESOLVED_VALUE, where, "it is no statement")
    name = "Action" if "Action" in said else "NotAction"
    actions = _many(said.get(name))
    open_one = next((one for one in (said.get("Effect"), said.get("Condition"), *actions) if isinstance(one, Unknown)), None)
    if open_one is not None:
        return open_one
    written = tuple(one for one in actions if isinstance(one, str))
    if said.get("Effect") not in ("Allow", "Deny") or not written or len(written) != len(actions):
        return Unknown(Code.PL_UNRESOLVED_VALUE, where, "its Effect or its actions are none that IAM takes")
    resources = tuple(one for one in _many(said.get("Resource")) if isinstance(one, str | Reference | Unknown))
    return RoleStatement(
        source=source,
        allow=said["Effect"] == "Allow",
        actions=tuple(one.lower() for one in written),
        all_but=name == "NotAction",
        resources=resources,
        everywhere="*" in resources,
        conditions=_conditions(said.get("Condition")),
        written=written,
    )


def _conditions(said: Resolved) -> tuple[StatementCondition, ...]:
    found = []
    for operator, keys in said.items() if isinstance(said, dict) else ():
        for key, values in keys.items() if isinstance(keys, dict) else [("", keys)]:
            texts = tuple(str(one) for one in _many(values) if isinstance(one, str | bool | int))
            found.append(StatementCondition(operator.lower(), key.lower(), texts))
    return tuple(found)


def _many(value: Resolved) -> list[Resolved]:
    return value if isinstance(value, list) else [] if value is None else [value]


def covers(pattern: str, action: str) -> bool:
    """Return whether a pattern matches all that an action, which may hold wildcards itself, matches; both in lower case."""
    at, star, resume, done = 0, -1, 0, 0
    while done < len(action):
        if at < len(pattern) and pattern[at] == "*":
            star, resume = at, done
            at += 1
        elif at < len(pattern) and _same(pattern[at], action[done]):
            at, done = at + 1, done + 1
        elif star >= 0:
            resume += 1
            at, done = star + 1, resume
        else:
            return False
    return not pattern[at:].strip("*")


def _same(wanted: str, letter: str) -> bool:
    # '?' is one character, and a '*' in the action may be many.
    return wanted == letter or (wanted == "?" and letter != "*")


def overlap(one: str, other: str) -> bool:
    """Return whether some action matches both patterns; both in lower case."""
    if "*" not in one + other and "?" not in one + other:
        return one == other
    return covers(one, other) or covers(other, one) or _meet(one, other)


def _meet(one: str, other: str) -> bool:
    """Walk both patterns at once; `reached` holds the positions in `other` that the part of `one` read so far leads to."""
    reached = _past_stars(other, {0})
    for letter in one:
        if letter == "*":
            reached = set(range(min(reached), len(other) + 1)) if reached else reached
        else:
            steps = {
                at if other[at] == "*" else at + 1
                for at in reached
                if at < len(other) and (other[at] == "*" or "?" in (letter, other[at]) or letter == other[at])
            }
            reached = _past_stars(other, steps)
    return len(other) in reached


def _past_stars(pattern: str, reached: set[int]) -> set[int]:
    found = set(reached)
    for at in sorted(reached):
        ahead = at
        while ahead < len(pattern) and pattern[ahead] == "*":
            ahead += 1
            found.add(ahead)
    return found
