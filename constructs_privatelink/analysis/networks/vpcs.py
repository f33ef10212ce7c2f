"""VPCs and subnets: their blocks, their DNS, and which network ACL and route table is whose."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from ipaddress import IPv4Network, ip_address
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.imports import imported_subnet, vpc_of
from constructs_privatelink.analysis.networks.model import Subnet, Vpc
from constructs_privatelink.analysis.networks.properties import ACL, ROUTE_TABLE, SUBNET, VPC
from constructs_privatelink.analysis.values import Given, Outside, ResourceId, Unknown, UnknownBlock, part_of, perhaps_same

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from constructs_privatelink.analysis.networks.model import Family, Network
    from constructs_privatelink.analysis.networks.properties import Fields, Reading
    from constructs_privatelink.analysis.values import Maybe, Target

AMAZONS_RESOLVERS = {"AmazonProvidedDNS", "169.254.169.253", "fd00:ec2::253"}
"""The DNS servers of DHCP options that are Amazon's in every VPC; that of a VPC's own address is one besides."""


def built_vpcs(reading: Reading) -> dict[Target, Vpc]:
    """Return the VPCs of the set, by id."""
    further = _SaidElsewhere(reading, "AWS::EC2::VPCCidrBlock", "VpcId", VPC)
    options = _SaidElsewhere(reading, "AWS::EC2::VPCDHCPOptionsAssociation", "VpcId", VPC)
    vpcs: dict[Target, Vpc] = {}
    for vpc in reading.of_type(VPC):
        strays = further.perhaps_of(vpc.id)
        vpcs[vpc.id] = _vpc(vpc, [*further.certainly_of(vpc.id), *strays], options.of(vpc.id), certain=not strays)
    return vpcs


class _SaidElsewhere:
    """What resources of their own say of VPCs or subnets. Where nobody knows of which, it is perhaps said of any."""

    def __init__(self, reading: Reading, type: str, name: str, wanted: str) -> None:
        self._by_target: dict[Target | None, list[Fields]] = defaultdict(list)
        for fields in reading.of_type(type):
            self._by_target[fields.target(name, wanted)].append(fields)
        self._strays = [target for target in self._by_target if isinstance(target, Unknown | Given)]

    def of(self, made: ResourceId | Outside) -> list[Fields]:
        """Return what is said of a resource, and then what perhaps is."""
        return [*self.certainly_of(made), *self.perhaps_of(made)]

    def certainly_of(self, made: ResourceId | Outside) -> list[Fields]:
        """Return what names a resource."""
        return self._by_target.get(made, [])

    def perhaps_of(self, made: ResourceId | Outside) -> list[Fields]:
        """Return what is perhaps said of a resource, for nobody knows what it is said of."""
        named = [target for target in self._strays if target != made and perhaps_same(target, made) is not None]
        return [fields for target in named for fields in self._by_target[target]]


def _vpc(fields: Fields, further: Sequence[Fields], options: Sequence[Fields], *, certain: bool) -> Vpc:
    cidrs = [_primary_block(fields)]
    ipv6: Maybe[bool] = False
    for block in further:
        network = further_block(block)
        sure = certain and block.exists is True and block.target("VpcId", VPC) == fields.id
        if sure:
            cidrs.append(network)
        else:
            family = family_of(network)
            cidrs.append(
                UnknownBlock(Code.PL_UNRESOLVED_VALUE, block.where("VpcId"), "whether the VPC has this block is unknown", family=family)
            )
        if family_of(network) != "ipv4" and ipv6 is not True:
            unsure = Unknown(Code.PL_UNRESOLVED_VALUE, block.where("VpcId"), "whether the VPC has this IPv6 block is unknown")
            ipv6 = True if sure and family_of(network) == "ipv6" else unsure
    return Vpc(
        id=fields.id,
        cidrs=tuple(_with_name_of_first(cidrs, fields)),
        closed=True,
        dns_support=fields.flag("EnableDnsSupport", absent=True),
        dns_hostnames=fields.flag("EnableDnsHostnames", absent=False),
        custom_dns_servers=_custom_dns(fields, options),
        path=fields.resource.path,
        ipv6=ipv6,
        exists=fields.exists,
    )


def _with_name_of_first(cidrs: Sequence[Maybe[Network]], fields: Fields) -> list[Maybe[Network]]:
    """Return a VPC's blocks, the only one of IPv6 with the key by which templates name it: as the first of ``Ipv6CidrBlocks``."""
    of_ipv6 = [cidr for cidr in cidrs if family_of(cidr) != "ipv4"]
    first = of_ipv6[0] if len(of_ipv6) == 1 else None
    if not isinstance(first, UnknownBlock) or first.family != "ipv6" or first.key is not None:
        return [*cidrs]
    named = replace(first, key=f"${{{fields.id}.Ipv6CidrBlocks/0}}")
    return [named if cidr is first else cidr for cidr in cidrs]


def _primary_block(fields: Fields) -> Maybe[Network]:
    block = fields.block("CidrBlock", "ipv4")
    if block is not None:
        return block
    why = "an IPAM pool gives the block at deployment" if fields.has("Ipv4IpamPoolId") else "it is missing"
    return UnknownBlock(Code.PL_UNRESOLVED_VALUE, fields.where("CidrBlock"), why, f"${{{fields.id}.CidrBlock}}", "ipv4")


def further_block(fields: Fields) -> Maybe[Network]:
    """Return the block that a ``VPCCidrBlock`` adds."""
    block = fields.block("CidrBlock", "ipv4") or fields.block("Ipv6CidrBlock", "ipv6")
    if block is not None:
        return block
    if fields.has("Ipv4IpamPoolId"):
        return UnknownBlock(
            Code.PL_UNRESOLVED_VALUE, fields.where("CidrBlock"), "an IPAM pool gives the block at deployment", family="ipv4"
        )
    amazons = fields.flag("AmazonProvidedIpv6CidrBlock", absent=False)
    if amazons is True or fields.has("Ipv6IpamPoolId") or fields.has("Ipv6Pool"):
        return UnknownBlock(Code.PL_UNRESOLVED_VALUE, fields.where("Ipv6CidrBlock"), "the IPv6 block is given at deployment", family="ipv6")
    why = str(amazons.why) if isinstance(amazons, Unknown) else "neither an IPv4 nor an IPv6 block is said"
    return UnknownBlock(Code.PL_UNRESOLVED_VALUE, fields.where("CidrBlock"), why)


def family_of(block: Maybe[Network]) -> str | None:
    """Return the family of a block; None where that is not known."""
    if isinstance(block, Unknown):
        return block.family if isinstance(block, UnknownBlock) else None
    return "ipv4" if isinstance(block, IPv4Network) else "ipv6"


def _custom_dns(vpc: Fields, associations: Sequence[Fields]) -> Maybe[bool]:
    if not associations:
        return False
    answers = {_association_dns(vpc, association) for association in associations}
    if len(answers) == 1:
        return answers.pop()
    return Unknown(
        Code.PL_UNRESOLVED_VALUE, associations[0].where("DhcpOptionsId"), "the VPC has several DHCP options; the last association wins"
    )


def _association_dns(vpc: Fields, association: Fields) -> Maybe[bool]:
    if association.exists is not True:
        return association.exists
    owner = association.target("VpcId", VPC)
    doubt = None if owner is None else perhaps_same(owner, vpc.id)
    if doubt is not None:
        return doubt
    target = association.target("DhcpOptionsId", "AWS::EC2::DHCPOptions")
    options = association.reading.resource(target)
    if options is None:
        why = f"the DHCP options '{target}' are not in the templates"
        return target if isinstance(target, Unknown) else Unknown(Code.UNKNOWN_RESOURCE, association.where("DhcpOptionsId"), why)
    return _other_servers(options, AMAZONS_RESOLVERS | _resolver_of(vpc))


def _other_servers(options: Fields, amazons: set[str]) -> Maybe[bool]:
    servers = options.get("DomainNameServers")
    if servers is None:
        return Unknown(
            Code.PL_UNRESOLVED_VALUE, options.where("DomainNameServers"), "no DNS server is named, and AWS does not say what that means"
        )
    named = servers if isinstance(servers, list) else [servers]
    known = [name for name in named if isinstance(name, str)]
    if len(known) == len(named):
        return not set(known) <= amazons
    unknown = next((name for name in named if isinstance(name, Unknown)), None)
    return unknown or Unknown(Code.PL_UNRESOLVED_VALUE, options.where("DomainNameServers"), "a DNS server is known after deployment only")


def _resolver_of(vpc: Fields) -> set[str]:
    """Return the address of Amazon's resolver in a VPC: the base of its primary block plus two."""
    block = _primary_block(vpc)
    return set() if isinstance(block, Unknown) else {str(ip_address(int(block.network_address) + 2))}


def built_subnets(reading: Reading, vpcs: Mapping[Target, Vpc], known: Mapping[Target, Subnet] | None = None) -> dict[Target, Subnet]:
    """Return the subnets of the set, by id.

    Args:
        reading: The templates.
        vpcs: Their VPCs.
        known: Subnets that are not in the templates, which may give them another ACL or route table. Default: none.

    """
    acls = _Associations(reading, "AWS::EC2::SubnetNetworkAclAssociation", "NetworkAclId", ACL)
    tables = _Associations(reading, "AWS::EC2::SubnetRouteTableAssociation", "RouteTableId", ROUTE_TABLE)
    blocks = _SaidElsewhere(reading, "AWS::EC2::SubnetCidrBlock", "SubnetId", SUBNET)
    subnets = [_subnet(fields, blocks.of(fields.id), acls.of(fields.id), tables.of(fields.id)) for fields in reading.of_type(SUBNET)]
    built: dict[Target, Subnet] = {subnet.id: _with_default_acl(subnet, vpcs) for subnet in subnets}
    taken = {(subnet.vpc, block) for subnet in subnets for block in subnet.cidrs if not isinstance(block, Unknown)}
    kept = [subnet for subnet in (known or {}).values() if not taken & {(subnet.vpc, block) for block in subnet.cidrs}]
    for subnet in kept:
        acl, table = acls.of(subnet.id), tables.of(subnet.id)
        added = [block.block("Ipv6CidrBlock", "ipv6") or _pool_block(block, "ipv6") for block in blocks.of(subnet.id)]
        built[subnet.id] = replace(
            subnet,
            cidrs=(*subnet.cidrs, *(block for block in added if block not in subnet.cidrs)),
            acl=subnet.acl if acl is None else acl,
            route_table=subnet.route_table if table is None else table,
        )
    named = {target for target in (*acls.subnets, *tables.subnets) if isinstance(target, Outside) and target not in built}
    for target in sorted(named, key=str):
        built[target] = imported_subnet(target, vpc_of(target), acls.of(target), tables.of(target))
    return built


def _subnet(fields: Fields, further: Sequence[Fields], acl: Target | None, table: Target | None) -> Subnet:
    ipv6_only = fields.flag("Ipv6Native", absent=False)
    assigns = ipv6_only if ipv6_only is not False else fields.flag("AssignIpv6AddressOnCreation", absent=False)
    zone = fields.text("AvailabilityZone") or fields.text("AvailabilityZoneId")
    zone = zone if zone is not None else Unknown(Code.PL_UNRESOLVED_VALUE, fields.where("AvailabilityZone"), "EC2 chooses the zone")
    return Subnet(
        id=fields.id,
        vpc=fields.target("VpcId", VPC) or fields.missing("VpcId"),
        cidrs=_subnet_blocks(fields, further, ipv6_only),
        zone=zone.key if isinstance(zone, Unknown) and zone.key is not None else zone,
        acl=acl,
        route_table=table,
        path=fields.resource.path,
        assigns_ipv6=assigns,
        ipv6_only=ipv6_only,
        maps_public_ip=fields.flag("MapPublicIpOnLaunch", absent=False),
        exists=fields.exists,
    )


def _subnet_blocks(fields: Fields, further: Sequence[Fields], ipv6_only: Maybe[bool]) -> tuple[Maybe[Network], ...]:
    blocks = []
    if ipv6_only is not True:
        blocks.append(fields.block("CidrBlock", "ipv4") or _pool_block(fields, "ipv4"))
    of_its_own = fields.block("Ipv6CidrBlock", "ipv6")
    if of_its_own is None and (fields.has("Ipv6IpamPoolId") or fields.has("Ipv6NetmaskLength")):
        of_its_own = _pool_block(fields, "ipv6")
    ipv6 = [of_its_own] if of_its_own is not None else []
    for block in further:
        sure = block.exists is True and block.target("SubnetId", SUBNET) == fields.id
        unsure = UnknownBlock(
            Code.PL_UNRESOLVED_VALUE, block.where("Ipv6CidrBlock"), "whether the subnet has this block is unknown", family="ipv6"
        )
        ipv6.append((block.block("Ipv6CidrBlock", "ipv6") or _pool_block(block, "ipv6")) if sure else unsure)
    if not ipv6 and ipv6_only is True:
        ipv6.append(_pool_block(fields, "ipv6"))
    if len(ipv6) > 1:
        ipv6 = [
            UnknownBlock(
                Code.PL_UNRESOLVED_VALUE, fields.where("Ipv6CidrBlock"), "the subnet perhaps has several IPv6 blocks", family="ipv6"
            )
        ]
    return (*blocks, *ipv6)


def _pool_block(fields: Fields, family: Family) -> UnknownBlock:
    name = "CidrBlock" if family == "ipv4" else "Ipv6CidrBlock"
    pool = fields.has("Ipv4IpamPoolId") if family == "ipv4" else fields.has("Ipv6IpamPoolId")
    return UnknownBlock(
        Code.PL_UNRESOLVED_VALUE,
        fields.where(name),
        "an IPAM pool gives the block at deployment" if pool else "no block is said",
        family=family,
    )


def _with_default_acl(subnet: Subnet, vpcs: Mapping[Target, Vpc]) -> Subnet:
    """Return the subnet with None for its VPC's default ACL where an association names that."""
    if subnet.vpc not in vpcs or isinstance(subnet.vpc, Unknown) or subnet.acl != part_of(subnet.vpc, "DefaultNetworkAcl"):
        return subnet
    return replace(subnet, acl=None)


class _Associations:
    """What is associated with subnets. The last of several wins, and nobody knows which is the last."""

    def __init__(self, reading: Reading, type: str, name: str, wanted: str) -> None:
        self._by_subnet: dict[Target | None, list[Target]] = defaultdict(list)
        self._name = name
        for fields in reading.of_type(type):
            subnet = fields.target("SubnetId", SUBNET) or fields.missing("SubnetId")
            target = fields.target(name, wanted) or fields.missing(name)
            self._by_subnet[subnet].append(target if fields.exists is True else fields.exists)
        self.subnets = [target for target in self._by_subnet if target is not None]
        self._anywhere = [target for target in self.subnets if isinstance(target, Unknown | Given)]

    def of(self, subnet: ResourceId | Outside) -> Target | None:
        """Return what is associated with a subnet; None where nothing is."""
        # An imported subnet with an association of its own has that one: EC2 takes no second.
        sure = isinstance(subnet, Outside) and subnet in self._by_subnet
        strays = (perhaps_same(named, subnet) for named in self._anywhere if not (sure and isinstance(named, Given)))
        where = next((doubt for doubt in strays if doubt is not None), None)
        if where is not None:
            return Unknown(where.code, where.where, f"an association of an unknown subnet: {where.why}")
        answers = self._by_subnet.get(subnet, [])
        if len(set(answers)) > 1:
            return Unknown(Code.PL_UNRESOLVED_VALUE, f"{subnet}.{self._name}", "the subnet has several associations; the last one wins")
        return answers[0] if answers else None
