"""``privatelink check`` of what is acknowledged in the app: shown last with its reason, counted apart, and no failure in any format."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft4Validator, Draft202012Validator
from typer.testing import CliRunner

import constructs_privatelink.analysis
from constructs_privatelink.cli.commands import app
from tests.analysis.assemblies import acknowledged, write_assembly
from tests.cli.templates import closed

SARIF = Draft4Validator(json.loads((Path(__file__).parents[1] / "data" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8")))
SCHEMA = json.loads(Path(constructs_privatelink.analysis.__file__).with_name("result.schema.json").read_text(encoding="utf-8"))
REASON = "opened by the network team"


def two_closed() -> dict[str, Any]:
    """Return a network in which nobody reaches either of two endpoints."""
    template = closed()
    resources = template["Resources"]
    resources["Sqs"] = json.loads(json.dumps(resources["Kms"]).replace(".kms", ".sqs"))
    for name in ("Kms", "Sqs"):
        resources[name]["Metadata"] = {"aws:cdk:path": f"Stack/{name}/Resource"}
    return template


def run(folder: Path, *at: str, format: str = "text") -> tuple[int, str]:
    """Check an assembly in which blocked clients are acknowledged at some constructs."""
    entries = {path: [acknowledged("PrivateLink::client-blocked", REASON)] for path in at}
    result = CliRunner().invoke(
        app, ["check", str(write_assembly(folder, {"Stack": two_closed()}, {"Stack": entries})), "--format", format]
    )
    return result.exit_code, result.stdout


def test_what_is_acknowledged_comes_last_in_short_and_with_its_reason(tmp_path: Path) -> None:
    status, out = run(tmp_path, "Stack/Kms")

    assert status == 1
    open_one, acknowledged_one = out.index("error client-blocked Stack/Sqs"), out.index("acknowledged error client-blocked Stack/Kms")
    assert open_one < acknowledged_one
    told = out[acknowledged_one:]
    assert f"  reason: {REASON} (at Stack/Kms)" in told
    assert "change: " not in told
    assert out.splitlines()[0] == "1 error; 1 acknowledged; paths of clients to endpoints: 2 blocked"


@pytest.mark.parametrize(("at", "status"), [(["Stack/Kms"], 1), (["Stack/Kms", "Stack/Sqs"], 0), (["Stack"], 0)])
@pytest.mark.parametrize("format", ["text", "json", "sarif", "junit", "github"])
def test_only_what_nobody_acknowledged_fails(tmp_path: Path, at: list[str], status: int, format: str) -> None:
    assert run(tmp_path, *at, format=format)[0] == status


def test_sarif_has_it_suppressed_in_source(tmp_path: Path) -> None:
    _, out = run(tmp_path, "Stack/Kms", format="sarif")

    log = json.loads(out)
    SARIF.validate(log)
    of_sqs, of_kms = log["runs"][0]["results"]
    assert of_sqs["suppressions"] == []
    assert of_kms["suppressions"] == [{"kind": "inSource", "status": "accepted", "justification": f"{REASON} (at Stack/Kms)"}]


def test_junit_skips_it(tmp_path: Path) -> None:
    _, out = run(tmp_path, "Stack/Kms", format="junit")

    root = ET.fromstring(out)  # noqa: S314 - our own
    assert {name: root.attrib[name] for name in ("tests", "failures", "skipped")} == {"tests": "2", "failures": "1", "skipped": "1"}
    failed, skipped = root.iter("testcase")
    assert (failed.find("skipped"), skipped.find("failure")) == (None, None)
    assert skipped.attrib["name"].startswith("Stack/Kms")
    assert skipped.find("skipped").attrib["message"] == f"acknowledged: {REASON} (at Stack/Kms)"  # type: ignore[union-attr] # there is one


def test_github_gets_one_notice_of_all_of_it(tmp_path: Path) -> None:
    _, out = run(tmp_path, "Stack", format="github")

    (line,) = out.splitlines()
    assert line.startswith("::notice title=2 acknowledged::client-blocked Stack/Kms: opened by the network team (at Stack)%0A")


def test_json_lists_what_other_formats_do_with_who_acknowledged_it(tmp_path: Path) -> None:
    _, out = run(tmp_path, "Stack/Kms", format="json")

    answer = json.loads(out)
    Draft202012Validator(SCHEMA).validate(answer)
    told = [(finding["rule"], finding["path"], finding["acknowledged"]) for finding in answer["findings"]]
    assert told == [
        ("client-blocked", "Stack/Sqs", None),
        ("client-blocked", "Stack/Kms", {"scope": "Stack/Kms", "id": "PrivateLink::client-blocked", "reason": REASON}),
    ]


@pytest.mark.parametrize("format", ["text", "github"])
def test_a_reason_of_several_lines_starts_no_line_of_a_log(tmp_path: Path, format: str) -> None:
    entries = {"Stack": [acknowledged("PrivateLink::client-blocked", "one\n::error::two\r::error::three")]}
    folder = write_assembly(tmp_path, {"Stack": two_closed()}, {"Stack": entries})

    out = CliRunner().invoke(app, ["check", str(folder), "--format", format]).stdout

    assert "two" in out
    assert not [line for line in out.splitlines() if line.startswith("::error")]
