"""A name that no service has leads to the one that was meant, or to those that may be."""

from __future__ import annotations

import pytest

from constructs_privatelink.catalogue.near_names import misspelt, perhaps_meant


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("com.amazonaws.eu-west-1.kmss", "kms"),
        ("com.amazonaws.eu-west-1.secretmanager", "secretsmanager"),
        ("com.amazonaws.{region}.ecr-dkr", "ecr.dkr"),
        ("com.amazonaws.eu-west-1b.s3", "s3"),
        ("com.amazonaws.us_east_1.logs", "logs"),
        ("com.amazonaws.useast1.sts", "sts"),
        ("com.amazonaws.eu-west-1.iam", "iam"),
        ("com.amazonaws.eu-west-1.kns", None),
        ("com.amazonaws.eu-west-1.brand-new", None),
        ("com.amazonaws.eu-west-1b.brand-new", None),
        ("aws.api.eu-west-1.kms", None),
    ],
)
def test_a_slip_or_a_region_that_is_none_tells_what_is_meant(name: str, meant: str | None) -> None:
    service = misspelt(name)

    assert (None if service is None else service.short_name) == meant


@pytest.mark.parametrize(
    ("ending", "perhaps"),
    [
        ("ecr", ["ecr.api", "ecr.dkr", "ecr-public.api"]),
        ("stepfunctions", ["states"]),
        ("step-functions", ["states"]),
        ("eventbridge", ["events"]),
        ("cloudwatch-logs", ["logs"]),
        ("efs", ["elasticfilesystem"]),
        ("elb", ["elasticloadbalancing"]),
        ("brand-new", []),
    ],
)
def test_aws_own_words_lead_to_the_names_of_services(ending: str, perhaps: list[str]) -> None:
    assert [service.short_name for service in perhaps_meant(f"com.amazonaws.eu-west-1.{ending}")] == perhaps
