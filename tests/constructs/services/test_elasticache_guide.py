"""What AWS's guide to the ElastiCache API says of policies and of a second endpoint, and what our own guide makes of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser

from constructs_privatelink import ElastiCacheEndpoint, EndpointPolicy, PrivateLinkError
from tests.fixtures_vpc import ENDPOINT, endpoint_subnets, isolated_vpc, logical_id, new_stack, resources

GUIDE = Path(__file__).parents[3] / "docs" / "elasticache.md"

SOME_ACTIONS = """{
    "Statement": [{
        "Principal": "*",
        "Effect": "Allow",
        "Action": ["elasticache:CreateCacheCluster", "elasticache:ModifyCacheCluster", "elasticache:CreateSnapshot"],
        "Resource": "*"
    }]
}"""
NOT_THAT_ACCOUNT = """{
    "Statement": [
        {"Action": "*", "Effect": "Allow", "Resource": "*", "Principal": "*"},
        {"Action": "*", "Effect": "Deny", "Resource": "*", "Principal": {"AWS": ["123456789012"]}}
    ]
}"""
# The newer edition of the guide has one more, for Memcached.
MEMCACHED = """{
    "Statement": [{
        "Principal": "*",
        "Effect": "Allow",
        "Action": ["elasticache:CreateCacheCluster", "elasticache:ModifyCacheCluster"],
        "Resource": "*"
    }]
}"""


def endpoint_of(stack: cdk.Stack, endpoint: ElastiCacheEndpoint) -> dict[str, Any]:
    described: dict[str, Any] = resources(stack, ENDPOINT)[logical_id(endpoint)]["Properties"]
    return described


@pytest.mark.parametrize(
    ("ours", "awss"),
    [
        (
            EndpointPolicy.allow("elasticache:CreateCacheCluster", "elasticache:ModifyCacheCluster", "elasticache:CreateSnapshot"),
            SOME_ACTIONS,
        ),
        (EndpointPolicy.full_access() + EndpointPolicy.deny_accounts("123456789012"), NOT_THAT_ACCOUNT),
        (EndpointPolicy.allow("elasticache:CreateCacheCluster", "elasticache:ModifyCacheCluster"), MEMCACHED),
    ],
)
def test_the_policies_of_the_guide_are_one_line_each(ours: EndpointPolicy, awss: str) -> None:
    assert ours.to_json() == json.loads(awss)
    assert ours == EndpointPolicy.from_json(awss)


def test_our_guide_runs_both_policies_of_awss_guide() -> None:
    document = Sybil(parsers=[PythonCodeBlockParser()]).parse(GUIDE)

    for example in document.examples():
        example.evaluate()

    assert document.namespace["some_actions"].to_json() == json.loads(SOME_ACTIONS)
    assert document.namespace["not_that_account"].to_json() == json.loads(NOT_THAT_ACCOUNT)
    stack = document.namespace["stack"]
    effects = [
        [statement["Effect"] for statement in endpoint_of(stack, document.namespace[name])["PolicyDocument"]["Statement"]]
        for name in ("elasticache", "restricted")
    ]
    assert effects == [["Allow"], ["Allow", "Deny"]]


def test_private_dns_is_for_one_endpoint_of_the_vpc_in_whatever_stack(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    ElastiCacheEndpoint(stack, "First", vpc=vpc, subnets=endpoint_subnets())
    other = cdk.Stack(cdk.App.of(stack), "Other")

    with pytest.raises(PrivateLinkError) as refused:
        ElastiCacheEndpoint(other, "Second", vpc=vpc, subnets=endpoint_subnets())
    second = ElastiCacheEndpoint(other, "Third", vpc=vpc, subnets=endpoint_subnets(), private_dns=False)

    assert str(refused.value).endswith("this and 'Stack/First'; keep one, or set private_dns=False here")
    assert endpoint_of(other, second)["PrivateDnsEnabled"] is False


def test_whoever_leaves_the_names_alone_leaves_them_to_another(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    first = ElastiCacheEndpoint(stack, "First", vpc=vpc, subnets=endpoint_subnets(), private_dns=False)

    second = ElastiCacheEndpoint(stack, "Second", vpc=vpc, subnets=endpoint_subnets())

    assert [endpoint_of(stack, endpoint)["PrivateDnsEnabled"] for endpoint in (first, second)] == [False, True]


def test_each_vpc_has_one_endpoint_with_private_dns(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    endpoints = [
        ElastiCacheEndpoint(stack, f"In{where.node.id}", vpc=where, subnets=endpoint_subnets())
        for where in (vpc, isolated_vpc(stack, "OtherVpc"))
    ]

    assert [endpoint_of(stack, endpoint)["PrivateDnsEnabled"] for endpoint in endpoints] == [True, True]


def test_without_private_dns_the_endpoint_is_called_by_a_name_of_its_own(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    endpoint = ElastiCacheEndpoint(stack, "Second", vpc=vpc, subnets=endpoint_subnets(), private_dns=False)

    before, name = stack.resolve(endpoint.endpoint_url)["Fn::Join"][1]
    first = {"Fn::Select": [0, {"Fn::GetAtt": [logical_id(endpoint), "DnsEntries"]}]}
    assert before == "https://"
    assert name == {"Fn::Select": [1, {"Fn::Split": [":", first]}]}


@pytest.mark.parametrize("region", ["cn-north-1", "cn-northwest-1"])
def test_the_private_names_of_china(region: str) -> None:
    stack = new_stack(region=region)

    endpoint = ElastiCacheEndpoint(stack, "Cache", vpc=isolated_vpc(stack), subnets=endpoint_subnets())

    assert endpoint.service.dns_names(region) == (
        f"elasticache.{region}.amazonaws.com.cn",
        f"elasticache.{region}.api.amazonwebservices.com.cn",
    )
