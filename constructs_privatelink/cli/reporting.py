"""``privatelink report``: the networks as a page, or as text for a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.cli.report.markdown import markdown
from constructs_privatelink.cli.report.page import page
from constructs_privatelink.cli.report.view import NetworksView

if TYPE_CHECKING:
    from constructs_privatelink.cli.cost import Estimate
    from constructs_privatelink.cli.formats.check_result import CheckResult
    from constructs_privatelink.cli.inputs import Networks


def text_of(networks: Networks, title: str, result: CheckResult, estimate: Estimate, format: str) -> str:
    """Return the report in one of the formats.

    Args:
        networks: What was read.
        title: What stands above it.
        result: What a check found.
        estimate: What the endpoints cost.
        format: ``"html"`` or ``"markdown"``.

    """
    render = markdown if format == "markdown" else page
    return render(title, NetworksView(networks.analysis).vpcs, result, estimate)
