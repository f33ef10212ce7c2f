"""What the policy templates of SAM allow is known, but for what Lambda polls."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis import judged, load
from constructs_privatelink.analysis.templates.sam_policies import actions_of


@pytest.mark.parametrize(
    ("policy", "actions"),
    [
        ({"SQSSendMessagePolicy": {"QueueName": "orders"}}, ("sqs:SendMessage*",)),
        ({"DynamoDBWritePolicy": {"TableName": "t"}}, ("dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:BatchWriteItem")),
        ({"VPCAccessPolicy": {}}, ()),
        ({"SQSPollerPolicy": {"QueueName": "orders"}}, None),
        ({"OwnPolicy": {}}, None),
        ({"Statement": []}, None),
        ({"KMSDecryptPolicy": {}, "KMSEncryptPolicy": {}}, None),
        ("AmazonSQSFullAccess", None),
    ],
)
def test_a_policy_template_says_what_it_allows(policy: object, actions: tuple[str, ...] | None) -> None:
    assert actions_of(policy) == actions


def found(*policies: object) -> list[tuple[str, str]]:
    """Return what is said of the calls of a function in an isolated VPC, whose role SAM makes of some policies."""
    properties = {"Runtime": "python3.13", "Handler": "i.h", "CodeUri": "s3://b/k", "Policies": [*policies]}
    placed = {"SubnetIds": [{"Ref": "A"}], "SecurityGroupIds": [{"Fn::GetAtt": ["Vpc", "DefaultSecurityGroup"]}]}
    resources = {
        "Vpc": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16", "EnableDnsHostnames": True}},
        "A": {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": {"Ref": "Vpc"}, "CidrBlock": "10.0.0.0/24"}},
        "Function": {"Type": "AWS::Serverless::Function", "Properties": {**properties, "VpcConfig": placed}},
    }
    networks = load({"Transform": "AWS::Serverless-2016-10-31", "Resources": resources}, region="eu-west-1")
    return [(finding.rule, finding.text) for finding in judged(networks) if finding.rule == "PL080"]


def test_a_function_has_no_path_to_what_its_policy_templates_let_it_call() -> None:
    ((_, text),) = found({"SQSSendMessagePolicy": {"QueueName": "orders"}}, {"VPCAccessPolicy": {}})

    assert "'sqs:SendMessage*'" in text
    assert found({"SQSPollerPolicy": {"QueueName": "orders"}}) == []
