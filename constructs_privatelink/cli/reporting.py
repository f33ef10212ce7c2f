"""``privatelink report``: the networks as a page, or as text for a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.cli.report.markdown import markdown
from constructs_privatelink.cli.report.page import page
from constructs_privatelink.cli.report.view import View

if TYPE_CHECKING:
    from constructs_privatelink.cli.cost import Estimate
    from constructs_privatelink.cli.formats.check_result import Report
    from constructs_privatelink.cli.inputs import Networks


def written(networks: Networks, title: str, report: Report, estimate: Estimate, format: str) -> str:
    """Return the report in one of the formats.

    Args:
        networks: What was read.
        title: What stands above it.
        report: What a check found.
        estimate: What the endpoints cost.
        format: ``"html"`` or ``"markdown"``.

    """
    render = markdown if format == "markdown" else page
    return render(title, View(networks.analysis).vpcs, report, estimate)
