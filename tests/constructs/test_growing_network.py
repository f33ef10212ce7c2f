"""A network makes endpoints itself: one line for many services, under ids that do not depend on who asks, or in which order."""

from __future__ import annotations

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam

from constructs_privatelink import (
    AwsService,
    EksEndpoint,
    EndpointNetwork,
    EndpointPolicy,
    GatewayEndpoint,
    PrivateLinkEndpoint,
    PrivateLinkError,
    Service,
)
from tests.fixtures_vpc import ENDPOINT, group_ids, isolated_vpc, new_stack, properties, resources

DECRYPT = EndpointPolicy.allow("kms:Decrypt")


@pytest.fixture
def stack() -> cdk.Stack:
    return new_stack(region="eu-west-1")


@pytest.fixture
def network(stack: cdk.Stack, vpc: ec2.Vpc) -> EndpointNetwork:
    return EndpointNetwork(stack, "Network", vpc=vpc)


def test_one_line_makes_an_endpoint_of_each_service_however_it_is_named(stack: cdk.Stack, network: EndpointNetwork) -> None:
    endpoints = network.add("kms", "com.amazonaws.eu-west-1.sqs", AwsService.SNS, ec2.InterfaceVpcEndpointAwsService.ECR)

    assert list(endpoints) == ["kms", "sqs", "sns", "ecr.api"]
    assert [endpoint.service.short_name for endpoint in endpoints.values()] == list(endpoints)
    assert len(resources(stack, ENDPOINT)) == 4
    assert {tuple(group_ids(stack, endpoint)) for endpoint in endpoints.values()} == {tuple(group_ids(stack, endpoints["kms"]))}


def test_an_endpoint_stands_in_the_network_under_the_short_name_of_its_service(network: EndpointNetwork) -> None:
    endpoints = network.add("ecr.api", "kms")

    assert [endpoint.node.path for endpoint in endpoints.values()] == ["Stack/Network/ecr.api", "Stack/Network/kms"]


def test_the_order_of_services_and_calls_changes_no_logical_id() -> None:
    ids = []
    for calls in ([["kms", "sqs"], ["sns"]], [["sns", "sqs", "kms"]], [["sqs"], ["sns"], ["kms"], ["kms"]]):
        stack = new_stack()
        network = EndpointNetwork(stack, "Network", vpc=isolated_vpc(stack))
        for services in calls:
            network.add(*services)
        ids.append(sorted(resources(stack, ENDPOINT).items()))

    assert ids[0] == ids[1] == ids[2]


def test_asking_twice_gives_the_same_endpoint(stack: cdk.Stack, network: EndpointNetwork) -> None:
    first = network.add("kms", policy=DECRYPT)["kms"]

    assert network.add("kms")["kms"] is first
    assert network.add(AwsService.KMS, policy=EndpointPolicy.allow("kms:Decrypt"), private_dns=True)["kms"] is first
    assert network.add("kms", "kms") == {"kms": first}
    assert len(resources(stack, ENDPOINT)) == 1


@pytest.mark.parametrize("policy", [DECRYPT, iam.PolicyDocument.from_json(DECRYPT.to_json())], ids=["ours", "of the CDK"])
def test_a_policy_is_that_of_every_service_of_the_call(
    stack: cdk.Stack, network: EndpointNetwork, policy: EndpointPolicy | iam.PolicyDocument
) -> None:
    network.add("kms", policy=policy)

    (endpoint,) = properties(stack, ENDPOINT)
    assert endpoint["PolicyDocument"]["Statement"][0]["Action"] == "kms:Decrypt"


def test_another_policy_than_that_of_the_endpoint_which_is_there_is_refused(network: EndpointNetwork) -> None:
    network.add("kms", policy=DECRYPT)
    network.add("sqs")

    with pytest.raises(PrivateLinkError) as caught:
        network.add("kms", "sqs", policy=EndpointPolicy.full_access())

    assert caught.value.subject == "EndpointNetwork 'Network'.add"
    assert caught.value.reasons == (
        "'kms': the endpoint 'Stack/Network/kms' is there already, with another policy; give policy=... where it is first asked for",
        "'sqs': the endpoint 'Stack/Network/sqs' is there already, with no policy; give policy=... where it is first asked for",
    )


def test_the_policy_of_the_network_is_what_its_endpoints_have(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    network = EndpointNetwork(stack, "Strict", vpc=vpc, policy=DECRYPT)

    kms = network.add("kms")["kms"]

    assert isinstance(kms, PrivateLinkEndpoint)
    assert kms.policy == DECRYPT
    assert network.add("kms", policy=DECRYPT)["kms"] is kms


def test_other_private_dns_than_that_of_the_endpoint_which_is_there_is_refused(network: EndpointNetwork) -> None:
    off = network.add("kms", private_dns=False)["kms"]

    assert not off.private_dns
    assert network.add("kms")["kms"] is off
    with pytest.raises(PrivateLinkError, match=r"is there already, with private DNS off, got private_dns=True; give it where it is first"):
        network.add("kms", private_dns=True)


def test_other_facts_about_a_service_are_refused(network: EndpointNetwork) -> None:
    ledger = Service.custom("com.example.{region}.ledger", ports=["tcp/8443"])
    mine = network.add(ledger)["ledger"]

    assert network.add(ledger)["ledger"] is mine
    with pytest.raises(PrivateLinkError, match="with other facts about the service; give the same Service both times"):
        network.add(Service.custom("com.example.{region}.ledger"))


def test_an_endpoint_that_was_declared_with_the_network_is_used(stack: cdk.Stack, network: EndpointNetwork) -> None:
    kms = PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)
    eks = EksEndpoint(stack, "Eks", network=network)

    assert network.add("kms", "eks") == {"kms": kms, "eks": eks}
    assert len(resources(stack, ENDPOINT)) == 2


def test_an_endpoint_without_the_names_of_its_service_is_no_endpoint_for_those_who_call_by_them(
    stack: cdk.Stack, network: EndpointNetwork
) -> None:
    hidden = PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS, private_dns=False)

    assert network.add("kms", private_dns=False)["kms"] is hidden
    assert network.add("kms")["kms"] is not hidden
    assert len(resources(stack, ENDPOINT)) == 2


def test_a_service_without_private_dns_is_used_as_it_was_declared(stack: cdk.Stack, network: EndpointNetwork) -> None:
    dynamodb = PrivateLinkEndpoint(stack, "Tables", network=network, service=AwsService.DYNAMODB_STREAMS)

    assert not dynamodb.private_dns
    assert network.add("dynamodb-streams")["dynamodb-streams"] is dynamodb


def test_another_network_of_the_vpc_that_has_the_names_is_told(stack: cdk.Stack, vpc: ec2.Vpc, network: EndpointNetwork) -> None:
    network.add("kms")

    with pytest.raises(PrivateLinkError, match="claim the private DNS name of 'kms', this and 'Stack/Network/kms'; keep one"):
        EndpointNetwork(stack, "Other", vpc=vpc).add("kms")


def test_a_service_of_another_region_is_an_endpoint_of_its_own(stack: cdk.Stack, network: EndpointNetwork) -> None:
    here, there = network.add("kms")["kms"], network.add("kms", service_region="us-west-2")["kms"]

    assert isinstance(here, PrivateLinkEndpoint)
    assert isinstance(there, PrivateLinkEndpoint)
    assert here.node.path == "Stack/Network/kms"
    assert here.service_region is None
    assert there.node.path == "Stack/Network/kms-us-west-2"
    assert there.service_region == "us-west-2"
    assert network.add("kms", service_region="eu-west-1")["kms"] is here
    assert network.add("kms", service_region="us-west-2")["kms"] is there
    assert len(resources(stack, ENDPOINT)) == 2


def test_a_global_service_has_the_region_of_its_home(network: EndpointNetwork) -> None:
    iam_endpoint = network.add("iam")["iam"]

    assert iam_endpoint.node.path == "Stack/Network/iam-us-east-1"
    assert network.add("iam", service_region="us-east-1")["iam"] is iam_endpoint


def test_endpoints_stand_with_the_network_whoever_asks(stack: cdk.Stack, network: EndpointNetwork) -> None:
    app = stack.node.root
    assert isinstance(app, cdk.App)
    other = cdk.Stack(app, "Other", env=cdk.Environment(region="eu-west-1"))
    kms = network.add("kms")["kms"]
    PrivateLinkEndpoint(other, "Sqs", network=network, service=AwsService.SQS)

    sqs = network.add("sqs")["sqs"]

    assert cdk.Stack.of(kms) is stack
    assert sqs.node.path == "Other/Sqs"


def test_every_service_that_nobody_knows_is_told_before_anything_is_made(stack: cdk.Stack, network: EndpointNetwork) -> None:
    with pytest.raises(PrivateLinkError) as caught:
        network.add("sqs", "kmss", "nothing-like-it")

    assert len(caught.value.reasons) == 2
    assert caught.value.reasons[0].startswith("'kmss': ")
    assert caught.value.reasons[1].startswith("'nothing-like-it': the catalogue has no such service")
    assert not resources(stack, ENDPOINT)


def test_what_no_interface_endpoint_can_be_is_refused_by_name(network: EndpointNetwork) -> None:
    with pytest.raises(PrivateLinkError) as caught:
        network.add("s3express", "aoss-managed", "dsql-{id}", "appstream.api", policy=DECRYPT)

    gateway, managed, nameless, policy = caught.value.reasons
    assert gateway.startswith("'s3express': it has a gateway endpoint only")
    assert managed.startswith("'aoss-managed': its endpoints are made by AWS::OpenSearchServerless::VpcEndpoint")
    assert nameless.startswith("'dsql-{id}': its name 'com.amazonaws.{region}.dsql-{id}' asks for 'id'")
    assert policy.startswith("'appstream.api': ")


@pytest.mark.parametrize(
    ("services", "words"),
    [
        ((), "got no service; give some"),
        ((["kms", "sqs"],), "as one service; give them one by one"),
        ((5,), "got service=5"),
    ],
)
def test_what_is_no_service_is_refused(network: EndpointNetwork, services: tuple[str, ...], words: str) -> None:
    with pytest.raises(PrivateLinkError, match=words):
        network.add(*services)


@pytest.mark.parametrize("region", ["nowhere", "us-gov-west-1"])
def test_a_service_region_that_cannot_be_is_refused(network: EndpointNetwork, region: str) -> None:
    with pytest.raises(PrivateLinkError, match=f"got service_region='{region}'"):
        network.add("kms", service_region=region)


def test_gateway_endpoints_are_added_in_the_same_place(stack: cdk.Stack, network: EndpointNetwork) -> None:
    gateways = network.add_gateway("s3", AwsService.DYNAMODB)

    assert [gateway.node.path for gateway in gateways.values()] == ["Stack/Network/s3-gateway", "Stack/Network/dynamodb-gateway"]
    assert network.add_gateway(ec2.GatewayVpcEndpointAwsService.S3)["s3"] is gateways["s3"]
    assert network.add("s3")["s3"].node.path == "Stack/Network/s3"
    assert len(resources(stack, ENDPOINT)) == 3


def test_a_gateway_endpoint_that_is_there_is_used(stack: cdk.Stack, vpc: ec2.Vpc, network: EndpointNetwork) -> None:
    of_the_cdk = vpc.add_gateway_endpoint("S3", service=ec2.GatewayVpcEndpointAwsService.S3)
    declared = GatewayEndpoint(stack, "Tables", network=network, service=AwsService.DYNAMODB, policy=EndpointPolicy.full_access())

    gateways = network.add_gateway("s3", "dynamodb")

    assert gateways["s3"].node.path == of_the_cdk.node.path
    assert gateways["dynamodb"] is declared
    assert network.add_gateway("dynamodb", policy=EndpointPolicy.full_access())["dynamodb"] is declared
    with pytest.raises(PrivateLinkError) as caught:
        network.add_gateway("s3", "dynamodb", policy=EndpointPolicy.allow("s3:GetObject"))
    assert caught.value.reasons == (
        "'s3': the CDK added 'Stack/Vpc/S3' to the VPC; give it the policy there, with add_to_policy(...)",
        "'dynamodb': the endpoint 'Stack/Tables' is there already, with another policy; give policy=... where it is first asked for",
    )


def test_closed_clients_are_let_out_to_the_prefix_list_of_a_gateway_endpoint_that_is_added(
    stack: cdk.Stack, vpc: ec2.Vpc, network: EndpointNetwork
) -> None:
    network.allow_from(ec2.SecurityGroup(stack, "Closed", vpc=vpc, allow_all_outbound=False))
    gateway = network.add_gateway("s3", prefix_list="pl-6da54004")["s3"]

    assert network.add_gateway("s3", prefix_list="pl-6da54004")["s3"] is network.add_gateway("s3")["s3"] is gateway
    (rule,) = resources(stack, "AWS::EC2::SecurityGroupEgress").values()
    assert rule["Properties"]["DestinationPrefixListId"] == "pl-6da54004"
    with pytest.raises(PrivateLinkError, match="with another prefix list; give prefix_list="):
        network.add_gateway("s3", prefix_list="pl-0123456789abcdef0")


def test_each_of_several_gateway_services_has_its_own_prefix_list(stack: cdk.Stack, vpc: ec2.Vpc, network: EndpointNetwork) -> None:
    network.allow_from(ec2.SecurityGroup(stack, "Closed", vpc=vpc, allow_all_outbound=False))
    names = {"pl-6da54004": "com.amazonaws.eu-west-1.s3", "pl-6fa54006": "com.amazonaws.eu-west-1.dynamodb"}
    answer = {"PrefixLists": [{"PrefixListId": listed, "PrefixListName": name, "Cidrs": []} for listed, name in names.items()]}

    with pytest.raises(PrivateLinkError, match="for 2 services, and each has its own; add them one by one, or give the saved answer"):
        network.add_gateway("s3", "dynamodb", prefix_list="pl-6da54004")
    network.add_gateway("s3", "dynamodb", prefix_list=answer)

    rules = resources(stack, "AWS::EC2::SecurityGroupEgress").values()
    assert {rule["Properties"]["DestinationPrefixListId"] for rule in rules} == {*names}


def test_a_gateway_endpoint_of_the_cdk_takes_no_prefix_list(vpc: ec2.Vpc, network: EndpointNetwork) -> None:
    vpc.add_gateway_endpoint("S3", service=ec2.GatewayVpcEndpointAwsService.S3)

    with pytest.raises(PrivateLinkError, match="let closed groups out to the prefix list yourself, or make it a GatewayEndpoint"):
        network.add_gateway("s3", prefix_list="pl-6da54004")


@pytest.mark.parametrize(("service", "words"), [("kms", "'kms': "), (7, "got service=7"), ("s4", "'s4': the catalogue has no")])
def test_what_has_no_gateway_endpoint_is_refused(network: EndpointNetwork, service: str, words: str) -> None:
    with pytest.raises(PrivateLinkError, match=words):
        network.add_gateway(service)
