"""What a role may call in another Region goes to that Region's service, which no endpoint of the own Region is."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis import Analysis, load
from tests.analysis.rules.examples import VPC, analysed, app, endpoint, subnet
from tests.analysis.rules.networks import group, https

FAR, NEAR = "arn:aws:sqs:us-east-1:111122223333:jobs", "arn:aws:sqs:eu-west-1:111122223333:jobs"
MODELS = "arn:aws:bedrock:us-east-1::foundation-model/*"
PROFILE = "arn:aws:bedrock:eu-west-1:111122223333:inference-profile/eu.example"


def template(*statements: tuple[object, object], **more: object) -> dict[str, object]:
    allowed = [{"Effect": "Allow", "Action": action, "Resource": resource} for action, resource in statements]
    calls = {"Policies": [{"PolicyName": "Calls", "PolicyDocument": {"Statement": allowed}}]}
    function = {"VpcConfig": {"SubnetIds": [{"Ref": "A"}], "SecurityGroupIds": [{"Ref": "G"}]}, "Role": {"Fn::GetAtt": ["Role", "Arn"]}}
    resources = {
        "Vpc": VPC,
        "A": subnet(0, "a"),
        "G": group(https()),
        "Role": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {"Statement": []}, **calls}},
        "Function": {"Type": "AWS::Lambda::Function", "Properties": function},
    }
    return {"Parameters": {"P": {"Type": "String"}}, "Resources": {**resources, **more}}


def needs(analysis: Analysis) -> list[tuple[str, str | None, str]]:
    return [(need.services[0], need.region, need.path) for workload in analysis.needs() for need in workload.needs]


@pytest.mark.parametrize(
    ("resource", "expected"),
    [
        (FAR, [("sqs", "us-east-1", "none")]),
        ([FAR, "arn:aws:sqs:us-west-2:111122223333:jobs"], [("sqs", "us-east-1", "none"), ("sqs", "us-west-2", "none")]),
        (NEAR, [("sqs", None, "endpoint")]),
        ([FAR, NEAR], [("sqs", None, "endpoint")]),
        ("*", [("sqs", None, "endpoint")]),
        ("arn:aws:sqs:*:111122223333:jobs", [("sqs", None, "endpoint")]),
        ({"Fn::Sub": "arn:aws:sqs:${AWS::Region}:111122223333:jobs"}, [("sqs", None, "endpoint")]),
        ({"Fn::Sub": "arn:aws:sqs:us-east-1:${AWS::AccountId}:jobs"}, [("sqs", "us-east-1", "none")]),
        ({"Fn::Sub": "arn:aws:sqs:${P}:111122223333:jobs"}, [("sqs", None, "endpoint")]),
        ({"Ref": "P"}, [("sqs", None, "endpoint")]),
    ],
)
def test_the_region_of_the_resources_decides_where_the_call_goes(resource: object, expected: list[tuple[str, str | None, str]]) -> None:
    assert needs(analysed(template(("sqs:SendMessage", resource), Queues=endpoint("sqs")))) == expected


@pytest.mark.parametrize(
    ("operator", "values", "expected"),
    [
        ("StringEquals", "us-east-1", [("sqs", "us-east-1", "none")]),
        ("StringEquals", ["us-east-1", "us-west-2"], [("sqs", "us-east-1", "none"), ("sqs", "us-west-2", "none")]),
        ("StringEquals", ["us-east-1", "eu-west-1"], [("sqs", None, "endpoint")]),
        ("StringEquals", ["us-east-1", {"Ref": "P"}], [("sqs", None, "endpoint")]),
        ("StringLike", "us-*", [("sqs", None, "endpoint")]),
        ("StringNotEquals", "us-east-1", [("sqs", None, "endpoint")]),
    ],
)
def test_the_region_that_may_be_called_decides_too(operator: str, values: object, expected: list[tuple[str, str | None, str]]) -> None:
    far = template(("sqs:SendMessage", "*"), Queues=endpoint("sqs"))
    statement = far["Resources"]["Role"]["Properties"]["Policies"][0]["PolicyDocument"]["Statement"][0]  # type: ignore[index] # a template
    statement["Condition"] = {operator: {"aws:RequestedRegion": values}}

    assert needs(analysed(far)) == expected


def test_each_statement_counts_for_itself() -> None:
    both = template(("sqs:SendMessage", NEAR), ("sqs:SendMessage", FAR), Queues=endpoint("sqs"))

    assert needs(analysed(both)) == [("sqs", None, "endpoint"), ("sqs", "us-east-1", "none")]


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        ([("bedrock:InvokeModel", MODELS)], [("bedrock-runtime", "us-east-1", "none")]),
        ([("bedrock:InvokeModel", [MODELS, PROFILE])], [("bedrock-runtime", None, "endpoint")]),
        ([("bedrock:InvokeModel", PROFILE), ("bedrock:InvokeModel", MODELS)], [("bedrock-runtime", None, "endpoint")]),
    ],
)
def test_models_of_other_regions_are_called_here_by_an_inference_profile(
    statements: list[tuple[object, object]], expected: list[tuple[str, str | None, str]]
) -> None:
    assert needs(analysed(template(*statements, Models=endpoint("bedrock-runtime")))) == expected


def test_an_endpoint_that_names_the_region_serves_it() -> None:
    far_key = ("kms:Decrypt", "arn:aws:kms:us-east-1:111122223333:key/*")
    there = endpoint(ServiceName="com.amazonaws.us-east-1.kms", ServiceRegion="us-east-1")

    assert needs(analysed(template(far_key, Keys=there))) == [("kms", "us-east-1", "endpoint")]
    assert needs(analysed(template(("kms:Sign", "*"), Keys=there))) == [("kms", None, "none")]


def test_the_region_is_said_with_what_would_serve() -> None:
    far_key = ("kms:Sign", "arn:aws:kms:us-east-1:111122223333:key/*")

    findings = analysed(template(far_key, ("sqs:SendMessage", FAR), Keys=endpoint(), Queues=endpoint("sqs"))).findings()

    keys, queues = (finding for finding in findings if finding.rule == "PL080")
    assert "('kms') of us-east-1, where its resources are" in keys.text
    assert keys.fix == 'add PrivateLinkEndpoint(self, "Kms", service=AwsService.KMS, network=network, service_region="us-east-1")'
    assert queues.fix == "call the service from a VPC in us-east-1, or connect one there that has its endpoint"


def test_resources_that_another_stack_of_the_set_makes_are_in_its_region() -> None:
    there = {"Resources": {"Jobs": {"Type": "AWS::SQS::Queue"}}, "Outputs": {"Arn": {"Value": {"Fn::GetAtt": ["Jobs", "Arn"]}}}}
    given = {"Fn::GetStackOutput": {"StackName": "There", "OutputName": "Arn", "Region": "us-east-1"}}
    here = template(("sqs:SendMessage", given), Queues=endpoint("sqs"))

    analysis = app({"There": {"Environment": "aws://1/us-east-1", **there}, "Here": {"Environment": "aws://1/eu-west-1", **here}})

    assert needs(analysis) == [("sqs", "us-east-1", "none")]


def test_where_the_own_region_is_not_known_every_call_may_be_for_it() -> None:
    queues = endpoint(ServiceName={"Fn::Sub": "com.amazonaws.${AWS::Region}.sqs"})

    assert needs(load(template(("sqs:SendMessage", FAR), Queues=queues))) == [("sqs", None, "endpoint")]


def test_a_policy_is_not_asked_of_what_goes_to_another_region() -> None:
    only_here = {"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": NEAR}]}
    placed = {"SubnetIds": [{"Ref": "A"}], "SecurityGroupIds": [{"Ref": "G"}]}

    analysis = analysed(template(("sqs:SendMessage", FAR), Queues=endpoint("sqs", PolicyDocument=only_here, **placed)))

    assert [proof.authorization for proof in analysis.verify()] == [()]
