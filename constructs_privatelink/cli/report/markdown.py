"""The report as Markdown for pull requests: findings first, then a Mermaid drawing of who reaches what, and the cost.

GitHub draws Mermaid and folds details (https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from constructs_privatelink.cli.report.drawing import numbered
from constructs_privatelink.cli.report.policy_words import in_words
from constructs_privatelink.cli.report.view import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constructs_privatelink.analysis import Finding
    from constructs_privatelink.cli.cost import Estimate
    from constructs_privatelink.cli.formats.report import Report
    from constructs_privatelink.cli.report.view import VpcView

_ARROWS = {"reachable": "-->", "blocked": "--x", "unknown": "-.->"}
_MARKS = {"reachable": "✓", "blocked": "✕", "unknown": "?"}
_MOST_ARROWS = 150
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~-])")
_MERMAID = re.compile(r"[^\w ./:,@=+-]")


def markdown(title: str, vpcs: Sequence[VpcView], report: Report, estimate: Estimate) -> str:
    """Return the report.

    Args:
        title: What it is about.
        vpcs: What to draw.
        report: What a check found.
        estimate: What the endpoints cost.

    """
    lines = [f"# {_plain(title)}", "", _plain(report.summary), "", *_findings(report.findings)]
    for number, vpc in numbered(vpcs):
        lines += ["", f"## {_plain(vpc.title)}", "", *_drawing(number, vpc), "", *_matrix(vpc)]
    lines += ["", "## Policies", "", *_policies(vpcs), "", "## Monthly cost, estimated", "", *_cost(estimate)]
    return "\n".join(lines) + "\n"


def _findings(found: Sequence[Finding]) -> Iterator[str]:
    if found:
        yield from ("| Severity | Rule | Where | What |", "|---|---|---|---|")
    for one in found:
        text = " ".join(one.text.splitlines()) + (f" Change: {one.fix}" if one.fix else "")
        yield f"| {one.severity} | {one.rule} | {_plain(one.path)} | {_plain(text)} |"


def _drawing(number: int, vpc: VpcView) -> Iterator[str]:
    """A box for each client and endpoint of the VPC, and an arrow for each declared way."""
    declared = [(key, cell) for key, cell in vpc.matrix.cells.items() if cell.declared]
    if not declared:
        yield "No way is declared."
        return
    clients = {client: f"c{number}_{place}" for place, client in enumerate(dict.fromkeys(client for (client, _), _ in declared))}
    endpoints = {one.id: f"e{number}_{place}" for place, one in enumerate(vpc.matrix.endpoints)}
    yield from ("```mermaid", "flowchart LR")
    for client, box in clients.items():
        yield f'  {box}["{_label(client)}"]'
    yield f'  subgraph v{number}["{_label(vpc.title)}"]'
    for one in vpc.matrix.endpoints:
        yield f'    {endpoints[one.id]}(["{_label(name_of(one))}"])'
    yield "  end"
    for (client, endpoint), cell in declared[:_MOST_ARROWS]:
        yield f"  {clients[client]} {_ARROWS[cell.proof.result.verdict]} {endpoints[endpoint]}"
    yield "```"
    if len(declared) > _MOST_ARROWS:
        yield f"\nThe drawing shows {_MOST_ARROWS} of {len(declared)} declared ways; the table shows all."


def _matrix(vpc: VpcView) -> Iterator[str]:
    matrix = vpc.matrix
    if not (matrix.clients and matrix.endpoints):
        return
    if matrix.left_out:
        yield from (_plain(matrix.left_out), "")
    yield "| Client | " + " | ".join(_plain(name_of(one)) for one in matrix.endpoints) + " |"
    yield "|---|" + ":-:|" * len(matrix.endpoints)
    for client in matrix.clients:
        cells = [matrix.cells.get((client, one.id)) for one in matrix.endpoints]
        marks = ["" if cell is None else _MARKS[cell.proof.result.verdict] if cell.declared else "·" for cell in cells]
        yield f"| {_plain(client)} | " + " | ".join(marks) + " |"


def _policies(vpcs: Sequence[VpcView]) -> Iterator[str]:
    for vpc in vpcs:
        for endpoint in vpc.matrix.endpoints:
            yield f"- {_plain(endpoint.path or str(endpoint.id))}"
            yield from (f"  - {_plain(line)}" for line in in_words(endpoint))


def _cost(estimate: Estimate) -> Iterator[str]:
    yield from ("| Endpoint | Service | Zones | US dollars a month |", "|---|---|---|--:|")
    for row in estimate.rows():
        yield "| " + " | ".join(_plain(text) for text in row) + " |"
    for note in estimate.notes():
        yield from ("", _plain(note))


def _plain(text: str) -> str:
    """Return a text that Markdown takes literally."""
    return _SPECIAL.sub(r"\\\1", text)


def _label(text: str) -> str:
    """Return a text that Mermaid takes literally, with entities for what it would read as syntax."""
    return _MERMAID.sub(lambda letter: f"#{ord(letter[0])};", text)
