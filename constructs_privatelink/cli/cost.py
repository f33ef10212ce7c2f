"""``privatelink cost``: what endpoints cost a month, and what sharing them between VPCs would save. An estimate, and it says so."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.kinds import LATTICE, EndpointKind
from constructs_privatelink.analysis.values import Given, Unknown, known_values
from constructs_privatelink.errors import some_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from constructs_privatelink.analysis import Analysis
    from constructs_privatelink.analysis.networks.model import Endpoint
    from constructs_privatelink.catalogue.prices import Prices
    from constructs_privatelink.cli.screen import Line

_BILLED = {EndpointKind.INTERFACE, EndpointKind.OPENSEARCH_SERVERLESS, EndpointKind.GATEWAY_LOAD_BALANCER}
_NOT_PRICED = {*LATTICE, EndpointKind.UNKNOWN}
"""Kinds that AWS bills, or may, and that the price table lacks."""
_MOST_NAMED = 5
_MOST_NEEDED_BY = 2


@dataclass(frozen=True)
class CostLine:
    """What one endpoint costs.

    Args:
        endpoint: Its construct path.
        service: Its service's short name, or else its full name; None where it is not known.
        vpc: Its VPC; None where it is not known.
        region: Its Region; None where it is not known.
        zones: The Availability Zones that it is billed in; None where that is not known.
        month: US dollars a month; None where the zones are not known.
        needed_by: For which workloads or bundles it is there, by their paths, as far as the template says so. Default: nobody.

    """

    endpoint: str
    service: str | None
    vpc: str | None
    region: str | None
    zones: int | None
    month: float | None
    needed_by: tuple[str, ...] = ()

    @property
    def whose(self) -> str:
        """For whom it is there, in words; empty where the template does not say."""
        return f"for {some_of(self.needed_by, _MOST_NEEDED_BY)}" if self.needed_by else ""

    def to_json(self) -> dict[str, object]:
        """Return it as JSON values."""
        values = {name: value for name, value in vars(self).items() if name != "needed_by"}
        return {**values, "month": None if self.month is None else round(self.month, 2), "neededBy": list(self.needed_by)}

    def row(self) -> tuple[str, str, str, str]:
        """Return it in words: name, service, zones and US dollars a month."""
        return (self.endpoint, self.service or "not known", _zones(self.zones), _dollars(self.month))


@dataclass(frozen=True)
class Saving:
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
        savings: What sharing would save, most first.
        prices: The prices.
        guessed: The Regions that the price table lacks.
        not_priced: The endpoints of kinds that the price table lacks, with their kinds.

    """

    lines: tuple[CostLine, ...]
    data: float
    gb: float
    savings: tuple[Saving, ...]
    prices: Prices
    guessed: tuple[str, ...]
    not_priced: tuple[str, ...] = ()

    @property
    def month(self) -> float | None:
        """US dollars a month, of all that is known; None where there is something, and nothing of it is known."""
        known = [line.month for line in self.lines if line.month is not None]
        if not known and not self.data and (self.lines or self.not_priced):
            return None
        return sum(known) + self.data

    def sums(self) -> list[tuple[str, str, str, str]]:
        """Return the rows below the endpoints', in the same columns: the data, where some was asked about, and all together."""
        data = [(f"{self.gb:,.0f} GB of data in a Region", "", "", _dollars(self.data))] if self.gb else []
        unknown = sum(line.month is None for line in self.lines)
        besides = f", without {unknown} of which the zones are not known" if unknown and self.month is not None else ""
        return [*data, (f"together{besides}", "", "", _dollars(self.month))]

    def notes(self) -> list[str]:
        """Return what sharing would save, and what the estimate rests on."""
        notes = [
            f"{saving.vpcs} VPCs have {saving.service} in {saving.region or 'one Region'}: "
            f"sharing one would save {_dollars(saving.month)} a month"
            for saving in self.savings
        ]
        for_somebody = [line for line in self.lines if line.needed_by]
        if for_somebody:
            known = [line.month for line in for_somebody if line.month is not None]
            are = "is" if len(for_somebody) == 1 else "are"
            whose = "for workloads that a network serves, or for a bundle"
            notes.append(f"{len(for_somebody)} of these {are} there {whose}: {_dollars(sum(known) if known else None)} a month")
        if self.savings:
            notes.append("what connects the VPCs (a transit gateway's hours and data, hosted zones) is not taken off that")
        notes.append(
            f"an estimate: US dollars a month of {self.prices.hours} hours, prices of {self.prices.as_of}, no taxes, discounts or transfer"
        )
        if self.not_priced:
            notes.append(f"not priced, since the price table has no price of their kinds: {some_of(self.not_priced, _MOST_NAMED)}")
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
            "month": None if self.month is None else round(self.month, 2),
            "endpoints": [line.to_json() for line in self.lines],
            "data": {"gb": self.gb, "month": round(self.data, 2)},
            "sharing": [{**vars(saving), "month": round(saving.month, 2)} for saving in self.savings],
            "regionsWithoutPrice": list(self.guessed),
            "notPriced": list(self.not_priced),
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
        savings=tuple(_savings(lines)),
        prices=table,
        guessed=() if table.as_of == "yours" else tuple(guessed),
        not_priced=tuple(
            f"{endpoint.path or endpoint.id} ({endpoint.kind})" for endpoint in analysis.model.endpoints if endpoint.kind in _NOT_PRICED
        ),
    )


def _line(endpoint: Endpoint, analysis: Analysis, table: Prices) -> CostLine:
    region = analysis.region_of(endpoint.id)
    listed = any(isinstance(subnet, Given) and subnet.several for subnet in known_values(endpoint.subnets))
    zones = None if listed or isinstance(endpoint.subnets, Unknown) else len(endpoint.subnets)
    service = endpoint.short_name or (endpoint.service_name if isinstance(endpoint.service_name, str) else None)
    vpc = analysis.model.vpcs.get(endpoint.vpc)
    where = (vpc.path if vpc is not None and vpc.path else str(endpoint.vpc)) if not isinstance(endpoint.vpc, Unknown) else None
    return CostLine(
        endpoint.path or str(endpoint.id),
        service,
        where,
        region,
        zones,
        None if zones is None else table.of_endpoint(region, zones),
        needed_by=tuple(sorted(endpoint.needed_by)),
    )


def _savings(lines: Iterable[CostLine]) -> Sequence[Saving]:
    """All but the widest endpoint of a service in a Region could go, if the VPCs were connected and its names shared."""
    alike: dict[tuple[str, str | None], list[CostLine]] = defaultdict(list)
    for line in lines:
        if line.service is not None and line.vpc is not None:
            alike[line.service, line.region].append(line)
    savings = []
    for (service, region), of_service in alike.items():
        vpcs, months = {line.vpc for line in of_service}, [line.month or 0.0 for line in of_service]
        if len(vpcs) > 1:
            savings.append(Saving(service, region, len(vpcs), sum(months) - max(months)))
    return sorted(savings, key=lambda saving: (-saving.month, saving.service))


def lines(estimate: Estimate) -> Iterator[Line]:
    """Yield an estimate, the amounts first: each endpoint, the data, what sharing would save, and what it rests on."""
    rows = [*((line.row(), line.whose) for line in estimate.lines), *((row, "") for row in estimate.sums())]
    dollars, zones, services = (max(len(row[column]) for row, _ in rows) for column in (3, 2, 1))
    for row, whose in rows:
        said = f", {whose}" if whose else ""
        yield [(f"{row[3]:>{dollars}}  {row[2]:<{zones}}  {row[1]:<{services}}  {row[0]}{said}", "bold" if row is rows[-1][0] else "")]
    for note in estimate.notes():
        yield [note]


def _zones(zones: int | None) -> str:
    return "zones not known" if zones is None else f"{zones} zone" + ("s" if zones != 1 else "")


def _dollars(amount: float | None) -> str:
    return "not known" if amount is None else f"{amount:,.2f}"
