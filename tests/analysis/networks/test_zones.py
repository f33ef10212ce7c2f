"""Zones that differ, and those that are no Availability Zones."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.zones import is_local, is_wavelength, zones_differ
from constructs_privatelink.analysis.values import Unknown

FIRST, SECOND = "${Fn::GetAZs:eu-west-1/0}", "${Fn::GetAZs:eu-west-1/1}"
UNTOLD = Unknown(Code.PL_UNRESOLVED_VALUE, "Subnet.AvailabilityZone", "EC2 chooses the zone")


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("eu-west-1a", "eu-west-1b", True),
        ("eu-west-1a", "eu-west-1a", False),
        ("euw1-az1", "euw1-az2", True),
        ("eu-west-1a", "euw1-az1", False),
        ("us-west-2a", "us-west-2-lax-1a", True),
        (FIRST, SECOND, True),
        (FIRST, "${Fn::GetAZs:eu-west-2/1}", False),
        (FIRST, "eu-west-1a", False),
        ("${AWS::Region}a", "${AWS::Region}b", True),
        ("${AWS::Region}a", "${App/Region}b", False),
        ("${App/Zone}", "${App/OtherZone}", False),
        (UNTOLD, "eu-west-1a", False),
    ],
)
def test_zones_differ_where_that_is_certain(first: str | Unknown, second: str | Unknown, *, expected: bool) -> None:
    assert zones_differ(first, second) is expected
    assert zones_differ(second, first) is expected


@pytest.mark.parametrize(
    ("zone", "local", "wavelength"),
    [
        ("us-west-2a", False, False),
        ("usw2-az1", False, False),
        ("us-west-2-lax-1a", True, False),
        ("${AWS::Region}-lax-1b", True, False),
        ("usw2-lax1-az1", True, False),
        ("apse1-han-az1", True, False),
        ("us-east-1-wl1-bos-wlz-1", False, True),
        ("use1-wl1-bos-wlz1", False, True),
        ("${App/Zone}", False, False),
        ("${Fn::GetAZs:us-west-2/0}", False, False),
        (UNTOLD, False, False),
    ],
)
def test_local_and_wavelength_zones_are_told_by_their_names(zone: str | Unknown, *, local: bool, wavelength: bool) -> None:
    assert (is_local(zone), is_wavelength(zone)) == (local, wavelength)
