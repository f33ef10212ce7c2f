"""Tasks of Amazon ECS that have no network interfaces of their own: in bridge and host mode they stand where their instances stand.

Sources: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking.html,
https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cluster-capacity-providers.html,
https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bootstrap_container_instance.html
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.instances import READERS as INSTANCES
from constructs_privatelink.analysis.networks.placements import Placement, placement_outside, role_of, unknown_placement
from constructs_privatelink.analysis.networks.properties import GROUP, SUBNET, Fields
from constructs_privatelink.analysis.values import Outside, ResourceId, Unknown, known_values
from constructs_privatelink.decisions.written_references import referred_ids

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.networks.properties import Reading
    from constructs_privatelink.analysis.values import Target

_CLUSTER = "AWS::ECS::Cluster"
_PROVIDER = "AWS::ECS::CapacityProvider"
_ASSOCIATIONS = "AWS::ECS::ClusterCapacityProviderAssociations"
TASK_DEFINITION = "AWS::ECS::TaskDefinition"
_ROLE = "AWS::IAM::Role"
_GROUP = "AWS::AutoScaling::AutoScalingGroup"
_INSTANCE = "AWS::EC2::Instance"
_DATA = ("AWS::EC2::LaunchTemplate", "AWS::AutoScaling::LaunchConfiguration")
STARTED_ON_INSTANCES = ("AWS::ECS::Service", "AWS::ECS::TaskSet")
"""What starts tasks on the instances of a cluster, for as long as it is there."""
_OF_AWS = ("FARGATE", "FARGATE_SPOT")
_DEFAULT_CLUSTER = "default"


def on_instances(task: Fields, holder: Fields, cluster: str, definition: str) -> Iterator[Placement]:
    """Yield where tasks stand that are started without subnets of their own; nothing where they are not on instances.

    Args:
        task: What starts them, with the launch type and the capacity providers.
        holder: What names the cluster.
        cluster: The property that does.
        definition: The property of `task` that names the task definition.

    """
    known = task.reading.resource(task.target(definition, TASK_DEFINITION))
    mode = known.get("NetworkMode") if known is not None else None
    if task.get("LaunchType") in {"FARGATE", "EXTERNAL"} or mode in {"awsvpc", "none"}:
        return
    role = role_of(task, definition)
    execution = known.target("ExecutionRoleArn", _ROLE) if known is not None else None
    placements = (placement for host in _hosts(task, _cluster(holder, cluster)) for placement in _placements(host))
    for placement in dict.fromkeys(placements):
        own = role if role is not None else placement.role
        yield replace(placement, role=own, execution_role=execution, without_role=False)


def hosted(instances: Fields, type: str) -> list[Fields]:
    """Return what starts tasks on some instances, whose agent fetches what these need to start.

    Args:
        instances: The instances, or the group of them.
        type: The type of what starts tasks, which names a cluster.

    """
    return [task for task in instances.reading.of_type(type) if _is_on(task, instances)]


def _is_on(task: Fields, instances: Fields) -> bool:
    definition = task.reading.resource(task.target("TaskDefinition", TASK_DEFINITION))
    if definition is None or task.get("LaunchType") in {"FARGATE", "EXTERNAL"} or definition.get("RequiresCompatibilities") == ["FARGATE"]:
        return False
    hosts = _hosts(task, _cluster(task, "Cluster"))
    return any(isinstance(host, Fields) and host.id == instances.id for host in hosts)


def _placements(host: Fields | Placement) -> Iterator[Placement]:
    if isinstance(host, Placement):
        yield host
    else:
        yield from INSTANCES[host.resource.type](host)


def _cluster(holder: Fields, name: str) -> Fields | Unknown:
    """Return a cluster of the set; one that is named by its name too."""
    if not holder.has(name):
        target: Target = Outside(_DEFAULT_CLUSTER)
    else:
        target = holder.target(name, _CLUSTER) or holder.missing(name)
    known = holder.reading.resource(target)
    if known is None and isinstance(target, Outside):
        called = target.id.rpartition("/")[2]
        known = next((cluster for cluster in holder.reading.of_type(_CLUSTER) if cluster.get("ClusterName") == called), None)
    if known is not None:
        return known
    why = f"the instances of the cluster '{target}' are not in the templates"
    return target if isinstance(target, Unknown) else Unknown(Code.UNKNOWN_RESOURCE, holder.where(name), why)


def _hosts(task: Fields, cluster: Fields | Unknown) -> Iterator[Fields | Placement]:
    """Yield the instances that a task may be put on, those of its capacity providers, else of its cluster; of others where they stand."""
    if isinstance(cluster, Unknown):
        yield unknown_placement(cluster)
        return
    own = _strategy(task, "CapacityProviderStrategies" if task.has("CapacityProviderStrategies") else "CapacityProviderStrategy")
    strategy = own if own or task.has("LaunchType") else _default_strategy(cluster)
    if isinstance(strategy, Unknown):
        yield unknown_placement(strategy)
    elif strategy:
        for provider in strategy:
            yield from [_of_provider(provider, task)] if str(provider) not in _OF_AWS else ()
    else:
        yield from _members(cluster)


def _strategy(holder: Fields, name: str) -> list[Target] | Unknown:
    items = holder.objects(name)
    if isinstance(items, Unknown):
        return items
    providers = [item if isinstance(item, Unknown) else item.target("CapacityProvider", _PROVIDER) for item in items]
    return [provider for provider in providers if provider is not None]


def _default_strategy(cluster: Fields) -> list[Target] | Unknown:
    own = _strategy(cluster, "DefaultCapacityProviderStrategy")
    for association in _associations(cluster):
        own = own or _strategy(association, "DefaultCapacityProviderStrategy")
    return own


def _associations(cluster: Fields) -> list[Fields]:
    named = [association for association in cluster.reading.of_type(_ASSOCIATIONS) if association.target("Cluster", _CLUSTER) == cluster.id]
    called = cluster.get("ClusterName")
    return [
        *named,
        *(
            association
            for association in cluster.reading.of_type(_ASSOCIATIONS)
            if called is not None and association.get("Cluster") == called
        ),
    ]


def _of_provider(provider: Target, task: Fields) -> Fields | Placement:
    """Return the group of instances of a capacity provider."""
    known = _provider(provider, task.reading)
    if known is None:
        return placement_outside(task, "CapacityProviderStrategy", provider, "capacity provider")
    if known.has("ManagedInstancesProvider"):
        return _managed_instances(known)
    holder = known.object("AutoScalingGroupProvider")
    if holder is None or isinstance(holder, Unknown):
        return unknown_placement(holder or known.missing("AutoScalingGroupProvider"))
    target = holder.target("AutoScalingGroupArn", _GROUP)
    return known.reading.resource(target) or placement_outside(holder, "AutoScalingGroupArn", target, "Auto Scaling group")


def _managed_instances(provider: Fields) -> Placement:
    """Return where the instances stand that ECS manages itself."""
    place: Fields | Unknown | None = provider
    for step in ("ManagedInstancesProvider", "InstanceLaunchTemplate", "NetworkConfiguration"):
        place = place.object(step) if place is not None and not isinstance(place, Unknown) else place
    if place is None or isinstance(place, Unknown):
        return unknown_placement(place or provider.missing("ManagedInstancesProvider"))
    subnets = place.targets("Subnets", SUBNET)
    return Placement(subnets if subnets is not None else place.missing("Subnets"), place.targets("SecurityGroups", GROUP) or None)


def _provider(provider: Target, reading: Reading) -> Fields | None:
    if isinstance(provider, Outside):
        return next((known for known in reading.of_type(_PROVIDER) if known.get("Name") == provider.id), None)
    return reading.resource(provider)


def _members(cluster: Fields) -> Iterator[Fields | Placement]:
    """Yield the instances that join a cluster: by its capacity providers, or by their user data, which names it."""
    holders = (cluster, *_associations(cluster))
    providers = [target for holder in holders for target in known_values(holder.targets("CapacityProviders", _PROVIDER) or ())]
    data = [template.id for template in cluster.reading.of_type(*_DATA) if _names_cluster(template, cluster)]
    hosts = [
        *(_of_provider(provider, cluster) for provider in providers if str(provider) not in _OF_AWS),
        *(
            fields
            for fields in cluster.reading.of_type(_GROUP, _INSTANCE)
            if _names_cluster(fields, cluster) or any(_names_id(fields, template) for template in data)
        ),
    ]
    if hosts:
        yield from hosts
        return
    why = f"the instances of the cluster '{cluster.resource.path}' are not in the templates"
    yield unknown_placement(Unknown(Code.UNKNOWN_RESOURCE, cluster.where("CapacityProviders"), why))


def _names_cluster(fields: Fields, cluster: Fields) -> bool:
    """Return whether the user data of instances names a cluster, as the ECS agent reads it."""
    called = cluster.get("ClusterName")
    setting = f"ECS_CLUSTER={called}" if isinstance(called, str) else None
    text = json.dumps(fields.resource.raw.get("Properties"), default=str)
    return _names_id(fields, cluster.id) or (setting is not None and setting in text)


def _names_id(fields: Fields, named: ResourceId) -> bool:
    """Return whether a resource refers to another one of its stack."""
    return fields.id.stack == named.stack and named.logical_id in referred_ids(fields.resource.raw.get("Properties"))
