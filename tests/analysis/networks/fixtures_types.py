"""A network whose only path to an endpoint a type of resource may touch."""

from __future__ import annotations

from constructs_privatelink.analysis import Analysis, load
from tests.analysis.networks.fixtures_models import ref


def of(kind: str, **properties: object) -> dict[str, object]:
    return {"Type": f"AWS::{kind}", "Properties": properties}


def vpc(name: str, block: str) -> dict[str, object]:
    """Return a VPC with a subnet, a route table of its own, and an attachment to the transit gateway."""
    return {
        name: of("EC2::VPC", CidrBlock=f"{block}.0.0/16", EnableDnsHostnames=True),
        f"{name}A": of("EC2::Subnet", VpcId=ref(name), CidrBlock=f"{block}.0.0/24", AvailabilityZone="eu-west-1a"),
        f"{name}Table": of("EC2::RouteTable", VpcId=ref(name)),
        f"{name}Routes": of("EC2::SubnetRouteTableAssociation", SubnetId=ref(f"{name}A"), RouteTableId=ref(f"{name}Table")),
        f"{name}Way": of("EC2::Route", RouteTableId=ref(f"{name}Table"), DestinationCidrBlock="10.0.0.0/8", TransitGatewayId=ref("Tgw")),
        f"{name}At": of("EC2::TransitGatewayAttachment", TransitGatewayId=ref("Tgw"), VpcId=ref(name), SubnetIds=[ref(f"{name}A")]),
    }


def networks(**further: object) -> Analysis:
    """Return a hub with an endpoint and a spoke with a function, joined by a transit gateway, and further resources."""
    rule = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "10.0.0.0/8"}
    resources = {
        **vpc("Hub", "10.0"),
        **vpc("Spoke", "10.1"),
        "Tgw": of("EC2::TransitGateway"),
        "In": of("EC2::SecurityGroup", GroupDescription="in", VpcId=ref("Hub"), SecurityGroupIngress=[rule]),
        "Out": of("EC2::SecurityGroup", GroupDescription="out", VpcId=ref("Spoke"), SecurityGroupEgress=[rule]),
        "Kms": of(
            "EC2::VPCEndpoint",
            VpcEndpointType="Interface",
            ServiceName="com.amazonaws.eu-west-1.kms",
            VpcId=ref("Hub"),
            SubnetIds=[ref("HubA")],
            SecurityGroupIds=[ref("In")],
            PrivateDnsEnabled=True,
        ),
        "There": of("Lambda::Function", VpcConfig={"SubnetIds": [ref("SpokeA")], "SecurityGroupIds": [ref("Out")]}),
        "Here": of("Lambda::Function", VpcConfig={"SubnetIds": [ref("HubA")], "SecurityGroupIds": [ref("HubOut")]}),
        "HubOut": of("EC2::SecurityGroup", GroupDescription="out", VpcId=ref("Hub"), SecurityGroupEgress=[rule]),
    }
    return load({"Resources": {**resources, **further}}, region="eu-west-1")


def verdicts(**further: object) -> tuple[str, str]:
    """Return the verdicts of the function in the spoke, and of the one in the hub."""
    analysis = networks(**further)
    there, here = (analysis.explain(client, "Kms").result.verdict for client in ("There", "Here"))
    return there, here
