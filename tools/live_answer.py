"""What ``aws ec2 describe-vpc-endpoint-services`` answered: the services of Amazon in one Region, as values.

The shape is that of https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ServiceDetail.html, as the AWS CLI prints it.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TypedDict, cast

from constructs_privatelink.catalogue.partitions import region_in
from constructs_privatelink.errors import PrivateLinkError

_HOW = "save the whole answer with: aws ec2 describe-vpc-endpoint-services --region <region> --output json"
_KINDS = ("Interface", "Gateway")


class _Type(TypedDict):
    ServiceType: str


class _PrivateDns(TypedDict):
    PrivateDnsName: str


class _Detail(TypedDict, total=False):
    ServiceName: str
    ServiceType: list[_Type]
    ServiceRegion: str
    AvailabilityZoneIds: list[str]
    Owner: str
    PrivateDnsName: str
    PrivateDnsNames: list[_PrivateDns]
    VpcEndpointPolicySupported: bool
    SupportedIpAddressTypes: list[str]


@dataclass(frozen=True, kw_only=True)
class LiveService:
    """One service of Amazon, as AWS describes it in one Region.

    Args:
        name: Full endpoint service name.
        endpoint_types: ``"Interface"``, ``"Gateway"`` or both.
        policy: Whether it takes an endpoint policy; None when the answer does not say.
        dns_names: The names that private DNS answers.
        ip_address_types: What an endpoint can be: ``"ipv4"``, ``"dualstack"``, ``"ipv6"``; empty when the answer does not say.
        az_ids: Ids of the Availability Zones that have it; empty when the answer has zone names only, which differ between accounts.

    """

    name: str
    endpoint_types: tuple[str, ...]
    policy: bool | None
    dns_names: tuple[str, ...]
    ip_address_types: tuple[str, ...]
    az_ids: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Answer:
    """A whole answer.

    Args:
        region: The Region that answered.
        services: The services of Amazon, sorted by name.
        partners: How many services of others were left out.
        elsewhere: How many services of other Regions were left out.

    """

    region: str
    services: tuple[LiveService, ...]
    partners: int
    elsewhere: int


def read_answer(text: str, region: str | None = None) -> Answer:
    """Read an answer.

    Args:
        text: The JSON text.
        region: The Region that answered. Default: - the one that most services name.

    Raises:
        PrivateLinkError: It is not JSON, has no ``ServiceDetails``, was cut off, names no Region, or holds no service of Amazon.

    """
    details = _details(text)
    amazon = [detail for detail in details if detail.get("Owner", "amazon") == "amazon" and "vpce-svc-" not in detail["ServiceName"]]
    where = region or _most_named(amazon)
    here = [detail for detail in amazon if detail.get("ServiceRegion", where) == where]
    if where is None or not here:
        raise PrivateLinkError("answer", [f"it has no service of Amazon in {where or 'any Region'}; {_HOW}, or give --region"])
    by_name: dict[str, list[_Detail]] = {}
    for detail in here:
        by_name.setdefault(detail["ServiceName"], []).append(detail)
    return Answer(
        region=where,
        services=tuple(_service(name, by_name[name]) for name in sorted(by_name)),
        partners=len(details) - len(amazon),
        elsewhere=len(amazon) - len(here),
    )


def _details(text: str) -> list[_Detail]:
    try:
        answer: object = json.loads(text)
    except ValueError as error:
        raise PrivateLinkError("answer", [f"it is not JSON ({error}); {_HOW}"]) from error
    if not isinstance(answer, dict) or not isinstance(answer.get("ServiceDetails"), list):
        raise PrivateLinkError("answer", [f"it has no list 'ServiceDetails'; {_HOW}, without --query"])
    if answer.get("NextToken"):
        raise PrivateLinkError("answer", [f"it was cut off: it ends with a NextToken; {_HOW}, without --max-items and --no-paginate"])
    details: list[object] = answer["ServiceDetails"]
    nameless = sum(not isinstance(detail, dict) or not isinstance(detail.get("ServiceName"), str) for detail in details)
    if nameless:
        raise PrivateLinkError("answer", [f"{nameless} of its {len(details)} ServiceDetails have no ServiceName; {_HOW}"])
    return cast("list[_Detail]", details)


def _most_named(details: list[_Detail]) -> str | None:
    named = (detail.get("ServiceRegion", region_in(detail["ServiceName"])) for detail in details)
    counted = Counter(region for region in named if region)
    return counted.most_common(1)[0][0] if counted else None


def _service(name: str, details: list[_Detail]) -> LiveService:
    types = {kind["ServiceType"] for detail in details for kind in detail.get("ServiceType", [])}
    detail = next((kind for kind in details if {"ServiceType": "Interface"} in kind.get("ServiceType", [])), details[0])
    dns_names = [name["PrivateDnsName"] for name in detail.get("PrivateDnsNames", [])] or [detail.get("PrivateDnsName", "")]
    return LiveService(
        name=name,
        endpoint_types=tuple(kind for kind in _KINDS if kind in types),
        policy=detail.get("VpcEndpointPolicySupported"),
        dns_names=tuple(name for name in dns_names if name),
        ip_address_types=_ip_address_types(detail.get("SupportedIpAddressTypes", [])),
        az_ids=tuple(sorted(detail.get("AvailabilityZoneIds", []))),
    )


def _ip_address_types(families: list[str]) -> tuple[str, ...]:
    """Return what an endpoint of the service can be: a service that speaks both families can have dual-stack endpoints."""
    return ("ipv4", "dualstack", "ipv6") if {"ipv4", "ipv6"} <= set(families) else tuple(families)
