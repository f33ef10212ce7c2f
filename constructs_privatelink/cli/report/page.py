"""The report as one HTML page that needs nothing else: no network, no other file, and no script to be read."""

from __future__ import annotations

from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from constructs_privatelink.cli.report.drawing import numbered
from constructs_privatelink.cli.report.lists import cost_section, findings_section, policies_section
from constructs_privatelink.cli.report.overview import legend, navigation, overview
from constructs_privatelink.cli.report.path_texts import Ways
from constructs_privatelink.cli.report.sections import vpc_section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constructs_privatelink.cli.cost import Estimate
    from constructs_privatelink.cli.formats.check_result import Report
    from constructs_privatelink.cli.report.shown import VpcView

_FEW_VPCS = 12
_DIALOG = (
    '<dialog id="way" aria-labelledby="way-title"><form method="dialog"><h2 id="way-title"></h2>'
    '<button aria-label="Close">✕</button></form><div id="way-text"></div></dialog>'
)


def page(title: str, vpcs: Sequence[VpcView], report: Report, estimate: Estimate) -> str:
    """Return the page.

    Args:
        title: What it is about.
        vpcs: What to draw.
        report: What a check found.
        estimate: What the endpoints cost.

    """
    ways = Ways()
    many = ' class="many"' if len(vpcs) > _FEW_VPCS else ""
    body = "".join(
        [
            f"<header><h1>{escape(title)}</h1>{overview(vpcs, report, estimate)}{navigation(vpcs)}</header><main{many}>",
            legend(),
            *(vpc_section(number, vpc, ways) for number, vpc in numbered(vpcs)),
            "" if vpcs else "<p>There is no VPC with an endpoint or a workload.</p>",
            findings_section(report.findings, vpcs, ways),
            policies_section(vpcs),
            cost_section(estimate),
            "</main>",
            _DIALOG,
        ]
    )
    return (
        "<!doctype html>\n"
        '<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:\">"
        f'<title>{escape(title)}</title><link rel="icon" href="data:,"><style>{_file("page.css")}</style></head><body>'
        f'{body}<script type="application/json" id="ways-data">{ways.data()}</script><script>{_file("page.js")}</script></body></html>\n'
    )


def _file(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
