"""Where the names of a service lead, through templates: what a client gets for each name that it may ask for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.dns import names as dns_names
from constructs_privatelink.analysis.dns.names import ENDPOINT_SPECIFIC, NameResult, Surroundings
from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.networks.model import Endpoint, Vpc
from constructs_privatelink.analysis.networks.name_resolution import HostedZone, NameResolution, ZoneRecord
from constructs_privatelink.analysis.values import Maybe, Outside, ResourceId, Target, Unknown
from constructs_privatelink.catalogue.lookup import template_of
from constructs_privatelink.catalogue.ports import HTTPS

if TYPE_CHECKING:
    from collections.abc import Mapping

REGION = "eu-west-1"
KMS = "kms.eu-west-1.amazonaws.com"
VPC_ID, ENDPOINT_ID = ResourceId("Network", "Vpc"), ResourceId("Network", "Kms")
OTHER_VPC = ResourceId("Network", "Other")
VPC = Vpc(VPC_ID, (), closed=True, dns_support=True, dns_hostnames=True)
ENDPOINT = Endpoint(
    id=ENDPOINT_ID,
    kind=EndpointKind.INTERFACE,
    service_name="com.amazonaws.eu-west-1.kms",
    service=template_of("kms"),
    vpc=VPC_ID,
    subnets=(),
    groups=(),
    ports=(HTTPS,),
    families=frozenset({"ipv4"}),
    private_dns=True,
)
S3 = replace(ENDPOINT, service=template_of("s3"), service_name="com.amazonaws.eu-west-1.s3")
UNKNOWN = Unknown(Code.PL_UNRESOLVED_VALUE, "Network.Vpc.EnableDnsHostnames", "parameter 'Dns' has no default")


def names(
    endpoint: Endpoint,
    vpc: Vpc | None = VPC,
    *,
    region: Maybe[str] = REGION,
    zones: tuple[HostedZone, ...] = (),
    forwarding: Maybe[bool] = False,
    others: tuple[Endpoint, ...] = (),
    served: Mapping[Target, Maybe[bool]] | None = None,
) -> tuple[NameResult, ...]:
    """Return where names lead a client in a VPC; None for one in no VPC."""
    here, *around = (replace(one, service_region=region) for one in (endpoint, *others))
    known: dict[Target, list[Endpoint]] = {}
    for one in (here, *around):
        known.setdefault(one.vpc, []).append(one)
    return dns_names.names(here, vpc, Surroundings(NameResolution(zones, forwarding), known, served or {}))


def name(endpoint: Endpoint = ENDPOINT, vpc: Vpc = VPC, zones: tuple[HostedZone, ...] = (), *, inside: bool = True) -> NameResult:
    """Return the result of the service's first name."""
    return names(endpoint, vpc if inside else None, zones=zones)[0]


def zone(zone_name: Maybe[str], *records: tuple[str, Target | None], vpcs: tuple[Target, ...] = (VPC_ID,)) -> HostedZone:
    return HostedZone(ResourceId("Network", "Zone"), zone_name, vpcs, tuple(ZoneRecord(*record) for record in records))


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

    assert {(one.answer, one.code) for one in inside} == {("public", "")}
    assert {(one.answer, one.code) for one in off} == {("none", "PL_DNS_SUPPORT_OFF")}


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
    return tuple(one.answer for one in names(endpoint, vpc, region=REGION, zones=zones))


@given(SWITCHES, st.sets(st.integers(0, 4)), ZONES)
def test_a_certain_answer_holds_for_every_value_of_what_is_unknown(
    switches: tuple[bool, ...], hidden: set[int], zones: tuple[HostedZone, ...]
) -> None:
    masked: tuple[Maybe[bool], ...] = tuple(UNKNOWN if index in hidden else one for index, one in enumerate(switches))

    answers = asked(masked, zones)

    for found, true in zip(answers, asked(switches, zones), strict=True):
        assert found in {true, "unknown"}
