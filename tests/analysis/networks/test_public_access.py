"""The internet that an account keeps its VPCs from."""

from __future__ import annotations

import pytest

from tests.analysis.networks.fixtures_models import ref
from tests.analysis.networks.fixtures_types import networks, of

INTERNET = {
    "Igw": of("EC2::InternetGateway"),
    "Nat": of("EC2::NatGateway", SubnetId=ref("HubA"), AllocationId="eipalloc-1"),
    "Way": of("EC2::Route", RouteTableId=ref("HubTable"), DestinationCidrBlock="0.0.0.0/0", NatGatewayId=ref("Nat")),
}


@pytest.mark.parametrize(
    ("further", "expected"),
    [
        ({}, True),
        ({"Block": of("EC2::VPCBlockPublicAccessOptions", InternetGatewayBlockMode="off")}, True),
        ({"Block": of("EC2::VPCBlockPublicAccessOptions", InternetGatewayBlockMode="block-ingress")}, True),
        ({"Block": of("EC2::VPCBlockPublicAccessOptions", InternetGatewayBlockMode="block-bidirectional")}, None),
        (
            {
                "Block": of("EC2::VPCBlockPublicAccessOptions", InternetGatewayBlockMode="block-bidirectional"),
                "But": of("EC2::VPCBlockPublicAccessExclusion", VpcId=ref("Hub"), InternetGatewayExclusionMode="allow-bidirectional"),
            },
            True,
        ),
    ],
)
def test_the_internet_that_an_account_blocks_is_perhaps_not_reached(further: dict[str, object], expected: bool | None) -> None:  # noqa: FBT001 - a table
    internet = networks(**INTERNET, **further).explain("Here", "Kms").internet

    assert internet is True if expected else internet not in (True, False)
