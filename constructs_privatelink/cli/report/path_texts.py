"""What the page's dialog tells of each path. Most paths share most of what is told: every text stands once and paths name it by number."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from constructs_privatelink.cli.report.shown import MARKS, path_of
from constructs_privatelink.errors import some_of
from constructs_privatelink.visible_text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from constructs_privatelink.analysis import Finding
    from constructs_privatelink.analysis.reachability.filters import Outcome
    from constructs_privatelink.analysis.reachability.verdicts import Hop, Result
    from constructs_privatelink.analysis.values import Outside, ResourceId
    from constructs_privatelink.cli.report.shown import MatrixCell, MatrixRow

_OUTCOMES: dict[Outcome, tuple[str, str]] = {"passes": ("✓", "passes"), "drops": ("✕", "drops"), "undetermined": ("?", "not known")}
_MOST_NAMED = 5
_MEANINGS = {
    "security groups out": "May the client send this? Security groups allow; what none allows is dropped. Answers pass on their own.",
    "security groups into": "May this arrive at the endpoint's interface? What no rule of its groups allows is dropped.",
    "ACL": "Network ACLs look at packets and answers alike, rule by rule from the lowest number; the first that matches decides.",
    "routes": "Where are packets to this address sent? Without a route that leads there, they are dropped.",
}


class PathTexts:
    """The paths of a page, each with its number."""

    def __init__(self) -> None:
        self._texts: dict[str, int] = {}
        self._numbers_of_results: dict[Result, int] = {}
        self._results: list[object] = []
        self._paths: list[object] = []
        self._numbers: dict[tuple[ResourceId | Outside, str], int] = {}

    def add(self, row: MatrixRow, cell: MatrixCell) -> int:
        """Take a path in and return its number."""
        proof, number = cell.proof, len(self._paths)
        for client in row.clients:
            self._numbers[proof.endpoint.id, visible(client)] = number
        others = row.clients[1:]
        alike = f"alike for {some_of(others, _MOST_NAMED)}"
        self._paths.append(
            [
                self._text(str(proof.client)),
                self._text(path_of(proof.endpoint)),
                self._result(proof.result),
                self._all([alike] if others else []),
                self._all(str(name) for name in proof.names),
                self._all(str(call) for call in proof.authorization),
            ]
        )
        return number

    def number_of(self, finding: Finding) -> int | None:
        """Return the number of the path that a finding is about; None where it is about none, or the page does not show it."""
        for verdict in ("blocked", "unknown"):
            path, is_said, _ = finding.text.rpartition(f" is {verdict}")
            number = self._numbers.get((finding.resource, path.removesuffix(f" to {visible(finding.path)}"))) if is_said else None
            if number is not None:
                return number
        return None

    def data(self) -> dict[str, object]:
        """Return all that the page's script reads."""
        return {"texts": list(self._texts), "results": self._results, "paths": self._paths}

    def _text(self, text: str) -> int:
        return self._texts.setdefault(visible(text), len(self._texts))

    def _all(self, texts: Iterable[str]) -> list[int]:
        return [self._text(text) for text in texts]

    def _result(self, result: Result) -> int:
        known = self._numbers_of_results.get(result)
        if known is not None:
            return known
        extent = f" in {result.extent}" if result.extent else ""
        entries = [entry for change in result.changes for entry in change.entries]
        self._results.append(
            {
                "verdict": self._text(f"{MARKS[result.verdict]} {result.verdict}{extent} {result.code}".strip()),
                "hops": [self._hop(hop, decides=hop == result.deciding) for hop in result.hops],
                "also": self._all(str(hop) for hop in result.also),
                "reasons": self._all(str(reason) for reason in result.reasons),
                "assumes": self._all(result.assumptions),
                "change": self._text(result.change_text) if result.changes else None,
                "entries": self._all(_lines(entries)),
            }
        )
        return self._numbers_of_results.setdefault(result, len(self._results) - 1)

    def _hop(self, hop: Hop, *, decides: bool) -> list[int]:
        mark, outcome = _OUTCOMES[hop.outcome]
        at = str(hop).removeprefix(f"{hop.name}: {hop.outcome}").removeprefix(": ")
        meaning = next((text for start, text in _MEANINGS.items() if hop.name.startswith(start)), "")
        return [self._text(mark), self._text(f"{hop.name}: {outcome}"), self._text(at), self._text(meaning), int(decides)]


def _lines(entries: Sequence[Mapping[str, object]]) -> list[str]:
    return json.dumps(entries, indent=2, default=str).splitlines() if entries else []
