"""VPCs as the CDK looked them up: its ``cdk.context.json`` keeps what ``ec2.Vpc.from_lookup`` was answered.

Such an answer has the primary block, and of each subnet its block, zone and route table. Further blocks, what stands in the route tables,
network ACLs, security groups and DNS attributes are in no lookup, and stay unknown.

Source: ``VpcContextResponse`` of https://docs.aws.amazon.com/cdk/api/v2/docs/cloud-assembly-schema-readme.html, and
https://docs.aws.amazon.com/cdk/v2/guide/context.html.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.model import Subnet, Vpc
from constructs_privatelink.analysis.saved_answers.items import Item
from constructs_privatelink.analysis.values import Outside, Unknown, UnknownBlock
from constructs_privatelink.errors import PrivateLinkError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from constructs_privatelink.analysis.networks.described import Described
    from constructs_privatelink.analysis.saved_answers.answer_files import SavedAnswer
    from constructs_privatelink.analysis.values import Target

CONTEXT_FILE = "cdk.context.json"

_VPC_LOOKUP = "vpc-provider:"
_FAILED = "$providerError"


def is_context(answer: SavedAnswer) -> bool:
    """Return whether a document is the context of a CDK app, and no answer of AWS: by its keys, or by the name of its file."""
    return answer.name == CONTEXT_FILE or any(str(key).startswith(_VPC_LOOKUP) for key in answer.content)


def with_lookups(described: Described, contexts: Iterable[SavedAnswer]) -> Described:
    """Return what answers of AWS tell, and of what they say nothing what the CDK looked up.

    Of a VPC that answers tell whole nothing is taken from a lookup: a subnet that only the lookup has is gone since.

    Args:
        described: What the answers tell.
        contexts: The contexts of CDK apps.

    Raises:
        PrivateLinkError: A context has no VPC, or a value that no lookup returns.

    """
    vpcs, subnets = dict(described.vpcs), dict(described.subnets)
    sources = {target: dict.fromkeys(names) for target, names in described.sources.items()}
    for context in contexts:
        for lookup in _lookups(context):
            vpc = _vpc(lookup)
            answered = described.vpcs.get(vpc.id)
            if answered is not None and answered.closed:
                continue
            vpcs[vpc.id] = vpc if answered is None else _vpc_with(answered, vpc)
            for subnet in _subnets(lookup, vpc.id):
                of_aws = described.subnets.get(subnet.id)
                subnets[subnet.id] = subnet if of_aws is None else _subnet_with(of_aws, subnet)
            sources.setdefault(vpc.id, {})[context.source] = None
    return replace(described, vpcs=vpcs, subnets=subnets, sources={target: tuple(names) for target, names in sources.items()})


def _vpc_with(answered: Vpc, looked_up: Vpc) -> Vpc:
    """Return a VPC as answers describe it, with its primary block from a lookup where only its attributes were asked for."""
    return replace(answered, cidrs=looked_up.cidrs) if any(isinstance(block, Unknown) for block in answered.cidrs) else answered


def _subnet_with(answered: Subnet, looked_up: Subnet) -> Subnet:
    """Return a subnet as answers describe it, with its route table and zone from a lookup where no answer is about them."""
    table = looked_up.route_table if isinstance(answered.route_table, Unknown) else answered.route_table
    zone = looked_up.zone if isinstance(answered.zone, Unknown) else answered.zone
    return replace(answered, route_table=table, zone=zone)


def _lookups(context: SavedAnswer) -> list[Item]:
    """Return the VPCs of a context; what it keeps besides, such as zones, images and feature flags, tells nothing of networks."""
    lookups = [
        Item(context, answer, f"{key}.")
        for key, answer in context.content.items()
        if key.startswith(_VPC_LOOKUP) and isinstance(answer, dict) and _FAILED not in answer
    ]
    if not lookups:
        why = "has no VPC that ec2.Vpc.from_lookup was answered with; run 'cdk synth' with credentials once, or save answers of AWS"
        raise PrivateLinkError(f"context '{context.name}'", [why])
    return lookups


def _vpc(lookup: Item) -> Vpc:
    target, primary = Outside(lookup.named("vpcId")), lookup.block("vpcCidrBlock")
    if primary is None:
        raise lookup.wrong("vpcCidrBlock", "a CIDR block")
    return Vpc(
        id=target,
        cidrs=(primary, _not_looked_up(target, "further blocks", "VPC")),
        closed=False,
        dns_support=_not_looked_up(target, "EnableDnsSupport", "VPC"),
        dns_hostnames=_not_looked_up(target, "EnableDnsHostnames", "VPC"),
        custom_dns_servers=_not_looked_up(target, "DHCP options", "VPC"),
        path=str(target),
        ipv6=_not_looked_up(target, "IPv6 block", "VPC"),
    )


def _subnets(lookup: Item, vpc: Target) -> Iterator[Subnet]:
    for group in lookup.items("subnetGroups"):
        for item in group.items("subnets"):
            target, table, block = Outside(item.named("subnetId")), item.text("routeTableId"), item.block("cidr")
            ipv6 = _not_looked_up(target, "IPv6 block", "subnet")
            yield Subnet(
                id=target,
                vpc=vpc,
                cidrs=(
                    _not_looked_up(target, "block", "subnet") if block is None else block,
                    UnknownBlock(ipv6.code, ipv6.where, ipv6.why, family="ipv6"),
                ),
                zone=item.text("availabilityZone") or _not_looked_up(target, "zone", "subnet"),
                acl=_not_looked_up(target, "network ACL", "subnet"),
                route_table=_not_looked_up(target, "route table", "subnet") if table is None else Outside(table),
                path=str(target),
                assigns_ipv6=_not_looked_up(target, "AssignIpv6AddressOnCreation", "subnet"),
                maps_public_ip=_not_looked_up(target, "MapPublicIpOnLaunch", "subnet"),
            )


def _not_looked_up(target: Outside, part: str, kind: str) -> Unknown:
    return Unknown(Code.UNKNOWN_RESOURCE, str(target), f"the {part} of a {kind} is in no lookup of the CDK; save what AWS describes")
