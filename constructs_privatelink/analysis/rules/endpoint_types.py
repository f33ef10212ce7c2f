"""Rules about what an endpoint of one type takes, and of one IP address type."""

from __future__ import annotations

from ipaddress import IPv6Network
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.rules.endpoint_services import OWN_SERVICE
from constructs_privatelink.analysis.rules.rule import Trouble, rule
from constructs_privatelink.analysis.values import ResourceId, Unknown, UnknownBlock
from constructs_privatelink.catalogue.lookup import template_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from constructs_privatelink.analysis.networks.model import Endpoint, Subnet
    from constructs_privatelink.analysis.networks.properties import Fields
    from constructs_privatelink.analysis.rules.context import RuleContext

_RECORDS = {"ipv4": ("ipv4",), "ipv6": ("ipv6",), "dualstack": ("dualstack", "ipv4", "ipv6", "service-defined")}
_NOT_SPECIFIED = "not-specified"
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
            for name, text, change in _BY_KIND[endpoint.kind](endpoint, fields):
                yield Trouble(endpoint.id, name, text, change)


def _of_a_gateway(endpoint: Endpoint, fields: Fields) -> Iterator[tuple[str, str, str]]:
    said = fields.has("VpcEndpointType")
    has = "the type is Gateway" if said else "there is no VpcEndpointType, which means Gateway"
    if _has_no_gateway(endpoint):
        change = "set it to Interface" if OWN_SERVICE not in str(endpoint.service_name) else "set it to Interface or GatewayLoadBalancer"
        yield "VpcEndpointType", f"{has}, and {str(endpoint.service_name)!r} has no gateway endpoints", change
        return
    given = [name for name in ("SubnetIds", "SecurityGroupIds") if _filled(fields, name)]
    given += ["PrivateDnsEnabled"] if endpoint.private_dns is True else []
    for name in given:
        yield name, f"{has}, and gateway endpoints take no {name}", "leave it out, or set VpcEndpointType to Interface"
    options = fields.object("DnsOptions")
    if options is not None and not isinstance(options, Unknown) and options.has(_RESOLVER_OPTION):
        text = f"{has}, and DnsOptions has {_RESOLVER_OPTION}, which is for interface endpoints of Amazon S3"
        yield f"DnsOptions.{_RESOLVER_OPTION}", text, "leave it out"


def _has_no_gateway(endpoint: Endpoint) -> bool:
    service = None if endpoint.short_name is None else template_of(endpoint.short_name)
    if service is not None:
        return "Gateway" not in service.endpoint_types
    return isinstance(endpoint.service_name, str) and OWN_SERVICE in endpoint.service_name


def _of_an_interface(endpoint: Endpoint, fields: Fields) -> Iterator[tuple[str, str, str]]:
    if endpoint.subnets == ():
        yield (
            "SubnetIds",
            "the type is Interface, and there are no SubnetIds to put interfaces in",
            "add a subnet of each Availability Zone",
        )
    if _filled(fields, "RouteTableIds"):
        yield "RouteTableIds", "the type is Interface, and interface endpoints take no RouteTableIds", "leave them out"


def _of_a_resource(_: Endpoint, fields: Fields) -> Iterator[tuple[str, str, str]]:
    return _of_vpc_lattice(fields, "Resource", "ResourceConfigurationArn")


def _of_a_service_network(_: Endpoint, fields: Fields) -> Iterator[tuple[str, str, str]]:
    return _of_vpc_lattice(fields, "ServiceNetwork", "ServiceNetworkArn")


def _of_vpc_lattice(fields: Fields, kind: str, arn: str) -> Iterator[tuple[str, str, str]]:
    """Yield what does not fit an endpoint that leads to what Amazon VPC Lattice knows by its ARN."""
    if not fields.has(arn):
        yield arn, f"the type is {kind}, and there is no {arn} to lead to", "add it, or set another VpcEndpointType"
    if fields.has("ServiceName"):
        yield (
            "ServiceName",
            f"the type is {kind}, and such endpoints take no ServiceName",
            "leave it out, or set VpcEndpointType to Interface",
        )


_BY_KIND: dict[EndpointKind, Callable[[Endpoint, Fields], Iterator[tuple[str, str, str]]]] = {
    EndpointKind.INTERFACE: _of_an_interface,
    EndpointKind.GATEWAY: _of_a_gateway,
    EndpointKind.RESOURCE: _of_a_resource,
    EndpointKind.SERVICE_NETWORK: _of_a_service_network,
}


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
            yield from _records(endpoint, fields, "ipv4" if default else None)
        elif isinstance(addresses, str):
            yield from _records(endpoint, fields, addresses.lower())
            unfit = ", ".join(f"'{subnet.path or subnet.id}'" for subnet in subnets if _lacks(subnet, addresses.lower()))
            if unfit:
                needed = {"ipv4": "an IPv4 block", "ipv6": "IPv6 alone (Ipv6Native)"}.get(addresses.lower(), "an IPv4 and an IPv6 block")
                text = f"the IpAddressType {addresses!r} needs subnets with {needed}, unlike {unfit}"
                change = "change the type or the subnets"
                yield Trouble(endpoint.id, "IpAddressType", text, change)


def _records(endpoint: Endpoint, fields: Fields, addresses: str | None) -> Iterator[Trouble]:
    options = fields.object("DnsOptions")
    records = None if options is None or isinstance(options, Unknown) else options.text("DnsRecordIpType")
    if addresses not in _RECORDS or not isinstance(records, str) or records.lower() in (_NOT_SPECIFIED, *_RECORDS[addresses]):
        return
    known = ", ".join(_RECORDS[addresses])
    said = f"the IpAddressType is {addresses!r}" if fields.has("IpAddressType") else "there is no IpAddressType, which means 'ipv4'"
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
