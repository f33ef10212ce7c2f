"""Names of hubs and spokes, held against a resolver that knows nothing of unknown values: one answer for a VPC and a name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.dns.lookups import names_of
from constructs_privatelink.analysis.dns.names import ENDPOINT_SPECIFIC, NameResult, Surroundings, names
from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.networks.model import Endpoint, Vpc
from constructs_privatelink.analysis.networks.name_resolution import HostedZone, NameResolution, ZoneRecord
from constructs_privatelink.analysis.values import Maybe, ResourceId, Target, Unknown
from constructs_privatelink.catalogue.ports import HTTPS
from constructs_privatelink.catalogue.service import Service

if TYPE_CHECKING:
    from collections.abc import Mapping

HUB, SPOKE = ResourceId("Network", "Hub"), ResourceId("Network", "Spoke")
KMS, SQS = "kms.eu-west-1.amazonaws.com", "sqs.eu-west-1.amazonaws.com"
ZONES = (KMS, SQS, "eu-west-1.amazonaws.com", "amazonaws.com", "west-1.amazonaws.com", "example.com")
RECORDS = (KMS, SQS, "*.eu-west-1.amazonaws.com", "*.amazonaws.com")
ENDPOINTS = ("HubKms", "HubSqs", "SpokeKms", "SpokeSqs")
UNKNOWN = Unknown(Code.PL_UNRESOLVED_VALUE, "somewhere", "a parameter has no default")


@dataclass(frozen=True)
class Zone:
    """A private hosted zone: where it answers, and the endpoints that its records lead to, None for something else."""

    name: str
    vpcs: tuple[ResourceId, ...]
    records: Mapping[str, str | None]


@dataclass(frozen=True)
class Names:
    """All that answers names: each VPC's switches, whether each endpoint has private DNS, and the zones."""

    vpcs: Mapping[ResourceId, tuple[bool, bool, bool]]
    private_dns: Mapping[str, bool]
    zones: tuple[Zone, ...]


def _refused(asked: Names) -> bool:
    """Return whether Route 53 or EC2 would refuse it: two zones of one name in a VPC."""
    held = [(vpc, zone.name) for zone in asked.zones for vpc in zone.vpcs]
    held += [(_vpc_of(one), KMS if one.endswith("Kms") else SQS) for one, on in asked.private_dns.items() if on]
    return len(held) != len(set(held))


def _vpc_of(endpoint: str) -> ResourceId:
    return HUB if endpoint.startswith("Hub") else SPOKE


def resolved(asked: Names, vpc: ResourceId, name: str) -> str:
    """Return where a name leads: an endpoint, ``public``, ``none``, or ``elsewhere``; ``unknown`` where other servers are asked."""
    support, hostnames, custom = asked.vpcs[vpc]
    if custom or not support:
        return "unknown" if custom else "none"
    answering: dict[str, Mapping[str, str | None]] = {zone.name: zone.records for zone in asked.zones if vpc in zone.vpcs}
    for endpoint, on in asked.private_dns.items():
        if on and _vpc_of(endpoint) == vpc:
            answering[KMS if endpoint.endswith("Kms") else SQS] = {KMS if endpoint.endswith("Kms") else SQS: endpoint}
    covering = [zone for zone in answering if name == zone or name.endswith(f".{zone}")] if hostnames else []
    if not covering:
        return "public"
    records = answering[max(covering, key=len)]
    wildcards = [one for one in records if one.startswith("*.") and name.endswith(one[1:])]
    found = name if name in records else max(wildcards, key=len, default="")
    return "none" if not found else records[found] or "elsewhere"


def asked_of_the_analysis(asked: Names, vpc: ResourceId, endpoint: str, hidden: bool | None = None) -> NameResult:  # noqa: FBT001
    """Return where the name of an endpoint's service leads; with one of the VPC's switches not known where that is asked for."""
    switches: list[Maybe[bool]] = list(asked.vpcs[vpc])
    if hidden is not None:
        switches[1 if hidden else 0] = UNKNOWN
    made = {one: _endpoint(one, on=on) for one, on in asked.private_dns.items()}
    zones = tuple(
        HostedZone(
            ResourceId("Network", f"Zone{at}"),
            zone.name,
            zone.vpcs,
            tuple(ZoneRecord(name, made[to].id if to is not None else None) for name, to in zone.records.items()),
        )
        for at, zone in enumerate(asked.zones)
    )
    by_vpc: dict[Target, list[Endpoint]] = {HUB: [], SPOKE: []}
    for one in made.values():
        by_vpc[one.vpc].append(one)
    place = Vpc(vpc, (), closed=True, dns_support=switches[0], dns_hostnames=switches[1], custom_dns_servers=switches[2])
    first, *_ = names(made[endpoint], place, Surroundings(NameResolution(zones), by_vpc))
    assert first.name != ENDPOINT_SPECIFIC
    return first


def _endpoint(name: str, *, on: bool) -> Endpoint:
    service = Service.find("kms" if name.endswith("Kms") else "sqs")
    made = Endpoint(
        id=ResourceId("Network", name),
        kind=EndpointKind.INTERFACE,
        service_name=service.name("eu-west-1"),
        service=service,
        vpc=_vpc_of(name),
        subnets=(),
        groups=(),
        ports=(HTTPS,),
        families=frozenset({"ipv4"}),
        private_dns=on,
    )
    return replace(made, service_region="eu-west-1")


RECORD_SETS = st.dictionaries(st.sampled_from(RECORDS), st.sampled_from([*ENDPOINTS, None]), max_size=3)
ZONE = st.builds(Zone, st.sampled_from(ZONES), st.sampled_from([(HUB,), (SPOKE,), (HUB, SPOKE)]), RECORD_SETS)
NETWORKS = st.builds(
    Names,
    st.fixed_dictionaries({vpc: st.tuples(st.booleans(), st.booleans(), st.sampled_from([False, False, True])) for vpc in (HUB, SPOKE)}),
    st.fixed_dictionaries({one: st.booleans() for one in ENDPOINTS}),
    st.lists(ZONE, max_size=3).map(tuple),
).filter(lambda asked: not _refused(asked))


def expected(asked: Names, vpc: ResourceId, endpoint: str) -> tuple[str, str | None]:
    """Return what must be said of an endpoint's name: the answer, and the endpoint that answers."""
    where = resolved(asked, vpc, KMS if endpoint.endswith("Kms") else SQS)
    if where in ENDPOINTS:
        return ("private", where) if where[-3:] == endpoint[-3:] else ("unknown", None)
    return ("unknown" if where == "elsewhere" else where), None


@given(NETWORKS, st.sampled_from([HUB, SPOKE]), st.sampled_from(ENDPOINTS))
@settings(max_examples=400)
def test_a_name_leads_where_the_slow_resolver_says(asked: Names, vpc: ResourceId, endpoint: str) -> None:
    result = asked_of_the_analysis(asked, vpc, endpoint)

    answer, to = expected(asked, vpc, endpoint)
    assert (result.answer, result.to) == (answer, None if to is None else ResourceId("Network", to))


@given(NETWORKS, st.sampled_from([HUB, SPOKE]), st.sampled_from(ENDPOINTS), st.booleans())
@settings(max_examples=200)
def test_with_a_switch_unknown_no_answer_is_certain_that_some_value_makes_wrong(
    asked: Names,
    vpc: ResourceId,
    endpoint: str,
    hidden: bool,  # noqa: FBT001
) -> None:
    result = asked_of_the_analysis(asked, vpc, endpoint, hidden)

    for value in (True, False):
        switches = list(asked.vpcs[vpc])
        switches[1 if hidden else 0] = value
        told = replace(asked, vpcs={**asked.vpcs, vpc: (switches[0], switches[1], switches[2])})
        assert result.answer in {"unknown", expected(told, vpc, endpoint)[0]}


def test_the_services_have_the_names_that_are_asked_about() -> None:
    assert [names_of(_endpoint(one, on=True))[0] for one in ENDPOINTS] == [KMS, SQS, KMS, SQS]
