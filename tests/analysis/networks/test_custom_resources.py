"""Custom resources may change what they are handed, unless their function may not."""

from __future__ import annotations

import json

import pytest

from constructs_privatelink.analysis import load
from tests.analysis.networks.fixtures_models import VPC, Json, attribute, ref, resource, subnet

HTTPS = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443}
ARN = "arn:aws:lambda:eu-west-1:111122223333:function:elsewhere"
RESOURCES = {
    **VPC,
    "A": subnet("10.0.0.0/24"),
    "B": subnet("10.0.1.0/24"),
    "Table": resource("EC2::RouteTable", VpcId=ref("Vpc")),
    "Routed": resource("EC2::SubnetRouteTableAssociation", SubnetId=ref("B"), RouteTableId=ref("Table")),
    "Acl": resource("EC2::NetworkAcl", VpcId=ref("Vpc")),
    "Out": resource(
        "EC2::SecurityGroup", GroupDescription="out", VpcId=ref("Vpc"), SecurityGroupEgress=[HTTPS | {"CidrIp": "10.0.0.0/16"}]
    ),
    "In": resource("EC2::SecurityGroup", GroupDescription="in", VpcId=ref("Vpc"), SecurityGroupIngress=[HTTPS | {"CidrIp": "10.0.0.0/16"}]),
    "Shut": resource("EC2::SecurityGroup", GroupDescription="shut", VpcId=ref("Vpc")),
    "Kms": resource(
        "EC2::VPCEndpoint",
        VpcEndpointType="Interface",
        ServiceName="com.amazonaws.eu-west-1.kms",
        VpcId=ref("Vpc"),
        SubnetIds=[ref("A")],
        SecurityGroupIds=[ref("In")],
    ),
    "Client": resource("Lambda::Function", VpcConfig={"SubnetIds": [ref("B")], "SecurityGroupIds": [ref("Out")]}),
    "Barred": resource("Lambda::Function", VpcConfig={"SubnetIds": [ref("B")], "SecurityGroupIds": [ref("Out")]}),
}


def verdict(**more: Json) -> str:
    """Return the verdict of a function that reaches the endpoint, where nothing else is there."""
    return load({"Resources": {**RESOURCES, **more}}, region="eu-west-1").explain("Client", "Kms").result.verdict


def handed(value: Json, kind: str = "Custom::Mine", token: Json = ARN) -> Json:
    return {"Type": kind, "Properties": {"ServiceToken": token, "Given": value}}


def behind(*actions: str, **function: Json) -> dict[str, Json]:
    """Return a custom resource's function, which may call some actions."""
    allowed = [{"Effect": "Allow", "Action": [*actions], "Resource": "*"}]
    policies = [{"PolicyName": "Calls", "PolicyDocument": {"Statement": allowed}}] if actions else []
    role = resource("IAM::Role", Policies=policies)
    return {"Handler": resource("Lambda::Function", Role=attribute("Role", "Arn"), **function), "Role": role}


OWN = attribute("Handler", "Arn")


def test_without_a_custom_resource_the_endpoint_is_reached() -> None:
    assert verdict() == "reachable"


@pytest.mark.parametrize(
    "value",
    [
        ref("In"),
        attribute("In", "GroupId"),
        [{"Groups": [ref("Out")]}],
        {"Fn::Sub": "change ${Out.GroupId}, please"},
        {"Fn::Join": ["", ['{"GroupId":"', attribute("In", "GroupId"), '"}']]},
        ref("A"),
        ref("Table"),
        ref("Kms"),
    ],
)
@pytest.mark.parametrize("kind", ["Custom::Mine", "AWS::CloudFormation::CustomResource"])
def test_what_a_custom_resource_of_an_unknown_function_is_handed_is_not_known(value: Json, kind: str) -> None:
    assert verdict(Mine=handed(value, kind)) == "unknown"


@pytest.mark.parametrize("value", [ref("Vpc"), attribute("Kms", "NetworkInterfaceIds"), ref("Acl"), ref("Shut"), "sg-0123", "text"])
def test_what_is_nothing_on_the_path_or_a_vpc_changes_nothing(value: Json) -> None:
    assert verdict(Mine=handed(value)) == "reachable"


@pytest.mark.parametrize(
    ("actions", "value", "expected"),
    [
        (["ec2:DescribeSecurityGroups", "ec2:CreateTags"], ref("In"), "reachable"),
        (["ec2:AuthorizeSecurityGroupIngress"], ref("In"), "reachable"),
        (["ec2:RevokeSecurityGroupIngress"], ref("In"), "unknown"),
        (["ec2:RevokeSecurityGroupIngress"], ref("Table"), "reachable"),
        (["ec2:*"], ref("Table"), "unknown"),
        (["*"], ref("A"), "unknown"),
        (["lambda:InvokeFunction"], ref("In"), "unknown"),
        (["ec2:DescribeVpcEndpoints"], ref("Kms"), "reachable"),
        (["ec2:ModifyVpcEndpoint"], ref("Kms"), "unknown"),
        (["logs:PutLogEvents"], [ref("A"), ref("In"), ref("Kms"), ref("Table")], "reachable"),
    ],
)
def test_a_function_changes_only_what_its_role_lets_it_change(actions: list[str], value: Json, expected: str) -> None:
    assert verdict(**behind(*actions), Mine=handed(value, token=OWN)) == expected


def test_a_rule_that_a_call_adds_takes_none_away() -> None:
    """CloudFormation takes the rule that allows everything out from a group that gets one of its own; EC2 does not."""
    usual = resource("EC2::SecurityGroup", GroupDescription="out", VpcId=ref("Vpc"))

    assert verdict(Out=usual, **behind("ec2:AuthorizeSecurityGroupEgress"), Mine=handed(ref("Out"), token=OWN)) == "reachable"


def test_a_function_whose_role_is_not_known_may_change_anything() -> None:
    handler = resource("Lambda::Function", Role="arn:aws:iam::111122223333:role/elsewhere")

    assert verdict(Handler=handler, Mine=handed(ref("In"), token=OWN)) == "unknown"


def test_the_function_of_a_provider_calls_only_the_handlers() -> None:
    variables = {"USER_ON_EVENT_FUNCTION_ARN": OWN}
    provider = {
        "Framework": resource("Lambda::Function", Role=attribute("FrameworkRole", "Arn"), Environment={"Variables": variables}),
        "FrameworkRole": behind("lambda:InvokeFunction")["Role"],
        "Mine": handed(ref("In"), token=attribute("Framework", "Arn")),
    }

    assert verdict(**provider, **behind("ec2:DescribeVpcs")) == "reachable"
    assert verdict(**provider, **behind("ec2:RevokeSecurityGroupIngress")) == "unknown"


@pytest.mark.parametrize(
    ("service", "action", "expected"),
    [
        ("EC2", "describeVpcEndpoints", "reachable"),
        ("EC2", "authorizeSecurityGroupIngress", "reachable"),
        ("EC2", "revokeSecurityGroupIngress", "unknown"),
        ("@aws-sdk/client-ec2", "RevokeSecurityGroupIngressCommand", "unknown"),
        ("RDS", "modifyDBInstance", "reachable"),
        ("Lambda", "invoke", "unknown"),
        ("@aws-sdk/client-sfn", "StartExecutionCommand", "unknown"),
        ("EC2", "modifyVpcEndpoint", "reachable"),
    ],
)
def test_a_call_of_the_sdk_says_itself_what_it_does(service: str, action: str, expected: str) -> None:
    call = json.dumps({"service": service, "action": action, "parameters": {"GroupId": "GROUP"}})
    before, after = call.split("GROUP")
    create = {"Fn::Join": ["", [before, attribute("In", "GroupId"), after]]}
    custom = {"Type": "Custom::AWS", "Properties": {"ServiceToken": ARN, "Create": create, "InstallLatestAwsSdk": False}}

    assert verdict(Call=custom) == expected


@pytest.mark.parametrize("kind", ["Custom::AWSCDK-EKS-Cluster", "Custom::LogRetention", "Custom::CrossRegionExportWriter"])
def test_the_cdk_s_own_change_nothing_on_a_path(kind: str) -> None:
    assert verdict(Its=handed([ref("In"), ref("A")], kind)) == "reachable"


def test_a_rule_that_lacks_is_no_error_where_a_custom_resource_may_add_it() -> None:
    closed = {**RESOURCES["Kms"], "Properties": {**RESOURCES["Kms"]["Properties"], "SecurityGroupIds": [ref("Shut")]}}
    alone = load({"Resources": {**RESOURCES, "Kms": closed}}, region="eu-west-1")
    beside = load({"Resources": {**RESOURCES, "Kms": closed, "Mine": handed(ref("Shut"))}}, region="eu-west-1")

    def severities(analysis: object) -> set[str]:
        return {finding.severity for finding in analysis.findings() if finding.rule == "PL030"}  # type: ignore[attr-defined] # an Analysis

    assert (severities(alone), severities(beside) - {"warning"}) == ({"error"}, set())
    assert beside.explain("Client", "Kms").result.verdict == "unknown"
