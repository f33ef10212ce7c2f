"""Which subnets endpoints stand in: one for each Availability Zone, and what was left out is said."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from aws_cdk import aws_ec2 as ec2

from constructs_privatelink.argument_kinds import shown
from constructs_privatelink.constructs.construct_paths import is_list_token, is_token, path_of, stack_of, stage_path
from constructs_privatelink.constructs.peers import offers, subnet_block
from constructs_privatelink.constructs.vpc_facts import AttachedBlock
from constructs_privatelink.decisions.clients import Client, ClientKind, NotAClientError
from constructs_privatelink.errors import Doubt, PrivateLinkError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constructs import IConstruct


def not_a_vpc(vpc: object) -> list[str]:
    """Return why something is no VPC."""
    if offers(vpc, "select_subnets"):
        return []
    return [f"got vpc={shown(vpc)}; give an ec2.Vpc, or an existing one with ec2.Vpc.from_lookup(...) or from_vpc_attributes(...)"]


def not_a_selection(selection: object, argument: str, *, optional: bool = True) -> list[str]:
    """Return why something is no selection of subnets; None selects the default where it may be left out."""
    if (selection is None and optional) or isinstance(selection, ec2.SubnetSelection):
        return []
    return [f"got {argument}={shown(selection)}; give ec2.SubnetSelection(subnets=[...]) or ec2.SubnetSelection(subnet_group_name=...)"]


@dataclass(frozen=True)
class ChosenSubnets:
    """The subnets of endpoints.

    Args:
        selection: What the L2 gets; None leaves it to its own default, the private subnets.
        subnets: One subnet for each Availability Zone; empty while a VPC lookup is pending.
        doubts: What was left out.
        reasons: Why nothing can stand there.

    """

    selection: ec2.SubnetSelection | None
    subnets: tuple[ec2.ISubnet, ...]
    doubts: tuple[Doubt, ...] = ()
    reasons: tuple[str, ...] = ()

    @cached_property
    def count(self) -> int | None:
        """How many there are; None where a list token stands for them."""
        return None if any(is_list_token(subnet.subnet_id) for subnet in self.subnets) else len(self.subnets)

    def counted(self, purpose: str, subject: str) -> int:
        """Return how many there are, for something that is made once for each.

        Args:
            purpose: What is made.
            subject: What it is made for, in the caller's words.

        Raises:
            PrivateLinkError: A list token stands for them.

        """
        if self.count is None:
            reason = (
                f"got a list token for its subnets, and {purpose} are made for each of them; give the VPC a list of a known length: "
                "cdk.Fn.split(',', text, 2), cdk.Fn.import_list_value(name, 2), or of a parameter "
                "[cdk.Fn.select(0, ids), cdk.Fn.select(1, ids)], with as many Availability Zones"
            )
            raise PrivateLinkError(subject, [reason])
        return self.count


def choose(vpc: ec2.IVpc, selection: ec2.SubnetSelection | None, scope: IConstruct) -> ChosenSubnets:
    """Choose the first subnet of each Availability Zone in a selection, as the L2 does, and say which others there are."""
    selected = select(vpc, selection, "subnets")
    return selected if selected.reasons or not selected.subnets else _one_for_each_zone(selected.subnets, selection, scope)


def select(vpc: ec2.IVpc, selection: ec2.SubnetSelection | None, argument: str) -> ChosenSubnets:
    """Return every subnet of a selection.

    Args:
        vpc: The VPC.
        selection: What the user selected; None for the private subnets.
        argument: What the user calls it.

    """
    asked = selection or ec2.SubnetSelection()
    nowhere = [path_of(subnet) for subnet in asked.subnets or () if _zone(subnet) is None]
    if nowhere:
        names = ", ".join(f"'{path}'" for path in nowhere)
        reason = f"got imported subnets without an Availability Zone: {names}; give from_subnet_attributes its availability_zone"
        return ChosenSubnets(selection, (), reasons=(reason,))
    try:
        selected = selected_of(vpc, asked)
    except RuntimeError as error:
        words = str(error).rstrip(".")
        reason = f"got {argument} that cannot be selected in this VPC ({words}); change the selection"
        return ChosenSubnets(selection, (), reasons=(reason,))
    if selected.is_pending_lookup:
        return ChosenSubnets(selection, ())
    if not selected.subnets:
        return ChosenSubnets(selection, (), reasons=(f"got no {argument}; give {argument}=ec2.SubnetSelection(...) with at least one",))
    return ChosenSubnets(selection, tuple(selected.subnets))


_SELECTED: WeakKeyDictionary[ec2.IVpc, dict[str, ec2.SelectedSubnets]] = WeakKeyDictionary()
"""The answers of VPCs to selections by group or type: they do not change, and cost seven messages to the kernel."""


def selected_of(vpc: ec2.IVpc, asked: ec2.SubnetSelection) -> ec2.SelectedSubnets:
    """Return what a VPC answers to a selection.

    Raises:
        RuntimeError: The CDK cannot select so in this VPC.

    """
    by_name = asked.subnets is None and asked.subnet_filters is None
    known, key = _SELECTED.setdefault(vpc, {}), repr(asked)
    if by_name and key in known:
        return known[key]
    selected = vpc.select_subnets(
        subnets=asked.subnets,
        subnet_group_name=asked.subnet_group_name,
        subnet_type=asked.subnet_type,
        subnet_filters=asked.subnet_filters,
        availability_zones=asked.availability_zones,
        one_per_az=asked.one_per_az,
    )
    if by_name:
        known[key] = selected
    return selected


def stand_ins(vpc: ec2.IVpc) -> Sequence[ec2.ISubnet]:
    """Return what stands for a selection while the VPC's lookup is pending: all of its subnets.

    The CDK looks up what an app asked for once that was synthesized, so that nothing may be refused for lack of them.
    """
    return [*vpc.private_subnets, *vpc.isolated_subnets, *vpc.public_subnets]


def _one_for_each_zone(subnets: Sequence[ec2.ISubnet], selection: ec2.SubnetSelection | None, scope: IConstruct) -> ChosenSubnets:
    zones: dict[str, ec2.ISubnet] = {}
    first_of_zone = [zones.setdefault(_zone_key(subnet, scope), subnet) for subnet in subnets]
    left_out = [path_of(subnet) for subnet, first in zip(subnets, first_of_zone, strict=True) if first is not subnet]
    chosen = tuple(zones.values())
    narrowed = selection if selection is None else ec2.SubnetSelection(subnets=list(chosen))
    return ChosenSubnets(narrowed, chosen, doubts=_left_out(left_out, unknown_zones=any(map(is_list_token, zones))))


def _zone(subnet: ec2.ISubnet) -> str | None:
    try:
        return subnet.availability_zone
    except RuntimeError:
        return None


_ZONE_KEYS: WeakKeyDictionary[ec2.ISubnet, str] = WeakKeyDictionary()
"""What tells the zones of subnets apart: it never changes, and costs three messages to the kernel."""


def _zone_key(subnet: ec2.ISubnet, scope: IConstruct) -> str:
    if subnet not in _ZONE_KEYS:
        zone = subnet.availability_zone
        _ZONE_KEYS[subnet] = json.dumps(stack_of(scope).resolve(zone), sort_keys=True) if is_token(zone) else zone
    return _ZONE_KEYS[subnet]


def _left_out(paths: Sequence[str], *, unknown_zones: bool) -> tuple[Doubt, ...]:
    if not paths:
        return ()
    names = ", ".join(f"'{path}'" for path in paths)
    change = "select one subnet for each zone, for instance ec2.SubnetSelection(subnet_group_name=..., one_per_az=True)"
    if unknown_zones:
        change = (
            "a list token stands for the zones, and the CDK takes them for one; import the VPC with one zone for each subnet: "
            "availability_zones=[cdk.Fn.select(0, zones), cdk.Fn.select(1, zones)]"
        )
    text = f"an endpoint has one network interface for each Availability Zone, so these subnets are not used: {names}; {change}"
    return (Doubt("one-subnet-per-az", text),)


def named_without_ipv6(subnets: Sequence[ec2.ISubnet]) -> str:
    """Return the paths of the subnets of the tree that have no IPv6 block; empty where all have one."""
    resources = ((path_of(subnet), subnet.node.default_child) for subnet in subnets)
    return ", ".join(
        f"'{path}'"
        for path, resource in resources
        if isinstance(resource, ec2.CfnSubnet) and not (resource.ipv6_cidr_block or resource.ipv6_ipam_pool_id)
    )


def without_ipv6(subnets: Sequence[ec2.ISubnet]) -> tuple[Doubt, ...]:
    """Return the doubt about subnets of the tree that have no IPv6 block, for endpoints that have IPv6 addresses."""
    names = named_without_ipv6(subnets)
    if not names:
        return ()
    text = (
        f"EC2 refuses IPv6 endpoints in subnets without an IPv6 block, and these have none: {names}; give them one "
        "(ec2.Vpc(ip_protocol=ec2.IpProtocol.DUAL_STACK)), or leave ip_address_type out"
    )
    return (Doubt("subnet-without-ipv6", text),)


def blocks_of(subnets: Sequence[ec2.ISubnet], *, ipv6: bool, scope: IConstruct) -> tuple[list[Client], list[str]]:
    """Return the address blocks of subnets, for the network ACL of their clients, and the reasons why some are not known."""
    blocks: list[Client] = []
    reasons: list[str] = []
    for subnet in subnets:
        try:
            blocks.append(subnet_block(subnet, None, scope))
        except NotAClientError as error:
            reasons.append(str(error))
        resource = subnet.node.default_child if ipv6 else None
        if isinstance(resource, ec2.CfnSubnet) and resource.ipv6_cidr_block:
            block = resource.ipv6_cidr_block
            if is_token(block):
                blocks.append(AttachedBlock(ClientKind.IPV6, f"{stage_path(subnet)} IPv6 CIDR", block, after=resource))
            else:
                blocks.append(Client(ClientKind.IPV6, block, block))
    return blocks, reasons
