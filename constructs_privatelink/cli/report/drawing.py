"""A VPC as SVG: a column for each Availability Zone, its subnets below each other, and in each what stands there.

Every endpoint's interfaces carry the same ``data-path``: the page's script marks them together. Colours come from the page's style.
"""

from __future__ import annotations

from html import escape
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constructs_privatelink.cli.report.view import Chip, SubnetView, VpcView, ZoneView

_CHIP, _LINE, _HEAD, _GAP = 24, 30, 44, 12
_ZONE = 316
_LETTER = 7.1
_NARROW_CHIPS = 2


def drawing(vpc: VpcView, number: int, *, columns: int | None = None) -> str:
    """Return the SVG of a VPC.

    Args:
        vpc: What to draw.
        number: Tells its element ids from those of other drawings.
        columns: How many zones stand beside each other. Default: - all of them.

    """
    wide = min(columns or max(1, len(vpc.zones)), max(1, len(vpc.zones)))
    parts, tops = list[str](), [_HEAD] * wide
    for place, zone in enumerate(vpc.zones):
        column = place % wide
        left = _GAP + column * (_ZONE + _GAP)
        drawn, height = _zone(zone, left, tops[column])
        parts += drawn
        tops[column] += height + _GAP
    bottom = max(tops)
    width = _GAP + wide * (_ZONE + _GAP)
    if vpc.beside:
        drawn, height = _beside(vpc.beside, _GAP, bottom, width - 2 * _GAP)
        parts += drawn
        bottom += height + _GAP
    title = f"{vpc.title}: {len(vpc.zones)} Availability Zones, {len(vpc.matrix.endpoints)} endpoints"
    name = f"drawing-{number}-{wide}"
    return "".join(
        [
            f'<svg role="img" aria-labelledby="{name}" viewBox="0 0 {width} {bottom}" width="{width}" height="{bottom}">',
            f'<title id="{name}">{escape(title)}</title>',
            f'<rect class="vpc" x="0.5" y="0.5" width="{width - 1}" height="{bottom - 1}" rx="10"/>',
            f'<text class="name" x="{_GAP}" y="20">{escape(_cut(vpc.title, width - 2 * _GAP))}</text>',
            f'<text class="small" x="{_GAP}" y="36">{escape(_cut(vpc.cidrs, width - 2 * _GAP))}</text>',
            *parts,
            "</svg>",
        ]
    )


def _zone(zone: ZoneView, left: int, top: int) -> tuple[list[str], int]:
    parts, below = [f'<text class="small" x="{left + 8}" y="{top + 18}">{escape(zone.name)}</text>'], top + 26
    for subnet in zone.subnets:
        drawn, height = _subnet(subnet, left + 8, below)
        parts += drawn
        below += height + 8
    height = below - top
    return [f'<rect class="zone" x="{left}" y="{top}" width="{_ZONE}" height="{height}" rx="8"/>', *parts], height


def _subnet(subnet: SubnetView, left: int, top: int) -> tuple[list[str], int]:
    width = _ZONE - 16
    chips, height = _chips(subnet.chips, left + 8, top + _HEAD, width - 16)
    height = _HEAD + height + (8 if subnet.chips else 0)
    return [
        f'<rect class="subnet" x="{left}" y="{top}" width="{width}" height="{height}" rx="6"/>',
        f'<text class="name" x="{left + 8}" y="{top + 18}">{escape(_cut(subnet.name, width - 16))}</text>',
        f'<text class="small" x="{left + 8}" y="{top + 34}">{escape(_cut(subnet.cidrs, width - 16))}</text>',
        *chips,
    ], height


def _beside(chips: Sequence[Chip], left: int, top: int, width: int) -> tuple[list[str], int]:
    drawn, height = _chips(chips, left + 8, top + 26, width - 16)
    return [
        f'<rect class="zone" x="{left}" y="{top}" width="{width}" height="{height + 34}" rx="8"/>',
        f'<text class="small" x="{left + 8}" y="{top + 18}">in no subnet that the templates tell</text>',
        *drawn,
    ], height + 34


def _chips(chips: Sequence[Chip], left: int, top: int, width: int) -> tuple[list[str], int]:
    """Return chips in rows: two of a row where their names are short enough, one where not."""
    half = (width - 8) // _NARROW_CHIPS
    parts, row, used = list[str](), 0, 0
    for chip in chips:
        span = 1 if _fits(chip.name, half) else _NARROW_CHIPS
        if used + span > _NARROW_CHIPS:
            row, used = row + 1, 0
        x, y = left + used * (half + 8), top + row * _LINE
        parts += _chip(chip, x, y, half if span == 1 else width)
        used += span
    return parts, (row + 1) * _LINE if chips else 0


def _chip(chip: Chip, x: int, y: int, width: int) -> Iterator[str]:
    yield f'<g class="chip {chip.kind}" data-path="{escape(chip.path)}"><title>{escape(f"{chip.kind} {chip.path}")}</title>'
    yield f'<rect x="{x}" y="{y}" width="{width}" height="{_CHIP}" rx="{_CHIP // 2 if chip.kind == "endpoint" else 4}"/>'
    yield f'<text x="{x + 10}" y="{y + 16}">{escape(_cut(chip.name, width - 20))}</text></g>'


def _fits(text: str, width: int) -> bool:
    return len(text) * _LETTER <= width - 20


def _cut(text: str, width: int) -> str:
    """Return a text with its middle left out where it is too long: the ends of names tell them apart."""
    room = max(4, int(width / _LETTER))
    if len(text) <= room:
        return text
    front = (room - 1) // 2
    return f"{text[:front]}…{text[len(text) - (room - 1 - front) :]}"


def numbered(vpcs: Sequence[VpcView]) -> Iterator[tuple[int, VpcView]]:
    """Yield VPCs with the numbers that their element ids carry."""
    return zip(count(1), vpcs, strict=False)
