"""How the types are read whose places other resources say, or say too."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.databases import database_instance
from constructs_privatelink.analysis.networks.instances import READERS as INSTANCES
from constructs_privatelink.analysis.networks.jobs import app_runner_service, batch_jobs, glue_crawler, glue_job, poller, polling_pipe
from constructs_privatelink.analysis.networks.option_placements import beanstalk_environment, rotation_application
from constructs_privatelink.analysis.networks.placements import placement_outside, role_of, unknown_placement
from constructs_privatelink.analysis.networks.properties import Fields
from constructs_privatelink.analysis.networks.said_placements import said_placements
from constructs_privatelink.analysis.networks.state_machines import tasks_of_states
from constructs_privatelink.analysis.networks.tasks import on_instances
from constructs_privatelink.analysis.networks.workload_types import Interfaces
from constructs_privatelink.analysis.values import Unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from constructs_privatelink.analysis.networks.placements import Placement

    Reader = Callable[[Fields], Iterator[Placement]]

_CAPACITY_PROVIDER = "AWS::Lambda::CapacityProvider"


def _targets_of_rule(fields: Fields) -> Iterator[Placement]:
    targets = fields.objects("Targets")
    for target in targets if isinstance(targets, tuple) else ():
        if isinstance(target, Fields):
            yield from _started_task(target, target.object("EcsParameters"))


def _target_of_schedule(fields: Fields) -> Iterator[Placement]:
    target = fields.object("Target")
    if isinstance(target, Fields):
        yield from _started_task(target, target.object("EcsParameters"))


def _target_of_pipe(fields: Fields) -> Iterator[Placement]:
    parameters = fields.object("TargetParameters")
    task = parameters.object("EcsTaskParameters") if isinstance(parameters, Fields) else None
    if isinstance(task, Fields) and not task.has("NetworkConfiguration"):
        yield from on_instances(task, fields, "Target", "TaskDefinitionArn")
    yield from polling_pipe(fields)


def _started_task(target: Fields, task: object) -> Iterator[Placement]:
    if isinstance(task, Fields) and not task.has("NetworkConfiguration"):
        yield from on_instances(task, target, "Arn", "TaskDefinitionArn")


def _service(fields: Fields) -> Iterator[Placement]:
    if not fields.has("NetworkConfiguration"):
        yield from on_instances(fields, fields, "Cluster", "TaskDefinition")


def _function(fields: Fields) -> Iterator[Placement]:
    """Yield where a function stands that has no interfaces of its own: on the instances of its capacity provider.

    Source: https://docs.aws.amazon.com/lambda/latest/dg/lambda-managed-instances-networking.html
    """
    config = fields.object("CapacityProviderConfig")
    instances = config.object("LambdaManagedInstancesCapacityProviderConfig") if isinstance(config, Fields) else config
    role = role_of(fields, "Role")
    if isinstance(instances, Unknown):
        yield unknown_placement(instances, role)
    elif isinstance(instances, Fields):
        target = instances.target("CapacityProviderArn", _CAPACITY_PROVIDER)
        provider = fields.reading.resource(target)
        if provider is None:
            yield placement_outside(instances, "CapacityProviderArn", target, "capacity provider")
        else:
            for placement in said_placements(provider, (Interfaces("VpcConfig"),)):
                yield replace(placement, role=role)


ELSEWHERE: dict[str, Reader] = {
    "AWS::AppRunner::Service": app_runner_service,
    "AWS::Batch::JobDefinition": batch_jobs,
    "AWS::ElasticBeanstalk::Environment": beanstalk_environment,
    "AWS::Glue::Crawler": glue_crawler,
    "AWS::Glue::Job": glue_job,
    "AWS::Lambda::EventSourceMapping": poller,
    "AWS::Serverless::Application": rotation_application,
    "AWS::Serverless::StateMachine": tasks_of_states,
    "AWS::StepFunctions::StateMachine": tasks_of_states,
}
"""Of types that name no subnets themselves: without a place in the set they are no workloads."""

READERS: dict[str, Reader] = {**INSTANCES, **ELSEWHERE, "AWS::RDS::DBInstance": database_instance}
"""Of types whose network other resources decide too."""

BESIDE: dict[str, Reader] = {
    "AWS::ECS::Service": _service,
    "AWS::ECS::TaskSet": _service,
    "AWS::Events::Rule": _targets_of_rule,
    "AWS::Lambda::Function": _function,
    "AWS::Pipes::Pipe": _target_of_pipe,
    "AWS::Scheduler::Schedule": _target_of_schedule,
}
"""Of types that say subnets or leave them to others: the places that others say, beside their own."""

STARTERS = frozenset({"AWS::Events::Rule", "AWS::Pipes::Pipe", "AWS::Scheduler::Schedule", "AWS::SecretsManager::RotationSchedule"})
"""Types that have interfaces only as what they start: without that they are no workloads."""

IN_DEFAULT_VPC = frozenset(
    {
        "AWS::AmazonMQ::Broker",
        "AWS::Cloud9::EnvironmentEC2",
        "AWS::DAX::Cluster",
        "AWS::DMS::InstanceProfile",
        "AWS::DMS::ReplicationConfig",
        "AWS::DMS::ReplicationInstance",
        "AWS::DocDB::DBCluster",
        "AWS::DocDBElastic::Cluster",
        "AWS::ElastiCache::CacheCluster",
        "AWS::ElastiCache::ReplicationGroup",
        "AWS::ElastiCache::ServerlessCache",
        "AWS::ElasticLoadBalancing::LoadBalancer",
        "AWS::EMR::Cluster",
        "AWS::ImageBuilder::InfrastructureConfiguration",
        "AWS::M2::Environment",
        "AWS::MemoryDB::Cluster",
        "AWS::Neptune::DBCluster",
        "AWS::RDS::DBCluster",
        "AWS::RDS::DBInstance",
        "AWS::Redshift::Cluster",
        "AWS::RedshiftServerless::Workgroup",
    }
)
"""Types that always stand in a VPC: where they name no subnets, in the account's default VPC, or in that of what they are made from.

Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
"""
