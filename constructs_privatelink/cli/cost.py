"""``privatelink cost``: what endpoints cost a month, and what sharing them between VPCs would save. An estimate, and it says so."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.values import Unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import Console

    from constructs_privatelink.analysis import Analysis
    from constructs_privatelink.analysis.networks.model import Endpoint
    from constructs_privatelink.catalogue.prices import Prices

_BILLED = {EndpointKind.INTERFACE, EndpointKind.OPENSEARCH_SERVERLESS, EndpointKind.GATEWAY_LOAD_BALANCER}


@dataclass(frozen=True)
class Line:
    """What one endpoint costs.

    Args:
        endpoint: Its construct path.
        service: Its service's short name, or else its full name; None where it is not known.
        vpc: Its VPC; None where it is not known.
        region: Its Region; None where it is not known.
        zones: The Availability Zones that it is billed in; None where that is not known.
        month: US dollars a month; None where the zones are not known.

    """

    endpoint: str
    service: str | None
    vpc: str | None
    region: str | None
    zones: int | None
    month: float | None


@dataclass(frozen=True)
class Shared:
    """What would be saved if VPCs shared their endpoints of one service.

    Args:
        service: The service.
        region: The Region that they are in.
        vpcs: How many VPCs have one.
        month: US dollars a month that all but the widest cost.

    """

    service: str
    region: str | None
    vpcs: int
    month: float


@dataclass(frozen=True)
class Estimate:
    """What endpoints cost a month.

    Args:
        lines: The endpoints, the dearest first.
        data: US dollars for the data.
        gb: The GB that were asked about.
        shared: What sharing would save, most first.
        prices: The prices.
        guessed: The Regions that the price table lacks.

    """

    lines: tuple[Line, ...]
    data: float
    gb: float
    shared: tuple[Shared, ...]
    prices: Prices
    guessed: tuple[str, ...]

    @property
    def month(self) -> float:
        """US dollars a month, of all that is known."""
        return sum(line.month or 0.0 for line in self.lines) + self.data

    def rows(self) -> list[tuple[str, str, str, str]]:
        """Return the endpoints, the data and the sum: name, service, zones and US dollars a month."""
        rows = [(line.endpoint, line.service or "not known", _zones(line.zones), _dollars(line.month)) for line in self.lines]
        if self.gb:
            rows.append((f"{self.gb:,.0f} GB of data in a Region", "", "", _dollars(self.data)))
        return [*rows, ("together", "", "", _dollars(self.month))]

    def notes(self) -> list[str]:
        """Return what sharing would save, and what the estimate rests on."""
        notes = [
            f"{shared.vpcs} VPCs have {shared.service} in {shared.region or 'one Region'}: "
            f"sharing one would save {_dollars(shared.month)} a month"
            for shared in self.shared
        ]
        if self.shared:
            notes.append("what connects the VPCs (a transit gateway's hours and data, hosted zones) is not taken off that")
        notes.append(
            f"an estimate: US dollars a month of {self.prices.hours} hours, prices of {self.prices.as_of}, no taxes, discounts or transfer"
        )
        if self.guessed:
            where = ", ".join(self.guessed)
            notes.append(
                f"the price table lacks {where}: counted with {self.prices.hour_elsewhere} an hour; give another with --price-per-hour"
            )
        return notes

    def to_json(self) -> dict[str, object]:
        """Return the estimate as JSON values."""
        return {
            "schemaVersion": 1,
            "estimate": True,
            "currency": "USD",
            "asOf": self.prices.as_of,
            "month": round(self.month, 2),
            "endpoints": [{**vars(line), "month": None if line.month is None else round(line.month, 2)} for line in self.lines],
            "data": {"gb": self.gb, "month": round(self.data, 2)},
            "sharing": [{**vars(shared), "month": round(shared.month, 2)} for shared in self.shared],
            "regionsWithoutPrice": list(self.guessed),
        }


def estimate(analysis: Analysis, table: Prices, gb: float = 0.0) -> Estimate:
    """Return what the endpoints of templates cost a month.

    Args:
        analysis: The networks.
        table: The prices.
        gb: The data that all interface endpoints of a Region carry in a month. Default: 0.

    """
    lines = [_line(endpoint, analysis, table) for endpoint in analysis.model.endpoints if endpoint.kind in _BILLED]
    regions = {line.region for line in lines}
    guessed = sorted({region or "a Region that is not known" for region in regions} - set(table.hour))
    return Estimate(
        lines=tuple(sorted(lines, key=lambda line: (-(line.month or 0.0), line.endpoint))),
        data=table.of_data(gb) * len(regions),
        gb=gb,
        shared=tuple(_sharing(lines)),
        prices=table,
        guessed=() if table.as_of == "yours" else tuple(guessed),
    )


def _line(endpoint: Endpoint, analysis: Analysis, table: Prices) -> Line:
    region = analysis.region_of(endpoint.id)
    zones = None if isinstance(endpoint.subnets, Unknown) else len(endpoint.subnets)
    hour = table.hour_elsewhere if region is None else table.hour.get(region, table.hour_elsewhere)
    service = endpoint.short_name or (endpoint.service_name if isinstance(endpoint.service_name, str) else None)
    vpc = analysis.model.vpcs.get(endpoint.vpc)
    where = (vpc.path if vpc is not None and vpc.path else str(endpoint.vpc)) if not isinstance(endpoint.vpc, Unknown) else None
    return Line(endpoint.path or str(endpoint.id), service, where, region, zones, None if zones is None else zones * hour * table.hours)


def _sharing(lines: Iterable[Line]) -> Sequence[Shared]:
    """All but the widest endpoint of a service in a Region could go, if the VPCs were connected and its names shared."""
    alike: dict[tuple[str, str | None], list[Line]] = defaultdict(list)
    for line in lines:
        if line.service is not None and line.vpc is not None:
            alike[line.service, line.region].append(line)
    sharing = [
        Shared(service, region, len({line.vpc for line in several}), sum(months := [line.month or 0.0 for line in several]) - max(months))
        for (service, region), several in alike.items()
        if len({line.vpc for line in several}) > 1
    ]
    return sorted(sharing, key=lambda shared: (-shared.month, shared.service))


def write(estimated: Estimate, out: Console) -> None:
    """Write an estimate: each endpoint, the data, what sharing would save, and what it rests on."""
    rows = estimated.rows()
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    for row in rows:
        *texts, dollars = (text.ljust(width) for text, width in zip(row, widths, strict=True))
        out.print("  ".join((*texts, f"{dollars.strip():>{widths[3]}}")), style="bold" if row is rows[-1] else "")
    for note in estimated.notes():
        out.print(note)


def _zones(zones: int | None) -> str:
    return "zones not known" if zones is None else f"{zones} zone" + ("s" if zones != 1 else "")


def _dollars(amount: float | None) -> str:
    return "not known" if amount is None else f"{amount:,.2f}"
