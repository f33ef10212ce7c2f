"""VPCs and subnets as AWS describes them.

Sources: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Vpc.html, ``API_Subnet.html``, ``API_DescribeVpcAttribute.html`` and
``API_DhcpOptions.html``.
"""

from __future__ import annotations

import re
from ipaddress import IPv4Network, IPv6Network, ip_address
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.middleboxes import acts
from constructs_privatelink.analysis.networks.model import Subnet, Vpc
from constructs_privatelink.analysis.networks.vpcs import AMAZONS_RESOLVERS
from constructs_privatelink.analysis.networks.zones import is_local
from constructs_privatelink.analysis.values import Outside, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from constructs_privatelink.analysis.networks.model import Network
    from constructs_privatelink.analysis.saved_answers.items import Item
    from constructs_privatelink.analysis.values import Maybe, Target


_THERE = {"", "associated", "associating"}
_GONE = {"deleting", "deleted", "failed", "failed-insufficient-capacity"}
_ZONE = re.compile(r"[a-z]+\d+-az\d+")


def not_told(target: Outside, property_name: str) -> Unknown:
    """Return the unknown value for something that no answer is about."""
    return Unknown(Code.UNKNOWN_RESOURCE, str(target), f"the {property_name} of an imported VPC is in no answer")


def described_vpcs(items: Sequence[Item], attributes: Iterable[Item], options: Iterable[Item]) -> dict[Target, Vpc]:
    """Return the VPCs that answers are about, none of them closed yet.

    Args:
        items: Of ``describe-vpcs``.
        attributes: Whole answers of ``describe-vpc-attribute``.
        options: Of ``describe-dhcp-options``.

    """
    told = _attributes(attributes)
    servers = {option_set.named("DhcpOptionsId"): _servers(option_set) for option_set in options}
    blocks = {Outside(item.named("VpcId")): item for item in items if item.text("State") not in _GONE}
    vpcs: dict[Target, Vpc] = {}
    for target in sorted({*blocks, *(Outside(vpc) for vpc, _ in told)}):
        item = blocks.get(target)
        networks: tuple[Maybe[Network], ...] = (not_told(target, "blocks"),) if item is None else _blocks(item)
        vpcs[target] = Vpc(
            id=target,
            cidrs=networks,
            closed=False,
            dns_support=told.get((target.id, "EnableDnsSupport"), not_told(target, "EnableDnsSupport")),
            dns_hostnames=told.get((target.id, "EnableDnsHostnames"), not_told(target, "EnableDnsHostnames")),
            custom_dns_servers=not_told(target, "DHCP options") if item is None else _custom_dns(item, servers),
            path=str(target),
            ipv6=not_told(target, "IPv6 block") if item is None else any(isinstance(network, IPv6Network) for network in networks),
        )
    return vpcs


def _attributes(answers: Iterable[Item]) -> dict[tuple[str, str], bool]:
    flags = {}
    for answer in answers:
        vpc = answer.named("VpcId")
        for name in ("EnableDnsSupport", "EnableDnsHostnames"):
            value = answer.item(name)
            if value is not None:
                flag = value.flag("Value")
                if flag is None:
                    raise value.wrong("Value", "true or false")
                flags[vpc, name] = flag
    return flags


def _blocks(item: Item) -> tuple[Network, ...]:
    blocks: list[Network] = []
    for association in item.items("CidrBlockAssociationSet"):
        block = association.block("CidrBlock")
        blocks += [block] if block is not None and association.state("CidrBlockState") in _THERE else []
    primary = item.block("CidrBlock")
    if primary is None and not blocks:
        raise item.wrong("CidrBlock", "a CIDR block")
    blocks = [primary, *(block for block in blocks if block != primary)] if primary is not None else blocks
    return (*blocks, *_ipv6_blocks(item))


def _ipv6_blocks(item: Item) -> list[Network]:
    blocks: list[Network] = []
    for association in item.items("Ipv6CidrBlockAssociationSet"):
        block = association.block("Ipv6CidrBlock")
        blocks += [block] if block is not None and association.state("Ipv6CidrBlockState") in _THERE else []
    return blocks


def _servers(item: Item) -> tuple[str, ...]:
    servers = []
    for configuration in item.items("DhcpConfigurations"):
        if configuration.text("Key") == "domain-name-servers":
            servers += [value.named("Value") for value in configuration.items("Values")]
    return tuple(servers)


def _custom_dns(item: Item, servers: Mapping[str, tuple[str, ...]]) -> Maybe[bool]:
    options = item.text("DhcpOptionsId")
    if options is None or options not in servers:
        return not_told(Outside(item.named("VpcId")), "DHCP options")
    primary = item.block("CidrBlock")
    amazons = AMAZONS_RESOLVERS | ({str(ip_address(int(primary.network_address) + 2))} if isinstance(primary, IPv4Network) else set())
    named = servers[options]
    return not set(named) <= amazons if named else not_told(Outside(item.named("VpcId")), "DNS servers")


def described_subnets(items: Sequence[Item], acls: Mapping[str, str], tables: Mapping[str, str], tabled: set[str]) -> dict[Target, Subnet]:
    """Return the subnets that answers are about.

    Args:
        items: Of ``describe-subnets``.
        acls: The network ACL of each subnet, as far as answers tell.
        tables: The route table of each subnet that is associated with one of its own.
        tabled: The VPCs whose main route table is known: what is associated with no table uses that.

    """
    subnets: dict[Target, Subnet] = {}
    for item in items:
        target, vpc = Outside(item.named("SubnetId")), item.named("VpcId")
        acl = acls.get(target.id)
        table: Target | None = (
            Outside(tables[target.id]) if target.id in tables else None if vpc in tabled else _unknown(target, "route table")
        )
        ipv6_only = item.flag("Ipv6Native") or False
        blocks = [block for block in (item.block("CidrBlock"), *_ipv6_blocks(item)) if block is not None]
        if not blocks:
            raise item.wrong("CidrBlock", "a CIDR block")
        subnets[target] = Subnet(
            id=target,
            vpc=Outside(vpc),
            cidrs=tuple(blocks),
            zone=item.text("AvailabilityZone") or _unknown(target, "zone"),
            acl=_unknown(target, "network ACL") if acl is None else Outside(acl),
            route_table=table,
            path=str(target),
            assigns_ipv6=ipv6_only or item.flag("AssignIpv6AddressOnCreation") or False,
            ipv6_only=ipv6_only,
            maps_public_ip=item.flag("MapPublicIpOnLaunch") or False,
            owner=item.text("OwnerId"),
        )
    return subnets


def _unknown(target: Outside, property_name: str) -> Unknown:
    return Unknown(Code.UNKNOWN_RESOURCE, str(target), f"the {property_name} of an imported subnet is in no answer")


def unusual_places(vpcs: Iterable[Item], subnets: Iterable[Item]) -> dict[Target, Unknown]:
    """Return the VPCs that drop what is in clear, and the subnets that are in no Availability Zone: the analysis does not model them."""
    reasons: dict[Target, str] = {}
    for vpc in vpcs:
        control = vpc.item("EncryptionControl")
        if control is not None and control.text("Mode") == "enforce":
            reasons[Outside(vpc.named("VpcId"))] = "the VPC's encryption control drops what is in clear"
    for subnet in subnets:
        target, zone = Outside(subnet.named("SubnetId")), subnet.text("AvailabilityZoneId")
        if subnet.text("OutpostArn") is not None:
            reasons[target] = "the subnet is on an Outpost"
        elif zone is not None and not _ZONE.fullmatch(zone) and not is_local(zone):
            reasons[target] = f"the subnet is in the Wavelength Zone {zone!r}"
    return {place: acts(place, how) for place, how in reasons.items()}
