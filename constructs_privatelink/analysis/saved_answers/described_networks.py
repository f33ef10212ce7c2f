"""What saved answers of AWS tell about networks, all of it together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from constructs_privatelink.analysis.networks.described import NOTHING, Described
from constructs_privatelink.analysis.networks.middleboxes import acts
from constructs_privatelink.analysis.saved_answers.described_filters import described_acls, described_groups, described_lists, list_names
from constructs_privatelink.analysis.saved_answers.described_routes import (
    associations,
    described_attachments,
    described_peerings,
    described_tables,
)
from constructs_privatelink.analysis.saved_answers.described_vpcs import described_subnets, described_vpcs, unusual_places
from constructs_privatelink.analysis.saved_answers.items import Item
from constructs_privatelink.analysis.saved_answers.looked_up_vpcs import CONTEXT_FILE, is_context, with_lookups
from constructs_privatelink.analysis.values import Outside
from constructs_privatelink.errors import PrivateLinkError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from constructs_privatelink.analysis.saved_answers.answer_files import SavedAnswer
    from constructs_privatelink.analysis.values import Target

_CALLS = {
    "Vpcs": "describe-vpcs",
    "Subnets": "describe-subnets",
    "RouteTables": "describe-route-tables",
    "NetworkAcls": "describe-network-acls",
    "SecurityGroups": "describe-security-groups",
    "PrefixLists": "describe-prefix-lists",
    "DhcpOptions": "describe-dhcp-options",
    "VpcPeeringConnections": "describe-vpc-peering-connections",
    "TransitGatewayVpcAttachments": "describe-transit-gateway-vpc-attachments",
    "TransitGatewayAttachments": "describe-transit-gateway-attachments",
}
"""The lists that are read; of other ``describe-transit-gateway-*`` calls nothing is used."""
_WHOLE = {"EnableDnsSupport", "EnableDnsHostnames", "EnableNetworkAddressUsageMetrics", "VpcId"}
_ENTRIES = "Entries"
_UNUSED = {"ResponseMetadata", "TransitGateways", "TransitGatewayRouteTables"}
_MORE = "NextToken"


class _Items(NamedTuple):
    lists: dict[str, list[Item]]
    attributes: list[Item]
    entries: list[Item]


def described(answers: Iterable[SavedAnswer]) -> Described:
    """Return what answers tell.

    Args:
        answers: The answers.

    Raises:
        PrivateLinkError: One is no answer of a call that is read here and no context of a CDK app, is a page of several, or has a value
            that AWS never gives.

    """
    every = tuple(answers)
    contexts = [answer for answer in every if is_context(answer)]
    own = _described([answer for answer in every if answer not in contexts])
    return with_lookups(own, contexts) if contexts else own


def _described(answers: Sequence[SavedAnswer]) -> Described:
    if not answers:
        return NOTHING
    items = _items(answers)
    lists = described_lists(items.lists["PrefixLists"], items.entries)
    tables, mains, gateways = associations(items.lists["RouteTables"])
    acls = {
        association.named("SubnetId"): acl.named("NetworkAclId")
        for acl in items.lists["NetworkAcls"]
        for association in acl.items("Associations")
    }
    vpcs = described_vpcs(items.lists["Vpcs"], items.attributes, items.lists["DhcpOptions"])
    subnets = described_subnets(items.lists["Subnets"], acls, tables, set(mains))
    networks = Described(
        vpcs=vpcs,
        subnets=subnets,
        acls=described_acls(items.lists["NetworkAcls"]),
        groups=described_groups(items.lists["SecurityGroups"], lists),
        route_tables=described_tables(items.lists["RouteTables"], lists),
        default_acls={
            Outside(acl.named("VpcId")): Outside(acl.named("NetworkAclId")) for acl in items.lists["NetworkAcls"] if acl.flag("IsDefault")
        },
        default_groups={
            Outside(group.named("VpcId")): Outside(group.named("GroupId"))
            for group in items.lists["SecurityGroups"]
            if group.text("GroupName") == "default"
        },
        main_tables={Outside(vpc): Outside(table) for vpc, table in mains.items()},
        peerings=described_peerings(items.lists["VpcPeeringConnections"]),
        attachments=described_attachments(items.lists["TransitGatewayVpcAttachments"], items.lists["TransitGatewayAttachments"]),
        prefix_lists=lists,
        prefix_list_names=list_names(items.lists["PrefixLists"]),
        middleboxes={
            **unusual_places(items.lists["Vpcs"], items.lists["Subnets"]),
            **{
                Outside(gateway): acts(Outside(gateway), f"its route table '{table}' leads what comes in elsewhere")
                for gateway, table in gateways.items()
            },
        },
        sources=_sources(items),
    )
    return replace(networks, vpcs={target: replace(vpc, closed=_is_closed(target, networks, items)) for target, vpc in vpcs.items()})


def _is_closed(vpc: Target, networks: Described, items: _Items) -> bool:
    """Return whether answers hold all of a VPC: each has a main table, a default ACL and a default group, and every subnet has an ACL."""
    known = {listed.named("VpcId") for listed in items.lists["Vpcs"]}
    if str(vpc) not in known or not all(vpc in kind for kind in (networks.default_acls, networks.default_groups, networks.main_tables)):
        return False
    placed = {
        association.named("SubnetId")
        for kind in ("NetworkAcls", "RouteTables")
        for holder in items.lists[kind]
        if holder.text("VpcId") == str(vpc)
        for association in holder.items("Associations")
        if association.text("SubnetId") is not None
    }
    own = [subnet for subnet in networks.subnets.values() if subnet.vpc == vpc]
    return placed <= {str(target) for target in networks.subnets} and all(isinstance(subnet.acl, Outside) for subnet in own)


def _items(answers: Iterable[SavedAnswer]) -> _Items:
    items = _Items({name: [] for name in _CALLS}, [], [])
    for answer in answers:
        whole = Item(answer, answer.content)
        if answer.content.get(_MORE):
            why = "is one page of several (it has a NextToken); save all of them, as the AWS CLI does by itself"
            raise PrivateLinkError(f"answer '{answer.name}'", [why])
        strange = sorted(set(answer.content) - set(_CALLS) - _WHOLE - _UNUSED - {_ENTRIES, _MORE})
        if strange:
            known = ", ".join([*_CALLS.values(), "describe-vpc-attribute", "get-managed-prefix-list-entries"])
            raise PrivateLinkError(f"answer '{answer.name}'", [f"got {strange[0]!r}; save answers of: {known}; or give {CONTEXT_FILE}"])
        if not set(answer.content) & {*_CALLS, *_WHOLE, *_UNUSED - {"ResponseMetadata"}, _ENTRIES}:
            raise PrivateLinkError(f"answer '{answer.name}'", ["is an empty object; save what 'aws ... --output json' prints"])
        for name in _CALLS:
            items.lists[name].extend(whole.items(name))
        if set(answer.content) & _WHOLE:
            items.attributes.append(whole)
        if _ENTRIES in answer.content:
            items.entries.append(whole)
    return items


_IDS = {
    "Vpcs": "VpcId",
    "Subnets": "VpcId",
    "RouteTables": "VpcId",
    "NetworkAcls": "VpcId",
    "SecurityGroups": "VpcId",
    "PrefixLists": "PrefixListId",
    "VpcPeeringConnections": "VpcPeeringConnectionId",
    "TransitGatewayVpcAttachments": "TransitGatewayAttachmentId",
}


def _sources(items: _Items) -> dict[Target, tuple[str, ...]]:
    sources: dict[Target, dict[str, None]] = {}
    for name, key in _IDS.items():
        for item in items.lists[name]:
            sources.setdefault(Outside(item.named(key)), {})[item.answer.source] = None
    for item in items.attributes:
        sources.setdefault(Outside(item.named("VpcId")), {})[item.answer.source] = None
    for item in items.entries:
        for listed in described_lists([], [item]):
            sources.setdefault(listed, {})[item.answer.source] = None
    return {target: tuple(names) for target, names in sources.items()}
