"""What is an existing endpoint that a network can use, and what is said of one."""

from __future__ import annotations

import pytest

from constructs_privatelink.catalogue import AwsService, Service
from constructs_privatelink.decisions import adoption

ID = "vpce-0123456789abcdef0"


@pytest.mark.parametrize("given", [ID, "vpce-0123abcd"])
def test_an_id_is_taken(given: str) -> None:
    assert adoption.refusals_of_id(AwsService.KMS, given, is_token=False) == []


@pytest.mark.parametrize("given", ["kms", "vpce-", "vpce-svc-0123456789abcdef0", "vpce-0123456789ABCDEF0", f"{ID} ", 7, None])
def test_what_is_no_id_is_refused_with_what_would_be_one(given: object) -> None:
    (reason,) = adoption.refusals_of_id(AwsService.KMS, given, is_token=False)

    assert reason.startswith(
        f"got {given!r} for 'kms'; give an id such as 'vpce-0123456789abcdef0', or PrivateLinkEndpoint.from_attributes("
    )


def test_a_token_is_said_to_be_an_id_by_its_attributes() -> None:
    (reason,) = adoption.refusals_of_id(AwsService.KMS, "${Token[TOKEN.7]}", is_token=True)

    assert reason.startswith("got a token for 'kms', which may be any text; say that it is an endpoint's id: PrivateLinkEndpoint.from_attr")
    assert "TOKEN" not in reason


@pytest.mark.parametrize(
    ("service", "words"),
    [
        (AwsService.AOSS_MANAGED, "made by AWS::OpenSearchServerless::VpcEndpoint"),
        (AwsService.S3EXPRESS, "'s3express' has gateway endpoints only"),
        (AwsService.DSQL, "asks for parameters; use .with_parameters("),
    ],
)
def test_a_service_without_an_interface_endpoint_of_its_own_is_refused(service: Service, words: str) -> None:
    (reason,) = adoption.refusals_of_service(service)

    assert words in reason


def test_one_endpoint_is_of_one_service() -> None:
    assert adoption.shared_ids({"kms": ID, "sqs": "vpce-0123abcd"}) == []
    assert adoption.shared_ids({"kms": ID, "sqs": "vpce-0123abcd", "sns": ID}) == [
        f"got '{ID}' for 'kms' and 'sns'; an endpoint is of one service: give each its own"
    ]


@pytest.mark.parametrize(
    ("asked", "told", "refused"),
    [(None, None, 0), (True, None, 0), (False, None, 1), (True, False, 1), (False, False, 0), (None, False, 0)],
)
def test_private_dns_of_an_existing_endpoint_is_taken_as_on(*, asked: bool | None, told: bool | None, refused: int) -> None:
    reasons = adoption.made_elsewhere(AwsService.KMS, ID, policy=False, private_dns=(asked, told))

    assert len(reasons) == refused


def test_a_policy_of_an_existing_endpoint_is_made_elsewhere() -> None:
    (reason,) = adoption.made_elsewhere(AwsService.KMS, ID, policy=True, private_dns=(None, None))

    assert reason.startswith(f"the network uses the endpoint {ID} of 'kms' that is there already, and its policy is made elsewhere; leave")


def test_nobody_is_told_of_clients_where_there_are_none() -> None:
    assert adoption.unchanged({"kms": ID}, []) == ()
    assert adoption.unchanged({}, ["10.0.0.0/16"]) == ()
    assert [doubt.id for doubt in adoption.unchanged({"kms": ID}, ["10.0.0.0/16"])] == ["existing-endpoints-unchanged"]
    assert [doubt.id for doubt in adoption.unlimited({"kms": ID})] == ["network-policy-not-taken"]
    assert adoption.unlimited({}) == ()
