"""Which of the VPCs that only the deployment tells are one, by what EC2 takes: an endpoint, an interface and a group are in one VPC.

A parameter for a VPC, and the VPC of a subnet that another parameter tells, are the same where an endpoint has both; so are the VPCs of
all subnets of one workload (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpoint.html,
https://docs.aws.amazon.com/lambda/latest/api/API_VpcConfig.html). Each is called by one name then, that of a resource if there is one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.values import Given, Outside, ResourceId, Unknown, known_values, part_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from constructs_privatelink.analysis.networks.model import Attachment, Endpoint, Model, Subnet
    from constructs_privatelink.analysis.networks.traffic_rules import Group
    from constructs_privatelink.analysis.values import Target

_PARTS = ("DefaultSecurityGroup", "DefaultNetworkAcl")


def with_shared_vpcs(model: Model) -> Model:
    """Return a model in which VPCs that must be one have one name.

    Args:
        model: The networks, with all subnets that are named.

    """
    names = _known_names(model)
    if not names:
        return model
    parts: dict[Target, Target] = {part_of(old, part): part_of(new, part) for old, new in names.items() for part in _PARTS}

    def vpc(target: Target) -> Target:
        return names.get(target, target) if isinstance(target, Given) else target

    def groups(targets: tuple[Target, ...] | Unknown) -> tuple[Target, ...] | Unknown:
        return targets if isinstance(targets, Unknown) else tuple(parts.get(target, target) for target in targets)

    zones = tuple(replace(zone, vpcs=tuple(map(vpc, zone.vpcs))) for zone in model.resolution.zones)
    return replace(
        model,
        vpcs={target: made for target, made in model.vpcs.items() if target not in names},
        subnets={target: replace(subnet, vpc=vpc(subnet.vpc)) for target, subnet in model.subnets.items()},
        groups={
            target: replace(group, vpc=vpc(group.vpc), associated_vpcs=tuple(map(vpc, group.associated_vpcs)))
            for target, group in model.groups.items()
            if target not in parts
        },
        endpoints=tuple(replace(endpoint, vpc=vpc(endpoint.vpc), groups=groups(endpoint.groups)) for endpoint in model.endpoints),
        workloads=tuple(replace(workload, groups=groups(workload.groups)) for workload in model.workloads),
        peerings=tuple(replace(peering, vpcs=(vpc(peering.vpcs[0]), vpc(peering.vpcs[1]))) for peering in model.peerings),
        attachments=tuple(replace(attachment, vpc=vpc(attachment.vpc)) for attachment in model.attachments),
        resolution=replace(model.resolution, zones=zones),
    )


def _known_names(model: Model) -> Mapping[Given, ResourceId | Outside]:
    """Return the names that others have, by those that only the deployment tells."""
    standing: tuple[Iterable[Endpoint | Subnet | Group | Attachment], ...] = (
        model.endpoints,
        model.subnets.values(),
        model.groups.values(),
        model.attachments,
    )
    if not any(isinstance(thing.vpc, Given) for things in standing for thing in things):
        return {}
    classes = _Classes()
    for together in _same_vpcs(model):
        classes.unite(vpc for vpc in together if not isinstance(vpc, Unknown))
    names: dict[Given, ResourceId | Outside] = {}
    for alike in classes.all():
        made = [vpc for vpc in alike if not isinstance(vpc, Given)]
        if len(made) <= 1:  # two that are known are not one: the deployment is refused, and a rule says so
            name = made[0] if made else min(alike, key=_simplicity)
            names.update((vpc, name) for vpc in alike if vpc != name and isinstance(vpc, Given))
    return names


def _simplicity(target: ResourceId | Outside) -> tuple[bool, int, str]:
    """Return what puts a name that is said for a VPC before that of a subnet's VPC."""
    return str(target).endswith(".VpcId}"), len(str(target)), str(target)


def _same_vpcs(model: Model) -> Iterator[Iterable[Target]]:
    """Yield VPCs that are one."""

    def homes(subnets: tuple[Target, ...] | Unknown) -> list[Target]:
        return [model.subnets[subnet].vpc for subnet in known_values(subnets) if subnet in model.subnets]

    def homes_of_groups(groups: tuple[Target, ...] | Unknown) -> Iterator[Target]:
        """Yield the VPCs of groups of the set that nothing associates with another: these are used there alone."""
        carried = (model.groups[group] for group in known_values(groups) if isinstance(group, ResourceId) and group in model.groups)
        yield from (group.vpc for group in carried if not group.associated_vpcs)

    yield from ((endpoint.vpc, *homes(endpoint.subnets), *homes_of_groups(endpoint.groups)) for endpoint in model.endpoints)
    yield from ((attachment.vpc, *homes(attachment.subnets)) for attachment in model.attachments)
    for workload in model.workloads:
        if workload.exists is True:
            yield *homes(workload.subnets), *homes_of_groups(workload.groups)
    for several in (target for target in model.subnets if isinstance(target, Given) and target.several):
        chosen = [
            subnet for subnet in model.subnets if isinstance(subnet, Given) and subnet.id.startswith(f"{several.id.removesuffix('}')}/")
        ]
        yield [model.subnets[subnet].vpc for subnet in (several, *chosen)]


class _Classes:
    """VPCs, by which are one."""

    def __init__(self) -> None:
        self._above: dict[ResourceId | Outside, ResourceId | Outside] = {}

    def unite(self, several: Iterable[ResourceId | Outside]) -> None:
        """Note that these are one."""
        tops = [self._representative(member) for member in several]
        self._above.update((top, tops[0]) for top in tops if top != tops[0])

    def all(self) -> Iterable[list[ResourceId | Outside]]:
        """Return those that are one, together."""
        alike: dict[ResourceId | Outside, list[ResourceId | Outside]] = {}
        for member in self._above:
            alike.setdefault(self._representative(member), []).append(member)
        return alike.values()

    def _representative(self, member: ResourceId | Outside) -> ResourceId | Outside:
        self._above.setdefault(member, member)
        while self._above[member] != member:
            self._above[member] = self._above[self._above[member]]
            member = self._above[member]
        return member
