"""What the page's dialog tells of each way. Most ways share most of what is told, so every text stands once and ways name it by number."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from constructs_privatelink.cli.report.shown import MARKS, name_of, path_of
from constructs_privatelink.errors import some_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from constructs_privatelink.analysis import Finding
    from constructs_privatelink.analysis.reachability.verdicts import Hop, Result
    from constructs_privatelink.analysis.values import Outside, ResourceId
    from constructs_privatelink.cli.report.shown import Cell, Row

_OUTCOMES = {"passes": ("✓", "passes"), "drops": ("✕", "drops"), "undetermined": ("?", "not known")}
_MOST_NAMED = 5
_MEANINGS = {
    "security groups out": "May the client send this? Security groups allow; what none allows is dropped. Answers pass on their own.",
    "security groups into": "May this arrive at the endpoint's interface? What no rule of its groups allows is dropped.",
    "ACL": "Network ACLs look at packets and answers alike, rule by rule from the lowest number; the first that matches decides.",
    "routes": "Where are packets to this address sent? Without a route that leads there, they are dropped.",
}


class Ways:
    """The ways of a page, each with the id of the mark that opens it."""

    def __init__(self) -> None:
        self._texts: dict[str, int] = {}
        self._results: dict[Result, int] = {}
        self._told: list[object] = []
        self._ways: list[object] = []
        self._marks: dict[tuple[ResourceId | Outside, str], int] = {}

    def add(self, row: Row, cell: Cell) -> int:
        """Take a way in and return its number."""
        proof, number = cell.proof, len(self._ways)
        for client in row.clients:
            self._marks[proof.endpoint.id, client] = number
        others = row.clients[1:]
        alike = f"alike for {some_of(others, _MOST_NAMED)}"
        self._ways.append(
            [
                self._text(f"{proof.client}"),
                self._text(path_of(proof.endpoint)),
                self._result(proof.result),
                self._all([alike] if others else []),
                self._all(str(one) for one in proof.names),
                self._all(str(one) for one in proof.authorization),
            ]
        )
        return number

    def mark_of(self, finding: Finding) -> str | None:
        """Return the id of the mark of the way that a finding is about; None where it is about none, or the page does not show it."""
        for verdict in ("blocked", "unknown"):
            way, found, _ = finding.text.rpartition(f" is {verdict}")
            client = way.removesuffix(f" to {finding.path}")
            number = self._marks.get((finding.resource, client)) if found else None
            if number is not None:
                return f"way-{number}"
        return None

    def data(self) -> str:
        """Return all as JSON that may stand in a script element: that ends at ``</``, and no name in a template may end it."""
        told = {"texts": list(self._texts), "results": self._told, "ways": self._ways}
        return json.dumps(told, separators=(",", ":"), ensure_ascii=False).replace("<", "\\u003c")

    def _text(self, text: str) -> int:
        return self._texts.setdefault(text, len(self._texts))

    def _all(self, texts: Iterable[str]) -> list[int]:
        return [self._text(text) for text in texts]

    def _result(self, result: Result) -> int:
        known = self._results.get(result)
        if known is not None:
            return known
        extent = f" in {result.extent}" if result.extent else ""
        change = result.change
        self._told.append(
            {
                "verdict": self._text(f"{MARKS[result.verdict]} {result.verdict}{extent} {result.code}".strip()),
                "hops": [self._hop(hop, decides=hop == result.deciding) for hop in result.hops],
                "also": self._all(str(hop) for hop in result.also),
                "reasons": self._all(str(reason) for reason in result.reasons),
                "assumes": self._all(result.assumptions),
                "change": None if change is None else self._text(change.text),
                "entries": None if change is None or not change.entries else self._text(json.dumps(change.entries, indent=2, default=str)),
            }
        )
        return self._results.setdefault(result, len(self._told) - 1)

    def _hop(self, hop: Hop, *, decides: bool) -> list[int]:
        mark, outcome = _OUTCOMES[hop.outcome]
        at = str(hop).removeprefix(f"{hop.name}: {hop.outcome}").removeprefix(": ")
        meaning = next((text for start, text in _MEANINGS.items() if hop.name.startswith(start)), "")
        return [self._text(mark), self._text(f"{hop.name}: {outcome}"), self._text(at), self._text(meaning), int(decides)]


def label(row: Row, cell: Cell) -> str:
    """Return what a screen reader says of a mark."""
    return f"{row.name} to {name_of(cell.proof.endpoint)}: {cell.verdict}" + (", declared" if cell.declared else "")
