"""The templates that `benchmarks.analysis` measures: networks in which much is alike, nothing is, and one group with many rules."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SERVICES = ("kms", "sqs", "sns", "logs", "ssm", "sts", "eks", "rds", "ecs", "ec2")
FUNCTIONS = 25
UNLIKE_FUNCTIONS, UNLIKE_ENDPOINTS = 50, 20
_VPC = {"Ref": "Vpc"}


def assembly(folder: Path, stacks: int, template: dict[str, object]) -> None:
    """Write a cloud assembly of that many stacks."""
    artifacts = {}
    for number in range(stacks):
        name = f"Stack{number}"
        (folder / f"{name}.template.json").write_text(json.dumps(template), encoding="utf-8")
        properties = {"templateFile": f"{name}.template.json"}
        artifacts[name] = {"type": "aws:cloudformation:stack", "environment": "aws://123456789012/eu-west-1", "properties": properties}
    (folder / "manifest.json").write_text(json.dumps({"version": "48.0.0", "artifacts": artifacts}), encoding="utf-8")


def alike() -> dict[str, object]:
    """Return one stack: a VPC of four subnets, its endpoints and functions."""
    return {"Resources": _alike()}


def _alike() -> dict[str, object]:
    made: dict[str, object] = {
        "Vpc": _of("AWS::EC2::VPC", CidrBlock="10.0.0.0/16", EnableDnsHostnames=True),
        "Clients": _of("AWS::EC2::SecurityGroup", GroupDescription="clients", VpcId=_VPC),
        "Endpoints": _of(
            "AWS::EC2::SecurityGroup",
            GroupDescription="endpoints",
            VpcId=_VPC,
            SecurityGroupIngress=[{"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "10.0.0.0/16"}],
        ),
    }
    for number in range(4):
        zone = f"eu-west-1{'ab'[number % 2]}"
        made[f"Subnet{number}"] = _of("AWS::EC2::Subnet", VpcId=_VPC, CidrBlock=f"10.0.{number}.0/24", AvailabilityZone=zone)
    for name in SERVICES:
        made[f"Endpoint{name}"] = _endpoint(name, ["Subnet0", "Subnet1"], "Endpoints")
    for number in range(FUNCTIONS):
        made[f"Function{number}"] = _function(["Subnet2", "Subnet3"], "Clients", f"Role{number}")
        allowed = [{"Effect": "Allow", "Action": ["sqs:SendMessage", "events:PutEvents"], "Resource": "*"}]
        made[f"Role{number}"] = _of("AWS::IAM::Role", Policies=[{"PolicyName": "Calls", "PolicyDocument": {"Statement": allowed}}])
    return made


def with_less() -> dict[str, object]:
    """Return the stack of `alike`, whose endpoints let only half of the VPC in, and not the functions."""
    rules = [{"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "10.0.128.0/17"}]
    group = _of("AWS::EC2::SecurityGroup", GroupDescription="endpoints", VpcId=_VPC, SecurityGroupIngress=rules)
    return {"Resources": {**_alike(), "Endpoints": group}}


def unlike() -> dict[str, object]:
    """Return one stack in which no two endpoints and no two functions stand alike."""
    made: dict[str, object] = {"Vpc": _of("AWS::EC2::VPC", CidrBlock="10.0.0.0/16", EnableDnsHostnames=True)}
    callers = {f"Function{number}": f"10.0.{number}.0/24" for number in range(UNLIKE_FUNCTIONS)}
    called = {f"Endpoint{number}": f"10.0.{100 + number}.0/24" for number in range(UNLIKE_ENDPOINTS)}
    for name, block in {**callers, **called}.items():
        peers = called if name in callers else callers
        rules = [{"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": peer} for peer in peers.values()]
        direction = "SecurityGroupEgress" if name in callers else "SecurityGroupIngress"
        made[f"{name}Group"] = _of("AWS::EC2::SecurityGroup", GroupDescription=name, VpcId=_VPC, **{direction: rules})
        made |= _placed(name, block) | _entries(name, block, calls=name in callers)
    for number in range(UNLIKE_ENDPOINTS):
        name = f"Endpoint{number}"
        made[name] = _endpoint(SERVICES[number % len(SERVICES)], [f"{name}Subnet"], f"{name}Group")
    for name in callers:
        made[name] = _function([f"{name}Subnet"], f"{name}Group")
    return {"Resources": made}


def many_rules(count: int) -> dict[str, object]:
    """Return one stack whose endpoints' group has that many rules, each with ports and addresses of its own."""
    rules = [
        {"IpProtocol": "tcp", "FromPort": 100 + at % 600, "ToPort": 500 + at, "CidrIp": f"10.0.{at % 250}.{at % 16 * 16}/28"}
        for at in range(count)
    ]
    group = _of("AWS::EC2::SecurityGroup", GroupDescription="endpoints", VpcId=_VPC, SecurityGroupIngress=rules)
    return {"Resources": {**_alike(), "Endpoints": group}}


def _of(kind: str, **properties: object) -> dict[str, object]:
    return {"Type": kind, "Properties": properties}


def _endpoint(service: str, subnets: list[str], group: str) -> dict[str, object]:
    return _of(
        "AWS::EC2::VPCEndpoint",
        VpcEndpointType="Interface",
        ServiceName=f"com.amazonaws.eu-west-1.{service}",
        VpcId=_VPC,
        SubnetIds=[{"Ref": subnet} for subnet in subnets],
        SecurityGroupIds=[{"Ref": group}],
        PrivateDnsEnabled=service == SERVICES[0] or group == "Endpoints",
    )


def _function(subnets: list[str], group: str, role: str | None = None) -> dict[str, object]:
    place = {"SubnetIds": [{"Ref": subnet} for subnet in subnets], "SecurityGroupIds": [{"Ref": group}]}
    called = {} if role is None else {"Role": {"Fn::GetAtt": [role, "Arn"]}}
    return _of("AWS::Lambda::Function", VpcConfig=place, **called)


def _placed(name: str, block: str) -> dict[str, object]:
    subnet = {"Ref": f"{name}Subnet"}
    zone = f"eu-west-1{'ab'[int(block.split('.')[2]) % 2]}"
    return {
        f"{name}Subnet": _of("AWS::EC2::Subnet", VpcId=_VPC, CidrBlock=block, AvailabilityZone=zone),
        f"{name}Table": _of("AWS::EC2::RouteTable", VpcId=_VPC),
        f"{name}Routed": _of("AWS::EC2::SubnetRouteTableAssociation", SubnetId=subnet, RouteTableId={"Ref": f"{name}Table"}),
        f"{name}Acl": _of("AWS::EC2::NetworkAcl", VpcId=_VPC),
        f"{name}Limited": _of("AWS::EC2::SubnetNetworkAclAssociation", SubnetId=subnet, NetworkAclId={"Ref": f"{name}Acl"}),
    }


def _entries(name: str, block: str, *, calls: bool) -> dict[str, object]:
    """Return ACL entries that let through what one place needs and, before them, a deny of its own that takes nothing of it away."""
    number = int(block.split(".")[2])
    made: dict[str, object] = {}
    for egress in (True, False):
        ports = (443, 443) if egress is calls else (1_024, 65_535)
        for rule, (first, last), action in ((10, (number, number), "deny"), (100 + number, ports, "allow")):
            entry = {"Protocol": 6, "PortRange": {"From": first, "To": last}, "CidrBlock": "10.0.0.0/16", "RuleAction": action}
            made[f"{name}{action}{egress}"] = _of(
                "AWS::EC2::NetworkAclEntry", NetworkAclId={"Ref": f"{name}Acl"}, Egress=egress, RuleNumber=rule, **entry
            )
    return made
