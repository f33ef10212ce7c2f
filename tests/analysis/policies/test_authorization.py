"""Whether an endpoint's policy lets a request through, statement by statement, with what is not known."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.policies.authorization import Authorization, authorize
from constructs_privatelink.catalogue.lookup import template_of
from tests.analysis.policies.fixtures_policies import AOSS, MODEL, READ, SECRETS, UNKNOWN, asked, statement

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.model import Endpoint


def test_no_policy_lets_everything_through() -> None:
    assert authorize(READ, SECRETS, MODEL) == Authorization("allows", text="no endpoint policy limits it")


def test_point_1_a_policy_that_is_unknown_as_a_whole_makes_everything_conditional() -> None:
    authorization = authorize(READ, replace(SECRETS, policy=UNKNOWN), MODEL)

    assert (authorization.verdict, authorization.reasons) == ("conditional", (UNKNOWN,))


def test_point_1_the_deciding_statement_is_named_by_its_sid() -> None:
    authorization = asked(statement(), statement("Deny", Sid="NotSecrets", Action="secretsmanager:*"))

    assert authorization.to_json() == {
        "verdict": "denies",
        "code": "PL_ENDPOINT_POLICY_DENIES",
        "policy": "Network.Endpoint.PolicyDocument",
        "statement": {"index": 1, "sid": "NotSecrets"},
        "text": "a statement denies it",
        "reasons": [],
    }


@pytest.mark.parametrize(
    ("endpoint", "verdict"),
    [
        (replace(SECRETS, service=template_of("opensearch-domain")), "allows"),
        (replace(SECRETS, service=None, service_name="com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0"), "allows"),
        (replace(SECRETS, kind=EndpointKind.GATEWAY_LOAD_BALANCER), "allows"),
        (AOSS, "allows"),
        (replace(SECRETS, service=None, service_name=UNKNOWN), "conditional"),
        (SECRETS, "denies"),
    ],
)
def test_point_1_a_service_that_takes_no_policy_lets_everything_through(endpoint: Endpoint, verdict: str) -> None:
    assert asked(statement("Deny"), endpoint=endpoint).verdict == verdict
