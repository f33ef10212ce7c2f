"""The report as Markdown for pull requests: findings first, then a Mermaid drawing of who reaches what, and the cost.

GitHub draws Mermaid (https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting), and takes no comment of
more than 65,536 characters: what is more is left out, and the report says what.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.cli.markdown_text import literal
from constructs_privatelink.cli.report.mermaid import flowchart
from constructs_privatelink.cli.report.policy_words import in_words
from constructs_privatelink.cli.report.shown import MARKS, name_of, path_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from constructs_privatelink.analysis import Finding
    from constructs_privatelink.cli.cost import Estimate
    from constructs_privatelink.cli.formats.check_result import CheckResult
    from constructs_privatelink.cli.report.shown import MatrixRow, VpcView

MOST_LETTERS = 65_000
"""Of a report: GitHub counts 65,536 characters of a comment, and somebody may write a line above it."""

_SHARES = {"findings": 0.4, "drawings": 0.7, "policies": 0.85, "cost": 0.95, "notes": 0.98, "left": 0.99}


def markdown(title: str, vpcs: Sequence[VpcView], result: CheckResult, estimate: Estimate) -> str:
    """Return the report.

    Args:
        title: What it is about.
        vpcs: What to draw.
        result: What a check found.
        estimate: What the endpoints cost.

    """
    text = _Text()
    text.add(f"# {literal(title)}", "", literal(result.summary), "")
    _findings(text, result.findings)
    drawn = sum([_vpc(text, number, vpc) for number, vpc in enumerate(vpcs, start=1)])
    if drawn < len(vpcs):
        text.add("", f"{len(vpcs) - drawn} of {len(vpcs)} VPCs are left out: a comment has no room for them.")
    text.add("", "## Policies", "")
    text.rows(_policies(vpcs), "policies", "lines of policies")
    text.add("", "## Monthly cost, estimated", "", "| Endpoint | Service | Zones | US dollars a month |", "|---|---|---|--:|")
    sums = [_table_row(row) for row in estimate.sums()]
    left_out = text.fit((_table_row(line.row()) for line in estimate.lines), "cost", room=sum(len(row) + 1 for row in sums))
    text.add(*sums)
    if left_out:
        text.add("", f"{left_out} rows of the cost are left out; the sum has them.")
    text.rows((f"\n{literal(note)}" for note in reversed(estimate.notes())), "notes", "notes on the cost")
    left = [*(f"not read: {problem}" for problem in result.problems), *map(str, result.omissions)]
    if left:
        text.add("", "## Not looked at", "")
        text.rows((f"- {literal(omission)}" for omission in left), "left", "lines")
    return text.written()


class _Text:
    """A text with a limit. Every part may use what its share and those before it leave."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._letters = 0

    def add(self, *lines: str) -> None:
        """Add lines: headings and sentences, for which there is always room."""
        self._lines += lines
        self._letters += sum(len(line) + 1 for line in lines)

    def fits(self, lines: Iterable[str], part: str) -> bool:
        """Return whether a part of the report has room for lines."""
        return self._letters + sum(len(line) + 1 for line in lines) <= MOST_LETTERS * _SHARES[part]

    def fit(self, rows: Iterable[str], part: str, room: int = 0) -> int:
        """Add the rows that there is room for, and return how many there was none for."""
        left_out = 0
        for row in rows:
            if left_out or not self.fits([row, " " * room], part):
                left_out += 1
            else:
                self.add(row)
        return left_out

    def rows(self, rows: Iterable[str], part: str, what: str) -> None:
        """Add the rows that there is room for, and say how many there are besides."""
        left_out = self.fit(rows, part)
        if left_out:
            self.add("", f"{left_out} {what} are left out: a comment has no room for them.")

    def written(self) -> str:
        """Return the text."""
        return "\n".join(self._lines) + "\n"


def _findings(text: _Text, findings: Sequence[Finding]) -> None:
    if findings:
        text.add("| Severity | Rule | Where | What |", "|---|---|---|---|")
        text.rows((_finding(finding) for finding in findings), "findings", "findings")


def _finding(finding: Finding) -> str:
    text = " ".join((finding.text, *finding.details)) + (f" Change: {finding.fix}" if finding.fix else "")
    if finding.acknowledged is None:
        return _table_row((finding.severity, finding.rule, finding.where(), text))
    return _table_row(
        (f"acknowledged {finding.severity}", finding.rule, finding.path, f"{finding.text} Reason: {finding.acknowledged.text}")
    )


def _table_row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(literal(cell) for cell in cells)} |"


def _vpc(text: _Text, number: int, vpc: VpcView) -> bool:
    """Write of a VPC what there is room for; return whether there is any."""
    chart, shown, declared = flowchart(number, vpc)
    lines = ["", f"## {literal(vpc.title)}", "", *(f"- {literal(note)}" for note in vpc.notes), *([""] if vpc.notes else [])]
    lines.append(chart if declared else "No path is declared.")
    if shown < declared:
        lines += ["", f"The drawing shows {shown} of {declared} declared paths, what is not open first."]
    if not text.fits(lines, "drawings"):
        return False
    text.add(*lines)
    matrix = vpc.matrix
    if matrix.rows and matrix.endpoints:
        head = ["", *([literal(matrix.left_out), ""] if matrix.left_out else [])]
        head.append("| Client | " + " | ".join(literal(name_of(endpoint)) for endpoint in matrix.endpoints) + " |")
        head.append("|---|" + ":-:|" * len(matrix.endpoints))
        if text.fits(head, "drawings"):
            text.add(*head)
            text.rows((_row(row, vpc) for row in matrix.rows), "drawings", "clients")
        else:
            text.add("", "The table of who reaches what is left out: a comment has no room for it.")
    return True


def _row(row: MatrixRow, vpc: VpcView) -> str:
    cells = [row.cells.get(endpoint.id) for endpoint in vpc.matrix.endpoints]
    marks = ["" if cell is None else MARKS[cell.verdict] if cell.declared else "·" for cell in cells]
    return f"| {literal(row.name)} | " + " | ".join(marks) + " |"


def _policies(vpcs: Sequence[VpcView]) -> Iterator[str]:
    """A line for each endpoint whose policy says something; those that say the same together."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for vpc in vpcs:
        for endpoint in vpc.matrix.endpoints:
            alike.setdefault(in_words(endpoint), []).append(path_of(endpoint))
    for sentences, names in alike.items():
        yield "\n".join([f"- {literal(', '.join(names))}", *(f"  - {literal(sentence)}" for sentence in sentences)])
