"""The sample app: who reaches what and who does not, and what policies let through. A model for the tests of an app of yours."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.testing import (
    analysed,
    assert_blocked,
    assert_no_findings,
    assert_policy_allows,
    assert_policy_denies,
    assert_reachable,
    snapshot,
)
from tests.fixtures_sample import CHINA, sample_app

if TYPE_CHECKING:
    import aws_cdk as cdk
    from syrupy.assertion import SnapshotAssertion

    from constructs_privatelink.analysis import Analysis

FUNCTION = "SampleApplication/Stocktaking"
APPLICATIONS, NODES = ("10.0.0.0/24", "10.0.1.0/24"), ("10.0.3.0/24", "10.0.4.0/24")
CALLED = ("Eks", "ElastiCache", "ApiGateway", "Kms")
ONLY_OUTSIDE_OF_CHINA = ("Search", "AppStreamApi", "AppStreamStreaming")
BEHIND = {"ApiGateway": "GET / of SampleApplication/Stock", "Search": "the collection of SampleApplication/Documents"}
OF_NODES = ("Eks", "EksAuth", *(f"Cluster/{name}" for name in ("Ec2", "EcrApi", "EcrDkr", "S3", "Logs", "Sts", "OidcEks")))


@pytest.fixture(scope="module", params=[None, CHINA], ids=["anywhere", "china"])
def app(request: pytest.FixtureRequest) -> cdk.App:
    return sample_app(request.param)


@pytest.fixture
def sample(app: cdk.App) -> Analysis:
    return analysed(app)


@pytest.fixture(scope="module")
def anywhere() -> Analysis:
    return analysed(sample_app())


def test_nothing_would_be_refused_and_every_declared_client_reaches_its_endpoint(sample: Analysis) -> None:
    assert_no_findings(sample)


@pytest.mark.parametrize("endpoint", [*CALLED, *ONLY_OUTSIDE_OF_CHINA])
def test_the_function_reaches_endpoints_by_the_services_own_names(anywhere: Analysis, endpoint: str) -> None:
    proof = assert_reachable(anywhere, FUNCTION, f"SampleNetwork/{endpoint}")

    assert {name.answer for name in proof.names} == {"private"}


@pytest.mark.parametrize("endpoint", [*CALLED, *ONLY_OUTSIDE_OF_CHINA])
def test_no_policy_stops_what_stands_behind_an_endpoint_or_what_the_function_calls(anywhere: Analysis, endpoint: str) -> None:
    proof = anywhere.explain(FUNCTION, f"SampleNetwork/{endpoint}")

    behind = [(BEHIND[endpoint], "allows")] if endpoint in BEHIND else []
    assert [(call.call, call.answer.verdict) for call in proof.authorization] == behind


def test_the_policies_let_through_each_call_of_the_functions_role(anywhere: Analysis) -> None:
    (needs,) = (needs for needs in anywhere.needs() if needs.path == FUNCTION)
    calls = [(str(need.endpoint.logical_id), action) for need in needs.needs for action in need.actions if need.endpoint is not None]

    assert len(calls) >= len(needs.needs)
    for endpoint, action in calls:
        if not action.startswith("aoss:"):
            assert_policy_allows(anywhere, endpoint, action, principal="111122223333")


@pytest.mark.parametrize("endpoint", OF_NODES)
def test_nodes_reach_what_a_private_cluster_needs(sample: Analysis, endpoint: str) -> None:
    for subnet in NODES:
        assert_reachable(sample, subnet, f"SampleNetwork/{endpoint}")


def test_users_stream_from_the_application_subnets(anywhere: Analysis) -> None:
    for subnet in APPLICATIONS:
        assert_reachable(anywhere, subnet, "SampleNetwork/AppStreamStreaming", "tcp/1400-1499")


@pytest.mark.parametrize("endpoint", [*CALLED, *OF_NODES[1:3]])
def test_everybody_else_and_every_other_port_is_kept_out_by_groups_and_by_network_acls(sample: Analysis, endpoint: str) -> None:
    assert_blocked(sample, "10.9.0.0/16", f"SampleNetwork/{endpoint}")
    other_port = assert_blocked(sample, APPLICATIONS[0], f"SampleNetwork/{endpoint}", "tcp/22", code="SUBNET_ACL_RESTRICTION")

    dropping = {hop.name for hop in other_port.result.hops if hop.outcome == "drops"}
    assert {"ACL out of the client's subnet", "ACL into the endpoint's subnet", "security groups into the endpoint"} <= dropping


def test_applications_take_snapshots_and_operators_do_everything_but_with_the_credentials_of_one_account(sample: Analysis) -> None:
    applications, operators = "SampleNetwork/ElastiCache", "SampleNetwork/ElastiCacheOperators"

    assert_policy_allows(sample, applications, "elasticache:CreateSnapshot", principal="111122223333")
    assert_policy_denies(sample, applications, "elasticache:DeleteCacheCluster")
    assert_policy_allows(sample, operators, "elasticache:DeleteCacheCluster", principal="111122223333")
    assert_policy_denies(sample, operators, "elasticache:DescribeCacheClusters", principal="123456789012")


def test_the_function_may_call_what_it_calls_and_nothing_else(anywhere: Analysis) -> None:
    (needs,) = (needs for needs in anywhere.needs() if needs.path == FUNCTION)

    assert not needs.everything
    assert {need.services[0] for need in needs.needs} == {"aoss-managed", "eks", "elasticache"}


def test_the_api_and_the_desktops_name_the_endpoints_that_the_app_makes() -> None:
    templates = snapshot(sample_app())

    assert "ExportsOutputRefAppStreamStreaming" in of_type(templates, "SampleStreaming", "AWS::AppStream::Stack")
    assert of_type(templates, "SampleApplication", "AWS::ApiGateway::RestApi").count("ExportsOutputRefApiGateway") == 2


def of_type(templates: dict[str, object], stack: str, kind: str) -> str:
    """Return the resource of a type as text."""
    (resource,) = (resource for resource in templates[stack]["Resources"].values() if resource["Type"] == kind)  # type: ignore[index]
    return json.dumps(resource)


def test_the_templates_are_as_before(app: cdk.App, snapshot_json: SnapshotAssertion) -> None:
    assert snapshot(app) == snapshot_json
