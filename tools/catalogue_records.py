"""The records of the catalogue as values: what ``services.json`` and ``evidence.json`` may say of a service.

What a field of `Facts` means stands at `Service`, whose fields they are. What a record leaves out, no source says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NotRequired, TypedDict

if TYPE_CHECKING:
    from constructs_privatelink.catalogue.ports import PortChoice

LIVE = "live"
"""The reason of a fact that AWS itself answered; ``LIVE <region> <date>`` is then among the record's sources."""

Confidence = Literal["high", "medium", "conflict", "unknown"]


class Source(TypedDict):
    """Where facts come from: named once, by its key in the records."""

    what: str
    age: str
    weight: str


class Reason(TypedDict):
    """Why we believe that a service has something, or does not, or cannot say."""

    confidence: Confidence
    text: str


class Facts(TypedDict):
    """One endpoint service name and what code reads of it: the fields of `Service`, and the names of the constant."""

    short_name: str
    constant: str
    aliases: NotRequired[list[str]]
    name_template: str
    title: str
    doc_url: NotRequired[str]
    managed_by: NotRequired[str]
    endpoint_types: NotRequired[list[str]]
    endpoint_policy: NotRequired[bool]
    endpoint_policy_certain: NotRequired[bool]
    private_dns: NotRequired[bool]
    private_dns_certain: NotRequired[bool]
    private_dns_names: NotRequired[list[str]]
    private_dns_advice: NotRequired[Literal["on", "off"]]
    private_dns_inbound_resolver: NotRequired[bool]
    dns_name_hints: NotRequired[list[str]]
    regional_dns_names: NotRequired[dict[str, list[str]]]
    ports: NotRequired[list[str]]
    port_choice: NotRequired[PortChoice]
    ports_together: NotRequired[list[str]]
    ip_address_types: NotRequired[list[str]]
    iam_prefixes: NotRequired[list[str]]
    available_regions: NotRequired[list[str]]
    unavailable_regions: NotRequired[list[str]]
    unavailable_partitions: NotRequired[list[str]]
    unavailable_az_ids: NotRequired[list[str]]
    regional_names: NotRequired[dict[str, str]]
    cross_region: NotRequired[bool]
    home_regions: NotRequired[dict[str, str]]
    closed_to: NotRequired[Literal["new-customers", "new-endpoints"]]
    ended_on: NotRequired[str]
    superseded_by: NotRequired[str]
    successor: NotRequired[str]
    companions: NotRequired[list[str]]
    as_of: NotRequired[str]


class Evidence(TypedDict):
    """What the facts about one service rest on, and what only reviewers look at."""

    endpoint_policy_reason: NotRequired[str]
    private_dns_reason: NotRequired[str]
    fips_of: NotRequired[str]
    cdk_deprecated: NotRequired[list[str]]
    ipv6_column: NotRequired[str]
    notes: NotRequired[list[str]]
    sources: list[str]


class Record(Facts, Evidence):
    """One endpoint service name and all that is known of it: its records of both files."""


class Catalogue(TypedDict):
    """Both files together."""

    as_of: str
    sources: dict[str, Source]
    reasons: dict[str, Reason]
    services: list[Record]
