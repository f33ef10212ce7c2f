"""Clients that do not reach their endpoints are told, and less loudly who calls nothing there; so is what the templates do not tell."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis import all_rules, load
from tests.analysis.needs.fixtures_roles import allow, inline
from tests.analysis.networks.fixtures_models import Json, ref
from tests.analysis.rules.examples import endpoint
from tests.analysis.rules.fixtures_clients import app, findings_of, function
from tests.analysis.rules.networks import declaring, group, https


def severities(rule: str, resources: Json) -> list[str]:
    return [severity for _, severity, _, _ in findings_of(rule, resources)]


def test_a_client_that_is_dropped_is_told_with_the_code_and_the_change() -> None:
    ((resource, severity, text, fix),) = findings_of("client-blocked", app(opened=False))

    assert (resource, severity) == ("Kms", "error")
    assert text == "Function to Kms is blocked in all: SG_HAS_NO_RULES"
    assert fix == "let tcp 443 from 10.0.0.0/24 in at the security group App.Inward"


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (inline(allow("kms:Decrypt")), "error"),
        (inline(allow("kms:*")), "error"),
        (inline(allow("sqs:SendMessage")), "warning"),
        (inline(allow("kms:Decrypt", Resource="arn:aws:kms:us-east-1:111111111111:key/1")), "warning"),
        (inline(allow("*")), "error"),
        (inline(ManagedPolicyArns=[ref("P")]), "error"),
    ],
    ids=["calls it", "calls all of it", "calls another service", "calls another Region", "may call anything", "calls nobody knows what"],
)
def test_who_calls_nothing_of_the_service_misses_nothing(role: Json, expected: str) -> None:
    assert severities("client-blocked", app(opened=False, role=role)) == [expected]


def test_who_is_declared_misses_the_endpoint_whatever_its_role_says() -> None:
    kms = declaring(endpoint(SubnetIds=[ref("A")], SecurityGroupIds=[ref("Inward")], PrivateDnsEnabled=True), {"cidr": "10.0.0.0/24"})

    assert severities("client-blocked", app(opened=False, role=inline(allow("sqs:SendMessage")), Kms=kms)) == ["error"]


def test_an_endpoint_that_only_workloads_without_a_role_could_use_is_for_them() -> None:
    lone = function(Role=None)
    lone["Properties"].pop("Role")

    assert severities("client-blocked", app(opened=False, Other=function())) == ["error", "error"]


@pytest.mark.parametrize("peer", [{"CidrIp": ref("P")}, {"SourcePrefixListId": ref("P")}])
def test_what_the_templates_do_not_tell_is_told_with_what_would(peer: Json) -> None:
    ((resource, severity, text, fix),) = findings_of("client-unknown", app(Inward=group(https(**peer))))

    assert (resource, severity) == ("Kms", "warning")
    assert text.startswith("Function to Kms is unknown: PL_UNRESOLVED_VALUE")
    assert "P=..." in fix
    assert severities("client-blocked", app(Inward=group(https(**peer)))) == []


def test_who_reaches_its_endpoint_is_let_be() -> None:
    assert findings_of("client-blocked", app()) == []
    assert findings_of("client-unknown", app()) == []


def test_a_verdict_is_told_with_the_hops_that_it_comes_of() -> None:
    blocked, unknown = details("client-blocked", app(opened=False)), details("client-unknown", app(Inward=group(https(CidrIp=ref("P")))))

    assert [line.partition(":")[0] for line in blocked] == ["security groups into the endpoint"]
    assert ": drops: " in blocked[0]
    assert [line.partition(":")[0] for line in unknown if not line.startswith("not known: ")] == ["security groups into the endpoint"]
    assert ": undetermined: " in unknown[0]


def details(rule: str, resources: Json) -> tuple[str, ...]:
    """Return what the only finding of a rule rests on."""
    template = {"Parameters": {"P": {"Type": "String"}}, "Resources": resources}
    context = load(template, region="eu-west-1", name="App").context
    (asked,) = [known for known in all_rules() if known.id == rule]
    (finding,) = asked.findings(context)
    return finding.details
