"""The rules that a team adds to those of this library: which ids they may have, and what happens where one cannot be asked."""

from __future__ import annotations

import re
from collections import Counter
from traceback import extract_tb
from typing import TYPE_CHECKING, TypeGuard

from constructs_privatelink.analysis.rules.finding import SEVERITIES
from constructs_privatelink.analysis.rules.rule import Rule, Trouble
from constructs_privatelink.analysis.rules.rule_list import RULES, VERDICT_RULES
from constructs_privatelink.analysis.values import Outside, ResourceId
from constructs_privatelink.argument_kinds import shown
from constructs_privatelink.decisions.twins import RULE_OF_WARNING
from constructs_privatelink.errors import PrivateLinkError, Problems, said_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from constructs_privatelink.analysis.rules.context import RuleContext
    from constructs_privatelink.analysis.rules.finding import Finding

_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_LINE = re.compile(r".*\S.*")
_ADDRESS = re.compile(r"https?://\S+")
_RESERVED = re.compile(r"PL\d", re.IGNORECASE)


def all_rules(own: Iterable[Rule] = ()) -> tuple[Rule, ...]:
    """Return all rules: those of this library, and those that a team adds.

    Args:
        own: The rules that a team adds. Default: none.

    Raises:
        PrivateLinkError: What is added is no rule, or has an id that is taken or means something else.

    """
    given: tuple[object, ...] = tuple(own)
    added = [value for value in given if isinstance(value, Rule)]
    problems = Problems("rules")
    others = [value for value in given if not isinstance(value, Rule)]
    problems.add(f"got {shown(value)}; give what the decorator 'rule' makes of a function" for value in others)
    problems.add(_reasons(added))
    problems.refuse()
    return (*VERDICT_RULES, *RULES, *added)


def _reasons(added: Sequence[Rule]) -> Iterator[str]:
    taken = {rule.id for rule in (*VERDICT_RULES, *RULES)}
    counted = Counter(shown(rule.id) for rule in added)
    for rule in added:
        name = f"the rule {shown(rule.id)} of '{rule.module}'"
        if not _is_text(rule.id, _ID):
            yield f"{name} has an id that cannot be acknowledged; use letters, digits, '-' and '_', beginning with a letter"
        elif rule.id in taken or rule.id in RULE_OF_WARNING:
            yield f"{name} has the id of a rule or warning of this library; give it another"
        elif _RESERVED.match(rule.id):
            yield f"{name} has an id of the form that this library keeps for its own, 'PL' and digits; give it another prefix"
        elif counted[shown(rule.id)] > 1:
            yield f"{name} has an id that is given {counted[shown(rule.id)]} times; give each rule one of its own"
        if not _is_text(rule.title, _LINE):
            yield f"{name} has the title {shown(rule.title)}; give one line of text"
        if not _is_severity(rule.severity):
            yield f"{name} has the severity {shown(rule.severity)}; give one of {', '.join(SEVERITIES)}"
        if not _is_text(rule.link, _ADDRESS):
            yield f"{name} has the link {shown(rule.link)}; give the address of the page that explains it, https://..."


def _is_text(value: object, form: re.Pattern[str]) -> bool:
    return isinstance(value, str) and value.isprintable() and form.fullmatch(value) is not None


def _is_severity(value: object) -> bool:
    return isinstance(value, str) and value in SEVERITIES


def checked(rule: Rule, context: RuleContext, asked: str) -> tuple[Finding, ...]:
    """Return what breaks a rule that a team added.

    Args:
        rule: The rule.
        context: What it looks at.
        asked: What was read, in the user's words.

    Raises:
        PrivateLinkError: The rule raises, or yields something else than troubles.

    """
    subject = f"rule {rule.id!r} of '{rule.module}'"
    try:
        yielded: list[object] = list(rule.check(context))
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # whatever a team's rule raises, its findings are missing, and that must be said
        reason = f"raised {said_by(error)}{_place(error)} when it was asked about {asked}"
        raise PrivateLinkError(subject, [f"{reason}; mend it, or leave the rule out"]) from error
    troubles = [value for value in yielded if _is_trouble(value)]
    if len(troubles) < len(yielded):
        stranger = next(value for value in yielded if not _is_trouble(value))
        wanted = f"a Trouble with the id of a resource, text, and one of {', '.join(SEVERITIES)} or no severity"
        raise PrivateLinkError(subject, [f"yielded {shown(stranger)} when it was asked about {asked}; yield {wanted}"])
    return rule.found(troubles, context)


def _is_trouble(value: object) -> TypeGuard[Trouble]:
    if not isinstance(value, Trouble):
        return False
    texts: tuple[object, ...] = (value.property, value.text, value.fix)
    resource: object = value.resource
    weight = value.severity is None or _is_severity(value.severity)
    return isinstance(resource, ResourceId | Outside) and weight and all(isinstance(text, str) for text in texts)


def _place(error: BaseException) -> str:
    """Return where in the file of a rule something was raised."""
    frames = extract_tb(error.__traceback__)[1:]
    return f" ({frames[-1].filename}:{frames[-1].lineno})" if frames else ""
