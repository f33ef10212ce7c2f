"""Secrets that templates hold are in no answer: of no command, in no format, on no screen and in no file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from constructs_privatelink.cli.commands import app
from tests.cli.templates import closed, write

if TYPE_CHECKING:
    from pathlib import Path

SECRET = "hunter2"  # noqa: S105 - what no answer may hold
FROM_SECRETS_MANAGER = "{{resolve:secretsmanager:hunter2:SecretString:hunter2}}"
FROM_SYSTEMS_MANAGER = "{{resolve:ssm-secure:hunter2:1}}"


def secretive() -> dict[str, Any]:
    """Return a network with findings, and with a secret wherever templates keep one."""
    template = closed()
    resources = template["Resources"]
    function, group, endpoint = (resources[name]["Properties"] for name in ("Function", "Group", "Kms"))
    template["Metadata"] = {"Owner": SECRET}
    template["Parameters"]["Secret"] |= {"AllowedValues": [SECRET], "Description": "for the database"}
    template["Conditions"] = {"IsSecret": {"Fn::Equals": [{"Ref": "Secret"}, SECRET]}}
    for text in (FROM_SECRETS_MANAGER, FROM_SYSTEMS_MANAGER):
        group["SecurityGroupIngress"].append(
            {"IpProtocol": "tcp", "FromPort": 1, "ToPort": 2, "CidrIp": f"10.0.{len(text)}.0/24", "Description": f"for {text}"}
        )
    group["SecurityGroupIngress"] += [
        {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": {"Ref": "Secret"}},
        {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": FROM_SECRETS_MANAGER},
        {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": f"10.{FROM_SYSTEMS_MANAGER}.0/24"},
        {"IpProtocol": "tcp", "FromPort": FROM_SYSTEMS_MANAGER, "ToPort": {"Ref": "Secret"}, "CidrIp": "10.0.9.0/24"},
    ]
    resources["ClientGroup"]["Properties"]["GroupDescription"] = FROM_SECRETS_MANAGER
    endpoint["PolicyDocument"] = {
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"AWS": FROM_SECRETS_MANAGER},
                "Action": ["kms:Decrypt", FROM_SYSTEMS_MANAGER],
                "Resource": {"Fn::Sub": "arn:aws:kms:*:*:key/${Secret}"},
                "Condition": {
                    "StringEquals": {
                        "aws:PrincipalTag/Team": [FROM_SECRETS_MANAGER, {"Ref": "Secret"}],
                        "aws:PrincipalOrgID": f"o-{FROM_SYSTEMS_MANAGER}",
                    }
                },
            }
        ]
    }
    function["Environment"]["Variables"] |= {"A": FROM_SECRETS_MANAGER, "B": {"Fn::Sub": f"{SECRET}-${{Secret}}"}}
    function["Role"] = {"Fn::GetAtt": ["Role", "Arn"]}
    resources["Role"] = {
        "Type": "AWS::IAM::Role",
        "Metadata": {"note": SECRET},
        "Properties": {
            "AssumeRolePolicyDocument": {},
            "Policies": [
                {
                    "PolicyName": "own",
                    "PolicyDocument": {
                        "Statement": [
                            {
                                "Effect": "Allow",
                                "Action": ["kms:Decrypt", "sqs:SendMessage", FROM_SYSTEMS_MANAGER, {"Ref": "Secret"}],
                                "Resource": FROM_SECRETS_MANAGER,
                                "Condition": {"StringEquals": {"kms:EncryptionContext:key": FROM_SYSTEMS_MANAGER}},
                            }
                        ]
                    },
                }
            ],
        },
    }
    where = {"SubnetIds": [{"Ref": "A"}], "SecurityGroupIds": [{"Ref": "ClientGroup"}]}
    resources |= {
        "Machine": {
            "Type": "AWS::EC2::Instance",
            "Metadata": {"AWS::CloudFormation::Init": {"config": {"files": {"/etc/password": {"content": SECRET}}}}},
            "Properties": {
                "SubnetId": {"Ref": "A"},
                "SecurityGroupIds": [{"Ref": "ClientGroup"}],
                "UserData": {"Fn::Base64": {"Fn::Sub": f"{SECRET} ${{Secret}} {FROM_SECRETS_MANAGER}"}},
                "Tags": [{"Key": "Name", "Value": FROM_SECRETS_MANAGER}],
            },
        },
        "Tasks": {
            "Type": "AWS::ECS::TaskDefinition",
            "Properties": {
                "NetworkMode": "awsvpc",
                "ContainerDefinitions": [
                    {
                        "Name": "main",
                        "Image": "busybox",
                        "Environment": [{"Name": "PASSWORD", "Value": SECRET}, {"Name": "TOKEN", "Value": FROM_SECRETS_MANAGER}],
                        "Secrets": [{"Name": "KEY", "ValueFrom": FROM_SYSTEMS_MANAGER}],
                        "Command": ["--password", SECRET],
                    }
                ],
            },
        },
        "Shop": {
            "Type": "AWS::ECS::Service",
            "Properties": {
                "LaunchType": "FARGATE",
                "TaskDefinition": {"Ref": "Tasks"},
                "NetworkConfiguration": {
                    "AwsvpcConfiguration": {"Subnets": [{"Ref": "A"}], "SecurityGroups": [{"Ref": "ClientGroup"}]},
                },
            },
        },
        "Database": {
            "Type": "AWS::RDS::DBInstance",
            "Properties": {
                "DBSubnetGroupName": {"Ref": "DatabaseSubnets"},
                "VPCSecurityGroups": [{"Ref": "ClientGroup"}],
                "MasterUserPassword": SECRET,
                "MasterUsername": FROM_SECRETS_MANAGER,
            },
        },
        "DatabaseSubnets": {
            "Type": "AWS::RDS::DBSubnetGroup",
            "Properties": {"DBSubnetGroupDescription": FROM_SECRETS_MANAGER, "SubnetIds": [{"Ref": "A"}, {"Ref": "B"}]},
        },
        "Strange": {"Type": "Custom::Secret", "Metadata": {"password": SECRET}, "Properties": {"Password": SECRET, "Vpc": where}},
        "Unread": {"Type": 5, "Properties": {"Password": SECRET}},
        "Unnamed": {
            "Type": "AWS::EC2::VPCEndpoint",
            "Properties": {
                "VpcEndpointType": "Interface",
                "ServiceName": FROM_SECRETS_MANAGER,
                "VpcId": {"Ref": "Vpc"},
                "SubnetIds": [{"Ref": "A"}, FROM_SYSTEMS_MANAGER],
                "SecurityGroupIds": [{"Ref": "Secret"}],
                "PrivateDnsEnabled": FROM_SECRETS_MANAGER,
            },
        },
    }
    return template


def changed() -> dict[str, Any]:
    """Return that network with other references to secrets."""
    text = json.dumps(secretive()).replace(FROM_SECRETS_MANAGER, "{{resolve:secretsmanager:hunter2:SecretString:hunter2-b}}")
    template: dict[str, Any] = json.loads(text.replace(FROM_SYSTEMS_MANAGER, "{{resolve:ssm-secure:hunter2:2}}"))
    template["Resources"]["Kms"]["Properties"]["PolicyDocument"]["Statement"].append(
        {"Effect": "Allow", "Principal": "*", "Action": "kms:*", "Resource": FROM_SECRETS_MANAGER}
    )
    return template


COMMANDS = [
    *(["check", "T", "--format", form, "--fail-on", "never"] for form in ("text", "json", "sarif", "junit", "github")),
    *(
        ["explain", "--in", "T", "--from", a, "--to", b, "--format", f]
        for f in ("text", "json")
        for a, b in (("Function", "Kms"), ("Machine", "Unnamed"))
    ),
    *(["cost", "T", "--format", form] for form in ("text", "json")),
    *(["needs", "T", "--format", form] for form in ("text", "json")),
    *(["report", "T", "--format", form] for form in ("html", "markdown")),
    *(["diff", "T", "CHANGED", "--format", form, "--fail-on", "never"] for form in ("text", "json", "markdown")),
]


@pytest.mark.parametrize("given", [[], ["--parameter", "Secret=hunter2"]], ids=["default", "given"])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_secret_is_in_any_answer(tmp_path: Path, command: list[str], given: list[str]) -> None:
    files = {"T": str(write(tmp_path, secretive(), "t.json")), "CHANGED": str(write(tmp_path, changed(), "u.json"))}
    asked = [*(files.get(word, word) for word in command), *given]
    target = tmp_path / "answer"

    result = CliRunner().invoke(app, asked)
    told = result.stdout + result.stderr
    if command[0] in {"check", "report", "diff"}:
        CliRunner().invoke(app, [*asked, "--output", str(target)])
        told += target.read_text(encoding="utf-8")

    assert result.exit_code in {0, 1}, result.stderr
    assert [line for line in told.splitlines() if SECRET in line] == []


@pytest.mark.parametrize("given", ["=hunter2", "Secrt=hunter2"])
def test_no_secret_is_in_a_complaint(tmp_path: Path, given: str) -> None:
    result = CliRunner().invoke(app, ["check", str(write(tmp_path, secretive())), "--parameter", given])

    assert result.exit_code == 2
    assert SECRET not in result.output
