"""What is decided of gateway endpoints: which service has one, its lists and ranges, and what an ACL takes."""

from __future__ import annotations

from typing import Any

import pytest

from constructs_privatelink import AwsService, PrivateLinkError, Service
from constructs_privatelink.catalogue.ports import HTTPS
from constructs_privatelink.decisions import gateway

LIST = "pl-0123456789abcdef0"


def described(**names: list[str]) -> dict[str, object]:
    """Return a saved answer with a list of each service, which has these blocks."""
    name = "com.amazonaws.eu-west-1.{}"
    return {
        "PrefixLists": [
            {"PrefixListId": LIST, "PrefixListName": name.format(service), "Cidrs": blocks} for service, blocks in names.items()
        ]
    }


@pytest.mark.parametrize("service", [AwsService.S3, AwsService.DYNAMODB, AwsService.S3EXPRESS])
def test_three_services_have_gateway_endpoints(service: Service) -> None:
    assert gateway.refusals_of_service(service) == []


def test_others_have_none() -> None:
    assert gateway.refusals_of_service(AwsService.KMS)[0].startswith("'kms' has no gateway endpoint; use PrivateLinkEndpoint")


@pytest.mark.parametrize(
    ("service", "addresses", "records", "refused"),
    [
        (AwsService.S3, None, None, False),
        (AwsService.S3, "dualstack", "ipv6", False),
        (AwsService.S3, "ipv6", "ipv4", True),
        (AwsService.S3, None, "dualstack", True),
        (AwsService.S3, "ipv6", "service-defined", False),
        (AwsService.DYNAMODB, "ipv4", None, False),
        (AwsService.DYNAMODB, None, "service-defined", False),
        (AwsService.DYNAMODB, None, "ipv4", True),
        (AwsService.DYNAMODB, "dualstack", None, True),
    ],
)
def test_kinds_of_addresses_fit_each_other(service: Service, addresses: str | None, records: str | None, refused: bool) -> None:  # noqa: FBT001 - the case
    assert bool(gateway.refusals_of_addresses(service, addresses, records, ())) is refused


def test_records_of_a_chosen_kind_need_the_dns_of_the_vpc() -> None:
    (reason,) = gateway.refusals_of_addresses(AwsService.S3, None, "ipv4", ("enable_dns_hostnames",))

    assert reason == "got dns_record_ip_type ipv4, and the VPC has enable_dns_hostnames off; turn that on, or leave it out"


@pytest.mark.parametrize("region", ["eu-west-1", None])
def test_a_saved_answer_names_the_list_of_the_service(region: str | None) -> None:
    answer = described(s3=["192.0.2.0/24"], dynamodb=["198.51.100.0/24"])

    assert gateway.prefix_list_ids(answer, AwsService.S3, region) == (LIST,)
    assert [block.value for block in gateway.ranges_of(answer, AwsService.DYNAMODB, region, ipv6=False).blocks] == ["198.51.100.0/24"]


def test_an_answer_of_several_regions_does_for_a_known_region_alone() -> None:
    answer = {
        "PrefixLists": [
            {"PrefixListId": f"pl-000{number}", "PrefixListName": f"com.amazonaws.{region}.s3", "Cidrs": []}
            for number, region in enumerate(("eu-west-1", "us-east-1"))
        ]
    }

    assert gateway.prefix_list_ids(answer, AwsService.S3, "us-east-1") == ("pl-0001",)
    with pytest.raises(PrivateLinkError, match="saved answer of several Regions"):
        gateway.prefix_list_ids(answer, AwsService.S3, None)


def test_entries_of_one_list_are_ranges_too() -> None:
    answer = {"Entries": [{"Cidr": "192.0.2.0/24"}, {"Cidr": "198.51.100.0/24"}]}

    assert [block.value for block in gateway.ranges_of(answer, AwsService.S3, None, ipv6=False).blocks] == [
        "192.0.2.0/24",
        "198.51.100.0/24",
    ]


@pytest.mark.parametrize(("ipv6", "expected"), [(False, ["0.0.0.0/0"]), (True, ["0.0.0.0/0", "::/0"])])
def test_every_address_is_of_the_endpoints_ip_versions(ipv6: bool, expected: list[str]) -> None:  # noqa: FBT001 - the case
    ranges = gateway.ranges_of("public", AwsService.S3, "eu-west-1", ipv6=ipv6)

    assert ranges.public
    assert [block.value for block in ranges.blocks] == expected


@pytest.mark.parametrize("given", ["0.0.0.0/0", "anything", 4, ["::/0"], ["192.0.2.1"], [LIST], {}, {"Entries": []}])
def test_what_are_no_ranges_is_refused(given: Any) -> None:  # noqa: ANN401 - wrong values
    with pytest.raises(PrivateLinkError, match="range"):
        gateway.ranges_of(given, AwsService.S3, "eu-west-1", ipv6=False)


def test_each_range_takes_an_entry_a_direction() -> None:
    ranges = gateway.ranges_of(["192.0.2.0/24"], AwsService.S3, "eu-west-1", ipv6=False)

    entries = gateway.needed_entries([HTTPS], ranges)

    assert [entry.content for entry in entries] == ["out tcp 443 to 192.0.2.0/24", "in tcp 1024-65535 from 192.0.2.0/24"]


@pytest.mark.parametrize(("there", "refused"), [(38, False), (39, True)])
def test_what_the_acl_has_already_counts(there: int, refused: bool) -> None:  # noqa: FBT001 - the case
    ranges = gateway.ranges_of(["192.0.2.0/24", "198.51.100.0/24"], AwsService.S3, "eu-west-1", ipv6=False)
    entries = gateway.needed_entries([HTTPS], ranges)

    assert bool(gateway.refusal_of_many(entries, entries, {True: there, False: 0}, "Acl")) is refused
    assert gateway.refusal_of_many(entries, [], {True: there, False: 0}, "Acl") is None
