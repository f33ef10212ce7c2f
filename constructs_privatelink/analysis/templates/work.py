"""What working out a set of templates may cost, and what it finds on the way.

Values refer to each other across stacks. Depth and effort are counted, so that no template can use up the stack, the memory or the day.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.templates.texts import Nothing, Text, Value, key_of, why
from constructs_privatelink.analysis.values import Unknown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs_privatelink.analysis.values import Resolved, ResourceId

_DEEPEST = 140
_EFFORT, _EFFORT_A_NODE = 1_000_000, 30
_CHARACTERS_A_UNIT = 16


@dataclass(frozen=True)
class Unread:
    """What a part of a template that was not read may touch: what it is handed, imports or names, and nothing else.

    Args:
        stack: The stack that the part stands in.
        handed: Values of the template that are handed to it, as they are written. Default: nothing.
        beside: What it may do to all resources that stand beside it: name them, ``"added"``, or make them others, ``"rewritten"``.
            Default: "nothing".
        resource: The resource whose own properties it may change. Default: none.
        everything: Whether it may be anything at all, of any stack. Default: False.
        what: What it is, in a word or two that can be counted. Default: "part of the templates".

    """

    stack: str = ""
    handed: tuple[object, ...] = ()
    beside: Literal["nothing", "added", "rewritten"] = "nothing"
    resource: ResourceId | None = None
    everything: bool = False
    what: str = "part of the templates"


@dataclass(frozen=True)
class TemplateProblem:
    """A part of a template that is broken, or that only CloudFormation can work out.

    Args:
        where: The template, resource or property.
        text: What is wrong.
        unread: What the part may touch, where it hides what may be there. What is broken otherwise is an unknown value, seen where it
            stands. Default: None, it hides nothing.

    """

    where: str
    text: str
    unread: Unread | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Assumption:
    """What was taken for granted.

    Args:
        where: The parameter, ``"Network.Office"``.
        text: What it is taken to be.

    """

    where: str
    text: str


Comparison: TypeAlias = tuple[str, str]
"""The keys of two values that a condition compares."""


@dataclass(eq=False)
class Work:
    """What working out the values of a set has cost so far, and found.

    Args:
        supposed: What is taken for granted of comparisons that nobody knows. Default: nothing.
        rests_on: The comparisons that nobody knows and conditions rest on, by stack and name: ``"Network/Public"``.

    """

    supposed: Mapping[Comparison, bool] = field(default_factory=dict)
    rests_on: dict[str, set[Comparison]] = field(default_factory=dict)
    opened: set[tuple[str, str, str]] = field(default_factory=set)
    problems: dict[TemplateProblem, None] = field(default_factory=dict)
    assumptions: dict[Assumption, None] = field(default_factory=dict)
    where: str = ""
    _effort: int = _EFFORT
    _depth: int = 0
    _asking: list[str] = field(default_factory=list)

    def supposing(self, supposed: Mapping[Comparison, bool]) -> Work:
        """Return what starts anew with what is left of this, and takes comparisons for granted."""
        return Work(supposed, problems=dict(self.problems), _effort=self._effort)

    def ask(self, condition: str) -> None:
        """Start to work out a condition."""
        self._asking.append(condition)

    def asked(self, condition: str) -> None:
        """End to work it out; what rests on it rests on what it rests on."""
        self._asking.pop()
        for above in self._asking:
            self.rests_on.setdefault(above, set()).update(self.rests_on.get(condition, ()))

    def compare(self, comparison: Comparison) -> bool | None:
        """Note a comparison that nobody knows; return what is taken for granted of it."""
        for condition in self._asking:
            self.rests_on.setdefault(condition, set()).add(comparison)
        return self.supposed.get(comparison)

    def afford(self, nodes: int) -> None:
        """Allow the effort that a template of this many values may take."""
        self._effort += nodes * _EFFORT_A_NODE

    def begin(self, where: str) -> None:
        """Start to work out a property of a resource."""
        self.where, self._depth = where, 0
        self.opened.clear()

    def enter(self, size: int) -> str | None:
        """Go one level down to a value of a size; return why not, where that is too much."""
        self._effort -= size + 1
        if self._depth >= _DEEPEST:
            self.problem(f"values refer to each other over more than {_DEEPEST} levels")
            return f"values refer to each other over more than {_DEEPEST} levels"
        if self._effort <= 0:
            self._exhausted()
            return "the templates take too long to work out"
        self._depth += 1
        return None

    def leave(self) -> None:
        """Go back up."""
        self._depth -= 1

    def charged(self, value: Value) -> Value:
        """Return a value that a function made, or an unknown where all of them together are too large."""
        match value:
            case str():
                self._effort -= len(value) // _CHARACTERS_A_UNIT
            case Text():
                self._effort -= sum(len(part) // _CHARACTERS_A_UNIT + 1 if isinstance(part, str) else 1 for part in value.parts)
            case list() | dict():
                self._effort -= len(value)
        if self._effort > 0:
            return value
        self._exhausted()
        return Unknown(Code.PL_UNRESOLVED_VALUE, "", "the templates take too long to work out")

    def problem(self, text: str) -> None:
        """Note a problem of the value that is worked out, which is unknown then."""
        self.problems[TemplateProblem(self.where, text)] = None

    def assume(self, where: str, text: str) -> None:
        """Note an assumption."""
        self.assumptions[Assumption(where, text)] = None

    def settled(self, value: Value, where: str) -> Resolved:
        """Return a value as readers take it: reasons have their place, and texts with open parts are unknown."""
        match value:
            case list() | dict():
                refusal = self.enter(len(value))
                if refusal:
                    return Unknown(Code.PL_UNRESOLVED_VALUE, where, refusal)
                settled = self._settled_inside(value, where)
                self.leave()
            case Text() | Unknown():
                settled = Unknown(Code.PL_UNRESOLVED_VALUE, where, why(value), key_of(value))
            case Nothing():
                settled = None
            case _:
                settled = value
        return settled

    def _settled_inside(self, value: list[Value] | dict[str, Value], where: str) -> Resolved:
        if isinstance(value, list):
            return [item if isinstance(item, str) else self.settled(item, f"{where}.{index}") for index, item in enumerate(value)]
        return {name: item if isinstance(item, str) else self.settled(item, f"{where}.{name}") for name, item in value.items()}

    def _exhausted(self) -> None:
        text = "the templates take too long to work out: what is left of them is not known"
        self.problems[TemplateProblem("", text, Unread(everything=True))] = None
