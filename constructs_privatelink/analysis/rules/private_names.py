"""Rules about private names that something else takes, hides or needs."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.networks.private_apis import REST_API, endpoint_types
from constructs_privatelink.analysis.rules.rule import Trouble, rule
from constructs_privatelink.analysis.values import Reference, ResourceId, Unknown, known_values
from constructs_privatelink.errors import some_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from constructs_privatelink.analysis.networks.model import Endpoint, Workload
    from constructs_privatelink.analysis.networks.name_resolution import HostedZone
    from constructs_privatelink.analysis.rules.context import RuleContext
    from constructs_privatelink.analysis.values import Resolved, Target

_ZONE = "AWS::Route53::HostedZone"
_API_V2 = "AWS::ApiGatewayV2::Api"


@rule(
    "PL050",
    "No private hosted zone of the VPC has the name that private DNS takes",
    "error",
    "https://docs.aws.amazon.com/Route53/latest/APIReference/API_AssociateVPCWithHostedZone.html",
)
def zone_of_the_same_name(context: RuleContext) -> Iterator[Trouble]:
    """Private DNS makes a hosted zone of its own, and a VPC has one private hosted zone of a name at most.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.kms, VpcId: {Ref: Vpc}, PrivateDnsEnabled: true}
          Zone:
            Type: AWS::Route53::HostedZone
            Properties: {Name: kms.eu-west-1.amazonaws.com, VPCs: [{VPCId: {Ref: Vpc}, VPCRegion: eu-west-1}]}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.kms, VpcId: {Ref: Vpc}, PrivateDnsEnabled: false}
          Zone:
            Type: AWS::Route53::HostedZone
            Properties: {Name: kms.eu-west-1.amazonaws.com, VPCs: [{VPCId: {Ref: Vpc}, VPCRegion: eu-west-1}]}

    """
    zones = _zones_by_name(context)
    for endpoint in context.endpoints(EndpointKind.INTERFACE) if zones else ():
        for domain in answered_domains(endpoint):
            zone = zones.get((endpoint.vpc, domain))
            if zone is not None:
                text = f"{domain!r} is the name of the private hosted zone '{zone.path or zone.id}' in its VPC"
                change = "set PrivateDnsEnabled to false, or leave the zone out"
                yield Trouble(endpoint.id, "PrivateDnsEnabled", text, change)


def answered_domains(endpoint: Endpoint) -> tuple[str, ...]:
    """Return the domains that the private DNS of an endpoint answers in its VPC, which has no zone of such a name beside it."""
    service = endpoint.service
    if service is None or not _answers_names(endpoint):
        return ()
    region = endpoint.service_region
    names = service.dns_names(region) if isinstance(region, str) else service.private_dns_names
    return tuple(dict.fromkeys(name.removeprefix("*.") for name in names))


def _answers_names(endpoint: Endpoint) -> bool:
    inbound_only = endpoint.inbound_resolver_only
    return endpoint.private_dns is True and (inbound_only is None or inbound_only is False)


def _zones_by_name(context: RuleContext) -> Mapping[tuple[Target, str], HostedZone]:
    zones: dict[tuple[Target, str], HostedZone] = {}
    for zone in context.model.resolution.zones:
        resource = context.fields(zone.id)
        if resource is None or resource.resource.type != _ZONE or not context.certain(zone.id):
            continue
        if isinstance(zone.name, str):
            zones.update(((vpc, zone.name.rstrip(".").lower()), zone) for vpc in zone.vpcs if not isinstance(vpc, Unknown))
    return zones


@rule(
    "PL051",
    "Amazon's DNS servers answer in a VPC with private DNS",
    "warning",
    "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html",
)
def own_dns_servers(context: RuleContext) -> Iterator[Trouble]:
    """Only the VPC's own resolver knows private names: other DNS servers must forward them there.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          Options: {Type: "AWS::EC2::DHCPOptions", Properties: {DomainNameServers: [10.0.0.10]}}
          Servers:
            Type: AWS::EC2::VPCDHCPOptionsAssociation
            Properties: {VpcId: {Ref: Vpc}, DhcpOptionsId: {Ref: Options}}
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.kms, VpcId: {Ref: Vpc}, PrivateDnsEnabled: true}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          Options: {Type: "AWS::EC2::DHCPOptions", Properties: {DomainNameServers: [AmazonProvidedDNS]}}
          Servers:
            Type: AWS::EC2::VPCDHCPOptionsAssociation
            Properties: {VpcId: {Ref: Vpc}, DhcpOptionsId: {Ref: Options}}
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.kms, VpcId: {Ref: Vpc}, PrivateDnsEnabled: true}

    """
    named: dict[Target, list[str]] = defaultdict(list)
    for endpoint in context.endpoints(EndpointKind.INTERFACE):
        if _answers_names(endpoint):
            named[endpoint.vpc].append(endpoint.path or str(endpoint.id))
    for target, endpoints in named.items():
        vpc = context.model.vpcs.get(target)
        if vpc is not None and vpc.custom_dns_servers is True and vpc.dns_hostnames is not False:
            without = some_of([f"'{endpoint}'" for endpoint in endpoints], 1)
            text = f"its DHCP options name DNS servers that do not know the private names of {without}"
            yield Trouble(vpc.id, "DhcpOptionsId", text, "let them forward to AmazonProvidedDNS, and acknowledge this")


@rule(
    "PL052",
    "Private DNS of execute-api hides no public API that workloads call",
    "warning",
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html",
)
def public_api_behind_private_dns(context: RuleContext) -> Iterator[Trouble]:
    """With private DNS, every default name of API Gateway leads to the endpoint, which serves private APIs only.

    Found are public APIs (HTTP, WebSocket, Regional and edge-optimized) whose default name a workload of the VPC is given.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          Subnet: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.0.0/24}}
          Apis:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.execute-api, VpcId: {Ref: Vpc}, PrivateDnsEnabled: true}
          Orders: {Type: "AWS::ApiGatewayV2::Api", Properties: {Name: orders, ProtocolType: HTTP}}
          Function:
            Type: AWS::Lambda::Function
            Properties:
              Runtime: python3.13
              Handler: index.handler
              Code: {ZipFile: pass}
              Role: arn:aws:iam::123456789012:role/function
              VpcConfig: {SubnetIds: [{Ref: Subnet}], SecurityGroupIds: [sg-0a1b2c3d]}
              Environment: {Variables: {ORDERS: {"Fn::GetAtt": [Orders, ApiEndpoint]}}}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          Subnet: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.0.0/24}}
          Apis:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.execute-api, VpcId: {Ref: Vpc}, PrivateDnsEnabled: true}
          Orders: {Type: "AWS::ApiGatewayV2::Api", Properties: {Name: orders, ProtocolType: HTTP}}
          Function:
            Type: AWS::Lambda::Function
            Properties:
              Runtime: python3.13
              Handler: index.handler
              Code: {ZipFile: pass}
              Role: arn:aws:iam::123456789012:role/function
              VpcConfig: {SubnetIds: [{Ref: Subnet}], SecurityGroupIds: [sg-0a1b2c3d]}
              Environment: {Variables: {ORDERS: "https://orders.example.com"}}

    """
    endpoints = [
        endpoint for endpoint in context.endpoints(EndpointKind.INTERFACE) if endpoint.leads_to_apis and endpoint.private_dns is True
    ]
    public = dict(_public_apis(context)) if endpoints else {}
    if not public:
        return
    callers: dict[Target, dict[ResourceId, Workload]] = defaultdict(dict)
    for workload in context.model.workloads:
        for api in dict.fromkeys(_named_in(_given(context, workload), public)):
            for vpc in _vpcs_of(workload, context):
                callers[vpc].setdefault(api, workload)
    for endpoint in endpoints:
        for api, workload in callers.get(endpoint.vpc, {}).items():
            regions = {context.region(endpoint.id), context.region(api)}
            if len(regions) == 1:
                given = f"which '{workload.path or workload.id}' is given"
                text = f"its private DNS takes the name of the public API '{context.path(api)}', {given}"
                change = "give the API a domain name of its own, or set PrivateDnsEnabled to false"
                yield Trouble(endpoint.id, "PrivateDnsEnabled", text, change)


def _public_apis(context: RuleContext) -> Iterator[tuple[str, ResourceId]]:
    """Yield the public APIs of the set whose default name is in use, by what ``Fn::Sub`` writes for their ids."""
    for fields in context.resources(_API_V2, REST_API):
        types = ("HTTP",) if fields.resource.type == _API_V2 else endpoint_types(fields)
        off = fields.flag("DisableExecuteApiEndpoint", absent=False)
        if isinstance(types, tuple) and "PRIVATE" not in types and off is False and context.certain(fields.id):
            yield str(fields.id), fields.id


def _given(context: RuleContext, workload: Workload) -> Iterator[Resolved]:
    """Yield what a workload is given: its properties, and those of its task definition."""
    fields = context.fields(workload.id) if context.certain(workload.id) and workload.initiates else None
    if fields is not None:
        yield from fields.values.values()
        task = context.fields(fields.target("TaskDefinition", "AWS::ECS::TaskDefinition") or workload.id)
        if task is not None and task.id != workload.id:
            yield from task.values.values()


def _named_in(values: Iterable[Resolved], public: Mapping[str, ResourceId]) -> Iterator[ResourceId]:
    """Yield the APIs whose default names stand in values."""
    waiting = list(values)
    while waiting:
        value = waiting.pop()
        match value:
            case list():
                waiting += value
            case dict():
                waiting += value.values()
            case Reference(target=target, attribute="ApiEndpoint") if str(target) in public:
                yield target
            case Unknown(key=str(key)):
                for part in key.split("${")[1:]:
                    name, _, rest = part.partition("}")
                    api = public.get(name.removesuffix(".ApiEndpoint"))
                    if api is not None and (name.endswith(".ApiEndpoint") or rest.startswith(".execute-api.")):
                        yield api


def _vpcs_of(workload: Workload, context: RuleContext) -> set[Target]:
    subnets = known_values(workload.subnets)
    return {context.model.subnets[subnet].vpc for subnet in subnets if subnet in context.model.subnets}
