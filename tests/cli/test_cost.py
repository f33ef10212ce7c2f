"""What endpoints cost, and what sharing them saves."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from constructs_privatelink.decisions.intent import KEY, Intent
from tests.cli.fixtures_commands import run
from tests.cli.templates import SERVICES, network, wide, write

if TYPE_CHECKING:
    from pathlib import Path


def test_an_endpoint_costs_its_hours_in_every_zone(tmp_path: Path) -> None:
    _, out, _ = run("cost", write(tmp_path, wide()), "--price-per-hour", "0.02", "--gb", "100", "--format", "json")

    answer = json.loads(out)
    assert [endpoint["month"] for endpoint in answer["endpoints"]] == [round(3 * 730 * 0.02, 2)] * len(SERVICES)
    assert answer["data"]["month"] == 1.0
    assert answer["month"] == round(3 * 730 * 0.02 * len(SERVICES) + 1, 2)
    assert answer["estimate"] is True


def test_what_it_costs_in_zones_that_nobody_knows_is_not_nothing(tmp_path: Path) -> None:
    template = network()
    template["Parameters"]["Subnets"] = {"Type": "List<AWS::EC2::Subnet::Id>"}
    template["Resources"]["Kms"]["Properties"]["SubnetIds"] = {"Ref": "Subnets"}

    assert "\nnot known                        together\n" in run("cost", write(tmp_path, template))[1]
    assert json.loads(run("cost", write(tmp_path, template), "--format", "json")[1])["month"] is None

    template["Resources"]["Sqs"] = network()["Resources"]["Kms"]
    _, out, _ = run("cost", write(tmp_path, template), "--price-per-hour", "0.01")
    assert "14.60" in out
    assert "together, without 1 of which the zones are not known" in out


def test_sharing_saves_all_but_one_of_a_service(tmp_path: Path) -> None:
    template = network()
    for name in ("Vpc", "A", "B", "Group", "Kms"):
        copied = json.dumps(template["Resources"][name])
        for logical_id in ("Vpc", "A", "B", "Group"):
            copied = copied.replace(f'{{"Ref": "{logical_id}"}}', f'{{"Ref": "{logical_id}2"}}')
        template["Resources"][f"{name}2"] = json.loads(copied)

    _, out, _ = run("cost", write(tmp_path, template), "--region", "us-east-1")

    assert "2 VPCs have kms in us-east-1: sharing one would save 14.60 a month" in out
    assert "an estimate" in out


def test_what_is_there_for_workloads_is_marked_with_what_it_costs(tmp_path: Path) -> None:
    template = network()
    template["Resources"]["Kms"]["Metadata"] = {
        KEY: Intent(service="kms", needed_by={f"Stack/Worker{number}": ("kms:Sign",) for number in range(3)}).to_json()
    }
    path = write(tmp_path, template)

    _, out, _ = run("cost", path, "--region", "us-east-1")
    _, answer, _ = run("cost", path, "--region", "us-east-1", "--format", "json")

    (line,) = [line for line in out.splitlines() if " kms " in line]
    assert line.endswith(", for Stack/Worker0, Stack/Worker1 and 1 more")
    assert "1 of these is there for workloads that a network serves, or for a bundle: 14.60 a month" in out
    assert {endpoint["service"]: endpoint["neededBy"] for endpoint in json.loads(answer)["endpoints"]}["kms"] == [
        "Stack/Worker0",
        "Stack/Worker1",
        "Stack/Worker2",
    ]
