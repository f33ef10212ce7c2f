"""A resource of the set is the same in whatever form a policy names it, and another one is not."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis import load
from constructs_privatelink.analysis.policies.arn_texts import arn_texts, spelt
from constructs_privatelink.analysis.templates import stack_set
from constructs_privatelink.analysis.values import Reference, ResourceId, Unknown
from tests.analysis.networks.fixtures_models import Json, attribute, ref, resource

ORDERS = "arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:orders"
ROLE = "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/"
RESOURCES: dict[str, Json] = {
    "Bucket": resource("S3::Bucket"),
    "Named": resource("S3::Bucket", BucketName="ledger"),
    "Other": resource("S3::Bucket"),
    "Queue": resource("SQS::Queue", QueueName="orders"),
    "Unnamed": resource("SQS::Queue"),
    "Topic": resource("SNS::Topic", TopicName="news"),
    "Key": resource("KMS::Key"),
    "Another": resource("IAM::Role"),
}


def verdict(action: str, of_role: Json, of_policy: Json, condition: Json | None = None) -> str:
    """Return what an endpoint's policy answers to a role that may call an action on one resource, where it names another."""
    grants = {"PolicyName": "p", "PolicyDocument": {"Statement": [{"Effect": "Allow", "Action": action, "Resource": of_role}]}}
    statement = {
        "Effect": "Allow",
        "Principal": "*",
        "Action": "*",
        "Resource": of_policy,
        **({"Condition": condition} if condition else {}),
    }
    made = {
        **RESOURCES,
        "Role": resource("IAM::Role", RoleName="app", Path="/service/", Policies=[grants]),
        "Vpc": resource("EC2::VPC", CidrBlock="10.0.0.0/16", EnableDnsHostnames=True),
        "A": resource("EC2::Subnet", VpcId=ref("Vpc"), CidrBlock="10.0.0.0/24"),
        "Endpoint": resource(
            "EC2::VPCEndpoint",
            VpcEndpointType="Interface",
            ServiceName=f"com.amazonaws.eu-west-1.{action.partition(':')[0]}",
            VpcId=ref("Vpc"),
            SubnetIds=[ref("A")],
            PolicyDocument={"Version": "2012-10-17", "Statement": [statement]},
        ),
        "Function": resource(
            "Lambda::Function", Role=attribute("Role", "Arn"), VpcConfig={"SubnetIds": [ref("A")], "SecurityGroupIds": []}
        ),
    }
    calls = load({"Resources": made}, region="eu-west-1").explain("Function", "Endpoint").authorization
    return calls[0].answer.verdict if calls else "allows"


@pytest.mark.parametrize(
    ("action", "of_role", "of_policy", "expected"),
    [
        ("s3:GetObject", {"Fn::Sub": "${Bucket.Arn}/ours/*"}, {"Fn::Sub": "arn:aws:s3:::${Bucket}/*"}, "allows"),
        ("s3:GetObject", {"Fn::Sub": "arn:aws:s3:::${Bucket}/ours/*"}, {"Fn::Sub": "${Bucket.Arn}/*"}, "allows"),
        ("s3:GetObject", {"Fn::Sub": "${Bucket.Arn}/ours/*"}, {"Fn::Sub": "arn:${AWS::Partition}:s3:::${Bucket}/theirs/*"}, "denies"),
        ("s3:GetObject", {"Fn::Sub": "${Bucket.Arn}/*"}, {"Fn::Sub": "arn:aws:s3:::${Other}/*"}, "denies"),
        ("s3:GetObject", {"Fn::Sub": "${Named.Arn}/*"}, "arn:aws:s3:::ledger/*", "allows"),
        ("s3:GetObject", {"Fn::Sub": "${Named.Arn}/*"}, "arn:aws:s3:::another/*", "denies"),
        ("s3:GetObject", {"Fn::Sub": "${Bucket.Arn}/*"}, "arn:aws:s3:::another/*", "conditional"),
        ("sqs:SendMessage", attribute("Queue", "Arn"), {"Fn::Sub": ORDERS}, "allows"),
        ("sqs:SendMessage", attribute("Queue", "Arn"), {"Fn::Sub": f"{ORDERS}-old"}, "denies"),
        ("sqs:SendMessage", attribute("Queue", "Arn"), "arn:aws:sqs:eu-west-1:111122223333:orders", "conditional"),
        ("sqs:SendMessage", attribute("Queue", "Arn"), "arn:aws:sqs:us-east-1:111122223333:orders", "denies"),
        ("sqs:SendMessage", attribute("Unnamed", "Arn"), {"Fn::Sub": ORDERS}, "conditional"),
        ("sns:Publish", ref("Topic"), {"Fn::Sub": "arn:aws:sns:${AWS::Region}:${AWS::AccountId}:news"}, "allows"),
        ("kms:Decrypt", attribute("Key", "Arn"), {"Fn::Sub": "arn:aws:kms:${AWS::Region}:${AWS::AccountId}:key/${Key}"}, "allows"),
        ("kms:Decrypt", attribute("Key", "Arn"), {"Fn::Sub": "arn:aws:kms:${AWS::Region}:${AWS::AccountId}:alias/*"}, "denies"),
        # Two resources of the set have two ARNs, whatever is known of their names.
        ("s3:GetObject", {"Fn::Sub": "${Bucket.Arn}/*"}, {"Fn::Sub": "${Named.Arn}/*"}, "denies"),
        ("s3:GetObject", {"Fn::Sub": "${Named.Arn}/*"}, {"Fn::Sub": "${Bucket.Arn}/*"}, "denies"),
        ("sqs:SendMessage", attribute("Queue", "Arn"), attribute("Unnamed", "Arn"), "denies"),
        ("sqs:SendMessage", attribute("Unnamed", "Arn"), attribute("Queue", "Arn"), "denies"),
    ],
)
def test_one_resource_is_the_same_in_every_form(action: str, of_role: Json, of_policy: Json, expected: str) -> None:
    assert verdict(action, of_role, of_policy) == expected


@pytest.mark.parametrize(
    ("operator", "principal", "expected"),
    [
        ("ArnEquals", f"{ROLE}service/app", "allows"),
        ("StringEquals", f"{ROLE}service/app", "allows"),
        ("ArnLike", f"{ROLE}service/*", "allows"),
        ("StringLike", f"{ROLE}service/app", "allows"),
        ("ArnEquals", f"{ROLE}app", "denies"),
        ("ArnLike", f"{ROLE}batch/*", "denies"),
        ("ArnLike", "arn:aws:iam::111122223333:role/service/app", "conditional"),
    ],
)
def test_a_role_is_known_by_its_path_and_name(operator: str, principal: str, expected: str) -> None:
    assert verdict("kms:Decrypt", "*", "*", {operator: {"aws:PrincipalArn": {"Fn::Sub": principal}}}) == expected


@pytest.mark.parametrize(
    ("operator", "role", "expected"),
    [
        ("StringEquals", "Role", "allows"),
        ("StringEqualsIgnoreCase", "Role", "allows"),
        ("StringNotEquals", "Role", "denies"),
        ("ArnEquals", "Role", "allows"),
        ("StringEquals", "Another", "denies"),
        ("StringNotEquals", "Another", "allows"),
        ("ArnLike", "Another", "denies"),
    ],
)
def test_a_role_of_the_set_is_itself_under_every_operator(operator: str, role: str, expected: str) -> None:
    assert verdict("kms:Decrypt", "*", "*", {operator: {"aws:PrincipalArn": attribute(role, "Arn")}}) == expected


def test_names_that_only_the_deployment_tells_stay_what_they_are() -> None:
    given = {
        "Parameters": {"Name": {"Type": "String"}},
        "Resources": {"Named": resource("S3::Bucket", BucketName={"Fn::Sub": "${Name}-ledger"})},
    }
    stacks = stack_set.load({**given}, name="App")
    texts = arn_texts(stacks)
    bucket = Reference(ResourceId("App", "Named"), "Arn")

    assert texts["${App.Named}"] == "${App/Name}-ledger"
    written = spelt(bucket, texts)
    assert isinstance(written, Unknown)
    assert written.key == "arn:${AWS::Partition}:s3:::${App/Name}-ledger"
    assert spelt("arn:aws:s3:::ledger", texts) == "arn:aws:s3:::ledger"
