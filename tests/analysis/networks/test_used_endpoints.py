"""An endpoint is used where something takes its id or its names; a policy that admits it, or an order of creation, does not use it."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis.networks.building import build
from constructs_privatelink.analysis.networks.used_endpoints import used_endpoints
from constructs_privatelink.analysis.templates.stack_set import load
from constructs_privatelink.analysis.values import ResourceId
from tests.analysis.networks.fixtures_models import VPC, Json, attribute, ref, resource

ENDPOINT = resource("EC2::VPCEndpoint", VpcEndpointType="Interface", ServiceName="com.amazonaws.eu-west-1.kms", VpcId=ref("Vpc"))


def used(other: Json, outputs: Json = None) -> list[str]:
    """Return which of two endpoints something else of their template takes."""
    template = {"Resources": {**VPC, "Kms": ENDPOINT, "Sts": ENDPOINT, "Other": other}, "Outputs": outputs or {}}
    stacks = load(template, region="eu-west-1")
    return sorted(endpoint.logical_id for endpoint in used_endpoints(stacks, build(stacks).endpoints))


@pytest.mark.parametrize(
    "value",
    [
        ref("Kms"),
        attribute("Kms", "DnsEntries"),
        {"Fn::GetAtt": "Kms.DnsEntries"},
        {"Fn::Sub": "https://${Kms.DnsEntries}/"},
        {"Fn::Sub": ["${Name}-${Kms}", {"Name": "x"}]},
        {"Fn::Select": [0, {"Fn::Split": [":", {"Fn::Select": [0, attribute("Kms", "DnsEntries")]}]}]},
        [{"Deep": [ref("Kms")]}],
    ],
)
def test_who_takes_an_id_or_a_name_uses_the_endpoint(value: Json) -> None:
    assert used(resource("SSM::Parameter", Type="String", Value=value)) == ["Kms"]


def test_an_output_uses_it() -> None:
    assert used(resource("SNS::Topic"), {"Name": {"Value": ref("Sts")}}) == ["Sts"]


@pytest.mark.parametrize(
    "other",
    [
        resource("S3::BucketPolicy", PolicyDocument={"Condition": {"StringEquals": {"aws:SourceVpce": ref("Kms")}}}),
        resource("S3::BucketPolicy", PolicyDocument={"Condition": {"StringEquals": {"aws:sourceVpce": [ref("Kms"), ref("Sts")]}}}),
        {**resource("SNS::Topic"), "DependsOn": [ref("Kms")]},
        resource("SNS::Topic", TopicName="Kms"),
        resource("SNS::Topic", TopicName={"Fn::Sub": "${Other}"}),
        resource("SNS::Topic", TopicName=ref("Missing")),
        resource("SNS::Topic", TopicName={"Fn::GetAtt": []}),
    ],
)
def test_what_admits_it_waits_for_it_or_only_looks_alike_does_not(other: Json) -> None:
    assert used(other) == []


def test_an_endpoint_of_another_stack_with_the_same_logical_id_is_another() -> None:
    stacks = load({"Resources": {**VPC, "Kms": ENDPOINT, "Other": resource("SNS::Topic", TopicName=ref("Kms"))}}, region="eu-west-1")

    assert used_endpoints(stacks, build(stacks).endpoints) == {ResourceId("Template", "Kms")}
