"""VPCs and subnets as AWS describes them."""

from __future__ import annotations

import pytest

from tests.analysis.saved_answers.fixtures_answers import answers, networks, verdict


def test_names_follow_the_described_dns_attributes() -> None:
    (told,) = [name for name in networks(answers()).explain("Function", "kms").names if name.name.startswith("kms.")]
    (off,) = [
        name
        for name in networks(answers(EnableDnsHostnames={"Value": False})).explain("Function", "kms").names
        if name.name.startswith("kms.")
    ]
    (unknown,) = [name for name in networks().explain("Function", "kms").names if name.name.startswith("kms.")]

    assert [given.answer for given in (told, off, unknown)] == ["private", "public", "unknown"]


@pytest.mark.parametrize(
    ("place", "zone", "expected"),
    [
        (0, ("us-west-2-lax-1a", "usw2-lax1-az1"), ("unknown", "PL_ENDPOINT_REFUSED")),
        (1, ("us-west-2-lax-1a", "usw2-lax1-az1"), ("reachable", "")),
        (0, ("us-west-2-wl1-den-wlz-1", "usw2-wl1-den-wlz1"), ("unknown", "PL_MIDDLEBOX")),
    ],
)
def test_clients_stand_in_local_zones_and_endpoints_do_not(place: int, zone: tuple[str, str], expected: tuple[str, str]) -> None:
    told = answers()
    told["Subnets"][place] |= {"AvailabilityZone": zone[0], "AvailabilityZoneId": zone[1]}

    assert verdict(told) == expected


def test_a_vpc_of_which_a_subnet_is_missing_is_open() -> None:
    told = answers()
    told["NetworkAcls"][0]["Associations"].append({"SubnetId": "subnet-3", "NetworkAclId": "acl-1"})

    closed = [next(iter(networks(given).model.vpcs.values())).closed for given in (answers(), told)]

    assert closed == [True, False]
