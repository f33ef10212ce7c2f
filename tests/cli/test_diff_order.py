"""What goes wrong during an update: what is refused while the old is there, and what is missing until its successor is there."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.templates import network
from tests.cli.test_diff import assembly, changes, run
from tests.cli.test_diff_exports import app

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Template = dict[str, Any]
VPC = {"Ref": "Vpc"}
NAME = "kms.eu-west-1.amazonaws.com"
FROM_VPC = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "10.0.0.0/16"}
FROM_CLIENTS = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "SourceSecurityGroupId": {"Fn::GetAtt": ["ClientGroup", "GroupId"]}}
OF_GROUP = {"GroupId": {"Fn::GetAtt": ["Group", "GroupId"]}}


def made(type: str, **properties: object) -> Template:
    return {"Type": f"AWS::{type}", "Properties": properties}


def with_(base: Template | None = None, **resources: Template | None) -> Template:
    """Return a network with other resources; None takes one away."""
    template = copy.deepcopy(base or network())
    template["Resources"] = {name: item for name, item in (template["Resources"] | resources).items() if item is not None}
    return template


def endpoint(**properties: object) -> Template:
    whole: Template = copy.deepcopy(network()["Resources"]["Kms"])
    whole["Properties"] |= properties
    return whole


def group(*inline: Template, **properties: object) -> Template:
    whole = {"GroupDescription": "endpoints", "VpcId": VPC, "SecurityGroupIngress": list(inline)} | properties
    return made("EC2::SecurityGroup", **whole)


def rule(said: Template, of: Template | None = None) -> Template:
    return made("EC2::SecurityGroupIngress", **(of or OF_GROUP), **said)


def zone(name: object = NAME, **more: object) -> Template:
    return made("Route53::HostedZone", Name=name, VPCs=[{"VPCId": VPC, "VPCRegion": "eu-west-1"}]) | more


def steps(folder: Path, old: Template, new: Template) -> list[dict[str, Any]]:
    """Return what goes wrong on the way from one template to another."""
    return [difference for difference in changes(folder, old, new) if difference["part"] == "order"]


def told(found: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(difference["kind"], difference["subject"]) for difference in found]


def pairs() -> Iterator[tuple[str, Template, Template]]:
    """Yield what takes a number or name that something else has, as it was and as it becomes."""
    acl = made("EC2::NetworkAcl", VpcId=VPC)
    entry = made(
        "EC2::NetworkAclEntry", NetworkAclId={"Ref": "Acl"}, RuleNumber=100, Protocol=-1, RuleAction="allow", CidrBlock="0.0.0.0/0"
    )
    table = made("EC2::RouteTable", VpcId=VPC)
    route = made("EC2::Route", RouteTableId={"Ref": "Table"}, DestinationCidrBlock="10.9.0.0/16", VpcPeeringConnectionId="pcx-1")
    association = made("EC2::SubnetRouteTableAssociation", SubnetId={"Ref": "A"}, RouteTableId={"Ref": "Table"})
    yield "entry", with_(Acl=acl, First=entry), with_(Acl=acl, Second=entry)
    yield "group", with_(First=group(GroupName="Endpoints")), with_(Second=group(GroupName="endpoints"))
    yield "zone", with_(First=zone("example.org")), with_(Second=zone("Example.org."))
    yield "route", with_(Table=table, First=route), with_(Table=table, Second=route)
    yield "association", with_(Table=table, First=association), with_(Table=table, Second=association)
    subnet = made("EC2::Subnet", VpcId=VPC, CidrBlock="10.0.9.0/24", AvailabilityZone="eu-west-1a")
    yield "subnet", with_(First=subnet), with_(Second=subnet)
    record = made(
        "Route53::RecordSet", HostedZoneId={"Ref": "Zone"}, Name="a.example.org", Type="A", ResourceRecords=["10.0.0.9"], TTL="60"
    )
    yield "record", with_(Zone=zone("example.org"), First=record), with_(Zone=zone("example.org"), Second=record)
    policy = made("OpenSearchServerless::SecurityPolicy", Name="logs", Type="network", Policy="[]")
    yield "policy", with_(First=policy), with_(Second=policy)
    yield "rule", with_(First=rule(FROM_CLIENTS)), with_(Second=rule(FROM_CLIENTS))


@pytest.mark.parametrize(("old", "new"), [pytest.param(old, new, id=name) for name, old, new in pairs()])
def test_what_takes_the_number_or_name_of_what_goes_is_refused(tmp_path: Path, old: Template, new: Template) -> None:
    [found] = steps(tmp_path, old, new)

    assert found["kind"] == "refused"
    assert "'First'" in found["text"]
    assert "'Second'" in found["text"]
    assert "CloudFormation makes and updates what is new before it deletes what is old" in found["details"][0]
    assert "override_logical_id" in found["details"][1]


@pytest.mark.parametrize(("old", "new"), [pytest.param(old, new, id=name) for name, old, new in pairs()])
def test_what_stays_or_is_made_without_an_old_one_takes_nothing(tmp_path: Path, old: Template, new: Template) -> None:
    assert steps(tmp_path, old, old) == []
    assert steps(tmp_path, network(), new) == []
    assert steps(tmp_path, old, network()) == []


def entry(number: int, **more: object) -> Template:
    whole = {"NetworkAclId": {"Ref": "Acl"}, "RuleNumber": number, "Protocol": -1, "RuleAction": "allow", "CidrBlock": "10.0.0.0/16"}
    return made("EC2::NetworkAclEntry", **(whole | more))


ACL = made("EC2::NetworkAcl", VpcId=VPC)


@pytest.mark.parametrize(
    ("old", "new", "refused"),
    [
        ({"One": entry(100), "Two": entry(110)}, {"One": entry(110), "Two": entry(120)}, ["One"]),
        ({"One": entry(100)}, {"Two": entry(100, Egress=True)}, []),
        ({"One": entry(100)}, {"One": entry(100, CidrBlock="10.1.0.0/16")}, []),
        ({"One": entry(100)}, {"One": entry(100, Egress="false")}, []),
        ({"One": entry(100)}, {"Two": entry(100, NetworkAclId={"Ref": "OtherAcl"})}, []),
        ({"One": entry(100)}, {"Two": entry(100) | {"Condition": "Perhaps"}}, []),
    ],
)
def test_a_number_is_taken_in_one_acl_and_direction(tmp_path: Path, old: Template, new: Template, refused: list[str]) -> None:
    conditions = {"Parameters": {"P": {"Type": "String"}}, "Conditions": {"Perhaps": {"Fn::Equals": [{"Ref": "P"}, "1"]}}}
    both = {"Acl": ACL, "OtherAcl": ACL}

    found = steps(tmp_path, with_(**both, **old) | conditions, with_(**both, **new) | conditions)

    assert told(found) == [("refused", name) for name in refused]


def test_a_group_with_a_name_that_is_replaced_takes_its_own_name(tmp_path: Path) -> None:
    old = with_(Named=group(GroupName="endpoints"))
    new = with_(Named=group(GroupName="endpoints", GroupDescription="others"))

    [found] = steps(tmp_path, old, new)

    assert (found["kind"], found["subject"]) == ("refused", "Named")
    assert found["details"][-1].startswith("change: give it another name")


def test_a_zone_that_goes_while_private_dns_comes_is_in_its_way(tmp_path: Path) -> None:
    off = endpoint(PrivateDnsEnabled=False)

    [found] = steps(tmp_path, with_(Kms=off, Zone=zone()), network())

    assert (found["kind"], found["subject"]) == ("refused", "Kms")
    assert found["text"] == f"private DNS of 'Kms' takes the name '{NAME}' in the VPC 'Vpc', which the private hosted zone 'Zone' still has"
    assert found["details"][-1].startswith("change: deploy twice, first without the zone and then with private DNS")


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        (with_(Kms=None, Zone=zone()), network(), ["refused"]),
        (network(), with_(Kms=None, Zone=zone()), ["refused"]),
        (network(), with_(Kms=endpoint(PrivateDnsEnabled=False), Zone=zone()), ["perhaps-refused"]),
        (with_(Kms=endpoint(PrivateDnsEnabled=False), Zone=zone("other.example")), network(), []),
        (with_(Kms=endpoint(PrivateDnsEnabled=False), Zone=zone()), with_(Kms=endpoint(PrivateDnsEnabled=False)), []),
        (with_(Zone=zone()), with_(Kms=endpoint(IpAddressType="ipv4")), []),
    ],
)
def test_zones_and_private_dns_take_each_others_names(tmp_path: Path, old: Template, new: Template, kinds: list[str]) -> None:
    assert [difference["kind"] for difference in steps(tmp_path, old, new)] == kinds


def test_a_name_with_the_region_of_the_deployment_is_the_same_name(tmp_path: Path) -> None:
    service, name = ({"Fn::Sub": text} for text in ("com.amazonaws.${AWS::Region}.kms", "kms.${AWS::Region}.amazonaws.com"))
    old = with_(Kms=endpoint(PrivateDnsEnabled=False, ServiceName=service), Zone=zone(name))

    [found] = steps(tmp_path, old, with_(Kms=endpoint(ServiceName=service)))

    assert (found["kind"], found["subject"]) == ("refused", "Kms")


def test_a_zone_that_is_kept_stays_in_the_way(tmp_path: Path) -> None:
    old = with_(Kms=endpoint(PrivateDnsEnabled=False), Zone=zone(DeletionPolicy="Retain"))

    [found] = steps(tmp_path, old, network())

    assert found["kind"] == "refused"
    assert "kept (Retain)" in found["details"][0]


@pytest.mark.parametrize("resource", ["Kms", "Group", "A"])
def test_an_id_by_its_attribute_is_the_id(tmp_path: Path, resource: str) -> None:
    new = network()
    new["Resources"][resource]["Properties"]["VpcId"] = {"Fn::GetAtt": ["Vpc", "VpcId"]}

    assert [change for change in changes(tmp_path, network(), new) if change["part"] != "findings"] == []


def test_a_new_vpc_has_all_its_names_free(tmp_path: Path) -> None:
    new = network()
    new["Resources"]["Vpc"]["Properties"]["CidrBlock"] = "10.0.0.0/15"

    assert steps(tmp_path, with_(Kms=endpoint(PrivateDnsEnabled=False), Zone=zone()), new) == []


GROUP_ID = {"Outputs": {"Id": {"Value": {"Fn::GetAtt": ["Group", "GroupId"]}, "Export": {"Name": "Id"}}}}
IMPORTED = {"GroupId": {"Fn::ImportValue": "Id"}}


def test_what_moves_to_a_stack_that_is_deployed_later_is_missing_until_then(tmp_path: Path) -> None:
    old = app(tmp_path, "old", {"Network": network() | GROUP_ID})
    new = app(tmp_path, "new", {"Network": with_(Group=group()) | GROUP_ID, "Rules": {"Resources": {"Own": rule(FROM_VPC, IMPORTED)}}})

    _, out, _ = run(old, new)

    assert "gone before its successor is there: Network.Group" in out
    assert "the stack Network is deployed before the stack Rules" in out.replace("'", "")
    assert "interrupts Network.Function to Network.Kms until that is deployed" in out


def test_what_comes_in_a_stack_that_is_deployed_first_is_refused(tmp_path: Path) -> None:
    rules: Template = {"Resources": {"Own": rule(FROM_VPC, IMPORTED)}}
    old = app(tmp_path, "old", {"Network": with_(Group=group()) | GROUP_ID, "Rules": rules})
    new = app(tmp_path, "new", {"Network": network() | GROUP_ID, "Rules": {"Resources": {"Topic": made("SNS::Topic")}}})

    found = json.loads(run(old, new, "--format", "json")[1])["differences"]

    assert [(difference["kind"], difference["subject"]) for difference in found if difference["part"] == "order"] == [
        ("perhaps-refused", "Network.Group")
    ]


def test_stacks_of_which_nothing_tells_the_order_are_told_both_ways(tmp_path: Path) -> None:
    policy = {"Resources": {"Own": made("OpenSearchServerless::SecurityPolicy", Name="logs", Type="network", Policy="[]")}}
    empty = {"Resources": {"Topic": made("SNS::Topic")}}
    old, new = assembly(tmp_path / "old", One=policy, Other=empty), assembly(tmp_path / "new", One=empty, Other=policy)

    status, out, _ = run(old, new, "--fail-on", "refused")

    assert status == 1
    assert "if the stack 'Other' is deployed before the stack 'One', that is refused; else nothing has it in between" in out


def gateway(*tables: str) -> Template:
    properties = {"ServiceName": "com.amazonaws.eu-west-1.s3", "VpcId": VPC, "RouteTableIds": [{"Ref": table} for table in tables]}
    return made("EC2::VPCEndpoint", **properties)


TABLES = {"One": made("EC2::RouteTable", VpcId=VPC), "Two": made("EC2::RouteTable", VpcId=VPC)}


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        ({"S3": gateway("One")}, {"Other": gateway("One")}, ["refused"]),
        ({"S3": gateway("One")}, {"Other": gateway("Two")}, []),
        ({"S3": gateway("One", "Two")}, {"S3": gateway("Two"), "Other": gateway("One")}, ["perhaps-refused"]),
        ({"S3": gateway("One")}, {"S3": gateway("One", "Two")}, []),
    ],
)
def test_a_route_table_has_one_gateway_endpoint_of_a_service(tmp_path: Path, old: Template, new: Template, kinds: list[str]) -> None:
    found = steps(tmp_path, with_(**TABLES, **old), with_(**TABLES, **new))

    assert [difference["kind"] for difference in found] == kinds


def test_a_private_name_that_is_held_is_refused_too(tmp_path: Path) -> None:
    changes(tmp_path, network(), with_(Kms=None, Keys=endpoint()))

    assert run(tmp_path / "old.json", tmp_path / "new.json", "--fail-on", "refused")[0] == 1


def test_a_gap_interrupts_and_a_refusal_does_not(tmp_path: Path) -> None:
    gap = changes(tmp_path, network(), with_(Group=group(), Own=rule(FROM_VPC)))
    status = {word: run(tmp_path / "old.json", tmp_path / "new.json", "--fail-on", word)[0] for word in ("closed", "refused", "any")}

    assert gap
    assert status == {"closed": 1, "refused": 0, "any": 1}
