"""The constants: class attributes like any other, though they are made of data."""

from __future__ import annotations

import pickle
from typing import get_type_hints

import pytest

from constructs_privatelink.catalogue import AwsService, Service, services


def described(service: Service) -> str:
    """Return what a `match` statement makes of a service."""
    match service:
        case AwsService.KMS:
            return "keys"
        case AwsService.DYNAMODB | AwsService.S3:
            return "with gateway endpoints too"
        case _:
            return "another"


def test_a_constant_is_the_service_that_is_found_by_name() -> None:
    assert AwsService.KMS is Service.find("kms")
    assert all(service is Service.find(service.short_name) for service in services())


def test_constants_are_attributes_of_the_class() -> None:
    assert vars(AwsService)["KMS"] is AwsService.KMS
    assert "KMS" in dir(AwsService)
    assert AwsService().KMS is AwsService.KMS
    assert not hasattr(AwsService, "KMSS")


def test_constants_stand_in_the_order_of_short_names() -> None:
    constants = {name: value for name, value in vars(AwsService).items() if isinstance(value, Service)}

    assert [constants[name] for name in constants if name not in AwsService.ALIASES] == list(services())


def test_a_constant_survives_pickling() -> None:
    assert pickle.loads(pickle.dumps(AwsService.KMS)) == AwsService.KMS  # noqa: S301 - our own bytes
    assert pickle.loads(pickle.dumps(AwsService)) is AwsService  # noqa: S301


@pytest.mark.parametrize(
    ("service", "text"), [(AwsService.KMS, "keys"), (AwsService.S3, "with gateway endpoints too"), (AwsService.EKS, "another")]
)
def test_a_match_statement_knows_constants(service: Service, text: str) -> None:
    assert described(service) == text


def test_the_class_documents_itself() -> None:
    assert str(AwsService.__doc__).startswith("The endpoint services of AWS, by constant")
    assert AwsService.__module__ == "constructs_privatelink.catalogue.aws_services"
    assert "ALIASES" in get_type_hints(AwsService)
