"""IAM's list of actions: what was probably meant by one that it lacks."""

from __future__ import annotations

import pytest

from constructs_privatelink.catalogue.iam_actions import known_prefixes, list_of, meant_action


@pytest.mark.parametrize(
    ("action", "meant"),
    [
        ("kms:Decypt", "kms:Decrypt"),
        ("KMS:decypt", "KMS:Decrypt"),
        ("s3:GetObejct", "s3:GetObject"),
        ("kms:Descibe*", "kms:Describe*"),
        ("dynamodb:BatchGetItems", "dynamodb:BatchGetItem"),
    ],
)
def test_a_misspelt_action_is_told_with_what_was_meant(action: str, meant: str) -> None:
    assert meant_action(action) == meant


@pytest.mark.parametrize(
    "action",
    ["kms:Decrypt", "KMS:DECRYPT", "kms:*", "kms:Describe*", "kms:?ecrypt", "apigateway:GET", "execute-api:Invoke", "s3:*Object"],
)
def test_an_action_of_the_list_is_not_told(action: str) -> None:
    assert meant_action(action) is None


@pytest.mark.parametrize("action", ["kms:Teleport", "nothing:Known", "kms:D*x", "globalaccelerator:ListAccelerator"])
def test_what_is_like_no_action_of_the_list_is_not_told(action: str) -> None:
    assert meant_action(action) is None


def test_the_list_has_a_day_and_every_prefix() -> None:
    assert list_of().startswith("20")
    assert {"kms", "globalaccelerator", "execute-api"} <= known_prefixes()


@pytest.mark.parametrize("action", ["kms:De", "kms:Xy*", "kms:Abcdefghij", "nosuchservice:Decypt"])
def test_what_is_too_short_or_near_nothing_is_not_guessed(action: str) -> None:
    assert meant_action(action) is None
