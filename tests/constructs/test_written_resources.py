"""To read what workloads need changes nothing of them: what Aspects add after the reading is in the templates."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import aws_cdk as cdk
import jsii
import pytest
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecr as ecr
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_iam as iam
from aws_cdk.assertions import Annotations, Match, Template

from tests.fixtures_serving import APPS, ENV, Base, doubts, function
from tests.fixtures_vpc import ENDPOINT, resources

if TYPE_CHECKING:
    from collections.abc import Callable

    from constructs import IConstruct

pytestmark = pytest.mark.parametrize("stable", [True, False], ids=["stable", "not stable"])


@jsii.implements(cdk.IAspect)
class Once:
    """Does something where Aspects come to one construct, once."""

    def __init__(self, at: IConstruct, act: Callable[[], object]) -> None:
        self._at, self._act = at, act
        self._is_done = False

    def visit(self, node: IConstruct) -> None:
        """Do it."""
        if node is self._at and not self._is_done:
            self._is_done = True
            self._act()


def base_of(stable: bool) -> Base:  # noqa: FBT001 - the parameter of every test
    return Base(cdk.App(context={"@aws-cdk/core:aspectStabilization": stable}))


def task_of(base: Base) -> ecs.FargateTaskDefinition:
    task = ecs.FargateTaskDefinition(base.orders, "Task")
    task.add_container("app", image=image_of(base, "orders"))
    return task


def image_of(base: Base, name: str) -> ecs.ContainerImage:
    return ecs.ContainerImage.from_ecr_repository(ecr.Repository.from_repository_name(base.orders, f"Repository-{name}", name))


def service_of(base: Base, task: ecs.FargateTaskDefinition) -> ecs.FargateService:
    cluster = ecs.Cluster(base.orders, "Cluster", vpc=base.vpc)
    return ecs.FargateService(base.orders, "Service", cluster=cluster, task_definition=task, vpc_subnets=APPS)


def test_a_container_that_an_aspect_adds_is_in_the_task_and_counts(stable: bool) -> None:  # noqa: FBT001
    base = base_of(stable)
    task = task_of(base)
    logging = ecs.LogDrivers.aws_logs(stream_prefix="agent")
    cdk.Aspects.of(base.orders).add(Once(task, lambda: task.add_container("agent", image=image_of(base, "agent"), logging=logging)))
    base.network.serve(service_of(base, task))

    made = resources(base.stack, ENDPOINT)
    assert len(made) == 4
    assert any(name.startswith("Endpointslogs") for name in made)
    (resource,) = Template.from_stack(base.orders).find_resources("AWS::ECS::TaskDefinition").values()
    assert [container["Name"] for container in resource["Properties"]["ContainerDefinitions"]] == ["app", "agent"]


def test_commands_that_an_aspect_adds_to_an_instance_are_in_its_data(stable: bool) -> None:  # noqa: FBT001
    base = base_of(stable)
    image = ec2.MachineImage.latest_amazon_linux2023()
    instance = ec2.Instance(
        base.orders, "Host", vpc=base.vpc, vpc_subnets=APPS, instance_type=ec2.InstanceType("t3.micro"), machine_image=image
    )
    cdk.Aspects.of(base.orders).add(Once(instance, lambda: instance.user_data.add_commands("echo late")))
    base.network.serve(instance)

    assert "echo late" in json.dumps(Template.from_stack(base.orders).find_resources("AWS::EC2::Instance"))


def test_what_a_task_asks_for_from_the_start_is_tagged_and_draws_no_warning(stable: bool) -> None:  # noqa: FBT001
    base = base_of(stable)
    cdk.Tags.of(base.stack).add("Team", "orders")
    base.network.serve(service_of(base, task_of(base)))

    made = Template.from_stack(base.stack).find_resources(ENDPOINT).values()
    assert len(made) == 3
    assert all({"Key": "Team", "Value": "orders"} in resource["Properties"]["Tags"] for resource in made)
    assert doubts(base.stack, "serve-late") == []


def test_a_role_of_another_stack_is_read_in_every_synthesis(stable: bool) -> None:  # noqa: FBT001
    base = base_of(stable)
    roles = cdk.Stack(base.stack.node.scope, "Roles", env=ENV)  # type: ignore[arg-type] # the app
    role = iam.Role(roles, "Role", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"))
    far = function(base.orders, base.vpc, "states:StartExecution", id="Far", role=role)
    base.network.serve(base.worker, far)

    for _ in range(2):
        assert base.endpoints() == {"sqs": ["Orders/Worker"], "states": ["Orders/Far"]}
        assert doubts(base.orders, "serve-unknown") == []
    assert {child.node.id for child in base.stack.node.root.node.children if isinstance(child, cdk.Stack)} == {"Net", "Orders", "Roles"}
    assert Annotations.from_stack(base.stack).find_error("*", Match.any_value()) == []


def test_a_policy_that_stands_at_one_workload_may_be_anothers(stable: bool) -> None:  # noqa: FBT001
    base = base_of(stable)
    other = function(base.orders, base.vpc, id="Other")
    assert other.role is not None
    allowed = iam.PolicyStatement(actions=["sns:Publish"], resources=["*"])
    iam.Policy(base.worker, "Shared", roles=[other.role], statements=[allowed])
    base.network.serve(base.worker, other)

    assert base.endpoints() == {"sqs": ["Orders/Worker"], "sns": ["Orders/Other"]}
