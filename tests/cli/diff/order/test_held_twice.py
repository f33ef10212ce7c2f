"""What goes wrong during an update: what is refused while the old is there, and what is missing until its successor is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.diff.fixtures_diff import changes, run
from tests.cli.diff.order.fixtures_order import FROM_CLIENTS, VPC, Template, endpoint, group, made, rule, steps, with_
from tests.cli.templates import network

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


NAME = "kms.eu-west-1.amazonaws.com"


def zone(name: object = NAME, **more: object) -> Template:
    return made("Route53::HostedZone", Name=name, VPCs=[{"VPCId": VPC, "VPCRegion": "eu-west-1"}]) | more


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
    [step] = steps(tmp_path, old, new)

    assert step["kind"] == "refused"
    assert "'First'" in step["text"]
    assert "'Second'" in step["text"]
    assert "CloudFormation makes and updates what is new before it deletes what is old" in step["details"][0]
    assert "override_logical_id" in step["details"][1]


@pytest.mark.parametrize(("old", "new"), [pytest.param(old, new, id=name) for name, old, new in pairs()])
def test_what_stays_or_is_made_without_an_old_one_takes_nothing(tmp_path: Path, old: Template, new: Template) -> None:
    assert steps(tmp_path, old, old) == []
    assert steps(tmp_path, network(), new) == []
    assert steps(tmp_path, old, network()) == []


def test_a_zone_that_goes_while_private_dns_comes_is_in_its_way(tmp_path: Path) -> None:
    off = endpoint(PrivateDnsEnabled=False)

    [step] = steps(tmp_path, with_(Kms=off, Zone=zone()), network())

    assert (step["kind"], step["subject"]) == ("refused", "Kms")
    assert step["text"] == f"private DNS of 'Kms' takes the name '{NAME}' in the VPC 'Vpc', which the private hosted zone 'Zone' still has"
    assert step["details"][-1].startswith("change: deploy twice, first without the zone and then with private DNS")


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


@pytest.mark.parametrize(
    ("waiting", "kind", "said"),
    [
        ({}, "perhaps-refused", "nothing says which of them first"),
        ({"Other": "Kms"}, "gap", "'Other' waits for 'Kms': in between the service's names lead to its public addresses, or nowhere"),
        ({"Kms": ["Other"]}, "refused", "'Kms' waits for 'Other': the deployment is refused"),
    ],
)
def test_private_dns_that_moves_goes_in_the_order_of_what_waits(tmp_path: Path, waiting: dict[str, object], kind: str, said: str) -> None:
    off = endpoint(PrivateDnsEnabled=False)
    new = with_(Kms=off, Other=endpoint())
    for name, depended in waiting.items():
        new["Resources"][name]["DependsOn"] = depended

    [step] = steps(tmp_path, with_(Other=off), new)

    assert (step["kind"], step["subject"]) == (kind, "Other")
    assert said in step["details"][0]
    assert ("let 'Other' depend on 'Kms' (DependsOn)" in step["details"][1]) is (kind == "perhaps-refused")


def test_a_name_with_the_region_of_the_deployment_is_the_same_name(tmp_path: Path) -> None:
    service, name = ({"Fn::Sub": text} for text in ("com.amazonaws.${AWS::Region}.kms", "kms.${AWS::Region}.amazonaws.com"))
    old = with_(Kms=endpoint(PrivateDnsEnabled=False, ServiceName=service), Zone=zone(name))

    [step] = steps(tmp_path, old, with_(Kms=endpoint(ServiceName=service)))

    assert (step["kind"], step["subject"]) == ("refused", "Kms")


def test_a_zone_that_is_kept_stays_in_the_way(tmp_path: Path) -> None:
    old = with_(Kms=endpoint(PrivateDnsEnabled=False), Zone=zone(DeletionPolicy="Retain"))

    [step] = steps(tmp_path, old, network())

    assert step["kind"] == "refused"
    assert "kept (Retain)" in step["details"][0]


@pytest.mark.parametrize("resource", ["Kms", "Group", "A"])
def test_an_id_by_its_attribute_is_the_id(tmp_path: Path, resource: str) -> None:
    new = network()
    new["Resources"][resource]["Properties"]["VpcId"] = {"Fn::GetAtt": ["Vpc", "VpcId"]}

    assert [change for change in changes(tmp_path, network(), new) if change["part"] != "findings"] == []


def test_a_new_vpc_has_all_its_names_free(tmp_path: Path) -> None:
    new = network()
    new["Resources"]["Vpc"]["Properties"]["CidrBlock"] = "10.0.0.0/15"

    assert steps(tmp_path, with_(Kms=endpoint(PrivateDnsEnabled=False), Zone=zone()), new) == []


def test_a_private_name_that_is_held_is_refused_too(tmp_path: Path) -> None:
    changes(tmp_path, network(), with_(Kms=None, Keys=endpoint()))

    assert run(tmp_path / "old.json", tmp_path / "new.json", "--fail-on", "refused")[0] == 1
