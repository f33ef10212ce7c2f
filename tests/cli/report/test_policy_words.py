"""Endpoint policies in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.report.fixtures_report import reported
from tests.cli.templates import network

if TYPE_CHECKING:
    from pathlib import Path


def test_a_long_policy_is_told_whole(tmp_path: Path) -> None:
    template = network()
    actions = [f"kms:Operation{number}" for number in range(40)]
    statement = {"Effect": "Allow", "Principal": "*", "Action": actions, "Resource": "*"}
    template["Resources"]["Kms"]["Properties"]["PolicyDocument"] = {"Statement": [statement]}

    page = reported(tmp_path, template, "html")

    assert "kms:Operation5 and 34 more</summary>" in page
    assert f"<p>everybody may call {', '.join(actions)}</p>" in page
