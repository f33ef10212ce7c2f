"""Numbers and names that one resource at a time can hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.diff.order.fixtures_order import VPC, Template, entry, group, made, steps, told, with_

if TYPE_CHECKING:
    from pathlib import Path


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

    update = steps(tmp_path, with_(**both, **old) | conditions, with_(**both, **new) | conditions)

    assert told(update) == [("refused", name) for name in refused]


def test_a_group_with_a_name_that_is_replaced_takes_its_own_name(tmp_path: Path) -> None:
    old = with_(Named=group(GroupName="endpoints"))
    new = with_(Named=group(GroupName="endpoints", GroupDescription="others"))

    [step] = steps(tmp_path, old, new)

    assert (step["kind"], step["subject"]) == ("refused", "Named")
    assert step["details"][-1].startswith("change: give it another name")


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
    update = steps(tmp_path, with_(**TABLES, **old), with_(**TABLES, **new))

    assert [difference["kind"] for difference in update] == kinds
