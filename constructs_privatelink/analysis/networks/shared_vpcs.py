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

    from constructs_privatelink.analysis.networks.model import Model
    from constructs_privatelink.analysis.values import Target

_PARTS = ("DefaultSecurityGroup", "DefaultNetworkAcl")


def with_shared_vpcs(model: Model) -> Model:
    """Return a model in which VPCs that must be one have one name.

    Args:
        model: The networks, with all subnets that are named.

    """
    names = _names(model)
    if not names:
        return model
    parts: dict[Target, Target] = {part_of(old, part): part_of(new, part) for old, new in names.items() for part in _PARTS}

    def vpc(target: Target) -> Target:
        return names.get(target, target) if isinstance(target, Given) else target

    def groups(targets: tuple[Target, ...] | Unknown) -> tuple[Target, ...] | Unknown:
        return targets if isinstance(targets, Unknown) else tuple(parts.get(one, one) for one in targets)

    zones = tuple(replace(zone, vpcs=tuple(map(vpc, zone.vpcs))) for zone in model.resolution.zones)
    return replace(
        model,
        vpcs={target: one for target, one in model.vpcs.items() if target not in names},
        subnets={target: replace(one, vpc=vpc(one.vpc)) for target, one in model.subnets.items()},
        groups={
            target: replace(one, vpc=vpc(one.vpc), associated_vpcs=tuple(map(vpc, one.associated_vpcs)))
            for target, one in model.groups.items()
            if target not in parts
        },
        endpoints=tuple(replace(one, vpc=vpc(one.vpc), groups=groups(one.groups)) for one in model.endpoints),
        workloads=tuple(replace(one, groups=groups(one.groups)) for one in model.workloads),
        peerings=tuple(replace(one, vpcs=(vpc(one.vpcs[0]), vpc(one.vpcs[1]))) for one in model.peerings),
        attachments=tuple(replace(one, vpc=vpc(one.vpc)) for one in model.attachments),
        resolution=replace(model.resolution, zones=zones),
    )


def _names(model: Model) -> Mapping[Given, ResourceId | Outside]:
    """Return the names that others have, by those that only the deployment tells."""
    classes = _Classes()
    for together in _together(model):
        classes.unite(one for one in together if not isinstance(one, Unknown))
    names: dict[Given, ResourceId | Outside] = {}
    for alike in classes.all():
        made = [one for one in alike if not isinstance(one, Given)]
        if len(made) <= 1:  # two that are known are not one: the deployment is refused, and a rule says so
            name = made[0] if made else min(alike, key=_simplest)
            names.update((one, name) for one in alike if one != name and isinstance(one, Given))
    return names


def _simplest(given: ResourceId | Outside) -> tuple[bool, int, str]:
    """Return what puts a name that is said for a VPC before that of a subnet's VPC."""
    return str(given).endswith(".VpcId}"), len(str(given)), str(given)


def _together(model: Model) -> Iterator[Iterable[Target]]:
    """Yield VPCs that are one."""

    def homes(subnets: tuple[Target, ...] | Unknown) -> list[Target]:
        return [model.subnets[one].vpc for one in known_values(subnets) if one in model.subnets]

    def homes_of_groups(groups: tuple[Target, ...] | Unknown) -> Iterator[Target]:
        """Yield the VPCs of groups of the set that nothing associates with another: these are used there alone."""
        carried = (model.groups[one] for one in known_values(groups) if isinstance(one, ResourceId) and one in model.groups)
        yield from (group.vpc for group in carried if not group.associated_vpcs)

    yield from ((one.vpc, *homes(one.subnets), *homes_of_groups(one.groups)) for one in model.endpoints)
    yield from ((one.vpc, *homes(one.subnets)) for one in model.attachments)
    for workload in model.workloads:
        if workload.exists is True:
            yield *homes(workload.subnets), *homes_of_groups(workload.groups)
    for several in (target for target in model.subnets if isinstance(target, Given) and target.several):
        chosen = [one for one in model.subnets if isinstance(one, Given) and one.id.startswith(f"{several.id.removesuffix('}')}/")]
        yield [model.subnets[one].vpc for one in (several, *chosen)]


class _Classes:
    """VPCs, by which are one."""

    def __init__(self) -> None:
        self._above: dict[ResourceId | Outside, ResourceId | Outside] = {}

    def unite(self, several: Iterable[ResourceId | Outside]) -> None:
        """Note that these are one."""
        tops = [self._top(one) for one in several]
        self._above.update((top, tops[0]) for top in tops if top != tops[0])

    def all(self) -> Iterable[list[ResourceId | Outside]]:
        """Return those that are one, together."""
        alike: dict[ResourceId | Outside, list[ResourceId | Outside]] = {}
        for one in self._above:
            alike.setdefault(self._top(one), []).append(one)
        return alike.values()

    def _top(self, one: ResourceId | Outside) -> ResourceId | Outside:
        self._above.setdefault(one, one)
        while self._above[one] != one:
            self._above[one] = self._above[self._above[one]]
            one = self._above[one]
        return one
