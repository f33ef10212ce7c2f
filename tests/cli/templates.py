"""A small network as a template, and what its tests break."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

_NETWORK: dict[str, Any] = {
    "Parameters": {"Secret": {"Type": "String", "NoEcho": True, "Default": "hunter2"}},
    "Resources": {
        "Vpc": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16", "EnableDnsHostnames": True}},
        "A": {
            "Type": "AWS::EC2::Subnet",
            "Properties": {"VpcId": {"Ref": "Vpc"}, "CidrBlock": "10.0.1.0/24", "AvailabilityZone": "eu-west-1a"},
        },
        "B": {
            "Type": "AWS::EC2::Subnet",
            "Properties": {"VpcId": {"Ref": "Vpc"}, "CidrBlock": "10.0.2.0/24", "AvailabilityZone": "eu-west-1b"},
        },
        "Group": {
            "Type": "AWS::EC2::SecurityGroup",
            "Properties": {
                "GroupDescription": "endpoints",
                "VpcId": {"Ref": "Vpc"},
                "SecurityGroupIngress": [{"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "10.0.0.0/16"}],
            },
        },
        "Kms": {
            "Type": "AWS::EC2::VPCEndpoint",
            "Properties": {
                "VpcEndpointType": "Interface",
                "ServiceName": "com.amazonaws.eu-west-1.kms",
                "VpcId": {"Ref": "Vpc"},
                "SubnetIds": [{"Ref": "A"}, {"Ref": "B"}],
                "SecurityGroupIds": [{"Ref": "Group"}],
                "PrivateDnsEnabled": True,
            },
        },
        "ClientGroup": {
            "Type": "AWS::EC2::SecurityGroup",
            "Properties": {"GroupDescription": "clients", "VpcId": {"Ref": "Vpc"}},
        },
        "Function": {
            "Type": "AWS::Lambda::Function",
            "Properties": {
                "Role": "arn:aws:iam::123456789012:role/function",
                "Code": {"ZipFile": "pass"},
                "Environment": {"Variables": {"PASSWORD": "hunter2"}},
                "VpcConfig": {"SubnetIds": [{"Ref": "A"}], "SecurityGroupIds": [{"Ref": "ClientGroup"}]},
            },
        },
    },
}


def network() -> dict[str, Any]:
    """Return a network whose one client reaches its one endpoint."""
    return copy.deepcopy(_NETWORK)


def closed() -> dict[str, Any]:
    """Return the network with an endpoint's group that lets nobody of the client's subnet in."""
    template = network()
    template["Resources"]["Group"]["Properties"]["SecurityGroupIngress"][0]["CidrIp"] = "10.0.2.0/24"
    return template


def without_private_dns() -> dict[str, Any]:
    template = network()
    template["Resources"]["Kms"]["Properties"]["PrivateDnsEnabled"] = False
    return template


def write(folder: Path, template: dict[str, Any], name: str = "network.json") -> Path:
    """Write a template to a file and return its path."""
    path = folder / name
    path.write_text(json.dumps(template, indent=1), encoding="utf-8")
    return path


SERVICES = [
    "kms",
    "sts",
    "logs",
    "ssm",
    "ssmmessages",
    "ec2messages",
    "ecr.api",
    "ecr.dkr",
    "secretsmanager",
    "sqs",
    "sns",
    "monitoring",
    "events",
    "lambda",
    "elasticloadbalancing",
    "ec2",
    "eks",
    "eks-auth",
    "execute-api",
    "kinesis-streams",
]


def wide(names: str = "Office") -> dict[str, Any]:
    """Return a network of three zones with twenty endpoints, clients that reach them, one that does not, and one nobody knows of.

    Args:
        names: What the constructs are called, to try names that pages must not take for more.

    """
    template = network()
    resources = template["Resources"]
    resources["C"] = {
        "Type": "AWS::EC2::Subnet",
        "Properties": {"VpcId": {"Ref": "Vpc"}, "CidrBlock": "10.0.3.0/24", "AvailabilityZone": "eu-west-1c"},
    }
    kms = resources.pop("Kms")
    for number, service in enumerate(SERVICES):
        endpoint = copy.deepcopy(kms)
        endpoint["Properties"] |= {"ServiceName": f"com.amazonaws.eu-west-1.{service}"}
        endpoint["Properties"]["SubnetIds"] = [{"Ref": name} for name in "ABC"]
        endpoint["Metadata"] = {"aws:cdk:path": f"{names}/Endpoints/{service}/Resource"}
        resources[f"Endpoint{number}"] = endpoint
    function = resources.pop("Function")
    silent = {"GroupDescription": "silent", "VpcId": {"Ref": "Vpc"}, "SecurityGroupEgress": [_NOWHERE]}
    resources["SilentGroup"] = {"Type": "AWS::EC2::SecurityGroup", "Properties": silent}
    for name, group in (("Orders", {"Ref": "ClientGroup"}), ("Silent", {"Ref": "SilentGroup"}), ("Stranger", {"Ref": "Group"})):
        workload = copy.deepcopy(function)
        workload["Properties"]["VpcConfig"]["SecurityGroupIds"] = [group]
        workload["Metadata"] = {"aws:cdk:path": f"{names}/{name}/Resource"}
        resources[name] = workload
    resources["Stranger"]["Properties"]["VpcConfig"]["SecurityGroupIds"] = [{"Ref": "GroupOfOthers"}]
    template["Parameters"]["GroupOfOthers"] = {"Type": "AWS::EC2::SecurityGroup::Id"}
    return template


_NOWHERE = {"IpProtocol": "icmp", "FromPort": 252, "ToPort": 86, "CidrIp": "255.255.255.255/32"}
