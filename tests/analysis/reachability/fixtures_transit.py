"""A template with two VPCs behind a transit gateway that has a route table of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis import load
from tests.analysis.networks.fixtures_models import CONDITION, Json, ref, resource

if TYPE_CHECKING:
    from constructs_privatelink.analysis.reachability.verdicts import Result

OFF = resource("EC2::TransitGateway", DefaultRouteTableAssociation="disable", DefaultRouteTablePropagation="disable")
ANYONE = [{"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "0.0.0.0/0"}]
ENDPOINT = resource(
    "EC2::VPCEndpoint",
    VpcEndpointType="Interface",
    ServiceName="com.amazonaws.eu-west-1.kms",
    VpcId=ref("HomeVpc"),
    SubnetIds=[ref("HomeSubnet")],
    SecurityGroupIds=[ref("EndpointGroup")],
)
CLIENT = resource("Lambda::Function", VpcConfig={"SubnetIds": [ref("AwaySubnet")], "SecurityGroupIds": [ref("ClientGroup")]})


def group(vpc: str, *ingress: Json, **more: Json) -> Json:
    return resource("EC2::SecurityGroup", VpcId=ref(vpc), GroupDescription="tests", SecurityGroupIngress=[*ingress], **more)


def network(name: str, cidr: str, far: str) -> Json:
    """Return a VPC with a subnet whose other addresses are behind the transit gateway, and its attachment."""
    return {
        f"{name}Vpc": resource("EC2::VPC", CidrBlock=cidr),
        f"{name}Subnet": resource(
            "EC2::Subnet", VpcId=ref(f"{name}Vpc"), CidrBlock=cidr.replace("/16", "/24"), AvailabilityZone="eu-west-1a"
        ),
        f"{name}Table": resource("EC2::RouteTable", VpcId=ref(f"{name}Vpc")),
        f"{name}TableOf": resource("EC2::SubnetRouteTableAssociation", SubnetId=ref(f"{name}Subnet"), RouteTableId=ref(f"{name}Table")),
        f"{name}Route": resource("EC2::Route", RouteTableId=ref(f"{name}Table"), DestinationCidrBlock=far, TransitGatewayId=ref("Transit")),
        f"{name}Attachment": resource(
            "EC2::TransitGatewayAttachment",
            VpcId=ref(f"{name}Vpc"),
            SubnetIds=[ref(f"{name}Subnet")],
            TransitGatewayId=ref("Transit"),
        ),
    }


def table_of(attachment: str, table: str = "TransitTable") -> Json:
    """Return what an association and a propagation say."""
    return {"TransitGatewayRouteTableId": ref(table), "TransitGatewayAttachmentId": ref(attachment)}


def static(cidr: str, attachment: str | None, table: str = "TransitTable") -> Json:
    """Return a static route of a transit gateway; to nowhere without an attachment."""
    to = {"Blackhole": True} if attachment is None else {"TransitGatewayAttachmentId": ref(attachment)}
    return resource("EC2::TransitGatewayRoute", DestinationCidrBlock=cidr, TransitGatewayRouteTableId=ref(table), **to)


def association(attachment: str, table: str = "TransitTable") -> Json:
    return resource("EC2::TransitGatewayRouteTableAssociation", **table_of(attachment, table))


def propagation(attachment: str, table: str = "TransitTable") -> Json:
    return resource("EC2::TransitGatewayRouteTablePropagation", **table_of(attachment, table))


TWO_VPCS = {
    **network("Home", "10.0.0.0/16", "10.1.0.0/16"),
    **network("Away", "10.1.0.0/16", "0.0.0.0/0"),
    "Transit": OFF,
    "TransitTable": resource("EC2::TransitGatewayRouteTable", TransitGatewayId=ref("Transit")),
    "EndpointGroup": group("HomeVpc", *ANYONE),
    "ClientGroup": group("AwayVpc"),
    "Endpoint": ENDPOINT,
    "Client": CLIENT,
}
ASSOCIATED = {"HomeAssociation": association("HomeAttachment"), "AwayAssociation": association("AwayAttachment")}
PROPAGATED = {"HomePropagation": propagation("HomeAttachment"), "AwayPropagation": propagation("AwayAttachment")}


def explained(*parts: Json, client: str = "Client", **more: Json) -> Result:
    """Return what the analysis says of a client and the endpoint in the template of some resources; None takes one away."""
    resources = {name: made for part in (*parts, more) for name, made in part.items()}
    kept = {name: made for name, made in resources.items() if made is not None}
    return load({**CONDITION, "Resources": kept}).explain(client, "Endpoint").result
