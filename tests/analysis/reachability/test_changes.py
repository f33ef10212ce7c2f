"""Changes open nothing to the world, and name the group of a client whose addresses are not known."""

from __future__ import annotations

from tests.analysis.networks.fixtures_models import ref, resource
from tests.analysis.reachability.fixtures_verdicts import HOME, changed, https, own_acl, said

SOMEWHERE = changed("Client", VpcConfig={"SubnetIds": [ref("Switch")], "SecurityGroupIds": [ref("AppGroup")]})
CLOSED = changed("EndGroup", SecurityGroupIngress=[https(SourceSecurityGroupId=ref("EndGroup"))])


def test_a_client_whose_addresses_are_not_known_is_let_in_by_its_group() -> None:
    (change,) = said(CLOSED, SOMEWHERE).changes

    assert change.text == "let tcp 443 from the security group Template.AppGroup in at the security group Template.EndGroup"
    assert change.entries == ({"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "SourceSecurityGroupId": ref("AppGroup")},)


def test_where_no_group_can_be_named_the_change_says_how_to_declare_the_client() -> None:
    outside = {"Other": resource("EC2::SecurityGroup", VpcId="vpc-0123456789abcdef0", GroupDescription="tests")}
    unknown = changed("Client", VpcConfig={"SubnetIds": [ref("Switch")], "SecurityGroupIds": [ref("Other")]})

    result = said(CLOSED, unknown, outside)

    assert "0.0.0.0/0" not in str(result)
    assert all("allow_from(...)" in change.text or change.entries for change in result.changes)


def test_every_hop_that_drops_is_in_the_changes() -> None:
    result = said(CLOSED, own_acl("Ends"))

    assert [change.property for change in result.changes] == ["NetworkAclEntry", "SecurityGroupIngress", "NetworkAclEntry"]
    assert result.change_text.count("allow tcp") == 2


def test_numbers_that_one_change_takes_are_taken_for_the_next() -> None:
    both = own_acl("Ends", "Apps")

    result = said(both)

    numbers = [(entry["Egress"], entry["RuleNumber"]) for change in result.changes for entry in change.entries]
    assert len(numbers) == 4
    assert len(set(numbers)) == 4


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
