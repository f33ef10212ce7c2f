"""Endpoint policies that cannot work."""

from __future__ import annotations

import pytest

from tests.analysis.rules.examples import ALLOW, PARAMETER, endpoint, texts


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        ([ALLOW], []),
        ([ALLOW | {"Effect": "Deny"}], ["it allows nothing, so that every call is denied; add a statement with the Effect Allow"]),
        ([ALLOW | {"Effect": {"Ref": "P"}}], []),
        (
            [ALLOW, {"Effect": "Allow", "Action": "*", "Resource": "*"}],
            ['statement 2 has no Principal, which an endpoint policy must have; write "Principal": "*" for everyone'],
        ),
        ([ALLOW | {"Sid": "x" * 20_480}], ["it has 20,567 characters, more than the 20,480 that AWS takes; merge statements"]),
        ([ALLOW, {"Ref": "P"}], []),
    ],
)
def test_a_policy_that_cannot_work_is_found(statements: list[object], expected: list[str]) -> None:
    resources = {"Kms": endpoint("secretsmanager", PolicyDocument={"Statement": statements})}

    assert texts("PL006", resources, **PARAMETER) == expected
