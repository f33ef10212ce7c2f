"""A resolver of the names of hubs and spokes that knows nothing of unknown values: one answer for a VPC and a name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import constructs_privatelink.analysis.dns.names as true_names
from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.networks.model import Endpoint, Vpc
from constructs_privatelink.analysis.networks.name_resolution import HostedZone, NameResolution, ZoneRecord
from constructs_privatelink.analysis.values import Maybe, ResourceId, Target, Unknown
from constructs_privatelink.catalogue.ports import HTTPS
from constructs_privatelink.catalogue.service import Service

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random
    from types import ModuleType

    from constructs_privatelink.analysis.dns.names import NameResult

HUB, SPOKE = ResourceId("Network", "Hub"), ResourceId("Network", "Spoke")
KMS, SQS = "kms.eu-west-1.amazonaws.com", "sqs.eu-west-1.amazonaws.com"
ZONES = (KMS, SQS, "eu-west-1.amazonaws.com", "amazonaws.com", "west-1.amazonaws.com", "example.com")
RECORDS = (KMS, SQS, "*.eu-west-1.amazonaws.com", "*.amazonaws.com")
ENDPOINTS = ("HubKms", "HubSqs", "SpokeKms", "SpokeSqs")
_MOSTLY, _OFTEN = 0.8, 0.4
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


def is_refused(asked: Names) -> bool:
    """Return whether Route 53 or EC2 would refuse it: two zones of one name in a VPC."""
    held = [(vpc, zone.name) for zone in asked.zones for vpc in zone.vpcs]
    held += [(_vpc_of(holder), KMS if holder.endswith("Kms") else SQS) for holder, on in asked.private_dns.items() if on]
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
    wildcards = [record for record in records if record.startswith("*.") and name.endswith(record[1:])]
    owner = name if name in records else max(wildcards, key=len, default="")
    return "none" if not owner else records[owner] or "elsewhere"


def asked_of_the_analysis(
    asked: Names,
    vpc: ResourceId,
    endpoint: str,
    hidden: bool | None = None,  # noqa: FBT001
    analysis: ModuleType = true_names,
) -> NameResult:
    """Return where the name of an endpoint's service leads, by the analysis or one with a bug.

    Args:
        asked: All that answers names.
        vpc: Where somebody asks.
        endpoint: The endpoint that is meant.
        hidden: Which of the VPC's DNS attributes is not known: the second, or else the first. Default: both are known.
        analysis: The module that is asked.

    """
    switches: list[Maybe[bool]] = list(asked.vpcs[vpc])
    if hidden is not None:
        switches[1 if hidden else 0] = UNKNOWN
    made = {holder: endpoint_named(holder, on=on) for holder, on in asked.private_dns.items()}
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
    for value in made.values():
        by_vpc[value.vpc].append(value)
    place = Vpc(vpc, (), closed=True, dns_support=switches[0], dns_hostnames=switches[1], custom_dns_servers=switches[2])
    first: NameResult = analysis.names(made[endpoint], place, analysis.Surroundings(NameResolution(zones), by_vpc))[0]
    assert first.name != true_names.ENDPOINT_SPECIFIC
    return first


def endpoint_named(name: str, *, on: bool) -> Endpoint:
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


def expected(asked: Names, vpc: ResourceId, endpoint: str) -> tuple[str, str | None]:
    """Return what must be said of an endpoint's name: the answer, and the endpoint that answers."""
    where = resolved(asked, vpc, KMS if endpoint.endswith("Kms") else SQS)
    if where in ENDPOINTS:
        return ("private", where) if where[-3:] == endpoint[-3:] else ("unknown", None)
    return ("unknown" if where == "elsewhere" else where), None


def any_names(random: Random) -> Names:
    """Return something that answers names and that Route 53 and EC2 take."""
    while True:
        asked = Names(
            {vpc: (random.random() < _MOSTLY, random.random() < _MOSTLY, random.random() > _MOSTLY) for vpc in (HUB, SPOKE)},
            {endpoint: random.random() < _OFTEN for endpoint in ENDPOINTS},
            tuple(_any_zone(random) for _ in range(random.randrange(4))),
        )
        if not is_refused(asked):
            return asked


def _any_zone(random: Random) -> Zone:
    names = random.sample(RECORDS, random.randrange(4))
    return Zone(
        random.choice(ZONES),
        random.choice([(HUB,), (SPOKE,), (HUB, SPOKE)]),
        {name: random.choice([*ENDPOINTS, None]) for name in names},
    )
