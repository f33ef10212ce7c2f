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
    joined = _joined_vpcs(model)
    vpcs = {target: vpc for target, vpc in model.vpcs.items() if isinstance(target, ResourceId) or target in joined}
    default_groups: dict[Target, Target] = {
        part_of(vpc, _DEFAULT_GROUP): group for vpc, group in described.default_groups.items() if isinstance(vpc, Outside)
    }
    kept = replace(
        model,
        vpcs=vpcs,
        subnets={target: subnet for target, subnet in model.subnets.items() if not isinstance(subnet.vpc, Outside) or subnet.vpc in vpcs},
        groups={target: group for target, group in model.groups.items() if target not in default_groups},
        endpoints=tuple(replace(endpoint, groups=_renamed_groups(endpoint.groups, default_groups)) for endpoint in model.endpoints),
        workloads=tuple(replace(workload, groups=_renamed_groups(workload.groups, default_groups)) for workload in model.workloads),
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
    used = _used_targets(kept)
    return replace(kept, described={target: files for target, files in described.sources.items() if target in used})


def _renamed_groups(groups: tuple[Target, ...] | Unknown, names: Mapping[Target, Target]) -> tuple[Target, ...] | Unknown:
    return groups if isinstance(groups, Unknown) else tuple(names.get(group, group) for group in groups)


def _joined_vpcs(model: Model) -> set[Target]:
    """Return the imported VPCs that the templates name, and those that peerings and transit gateways join to these or to the templates'."""
    joined: set[Target] = {vpc for vpc in _named_vpcs(model) if not isinstance(vpc, Unknown)}
    gateways: dict[Target, set[Target]] = {}
    for attachment in model.attachments:
        gateways.setdefault(attachment.gateway, set()).add(attachment.vpc)
    links: list[set[Target]] = [{*peering.vpcs} for peering in model.peerings] + list(gateways.values())
    while True:
        further = {vpc for link in links if link & joined for vpc in link} - joined
        if not further:
            return joined
        joined |= further


def _named_vpcs(model: Model) -> Iterator[Target]:
    yield from (target for target in model.vpcs if isinstance(target, ResourceId))
    yield from (endpoint.vpc for endpoint in model.endpoints)
    yield from (subnet.vpc for subnet in model.subnets.values() if isinstance(subnet.id, ResourceId))
    yield from (group.vpc for group in model.groups.values() if isinstance(group.id, ResourceId))
    yield from (attachment.vpc for attachment in model.attachments if isinstance(attachment.id, ResourceId))
    yield from chain.from_iterable(peering.vpcs for peering in model.peerings if isinstance(peering.id, ResourceId))
    for workload in model.workloads:
        subnets = known_values(workload.subnets)
        yield from (model.subnets[subnet].vpc for subnet in subnets if subnet in model.subnets)


def _used_targets(model: Model) -> set[Target]:
    """Return what of the answers the model has: its VPCs, what joins them, and the prefix lists that its rules and routes name."""
    peers = chain.from_iterable((rule.peer for rule in group.rules) for group in model.groups.values())
    destinations = chain.from_iterable((route.destination for route in table.routes) for table in model.route_tables.values())
    lists = {named.target for named in chain(peers, destinations) if isinstance(named, PrefixListRef)}
    return {*model.vpcs, *lists, *(joint.id for joint in model.peerings), *(joint.id for joint in model.attachments)}
