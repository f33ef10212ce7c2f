"""Policies of endpoints and private APIs that let more through than before, or less."""

from __future__ import annotations

import copy

import pytest

from constructs_privatelink.analysis import load
from constructs_privatelink.cli.diff import compared
from tests.cli.diff.fixtures_policies import DECRYPT, Json, differences, policy, statement, verdict
from tests.cli.templates import network


def test_what_is_not_known_and_written_as_before_is_the_same() -> None:
    unread = policy(statement(Action={"Fn::Transform": {"Name": "Actions"}}))

    assert differences(unread, unread) == ()


@pytest.mark.parametrize(
    ("section", "declared"),
    [
        ("Parameters", {"Type": "String", "NoEcho": True, "Default": "another"}),
        ("Conditions", {"Fn::Equals": [{"Ref": "Given"}, "another"]}),
    ],
)
def test_what_stays_as_it_is_written_and_depends_on_what_does_not_may_be_wider(section: str, declared: object) -> None:
    old = network()
    old["Parameters"] = {"Given": {"Type": "String"}, "Chosen": {"Type": "String", "NoEcho": True, "Default": "one"}}
    old["Conditions"] = {"Chosen": {"Fn::Equals": [{"Ref": "Given"}, "one"]}}
    actions = [{"Fn::If": ["Chosen", "kms:A", "kms:B"]}, {"Ref": "Chosen"}]
    old["Resources"]["Kms"]["Properties"]["PolicyDocument"] = policy(statement(Action=actions))
    new = copy.deepcopy(old)
    new[section]["Chosen"] = declared

    assert compared(load(old), load(copy.deepcopy(old))).differences == ()
    assert [difference.kind for difference in compared(load(old), load(new)).differences] == ["changed"]


def test_what_a_deployment_fills_in_is_the_same_on_both_sides() -> None:
    def of(*keys: str) -> Json:
        arns = [{"Fn::Sub": f"arn:${{AWS::Partition}}:kms:${{AWS::Region}}:${{AWS::AccountId}}:key/{key}"} for key in keys]
        return policy(statement(Resource=arns))

    assert verdict(of("1"), of("1", "2")) == "widened"
    assert verdict(of("*"), of("1", "2")) == "narrowed"
    assert verdict(of("2", "1"), of("1", "2")) == ""


def test_another_version_gives_policy_variables_a_meaning() -> None:
    of_users = statement(Resource="arn:aws:s3:::b/${aws:username}")
    both = [policy(of_users) | {"Version": version} for version in ("2008-10-17", "2012-10-17")]

    assert verdict(*both) == "changed"
    assert verdict(*({**part, "Statement": [DECRYPT]} for part in both)) == ""


def api(document: object) -> Json:
    """Return a template with a private REST API of a policy."""
    properties = {"Name": "Orders", "EndpointConfiguration": {"Types": ["PRIVATE"]}, "Policy": document}
    return {"Resources": {"Api": {"Type": "AWS::ApiGateway::RestApi", "Properties": properties}}}


def test_the_policy_of_a_private_api_is_compared_too() -> None:
    by_endpoint = statement(Action="execute-api:Invoke", Condition={"StringEquals": {"aws:SourceVpce": "vpce-1"}})
    narrow, wide = (load(api(policy(part))) for part in (by_endpoint, statement(Action="execute-api:Invoke")))

    assert [difference.kind for difference in compared(narrow, wide).differences if difference.part == "policies"] == ["widened"]
    assert [difference.kind for difference in compared(wide, narrow).differences if difference.part == "policies"] == ["narrowed"]
