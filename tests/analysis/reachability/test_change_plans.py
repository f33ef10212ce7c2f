"""All that drops packets is in the changes, and what shows once it is open."""

from __future__ import annotations

from tests.analysis.networks.fixtures_models import ref, resource
from tests.analysis.reachability.fixtures_paths import CLOSED
from tests.analysis.reachability.fixtures_verdicts import HOME, https, own_acl, said


def test_every_hop_that_drops_is_in_the_changes() -> None:
    result = said(CLOSED, own_acl("Ends"))

    assert [change.property for change in result.changes] == ["NetworkAclEntry", "SecurityGroupIngress", "NetworkAclEntry"]
    assert result.change_text.count("allow tcp") == 2


def test_what_stands_behind_a_missing_route_is_opened_too() -> None:
    far = {"VpcId": ref("Far")}
    parts = {
        "Far": resource("EC2::VPC", CidrBlock="10.1.0.0/16"),
        "Apps": resource("EC2::Subnet", **far, CidrBlock="10.1.0.0/24", AvailabilityZone="eu-west-1a"),
        "AppGroup": resource("EC2::SecurityGroup", **far, GroupDescription="tests"),
        "Hub": resource("EC2::TransitGateway"),
        **{
            f"Attached{vpc}": resource(
                "EC2::TransitGatewayAttachment", TransitGatewayId=ref("Hub"), VpcId=ref(vpc), SubnetIds=[ref(f"{vpc}Attached")]
            )
            for vpc in ("Vpc", "Far")
        },
        "VpcAttached": resource("EC2::Subnet", **HOME, CidrBlock="10.0.9.0/28", AvailabilityZone="eu-west-1b"),
        "FarAttached": resource("EC2::Subnet", **far, CidrBlock="10.1.9.0/28", AvailabilityZone="eu-west-1a"),
        "EndGroup": resource("EC2::SecurityGroup", **HOME, GroupDescription="tests", SecurityGroupIngress=[https(CidrIp="10.1.0.0/16")]),
        "Table": resource("EC2::RouteTable", **HOME),
        "Routed": resource("EC2::SubnetRouteTableAssociation", SubnetId=ref("Ends"), RouteTableId=ref("Table")),
        "FarTable": resource("EC2::RouteTable", **far),
        "FarRouted": resource("EC2::SubnetRouteTableAssociation", SubnetId=ref("Apps"), RouteTableId=ref("FarTable")),
        **own_acl("VpcAttached"),
    }

    result = said(parts)

    properties = [change.property for change in result.changes]
    assert properties.count("Route") == 2
    assert properties.count("NetworkAclEntry") == 2
