"""What the metadata of endpoints declares, read as values."""

from __future__ import annotations

from ipaddress import ip_network
from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis.networks.declared import AddressClaim, Declared
from constructs_privatelink.analysis.values import Unknown
from constructs_privatelink.catalogue.ports import PortRange
from tests.analysis.networks.fixtures_endpoints import endpoint_of

if TYPE_CHECKING:
    from tests.analysis.networks.fixtures_models import Json


@pytest.mark.parametrize("version", [1, 2])
def test_ports_that_the_endpoint_declares_come_first(version: int) -> None:
    intent = {"version": version, "service": "mine", "ports": ["tcp/8443"], "clients": [{"cidr": "10.0.0.0/8"}]}

    endpoint = endpoint_of(ServiceName="com.amazonaws.vpce.eu-west-1.vpce-svc-1", metadata={"constructs-privatelink": intent})

    assert endpoint.ports == (PortRange.parse("tcp/8443"),)
    assert endpoint.declared == Declared((AddressClaim(ip_network("10.0.0.0/8")),))


@pytest.mark.parametrize(
    "intent",
    [
        "x",
        {},
        {"version": 3},
        {"version": 1, "clients": "x"},
        {"version": 1, "clients": [1]},
        {"version": 1, "ports": ["443"]},
        {"version": 1, "ports": 1},
    ],
)
def test_metadata_that_cannot_be_read_may_declare_anybody(intent: Json) -> None:
    assert isinstance(endpoint_of(metadata={"constructs-privatelink": intent}).declared, Unknown)
