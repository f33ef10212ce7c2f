"""Clients that an endpoint declares now, or no longer, are listed; and what is said of several alike is told once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.analysis.rules.networks import declaring
from tests.cli.diff.fixtures_diff import changes
from tests.cli.templates import network

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.diff.fixtures_claims import Template


BLOCK, OTHER = {"cidr": "10.0.1.0/24", "name": "the office"}, {"cidr": "10.0.2.0/24"}


GROUP = {"securityGroup": {"logicalId": "ClientGroup", "attribute": "GroupId"}}


def declared(*clients: Template, base: Template | None = None) -> Template:
    template = base or network()
    template["Resources"]["Kms"] = declaring(template["Resources"]["Kms"], *clients)
    return template


def told(folder: Path, old: Template, new: Template) -> list[tuple[str, str]]:
    paths = [change for change in changes(folder, old, new) if change["part"] == "paths"]
    return [(finding["kind"], finding["subject"]) for finding in paths]


def test_clients_that_are_declared_now_are_listed(tmp_path: Path) -> None:
    assert told(tmp_path, declared(BLOCK), declared(BLOCK, OTHER, GROUP)) == [
        ("declared", "10.0.2.0/24 to Kms"),
        ("declared", "ClientGroup to Kms"),
    ]


def test_clients_that_are_declared_no_longer_are_listed(tmp_path: Path) -> None:
    assert told(tmp_path, declared(BLOCK, OTHER), declared(BLOCK)) == [("undeclared", "10.0.2.0/24 to Kms")]


def test_the_first_declaration_says_that_nobody_was_declared(tmp_path: Path) -> None:
    [difference] = [change for change in changes(tmp_path, network(), declared(BLOCK)) if change["part"] == "paths"]

    assert (difference["kind"], difference["subject"]) == ("declared", "the office to Kms")
    assert difference["text"] == "must reach it now; nobody was declared before, and the workloads of the VPC were asked about"


@pytest.mark.parametrize("clients", [[BLOCK, OTHER], [OTHER, BLOCK]])
def test_an_order_of_clients_is_no_change(tmp_path: Path, clients: list[Template]) -> None:
    assert told(tmp_path, declared(BLOCK, OTHER), declared(*clients)) == []
