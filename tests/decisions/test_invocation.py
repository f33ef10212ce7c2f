"""How clients call a private API: the four addressings of AWS's guide, with its own examples."""

from __future__ import annotations

import shlex
from dataclasses import FrozenInstanceError, replace

import pytest

from constructs_privatelink import PrivateLinkError
from constructs_privatelink.decisions.invocation import (
    Addressing,
    ApiStage,
    Caller,
    Entrance,
    Invocation,
    decide,
    reasons_against,
    reasons_against_mode,
)

# The ids that the guide uses.
API = ApiStage("01234567ab", "test", "us-west-2", "amazonaws.com")
ENDPOINT = Entrance(
    "Stack/Apis",
    "vpce-01234567abcdef012",
    dns_name="vpce-01234567abcdef012-01234567.execute-api.us-west-2.vpce.amazonaws.com",
    private_dns=True,
    associated=True,
)
INSIDE, OUTSIDE = Caller.INSIDE_VPC, Caller.OUTSIDE_VPC


def offered(entrance: Entrance, caller: Caller = INSIDE, api: ApiStage = API) -> list[str]:
    """Return the names of the addressings that work."""
    return [invocation.addressing.name for invocation in decide(api, entrance, caller, "api").offered]


def why_not(addressing: Addressing, entrance: Entrance, caller: Caller = INSIDE, api: ApiStage = API) -> str:
    """Return what asking for an addressing that does not work says."""
    with pytest.raises(PrivateLinkError) as error:
        decide(api, entrance, caller, "PrivateRestApi 'Pets'").by(addressing)
    return str(error.value)


def test_the_four_addressings_are_those_of_the_guide() -> None:
    invocations = decide(API, ENDPOINT, INSIDE, "api")

    assert invocations.private_dns.curl("pets") == "curl 'https://01234567ab.execute-api.us-west-2.amazonaws.com/test/pets'"
    assert (
        invocations.route53_alias.curl("pets")
        == "curl 'https://01234567ab-vpce-01234567abcdef012.execute-api.us-west-2.amazonaws.com/test/pets'"
    )
    assert invocations.host_header.curl("pets") == (
        "curl 'https://vpce-01234567abcdef012-01234567.execute-api.us-west-2.vpce.amazonaws.com/test/pets'"
        " -H 'Host: 01234567ab.execute-api.us-west-2.amazonaws.com'"
    )
    assert invocations.api_id_header.curl("pets") == (
        "curl 'https://vpce-01234567abcdef012-01234567.execute-api.us-west-2.vpce.amazonaws.com/test/pets' -H 'x-apigw-api-id: 01234567ab'"
    )


def test_the_most_convenient_call_is_offered_first() -> None:
    assert offered(ENDPOINT) == ["PRIVATE_DNS", "ROUTE53_ALIAS", "HOST_HEADER", "API_ID_HEADER"]


def test_private_dns_does_not_reach_clients_outside_the_vpc() -> None:
    assert offered(ENDPOINT, OUTSIDE) == ["ROUTE53_ALIAS", "HOST_HEADER", "API_ID_HEADER"]
    assert why_not(Addressing.PRIVATE_DNS, ENDPOINT, OUTSIDE) == (
        "PrivateRestApi 'Pets': no call by private DNS: a client outside the endpoint's VPC cannot resolve private DNS names; call it by "
        "another name, or forward its queries to a Route 53 Resolver inbound endpoint and ask for Caller.INSIDE_VPC"
    )


@pytest.mark.parametrize(
    ("entrance", "lost", "why"),
    [
        (replace(ENDPOINT, private_dns=False), {"PRIVATE_DNS"}, "private DNS is off at the endpoint 'Stack/Apis'; set private_dns=True"),
        (replace(ENDPOINT, private_dns=None), {"PRIVATE_DNS"}, "nobody said whether the endpoint 'Stack/Apis' has private DNS"),
        (replace(ENDPOINT, associated=False), {"ROUTE53_ALIAS"}, "the API is not associated with the endpoint 'Stack/Apis'"),
        (replace(ENDPOINT, associated=None), {"ROUTE53_ALIAS"}, "nobody said whether the API is associated with the endpoint"),
        (replace(ENDPOINT, dns_name=None), {"HOST_HEADER", "API_ID_HEADER"}, "the DNS name of the endpoint 'Stack/Apis' is not known"),
    ],
)
def test_an_addressing_that_is_not_known_to_work_is_not_offered(entrance: Entrance, lost: set[str], why: str) -> None:
    assert set(offered(ENDPOINT)).difference(offered(entrance)) == lost
    for name in lost:
        assert why in why_not(Addressing[name], entrance)


def test_every_reason_against_an_addressing_is_said() -> None:
    text = why_not(Addressing.PRIVATE_DNS, replace(ENDPOINT, private_dns=False), OUTSIDE)

    assert "2 problems" in text
    assert "private DNS is off" in text
    assert "cannot resolve private DNS names" in text


def test_a_disabled_default_endpoint_leaves_only_custom_domain_names() -> None:
    disabled = replace(API, default_endpoint=False)

    assert offered(ENDPOINT, api=disabled) == []
    for addressing in (Addressing.PRIVATE_DNS, Addressing.ROUTE53_ALIAS, Addressing.HOST_HEADER, Addressing.API_ID_HEADER):
        assert "call its private custom domain name" in why_not(addressing, ENDPOINT, api=disabled)


def test_a_custom_domain_name_calls_nothing_through_an_endpoint() -> None:
    text = why_not(Addressing.CUSTOM_DOMAIN, replace(ENDPOINT, dns_name=None))

    assert "calls nothing through an endpoint; what does: PRIVATE_DNS, ROUTE53_ALIAS" in text


def test_names_in_china_have_the_suffix_of_china() -> None:
    beijing = replace(API, region="cn-north-1", dns_suffix="amazonaws.com.cn")
    invocations = decide(beijing, ENDPOINT, INSIDE, "api")

    assert invocations.private_dns.url == "https://01234567ab.execute-api.cn-north-1.amazonaws.com.cn/test"
    assert invocations.route53_alias.url == "https://01234567ab-vpce-01234567abcdef012.execute-api.cn-north-1.amazonaws.com.cn/test"
    assert invocations.host_header.headers == (("Host", "01234567ab.execute-api.cn-north-1.amazonaws.com.cn"),)


@pytest.mark.parametrize("path", ["pets/1", "/pets/1"])
def test_a_path_may_begin_with_a_slash(path: str) -> None:
    assert Invocation(Addressing.PRIVATE_DNS, "https://host/test").url_of(path) == "https://host/test/pets/1"


@pytest.mark.parametrize("path", ["", "/"])
def test_the_root_has_the_url_of_the_stage(path: str) -> None:
    assert Invocation(Addressing.PRIVATE_DNS, "https://host/test").url_of(path) == "https://host/test"


@pytest.mark.parametrize("path", ["pets?kind=cat&age=2", "it's", "$HOME", "a b"])
def test_a_command_line_reaches_curl_as_written(path: str) -> None:
    call = Invocation(Addressing.API_ID_HEADER, "https://host/test", (("x-apigw-api-id", "01234567ab"),))

    assert shlex.split(call.curl(path, method="POST")) == [
        "curl",
        "-X",
        "POST",
        f"https://host/test/{path}",
        "-H",
        "x-apigw-api-id: 01234567ab",
    ]


def test_an_invocation_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        decide(API, ENDPOINT, INSIDE, "api").private_dns.url = "https://elsewhere"  # type: ignore[misc] # what is refused


@pytest.mark.parametrize(
    ("api", "stage", "reasons"),
    [
        ("a1b2c3d4e5", "prod", 0),
        (None, None, 0),
        ("arn:aws:apigateway:eu-west-1::/restapis/a1b2c3d4e5", "prod", 1),
        ("https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com", "prod", 1),
        ("A1B2C3D4E5", "/prod", 2),
        ("a1b2c3d4e5", "", 1),
        ("a1b2c3d4e5", "x" * 129, 1),
    ],
)
def test_ids_and_stages_are_checked_where_they_are_known(api: str | None, stage: str | None, reasons: int) -> None:
    assert len(reasons_against(api, stage)) == reasons


@pytest.mark.parametrize("caller", [INSIDE, OUTSIDE])
def test_in_the_mode_strict_a_call_by_private_dns_is_all_that_is_left(caller: Caller) -> None:
    strict = replace(API, access_mode="STRICT")

    assert offered(ENDPOINT, caller, strict) == (["PRIVATE_DNS"] if caller is INSIDE else [])
    for addressing in (Addressing.ROUTE53_ALIAS, Addressing.HOST_HEADER, Addressing.API_ID_HEADER):
        assert why_not(addressing, ENDPOINT, caller, strict) == (
            f"PrivateRestApi 'Pets': no call by {addressing.value}: the API's endpoint access mode is STRICT, in which API Gateway turns "
            "such calls away; call it by private DNS or a private custom domain name, or set the endpoint access mode to BASIC"
        )


@pytest.mark.parametrize("mode", [None, "BASIC"])
def test_other_modes_leave_every_call(mode: str | None) -> None:
    assert offered(ENDPOINT, api=replace(API, access_mode=mode)) == ["PRIVATE_DNS", "ROUTE53_ALIAS", "HOST_HEADER", "API_ID_HEADER"]


def test_a_mode_is_strict_or_basic() -> None:
    assert reasons_against_mode("STRICT") == reasons_against_mode("BASIC") == reasons_against_mode(None) == []
    assert reasons_against_mode("strict") == [
        "got endpoint_access_mode='strict'; give 'STRICT' or 'BASIC', or leave it out where it is not known"
    ]


def test_every_call_says_from_where_it_works() -> None:
    by_private_dns, *others = decide(API, ENDPOINT, INSIDE, "api").offered

    assert by_private_dns.works_from.startswith("inside the endpoint's VPC, and from where queries are forwarded")
    assert {call.works_from for call in others} == {"from everywhere that reaches the endpoint, networks on premises among them"}
