"""A network uses endpoints that are there already and makes the others; nobody makes a second one beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_

from constructs_privatelink import (
    AwsService,
    Bundle,
    EksPrivateClusterEndpoints,
    EndpointBundle,
    EndpointNetwork,
    EndpointPolicy,
    ExistingEndpoint,
    PrivateLinkEndpoint,
    PrivateLinkError,
    PrivateRestApi,
)
from tests.fixtures_intent import analysed
from tests.fixtures_vpc import (
    EGRESS,
    ENDPOINT,
    GROUP,
    endpoint_subnets,
    isolated_vpc,
    new_stack,
    properties,
    resources,
    rules_in,
    warnings_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from constructs_privatelink.constructs.adopted_endpoints import Existing

KMS = "vpce-0123456789abcdef0"
SQS = "vpce-0123456789abcdef1"


@pytest.fixture
def stack() -> cdk.Stack:
    return new_stack(region="eu-west-1")


def network_of(stack: cdk.Stack, vpc: ec2.IVpc, existing: Existing, id: str = "Network", **arguments: Any) -> EndpointNetwork:  # noqa: ANN401 - any argument
    return EndpointNetwork(stack, id, vpc=vpc, subnets=endpoint_subnets(), existing=existing, **arguments)


def test_what_is_there_is_used_and_the_rest_is_made(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    network = network_of(stack, vpc, {AwsService.KMS: KMS})

    endpoints = network.add("kms", "sqs")

    assert isinstance(endpoints["kms"], ExistingEndpoint)
    assert endpoints["kms"] is network.existing["kms"]
    assert endpoints["kms"].vpc_endpoint_id == KMS
    assert [property_["ServiceName"] for property_ in properties(stack, ENDPOINT)] == ["com.amazonaws.eu-west-1.sqs"]
    assert network.existing["kms"].node.path == "Stack/Network/kms"


@pytest.mark.parametrize("key", [AwsService.KMS, "kms", "com.amazonaws.eu-west-1.kms", ec2.InterfaceVpcEndpointAwsService.KMS])
def test_the_service_may_be_said_in_any_form(stack: cdk.Stack, vpc: ec2.Vpc, key: Any) -> None:  # noqa: ANN401 - the forms
    assert network_of(stack, vpc, {key: KMS}).existing["kms"].service == AwsService.KMS


@pytest.mark.parametrize("private_dns", [None, True, False])
def test_an_endpoint_of_the_same_service_is_refused_and_the_existing_one_named(
    stack: cdk.Stack, vpc: ec2.Vpc, *, private_dns: bool | None
) -> None:
    network = network_of(stack, vpc, {AwsService.KMS: KMS})

    with pytest.raises(PrivateLinkError) as refused:
        PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS, private_dns=private_dns)

    assert refused.value.reasons == (
        (
            f"the network uses the endpoint {KMS} of 'kms' that is there already ('Stack/Network/kms'); "
            "use network.existing['kms'], or leave it out of existing"
        ),
    )


def test_the_service_of_another_region_is_another_endpoint(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    network = network_of(stack, vpc, {AwsService.KMS: KMS})

    network.add("kms", service_region="us-west-2")

    assert [property_["ServiceName"] for property_ in properties(stack, ENDPOINT)] == ["com.amazonaws.us-west-2.kms"]


def test_a_global_service_is_that_of_its_home(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    network = network_of(stack, vpc, {AwsService.IAM: KMS})

    assert network.add("iam")["iam"] is network.existing["iam-us-east-1"]


def test_its_private_names_are_taken_in_the_whole_vpc(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    network_of(stack, vpc, {AwsService.KMS: KMS})

    with pytest.raises(PrivateLinkError, match=f"the private DNS name of 'kms', this and '{KMS}'; keep one, or set private_dns=False"):
        PrivateLinkEndpoint(stack, "Kms", vpc=vpc, service=AwsService.KMS)
    PrivateLinkEndpoint(stack, "WithoutNames", vpc=vpc, service=AwsService.KMS, private_dns=False)


def test_without_private_dns_another_network_may_have_the_names(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    kms = PrivateLinkEndpoint.from_attributes(stack, "Old", vpc_endpoint_id=KMS, service=AwsService.KMS, private_dns=False)
    network_of(stack, vpc, {AwsService.KMS: kms})

    PrivateLinkEndpoint(stack, "Kms", vpc=vpc, service=AwsService.KMS)

    assert len(resources(stack, ENDPOINT)) == 1


def test_two_networks_may_use_the_same_endpoint(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    network_of(stack, vpc, {AwsService.KMS: KMS}, "First")

    assert network_of(stack, vpc, {AwsService.KMS: KMS}, "Second").existing["kms"].vpc_endpoint_id == KMS


def test_an_endpoint_that_was_declared_before_has_the_names(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    PrivateLinkEndpoint(stack, "Kms", vpc=vpc, service=AwsService.KMS)

    words = f"existing: 2 endpoints claim the private DNS name of 'kms', the existing {KMS} and 'Stack/Kms'; keep one, or say that"
    with pytest.raises(PrivateLinkError, match=words):
        network_of(stack, vpc, {AwsService.KMS: KMS})


def test_all_that_is_wrong_is_said_at_once(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    sqs = PrivateLinkEndpoint.from_attributes(stack, "Queue", vpc_endpoint_id=SQS, service=AwsService.SQS)
    own: Any = PrivateLinkEndpoint(stack, "Own", vpc=vpc, service=AwsService.STS, private_dns=False)

    with pytest.raises(PrivateLinkError) as refused:
        network_of(
            stack,
            vpc,
            {
                "kms": "kms",
                "sns": cdk.Fn.import_value("SnsEndpoint"),
                "s3express": KMS,
                "logs": sqs,
                "sts": own,
                "kmss": KMS,
                cdk.Fn.import_value("Service"): KMS,
                "com.amazonaws.us-east-1.ec2": KMS,
            },
        )

    assert refused.value.subject == "EndpointNetwork 'Network'"
    told = [reason.partition(";")[0] for reason in refused.value.reasons]
    assert told == [
        "existing: got 'kms' for 'kms'",
        "existing: got a token for 'sns', which may be any text",
        "existing: 's3express' has gateway endpoints only, which route tables lead to and nobody connects to",
        "existing: got the endpoint 'Stack/Queue' of 'sqs' for 'logs'",
        "existing: got an endpoint that the CDK made or imported for 'sts'",
        "existing: 'kmss': the catalogue has no such service",
        "existing: got a token as a service",
        "existing: the service 'com.amazonaws.us-east-1.ec2' is of us-east-1, and the endpoint is made in eu-west-1",
    ]


@pytest.mark.parametrize(
    ("existing", "words"),
    [
        (["vpce-0123456789abcdef0"], "give a mapping from services to ids: existing={AwsService.KMS: 'vpce-...'}"),
        ({AwsService.KMS: KMS, "kms": SQS}, "got 2 endpoints for 'kms'; give one"),
        ({AwsService.KMS: KMS, AwsService.SQS: KMS}, "got 'vpce-0123456789abcdef0' for 'kms' and 'sqs'; an endpoint is of one service"),
    ],
)
def test_what_is_no_mapping_from_services_to_endpoints_is_refused(stack: cdk.Stack, vpc: ec2.Vpc, existing: Any, words: str) -> None:  # noqa: ANN401 - wrong types
    with pytest.raises(PrivateLinkError) as refused:
        network_of(stack, vpc, existing)

    assert words in str(refused.value)


def test_an_id_that_the_deployment_knows_comes_by_attributes(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    kms = PrivateLinkEndpoint.from_attributes(stack, "Kms", vpc_endpoint_id=cdk.Fn.import_value("KmsEndpoint"), service=AwsService.KMS)
    network = network_of(stack, vpc, {AwsService.KMS: kms})

    assert network.add("kms")["kms"] is kms
    with pytest.raises(PrivateLinkError, match="of 'kms' that is there already"):
        PrivateLinkEndpoint(stack, "Second", network=network, service=AwsService.KMS)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (lambda network: network.add("kms", policy=EndpointPolicy.allow("kms:Decrypt")), "its policy is made elsewhere"),
        (lambda network: network.add("kms", private_dns=False), "with private DNS on, got private_dns=False"),
    ],
)
def test_an_existing_endpoint_is_asked_for_as_it_is(
    stack: cdk.Stack, vpc: ec2.Vpc, asked: Callable[[EndpointNetwork], object], words: str
) -> None:
    network = network_of(stack, vpc, {AwsService.KMS: KMS})

    with pytest.raises(PrivateLinkError, match=words):
        asked(network)


def test_a_bundle_takes_what_is_there(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    network = network_of(stack, vpc, {"ecr.api": KMS})

    fargate = EndpointBundle(stack, "Fargate", network=network, bundle=Bundle.ECS_FARGATE)

    assert fargate.members["ecr.api"].endpoint is network.existing["ecr.api"]
    assert not fargate.members["ecr.api"].is_new
    assert fargate.members["ecr.dkr"].is_new
    assert "com.amazonaws.eu-west-1.ecr.api" not in [property_["ServiceName"] for property_ in properties(stack, ENDPOINT)]
    assert "was there already" in fargate.table


def test_the_endpoints_of_a_private_cluster_are_those_that_are_there_and_the_rest(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    network = network_of(stack, vpc, {"eks-auth": KMS, "route53": SQS})

    cluster = EksPrivateClusterEndpoints(stack, "Cluster", network=network, also=["route53"])

    assert cluster.members["eks-auth"].endpoint is network.existing["eks-auth"]
    assert cluster.interface_endpoints["route53"] is network.existing["route53-us-east-1"]
    made = [property_["ServiceName"] for property_ in properties(stack, ENDPOINT)]
    assert "com.amazonaws.eu-west-1.eks-auth" not in made
    assert "com.amazonaws.eu-west-1.ecr.dkr" in made


def test_named_clients_are_said_to_be_let_in_by_nobody_and_the_default_ones_are_not(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    network_of(stack, vpc, {AwsService.KMS: KMS}, "Default")
    assert warnings_of(stack) == []

    network_of(stack, vpc, {AwsService.KMS: KMS}, clients=["10.0.0.0/16"], policy=EndpointPolicy.allow("sqs:*"))

    unchanged, unlimited = warnings_of(stack)
    assert f"no rule was made there for the clients: 'kms' ({KMS})" in unchanged[1]
    assert unchanged[1].endswith("[ack: constructs-privatelink:existing-endpoints-unchanged]")
    assert unlimited[1].endswith("[ack: constructs-privatelink:network-policy-not-taken]")


def test_a_late_client_comes_into_groups_that_are_known(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    group = ec2.SecurityGroup(stack, "Theirs", vpc=vpc)
    client = ec2.SecurityGroup(stack, "Client", vpc=vpc, allow_all_outbound=False)
    kms = PrivateLinkEndpoint.from_attributes(stack, "Kms", vpc_endpoint_id=KMS, service=AwsService.KMS, security_groups=[group])
    network = network_of(stack, vpc, {AwsService.KMS: kms, AwsService.SQS: SQS}, clients=[])

    network.allow_from("10.8.0.0/16")
    network.allow_from(client)

    assert [rule for rule in rules_in(stack) if rule.startswith("10.8")] == ["10.8.0.0/16 tcp 443-443"]
    assert len(properties(stack, EGRESS)) == 1
    assert len(resources(stack, GROUP)) == 2


@pytest.mark.parametrize("keep", [False, True])
def test_the_proof_takes_a_call_to_an_existing_endpoint_for_unknown_and_not_for_lost(*, keep: bool) -> None:
    needs = {}
    every: list[Existing] = [{}, {AwsService.KMS: KMS}]
    for existing in every:
        app = cdk.App()
        stack = cdk.Stack(app, "Stack", env=cdk.Environment(account="111122223333", region="eu-west-1"))
        vpc = isolated_vpc(stack)
        apps = ec2.SubnetSelection(subnet_group_name="apps")
        function = lambda_.Function(
            stack,
            "Function",
            vpc=vpc,
            vpc_subnets=apps,
            runtime=lambda_.Runtime.PYTHON_3_13,
            handler="index.handler",
            code=lambda_.Code.from_inline("def handler(event, context): ..."),
        )
        function.add_to_role_policy(iam.PolicyStatement(actions=["kms:Decrypt", "sns:Publish"], resources=["*"]))
        network_of(stack, vpc, existing, keep_inline_rules=keep).add("sqs")
        (told,) = analysed(app).needs()
        needs[not existing] = {need.services: need for need in told.needs}

    assert {services: need.path for services, need in needs[True].items()} == {("kms",): "none", ("sns",): "none"}
    assert {services: need.path for services, need in needs[False].items()} == {("kms",): "unknown", ("sns",): "none"}
    why = needs[False]["kms",].why
    assert str(why) == (
        f"{KMS}: the network of 'Stack/Network/sqs' uses an endpoint of 'kms' that is there already; no template tells more of it"
    )


def test_nothing_is_made_for_an_existing_endpoint(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    network_of(stack, vpc, {AwsService.KMS: KMS, AwsService.SQS: SQS})

    assert resources(stack, ENDPOINT) == {}
    assert resources(stack, GROUP) == {}


def test_connections_of_an_endpoint_whose_groups_are_not_known_are_refused(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    kms = network_of(stack, vpc, {AwsService.KMS: KMS}).existing["kms"]
    words = "endpoint 'kms': its security groups are not known; give security_groups="

    with pytest.raises(PrivateLinkError, match=words):
        _ = kms.connections
    with pytest.raises(PrivateLinkError, match=r"endpoint 'kms'\.allow_from: its security groups are not known"):
        kms.allow_from("10.0.0.0/16")
    with pytest.raises(PrivateLinkError, match="got the client ExistingEndpoint 'Stack/Network/kms', which has no security group"):
        EndpointNetwork(stack, "Other", vpc=vpc, clients=[kms])


def test_an_endpoint_without_known_groups_stands_where_the_cdk_takes_its_id(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    network = network_of(stack, vpc, {AwsService.APIGATEWAY: KMS})

    api = PrivateRestApi(stack, "Orders", endpoints=[network.existing["execute-api"]])
    api.root.add_method("GET")

    (rest,) = properties(stack, "AWS::ApiGateway::RestApi")
    assert rest["EndpointConfiguration"]["VpcEndpointIds"] == [KMS]
