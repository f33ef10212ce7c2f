"""Where everything stands in a VPC's drawing: a picture for each Availability Zone, and one of what the VPC is connected to.

Pictures stand beside each other where there is room and below each other where not. Colours come from the page's style, and each says
something that a shape or a text says too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constructs_privatelink.cli.report.shown import Chip, SubnetView, ZoneView
from constructs_privatelink.visible_text import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constructs_privatelink.cli.report.shown import ChipKind, VpcView

_CHIP_HEIGHT, _ROW_HEIGHT, _HEAD_HEIGHT, _LINE_HEIGHT, _TITLE_HEIGHT = 24, 30, 44, 20, 26
_ZONE_WIDTH, _SAMPLE_WIDTH = 278, 146
_LETTER_WIDTH = 7.1
_CHIPS_OF_A_ROW = 2
_MOST: dict[ChipKind, int] = {"endpoint": 24, "workload": 10}
_MOST_AROUND = 12
_TROUBLE = {"blocked": 0, "unknown": 1}
_PREFIXES: dict[ChipKind, str] = {"peering": "peering: ", "transit": "transit gateway: ", "client": "client: "}


@dataclass(frozen=True)
class DrawnText:
    """A text at its place; `kind` is how it looks, "" as a chip's name."""

    text: str
    x: int
    y: int
    kind: str = ""


@dataclass(frozen=True)
class DrawnChip:
    """Something that stands in a subnet, as a box with its name, and the mark of its worst verdict at the end."""

    chip: Chip
    x: int
    y: int
    width: int

    @property
    def height(self) -> int:
        """How high the box is."""
        return _CHIP_HEIGHT

    @property
    def radius(self) -> int:
        """How round the box is: an endpoint's interface is a pill."""
        return _CHIP_HEIGHT // 2 if self.chip.kind == "endpoint" else 4

    @property
    def title(self) -> str:
        """What it is, in words."""
        return ": ".join(part for part in (f"{self.chip.kind} {self.chip.path}", self.chip.summary) if part)

    @property
    def name(self) -> DrawnText:
        """Its name, as much of it as fits."""
        return DrawnText(_cut(_called(self.chip), self.width - 20 - _room(self.chip.mark)), self.x + 10, self.y + 16)

    @property
    def mark(self) -> DrawnText:
        """The mark, which ends where it is."""
        return DrawnText(self.chip.mark, self.x + self.width - 8, self.y + 16, "verdict")


@dataclass(frozen=True)
class DrawnSubnet:
    """A subnet's box."""

    y: int
    width: int
    height: int


@dataclass(frozen=True)
class Picture:
    """A picture of its own.

    Args:
        label: What a screen reader says of it.
        width: How wide it is.
        height: How high it is.
        subnets: The boxes behind the rest.
        texts: The names of the picture and of subnets, and what there was no room for.
        chips: What stands in the subnets.

    """

    label: str
    width: int
    height: int
    subnets: tuple[DrawnSubnet, ...]
    texts: tuple[DrawnText, ...]
    chips: tuple[DrawnChip, ...]


@dataclass(frozen=True)
class Drawing:
    """A VPC drawn: a picture for each zone, and one of what is around it; None where nothing is."""

    zones: tuple[Picture, ...]
    around: Picture | None


def drawing(vpc: VpcView) -> Drawing:
    """Return the drawing of a VPC."""
    zones = [*vpc.zones, *([ZoneView("in no known subnet", (SubnetView("", "", vpc.beside),))] if vpc.beside else [])]
    around = None
    if vpc.around:
        kept, more = vpc.around[:_MOST_AROUND], len(vpc.around) - _MOST_AROUND
        lines = [f"{more} more, listed below"] if more > 0 else []
        around = _picture("connections and other clients", [SubnetView("", "", kept)], lines)
    return Drawing(tuple(_picture(zone.name, zone.subnets) for zone in zones), around)


def sample(chip: Chip) -> DrawnChip:
    """Return one thing by itself, for the legend."""
    return DrawnChip(chip, 1, 1, _SAMPLE_WIDTH)


def _picture(name: str, subnets: Sequence[SubnetView], lines: Sequence[str] = ()) -> Picture:
    boxes, texts, chips = list[DrawnSubnet](), [_line(name, 8, 18, "small")], list[DrawnChip]()
    top = _TITLE_HEIGHT
    for subnet in subnets:
        box, of_subnet, standing = _subnet(subnet, top)
        boxes.append(box)
        texts += of_subnet
        chips += standing
        top += box.height + 8
    for line in lines:
        texts.append(_line(line, 8, top + 12, "small"))
        top += _LINE_HEIGHT
    drawn = len({chip.path for subnet in subnets for chip in subnet.chips})
    label = f"{name}: {drawn} drawn things; the list below the drawing has all"
    return Picture(label, _ZONE_WIDTH, top, tuple(boxes), tuple(texts), tuple(chips))


def _subnet(subnet: SubnetView, top: int) -> tuple[DrawnSubnet, list[DrawnText], list[DrawnChip]]:
    width, head = _ZONE_WIDTH - 8, _HEAD_HEIGHT if subnet.name else 8
    kept, more = drawn_of(subnet.chips)
    chips, height = _rows(kept, 12, top + head, width - 16)
    texts = [_line(subnet.name, 12, top + 18, "name"), _line(subnet.cidrs, 12, top + 34, "small")] if subnet.name else []
    for line in more:
        texts.append(_line(line, 12, top + head + height + 12, "small"))
        height += _LINE_HEIGHT
    return DrawnSubnet(top, width, height + head + (8 if kept else 0)), texts, chips


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


def _rows(chips: Sequence[Chip], left: int, top: int, width: int) -> tuple[list[DrawnChip], int]:
    """Return chips in rows, and their height: two of a row where their names are short enough, one where not."""
    half = (width - 8) // _CHIPS_OF_A_ROW
    drawn, row, used = list[DrawnChip](), 0, 0
    for chip in chips:
        span = 1 if len(_called(chip)) * _LETTER_WIDTH <= half - 20 - _room(chip.mark) else _CHIPS_OF_A_ROW
        if used + span > _CHIPS_OF_A_ROW:
            row, used = row + 1, 0
        drawn.append(DrawnChip(chip, left + used * (half + 8), top + row * _ROW_HEIGHT, half if span == 1 else width))
        used += span
    return drawn, (row + 1) * _ROW_HEIGHT if chips else 0


def _called(chip: Chip) -> str:
    return visible(_PREFIXES.get(chip.kind, "") + chip.name)


def _room(mark: str) -> int:
    return int(len(mark) * _LETTER_WIDTH) + 14 if mark else 0


def _line(text: str, x: int, y: int, kind: str) -> DrawnText:
    return DrawnText(_cut(visible(text), _ZONE_WIDTH - 24), x, y, kind)


def _cut(text: str, width: int) -> str:
    """Return a text with its middle left out where it is too long: the ends of names tell them apart."""
    room = max(4, int(width / _LETTER_WIDTH))
    if len(text) <= room:
        return text
    front = (room - 1) // 2
    return f"{text[:front]}…{text[len(text) - (room - 1 - front) :]}"
