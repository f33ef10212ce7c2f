"""Rules about what changes between the templates that are deployed and these: they find nothing where the old ones are not given.

CloudFormation makes what is new in a stack first, and deletes what is old when all of it, nested stacks included, has been updated.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.networks.properties import ACL, GROUP, ROUTE_TABLE, SUBNET, VPC
from constructs_privatelink.analysis.rules.endpoint_names import private_names
from constructs_privatelink.analysis.rules.rule import Trouble, rule
from constructs_privatelink.analysis.values import Given, Reference, ResourceId, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.networks.model import Endpoint
    from constructs_privatelink.analysis.rules.context import RuleContext
    from constructs_privatelink.analysis.templates.stack_set import Resource, StackSet

# A change of these is a replacement, as is one of some parts of DnsOptions.
_FIXED = ("ServiceName", "VpcId", "VpcEndpointType", "ServiceRegion", "ServiceNetworkArn", "ResourceConfigurationArn")
_FIXED_OPTIONS = ("PrivateDnsPreference", "PrivateDnsSpecifiedDomains")
_FIXED_OF_VPC = ("CidrBlock", "InstanceTenancy", "Ipv4IpamPoolId", "Ipv4NetmaskLength")
_IDS = {VPC: "VpcId", SUBNET: "SubnetId", GROUP: "GroupId", ACL: "Id", ROUTE_TABLE: "RouteTableId", "AWS::Route53::HostedZone": "Id"}
"""The attributes that are what ``Ref`` returns."""
_NESTED = "AWS::CloudFormation::Stack"


@rule(
    "PL090",
    "A new endpoint finds its private DNS names free",
    "error",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpcendpoint.html",
)
def name_still_held(context: RuleContext) -> Iterator[Trouble]:
    """CloudFormation makes an endpoint of another logical id, service, VPC or type while the old one still answers the private DNS name.

    EC2 refuses the new one then. This compares with the templates that are deployed, by the names of the stacks, and says nothing where
    they are not given. Where only a parameter tells the VPC, it is a warning.

    Before:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.kms, VpcId: {Ref: Vpc}, PrivateDnsEnabled: true}

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          Keys:
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
    if context.before is None:
        return
    held = _held(context.before, context)
    for endpoint in context.endpoints(EndpointKind.INTERFACE):
        made = _made(endpoint, context.before, context) if endpoint.private_dns is True else None
        name = next((held_name for held_name in _names(endpoint, context) if held_name in held), None) if made is not None else None
        if name is None:
            continue
        old = held[name].path or str(held[name].id)
        unsure = isinstance(endpoint.vpc, Unknown | Given)
        why = f"its {made} changes" if made else "its logical id is new"
        doubt = ", if the VPC stays the same" if unsure else ""
        change = f"leave that as it was, or set PrivateDnsEnabled to false on '{old}' and deploy that first"
        text = f"{why}, so that it is made while the old '{old}' answers {name[-1]!r}{doubt}"
        yield Trouble(endpoint.id, made or "PrivateDnsEnabled", text, change, severity="warning" if unsure else None)


def _held(before: RuleContext, after: RuleContext) -> dict[tuple[str, object, str], Endpoint]:
    """Return the endpoints that go once the new ones are made, by what tells the names that they answer from others."""
    held: dict[tuple[str, object, str], Endpoint] = {}
    for endpoint in before.endpoints(EndpointKind.INTERFACE):
        if endpoint.private_dns is True and vpc_stays(endpoint.vpc, before, after) and _goes(endpoint, before, after):
            for name in _names(endpoint, before):
                held.setdefault(name, endpoint)
    return held


def _names(endpoint: Endpoint, context: RuleContext) -> list[tuple[str, object, str]]:
    """Return the private names, each with the stack that is deployed as one and the VPC; nothing where nothing is known of the VPC."""
    vpc = endpoint.vpc.key if isinstance(endpoint.vpc, Unknown) else endpoint.vpc
    stack = deployed_with(endpoint.id.stack, context.stacks)
    return [] if vpc is None else [(stack, vpc, name) for name in private_names(endpoint)]


def _goes(endpoint: Endpoint, before: RuleContext, after: RuleContext) -> bool:
    """Return whether an old endpoint is certainly deleted: it is left out, or replaced."""
    kept = after.stacks.resource(endpoint.id)
    exists = False if kept is None else after.stacks.exists(kept)
    return exists is False or (exists is True and _changed(endpoint.id, before, after) is not None)


def _made(endpoint: Endpoint, before: RuleContext, after: RuleContext) -> str | None:
    """Return which property replaces an endpoint, or "" where it is new; None where it is not certainly made."""
    kept = before.stacks.resource(endpoint.id)
    exists = False if kept is None else before.stacks.exists(kept)
    if exists is False:
        return ""
    return _changed(endpoint.id, before, after) if exists is True else None


def _changed(id: ResourceId, before: RuleContext, after: RuleContext) -> str | None:
    """Return the first property of an endpoint whose change replaces it; None where none certainly changes."""
    old, new = before.stacks.resource(id), after.stacks.resource(id)
    if old is None or new is None or old.type != new.type:
        return None
    was, becomes = fixed_properties(old, before.stacks), fixed_properties(new, after.stacks)
    return next((name for name in was if certainly_differ(was[name], becomes[name])), None)


def fixed_properties(resource: Resource, stacks: StackSet) -> dict[str, object]:
    """Return those properties of an endpoint whose change replaces it, absent ones with what that means."""
    properties = stacks.properties(resource)
    options = properties.get("DnsOptions")
    fixed: dict[str, object] = {name: plain(properties.get(name), stacks) for name in _FIXED}
    fixed["VpcEndpointType"] = properties.get("VpcEndpointType", "Gateway")
    for name in _FIXED_OPTIONS:
        fixed[f"DnsOptions.{name}"] = options.get(name) if isinstance(options, Mapping) else options
    return fixed


def plain(value: object, stacks: StackSet) -> object:
    """Return a reference to the id of a resource as ``Ref`` writes it, and any other value as it is: the attribute is the same value."""
    if not isinstance(value, Reference) or value.attribute is None:
        return value
    referred = stacks.resource(value.target)
    return Reference(value.target) if referred is not None and _IDS.get(referred.type) == value.attribute else value


def vpc_stays(vpc: object, before: RuleContext, after: RuleContext) -> bool:
    """Return whether a VPC of the old templates is certainly not replaced."""
    if not isinstance(vpc, ResourceId):
        return True
    old, new = before.stacks.resource(vpc), after.stacks.resource(vpc)
    if old is None or new is None or new.type != VPC:
        return False
    was, becomes = before.stacks.properties(old), after.stacks.properties(new)
    return all(certainly_equal(was.get(name), becomes.get(name)) for name in _FIXED_OF_VPC)


def certainly_equal(value: object, other: object) -> bool:
    """Return whether two values are certainly the same."""
    if isinstance(value, Unknown) or isinstance(other, Unknown):
        return isinstance(value, Unknown) and isinstance(other, Unknown) and value.key is not None and value.key == other.key
    return value == other


def certainly_differ(value: object, other: object) -> bool:
    """Return whether two values are certainly different: what a deployment fills in may be the text that stood there."""
    if isinstance(value, Reference) and isinstance(other, Reference):
        return value != other
    return value != other and _is_told(value) and _is_told(other)


def _is_told(value: object) -> bool:
    return all(isinstance(item, str) for item in value) if isinstance(value, list) else value is None or isinstance(value, str | bool)


def deployed_with(stack: str, stacks: StackSet) -> str:
    """Return the stack that a nested one is deployed with, or the stack itself."""
    parent, _, logical_id = stack.rpartition("/")
    above = stacks.stacks.get(parent)
    nested = None if above is None else above.resources.get(logical_id)
    return stack if nested is None or nested.type != _NESTED else deployed_with(parent, stacks)
