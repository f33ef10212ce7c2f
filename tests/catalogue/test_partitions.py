"""Partitions: the Region in a name, and the ending of host names."""

from __future__ import annotations

import pytest

from constructs_privatelink.catalogue.partitions import (
    after_region,
    dns_suffix,
    dns_suffixes,
    generalized,
    is_commercial,
    localized,
    region_in,
)

ENDINGS = [
    ("eu-west-1", "amazonaws.com", "api.aws"),
    ("us-gov-west-1", "amazonaws.com", "api.aws"),
    ("cn-north-1", "amazonaws.com.cn", "api.amazonwebservices.com.cn"),
    ("eusc-de-east-1", "amazonaws.eu", "api.amazonwebservices.eu"),
    ("us-iso-east-1", "c2s.ic.gov", "api.aws.ic.gov"),
    ("us-isob-east-1", "sc2s.sgov.gov", "api.aws.scloud"),
    ("us-isof-south-1", "csp.hci.ic.gov", "api.aws.hci.ic.gov"),
    ("eu-isoe-west-1", "cloud.adc-e.uk", "api.cloud-aws.adc-e.uk"),
]


@pytest.mark.parametrize(("region", "ending", "dual_stack"), ENDINGS)
def test_a_host_name_ends_as_its_partition_does(region: str, ending: str, dual_stack: str) -> None:
    assert dns_suffix(region) == ending
    assert localized("eks.{region}.amazonaws.com", region) == f"eks.{region}.{ending}"
    assert localized("eks.{region}.api.aws", region) == f"eks.{region}.{dual_stack}"


@pytest.mark.parametrize("region", [region for region, _, _ in ENDINGS])
@pytest.mark.parametrize("host", ["eks.{region}.amazonaws.com", "eks.{region}.api.aws", "*.aoss.{region}.on.aws", "iam.amazonaws.com"])
def test_generalizing_undoes_localizing(region: str, host: str) -> None:
    assert generalized(localized(host, region), region) == host


@pytest.mark.parametrize(
    ("name", "region", "rest"),
    [
        ("com.amazonaws.eu-west-1.ecr.api", "eu-west-1", "ecr.api"),
        ("cn.com.amazonaws.cn-northwest-1.eks", "cn-northwest-1", "eks"),
        ("gov.ic.c2s.us-iso-east-1.ec2", "us-iso-east-1", "ec2"),
        ("eu.amazonaws.eusc-de-east-1.logs", "eusc-de-east-1", "logs"),
        ("aws.api.us-gov-west-1.resource-explorer-2", "us-gov-west-1", "resource-explorer-2"),
        ("com.amazonaws.{region}.kms", "{region}", "kms"),
        ("com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0", "eu-west-1", "vpce-svc-0123456789abcdef0"),
        ("com.amazonaws.iam", None, ""),
        ("resource-explorer-2", None, ""),
    ],
)
def test_the_region_in_an_endpoint_service_name_is_found(name: str, region: str | None, rest: str) -> None:
    assert region_in(name) == region
    assert after_region(name) == rest


def test_govcloud_and_china_are_not_commercial() -> None:
    assert is_commercial("mx-central-1")
    assert not is_commercial("us-gov-east-1")
    assert not is_commercial("cn-north-1")
    assert not is_commercial("us-isob-east-1")


def test_the_suffixes_of_all_partitions_are_listed() -> None:
    listed = dns_suffixes()

    assert {"amazonaws.com", "api.aws", dns_suffix("cn-north-1"), dns_suffix("us-isob-east-1")} <= listed
