"""Private DNS that EC2 refuses."""

from __future__ import annotations

import pytest

from tests.analysis.rules.examples import PARAMETER, broken, endpoint


@pytest.mark.parametrize(
    ("service", "severity"), [("dynamodb", "error"), ("dynamodb-streams", "error"), ("s3-outposts", "warning"), ("kms", None)]
)
def test_private_dns_of_a_service_without_is_refused_or_doubted(service: str, severity: str | None) -> None:
    result = broken("PL055", {"It": endpoint(service, PrivateDnsEnabled=True)})

    assert result == ([] if severity is None else [("It", severity)])


@pytest.mark.parametrize("value", [False, {"Ref": "P"}])
def test_private_dns_that_is_off_or_unknown_is_let_be(value: object) -> None:
    assert broken("PL055", {"It": endpoint("dynamodb", PrivateDnsEnabled=value)}, **PARAMETER) == []
