"""The rule about the route tables that a gateway endpoint is not on."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.reachability.client_kinds import WorkloadClient
from constructs_privatelink.analysis.rules.rule import Trouble, rule
from constructs_privatelink.analysis.values import ResourceId, Unknown, same_resource

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from constructs_privatelink.analysis.needs.workload_needs import Need, WorkloadNeeds
    from constructs_privatelink.analysis.networks.model import Endpoint
    from constructs_privatelink.analysis.rules.context import RuleContext
    from constructs_privatelink.analysis.rules.finding import Severity
    from constructs_privatelink.analysis.values import Outside, Target


@dataclass(frozen=True)
class _Beside:
    """Where a workload calls a service beside its gateway endpoint."""

    endpoint: Endpoint
    table: ResourceId | Outside | None
    subnet: ResourceId | Outside
    workload: WorkloadNeeds
    need: Need


@rule(
    "PL021",
    "A gateway endpoint is on the route tables of the workloads that use its service",
    "warning",
    "https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html",
)
def gateway_endpoint_not_on_table(context: RuleContext) -> Iterator[Trouble]:
    """Subnets whose route table has no route to the endpoint use the service's public addresses, if they have a path to them at all.

    What uses the service is told by the roles of workloads. Without another path it is an error.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Gateway: {Type: "AWS::EC2::InternetGateway"}
          Attached: {Type: "AWS::EC2::VPCGatewayAttachment", Properties: {VpcId: {Ref: Vpc}, InternetGatewayId: {Ref: Gateway}}}
          Nat: {Type: "AWS::EC2::NatGateway", Properties: {SubnetId: {Ref: Public}, AllocationId: eipalloc-0a1b2c3d}}
          Public: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.0.0/24}}
          PublicTable: {Type: "AWS::EC2::RouteTable", Properties: {VpcId: {Ref: Vpc}}}
          Private: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.1.0/24}}
          Table: {Type: "AWS::EC2::RouteTable", Properties: {VpcId: {Ref: Vpc}}}
          Its: {Type: "AWS::EC2::SubnetRouteTableAssociation", Properties: {SubnetId: {Ref: Private}, RouteTableId: {Ref: Table}}}
          Out:
            Type: AWS::EC2::Route
            Properties: {RouteTableId: {Ref: Table}, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: {Ref: Nat}}
          S3:
            Type: AWS::EC2::VPCEndpoint
            Properties: {ServiceName: com.amazonaws.eu-west-1.s3, VpcId: {Ref: Vpc}, RouteTableIds: [{Ref: PublicTable}]}
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: "sts:AssumeRole"}]
              Policies:
                - {PolicyName: Read, PolicyDocument: {Statement: [{Effect: Allow, Action: "s3:GetObject", Resource: "*"}]}}
          Function:
            Type: AWS::Lambda::Function
            Properties:
              Runtime: python3.13
              Handler: index.handler
              Code: {ZipFile: pass}
              Role: {"Fn::GetAtt": [Role, Arn]}
              VpcConfig: {SubnetIds: [{Ref: Private}], SecurityGroupIds: [sg-0a1b2c3d]}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Private: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.1.0/24}}
          Table: {Type: "AWS::EC2::RouteTable", Properties: {VpcId: {Ref: Vpc}}}
          Its: {Type: "AWS::EC2::SubnetRouteTableAssociation", Properties: {SubnetId: {Ref: Private}, RouteTableId: {Ref: Table}}}
          S3:
            Type: AWS::EC2::VPCEndpoint
            Properties: {ServiceName: com.amazonaws.eu-west-1.s3, VpcId: {Ref: Vpc}, RouteTableIds: [{Ref: Table}]}
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: "sts:AssumeRole"}]
              Policies:
                - {PolicyName: Read, PolicyDocument: {Statement: [{Effect: Allow, Action: "s3:GetObject", Resource: "*"}]}}
          Function:
            Type: AWS::Lambda::Function
            Properties:
              Runtime: python3.13
              Handler: index.handler
              Code: {ZipFile: pass}
              Role: {"Fn::GetAtt": [Role, Arn]}
              VpcConfig: {SubnetIds: [{Ref: Private}], SecurityGroupIds: [sg-0a1b2c3d]}

    """
    together: dict[tuple[ResourceId, ResourceId | Outside | None], list[_Beside]] = defaultdict(list)
    for call in _beside(context):
        together[call.endpoint.id, call.table].append(call)
    for there in together.values():
        first = next((call for call in there if call.need.path == "none"), there[0])
        change = "associate the subnet with a table that is" if first.table is None else "add it"
        change = "; ".join((change, *_besides(first, context)))
        severity: Severity | None = "error" if first.need.path == "none" else None
        yield Trouble(first.endpoint.id, "RouteTableIds", _text(first, context), change, severity=severity)


def _besides(call: _Beside, context: RuleContext) -> Iterator[str]:
    """Yield what else must change before the calls arrive, once the route is there."""
    workloads = (workload for workload in context.model.workloads if workload.id == call.workload.workload)
    changes = (change for workload in workloads for change in context.ask(WorkloadClient(workload), call.endpoint).result.changes)
    yield from dict.fromkeys(change.text for change in changes if change.property != "RouteTableIds")


def told_by_gateways(context: RuleContext) -> set[tuple[ResourceId, tuple[str, ...], Target]]:
    """Return what needs no other rule: the workloads that call beside a gateway endpoint, the services, and the subnets."""
    return {(call.workload.workload, call.need.services, call.subnet) for call in _beside(context)}


def _beside(context: RuleContext) -> Iterator[_Beside]:
    gateways: dict[tuple[Target, str], list[Endpoint]] = defaultdict(list)
    for endpoint in context.endpoints(EndpointKind.GATEWAY):
        if endpoint.short_name is not None and not isinstance(endpoint.vpc, Unknown):
            gateways[endpoint.vpc, endpoint.short_name].append(endpoint)
    for workload in context.needs if gateways else ():
        for need in workload.needs:
            if need.certain and need.region is None and need.path in ("none", "internet") and context.certain(workload.workload):
                yield from _without_route(workload, need, gateways, context)


def _without_route(
    workload: WorkloadNeeds, need: Need, gateways: Mapping[tuple[Target, str], list[Endpoint]], context: RuleContext
) -> Iterator[_Beside]:
    subnets = need.subnets if need.path == "none" else workload.subnets
    for subnet in (context.model.subnets[target] for target in subnets if target in context.model.subnets):
        endpoints = [endpoint for service in need.services for endpoint in gateways.get((subnet.vpc, service), ())]
        tables = [
            name for endpoint in endpoints for name in ((None,) if isinstance(endpoint.route_tables, Unknown) else endpoint.route_tables)
        ]
        table = subnet.route_table
        unsure = any(name is None or same_resource(name, table or subnet.vpc) is None for name in tables)
        if endpoints and not unsure and not isinstance(table, Unknown) and table not in tables:
            yield _Beside(endpoints[0], table, subnet.id, workload, need)


def _text(call: _Beside, context: RuleContext) -> str:
    table = "the main route table" if call.table is None else f"the route table '{context.path(call.table)}'"
    how = "without another path" if call.need.path == "none" else "over the internet instead"
    need = f"is allowed '{call.need.actions[0]}'" if call.need.actions else f"needs it, as {call.need.reasons[0]}"
    return f"{table} of the subnet '{context.path(call.subnet)}' is not among its RouteTableIds, where '{call.workload.path}' {need}, {how}"
