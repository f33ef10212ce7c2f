"""A template as people write them, with some of everything that networks are made of; and what it takes to ask it everything."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeAlias

from constructs_privatelink.analysis import load
from constructs_privatelink.errors import PrivateLinkError

if TYPE_CHECKING:
    from constructs_privatelink.analysis import Analysis

Json: TypeAlias = Any

_OPEN = {"CidrBlock": "0.0.0.0/0", "Protocol": -1, "RuleAction": "allow", "NetworkAclId": {"Ref": "Acl"}}
_IN_VPC = {"VpcId": {"Ref": "Vpc"}}
_PLACED = {"SubnetIds": [{"Ref": "SubnetA"}, {"Ref": "SubnetB"}], "SecurityGroupIds": [{"Fn::GetAtt": ["Group", "GroupId"]}]}


def _resource(kind: str, /, **properties: Json) -> Json:
    return {"Type": f"AWS::{kind}", "Properties": properties}


def _subnet(index: int) -> Json:
    block = {"Fn::Select": [index, {"Fn::Cidr": [{"Fn::GetAtt": ["Vpc", "CidrBlock"]}, 4, 8]}]}
    return _resource("EC2::Subnet", **_IN_VPC, CidrBlock=block, AvailabilityZone={"Fn::Select": [index, {"Fn::GetAZs": ""}]})


def _policy(action: str) -> Json:
    return {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": action, "Resource": "*"}]}


def network() -> Json:
    """Return the template; each call makes a new one."""
    return json.loads(json.dumps(_NETWORK))


_NETWORK = {
    "AWSTemplateFormatVersion": "2010-09-09",
    "Parameters": {"Cidr": {"Type": "String", "Default": "10.0.0.0/16"}, "Stage": {"Type": "String"}},
    "Mappings": {"Blocks": {"eu-west-1": {"Office": "192.168.0.0/24"}, "us-east-1": {"Office": "192.168.1.0/24"}}},
    "Conditions": {"IsProd": {"Fn::Equals": [{"Ref": "Stage"}, "prod"]}},
    "Resources": {
        "Vpc": _resource("EC2::VPC", CidrBlock={"Ref": "Cidr"}, EnableDnsHostnames=True, EnableDnsSupport="true"),
        "SubnetA": _subnet(0),
        "SubnetB": _subnet(1),
        "Table": _resource("EC2::RouteTable", **_IN_VPC),
        "TableA": _resource("EC2::SubnetRouteTableAssociation", SubnetId={"Ref": "SubnetA"}, RouteTableId={"Ref": "Table"}),
        "Route": _resource("EC2::Route", RouteTableId={"Ref": "Table"}, DestinationCidrBlock="0.0.0.0/0", NatGatewayId={"Ref": "Nat"}),
        "Nat": _resource("EC2::NatGateway", SubnetId={"Ref": "SubnetB"}),
        "Acl": _resource("EC2::NetworkAcl", **_IN_VPC),
        "AclIn": _resource("EC2::NetworkAclEntry", **_OPEN, RuleNumber=100),
        "AclOut": _resource("EC2::NetworkAclEntry", **_OPEN, RuleNumber="100", Egress=True),
        "AclB": _resource("EC2::SubnetNetworkAclAssociation", SubnetId={"Ref": "SubnetB"}, NetworkAclId={"Ref": "Acl"}),
        "Group": _resource(
            "EC2::SecurityGroup",
            **_IN_VPC,
            GroupDescription="endpoints",
            SecurityGroupIngress=[
                {"IpProtocol": "tcp", "FromPort": 443, "ToPort": "443", "CidrIp": {"Fn::GetAtt": ["Vpc", "CidrBlock"]}},
                {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": {"Fn::FindInMap": ["Blocks", "eu-west-1", "Office"]}},
            ],
        ),
        "Other": _resource("EC2::SecurityGroup", **_IN_VPC, GroupDescription="others"),
        "Out": {
            **_resource("EC2::SecurityGroupEgress", GroupId={"Ref": "Other"}, IpProtocol="-1", CidrIp="10.0.0.0/8"),
            "Condition": "IsProd",
        },
        "Queue": _resource(
            "EC2::VPCEndpoint",
            **_IN_VPC,
            **_PLACED,
            VpcEndpointType="Interface",
            ServiceName={"Fn::Sub": "com.amazonaws.${AWS::Region}.sqs"},
            PrivateDnsEnabled=True,
            PolicyDocument=_policy("sqs:*"),
        ),
        "Store": _resource(
            "EC2::VPCEndpoint",
            **_IN_VPC,
            ServiceName="com.amazonaws.eu-west-1.s3",
            RouteTableIds=[{"Ref": "Table"}],
            VpcEndpointType="Gateway",
        ),
        "Role": _resource(
            "IAM::Role", AssumeRolePolicyDocument={}, Policies=[{"PolicyName": "a", "PolicyDocument": _policy("dynamodb:GetItem")}]
        ),
        "Work": _resource("Lambda::Function", VpcConfig=_PLACED, Role={"Fn::GetAtt": ["Role", "Arn"]}),
        "Task": _resource(
            "ECS::Service",
            NetworkConfiguration={"AwsvpcConfiguration": {"Subnets": [{"Ref": "SubnetA"}], "SecurityGroups": [{"Ref": "Group"}]}},
        ),
        "Api": _resource(
            "ApiGateway::RestApi",
            EndpointConfiguration={"Types": ["PRIVATE"], "VpcEndpointIds": [{"Ref": "Queue"}]},
            Policy=_policy("execute-api:*"),
        ),
        "Zone": _resource(
            "Route53::HostedZone", Name="sqs.eu-west-1.amazonaws.com", VPCs=[{"VPCId": {"Ref": "Vpc"}, "VPCRegion": "eu-west-1"}]
        ),
        "Gateway": _resource("EC2::TransitGateway"),
        "Attachment": _resource(
            "EC2::TransitGatewayAttachment", **_IN_VPC, TransitGatewayId={"Ref": "Gateway"}, SubnetIds=[{"Ref": "SubnetA"}]
        ),
        "Peering": _resource("EC2::VPCPeeringConnection", **_IN_VPC, PeerVpcId="vpc-1"),
    },
}


def asked_everything(template: Json) -> Analysis:
    """Ask a template all that can be asked, and return what answers.

    Raises:
        PrivateLinkError: It is refused; everything else than this error is a fault.

    """
    analysis = load(template)
    model = analysis.model
    json.dumps(analysis.to_json())
    for endpoint in model.endpoints[:3]:
        for client in (*(str(workload.id) for workload in model.workloads[:2]), "10.0.0.0/8", "::/0"):
            try:
                proof = analysis.explain(client, str(endpoint.id))
            except PrivateLinkError as error:
                assert error.reasons  # noqa: PT017 - a workload with several places has no name of its own
            else:
                assert json.dumps(proof.to_json())
                assert str(proof)
    assert all(str(problem.text) for problem in analysis.problems)
    return analysis
