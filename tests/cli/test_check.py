"""``privatelink check``: findings for people and programs, and an exit status for CI."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft4Validator
from junitparser import JUnitXml
from typer.testing import CliRunner

from constructs_privatelink.analysis import RULES
from constructs_privatelink.cli.commands import app
from tests.cli.templates import closed, network, write

SARIF = Draft4Validator(json.loads((Path(__file__).parents[1] / "data" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8")))


def run(*arguments: object) -> tuple[int, str, str]:
    """Return the exit status, what was written, and what was complained of."""
    result = CliRunner().invoke(app, ["check", *map(str, arguments)])
    return result.exit_code, result.stdout, result.stderr


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


def test_what_is_said_of_several_resources_in_the_same_words_is_said_once(tmp_path: Path) -> None:
    api = {"EndpointConfiguration": {"Types": ["PRIVATE"]}, "Policy": {"Statement": []}}
    apis = {name: {"Type": "AWS::ApiGateway::RestApi", "Properties": api} for name in ("Orders", "Prices", "Stock")}
    path = write(tmp_path, {"Resources": apis})

    short, whole = run(path)[1].splitlines(), run(path, "--verbose")[1].splitlines()

    assert [line.split(" (")[0] for line in short if "warning PL062" in line] == ["warning PL062 Orders"]
    assert "  also at Prices, Stock" in short
    assert [line.split(" (")[0] for line in whole if "warning PL062" in line] == [f"warning PL062 {name}" for name in apis]
    assert not [line for line in whole if "also at" in line]
    assert short[0] == whole[0]
    assert len(json.loads(run(path, "-f", "sarif")[1])["runs"][0]["results"]) == len(
        [line for line in whole if line.startswith("warning ")]
    )


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


def test_sarif_is_what_its_schema_says(tmp_path: Path) -> None:
    path = write(tmp_path, closed())

    status, out, _ = run(path, "--format", "sarif")

    log = json.loads(out)
    SARIF.validate(log)
    described = log["runs"][0]["tool"]["driver"]["rules"]
    result = log["runs"][0]["results"][0]
    assert status == 1
    assert {rule.id for rule in RULES} < {one["id"] for one in described}
    assert described[result["ruleIndex"]]["id"] == result["ruleId"] == "client-blocked"
    line = result["locations"][0]["physicalLocation"]["region"]["startLine"]
    assert path.read_text(encoding="utf-8").splitlines()[line - 1].strip().startswith('"Kms"')


def test_every_result_of_sarif_is_somewhere() -> None:
    out = CliRunner().invoke(app, ["check", "-", "--format", "sarif"], input=json.dumps(closed())).stdout

    SARIF.validate(json.loads(out))
    results = json.loads(out)["runs"][0]["results"]
    assert results
    assert {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in results} == {"stdin"}


def test_junit_is_read_by_others(tmp_path: Path) -> None:
    _, out, _ = run(write(tmp_path, closed()), "--format", "junit")

    suites = list(JUnitXml.fromstring(out.partition("?>")[2]))
    cases = [case for suite in suites for case in suite]
    assert [suite.name for suite in suites] == ["privatelink.client-blocked"]
    assert [case.classname for case in cases] == ["privatelink.client-blocked"]
    assert [type(one).__name__ for case in cases for one in case.result] == ["Failure"]


def test_a_finding_keeps_its_fingerprint_when_it_moves(tmp_path: Path) -> None:
    moved = closed()
    moved["Resources"] = {"Another": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.1.0.0/16"}}, **moved["Resources"]}

    first, second = (json.loads(run(write(tmp_path, one), "-f", "sarif")[1])["runs"][0]["results"][0] for one in (closed(), moved))

    assert first["partialFingerprints"] == second["partialFingerprints"]
    assert first["locations"] != second["locations"]


def test_junit_has_a_failure_for_each_finding(tmp_path: Path) -> None:
    _, out, _ = run(write(tmp_path, closed()), "--format", "junit")

    root = ET.fromstring(out)  # noqa: S314 - our own
    assert root.attrib["failures"] == "1"
    assert [case.attrib["classname"] for case in root.iter("testcase")] == ["privatelink.client-blocked"]
    assert "change: " in str(root.find(".//failure").text)  # type: ignore[union-attr] # there is one


def test_junit_of_an_open_network_has_one_test_that_passes(tmp_path: Path) -> None:
    _, out, _ = run(write(tmp_path, network()), "--format", "junit")

    root = ET.fromstring(out)  # noqa: S314 - our own
    assert (root.attrib["tests"], root.attrib["failures"]) == ("1", "0")


def test_github_gets_commands_of_one_line_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    _, out, _ = run(write(tmp_path, closed()), "--format", "github")

    line = out.removesuffix("\n")
    assert "\n" not in line
    assert line.startswith("::error file=network.json,line=")
    assert "title=client-blocked Kms::" in line
    assert "%0A" in line


def test_a_report_is_written_to_a_file(tmp_path: Path) -> None:
    target = tmp_path / "privatelink.sarif"

    status, out, _ = run(write(tmp_path, closed()), "--format", "sarif", "--output", target)

    assert (status, out) == (1, "")
    assert json.loads(target.read_text(encoding="utf-8"))["version"] == "2.1.0"


@pytest.mark.parametrize("format", ["text", "json", "sarif", "junit", "github"])
def test_no_secret_is_shown(tmp_path: Path, format: str) -> None:
    _, out, err = run(write(tmp_path, closed()), "--format", format)

    assert "hunter2" not in out + err
