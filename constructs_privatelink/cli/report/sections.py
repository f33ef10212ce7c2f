"""The page's sections about VPCs: the drawing, the list of what stands there, and the matrix of who reaches what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constructs_privatelink.cli.report.layout import drawing
from constructs_privatelink.cli.report.shown import MARKS, counted, name_of, path_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constructs_privatelink.analysis.networks.model import Endpoint
    from constructs_privatelink.analysis.reachability.verdicts import Verdict
    from constructs_privatelink.cli.report.layout import Drawing
    from constructs_privatelink.cli.report.path_texts import PathTexts
    from constructs_privatelink.cli.report.shown import Chip, MatrixCell, MatrixRow, VpcView


@dataclass(frozen=True)
class Mark:
    """A mark of a matrix, which opens its path.

    Args:
        number: The path's number.
        verdict: What is proven.
        declared: Whether the templates declare the path.
        label: What a screen reader says of it.

    """

    number: int
    verdict: Verdict
    declared: bool
    label: str

    @property
    def letter(self) -> str:
        """What is seen of it."""
        return MARKS[self.verdict]


@dataclass(frozen=True)
class Line:
    """A line of a matrix: who connects, part by part of a path, and a mark for each endpoint; None where nothing was asked."""

    parts: tuple[str, ...]
    marks: tuple[Mark | None, ...]


@dataclass(frozen=True)
class Names:
    """Names under a heading."""

    heading: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class VpcSection:
    """The section of a VPC.

    Args:
        number: Tells its element ids from those of others.
        vpc: The VPC.
        drawing: Its drawing.
        holds: How much stands in it, in words.
        things: All that stands in it, in words, by where.
        columns: The endpoints of its matrix: where each is made, and what it is called.
        lines: The clients of its matrix.
        folded: The clients that stand together in a line, or have none.

    """

    number: int
    vpc: VpcView
    drawing: Drawing
    holds: str
    things: tuple[Names, ...]
    columns: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]
    folded: tuple[Names, ...]


def vpc_section(number: int, vpc: VpcView, paths: PathTexts) -> VpcSection:
    """Return the section of a VPC.

    Args:
        number: Tells its element ids from those of others.
        vpc: The VPC.
        paths: Takes the paths of its matrix in.

    """
    matrix, kinds = vpc.matrix, [chip.kind for chip in vpc.chips()]
    return VpcSection(
        number=number,
        vpc=vpc,
        drawing=drawing(vpc),
        holds=f"{counted(kinds.count('endpoint'), 'endpoint')}, {counted(kinds.count('workload'), 'workload')}",
        things=tuple(_things(vpc)),
        columns=tuple((path_of(endpoint), name_of(endpoint)) for endpoint in matrix.endpoints),
        lines=tuple(_line(row, matrix.endpoints, paths) for row in matrix.rows),
        folded=tuple(_folded(vpc)),
    )


def _things(vpc: VpcView) -> Iterator[Names]:
    """Yield everything that is drawn, and all that there was no room for, in words."""
    for zone in vpc.zones:
        for subnet in zone.subnets:
            yield Names(f"{subnet.name} ({zone.name}) {subnet.cidrs}", _in_words(subnet.chips) or ("nothing",))
    if vpc.beside:
        yield Names("in no known subnet", _in_words(vpc.beside))
    if vpc.around:
        yield Names("connections and other clients", _in_words(vpc.around))


def _in_words(chips: Sequence[Chip]) -> tuple[str, ...]:
    return tuple(_thing(chip) for chip in chips)


def _thing(chip: Chip) -> str:
    name = f"{chip.name} ({chip.path})" if chip.kind == "endpoint" and chip.name != chip.path else chip.path
    return f"{chip.kind} {name}" + (f": {MARKS[chip.verdict]} {chip.summary}" if chip.verdict else "")


def _folded(vpc: VpcView) -> Iterator[Names]:
    if vpc.matrix.clients_left_out:
        yield Names("Clients left out", vpc.matrix.clients_left_out)
    for row in vpc.matrix.rows:
        if len(row.clients) > 1:
            yield Names(row.name, row.clients)


def _line(row: MatrixRow, endpoints: Sequence[Endpoint], paths: PathTexts) -> Line:
    cells = [row.cells.get(endpoint.id) for endpoint in endpoints]
    return Line(tuple(row.name.split("/")), tuple(None if cell is None else _mark(row, cell, paths) for cell in cells))


def _mark(row: MatrixRow, cell: MatrixCell, paths: PathTexts) -> Mark:
    label = f"{row.name} to {name_of(cell.proof.endpoint)}: {cell.verdict}" + (", declared" if cell.declared else "")
    return Mark(paths.add(row, cell), cell.verdict, cell.declared, label)
