"""Services that AWS takes out of use are told with what takes their place."""

from __future__ import annotations

import pytest

from tests.analysis.rules.examples import broken, endpoint, texts


@pytest.mark.parametrize(
    ("service", "severity"),
    [
        ("kms", None),
        ("kafka", "warning"),
        ("pinpoint", "warning"),
        ("workmail", "info"),
        ("apprunner", "info"),
        ("ec2messages", "info"),
        ("ssmmessages", None),
    ],
)
def test_how_bad_it_is_depends_on_whom_aws_keeps_out_and_since_when(service: str, severity: str | None) -> None:
    assert broken("PL025", {"It": endpoint(service)}) == ([] if severity is None else [("It", severity)])


def test_the_successor_is_said() -> None:
    assert texts("PL025", {"It": endpoint("kafka")}) == [
        "'kafka' takes no new endpoints, as AWS says (data of 2026-11); use 'kafka-api', or acknowledge this"
    ]
