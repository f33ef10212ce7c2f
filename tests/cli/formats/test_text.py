"""Findings for people."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.fixtures_acknowledged import REASON, checked
from tests.cli.fixtures_check import run
from tests.cli.templates import closed, write

if TYPE_CHECKING:
    from pathlib import Path


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


@pytest.mark.parametrize("format", ["text", "json", "sarif", "junit", "github"])
def test_no_secret_is_shown(tmp_path: Path, format: str) -> None:
    _, out, err = run(write(tmp_path, closed()), "--format", format)

    assert "hunter2" not in out + err


def test_what_is_acknowledged_comes_last_in_short_and_with_its_reason(tmp_path: Path) -> None:
    status, out = checked(tmp_path, "Stack/Kms")

    assert status == 1
    open_one, acknowledged_one = out.index("error client-blocked Stack/Sqs"), out.index("acknowledged error client-blocked Stack/Kms")
    assert open_one < acknowledged_one
    told = out[acknowledged_one:]
    assert f"  reason: {REASON} (at Stack/Kms)" in told
    assert "change: " not in told
    assert out.splitlines()[0] == "1 error; 1 acknowledged; paths of clients to endpoints: 2 blocked"
