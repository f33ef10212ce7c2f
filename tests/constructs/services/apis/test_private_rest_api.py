"""Private REST APIs: what is made, and who is let in. How they are called has tests of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import aws_cdk as cdk
import jsii
import pytest
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam
from aws_cdk.assertions import Template

from constructs_privatelink import PrivateLinkError
from constructs_privatelink.constructs.services.apis.private_rest_api import PrivateRestApi
from tests.fixtures_apis import API, CENTRAL, OTHER, admitted, an_endpoint, the_api, with_a_method
from tests.fixtures_vpc import ENDPOINT, logical_id, new_stack, properties, resources, warnings_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from constructs import Construct


def test_an_api_is_private_and_tied_to_its_endpoint() -> None:
    stack = new_stack()
    endpoint = an_endpoint(stack)

    with_a_method(PrivateRestApi(stack, "Orders", endpoints=[endpoint]))

    assert the_api(stack) == {
        "Name": "Orders",
        "EndpointConfiguration": {"Types": ["PRIVATE"], "IpAddressType": "dualstack", "VpcEndpointIds": [{"Ref": logical_id(endpoint)}]},
        "Policy": {
            "Version": "2012-10-17",
            "Statement": [
                {"Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke", "Resource": "execute-api:/*"},
                {
                    "Effect": "Deny",
                    "Principal": "*",
                    "Action": "execute-api:Invoke",
                    "Resource": "execute-api:/*",
                    "Condition": {"StringNotEquals": {"aws:SourceVpce": [{"Ref": logical_id(endpoint)}]}},
                },
            ],
        },
    }


def test_the_endpoint_comes_before_the_api_and_its_policy_before_the_deployment() -> None:
    stack = new_stack()
    api = with_a_method(PrivateRestApi(stack, "Orders", endpoints=[an_endpoint(stack)]))

    (deployment,) = resources(stack, "AWS::ApiGateway::Deployment").values()

    # The policy and the endpoint are properties of the API, which the deployment refers to: CloudFormation needs no more.
    assert deployment["Properties"]["RestApiId"] == {"Ref": logical_id(api)}
    assert "AWS::ApiGateway::RestApiPolicy" not in {
        resource["Type"] for resource in Template.from_stack(stack).to_json()["Resources"].values()
    }


def test_a_method_without_signatures_is_warned_of_where_principals_are_asked_for() -> None:
    stack = new_stack()
    api = PrivateRestApi(stack, "Orders", endpoints=[CENTRAL], principals=[iam.AccountPrincipal("123456789012")])

    api.root.add_method("GET", apigateway.MockIntegration(), authorization_type=apigateway.AuthorizationType.NONE)

    ((path, text),) = warnings_of(stack)
    assert path == "/Stack/Orders"
    assert "callers of GET / are anonymous" in text
    assert text.endswith("[ack: constructs-privatelink:private-api-anonymous]")


def test_the_order_of_endpoints_does_not_matter() -> None:
    def template(*endpoints: str) -> dict[str, Any]:
        stack = new_stack()
        with_a_method(PrivateRestApi(stack, "Orders", endpoints=endpoints))
        return dict(Template.from_stack(stack).to_json())

    assert template(CENTRAL, OTHER) == template(OTHER, CENTRAL)


def test_one_more_endpoint_makes_a_new_deployment_and_changes_nothing_else() -> None:
    def made(*more: str) -> dict[str, dict[str, Any]]:
        stack = new_stack()
        api = with_a_method(PrivateRestApi(stack, "Orders", endpoints=[CENTRAL]))
        for endpoint in more:
            api.allow_from(endpoint)
        return dict(Template.from_stack(stack).to_json()["Resources"])

    before, after = made(), made(OTHER)

    assert {before[name]["Type"] for name in before.keys() - after.keys()} == {"AWS::ApiGateway::Deployment"}
    assert {after[name]["Type"] for name in after.keys() - before.keys()} == {"AWS::ApiGateway::Deployment"}
    changed = {after[name]["Type"] for name in after.keys() & before.keys() if after[name] != before[name]}
    assert changed == {API, "AWS::ApiGateway::Stage"}


def test_an_endpoint_let_in_later_is_as_good_as_one_from_the_start() -> None:
    def template(*endpoints: str, later: str | None = None) -> dict[str, Any]:
        stack = new_stack()
        api = with_a_method(PrivateRestApi(stack, "Orders", endpoints=endpoints))
        if later is not None:
            api.allow_from(later)
            api.allow_from(later)
        return dict(Template.from_stack(stack).to_json())

    assert template(OTHER, later=CENTRAL) == template(CENTRAL, OTHER)


def test_the_grant_of_the_cdk_lets_in_more_endpoints_and_shuts_nobody_out() -> None:
    stack = new_stack()
    api = with_a_method(PrivateRestApi(stack, "Orders", endpoints=[CENTRAL]))
    other = ec2.InterfaceVpcEndpoint.from_interface_vpc_endpoint_attributes(stack, "Other", vpc_endpoint_id=OTHER, port=443)

    api.grant_invoke_from_vpc_endpoints_only([other])

    policy = the_api(stack)["Policy"]
    assert len(policy["Statement"]) == 2
    assert admitted(policy, SourceVpce=CENTRAL)
    assert admitted(policy, SourceVpce=OTHER)


def test_without_association_the_policy_stays_and_the_alias_goes() -> None:
    stack = new_stack()
    api = with_a_method(PrivateRestApi(stack, "Orders", endpoints=[CENTRAL], associate=False))

    assert "VpcEndpointIds" not in the_api(stack)["EndpointConfiguration"]
    assert admitted(the_api(stack)["Policy"], SourceVpce=CENTRAL)
    with pytest.raises(PrivateLinkError, match="leave associate=False out"):
        _ = api.invocations().route53_alias


def test_several_apis_share_an_endpoint_which_does_not_change() -> None:
    alone, shared = new_stack(), new_stack()
    an_endpoint(alone)
    endpoint = an_endpoint(shared)

    for name in ("Orders", "Invoices"):
        with_a_method(PrivateRestApi(shared, name, endpoints=[endpoint]))

    assert resources(shared, ENDPOINT) == resources(alone, ENDPOINT)
    assert [property_["EndpointConfiguration"]["VpcEndpointIds"] for property_ in properties(shared, API)] == [
        [{"Ref": logical_id(endpoint)}]
    ] * 2


def test_an_endpoint_of_another_stack_is_exported() -> None:
    app = cdk.App()
    network, team = cdk.Stack(app, "Network"), cdk.Stack(app, "Team")
    endpoint = an_endpoint(network)

    with_a_method(PrivateRestApi(team, "Orders", endpoints=[endpoint]))

    (vpc_endpoint_id,) = the_api(team)["EndpointConfiguration"]["VpcEndpointIds"]
    assert vpc_endpoint_id["Fn::ImportValue"].startswith("Network:ExportsOutputRefApis")


def test_swapping_it_for_the_api_of_the_cdk_keeps_every_logical_id_but_the_deployments() -> None:
    def made(kind: Callable[[cdk.Stack], apigateway.RestApi]) -> set[str]:
        stack = new_stack()
        kind(stack).root.add_method("GET", apigateway.MockIntegration())
        return {re.sub("(?<=Deployment).{8}[0-9a-f]{32}", "", name) for name in Template.from_stack(stack).to_json()["Resources"]}

    assert made(lambda stack: PrivateRestApi(stack, "Orders", endpoints=[CENTRAL])) == made(
        lambda stack: apigateway.RestApi(stack, "Orders")
    )


def test_property_injectors_for_the_api_of_the_cdk_reach_it() -> None:
    @jsii.implements(cdk.IPropertyInjector)
    class Described:
        @property
        def construct_unique_id(self) -> str:
            return str(apigateway.RestApi.PROPERTY_INJECTION_ID)

        @jsii.member(jsii_name="inject")
        def inject(self, original_props: Mapping[str, Any], *, id: str, scope: Construct) -> Any:  # noqa: ANN401, ARG002 - the CDK's signature
            said = {re.sub(r"(?<!^)(?=[A-Z])", "_", key).lower(): value for key, value in original_props.items()}
            return apigateway.RestApiProps(**{"description": "by the platform", "cloud_watch_role": False, **said})

    stack = cdk.Stack(cdk.App(), "Stack", property_injectors=[Described()])
    with_a_method(PrivateRestApi(stack, "Orders", endpoints=[CENTRAL], rest_api_name="orders"))

    assert the_api(stack)["Description"] == "by the platform"
    assert the_api(stack)["Name"] == "orders"
    assert the_api(stack)["EndpointConfiguration"]["Types"] == ["PRIVATE"]


def test_tags_and_statements_of_your_own_stay() -> None:
    stack = new_stack()
    api = with_a_method(PrivateRestApi(stack, "Orders", endpoints=[CENTRAL]))

    cdk.Tags.of(api).add("team", "orders")
    api.add_to_resource_policy(
        iam.PolicyStatement(effect=iam.Effect.DENY, principals=[iam.StarPrincipal()], actions=["execute-api:Invoke"])
    )

    assert the_api(stack)["Tags"] == [{"Key": "team", "Value": "orders"}]
    assert len(the_api(stack)["Policy"]["Statement"]) == 3
