"""Where the names of a service lead, through templates: what a client gets for each name that it may ask for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constructs_privatelink.analysis.dns.names import ENDPOINT_SPECIFIC, NameResult
from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.networks.name_resolution import HostedZone, ZoneRecord
from constructs_privatelink.analysis.values import Maybe, Outside, ResourceId
from constructs_privatelink.catalogue.lookup import template_of
from tests.analysis.dns.fixtures_zones import KMS, OTHER_VPC, REGION, UNKNOWN, name, names, zone
from tests.analysis.fixtures_endpoint import ENDPOINT, ENDPOINT_ID, VPC, VPC_ID

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.model import Endpoint, Vpc

S3 = replace(ENDPOINT, service=template_of("s3"), service_name="com.amazonaws.eu-west-1.s3")


@pytest.mark.parametrize(
    ("on", "support", "hostnames", "custom", "answer", "code"),
    [
        (True, True, True, False, "private", ""),
        (False, True, True, False, "public", "PL_PRIVATE_DNS_OFF"),
        (True, True, False, False, "public", "PL_PRIVATE_DNS_OFF"),
        (True, False, True, False, "none", "PL_DNS_SUPPORT_OFF"),
        (False, False, False, False, "none", "PL_DNS_SUPPORT_OFF"),
        (True, True, True, True, "unknown", "PL_DNS_CUSTOM_RESOLVER"),
        (True, False, True, True, "unknown", "PL_DNS_CUSTOM_RESOLVER"),
        (False, True, UNKNOWN, False, "public", "PL_PRIVATE_DNS_OFF"),
        (True, True, UNKNOWN, False, "unknown", "PL_UNRESOLVED_VALUE"),
        (UNKNOWN, True, False, False, "public", "PL_PRIVATE_DNS_OFF"),
        (UNKNOWN, False, UNKNOWN, False, "none", "PL_DNS_SUPPORT_OFF"),
        (True, True, True, UNKNOWN, "unknown", "PL_UNRESOLVED_VALUE"),
    ],
)
def test_a_private_name_needs_the_switch_both_attributes_and_amazons_servers(  # noqa: PLR0917 - a row of the table
    on: Maybe[bool], support: Maybe[bool], hostnames: Maybe[bool], custom: Maybe[bool], answer: str, code: str
) -> None:
    vpc = replace(VPC, dns_support=support, dns_hostnames=hostnames, custom_dns_servers=custom)

    result = name(replace(ENDPOINT, private_dns=on), vpc)

    assert (result.name, result.answer, result.code) == (KMS, answer, code)
    assert bool(result.reasons) == (code == "PL_UNRESOLVED_VALUE")


@pytest.mark.parametrize(
    ("on", "inbound_only", "answer", "code"),
    [
        (True, False, "private", ""),
        (True, True, "public", ""),
        (False, True, "public", "PL_PRIVATE_DNS_OFF"),
        (True, UNKNOWN, "unknown", "PL_UNRESOLVED_VALUE"),
        (False, UNKNOWN, "public", "PL_PRIVATE_DNS_OFF"),
    ],
)
def test_s3_for_the_inbound_resolver_only_stays_public_in_the_vpc(on: bool, inbound_only: Maybe[bool], answer: str, code: str) -> None:  # noqa: FBT001
    results = names(replace(S3, private_dns=on, inbound_resolver_only=inbound_only), VPC)

    assert {(result.answer, result.code) for result in results if result.name != ENDPOINT_SPECIFIC} == {(answer, code)}
    assert "*.s3.eu-west-1.amazonaws.com" in {result.name for result in results}


def test_outside_the_vpc_private_names_are_not_visible() -> None:
    result = name(inside=False)

    assert (result.answer, result.code) == ("public", "PL_DNS_NOT_VISIBLE_OUTSIDE_VPC")
    assert result.fails


@pytest.mark.parametrize("forwarding", [True, UNKNOWN])
def test_a_resolver_endpoint_or_profile_may_tell_private_names_to_clients_outside(forwarding: Maybe[bool]) -> None:
    result = names(ENDPOINT, None, forwarding=forwarding)[0]

    assert (result.answer, result.code) == ("unknown", "PL_DNS_NOT_VISIBLE_OUTSIDE_VPC")


def test_a_shared_zone_may_tell_private_names_to_clients_outside() -> None:
    shared = zone(KMS, (KMS, ENDPOINT_ID), vpcs=(VPC_ID, OTHER_VPC))
    own = zone(KMS, (KMS, ENDPOINT_ID))

    assert name(zones=(shared,), inside=False).answer == "unknown"
    assert name(zones=(own,), inside=False).answer == "public"


@pytest.mark.parametrize("inside", [True, False])
def test_an_endpoints_own_names_lead_to_it_from_everywhere(inside: bool) -> None:  # noqa: FBT001
    *_, own = names(replace(ENDPOINT, private_dns=False), VPC if inside else None)

    assert own == NameResult(ENDPOINT_SPECIFIC, "private", text="the endpoint answers it")


def test_an_endpoints_own_names_need_some_dns_server() -> None:
    *_, silent = names(ENDPOINT, replace(VPC, dns_support=False))
    *_, custom = names(ENDPOINT, replace(VPC, dns_support=False, custom_dns_servers=True))

    assert (silent.answer, silent.code) == ("none", "PL_DNS_SUPPORT_OFF")
    assert custom.answer == "private"


@pytest.mark.parametrize(
    ("support", "hostnames", "answer"),
    [(True, True, "private"), (True, False, "public"), (False, True, "none"), (True, UNKNOWN, "unknown")],
)
def test_opensearch_serverless_makes_its_own_zone_with_both_attributes(support: bool, hostnames: Maybe[bool], answer: str) -> None:  # noqa: FBT001
    endpoint = replace(ENDPOINT, kind=EndpointKind.OPENSEARCH_SERVERLESS, service=template_of("aoss-managed"), private_dns=False)

    results = names(endpoint, replace(VPC, dns_support=support, dns_hostnames=hostnames))

    assert {result.answer for result in results} == {answer}
    assert "*.eu-west-1.aoss.amazonaws.com" in {result.name for result in results}


def test_a_gateway_endpoint_leaves_names_public() -> None:
    gateway = replace(S3, kind=EndpointKind.GATEWAY, private_dns=False)

    inside = names(gateway, VPC)
    off = names(gateway, replace(VPC, dns_support=False))

    assert {(asked_name.answer, asked_name.code) for asked_name in inside} == {("public", "")}
    assert {(asked_name.answer, asked_name.code) for asked_name in off} == {("none", "PL_DNS_SUPPORT_OFF")}


def test_names_that_are_not_known_have_a_result_all_the_same() -> None:
    unknown_service = replace(ENDPOINT, service=None, service_name=UNKNOWN)

    assert name(unknown_service) == NameResult("*", "private", text="the endpoint answers it")
    assert names(ENDPOINT, VPC, region=UNKNOWN)[0].name == "kms.{region}.amazonaws.com"
    assert name(unknown_service, zones=(zone(KMS),)).answer == "unknown"


def test_names_in_china_have_its_suffix() -> None:
    results = names(ENDPOINT, VPC, region="cn-north-1")

    assert results[0].name == "kms.cn-north-1.amazonaws.com.cn"


@pytest.mark.parametrize(
    ("on", "internet", "severity"), [(False, False, "error"), (False, True, "warning"), (False, UNKNOWN, "warning"), (True, False, None)]
)
def test_a_failing_name_is_an_error_without_a_way_to_the_internet(on: bool, internet: Maybe[bool], severity: str | None) -> None:  # noqa: FBT001
    assert name(replace(ENDPOINT, private_dns=on)).severity(internet=internet) == severity


SECOND = replace(ENDPOINT, id=ResourceId("Network", "Second"), path="Network/Second")


OFF = replace(ENDPOINT, private_dns=False)


def beside(other: Endpoint, endpoint: Endpoint = OFF, vpc: Vpc = VPC) -> NameResult:
    return names(endpoint, vpc, region=REGION, others=(other,))[0]


def test_a_name_that_another_endpoint_of_the_vpc_answers_does_not_fail() -> None:
    result = beside(SECOND)

    assert (result.answer, result.code, result.text) == ("private", "", "another endpoint of the VPC answers it, 'Network/Second'")


@pytest.mark.parametrize(
    ("other", "vpc", "answer"),
    [
        (replace(SECOND, private_dns=False), VPC, "public"),
        (replace(SECOND, private_dns=UNKNOWN), VPC, "unknown"),
        (replace(SECOND, exists=UNKNOWN), VPC, "unknown"),
        (replace(SECOND, service=template_of("sqs")), VPC, "public"),
        (SECOND, replace(VPC, dns_hostnames=False), "public"),
        (SECOND, replace(VPC, dns_hostnames=UNKNOWN), "unknown"),
    ],
)
def test_another_endpoint_answers_under_the_same_conditions(other: Endpoint, vpc: Vpc, answer: str) -> None:
    assert beside(other, vpc=vpc).answer == answer


def test_names_that_are_public_for_a_gateway_endpoint_do_not_fail() -> None:
    gateway = replace(S3, id=ResourceId("Network", "Gateway"), kind=EndpointKind.GATEWAY, private_dns=False)

    result = beside(gateway, replace(S3, private_dns=False, inbound_resolver_only=True))

    assert (result.answer, result.code, result.fails) == ("public", "", False)


def test_a_rule_that_forwards_everything_leaves_private_names_alone() -> None:
    everything = HostedZone(ResourceId("Network", "Rule"), ".", (VPC_ID,), (ZoneRecord(UNKNOWN, None),))

    assert name(zones=(everything,)).answer == "private"
    assert name(OFF, zones=(everything,)).answer == "unknown"


def test_a_result_reads_as_a_line() -> None:
    assert str(name(OFF)) == f"{KMS}: public: the name leads to public addresses, since the endpoint does not answer it"


def test_a_result_is_json() -> None:
    assert name(replace(ENDPOINT, private_dns=UNKNOWN)).to_json() == {
        "name": KMS,
        "answer": "unknown",
        "code": "PL_UNRESOLVED_VALUE",
        "text": f"it depends: {UNKNOWN}",
        "reasons": [{"code": UNKNOWN.code, "where": UNKNOWN.where, "why": UNKNOWN.why}],
    }


SWITCHES = st.tuples(*[st.booleans()] * 5)


ZONES = st.sampled_from(
    [(), (zone(KMS, (KMS, ENDPOINT_ID)),), (zone(KMS),), (zone("amazonaws.com"),), (zone("amazonaws.com", (KMS, Outside("vpce-1"))),)]
)


def asked(switches: tuple[Maybe[bool], ...], zones: tuple[HostedZone, ...]) -> tuple[str, ...]:
    on, inbound, support, hostnames, custom = switches
    vpc = replace(VPC, dns_support=support, dns_hostnames=hostnames, custom_dns_servers=custom)
    endpoint = replace(ENDPOINT, private_dns=on, inbound_resolver_only=inbound)
    return tuple(answer.answer for answer in names(endpoint, vpc, region=REGION, zones=zones))


@given(SWITCHES, st.sets(st.integers(0, 4)), ZONES)
def test_a_certain_answer_holds_for_every_value_of_what_is_unknown(
    switches: tuple[bool, ...], hidden: set[int], zones: tuple[HostedZone, ...]
) -> None:
    masked: tuple[Maybe[bool], ...] = tuple(UNKNOWN if index in hidden else switch for index, switch in enumerate(switches))

    answers = asked(masked, zones)

    for answer, true in zip(answers, asked(switches, zones), strict=True):
        assert answer in {true, "unknown"}
