"""Endpoint policies that shut out what AWS itself fetches or answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.analysis.rules.examples import broken, subnet, texts

if TYPE_CHECKING:
    from tests.analysis.networks.fixtures_models import Json

LAYERS = "arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*"
ANSWERS = "arn:aws:s3:::cloudformation-custom-resource-response-euwest1/*"


def allowed(*resources: object, action: str = "s3:*", **more: object) -> Json:
    return {"Statement": [{"Effect": "Allow", "Principal": "*", "Action": action, "Resource": [*resources], **more}]}


def network(policy: Json, **more: object) -> dict[str, object]:
    return {
        "A": subnet(0, "eu-west-1a"),
        "Table": {"Type": "AWS::EC2::RouteTable", "Properties": {"VpcId": {"Ref": "Vpc"}}},
        "InTable": {
            "Type": "AWS::EC2::SubnetRouteTableAssociation",
            "Properties": {"RouteTableId": {"Ref": "Table"}, "SubnetId": {"Ref": "A"}},
        },
        "S3": {
            "Type": "AWS::EC2::VPCEndpoint",
            "Properties": {
                "ServiceName": "com.amazonaws.eu-west-1.s3",
                "VpcId": {"Ref": "Vpc"},
                "RouteTableIds": [{"Ref": "Table"}],
                "PolicyDocument": policy,
            },
        },
        "Data": {"Type": "AWS::S3::Bucket"},
        "Named": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": {"Ref": "Switch"}}},
        **more,
    }


def task(image: object) -> dict[str, object]:
    place = {"AwsvpcConfiguration": {"Subnets": [{"Ref": "A"}], "SecurityGroups": ["sg-1"]}}
    definition = {"RequiresCompatibilities": ["FARGATE"], "ContainerDefinitions": [{"Name": "web", "Image": image}]}
    return {
        "Task": {"Type": "AWS::ECS::TaskDefinition", "Properties": definition},
        "Service": {"Type": "AWS::ECS::Service", "Properties": {"TaskDefinition": {"Ref": "Task"}, "NetworkConfiguration": place}},
    }


IMAGE = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop:1"
FUNCTION = {"Type": "AWS::Lambda::Function", "Properties": {"VpcConfig": {"SubnetIds": [{"Ref": "A"}], "SecurityGroupIds": ["sg-1"]}}}
CUSTOM = {"Fn": FUNCTION, "Load": {"Type": "Custom::Load", "Properties": {"ServiceToken": {"Fn::GetAtt": ["Fn", "Arn"]}}}}
OWN = [{"Fn::GetAtt": ["Data", "Arn"]}, {"Fn::Sub": "${Data.Arn}/*"}]


def test_a_task_whose_layers_nobody_may_fetch_does_not_start() -> None:
    resources = network(allowed(*OWN), **task(IMAGE))

    assert broken("PL083", resources) == [("S3", "error")]
    (text,) = texts("PL083", resources)
    assert "the layers of its image" in text
    assert LAYERS in text


@pytest.mark.parametrize(
    "policy",
    [
        allowed(*OWN, LAYERS),
        allowed("*"),
        allowed("arn:aws:s3:::prod-*-starport-layer-bucket/*", action="s3:GetObject"),
        allowed("*", Condition={"StringEqualsIfExists": {"aws:ResourceOrgID": "o-a1b2c3d4e5"}}),
        allowed("*", Condition={"StringEquals": {"aws:SourceVpc": {"Ref": "Vpc"}}}),
        allowed("*", Condition={"StringEquals": {"aws:ResourceOrgID": {"Ref": "Switch"}}}),
        allowed({"Fn::Sub": "${Named.Arn}/*"}),
    ],
)
def test_a_policy_that_lets_the_layers_through_or_may_is_not_told(policy: Json) -> None:
    assert broken("PL083", network(policy, **task(IMAGE))) == []


def test_an_image_elsewhere_has_no_layers_in_amazon_s3() -> None:
    assert broken("PL083", network(allowed(*OWN), **task("registry.example.internal/shop:1"))) == []


def test_a_custom_resource_that_nobody_may_answer_is_a_warning() -> None:
    resources = network(allowed(*OWN, LAYERS), **CUSTOM)

    assert broken("PL083", resources) == [("S3", "warning")]
    assert ANSWERS in texts("PL083", resources)[0]
    assert broken("PL083", network(allowed(*OWN, ANSWERS), **CUSTOM)) == []


def test_baselines_of_patch_manager_come_from_a_bucket_of_awss() -> None:
    patched = {
        "Box": {"Type": "AWS::EC2::Instance", "Properties": {"SubnetId": {"Ref": "A"}, "SecurityGroupIds": ["sg-1"]}},
        "Patch": {"Type": "AWS::SSM::Association", "Properties": {"Name": "AWS-RunPatchBaseline"}},
    }

    (text,) = texts("PL083", network(allowed(*OWN), **patched))

    assert "patch-baseline-snapshot-eu-west-1" in text


@pytest.mark.parametrize(
    ("release", "buckets"),
    [
        ("emr-5.36.2", ["repo.eu-west-1.emr.amazonaws.com", "amazonlinux-2-repos-eu-west-1"]),
        ("emr-7.5.0", ["repo.eu-west-1.emr.amazonaws.com", "al2023-repos-eu-west-1-de612dc2"]),
        (
            "emr-8.0.0",
            ["repo.eu-west-1.emr.amazonaws.com", "al2023-repos-eu-west-1-de612dc2", "aws157-instance-data-0-prod-eu-west-1"],
        ),
    ],
)
def test_a_cluster_of_emr_fetches_packages_from_the_buckets_of_its_release(release: str, buckets: list[str]) -> None:
    cluster = {"ReleaseLabel": release, "Instances": {"Ec2SubnetId": {"Ref": "A"}}, "JobFlowRole": "x", "ServiceRole": "x", "Name": "x"}
    resources = network(allowed(*OWN), Cluster={"Type": "AWS::EMR::Cluster", "Properties": cluster})

    assert broken("PL083", resources) == [("S3", "warning")] * len(buckets)
    assert all(any(f":::{bucket}/*" in text for text in texts("PL083", resources)) for bucket in buckets)


def test_builds_of_images_fetch_their_tools_from_a_bucket_of_awss() -> None:
    built = {"Build": {"Type": "AWS::ImageBuilder::InfrastructureConfiguration", "Properties": {"SubnetId": {"Ref": "A"}}}}
    tools = "arn:aws:s3:::ec2imagebuilder-toe-eu-west-1-prod/*"

    assert broken("PL083", network(allowed(*OWN), **built)) == [("S3", "warning")]
    assert broken("PL083", network(allowed(*OWN, tools), **built)) == []


def test_what_the_table_is_less_sure_of_is_no_error() -> None:
    cluster = {"ComputeConfig": {"Enabled": True}, "ResourcesVpcConfig": {"SubnetIds": [{"Ref": "A"}]}, "RoleArn": "x"}
    resources = network(allowed(*OWN), Cluster={"Type": "AWS::EKS::Cluster", "Properties": cluster})

    assert broken("PL083", resources) == [("S3", "info")]


OF_NO_CUSTOMER: list[Json] = [
    {"StringEquals": {"aws:ResourceOrgID": "o-a1b2c3d4e5"}},
    {"StringEquals": {"aws:ResourceAccount": {"Ref": "AWS::AccountId"}}},
    {"StringEquals": {"aws:ResourceAccount": ["111122223333", "444455556666"]}},
    {"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}},
    {"Bool": {"aws:PrincipalIsAWSService": "true"}},
    {"ArnEquals": {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/task"}},
    {"ArnLike": {"aws:PrincipalArn": {"Fn::GetAtt": ["Role", "Arn"]}}},
]


@pytest.mark.parametrize("condition", OF_NO_CUSTOMER)
def test_layers_are_in_no_account_of_a_customer_and_no_caller_of_his_signs_for_them(condition: Json) -> None:
    role = {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {}}}
    resources = network(allowed("*", Condition=condition), **task(IMAGE), Role=role)

    assert broken("PL083", resources) == [("S3", "warning")]
    assert "whose bucket or caller is AWS's own" in texts("PL083", resources)[0]


def test_a_deny_of_what_is_in_other_accounts_shuts_out_the_layers() -> None:
    policy = allowed("*")
    denied = {"StringNotEquals": {"aws:ResourceAccount": "111122223333"}}
    policy["Statement"].append({"Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*", "Condition": denied})

    assert broken("PL083", network(policy, **task(IMAGE))) == [("S3", "warning")]


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        ({"Bool": {"aws:PrincipalIsAWSService": "true"}}, False),
        ({"StringEquals": {"aws:PrincipalServiceName": "cloudformation.amazonaws.com"}}, False),
        ({"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}}, True),
        ({"StringEquals": {"aws:ResourceOrgID": "o-a1b2c3d4e5"}}, True),
    ],
)
def test_answers_to_cloudformation_are_signed_by_its_service_principal(condition: Json, *, told: bool) -> None:
    assert broken("PL083", network(allowed("*", Condition=condition), **CUSTOM)) == [("S3", "warning")] * told


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ({}, False),
        ({"Principal": {"Service": "lambda.amazonaws.com"}}, False),
        ({"Principal": {"Service": ["lambda.amazonaws.com", "pipes.amazonaws.com"]}}, False),
        ({"Principal": {"AWS": "arn:aws:iam::111122223333:role/function"}}, True),
        ({"Principal": {"Service": "events.amazonaws.com"}}, True),
        ({"Resource": "arn:aws:lambda:eu-west-1:111122223333:function:x"}, True),
        ({"Resource": {"Fn::GetAtt": ["Polls", "Arn"]}}, True),
        ({"Resource": {"Ref": "Switch"}}, False),
        ({"Condition": {"StringEquals": {"aws:PrincipalAccount": "111122223333"}}}, True),
    ],
)
def test_pollers_call_as_the_service_and_of_every_resource(statement: Json, *, told: bool) -> None:
    allowed_ = {"Effect": "Allow", "Principal": "*", "Action": "lambda:InvokeFunction", "Resource": "*"}
    endpoint = {
        "ServiceName": "com.amazonaws.eu-west-1.lambda",
        "VpcId": {"Ref": "Vpc"},
        "VpcEndpointType": "Interface",
        "SubnetIds": [{"Ref": "A"}],
        "PrivateDnsEnabled": True,
        "PolicyDocument": {"Statement": [allowed_ | statement]},
    }
    polled = {
        "Lambda": {"Type": "AWS::EC2::VPCEndpoint", "Properties": endpoint},
        "Polls": {"Type": "AWS::Lambda::Function", "Properties": {"Role": "arn:aws:iam::111122223333:role/function"}},
        "Broker": {"Type": "AWS::AmazonMQ::Broker", "Properties": {"SubnetIds": [{"Ref": "A"}], "SecurityGroups": ["sg-1"]}},
        "Poll": {
            "Type": "AWS::Lambda::EventSourceMapping",
            "Properties": {"EventSourceArn": {"Fn::GetAtt": ["Broker", "Arn"]}, "FunctionName": "x"},
        },
    }
    resources = network(allowed("*"), **polled)

    assert broken("PL083", resources) == [("Lambda", "warning")] * told
    assert not told or "to the service 'lambda.amazonaws.com'" in texts("PL083", resources)[0] or "Principal" not in statement
