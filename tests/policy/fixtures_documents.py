"""Policies of the tests."""

from __future__ import annotations

TOKEN = "${Token[AWS.AccountId.0]}"  # noqa: S105 - a placeholder of the CDK, not a secret


def statement(**changes: object) -> dict[str, object]:
    return {"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"} | changes


def document(**changes: object) -> dict[str, object]:
    return {"Statement": [statement(**changes)]}
