"""What requests say under the condition keys of statements, so that a statement matches them, or none that asks does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import islice, product
from typing import TYPE_CHECKING, TypeAlias

from constructs_privatelink.analysis.policies.text_matching import listed, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from constructs_privatelink.analysis.policies.text_matching import PolicyText

_Values: TypeAlias = "tuple[PolicyText, ...] | None"

# They follow from others in ways that are not worked out.
_DERIVED = frozenset(
    {
        "aws:principalisawsservice",
        "aws:principaltype",
        "aws:requestedregion",
        "aws:userid",
        "aws:username",
        "aws:viaawsservice",
        "kms:calleraccount",
        "s3:resourceaccount",
    }
)
_STRANGE = {
    "ip": ("198.51.100.7/32",),
    "numeric": ("1000000007", "-1000000007"),
    "bool": ("true", "false"),
    "arn": ("arn:aws:any:eu-west-1:444455556666:any/any",),
    "string": ("any-other",),
}
_MOST = 24


def keys_named(statements: Iterable[Mapping[str, object]]) -> set[str]:
    """Return the condition keys that statements name, in lower case, except for those that follow from others."""
    return {key for statement in statements for _, key, _ in _asked(statement)} - _DERIVED


def strange_values(statements: Sequence[Mapping[str, object]], keys: Iterable[str]) -> dict[str, list[_Values]]:
    """Return values of which no statement knows, absence among them, for each of some keys."""
    kinds = defaultdict(set)
    for statement in statements:
        for operator, key, _ in _asked(statement):
            kinds[key].add(_kind(operator))
    return {key: [*((value,) for kind in sorted(kinds[key]) for value in _STRANGE[kind]), None] for key in sorted(keys)}


def guarded(statements: Sequence[Mapping[str, object]], keys: Iterable[str]) -> dict[str, _Values]:
    """Return values that statements spare which hold for all others: ``Deny`` to who is of no organization but one."""
    spared: dict[str, _Values] = {}
    for statement in statements:
        for operator, key, values in _asked(statement):
            if "Not" in operator and statement.get("Effect") == "Deny" and values:
                spared.setdefault(key, (_concrete(values[0]),))
    return {key: value for key, value in spared.items() if key in set(keys)}


def keys_for(
    shares: Sequence[Mapping[str, object]], strange: Mapping[str, Sequence[_Values]], spared: Mapping[str, _Values]
) -> Iterator[dict[str, _Values]]:
    """Yield what requests say under some keys, so that the statements match where it is possible.

    Args:
        shares: The statements that should match; the first counts most.
        strange: The keys, with what no statement knows.
        spared: What `guarded` returns for them.

    """
    wanted: dict[str, list[_Values]] = {}
    for statement in shares:
        for operator, key, values in _asked(statement):
            if key in strange:
                wanted.setdefault(key, []).extend(_holding(operator, values, strange[key]))
    wanted = {key: list(dict.fromkeys(values)) for key, values in wanted.items()}
    for known in islice(product(*wanted.values()), _MOST):
        chosen = dict(zip(wanted, known, strict=True))
        free = [key for key in strange if key not in chosen]
        for others in _free(free, strange, spared):
            yield {**others, **chosen}


def _free(keys: Sequence[str], strange: Mapping[str, Sequence[_Values]], spared: Mapping[str, _Values]) -> Iterator[dict[str, _Values]]:
    """Yield all keys with their first strange values, all spared, all absent, and each other value by itself."""
    first = {key: strange[key][0] for key in keys}
    guarded = {key: spared.get(key, value) for key, value in first.items()}
    yield first
    if not keys:
        return
    yield from (guarded, dict.fromkeys(keys))
    for key in keys:
        yield from ({**guarded, key: value} for value in strange[key])


def _holding(operator: str, values: Sequence[PolicyText], strange: Sequence[_Values]) -> list[_Values]:
    plain = operator.rpartition(":")[2].removesuffix("IfExists")
    if plain == "Null":
        return [None if values == ["true"] else (_STRANGE["string"][0],)]
    if "Not" in plain:
        return list(strange)
    if plain.startswith("Numeric"):
        return [(number,) for value in values for number in _around(value)]
    return [(_concrete(value),) for value in values]


def _around(value: PolicyText) -> list[PolicyText]:
    try:
        number = float(value) if isinstance(value, str) else 0
    except ValueError:
        return [value]
    return [value, str(number - 1), str(number + 1)]


def _concrete(value: PolicyText) -> PolicyText:
    return value.replace("*", "any").replace("?", "a") if isinstance(value, str) else value


def _kind(operator: str) -> str:
    plain = operator.rpartition(":")[2].lower()
    return next((kind for kind in ("ip", "numeric", "bool", "arn") if plain.removeprefix("not").startswith(kind)), "string")


def _asked(statement: Mapping[str, object]) -> Iterator[tuple[str, str, list[PolicyText]]]:
    """Yield the operator, the key in lower case and the values of each condition."""
    conditions = statement.get("Condition")
    for operator, keys in conditions.items() if isinstance(conditions, Mapping) else ():
        for key, values in keys.items() if isinstance(keys, Mapping) else ():
            yield str(operator), str(key).lower(), [text_of(value, "") for value in listed(values)]
