"""Rules about the network interfaces of endpoints: the groups that they carry, and the addresses that they take."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from ipaddress import IPv4Network
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.networks.model import GroupRef
from constructs_privatelink.analysis.rules.context import WITH_GROUPS
from constructs_privatelink.analysis.rules.finding import Cause
from constructs_privatelink.analysis.rules.rule import Trouble, rule
from constructs_privatelink.analysis.values import Given, Unknown, known_values, part_of, same_resource
from constructs_privatelink.catalogue.quotas import COLLECTION_ENDPOINT_GROUPS, INTERFACE_GROUPS, MOST_INTERFACE_GROUPS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.networks.model import Endpoint, Workload
    from constructs_privatelink.analysis.rules.context import RuleContext
    from constructs_privatelink.analysis.rules.finding import Severity
    from constructs_privatelink.analysis.values import Outside, ResourceId, Target

_RESERVED = 5
_CHANGE = "give it a group that lets its clients in"


@rule(
    "PL014",
    "An interface endpoint has security groups of its own",
    "warning",
    "https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html",
)
def endpoint_without_groups(context: RuleContext) -> Iterator[Trouble]:
    """Without groups it has the VPC's default group, which lets in its own members only.

    It is an error where that shuts somebody out: a workload of the VPC that opens connections and certainly has other groups alone.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties: {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.kms, VpcId: {Ref: Vpc}}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Group:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: KMS
              VpcId: {Ref: Vpc}
              SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/16}]
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.kms, VpcId: {Ref: Vpc}, SecurityGroupIds: [{Ref: Group}]}

    """
    callers = _Callers(context)
    for endpoint in context.endpoints(EndpointKind.INTERFACE):
        fields = context.fields(endpoint.id)
        if fields is None or isinstance(endpoint.vpc, Unknown) or fields.get("SecurityGroupIds") not in (None, []):
            continue
        default = part_of(endpoint.vpc, "DefaultSecurityGroup")
        group = context.model.groups.get(default)
        if group is None or fields.unread:
            continue
        causes = frozenset({Cause(default, "SecurityGroupIngress", "ingress")})
        if group.complete is not True:
            text = "there are no SecurityGroupIds, so that the VPC's default group lets in only what carries it, unless somebody changed it"
            yield Trouble(endpoint.id, "SecurityGroupIds", text, _CHANGE, causes=causes)
            continue
        rules = [group_rule for group_rule in group.rules if not group_rule.egress]
        if all(group_rule.peer == GroupRef(default) for group_rule in rules):
            who = "only what carries that group itself" if rules else "nobody"
            outside = callers.without(default, endpoint.vpc) if rules else None
            shut_out = f", and not '{outside.path or outside.id}'" if outside is not None else ""
            lets_in = f"lets in {who}{shut_out}"
            text = f"there are no SecurityGroupIds, so that the VPC's default group {lets_in}"
            severity: Severity | None = "error" if shut_out or not rules else None
            yield Trouble(endpoint.id, "SecurityGroupIds", text, _CHANGE, severity=severity, causes=causes)


class _Callers:
    """The workloads that open connections of their own accord, by their VPCs; worked out when one is asked for.

    Args:
        context: The templates and their networks.

    """

    def __init__(self, context: RuleContext) -> None:
        self._context = context
        self._without: dict[Target, Workload | None] = {}

    def without(self, group: ResourceId | Outside, vpc: Target) -> Workload | None:
        """Return one that certainly stands in a VPC, and certainly carries other groups than this one alone."""
        if group not in self._without:
            self._without[group] = next((workload for workload in self._in.get(vpc, ()) if _certainly_not(group, workload)), None)
        return self._without[group]

    @cached_property
    def _in(self) -> dict[Target, list[Workload]]:
        by_vpc: dict[Target, list[Workload]] = defaultdict(list)
        model = self._context.model
        for workload in model.workloads:
            counts = workload.initiates and self._context.certain(workload.id)
            known = known_values(workload.subnets) if counts else ()
            for vpc in {model.subnets[subnet].vpc for subnet in known if subnet in model.subnets}:
                by_vpc[vpc].append(workload)
        return by_vpc


def _certainly_not(group: Target, workload: Workload) -> bool:
    carried = known_values(workload.groups)
    return bool(carried) and all(same_resource(target, group) is False for target in carried)


@rule(
    "PL015",
    "An endpoint has at most five security groups",
    "warning",
    "https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html",
)
def too_many_groups(context: RuleContext) -> Iterator[Trouble]:
    """The quota is five groups on an interface by default; AWS raises it to 16 at most, and not for OpenSearch Serverless.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcEndpointType: Interface
              ServiceName: com.amazonaws.eu-west-1.kms
              VpcId: {Ref: Vpc}
              SecurityGroupIds: [sg-00000001, sg-00000002, sg-00000003, sg-00000004, sg-00000005, sg-00000006]

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcEndpointType: Interface
              ServiceName: com.amazonaws.eu-west-1.kms
              VpcId: {Ref: Vpc}
              SecurityGroupIds: [sg-00000001, sg-00000002, sg-00000003, sg-00000004, sg-00000005]

    """
    for endpoint in context.endpoints(*WITH_GROUPS):
        carried = known_values(endpoint.groups)
        count = len({target for target in carried if not isinstance(target, Unknown | Given)})
        if count > INTERFACE_GROUPS:
            severity, quota, change = _beyond(endpoint, count)
            yield Trouble(endpoint.id, "SecurityGroupIds", f"it has {count} security groups, more than {quota}", change, severity=severity)


def _beyond(endpoint: Endpoint, count: int) -> tuple[Severity | None, str, str]:
    if endpoint.kind == EndpointKind.OPENSEARCH_SERVERLESS:
        return "error", f"the {COLLECTION_ENDPOINT_GROUPS} that OpenSearch Serverless takes", "unite their rules in fewer"
    if count > MOST_INTERFACE_GROUPS:
        return "error", f"the {MOST_INTERFACE_GROUPS} that AWS raises the quota to at most", "unite their rules in fewer"
    return None, f"the {INTERFACE_GROUPS} of the default quota", "ask AWS to raise it, or unite their rules in fewer"


@rule(
    "PL018",
    "A subnet has an address for each of its endpoints",
    "error",
    "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html",
)
def subnet_too_small(context: RuleContext) -> Iterator[Trouble]:
    """Each endpoint takes an IPv4 address of each of its subnets, and AWS keeps five to itself: 11 are left of the smallest subnet.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          A: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.0.0/28}}
          "Endpoint{1..12}":
            Type: AWS::EC2::VPCEndpoint
            Properties: {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.kms, VpcId: {Ref: Vpc}, SubnetIds: [{Ref: A}]}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          A: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.0.0/27}}
          "Endpoint{1..12}":
            Type: AWS::EC2::VPCEndpoint
            Properties: {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.kms, VpcId: {Ref: Vpc}, SubnetIds: [{Ref: A}]}

    """
    placed: dict[Target, int] = defaultdict(int)
    for endpoint in context.endpoints(EndpointKind.INTERFACE, EndpointKind.GATEWAY_LOAD_BALANCER, EndpointKind.OPENSEARCH_SERVERLESS):
        if not isinstance(endpoint.subnets, Unknown) and _takes_ipv4(endpoint, context):
            for subnet_id in dict.fromkeys(endpoint.subnets):
                placed[subnet_id] += 1
    for target, count in placed.items():
        subnet = context.model.subnets.get(target)
        block = next((network for network in subnet.cidrs if isinstance(network, IPv4Network)), None) if subnet is not None else None
        if subnet is not None and block is not None and count > block.num_addresses - _RESERVED:
            free = block.num_addresses - _RESERVED
            text = f"{count} endpoints take an address of {block} each, and it has {free}"
            change = "enlarge it, or put endpoints in other subnets"
            yield Trouble(subnet.id, "CidrBlock", text, change)


def _takes_ipv4(endpoint: Endpoint, context: RuleContext) -> bool:
    fields = context.fields(endpoint.id)
    addresses = fields.text("IpAddressType") if fields is not None else None
    return addresses is None or (isinstance(addresses, str) and addresses.lower() != "ipv6")
