"""Rules about gateway endpoints, and about the interface endpoints that need one beside them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.rules.creation_order import made_before
from constructs_privatelink.analysis.rules.finding import Cause
from constructs_privatelink.analysis.rules.rule import Trouble, rule
from constructs_privatelink.analysis.values import ResourceId, Unknown
from constructs_privatelink.decisions.dns_records import NOT_SPECIFIED, SERVICE_DEFINED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.networks.model import Endpoint
    from constructs_privatelink.analysis.rules.context import RuleContext
    from constructs_privatelink.analysis.values import Target

_LINK = "https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html"


@rule("PL020", "A route table has one gateway endpoint of a service at most", "error", _LINK)
def second_gateway_endpoint(context: RuleContext) -> Iterator[Trouble]:
    """EC2 refuses a second route to a service in a route table, and each gateway endpoint puts one into its tables.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Table: {Type: "AWS::EC2::RouteTable", Properties: {VpcId: {Ref: Vpc}}}
          One:
            Type: AWS::EC2::VPCEndpoint
            Properties: {ServiceName: com.amazonaws.eu-west-1.s3, VpcId: {Ref: Vpc}, RouteTableIds: [{Ref: Table}]}
          Two:
            Type: AWS::EC2::VPCEndpoint
            Properties: {ServiceName: com.amazonaws.eu-west-1.s3, VpcId: {Ref: Vpc}, RouteTableIds: [{Ref: Table}]}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Table: {Type: "AWS::EC2::RouteTable", Properties: {VpcId: {Ref: Vpc}}}
          One:
            Type: AWS::EC2::VPCEndpoint
            Properties: {ServiceName: com.amazonaws.eu-west-1.s3, VpcId: {Ref: Vpc}, RouteTableIds: [{Ref: Table}]}
          Two:
            Type: AWS::EC2::VPCEndpoint
            Properties: {ServiceName: com.amazonaws.eu-west-1.dynamodb, VpcId: {Ref: Vpc}, RouteTableIds: [{Ref: Table}]}

    """
    first: dict[tuple[str, object], Endpoint] = {}
    for endpoint in context.endpoints(EndpointKind.GATEWAY):
        service = endpoint.short_name or endpoint.service_name
        tables = () if isinstance(endpoint.route_tables, Unknown) else dict.fromkeys(map(_known, endpoint.route_tables))
        if isinstance(service, Unknown):
            continue
        for table in tables:
            if table is not None and first.setdefault((service, table), endpoint) is not endpoint:
                other = first[service, table]
                text = (
                    f"the route table '{context.path(table) if isinstance(table, ResourceId) else table}' has a route to '{service}' "
                    f"by '{other.path or other.id}' already"
                )
                yield Trouble(endpoint.id, "RouteTableIds", text, "leave it out of one of them")


def _known(table: Target) -> object:
    """Return what tells a table from others; None where nothing does."""
    return table.key if isinstance(table, Unknown) else table


@rule(
    "PL022",
    "Private DNS of an S3 interface endpoint for a resolver alone needs a gateway endpoint",
    "error",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/privatelink-interface-endpoints.html",
)
def private_dns_without_gateway_endpoint(context: RuleContext) -> Iterator[Trouble]:
    """EC2 refuses private DNS for inbound resolvers alone, the default, in a VPC whose own clients then have no endpoint for the name.

    The gateway endpoint has to be there first: without ``DependsOn``, CloudFormation creates both at once, and in a stack that imports from
    the other's it comes later.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          S3:
            Type: AWS::EC2::VPCEndpoint
            Properties: {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.s3, VpcId: {Ref: Vpc}, PrivateDnsEnabled: true}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          Table: {Type: "AWS::EC2::RouteTable", Properties: {VpcId: {Ref: Vpc}}}
          Gateway:
            Type: AWS::EC2::VPCEndpoint
            Properties: {ServiceName: com.amazonaws.eu-west-1.s3, VpcId: {Ref: Vpc}, RouteTableIds: [{Ref: Table}]}
          S3:
            Type: AWS::EC2::VPCEndpoint
            DependsOn: Gateway
            Properties: {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.s3, VpcId: {Ref: Vpc}, PrivateDnsEnabled: true}

    """
    if context.model.unread:
        return
    gateways: dict[ResourceId | None, list[Endpoint]] = defaultdict(list)
    for gateway in context.model.endpoints:
        if gateway.kind in (EndpointKind.GATEWAY, EndpointKind.UNKNOWN):
            gateways[gateway.vpc if isinstance(gateway.vpc, ResourceId) else None].append(gateway)
    for endpoint in context.endpoints(EndpointKind.INTERFACE):
        if endpoint.private_dns is not True or endpoint.inbound_resolver_only is not True or not isinstance(endpoint.vpc, ResourceId):
            continue
        service = endpoint.short_name
        there = (*gateways[endpoint.vpc], *gateways[None])
        beside = [gateway for gateway in there if gateway.short_name == service or isinstance(gateway.service_name, Unknown)]
        if not beside and endpoint.vpc in context.model.handed:
            continue
        if not beside:
            text = (
                f"private DNS is on for inbound resolvers alone, and its VPC '{context.path(endpoint.vpc)}' has no gateway endpoint of "
                f"'{service}'"
            )
            change = "add one and depend on it, or set PrivateDnsOnlyForInboundResolverEndpoint to AllResolvers"
            yield Trouble(endpoint.id, "DnsOptions", text, change)
        else:
            yield from _out_of_order(beside, endpoint, context)


def _out_of_order(beside: list[Endpoint], endpoint: Endpoint, context: RuleContext) -> Iterator[Trouble]:
    """Yield that nothing lets an endpoint wait for the gateway endpoints beside it, or that it cannot."""
    name = beside[0].path or beside[0].id
    if all(_is_beside(gateway, endpoint, context) for gateway in beside):
        yield from _other_records(beside, endpoint, context)
        before = made_before(endpoint.id, context)
        if not any(gateway.id in before for gateway in beside):
            text = f"the gateway endpoint '{name}' has to be there first, and nothing says so"
            yield Trouble(endpoint.id, "DependsOn", text, "add it to DependsOn", severity="warning")
    elif all(_is_later(gateway, endpoint, context) for gateway in beside):
        text = f"the gateway endpoint '{name}' has to be there first, and its stack imports from this one"
        change = "make this endpoint in the stack of that one or in a later one, or that one in this stack"
        yield Trouble(endpoint.id, "DnsOptions", text, change, severity="warning")


def _other_records(gateways: list[Endpoint], endpoint: Endpoint, context: RuleContext) -> Iterator[Trouble]:
    """Yield the gateway endpoints whose DNS records are of another kind: AWS supports those of the interface endpoint, or service-defined.

    Source: https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html#private-dns-s3
    """
    own = _record_type(endpoint, context)
    for gateway in gateways:
        records = _record_type(gateway, context)
        if own is not None and records is not None and records not in {SERVICE_DEFINED, own}:
            name = gateway.path or gateway.id
            text = f"private DNS is on for inbound resolvers alone, with records {own!r}, and the gateway endpoint '{name}' has {records!r}"
            change = f"give the gateway endpoint the DnsRecordIpType {SERVICE_DEFINED} or {own}"
            yield Trouble(endpoint.id, "DnsOptions", text, change)


def _record_type(endpoint: Endpoint, context: RuleContext) -> str | None:
    """Return the kind of DNS records of an endpoint; None where it is not known."""
    fields = context.fields(endpoint.id)
    options = None if fields is None else fields.object("DnsOptions")
    if fields is None or isinstance(options, Unknown):
        return None
    records = None if options is None else options.text("DnsRecordIpType")
    if records is None or records == NOT_SPECIFIED:
        addresses = fields.text("IpAddressType")
        default = "ipv4" if addresses is None else addresses
        records = SERVICE_DEFINED if endpoint.kind == EndpointKind.GATEWAY else default
    return records.lower() if isinstance(records, str) else None


def _is_beside(gateway: Endpoint, endpoint: Endpoint, context: RuleContext) -> bool:
    """Return whether a gateway endpoint certainly is one of the same service in the same VPC, made by the same stack."""
    return gateway.id.stack == endpoint.id.stack and _is_alike(gateway, endpoint, context)


def _is_later(gateway: Endpoint, endpoint: Endpoint, context: RuleContext) -> bool:
    """Return whether a gateway endpoint certainly is one of the same service in the same VPC, made by a stack that comes after."""
    ours, theirs = endpoint.id.stack, gateway.id.stack
    imports = any(exporter == ours and theirs in importers for (exporter, _), importers in context.stacks.imports.items())
    return imports and _is_alike(gateway, endpoint, context)


def _is_alike(gateway: Endpoint, endpoint: Endpoint, context: RuleContext) -> bool:
    same = (gateway.kind, gateway.short_name, gateway.vpc) == (EndpointKind.GATEWAY, endpoint.short_name, endpoint.vpc)
    return same and context.certain(gateway.id)


@rule(
    "PL023",
    "Gateway endpoints need both DNS attributes of the VPC",
    "warning",
    "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html",
)
def gateway_endpoint_without_dns(context: RuleContext) -> Iterator[Trouble]:
    """AWS asks for DNS support and DNS hostnames where clients find the service by Amazon's resolver. The default of the latter is off.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsSupport: false, EnableDnsHostnames: true}}
          Table: {Type: "AWS::EC2::RouteTable", Properties: {VpcId: {Ref: Vpc}}}
          S3:
            Type: AWS::EC2::VPCEndpoint
            Properties: {ServiceName: com.amazonaws.eu-west-1.s3, VpcId: {Ref: Vpc}, RouteTableIds: [{Ref: Table}]}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          Table: {Type: "AWS::EC2::RouteTable", Properties: {VpcId: {Ref: Vpc}}}
          S3:
            Type: AWS::EC2::VPCEndpoint
            Properties: {ServiceName: com.amazonaws.eu-west-1.s3, VpcId: {Ref: Vpc}, RouteTableIds: [{Ref: Table}]}

    """
    for endpoint in context.endpoints(EndpointKind.GATEWAY):
        vpc = context.model.vpcs.get(endpoint.vpc)
        if vpc is None or vpc.custom_dns_servers is not False:
            continue
        off = vpc.dns_attributes_off
        if off:
            causes = frozenset(Cause(vpc.id, name) for name in off)
            attributes = " and ".join(off)
            text = (
                f"the VPC '{vpc.path or vpc.id}' has {attributes} off, and AWS asks for both where clients find the service by its resolver"
            )
            yield Trouble(endpoint.id, "VpcId", text, "set both to true", causes=causes)
