"""Calls that a client's role allows and the endpoint's policy denies are told, those of one cause together."""

from __future__ import annotations

import pytest

from tests.analysis.needs.fixtures_roles import allow, document, inline
from tests.analysis.networks.fixtures_models import Json, ref
from tests.analysis.rules.examples import endpoint
from tests.analysis.rules.fixtures_clients import KEY, app, findings_of


def kms(*actions: str) -> Json:
    """Return an endpoint whose policy allows some actions."""
    policy = document(allow(*actions, Principal="*"))
    return endpoint(SubnetIds=[ref("A")], SecurityGroupIds=[ref("Inward")], PrivateDnsEnabled=True, PolicyDocument=policy)


def test_a_call_that_the_policy_does_not_allow_is_told() -> None:
    ((resource, severity, text, fix),) = findings_of("client-denied", app(Kms=kms("kms:Encrypt")))

    assert (resource, severity) == ("Kms", "warning")
    assert text.startswith("App.Role of Function is denied kms:Decrypt through Kms: ")
    assert fix == "allow it in the endpoint's policy, take it from the role, or acknowledge this"


def test_calls_that_one_policy_denies_for_one_reason_are_told_together() -> None:
    role = inline(allow("kms:Decrypt", "kms:Encrypt", "kms:Sign", Resource=KEY))

    ((_, _, text, _),) = findings_of("client-denied", app(Kms=kms("kms:Sign"), role=role))

    assert " is denied kms:Decrypt, kms:Encrypt through " in text


@pytest.mark.parametrize("actions", [["kms:Decrypt"], ["kms:*"], ["*"]])
def test_a_call_that_is_let_through_is_let_be(actions: list[str]) -> None:
    assert findings_of("client-denied", app(Kms=kms(*actions))) == []


def test_without_a_policy_nothing_is_denied() -> None:
    assert findings_of("client-denied", app()) == []
