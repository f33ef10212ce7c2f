"""Which DNS records endpoints can have."""

from __future__ import annotations

import pytest

from constructs_privatelink.decisions.dns_records import OF_GATEWAYS, OF_INTERFACES, SERVICE_DEFINED


@pytest.mark.parametrize("records", [OF_INTERFACES, OF_GATEWAYS], ids=["interface", "gateway"])
def test_an_endpoint_of_one_family_has_no_records_of_the_other(records: dict[str, tuple[str, ...]]) -> None:
    assert "ipv6" not in records["ipv4"]
    assert "ipv4" not in records["ipv6"]
    assert {"ipv4", "ipv6", "dualstack", SERVICE_DEFINED} == set(records["dualstack"])


def test_records_that_the_service_defines_are_taken_by_gateway_endpoints_of_every_type() -> None:
    assert [kind for kind, records in OF_GATEWAYS.items() if SERVICE_DEFINED in records] == ["ipv4", "ipv6", "dualstack"]
    assert [kind for kind, records in OF_INTERFACES.items() if SERVICE_DEFINED in records] == ["dualstack"]
