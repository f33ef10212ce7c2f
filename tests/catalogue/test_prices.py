"""The price table: dated, and yours where you give one."""

from __future__ import annotations

import pytest

from constructs_privatelink.catalogue.prices import Prices, prices

TIERS = Prices("2026-10", {}, 0.01, ((100.0, 0.01), (1_000.0, 0.006), (None, 0.004)), 730)


@pytest.mark.parametrize(
    ("gb", "dollars"), [(0.0, 0.0), (50.0, 0.5), (100.0, 1.0), (200.0, 1.0 + 0.6), (1_000.0, 1.0 + 5.4), (2_000.0, 1.0 + 5.4 + 4.0)]
)
def test_data_costs_less_beyond_each_tier(gb: float, dollars: float) -> None:
    assert TIERS.of_data(gb) == pytest.approx(dollars)


def test_the_table_of_the_package_has_a_date_and_ends_with_an_open_tier() -> None:
    table = prices()

    assert table.as_of == "2026-10"
    assert table.hour["us-east-1"] == 0.01
    assert table.tiers[-1][0] is None
    assert [up_to for up_to, _ in table.tiers[:-1]] == sorted(up_to for up_to, _ in table.tiers[:-1] if up_to is not None)


def test_a_price_that_you_give_holds_in_every_region() -> None:
    yours = prices(0.02)

    assert (yours.as_of, yours.hour, yours.hour_elsewhere) == ("yours", {}, 0.02)
    assert yours.tiers == prices().tiers
