"""A VPC drawn: an SVG for each Availability Zone, which stand beside each other where there is room and below each other where not.

Every endpoint's interfaces carry the same ``data-path``: the page's script marks them together. Colours come from the page's style, and
each says something that a shape or a text says too.
"""

from __future__ import annotations

from html import escape
from itertools import count
from typing import TYPE_CHECKING

from constructs_privatelink.cli.report.shown import Chip, SubnetView, ZoneView

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constructs_privatelink.cli.report.shown import VpcView

_CHIP, _LINE, _HEAD = 24, 30, 44
_ZONE = 278
_LETTER = 7.1
_CHIPS_OF_A_ROW = 2
_MOST = {"endpoint": 24, "workload": 10}
_MOST_AROUND = 12
_TROUBLE = {"blocked": 0, "unknown": 1}
_WORDS = {"peering": "peering: ", "transit": "transit gateway: ", "client": "client: "}


def drawing(vpc: VpcView) -> str:
    """Return the drawing of a VPC: its frame with a picture for each zone, and beside it what it is connected to."""
    zones = [*vpc.zones]
    if vpc.beside:
        zones.append(ZoneView("in no known subnet", (SubnetView("", "", vpc.beside),)))
    around = ""
    if vpc.around:
        kept, more = vpc.around[:_MOST_AROUND], len(vpc.around) - _MOST_AROUND
        lines = [f"{more} more, listed below"] if more > 0 else []
        around = f'<div class="around">{_picture("connections and other clients", [SubnetView("", "", kept)], lines)}</div>'
    pictures = "".join(_picture(zone.name, zone.subnets) for zone in zones)
    return (
        f'<figure class="drawing"><div class="vpc"><p><strong>{escape(vpc.title)}</strong> {escape(vpc.cidrs)}</p>'
        f'<div class="zones">{pictures}</div></div>{around}</figure>'
    )


def sample(chip: Chip) -> str:
    """Return the picture of one thing, for the legend."""
    drawn, _ = _chips([chip], 1, 1, 146)
    return f'<svg aria-hidden="true" viewBox="0 0 148 26" width="148" height="26">{"".join(drawn)}</svg>'


def _picture(name: str, subnets: Sequence[SubnetView], lines: Sequence[str] = ()) -> str:
    parts, below = list[str](), 26
    for subnet in subnets:
        drawn, height = _subnet(subnet, below)
        parts += drawn
        below += height + 8
    for line in lines:
        parts.append(_text(line, 8, below + 12, "small"))
        below += 20
    standing = len({chip.path for subnet in subnets for chip in subnet.chips})
    label = escape(f"{name}: {standing} drawn things; the list below the drawing has all")
    return (
        f'<svg class="zone" role="img" aria-label="{label}" viewBox="0 0 {_ZONE} {below}" width="{_ZONE}" height="{below}">'
        f"{_text(name, 8, 18, 'small')}{''.join(parts)}</svg>"
    )


def _subnet(subnet: SubnetView, top: int) -> tuple[list[str], int]:
    width, head = _ZONE - 8, _HEAD if subnet.name else 8
    kept, more = drawn_of(subnet.chips)
    chips, height = _chips(kept, 12, top + head, width - 16)
    for line in more:
        chips.append(_text(line, 12, top + head + height + 12, "small"))
        height += 20
    height += head + (8 if kept else 0)
    names = [_text(subnet.name, 12, top + 18, "name"), _text(subnet.cidrs, 12, top + 34, "small")] if subnet.name else []
    return [f'<rect class="subnet" x="4" y="{top}" width="{width}" height="{height}" rx="6"/>', *names, *chips], height


def drawn_of(chips: Sequence[Chip]) -> tuple[list[Chip], list[str]]:
    """Return what of a subnet is drawn, the blocked before the rest where there is too much, and what is not, in words."""
    kept, more = list[Chip](), list[str]()
    for kind in dict.fromkeys(chip.kind for chip in chips):
        alike, most = [chip for chip in chips if chip.kind == kind], _MOST.get(kind, _MOST_AROUND)
        if len(alike) > most:
            alike.sort(key=lambda chip: _TROUBLE.get(chip.verdict, 2))
            more.append(f"{len(alike) - most} more {kind}s, listed below")
        kept += alike[:most]
    return kept, more


def _chips(chips: Sequence[Chip], left: int, top: int, width: int) -> tuple[list[str], int]:
    """Return chips in rows: two of a row where their names are short enough, one where not."""
    half = (width - 8) // _CHIPS_OF_A_ROW
    parts, row, used = list[str](), 0, 0
    for chip in chips:
        span = 1 if len(_called(chip)) * _LETTER <= half - 20 - _room(chip.mark) else _CHIPS_OF_A_ROW
        if used + span > _CHIPS_OF_A_ROW:
            row, used = row + 1, 0
        parts += _chip(chip, left + used * (half + 8), top + row * _LINE, half if span == 1 else width)
        used += span
    return parts, (row + 1) * _LINE if chips else 0


def _chip(chip: Chip, x: int, y: int, width: int) -> Iterator[str]:
    title = ": ".join(part for part in (f"{chip.kind} {chip.path}", chip.told) if part)
    yield f'<g class="chip {chip.kind} {chip.verdict}" data-path="{escape(chip.path)}"><title>{escape(title)}</title>'
    yield f'<rect x="{x}" y="{y}" width="{width}" height="{_CHIP}" rx="{_CHIP // 2 if chip.kind == "endpoint" else 4}"/>'
    yield _text(_called(chip), x + 10, y + 16, "", width - 20 - _room(chip.mark))
    if chip.mark:
        yield f'<text class="told" x="{x + width - 8}" y="{y + 16}" text-anchor="end">{chip.mark}</text>'
    yield "</g>"


def _called(chip: Chip) -> str:
    return _WORDS.get(chip.kind, "") + chip.name


def _room(mark: str) -> int:
    return int(len(mark) * _LETTER) + 14 if mark else 0


def _text(text: str, x: int, y: int, kind: str, width: int = _ZONE - 24) -> str:
    return f'<text{f" class={kind}" if kind else ""} x="{x}" y="{y}">{escape(_cut(text, width))}</text>'


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
