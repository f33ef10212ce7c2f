"""What the tests of constructs build on, and how they read a template."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2
from aws_cdk.assertions import Annotations, Match, Template

from constructs_privatelink.decisions.intent import Intent, read_intent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constructs import Construct, IConstruct

ACL_ENTRY = "AWS::EC2::NetworkAclEntry"
ENDPOINT = "AWS::EC2::VPCEndpoint"
GROUP = "AWS::EC2::SecurityGroup"
INGRESS = "AWS::EC2::SecurityGroupIngress"
EGRESS = "AWS::EC2::SecurityGroupEgress"


def new_stack(id: str = "Stack", *, region: str | None = None, account: str | None = None) -> cdk.Stack:
    """Return the only stack of a new app; it has an environment where a Region is given."""
    return cdk.Stack(cdk.App(), id, env=cdk.Environment(region=region, account=account))


def isolated_vpc(scope: Construct, id: str = "Vpc") -> ec2.Vpc:
    """Return a VPC of 2 Availability Zones without internet access: 10.0.0.0/16, subnets of /24 in two groups."""
    isolated = ec2.SubnetType.PRIVATE_ISOLATED
    return ec2.Vpc(
        scope,
        id,
        ip_addresses=ec2.IpAddresses.cidr("10.0.0.0/16"),
        max_azs=2,
        subnet_configuration=[
            ec2.SubnetConfiguration(name="endpoints", subnet_type=isolated, cidr_mask=24),
            ec2.SubnetConfiguration(name="apps", subnet_type=isolated, cidr_mask=24),
        ],
    )


def endpoint_subnets() -> ec2.SubnetSelection:
    """Return the subnets of `isolated_vpc` for endpoints: 10.0.0.0/24 and 10.0.1.0/24."""
    return ec2.SubnetSelection(subnet_group_name="endpoints")


def resources(stack: cdk.Stack, kind: str) -> dict[str, dict[str, Any]]:
    """Return the resources of a type, by logical id."""
    return {name: dict(resource) for name, resource in Template.from_stack(stack).find_resources(kind).items()}


def properties(stack: cdk.Stack, kind: str) -> list[dict[str, Any]]:
    """Return the properties of each resource of a type."""
    return [resource["Properties"] for resource in resources(stack, kind).values()]


def port_pairs(stacks: Sequence[cdk.Stack], kind: str) -> list[tuple[int, int]]:
    """Return the first and last ports of each rule of a type in some stacks, in order."""
    return sorted((rule["FromPort"], rule["ToPort"]) for stack in stacks for rule in properties(stack, kind))


def the_endpoint(stack: cdk.Stack) -> dict[str, Any]:
    """Return the only EC2 endpoint of a stack: its properties and its metadata."""
    (endpoint,) = resources(stack, ENDPOINT).values()
    return endpoint


def declared_by(stack: cdk.Stack, endpoint: dict[str, Any]) -> Intent:
    """Return what an endpoint of a stack declares, with what stands at the holder of the shared part."""
    every = Template.from_stack(stack).to_json()["Resources"]
    intent = read_intent(endpoint["Metadata"], lambda holder: every[holder]["Metadata"])
    assert isinstance(intent, Intent), intent
    return intent


def group_ids(stack: cdk.Stack, endpoint: IConstruct) -> list[str]:
    """Return the logical ids of the security groups of an endpoint, or the ids of imported ones."""
    ids = resources(stack, ENDPOINT)[logical_id(endpoint)]["Properties"]["SecurityGroupIds"]
    return [identifier if isinstance(identifier, str) else identifier["Fn::GetAtt"][0] for identifier in ids]


def logical_id(construct: IConstruct) -> str:
    """Return the logical id of the resource that a construct stands for."""
    resource = construct.node.default_child
    while not isinstance(resource, cdk.CfnElement):
        assert resource is not None
        resource = resource.node.default_child
    name: str = cdk.Stack.of(construct).resolve(resource.logical_id)
    return name


def rules_in(stack: cdk.Stack, group: str | None = None) -> list[str]:
    """Return the separate rules that let clients in, as ``"10.0.0.0/16 tcp 443-443"``; of one group, by logical or physical id."""
    return sorted(_rule(rule) for rule in properties(stack, INGRESS) if group is None or group in str(rule["GroupId"]))


def _rule(rule: dict[str, Any]) -> str:
    sources = ("CidrIp", "CidrIpv6", "SourcePrefixListId", "SourceSecurityGroupId")
    source = next(rule[name] for name in sources if name in rule)
    return f"{source if isinstance(source, str) else sorted(source.items())} {rule['IpProtocol']} {rule['FromPort']}-{rule['ToPort']}"


def acl_entries(stack: cdk.Stack, acl: IConstruct | None = None) -> set[str]:
    """Return network ACL entries as ``"in tcp 443-443 10.0.0.0/16"``; of one ACL, if given."""
    entries = properties(stack, ACL_ENTRY)
    return {_entry(entry) for entry in entries if acl is None or entry["NetworkAclId"] == {"Ref": logical_id(acl)}}


def _entry(entry: dict[str, Any]) -> str:
    assert entry["RuleAction"] == "allow"
    way, protocol = "out" if entry["Egress"] else "in", {6: "tcp", 17: "udp"}[entry["Protocol"]]
    cidr = entry.get("CidrBlock") or entry["Ipv6CidrBlock"]
    return f"{way} {protocol} {entry['PortRange']['From']}-{entry['PortRange']['To']} {cidr}"


def warnings_of(stack: cdk.Stack) -> list[tuple[str, str]]:
    """Return the warnings of a synthesized stack: the construct path, and the text that ends with ``[ack: <id>]``."""
    entries = Annotations.from_stack(stack).find_warning("*", Match.any_value())
    return [(message.id, str(message.entry.data)) for message in entries]
