"""What a VPC's DNS server answers: the endpoint's switch, both attributes of the VPC, its servers, and zones; what is unknown is tried."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.dns.lookups import NOT_NAMED, Led, looked_up, names_of, without_private_dns
from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.networks.name_resolution import HostedZone, ZoneRecord
from constructs_privatelink.catalogue.lookup import template_of
from tests.analysis.reachability.fixtures_reachability import ENDPOINT, UNKNOWN, the, vpc

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.model import Endpoint

NAME = "kms.eu-west-1.amazonaws.com"
KMS = replace(ENDPOINT, id=the("Kms"), service=template_of("kms"), service_region="eu-west-1")
HOME = replace(vpc("Vpc", "10.0.0.0/16"), custom_dns_servers=False)
PRIVATE, PUBLIC = Led("private", the("Kms")), Led("public")
NO_SUPPORT, CUSTOM = Led("none", code=Code.PL_DNS_SUPPORT_OFF), Led("unknown", code=Code.PL_DNS_CUSTOM_RESOLVER)
CONFLICT, EMPTY = Led("unknown", code=Code.PL_DNS_CONFLICT), Led("none", code=Code.PL_DNS_CONFLICT)


@pytest.mark.parametrize(
    ("changed", "ends"),
    [
        ({}, {PRIVATE}),
        ({"dns_support": False}, {NO_SUPPORT}),
        ({"dns_hostnames": False}, {PUBLIC}),
        ({"custom_dns_servers": True}, {CUSTOM}),
        ({"dns_support": UNKNOWN}, {PRIVATE, NO_SUPPORT}),
        ({"dns_hostnames": UNKNOWN}, {PRIVATE, PUBLIC}),
        ({"custom_dns_servers": UNKNOWN}, {PRIVATE, CUSTOM}),
        ({"dns_support": False, "custom_dns_servers": True}, {CUSTOM}),
    ],
)
def test_the_attributes_and_servers_of_the_vpc_decide(changed: dict[str, object], ends: set[Led]) -> None:
    lookup = looked_up(NAME, replace(HOME, **changed), [KMS], [])  # type: ignore[arg-type]

    assert lookup.ends == ends
    assert lookup.unknown == ((UNKNOWN,) if UNKNOWN in changed.values() else ())


@pytest.mark.parametrize(
    ("changed", "ends"),
    [
        ({"private_dns": False}, {PUBLIC}),
        ({"private_dns": UNKNOWN}, {PRIVATE, PUBLIC}),
        ({"inbound_resolver_only": True}, {PUBLIC}),
        ({"inbound_resolver_only": False}, {PRIVATE}),
        ({"inbound_resolver_only": UNKNOWN}, {PRIVATE, PUBLIC}),
        ({"exists": UNKNOWN}, {PRIVATE, PUBLIC}),
        ({"exists": UNKNOWN, "private_dns": False}, {PUBLIC}),
        ({"kind": EndpointKind.GATEWAY}, {PUBLIC}),
        ({"kind": EndpointKind.OPENSEARCH_SERVERLESS, "private_dns": False}, {PRIVATE}),
        ({"kind": EndpointKind.OPENSEARCH_SERVERLESS, "exists": UNKNOWN}, {PRIVATE, PUBLIC}),
        ({"service": template_of("dynamodb-streams")}, {PUBLIC}),
    ],
)
def test_the_endpoints_own_switches_decide(changed: dict[str, object], ends: set[Led]) -> None:
    assert looked_up(NAME, HOME, [replace(KMS, **changed)], []).ends == ends  # type: ignore[arg-type]


def test_of_several_endpoints_one_that_certainly_answers_does() -> None:
    second = replace(KMS, id=the("Second"))

    assert looked_up(NAME, HOME, [replace(KMS, private_dns=UNKNOWN), second], []).ends == {Led("private", the("Second"))}
    assert looked_up(NAME, HOME, [], []).ends == {PUBLIC}


def zone(name: str = NAME, *records: ZoneRecord, at: str = "Vpc") -> HostedZone:
    return HostedZone(the("Zone"), name, (the(at),), records, "Zone")


@pytest.mark.parametrize(
    ("zones", "endpoints", "ends"),
    [
        ([zone(NAME, ZoneRecord(NAME, the("Other")))], [], {Led("private", the("Other"))}),
        ([zone(NAME, ZoneRecord(NAME, the("Other")), at="Other")], [], {PUBLIC}),
        ([zone(NAME)], [], {EMPTY}),
        ([zone(NAME, ZoneRecord(NAME, None))], [], {CONFLICT}),
        ([zone("eu-west-1.amazonaws.com")], [KMS], {PRIVATE}),
        ([zone(NAME, ZoneRecord(NAME, the("Other")))], [KMS], {Led("private", the("Other"))}),
    ],
)
def test_a_private_hosted_zone_answers_where_it_is_associated(zones: list[HostedZone], endpoints: list[Endpoint], ends: set[Led]) -> None:
    assert looked_up(NAME, HOME, endpoints, zones).ends == ends


@pytest.mark.parametrize(
    ("changed", "names"),
    [
        ({}, (NAME,)),
        ({"service_region": UNKNOWN}, ("kms.{region}.amazonaws.com",)),
        ({"service": None}, (NOT_NAMED,)),
        ({"service": template_of("dynamodb-streams")}, ("streams.dynamodb.eu-west-1.amazonaws.com",)),
        ({"service": template_of("dynamodb-streams"), "service_region": UNKNOWN}, ("streams.dynamodb.{region}.amazonaws.com",)),
        ({"kind": EndpointKind.GATEWAY_LOAD_BALANCER}, ()),
        ({"kind": EndpointKind.TUNNEL}, ()),
    ],
)
def test_the_names_of_an_endpoint_are_those_of_its_service(changed: dict[str, object], names: tuple[str, ...]) -> None:
    known = names_of(replace(KMS, **changed))  # type: ignore[arg-type]

    assert {*names} <= {*known}
    assert (known == ()) is (names == ())


def test_dynamodb_is_called_by_a_name_that_no_private_dns_answers() -> None:
    assert without_private_dns(replace(KMS, service=template_of("dynamodb-streams")))
    assert not without_private_dns(KMS)
    assert not without_private_dns(replace(KMS, service=None))
