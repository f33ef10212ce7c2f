"""Policies before and after a change, and how they are compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from constructs_privatelink.analysis import load
from constructs_privatelink.analysis.policies.request import ANONYMOUS, Facts, Principal
from constructs_privatelink.cli.diff import compared
from tests.cli.templates import network

if TYPE_CHECKING:
    from constructs_privatelink.cli.diff import Difference


Json = dict[str, Any]


KEY = "arn:aws:kms:eu-west-1:111122223333:key/"


def statement(effect: str = "Allow", **elements: object) -> Json:
    """Return a statement about everything but for what is given; None leaves an element out."""
    whole: Json = {"Effect": effect, "Principal": "*", "Action": "*", "Resource": "*"} | elements
    return {name: value for name, value in whole.items() if value is not None}


def policy(*statements: Json) -> Json:
    return {"Version": "2012-10-17", "Statement": list(statements)}


def verdict(old: object, new: object, **more: object) -> str:
    """Return what becomes of a policy; empty where it lets through what it did."""
    told = [difference.kind for difference in differences(old, new, **more) if difference.part == "policies"]
    return told[0] if told else ""


def differences(old: object, new: object, **more: object) -> tuple[Difference, ...]:
    """Return all that changes where only the policy of an endpoint does."""
    sides = []
    for document in (old, new):
        template = network()
        template["Resources"].update(more)
        template["Resources"]["Kms"]["Properties"].update({} if document is None else {"PolicyDocument": document})
        sides.append(load(template))
    return compared(*sides).differences


DECRYPT = statement(Action="kms:Decrypt", Resource=f"{KEY}*")


TEXTS = {
    "Action": st.sampled_from(["*", "s:*", "s:A", "s:B", "s:A*", "s:?"]),
    "Resource": st.sampled_from(["*", "arn:aws:s:::a", "arn:aws:s:::a*", "arn:aws:s:::a/*", "arn:aws:s:::?", "arn:*:b"]),
}


ACCOUNTS = ["111122223333", "444455556666"]


PRINCIPALS = st.just("*") | st.sampled_from([*ACCOUNTS, f"arn:aws:iam::{ACCOUNTS[0]}:role/a"]).map(lambda principal: {"AWS": principal})


CONDITIONS = st.dictionaries(
    st.sampled_from(["StringEquals", "StringNotEquals", "StringLike", "StringEqualsIfExists", "ForAnyValue:StringEquals"]),
    st.dictionaries(st.sampled_from(["k", "K2"]), st.lists(st.sampled_from(["x", "y", "x*"]), min_size=1, max_size=2), max_size=2),
    max_size=2,
)


@st.composite
def statements(draw: st.DrawFn) -> Json:
    drawn: Json = {"Effect": draw(st.sampled_from(["Allow", "Allow", "Deny"])), "Principal": draw(PRINCIPALS)}
    for name, texts in TEXTS.items():
        drawn[draw(st.sampled_from([name, name, f"Not{name}"]))] = draw(st.lists(texts, min_size=1, max_size=2))
    return drawn | {"Condition": draw(CONDITIONS)}


def asked(operator: str, value: object, effect: str = "Allow") -> Json:
    return statement(effect, Condition={operator: {"aws:k": value}})


POLICIES = st.lists(statements(), max_size=3).map(lambda some: policy(*some))


OURS = {"StringEquals": {"aws:PrincipalOrgID": "o-1"}}


OTHERS = statement("Deny", Condition={"StringNotEquals": {"aws:PrincipalOrgID": "o-1"}})


CALLERS = st.sampled_from([ANONYMOUS, *(Principal(f"arn:aws:iam::{account}:role/{name}") for account in ACCOUNTS for name in "ab")])


VALUES = st.sampled_from([None, ("x",), ("y",), ("xx",), ("z",)])


FACTS = st.builds(
    lambda action, resource, caller, first, second: Facts(action, resource, caller, {"k": first, "k2": second}),
    st.sampled_from(["s:A", "s:B", "s:Any", "t:C"]),
    st.sampled_from(["arn:aws:s:::a", "arn:aws:s:::ab", "arn:aws:s:::a/c", "arn:aws:s:::z", "arn:aws:t:::b"]),
    CALLERS,
    VALUES,
    VALUES,
)
