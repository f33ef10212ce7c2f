"""What is refused is called the same in every run: a construct by its path, and nothing by its place in memory."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam
from aws_cdk import aws_sqs as sqs

from constructs_privatelink import (
    ApiGatewayEndpoint,
    AwsService,
    EndpointDefaults,
    EndpointNetwork,
    GatewayEndpoint,
    PrivateLinkError,
    PrivateRestApi,
)
from tests.fixtures_vpc import isolated_vpc, new_stack

Refused: TypeAlias = Callable[[cdk.Stack, ec2.Vpc, Any], object]

BY_PATH: dict[str, Refused] = {
    "serve": lambda stack, vpc, value: EndpointNetwork(stack, "N", vpc=vpc).serve(value),
    "prefix list": lambda stack, vpc, value: GatewayEndpoint(stack, "E", vpc=vpc, service=AwsService.S3, prefix_list=value),
    "prefix list of several": lambda stack, vpc, value: EndpointNetwork(stack, "N", vpc=vpc).add_gateway(
        "s3", "dynamodb", prefix_list=value
    ),
    "route table": lambda stack, vpc, value: GatewayEndpoint(stack, "E", vpc=vpc, service=AwsService.S3, route_tables=[value]),
    "existing": lambda stack, vpc, value: EndpointNetwork(stack, "N", vpc=vpc, existing=value),
    "principal": lambda stack, vpc, value: PrivateRestApi(
        stack, "Api", endpoints=[ApiGatewayEndpoint(stack, "E", vpc=vpc)], principals=[value]
    ),
}
BY_TYPE: dict[str, Refused] = {
    "rule numbers": lambda stack, vpc, value: EndpointNetwork(stack, "N", vpc=vpc, rule_numbers=value),
    "defaults": lambda stack, _vpc, _value: EndpointDefaults(private_dns=False).apply_to(stack, iam.PolicyDocument()),  # type: ignore[arg-type] # the test is this
    "add": lambda stack, vpc, value: EndpointNetwork(stack, "N", vpc=vpc).add([value]),  # type: ignore[arg-type] # as above
}


def text_of(refused: Refused) -> str:
    stack = new_stack()
    vpc, queue = isolated_vpc(stack), sqs.Queue(stack, "Orders")
    with pytest.raises(PrivateLinkError) as caught:
        refused(stack, vpc, queue)
    return "\n".join(caught.value.reasons)


@pytest.mark.parametrize("argument", BY_PATH)
def test_a_construct_is_called_by_its_path(argument: str) -> None:
    assert "Queue 'Stack/Orders'" in text_of(BY_PATH[argument])


@pytest.mark.parametrize("argument", BY_PATH | BY_TYPE)
def test_nothing_is_called_by_its_place_in_memory(argument: str) -> None:
    assert "object at 0x" not in text_of((BY_PATH | BY_TYPE)[argument])
