"""The report as one HTML page that needs nothing else: no network, no other file, and no script to be read."""

from __future__ import annotations

import json
from collections import Counter
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from constructs_privatelink.cli.report.drawing import drawing, numbered
from constructs_privatelink.cli.report.policy_words import in_words
from constructs_privatelink.cli.report.view import name_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from constructs_privatelink.analysis import Finding, Proof
    from constructs_privatelink.cli.cost import Estimate
    from constructs_privatelink.cli.formats.report import Report
    from constructs_privatelink.cli.report.view import Cell, Matrix, VpcView

_MARKS = {"reachable": "✓", "blocked": "✕", "unknown": "?"}
_DIALOG = (
    '<dialog id="way" aria-labelledby="way-title"><form method="dialog"><h2 id="way-title"></h2>'
    '<button aria-label="Close">✕</button></form><div id="way-text"></div></dialog>'
)
_OUTCOMES = {"passes": "✓", "drops": "✕", "undetermined": "?"}


def page(title: str, vpcs: Sequence[VpcView], report: Report, estimate: Estimate) -> str:
    """Return the page.

    Args:
        title: What it is about.
        vpcs: What to draw.
        report: What a check found.
        estimate: What the endpoints cost.

    """
    details: dict[str, object] = {}
    body = "".join(
        [
            f"<header><h1>{escape(title)}</h1><p>{escape(report.summary)}</p>{_navigation(vpcs)}</header><main>",
            *(_vpc(number, vpc, details) for number, vpc in numbered(vpcs)),
            _findings(report.findings),
            _policies(vpcs),
            _cost(estimate),
            "</main>",
            _DIALOG,
        ]
    )
    # What stands in a script element ends at "</": no name in a template may end it.
    data = json.dumps(details, separators=(",", ":")).replace("<", "\\u003c")
    return (
        "<!doctype html>\n"
        '<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:\">"
        f'<title>{escape(title)}</title><link rel="icon" href="data:,"><style>{_file("page.css")}</style></head><body>'
        f'{body}<script type="application/json" id="ways">{data}</script><script>{_file("page.js")}</script></body></html>\n'
    )


def _file(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _navigation(vpcs: Sequence[VpcView]) -> str:
    links = [(f"#vpc-{number}", vpc.title) for number, vpc in numbered(vpcs)]
    links += [("#findings", "Findings"), ("#policies", "Policies"), ("#cost", "Cost")]
    return "<nav aria-label='Sections'><ul>" + "".join(f'<li><a href="{to}">{escape(text)}</a></li>' for to, text in links) + "</ul></nav>"


def _findings(found: Sequence[Finding]) -> str:
    if not found:
        return '<section id="findings"><h2>Findings</h2><p class="good">✓ Nothing found.</p></section>'
    order = ("error", "warning", "info")
    items = "".join(_finding(one) for one in sorted(found, key=lambda one: order.index(one.severity)))
    return f'<section id="findings"><h2>Findings</h2><ul class="findings">{items}</ul></section>'


def _finding(finding: Finding) -> str:
    first, _, rest = finding.text.partition("\n")
    more = f"<pre>{escape(rest)}</pre>" if rest else ""
    fix = f'<p class="fix">Change: {escape(finding.fix)}</p>' if finding.fix else ""
    head = f'<span class="tag {finding.severity}">{finding.severity}</span> <strong>{escape(finding.rule)}</strong> {escape(finding.path)}'
    return f"<li><details><summary>{head}</summary><p>{escape(first)}</p>{more}{fix}</details></li>"


def _vpc(number: int, vpc: VpcView, details: dict[str, object]) -> str:
    notes = "".join(f"<li>{escape(note)}</li>" for note in vpc.notes)
    kinds = {"narrow": drawing(vpc, number, columns=1), "wide": drawing(vpc, number)} if len(vpc.zones) > 1 else {"": drawing(vpc, number)}
    region = f'tabindex="0" role="region" aria-label="{escape(f"Drawing of {vpc.title}")}"'
    drawn = "".join(f'<div class="drawing {kind}" {region}>{svg}</div>' for kind, svg in kinds.items())
    return (
        f'<section id="vpc-{number}"><h2>{escape(vpc.title)}</h2>'
        + (f"<ul>{notes}</ul>" if notes else "")
        + drawn
        + _matrix(number, vpc.matrix, details)
        + "</section>"
    )


def _matrix(number: int, matrix: Matrix, details: dict[str, object]) -> str:
    if not matrix.endpoints:
        return "<p>It has no endpoint.</p>"
    if not matrix.clients:
        return "<p>Nobody is declared as a client of its endpoints, and no workload stands in it.</p>"
    head = "".join(f'<th scope="col"><span title="{escape(one.path)}">{escape(name_of(one))}</span></th>' for one in matrix.endpoints)
    rows = "".join(_row(number, client, matrix, details) for client in matrix.clients)
    counted = Counter(cell.proof.result.verdict for cell in matrix.cells.values() if cell.declared)
    told = ", ".join(f"{count} {verdict}" for verdict, count in sorted(counted.items())) or "none"
    left_out = f"<p>{escape(matrix.left_out)}</p>" if matrix.left_out else ""
    return (
        f'<h3 id="who-{number}">Who reaches what</h3><p>Ways that the templates declare, framed: {escape(told)}. '
        "Choose a mark to see the hops.</p>"
        f'{left_out}<div class="scroll" tabindex="0" role="region" aria-labelledby="who-{number}"><table class="matrix">'
        f'<caption class="hidden">Clients and the endpoints that they reach</caption>'
        f'<thead><tr><th scope="col">Client</th>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
    )


def _row(number: int, client: str, matrix: Matrix, details: dict[str, object]) -> str:
    cells = []
    for endpoint in matrix.endpoints:
        cell = matrix.cells.get((client, endpoint.id))
        cells.append("<td></td>" if cell is None else _cell(f"{number}-{len(details)}", cell, details))
    return f'<tr><th scope="row">{escape(client)}</th>{"".join(cells)}</tr>'


def _cell(key: str, cell: Cell, details: dict[str, object]) -> str:
    proof, verdict = cell.proof, cell.proof.result.verdict
    details[key] = _way(proof)
    label = f"{proof.client} to {name_of(proof.endpoint)}: {verdict}" + (", declared" if cell.declared else "")
    kind = f"{verdict}{' declared' if cell.declared else ''}"
    told = f'aria-haspopup="dialog" aria-label="{escape(label)}"'
    return f'<td><button class="mark {kind}" data-way="{key}" {told}>{_MARKS[verdict]}</button></td>'


def _way(proof: Proof) -> Mapping[str, object]:
    """Return what the dialog shows of a proof."""
    result = proof.result
    extent = f" in {result.extent}" if result.extent else ""
    notes = [f"Not known: {reason}" for reason in result.reasons]
    notes += [f"Change: {result.change.text}"] if result.change else []
    notes += [f"Assumes: {one}" for one in result.assumptions]
    return {
        "title": f"{proof.client} to {proof.endpoint.path or proof.endpoint.id}",
        "verdict": f"{result.verdict}{extent} {result.code}".strip(),
        "hops": [{"mark": _OUTCOMES[hop.outcome], "text": str(hop), "decides": hop == result.deciding} for hop in result.hops],
        "notes": notes,
        "names": [str(one) for one in proof.names],
        "calls": [str(one) for one in proof.authorization],
    }


def _policies(vpcs: Iterable[VpcView]) -> str:
    items = "".join(
        f"<dt>{escape(endpoint.path or str(endpoint.id))}</dt>" + "".join(f"<dd>{escape(line)}</dd>" for line in in_words(endpoint))
        for vpc in vpcs
        for endpoint in vpc.matrix.endpoints
    )
    return f'<section id="policies"><h2>Policies</h2>{f"<dl>{items}</dl>" if items else "<p>There is no endpoint.</p>"}</section>'


def _cost(estimate: Estimate) -> str:
    rows = "".join(f"<tr>{cells}</tr>" for cells in _cost_rows(estimate))
    notes = "".join(f"<p>{escape(note)}</p>" for note in estimate.notes())
    table = (
        '<div class="scroll" tabindex="0" role="region" aria-label="Monthly cost"><table><thead><tr><th scope="col">Endpoint</th>'
        '<th scope="col">Service</th><th scope="col">Zones</th><th scope="col">US dollars a month</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )
    return f'<section id="cost"><h2>Monthly cost, estimated</h2>{table}{notes}</section>'


def _cost_rows(estimate: Estimate) -> Iterator[str]:
    for row in estimate.rows():
        name, *cells = (escape(text) for text in row)
        yield f'<th scope="row">{name}</th>' + "".join(f"<td>{cell}</td>" for cell in cells)
