"""The report as Markdown for pull requests."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING

import pytest

from tests.cli.report.fixtures_acknowledged import report
from tests.cli.report.fixtures_report import reported
from tests.cli.templates import wide

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", ["Office", "Office" * 300])
def test_a_markdown_report_fits_in_a_comment_and_says_what_it_leaves_out(tmp_path: Path, name: str) -> None:
    template = wide(name)
    stranger = template["Resources"]["Stranger"]
    for number in range(80):
        another = template["Resources"][f"Stranger{number}"] = copy.deepcopy(stranger)
        another["Metadata"] = {"aws:cdk:path": f"{name}/Stranger{number}"}
        another["Properties"]["VpcConfig"]["SecurityGroupIds"] = [{"Ref": f"GroupOfOthers{number}"}]
        template["Parameters"][f"GroupOfOthers{number}"] = {"Type": "AWS::EC2::SecurityGroup::Id"}

    written = reported(tmp_path, template, "markdown")

    assert len(written) <= 65_536
    assert re.search(r"\d+ findings are left out", written)
    assert "## Monthly cost, estimated" in written


def test_what_comes_of_one_cause_is_one_row_as_a_check_tells_it(tmp_path: Path) -> None:
    rows = [line for line in reported(tmp_path, wide(), "markdown").splitlines() if line.startswith("| error | client")]

    assert len(rows) == 1
    assert "and 15 more |" in rows[0]


def test_markdown_has_it_in_the_last_rows_in_short(tmp_path: Path) -> None:
    rows = [
        line for line in report(tmp_path, "markdown", "Stack/Kms").splitlines() if "client\\-blocked" in line or "client-blocked" in line
    ]

    assert [row.split("|")[1].strip() for row in rows] == ["error", "acknowledged error"]
    assert "Change" in rows[0]
    assert "Change" not in rows[1]
    assert "Reason: opened by the network team" in rows[1]
