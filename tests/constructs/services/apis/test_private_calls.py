"""How private REST APIs are called: the calls of each API and stage, as values and as outputs, also of APIs that exist already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import aws_cdk as cdk
import pytest
from aws_cdk import aws_apigateway as apigateway
from aws_cdk.assertions import Template

from constructs_privatelink import ApiGatewayEndpoint, PrivateLinkError
from constructs_privatelink.constructs.services.apis.private_rest_api import PrivateRestApi
from constructs_privatelink.decisions.invocation import Caller
from tests.fixtures_apis import CENTRAL, OTHER, an_endpoint, reasons_against, with_a_method
from tests.fixtures_vpc import endpoint_subnets, isolated_vpc, logical_id, new_stack

if TYPE_CHECKING:
    from constructs_privatelink.constructs.services.apis.private_rest_api import ExistingPrivateRestApi

DNS_NAME = f"{CENTRAL}-01234567.execute-api.eu-west-1.vpce.amazonaws.com"


def outputs_of(stack: cdk.Stack) -> dict[str, dict[str, Any]]:
    """Return the outputs of a stack."""
    return {name: dict(output) for name, output in Template.from_stack(stack).find_outputs("*").items()}


def described(output: dict[str, Any]) -> str:
    """Return how an output says that it calls; from where that works comes behind."""
    how, _, where = str(output["Description"]).partition("; works ")
    assert where.startswith(("inside the endpoint's VPC", "from everywhere"))
    return how


def an_existing_api(stack: cdk.Stack, *, associated: bool | None = True) -> ExistingPrivateRestApi:
    """Return an API and an endpoint of which everything is known, so that no value is a token in a stack with a Region."""
    endpoint = ApiGatewayEndpoint.from_attributes(stack, "Central", vpc_endpoint_id=CENTRAL, dns_name=DNS_NAME, private_dns=True)
    return PrivateRestApi.from_attributes(
        stack, "Pets", rest_api_id="a1b2c3d4e5", stage="test", endpoints=[endpoint], associated=associated
    )


def test_an_api_that_exists_is_called_in_four_ways() -> None:
    invocations = an_existing_api(new_stack(region="eu-west-1")).invocations()

    assert invocations.private_dns.url == "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/test"
    assert invocations.route53_alias.url == f"https://a1b2c3d4e5-{CENTRAL}.execute-api.eu-west-1.amazonaws.com/test"
    assert invocations.host_header.curl("pets/1") == (
        f"curl 'https://{DNS_NAME}/test/pets/1' -H 'Host: a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com'"
    )
    assert invocations.api_id_header.curl("pets/1") == f"curl 'https://{DNS_NAME}/test/pets/1' -H 'x-apigw-api-id: a1b2c3d4e5'"


def test_names_in_china_end_as_names_in_china_do() -> None:
    invocations = an_existing_api(new_stack(region="cn-north-1")).invocations()

    assert invocations.private_dns.url == "https://a1b2c3d4e5.execute-api.cn-north-1.amazonaws.com.cn/test"
    assert invocations.route53_alias.url == f"https://a1b2c3d4e5-{CENTRAL}.execute-api.cn-north-1.amazonaws.com.cn/test"


def test_a_stack_for_every_region_leaves_region_and_suffix_to_the_deployment() -> None:
    stack = new_stack()

    url = stack.resolve(an_existing_api(stack).invocations().private_dns.url)

    suffix = ["https://a1b2c3d4e5.execute-api.", {"Ref": "AWS::Region"}, ".", {"Ref": "AWS::URLSuffix"}, "/test"]
    assert url == {"Fn::Join": ["", suffix]}


def test_an_api_of_ours_is_called_by_its_stage() -> None:
    stack = new_stack(region="eu-west-1")
    api = with_a_method(PrivateRestApi(stack, "Orders", endpoints=[CENTRAL], deploy_options=apigateway.StageOptions(stage_name="v1")))

    url = stack.resolve(api.invocations().route53_alias.url_of("pets"))

    stage = logical_id(api.deployment_stage)
    names = ["https://", {"Ref": logical_id(api)}, f"-{CENTRAL}.execute-api.eu-west-1.amazonaws.com/", {"Ref": stage}, "/pets"]
    assert url == {"Fn::Join": ["", names]}


def test_another_stage_is_called_by_its_name() -> None:
    api = an_existing_api(new_stack(region="eu-west-1"))

    assert api.invocations(stage="blue").private_dns.url.endswith(".amazonaws.com/blue")
    with pytest.raises(PrivateLinkError, match="got stage='blue/green'; a stage's name has 1 to 128 letters"):
        api.invocations(stage="blue/green")


def test_a_client_outside_the_vpc_is_not_offered_private_dns() -> None:
    invocations = an_existing_api(new_stack(region="eu-west-1")).invocations(caller=Caller.OUTSIDE_VPC)

    assert [call.addressing.name for call in invocations.offered] == ["ROUTE53_ALIAS", "HOST_HEADER", "API_ID_HEADER"]
    with pytest.raises(PrivateLinkError, match="private API 'Pets': no call by private DNS: a client outside the endpoint's VPC"):
        _ = invocations.private_dns


def test_no_alias_is_offered_of_an_api_of_which_nobody_said_that_it_is_associated() -> None:
    api = an_existing_api(new_stack(region="eu-west-1"), associated=None)

    with pytest.raises(PrivateLinkError, match="say associated=True if its vpcEndpointIds has it"):
        _ = api.invocations().route53_alias


def test_a_disabled_default_endpoint_is_seen_whenever_it_is_disabled() -> None:
    api = PrivateRestApi(new_stack(), "Orders", endpoints=[CENTRAL])
    cast("apigateway.CfnRestApi", api.node.default_child).disable_execute_api_endpoint = True

    assert api.invocations().offered == ()


def test_an_api_with_several_endpoints_asks_which() -> None:
    api = PrivateRestApi(new_stack(), "Orders", endpoints=[CENTRAL, OTHER])

    assert OTHER in api.invocations(OTHER).route53_alias.url
    with pytest.raises(PrivateLinkError, match=f"got no endpoint, and the API has 2: '{CENTRAL}', '{OTHER}'; give one"):
        api.invocations()


def test_an_endpoint_that_is_not_let_in_is_no_way_to_call() -> None:
    api = PrivateRestApi(new_stack(), "Orders", endpoints=[CENTRAL])

    with pytest.raises(PrivateLinkError, match=f"the API does not let in the endpoint '{OTHER}'; name it in endpoints"):
        api.invocations(OTHER)
    with pytest.raises(PrivateLinkError, match="got 'vpce-1' as an endpoint"):
        api.invocations("vpce-1")


def test_outputs_are_command_lines_to_paste() -> None:
    stack = new_stack(region="eu-west-1")

    an_existing_api(stack).add_invocation_outputs("pets")

    host = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"
    assert {described(output): output["Value"] for output in outputs_of(stack).values()} == {
        "By private DNS": f"curl 'https://{host}/test/pets'",
        "By Route 53 alias through Stack/Central": f"curl 'https://a1b2c3d4e5-{CENTRAL}.execute-api.eu-west-1.amazonaws.com/test/pets'",
        "By Host header through Stack/Central": f"curl 'https://{DNS_NAME}/test/pets' -H 'Host: {host}'",
        "By x-apigw-api-id header through Stack/Central": f"curl 'https://{DNS_NAME}/test/pets' -H 'x-apigw-api-id: a1b2c3d4e5'",
    }


def test_outputs_leave_out_what_cannot_work_the_one_of_the_cdk_too() -> None:
    stack = new_stack()
    api = with_a_method(PrivateRestApi(stack, "Orders", endpoints=[an_endpoint(stack, private_dns=False)]))

    api.add_invocation_outputs()

    assert sorted(map(described, outputs_of(stack).values())) == [
        "By Host header through Stack/Apis",
        "By Route 53 alias through Stack/Apis",
        "By x-apigw-api-id header through Stack/Apis",
    ]


def test_one_more_endpoint_changes_no_other_output() -> None:
    def outputs(*endpoints: str) -> dict[str, dict[str, Any]]:
        stack = new_stack()
        with_a_method(PrivateRestApi(stack, "Orders", endpoints=endpoints)).add_invocation_outputs()
        return outputs_of(stack)

    one, two = outputs(OTHER), outputs(CENTRAL, OTHER)

    assert one.items() <= two.items()
    assert len(two) == len(one) + 1


def test_the_apis_own_name_is_one_output_whatever_the_number_of_endpoints() -> None:
    stack = new_stack()
    endpoints = [an_endpoint(stack, "Blue"), an_endpoint(stack, "Green")]

    outputs = with_a_method(PrivateRestApi(stack, "Orders", endpoints=endpoints)).add_invocation_outputs()

    assert [str(output.description).partition("; works ")[0] for output in outputs].count("By private DNS") == 1
    assert len(outputs) == 1 + 3 * 2


def test_each_stage_has_outputs_once() -> None:
    stack = new_stack(region="eu-west-1")
    api = an_existing_api(stack)

    api.add_invocation_outputs()
    api.add_invocation_outputs(stage="blue")

    assert len(outputs_of(stack)) == 8
    with pytest.raises(PrivateLinkError, match="the stage has its outputs already"):
        api.add_invocation_outputs(stage="blue")


def test_outputs_of_a_stage_of_the_cdk_are_named_after_it() -> None:
    stack = new_stack()
    api = with_a_method(PrivateRestApi(stack, "Orders", endpoints=[CENTRAL]))
    deployment = apigateway.Deployment(stack, "Blue", api=api)

    api.add_invocation_outputs(stage=apigateway.Stage(stack, "BlueStage", deployment=deployment, stage_name="blue"))

    assert [name for name in outputs_of(stack) if name.startswith("OrdersInvocationsBlueStage")]


def test_a_stage_whose_name_is_a_token_cannot_name_outputs() -> None:
    api = an_existing_api(new_stack())

    with pytest.raises(PrivateLinkError, match=r"got a stage whose name is a token.*give the apigateway\.Stage"):
        api.add_invocation_outputs(stage=cdk.Fn.import_value("Stage"))


def test_outputs_without_a_way_that_is_known_to_work_are_refused() -> None:
    api = PrivateRestApi(new_stack(), "Orders", endpoints=[CENTRAL], associate=False)

    with pytest.raises(PrivateLinkError, match="3 problems") as error:
        api.add_invocation_outputs()

    assert len(error.value.reasons) == 3


def test_an_api_from_a_specification_is_one_that_exists_already() -> None:
    stack = new_stack()
    definition = apigateway.ApiDefinition.from_inline({"openapi": "3.0.1", "paths": {"/pets": {"get": {}}}})
    spec = apigateway.SpecRestApi(stack, "Spec", api_definition=definition)

    api = PrivateRestApi.from_attributes(
        stack, "Pets", rest_api_id=spec.rest_api_id, stage=spec.deployment_stage.stage_name, endpoints=[CENTRAL], associated=True
    )

    assert {"Ref": logical_id(spec)} in stack.resolve(api.invocations().route53_alias.url)["Fn::Join"][1]


def test_an_existing_api_that_cannot_be_one_is_refused_with_every_reason() -> None:
    text = reasons_against(lambda stack: PrivateRestApi.from_attributes(stack, "Pets", rest_api_id="A1", stage="", endpoints=[]))

    assert text.startswith("private API 'Pets': 3 problems")
    assert "got rest_api_id='A1'; give the id alone, such as 'a1b2c3d4e5'" in text
    assert "got stage=''" in text
    assert "got no endpoints" in text


def test_the_access_mode_counts_whenever_it_is_set() -> None:
    stack = new_stack(region="eu-west-1")
    api = with_a_method(PrivateRestApi(stack, "Orders", endpoints=[ApiGatewayEndpoint(stack, "Apis", vpc=isolated_vpc(stack))]))
    resource = cast("apigateway.CfnRestApi", api.node.default_child)
    before = [call.addressing.name for call in api.invocations().offered]

    resource.security_policy, resource.endpoint_access_mode = "SecurityPolicy_TLS13_1_3_2025_09", "STRICT"

    assert before == ["PRIVATE_DNS", "ROUTE53_ALIAS", "HOST_HEADER", "API_ID_HEADER"]
    assert [call.addressing.name for call in api.invocations().offered] == ["PRIVATE_DNS"]
    assert [output.node.id for output in api.add_invocation_outputs()] == ["PrivateDns"]


def test_an_api_that_exists_tells_its_access_mode() -> None:
    stack = new_stack(region="eu-west-1")
    endpoint = ApiGatewayEndpoint.from_attributes(stack, "Central", vpc_endpoint_id=CENTRAL, dns_name=DNS_NAME, private_dns=True)
    known = {"rest_api_id": "a1b2c3d4e5", "stage": "test", "endpoints": [endpoint], "associated": True}

    api = PrivateRestApi.from_attributes(stack, "Pets", **known, endpoint_access_mode="STRICT")  # type: ignore[arg-type]

    assert [call.addressing.name for call in api.invocations().offered] == ["PRIVATE_DNS"]
    with pytest.raises(PrivateLinkError, match="got endpoint_access_mode='Strict'; give 'STRICT' or 'BASIC'"):
        PrivateRestApi.from_attributes(stack, "Other", **known, endpoint_access_mode="Strict")  # type: ignore[arg-type]


def test_outputs_for_clients_on_premises_leave_private_dns_out_and_say_from_where_they_work() -> None:
    stack = new_stack(region="eu-west-1")

    an_existing_api(stack).add_invocation_outputs("pets", caller=Caller.OUTSIDE_VPC)

    described = {name: output["Description"] for name, output in outputs_of(stack).items()}
    assert len(described) == 3
    assert not any("private DNS" in text for text in described.values())
    assert all(
        text.endswith("; works from everywhere that reaches the endpoint, networks on premises among them") for text in described.values()
    )


def test_a_zone_of_the_endpoint_is_called_by_its_own_name() -> None:
    stack = new_stack(region="eu-west-1")
    endpoint = ApiGatewayEndpoint(stack, "Apis", vpc=isolated_vpc(stack), subnets=endpoint_subnets())
    api = with_a_method(PrivateRestApi(stack, "Orders", endpoints=[endpoint]))

    names = endpoint.zonal_dns_names
    called = api.invocations(dns_name=names[1])

    entries = {"Fn::GetAtt": [logical_id(endpoint.endpoint), "DnsEntries"]}
    by_number = [{"Fn::Select": [1, {"Fn::Split": [":", {"Fn::Select": [number, entries]}]}]} for number in (1, 2)]
    assert [stack.resolve(name) for name in names] == by_number
    assert stack.resolve(called.host_header.url)["Fn::Join"][1][1] == by_number[1]
    assert stack.resolve(called.private_dns.url) == stack.resolve(api.invocations().private_dns.url)
