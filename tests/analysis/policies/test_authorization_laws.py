"""Laws of authorization, held against an evaluator that knows nothing of unknown values."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.policies.match import PolicyOutcome, evaluate
from constructs_privatelink.analysis.policies.request import Facts, Principal
from constructs_privatelink.analysis.values import Unknown

ACCOUNTS = ("111111111111", "222222222222")
ROLES = tuple(f"arn:aws:iam::{account}:role/{name}" for account, name in product(ACCOUNTS, "ab"))
ACTIONS = ("kms:Decrypt", "kms:Encrypt", "s3:GetObject")
RESOURCES = ("arn:aws:kms:eu-west-1:1:key/a", "arn:aws:kms:eu-west-1:1:key/b", "arn:aws:s3:::c/d")
KEYS = ("aws:SourceVpce", "aws:PrincipalOrgID")
UNKNOWN = Unknown(Code.PL_UNRESOLVED_VALUE, "Network.Endpoint.PolicyDocument", "a parameter has no default")

POOL: dict[str, tuple[object, ...]] = {
    "Effect": ("Allow", "Deny"),
    "Principal": ("*", *ACCOUNTS, *ROLES),
    "Action": ("*", "kms:*", "KMS:D?crypt", "s3:Get*", *ACTIONS),
    "Resource": ("*", "arn:aws:kms:*:*:key/*", "arn:aws:s3:::c/*", *RESOURCES),
    "Condition": ("x", "y", "z", "x*"),
}
OPERATORS = (
    "StringEquals",
    "StringNotEquals",
    "StringLike",
    "StringEqualsIfExists",
    "ForAllValues:StringEquals",
    "ForAnyValue:StringNotLike",
)

Policy = dict[str, list[dict[str, object]]]


@dataclass(frozen=True)
class Asked:
    """A request of which everything is known; a key without values is absent."""

    action: str
    resource: str
    role: str
    keys: tuple[tuple[str, ...], ...]

    def facts(self) -> Facts:
        keys = {name.lower(): values or None for name, values in zip(KEYS, self.keys, strict=True)}
        return Facts(self.action, self.resource, Principal(self.role), keys)


def some(element: str) -> st.SearchStrategy[list[object]]:
    return st.lists(st.sampled_from(POOL[element]), min_size=1, max_size=2)


PRINCIPALS = some("Principal").map(lambda names: {"AWS": names})
CONDITIONS = st.dictionaries(
    st.sampled_from(OPERATORS), st.dictionaries(st.sampled_from(KEYS), some("Condition"), min_size=1, max_size=2), max_size=2
)
STATEMENTS = st.builds(
    lambda effect, principal, action, resource, condition: effect | principal | action | resource | condition,
    st.fixed_dictionaries({"Effect": st.sampled_from(POOL["Effect"])}),
    st.fixed_dictionaries({"Principal": PRINCIPALS}),
    st.one_of(*(st.fixed_dictionaries({key: some("Action")}) for key in ("Action", "NotAction"))),
    st.one_of(*(st.fixed_dictionaries({key: some("Resource")}) for key in ("Resource", "NotResource"))),
    st.fixed_dictionaries({}, optional={"Condition": CONDITIONS}),
)
POLICIES = st.lists(STATEMENTS, min_size=1, max_size=3).map(lambda statements: {"Statement": statements})
ASKED = st.builds(
    Asked,
    st.sampled_from(ACTIONS),
    st.sampled_from(RESOURCES),
    st.sampled_from(ROLES),
    st.tuples(*[st.sampled_from([(), ("x",), ("y",), ("xx",)])] * len(KEYS)),
)


def brute(policy: Policy, asked: Asked) -> PolicyOutcome:
    """Evaluate a policy the slow way: patterns by recursion, everything else by the letter of the guide."""
    matching = {statement["Effect"] for statement in policy["Statement"] if brute_matches(statement, asked)}
    return "deny" if "Deny" in matching else "allow" if "Allow" in matching else "silent"


def brute_matches(statement: dict[str, object], asked: Asked) -> bool:
    principal, condition = statement["Principal"], statement.get("Condition", {})
    assert isinstance(principal, dict)
    assert isinstance(condition, dict)
    named = any(name in {"*", asked.role, asked.role.split(":")[4]} for name in principal["AWS"])
    acts = brute_element(statement, "Action", asked.action.upper(), upper=True)
    touches = brute_element(statement, "Resource", asked.resource, upper=False)
    holds = all(
        brute_holds(operator, asked.keys[KEYS.index(key)], wanted) for operator, keys in condition.items() for key, wanted in keys.items()
    )
    return named and acts and touches and holds


def brute_element(statement: dict[str, object], key: str, actual: str, *, upper: bool) -> bool:
    positive = key in statement
    values = statement[key if positive else f"Not{key}"]
    assert isinstance(values, list)
    return any(brute_glob(value.upper() if upper else value, actual) for value in values) is positive


def brute_holds(operator: str, actual: tuple[str, ...], wanted: list[str]) -> bool:
    match operator:
        case "StringEquals":
            return bool(actual) and actual[0] in wanted
        case "StringNotEquals":
            return not actual or actual[0] not in wanted
        case "StringLike":
            return bool(actual) and any(brute_glob(want, actual[0]) for want in wanted)
        case "StringEqualsIfExists" | "ForAllValues:StringEquals":
            return all(packets in wanted for packets in actual)
        case _:
            return any(not any(brute_glob(pattern, packets) for pattern in wanted) for packets in actual)


def brute_glob(pattern: str, text: str) -> bool:
    if not pattern:
        return not text
    if pattern[0] == "*":
        return brute_glob(pattern[1:], text) or (text != "" and brute_glob(pattern, text[1:]))
    return text != "" and pattern[0] in {"?", text[0]} and brute_glob(pattern[1:], text[1:])


def places(value: object, pool: str = "") -> list[tuple[tuple[str | int, ...], str]]:
    """Return the way to every value of a policy, and the pool that its values come from."""
    if isinstance(value, dict):
        return [((key, *way), place) for key, inner in value.items() for way, place in places(inner, pool or key.removeprefix("Not"))]
    if isinstance(value, list):
        return [((index, *way), place) for index, inner in enumerate(value) for way, place in places(inner, pool)]
    return [((), pool)]


def replaced(value: object, way: tuple[str | int, ...], new: object) -> object:
    """Return a policy with another value in one place."""
    changed = copy.deepcopy({"": value})
    at: object = changed
    for step in ("", *way)[:-1]:
        assert isinstance(at, dict | list)
        at = at[step]  # type: ignore[index]  # a way leads through mappings and lists as they are
    at[("", *way)[-1]] = new  # type: ignore[index]  # as above
    return changed[""]


@given(POLICIES, ASKED)
@settings(max_examples=500)
def test_a_policy_without_unknown_values_has_the_outcome_of_the_slow_evaluator(policy: Policy, asked: Asked) -> None:
    evaluated = evaluate(policy, asked.facts(), "policy")

    assert evaluated.outcomes == {brute(policy, asked)}
    assert not evaluated.reasons


@given(POLICIES, ASKED, st.data())
@settings(max_examples=500)
def test_with_one_value_unknown_every_outcome_that_some_value_brings_is_possible(policy: Policy, asked: Asked, data: st.DataObject) -> None:
    statements = [((index, *way), pool) for index, statement in enumerate(policy["Statement"]) for way, pool in places(statement)]
    way, pool = data.draw(st.sampled_from(statements))

    evaluated = evaluate({"Statement": replaced(policy["Statement"], way, UNKNOWN)}, asked.facts(), "policy")

    for value in POOL[pool]:
        filled = replaced(policy["Statement"], way, value)
        assert isinstance(filled, list)
        assert brute({"Statement": filled}, asked) in evaluated.outcomes
    assert (evaluated.reasons != ()) == (len(evaluated.outcomes) > 1)


@given(POLICIES, ASKED, st.sampled_from(["action", "resource", "caller", "key"]))
@settings(max_examples=500)
def test_with_a_part_of_the_request_unknown_every_outcome_that_some_request_brings_is_possible(
    policy: Policy, asked: Asked, part: str
) -> None:
    whole = asked.facts()
    keys = {name: values for name, values in whole.keys.items() if part != "key" or name != KEYS[0].lower()}
    hidden = Facts(
        UNKNOWN if part == "action" else whole.action,
        UNKNOWN if part == "resource" else whole.resource,
        Principal() if part == "caller" else whole.caller,
        keys,
    )
    others = {
        "action": [Asked(action, asked.resource, asked.role, asked.keys) for action in ACTIONS],
        "resource": [Asked(asked.action, resource, asked.role, asked.keys) for resource in RESOURCES],
        "caller": [Asked(asked.action, asked.resource, role, asked.keys) for role in ROLES],
        "key": [Asked(asked.action, asked.resource, asked.role, (values, *asked.keys[1:])) for values in ((), ("x",), ("y",), ("q",))],
    }

    evaluated = evaluate(policy, hidden, "policy")

    assert {brute(policy, other) for other in others[part]} <= evaluated.outcomes


@given(POLICIES, ASKED, st.data())
def test_a_statement_that_is_unknown_as_a_whole_leaves_a_certain_deny_certain_and_nothing_else(
    policy: Policy, asked: Asked, data: st.DataObject
) -> None:
    index = data.draw(st.integers(0, len(policy["Statement"])))
    statements: list[object] = [*policy["Statement"]]
    statements.insert(index, UNKNOWN)

    evaluated = evaluate({"Statement": statements}, asked.facts(), "policy")

    assert (evaluated.outcomes == {"deny"}) == (brute(policy, asked) == "deny")
    assert evaluated.outcomes == {"deny"} or {"allow", "deny"} <= evaluated.outcomes
