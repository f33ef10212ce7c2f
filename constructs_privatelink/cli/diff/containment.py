"""What a policy may allow beyond another one, as far as that can be proven without asking them about requests.

A policy allows no more than another one where each of its allowing statements lies within one of the other's, and each denying statement
of the other one lies within one of its own. What cannot be proven so counts as beyond; it may still allow nothing more.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, collapse_addresses
from itertools import product
from math import prod
from typing import TYPE_CHECKING, TypeAlias

from constructs_privatelink.analysis.policies.match import is_everybody
from constructs_privatelink.analysis.policies.text_matching import equal, glob, like_resource, listed, matches_everything, text_of
from constructs_privatelink.analysis.values import Unknown
from constructs_privatelink.cli.diff.policy_meaning import block_of, is_within
from constructs_privatelink.cli.diff.property_values import keyed, untold
from constructs_privatelink.policy.grammar import ACCOUNT_PRINCIPAL, STATEMENT_KEYS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from constructs_privatelink.analysis.policies.text_matching import PolicyText

_Block: TypeAlias = "IPv4Network | IPv6Network"
_MOST_PARTS = 2000
_ESCAPES = ("${*}", "${?}", "${$}")
_NEGATED = re.compile(r"(?:.*:)?(?:Not|\w+Not)\w*")
_OF_ACCOUNT = re.compile(r"arn:[^:]*:(?:iam|sts)::(\d{12}):[^*?]+")


@dataclass(frozen=True)
class Beyond:
    """What a policy may allow that another one does not.

    Args:
        statement: An allowing statement, of which only what the other policy does not certainly allow is left; or a denying one.
        lost: Whether it is a denying statement that only the other policy has.

    """

    statement: object
    lost: bool = False


def beyond(inner: object, outer: object, *, gateway: bool = False) -> tuple[Beyond, ...]:
    """Return what a policy may allow that another one does not; nothing where it certainly allows no more.

    Args:
        inner: The policy, as JSON values.
        outer: The other one.
        gateway: Whether they are a gateway endpoint's, where an account does not stand for its roles.

    """
    if not isinstance(inner, Mapping) or not isinstance(outer, Mapping):
        return (Beyond(inner),)
    own, others = _statements(inner), _statements(outer)
    if _version(inner) != _version(outer) and any("${" in json.dumps(statements, default=_variables) for statements in (own, others)):
        return tuple(Beyond(statement) for statement in own)
    more = [Beyond(left) for statement in own if not _is(statement, "Deny") for left in _left(statement, others, "Allow", gateway=gateway)]
    for statement in others:
        if not _is(statement, "Allow"):
            more += [Beyond(left, lost=True) for left in _left(statement, own, "Deny", gateway=gateway)]
    return tuple(more)


def _statements(policy: Mapping[object, object]) -> list[object]:
    return listed(policy.get("Statement", []))


def _version(policy: Mapping[object, object]) -> object:
    return policy.get("Version", "2008-10-17")


def _variables(value: object) -> str:
    """Return what is left to IAM of a text that a deployment fills in."""
    return "${" if isinstance(value, Unknown) and "${!" in (value.key or "") else ""


def _is(statement: object, effect: str) -> bool:
    return isinstance(statement, Mapping) and statement.get("Effect") == effect


def _left(statement: object, others: Sequence[object], effect: str, *, gateway: bool) -> Iterator[object]:
    """Yield what of a statement lies in no other one of an effect."""
    if any(keyed(_unnamed(statement)) == keyed(_unnamed(other)) for other in others) and not untold(statement):
        return
    covering = [
        other for other in others if isinstance(other, Mapping) and _is(other, effect) and not set(other).difference(STATEMENT_KEYS)
    ]
    if not isinstance(statement, Mapping) or set(statement).difference(STATEMENT_KEYS):
        yield statement
        return
    parts = list(_parts(statement))
    left = [part for part in parts if not any(_within(part, other, gateway=gateway) for other in covering)]
    if left:
        yield statement if len(left) == len(parts) else _joined(statement, left)


def _unnamed(statement: object) -> object:
    return {key: value for key, value in statement.items() if key != "Sid"} if isinstance(statement, Mapping) else statement


def _parts(statement: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
    """Yield a statement for each of its actions, resources and principals; one with exceptions stays whole."""
    values = {key: listed(statement[key]) for key in ("Action", "Resource") if key in statement}
    principal = statement.get("Principal")
    if isinstance(principal, Mapping):
        values["Principal"] = [{kind: name} for kind, names in principal.items() for name in listed(names)]
    if not values or prod(map(len, values.values())) > _MOST_PARTS:
        yield statement
        return
    for chosen in product(*values.values()):
        yield {**statement, **dict(zip(values, chosen, strict=True))}


def _joined(statement: Mapping[str, object], parts: Sequence[Mapping[str, object]]) -> Mapping[str, object]:
    left = {key: [part[key] for part in parts] for key in ("Action", "Resource") if key in statement}
    joined = {key: [value for at, value in enumerate(values) if value not in values[:at]] for key, values in left.items()}
    principals: dict[object, list[object]] = {}
    for part in parts:
        principal = part.get("Principal")
        for kind, name in principal.items() if isinstance(principal, Mapping) else ():
            principals.setdefault(kind, []).extend([] if name in principals.get(kind, ()) else [name])
    return {**statement, **joined, **({"Principal": principals} if principals else {})}


def _within(inner: Mapping[str, object], outer: Mapping[str, object], *, gateway: bool) -> bool:
    return (
        _principals_within(inner, outer, gateway=gateway)
        and _element_within("Action", inner, outer, _actions_within)
        and _element_within("Resource", inner, outer, _resources_within)
        and _conditions_within(inner.get("Condition", {}), outer.get("Condition", {}))
    )


def _element_within(
    key: str, inner: Mapping[str, object], outer: Mapping[str, object], within: Callable[[PolicyText, PolicyText], bool]
) -> bool:
    """A ``NotAction`` lies within another one that leaves out no more."""
    if key in outer:
        wide = [text_of(value, key) for value in listed(outer[key])]
        if any(matches_everything(pattern) for pattern in wide):
            return f"Not{key}" not in outer and ((key in inner) != (f"Not{key}" in inner))
        narrow = [text_of(value, key) for value in listed(inner.get(key, []))]
        return key in inner and bool(narrow) and all(any(within(pattern, wider) for wider in wide) for pattern in narrow)
    left_out = [text_of(value, key) for value in listed(outer.get(f"Not{key}", []))]
    spared = [text_of(value, key) for value in listed(inner.get(f"Not{key}", []))]
    return key not in inner and bool(left_out) and all(any(within(pattern, wider) for wider in spared) for pattern in left_out)


def _actions_within(inner: PolicyText, outer: PolicyText) -> bool:
    if isinstance(inner, str) and isinstance(outer, str):
        return _pattern_within(inner.lower(), outer.lower())
    return same_text(inner, outer)


def _resources_within(inner: PolicyText, outer: PolicyText) -> bool:
    if isinstance(inner, str) and isinstance(outer, str):
        return _pattern_within(inner, outer, segments=True)
    return same_text(inner, outer) or (not _open(outer) and like_resource(outer, inner, ()) is True)


def _open(text: PolicyText) -> bool:
    return isinstance(text, str) and ("?" in text or any(escape in text for escape in _ESCAPES))


def _pattern_within(inner: str, outer: str, *, segments: bool = False) -> bool:
    """Return whether all that matches one pattern certainly matches another one.

    Wildcards of the inner one count as letters, which only wildcards of the outer one match; for ``?`` they are too long.
    """
    if inner == outer or matches_everything(outer):
        return True
    if any(escape in text for escape in _ESCAPES for text in (inner, outer)) or ("?" in outer and ("*" in inner or "${" in inner)):
        return False
    return glob(outer, inner, segments=segments)


def same_text(text: PolicyText, other: PolicyText) -> bool:
    """Return whether two texts are certainly the same."""
    return equal(text, other, ()) is True


def _principals_within(inner: Mapping[str, object], outer: Mapping[str, object], *, gateway: bool) -> bool:
    if ("Principal" in outer) == ("NotPrincipal" in outer) or ("Principal" in inner) == ("NotPrincipal" in inner):
        return False
    if "NotPrincipal" in outer:
        return keyed(outer["NotPrincipal"]) == keyed(inner.get("NotPrincipal")) and not untold(outer["NotPrincipal"])
    wide, narrow = outer["Principal"], inner.get("Principal")
    if is_everybody(wide):
        return True
    if not isinstance(wide, Mapping) or not isinstance(narrow, Mapping) or not narrow:
        return False
    return all(
        any(_principal_within(str(kind), text_of(name, ""), text_of(other, ""), gateway=gateway) for other in listed(wide.get(kind, [])))
        for kind, names in narrow.items()
        for name in listed(names)
    )


def _principal_within(kind: str, inner: PolicyText, outer: PolicyText, *, gateway: bool) -> bool:
    if same_text(inner, outer):
        return True
    if kind != "AWS" or not isinstance(inner, str) or not isinstance(outer, str):
        return False
    account, own = ACCOUNT_PRINCIPAL.fullmatch(outer), ACCOUNT_PRINCIPAL.fullmatch(inner)
    if account and own:
        return account[1] == own[1]
    named = _OF_ACCOUNT.fullmatch(inner)
    return not gateway and account is not None and named is not None and account[1] == named[1]


def _conditions_within(inner: object, outer: object) -> bool:
    """Return whether one ``Condition`` holds wherever another one does: every condition of the wider one is among the other's."""
    if not isinstance(inner, Mapping) or not isinstance(outer, Mapping):
        return False
    have = _flat(inner)
    for name, keys in outer.items():
        if not isinstance(keys, Mapping):
            return False
        for key, wanted in keys.items():
            given = have.get((str(name), str(key).lower()))
            if given is None or not _values_within(str(name), given, listed(wanted)):
                return False
    return True


def _flat(condition: Mapping[object, object]) -> dict[tuple[str, str], list[object]]:
    return {
        (str(name), str(key).lower()): listed(values)
        for name, keys in condition.items()
        if isinstance(keys, Mapping)
        for key, values in keys.items()
    }


def _values_within(name: str, inner: Sequence[object], outer: Sequence[object]) -> bool:
    """One of several values is enough; under a negated operator none may match, so that more values are narrower."""
    few, many = (outer, inner) if _NEGATED.fullmatch(name) else (inner, outer)
    narrow, wide = (_blocks(few), _blocks(many)) if "IpAddress" in name else (None, None)
    if narrow is not None and wide is not None:
        return _blocks_within(narrow, wide)
    return bool(inner) and bool(outer) and all(any(same_text(text_of(a, ""), text_of(b, "")) for b in many) for a in few)


def _blocks(values: Sequence[object]) -> list[_Block] | None:
    blocks = [block_of(value) for value in values]
    return None if None in blocks else [block for block in blocks if block is not None]


def _blocks_within(few: Sequence[_Block], many: Sequence[_Block]) -> bool:
    """Return whether all addresses of some blocks are in others, neighbours taken together."""
    if not few or not many:
        return False
    v4, v6 = ([block for block in many if isinstance(block, kind)] for kind in (IPv4Network, IPv6Network))
    united = [*collapse_addresses(v4), *collapse_addresses(v6)]  # type: ignore[type-var] # those of one version each
    return all(any(is_within(inner, outer) for outer in united) for inner in few)
