"""Endpoints that come, go, are replaced, or change where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.diff.fixtures_diff import changes, endpoint, kinds, resources
from tests.cli.templates import network

if TYPE_CHECKING:
    from pathlib import Path


def test_a_new_endpoint_and_one_that_goes(tmp_path: Path) -> None:
    without = resources(network(), Kms=None)

    came, went = changes(tmp_path, without, network()), changes(tmp_path, network(), without)

    assert kinds(came) == [("paths", "opened", "Function to Kms"), ("endpoints", "added", "Kms")]
    assert kinds(went) == [("paths", "closed", "Function to Kms"), ("endpoints", "removed", "Kms")]
    assert "cuts off Function" in went[1]["details"]


def test_another_logical_id_is_a_replacement_that_the_private_name_forbids(tmp_path: Path) -> None:
    renamed = network()
    renamed["Resources"]["Keys"] = renamed["Resources"].pop("Kms")

    differences = changes(tmp_path, network(), renamed)

    assert kinds(differences) == [("endpoints", "replaced", "Keys")]
    assert differences[0]["text"] == "its logical id changes from 'Kms' to 'Keys'"
    assert differences[0]["details"][0].startswith("the deployment is refused (PL090): ")
    assert "interrupts Function" in differences[0]["details"]
    assert differences[0]["details"][1].startswith("change: ")
    assert [finding["subject"] for finding in differences if finding["part"] == "findings"] == []


def test_a_property_that_cannot_change_in_place_is_a_replacement(tmp_path: Path) -> None:
    off = {"PrivateDnsEnabled": False}
    old, new = endpoint(network(), **off), endpoint(network(), ServiceName="com.amazonaws.eu-west-1.sqs", **off)

    [difference] = [change for change in changes(tmp_path, old, new) if change["part"] == "endpoints"]

    assert (difference["kind"], difference["text"]) == ("replaced", "ServiceName cannot change in place")
    assert "its own DNS names (vpce-...) are new: whoever calls it by the old ones fails" in difference["details"]


def test_a_service_that_a_parameter_tells_is_perhaps_another_one(tmp_path: Path) -> None:
    new = endpoint(network() | {"Parameters": {"Service": {"Type": "String"}}}, ServiceName={"Ref": "Service"})

    assert ("endpoints", "perhaps-replaced", "Kms") in kinds(changes(tmp_path, network(), new))


def test_a_vpc_that_is_replaced_takes_its_endpoints_along(tmp_path: Path) -> None:
    new = network()
    new["Resources"]["Vpc"]["Properties"]["CidrBlock"] = "10.0.0.0/15"

    assert ("endpoints", "perhaps-replaced", "Kms") in kinds(changes(tmp_path, network(), new))


def test_what_changes_in_place_is_told_by_property(tmp_path: Path) -> None:
    new = endpoint(network(), SubnetIds=[{"Ref": "B"}], SecurityGroupIds=[{"Ref": "Group"}, {"Ref": "ClientGroup"}])

    [difference] = [change for change in changes(tmp_path, network(), new) if change["part"] == "endpoints"]

    assert (difference["kind"], difference["text"]) == ("changed", "SubnetIds, SecurityGroupIds")
    assert difference["details"] == [
        "SubnetIds: without A; connections through its interfaces there break",
        "SecurityGroupIds: with ClientGroup",
    ]
