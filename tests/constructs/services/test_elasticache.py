"""Amazon ElastiCache: the endpoint of its management API, as AWS's guide describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from constructs_privatelink import AwsService, ElastiCacheEndpoint, EndpointPolicy, PrivateLinkError
from tests.fixtures_vpc import (
    ENDPOINT,
    endpoint_subnets,
    isolated_vpc,
    logical_id,
    new_stack,
    resources,
    rules_in,
    the_endpoint,
    warnings_of,
)

if TYPE_CHECKING:
    import aws_cdk as cdk
    from aws_cdk import aws_ec2 as ec2


def test_an_endpoint_of_the_elasticache_api(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    cache = ElastiCacheEndpoint(stack, "Cache", vpc=vpc, subnets=endpoint_subnets())

    endpoint = the_endpoint(stack)["Properties"]
    assert endpoint["ServiceName"] == {"Fn::Join": ["", ["com.amazonaws.", {"Ref": "AWS::Region"}, ".elasticache"]]}
    assert endpoint["PrivateDnsEnabled"] is True
    assert rules_in(stack) == ["10.0.0.0/16 tcp 443-443"]
    assert cache.service is AwsService.ELASTICACHE
    assert warnings_of(stack) == []


@pytest.mark.parametrize("region", ["cn-north-1", "cn-northwest-1"])
def test_the_china_regions_have_names_of_their_own(region: str) -> None:
    stack = new_stack(region=region)

    cache = ElastiCacheEndpoint(stack, "Cache", vpc=isolated_vpc(stack))

    assert the_endpoint(stack)["Properties"]["ServiceName"] == f"cn.com.amazonaws.{region}.elasticache"
    assert f"elasticache.{region}.amazonaws.com.cn" in cache.service.dns_names(region)


def test_a_second_endpoint_in_the_vpc_is_refused_private_dns(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    ElastiCacheEndpoint(stack, "First", vpc=vpc)

    with pytest.raises(PrivateLinkError, match="2 endpoints claim the private DNS name of 'elasticache', this and 'Stack/First'"):
        ElastiCacheEndpoint(stack, "Second", vpc=vpc)


def test_a_second_endpoint_is_called_by_its_own_name(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    ElastiCacheEndpoint(stack, "First", vpc=vpc)

    second = ElastiCacheEndpoint(stack, "Second", vpc=vpc, private_dns=False)

    assert resources(stack, ENDPOINT)[logical_id(second)]["Properties"]["PrivateDnsEnabled"] is False
    assert "https://" in str(stack.resolve(second.endpoint_url))


def test_the_fips_twin_has_names_of_its_own(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    ElastiCacheEndpoint(stack, "First", vpc=vpc)

    second = ElastiCacheEndpoint(stack, "Second", vpc=vpc, service=AwsService.ELASTICACHE_FIPS)

    assert second.private_dns


def as_sets(document: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the statements with actions and principals as IAM reads them: one of a list is the same as the list of one."""

    def listed(value: object) -> object:
        if isinstance(value, dict):
            return {key: listed(inner) for key, inner in value.items()}
        return value if isinstance(value, list) else [value]

    return [{key: listed(value) for key, value in statement.items()} for statement in document["Statement"]]


def test_the_first_policy_of_the_guide(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    actions = ["elasticache:CreateCacheCluster", "elasticache:ModifyCacheCluster", "elasticache:CreateSnapshot"]
    guide = {"Statement": [{"Principal": "*", "Effect": "Allow", "Action": actions, "Resource": "*"}]}

    ElastiCacheEndpoint(stack, "Cache", vpc=vpc, policy=EndpointPolicy.allow(*actions))

    assert as_sets(the_endpoint(stack)["Properties"]["PolicyDocument"]) == as_sets(guide)


def test_the_second_policy_of_the_guide(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    everything = {"Action": "*", "Resource": "*"}
    guide = {
        "Statement": [
            {"Effect": "Allow", "Principal": "*", **everything},
            {"Effect": "Deny", "Principal": {"AWS": ["123456789012"]}, **everything},
        ]
    }

    policy = EndpointPolicy.full_access() + EndpointPolicy.deny_accounts("123456789012")
    ElastiCacheEndpoint(stack, "Cache", vpc=vpc, policy=policy)

    assert as_sets(the_endpoint(stack)["Properties"]["PolicyDocument"]) == as_sets(guide)
