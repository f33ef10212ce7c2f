"""Templates whose VPC, subnets and groups are told by parameters, imports and names of Systems Manager."""

from __future__ import annotations

from constructs_privatelink.analysis import Analysis, load
from tests.analysis.networks.fixtures_models import Json, ref, resource

PARAMETERS = {
    "Vpc": {"Type": "AWS::EC2::VPC::Id"},
    "OtherVpc": {"Type": "AWS::EC2::VPC::Id"},
    "Subnet": {"Type": "AWS::EC2::Subnet::Id"},
    "OtherSubnet": {"Type": "AWS::EC2::Subnet::Id"},
    "Subnets": {"Type": "List<AWS::EC2::Subnet::Id>"},
    "Shared": {"Type": "AWS::EC2::SecurityGroup::Id"},
    "Groups": {"Type": "List<AWS::EC2::SecurityGroup::Id>"},
    "Texts": {"Type": "CommaDelimitedList"},
    "Named": {"Type": "AWS::SSM::Parameter::Value<AWS::EC2::Subnet::Id>", "Default": "/network/subnet"},
    "NamedToo": {"Type": "AWS::SSM::Parameter::Value<AWS::EC2::Subnet::Id>", "Default": "/network/subnet"},
}


HTTPS = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443}


def group(vpc: Json = None, *rules: Json) -> Json:
    return resource("EC2::SecurityGroup", GroupDescription="tests", VpcId=ref("Vpc") if vpc is None else vpc, SecurityGroupIngress=[*rules])


def let_in(peer: Json) -> Json:
    return HTTPS | {"SourceSecurityGroupId": peer}


def endpoint(subnets: Json, vpc: Json = None, **properties: Json) -> Json:
    usual = {"VpcEndpointType": "Interface", "ServiceName": "com.amazonaws.eu-west-1.kms", "SecurityGroupIds": [ref("Inward")]}
    return resource("EC2::VPCEndpoint", VpcId=ref("Vpc") if vpc is None else vpc, SubnetIds=subnets, **{**usual, **properties})


def function(subnets: Json, groups: Json = None) -> Json:
    return resource("Lambda::Function", VpcConfig={"SubnetIds": subnets, "SecurityGroupIds": groups or [ref("Clients")]})


def analysed(**changed: Json) -> Analysis:
    """Return templates in which an endpoint lets in clients of the group ``Clients``, and a function that carries it stands beside it."""
    usual = {
        "Inward": group(None, let_in(ref("Clients"))),
        "Clients": group(),
        "Others": group(),
        "Lookup": resource("Custom::Lookup"),
        "Kms": endpoint([ref("Subnet")]),
        "Function": function([ref("Subnet")]),
    }
    resources = {name: made for name, made in {**usual, **changed}.items() if made is not None}
    return load({"Parameters": PARAMETERS, "Resources": resources}, region="eu-west-1", name="App")


def verdict(**changed: Json) -> str:
    return analysed(**changed).explain("Function", "Kms").result.verdict


def rules(analysis: Analysis) -> set[str]:
    return {finding.rule for finding in analysis.findings()}
