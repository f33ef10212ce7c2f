"""Who reaches what as a Mermaid flowchart, within what GitHub and Mermaid draw.

Mermaid refuses more than 500 arrows or 50,000 characters
(https://mermaid.js.org/config/schema-docs/config.html); far fewer can be told apart.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from constructs_privatelink.cli.report.shown import name_of, path_of
from constructs_privatelink.visible_text import visible

if TYPE_CHECKING:
    from constructs_privatelink.cli.report.shown import VpcView

_ARROWS = {"blocked": "--x", "unknown": "-.->", "reachable": "-->"}
_MOST_ARROWS, _MOST_LETTERS, _LONGEST_NAME = 150, 12_000, 80
_SYNTAX = re.compile(r"[^\w ./:,=+-]")


def flowchart(number: int, vpc: VpcView) -> tuple[str, int, int]:
    """Return a chart of the declared paths of a VPC, how many arrows it has, and how many paths there are: what is not open comes first.

    Args:
        number: Tells its node ids from those of other charts.
        vpc: The VPC.

    """
    order = [*_ARROWS]
    declared = sorted(vpc.matrix.declared(), key=lambda path: order.index(path[1].verdict))
    clients, endpoints, names, arrows, letters = dict[str, str](), dict[str, str](), dict[str, str](), list[str](), 0
    for row, cell in declared[:_MOST_ARROWS]:
        letters += sum(len(label) + 20 for label in (_label(row.name), _label(name_of(cell.proof.endpoint))))
        if letters > _MOST_LETTERS:
            break
        client = clients.setdefault(row.name, f"c{number}_{len(clients)}")
        endpoint = endpoints.setdefault(path_of(cell.proof.endpoint), f"e{number}_{len(endpoints)}")
        names[endpoint] = name_of(cell.proof.endpoint)
        arrows.append(f"  {client} {_ARROWS[cell.verdict]} {endpoint}")
    lines = ["```mermaid", "flowchart LR", *(f'  {box}["{_label(client)}"]' for client, box in clients.items())]
    lines.append(f'  subgraph v{number}["{_label(vpc.title)}"]')
    lines += [f'    {box}(["{_label(name)}"])' for box, name in names.items()]
    return "\n".join([*lines, "  end", *arrows, "```"]), len(arrows), len(declared)


def _label(text: str) -> str:
    """Return a text that Mermaid takes literally, with entities for what it would read as syntax; of a long one the end."""
    text = visible(text)
    kept = text if len(text) <= _LONGEST_NAME else f"…{text[1 - _LONGEST_NAME :]}"
    return _SYNTAX.sub(lambda letter: f"#{ord(letter[0])};", kept)
