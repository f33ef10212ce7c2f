"""The page's lists: findings by severity and rule, policies in words, and cost by VPC."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.rules.finding import SEVERITIES
from constructs_privatelink.cli.report.drawing import numbered
from constructs_privatelink.cli.report.policy_words import in_words
from constructs_privatelink.cli.report.shown import path_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from constructs_privatelink.analysis import Finding
    from constructs_privatelink.analysis.values import Target
    from constructs_privatelink.cli.cost import Estimate, Line
    from constructs_privatelink.cli.report.path_texts import Ways
    from constructs_privatelink.cli.report.shown import VpcView

MOST_FINDINGS = 200
"""Of one rule: the page says how many more there are."""

_OPEN_BELOW = 6


def findings_section(found: Sequence[Finding], vpcs: Sequence[VpcView], ways: Ways) -> str:
    """Return the findings by severity and rule, each with a link to where it is drawn."""
    if not found:
        return '<section id="findings"><h2>Findings</h2><p class="good">✓ Nothing found.</p></section>'
    places: dict[Target, int] = {}
    for number, vpc in numbered(vpcs):
        places |= dict.fromkeys(vpc.holds, number)
    alike: dict[tuple[str, str], list[Finding]] = {}
    for one in sorted(found, key=lambda one: SEVERITIES.index(one.severity)):
        alike.setdefault((one.severity, one.rule), []).append(one)
    groups = "".join(_rule(severity, rule, each, places, ways) for (severity, rule), each in alike.items())
    return f'<section id="findings"><h2>Findings</h2>{groups}</section>'


def _rule(severity: str, rule: str, found: Sequence[Finding], places: Mapping[Target, int], ways: Ways) -> str:
    items = "".join(_finding(one, places, ways) for one in found[:MOST_FINDINGS])
    more = len(found) - MOST_FINDINGS
    rest = f"<p>and {more:,} more of this rule; privatelink check lists them all.</p>" if more > 0 else ""
    head = f'<span class="tag {severity}">{severity}</span> <strong>{escape(rule)}</strong> {len(found):,}'
    opened = " open" if len(found) <= _OPEN_BELOW else ""
    return f'<details class="rule"{opened}><summary>{head}</summary><ul class="findings">{items}</ul>{rest}</details>'


def _finding(finding: Finding, places: Mapping[Target, int], ways: Ways) -> str:
    more = f"<pre>{escape(chr(10).join(finding.details))}</pre>" if finding.details else ""
    fix = f'<p class="fix">Change: {escape(finding.fix)}</p>' if finding.fix else ""
    mark, vpc = ways.mark_of(finding), places.get(finding.resource)
    links = [f'<a href="#{mark}">its mark</a>'] if mark else []
    links += [f'<a href="#vpc-{vpc}">its VPC</a>'] if vpc else []
    told = f"<p>Shown at: {', '.join(links)}</p>" if links else ""
    return f"<li><details><summary>{escape(finding.text)}</summary><p>{escape(finding.path)}</p>{more}{fix}{told}</details></li>"


def policies_section(vpcs: Sequence[VpcView]) -> str:
    """Return the policies in words; endpoints whose policies say the same stand together, and what is long can be unfolded."""
    alike: dict[tuple[tuple[str, ...], tuple[str, ...]], list[str]] = {}
    for vpc in vpcs:
        for endpoint in vpc.matrix.endpoints:
            alike.setdefault((in_words(endpoint), in_words(endpoint, whole=True)), []).append(path_of(endpoint))
    items = "".join(f"<dt>{_endpoints(names)}</dt>{''.join(_sentences(*told))}" for told, names in alike.items())
    return f'<section id="policies"><h2>Policies</h2>{f"<dl>{items}</dl>" if items else "<p>There is no endpoint.</p>"}</section>'


def _endpoints(names: Sequence[str]) -> str:
    if len(names) <= _OPEN_BELOW:
        return "<br>".join(escape(name) for name in names)
    items = "".join(f"<li>{escape(name)}</li>" for name in names)
    return f"<details><summary>{len(names):,} endpoints</summary><ul>{items}</ul></details>"


def _sentences(short: Sequence[str], whole: Sequence[str]) -> Iterator[str]:
    for sentence, full in zip(short, whole, strict=True):
        if sentence == full:
            yield f"<dd>{escape(sentence)}</dd>"
        else:
            yield f"<dd><details><summary>{escape(sentence)}</summary><p>{escape(full)}</p></details></dd>"


def cost_section(estimate: Estimate) -> str:
    """Return what endpoints cost, with a sum for each VPC."""
    by_vpc: dict[str, list[Line]] = {}
    for line in estimate.lines:
        by_vpc.setdefault(line.vpc or "not known", []).append(line)
    rows = dict(zip(estimate.lines, estimate.rows(), strict=False))
    groups = "".join(_cost_of(vpc, [rows[line] for line in lines], lines) for vpc, lines in by_vpc.items())
    rest = "".join(_cost_row(row) for row in estimate.rows()[len(estimate.lines) :])
    notes = "".join(f"<p>{escape(note)}</p>" for note in estimate.notes())
    table = (
        '<div class="scroll" tabindex="0" role="region" aria-label="Monthly cost"><table class="cost">'
        '<thead><tr><th scope="col">Endpoint</th>'
        '<th scope="col">Service</th><th scope="col">Zones</th><th scope="col">US dollars a month</th></tr></thead>'
        f"{groups}<tbody>{rest}</tbody></table></div>"
    )
    return f'<section id="cost"><h2>Monthly cost, estimated</h2>{table}{notes}</section>'


def _cost_of(vpc: str, rows: Sequence[Sequence[str]], lines: Sequence[Line]) -> str:
    month = sum(line.month or 0.0 for line in lines)
    unknown = " and what is not known" if any(line.month is None for line in lines) else ""
    head = f'<tr class="sum"><th scope="rowgroup" colspan="3">{escape(vpc)}</th><td>{month:,.2f}{unknown}</td></tr>'
    return f"<tbody>{head}{''.join(_cost_row(row) for row in rows)}</tbody>"


def _cost_row(row: Sequence[str]) -> str:
    name, *cells = (escape(text) for text in row)
    return f'<tr><th scope="row">{name}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>'
