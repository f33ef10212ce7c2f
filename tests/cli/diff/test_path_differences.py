"""Paths of clients to endpoints that open and close."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.diff.fixtures_diff import Template, changes, endpoint, kinds, resources, run
from tests.cli.templates import closed, network, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_a_way_that_stays_blocked_is_no_change(tmp_path: Path) -> None:
    status, out, _ = run(write(tmp_path, closed(), "old.json"), write(tmp_path, closed(), "new.json"))

    assert (status, out) == (0, "nothing is known to change for anybody; 1 path is blocked as before\n")


def test_a_closed_way_names_the_hop_and_the_change_to_make(tmp_path: Path) -> None:
    [difference] = changes(tmp_path, network(), closed())

    assert (difference["kind"], difference["subject"]) == ("closed", "Function to Kms")
    assert difference["text"] == "was reachable, is blocked in all ENI_SG_RULES_MISMATCH"
    assert difference["details"][0].startswith("decides: security groups into the endpoint: drops: at new.Group")
    assert difference["details"][-1] == "change: let tcp 443 from 10.0.1.0/24 in at the security group new.Group"


def test_an_opened_way_is_the_other_way_round(tmp_path: Path) -> None:
    assert kinds(changes(tmp_path, closed(), network())) == [("paths", "opened", "Function to Kms")]


def in_doubt() -> Template:
    template = network() | {"Parameters": {"Office": {"Type": "String"}}}
    template["Resources"]["Group"]["Properties"]["SecurityGroupIngress"][0]["CidrIp"] = {"Ref": "Office"}
    return template


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        (network, in_doubt, "doubtful"),
        (in_doubt, closed, "blocked"),
        (closed, in_doubt, "unknown"),
        (in_doubt, network, "opened"),
    ],
)
def test_what_nobody_can_tell_is_neither_open_nor_closed(
    tmp_path: Path, old: Callable[[], Template], new: Callable[[], Template], kind: str
) -> None:
    differences = changes(tmp_path, old(), new())

    assert kinds(differences) == [("paths", kind, "Function to Kms")]


def test_another_reason_for_a_blocked_way_is_told(tmp_path: Path) -> None:
    nowhere = closed()
    nowhere["Resources"]["ClientGroup"]["Properties"]["SecurityGroupEgress"] = [{"IpProtocol": "tcp", "FromPort": 1, "ToPort": 1}]

    assert kinds(changes(tmp_path, closed(), nowhere)) == [("paths", "still-blocked", "Function to Kms")]


def test_names_that_lead_elsewhere_close_no_way_but_are_told(tmp_path: Path) -> None:
    files = write(tmp_path, network(), "old.json"), write(tmp_path, endpoint(network(), PrivateDnsEnabled=False), "new.json")

    status, out, _ = run(*files)

    assert status == 1
    assert "open, and missed by name: Function to Kms" in out
    assert "name: kms.eu-west-1.amazonaws.com" in out


def test_a_new_client_and_one_that_goes(tmp_path: Path) -> None:
    without = resources(network(), Function=None)

    came, went = changes(tmp_path, without, network()), changes(tmp_path, network(), without)

    assert kinds(came) == [("paths", "opened", "Function to Kms")]
    assert came[0]["text"] == "the client is new, is reachable"
    assert kinds(went) == [("paths", "left", "Function")]
    assert went[0]["text"] == "is removed; it reached Kms"
    assert kinds(changes(tmp_path, resources(closed(), Function=None), closed())) == [("paths", "not-open", "Function to Kms")]
