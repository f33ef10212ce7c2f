"""Private hosted zones with their records, and what else answers names in VPCs: forwarding rules, Route 53 profiles.

Source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.networks.name_resolution import HostedZone, NameResolution, ZoneRecord
from constructs_privatelink.analysis.networks.properties import VPC
from constructs_privatelink.analysis.networks.route53_profiles import HOSTED_ZONE, PROFILE, PROFILE_ASSOCIATION, PROFILE_RESOURCE, Profiles
from constructs_privatelink.analysis.networks.used_endpoints import used_endpoints
from constructs_privatelink.analysis.templates.custom_types import is_custom
from constructs_privatelink.analysis.values import Outside, Reference, ResourceId, Unknown
from constructs_privatelink.catalogue.partitions import REGION

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from constructs_privatelink.analysis.networks.model import Endpoint
    from constructs_privatelink.analysis.networks.properties import Fields, Reading
    from constructs_privatelink.analysis.values import Maybe, Resolved, Target

_RULE = "AWS::Route53Resolver::ResolverRule"
_RULE_ASSOCIATION = "AWS::Route53Resolver::ResolverRuleAssociation"
_LEADING = {"A", "AAAA", "CNAME", "HTTPS"}
"""The types of records that lead somewhere."""
_ENTRIES = re.compile(r"\$\{([^${}]+)\.DnsEntries(?:/\d+)?\}")
_ANY_REGION = "${AWS::Region}"
_OWN_NAME = re.compile(r"\bvpce-[0-9a-z]+")


def built_resolution(reading: Reading, endpoints: Sequence[Endpoint]) -> NameResolution:
    """Return what answers names: the private hosted zones of the set, what answers as they do, and what forwards names.

    Args:
        reading: The templates.
        endpoints: The endpoints that records may lead to.

    """
    records = _Records(reading, {str(endpoint.id): endpoint.id for endpoint in endpoints})
    profiles = Profiles(reading)
    zones = [
        HostedZone(fields.id, dns_name(fields, "Name"), (*vpcs, *profiles.vpcs_of(fields.id)), records.of(fields), fields.resource.path)
        for fields in reading.of_type(HOSTED_ZONE)
        if (vpcs := _vpcs(fields))
    ]
    used = used_endpoints(reading.stacks, filter(_has_names_to_use, endpoints))
    return NameResolution((*zones, *_rules(reading), *_zones_of_profiles(profiles)), _forwarding(reading), profiles.endpoints(), used)


def _has_names_to_use(endpoint: Endpoint) -> bool:
    """Return whether clients may call an endpoint's own names: without private DNS, or by a private API's name for it."""
    return endpoint.kind == EndpointKind.INTERFACE and (endpoint.private_dns is not True or endpoint.leads_to_apis)


def _forwarding(reading: Reading) -> Maybe[bool]:
    """Return whether the set has what may tell names to clients outside of the VPCs that know them."""
    if any(True for _ in reading.of_type(_RULE_ASSOCIATION, PROFILE, PROFILE_RESOURCE, PROFILE_ASSOCIATION)):
        return True
    directions = [fields.text("Direction") for fields in reading.of_type("AWS::Route53Resolver::ResolverEndpoint")]
    if any(isinstance(direction, str) and direction.upper().startswith("INBOUND") for direction in directions):
        return True
    return next((direction for direction in directions if isinstance(direction, Unknown)), False)


def _vpcs(zone: Fields) -> tuple[Target, ...]:
    """Return the VPCs that a zone answers in; a public zone has none."""
    listed = zone.objects("VPCs")
    if isinstance(listed, Unknown):
        return (listed,)
    vpcs = [item if isinstance(item, Unknown) else _vpc(item) for item in listed]
    return tuple(vpcs) if zone.exists is True or not vpcs else (zone.exists,)


def _vpc(item: Fields) -> Target:
    """Return a VPC of a zone; not known where it is refused."""
    wrong = wrong_region(item)
    if wrong is not None:
        return Unknown(Code.PL_UNRESOLVED_VALUE, item.where("VPCRegion"), wrong)
    return item.target("VPCId", VPC) or item.missing("VPCId")


def wrong_region(item: Fields) -> str | None:
    """Return what is wrong with the Region of one of a zone's VPCs; None where nothing certainly is.

    Route 53 looks for the VPC in that Region: https://docs.aws.amazon.com/Route53/latest/APIReference/API_VPC.html

    Args:
        item: The VPC, as an item of the zone's ``VPCs``.

    """
    region, vpc = item.text("VPCRegion"), item.target("VPCId", VPC)
    if region is None:
        return "it names no Region of the VPC"
    made_in = item.reading.stacks.stacks[vpc.stack].region if isinstance(vpc, ResourceId) else None
    if not isinstance(region, str) or not isinstance(made_in, str) or region == made_in:
        return None
    return f"it names the Region {region!r}, and the VPC is made in {made_in!r}"


def dns_name(fields: Fields, property: str) -> Maybe[str]:
    """Return a name; where only the Region is not known, with ``{region}`` in its place."""
    value = fields.text(property)
    if isinstance(value, Unknown) and value.key is not None and "$" not in value.key.replace(_ANY_REGION, ""):
        return value.key.replace(_ANY_REGION, REGION)
    return fields.missing(property) if value is None else value


class _Records:
    """The records of the set, by the zone that they are in. One of an unknown zone is perhaps in any of them."""

    def __init__(self, reading: Reading, endpoints: Mapping[str, ResourceId]) -> None:
        self._endpoints = endpoints
        self._by_zone: dict[Target, list[ZoneRecord]] = defaultdict(list)
        self._by_name: dict[str, list[ZoneRecord]] = defaultdict(list)
        self._anywhere: list[ZoneRecord] = []
        for fields in reading.of_type("AWS::Route53::RecordSet"):
            self._add(fields, fields)
        for group in reading.of_type("AWS::Route53::RecordSetGroup"):
            records = group.objects("RecordSets")
            for record in (records,) if isinstance(records, Unknown) else records:
                self._add(group, record)

    def of(self, zone: Fields) -> tuple[ZoneRecord, ...]:
        """Return the records of a zone."""
        name = dns_name(zone, "Name")
        by_name = self._by_name.get(_comparable_name(name), []) if isinstance(name, str) else []
        return (*self._by_zone.get(zone.id, ()), *by_name, *self._anywhere)

    def _add(self, holder: Fields, record: Fields | Unknown) -> None:
        if isinstance(record, Unknown):
            self._place(holder, ZoneRecord(record, record))
            return
        kind = record.text("Type")
        if isinstance(kind, str) and kind.upper() not in _LEADING:
            return
        target = self._target(record) if holder.exists is True else holder.exists
        self._place(holder, ZoneRecord(dns_name(record, "Name"), kind if isinstance(kind, Unknown) else target))

    def _place(self, holder: Fields, record: ZoneRecord) -> None:
        zone = holder.target("HostedZoneId", HOSTED_ZONE)
        name = dns_name(holder, "HostedZoneName") if holder.has("HostedZoneName") else None
        if isinstance(name, str):
            self._by_name[_comparable_name(name)].append(record)
        elif isinstance(zone, ResourceId | Outside):
            self._by_zone[zone].append(record)
        else:
            unknown = next((value for value in (zone, name) if isinstance(value, Unknown)), None) or holder.missing("HostedZoneId")
            self._anywhere.append(ZoneRecord(record.name, unknown))

    def _target(self, record: Fields) -> Target | None:
        alias = record.object("AliasTarget")
        if isinstance(alias, Unknown):
            return alias
        values = [alias.get("DNSName")] if alias is not None else record.get("ResourceRecords")
        if isinstance(values, Unknown):
            return values
        led = {self._endpoint_led_to(record, value) for value in (values if isinstance(values, list) else [values])}
        unknown = next((target for target in led if isinstance(target, Unknown)), None)
        return unknown or (led.pop() if len(led) == 1 else None)

    def _endpoint_led_to(self, record: Fields, value: Resolved) -> Target | None:
        match value:
            case str():
                own = _OWN_NAME.search(value)
                return Outside(own[0]) if own else None
            case Unknown():
                entries = _ENTRIES.search(value.key or "")
                return self._endpoints.get(entries[1], value) if entries else value
            case Reference():
                source = record.reading.resource(value.target)
                made = source is None or is_custom(source.resource.type)
                where = record.where("ResourceRecords")
                return (
                    Unknown(Code.UNKNOWN_RESOURCE, where, f"what '{value.target}' yields is known after deployment only") if made else None
                )
            case _:
                return None


def _rules(reading: Reading) -> Iterator[HostedZone]:
    """Yield what forwarding rules send away: what the servers there answer is not in any template."""
    for fields in reading.of_type(_RULE_ASSOCIATION):
        target = fields.target("ResolverRuleId", _RULE)
        rule = reading.resource(target)
        vpc = fields.target("VPCId", VPC) or fields.missing("VPCId")
        if rule is None:
            why = f"the domain of the rule '{target}' is not known"
            yield _forwarding_zone(fields, Unknown(Code.UNKNOWN_RESOURCE, fields.where("ResolverRuleId"), why), str(target), vpc)
        elif rule.text("RuleType") != "SYSTEM":
            yield _forwarding_zone(fields, dns_name(rule, "DomainName"), str(target), vpc)


def _forwarding_zone(fields: Fields, domain: Maybe[str], rule: str, vpc: Target) -> HostedZone:
    why = f"what the servers of the forwarding rule '{rule}' answer is not known"
    answer = ZoneRecord(Unknown(Code.UNKNOWN_RESOURCE, fields.resource.path, why), None)
    return HostedZone(fields.id, domain, (vpc,), (answer,), fields.resource.path)


def _zones_of_profiles(profiles: Profiles) -> Iterator[HostedZone]:
    """Yield what profiles bring that is no zone of the set: rules that forward names, and what nobody knows."""
    for brought in profiles.rules():
        fields, vpc = brought.association, brought.vpc if brought.exists is True else brought.exists
        if isinstance(brought.resource, Unknown):
            yield HostedZone(fields.id, brought.resource, (vpc,), (), fields.resource.path)
        elif brought.resource.text("RuleType") != "SYSTEM":
            yield _forwarding_zone(fields, dns_name(brought.resource, "DomainName"), str(brought.resource.id), vpc)


def _comparable_name(name: str) -> str:
    return name.rstrip(".").lower()
