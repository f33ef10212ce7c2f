"""``privatelink report`` without a browser: nothing is dropped in silence, and what is too much stays small."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from constructs_privatelink.cli.commands import app
from tests.cli.templates import network, wide, write

if TYPE_CHECKING:
    from pathlib import Path

EVIL = "</script><img src=x>|`]}--> %% end @team $x$"


def crowded(workloads: int) -> dict[str, Any]:
    """Return a network with that many functions that stand alike in one subnet."""
    template = network()
    function = template["Resources"].pop("Function")
    for number in range(workloads):
        template["Resources"][f"Function{number}"] = copy.deepcopy(function)
    return template


UNTOLD = {"Fn::Transform": {"Name": "Lists"}}
"""A value of which nothing is known."""


def unplaced() -> dict[str, Any]:
    """Return a network with an endpoint in a VPC, and a function in subnets, that only parameters tell."""
    template = network()
    template["Parameters"] |= {"Other": {"Type": "AWS::EC2::VPC::Id"}, "Subnets": {"Type": "List<AWS::EC2::Subnet::Id>"}}
    lost = copy.deepcopy(template["Resources"]["Kms"])
    lost["Properties"] |= {"VpcId": {"Ref": "Other"}, "SubnetIds": {"Ref": "Subnets"}}
    template["Resources"]["Lost"] = lost
    stray = copy.deepcopy(template["Resources"]["Function"])
    stray["Properties"]["VpcConfig"]["SubnetIds"] = {"Ref": "Subnets"}
    template["Resources"]["Stray"] = stray
    return template


def reported(folder: Path, template: dict[str, Any], format: str) -> str:
    target = folder / "report"
    result = CliRunner().invoke(app, ["report", str(write(folder, template)), "--format", format, "--output", str(target)])
    assert result.exit_code == 0, result.stderr
    return target.read_text(encoding="utf-8")


def test_what_has_groups_of_a_vpc_stands_in_it_whatever_parameters_say(tmp_path: Path) -> None:
    page = reported(tmp_path, unplaced(), "html")

    assert "In a VPC that the templates do not tell" not in page
    assert page.count('id="vpc-') == reported(tmp_path, network(), "html").count('id="vpc-')
    assert 'data-construct="Lost"' in page


def test_what_stands_in_no_known_vpc_is_shown(tmp_path: Path) -> None:
    template = unplaced()
    template["Resources"]["Lost"]["Properties"] |= {"VpcId": UNTOLD, "SubnetIds": UNTOLD, "SecurityGroupIds": UNTOLD}
    template["Resources"]["Stray"]["Properties"]["VpcConfig"]["SubnetIds"] = UNTOLD
    page = reported(tmp_path, template, "html")

    section = page.partition("<h2>In a VPC that the templates do not tell</h2>")[2].partition("</section>")[0]

    assert 'data-construct="Lost"' in section
    assert 'data-construct="Stray"' in section


def test_workloads_that_are_alike_are_one_row_and_all_of_them_are_listed(tmp_path: Path) -> None:
    page = reported(tmp_path, crowded(300), "html")

    assert page.count("data-path=") == 1
    assert "Function0 and 299 alike to kms: reachable, declared" in page
    assert "290 more workloads, listed below" in page
    assert all(f"<dd>workload Function{number}: ✓ 1 declared path, reachable</dd>" in page for number in range(300))


def test_a_report_without_a_vpc_says_so(tmp_path: Path) -> None:
    page = reported(tmp_path, {"Resources": {"Vpc": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16"}}}}, "html")

    assert "There is no VPC with an endpoint or a workload." in page


def test_a_long_policy_is_told_whole(tmp_path: Path) -> None:
    template = network()
    actions = [f"kms:Operation{number}" for number in range(40)]
    statement = {"Effect": "Allow", "Principal": "*", "Action": actions, "Resource": "*"}
    template["Resources"]["Kms"]["Properties"]["PolicyDocument"] = {"Statement": [statement]}

    page = reported(tmp_path, template, "html")

    assert "kms:Operation5 and 34 more</summary>" in page
    assert f"<p>everybody may call {', '.join(actions)}</p>" in page


@pytest.mark.parametrize("name", ["Office", "Office" * 300])
def test_a_markdown_report_fits_in_a_comment_and_says_what_it_leaves_out(tmp_path: Path, name: str) -> None:
    template = wide(name)
    stranger = template["Resources"]["Stranger"]
    for number in range(15):
        another = template["Resources"][f"Stranger{number}"] = copy.deepcopy(stranger)
        another["Metadata"] = {"aws:cdk:path": f"{name}/Stranger{number}"}

    written = reported(tmp_path, template, "markdown")

    assert len(written) <= 65_536
    assert re.search(r"\d+ findings are left out", written)
    assert "## Monthly cost, estimated" in written


def test_hostile_names_stay_text_in_markdown_and_mermaid(tmp_path: Path) -> None:
    written = reported(tmp_path, wide(EVIL), "markdown")

    chart = written.partition("```mermaid")[2].partition("```")[0]
    labels = re.findall(r'"([^"]*)"', chart)

    assert not re.search(r"(?<!\\)<(?!!-- -->)", written)
    assert "@team" not in written
    assert labels
    assert all(re.fullmatch(r"(?:[\w ./:,=+-]|#\d+;)*", label) for label in labels)
