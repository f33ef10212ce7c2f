"""What endpoints cost, by a dated table: ``prices.json`` names AWS's pages.

An interface endpoint is billed for every hour in every Availability Zone that it has an interface in, and for the data that it carries
(https://aws.amazon.com/privatelink/pricing/). Gateway endpoints cost nothing.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pkgutil import get_data
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Prices:
    """A price table.

    Args:
        as_of: The month of the prices; "yours" where they were given.
        hour: US dollars for an endpoint's hour in one Availability Zone, by Region.
        hour_elsewhere: The same where `hour` has no Region.
        tiers: US dollars a GB up to so many GB a month; None for all beyond.
        hours: Hours of a month.

    """

    as_of: str
    hour: Mapping[str, float]
    hour_elsewhere: float
    tiers: tuple[tuple[float | None, float], ...]
    hours: int

    def of_endpoint(self, region: str | None, zones: int) -> float:
        """Return what an interface endpoint costs in a month.

        Args:
            region: Its Region; None where it is not known.
            zones: The Availability Zones that it has interfaces in.

        """
        hour = self.hour_elsewhere if region is None else self.hour.get(region, self.hour_elsewhere)
        return zones * hour * self.hours

    def of_data(self, gb: float) -> float:
        """Return what data costs in a month, tier by tier."""
        total, below = 0.0, 0.0
        for up_to, price in self.tiers:
            top = gb if up_to is None else min(gb, up_to)
            total += max(0.0, top - below) * price
            below = top
        return total


def prices(per_hour: float | None = None) -> Prices:
    """Return the price table.

    Args:
        per_hour: US dollars for an endpoint's hour in one Availability Zone, in every Region. Default: - the table's.

    """
    table = json.loads(get_data(__package__, "prices.json") or b"")
    tiers = tuple((tier["up_to_gb"], tier["price"]) for tier in table["interface_gb"])
    if per_hour is not None:
        return Prices("yours", {}, per_hour, tiers, table["hours_per_month"])
    return Prices(table["as_of"], table["interface_hour"], table["interface_hour_elsewhere"], tiers, table["hours_per_month"])
