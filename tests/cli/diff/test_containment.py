"""A policy that is proven to allow nothing beyond another one, and one of which that is not proven."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constructs_privatelink.analysis.policies.match import evaluate
from constructs_privatelink.cli.diff.containment import beyond
from constructs_privatelink.cli.diff.policy_meaning import meant
from tests.cli.diff.fixtures_policies import DECRYPT, FACTS, KEY, OTHERS, OURS, POLICIES, Json, policy, statement, verdict

if TYPE_CHECKING:
    from constructs_privatelink.analysis.policies.request import Facts


@pytest.mark.parametrize(
    ("narrow", "wide"),
    [
        (policy(DECRYPT), None),
        (policy(), policy(DECRYPT)),
        (policy(DECRYPT), policy(statement(Action=["kms:Decrypt", "kms:Encrypt"], Resource=f"{KEY}*"))),
        (policy(DECRYPT), policy(statement(Action="kms:D*", Resource=f"{KEY}*"))),
        (policy(DECRYPT), policy(statement(Action="kms:Decrypt"))),
        (policy(statement(Resource=f"{KEY}1")), policy(statement(Resource=[f"{KEY}1", f"{KEY}2"]))),
        (policy(statement(Principal={"AWS": "111122223333"})), policy(statement(Principal={"AWS": ["111122223333", "444455556666"]}))),
        (policy(statement(Principal={"AWS": "arn:aws:iam::111122223333:role/a"})), policy(statement(Principal={"AWS": "111122223333"}))),
        (policy(statement(Condition=OURS)), policy(statement())),
        (policy(statement(Condition=OURS)), policy(statement(Condition={"StringEquals": {"aws:PrincipalOrgID": ["o-1", "o-2"]}}))),
        (policy(statement(), OTHERS), policy(statement())),
        (policy(statement(), statement("Deny", Action=["kms:A", "kms:B"])), policy(statement(), statement("Deny", Action="kms:A"))),
        (policy(statement(Action=None, NotAction=["kms:A", "kms:B"])), policy(statement(Action=None, NotAction="kms:A"))),
        (policy(DECRYPT, OTHERS), policy(DECRYPT, statement(Action="kms:Encrypt"), OTHERS)),
        (
            policy(statement(Condition={"IpAddress": {"aws:VpcSourceIp": "10.0.0.0/16"}})),
            policy(statement(Condition={"IpAddress": {"aws:VpcSourceIp": ["10.0.0.0/16", "10.1.0.0/16"]}})),
        ),
    ],
)
def test_a_wider_policy_is_widened_and_the_other_way_round_narrowed(narrow: object, wide: object) -> None:
    assert verdict(narrow, wide) == "widened"
    assert verdict(wide, narrow) == "narrowed"


@pytest.mark.parametrize(
    "new",
    [
        {"Fn::Transform": {"Name": "Policy"}},
        policy({"Fn::Transform": {"Name": "Statement"}}),
        policy(statement(Action={"Fn::Transform": {"Name": "Actions"}})),
        policy(statement(Condition={"DateLessThan": {"aws:CurrentTime": "2030-01-01T00:00:00Z"}})),
        policy(statement(Action="kms:Decrypt", Resource={"Fn::Sub": "${Vpc}/*"})),
    ],
)
def test_what_is_not_known_may_be_wider(new: object) -> None:
    assert verdict(policy(DECRYPT), new) == "changed"


@given(POLICIES, POLICIES, st.lists(FACTS, min_size=20, max_size=40))
def test_what_is_proven_to_be_no_wider_allows_nothing_more(inner: Json, outer: Json, requests: list[Facts]) -> None:
    merged = policy(*inner["Statement"][:1], *outer["Statement"])

    for narrow, other in ((inner, outer), (outer, merged), (merged, outer)):
        if not beyond(narrow, other):
            for facts in requests:
                allowed = evaluate(narrow, facts, "").outcomes == {"allow"}
                assert not (allowed and "allow" not in evaluate(other, facts, "").outcomes)


@st.composite
def written_otherwise(draw: st.DrawFn, document: Json) -> Json:
    """Return a policy that means the same."""
    told = copy.deepcopy(document["Statement"])
    for finding in told:
        for name in ("Action", "NotAction"):
            if name in finding:
                finding[name] = draw(st.permutations([draw(st.sampled_from([text, text.upper(), text.lower()])) for text in finding[name]]))
        for name in ("Action", "Resource"):
            if len(finding.get(name, ())) == 1 and draw(st.booleans()):
                finding[name] = finding[name][0]
        principal = finding.get("Principal")
        if isinstance(principal, dict) and principal["AWS"].isdigit():
            finding["Principal"] = {"AWS": draw(st.sampled_from([principal["AWS"], [f"arn:aws:iam::{principal['AWS']}:root"]]))}
        for operator, keys in finding["Condition"].items():
            finding["Condition"][operator] = {key.upper(): draw(st.permutations(values)) for key, values in keys.items()}
    return document | {"Statement": draw(st.permutations(told))}


@given(POLICIES, st.data())
def test_a_policy_that_is_written_otherwise_is_no_wider(written: Json, data: st.DataObject) -> None:
    other = data.draw(written_otherwise(written))

    assert beyond(meant(written), meant(other)) == beyond(meant(other), meant(written)) == ()


@given(POLICIES)
def test_a_policy_is_no_wider_than_itself(written: Json) -> None:
    assert beyond(written, written) == ()
