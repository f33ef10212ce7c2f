"""Findings as SARIF."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from typer.testing import CliRunner

from constructs_privatelink.analysis import RULES
from constructs_privatelink.cli.commands import app
from tests.cli.fixtures_acknowledged import REASON, checked
from tests.cli.fixtures_check import SARIF, run
from tests.cli.templates import closed, write

if TYPE_CHECKING:
    from pathlib import Path


def test_sarif_is_what_its_schema_says(tmp_path: Path) -> None:
    path = write(tmp_path, closed())

    status, out, _ = run(path, "--format", "sarif")

    log = json.loads(out)
    SARIF.validate(log)
    described = log["runs"][0]["tool"]["driver"]["rules"]
    result = log["runs"][0]["results"][0]
    assert status == 1
    assert {rule.id for rule in RULES} < {rule["id"] for rule in described}
    assert described[result["ruleIndex"]]["id"] == result["ruleId"] == "client-blocked"
    line = result["locations"][0]["physicalLocation"]["region"]["startLine"]
    assert path.read_text(encoding="utf-8").splitlines()[line - 1].strip().startswith('"Kms"')


def test_every_result_of_sarif_is_somewhere() -> None:
    out = CliRunner().invoke(app, ["check", "-", "--format", "sarif"], input=json.dumps(closed())).stdout

    SARIF.validate(json.loads(out))
    results = json.loads(out)["runs"][0]["results"]
    assert results
    assert {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in results} == {"stdin"}


def test_a_finding_keeps_its_fingerprint_when_it_moves(tmp_path: Path) -> None:
    moved = closed()
    moved["Resources"] = {"Another": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.1.0.0/16"}}, **moved["Resources"]}

    first, second = (
        json.loads(run(write(tmp_path, template), "-f", "sarif")[1])["runs"][0]["results"][0] for template in (closed(), moved)
    )

    assert first["partialFingerprints"] == second["partialFingerprints"]
    assert first["locations"] != second["locations"]


def test_sarif_has_it_suppressed_in_source(tmp_path: Path) -> None:
    _, out = checked(tmp_path, "Stack/Kms", format="sarif")

    log = json.loads(out)
    SARIF.validate(log)
    of_sqs, of_kms = log["runs"][0]["results"]
    assert of_sqs["suppressions"] == []
    assert of_kms["suppressions"] == [{"kind": "inSource", "status": "accepted", "justification": f"{REASON} (at Stack/Kms)"}]
