"""Rules about the subnets that an endpoint has interfaces in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.networks.zones import is_local
from constructs_privatelink.analysis.rules.context import WITH_GROUPS
from constructs_privatelink.analysis.rules.finding import Cause
from constructs_privatelink.analysis.rules.rule import Trouble, rule
from constructs_privatelink.analysis.values import Given, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.networks.model import Subnet
    from constructs_privatelink.analysis.rules.context import RuleContext
    from constructs_privatelink.analysis.values import Target

_PLACED = (*WITH_GROUPS, EndpointKind.GATEWAY_LOAD_BALANCER, EndpointKind.RESOURCE, EndpointKind.SERVICE_NETWORK)


@rule(
    "PL003",
    "An endpoint has one subnet of an Availability Zone at most",
    "error",
    "https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html",
)
def two_subnets_of_a_zone(context: RuleContext) -> Iterator[Trouble]:
    """EC2 refuses an endpoint with two subnets of one Availability Zone.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          A: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.0.0/24, AvailabilityZone: eu-west-1a}}
          B: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.1.0/24, AvailabilityZone: eu-west-1a}}
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.kms, VpcId: {Ref: Vpc}, SubnetIds: [{Ref: A}, {Ref: B}]}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          A: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.0.0/24, AvailabilityZone: eu-west-1a}}
          B: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.1.0/24, AvailabilityZone: eu-west-1b}}
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.kms, VpcId: {Ref: Vpc}, SubnetIds: [{Ref: A}, {Ref: B}]}

    """
    for endpoint in context.endpoints(*WITH_GROUPS):
        first: dict[str, Subnet] = {}
        for subnet in context.subnets(endpoint):
            if isinstance(subnet.zone, str) and first.setdefault(subnet.zone, subnet).id != subnet.id:
                before = first[subnet.zone]
                subnets = f"'{before.path or before.id}' and '{subnet.path or subnet.id}'"
                text = f"the subnets {subnets} are in one Availability Zone"
                change = "leave one of them out"
                yield Trouble(endpoint.id, "SubnetIds", text, change)


@rule(
    "PL004",
    "An endpoint has interfaces in two Availability Zones",
    "warning",
    "https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html",
)
def fewer_than_two_zones(context: RuleContext) -> Iterator[Trouble]:
    """AWS recommends two Availability Zones: with one, nobody reaches the service while that zone is in trouble.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          A: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.0.0/24}}
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties: {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.kms, VpcId: {Ref: Vpc}, SubnetIds: [{Ref: A}]}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          A: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.0.0/24, AvailabilityZone: eu-west-1a}}
          B: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.1.0/24, AvailabilityZone: eu-west-1b}}
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.kms, VpcId: {Ref: Vpc}, SubnetIds: [{Ref: A}, {Ref: B}]}

    """
    for endpoint in context.endpoints(*WITH_GROUPS):
        if isinstance(endpoint.subnets, Unknown) or any(_is_open(subnet) for subnet in endpoint.subnets):
            continue
        different = set(endpoint.subnets)
        zones = [context.model.subnets[subnet].zone for subnet in different if subnet in context.model.subnets]
        together = len(zones) == len(different) and len(set(zones)) == 1 and isinstance(zones[0], str)
        if len(different) == 1 or together:
            names = ", ".join(f"'{context.path(subnet)}'" for subnet in dict.fromkeys(endpoint.subnets))
            text = f"all interfaces are in one Availability Zone, that of {names}"
            causes = frozenset(Cause(subnet, "AvailabilityZone") for subnet in different)
            yield Trouble(endpoint.id, "SubnetIds", text, "add a subnet of a second one", causes=causes)


@rule(
    "PL029",
    "An endpoint has no subnet in a Local Zone",
    "error",
    "https://docs.aws.amazon.com/local-zones/latest/ug/how-local-zones-work.html",
)
def subnet_in_a_local_zone(context: RuleContext) -> Iterator[Trouble]:
    """EC2 refuses an endpoint with a subnet in a Local Zone. Clients there reach an endpoint of the Region's zones as others do.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Near: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.0.0/24, AvailabilityZone: us-west-2-lax-1a}}
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              {VpcEndpointType: Interface, ServiceName: com.amazonaws.us-west-2.kms, VpcId: {Ref: Vpc}, SubnetIds: [{Ref: Near}]}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          A: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.0.0/24, AvailabilityZone: us-west-2a}}
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              {VpcEndpointType: Interface, ServiceName: com.amazonaws.us-west-2.kms, VpcId: {Ref: Vpc}, SubnetIds: [{Ref: A}]}

    """
    for endpoint in context.endpoints(*_PLACED):
        for subnet in context.subnets(endpoint):
            if is_local(subnet.zone):
                text = f"its subnet '{subnet.path or subnet.id}' is in the Local Zone '{subnet.zone}', where EC2 makes no endpoints"
                yield Trouble(endpoint.id, "SubnetIds", text, "name subnets of the Region's own zones")


def _is_open(subnet: Target) -> bool:
    """Return whether it is not known, or a list of subnets that only the deployment tells."""
    return isinstance(subnet, Unknown) or (isinstance(subnet, Given) and subnet.several)
