"""Rules about the VPC that an endpoint is in, and what it takes from others."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.rules.context import WITH_GROUPS
from constructs_privatelink.analysis.rules.rule import Trouble, rule
from constructs_privatelink.analysis.values import Given, Outside, ResourceId
from constructs_privatelink.catalogue.quotas import VPC_ENDPOINTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.networks.model import Endpoint
    from constructs_privatelink.analysis.rules.context import RuleContext
    from constructs_privatelink.analysis.rules.finding import Severity
    from constructs_privatelink.analysis.values import Target

_PLACED = (EndpointKind.INTERFACE, EndpointKind.GATEWAY_LOAD_BALANCER, EndpointKind.OPENSEARCH_SERVERLESS)
_VPC_ID = re.compile(r"vpc-(?:[0-9a-f]{8}|[0-9a-f]{17})")
"""A real id: what the CDK puts in place of a VPC that it has still to look up (``vpc-12345``) is none."""


@rule(
    "PL009",
    "The subnets of an endpoint are those of its VPC",
    "error",
    "https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html",
)
def subnet_of_another_vpc(context: RuleContext) -> Iterator[Trouble]:
    """EC2 refuses an endpoint with a subnet of another VPC.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Other: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.1.0.0/16}}
          A: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Other}, CidrBlock: 10.1.0.0/24}}
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties: {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.kms, VpcId: {Ref: Vpc}, SubnetIds: [{Ref: A}]}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          A: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.0.0/24}}
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties: {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.kms, VpcId: {Ref: Vpc}, SubnetIds: [{Ref: A}]}

    """
    for endpoint in context.endpoints(*_PLACED):
        wrong = [subnet for subnet in context.subnets(endpoint) if _different(subnet.vpc, endpoint.vpc)]
        if wrong:
            names = ", ".join(f"'{subnet.path or subnet.id}' of '{context.path(subnet.vpc)}'" for subnet in wrong)
            text = f"the endpoint is in the VPC '{context.path(endpoint.vpc)}', and these subnets are not: {names}"
            change = "name its VPC's own"
            yield Trouble(endpoint.id, "SubnetIds", text, change)


@rule(
    "PL010",
    "The security groups of an endpoint are those of its VPC",
    "error",
    "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-assoc.html",
)
def group_of_another_vpc(context: RuleContext) -> Iterator[Trouble]:
    """EC2 refuses a group of another VPC, unless a SecurityGroupVpcAssociation brings it to the endpoint's.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Other: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.1.0.0/16}}
          Group: {Type: "AWS::EC2::SecurityGroup", Properties: {GroupDescription: clients, VpcId: {Ref: Other}}}
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.kms, VpcId: {Ref: Vpc}, SecurityGroupIds: [{Ref: Group}]}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Other: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.1.0.0/16}}
          Group: {Type: "AWS::EC2::SecurityGroup", Properties: {GroupDescription: clients, VpcId: {Ref: Other}}}
          Here: {Type: "AWS::EC2::SecurityGroupVpcAssociation", Properties: {GroupId: {Ref: Group}, VpcId: {Ref: Vpc}}}
          Kms:
            Type: AWS::EC2::VPCEndpoint
            DependsOn: Here
            Properties:
              {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.kms, VpcId: {Ref: Vpc}, SecurityGroupIds: [{Ref: Group}]}

    """
    for endpoint in context.endpoints(*WITH_GROUPS):
        for group in context.groups(endpoint):
            if all(_different(vpc, endpoint.vpc) for vpc in (group.vpc, *group.associated_vpcs)):
                text = (
                    f"the endpoint is in the VPC '{context.path(endpoint.vpc)}', and the group '{group.path or group.id}' in "
                    f"'{context.path(group.vpc)}'"
                )
                change = "name a group of its VPC, or associate this one with it (SecurityGroupVpcAssociation)"
                elsewhere: Severity | None = "warning" if group.id in context.model.handed else None
                yield Trouble(endpoint.id, "SecurityGroupIds", text, change, severity=elsewhere)


@rule(
    "PL016",
    "A VPC has at most 50 interface endpoints",
    "warning",
    "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-limits-endpoints.html",
)
def too_many_endpoints(context: RuleContext) -> Iterator[Trouble]:
    """The quota is 50 interface and Gateway Load Balancer endpoints in a VPC by default, counted together; AWS raises it.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          "Endpoint{1..51}":
            Type: AWS::EC2::VPCEndpoint
            Properties: {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.kms, VpcId: {Ref: Vpc}}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          "Endpoint{1..50}":
            Type: AWS::EC2::VPCEndpoint
            Properties: {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.kms, VpcId: {Ref: Vpc}}

    """
    held: dict[ResourceId | Outside, list[Endpoint]] = defaultdict(list)
    for endpoint in context.endpoints(EndpointKind.INTERFACE, EndpointKind.GATEWAY_LOAD_BALANCER):
        if isinstance(endpoint.vpc, ResourceId | Given) or (isinstance(endpoint.vpc, Outside) and _VPC_ID.fullmatch(endpoint.vpc.id)):
            held[endpoint.vpc].append(endpoint)
    for vpc, endpoints in held.items():
        if len(endpoints) > VPC_ENDPOINTS:
            what = f"the {len(endpoints)} interface and Gateway Load Balancer endpoints of the VPC '{context.path(vpc)}'"
            text = f"{what} are more than the {VPC_ENDPOINTS} of the default quota"
            change = "ask AWS to raise it, or spread them over VPCs"
            yield Trouble(endpoints[VPC_ENDPOINTS].id, "VpcId", text, change)


def _different(vpc: Target, other: Target) -> bool:
    """Return whether two targets certainly are different VPCs: a literal id may be that of a VPC which the templates made before."""
    match vpc, other:
        case (ResourceId(), ResourceId()):
            return vpc != other
        case (Outside(), Outside()):
            return vpc != other and bool(_VPC_ID.fullmatch(vpc.id) and _VPC_ID.fullmatch(other.id))
        case _:
            return False
