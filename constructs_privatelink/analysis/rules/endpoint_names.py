"""Rules about private DNS."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.rules.finding import Cause
from constructs_privatelink.analysis.rules.rule import Trouble, rule
from constructs_privatelink.analysis.values import Unknown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.networks.model import Endpoint
    from constructs_privatelink.analysis.rules.context import RuleContext
    from constructs_privatelink.analysis.values import Target


@rule(
    "PL001",
    "One endpoint of a VPC at most answers a private DNS name",
    "error",
    "https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html",
)
def second_private_dns(context: RuleContext) -> Iterator[Trouble]:
    """EC2 refuses a second endpoint that takes a name which another endpoint of the VPC answers, also where the services differ.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          One:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.kms, VpcId: {Ref: Vpc}, PrivateDnsEnabled: true}
          Two:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.kms, VpcId: {Ref: Vpc}, PrivateDnsEnabled: true}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          One:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.kms, VpcId: {Ref: Vpc}, PrivateDnsEnabled: true}
          Two:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.kms, VpcId: {Ref: Vpc}, PrivateDnsEnabled: false}

    """
    held: dict[tuple[Target, str], Endpoint] = {}
    for endpoint in context.endpoints(EndpointKind.INTERFACE):
        if endpoint.private_dns is not True or isinstance(endpoint.vpc, Unknown):
            continue
        names = [(endpoint.vpc, name) for name in private_names(endpoint)]
        taken = next((name for name in names if name in held), None)
        if taken is None:
            held |= dict.fromkeys(names, endpoint)
        else:
            text = f"{taken[1]!r} is answered by '{held[taken].path or held[taken].id}' already"
            yield Trouble(endpoint.id, "PrivateDnsEnabled", text, "set PrivateDnsEnabled to false on one of them")


def private_names(endpoint: Endpoint) -> tuple[str, ...]:
    """Return what tells the private names of an endpoint from others: the names, or the service's own."""
    service = endpoint.service
    region = endpoint.service_region
    names = () if service is None else service.dns_names(region) if isinstance(region, str) else service.private_dns_names
    return names or ((endpoint.service_name,) if isinstance(endpoint.service_name, str) else ())


@rule(
    "PL002",
    "Private DNS needs both DNS attributes of the VPC",
    "error",
    "https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html",
)
def private_dns_without_vpc_dns(context: RuleContext) -> Iterator[Trouble]:
    """EC2 refuses private DNS in a VPC without DNS support or DNS hostnames. The template's default for the latter is off.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.kms, VpcId: {Ref: Vpc}, PrivateDnsEnabled: true}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.kms, VpcId: {Ref: Vpc}, PrivateDnsEnabled: true}

    """
    for endpoint in context.endpoints(EndpointKind.INTERFACE):
        vpc = context.model.vpcs.get(endpoint.vpc)
        if endpoint.private_dns is not True or vpc is None:
            continue
        off = vpc.dns_attributes_off
        if off:
            causes = frozenset(Cause(vpc.id, name) for name in off)
            text = f"private DNS is on, and {' and '.join(off)} of the VPC '{vpc.path or vpc.id}' is off, so that EC2 refuses it"
            change = "set it to true, or PrivateDnsEnabled to false"
            yield Trouble(endpoint.id, "PrivateDnsEnabled", text, change, causes=causes)


@rule(
    "PL055",
    "A service without private DNS is given none",
    "error",
    "https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html",
)
def private_dns_of_a_service_without(context: RuleContext) -> Iterator[Trouble]:
    """EC2 refuses private DNS on the endpoint of a service that offers none. Where AWS's sources differ, it is a warning.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          Tables:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.dynamodb, VpcId: {Ref: Vpc}, PrivateDnsEnabled: true}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          Tables:
            Type: AWS::EC2::VPCEndpoint
            Properties: {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.dynamodb, VpcId: {Ref: Vpc}}

    """
    for endpoint in context.endpoints(EndpointKind.INTERFACE):
        service = endpoint.service
        if service is None or endpoint.private_dns is not True or service.private_dns is not False:
            continue
        if service.private_dns_certain:
            text = f"'{service}' offers no private DNS (data of {service.as_of})"
            yield Trouble(endpoint.id, "PrivateDnsEnabled", text, "set PrivateDnsEnabled to false")
        else:
            text = f"'{service}' perhaps offers no private DNS: AWS's sources differ (data of {service.as_of})"
            yield Trouble(endpoint.id, "PrivateDnsEnabled", text, "set PrivateDnsEnabled to false, or acknowledge this", severity="warning")
