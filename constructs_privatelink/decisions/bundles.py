"""Which endpoints a bundle makes, and its table: each endpoint with its reason and what it costs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constructs_privatelink.catalogue.prices import prices
from constructs_privatelink.catalogue.service import Service
from constructs_privatelink.errors import PrivateLinkError, Problems

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from constructs_privatelink.catalogue.workload_bundles import WorkloadBundle

BY_GATEWAY = frozenset({"s3", "dynamodb"})
"""Services that bundles, and networks that serve, reach by gateway endpoints, which cost nothing."""


@dataclass(frozen=True)
class Wanted:
    """One endpoint that a bundle asks for.

    Args:
        service: What it leads to.
        why: What it is for, as a clause.

    """

    service: Service
    why: str

    @property
    def by_gateway(self) -> bool:
        """Whether it is a gateway endpoint."""
        return self.service.short_name in BY_GATEWAY


def chosen(
    bundle: WorkloadBundle, also: Sequence[str | Service], without: Sequence[str | Service], region: str | None = None
) -> tuple[Wanted, ...]:
    """Return the endpoints that are asked for: those of the list, and what is asked for besides, in that order.

    What AWS has in other Regions alone is left out.

    Args:
        bundle: The list.
        also: Services to have too: optional ones of the list, or any others.
        without: Services of the list to do without.
        region: The Region of the endpoints. Default: - not known.

    Raises:
        PrivateLinkError: A service is not known, is none of the list where it has to be, or stands in both; or nothing is left.

    """
    problems = Problems(bundle.id)
    more, less = _services("also", also, problems), _services("without", without, problems)
    problems.refuse()
    listed = {member.service: member.why for member in bundle.members}
    optional = {member.service: member.why for member in bundle.optional}
    problems.add(f"got {name!r} in also and in without; keep it in one of them" for name in more if name in less)
    known = ", ".join([*listed, *optional])
    problems.add(
        f"got {name!r} in without, which is not in the bundle '{bundle.id}' of {known}; leave it out"
        for name in less
        if name not in listed and name not in optional
    )
    if not problems.reasons and not more and all(name in less for name in listed):
        problems.add(["got everything in without, and nothing is left; keep at least one"])
    problems.refuse()
    here = {name: Wanted(Service.find(name), why) for name, why in listed.items() if name not in less}
    wanted = {name: member for name, member in here.items() if not _is_of_others(member.service, region)}
    extra = {name: Wanted(service, optional.get(name, "asked for besides")) for name, service in more.items() if name not in wanted}
    if not wanted and not extra:
        elsewhere = ", ".join(here)
        problems.add([f"nothing is left: AWS has {elsewhere} in other Regions than {region} alone; take the bundle away, or keep another"])
    problems.refuse()
    return (*wanted.values(), *extra.values())


def _is_of_others(service: Service, region: str | None) -> bool:
    return region is not None and bool(service.available_regions) and not service.available_in(region)


def _services(argument: str, given: object, problems: Problems) -> dict[str, Service]:
    if isinstance(given, (str, Service)) or not hasattr(given, "__iter__"):
        problems.add([f"got {argument}={given!r}, which is one; give a sequence: {argument}=['kms']"])
        return {}
    services: dict[str, Service] = {}
    for name in given:
        service = name if isinstance(name, Service) else _named(name, argument, problems)
        if service is not None:
            services[service.short_name] = service
    return services


def _named(name: object, argument: str, problems: Problems) -> Service | None:
    if not isinstance(name, str):
        problems.add([f"got {name!r} in {argument}; give short names such as 'kms', or services such as AwsService.KMS"])
        return None
    try:
        return Service.find(name)
    except PrivateLinkError as error:
        problems.add(f"got {name!r} in {argument}: {reason}" for reason in error.reasons)
        return None


@dataclass(frozen=True)
class Row:
    """A line of the table.

    Args:
        name: The short name of the service.
        why: What the endpoint is for.
        gateway: Whether it is a gateway endpoint.
        is_new: Whether it was made for this bundle, and not there already.

    """

    name: str
    why: str
    gateway: bool
    is_new: bool

    @property
    def endpoint(self) -> str:
        """What it is: ``"s3, by gateway"``."""
        return f"{self.name}, by gateway" if self.gateway else self.name

    @property
    def reason(self) -> str:
        """Why it is there, and whether it was before."""
        return self.why if self.is_new else f"{self.why} (was there already)"


def table(title: str, rows: Iterable[Row], *, region: str | None, zones: int | None, pages: Sequence[str]) -> str:
    """Return endpoints as text: what each costs and why it is there.

    Args:
        title: What they are for.
        rows: The endpoints.
        region: Their Region; None where it is not known.
        zones: The Availability Zones of the interface endpoints; None where they are not known.
        pages: What is said of their source, a line each.

    """
    known = prices()
    paid = None if zones is None else known.of_endpoint(region, zones)
    listed = list(rows)
    months = [paid if row.is_new and not row.gateway else 0.0 for row in listed]
    together = None if None in months else sum(month or 0.0 for month in months)
    cells = [
        ("US$ a month", "endpoint", "why"),
        *((_dollars(month), row.endpoint, row.reason) for row, month in zip(listed, months, strict=True)),
        (_dollars(together), "together", ""),
    ]
    dollars, names = (max(len(line[column]) for line in cells) for column in (0, 1))
    lines = [f"{cost:>{dollars}}  {name:<{names}}  {why}".rstrip() for cost, name, why in cells]
    where = "an unknown number of zones" if zones is None else f"{zones} zone{'' if zones == 1 else 's'}"
    rests_on = f"an estimate for {where}: prices of {known.as_of}, a month of {known.hours} hours, without data, taxes and discounts"
    return "\n".join([title, *lines, rests_on, *pages])


def _dollars(amount: float | None) -> str:
    return "not known" if amount is None else f"{amount:,.2f}"
