"""Instances and what launches them, clusters with their nodes, and client VPNs: workloads whose network other resources decide too.

Sources: https://docs.aws.amazon.com/autoscaling/ec2/userguide/launch-templates.html,
https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeGuard

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.clusters import cluster_network, runs_nodes
from constructs_privatelink.analysis.networks.group_names import DEFAULT, group_named
from constructs_privatelink.analysis.networks.launch_templates import launch_template_data, outside
from constructs_privatelink.analysis.networks.placements import Placement, role_of, unknown_placement
from constructs_privatelink.analysis.networks.properties import EKS_CLUSTERS, GROUP, SUBNET, Fields
from constructs_privatelink.analysis.values import Given, Outside, Unknown, part_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from constructs_privatelink.analysis.values import Maybe, Target

_LAUNCH_CONFIGURATION = "AWS::AutoScaling::LaunchConfiguration"
_INTERFACE = "AWS::EC2::NetworkInterface"
Subnets = tuple["Target", ...] | Unknown | None


def _instance(fields: Fields) -> Iterator[Placement]:
    template = launch_template_data(fields.object("LaunchTemplate"))
    yield from _launched([fields, template], _subnet_of(fields, "SubnetId"), lenient=True)


def _auto_scaling_group(fields: Fields) -> Iterator[Placement]:
    """Yield the places of a group's instances: those of each launch template that it may use.

    Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-mixed-instances-groups-launch-template-overrides.html
    """
    templates = [launch_template_data(fields.object("LaunchTemplate"))]
    mixed = fields.object("MixedInstancesPolicy")
    mixed = mixed.object("LaunchTemplate") if isinstance(mixed, Fields) else mixed
    if mixed is not None:
        templates = _overridden_templates(mixed, "LaunchTemplateSpecification")
    if fields.has("LaunchConfigurationName"):
        target = fields.target("LaunchConfigurationName", _LAUNCH_CONFIGURATION)
        templates = [fields.reading.resource(target) or outside(fields, "LaunchConfigurationName", target)]
    if fields.has("InstanceId"):
        templates = [outside(fields, "InstanceId", fields.target("InstanceId"))]
    for template in templates:
        yield from _launched([template], fields.targets("VPCZoneIdentifier", SUBNET), lenient=True)


def _overridden_templates(holder: Fields | Unknown, specification: str) -> list[Fields | Unknown | None]:
    """Return the launch templates of a policy: its own, unless every override has another, and those of its overrides."""
    if isinstance(holder, Unknown):
        return [holder]
    overrides = holder.objects("Overrides")
    if isinstance(overrides, Unknown):
        return [overrides]
    named = [override if isinstance(override, Unknown) else override.object("LaunchTemplateSpecification") for override in overrides]
    own = [holder.object(specification)] if not named or None in named else []
    return [launch_template_data(template) for template in (*own, *(template for template in named if template is not None))]


def compute_environment(fields: Fields) -> Iterator[Placement]:
    """Yield the places of a compute environment of AWS Batch: its own groups, or those of its launch templates.

    The instances of an unmanaged one are whoever's that registers them.

    Sources: https://docs.aws.amazon.com/batch/latest/userguide/compute_environments.html,
    https://docs.aws.amazon.com/batch/latest/userguide/launch-templates.html
    """
    resources = fields.object("ComputeResources")
    if resources is None:
        where = fields.where("ComputeResources")
        resources = Unknown(Code.UNKNOWN_RESOURCE, where, "the instances of an unmanaged compute environment are made elsewhere")
    if isinstance(resources, Unknown):
        yield from _unplaced(resources)
        return
    managed = resources.object("ManagedInstancesProvider")
    for step in ("InstanceLaunchTemplate", "NetworkConfiguration"):
        managed = managed.object(step) if isinstance(managed, Fields) else managed
    if isinstance(managed, Fields):
        yield Placement(managed.targets("Subnets", SUBNET) or (), managed.targets("SecurityGroups", GROUP) or None)
    subnets, groups = resources.targets("Subnets", SUBNET), resources.targets("SecurityGroupIds", GROUP) or None
    if not subnets:
        return
    role = role_of(resources, "InstanceRole")
    for template in _templates_of_batch(resources.object("LaunchTemplate")):
        for placement in _launched([template], subnets):
            yield replace(placement, groups=groups or placement.groups, role=role, without_role=False)


def _templates_of_batch(launch: Fields | Unknown | None) -> list[Fields | Unknown | None]:
    if launch is None or isinstance(launch, Unknown):
        return [launch]
    overrides = launch.objects("Overrides")
    own = [launch_template_data(launch)] if launch.has("LaunchTemplateId") or launch.has("LaunchTemplateName") else [None]
    return [*own, *((overrides,) if isinstance(overrides, Unknown) else map(launch_template_data, overrides))]


def _fleet(fields: Fields) -> Iterator[Placement]:
    data = fields.object("SpotFleetRequestConfigData") if fields.has("SpotFleetRequestConfigData") else fields
    if data is None or isinstance(data, Unknown):
        yield from _unplaced(data)
        return
    specifications = data.objects("LaunchSpecifications")
    for specification in (specifications,) if isinstance(specifications, Unknown) else specifications:
        subnets = None if isinstance(specification, Unknown) else _subnet_of(specification, "SubnetId")
        yield from _launched([specification], subnets, lenient=True)
    configurations = data.objects("LaunchTemplateConfigs")
    for configuration in (configurations,) if isinstance(configurations, Unknown) else configurations:
        if isinstance(configuration, Unknown):
            yield from _unplaced(configuration)
        else:
            template = launch_template_data(configuration.object("LaunchTemplateSpecification"))
            yield from _launched([template], _overridden_subnets(configuration), lenient=True)


def _overridden_subnets(configuration: Fields) -> Subnets:
    overrides = configuration.objects("Overrides")
    if isinstance(overrides, Unknown):
        return overrides
    subnets: list[Target] = []
    for override in overrides:
        target = override if isinstance(override, Unknown) else override.target("SubnetId", SUBNET)
        subnets += [target] if target is not None else []
    return tuple(subnets) or None


def _game_servers(fields: Fields) -> Iterator[Placement]:
    yield from _launched([launch_template_data(fields.object("LaunchTemplate"))], fields.targets("VpcSubnets", SUBNET))


def _compute_nodes(fields: Fields) -> Iterator[Placement]:
    for placement in _launched([launch_template_data(fields.object("CustomLaunchTemplate"))], fields.targets("SubnetIds", SUBNET)):
        yield Placement(placement.subnets, placement.groups, role_of(fields, "IamInstanceProfileArn"), placement.public, default_group=True)


def _node_group(fields: Fields) -> Iterator[Placement]:
    subnets = fields.targets("Subnets", SUBNET)
    role = role_of(fields, "NodeRole")
    for placement in _launched(
        [launch_template_data(fields.object("LaunchTemplate"))], subnets if subnets is not None else fields.missing("Subnets")
    ):
        yield Placement(placement.subnets, placement.groups or _cluster_groups(fields), role, placement.public)


def _fargate(fields: Fields) -> Iterator[Placement]:
    """Yield where pods on Fargate stand: without subnets of their own, in those of the cluster that lead to no internet gateway.

    Source: https://docs.aws.amazon.com/eks/latest/userguide/fargate-profile.html
    """
    subnets = fields.targets("Subnets", SUBNET)
    why = "it names no subnets: EKS takes the private subnets of the cluster"
    yield Placement(
        subnets if subnets is not None else Unknown(Code.UNKNOWN_RESOURCE, fields.where("Subnets"), why), _cluster_groups(fields)
    )


def _cluster_groups(fields: Fields) -> tuple[Target, ...] | Unknown:
    target = fields.target("ClusterName", *EKS_CLUSTERS)
    if isinstance(target, Outside):
        named = [cluster.id for cluster in fields.reading.of_type("AWS::EKS::Cluster") if cluster.get("Name") == target.id]
        target = named[0] if named else target
    if target is None or fields.reading.resource(target) is None or isinstance(target, Unknown | Outside):
        return outside(fields, "ClusterName", target)
    return (part_of(target, "ClusterSecurityGroupId"),)


def _cluster(fields: Fields) -> Iterator[Placement]:
    network = cluster_network(fields)
    own = (part_of(fields.id, "ClusterSecurityGroupId"),)
    groups = network.groups if isinstance(network.groups, Unknown) else (*network.groups, *own)
    yield Placement(network.subnets, groups, public=None if runs_nodes(fields) else False)


def _client_vpn(fields: Fields) -> Iterator[Placement]:
    """Clients of a VPN come from addresses of the associated subnets.

    Source: https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/what-is.html
    """
    subnets: list[Target] = []
    for association in fields.reading.of_type("AWS::EC2::ClientVpnTargetNetworkAssociation"):
        endpoint = association.target("ClientVpnEndpointId", "AWS::EC2::ClientVpnEndpoint")
        if endpoint == fields.id or isinstance(endpoint, Unknown):
            subnets.append(association.target("SubnetId", SUBNET) or association.missing("SubnetId"))
    if subnets:
        yield Placement(tuple(subnets), fields.targets("SecurityGroupIds", GROUP) or None, default_group=True)


READERS: dict[str, Callable[[Fields], Iterator[Placement]]] = {
    "AWS::AutoScaling::AutoScalingGroup": _auto_scaling_group,
    "AWS::Batch::ComputeEnvironment": compute_environment,
    "AWS::EC2::ClientVpnEndpoint": _client_vpn,
    "AWS::EC2::EC2Fleet": _fleet,
    "AWS::EC2::Instance": _instance,
    "AWS::EC2::SpotFleet": _fleet,
    "AWS::EKS::FargateProfile": _fargate,
    "AWS::EKS::Nodegroup": _node_group,
    "AWS::GameLift::GameServerGroup": _game_servers,
    "AWS::PCS::ComputeNodeGroup": _compute_nodes,
    **dict.fromkeys(EKS_CLUSTERS, _cluster),
}
"""How the types are read whose network other resources decide too."""


def _launched(settings: Sequence[Fields | Unknown | None], subnets: Subnets, *, lenient: bool = False) -> Iterator[Placement]:
    """Return the interfaces of instances: the first of `settings` that says something decides.

    Args:
        settings: The instance, its launch template: what is said first wins.
        subnets: What decides on the subnets before the settings do.
        lenient: Whether an instance without a subnet is one of the default VPC. Default: False.

    """
    role = next(
        (given for setting in settings if isinstance(setting, Fields) and (given := role_of(setting, "IamInstanceProfile")) is not None),
        None,
    )
    without = role is None and not any(
        isinstance(setting, Unknown) or (setting is not None and _may_have_profile(setting)) for setting in settings
    )
    for setting in settings:
        if isinstance(setting, Unknown):
            yield Placement(subnets if subnets is not None else setting, setting, role, setting, setting)
            return
        interfaces = setting.objects("NetworkInterfaces") if setting is not None else ()
        if isinstance(interfaces, Unknown):
            yield from _unplaced(interfaces)
            return
        if interfaces:
            first = next((_interface(each, subnets, settings, role) for each in interfaces if _is_first(each)), None)
            for interface in interfaces:
                placed = _unplaced(interface) if isinstance(interface, Unknown) else [_interface(interface, subnets, settings, role)]
                beside = first.subnets if first is not None and _is_further(interface) and isinstance(first.subnets, tuple) else None
                yield from (replace(placement, without_role=without, beside=beside) for placement in placed)
            return
    yield Placement(
        _subnets(subnets, settings, lenient=lenient),
        _groups(settings),
        role,
        _public_address(settings),
        _asks_for_ipv6(settings),
        default_group=True,
        without_role=without,
    )


def _is_first(interface: Fields | Unknown) -> TypeGuard[Fields]:
    """Return whether this is certainly the network interface that an instance's calls leave by: the first of its first card."""
    return isinstance(interface, Fields) and interface.number("DeviceIndex") == 0 and interface.number("NetworkCardIndex") in (None, 0)


def _is_further(interface: Fields | Unknown) -> bool:
    indexes = [interface.number(name) for name in ("DeviceIndex", "NetworkCardIndex")] if isinstance(interface, Fields) else []
    return any(isinstance(index, int) and index > 0 for index in indexes)


def _may_have_profile(settings: Fields) -> bool:
    return settings.has("IamInstanceProfile") or settings.unread


def _asks_for_ipv6(settings: Sequence[Fields | Unknown | None]) -> bool | None:
    """Return whether IPv6 addresses are asked for; None where the subnet decides."""
    asking = (setting.has("Ipv6AddressCount") or setting.has("Ipv6Addresses") for setting in settings if isinstance(setting, Fields))
    return True if any(asking) else None


def _subnets(subnets: Subnets, settings: Sequence[Fields | Unknown | None], *, lenient: bool) -> tuple[Target, ...] | Unknown:
    if subnets is not None:
        return subnets
    read = [setting for setting in settings if isinstance(setting, Fields)]
    subnet = next((target for setting in read if (target := setting.target("SubnetId", SUBNET)) is not None), None)
    if subnet is not None:
        return (subnet,)
    where = read[0].where("SubnetId") if read else "SubnetId"
    return Unknown(Code.UNKNOWN_RESOURCE, where, "no subnet is said: it stands in the default VPC") if lenient or read else ()


def _groups(settings: Sequence[Fields | Unknown | None]) -> tuple[Target, ...] | Unknown | None:
    for setting in settings:
        if isinstance(setting, Fields):
            for name in ("SecurityGroupIds", "SecurityGroups"):
                groups = _security_groups(setting) if name == "SecurityGroups" else setting.targets(name, GROUP)
                if groups:
                    return groups
    return None


def _security_groups(settings: Fields) -> tuple[Target, ...] | Unknown | None:
    """Return the groups in ``SecurityGroups``: ids or names, or objects with a ``GroupId`` in a Spot fleet."""
    value = settings.get("SecurityGroups")
    if isinstance(value, list) and any(isinstance(item, dict) for item in value):
        objects = settings.objects("SecurityGroups")
        if isinstance(objects, Unknown):
            return objects
        return tuple(item if isinstance(item, Unknown) else item.target("GroupId", GROUP) or item.missing("GroupId") for item in objects)
    groups = settings.targets("SecurityGroups", GROUP)
    if not isinstance(groups, tuple):
        return groups
    if [str(group) for group in groups] == [DEFAULT]:
        return None  # the default group of the VPC, as without any
    items = {str(index): item for index, item in enumerate(value)} if isinstance(value, list) else {}
    names = Fields(settings.reading, settings.resource, items, "SecurityGroups.")
    return tuple(group_named(names, str(index), None) if _is_group_name(group) else group for index, group in enumerate(groups))


def _is_group_name(target: Target) -> bool:
    return isinstance(target, Outside) and not isinstance(target, Given) and not target.id.startswith("sg-")


def _public_address(settings: Sequence[Fields | Unknown | None]) -> Maybe[bool] | None:
    setting = next(
        (candidate for candidate in settings if isinstance(candidate, Fields) and candidate.has("AssociatePublicIpAddress")), None
    )
    return setting.flag("AssociatePublicIpAddress", absent=False) if setting is not None else None


def _interface(fields: Fields, subnets: Subnets, settings: Sequence[Fields | Unknown | None], role: Target | None) -> Placement:
    attached = fields.target("NetworkInterfaceId", _INTERFACE)
    if attached is not None:
        known = fields.reading.resource(attached)
        if known is None:
            unknown = outside(fields, "NetworkInterfaceId", attached)
            return unknown_placement(unknown, role)
        fields = known
    groups = fields.targets("GroupSet", GROUP) or fields.targets("Groups", GROUP) or (None if attached is not None else _groups(settings))
    own = _subnet_of(fields, "SubnetId")
    subnets = subnets if subnets is not None and attached is None else own
    ipv6 = _asks_for_ipv6([fields])
    return Placement(
        subnets if subnets is not None else _subnets(None, settings, lenient=True),
        groups,
        role,
        _public_address([fields]),
        ipv6,
        default_group=True,
    )


def _subnet_of(fields: Fields, name: str) -> tuple[Target, ...] | None:
    subnet = fields.target(name, SUBNET)
    return None if subnet is None else (subnet,)


def _unplaced(why: Unknown | None) -> Iterator[Placement]:
    if why is not None:
        yield unknown_placement(why)
