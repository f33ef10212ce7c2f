"""Rules about security groups that name each other across networks."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.kinds import NextHop
from constructs_privatelink.analysis.networks.model import GroupRef
from constructs_privatelink.analysis.rules.context import WITH_GROUPS
from constructs_privatelink.analysis.rules.rule import Trouble, rule
from constructs_privatelink.analysis.values import Given, ResourceId, Unknown, known_values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.networks.model import Group, GroupRule
    from constructs_privatelink.analysis.rules.context import RuleContext
    from constructs_privatelink.analysis.rules.finding import Severity
    from constructs_privatelink.analysis.values import Target


@rule(
    "PL033",
    "No rule names a security group across a transit gateway to or from an endpoint, or across Regions",
    "error",
    "https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html",
)
def reference_that_never_matches(context: RuleContext) -> Iterator[Trouble]:
    """References to security groups do not work across a transit gateway or Cloud WAN where an endpoint is at one end.

    A group that workloads carry too leaves a warning: for them an ingress rule may match. Across Regions EC2 refuses the reference,
    whoever carries the groups; that shows where a stack takes the group of a stack in another Region, for an id tells no Region.

    Anti-pattern:
        Resources:
          Hub: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Spoke: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.1.0.0/16}}
          Tgw: {Type: "AWS::EC2::TransitGateway"}
          A: {Type: "AWS::EC2::TransitGatewayVpcAttachment", Properties: {TransitGatewayId: {Ref: Tgw}, VpcId: {Ref: Hub}, SubnetIds: []}}
          B: {Type: "AWS::EC2::TransitGatewayVpcAttachment", Properties: {TransitGatewayId: {Ref: Tgw}, VpcId: {Ref: Spoke}, SubnetIds: []}}
          Clients: {Type: "AWS::EC2::SecurityGroup", Properties: {GroupDescription: clients, VpcId: {Ref: Spoke}}}
          Group:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: endpoints
              VpcId: {Ref: Hub}
              SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, SourceSecurityGroupId: {Ref: Clients}}]
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.kms, VpcId: {Ref: Hub}, SecurityGroupIds: [{Ref: Group}]}

    Best practice:
        Resources:
          Hub: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Spoke: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.1.0.0/16}}
          Tgw: {Type: "AWS::EC2::TransitGateway"}
          A: {Type: "AWS::EC2::TransitGatewayVpcAttachment", Properties: {TransitGatewayId: {Ref: Tgw}, VpcId: {Ref: Hub}, SubnetIds: []}}
          B: {Type: "AWS::EC2::TransitGatewayVpcAttachment", Properties: {TransitGatewayId: {Ref: Tgw}, VpcId: {Ref: Spoke}, SubnetIds: []}}
          Group:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: endpoints
              VpcId: {Ref: Hub}
              SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.1.0.0/16}]
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.kms, VpcId: {Ref: Hub}, SecurityGroupIds: [{Ref: Group}]}

    """
    yield from _across_regions(context)
    if context.stacks.problems:
        return  # what could not be read may hold a peering connection
    connections = _Connections(context)
    homes = _homes(context)
    if not homes:
        return
    for group in context.model.groups.values():
        for group_rule in group.rules:
            crossing = _crossed(group, group_rule, homes, context, connections)
            if crossing is not None:
                other, how = crossing
                name = context.path(other.id)
                text = f"it names the security group '{name}' across {how}, which never matches"
                change = "name the blocks of its subnets instead"
                severity: Severity | None = None if group_rule.egress or not connections.carried_by_others(group.id) else "warning"
                yield Trouble(group_rule.id, _property(group_rule, group), text, change, severity=severity)


def _across_regions(context: RuleContext) -> Iterator[Trouble]:
    """Find rules that name a group of another Region.

    Source: https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html
    """
    for group in context.model.groups.values():
        for group_rule in group.rules:
            other = group_rule.peer.target if isinstance(group_rule.peer, GroupRef) else None
            if not isinstance(other, ResourceId) or not isinstance(group_rule.id, ResourceId) or group_rule.exists is not True:
                continue
            here, there = context.region(group_rule.id), context.region(other)
            if here is not None and there is not None and here != there:
                name = context.path(other)
                text = f"it names the security group '{name}' of {there} in {here}, which EC2 refuses"
                yield Trouble(group_rule.id, _property(group_rule, group), text, "name the blocks of its subnets instead")


def _property(group_rule: GroupRule, group: Group) -> str:
    if group_rule.id == group.id:
        return "SecurityGroupEgress" if group_rule.egress else "SecurityGroupIngress"
    return "DestinationSecurityGroupId" if group_rule.egress else "SourceSecurityGroupId"


def _homes(context: RuleContext) -> dict[Target, set[Target]]:
    """Return the VPCs of the endpoints that carry a security group."""
    homes: dict[Target, set[Target]] = defaultdict(set)
    for endpoint in context.endpoints(*WITH_GROUPS):
        for target in known_values(endpoint.groups):
            homes[target].add(endpoint.vpc)
    return homes


def _crossed(
    group: Group, group_rule: GroupRule, homes: dict[Target, set[Target]], context: RuleContext, connections: _Connections
) -> tuple[Group, str] | None:
    """Return the group that a rule names to or from an endpoint, and across what, where that can never match."""
    if group_rule.exists is not True or not isinstance(group_rule.peer, GroupRef):
        return None
    other = context.model.groups.get(group_rule.peer.target)
    if other is None:
        return None
    endpoints, clients = (other, group) if group_rule.egress else (group, other)
    vpcs = homes.get(endpoints.id)
    if not vpcs or isinstance(clients.vpc, Unknown) or any(isinstance(vpc, Unknown | Given) for vpc in clients.associated_vpcs):
        return None
    crossed = {None if vpc == clients.vpc or vpc in clients.associated_vpcs else connections.between(clients.vpc, vpc) for vpc in vpcs}
    how = crossed.pop() if len(crossed) == 1 else None
    return None if how is None else (other, how)


@dataclass(frozen=True)
class _Connections:
    """What joins VPCs, as far as it is certain.

    Args:
        context: The templates and their networks.

    """

    context: RuleContext

    def between(self, home: Target, other: Target) -> str | None:
        """Return what references between two VPCs would have to cross and cannot; None where one may match."""
        vpcs = [self.context.model.vpcs.get(vpc) for vpc in (home, other)]
        if not all(vpc is not None and vpc.closed for vpc in vpcs):
            return None
        if self._unsure or frozenset((home, other)) in self._peered:
            return None
        if self._gateways.get(home, set()) & self._gateways.get(other, set()):
            return "a transit gateway"
        return "Cloud WAN" if self._core_networks.get(home, set()) & self._core_networks.get(other, set()) else None

    def carried_by_others(self, group: Target) -> bool:
        """Return whether workloads carry a group, or may."""
        return self._carried is None or group in self._carried

    @cached_property
    def _carried(self) -> set[Target] | None:
        """The groups of workloads; None where some are not known."""
        carried: set[Target] = set()
        for workload in self.context.model.workloads:
            if isinstance(workload.groups, Unknown) or any(isinstance(group, Unknown | Given) for group in workload.groups):
                return None
            carried.update(workload.groups)
        return carried

    @cached_property
    def _unsure(self) -> bool:
        return any(isinstance(vpc, Unknown | Given) for peering in self.context.model.peerings for vpc in peering.vpcs)

    @cached_property
    def _peered(self) -> set[frozenset[Target]]:
        return {frozenset(peering.vpcs) for peering in self.context.model.peerings}

    @cached_property
    def _gateways(self) -> dict[Target, set[Target]]:
        gateways: dict[Target, set[Target]] = defaultdict(set)
        for attachment in self.context.model.attachments:
            if self.context.certain(attachment.id) and not isinstance(attachment.gateway, Unknown):
                gateways[attachment.vpc].add(attachment.gateway)
        return gateways

    @cached_property
    def _core_networks(self) -> dict[Target, set[str]]:
        """The core networks that route tables of a VPC certainly lead to, by what tells one from another."""
        core_networks: dict[Target, set[str]] = defaultdict(set)
        for subnet in self.context.model.subnets.values():
            table = self.context.model.route_tables.get(subnet.route_table) if subnet.route_table is not None else None
            for route in table.routes if table is not None else ():
                target = route.target
                if route.kind == NextHop.CLOUD_WAN and route.exists is True and target is not None:
                    name = target.key if isinstance(target, Unknown) else str(target)
                    core_networks[subnet.vpc] |= {name} if name is not None else set()
        return core_networks
