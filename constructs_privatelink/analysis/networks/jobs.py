"""What stands where another resource of the set says: jobs of AWS Batch and AWS Glue, services of AWS App Runner, pollers of brokers.

Sources: https://docs.aws.amazon.com/batch/latest/userguide/compute_environments.html,
https://docs.aws.amazon.com/glue/latest/dg/connection-properties.html, https://docs.aws.amazon.com/apprunner/latest/dg/network-vpc.html,
https://docs.aws.amazon.com/lambda/latest/dg/with-msk-cluster-network.html, https://docs.aws.amazon.com/lambda/latest/dg/with-mq.html
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.id_texts import target_in
from constructs_privatelink.analysis.networks.instances import compute_environment
from constructs_privatelink.analysis.networks.placements import Placement, placement_outside, role_of, unknown_placement
from constructs_privatelink.analysis.networks.properties import GROUP, SUBNET, Fields
from constructs_privatelink.analysis.networks.said_placements import said_placements
from constructs_privatelink.analysis.networks.workload_types import IN_SUBNET_GROUP, PIPED
from constructs_privatelink.analysis.values import Given, Outside, Unknown, known_values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.values import ResourceId, Target

_ENVIRONMENT = "AWS::Batch::ComputeEnvironment"
_CONNECTION = "AWS::Glue::Connection"
_CONNECTOR = "AWS::AppRunner::VpcConnector"
_BROKER = "AWS::AmazonMQ::Broker"
_CLUSTER = "AWS::MSK::Cluster"
_SERVERLESS = "AWS::MSK::ServerlessCluster"
_DOCUMENTS = "AWS::DocDB::DBCluster"
_BROKERS = (_BROKER, _CLUSTER, _SERVERLESS)
_FUNCTIONS = ("AWS::Lambda::Function", "AWS::Serverless::Function")
_POLLED: frozenset[str | ResourceId] = frozenset({"lambda", "secretsmanager", "sts"})
"""What a poller calls: it assumes the function's role, reads the credentials of the brokers, and invokes the function."""


def batch_jobs(fields: Fields) -> Iterator[Placement]:
    """Yield where the jobs of a definition stand: in the compute environments of the set for their platform."""
    platforms = fields.get("PlatformCapabilities")
    fargate = isinstance(platforms, list) and "FARGATE" in platforms
    environments = [environment for environment in fields.reading.of_type(_ENVIRONMENT) if _is_fargate(environment) in {fargate, None}]
    role, execution = _role(fields, "JobRoleArn", "TaskRoleArn"), _role(fields, "ExecutionRoleArn", "ExecutionRoleArn")
    for environment in environments:
        for placement in compute_environment(environment):
            yield replace(
                placement,
                role=role if role is not None else None if fargate else placement.role,
                execution_role=execution if fargate else None,
                without_role=fargate and role is None,
            )
    if not environments:
        why = "the compute environments that run it are not in the templates"
        yield unknown_placement(Unknown(Code.UNKNOWN_RESOURCE, fields.where("PlatformCapabilities"), why))


def _is_fargate(environment: Fields) -> bool | None:
    """Return whether a compute environment is AWS Fargate; None where that is not known."""
    resources = environment.object("ComputeResources")
    kind = resources.text("Type") if isinstance(resources, Fields) else resources
    return None if kind is None or isinstance(kind, Unknown) else kind.upper().startswith("FARGATE")


def _role(definition: Fields, of_container: str, of_task: str) -> Target | None:
    container = definition.object("ContainerProperties")
    if isinstance(container, Fields) and container.has(of_container):
        return role_of(container, of_container)
    return role_of(definition, f"EcsProperties.TaskProperties.{of_task}")


def glue_job(fields: Fields) -> Iterator[Placement]:
    """Yield where a job stands: where its connections say."""
    connections = fields.object("Connections")
    if isinstance(connections, Unknown):
        yield unknown_placement(connections)
    elif connections is not None:
        targets = connections.targets("Connections", _CONNECTION)
        if isinstance(targets, Unknown):
            yield unknown_placement(targets)
        for target in known_values(targets or ()):
            yield from _connection_placements(fields, target, "Connections")


def glue_crawler(fields: Fields) -> Iterator[Placement]:
    """Yield where a crawler stands: where the connections of its targets say."""
    targets = fields.object("Targets")
    for kind in ("JdbcTargets", "MongoDBTargets", "DeltaTargets", "S3Targets", "CatalogTargets", "IcebergTargets"):
        configured = targets.objects(kind) if isinstance(targets, Fields) else ()
        for crawled in configured if isinstance(configured, tuple) else ():
            if isinstance(crawled, Fields) and crawled.has("ConnectionName"):
                yield from _connection_placements(fields, crawled.target("ConnectionName", _CONNECTION), "Targets")


def _connection_placements(fields: Fields, target: Target | None, name: str) -> Iterator[Placement]:
    connection = fields.reading.resource(target)
    if connection is None and isinstance(target, Outside):
        connection = next(
            (connection for connection in fields.reading.of_type(_CONNECTION) if _connection_name(connection) == target.id), None
        )
    if connection is None:
        yield placement_outside(fields, name, target, "connection")
        return
    details = connection.object("ConnectionInput")
    place = details.object("PhysicalConnectionRequirements") if isinstance(details, Fields) else details
    if isinstance(place, Unknown):
        yield unknown_placement(place, role_of(fields, "Role"))
    elif place is not None and place.has("SubnetId"):
        subnet = place.target("SubnetId", SUBNET)
        groups = place.targets("SecurityGroupIdList", GROUP) or None
        yield Placement(() if subnet is None else (subnet,), groups, role_of(fields, "Role"))


def _connection_name(connection: Fields) -> object:
    details = connection.object("ConnectionInput")
    return details.get("Name") if isinstance(details, Fields) else None


def app_runner_service(fields: Fields) -> Iterator[Placement]:
    """Yield where a service sends from: the interfaces of its VPC connector."""
    network = fields.object("NetworkConfiguration")
    egress = network.object("EgressConfiguration") if isinstance(network, Fields) else network
    if isinstance(egress, Unknown):
        yield unknown_placement(egress)
        return
    if egress is None or not egress.has("VpcConnectorArn"):
        return
    target = egress.target("VpcConnectorArn", _CONNECTOR)
    connector = fields.reading.resource(target)
    if connector is None:
        yield placement_outside(fields, "NetworkConfiguration.EgressConfiguration.VpcConnectorArn", target, "VPC connector")
        return
    subnets = connector.targets("Subnets", SUBNET)
    role = role_of(fields, "InstanceConfiguration.InstanceRoleArn")
    yield Placement(
        subnets if subnets is not None else connector.missing("Subnets"),
        connector.targets("SecurityGroups", GROUP) or None,
        role,
        default_group=True,
        without_role=role is None and not fields.unread and not fields.has("InstanceConfiguration.InstanceRoleArn"),
    )


def poller(fields: Fields) -> Iterator[Placement]:
    """Yield where Lambda polls an event source from: the subnets of its brokers, with their groups."""
    if fields.has("SelfManagedEventSource"):
        yield from _self_managed(fields)
    elif fields.has("DocumentDBEventSourceConfig"):
        yield from _with_documents(fields)
    else:
        role = _role_of_function(fields)
        yield from (replace(placement, role=role, calls=_POLLED) for placement in _with_brokers(fields, "EventSourceArn"))


def polling_pipe(fields: Fields) -> Iterator[Placement]:
    """Yield where EventBridge Pipes polls a source from: the subnets of its brokers, with their groups.

    What its role is for, the target above all, Pipes calls from elsewhere.

    Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-msk.html
    """
    yield from (replace(placement, calls=PIPED) for placement in _with_brokers(fields, "Source"))


def _with_brokers(fields: Fields, name: str) -> Iterator[Placement]:
    """Yield where the brokers stand that a property names; nothing where it names no brokers."""
    source = fields.target(name, *_BROKERS)
    brokers = fields.reading.resource(source)
    if brokers is not None and brokers.resource.type == _BROKER:
        yield _beside(brokers, "SubnetIds")
    elif brokers is not None and brokers.resource.type == _CLUSTER:
        nodes = brokers.object("BrokerNodeGroupInfo")
        if isinstance(nodes, Fields):
            yield _beside(nodes, "ClientSubnets")
    elif brokers is not None and brokers.resource.type == _SERVERLESS:
        yield from (_beside(config, "SubnetIds") for config in known_values(brokers.objects("VpcConfigs")) if isinstance(config, Fields))
    elif isinstance(source, Outside) and (":kafka:" in source.id or ":mq:" in source.id):
        yield placement_outside(fields, name, source, "event source")


def _with_documents(fields: Fields) -> Iterator[Placement]:
    """Yield where a poller of Amazon DocumentDB stands: with the cluster that the ARN of the source names.

    Source: https://docs.aws.amazon.com/lambda/latest/dg/with-documentdb.html
    """
    source = fields.values.get("EventSourceArn")
    text = source.key or "" if isinstance(source, Unknown) else ""
    named = [
        cluster
        for cluster in fields.reading.of_type(_DOCUMENTS)
        if any(f"${{{cluster.id}{end}" in text for end in "}.") or cluster.id == fields.target("EventSourceArn")
    ]
    for placement in said_placements(named[0], [IN_SUBNET_GROUP]) if named else ():
        yield replace(placement, role=_role_of_function(fields), calls=_POLLED)
    if not named:
        yield replace(placement_outside(fields, "EventSourceArn", fields.target("EventSourceArn"), "event source"), calls=_POLLED)


def _beside(brokers: Fields, subnets: str) -> Placement:
    placed = brokers.targets(subnets, SUBNET)
    return Placement(() if placed is None else placed, brokers.targets("SecurityGroups", GROUP) or None, default_group=True)


def _self_managed(fields: Fields) -> Iterator[Placement]:
    """Yield where a poller of Apache Kafka stands that one runs oneself: its access configurations say."""
    listed = fields.objects("SourceAccessConfigurations")
    if isinstance(listed, Unknown):
        yield unknown_placement(listed, calls=_POLLED)
        return
    by_kind: dict[str, list[Target]] = {"VPC_SUBNET": [], "VPC_SECURITY_GROUP": []}
    for part in listed:
        kind = part.get("Type") if isinstance(part, Fields) else None
        if isinstance(part, Fields) and isinstance(kind, str) and kind in by_kind:
            by_kind[kind].append(_target_of_uri(part, SUBNET if kind == "VPC_SUBNET" else GROUP))
    if by_kind["VPC_SUBNET"]:
        groups = tuple(by_kind["VPC_SECURITY_GROUP"]) or None
        yield Placement(tuple(by_kind["VPC_SUBNET"]), groups, _role_of_function(fields), calls=_POLLED)


def _target_of_uri(configuration: Fields, type: str) -> Target:
    """Return what a ``URI`` names: ``subnet:subnet-0123`` or the id alone."""
    target = configuration.target("URI", type) or configuration.missing("URI")
    if isinstance(target, Outside) and not isinstance(target, Given):
        return Outside(target.id.partition(":")[2] or target.id)
    value = configuration.get("URI")
    kind, _, text = value.key.partition(":") if isinstance(value, Unknown) and value.key is not None else ("", "", "")
    return target_in(text, configuration, value) if isinstance(value, Unknown) and text and "${" not in kind else target


def _role_of_function(fields: Fields) -> Target | None:
    function = fields.reading.resource(fields.target("FunctionName", *_FUNCTIONS))
    return role_of(function, "Role") if function is not None and function.resource.type in _FUNCTIONS else None
