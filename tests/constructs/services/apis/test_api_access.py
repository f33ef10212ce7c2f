"""Who may call a private API: its resource policy."""

from __future__ import annotations

import pytest
from aws_cdk import aws_iam as iam

from constructs_privatelink.constructs.services.apis.private_rest_api import PrivateRestApi
from tests.fixtures_apis import CENTRAL, OTHER, VPC_ID, admitted, the_api, with_a_method
from tests.fixtures_vpc import isolated_vpc, logical_id, new_stack, properties, warnings_of


@pytest.mark.parametrize(
    ("context", "let_in"),
    [
        ({"SourceVpce": CENTRAL}, True),
        ({"SourceVpce": CENTRAL, "SourceVpc": "vpc-00000000"}, True),
        ({"SourceVpce": OTHER}, False),
        ({"SourceVpce": OTHER, "SourceVpc": VPC_ID}, True),
        ({"SourceVpce": OTHER, "SourceVpc": "vpc-00000000"}, False),
        ({}, False),
    ],
)
def test_the_policy_lets_in_exactly_the_endpoints_and_the_source_vpcs(context: dict[str, str], let_in: bool) -> None:  # noqa: FBT001 - a table
    stack = new_stack()
    with_a_method(PrivateRestApi(stack, "Orders", endpoints=[CENTRAL], source_vpcs=[VPC_ID]))

    assert admitted(the_api(stack)["Policy"], **context) is let_in


def test_a_source_vpc_may_be_a_construct() -> None:
    stack = new_stack()
    vpc = isolated_vpc(stack)

    with_a_method(PrivateRestApi(stack, "Orders", endpoints=[CENTRAL], source_vpcs=[vpc]))

    keys = the_api(stack)["Policy"]["Statement"][1]["Condition"]["StringNotEquals"]
    assert keys == {"aws:SourceVpce": [CENTRAL], "aws:SourceVpc": [{"Ref": logical_id(vpc)}]}


def test_principals_narrow_the_allow_and_methods_ask_for_signed_requests() -> None:
    stack = new_stack()
    role = "arn:aws:iam::123456789012:role/developer"

    with_a_method(PrivateRestApi(stack, "Orders", endpoints=[CENTRAL], principals=[iam.ArnPrincipal(role)]))

    allow, deny = the_api(stack)["Policy"]["Statement"]
    assert allow["Principal"] == {"AWS": role}
    assert deny["Principal"] == "*"
    assert [method["AuthorizationType"] for method in properties(stack, "AWS::ApiGateway::Method")] == ["AWS_IAM"]
    assert warnings_of(stack) == []


def test_an_organization_is_a_principal() -> None:
    stack = new_stack()

    with_a_method(PrivateRestApi(stack, "Orders", endpoints=[CENTRAL], principals=[iam.OrganizationPrincipal("o-a1b2c3d4e5")]))

    assert the_api(stack)["Policy"]["Statement"][0]["Condition"] == {"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}}
