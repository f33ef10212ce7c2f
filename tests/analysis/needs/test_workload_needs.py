"""What workloads need: the services that their roles let them call, and the private way to each."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis.needs.callers import CALLERS
from constructs_privatelink.analysis.needs.workload_needs import Need, needs
from constructs_privatelink.analysis.networks.building import build
from constructs_privatelink.analysis.networks.workload_types import CLASSIFIED
from constructs_privatelink.analysis.templates.stack_set import load
from constructs_privatelink.analysis.values import ResourceId
from tests.analysis.needs.fixtures_needs import NAT, PLACE, ROLE, TABLE, certain, endpoint, of, route, ways
from tests.analysis.needs.fixtures_roles import allow, deny, inline
from tests.analysis.networks.fixtures_models import CONDITION, GROUP, VPC, Json, attribute, named, ref, resource, subnet

AWSVPC = {"AwsvpcConfiguration": {"Subnets": [ref("Subnet")], "SecurityGroups": [ref("Group")]}}


def test_a_workload_needs_what_its_role_lets_it_call() -> None:
    needed = of(inline(allow("kms:Sign", "kms:Verify"), allow("sqs:SendMessage")), Sqs=endpoint("sqs"))

    assert needed.needs == (
        Need(
            services=("kms",),
            actions=("kms:Sign", "kms:Verify"),
            path="none",
            subnets=(named("Subnet"),),
            add=('PrivateLinkEndpoint(self, "Kms", service=AwsService.KMS, network=network)',),
        ),
        Need(services=("sqs",), actions=("sqs:SendMessage",), path="endpoint", endpoint=named("Sqs")),
    )


def test_a_private_nat_gateway_leads_somewhere_else() -> None:
    out = route(DestinationCidrBlock="0.0.0.0/0", NatGatewayId=ref("Private"))

    needed = of(inline(allow("kms:Sign")), TABLE, Out=out, Private=resource("EC2::NatGateway", ConnectivityType="private"))

    assert ways(needed) == {"kms": "unknown"}


@pytest.mark.parametrize(("tables", "way"), [([ref("Table")], "endpoint"), ([ref("Elsewhere")], "none"), (ref("Switch"), "unknown")])
def test_a_gateway_endpoint_serves_the_subnets_of_its_route_tables(tables: Json, way: str) -> None:
    gateway = endpoint("s3", VpcEndpointType="Gateway", RouteTableIds=tables)

    needed = of(inline(allow("s3:GetObject")), TABLE, S3=gateway, Elsewhere=resource("EC2::RouteTable", VpcId=ref("Vpc")))

    assert ways(needed) == {"s3": way}


def test_the_subnets_without_a_way_are_named() -> None:
    two = resource("Lambda::Function", Role=ROLE, VpcConfig={**PLACE, "SubnetIds": [ref("Subnet"), ref("Second")]})
    out = route(DestinationCidrBlock="0.0.0.0/0", NatGatewayId=ref("Nat"))

    (need,) = of(inline(allow("kms:Sign")), TABLE, NAT, it=two, Out=out, Second=subnet("10.0.1.0/24")).needs

    assert (need.path, need.subnets) == ("none", (named("Second"),))


@pytest.mark.parametrize("actions", [("*",), ("*:*",)])
def test_all_actions_are_no_service_in_particular(actions: tuple[str, ...]) -> None:
    needed = of(inline(allow(*actions)))

    assert (needed.needs, needed.everything) == ((), True)


def test_what_is_denied_everywhere_is_not_needed() -> None:
    assert of(inline(allow("kms:Sign"), deny("kms:*"))).needs == ()


@pytest.mark.parametrize(("kind", "sure"), [("PRIVATE", ["execute-api"]), ("REGIONAL", [])])
def test_only_private_apis_are_behind_an_endpoint(kind: str, sure: list[str]) -> None:
    api = resource("ApiGateway::RestApi", Name="x", EndpointConfiguration={"Types": [kind]})

    assert certain(of(inline(allow("execute-api:Invoke")), Api=api)) == sure


QUEUES = {"Queue": resource("SQS::Queue"), "Other": resource("SQS::Queue")}


QUEUE = attribute("Queue", "Arn")


@pytest.mark.parametrize("function", [ref("It"), attribute("It", "Arn"), ref("Alias"), ref("Switch"), "by-its-name"])
@pytest.mark.parametrize(("read", "sure"), [("Queue", []), ("Other", ["sqs"])])
def test_lambda_polls_event_sources(function: Json, read: str, sure: list[str]) -> None:
    mapping = resource("Lambda::EventSourceMapping", FunctionName=function, EventSourceArn=QUEUE)
    alias = resource("Lambda::Alias", FunctionName=ref("It"), FunctionVersion="1", Name="live")
    it = resource("Lambda::Function", Role=ROLE, VpcConfig=PLACE, FunctionName="by-its-name")
    role = inline(allow("sqs:ReceiveMessage", "sqs:DeleteMessage", Resource=attribute(read, "Arn")))

    assert certain(of(role, QUEUES, it=it, Mapping=mapping, Alias=alias)) == sure


@pytest.mark.parametrize(("sent", "sure"), [("Queue", []), ("Other", ["sqs"])])
@pytest.mark.parametrize(
    ("properties", "more"),
    [
        ({"DeadLetterConfig": {"TargetArn": QUEUE}}, {}),
        (
            {},
            {
                "Config": resource(
                    "Lambda::EventInvokeConfig", FunctionName=ref("It"), DestinationConfig={"OnFailure": {"Destination": QUEUE}}
                )
            },
        ),
    ],
)
def test_lambda_sends_to_dead_letter_queues_and_destinations(properties: Json, more: Json, sent: str, sure: list[str]) -> None:
    it = resource("Lambda::Function", Role=ROLE, VpcConfig=PLACE, **properties)

    assert certain(of(inline(allow("sqs:SendMessage", Resource=attribute(sent, "Arn"))), QUEUES, more, it=it)) == sure


@pytest.mark.parametrize(("sent", "sure"), [("*", []), (["*", "arn:aws:sqs:eu-west-1:111122223333:other"], ["sqs"])])
def test_a_permission_for_every_queue_may_be_for_others_than_the_dead_letter_queue(sent: Json, sure: list[str]) -> None:
    it = resource("Lambda::Function", Role=ROLE, VpcConfig=PLACE, DeadLetterConfig={"TargetArn": "arn:aws:sqs:eu-west-1:111122223333:dead"})
    needed = of(inline(allow("sqs:SendMessage", Resource=sent)), QUEUES, it=it)

    assert [need.services for need in needed.needs] == [("sqs",)]
    assert certain(needed) == sure


def test_a_function_that_reads_queues_itself_needs_them() -> None:
    assert certain(of(inline(allow("sqs:ReceiveMessage")))) == ["sqs"]


def task(**properties: Json) -> Json:
    started = inline(allow("ecr:GetAuthorizationToken", "ecr:GetDownloadUrlForLayer"), allow("logs:PutLogEvents"))
    image = {"Image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop:1", "LogConfiguration": {"LogDriver": "awslogs"}}
    roles = {"TaskRoleArn": ROLE, "ExecutionRoleArn": attribute("Starts", "Arn")}
    definition = resource("ECS::TaskDefinition", NetworkMode="awsvpc", ContainerDefinitions=[image], **roles, **properties)
    return {"Task": definition, "Starts": started}


@pytest.mark.parametrize(
    ("service", "definition", "counted"),
    [
        ({"LaunchType": "FARGATE"}, {}, True),
        ({"LaunchType": "FARGATE", "PlatformVersion": "LATEST"}, {}, True),
        ({"LaunchType": "FARGATE", "PlatformVersion": "1.3.0"}, {}, False),
        ({"LaunchType": "EC2"}, {"RequiresCompatibilities": ["FARGATE"]}, False),
        ({"CapacityProviderStrategy": [{"CapacityProvider": "FARGATE_SPOT"}]}, {}, True),
        ({"CapacityProviderStrategy": [{"CapacityProvider": "FARGATE"}, {"CapacityProvider": "mine"}]}, {}, False),
        ({}, {"RequiresCompatibilities": ["FARGATE"]}, True),
        ({}, {"RequiresCompatibilities": ["EC2", "FARGATE"]}, False),
        ({"LaunchType": ref("Switch")}, {}, False),
        ({"CapacityProviderStrategy": [{"CapacityProvider": ["FARGATE"]}]}, {}, False),
    ],
)
def test_fargate_starts_a_task_through_its_own_interface(service: Json, definition: Json, counted: bool) -> None:  # noqa: FBT001 - a column
    it = resource("ECS::Service", TaskDefinition=ref("Task"), NetworkConfiguration=AWSVPC, **service)

    needed = of(inline(allow("sqs:SendMessage")), task(**definition), it=it)

    started = [need.services[0] for need in needed.needs if need.actions]
    assert started == ["sqs", *(["ecr.api", "ecr.dkr", "s3", "logs"] if counted else [])]


@pytest.mark.parametrize("public", ["ENABLED", "DISABLED"])
def test_a_task_with_a_public_address_needs_no_endpoint(public: str) -> None:
    placed = {"AwsvpcConfiguration": AWSVPC["AwsvpcConfiguration"] | {"AssignPublicIp": public}}
    it = resource("ECS::Service", TaskDefinition=ref("Task"), NetworkConfiguration=placed, LaunchType="FARGATE")
    out = {"Out": route(DestinationCidrBlock="0.0.0.0/0", GatewayId=ref("Igw")), "Igw": resource("EC2::InternetGateway")}

    needed = of(inline(allow("sqs:SendMessage")), task(), TABLE, out, it=it)

    assert set(ways(needed).values()) == {"internet" if public == "ENABLED" else "none"}


def test_an_instance_with_systems_manager_needs_its_endpoints() -> None:
    role = resource("IAM::Role", ManagedPolicyArns=["arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"])
    instance = resource("EC2::Instance", IamInstanceProfile=ref("Profile"), SubnetId=ref("Subnet"))

    needed = of(role, it=instance, Profile=resource("IAM::InstanceProfile", Roles=[ref("Role")]))

    assert ways(needed) == {"ssm": "none", "ssmmessages": "none"}


@pytest.mark.parametrize("subnets", [[], {"Fn::Transform": {"Name": "Lists"}}])
def test_who_stands_in_no_known_subnets_is_left_out(subnets: Json) -> None:
    placed = resource("Lambda::Function", Role=ROLE, VpcConfig={"SubnetIds": subnets})
    stacks = load({**CONDITION, "Resources": {**VPC, "Role": inline(allow("kms:Sign")), "It": placed}})

    assert needs(stacks, build(stacks)) == ()


@pytest.mark.parametrize("role", [None, "arn:aws:iam::123456789012:role/x", ref("Switch")])
def test_a_workload_whose_role_is_not_in_the_templates_is_left_out(role: Json) -> None:
    it = resource("Lambda::Function", VpcConfig=PLACE, **({} if role is None else {"Role": role}))
    stacks = load({**CONDITION, "Resources": {**VPC, **GROUP, "Subnet": subnet(), "It": it}})

    assert needs(stacks, build(stacks)) == ()


def test_an_imported_vpc_may_have_endpoints() -> None:
    placed = {"Subnet": resource("EC2::Subnet", VpcId="vpc-1", CidrBlock="10.0.0.0/24")}

    assert set(ways(of(inline(allow("kms:Sign")), placed)).values()) == {"unknown"}


def test_the_kinds_of_callers_are_workloads_that_call() -> None:
    by_role = [name for name, kind in CALLERS.items() if kind.by_role]

    assert [name for name in by_role if not getattr(CLASSIFIED[name], "calls", False)] == []
    assert CALLERS.keys() - CLASSIFIED.keys() == set()


def test_results_name_resources_of_the_set() -> None:
    needed = of(inline(allow("kms:Sign")))

    assert (needed.workload, needed.role, needed.subnets) == (ResourceId("Template", "It"), named("Role"), (named("Subnet"),))
