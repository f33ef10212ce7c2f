"""Rules about workloads that have no path to what they call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.needs.action_services import title
from constructs_privatelink.analysis.needs.callers import CALLERS
from constructs_privatelink.analysis.reachability.client_kinds import WorkloadClient
from constructs_privatelink.analysis.rules.client_names import name_severity
from constructs_privatelink.analysis.rules.gateway_routes import told_by_gateways
from constructs_privatelink.analysis.rules.rule import Trouble, rule
from constructs_privatelink.analysis.values import Unknown
from constructs_privatelink.catalogue.actions import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constructs_privatelink.analysis.needs.workload_needs import Need, WorkloadNeeds
    from constructs_privatelink.analysis.rules.context import RuleContext
    from constructs_privatelink.analysis.rules.finding import Severity
    from constructs_privatelink.analysis.values import ResourceId

_MOST_ACTIONS = 3


@rule(
    "PL080",
    "A workload has a path to the services that it calls",
    "warning",
    "https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-internet.html",
)
def workload_without_a_path(context: RuleContext) -> Iterator[Trouble]:
    """A function, task or instance in subnets without a route to the internet calls AWS services through VPC endpoints only.

    What a role lets it call without an endpoint in the VPC times out, and so does what its properties ask for: images, log drivers,
    secrets, ECS Exec, the answer to a custom resource, the pollers of brokers. Calls that AWS makes for the workload from outside the VPC
    are not counted: a function's own log, the image of a function. What AWS's pages leave open is told as information. Where the VPC has
    a gateway endpoint of the service, and only the route to it is missing, PL021 says so.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          Isolated: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.0.0/24}}
          Group: {Type: "AWS::EC2::SecurityGroup", Properties: {GroupDescription: the function, VpcId: {Ref: Vpc}}}
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: "sts:AssumeRole"}]
              Policies:
                - PolicyName: Secret
                  PolicyDocument: {Statement: [{Effect: Allow, Action: "secretsmanager:GetSecretValue", Resource: "*"}]}
          Function:
            Type: AWS::Lambda::Function
            Properties:
              Runtime: python3.13
              Handler: index.handler
              Code: {ZipFile: pass}
              Role: {"Fn::GetAtt": [Role, Arn]}
              VpcConfig: {SubnetIds: [{Ref: Isolated}], SecurityGroupIds: [{Ref: Group}]}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          Isolated: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.0.0/24}}
          Group: {Type: "AWS::EC2::SecurityGroup", Properties: {GroupDescription: the function, VpcId: {Ref: Vpc}}}
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: "sts:AssumeRole"}]
              Policies:
                - PolicyName: Secret
                  PolicyDocument: {Statement: [{Effect: Allow, Action: "secretsmanager:GetSecretValue", Resource: "*"}]}
          Function:
            Type: AWS::Lambda::Function
            Properties:
              Runtime: python3.13
              Handler: index.handler
              Code: {ZipFile: pass}
              Role: {"Fn::GetAtt": [Role, Arn]}
              VpcConfig: {SubnetIds: [{Ref: Isolated}], SecurityGroupIds: [{Ref: Group}]}
          Secrets:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcEndpointType: Interface
              ServiceName: com.amazonaws.eu-west-1.secretsmanager
              VpcId: {Ref: Vpc}
              SubnetIds: [{Ref: Isolated}]
              SecurityGroupIds: [{Ref: Group}]
              PrivateDnsEnabled: true

    """
    by_gateways, by_names = told_by_gateways(context), set(_told_by_names(context))
    for workload in context.needs:
        if context.certain(workload.workload):
            for need in workload.needs:
                left = [subnet for subnet in need.subnets if (workload.workload, need.services, subnet) not in by_gateways]
                region = need.region or context.region(workload.workload)
                told = any((workload.workload, service, region) in by_names for service in need.services)
                if need.path == "none" and need.certain and (need.add or need.region or not need.services) and left and not told:
                    severity: Severity | None = "info" if need.confidence == "low" else None
                    place = CALLERS[workload.type].property
                    about = " ".join((*(need.services or need.actions), need.region or ""))
                    text = _text(context, workload, need)
                    yield Trouble(workload.workload, place, text, _change(need), severity=severity, about=about)


def _told_by_names(context: RuleContext) -> Iterator[tuple[ResourceId, str, str | None]]:
    """Yield the workloads that miss an endpoint by name alone, its service and Region: that is what they lack, and client-name says so."""
    for proof in context.led_past:
        short_name = proof.endpoint.short_name
        if isinstance(proof.client, WorkloadClient) and short_name is not None and name_severity(proof) == "error":
            region = proof.endpoint.service_region
            yield proof.client.workload.id, plain(short_name), region if isinstance(region, str) else None


def _change(need: Need) -> str:
    if not need.services:
        return need.change or "make the calls from outside these subnets, or give them a route to a NAT gateway"
    if need.add:
        return f"add {' or '.join(need.add)}"
    return f"call the service from a VPC in {need.region}, or connect one there that has its endpoint"


def _text(context: RuleContext, workload: WorkloadNeeds, need: Need) -> str:
    asks = asked(need)
    if not need.services:
        which = ", which no endpoint service answers as far as is known" if need.actions else ""
        return f"{asks}{which}: there is no private path to that"
    names = _listed([f"'{name}'" for name in need.services], "or")
    services = f"one of {names}" if len(need.services) > 1 else f"{title(need.services[0])} ({names})"
    services += f" of {need.region}, where its resources are" if need.region else ""
    subnets = [] if set(need.subnets) == set(workload.subnets) else [subnet for subnet in need.subnets if not isinstance(subnet, Unknown)]
    where = f"the subnets {_listed([repr(context.path(subnet)) for subnet in subnets], 'and')} have" if subnets else "its subnets have"
    neither = "neither an endpoint nor a route to the internet that it can take"
    return f"{asks}, and {where} no path to {services}: {neither}"


def asked(need: Need) -> str:
    """Return what asks for a service, as a clause: what a role allows, and else what properties tell."""
    if not need.actions:
        return _listed(need.reasons, "and")
    return f"{'a role of its pods' if need.of_pods else 'its role'} allows " + _listed([f"'{action}'" for action in need.actions], "and")


def _listed(texts: Sequence[str], word: str) -> str:
    shown = [*texts[:_MOST_ACTIONS], *([f"{len(texts) - _MOST_ACTIONS} more"] if len(texts) > _MOST_ACTIONS else [])]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} {word} {shown[-1]}"
