"""Who reaches which endpoint of a VPC: a row for each client, or for all that are alike hop by hop where there are many."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.reachability.client_kinds import AnyClient, name_of, shared_names
from constructs_privatelink.analysis.reachability.verdicts import WORST_FIRST
from constructs_privatelink.cli.report.shown import Matrix, MatrixCell, MatrixRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from constructs_privatelink.analysis import Analysis, Proof
    from constructs_privatelink.analysis.networks.model import Endpoint
    from constructs_privatelink.analysis.values import ResourceId

MOST_CELLS = 4_000
"""A VPC with more shows declared paths only: nobody looks at more, and each is a proof."""

MOST_MARKS, MOST_MARKS_OF_A_PAGE = 2_400, 10_000
"""What a matrix shows at most, and what all of them do: a browser lays out a table of more for seconds."""

_FEW_CLIENTS, _FEWEST_ROWS = 16, 3


@dataclass(frozen=True)
class Asked:
    """What is asked of the endpoints of one VPC.

    Args:
        endpoints: The endpoints.
        declared: The proofs of their declared paths, by endpoint.
        callers: Who stands in the VPC, and is asked about undeclared paths too.

    """

    endpoints: Sequence[Endpoint]
    declared: Mapping[ResourceId, Sequence[Proof]]
    callers: Iterable[AnyClient]


def matrix(analysis: Analysis, asked: Asked, marks: int) -> Matrix:
    """Return who reaches what.

    Args:
        analysis: Proves.
        asked: What is asked.
        marks: How many marks there is room for.

    """
    asking = list(asked.callers)
    every = (proof.client for endpoint in asked.endpoints for proof in asked.declared.get(endpoint.id, ()))
    shared = shared_names([*asking, *every])
    cells: dict[str, dict[ResourceId, MatrixCell]] = {}
    for endpoint in asked.endpoints:
        for proof in asked.declared.get(endpoint.id, ()):
            _put(MatrixCell(proof, declared=True), endpoint, cells.setdefault(name_of(proof.client, shared), {}))
    callers, notes = defaultdict[str, list[AnyClient]](list), list[str]()
    for client in asking:
        callers[name_of(client, shared)].append(client)
    if len(callers) * len(asked.endpoints) > MOST_CELLS:
        notes.append(f"Undeclared paths are left out: {len(callers)} workloads and {len(asked.endpoints)} endpoints are more than fit.")
        callers.clear()
    for name, places in callers.items():
        known = cells.setdefault(name, {})
        for endpoint in [endpoint for endpoint in asked.endpoints if endpoint.id not in known]:
            for client in places:
                _put(MatrixCell(analysis.prove(client, endpoint), declared=False), endpoint, known)
    rows, dropped = _fitting(_rows(cells), max(_FEWEST_ROWS, marks // max(1, len(asked.endpoints))))
    if dropped:
        notes.append(f"{len(dropped)} clients are left out, the worst are kept; privatelink check --format json tells of all.")
    return Matrix(tuple(rows), tuple(asked.endpoints), " ".join(notes), tuple(dropped))


def _put(cell: MatrixCell, endpoint: Endpoint, of_client: dict[ResourceId, MatrixCell]) -> None:
    """Put a path in its cell; of a client that stands in several places, the worst is shown."""
    known = of_client.get(endpoint.id)
    if known is None or WORST_FIRST.index(cell.proof.result.verdict) < WORST_FIRST.index(known.proof.result.verdict):
        of_client[endpoint.id] = cell


def _rows(cells: Mapping[str, Mapping[ResourceId, MatrixCell]]) -> list[MatrixRow]:
    if len(cells) <= _FEW_CLIENTS:
        return [MatrixRow((client,), of_client) for client, of_client in cells.items()]
    alike: dict[object, list[str]] = defaultdict(list)
    for client, of_client in cells.items():
        alike[tuple((endpoint, *_answer(cell)) for endpoint, cell in sorted(of_client.items()))].append(client)
    return [MatrixRow(tuple(clients), cells[clients[0]]) for clients in alike.values()]


def _answer(cell: MatrixCell) -> tuple[object, ...]:
    """Return all that is told of a path, but for whose it is."""
    return cell.declared, cell.proof.result, cell.proof.names, cell.proof.authorization


def _fitting(rows: list[MatrixRow], most: int) -> tuple[list[MatrixRow], list[str]]:
    """Return the rows that there is room for, the worst before the others, in their order; and the clients of the others."""
    if len(rows) <= most:
        return rows, []
    kept = {id(row) for row in sorted(rows, key=lambda row: row.trouble)[:most]}
    return [row for row in rows if id(row) in kept], [client for row in rows if id(row) not in kept for client in row.clients]
