"""Private DNS is on unless somebody said otherwise or the service has none, and needs two attributes of the VPC."""

from __future__ import annotations

from dataclasses import replace

import pytest

from constructs_privatelink.catalogue.service import Service
from constructs_privatelink.decisions.private_dns import decide

BOTH = ("enable_dns_support", "enable_dns_hostnames")
SERVICE = Service(
    short_name="service",
    name_template="com.amazonaws.{region}.service",
    private_dns=True,
    doc_url="https://docs.aws.amazon.com/service",
    as_of="2026-11",
)
WITHOUT = replace(SERVICE, private_dns=False, private_dns_certain=True)
DOUBTED = replace(SERVICE, private_dns=False)
UNKNOWN = replace(SERVICE, private_dns=None)
PARTNER = Service.custom("com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0")


@pytest.mark.parametrize(
    ("service", "asked", "enabled", "on"),
    [
        (SERVICE, None, None, True),
        (SERVICE, True, True, True),
        (SERVICE, False, False, False),
        (UNKNOWN, None, None, True),
        (UNKNOWN, True, True, True),
        (UNKNOWN, False, False, False),
        (WITHOUT, None, False, False),
        (WITHOUT, False, False, False),
        (DOUBTED, None, False, False),
        (DOUBTED, True, True, True),
        (PARTNER, None, False, False),
    ],
)
def test_what_nobody_said_is_left_to_the_l2_unless_the_service_has_no_private_dns(
    *, service: Service, asked: bool | None, enabled: bool | None, on: bool
) -> None:
    dns = decide(service, asked, (), None)

    assert (dns.enabled, dns.on) == (enabled, on)
    assert dns.reasons == ()


def test_private_dns_that_the_service_does_not_have_is_refused() -> None:
    (reason,) = decide(WITHOUT, True, (), None).reasons  # noqa: FBT003 - the user's answer

    assert reason == (
        "the service 'service' has no private DNS, got True; leave private_dns out and call endpoint_url "
        "(see https://docs.aws.amazon.com/service)"
    )


@pytest.mark.parametrize(
    ("off", "reason"),
    [
        (BOTH[:1], "got enable_dns_support off; set enable_dns_support=True on the VPC, or private_dns=False here"),
        (BOTH[1:], "got enable_dns_hostnames off; set enable_dns_hostnames=True on the VPC, or private_dns=False here"),
        (BOTH, "got enable_dns_support and enable_dns_hostnames off; set enable_dns_support=True, enable_dns_hostnames=True on the VPC"),
    ],
)
@pytest.mark.parametrize("asked", [None, True])
def test_a_vpc_whose_dns_attributes_are_off_is_refused_asked_or_not(asked: bool | None, off: tuple[str, ...], reason: str) -> None:  # noqa: FBT001 - a column
    (refused,) = decide(SERVICE, asked, off, None).reasons

    assert refused.startswith("private DNS needs both DNS attributes of the VPC, ")
    assert reason in refused


def test_names_that_another_endpoint_has_are_refused_with_its_path() -> None:
    (reason,) = decide(SERVICE, None, (), "Stack/First").reasons

    assert reason == "2 endpoints claim the private DNS name of 'service', this and 'Stack/First'; keep one, or set private_dns=False here"


def test_every_reason_is_given_at_once() -> None:
    assert len(decide(WITHOUT, True, BOTH, "Stack/First").reasons) == 3  # noqa: FBT003 - the user's answer


@pytest.mark.parametrize(("service", "asked"), [(SERVICE, False), (WITHOUT, None), (WITHOUT, False)])
def test_without_private_dns_neither_the_vpc_nor_another_endpoint_matters(service: Service, *, asked: bool | None) -> None:
    assert decide(service, asked, BOTH, "Stack/First").reasons == ()


@pytest.mark.parametrize(
    ("service", "asked", "doubts"),
    [
        (UNKNOWN, None, []),
        (UNKNOWN, True, ["private-dns-unknown"]),
        (UNKNOWN, False, []),
        (SERVICE, True, []),
        (PARTNER, True, []),
        (replace(SERVICE, private_dns_advice="on"), None, []),
        (replace(SERVICE, private_dns_advice="on"), True, []),
        (replace(SERVICE, private_dns_advice="on"), False, ["private-dns-advice"]),
        (replace(SERVICE, private_dns_advice="off"), None, ["private-dns-advice"]),
        (replace(SERVICE, private_dns_advice="off"), True, ["private-dns-advice"]),
        (replace(SERVICE, private_dns_advice="off"), False, []),
        (replace(UNKNOWN, private_dns_advice="off"), True, ["private-dns-unknown", "private-dns-advice"]),
        (replace(WITHOUT, private_dns_advice="off"), None, []),
        (DOUBTED, None, []),
        (replace(DOUBTED, private_dns_advice="off"), True, ["private-dns-doubtful"]),
        (replace(WITHOUT, private_dns_advice="on"), None, []),
    ],
)
def test_an_explicit_wish_that_no_source_backs_and_one_against_the_guide_are_doubted(
    service: Service, *, asked: bool | None, doubts: list[str]
) -> None:
    assert [doubt.id for doubt in decide(service, asked, (), None).doubts] == doubts


def test_private_dns_that_sources_differ_about_is_doubted_with_the_page() -> None:
    (doubt,) = decide(DOUBTED, True, (), None).doubts  # noqa: FBT003 - the user's answer

    assert doubt.text == (
        "'service' has no private DNS, if its source still holds (data of 2026-11); leave private_dns out, or acknowledge this "
        "(see https://docs.aws.amazon.com/service)"
    )


def test_a_doubt_has_the_date_of_the_data_or_the_page_and_the_way_out() -> None:
    unknown, advice = decide(replace(UNKNOWN, private_dns_advice="off"), True, (), None).doubts  # noqa: FBT003 - the user's answer

    assert unknown.text == (
        "no source says whether 'service' offers private DNS (data of 2026-11); leave private_dns out, or acknowledge this"
    )
    assert advice.text == (
        "AWS says to turn private DNS off for 'service'; set private_dns=False, or acknowledge this "
        "(see https://docs.aws.amazon.com/service)"
    )
