"""Rules about what an endpoint of one type takes, and of one IP address type."""

from __future__ import annotations

from ipaddress import IPv6Network
from typing import TYPE_CHECKING, TypeAlias

from constructs_privatelink.analysis.networks.kinds import LATTICE, EndpointKind
from constructs_privatelink.analysis.rules.endpoint_services import OWN_SERVICE
from constructs_privatelink.analysis.rules.rule import Trouble, rule
from constructs_privatelink.analysis.values import ResourceId, Unknown, UnknownBlock
from constructs_privatelink.decisions.dns_records import NOT_SPECIFIED, OF_GATEWAYS, OF_INTERFACES, SERVICE_DEFINED
from constructs_privatelink.decisions.gateway import takes_ipv6

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from constructs_privatelink.analysis.networks.model import Endpoint, Subnet
    from constructs_privatelink.analysis.networks.properties import Fields
    from constructs_privatelink.analysis.rules.context import RuleContext

_Wrong: TypeAlias = tuple[str, str, str]
"""A property, what is wrong with it, and the change to make."""
_RESOLVER_OPTION = "PrivateDnsOnlyForInboundResolverEndpoint"


@rule(
    "PL013",
    "An endpoint has the properties of its type",
    "error",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpcendpoint.html",
)
def properties_of_another_type(context: RuleContext) -> Iterator[Trouble]:
    """EC2 refuses the type of endpoint that a service has not, and properties of another type. Without a type, it is Gateway.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          A: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.0.0/24}}
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties: {ServiceName: com.amazonaws.eu-west-1.kms, VpcId: {Ref: Vpc}, SubnetIds: [{Ref: A}]}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          A: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.0.0/24}}
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties: {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.kms, VpcId: {Ref: Vpc}, SubnetIds: [{Ref: A}]}

    """
    for endpoint in context.endpoints(*_BY_KIND):
        fields = context.fields(endpoint.id)
        if fields is not None and not fields.unread:
            arns = () if endpoint.kind in LATTICE else _arns(fields)
            for name, text, change in (*_BY_KIND[endpoint.kind](endpoint, fields), *arns, *_options(endpoint, fields)):
                yield Trouble(endpoint.id, name, text, change)


def _of_a_gateway(endpoint: Endpoint, fields: Fields) -> Iterator[_Wrong]:
    said = fields.has("VpcEndpointType")
    has = "the type is Gateway" if said else "there is no VpcEndpointType, which means Gateway"
    if _has_no_gateway(endpoint):
        change = "set it to Interface" if OWN_SERVICE not in str(endpoint.service_name) else "set it to Interface or GatewayLoadBalancer"
        yield "VpcEndpointType", f"{has}, and {str(endpoint.service_name)!r} has no gateway endpoints", change
        return
    given = [name for name in ("SubnetIds", "SecurityGroupIds") if _filled(fields, name)]
    given += ["PrivateDnsEnabled"] if endpoint.private_dns is True else []
    if given:
        which = f"leave {'it' if len(given) == 1 else 'them'} out"
        yield given[0], f"{has}, and gateway endpoints take no {', '.join(given)}", f"{which}, or set VpcEndpointType to Interface"
    options = fields.object("DnsOptions")
    if options is not None and not isinstance(options, Unknown) and options.has(_RESOLVER_OPTION):
        text = f"{has}, and DnsOptions has {_RESOLVER_OPTION}, which is for interface endpoints of Amazon S3"
        yield f"DnsOptions.{_RESOLVER_OPTION}", text, "leave it out"


def _has_no_gateway(endpoint: Endpoint) -> bool:
    service = endpoint.service
    if service is not None:
        return "Gateway" not in service.endpoint_types
    return isinstance(endpoint.service_name, str) and OWN_SERVICE in endpoint.service_name


def _of_an_interface(endpoint: Endpoint, fields: Fields) -> Iterator[_Wrong]:
    if endpoint.subnets == ():
        yield (
            "SubnetIds",
            "the type is Interface, and there are no SubnetIds to put interfaces in",
            "add a subnet of each Availability Zone",
        )
    if _filled(fields, "RouteTableIds"):
        yield "RouteTableIds", "the type is Interface, and interface endpoints take no RouteTableIds", "leave them out"


def _of_vpc_lattice(kind: str, arn: str) -> Callable[[Endpoint, Fields], Iterator[_Wrong]]:
    """Return what looks for what does not fit an endpoint that leads to what Amazon VPC Lattice knows by its ARN."""

    def wrong(endpoint: Endpoint, fields: Fields) -> Iterator[_Wrong]:
        if not fields.has(arn):
            yield arn, f"the type is {kind}, and there is no {arn} to lead to", "add it, or set another VpcEndpointType"
        for name in ("ServiceName", "ServiceRegion", *(other for other in _ARNS if other != arn)):
            if fields.has(name):
                yield name, f"the type is {kind}, and such endpoints take no {name}", "leave it out, or set another VpcEndpointType"
        if _filled(fields, "RouteTableIds"):
            yield "RouteTableIds", f"the type is {kind}, and only gateway endpoints take RouteTableIds", "leave them out"
        if kind == "Tunnel" and endpoint.private_dns is True:
            yield "PrivateDnsEnabled", "the type is Tunnel, and tunnels have no private DNS names", "leave it out"

    return wrong


def _of_a_load_balancer(endpoint: Endpoint, fields: Fields) -> Iterator[_Wrong]:
    has = "the type is GatewayLoadBalancer"
    for name in ("SecurityGroupIds", "RouteTableIds"):
        if _filled(fields, name):
            yield name, f"{has}, and such endpoints take no {name}", "leave them out"
    if endpoint.private_dns is True:
        yield "PrivateDnsEnabled", f"{has}, and such endpoints have no private DNS names", "leave it out"
    if not isinstance(endpoint.subnets, Unknown) and len(endpoint.subnets) > 1:
        yield "SubnetIds", f"{has}, which takes one subnet, and there are {len(endpoint.subnets)}", "make an endpoint for each subnet"


def _options(endpoint: Endpoint, fields: Fields) -> Iterator[_Wrong]:
    """Yield the options of private names that are for other types.

    Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DnsOptionsSpecification.html
    """
    options = fields.object("DnsOptions")
    if options is None or isinstance(options, Unknown):
        return
    kind = fields.get("VpcEndpointType") or "Gateway"
    for name in ("PrivateDnsPreference", "PrivateDnsSpecifiedDomains"):
        if not options.has(name):
            continue
        if endpoint.kind not in _WITH_PREFERENCE:
            text = f"the type is {kind}, and DnsOptions has {name}, which is for Resource and ServiceNetwork endpoints"
            yield f"DnsOptions.{name}", text, "leave it out"
        elif endpoint.private_dns is False:
            text = f"DnsOptions has {name}, which counts only with private DNS, and that is off"
            yield f"DnsOptions.{name}", text, "set PrivateDnsEnabled to true, or leave it out"
    if options.get(_RESOLVER_OPTION) == "OnlyInboundResolver" and (endpoint.kind in LATTICE or _has_one_type(endpoint)):
        text = f"DnsOptions has {_RESOLVER_OPTION}, which is for services with gateway and interface endpoints, such as Amazon S3"
        yield f"DnsOptions.{_RESOLVER_OPTION}", text, "leave it out"


def _has_one_type(endpoint: Endpoint) -> bool:
    service = endpoint.service
    return endpoint.kind == EndpointKind.INTERFACE and service is not None and "Gateway" not in service.endpoint_types


_ARNS = ("ResourceConfigurationArn", "ServiceNetworkArn")
_WITH_PREFERENCE = (EndpointKind.RESOURCE, EndpointKind.SERVICE_NETWORK)
_BY_KIND: dict[EndpointKind, Callable[[Endpoint, Fields], Iterator[_Wrong]]] = {
    EndpointKind.INTERFACE: _of_an_interface,
    EndpointKind.GATEWAY: _of_a_gateway,
    EndpointKind.GATEWAY_LOAD_BALANCER: _of_a_load_balancer,
    EndpointKind.RESOURCE: _of_vpc_lattice("Resource", "ResourceConfigurationArn"),
    EndpointKind.SERVICE_NETWORK: _of_vpc_lattice("ServiceNetwork", "ServiceNetworkArn"),
    EndpointKind.TUNNEL: _of_vpc_lattice("Tunnel", "ResourceConfigurationArn"),
}


def _arns(fields: Fields) -> Iterator[_Wrong]:
    """Yield the ARNs of VPC Lattice at an endpoint of a service."""
    for name, kind in zip(_ARNS, ("Resource", "ServiceNetwork"), strict=True):
        if fields.has(name):
            said = fields.get("VpcEndpointType")
            has = f"the type is {said}" if said else "there is no VpcEndpointType, which means Gateway"
            yield name, f"{has}, and only {kind} endpoints take a {name}", f"set VpcEndpointType to {kind}, or leave it out"


def _filled(fields: Fields, name: str) -> bool:
    """Return whether a list certainly holds something: what comes out of an unresolved function may be empty."""
    value = fields.get(name)
    return isinstance(value, list | str) and bool(value)


@rule(
    "PL017",
    "The IP address type of an endpoint fits its subnets and its DNS records",
    "error",
    "https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html",
)
def address_type_that_does_not_fit(context: RuleContext) -> Iterator[Trouble]:
    """EC2 refuses records of addresses that an endpoint has not, and address types that one of its subnets has not.

    An IPv4 endpoint has IPv4 records, an IPv6 one IPv6 records; a dual-stack endpoint has any. IPv6 alone needs subnets with IPv6 alone.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          A: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.0.0/24}}
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcEndpointType: Interface
              ServiceName: com.amazonaws.eu-west-1.kms
              VpcId: {Ref: Vpc}
              SubnetIds: [{Ref: A}]
              IpAddressType: dualstack

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Ipv6: {Type: "AWS::EC2::VPCCidrBlock", Properties: {VpcId: {Ref: Vpc}, AmazonProvidedIpv6CidrBlock: true}}
          A:
            Type: AWS::EC2::Subnet
            DependsOn: Ipv6
            Properties:
              VpcId: {Ref: Vpc}
              CidrBlock: 10.0.0.0/24
              Ipv6CidrBlock: {"Fn::Select": [0, {"Fn::Cidr": [{"Fn::Select": [0, {"Fn::GetAtt": [Vpc, Ipv6CidrBlocks]}]}, 1, 64]}]}
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcEndpointType: Interface
              ServiceName: com.amazonaws.eu-west-1.kms
              VpcId: {Ref: Vpc}
              SubnetIds: [{Ref: A}]
              IpAddressType: dualstack

    """
    for gateway in context.endpoints(EndpointKind.GATEWAY):
        yield from _of_gateway(gateway, context)
    for endpoint in context.endpoints(EndpointKind.INTERFACE):
        fields = context.fields(endpoint.id)
        if fields is None:
            continue
        addresses = fields.text("IpAddressType")
        known = () if isinstance(endpoint.subnets, Unknown) else dict.fromkeys(endpoint.subnets)
        subnets = [context.model.subnets[subnet] for subnet in known if isinstance(subnet, ResourceId) and subnet in context.model.subnets]
        if addresses is None:
            default = (
                not isinstance(endpoint.subnets, Unknown) and len(subnets) == len(known) and all(s.ipv6_only is False for s in subnets)
            )
            yield from _records(endpoint, fields, OF_INTERFACES.get("ipv4") if default else None)
        elif isinstance(addresses, str):
            yield from _records(endpoint, fields, OF_INTERFACES.get(addresses.lower()))
            unfit = ", ".join(
                f"'{subnet.path or subnet.id}'"
                for subnet in subnets
                if _lacks(subnet, addresses.lower()) and not context.model.handed.get(subnet.id)
            )
            if unfit:
                needed = {"ipv4": "an IPv4 block", "ipv6": "IPv6 alone (Ipv6Native)"}.get(addresses.lower(), "an IPv4 and an IPv6 block")
                text = f"the IpAddressType {addresses!r} needs subnets with {needed}, unlike {unfit}"
                change = "change the type or the subnets"
                yield Trouble(endpoint.id, "IpAddressType", text, change)


def _of_gateway(gateway: Endpoint, context: RuleContext) -> Iterator[Trouble]:
    fields = context.fields(gateway.id)
    if fields is None or gateway.service is None:
        return
    given = fields.text("IpAddressType")
    addresses = given.lower() if isinstance(given, str) else "ipv4" if given is None else None
    if takes_ipv6(gateway.service):
        yield from _records(gateway, fields, OF_GATEWAYS.get(addresses or ""))
        return
    if addresses not in {None, "ipv4"}:
        yield Trouble(gateway.id, "IpAddressType", f"gateway endpoints of '{gateway.short_name}' have IPv4 alone", "leave it out")
    yield from _records(gateway, fields, (SERVICE_DEFINED,))


def _records(endpoint: Endpoint, fields: Fields, fitting: Sequence[str] | None) -> Iterator[Trouble]:
    options = fields.object("DnsOptions")
    records = None if options is None or isinstance(options, Unknown) else options.text("DnsRecordIpType")
    if fitting is None or not isinstance(records, str) or records.lower() in (NOT_SPECIFIED, *fitting):
        return
    known, addresses = ", ".join(fitting), fields.text("IpAddressType")
    said = f"the IpAddressType is {str(addresses).lower()!r}" if addresses else "there is no IpAddressType, which means 'ipv4'"
    text, change = f"{said}, and the DnsRecordIpType {records!r}", f"with the former, the latter can be {known}"
    yield Trouble(endpoint.id, "DnsOptions", text, change)


def _lacks(subnet: Subnet, addresses: str) -> bool:
    """Return whether a subnet certainly has not the blocks that interfaces with such addresses need."""
    has_ipv6 = any(
        block.family != "ipv4" if isinstance(block, UnknownBlock) else isinstance(block, Unknown | IPv6Network) for block in subnet.cidrs
    )
    match addresses:
        case "ipv4":
            return subnet.ipv6_only is True
        case "ipv6":
            return subnet.ipv6_only is False
        case "dualstack":
            return subnet.ipv6_only is True or not has_ipv6
        case _:
            return False
