"""Who may manage OpenSearch Serverless endpoints, and how many there can be."""

from __future__ import annotations

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam

from constructs_privatelink import EndpointNetwork, OpenSearchServerlessEndpoint, PrivateLinkError
from tests.fixtures_opensearch import ACCOUNT, ENDPOINT_ID, as_text, statements
from tests.fixtures_vpc import GROUP, INGRESS, logical_id, resources

# https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-vpc.html#serverless-vpc-permissions
PERMISSIONS_OF_THE_GUIDE = {
    "aoss:CreateVpcEndpoint",
    "aoss:ListVpcEndpoints",
    "aoss:BatchGetVpcEndpoint",
    "aoss:UpdateVpcEndpoint",
    "aoss:DeleteVpcEndpoint",
    "ec2:CreateTags",
    "ec2:CreateVpcEndpoint",
    "ec2:DeleteVpcEndPoints",
    "ec2:DescribeSecurityGroups",
    "ec2:DescribeSubnets",
    "ec2:DescribeVpcEndpoints",
    "ec2:DescribeVpcs",
    "ec2:ModifyVpcEndPoint",
    "route53:AssociateVPCWithHostedZone",
    "route53:ChangeResourceRecordSets",
    "route53:CreateHostedZone",
    "route53:DeleteHostedZone",
    "route53:GetChange",
    "route53:GetHostedZone",
    "route53:ListHostedZonesByName",
    "route53:ListHostedZonesByVPC",
    "route53:ListResourceRecordSets",
}


@pytest.fixture
def role(stack: cdk.Stack) -> iam.Role:
    return iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("cloudformation.amazonaws.com"))


def resources_of_actions(stack: cdk.Stack) -> dict[str, list[str]]:
    """Return the resources that each action is allowed on."""
    by_action: dict[str, list[str]] = {}
    for statement in statements(stack):
        actions, allowed = statement["Action"], statement["Resource"]
        for action in [actions] if isinstance(actions, str) else actions:
            by_action[action] = [as_text(resource) for resource in (allowed if isinstance(allowed, list) else [allowed])]
    return by_action


def test_whoever_manages_an_endpoint_gets_the_permissions_of_the_guide(
    stack: cdk.Stack, search: OpenSearchServerlessEndpoint, role: iam.Role
) -> None:
    granted = search.grant_manage(role)

    assert granted.success
    assert {action.lower() for action in resources_of_actions(stack)} == {action.lower() for action in PERMISSIONS_OF_THE_GUIDE}


def test_permissions_are_for_the_vpc_the_account_and_the_region_where_iam_can_tell(
    stack: cdk.Stack, vpc: ec2.Vpc, search: OpenSearchServerlessEndpoint, role: iam.Role
) -> None:
    search.grant_manage(role)

    by_action, here = resources_of_actions(stack), f"arn:<AWS::Partition>:ec2:eu-west-1:{ACCOUNT}"
    assert by_action["ec2:CreateVpcEndpoint"] == [
        f"{here}:vpc/<{logical_id(vpc)}>",
        f"{here}:subnet/*",
        f"{here}:security-group/*",
        f"{here}:vpc-endpoint/*",
    ]
    assert by_action["ec2:DeleteVpcEndpoints"] == by_action["ec2:CreateTags"] == [f"{here}:vpc-endpoint/*"]
    assert by_action["route53:DeleteHostedZone"] == ["arn:<AWS::Partition>:route53:::hostedzone/*"]
    assert by_action["route53:GetChange"] == ["arn:<AWS::Partition>:route53:::change/*"]
    assert by_action["aoss:CreateVpcEndpoint"] == by_action["route53:CreateHostedZone"] == by_action["ec2:DescribeVpcs"] == ["*"]


def test_the_manager_of_an_existing_endpoint_may_use_the_vpc_that_is_known(stack: cdk.Stack, role: iam.Role) -> None:
    vpc = ec2.Vpc.from_vpc_attributes(stack, "Vpc", vpc_id="vpc-0123456789abcdef0", availability_zones=["eu-west-1a"])
    endpoint = OpenSearchServerlessEndpoint.from_attributes(stack, "Existing", vpc_endpoint_id=ENDPOINT_ID, vpc=vpc)

    endpoint.grant_manage(role)

    assert (
        resources_of_actions(stack)["ec2:CreateVpcEndpoint"][0] == f"arn:<AWS::Partition>:ec2:eu-west-1:{ACCOUNT}:vpc/vpc-0123456789abcdef0"
    )


def test_the_manager_of_an_existing_endpoint_may_use_any_vpc_otherwise(stack: cdk.Stack, role: iam.Role) -> None:
    OpenSearchServerlessEndpoint.from_attributes(stack, "Existing", vpc_endpoint_id=ENDPOINT_ID).grant_manage(role)

    assert resources_of_actions(stack)["ec2:CreateVpcEndpoint"][0] == f"arn:<AWS::Partition>:ec2:eu-west-1:{ACCOUNT}:vpc/*"


def test_nothing_can_be_granted_to_a_text(search: OpenSearchServerlessEndpoint) -> None:
    with pytest.raises(PrivateLinkError, match=r"grant_manage: got grantee='admin'; give an iam\.IGrantable"):
        search.grant_manage("admin")  # type: ignore[arg-type] # the wrong use under test


def test_a_vpc_where_its_names_would_not_resolve_is_refused(stack: cdk.Stack) -> None:
    vpc = ec2.Vpc(stack, "Vpc", max_azs=1, enable_dns_hostnames=False, nat_gateways=0)

    with pytest.raises(PrivateLinkError, match="got a VPC with enable_dns_hostnames=False"):
        OpenSearchServerlessEndpoint(stack, "Search", vpc=vpc, subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC))


def test_a_group_of_its_own_is_refused_where_the_network_has_five_already(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    groups = [ec2.SecurityGroup(stack, f"Group{number}", vpc=vpc) for number in range(5)]
    network = EndpointNetwork(stack, "Network", vpc=vpc, security_groups=groups)
    endpoint = OpenSearchServerlessEndpoint(stack, "Search", network=network)

    with pytest.raises(PrivateLinkError, match="it has 5 security groups of the network, and one of its own is one too many"):
        endpoint.allow_from("10.1.0.0/16")

    assert len(resources(stack, GROUP)) == 5
    assert not resources(stack, INGRESS)
