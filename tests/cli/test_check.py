"""``privatelink check``: findings for people and programs, and an exit status for CI."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.fixtures_check import run
from tests.cli.templates import closed, network, write

if TYPE_CHECKING:
    from pathlib import Path


def test_an_open_network_ends_with_0(tmp_path: Path) -> None:
    status, out, _ = run(write(tmp_path, network()))

    assert status == 0
    assert out.splitlines()[0] == "nothing found; paths of clients to endpoints: 1 reachable"


def test_a_closed_path_ends_with_1_and_names_the_change(tmp_path: Path) -> None:
    status, out, _ = run(write(tmp_path, closed()))

    assert status == 1
    assert "error client-blocked Kms" in out
    assert "ENI_SG_RULES_MISMATCH" in out
    assert "  change: " in out


def test_what_cannot_be_read_ends_with_2(tmp_path: Path) -> None:
    status, out, err = run(tmp_path / "nowhere.json")

    assert (status, out) == (2, "")
    assert err.startswith("privatelink: template 'nowhere.json'")


def test_without_a_path_it_looks_for_an_assembly_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    status, _, err = run()

    assert status == 2
    assert err == "privatelink: cdk.out: there is none here; run cdk synth, or name a cloud assembly or template\n"


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["--fail-on", "never"], 0),
        (["--fail-on", "error"], 1),
        (["--ignore", "client-blocked"], 0),
        (["--ignore", "client-bocked"], 2),
        (["--parameter", "nonsense"], 2),
        (["--format", "yaml"], 2),
    ],
)
def test_what_fails_a_check_is_chosen(tmp_path: Path, arguments: list[str], status: int) -> None:
    assert run(write(tmp_path, closed()), *arguments)[0] == status


def test_several_templates_are_one_set(tmp_path: Path) -> None:
    whole = network()
    function = {"Function": whole["Resources"].pop("Function")}
    imported = {"Fn::ImportValue": "subnet"}
    function["Function"]["Properties"]["VpcConfig"] = {"SubnetIds": [imported], "SecurityGroupIds": [{"Fn::ImportValue": "group"}]}
    whole["Outputs"] = {
        "Subnet": {"Value": {"Ref": "A"}, "Export": {"Name": "subnet"}},
        "Group": {"Value": {"Ref": "ClientGroup"}, "Export": {"Name": "group"}},
    }

    status, out, _ = run(write(tmp_path, whole), write(tmp_path, {"Resources": function}, "function.json"))

    assert status == 0
    assert "1 reachable" in out


def test_a_report_is_written_to_a_file(tmp_path: Path) -> None:
    target = tmp_path / "privatelink.sarif"

    status, out, _ = run(write(tmp_path, closed()), "--format", "sarif", "--output", target)

    assert (status, out) == (1, "")
    assert json.loads(target.read_text(encoding="utf-8"))["version"] == "2.1.0"
