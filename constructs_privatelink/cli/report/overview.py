"""The top of the page: what matters as numbers, where to find it, and what the drawings' shapes mean."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.rules.finding import SEVERITIES
from constructs_privatelink.cli.report.drawing import numbered, sample
from constructs_privatelink.cli.report.sections import counted_of
from constructs_privatelink.cli.report.shown import MARKS, Chip

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constructs_privatelink.cli.cost import Estimate
    from constructs_privatelink.cli.formats.check_result import Report
    from constructs_privatelink.cli.report.shown import VpcView

_MOST_LINKS = 24
_SHOWN = ("all", "declared", "blocked", "unknown")
_SAMPLES = (
    (Chip("kms", "", "endpoint", declared=1), "an endpoint's interface: every declared client reaches it"),
    (Chip("sqs", "", "endpoint", blocked=1, declared=3), "1 of its 3 declared ways is blocked"),
    (Chip("sts", "", "endpoint", unknown=1, declared=3), "the templates do not tell about 1 of 3"),
    (Chip("Orders", "", "workload"), "a workload; no mark: no way is declared"),
    (Chip("Vpc2", "", "peering"), "a connection to another network, or a client outside"),
)


def overview(vpcs: Sequence[VpcView], report: Report, estimate: Estimate) -> str:
    """Return what matters as numbers, each with a link to where it is told."""
    severities = Counter(one.severity for one in report.findings)
    ways = [("#ways", report.verdicts.get(verdict, 0), f"{MARKS[verdict]} ways {verdict}", verdict) for verdict in MARKS]
    found = [("#findings", severities[one], f"{one}s" if one != "info" else one, one) for one in SEVERITIES]
    endpoints = sum(len(vpc.matrix.endpoints) for vpc in vpcs)
    tiles = [
        *(_tile(to, f"{count:,}", words, kind if count else "") for to, count, words, kind in (*ways, *found)),
        _tile("#ways", f"{endpoints:,}", f"endpoint{'s' if endpoints != 1 else ''} in {counted_of(len(vpcs), 'VPC')}", ""),
        _tile("#cost", f"${estimate.month:,.2f}", "a month, estimated", ""),
    ]
    return f'<ul class="tiles" aria-label="Overview">{"".join(tiles)}</ul>'


def _tile(to: str, number: str, words: str, kind: str) -> str:
    return f'<li class="{kind}"><a href="{to}"><strong>{number}</strong> {escape(words)}</a></li>'


def navigation(vpcs: Sequence[VpcView]) -> str:
    """Return the links to the sections: VPCs where a declared way is not open say so, and many VPCs are folded."""
    parts = "".join(f'<li><a href="#{to}">{to.capitalize()}</a></li>' for to in ("findings", "policies", "cost"))
    links = "".join(_links(vpcs))
    if len(vpcs) > _MOST_LINKS:
        return f'<nav aria-label="Sections"><ul>{parts}</ul><details><summary>{len(vpcs)} VPCs</summary><ul>{links}</ul></details></nav>'
    return f'<nav aria-label="Sections"><ul>{links}{parts}</ul></nav>'


def _links(vpcs: Sequence[VpcView]) -> Iterator[str]:
    for number, vpc in numbered(vpcs):
        endpoints = [chip for chip in vpc.chips() if chip.kind == "endpoint"]
        told = [(sum(chip.blocked for chip in endpoints), "blocked"), (sum(chip.unknown for chip in endpoints), "unknown")]
        bad = ", ".join(f"{MARKS[verdict]} {count} {verdict}" for count, verdict in told if count)
        yield f'<li><a href="#vpc-{number}">{escape(vpc.title)}{f" ({bad})" if bad else ""}</a></li>'


def legend() -> str:
    """Return what shapes and marks mean, and the choice of ways that the script offers."""
    samples = "".join(f"<li>{sample(chip)} {escape(words)}</li>" for chip, words in _SAMPLES)
    marks = "".join(
        f'<li><span class="mark {verdict} declared">{mark}</span> {words}</li>'
        for (verdict, mark), words in zip(
            MARKS.items(), ("reachable", "blocked, in all or in part", "the templates do not tell"), strict=True
        )
    )
    shown = "".join(
        f'<label><input type="radio" name="shown" value="{one}"{" checked" if one == "all" else ""}> {one}</label>' for one in _SHOWN
    )
    return (
        f'<section id="ways"><h2 class="hidden">Reading the drawings</h2><details class="legend" open>'
        f"<summary>What the shapes and marks mean</summary><ul>{samples}{marks}"
        "<li>A framed mark is a way that the templates declare. Choose a mark to see the hops.</li></ul></details>"
        f'<form class="shown" hidden><fieldset><legend>Ways to show</legend>{shown}</fieldset><p role="status"></p></form>'
        "<noscript><p>Without JavaScript the hops of ways that are not open stand under the findings; "
        "those of open ways are not shown.</p></noscript></section>"
    )
