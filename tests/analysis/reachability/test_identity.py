"""An id that is written out is perhaps what the set makes, and what is not known is never certainly different."""

from __future__ import annotations

from ipaddress import ip_network

import pytest

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.model import Group, Model
from constructs_privatelink.analysis.reachability.identity import Identities
from constructs_privatelink.analysis.values import Given, Outside, ResourceId, Target, Unknown, part_of
from tests.analysis.networks.fixtures_models import Json, ref, resource
from tests.analysis.reachability.fixtures_verdicts import HOME, changed, https, said

MADE, OTHER, LITERAL = ResourceId("App", "Group"), ResourceId("App", "Other"), Outside("sg-1")
UNTOLD = Unknown(Code.PL_UNRESOLVED_VALUE, "App.Rule", "parameter 'Group' has no default")
KEYED = Unknown(Code.PL_UNRESOLVED_VALUE, "App.Rule", "parameter 'Group' has no default", "${Group}")
VPC, WRITTEN = ResourceId("App", "Vpc"), Outside("vpc-1")


def identities(*groups: Group) -> Identities:
    return Identities(Model({}, {}, {}, {group.id: group for group in groups}, {}, (), ()))


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (MADE, MADE, True),
        (MADE, OTHER, False),
        (LITERAL, LITERAL, True),
        (LITERAL, Outside("sg-2"), False),
        (LITERAL, MADE, None),
        (MADE, UNTOLD, None),
        (UNTOLD, UNTOLD, None),
        (KEYED, KEYED, True),
        (KEYED, UNTOLD, None),
        (part_of(WRITTEN, "DefaultSecurityGroup"), MADE, False),
        (part_of(WRITTEN, "DefaultSecurityGroup"), part_of(VPC, "DefaultSecurityGroup"), None),
    ],
)
def test_two_references_are_the_same_or_not_or_nobody_knows(first: Target, second: Target, expected: bool | None) -> None:  # noqa: FBT001 - a row
    answers = (identities().same(first, second), identities().same(second, first))

    assert all(isinstance(answer, Unknown) if expected is None else answer is expected for answer in answers)


def test_what_a_saved_answer_describes_is_known_for_what_it_is() -> None:
    assert identities(Group(LITERAL, WRITTEN, ())).same(LITERAL, MADE) is False


def test_a_thing_that_is_perhaps_among_others_is_not_certainly_missing() -> None:
    assert identities().among(MADE, (OTHER, Outside("sg-2"))) is not False
    assert identities().among(MADE, (OTHER,)) is False
    assert identities().among(MADE, (Outside("sg-2"), MADE)) is True


def let_in(**peer: Json) -> Json:
    return changed("EndGroup", SecurityGroupIngress=[https(**peer)])


def test_a_rule_that_names_a_literal_group_lets_a_made_one_in_perhaps() -> None:
    result = said(let_in(SourceSecurityGroupId="sg-0123456789abcdef0"))

    assert (result.verdict, result.code) == ("unknown", "UNKNOWN_RESOURCE")
    assert "it is written out" in str(result.reasons[0])


def test_a_rule_that_names_another_made_group_lets_nobody_in() -> None:
    other = {"Other": resource("EC2::SecurityGroup", **HOME, GroupDescription="tests")}

    assert said(let_in(SourceSecurityGroupId=ref("Other")), other).verdict == "blocked"


def test_a_subnet_in_a_literal_vpc_is_perhaps_in_the_made_one() -> None:
    moved = {"Apps": resource("EC2::Subnet", VpcId="vpc-0123456789abcdef0", CidrBlock="10.0.0.0/24", AvailabilityZone="eu-west-1a")}

    result = said(moved)

    assert result.verdict == "unknown"
    assert "DISCONNECTED" not in str(result)


def test_a_literal_vpc_that_is_peered_with_the_made_one_is_another() -> None:
    peering = {
        "Peering": resource("EC2::VPCPeeringConnection", **HOME, PeerVpcId="vpc-0123456789abcdef0"),
        "Back": resource(
            "EC2::Route", RouteTableId=ref("Table"), DestinationCidrBlock="10.9.0.0/16", VpcPeeringConnectionId=ref("Peering")
        ),
        "Table": resource("EC2::RouteTable", **HOME),
        "Routed": resource("EC2::SubnetRouteTableAssociation", SubnetId=ref("Ends"), RouteTableId=ref("Table")),
    }
    moved = {"Apps": resource("EC2::Subnet", VpcId="vpc-0123456789abcdef0", CidrBlock="10.9.0.0/24", AvailabilityZone="eu-west-1a")}

    result = said(moved, peering)

    assert "written out" not in str(result)
    assert "routes of the endpoint's subnet" in str(result)


def test_a_gateway_endpoint_on_a_literal_table_perhaps_serves_the_made_one() -> None:
    gateway = {
        "Endpoint": resource(
            "EC2::VPCEndpoint", **HOME, VpcEndpointType="Gateway", ServiceName="com.amazonaws.eu-west-1.s3", RouteTableIds=["rtb-1"]
        ),
        "Table": resource("EC2::RouteTable", **HOME),
        "Routed": resource("EC2::SubnetRouteTableAssociation", SubnetId=ref("Apps"), RouteTableId=ref("Table")),
    }

    assert said(gateway).verdict == "unknown"


def test_no_address_of_an_interface_is_a_loopback() -> None:
    closed = changed("AppGroup", SecurityGroupEgress=[{"IpProtocol": "-1", "CidrIp": "127.0.0.1/32"}])
    somewhere = changed("Endpoint", SubnetIds=["subnet-0123456789abcdef0"], VpcId="vpc-0123456789abcdef0")

    result = said(closed, somewhere)

    assert ip_network("127.0.0.1/32").is_loopback
    assert (result.verdict, result.code) == ("blocked", "ENI_SG_RULES_MISMATCH")


@pytest.mark.parametrize(
    ("several", "item", "among"),
    [
        (Given("${App/Groups}", several=True), Given("${App/Groups/0}"), True),
        (Given("${App/Groups}", several=True), Given("${App/Others/0}"), None),
        (Given("${App/Groups}", several=True), Given("${App/GroupsToo/0}"), None),
        (Given("${App/Groups}"), Given("${App/Groups/0}"), None),
    ],
)
def test_a_thing_that_was_selected_from_a_list_is_among_it(several: Given, item: Given, among: object) -> None:
    answer = identities().among(item, [several])

    assert isinstance(answer, Unknown) if among is None else answer is among
