"""Attributes of network resources whose value a template does tell.

Source: the published CloudFormation resource schemas (``primaryIdentifier`` and ``readOnlyProperties``).
"""

from __future__ import annotations

IDENTIFIERS = frozenset(
    {
        "AWS::EC2::CarrierGateway.CarrierGatewayId",
        "AWS::EC2::CustomerGateway.CustomerGatewayId",
        "AWS::EC2::DHCPOptions.DhcpOptionsId",
        "AWS::EC2::EgressOnlyInternetGateway.Id",
        "AWS::EC2::Instance.InstanceId",
        "AWS::EC2::InternetGateway.InternetGatewayId",
        "AWS::EC2::LaunchTemplate.LaunchTemplateId",
        "AWS::EC2::NatGateway.NatGatewayId",
        "AWS::EC2::NetworkAcl.Id",
        "AWS::EC2::NetworkInterface.Id",
        "AWS::EC2::PrefixList.PrefixListId",
        "AWS::EC2::RouteTable.RouteTableId",
        "AWS::EC2::SecurityGroup.GroupId",
        "AWS::EC2::SecurityGroup.Id",
        "AWS::EC2::Subnet.SubnetId",
        "AWS::EC2::TransitGateway.Id",
        "AWS::EC2::TransitGatewayAttachment.Id",
        "AWS::EC2::TransitGatewayRouteTable.TransitGatewayRouteTableId",
        "AWS::EC2::TransitGatewayVpcAttachment.Id",
        "AWS::EC2::VPC.VpcId",
        "AWS::EC2::VPCEndpoint.Id",
        "AWS::EC2::VPCPeeringConnection.Id",
        "AWS::EC2::VPNConnection.VpnConnectionId",
        "AWS::EC2::VPNGateway.VPNGatewayId",
        "AWS::OpenSearchServerless::VpcEndpoint.Id",
    }
)
"""Attributes that yield what ``Ref`` yields."""

SAID_BY_PROPERTY = {
    "AWS::EC2::SecurityGroup.VpcId": "VpcId",
    "AWS::EC2::Subnet.AvailabilityZone": "AvailabilityZone",
    "AWS::EC2::Subnet.CidrBlock": "CidrBlock",
    "AWS::EC2::Subnet.VpcId": "VpcId",
    "AWS::EC2::VPC.CidrBlock": "CidrBlock",
    "AWS::SSM::Parameter.Value": "Value",
}
"""Attributes that yield what the resource's own property says, to the property's name."""
