"""The rules of the analysis: each finds its own bad example and nothing in its good one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis.rules import RULES, VERDICT_RULES, Rule, all_rules
from tests.analysis.rules.examples import ACL, ALLOW, PARAMETER, broken, endpoint, entry, found_in, subnet, texts

if TYPE_CHECKING:
    from collections.abc import Mapping


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
class TestEveryRule:
    def test_finds_its_bad_example(self, rule: Rule) -> None:
        result = [finding for finding in found_in(rule, "Anti-pattern") if finding.rule == rule.id]

        assert [finding.severity for finding in result] == [rule.severity]

    def test_finds_nothing_in_its_good_example(self, rule: Rule) -> None:
        assert rule.id not in {finding.rule for finding in found_in(rule, "Best practice")}

    def test_says_what_it_is_about(self, rule: Rule) -> None:
        assert rule.title[0].isupper()
        assert not rule.title.endswith(".")
        assert rule.link.startswith("https://docs.aws.amazon.com/")
        assert rule.doc.splitlines()[0].endswith(".")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_of_templates_words_its_findings_as_errors_are_worded(rule: Rule) -> None:
    for finding in found_in(rule, "Anti-pattern"):
        if finding.rule == rule.id:
            assert not finding.text[0].isupper()
            assert not finding.text.endswith(".")
            assert finding.to_json()["resource"] == str(finding.resource)


def test_the_rules_stand_in_the_order_of_their_ids_each_once() -> None:
    ids = [rule.id for rule in RULES]

    assert ids == sorted(set(ids))
    assert all(re.fullmatch(r"PL\d{3}", rule.id) for rule in RULES)


def test_all_rules_are_those_of_clients_and_those_of_templates() -> None:
    assert all_rules() == (*VERDICT_RULES, *RULES)
    assert [rule.id for rule in VERDICT_RULES] == ["client-blocked", "client-unknown", "client-prefix-list", "client-name", "client-denied"]


def test_services_that_share_a_private_name_conflict() -> None:
    result = texts("PL001", {"A": endpoint(PrivateDnsEnabled=True), "B": endpoint(PrivateDnsEnabled=True)})

    assert result == ["'kms.eu-west-1.amazonaws.com' is answered by 'A' already; set PrivateDnsEnabled to false on one of them"]


@pytest.mark.parametrize(
    "second",
    [
        endpoint("sqs", PrivateDnsEnabled=True),
        endpoint(PrivateDnsEnabled=True) | {"Condition": "Perhaps"},
        endpoint(PrivateDnsEnabled={"Ref": "P"}),
        endpoint(PrivateDnsEnabled=True, VpcId={"Ref": "P"}),
    ],
)
def test_private_names_that_may_not_conflict_are_let_be(second: Mapping[str, object]) -> None:
    perhaps = {"Conditions": {"Perhaps": {"Fn::Equals": [{"Ref": "P"}, "yes"]}}}

    assert broken("PL001", {"A": endpoint(PrivateDnsEnabled=True), "B": second}, **PARAMETER, **perhaps) == []


def test_unknown_dns_attributes_are_let_be() -> None:
    vpc = {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16", "EnableDnsHostnames": {"Ref": "P"}}}

    assert broken("PL002", {"Vpc": vpc, "A": endpoint(PrivateDnsEnabled=True)}, **PARAMETER) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("eu-west-1a", "eu-west-1b", False),
        ("eu-west-1a", "eu-west-1a", True),
        ({"Fn::Select": [0, {"Fn::GetAZs": ""}]}, {"Fn::Select": [0, {"Fn::GetAZs": {"Ref": "AWS::Region"}}]}, True),
        ({"Fn::Select": [0, {"Fn::GetAZs": ""}]}, {"Fn::Select": [1, {"Fn::GetAZs": ""}]}, False),
        ({"Ref": "P"}, "eu-west-1a", False),
    ],
)
def test_zones_are_the_same_where_their_intrinsics_are(one: object, other: object, *, same: bool) -> None:
    resources = {"A": subnet(0, one), "B": subnet(1, other), "Kms": endpoint(SubnetIds=[{"Ref": "A"}, {"Ref": "B"}])}

    assert broken("PL003", resources, **PARAMETER) == ([("Kms", "error")] if same else [])
    assert broken("PL004", resources, **PARAMETER) == ([("Kms", "warning")] if same else [])


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


def test_a_number_that_a_default_acl_comes_with_is_taken() -> None:
    default = {"NetworkAclId": {"Fn::GetAtt": ["Vpc", "DefaultNetworkAcl"]}}

    assert broken("PL007", {"One": entry(100, **default)}) == [("One", "error")]
    assert broken("PL007", {"One": entry(110, **default)}) == []


@pytest.mark.parametrize("second", [entry(101), entry(100, Egress=True), entry({"Ref": "P"}), entry(100, Egress={"Ref": "P"})])
def test_a_number_that_may_be_free_is_let_be(second: Mapping[str, object]) -> None:
    assert broken("PL007", {"Acl": ACL, "One": entry(100), "Two": second}, **PARAMETER) == []


@pytest.mark.parametrize(("count", "severity"), [(20, None), (21, "warning"), (40, "warning"), (41, "error")])
def test_more_entries_than_any_quota_are_an_error(count: int, severity: str | None) -> None:
    result = broken("PL008", {"Acl": ACL, **{f"Entry{number}": entry(number) for number in range(1, count + 1)}})

    assert result == ([] if severity is None else [("Acl", severity)])
