"""What a policy answers to a request, by IAM's policy language; `conditions` compares keys and `text_matching` texts.

An explicit deny beats every allow, and what nothing allows is denied. A statement that holds a value nobody knows yet, or a form that AWS
refuses, may match or not: it makes the answer open wherever either would change it.

AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from constructs_privatelink.analysis.policies.api_resources import about_call, is_call, is_shortened
from constructs_privatelink.analysis.policies.arn_texts import compared
from constructs_privatelink.analysis.policies.conditions import conditions_hold
from constructs_privatelink.analysis.policies.text_matching import (
    equal,
    glob,
    like_resource,
    listed,
    matches_everything,
    text_of,
    unresolved,
)
from constructs_privatelink.analysis.policies.three_valued import all_of, any_of, negated
from constructs_privatelink.analysis.values import Unknown
from constructs_privatelink.policy.grammar import ACCOUNT_PRINCIPAL, STATEMENT_KEYS

if TYPE_CHECKING:
    from constructs_privatelink.analysis.policies.request import Facts
    from constructs_privatelink.analysis.policies.text_matching import PolicyText
    from constructs_privatelink.analysis.policies.three_valued import Truth

PolicyOutcome: TypeAlias = Literal["allow", "deny", "silent"]

_NAME_PART = 5
_IDENTITY = re.compile(r"arn:[^:]*:(iam|sts)::(\d{12}):(role|user|assumed-role|federated-user)/([^*?]+)")


@dataclass(frozen=True)
class StatementRef:
    """One statement of a policy.

    Args:
        index: Its position, from 0.
        sid: Its ``Sid``; None where it has none.

    """

    index: int
    sid: str | None = None

    def __str__(self) -> str:
        """The statement as people count: the first is 1."""
        return f"statement {self.index + 1}" + (f" ({self.sid})" if self.sid else "")


@dataclass(frozen=True)
class Evaluation:
    """What a policy answers.

    Args:
        outcomes: What it may answer: an explicit ``deny``, an ``allow``, or neither (``silent``); one of them where that is certain.
        statement: The statement that decides, or the first that leaves it open.
        reasons: Why it is open; empty where it is not.

    """

    outcomes: frozenset[PolicyOutcome]
    statement: StatementRef | None = None
    reasons: tuple[Unknown, ...] = ()


def evaluate(policy: object, facts: Facts, where: str) -> Evaluation:
    """Return what a policy answers to a request.

    Args:
        policy: The document as JSON values, with what is not known as `Unknown`.
        facts: What is known of the request.
        where: What reasons call the policy: ``"Network.EksEndpoint.PolicyDocument"``.

    """
    if not isinstance(policy, Mapping):
        reason = policy if isinstance(policy, Unknown) else unresolved(where, "it is no policy document")
        return Evaluation(frozenset({"allow", "deny", "silent"}), None, (reason,))
    statements = [
        (_ref(index, statement), *_statement(statement, facts, policy.get("Version"), f"{where} statement {index + 1}"))
        for index, statement in enumerate(listed(policy.get("Statement", [])))
    ]
    denying = [(ref, match) for ref, effects, match in statements if effects == {"deny"} and match is True]
    if denying:
        return Evaluation(frozenset({"deny"}), denying[0][0])
    open_ones = [(ref, effects, match) for ref, effects, match in statements if isinstance(match, Unknown)]
    allowing = [ref for ref, effects, match in statements if effects == {"allow"} and match is True]
    outcomes: set[PolicyOutcome] = {"allow"} if allowing else {"silent"}
    for _, effects, _ in open_ones:
        outcomes |= effects
    if len(outcomes) == 1:
        return Evaluation(frozenset(outcomes), allowing[0] if allowing else None)
    # Where something allows for certain, a further allow would change nothing.
    idle: set[PolicyOutcome] = {"allow"} if allowing else set()
    relevant = [(ref, match) for ref, effects, match in open_ones if effects - idle]
    return Evaluation(frozenset(outcomes), relevant[0][0], tuple(dict.fromkeys(match for _, match in relevant)))


def _ref(index: int, statement: object) -> StatementRef:
    sid = statement.get("Sid") if isinstance(statement, Mapping) else None
    return StatementRef(index, sid if isinstance(sid, str) else None)


def _statement(statement: object, facts: Facts, version: object, where: str) -> tuple[set[PolicyOutcome], Truth]:
    """Return what a statement says where it matches, and whether it does; an unknown effect makes the match unknown."""
    either: set[PolicyOutcome] = {"allow", "deny"}
    if not isinstance(statement, Mapping):
        return either, statement if isinstance(statement, Unknown) else unresolved(where, "it is no mapping")
    effect = statement.get("Effect")
    effects: set[PolicyOutcome] = {"allow"} if effect == "Allow" else {"deny"} if effect == "Deny" else either
    strange = sorted(str(key) for key in statement if key not in STATEMENT_KEYS)
    if strange:
        return effects, unresolved(where, f"IAM does not know its key {strange[0]!r}")
    match = all_of(
        (
            _principal(statement, facts, where, allow=effects == {"allow"}),
            _element("Action", statement, facts, version, where),
            _element("Resource", statement, facts, version, where),
            conditions_hold(statement.get("Condition", {}), facts, version, where),
        )
    )
    if effects == either and match is True:
        return either, effect if isinstance(effect, Unknown) else unresolved(where, "its Effect is neither Allow nor Deny")
    return effects, match


def _element(key: str, statement: Mapping[str, object], facts: Facts, version: object, where: str) -> Truth:
    if (key in statement) == (f"Not{key}" in statement):
        return unresolved(where, f"it has not exactly one of {key} and Not{key}")
    values = listed(statement.get(key, statement.get(f"Not{key}")))
    if not values:
        return unresolved(where, f"its {key} is empty")
    texts = [text_of(value, where) for value in values]
    if key == "Action":
        matched = any_of(_action(text, facts) for text in texts)
    else:
        matched = any_of(_resource(_variables_filled(text, facts, version), facts) for text in texts)
        short = next((text for text in texts if isinstance(text, str) and text.startswith("arn:") and text.count(":") < _NAME_PART), None)
        if matched is False and short is not None and key not in statement:
            return unresolved(where, f"what NotResource makes of {short!r}, an ARN that ends early, is nowhere said")
    return matched if key in statement else negated(matched)


def _action(pattern: PolicyText, facts: Facts) -> Truth:
    if matches_everything(pattern):
        return True
    if not isinstance(pattern, str) or not isinstance(facts.action, str):
        return equal(pattern, facts.action, ())
    return glob(pattern.lower(), facts.action.lower())


def _variables_filled(pattern: PolicyText, facts: Facts, version: object) -> PolicyText:
    filled = facts.filled(pattern, version)
    if filled == pattern or not isinstance(pattern, str) or "${" not in "".join(pattern.split(":")[:_NAME_PART]):
        return filled
    return unresolved(repr(pattern), "a policy variable stands before the fifth colon of an ARN, where IAM takes none")


def _resource(pattern: PolicyText, facts: Facts) -> Truth:
    if is_shortened(pattern) and not facts.api:
        return unresolved(repr(pattern), "only a private API's own policy may leave out what comes before the stage")
    if facts.api or is_call(facts.resource):
        return about_call(pattern, facts)
    return compared(like_resource, pattern, facts.resource, facts)


def _principal(statement: Mapping[str, object], facts: Facts, where: str, *, allow: bool) -> Truth:
    if ("Principal" in statement) == ("NotPrincipal" in statement):
        return unresolved(where, "it has not exactly one of Principal and NotPrincipal")
    if "Principal" in statement:
        return _names(statement["Principal"], facts, where, allow=allow)
    named = statement["NotPrincipal"]
    answer = _names(named, facts, where, allow=False)
    if answer is True and not is_everybody(named):
        return unresolved(where, "NotPrincipal leaves a caller out only where account, role and session are all named")
    return negated(answer)


def is_everybody(element: object) -> bool:
    """Return whether a ``Principal`` element names everybody."""
    return element == "*" or (isinstance(element, Mapping) and "*" in listed(element.get("AWS")))


def _names(element: object, facts: Facts, where: str, *, allow: bool) -> Truth:
    """Return whether a ``Principal`` element names the caller."""
    if is_everybody(element):
        return True
    if not isinstance(element, Mapping) or not element:
        return element if isinstance(element, Unknown) else unresolved(where, "its principals are in no form that IAM takes")
    return any_of(
        _one(str(kind), text_of(name, where), facts, where, allow=allow) for kind, names in element.items() for name in listed(names)
    )


def _one(kind: str, name: PolicyText, facts: Facts, where: str, *, allow: bool) -> Truth:
    if isinstance(name, Unknown):
        return name
    if kind == "Service":
        return facts.caller.arn if isinstance(facts.caller.arn, Unknown) else name == facts.caller.service
    if kind != "AWS":
        return unresolved(where, f"principals of the kind {kind!r} are not evaluated")
    named = _same_principal(name, facts, where)
    root = facts.caller.root
    if not facts.gateway or named is False or root is True:
        return named
    # There, a principal admits an account's root user at most; that a Deny of one is as harmless is nowhere said.
    if root is False and allow:
        return False
    return unresolved(where, "a gateway endpoint's policy takes no principal but '*'; name roles with aws:PrincipalArn")


def _same_principal(name: PolicyText, facts: Facts, where: str) -> Truth:
    caller = facts.caller
    if caller.arn is None:
        return False
    account = ACCOUNT_PRINCIPAL.fullmatch(name) if isinstance(name, str) else None
    if account:
        return equal(account[1], caller.account, ())
    wanted = _IDENTITY.fullmatch(name) if isinstance(name, str) else None
    if wanted and isinstance(caller.account, str) and wanted[2] != caller.account:
        return False
    if isinstance(name, str) and not wanted:
        return unresolved(where, f"whom {name!r} names is not known")
    if not isinstance(name, str) or not isinstance(caller.arn, str):
        return equal(name, caller.arn, facts.own)
    return name == caller.arn or (False if caller.root is True else _covers(name, caller.arn, where))


def _covers(name: str, arn: str, where: str) -> Truth:
    """A role's principal covers its sessions, whose ARNs leave its path out."""
    wanted, actual = _IDENTITY.fullmatch(name), _IDENTITY.fullmatch(arn)
    if not wanted or not actual:
        return unresolved(where, f"whether {name!r} names {arn!r} is not known")
    if (wanted[3], actual[3]) == ("role", "assumed-role"):
        return wanted[4].rpartition("/")[2] == actual[4].partition("/")[0]
    if (wanted[3], actual[3]) == ("assumed-role", "role") and wanted[4].partition("/")[0] == actual[4].rpartition("/")[2]:
        return unresolved(where, f"whether the caller's session is {name!r} is not known")
    return False
