"""The gateway endpoint of Amazon S3 in the set of a private EKS cluster: its route tables and its policy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam

from constructs_privatelink import EksPrivateClusterEndpoints, EndpointNetwork, EndpointPolicy, PrivateLinkError
from tests.fixtures_vpc import ENDPOINT, endpoint_subnets, isolated_vpc, new_stack, properties, warnings_of

if TYPE_CHECKING:
    from collections.abc import Sequence

BUCKET = "arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*"


def gateways_of(stack: cdk.Stack) -> list[dict[str, Any]]:
    return [endpoint for endpoint in properties(stack, ENDPOINT) if endpoint["VpcEndpointType"] == "Gateway"]


def the_gateway(stack: cdk.Stack) -> dict[str, Any]:
    (gateway,) = gateways_of(stack)
    return gateway


def tables_of(stack: cdk.Stack, subnets: Sequence[ec2.ISubnet]) -> list[object]:
    return [stack.resolve(subnet.route_table.route_table_id) for subnet in subnets]


def test_private_and_isolated_subnets_lead_to_s3(stack: cdk.Stack) -> None:
    kinds = (ec2.SubnetType.PUBLIC, ec2.SubnetType.PRIVATE_WITH_EGRESS, ec2.SubnetType.PRIVATE_ISOLATED)
    subnets = [ec2.SubnetConfiguration(name=kind.name, subnet_type=kind) for kind in kinds]
    vpc = ec2.Vpc(stack, "Vpc", max_azs=2, subnet_configuration=subnets)

    EksPrivateClusterEndpoints(stack, "Cluster", vpc=vpc)

    assert the_gateway(stack)["RouteTableIds"] == tables_of(stack, [*vpc.private_subnets, *vpc.isolated_subnets])
    assert the_gateway(stack)["ServiceName"] == {"Fn::Join": ["", ["com.amazonaws.", {"Ref": "AWS::Region"}, ".s3"]]}


def test_the_subnets_of_the_nodes_are_enough(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    nodes = ec2.SubnetSelection(subnet_group_name="apps")

    EksPrivateClusterEndpoints(stack, "Cluster", vpc=vpc, subnets=endpoint_subnets(), gateway_subnets=nodes)

    assert the_gateway(stack)["RouteTableIds"] == tables_of(stack, vpc.select_subnets(subnet_group_name="apps").subnets)


def imported(stack: cdk.Stack, **more: Any) -> ec2.IVpc:  # noqa: ANN401 - whatever the CDK takes
    return ec2.Vpc.from_vpc_attributes(
        stack,
        "Vpc",
        vpc_id="vpc-0123456789abcdef0",
        vpc_cidr_block="10.64.0.0/16",
        availability_zones=["eu-west-1a", "eu-west-1b"],
        isolated_subnet_ids=["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
        **more,
    )


def test_an_imported_vpc_with_its_route_tables_will_do(stack: cdk.Stack) -> None:
    tables = ["rtb-0123456789abcdef0", "rtb-0123456789abcdef1"]
    vpc = imported(stack, isolated_subnet_route_table_ids=tables)

    EksPrivateClusterEndpoints(stack, "Cluster", vpc=vpc)

    assert the_gateway(stack)["RouteTableIds"] == tables


def test_route_tables_that_are_not_known_are_asked_for(stack: cdk.Stack) -> None:
    vpc = imported(stack)

    with pytest.raises(PrivateLinkError) as refused:
        EksPrivateClusterEndpoints(stack, "Cluster", vpc=vpc)
    EksPrivateClusterEndpoints(stack, "Fewer", vpc=vpc, leave_out=["s3", "ecr.api", "ecr.dkr"])

    assert "the route tables of these imported subnets are not known: 'Stack/Vpc/IsolatedSubnet1', 'Stack/Vpc/Isolated" in str(
        refused.value
    )
    assert "or give leave_out=['s3']" in str(refused.value)
    assert gateways_of(stack) == []


def test_a_vpc_of_public_subnets_has_nothing_to_route(stack: cdk.Stack) -> None:
    public = [ec2.SubnetConfiguration(name="public", subnet_type=ec2.SubnetType.PUBLIC)]
    vpc = ec2.Vpc(stack, "Vpc", max_azs=2, subnet_configuration=public)

    with pytest.raises(PrivateLinkError, match="got no subnets whose route tables could lead to S3; give gateway_subnets"):
        EksPrivateClusterEndpoints(stack, "Cluster", vpc=vpc)


def test_while_a_lookup_of_the_vpc_is_pending_its_subnets_are_not_missed() -> None:
    looking_up = new_stack(region="eu-west-1", account="111122223333")
    vpc = ec2.Vpc.from_lookup(looking_up, "Vpc", vpc_id="vpc-0123456789abcdef0")

    cluster = EksPrivateClusterEndpoints(looking_up, "Cluster", vpc=vpc, gateway_subnets=ec2.SubnetSelection(subnet_group_name="nodes"))

    assert cluster.s3_gateway is not None


def with_gateway(stack: cdk.Stack, *groups: str) -> ec2.Vpc:
    vpc = isolated_vpc(stack)
    where = [ec2.SubnetSelection(subnet_group_name=group) for group in groups]
    vpc.add_gateway_endpoint("Buckets", service=ec2.GatewayVpcEndpointAwsService.S3, subnets=where or None)
    return vpc


@pytest.mark.parametrize("groups", [(), ("apps",)])
def test_a_route_table_has_one_route_to_s3(stack: cdk.Stack, groups: tuple[str, ...]) -> None:
    vpc = with_gateway(stack, *groups)

    with pytest.raises(PrivateLinkError) as refused:
        EksPrivateClusterEndpoints(stack, "Cluster", vpc=vpc, subnets=endpoint_subnets())
    EksPrivateClusterEndpoints(stack, "Fewer", vpc=vpc, subnets=endpoint_subnets(), leave_out=["s3"])

    assert "'s3' ('Stack/Vpc/Buckets'); give leave_out=['s3'] to use those" in str(refused.value)
    assert len(gateways_of(stack)) == 1
    assert warnings_of(stack) == []


def test_a_gateway_for_other_subnets_or_another_service_is_not_in_the_way(stack: cdk.Stack) -> None:
    vpc = with_gateway(stack, "endpoints")
    vpc.add_gateway_endpoint("Tables", service=ec2.GatewayVpcEndpointAwsService.DYNAMODB)

    nodes = ec2.SubnetSelection(subnet_group_name="apps")
    EksPrivateClusterEndpoints(stack, "Cluster", vpc=vpc, subnets=endpoint_subnets(), gateway_subnets=nodes)

    assert len(gateways_of(stack)) == 3


def test_everything_is_allowed_unless_a_policy_is_given(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    EksPrivateClusterEndpoints(stack, "Cluster", vpc=vpc, subnets=endpoint_subnets())

    assert "PolicyDocument" not in the_gateway(stack)


def test_the_smallest_policy_lets_nodes_read_the_layers_of_images(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    layers = EndpointPolicy.allow("s3:GetObject", resources=f"arn:aws:s3:::prod-{stack.region}-starport-layer-bucket/*", sid="Layers")

    EksPrivateClusterEndpoints(stack, "Cluster", vpc=vpc, subnets=endpoint_subnets(), gateway_policy=layers)

    bucket = {"Fn::Join": ["", ["arn:aws:s3:::prod-", {"Ref": "AWS::Region"}, "-starport-layer-bucket/*"]]}
    (statement,) = the_gateway(stack)["PolicyDocument"]["Statement"]
    assert statement == {"Sid": "Layers", "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": bucket}
    assert warnings_of(stack) == []


def test_the_policy_stays_open_to_the_cdks_own_way(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    layers = EndpointPolicy.allow("s3:GetObject", resources=BUCKET)
    cluster = EksPrivateClusterEndpoints(stack, "Cluster", vpc=vpc, subnets=endpoint_subnets(), gateway_policy=layers)

    assert cluster.s3_gateway is not None
    cluster.s3_gateway.add_to_policy(
        iam.PolicyStatement(principals=[iam.AnyPrincipal()], actions=["s3:PutObject"], resources=["arn:aws:s3:::backups/*"])
    )

    assert len(the_gateway(stack)["PolicyDocument"]["Statement"]) == 2


@pytest.mark.parametrize(
    "policy",
    [
        EndpointPolicy.full_access(),
        EndpointPolicy.allow("s3:Get*", resources="*"),
        EndpointPolicy.allow("s3:*", resources="arn:aws:s3:::*"),
        EndpointPolicy.allow("s3:GetObject", resources=["arn:aws:s3:::mine/*", BUCKET]),
        EndpointPolicy.allow("s3:GetObject", resources="arn:aws-cn:s3:::prod-cn-north-1-starport-layer-bucket/*"),
        EndpointPolicy.allow("s3:GetObject", resources="arn:aws:s3:::prod-*/*") + EndpointPolicy.deny_accounts("123456789012"),
        EndpointPolicy.from_json(
            {"Statement": {"Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": {"Fn::ImportValue": "Buckets"}}}
        ),
    ],
)
def test_a_policy_that_may_allow_the_layers_is_not_doubted(stack: cdk.Stack, vpc: ec2.Vpc, policy: EndpointPolicy) -> None:
    EksPrivateClusterEndpoints(stack, "Cluster", vpc=vpc, subnets=endpoint_subnets(), gateway_policy=policy)

    assert not [text for _, text in warnings_of(stack) if "gateway-policy-without-layers" in text]


@pytest.mark.parametrize(
    "policy",
    [
        EndpointPolicy.allow("s3:GetObject", resources="arn:aws:s3:::mine/*"),
        EndpointPolicy.allow("s3:PutObject", resources=BUCKET),
        EndpointPolicy.allow("s3:ListBucket") + EndpointPolicy.deny("s3:GetObject", resources=BUCKET),
    ],
)
def test_a_policy_that_keeps_nodes_from_the_layers_draws_a_warning(stack: cdk.Stack, vpc: ec2.Vpc, policy: EndpointPolicy) -> None:
    EksPrivateClusterEndpoints(stack, "Cluster", vpc=vpc, subnets=endpoint_subnets(), gateway_policy=policy)

    ((path, text),) = warnings_of(stack)
    assert path == "/Stack/Cluster"
    assert text.endswith("[ack: constructs-privatelink:gateway-policy-without-layers]")


def test_nodes_that_ask_ecr_by_ipv6_ask_s3_so_too(stack: cdk.Stack) -> None:
    vpc = ec2.Vpc(stack, "Vpc", max_azs=2, ip_protocol=ec2.IpProtocol.DUAL_STACK)
    both = EndpointNetwork(stack, "Network", vpc=vpc, ip_address_type=ec2.VpcEndpointIpAddressType.DUALSTACK)

    EksPrivateClusterEndpoints(stack, "Cluster", network=both)

    assert the_gateway(stack)["IpAddressType"] == "dualstack"
