"""Whether the conditions of a policy statement hold.

All operators and all keys of a ``Condition`` must hold; one of several values is enough, and none may match under a negated operator. A
key that the request lacks fails an operator and passes a negated one or ``...IfExists``. Dates and binary values are not compared.

AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html and
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Collection, Mapping
from ipaddress import ip_network
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.policies.arn_texts import compared
from constructs_privatelink.analysis.policies.text_matching import equal, like, like_arn, listed, text_of, unresolved
from constructs_privatelink.analysis.policies.three_valued import all_of, any_of, negated
from constructs_privatelink.analysis.values import ResourceId, Unknown

if TYPE_CHECKING:
    from constructs_privatelink.analysis.policies.request import Facts
    from constructs_privatelink.analysis.policies.text_matching import Compare, PolicyText
    from constructs_privatelink.analysis.policies.three_valued import Truth


def conditions_hold(condition: object, facts: Facts, version: object, where: str) -> Truth:
    """Return whether a ``Condition`` element holds.

    Args:
        condition: The element; an empty mapping always holds.
        facts: What is known of the request.
        version: Of the policy.
        where: The place of the statement, for reasons.

    """
    if not isinstance(condition, Mapping):
        return condition if isinstance(condition, Unknown) else unresolved(where, "its Condition is no mapping")
    answers: list[Truth] = []
    for name, keys in condition.items():
        if not isinstance(keys, Mapping):
            answers.append(keys if isinstance(keys, Unknown) else unresolved(where, f"its condition {name} is no mapping"))
            continue
        for key, wanted in keys.items():
            values = [facts.filled(text_of(text, where), version) for text in listed(wanted)]
            answers.append(_holds(str(name), str(key), values, facts, where))
    return all_of(answers)


def _holds(name: str, key: str, wanted: list[PolicyText], facts: Facts, where: str) -> Truth:
    qualifier, _, plain = name.rpartition(":")
    if_exists = plain.endswith("IfExists")
    plain = plain.removesuffix("IfExists")
    actual = facts.key(key)
    compare = _OPERATORS.get(_NEGATED.get(plain, plain))
    why = ""
    if (compare is None or qualifier not in {"", "ForAllValues", "ForAnyValue"}) and name != "Null":
        why = f"the condition operator {name!r} is not evaluated"
    elif not wanted:
        why = f"{key} has no values to compare with"
    if why:
        return unresolved(where, why)
    if isinstance(actual, Unknown):
        return actual
    if compare is None:
        return _null(wanted, where, absent=actual is None)
    if actual is None:
        return if_exists or qualifier == "ForAllValues" or (plain in _NEGATED and qualifier == "")
    answers: list[Truth] = [any_of(compared(compare, text, value, facts) for text in wanted) for value in actual]
    if plain in _NEGATED:
        answers = [negated(answer) for answer in answers]
    if qualifier == "" and len(answers) != 1:
        return unresolved(where, f"{key} has {len(answers)} values, and {name!r} compares one")
    return any_of(answers) if qualifier == "ForAnyValue" else all_of(answers)


def _null(wanted: list[PolicyText], where: str, *, absent: bool) -> Truth:
    """``Null: true`` asks for a request without the key."""
    asked = [text.lower() if isinstance(text, str) else text for text in wanted]
    return any_of(
        absent is (text == "true") if text in {"true", "false"} else unresolved(where, "the value of Null is neither true nor false")
        for text in asked
    )


def _ignoring_case(compare: Compare) -> Compare:
    def of_two(wanted: PolicyText, actual: PolicyText, own: Collection[ResourceId]) -> Truth:
        return compare(_lower(wanted), _lower(actual), own)

    return of_two


def _lower(text: PolicyText) -> PolicyText:
    return text.lower() if isinstance(text, str) else text


def _numeric(compare: Callable[[float, float], bool]) -> Compare:
    def of_two(wanted: PolicyText, actual: PolicyText, own: Collection[ResourceId]) -> Truth:
        if not isinstance(wanted, str) or not isinstance(actual, str):
            return _undecided(wanted, actual, own)
        try:
            return compare(float(actual), float(wanted))
        except ValueError:
            return unresolved(repr(wanted), f"it cannot be compared with {actual!r} as a number")

    return of_two


def _in_network(wanted: PolicyText, actual: PolicyText, own: Collection[ResourceId]) -> Truth:
    if not isinstance(wanted, str) or not isinstance(actual, str):
        return _undecided(wanted, actual, own)
    try:
        block, source = ip_network(wanted, strict=False), ip_network(actual, strict=False)
    except ValueError:
        return unresolved(repr(wanted), f"it cannot be compared with {actual!r} as an address")
    if not block.overlaps(source):
        return False
    if block.prefixlen <= source.prefixlen:
        return True
    return unresolved(repr(actual), f"a part of it is in {wanted!r}")


def _undecided(wanted: PolicyText, actual: PolicyText, own: Collection[ResourceId]) -> Truth:
    same = equal(wanted, actual, own)
    return same if isinstance(same, Unknown) else unresolved(repr(wanted), "its value shows at deployment")


_NUMBERS: dict[str, Callable[[float, float], bool]] = {
    "NumericEquals": operator.eq,
    "NumericLessThan": operator.lt,
    "NumericLessThanEquals": operator.le,
    "NumericGreaterThan": operator.gt,
    "NumericGreaterThanEquals": operator.ge,
}
_OPERATORS: dict[str, Compare] = {
    "StringEquals": equal,
    "StringEqualsIgnoreCase": _ignoring_case(equal),
    "StringLike": like,
    "Bool": _ignoring_case(equal),
    "ArnEquals": like_arn,
    "ArnLike": like_arn,
    "IpAddress": _in_network,
} | {name: _numeric(compare) for name, compare in _NUMBERS.items()}
_NEGATED = {
    "StringNotEquals": "StringEquals",
    "StringNotEqualsIgnoreCase": "StringEqualsIgnoreCase",
    "StringNotLike": "StringLike",
    "NumericNotEquals": "NumericEquals",
    "ArnNotEquals": "ArnEquals",
    "ArnNotLike": "ArnLike",
    "NotIpAddress": "IpAddress",
}
