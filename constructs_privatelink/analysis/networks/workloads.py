"""Workloads: what the table of types says of each resource, read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.load_balancers import LOAD_BALANCER, Balanced, with_groups_of_its_kind
from constructs_privatelink.analysis.networks.model import Workload
from constructs_privatelink.analysis.networks.placement_readers import BESIDE, ELSEWHERE, IN_DEFAULT_VPC, READERS, STARTERS
from constructs_privatelink.analysis.networks.placements import Placement, role_of
from constructs_privatelink.analysis.networks.said_placements import said_placements
from constructs_privatelink.analysis.networks.workload_types import CLASSIFIED, WorkloadType
from constructs_privatelink.analysis.values import Unknown, part_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs_privatelink.analysis.networks.model import Subnet
    from constructs_privatelink.analysis.networks.properties import Fields, Reading
    from constructs_privatelink.analysis.values import Target


def built_workloads(reading: Reading, subnets: Mapping[Target, Subnet]) -> tuple[Workload, ...]:
    """Return the workloads of the set, each place that a resource has as one; without any, the resource is in no VPC."""
    workloads, balanced = [], Balanced(reading)
    for kind, classified in CLASSIFIED.items():
        if isinstance(classified, WorkloadType):
            for fields in reading.of_type(kind):
                reader = READERS.get(kind)
                placements = list(reader(fields) if reader is not None else said_placements(fields, classified.interfaces))
                placements += BESIDE[kind](fields) if kind in BESIDE else ()
                placements = placements or _unplaced(fields, classified)
                if kind == LOAD_BALANCER:
                    behind = balanced.behind(fields) or None
                    placements = [replace(with_groups_of_its_kind(fields, placement), calls=behind) for placement in placements]
                workloads += [_workload(fields, placement, subnets, calls=classified.calls) for placement in dict.fromkeys(placements)]
    return tuple(workloads)


def _unplaced(fields: Fields, classified: WorkloadType) -> list[Placement]:
    """Return what a resource is that no place is said of: no workload, something in the account's default VPC, or in no VPC."""
    kind = fields.resource.type
    if kind in ELSEWHERE or kind in STARTERS:
        return []
    interfaces = classified.interfaces
    role = role_of(fields, interfaces[0].role) if interfaces and not interfaces[0].role.startswith(".") else None
    if kind not in IN_DEFAULT_VPC:
        return [Placement((), (), role=role)]
    default = Unknown(Code.UNKNOWN_RESOURCE, str(fields.id), "no subnet is said: it stands in the default VPC")
    return [Placement(default, default, role=role)]


def _workload(fields: Fields, placement: Placement, subnets: Mapping[Target, Subnet], *, calls: bool) -> Workload:
    groups = placement.groups
    if groups is None:
        groups = _default_group(fields, placement, subnets)
    return Workload(
        id=fields.id,
        type=fields.resource.type,
        subnets=placement.subnets,
        groups=groups,
        ipv6=placement.ipv6,
        public_address=placement.public,
        role=placement.role,
        execution_role=placement.execution_role,
        filtered=placement.filtered,
        beside=placement.beside,
        without_role=placement.without_role,
        calls=placement.calls,
        path=fields.resource.path,
        initiates=calls or placement.calls is not None,
        exists=fields.exists,
    )


def _default_group(fields: Fields, placement: Placement, subnets: Mapping[Target, Subnet]) -> tuple[Target, ...] | Unknown:
    if not placement.subnets:
        return ()
    if not placement.default_group:
        return Unknown(
            Code.UNKNOWN_RESOURCE, fields.where("SecurityGroupIds"), "no security group is said, and which one it gets is not known"
        )
    if isinstance(placement.subnets, Unknown):
        return placement.subnets
    vpcs = {subnets[subnet].vpc for subnet in placement.subnets if subnet in subnets}
    vpc = (
        vpcs.pop()
        if len(vpcs) == 1
        else Unknown(Code.UNKNOWN_RESOURCE, fields.where("SecurityGroupIds"), "the VPC of its subnets is unknown")
    )
    return vpc if isinstance(vpc, Unknown) else (part_of(vpc, "DefaultSecurityGroup"),)
