"""Private hosted zones, and what they answer instead of Amazon."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis.values import ResourceId
from tests.analysis.dns.fixtures_zones import KMS, OTHER_VPC, UNKNOWN, name, names, zone
from tests.analysis.fixtures_endpoint import ENDPOINT, ENDPOINT_ID, VPC

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.name_resolution import HostedZone


@pytest.mark.parametrize(
    ("zones", "on", "answer", "code"),
    [
        ((zone(KMS, (KMS, ENDPOINT_ID)),), False, "private", ""),
        ((zone(f"{KMS.upper()}.", (f"{KMS}.", ENDPOINT_ID)),), False, "private", ""),
        ((zone("eu-west-1.amazonaws.com", (KMS, ENDPOINT_ID)),), False, "private", ""),
        ((zone("eu-west-1.amazonaws.com", ("*.eu-west-1.amazonaws.com", ENDPOINT_ID)),), False, "private", ""),
        (
            (zone("amazonaws.com", ("*.amazonaws.com", None), ("*.eu-west-1.amazonaws.com", ENDPOINT_ID)),),
            False,
            "private",
            "",
        ),
        ((zone("eu-west-1.amazonaws.com"),), False, "none", "PL_DNS_CONFLICT"),
        ((zone("eu-west-1.amazonaws.com"),), True, "private", ""),
        ((zone(KMS),), True, "unknown", "PL_DNS_CONFLICT"),
        ((zone(KMS, (KMS, None)),), False, "unknown", "PL_DNS_CONFLICT"),
        ((zone(KMS, (KMS, ResourceId("Network", "Second"))),), False, "unknown", "PL_DNS_CONFLICT"),
        ((zone("west-1.amazonaws.com", (KMS, ENDPOINT_ID)),), False, "public", "PL_PRIVATE_DNS_OFF"),
        ((zone(KMS, (KMS, ENDPOINT_ID), vpcs=(OTHER_VPC,)),), False, "public", "PL_PRIVATE_DNS_OFF"),
        ((zone(KMS, (KMS, ENDPOINT_ID), vpcs=(UNKNOWN,)),), False, "unknown", "PL_UNRESOLVED_VALUE"),
        ((zone(UNKNOWN, (KMS, ENDPOINT_ID)),), False, "unknown", "PL_UNRESOLVED_VALUE"),
        ((zone(KMS, (KMS, UNKNOWN)),), False, "unknown", "PL_UNRESOLVED_VALUE"),
        ((zone("amazonaws.com"), zone(KMS, (KMS, ENDPOINT_ID))), False, "private", ""),
    ],
)
def test_a_private_hosted_zone_answers_for_its_names(zones: tuple[HostedZone, ...], on: bool, answer: str, code: str) -> None:  # noqa: FBT001
    result = name(replace(ENDPOINT, private_dns=on), zones=zones)

    assert (result.answer, result.code) == (answer, code)


def test_a_private_hosted_zone_needs_both_attributes_of_the_vpc_too() -> None:
    result = name(replace(ENDPOINT, private_dns=False), replace(VPC, dns_hostnames=False), zones=(zone(KMS, (KMS, ENDPOINT_ID)),))

    assert (result.answer, result.code) == ("public", "PL_PRIVATE_DNS_OFF")


@pytest.mark.parametrize(
    ("zone_name", "answer"),
    [
        ("internal.example.com", "public"),
        ("kms.{region}.amazonaws.com", "private"),
        ("sqs.{region}.amazonaws.com", "public"),
        ("{region}.api.aws", "unknown"),
        ("kms.eu-west-1.amazonaws.com", "unknown"),
        ("kms.cn-north-1.amazonaws.com.cn", "unknown"),
        ("com", "private"),
    ],
)
def test_without_a_region_a_zone_of_aws_names_may_answer(zone_name: str, answer: str) -> None:
    off = replace(ENDPOINT, private_dns=False)
    leading = zone(zone_name, ("kms.{region}.amazonaws.com", ENDPOINT_ID))

    result = names(off, VPC, region=UNKNOWN, zones=(leading,))[0]

    assert result.answer == answer
