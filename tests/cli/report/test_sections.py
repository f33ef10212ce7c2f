"""The sections about VPCs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.report.fixtures_report import reported

if TYPE_CHECKING:
    from pathlib import Path


def test_a_report_without_a_vpc_says_so(tmp_path: Path) -> None:
    page = reported(tmp_path, {"Resources": {"Vpc": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16"}}}}, "html")

    assert "There is no VPC with an endpoint or a workload." in page
