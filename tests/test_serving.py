"""A network that serves workloads makes exactly the endpoints that they need and the VPC lacks, and says for whom each is there."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import aws_cdk as cdk
import jsii
import pytest
from aws_cdk import aws_autoscaling as autoscaling
from aws_cdk import aws_codebuild as codebuild
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecr as ecr
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_secretsmanager as secretsmanager
from aws_cdk import custom_resources
from aws_cdk.assertions import Annotations, Template

from constructs_privatelink import AwsService, EndpointNetwork, GatewayEndpoint, PrivateLinkEndpoint, PrivateLinkError
from constructs_privatelink.analysis import load
from tests.fixtures_serving import APPS, ENV, Base, doubts, function, grant, needed_by
from tests.fixtures_vpc import ENDPOINT, endpoint_subnets, resources

if TYPE_CHECKING:
    from aws_cdk import cx_api
    from constructs import IConstruct


@pytest.fixture
def app() -> cdk.App:
    return cdk.App()


@pytest.fixture
def base(app: cdk.App) -> Base:
    return Base(app)


def test_the_endpoints_that_a_workload_needs_are_made_while_the_app_is_synthesized(base: Base) -> None:
    base.network.serve(base.worker)
    grant(base.worker, "sns:Publish")  # later than the call

    assert base.endpoints() == {"sqs": ["Orders/Worker"], "sns": ["Orders/Worker"]}


def test_workloads_are_clients_of_the_network(base: Base) -> None:
    base.network.serve(base.worker)

    ingress = {**resources(base.stack, "AWS::EC2::SecurityGroupIngress"), **resources(base.orders, "AWS::EC2::SecurityGroupIngress")}
    assert len(ingress) == 1


def test_a_second_synthesis_changes_nothing(app: cdk.App, base: Base) -> None:
    base.network.serve(base.worker)

    templates = [json.dumps(Template.from_stack(base.stack).to_json(), sort_keys=True)]
    Annotations.from_stack(base.stack)
    templates.append(json.dumps(Template.from_stack(base.stack).to_json(), sort_keys=True))
    templates.append(json.dumps(app.synth(force=True).get_stack_by_name("Net").template, sort_keys=True))

    assert len(set(templates)) == 1


def test_who_serves_and_who_adds_make_the_same_but_for_metadata() -> None:
    templates = []
    for by_hand in (False, True):
        base = Base(cdk.App())
        grant(base.worker, "s3:GetObject")
        if by_hand:
            base.network.allow_from(base.worker)
            base.network.add("sqs")
            base.network.add_gateway("s3")
        else:
            base.network.serve(base.worker)
        every = Template.from_stack(base.stack).to_json()["Resources"]
        templates.append({name: {**resource, "Metadata": None} for name, resource in every.items()})

    assert templates[0] == templates[1]


def test_the_order_of_workloads_and_calls_changes_nothing() -> None:
    seen = []
    for order in (("First", "Second"), ("Second", "First")):
        base = Base(cdk.App())
        workers = {
            name: function(base.orders, base.vpc, f"{prefix}:*", id=name) for name, prefix in (("First", "sns"), ("Second", "states"))
        }
        for name in order:
            base.network.serve(workers[name])
        base.network.serve(base.worker, *workers.values())
        seen.append(Template.from_stack(base.stack).to_json())

    assert seen[0] == seen[1]


def test_one_more_statement_changes_nothing_but_its_endpoint() -> None:
    seen = []
    for more in ((), ("sns:Publish",)):
        base = Base(cdk.App())
        grant(base.worker, *more)
        base.network.serve(base.worker)
        seen.append(Template.from_stack(base.stack).to_json()["Resources"])

    assert {name: resource for name, resource in seen[1].items() if name in seen[0]} == seen[0]
    assert [seen[1][name]["Type"] for name in seen[1].keys() - seen[0].keys()] == [ENDPOINT]


@jsii.implements(cdk.IAspect)
class Grants:
    """Grants something where Aspects come to one construct."""

    def __init__(self, worker: lambda_.Function, action: str) -> None:
        self._worker, self._action = worker, action

    def visit(self, node: IConstruct) -> None:
        """Grant it once."""
        if node is self._worker and self._action:
            grant(self._worker, self._action)
            self._action = ""


@pytest.mark.parametrize("stable", [True, False])
@pytest.mark.parametrize("first", [True, False], ids=["before the network", "after the network"])
def test_what_other_aspects_grant_counts_whatever_the_order_of_the_stacks(stable: bool, first: bool) -> None:  # noqa: FBT001 - cases
    app = cdk.App(context={"@aws-cdk/core:aspectStabilization": stable})
    cdk.Tags.of(app).add("Team", "orders")
    before = cdk.Stack(app, "Before", env=ENV) if first else None
    base = Base(app)
    cdk.Stack(app, "After", env=ENV)
    worker = base.worker if before is None else function(before, base.vpc)
    cdk.Aspects.of(worker).add(Grants(worker, "states:StartExecution"))
    base.network.serve(worker)

    template = Template.from_stack(base.stack)

    made = {name: resource for name, resource in template.find_resources(ENDPOINT).items() if "states" in name}
    assert len(made) == 1
    late = not stable and not first
    tagged = any(tag["Key"] == "Team" for value in made.values() for tag in value["Properties"].get("Tags", []))
    assert tagged is not late
    said = doubts(base.stack, "serve-late")
    assert bool(said) is late
    assert all("what needs 'states'" in text for text in said)


def test_each_stage_has_its_own_and_is_the_same_alone() -> None:
    def in_stage(app: cdk.App, name: str) -> Base:
        stage = cdk.Stage(app, name, env=ENV)
        base = Base(stage)
        base.network.serve(base.worker)
        return base

    together = cdk.App()
    first, second = in_stage(together, "A"), in_stage(together, "B")
    alone = in_stage(cdk.App(), "A")

    assert needed_by(first.stack) == {"sqs": ["A/Orders/Worker"]}
    assert needed_by(second.stack) == {"sqs": ["B/Orders/Worker"]}
    assert Template.from_stack(alone.stack).to_json() == Template.from_stack(first.stack).to_json()
    with pytest.raises(PrivateLinkError, match="'B/Orders/Worker' is of another stage than the network; make a network in each stage"):
        first.network.serve(second.worker)


def test_what_the_kind_of_a_workload_needs_comes_too(base: Base) -> None:
    cluster = ecs.Cluster(base.orders, "Cluster", vpc=base.vpc)
    task = ecs.FargateTaskDefinition(base.orders, "Task")
    task.add_container(
        "app",
        image=ecs.ContainerImage.from_ecr_repository(ecr.Repository.from_repository_name(base.orders, "Repository", "orders")),
        logging=ecs.LogDrivers.aws_logs(stream_prefix="orders"),
        secrets={"KEY": ecs.Secret.from_secrets_manager(secretsmanager.Secret(base.orders, "Secret"))},
    )
    service = ecs.FargateService(
        base.orders, "Service", cluster=cluster, task_definition=task, vpc_subnets=APPS, enable_execute_command=True
    )
    base.network.serve(service)

    assert set(base.endpoints()) == {"ecr.api", "ecr.dkr", "s3-gateway", "logs", "secretsmanager", "ssmmessages"}


def test_instances_of_a_group_need_what_their_role_and_launch_configuration_tell(base: Base) -> None:
    group = autoscaling.AutoScalingGroup(
        base.orders,
        "Group",
        vpc=base.vpc,
        vpc_subnets=APPS,
        instance_type=ec2.InstanceType("t3.micro"),
        machine_image=ec2.MachineImage.latest_amazon_linux2023(),
        ssm_session_permissions=True,
    )
    base.network.serve(group)

    assert set(base.endpoints()) == {"ssm", "ssmmessages"}


def test_functions_of_the_provider_framework_answer_and_invoke_and_other_functions_do_not(base: Base) -> None:
    provider = custom_resources.Provider(base.orders, "Provider", on_event_handler=base.worker, vpc=base.vpc, vpc_subnets=APPS)
    cdk.CustomResource(base.orders, "Custom", service_token=provider.service_token)
    framework = [child for child in provider.node.find_all() if isinstance(child, lambda_.Function)]
    base.network.serve(base.worker, *framework)

    path = "Orders/Provider/framework-onEvent"
    assert base.endpoints() == {"sqs": ["Orders/Worker"], "s3-gateway": [path], "lambda": [path]}
    assert doubts(base.orders, "serve-uncertain") == []


def test_what_is_served_is_proven_and_what_is_taken_away_is_named(app: cdk.App, base: Base) -> None:
    build = codebuild.Project(
        base.orders, "Build", vpc=base.vpc, subnet_selection=APPS, build_spec=codebuild.BuildSpec.from_object({"version": "0.2"})
    )
    grant(base.worker, "dynamodb:GetItem", "kms:Sign", "secretsmanager:GetSecretValue")
    base.network.serve(base.worker, build)

    assembly = app.synth()
    findings = load(assembly.directory).findings()
    assert [finding.rule for finding in findings if finding.severity == "error"] == []
    template = dict(assembly.get_stack_by_name("Net").template)
    for name, resource in template["Resources"].items():
        if resource["Type"] == ENDPOINT:
            rest = {other: made for other, made in template["Resources"].items() if other != name}
            needs = load(_together(assembly, {**template, "Resources": rest})).needs()
            assert any(need.path == "none" for workload in needs for need in workload.needs), name


def _together(assembly: cx_api.CloudAssembly, net: dict[str, Any]) -> dict[str, Any]:
    """Return the templates as one, in which references need no exports."""
    text = json.dumps({**net["Resources"], **assembly.get_stack_by_name("Orders").template["Resources"]})
    for export, output in net.get("Outputs", {}).items():
        text = text.replace(json.dumps({"Fn::ImportValue": f"Net:{export}"}), json.dumps(output["Value"]))
    return {"Resources": json.loads(text)}


def test_standalone_and_managed_policies_of_a_role_count_and_those_of_others_do_not(base: Base) -> None:
    other = function(base.orders, base.vpc, "states:StartExecution", id="Other")
    managed = iam.ManagedPolicy(base.orders, "Managed", statements=[iam.PolicyStatement(actions=["events:PutEvents"], resources=["*"])])
    assert base.worker.role is not None
    base.worker.role.add_managed_policy(managed)
    iam.Policy(
        base.orders,
        "Standalone",
        roles=[base.worker.role],
        statements=[iam.PolicyStatement(actions=["sns:Publish"], resources=["*"])],
    )
    base.network.serve(base.worker)

    assert set(base.endpoints()) == {"sqs", "events", "sns"}
    assert other.node.path == "Orders/Other"


def test_what_is_there_is_used_whoever_made_it(base: Base) -> None:
    PrivateLinkEndpoint(base.stack, "Queues", network=base.network, service=AwsService.SQS)
    GatewayEndpoint(base.stack, "Tables", network=base.network, service=AwsService.DYNAMODB)
    base.vpc.add_interface_endpoint("Topics", service=ec2.InterfaceVpcEndpointAwsService.SNS)
    base.vpc.add_gateway_endpoint("Objects", service=ec2.GatewayVpcEndpointAwsService.S3)
    EndpointNetwork(base.stack, "Elsewhere", vpc=base.vpc, subnets=endpoint_subnets(), clients=[]).add("states")
    grant(base.worker, "dynamodb:GetItem", "sns:Publish", "s3:GetObject", "states:StartExecution")
    base.network.serve(base.worker)

    assert len(resources(base.stack, ENDPOINT)) == 5
    rules = [
        *resources(base.stack, "AWS::EC2::SecurityGroupIngress").values(),
        *resources(base.orders, "AWS::EC2::SecurityGroupIngress").values(),
    ]
    opened = json.dumps([rule["Properties"]["GroupId"] for rule in rules])
    assert "Elsewhere" in opened


def test_an_existing_endpoint_is_used(base: Base) -> None:
    network = EndpointNetwork(
        base.stack, "Adopting", vpc=base.vpc, subnets=endpoint_subnets(), clients=[], existing={AwsService.SQS: "vpce-0123456789abcdef0"}
    )
    network.serve(base.worker)

    assert resources(base.stack, ENDPOINT) == {}


def test_an_endpoint_without_the_names_of_its_service_serves_nobody(base: Base) -> None:
    PrivateLinkEndpoint(base.stack, "Hidden", network=base.network, service=AwsService.SQS, private_dns=False)
    base.network.serve(base.worker)

    assert base.endpoints() == {"Hidden": [], "sqs": ["Orders/Worker"]}


def test_a_resource_of_another_region_has_an_endpoint_of_that_region(base: Base) -> None:
    grant(base.worker, "kms:Sign", resource="arn:aws:kms:us-east-1:111122223333:key/1234")
    base.network.serve(base.worker)

    assert set(base.endpoints()) == {"sqs", "kms-us-east-1"}


def test_gateway_endpoints_are_for_those_who_need_them(base: Base) -> None:
    reader = function(base.orders, base.vpc, "s3:GetObject", id="Reader", allow_all_outbound=False)
    closed = function(base.orders, base.vpc, "sqs:SendMessage", id="Closed", allow_all_outbound=False)
    base.network.serve(reader, closed)

    (said,) = doubts(base.stack, "gateway-prefix-list")
    assert "'Orders/Reader/SecurityGroup'" in said
    assert "Closed" not in said


def test_who_is_let_in_by_name_is_a_client_of_gateway_endpoints_too(base: Base) -> None:
    reader = function(base.orders, base.vpc, "s3:GetObject", id="Reader")
    closed = function(base.orders, base.vpc, id="Closed", allow_all_outbound=False)
    base.network.serve(reader, closed)
    base.network.allow_from(closed)

    (said,) = doubts(base.stack, "gateway-prefix-list")
    assert "'Orders/Closed/SecurityGroup'" in said


def test_without_a_region_the_names_of_services_are_those_of_the_stack() -> None:
    base = Base(cdk.App(), env=None)
    base.network.serve(base.worker)

    assert base.endpoints() == {"sqs": ["Orders/Worker"]}


def test_who_serves_nobody_loads_no_table_of_needs() -> None:
    code = """
import sys
import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2
from constructs_privatelink import EndpointNetwork
app = cdk.App()
stack = cdk.Stack(app, "Stack")
EndpointNetwork(stack, "Network", vpc=ec2.Vpc(stack, "Vpc", nat_gateways=0)).add("kms")
app.synth()
tables = (".workload_kinds", ".catalogue.actions")
print([name for name in sys.modules if name.startswith("constructs_privatelink.analysis") or name.endswith(tables)])
"""
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)

    assert done.stdout.strip().endswith("[]")
