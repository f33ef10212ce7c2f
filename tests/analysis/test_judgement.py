"""How bad it is that a way is blocked: an error, unless nobody declares the client and its role has nothing to call there."""

from __future__ import annotations

from typing import Any

import pytest

from constructs_privatelink.analysis import judged, load

LAMBDAS_OWN = "arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole"
DECLARED = {"constructs-privatelink": {"version": 1, "clients": [{"securityGroup": "Template.ClientGroup"}]}}


def closed(role: dict[str, Any], metadata: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return a function whose group lets nothing out, and an endpoint in its VPC."""
    vpc = {"Ref": "Vpc"}
    nowhere = {"IpProtocol": "icmp", "FromPort": 252, "ToPort": 86, "CidrIp": "255.255.255.255/32"}
    endpoint = {
        "VpcEndpointType": "Interface",
        "ServiceName": "com.amazonaws.eu-west-1.kms",
        "VpcId": vpc,
        "SubnetIds": [{"Ref": "Subnet"}],
        "SecurityGroupIds": [{"Ref": "Group"}],
        "PrivateDnsEnabled": True,
    }
    place = {"SubnetIds": [{"Ref": "Subnet"}], "SecurityGroupIds": [{"Ref": "ClientGroup"}]}
    properties: dict[str, dict[str, Any]] = {
        "Vpc": {"CidrBlock": "10.0.0.0/16", "EnableDnsHostnames": True},
        "Subnet": {"VpcId": vpc, "CidrBlock": "10.0.1.0/24"},
        "Group": {"GroupDescription": "endpoint", "VpcId": vpc},
        "ClientGroup": {"GroupDescription": "client", "VpcId": vpc, "SecurityGroupEgress": [nowhere]},
        "Kms": endpoint,
        "Role": role,
        "Function": {"Role": {"Fn::GetAtt": ["Role", "Arn"]}, "VpcConfig": place},
    }
    kinds = {
        "Vpc": "EC2::VPC",
        "Subnet": "EC2::Subnet",
        "Group": "EC2::SecurityGroup",
        "ClientGroup": "EC2::SecurityGroup",
        "Kms": "EC2::VPCEndpoint",
        "Role": "IAM::Role",
        "Function": "Lambda::Function",
    }
    resources = {name: {"Type": f"AWS::{kinds[name]}", "Properties": each} for name, each in properties.items()}
    resources["Kms"] |= {"Metadata": metadata} if metadata else {}
    return {"Resources": resources}


def severities(template: dict[str, Any]) -> list[str]:
    return [one.severity for one in judged(load(template, region="eu-west-1")) if one.rule == "client-blocked"]


def allowing(action: str) -> dict[str, Any]:
    statement = {"Effect": "Allow", "Action": action, "Resource": "*"}
    return {"Policies": [{"PolicyName": "Calls", "PolicyDocument": {"Statement": [statement]}}]}


@pytest.mark.parametrize("role", [{}, {"ManagedPolicyArns": [LAMBDAS_OWN]}, allowing("sqs:SendMessage")])
def test_who_calls_nothing_of_a_service_is_shut_out_with_a_warning(role: dict[str, Any]) -> None:
    assert severities(closed(role)) == ["warning"]


@pytest.mark.parametrize(
    "role",
    [
        allowing("kms:Decrypt"),
        allowing("kms:*"),
        allowing("*"),
        {"ManagedPolicyArns": ["arn:aws:iam::aws:policy/AdministratorAccess"]},
        {"ManagedPolicyArns": [{"Ref": "Policy"}]},
    ],
)
def test_who_may_call_it_is_shut_out_with_an_error(role: dict[str, Any]) -> None:
    assert severities(closed(role)) == ["error"]


def test_a_declared_client_is_shut_out_with_an_error_whatever_its_role_says() -> None:
    assert severities(closed({}, DECLARED)) == ["error"]


def test_what_a_finding_quotes_of_a_template_is_visible_and_its_path_is_the_constructs_own() -> None:
    template = closed({})
    template["Resources"]["Function"]["Metadata"] = {"aws:cdk:path": "::error::all is well\n::error::\x1b[2J/Resource"}
    template["Resources"]["Kms"]["Metadata"] = {"aws:cdk:path": "Odd\u202e/Resource"}

    finding, *_ = judged(load(template, region="eu-west-1"))

    assert finding.text == r"\x3a:error::all is well\n::error::\x1b[2J to Odd\u202e is blocked in all: ENI_SG_RULES_MISMATCH"
    assert finding.path == "Odd\u202e"
    assert all(line.isprintable() for line in finding.lines())
    assert len(finding.lines()) > 1
