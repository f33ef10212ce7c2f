"""The top of the page: what matters as numbers, where to find it, and what the drawings' shapes mean."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.rules.finding import SEVERITIES
from constructs_privatelink.cli.report.layout import sample
from constructs_privatelink.cli.report.shown import MARKS, Chip, counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constructs_privatelink.cli.cost import Estimate
    from constructs_privatelink.cli.formats.check_result import CheckResult
    from constructs_privatelink.cli.report.layout import DrawnChip
    from constructs_privatelink.cli.report.shown import VpcView

_MOST_LINKS = 24
_SAMPLES = (
    (Chip("kms", "", "endpoint", declared=1), "an endpoint's interface: every declared client reaches it"),
    (Chip("sqs", "", "endpoint", blocked=1, declared=3), "1 of its 3 declared paths is blocked"),
    (Chip("sts", "", "endpoint", unknown=1, declared=3), "the templates do not tell about 1 of 3"),
    (Chip("Orders", "", "workload"), "a workload; no mark: no path is declared"),
    (Chip("Vpc2", "", "peering"), "a connection to another network, or a client outside"),
)


@dataclass(frozen=True)
class Tile:
    """A number with a link to where it is told; `kind` is how it looks."""

    to: str
    number: str
    words: str
    kind: str = ""


@dataclass(frozen=True)
class Link:
    """A link to a section."""

    to: str
    text: str


@dataclass(frozen=True)
class Overview:
    """The top of the page.

    Args:
        tiles: What matters as numbers.
        vpcs: The links to VPCs; those where a declared path is not open say so.
        folded: Whether there are so many VPCs that their links are folded.
        samples: What the shapes of drawings mean.
        marks: What the marks of matrices mean: the verdict, the mark, and the words.

    """

    tiles: tuple[Tile, ...]
    vpcs: tuple[Link, ...]
    folded: bool
    samples: tuple[tuple[DrawnChip, str], ...]
    marks: tuple[tuple[str, str, str], ...]


def overview(vpcs: Sequence[VpcView], result: CheckResult, estimate: Estimate) -> Overview:
    """Return the top of the page.

    Args:
        vpcs: What is drawn.
        result: What a check found.
        estimate: What the endpoints cost.

    """
    words = {"reachable": "reachable", "blocked": "blocked, in all or in part", "unknown": "the templates do not tell"}
    return Overview(
        tiles=tuple(_tiles(vpcs, result, estimate)),
        vpcs=tuple(_links(vpcs)),
        folded=len(vpcs) > _MOST_LINKS,
        samples=tuple((sample(chip), meaning) for chip, meaning in _SAMPLES),
        marks=tuple((verdict, mark, words[verdict]) for verdict, mark in MARKS.items()),
    )


def _tiles(vpcs: Sequence[VpcView], result: CheckResult, estimate: Estimate) -> Iterator[Tile]:
    for verdict, mark in MARKS.items():
        count = result.verdicts.get(verdict, 0)
        yield Tile("#paths", f"{count:,}", f"{mark} paths {verdict}", verdict if count else "")
    severities = Counter(finding.severity for finding in result.open)
    for severity in SEVERITIES:
        count = severities[severity]
        yield Tile("#findings", f"{count:,}", severity if severity == "info" else f"{severity}s", severity if count else "")
    if result.acknowledged:
        yield Tile("#findings", f"{len(result.acknowledged):,}", "acknowledged")
    endpoints = sum(len(vpc.matrix.endpoints) for vpc in vpcs)
    yield Tile("#paths", f"{endpoints:,}", f"endpoint{'s' if endpoints != 1 else ''} in {counted(len(vpcs), 'VPC')}")
    yield Tile("#cost", "not known" if estimate.month is None else f"${estimate.month:,.2f}", "a month, estimated")


def _links(vpcs: Sequence[VpcView]) -> Iterator[Link]:
    for number, vpc in enumerate(vpcs, start=1):
        endpoints = [chip for chip in vpc.chips() if chip.kind == "endpoint"]
        blocked, unknown = sum(chip.blocked for chip in endpoints), sum(chip.unknown for chip in endpoints)
        bad = [f"{MARKS['blocked']} {blocked} blocked"] if blocked else []
        bad += [f"{MARKS['unknown']} {unknown} unknown"] if unknown else []
        yield Link(f"#vpc-{number}", vpc.title + (f" ({', '.join(bad)})" if bad else ""))
