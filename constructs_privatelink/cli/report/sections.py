"""The page's sections about VPCs: the drawing, the list of what stands there, and the matrix of who reaches what."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from constructs_privatelink.cli.report.drawing import drawing
from constructs_privatelink.cli.report.path_texts import label
from constructs_privatelink.cli.report.shown import MARKS, name_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constructs_privatelink.analysis.networks.model import Endpoint
    from constructs_privatelink.cli.report.path_texts import Ways
    from constructs_privatelink.cli.report.shown import Chip, Matrix, Row, VpcView


def vpc_section(number: int, vpc: VpcView, ways: Ways) -> str:
    """Return the section of a VPC.

    Args:
        number: Tells its element ids from those of others.
        vpc: The VPC.
        ways: Takes the ways of its matrix in.

    """
    notes = "".join(f"<li>{escape(note)}</li>" for note in vpc.notes)
    return (
        f'<section id="vpc-{number}"><h2>{escape(vpc.title)}</h2>'
        + (f"<ul>{notes}</ul>" if notes else "")
        + drawing(vpc)
        + _list(vpc)
        + _matrix(number, vpc.matrix, ways)
        + "</section>"
    )


def _list(vpc: VpcView) -> str:
    """Everything that is drawn, and all that there was no room for, in words."""
    subnets = [(f"{subnet.name} ({zone.name}) {subnet.cidrs}", subnet.chips) for zone in vpc.zones for subnet in zone.subnets]
    subnets += [("in no known subnet", vpc.beside)] if vpc.beside else []
    subnets += [("connections and other clients", vpc.around)] if vpc.around else []
    kinds = [chip.kind for chip in vpc.chips()]
    counted = f"{counted_of(kinds.count('endpoint'), 'endpoint')}, {counted_of(kinds.count('workload'), 'workload')}"
    items = "".join(f"<dt>{escape(name)}</dt>{_things(chips)}" for name, chips in subnets)
    return f"<details class='list'><summary>All that stands in it: {counted}</summary><dl>{items}</dl></details>"


def _things(chips: Sequence[Chip]) -> str:
    return "".join(f"<dd>{escape(_thing(chip))}</dd>" for chip in chips) or "<dd>nothing</dd>"


def _thing(chip: Chip) -> str:
    name = f"{chip.name} ({chip.path})" if chip.kind == "endpoint" and chip.name != chip.path else chip.path
    return f"{chip.kind} {name}" + (f": {MARKS[chip.verdict]} {chip.told}" if chip.told else "")


def _matrix(number: int, matrix: Matrix, ways: Ways) -> str:
    if not matrix.endpoints:
        return "<p>It has no endpoint.</p>"
    if not matrix.rows:
        return "<p>No client of its endpoints is known.</p>"
    head = "".join(f'<th scope="col"><span title="{escape(one.path)}">{escape(name_of(one))}</span></th>' for one in matrix.endpoints)
    rows = "".join(_row(row, matrix.endpoints, ways) for row in matrix.rows)
    left_out = f"<p>{escape(matrix.left_out)}</p>" if matrix.left_out else ""
    left_out += _names("Clients left out", matrix.clients_left_out)
    alike = "".join(_names(row.name, row.clients) for row in matrix.rows if len(row.clients) > 1)
    return (
        f'<h3 id="who-{number}">Who reaches what</h3>{left_out}'
        f'<p class="none" hidden>No such way here.</p>'
        f'<div class="scroll tall" tabindex="0" role="region" aria-labelledby="who-{number}"><table class="matrix" role="grid">'
        f'<caption class="hidden">Clients and the endpoints that they reach</caption>'
        f'<thead><tr><th scope="col">Client</th>{head}</tr></thead><tbody>{rows}</tbody></table></div>{alike}'
    )


def _names(summary: str, names: Sequence[str]) -> str:
    if not names:
        return ""
    items = "".join(f"<li>{escape(name)}</li>" for name in names)
    return f"<details class='list'><summary>{escape(summary)}</summary><ul>{items}</ul></details>"


def _row(row: Row, endpoints: Sequence[Endpoint], ways: Ways) -> str:
    return f'<tr><th scope="row">{escape(row.name).replace("/", "/<wbr>")}</th>{"".join(_cell(row, one, ways) for one in endpoints)}</tr>'


def _cell(row: Row, endpoint: Endpoint, ways: Ways) -> str:
    cell = row.cells.get(endpoint.id)
    if cell is None:
        return "<td></td>"
    number, verdict = ways.add(row, cell), cell.verdict
    kind = f"mark {verdict}{' declared' if cell.declared else ''}"
    told = f'aria-haspopup="dialog" aria-label="{escape(label(row, cell))}"'
    return f'<td><button class="{kind}" id="way-{number}" data-way="{number}" {told}>{MARKS[verdict]}</button></td>'


def counted_of(count: int, what: str) -> str:
    """Return a count with its noun."""
    return f"{count:,} {what}" + ("s" if count != 1 else "")
