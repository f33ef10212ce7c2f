"""Requests that one policy allows and another one does not: the proof that a policy is wider than another one.

They are made of what the statements name, and of things of which no statement knows. The partition, the Region and the account that a
deployment fills in are the same in both policies, so that one of each stands for any.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import islice, product
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.policies.match import evaluate
from constructs_privatelink.analysis.policies.request import ANONYMOUS, Facts, Principal
from constructs_privatelink.analysis.policies.text_matching import listed, matches_everything, text_of
from constructs_privatelink.analysis.values import Reference, ResourceId, Unknown
from constructs_privatelink.cli.diff.probe_conditions import guarded, keys_for, keys_named, strange_values
from constructs_privatelink.policy.grammar import ACCOUNT_PRINCIPAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from constructs_privatelink.analysis.policies.match import Evaluation
    from constructs_privatelink.analysis.policies.text_matching import PolicyText
    from constructs_privatelink.cli.diff.containment import Beyond

_FILLED = {
    "${AWS::Partition}": "aws",
    "${AWS::Region}": "eu-west-1",
    "${AWS::AccountId}": "111122223333",
    "${AWS::URLSuffix}": "amazonaws.com",
}
_STRANGER = "444455556666"
_STRANGE_ROLE = f"arn:aws:iam::{_STRANGER}:role/any"
_STRANGE_RESOURCE = f"arn:aws:any:eu-west-1:{_STRANGER}:any/any"
_OWNER = re.compile(r"arn:[^:]*:[^:]*:[^:]*:(\d{12}):")
_ANY = "any"
_MOST_PROBES = 600
_MOST_OF_A_KIND = 8


@dataclass(frozen=True)
class PolicyContext:
    """Where a policy stands, and what that says of every request.

    Args:
        where: What reasons call it.
        keys: What is known of every request that it is asked about, by condition keys in lower case.
        own: Resources whose ids and ARNs are theirs alone.
        gateway: Whether it is a gateway endpoint's.
        api: Whether it is a private API's.

    """

    where: str
    keys: Mapping[str, tuple[PolicyText, ...] | None] = field(default_factory=dict)
    own: frozenset[ResourceId] = frozenset()
    gateway: bool = False
    api: bool = False


@dataclass(frozen=True)
class _Policy:
    document: Mapping[str, object]
    context: PolicyContext

    @property
    def statements(self) -> list[Mapping[str, object]]:
        return [statement for statement in listed(self.document.get("Statement", [])) if isinstance(statement, Mapping)]

    def asked(self, facts: Facts) -> Evaluation:
        context = self.context
        known = replace(facts, keys={**facts.keys, **context.keys}, own=context.own, gateway=context.gateway, api=context.api)
        return evaluate(self.document, known, context.where)


def wider(beyond: Iterable[Beyond], inner: object, outer: object, contexts: tuple[PolicyContext, PolicyContext]) -> tuple[Beyond, ...]:
    """Return what of one policy certainly allows a request that another one does not.

    Args:
        beyond: What may.
        inner: The policy.
        outer: The other one.
        contexts: Where each of them stands.

    """
    inner, outer = filled(inner), filled(outer)
    if not isinstance(inner, Mapping) or not isinstance(outer, Mapping):
        return ()
    policies = _Policy(inner, contexts[0]), _Policy(outer, contexts[1])
    return tuple(more for more in beyond if any(_tells(facts, *policies) for facts in islice(_probes(more, *policies), _MOST_PROBES)))


def filled(value: object) -> object:
    """Return JSON values with what a deployment fills in alike everywhere: the same for both policies."""
    match value:
        case Unknown() if value.key is not None and "${!" not in value.key:
            text = value.key
            for name, known in _FILLED.items():
                text = text.replace(name, known)
            return text if "${" not in text else replace(value, key=text)
        case Mapping():
            return {key: filled(item) for key, item in value.items()}
        case list() | tuple():
            return [filled(item) for item in value]
        case _:
            return value


def _tells(facts: Facts, inner: _Policy, outer: _Policy) -> bool:
    """Return whether one policy certainly answers better; that nothing is said is as bad as a denial, except to a private API."""
    ranks = {"deny": 0, "silent": 1 if inner.context.api else 0, "allow": 2}
    least = min(ranks[outcome] for outcome in inner.asked(facts).outcomes)
    return least > 0 and least > max(ranks[outcome] for outcome in outer.asked(facts).outcomes)


def _probes(beyond: Beyond, inner: _Policy, outer: _Policy) -> Iterator[Facts]:
    first = filled(beyond.statement)
    if not isinstance(first, Mapping):
        return
    everything = [*inner.statements, *outer.statements]
    fixed = set(inner.context.keys) | set(outer.context.keys)
    for second in [statement for statement in inner.statements if statement.get("Effect") == "Allow"] if beyond.lost else [{}]:
        shares = [statement for statement in (first, second) if statement]
        keys = keys_named(everything) - fixed
        for caller, action, resource in product(_callers(shares, everything), _actions(shares, everything), _resources(shares, everything)):
            about = _about(caller, resource)
            free = keys - set(about)
            for wanted in keys_for(shares, strange_values(everything, free), guarded(everything, free)):
                others = {key: value for key, value in wanted.items() if key not in about}
                yield Facts(action, resource, caller, {**others, **about})


def _about(caller: Principal, resource: PolicyText) -> dict[str, tuple[PolicyText, ...] | None]:
    """Return the keys that the caller and the resource settle; who is anonymous has none of the caller's."""
    known: dict[str, tuple[PolicyText, ...] | None] = {}
    if caller.arn is None:
        known |= dict.fromkeys(("aws:principalarn", "aws:principalaccount", "aws:principalorgid", "aws:principalorgpaths"))
    else:
        known["aws:principalaccount"] = (caller.account,)
        known |= {} if isinstance(caller.arn, Unknown) else {"aws:principalarn": (caller.arn,)}
    owner = _OWNER.match(resource) if isinstance(resource, str) else None
    return known | ({"aws:resourceaccount": (owner[1],)} if owner else {})


def _callers(shares: Sequence[Mapping[str, object]], everything: Sequence[Mapping[str, object]]) -> list[Principal]:
    """Return whom the statements name that should match, strangers, and whom any other statement names."""
    first = list(dict.fromkeys([*_named(shares), Principal(_STRANGE_ROLE), ANONYMOUS]))
    return list(dict.fromkeys([*first[:_MOST_OF_A_KIND], *_named(everything)]))[: 2 * _MOST_OF_A_KIND]


def _named(statements: Sequence[Mapping[str, object]]) -> list[Principal]:
    named = [text_of(value, "") for statement in statements for value in _principals(statement.get("Principal"))]
    for statement in statements:
        for key, value in _conditions(statement):
            named += [text_of(value, "")] if key in {"aws:principalarn", "aws:principalaccount"} else []
    return [caller for name in named for caller in _caller(name)]


def _caller(name: PolicyText) -> list[Principal]:
    if isinstance(name, Reference):
        return [Principal(name)]
    if not isinstance(name, str) or name == "*":
        return []
    account = ACCOUNT_PRINCIPAL.fullmatch(name)
    arn = f"arn:aws:iam::{account[1]}:role/{_ANY}" if account else _concrete(name)
    return [Principal(arn)] if arn.startswith("arn:") else []


def _principals(principal: object) -> Iterator[object]:
    if isinstance(principal, Mapping):
        yield from listed(principal.get("AWS", []))


def _conditions(statement: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    conditions = statement.get("Condition")
    for keys in conditions.values() if isinstance(conditions, Mapping) else ():
        for key, values in keys.items() if isinstance(keys, Mapping) else ():
            yield from ((str(key).lower(), value) for value in listed(values))


def _actions(shares: Sequence[Mapping[str, object]], everything: Sequence[Mapping[str, object]]) -> list[str]:
    own = _texts(shares, "Action")
    others = _texts(everything, "Action", "NotAction")
    service = next((action.partition(":")[0] for action in others if ":" in action), _ANY)
    whole = not own or any(matches_everything(action) for action in own)
    actions = [_concrete(action) for action in own if not matches_everything(action)]
    actions += [f"{service}:{_ANY}", *map(_concrete, others)] if whole else []
    return list(dict.fromkeys(action if ":" in action else f"{service}:{_ANY}" for action in actions))[:_MOST_OF_A_KIND]


def _resources(shares: Sequence[Mapping[str, object]], everything: Sequence[Mapping[str, object]]) -> list[PolicyText]:
    own = [text_of(value, "") for share in shares for value in listed(share.get("Resource", []))]
    resources: list[PolicyText] = [_concrete_resource(pattern) for pattern in own if not matches_everything(pattern)]
    if not own or any(matches_everything(pattern) for pattern in own):
        named = (value for statement in everything for key in ("Resource", "NotResource") for value in listed(statement.get(key, [])))
        others = [text_of(value, "") for value in named]
        resources += [_STRANGE_RESOURCE, *(_concrete_resource(pattern) for pattern in others if not matches_everything(pattern))]
    return list(dict.fromkeys(resources))[:_MOST_OF_A_KIND]


def _concrete_resource(pattern: PolicyText) -> PolicyText:
    if isinstance(pattern, str):
        return _concrete(pattern)
    return replace(pattern, key=_concrete(pattern.key)) if isinstance(pattern, Unknown) and pattern.key is not None else pattern


def _texts(statements: Sequence[Mapping[str, object]], *keys: str) -> list[str]:
    return [value for statement in statements for key in keys for value in listed(statement.get(key, [])) if isinstance(value, str)]


def _concrete(pattern: str) -> str:
    return pattern.replace("*", _ANY).replace("?", "a")
