"""What the CDK calls services is taken here, and what is made here is taken by the CDK."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import aws_cdk as cdk
import pytest
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_elasticloadbalancingv2 as elbv2
from aws_cdk import aws_iam as iam

from constructs_privatelink import (
    ApiGatewayEndpoint,
    AppStreamApiEndpoint,
    AppStreamStreamingEndpoint,
    AwsService,
    EksAuthEndpoint,
    EksEndpoint,
    ElastiCacheEndpoint,
    EndpointNetwork,
    OpenSearchServerlessEndpoint,
    OpenSearchServerlessNextGenEndpoint,
    PrivateLinkEndpoint,
    PrivateLinkError,
    Service,
)
from constructs_privatelink.analysis import load
from constructs_privatelink.catalogue.cdk_names import NAMES_OF_THE_CDK
from constructs_privatelink.constructs.service_objects import l2_service
from tests.fixtures_vpc import (
    GROUP,
    INGRESS,
    endpoint_subnets,
    group_ids,
    isolated_vpc,
    logical_id,
    new_stack,
    properties,
    resources,
    the_endpoint,
)

if TYPE_CHECKING:
    from collections.abc import Callable

L2 = ec2.InterfaceVpcEndpointAwsService
PARTNER = "com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0"


@pytest.mark.parametrize(
    ("given", "name", "short_name"),
    [
        (L2.SECRETS_MANAGER, "secretsmanager", "secretsmanager"),
        (L2("ssm"), "ssm", "ssm"),
        (L2.ECR_DOCKER, "ecr.dkr", "ecr.dkr"),
    ],
)
def test_the_cdks_objects_for_services_are_taken(given: ec2.InterfaceVpcEndpointAwsService, name: str, short_name: str) -> None:
    stack = new_stack(region="eu-west-1")

    made = PrivateLinkEndpoint(stack, "Endpoint", vpc=isolated_vpc(stack), service=given)

    assert made.service is Service.find(given) is Service.find(short_name)
    assert the_endpoint(stack)["Properties"]["ServiceName"] == f"com.amazonaws.eu-west-1.{name}"


def test_a_service_of_ones_own_is_taken_with_its_port() -> None:
    stack = new_stack(region="eu-west-1")

    made = PrivateLinkEndpoint(stack, "Mine", vpc=isolated_vpc(stack), service=ec2.InterfaceVpcEndpointService(PARTNER, 8443))

    assert [str(port) for port in made.service.ports] == ["tcp/8443"]
    assert [(rule["FromPort"], rule["ToPort"]) for rule in properties(stack, INGRESS)] == [(8443, 8443)]


def test_the_cdks_object_for_a_gateway_leads_to_the_construct_for_it() -> None:
    stack = new_stack()
    gateway = cast("ec2.IInterfaceVpcEndpointService", ec2.GatewayVpcEndpointAwsService.S3)

    with pytest.raises(PrivateLinkError, match=r"the CDK's gateway service 'com.amazonaws.{region}.s3'; use GatewayEndpoint\(...\)"):
        PrivateLinkEndpoint(stack, "S3", vpc=isolated_vpc(stack), service=gateway)


@pytest.mark.parametrize(
    ("ports", "port"),
    [(["tcp/9142"], 9142), (["tcp/443", "tcp/1400-1499"], 443), (["tcp/8443", "tcp/9142"], 443), (["tcp/1024-1064"], 443)],
)
def test_the_l2s_form_of_a_service_has_its_port_where_it_has_a_single_one(ports: list[str], port: int) -> None:
    service = Service.custom("com.example.ledger", ports=ports)

    assert l2_service(service, "eu-west-1").port == port


def test_every_constant_of_the_cdk_is_a_constant_here_or_leads_to_one() -> None:
    names = [name for name in dir(L2) if name.isupper()]

    assert [name for name in names if not hasattr(AwsService, NAMES_OF_THE_CDK.get(name, name))] == []


def test_a_deprecated_name_of_the_cdk_names_the_new_one() -> None:
    with pytest.raises(
        AttributeError, match=r"no constant 'CLOUDWATCH'; the CDK calls that deprecated, use AwsService\.CLOUDWATCH_MONITORING"
    ):
        AwsService.CLOUDWATCH  # type: ignore[attr-defined] # noqa: B018 - the reading itself is tried
    with pytest.raises(AttributeError, match=r"did you mean AwsService\.KMS"):
        AwsService.KMSS  # type: ignore[attr-defined] # noqa: B018 - as above


def test_an_endpoint_stands_where_the_cdk_takes_one() -> None:
    stack = new_stack()
    vpc = isolated_vpc(stack)
    made = ApiGatewayEndpoint(stack, "Apis", vpc=vpc)
    existing = ApiGatewayEndpoint.from_attributes(stack, "Existing", vpc_endpoint_id="vpce-0123456789abcdef0")
    configuration = apigateway.EndpointConfiguration(types=[apigateway.EndpointType.PRIVATE], vpc_endpoints=[made, existing])

    policy = iam.PolicyDocument(
        statements=[iam.PolicyStatement(actions=["execute-api:Invoke"], principals=[iam.AnyPrincipal()], resources=["*"])]
    )
    api = apigateway.RestApi(stack, "Api", endpoint_configuration=configuration, policy=policy)
    api.root.add_method("GET", apigateway.MockIntegration())

    (rest_api,) = properties(stack, "AWS::ApiGateway::RestApi")
    assert rest_api["EndpointConfiguration"]["VpcEndpointIds"] == [{"Ref": logical_id(made)}, "vpce-0123456789abcdef0"]
    assert made.stack is stack
    assert made.vpc_endpoint_ref.vpc_endpoint_id == made.vpc_endpoint_id
    assert existing.vpc_endpoint_ref.vpc_endpoint_id == existing.vpc_endpoint_id
    assert existing.env.region == made.env.region


def test_a_removal_policy_is_that_of_the_resource() -> None:
    stack = new_stack()
    made = PrivateLinkEndpoint(stack, "Kms", vpc=isolated_vpc(stack), service=AwsService.KMS)

    made.apply_removal_policy(cdk.RemovalPolicy.RETAIN)

    assert the_endpoint(stack)["DeletionPolicy"] == "Retain"
    existing = PrivateLinkEndpoint.from_attributes(stack, "Old", vpc_endpoint_id="vpce-0123456789abcdef0", service=AwsService.KMS)
    with pytest.raises(PrivateLinkError, match="for an endpoint that is made elsewhere; call it there"):
        existing.apply_removal_policy(cdk.RemovalPolicy.RETAIN)


def test_groups_can_be_brought_to_an_endpoint_with_a_network_of_its_own() -> None:
    stack = new_stack()
    vpc = isolated_vpc(stack)
    group = ec2.SecurityGroup(stack, "Group", vpc=vpc)

    made = PrivateLinkEndpoint(stack, "Kms", vpc=vpc, service=AwsService.KMS, security_groups=[group])

    assert group_ids(stack, made) == [logical_id(group)]
    assert len(resources(stack, GROUP)) == 1
    network = EndpointNetwork(stack, "Network", vpc=vpc)
    with pytest.raises(PrivateLinkError, match=r"got security_groups with network; groups belong to the network"):
        PrivateLinkEndpoint(stack, "Sqs", network=network, service=AwsService.SQS, security_groups=[group])


@pytest.mark.parametrize(
    "endpoint",
    [
        AppStreamApiEndpoint,
        AppStreamStreamingEndpoint,
        EksEndpoint,
        EksAuthEndpoint,
        ElastiCacheEndpoint,
        ApiGatewayEndpoint,
        OpenSearchServerlessNextGenEndpoint,
    ],
)
def test_the_constructs_of_services_take_groups_and_records_as_every_other(endpoint: Callable[..., PrivateLinkEndpoint]) -> None:
    stack = new_stack()
    vpc = isolated_vpc(stack)
    group = ec2.SecurityGroup(stack, "Group", vpc=vpc)

    made = endpoint(stack, "Endpoint", vpc=vpc, security_groups=[group], dns_record_ip_type=ec2.VpcEndpointDnsRecordIpType.IPV4)

    assert group_ids(stack, made) == [logical_id(group)]
    assert the_endpoint(stack)["Properties"]["DnsOptions"] == {"DnsRecordIpType": "ipv4"}
    assert properties(stack, INGRESS) == []


def test_the_endpoint_of_opensearch_serverless_takes_groups_too() -> None:
    stack = new_stack()
    vpc = isolated_vpc(stack)
    group = ec2.SecurityGroup(stack, "Group", vpc=vpc)

    OpenSearchServerlessEndpoint(stack, "Search", vpc=vpc, security_groups=[group])

    (made,) = properties(stack, "AWS::OpenSearchServerless::VpcEndpoint")
    assert made["SecurityGroupIds"] == [stack.resolve(group.security_group_id)]


def test_where_no_rule_is_made_nobody_asks_for_the_blocks_of_an_imported_vpc() -> None:
    stack = new_stack()
    vpc = ec2.Vpc.from_vpc_attributes(
        stack,
        "Vpc",
        vpc_id="vpc-0123456789abcdef0",
        availability_zones=["eu-west-1a"],
        private_subnet_ids=["subnet-0123456789abcdef0"],
    )
    group = ec2.SecurityGroup.from_security_group_id(stack, "Group", "sg-0123456789abcdef0")

    network = EndpointNetwork(stack, "Network", vpc=vpc, security_groups=[group])

    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)
    assert resources(stack, INGRESS) == {}


def test_provider_and_consumer_stand_in_one_app() -> None:
    app = cdk.App()
    provider, consumer = cdk.Stack(app, "Provider"), cdk.Stack(app, "Consumer")
    balancer = elbv2.NetworkLoadBalancer(provider, "Balancer", vpc=isolated_vpc(provider))
    offered = ec2.VpcEndpointService(provider, "Service", vpc_endpoint_service_load_balancers=[balancer])
    ledger = Service.custom(offered.vpc_endpoint_service_name, short_name="ledger", ports=["tcp/8443"])

    made = PrivateLinkEndpoint(
        consumer, "Ledger", vpc=isolated_vpc(consumer), service=ledger, subnets=endpoint_subnets(), clients=["10.0.2.0/24"]
    )

    assert not made.private_dns
    (proof,) = load(app.synth().directory).verify()
    assert (proof.endpoint.short_name, proof.result.verdict) == ("ledger", "reachable")
    assert "Token" not in str(the_endpoint(consumer))


def test_a_token_for_a_name_asks_for_a_short_name() -> None:
    with pytest.raises(PrivateLinkError, match="known at deployment only; give short_name="):
        Service.custom(cdk.Fn.import_value("ServiceName"))
