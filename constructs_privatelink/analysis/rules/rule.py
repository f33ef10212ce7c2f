"""What a rule is: its description, and the pure function that looks for what breaks it."""

from __future__ import annotations

from dataclasses import dataclass
from inspect import cleandoc
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.rules.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from constructs_privatelink.analysis.rules.context import RuleContext
    from constructs_privatelink.analysis.rules.finding import Cause, Severity
    from constructs_privatelink.analysis.values import Outside, ResourceId


@dataclass(frozen=True)
class Trouble:
    """What a check yields: where something is wrong, and what.

    Args:
        resource: Where.
        property: The property that is wrong.
        text: What is wrong, and the value got.
        fix: The change to make. Default: "", none can be named.
        severity: How bad it is. Default: None, the rule's own.
        details: What it rests on, such as the hops that drop packets, a line each. Default: nothing.
        causes: What it comes of, where that may be the cause of other troubles too: those are told together. Default: none.
        about: Which of several things at one property, such as the service that lacks: another one is another trouble, however alike they
            are worded. Default: "", there is but one.

    """

    resource: ResourceId | Outside
    property: str
    text: str
    fix: str = ""
    severity: Severity | None = None
    details: tuple[str, ...] = ()
    causes: frozenset[Cause] = frozenset()
    about: str = ""


def reason_apart(reason: str) -> tuple[str, str]:
    """Return what is wrong and the change to make, of a reason that says both as errors do: the change behind the last semicolon."""
    text, _, change = reason.rpartition("; ")
    return (text, change) if text else (change, "")


@dataclass(frozen=True)
class Rule:
    """A rule: what it is called, and the pure function that looks for what breaks it.

    Args:
        id: ``"PL001"``; never used for another rule.
        title: One line.
        severity: How bad it is to break it.
        link: The page that says so.
        check: Looks; its docstring is the rule's, with an anti-pattern and a best practice.

    """

    id: str
    title: str
    severity: Severity
    link: str
    check: Callable[[RuleContext], Iterable[Trouble]]

    @property
    def doc(self) -> str:
        """The text of the rule."""
        return cleandoc(self.check.__doc__ or "")

    @property
    def module(self) -> str:
        """The module that the check is written in."""
        return str(getattr(self.check, "__module__", type(self.check).__module__))

    def findings(self, context: RuleContext) -> tuple[Finding, ...]:
        """Return what breaks the rule."""
        return self.found(self.check(context), context)

    def found(self, troubles: Iterable[Trouble], context: RuleContext) -> tuple[Finding, ...]:
        """Return what a check yielded as findings of this rule."""
        return tuple(
            Finding(
                self.id,
                context.weight(trouble.severity or self.severity, trouble.resource),
                trouble.resource,
                context.path(trouble.resource),
                trouble.property,
                trouble.text,
                trouble.fix,
                trouble.details,
                trouble.causes,
                about=trouble.about,
            )
            for trouble in troubles
        )


def rule(id: str, title: str, severity: Severity, link: str) -> Callable[[Callable[[RuleContext], Iterable[Trouble]]], Rule]:
    """Make a rule of the function that checks it.

    Args:
        id: As for `Rule`.
        title: As for `Rule`.
        severity: As for `Rule`.
        link: As for `Rule`.

    """
    return lambda check: Rule(id, title, severity, link, check)
