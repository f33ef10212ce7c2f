"""Route tables, peerings and transit gateways as AWS describes them."""

from __future__ import annotations

from tests.analysis.saved_answers.fixtures_answers import answers, networks


def test_a_described_peering_joins_a_described_vpc() -> None:
    told = answers()
    told["Vpcs"].append({"VpcId": "vpc-9", "CidrBlock": "10.9.0.0/16"})
    ends = {"RequesterVpcInfo": {"VpcId": "vpc-1", "Region": "eu-west-1"}, "AccepterVpcInfo": {"VpcId": "vpc-9", "Region": "eu-west-1"}}
    told["VpcPeeringConnections"] = [{"VpcPeeringConnectionId": "pcx-1", "Status": {"Code": "active"}, **ends}]

    assert {str(vpc) for vpc in networks(told).model.vpcs} == {"vpc-1", "vpc-9"}


def test_a_described_attachment_has_its_subnets_and_its_route_table() -> None:
    attached = {"TransitGatewayAttachmentId": "tgw-attach-1", "TransitGatewayId": "tgw-1", "VpcId": "vpc-1", "State": "available"}
    told = answers(TransitGatewayVpcAttachments=[{**attached, "SubnetIds": ["subnet-2"]}])
    table = {
        "TransitGatewayAttachmentId": "tgw-attach-1",
        "Association": {"TransitGatewayRouteTableId": "tgw-rtb-1", "State": "associated"},
    }

    (attachment,) = networks({**told, "TransitGatewayAttachments": [table]}).model.attachments

    assert (str(attachment.gateway), str(attachment.vpc), str(attachment.route_table)) == ("tgw-1", "vpc-1", "tgw-rtb-1")
    assert [str(subnet) for subnet in attachment.subnets] == ["subnet-2"]  # type: ignore[union-attr] # the answer tells them
