"""What a finding points at can be opened wherever the package is: ``privatelink rules`` and ``privatelink docs``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from constructs_privatelink.analysis import all_rules
from constructs_privatelink.cli.commands import app

DOCS = Path(__file__).parents[2] / "docs"
WITHOUT_HOST_NAMES = """\
Resources:
  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
  Kms:
    Type: AWS::EC2::VPCEndpoint
    Properties: {VpcId: !Ref Vpc, ServiceName: com.amazonaws.eu-west-1.kms, VpcEndpointType: Interface, PrivateDnsEnabled: true}
"""


def test_every_rule_is_listed_and_told_in_full() -> None:
    listed = CliRunner().invoke(app, ["rules"])

    assert [line.split()[0] for line in listed.stdout.splitlines()] == [rule.id for rule in all_rules()]
    for rule in all_rules():
        told = CliRunner().invoke(app, ["rules", rule.id]).stdout
        assert told.startswith(f"{rule.id}: {rule.title}")
        assert told.rstrip().endswith(rule.link)


def test_several_rules_are_told_in_the_order_asked_for() -> None:
    answer = json.loads(CliRunner().invoke(app, ["rules", "pl004", "client-blocked", "--format", "json"]).stdout)

    assert [rule["rule"] for rule in answer["rules"]] == ["PL004", "client-blocked"]
    assert answer["rules"][0]["link"].startswith("https://docs.aws.amazon.com/")


def test_a_rule_that_is_none_is_refused_with_those_that_are() -> None:
    result = CliRunner().invoke(app, ["rules", "PL999"])

    assert result.exit_code == 2
    assert "no rule is called 'PL999'; the rules are client-blocked" in result.stderr


def test_pages_are_listed_and_printed_as_they_are() -> None:
    assert CliRunner().invoke(app, ["docs"]).stdout.split() == sorted(page.stem for page in DOCS.glob("*.md"))
    assert CliRunner().invoke(app, ["docs", "eks"]).stdout == (DOCS / "eks.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["nowhere", "../README", "/etc/hosts"])
def test_a_page_that_is_none_is_refused(name: str) -> None:
    result = CliRunner().invoke(app, ["docs", name])

    assert result.exit_code == 2
    assert f"no page is called '{name}'" in result.stderr


def test_findings_end_with_the_command_that_tells_more(tmp_path: Path) -> None:
    template = tmp_path / "network.yaml"
    template.write_text(WITHOUT_HOST_NAMES, encoding="utf-8")

    lines = CliRunner().invoke(app, ["check", str(template), "--region", "eu-west-1"]).stdout.splitlines()

    (command,) = [line.removeprefix("more about these: privatelink ") for line in lines if line.startswith("more about these: ")]
    assert "PL002" in command.split()
    assert CliRunner().invoke(app, command.split()).exit_code == 0


@pytest.mark.parametrize("format", ["github", "junit", "sarif"])
def test_findings_for_ci_name_the_page_of_aws(tmp_path: Path, format: str) -> None:
    template = tmp_path / "network.yaml"
    template.write_text(WITHOUT_HOST_NAMES, encoding="utf-8")

    told = CliRunner().invoke(app, ["check", str(template), "--region", "eu-west-1", "--format", format]).stdout

    assert "https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html" in told
