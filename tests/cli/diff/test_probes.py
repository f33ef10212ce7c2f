"""Requests that one policy allows and another one does not."""

from __future__ import annotations

from hypothesis import given

from constructs_privatelink.cli.diff.containment import beyond
from constructs_privatelink.cli.diff.probes import PolicyContext, wider
from tests.cli.diff.fixtures_policies import KEY, POLICIES, Json, differences, policy, statement, verdict

PLACES = PolicyContext("new"), PolicyContext("old")


def test_one_that_lets_other_things_through_is_wider() -> None:
    [difference] = differences(policy(statement(Action="kms:A")), policy(statement(Action="kms:B")))

    assert (difference.kind, difference.text) == (
        "widened",
        "the policy changes: it lets requests through that it did not, and others no longer",
    )
    assert difference.details == ("allows now: everybody may call kms:B", "no longer allows: everybody may call kms:A")


def test_a_role_of_the_template_is_no_other_role() -> None:
    role = {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {}}}

    def of(*names: str) -> Json:
        return policy(statement(Principal={"AWS": [{"Fn::GetAtt": [name, "Arn"]} for name in names]}))

    assert verdict(of("One"), of("One", "Two"), One=role, Two=role) == "widened"
    assert verdict(of("One", "Two"), of("Two"), One=role, Two=role) == "narrowed"


def test_a_wildcard_for_one_letter_is_not_taken_for_one_for_many() -> None:
    assert verdict(policy(statement(Resource=f"{KEY}?")), policy(statement(Resource=f"{KEY}*"))) == "widened"
    assert beyond(policy(statement(Resource="a*")), policy(statement(Resource="a?")))
    assert not beyond(policy(statement(Resource="a?")), policy(statement(Resource="a*")))


@given(POLICIES, POLICIES)
def test_what_is_wider_by_asking_is_not_proven_to_be_no_wider(inner: Json, outer: Json) -> None:
    every = [*inner["Statement"], *outer["Statement"]]
    asked = [part for stated in every for part in beyond(policy(stated), policy())]

    if wider(asked, inner, outer, PLACES):
        assert beyond(inner, outer)
