"""Assertions about what endpoint policies let through."""

from __future__ import annotations

import aws_cdk as cdk
import pytest
from aws_cdk import aws_iam as iam

from constructs_privatelink import AwsService, EndpointPolicy, PrivateLinkEndpoint, PrivateLinkError
from constructs_privatelink.testing import assert_policy_allows, assert_policy_denies
from tests.fixtures_vpc import endpoint_subnets, isolated_vpc
from tests.testing.fixtures_assertions import Platform, failure


@pytest.fixture(scope="module")
def open_platform() -> Platform:
    return Platform()


def test_what_a_policy_lets_through_is_asserted_by_action_resource_and_principal() -> None:
    key = "arn:aws:kms:eu-west-1:111122223333:key/1"
    statement = iam.PolicyStatement(
        actions=["kms:Decrypt"], resources=[key], principals=[iam.ArnPrincipal("arn:aws:iam::111122223333:role/Reader")]
    )
    platform = Platform(policy=EndpointPolicy.from_json(iam.PolicyDocument(statements=[statement]).to_json()))
    reader, writer = (f"arn:aws:iam::111122223333:role/{name}" for name in ("Reader", "Writer"))

    assert_policy_allows(platform.app, platform.kms, "kms:Decrypt", resource=key, principal=reader)
    assert_policy_denies(platform.app, platform.kms, "kms:Decrypt", resource=key, principal=writer)
    assert_policy_denies(platform.app, "kms", "kms:Encrypt", resource=key, principal=reader)

    with pytest.raises(AssertionError) as excinfo:
        assert_policy_allows(platform.app, platform.kms, "kms:Encrypt", resource=key, principal=reader)
    assert failure(excinfo)[:3] == [
        "expected: allows",
        f"kms:Encrypt of {key} by {reader} through Stack/Kms: denies PL_ENDPOINT_POLICY_DENIES",
        "  no statement allows it",
    ]


def test_what_depends_on_what_nobody_said_fails_with_the_reasons_unless_it_is_asked_for() -> None:
    platform = Platform(policy=EndpointPolicy.allow("kms:*") + EndpointPolicy.deny_accounts("123456789012"))

    with pytest.raises(AssertionError, match=r"(?s)conditional.*not known: the caller"):
        assert_policy_allows(platform.app, platform.kms, "kms:Decrypt")

    assert assert_policy_allows(platform.app, platform.kms, "kms:Decrypt", or_conditional=True).verdict == "conditional"
    assert_policy_allows(platform.app, platform.kms, "kms:Decrypt", principal="111122223333")
    assert_policy_denies(platform.app, platform.kms, "kms:Decrypt", principal="123456789012")


def test_a_role_of_the_app_is_a_principal() -> None:
    app = cdk.App()
    stack = cdk.Stack(app, "Stack")
    one, other = (iam.Role(stack, name, assumed_by=iam.ServicePrincipal("lambda.amazonaws.com")) for name in ("One", "Other"))
    statement = iam.PolicyStatement(actions=["kms:*"], resources=["*"], principals=[one])
    kms = PrivateLinkEndpoint(
        stack, "Kms", vpc=isolated_vpc(stack), subnets=endpoint_subnets(), service=AwsService.KMS,
        policy=iam.PolicyDocument(statements=[statement]),
    )  # fmt: skip

    assert_policy_allows(app, kms, "kms:Decrypt", principal=one)
    assert_policy_denies(app, kms, "kms:Decrypt", principal=other)


@pytest.mark.parametrize(
    ("action", "principal", "words"),
    [("Decrypt", None, "got 'Decrypt'; name one action"), ("kms:Decrypt", "Nobody", "got 'Nobody'; give an ARN, or the construct path")],
)
def test_a_request_that_is_none_is_refused(action: str, principal: str | None, words: str, open_platform: Platform) -> None:
    with pytest.raises(PrivateLinkError, match=words):
        assert_policy_allows(open_platform.app, open_platform.kms, action, principal=principal)
