"""Endpoints of all kinds, with the service that stands behind each and the clients that its metadata declares.

Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpcendpoint.html
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Literal

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.claims import declared, intent_of
from constructs_privatelink.analysis.networks.endpoint_ports import port_choice_of, ports_of
from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.networks.model import Endpoint
from constructs_privatelink.analysis.networks.properties import ENDPOINT, GROUP, ROUTE_TABLE, SUBNET, VPC, Fields
from constructs_privatelink.analysis.networks.regions_of_services import refusal, region_of, region_problems, service_region
from constructs_privatelink.analysis.networks.zones import is_local
from constructs_privatelink.analysis.values import ResourceId, Unknown, known_values, part_of
from constructs_privatelink.catalogue.near_names import misspelt
from constructs_privatelink.catalogue.service import Service
from constructs_privatelink.decisions.corrected_facts import service_for
from constructs_privatelink.decisions.dns_records import NOT_SPECIFIED, SERVICE_DEFINED
from constructs_privatelink.decisions.intent import Intent
from constructs_privatelink.errors import PrivateLinkError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs_privatelink.analysis.networks.model import Family, Subnet
    from constructs_privatelink.analysis.networks.properties import Reading
    from constructs_privatelink.analysis.values import Maybe, Target
    from constructs_privatelink.decisions.intent import UnreadableIntent

COLLECTIONS = "AWS::OpenSearchServerless::VpcEndpoint"
_ANY_REGION = "${AWS::Region}"
_SOME_REGION = re.compile(r"\.\$\{[^{}]*\}\.")
_KINDS = {
    "gateway": EndpointKind.GATEWAY,
    "interface": EndpointKind.INTERFACE,
    "gatewayloadbalancer": EndpointKind.GATEWAY_LOAD_BALANCER,
    "resource": EndpointKind.RESOURCE,
    "servicenetwork": EndpointKind.SERVICE_NETWORK,
    "tunnel": EndpointKind.TUNNEL,
}
_IPV4: frozenset[Family] = frozenset({"ipv4"})
_FAMILIES: dict[str, frozenset[Family]] = {"ipv4": _IPV4, "ipv6": frozenset({"ipv6"}), "dualstack": frozenset({"ipv4", "ipv6"})}
_RECORDS = _FAMILIES | {SERVICE_DEFINED: _IPV4}


def built_endpoints(reading: Reading, subnets: Mapping[Target, Subnet]) -> tuple[Endpoint, ...]:
    """Return the endpoints of the set, in the order of the templates."""
    return tuple(
        _collections(fields, subnets) if fields.resource.type == COLLECTIONS else _endpoint(fields, subnets)
        for fields in reading.of_type(ENDPOINT, COLLECTIONS)
    )


def _endpoint(fields: Fields, subnets: Mapping[Target, Subnet]) -> Endpoint:
    kind = _kind(fields)
    name = fields.text("ServiceName")
    intent = intent_of(fields)
    service = _service(name, intent)
    vpc = fields.target("VpcId", VPC) or fields.missing("VpcId")
    placed = _targets_or_empty(fields.targets("SubnetIds", SUBNET))
    problem = next(region_problems(fields, kind, service, vpc, placed), None)
    service_name = _name_of(fields, name)
    nameless = service is None and intent is None and kind in {EndpointKind.INTERFACE, EndpointKind.GATEWAY}
    refused = refusal(fields, problem) if problem is not None else _misnamed(fields, service_name) if nameless else None
    return Endpoint(
        id=fields.id,
        kind=kind,
        service_name=service_name,
        vpc=vpc,
        subnets=placed,
        groups=_groups(fields, vpc) if kind != EndpointKind.GATEWAY else _targets_or_empty(fields.targets("SecurityGroupIds", GROUP)),
        ports=ports_of(fields, kind, service, intent),
        families=_families(fields, placed, subnets, kind),
        private_dns=fields.flag("PrivateDnsEnabled", absent=False),
        inbound_resolver_only=_inbound_resolver_only(fields) if service is not None and service.private_dns_inbound_resolver else None,
        policy=_policy(fields),
        route_tables=_targets_or_empty(fields.targets("RouteTableIds", ROUTE_TABLE)),
        service=service,
        declared=declared(fields, intent),
        path=fields.resource.path.removesuffix("/Default"),
        exists=refused or _untold_kind(fields) or _existence(fields, placed, subnets),
        port_choice=port_choice_of(service, intent),
        ports_together=service.ports_together if service is not None else (),
        service_region=service_region(fields, service),
        needed_by=intent.needed_by if isinstance(intent, Intent) else {},
    )


def _untold_kind(fields: Fields) -> Unknown | None:
    """Return why nobody knows of which kind an endpoint is; None where that is told."""
    text = fields.text("VpcEndpointType")
    return text if isinstance(text, Unknown) else None


def _existence(fields: Fields, placed: tuple[Target, ...] | Unknown, subnets: Mapping[Target, Subnet]) -> Literal[True] | Unknown:
    """Return True, or why an endpoint is only perhaps there: EC2 refuses one with a subnet in a Local Zone.

    Source: https://docs.aws.amazon.com/local-zones/latest/ug/how-local-zones-work.html
    """
    local = next((subnets[subnet] for subnet in known_values(placed) if subnet in subnets and is_local(subnets[subnet].zone)), None)
    if local is None:
        return fields.exists
    why = f"EC2 refuses the endpoint: its subnet '{local.path or local.id}' is in a Local Zone"
    return Unknown(Code.PL_ENDPOINT_REFUSED, fields.where("SubnetIds"), why)


def _misnamed(fields: Fields, name: Maybe[str]) -> Unknown | None:
    """Return why an endpoint is not made: the name of its service is that of none, and like one's; None for any other, or elsewhere."""
    elsewhere = fields.has("ServiceRegion") or fields.exists is not True
    if isinstance(name, Unknown) or elsewhere or "vpce-svc-" in name or misspelt(name) is None:
        return None
    return Unknown(Code.PL_ENDPOINT_REFUSED, fields.where("ServiceName"), f"EC2 refuses the endpoint: there is no service {name!r}")


def _name_of(fields: Fields, name: Maybe[str] | None) -> Maybe[str]:
    """Return the service's name; where only the Region is unknown, with ``{region}`` in its place."""
    if name is None:
        return Unknown(Code.PL_UNRESOLVED_VALUE, fields.where("ServiceName"), "it is missing")
    if isinstance(name, Unknown) and name.key is not None and "$" not in name.key.replace(_ANY_REGION, ""):
        return name.key.replace(_ANY_REGION, "{region}")
    return name


def _collections(fields: Fields, subnets: Mapping[Target, Subnet]) -> Endpoint:
    """Return an endpoint for collections of OpenSearch Serverless: it makes its own private names, and takes no endpoint policy.

    Source: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-vpc.html
    """
    intent = intent_of(fields)
    service = _managed_service()
    vpc = fields.target("VpcId", VPC) or fields.missing("VpcId")
    placed = _targets_or_empty(fields.targets("SubnetIds", SUBNET))
    return Endpoint(
        id=fields.id,
        kind=EndpointKind.OPENSEARCH_SERVERLESS,
        service_name=service.name_template
        if service is not None
        else Unknown(Code.PL_UNRESOLVED_VALUE, fields.where("Name"), "the catalogue lacks it"),
        vpc=vpc,
        subnets=placed,
        groups=_groups(fields, vpc),
        ports=ports_of(fields, EndpointKind.OPENSEARCH_SERVERLESS, service, intent),
        families=_IPV4,
        private_dns=True,
        service=service,
        declared=declared(fields, intent),
        path=fields.resource.path.removesuffix("/Default"),
        exists=_existence(fields, placed, subnets),
        service_region=region_of(fields),
    )


@cache
def _managed_service() -> Service | None:
    from constructs_privatelink.catalogue.lookup import services  # noqa: PLC0415 - loads the whole catalogue, which most templates do not need

    return next((service for service in services() if service.managed_by == COLLECTIONS), None)


def service_of(name: Maybe[str] | None) -> Service | None:
    """Return the catalogue's service of an endpoint service name; None where it has none, or nobody knows the name.

    A name with a Region that only the deployment tells is known well enough: ``com.amazonaws.${AWS::Region}.kms``.
    """
    text = name.key if isinstance(name, Unknown) else name
    return _catalogue_service(_SOME_REGION.sub(".{region}.", text.replace(_ANY_REGION, "{region}"), count=1)) if text is not None else None


@cache
def _catalogue_service(name: str) -> Service | None:
    if "." not in name or "$" in name:
        return None
    try:
        return Service.find(name)
    except PrivateLinkError:
        return None


def _service(name: Maybe[str] | None, intent: Intent | UnreadableIntent | None) -> Service | None:
    """Return what is known of an endpoint's service, with what its metadata says otherwise than the catalogue."""
    known = service_of(name)
    if not isinstance(intent, Intent) or not intent.facts:
        return known
    return service_for(known.short_name if known is not None else intent.service, intent.facts)


def _kind(fields: Fields) -> EndpointKind:
    text = fields.text("VpcEndpointType")
    if isinstance(text, Unknown):
        return EndpointKind.UNKNOWN
    known = _KINDS.get(text.lower()) if text is not None else EndpointKind.GATEWAY
    if known is None:
        fields.reading.wrong(fields.where("VpcEndpointType"), f"got {text!r}; it is 'Interface', 'Gateway' or another type that EC2 has")
    return known or EndpointKind.UNKNOWN


def _targets_or_empty(targets: tuple[Target, ...] | Unknown | None) -> tuple[Target, ...] | Unknown:
    return () if targets is None else targets


def _groups(fields: Fields, vpc: Target) -> tuple[Target, ...] | Unknown:
    groups = fields.targets("SecurityGroupIds", GROUP)
    if groups:
        return groups
    return vpc if isinstance(vpc, Unknown) else (part_of(vpc, "DefaultSecurityGroup"),)


def _families(
    fields: Fields, placed: tuple[Target, ...] | Unknown, subnets: Mapping[Target, Subnet], kind: EndpointKind
) -> Maybe[frozenset[Family]]:
    addresses = _family_set(fields, "IpAddressType", _FAMILIES)
    if addresses is None:
        only_ipv6 = (
            [subnets[subnet].ipv6_only for subnet in placed if isinstance(subnet, ResourceId) and subnet in subnets]
            if isinstance(placed, tuple)
            else []
        )
        if any(alone is not False for alone in only_ipv6):
            return Unknown(
                Code.PL_UNRESOLVED_VALUE, fields.where("IpAddressType"), "AWS does not say what its default is in a subnet with IPv6 only"
            )
        addresses = _IPV4
    options = fields.object("DnsOptions")
    records = (
        options if isinstance(options, Unknown) else _family_set(options, "DnsRecordIpType", _RECORDS) if options is not None else None
    )
    if kind == EndpointKind.GATEWAY and isinstance(options, Fields) and options.text("DnsRecordIpType") == SERVICE_DEFINED:
        # Whoever calls the service's dual-stack name is answered with both.
        records = None
    if isinstance(addresses, Unknown) or records is None:
        return addresses
    return records if isinstance(records, Unknown) else addresses & records


def _family_set(fields: Fields, name: str, known: Mapping[str, frozenset[Family]]) -> Maybe[frozenset[Family]] | None:
    text = fields.text(name)
    if text is None or isinstance(text, Unknown) or text.lower() == NOT_SPECIFIED:
        return text if isinstance(text, Unknown) else None
    return known.get(text.lower()) or fields.reading.wrong(fields.where(name), f"got {text!r}; it is one of {', '.join(known)}")


def _inbound_resolver_only(fields: Fields) -> Maybe[bool]:
    options = fields.object("DnsOptions")
    if options is None or isinstance(options, Unknown):
        return options if options is not None else True
    choice = options.text("PrivateDnsOnlyForInboundResolverEndpoint")
    return choice if isinstance(choice, Unknown) else choice != "AllResolvers"


def _policy(fields: Fields) -> Maybe[Mapping[str, object]] | None:
    value = fields.get("PolicyDocument")
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            return fields.reading.wrong(fields.where("PolicyDocument"), "the text is no JSON")
    match value:
        case None | Unknown():
            return value
        case dict():
            return value
        case _:
            return fields.reading.wrong(fields.where("PolicyDocument"), "it is no JSON object")
