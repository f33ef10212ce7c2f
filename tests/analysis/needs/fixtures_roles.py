"""IAM roles and their policies, as templates write them."""

from __future__ import annotations

from tests.analysis.networks.fixtures_models import Json, resource


def allow(*actions: str, **more: Json) -> Json:
    """Return a statement that allows actions."""
    return {"Effect": "Allow", "Action": list(actions), "Resource": "*"} | more


def deny(*actions: str, **more: Json) -> Json:
    """Return a statement that denies actions."""
    return allow(*actions) | {"Effect": "Deny"} | more


def document(*statements: Json) -> Json:
    """Return a policy document."""
    return {"Version": "2012-10-17", "Statement": list(statements)}


def inline(*statements: Json, **properties: Json) -> Json:
    """Return a role with an inline policy of these statements."""
    return resource("IAM::Role", Policies=[{"PolicyName": "Inline", "PolicyDocument": document(*statements)}], **properties)
