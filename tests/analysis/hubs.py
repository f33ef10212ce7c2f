"""Resources of templates with a hub, a VPC with endpoints, and spokes that share them."""

from __future__ import annotations

from tests.analysis.networks.fixtures_services import of
from tests.analysis.rules.networks import group, https

PERHAPS = {"Perhaps": {"Fn::Equals": [{"Ref": "P"}, "yes"]}}


def vpc(block: str, **properties: object) -> dict[str, object]:
    return of("AWS::EC2::VPC", CidrBlock=block, **{"EnableDnsHostnames": True, **properties})


def placed(name: str, block: str) -> dict[str, object]:
    """Return a VPC with a subnet, its route table, and a group that lets everything in."""
    return {
        name: vpc(block),
        f"{name}A": of("AWS::EC2::Subnet", VpcId={"Ref": name}, CidrBlock=block.replace("/16", "/24"), AvailabilityZone="eu-west-1a"),
        f"{name}Table": of("AWS::EC2::RouteTable", VpcId={"Ref": name}),
        f"{name}InTable": of("AWS::EC2::SubnetRouteTableAssociation", SubnetId={"Ref": f"{name}A"}, RouteTableId={"Ref": f"{name}Table"}),
        f"{name}Group": group(https(CidrIp="10.0.0.0/8"), vpc=name),
    }


def endpoint(service: str = "sqs", where: str = "Hub", *, private_dns: object = False, **properties: object) -> dict[str, object]:
    placing = {"SubnetIds": [{"Ref": f"{where}A"}], "SecurityGroupIds": [{"Ref": f"{where}Group"}], "PrivateDnsEnabled": private_dns}
    named = {"VpcEndpointType": "Interface", "ServiceName": f"com.amazonaws.eu-west-1.{service}", "VpcId": {"Ref": where}}
    return of("AWS::EC2::VPCEndpoint", **{**named, **placing, **properties})


def gateway(*tables: str, where: str = "Spoke", service: str = "s3") -> dict[str, object]:
    name = {"VpcEndpointType": "Gateway", "ServiceName": f"com.amazonaws.eu-west-1.{service}", "VpcId": {"Ref": where}}
    return of("AWS::EC2::VPCEndpoint", **name, RouteTableIds=[{"Ref": table} for table in tables])


def zone(name: str, *vpcs: object) -> dict[str, object]:
    return of("AWS::Route53::HostedZone", Name=name, VPCs=[{"VPCId": vpc_id, "VPCRegion": "eu-west-1"} for vpc_id in vpcs])


def alias(name: str, to: str = "Hubs", zone: str = "Zone") -> dict[str, object]:
    entry = {"Fn::Select": [1, {"Fn::Split": [":", {"Fn::Select": [0, {"Fn::GetAtt": [to, "DnsEntries"]}]}]}]}
    return of(
        "AWS::Route53::RecordSet", HostedZoneId={"Ref": zone}, Name=name, Type="A", AliasTarget={"DNSName": entry, "HostedZoneId": "Z"}
    )
