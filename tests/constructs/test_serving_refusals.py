"""What a network that serves workloads leaves out, doubts and refuses, with the way out."""

from __future__ import annotations

import aws_cdk as cdk
import pytest
from aws_cdk import aws_batch as batch
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_secretsmanager as secretsmanager
from aws_cdk.assertions import Annotations, Match

from constructs_privatelink import EndpointNetwork, PrivateLinkError
from tests.fixtures_serving import Base, doubts, function, grant
from tests.fixtures_vpc import isolated_vpc


@pytest.fixture
def base() -> Base:
    return Base(cdk.App())


def test_without_leaves_out_and_says_what_nothing_needs(base: Base) -> None:
    grant(base.worker, "sns:Publish")
    base.network.serve(base.worker, without=["sns", "kms"])

    assert base.endpoints() == {"sqs": ["Orders/Worker"]}
    errors = Annotations.from_stack(base.stack).find_error("*", Match.any_value())
    assert [str(error.entry.data) for error in errors] == [
        "EndpointNetwork.serve got without=['kms'], and no workload that it serves needs 'kms'; leave that out"
    ]


@pytest.mark.parametrize(
    ("actions", "id", "words"),
    [
        (
            ["kms:Decrypt"],
            "serve-uncertain",
            "whether 'Orders/Worker' calls 'kms' itself is not known (kms:Decrypt), and its endpoint is made",
        ),
        (["bedrock:*"], "serve-wildcard", "a wildcard lets 'Orders/Worker' call 'bedrock-agent'"),
        (["quux:Do"], "serve-without-endpoint", "no endpoint can be made for what 'Orders/Worker' calls (quux:Do: which endpoint service"),
        (["support:CreateCase"], "serve-without-endpoint", "support:CreateCase: no endpoint service answers"),
        (["*"], "serve-unknown", "its role may call everything, or all but some"),
    ],
)
def test_what_is_uncertain_is_a_warning_at_the_workload(base: Base, actions: list[str], id: str, words: str) -> None:
    grant(base.worker, *actions)
    base.network.serve(base.worker)

    (said,) = doubts(base.orders, id)
    assert words in said


def test_an_uncertain_call_of_what_was_declared_anyway_is_no_matter(base: Base) -> None:
    base.network.add("kms")
    grant(base.worker, "kms:Decrypt")
    base.network.serve(base.worker)

    assert doubts(base.orders, "serve-uncertain") == []


def test_imported_roles_and_unknown_policies_of_aws_are_warnings(base: Base) -> None:
    role = iam.Role.from_role_arn(base.orders, "Role", "arn:aws:iam::111122223333:role/theirs")
    theirs = function(base.orders, base.vpc, "states:StartExecution", id="Theirs", role=role)
    assert base.worker.role is not None
    base.worker.role.add_managed_policy(iam.ManagedPolicy.from_aws_managed_policy_name("AmazonUnheardOfFullAccess"))
    base.worker.role.add_managed_policy(iam.ManagedPolicy.from_aws_managed_policy_name("AmazonSNSFullAccess"))
    base.network.serve(base.worker, theirs)

    assert set(base.endpoints()) == {"sqs", "sns", "states"}
    said = doubts(base.orders, "serve-unknown")
    assert any("AWS decides what is in its policy 'AmazonUnheardOfFullAccess'" in text for text in said)
    assert any("the role's own policies are not in the templates" in text for text in said)
    assert not any("AmazonSNSFullAccess" in text for text in said)


def test_who_is_of_a_kind_that_nobody_reads_is_told_and_not_passed_over(base: Base) -> None:
    group = ec2.SecurityGroup(base.orders, "Group", vpc=base.vpc)
    jobs = batch.FargateComputeEnvironment(base.orders, "Jobs", vpc=base.vpc, vpc_subnets=ec2.SubnetSelection(subnet_group_name="apps"))
    silent = function(base.orders, base.vpc, id="Silent")
    base.network.serve(group, jobs, silent)

    said = doubts(base.orders, "serve-unknown")
    assert [text.split("'")[1] for text in said] == ["Orders/Group", "Orders/Jobs"]
    assert all("no role of it is told, or nothing of its kind is known to call services" in text for text in said)


def test_tasks_that_share_the_groups_of_their_instances_are_refused_with_the_way_out(base: Base) -> None:
    cluster = ecs.Cluster(base.orders, "Cluster", vpc=base.vpc)
    task = ecs.Ec2TaskDefinition(base.orders, "Task")
    task.add_container("Main", image=ecs.ContainerImage.from_registry("nginx"), memory_limit_mib=128)
    provider = ecs.CapacityProviderStrategy(capacity_provider="theirs", weight=1)
    service = ecs.Ec2Service(base.orders, "Service", cluster=cluster, task_definition=task, capacity_provider_strategies=[provider])

    with pytest.raises(PrivateLinkError, match="'Orders/Service' has no security group of its own; serve what it runs on"):
        base.network.serve(service)


def test_an_imported_vpc_may_have_the_endpoints_already(base: Base) -> None:
    vpc = ec2.Vpc.from_vpc_attributes(
        base.orders,
        "Imported",
        vpc_id="vpc-0123456789abcdef0",
        vpc_cidr_block="10.64.0.0/16",
        availability_zones=["eu-west-1a"],
        isolated_subnet_ids=["subnet-0123456789abcdef0"],
        isolated_subnet_route_table_ids=["rtb-0123456789abcdef0"],
    )
    network = EndpointNetwork(base.orders, "Theirs", vpc=vpc)
    group = ec2.SecurityGroup(base.orders, "Group", vpc=vpc)
    worker = lambda_.Function(
        base.orders,
        "There",
        vpc=vpc,
        vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PRIVATE_ISOLATED),
        security_groups=[group],
        runtime=lambda_.Runtime.PYTHON_3_13,
        handler="index.handler",
        code=lambda_.Code.from_inline("def handler(event, context): ..."),
    )
    grant(worker, "sqs:SendMessage")
    network.serve(worker)

    (said,) = doubts(base.orders, "serve-imported-vpc")
    assert "may have endpoints of 'sqs' already" in said


def test_what_cannot_be_made_is_an_error_of_the_synthesis_with_the_way_out(base: Base) -> None:
    vpc = ec2.Vpc.from_vpc_attributes(
        base.orders, "Imported", vpc_id="vpc-0123456789abcdef0", vpc_cidr_block="10.64.0.0/16", availability_zones=["eu-west-1a"],
        private_subnet_ids=["subnet-0123456789abcdef0"],
    )  # fmt: skip
    network = EndpointNetwork(base.orders, "Theirs", vpc=vpc)
    worker = lambda_.Function(
        base.orders, "There", vpc=vpc, runtime=lambda_.Runtime.PYTHON_3_13, handler="index.handler",
        code=lambda_.Code.from_inline("def handler(event, context): ..."),
    )  # fmt: skip
    grant(worker, "s3:GetObject")
    network.serve(worker)

    errors = Annotations.from_stack(base.orders).find_error("*", Match.any_value())
    (said,) = [str(error.entry.data) for error in errors]
    assert said.startswith(
        "'Orders/There' needs 's3' (s3:GetObject): EndpointNetwork 'Theirs'.add_gateway: 's3': the route tables of these"
    )
    assert said.endswith("; or give without=['s3']")


def test_what_cannot_be_served_is_refused_with_the_way_out(base: Base) -> None:
    other = function(base.orders, isolated_vpc(base.orders, "OtherVpc"), id="Elsewhere")
    nowhere = lambda_.Function(
        base.orders, "Nowhere", runtime=lambda_.Runtime.PYTHON_3_13, handler="index.handler", code=lambda_.Code.from_inline("0")
    )
    far_stack = cdk.Stack(base.stack.node.scope, "Far", env=cdk.Environment(region="us-east-1", account="111122223333"))  # type: ignore[arg-type] # the app
    far = function(far_stack, isolated_vpc(far_stack))

    with pytest.raises(PrivateLinkError) as caught:
        base.network.serve(other, nowhere, far, base.worker.role, "worker", without=["kmz-", "sqs"])  # type: ignore[arg-type] # the test is this

    assert caught.value.subject == "EndpointNetwork 'Endpoints'.serve"
    texts = "\n".join(caught.value.reasons)
    assert "'kmz-': the catalogue has no such service" in texts
    assert "'Orders/Elsewhere' stands in the VPC 'Orders/OtherVpc', not in the network's; serve it with a network of that VPC" in texts
    assert "'Orders/Nowhere' stands in no VPC" in texts
    assert "'Far/Worker' is in us-east-1 and the network in eu-west-1" in texts
    assert "which has no network interface (a role alone calls nothing)" in texts
    assert "got 'worker', which has no network interface" in texts
    assert base.endpoints() == {}


def test_rotations_are_refused_with_what_their_functions_call(base: Base) -> None:
    hosted = secretsmanager.HostedRotation.postgre_sql_single_user(vpc=base.vpc)
    with pytest.raises(PrivateLinkError, match=r"no network interface; its function is made at deployment: add\('secretsmanager'\)"):
        base.network.serve(hosted)


def test_nothing_to_serve_and_a_single_text_are_refused(base: Base) -> None:
    with pytest.raises(PrivateLinkError, match="got no workload; give some"):
        base.network.serve()
    with pytest.raises(PrivateLinkError, match=r"got without='kms', which is one string; give a sequence of strings, such as \['kms'\]"):
        base.network.serve(base.worker, without="kms")


def test_what_is_made_for_one_workload_is_in_no_doubt_for_another(base: Base) -> None:
    grant(base.worker, "bedrock:*")
    other = function(base.orders, base.vpc, "bedrock:InvokeModel", id="Other")
    base.network.serve(base.worker, other)

    assert base.endpoints()["bedrock-runtime"] == ["Orders/Other", "Orders/Worker"]
    assert len(doubts(base.orders, "serve-wildcard")) == 1
    assert "'bedrock-runtime'" not in doubts(base.orders, "serve-wildcard")[0]
