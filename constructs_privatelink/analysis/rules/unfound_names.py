"""Rules about names that nobody finds: zones that answer nobody, and endpoints that nothing leads to."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.declared_clients import is_declared
from constructs_privatelink.analysis.dns.lookups import NOT_NAMED, names_of
from constructs_privatelink.analysis.name_answers import GIVEN
from constructs_privatelink.analysis.networks.hosted_zones import wrong_region
from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.networks.properties import Fields
from constructs_privatelink.analysis.rules.client_names import name_severity
from constructs_privatelink.analysis.rules.rule import Trouble, rule
from constructs_privatelink.analysis.values import ResourceId, Unknown, known_values
from constructs_privatelink.catalogue.lookup import services
from constructs_privatelink.catalogue.partitions import REGION, generalized, is_region

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.dns.names import NameResult
    from constructs_privatelink.analysis.networks.model import Endpoint
    from constructs_privatelink.analysis.networks.name_resolution import HostedZone
    from constructs_privatelink.analysis.rules.context import RuleContext

_ZONE = "AWS::Route53::HostedZone"
_ANY_REGION = "${AWS::Region}"
_LABELS = re.compile(r"[^.]+")


@rule(
    "PL056",
    "A hosted zone of an AWS service's name has a VPC that it answers in",
    "warning",
    "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zones-private.html",
)
def public_zone_of_a_service(context: RuleContext) -> Iterator[Trouble]:
    """A hosted zone without VPCs is public, and nobody is sent there for the name of an AWS service: it answers nobody.

    Anti-pattern:
        Resources:
          Zone: {Type: "AWS::Route53::HostedZone", Properties: {Name: {"Fn::Sub": "sqs.${AWS::Region}.amazonaws.com"}}}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          Zone:
            Type: AWS::Route53::HostedZone
            Properties:
              Name: {"Fn::Sub": "sqs.${AWS::Region}.amazonaws.com"}
              VPCs: [{VPCId: {Ref: Vpc}, VPCRegion: {Ref: "AWS::Region"}}]

    """
    for zone in context.resources(_ZONE):
        if zone.unread or zone.objects("VPCs") != () or not context.certain(zone.id):
            continue
        name = _zone_name(zone)
        if name is not None and _is_of_a_service(name):
            text = f"it has no VPCs, so that it is public, and nobody is sent to it for {name!r}"
            yield Trouble(zone.id, "VPCs", text, "name the VPCs that it should answer in")


def _zone_name(zone: Fields) -> str | None:
    name = zone.text("Name")
    text = name.key if isinstance(name, Unknown) else name
    return None if text is None or "$" in text.replace(_ANY_REGION, "") else text.replace(_ANY_REGION, REGION).rstrip(".").lower()


def _is_of_a_service(name: str) -> bool:
    """Return whether a name is, or ends with, one that private DNS of a service of the catalogue answers."""
    region = next((label for label in _LABELS.findall(name) if is_region(label)), None)
    plain = generalized(name, region) if region is not None else name
    return plain in _private_names() or any(plain.endswith(f".{domain}") for domain in _wildcards())


@cache
def _private_names() -> frozenset[str]:
    return frozenset(name.removeprefix("*.") for service in services() for name in service.private_dns_names)


@cache
def _wildcards() -> frozenset[str]:
    return frozenset(name.removeprefix("*.") for service in services() for name in service.private_dns_names if name.startswith("*."))


@rule(
    "PL057",
    "Something leads to an endpoint",
    "warning",
    "https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html",
)
def endpoint_that_nothing_leads_to(context: RuleContext) -> Iterator[Trouble]:
    """An endpoint without private DNS that no zone or profile leads to, whose own names nothing uses, and without clients is in vain.

    Where clients are known that miss it by name, client-name says so.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties: {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.kms, VpcId: {Ref: Vpc}}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.kms, VpcId: {Ref: Vpc}, PrivateDnsEnabled: true}

    """
    silent = [endpoint for endpoint in context.endpoints(EndpointKind.INTERFACE) if _has_silent_names(endpoint)]
    zones, used = context.model.resolution.zones, context.model.resolution.used_endpoints
    shared = {brought.endpoint for brought in context.model.resolution.shared_endpoints}
    if not silent or any(map(_may_lead_anywhere, zones)):
        return
    led_to = {record.target for zone in zones for record in zone.records} | shared | used | set(_associated(context))
    told = {proof.endpoint.id for proof in context.proofs if name_severity(proof) is not None or any(map(_is_told, proof.names))}
    for endpoint in silent:
        if endpoint.id not in led_to | told and not is_declared(endpoint):
            text = "its private DNS is off, no zone or profile leads to it, nothing here uses its own names, and it declares no client"
            yield Trouble(endpoint.id, "PrivateDnsEnabled", text, "turn private DNS on, leave the endpoint out, or acknowledge this")


def _is_told(name: NameResult) -> bool:
    """Return whether the environment of a client tells another address than a name, or perhaps does."""
    return name.text == GIVEN or (name.code == Code.PL_PRIVATE_DNS_OFF and name.answer == "unknown")


def _has_silent_names(endpoint: Endpoint) -> bool:
    return endpoint.private_dns is False and endpoint.service is not None and endpoint.service.private_dns is True


def _may_lead_anywhere(zone: HostedZone) -> bool:
    """Return whether a zone has records of which nobody knows where they lead."""
    return any(isinstance(record.target, Unknown) for record in zone.records) or (isinstance(zone.name, Unknown) and not zone.records)


def _associated(context: RuleContext) -> Iterator[object]:
    """Yield the endpoints that private APIs make names for."""
    for api in context.model.backends.private_apis:
        yield from known_values(api.endpoints)


@rule(
    "PL088",
    "A private hosted zone names the Region that its VPC is in",
    "error",
    "https://docs.aws.amazon.com/Route53/latest/APIReference/API_VPC.html",
)
def zone_of_another_region(context: RuleContext) -> Iterator[Trouble]:
    """Route 53 is one for all Regions, and finds a VPC only in the Region that the zone names with it.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          Zone:
            Type: AWS::Route53::HostedZone
            Properties: {Name: kms.eu-west-1.amazonaws.com, VPCs: [{VPCId: {Ref: Vpc}, VPCRegion: us-east-1}]}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          Zone:
            Type: AWS::Route53::HostedZone
            Properties: {Name: kms.eu-west-1.amazonaws.com, VPCs: [{VPCId: {Ref: Vpc}, VPCRegion: {Ref: "AWS::Region"}}]}

    """
    for zone in context.resources(_ZONE):
        listed = zone.objects("VPCs")
        for index, item in enumerate(listed if isinstance(listed, tuple) and context.certain(zone.id) else ()):
            wrong = wrong_region(item) if isinstance(item, Fields) else None
            if wrong is not None:
                yield Trouble(zone.id, f"VPCs.{index}.VPCRegion", wrong, 'name the Region of the VPC: {"Ref": "AWS::Region"} of its stack')


@rule(
    "PL059",
    "A record of a service's name leads to an endpoint of that service",
    "error",
    "https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html",
)
def record_to_another_service(context: RuleContext) -> Iterator[Trouble]:
    """An endpoint answers for its own service only: who comes by the name of another is refused with a certificate of the wrong name.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties: {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.kms, VpcId: {Ref: Vpc}}
          Zone:
            Type: AWS::Route53::HostedZone
            Properties: {Name: sqs.eu-west-1.amazonaws.com, VPCs: [{VPCId: {Ref: Vpc}, VPCRegion: eu-west-1}]}
          Record:
            Type: AWS::Route53::RecordSet
            Properties:
              HostedZoneId: {Ref: Zone}
              Name: sqs.eu-west-1.amazonaws.com
              Type: A
              AliasTarget:
                DNSName: {"Fn::Select": [1, {"Fn::Split": [":", {"Fn::Select": [0, {"Fn::GetAtt": [Kms, DnsEntries]}]}]}]}
                HostedZoneId: {"Fn::Select": [0, {"Fn::Split": [":", {"Fn::Select": [0, {"Fn::GetAtt": [Kms, DnsEntries]}]}]}]}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties: {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.kms, VpcId: {Ref: Vpc}}
          Zone:
            Type: AWS::Route53::HostedZone
            Properties: {Name: kms.eu-west-1.amazonaws.com, VPCs: [{VPCId: {Ref: Vpc}, VPCRegion: eu-west-1}]}
          Record:
            Type: AWS::Route53::RecordSet
            Properties:
              HostedZoneId: {Ref: Zone}
              Name: kms.eu-west-1.amazonaws.com
              Type: A
              AliasTarget:
                DNSName: {"Fn::Select": [1, {"Fn::Split": [":", {"Fn::Select": [0, {"Fn::GetAtt": [Kms, DnsEntries]}]}]}]}
                HostedZoneId: {"Fn::Select": [0, {"Fn::Split": [":", {"Fn::Select": [0, {"Fn::GetAtt": [Kms, DnsEntries]}]}]}]}

    """
    endpoints = {endpoint.id: endpoint for endpoint in context.endpoints(EndpointKind.INTERFACE) if endpoint.short_name is not None}
    for zone in context.model.resolution.zones:
        for record in zone.records if context.certain(zone.id) else ():
            endpoint = endpoints.get(record.target) if isinstance(record.target, ResourceId) else None
            name = record.name.rstrip(".").lower() if isinstance(record.name, str) else None
            if endpoint is not None and name is not None and _is_of_another(name, endpoint):
                served = f"'{endpoint.short_name}'{_of_region(endpoint)}"
                text = f"its record of {name!r} leads to '{endpoint.path or endpoint.id}', which is of {served}"
                yield Trouble(zone.id, "Name", text, "let it lead to the endpoint of the service that has the name")


def _of_region(endpoint: Endpoint) -> str:
    return f" in {endpoint.service_region}" if isinstance(endpoint.service_region, str) else ""


def _is_of_another(name: str, endpoint: Endpoint) -> bool:
    """Return whether a name is one of another service of the catalogue than an endpoint's; names for FIPS are those of the service too."""
    own = [known.removeprefix("*.") for known in names_of(endpoint)]
    mine = NOT_NAMED in own or any(name.removeprefix("*.") == known or name.endswith(f".{known}") for known in own)
    return bool(own) and not mine and "-fips" not in name and _is_of_a_service(name.removeprefix("*."))
