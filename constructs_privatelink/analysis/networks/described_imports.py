"""What saved answers of AWS say of imported resources, beside what the templates add to those."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.model import PrefixListRef
from constructs_privatelink.analysis.networks.properties import VPC
from constructs_privatelink.analysis.networks.vpcs import family_of, further_block
from constructs_privatelink.analysis.values import Outside, ResourceId, Unknown, UnknownBlock, known_values, part_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from constructs_privatelink.analysis.networks.described import Described
    from constructs_privatelink.analysis.networks.model import Model, Vpc
    from constructs_privatelink.analysis.networks.properties import Reading
    from constructs_privatelink.analysis.values import Maybe, Target

_DEFAULT_GROUP = "DefaultSecurityGroup"


def described_vpcs(reading: Reading, described: Described) -> dict[Target, Vpc]:
    """Return the imported VPCs that answers are about, with the blocks and DHCP options that the templates add."""
    return {target: _with_additions(reading, vpc) for target, vpc in described.vpcs.items()}


def _with_additions(reading: Reading, vpc: Vpc) -> Vpc:
    cidrs, ipv6 = list(vpc.cidrs), vpc.ipv6
    for fields in reading.of_type("AWS::EC2::VPCCidrBlock"):
        target = fields.target("VpcId", VPC)
        if target != vpc.id and not isinstance(target, Unknown):
            continue
        block, sure = further_block(fields), target == vpc.id and fields.exists is True
        family = family_of(block)
        why = "whether the VPC has this block is unknown"
        cidrs.append(block if sure else UnknownBlock(Code.PL_UNRESOLVED_VALUE, fields.where("VpcId"), why, family=family))
        if family != "ipv4" and ipv6 is not True:
            ipv6 = True if sure and family == "ipv6" else Unknown(Code.PL_UNRESOLVED_VALUE, fields.where("VpcId"), why)
    servers: Maybe[bool] = vpc.custom_dns_servers
    for fields in reading.of_type("AWS::EC2::VPCDHCPOptionsAssociation"):
        target = fields.target("VpcId", VPC)
        if target == vpc.id or isinstance(target, Unknown):
            servers = Unknown(
                Code.PL_UNRESOLVED_VALUE, fields.where("DhcpOptionsId"), "the templates give an imported VPC other DHCP options"
            )
    return replace(vpc, cidrs=tuple(cidrs), ipv6=ipv6, custom_dns_servers=servers)


def settled(model: Model, described: Described) -> Model:
    """Return a model whose imported VPCs have the defaults that answers tell, without the VPCs that nothing joins to the templates.

    Args:
        model: The model, with imports.
        described: What answers tell.

    """
    joined = _joined(model)
    vpcs = {target: vpc for target, vpc in model.vpcs.items() if isinstance(target, ResourceId) or target in joined}
    default_groups: dict[Target, Target] = {
        part_of(vpc, _DEFAULT_GROUP): group for vpc, group in described.default_groups.items() if isinstance(vpc, Outside)
    }
    found = replace(
        model,
        vpcs=vpcs,
        subnets={target: one for target, one in model.subnets.items() if not isinstance(one.vpc, Outside) or one.vpc in vpcs},
        groups={target: one for target, one in model.groups.items() if target not in default_groups},
        endpoints=tuple(replace(one, groups=_renamed(one.groups, default_groups)) for one in model.endpoints),
        workloads=tuple(replace(one, groups=_renamed(one.groups, default_groups)) for one in model.workloads),
        default_acls={
            vpc: model.acls[described.default_acls[vpc]] if vpc in described.default_acls else acl
            for vpc, acl in model.default_acls.items()
        },
        main_tables={
            vpc: model.route_tables[described.main_tables[vpc]] if vpc in described.main_tables else table
            for vpc, table in model.main_tables.items()
        },
        prefix_lists=described.prefix_lists,
        prefix_list_names=described.prefix_list_names,
    )
    used = _used(found)
    return replace(found, described={target: files for target, files in described.sources.items() if target in used})


def _renamed(groups: tuple[Target, ...] | Unknown, names: Mapping[Target, Target]) -> tuple[Target, ...] | Unknown:
    return groups if isinstance(groups, Unknown) else tuple(names.get(one, one) for one in groups)


def _joined(model: Model) -> set[Target]:
    """Return the imported VPCs that the templates name, and those that peerings and transit gateways join to these or to the templates'."""
    found: set[Target] = {vpc for vpc in _named(model) if not isinstance(vpc, Unknown)}
    gateways: dict[Target, set[Target]] = {}
    for one in model.attachments:
        gateways.setdefault(one.gateway, set()).add(one.vpc)
    links: list[set[Target]] = [{*peering.vpcs} for peering in model.peerings] + list(gateways.values())
    while True:
        more = {vpc for link in links if link & found for vpc in link} - found
        if not more:
            return found
        found |= more


def _named(model: Model) -> Iterator[Target]:
    yield from (target for target in model.vpcs if isinstance(target, ResourceId))
    yield from (one.vpc for one in model.endpoints)
    yield from (one.vpc for one in model.subnets.values() if isinstance(one.id, ResourceId))
    yield from (one.vpc for one in model.groups.values() if isinstance(one.id, ResourceId))
    yield from (one.vpc for one in model.attachments if isinstance(one.id, ResourceId))
    yield from chain.from_iterable(one.vpcs for one in model.peerings if isinstance(one.id, ResourceId))
    for workload in model.workloads:
        subnets = known_values(workload.subnets)
        yield from (model.subnets[one].vpc for one in subnets if one in model.subnets)


def _used(model: Model) -> set[Target]:
    """Return what of the answers the model has: its VPCs, what joins them, and the prefix lists that its rules and routes name."""
    peers = chain.from_iterable((rule.peer for rule in group.rules) for group in model.groups.values())
    destinations = chain.from_iterable((route.destination for route in table.routes) for table in model.route_tables.values())
    lists = {one.target for one in chain(peers, destinations) if isinstance(one, PrefixListRef)}
    return {*model.vpcs, *lists, *(one.id for one in model.peerings), *(one.id for one in model.attachments)}
