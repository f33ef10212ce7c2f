"""The rules of the analysis: each finds its own bad example and nothing in its good one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

import pytest
import yaml

from constructs_privatelink.analysis.build import build
from constructs_privatelink.analysis.rules import RULES, Finding, Rule, findings
from constructs_privatelink.analysis.templates import load

if TYPE_CHECKING:
    from collections.abc import Mapping

SECTION = re.compile(r"^(Anti-pattern|Best practice):\n((?:    .*\n?|\n)+)", re.MULTILINE)
MANY = re.compile(r"\{(\d+)\.\.(\d+)\}")
VPC: Mapping[str, object] = {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16", "EnableDnsHostnames": True}}


def example(rule: Rule, section: Literal["Anti-pattern", "Best practice"]) -> dict[str, object]:
    """Return the template of a section of a rule's text."""
    template = yaml.safe_load(dict(SECTION.findall(rule.doc))[section])
    resources: dict[str, object] = {}
    for name, resource in template["Resources"].items():
        many = MANY.search(name)
        for number in range(int(many[1]), int(many[2]) + 1) if many else [None]:
            resources[name if number is None else MANY.sub(str(number), name)] = filled(resource, number)
    return {"Resources": resources}


def filled(value: object, number: int | None) -> object:
    if isinstance(value, dict):
        return {key: filled(one, number) for key, one in value.items()}
    return number if isinstance(value, str) and number is not None and MANY.fullmatch(value) else value


def found(template: Mapping[str, object]) -> tuple[Finding, ...]:
    stacks = load(template, region="eu-west-1")
    return findings(stacks, build(stacks))


def codes(resources: Mapping[str, object], **sections: object) -> list[tuple[str, str, str]]:
    """Return what is found in resources beside a VPC: rule, resource and severity."""
    result = found({"Resources": {"Vpc": VPC, **resources}, **sections})
    return [(one.rule, str(one.resource).rpartition(".")[2], one.severity) for one in result]


def endpoint(service: str = "kms", **properties: object) -> dict[str, object]:
    name = {"VpcEndpointType": "Interface", "ServiceName": f"com.amazonaws.eu-west-1.{service}", "VpcId": {"Ref": "Vpc"}}
    return {"Type": "AWS::EC2::VPCEndpoint", "Properties": name | properties}


def entry(number: object, **properties: object) -> dict[str, object]:
    entry = {"NetworkAclId": {"Ref": "Acl"}, "RuleNumber": number, "Protocol": -1, "RuleAction": "allow", "CidrBlock": "10.0.0.0/16"}
    return {"Type": "AWS::EC2::NetworkAclEntry", "Properties": entry | properties}


ACL = {"Type": "AWS::EC2::NetworkAcl", "Properties": {"VpcId": {"Ref": "Vpc"}}}
PARAMETER = {"Parameters": {"P": {"Type": "String"}}}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
class TestEveryRule:
    def test_finds_its_bad_example(self, rule: Rule) -> None:
        result = [one for one in found(example(rule, "Anti-pattern")) if one.rule == rule.id]

        assert [one.severity for one in result] == [rule.severity]

    def test_finds_nothing_in_its_good_example(self, rule: Rule) -> None:
        assert rule.id not in {one.rule for one in found(example(rule, "Best practice"))}

    def test_says_what_it_is_about(self, rule: Rule) -> None:
        assert re.fullmatch(r"PL\d{3}", rule.id)
        assert rule.title[0].isupper()
        assert not rule.title.endswith(".")
        assert rule.link.startswith("https://docs.aws.amazon.com/")
        assert rule.doc.splitlines()[0].endswith(".")

    def test_words_its_findings_as_errors_are_worded(self, rule: Rule) -> None:
        for one in found(example(rule, "Anti-pattern")):
            assert not one.text[0].isupper()
            assert not one.text.endswith(".")
            assert one.to_json()["resource"] == str(one.resource)


def test_the_rules_stand_in_the_order_of_their_ids_each_once() -> None:
    ids = [rule.id for rule in RULES]

    assert ids == sorted(set(ids))


def test_services_that_share_a_private_name_conflict() -> None:
    result = found({"Resources": {"Vpc": VPC, "A": endpoint(PrivateDnsEnabled=True), "B": endpoint(PrivateDnsEnabled=True)}})

    assert [one.text for one in result] == [
        "'kms.eu-west-1.amazonaws.com' is answered by 'A' already; set PrivateDnsEnabled to false on one of them"
    ]


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

    assert codes({"A": endpoint(PrivateDnsEnabled=True), "B": second}, **PARAMETER, **perhaps) == []


def test_unknown_dns_attributes_are_let_be() -> None:
    vpc = {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16", "EnableDnsHostnames": {"Ref": "P"}}}

    assert codes({"Vpc": vpc, "A": endpoint(PrivateDnsEnabled=True)}, **PARAMETER) == []


def subnet(number: int, zone: object) -> dict[str, object]:
    properties = {"VpcId": {"Ref": "Vpc"}, "CidrBlock": f"10.0.{number}.0/24", "AvailabilityZone": zone}
    return {"Type": "AWS::EC2::Subnet", "Properties": properties}


@pytest.mark.parametrize(
    ("one", "other", "rules"),
    [
        ("eu-west-1a", "eu-west-1b", []),
        ("eu-west-1a", "eu-west-1a", ["PL003", "PL004"]),
        ({"Fn::Select": [0, {"Fn::GetAZs": ""}]}, {"Fn::Select": [0, {"Fn::GetAZs": {"Ref": "AWS::Region"}}]}, ["PL003", "PL004"]),
        ({"Fn::Select": [0, {"Fn::GetAZs": ""}]}, {"Fn::Select": [1, {"Fn::GetAZs": ""}]}, []),
        ({"Ref": "P"}, "eu-west-1a", []),
    ],
)
def test_zones_are_the_same_where_their_intrinsics_are(one: object, other: object, rules: list[str]) -> None:
    resources = {"A": subnet(0, one), "B": subnet(1, other), "Kms": endpoint(SubnetIds=[{"Ref": "A"}, {"Ref": "B"}])}

    assert [rule for rule, *_ in codes(resources, **PARAMETER)] == rules


ALLOW = {"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}


@pytest.mark.parametrize(
    ("statements", "texts"),
    [
        ([ALLOW], []),
        ([ALLOW | {"Effect": "Deny"}], ["it allows nothing, so that every call is denied; add a statement with the Effect Allow"]),
        ([ALLOW | {"Effect": {"Ref": "P"}}], []),
        (
            [ALLOW, {"Effect": "Allow", "Action": "*", "Resource": "*"}],
            ['statement 1 has no Principal, which an endpoint policy must have; write "Principal": "*" for everyone'],
        ),
        ([ALLOW | {"Sid": "x" * 20_480}], ["it has 20,567 characters, more than the 20,480 that AWS takes; merge statements"]),
        ([ALLOW, {"Ref": "P"}], []),
    ],
)
def test_a_policy_that_cannot_work_is_found(statements: list[object], texts: list[str]) -> None:
    template = {"Resources": {"Vpc": VPC, "Kms": endpoint("secretsmanager", PolicyDocument={"Statement": statements})}, **PARAMETER}

    assert [one.text for one in found(template) if one.rule == "PL006"] == texts


def test_a_number_that_a_default_acl_comes_with_is_taken() -> None:
    default = {"NetworkAclId": {"Fn::GetAtt": ["Vpc", "DefaultNetworkAcl"]}}

    assert codes({"One": entry(100, **default)}) == [("PL007", "One", "error")]
    assert codes({"One": entry(110, **default)}) == []


@pytest.mark.parametrize("second", [entry(101), entry(100, Egress=True), entry({"Ref": "P"}), entry(100, Egress={"Ref": "P"})])
def test_a_number_that_may_be_free_is_let_be(second: Mapping[str, object]) -> None:
    assert codes({"Acl": ACL, "One": entry(100), "Two": second}, **PARAMETER) == []


@pytest.mark.parametrize(("count", "severity"), [(20, None), (21, "warning"), (40, "warning"), (41, "error")])
def test_more_entries_than_any_quota_are_an_error(count: int, severity: str | None) -> None:
    result = codes({"Acl": ACL, **{f"Entry{number}": entry(number) for number in range(1, count + 1)}})

    assert result == ([] if severity is None else [("PL008", "Acl", severity)])
