"""Whether a Region or an IP version has a service is a matter of the data's date: a doubt, never a refusal."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from constructs_privatelink.catalogue.service import Service
from constructs_privatelink.decisions.availability import doubts_about, is_closed

SERVICE = Service(short_name="service", name_template="com.amazonaws.{region}.service", as_of="2026-11")
HERE_ONLY = replace(SERVICE, available_regions=("eu-west-1",))
NOT_THERE = replace(SERVICE, unavailable_regions=("us-east-2",))
NOT_IN_CHINA = replace(SERVICE, unavailable_partitions=("aws-cn",))
IPV4_ONLY = replace(SERVICE, ip_address_types=("ipv4",))
DUAL = replace(SERVICE, ip_address_types=("ipv4", "dualstack"))


@pytest.mark.parametrize(
    ("service", "region", "kind", "doubts"),
    [
        (SERVICE, "eu-west-1", None, []),
        (SERVICE, "eu-west-1", "ipv6", []),
        (HERE_ONLY, "eu-west-1", None, []),
        (HERE_ONLY, "us-east-2", None, ["region-without-service"]),
        (HERE_ONLY, None, None, []),
        (NOT_THERE, "us-east-2", None, ["region-without-service"]),
        (NOT_THERE, "eu-west-1", None, []),
        (NOT_THERE, None, None, []),
        (NOT_IN_CHINA, "cn-north-1", None, ["region-without-service"]),
        (NOT_IN_CHINA, "us-gov-west-1", None, []),
        (NOT_IN_CHINA, "eu-west-1", None, []),
        (replace(NOT_IN_CHINA, available_regions=("cn-north-1",)), "cn-north-1", None, ["region-without-service"]),
        (IPV4_ONLY, "eu-west-1", None, []),
        (IPV4_ONLY, "eu-west-1", "ipv4", []),
        (IPV4_ONLY, None, "dualstack", ["ip-address-type"]),
        (DUAL, None, "dualstack", []),
        (DUAL, None, "ipv6", ["ip-address-type"]),
        (replace(NOT_THERE, ip_address_types=("ipv4",)), "us-east-2", "ipv6", ["region-without-service", "ip-address-type"]),
    ],
)
def test_what_a_source_denies_is_doubted_and_what_none_knows_is_not(
    service: Service, region: str | None, kind: str | None, doubts: list[str]
) -> None:
    assert [doubt.id for doubt in doubts_about(service, region=region, ip_address_type=kind)] == doubts


def test_a_doubt_about_a_partition_says_what_it_rests_on() -> None:
    (doubt,) = doubts_about(NOT_IN_CHINA, region="cn-northwest-1", ip_address_type=None)

    assert doubt.text.startswith(
        "the AWS SDKs know no endpoint of 'service' in the partition aws-cn, where cn-northwest-1 is (data of 2026-11)"
    )


def test_a_doubt_says_the_value_the_date_of_the_data_and_the_way_out() -> None:
    where, kind = doubts_about(replace(NOT_THERE, ip_address_types=("ipv4",)), region="us-east-2", ip_address_type="ipv6")

    assert where.text == (
        "AWS names us-east-2 as being without 'service' (data of 2026-11); "
        "choose another Region, or acknowledge this if the service has come since"
    )
    assert kind.text == "'service' is documented with ipv4, got ipv6 (data of 2026-11); change ip_address_type, or acknowledge this"


@pytest.mark.parametrize(
    ("facts", "said", "closed"),
    [
        ({}, "", False),
        ({"ended_on": "2026-09-30"}, "ended on 2026-09-30, as AWS says (data of 2026-11); plan without it", True),
        ({"ended_on": "2026-11-30"}, "ends on 2026-11-30, as AWS says (data of 2026-11); plan without it", True),
        ({"ended_on": "2027-06-30"}, "ends on 2027-06-30, as AWS says (data of 2026-11); plan without it", False),
        ({"closed_to": "new-customers"}, "takes no new customers, as AWS says (data of 2026-11); plan without it", False),
        ({"closed_to": "new-endpoints"}, "takes no new endpoints, as AWS says (data of 2026-11); plan without it", True),
        (
            {"closed_to": "new-endpoints", "superseded_by": "its-api"},
            "takes no new endpoints, as AWS says (data of 2026-11); use 'its-api'",
            True,
        ),
        (
            {"ended_on": "2025-07-31", "successor": "Amazon Aurora PostgreSQL"},
            "ended on 2025-07-31, as AWS says (data of 2026-11); use Amazon Aurora PostgreSQL",
            True,
        ),
        ({"superseded_by": "its-api"}, "", False),
    ],
)
def test_a_service_that_aws_takes_out_of_use_is_doubted_with_its_successor(facts: dict[str, Any], said: str, *, closed: bool) -> None:
    service = replace(SERVICE, **facts)

    doubts = doubts_about(service, region="eu-west-1", ip_address_type=None)

    assert [doubt.text for doubt in doubts] == ([f"'service' {said}, or acknowledge this"] if said else [])
    assert is_closed(service) is closed
