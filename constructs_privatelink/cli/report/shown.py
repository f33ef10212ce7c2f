"""What a report shows, as values: VPCs with what stands in them and around them, and who reaches which endpoint."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from constructs_privatelink.analysis import Proof
    from constructs_privatelink.analysis.networks.model import Endpoint
    from constructs_privatelink.analysis.reachability.verdicts import Verdict
    from constructs_privatelink.analysis.values import ResourceId, Target

ChipKind: TypeAlias = Literal["endpoint", "workload", "peering", "transit", "client"]

MARKS: dict[Verdict, str] = {"reachable": "✓", "blocked": "✕", "unknown": "?"}
"""A verdict where there is room for one letter."""

_PREFIX = re.compile(r"^(?:[a-z]+\.)+amazonaws\.(?:vpce\.)?[a-z0-9-]+\.(?=.)")
_TELL_NOTHING = {"Subnet", "Resource", "Default"}


@dataclass(frozen=True)
class Chip:
    """Something that stands in a subnet, or around a VPC.

    Args:
        name: The last part of its path, and its service's name for an endpoint.
        path: Its construct path or logical id.
        kind: What it is.
        blocked: How many of its declared paths are blocked.
        unknown: Of how many of them the templates do not tell.
        declared: How many there are.

    """

    name: str
    path: str
    kind: ChipKind
    blocked: int = 0
    unknown: int = 0
    declared: int = 0

    @property
    def verdict(self) -> Verdict | Literal[""]:
        """The worst verdict of its declared paths; empty where none is declared."""
        return "blocked" if self.blocked else "unknown" if self.unknown else "reachable" if self.declared else ""

    @property
    def mark(self) -> str:
        """The worst verdict in few letters, with how many of its paths have it."""
        count = self.blocked or self.unknown
        return (MARKS[self.verdict] if self.verdict else "") + (f" {count}/{self.declared}" if count else "")

    @property
    def summary(self) -> str:
        """The verdicts of its declared paths in words; empty where none is declared."""
        if not self.declared:
            return ""
        paths = counted(self.declared, "declared path")
        bad = [f"{count} {verdict}" for count, verdict in ((self.blocked, "blocked"), (self.unknown, "unknown")) if count]
        return f"{' and '.join(bad)} of {paths}" if bad else f"{paths}, reachable"


@dataclass(frozen=True)
class SubnetView:
    """A subnet with what stands in it."""

    name: str
    cidrs: str
    chips: tuple[Chip, ...]


@dataclass(frozen=True)
class ZoneView:
    """An Availability Zone of a VPC, with its subnets."""

    name: str
    subnets: tuple[SubnetView, ...]


@dataclass(frozen=True)
class MatrixCell:
    """Whether one client reaches one endpoint.

    Args:
        proof: The proof.
        declared: Whether the templates say that it must.

    """

    proof: Proof
    declared: bool

    @property
    def verdict(self) -> Verdict:
        """What is proven."""
        return self.proof.result.verdict


@dataclass(frozen=True)
class MatrixRow:
    """Clients for whom everything is alike, hop by hop; one, where there are few.

    Args:
        clients: Their names.
        cells: By endpoint; what was not asked has none.

    """

    clients: tuple[str, ...]
    cells: Mapping[ResourceId, MatrixCell]

    @property
    def name(self) -> str:
        """Who they are, in short."""
        return self.clients[0] + (f" and {len(self.clients) - 1} alike" if len(self.clients) > 1 else "")

    @property
    def trouble(self) -> int:
        """How bad the worst declared path is: 0 for blocked, 1 for unknown, 2 for none."""
        verdicts = {cell.verdict for cell in self.cells.values() if cell.declared}
        return 0 if "blocked" in verdicts else 1 if "unknown" in verdicts else 2


@dataclass(frozen=True)
class Matrix:
    """Who reaches what.

    Args:
        rows: The clients.
        endpoints: The columns.
        left_out: What it does not show, in words; empty where it shows all.
        clients_left_out: The clients that it does not show.

    """

    rows: tuple[MatrixRow, ...]
    endpoints: tuple[Endpoint, ...]
    left_out: str = ""
    clients_left_out: tuple[str, ...] = ()

    def declared(self) -> Iterator[tuple[MatrixRow, MatrixCell]]:
        """Yield the paths that the templates declare."""
        for row in self.rows:
            for cell in row.cells.values():
                if cell.declared:
                    yield row, cell


@dataclass(frozen=True)
class VpcView:
    """A VPC as it is drawn.

    Args:
        title: Its path.
        cidrs: Its blocks.
        zones: Its Availability Zones with their subnets.
        beside: What belongs to no subnet: gateway endpoints, and what the templates do not place.
        around: What it is connected to, and who reaches into it.
        notes: How it is connected to others, and what was opened to every address, in words.
        matrix: Who reaches its endpoints.
        holds: The resources that a finding about it may name.

    """

    title: str
    cidrs: str
    zones: tuple[ZoneView, ...]
    beside: tuple[Chip, ...]
    around: tuple[Chip, ...]
    notes: tuple[str, ...]
    matrix: Matrix
    holds: frozenset[Target] = frozenset()

    def chips(self) -> Iterator[Chip]:
        """Yield each thing that stands in it, once."""
        inside = [chip for zone in self.zones for subnet in zone.subnets for chip in subnet.chips]
        yield from dict.fromkeys([*inside, *self.beside])


def short(path: str) -> str:
    """Return the last part of a path that tells something: the CDK calls every subnet's resource "Subnet"."""
    *around, last = path.split("/")
    return around[-1] if around and last in _TELL_NOTHING else last


def name_of(endpoint: Endpoint) -> str:
    """Return what an endpoint is called where there is little room: its service."""
    if endpoint.short_name:
        return endpoint.short_name
    return _PREFIX.sub("", endpoint.service_name) if isinstance(endpoint.service_name, str) else short(endpoint.path)


def path_of(endpoint: Endpoint) -> str:
    """Return where an endpoint is made."""
    return endpoint.path or str(endpoint.id)


def counted(count: int, what: str) -> str:
    """Return a count with its noun."""
    return f"{count:,} {what}" + ("s" if count != 1 else "")
