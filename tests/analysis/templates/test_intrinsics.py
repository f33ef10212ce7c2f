"""CloudFormation's functions: what each yields of known values, and what of values that a template does not tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.templates.coercion import as_bool, as_int, as_text
from constructs_privatelink.analysis.templates.stack_set import StackSet, load
from constructs_privatelink.analysis.values import Reference, ResourceId, Unknown

if TYPE_CHECKING:
    from constructs_privatelink.analysis.values import Resolved

VPC = Reference(ResourceId("Template", "Vpc"))
UNKNOWN_REGION = {"Ref": "AWS::Region"}


def template(value: object) -> dict[str, object]:
    """Return a template with one property, and with what the cases below name."""
    return {
        "Parameters": {
            "Asked": {"Type": "String"},
            "Blocks": {"Type": "CommaDelimitedList", "Default": "10.0.0.0/8, 10.1.0.0/16"},
            "Count": {"Type": "Number", "Default": "2"},
            "Image": {"Type": "AWS::SSM::Parameter::Value<String>", "Default": "/images/newest"},
            "Office": {"Type": "String", "Default": "192.0.2.0/24"},
        },
        "Mappings": {
            "Ports": {"eu-west-1": {"https": 443, "list": ["a", "b"]}, "us-east-1": {"https": "443", "list": ["c"]}},
        },
        "Conditions": {
            "Yes": {"Fn::Equals": [{"Ref": "Office"}, "192.0.2.0/24"]},
            "No": {"Fn::Not": [{"Condition": "Yes"}]},
            "Open": {"Fn::Equals": [{"Ref": "Asked"}, "yes"]},
            "YesAndOpen": {"Fn::And": [{"Condition": "Yes"}, {"Condition": "Open"}]},
            "NoAndOpen": {"Fn::And": [{"Condition": "Open"}, {"Condition": "No"}]},
            "YesOrOpen": {"Fn::Or": [{"Condition": "Open"}, {"Condition": "Yes"}]},
            "ItIsItself": {"Fn::Equals": [{"Ref": "Asked"}, {"Fn::Sub": "${Asked}"}]},
            "TrueIsText": {"Fn::Equals": [True, "true"]},
        },
        "Resources": {
            "Vpc": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16"}},
            "Other": {"Type": "AWS::EC2::VPC", "Properties": {"Ipv4IpamPoolId": "ipam-pool-1"}},
            "Subject": {"Type": "Test::Its::Subject", "Properties": {"Value": value}},
        },
    }


def resolved(value: object, region: str | None = None) -> Resolved:
    stacks = load(template(value), region=region)
    (subject,) = stacks.of_type("Test::Its::Subject")
    return stacks.properties(subject)["Value"]


def problems_of(stacks: StackSet) -> list[str]:
    for resource in stacks.of_type("Test::Its::Subject"):
        stacks.properties(resource)
    return [problem.text for problem in stacks.problems]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("plain", "plain"),
        (443, 443),
        (None, None),
        ({"Ref": "Vpc"}, VPC),
        ({"Ref": "Office"}, "192.0.2.0/24"),
        ({"Ref": "Count"}, "2"),
        ({"Ref": "Blocks"}, ["10.0.0.0/8", "10.1.0.0/16"]),
        ({"Fn::GetAtt": ["Vpc", "VpcId"]}, VPC),
        ({"Fn::GetAtt": "Vpc.VpcId"}, VPC),
        ({"Fn::GetAtt": ["Vpc", "CidrBlock"]}, "10.0.0.0/16"),
        ({"Fn::GetAtt": ["Other", "CidrBlock"]}, Reference(ResourceId("Template", "Other"), "CidrBlock")),
        ({"Fn::GetAtt": ["Vpc", "DefaultSecurityGroup"]}, Reference(ResourceId("Template", "Vpc"), "DefaultSecurityGroup")),
        ({"Fn::Sub": "${Vpc}"}, VPC),
        ({"Fn::Sub": "${Office} and ${!Office}"}, "192.0.2.0/24 and ${Office}"),
        ({"Fn::Sub": ["${block} in ${Vpc.CidrBlock}", {"block": {"Ref": "Office"}}]}, "192.0.2.0/24 in 10.0.0.0/16"),
        ({"Fn::Join": ["-", ["a", 1, True, {"Ref": "AWS::NoValue"}]]}, "a-1-true"),
        ({"Fn::Join": ["", [{"Ref": "Vpc"}]]}, VPC),
        ({"Fn::Join": [",", {"Ref": "Blocks"}]}, "10.0.0.0/8,10.1.0.0/16"),
        ({"Fn::Select": [1, {"Ref": "Blocks"}]}, "10.1.0.0/16"),
        ({"Fn::Select": ["0", [{"Ref": "Vpc"}, "x"]]}, VPC),
        ({"Fn::Split": ["/", "a/b/"]}, ["a", "b", ""]),
        ({"Fn::Select": [1, {"Fn::Split": ["||", {"Fn::Join": ["||", ["a", {"Ref": "Vpc"}, "b"]]}]}]}, VPC),
        ({"Fn::Cidr": [{"Fn::GetAtt": ["Vpc", "CidrBlock"]}, 2, 8]}, ["10.0.0.0/24", "10.0.1.0/24"]),
        ({"Fn::Cidr": ["2001:db8::/56", "3", "64"]}, ["2001:db8::/64", "2001:db8:0:1::/64", "2001:db8:0:2::/64"]),
        ({"Fn::FindInMap": ["Ports", "eu-west-1", "list"]}, ["a", "b"]),
        ({"Fn::FindInMap": ["Ports", "mars", "https", {"DefaultValue": 80}]}, 80),
        ({"Fn::Length": {"Ref": "Blocks"}}, 2),
        ({"Fn::ToJsonString": {"a": [1]}}, '{"a":[1]}'),
        ({"Fn::Base64": "a"}, "YQ=="),
        ([1, {"Ref": "AWS::NoValue"}, 2], [1, 2]),
        ({"Keep": 1, "Drop": {"Ref": "AWS::NoValue"}}, {"Keep": 1}),
    ],
)
def test_known_values_are_worked_out(value: object, expected: Resolved) -> None:
    assert resolved(value) == expected


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("Yes", "then"),
        ("No", "else"),
        ("NoAndOpen", "else"),
        ("YesOrOpen", "then"),
        ("ItIsItself", "then"),
        ("TrueIsText", "then"),
    ],
)
def test_a_condition_that_is_known_decides(condition: str, expected: str) -> None:
    assert resolved({"Fn::If": [condition, "then", "else"]}) == expected


@pytest.mark.parametrize("condition", ["Open", "YesAndOpen"])
def test_a_condition_that_is_not_known_decides_nothing(condition: str) -> None:
    either = resolved({"Fn::If": [condition, "then", "else"]})

    assert isinstance(either, Unknown)
    assert either.where == "Template.Subject.Value"
    assert either.why == f"it depends on the condition '{condition}', which is not known: the parameter 'Asked' has no default"


@pytest.mark.parametrize("value", ["same", 443, {"Ref": "Vpc"}, UNKNOWN_REGION, [1, {"a": {"Ref": "Vpc"}}]])
def test_equal_outcomes_of_an_unknown_condition_are_known(value: object) -> None:
    assert resolved({"Fn::If": ["Open", value, value]}) == resolved(value)


def test_a_property_that_an_unknown_condition_may_remove_is_unknown() -> None:
    assert isinstance(resolved({"Fn::If": ["Open", "then", {"Ref": "AWS::NoValue"}]}), Unknown)


def test_a_property_that_is_no_value_is_absent() -> None:
    stacks = load(template({"Fn::If": ["Yes", {"Ref": "AWS::NoValue"}, "else"]}))
    (subject,) = stacks.of_type("Test::Its::Subject")

    assert stacks.properties(subject) == {}


@pytest.mark.parametrize(
    ("condition", "expected"),
    [("Yes", {"CidrBlock": "192.0.2.0/24"}), ("No", {}), ("Open", {"Fn::If": "it depends on the condition 'Open'"})],
)
def test_all_properties_may_stand_under_one_condition(condition: str, expected: dict[str, str]) -> None:
    given = template(1)
    given["Resources"] = {
        "One": {"Type": "X", "Properties": {"Fn::If": [condition, {"CidrBlock": {"Ref": "Office"}}, {"Ref": "AWS::NoValue"}]}}
    }
    stacks = load(given)

    found = stacks.properties(next(stacks.of_type("X")))

    assert {name: value.why.partition(",")[0] if isinstance(value, Unknown) else value for name, value in found.items()} == expected


@pytest.mark.parametrize(
    ("value", "key"),
    [
        ({"Ref": "Asked"}, "${Template/Asked}"),
        ({"Ref": "Image"}, "${resolve:ssm:/images/newest}"),
        ("{{resolve:ssm:/vpc/id:1}}", "${resolve:ssm:/vpc/id:1}"),
        ({"Fn::Sub": "com.amazonaws.${AWS::Region}.eks"}, "com.amazonaws.${AWS::Region}.eks"),
        ({"Fn::Join": ["", ["com.amazonaws.", UNKNOWN_REGION, ".eks"]]}, "com.amazonaws.${AWS::Region}.eks"),
        ({"Fn::Select": [0, {"Fn::GetAZs": ""}]}, "${Fn::GetAZs:${AWS::Region}/0}"),
        ({"Fn::Select": ["0", {"Fn::GetAZs": UNKNOWN_REGION}]}, "${Fn::GetAZs:${AWS::Region}/0}"),
        ({"Fn::Sub": "${!x}${Vpc}/24"}, "${!x}${Template.Vpc}/24"),
        ({"Fn::Sub": "${Vpc.DefaultSecurityGroup}!"}, "${Template.Vpc.DefaultSecurityGroup}!"),
        ({"Fn::Split": ["/", {"Ref": "Vpc"}]}, "${Fn::Split:/:${Template.Vpc}}"),
        ({"Fn::ImportValue": "Elsewhere"}, "${Fn::ImportValue:Elsewhere}"),
        ({"Fn::Transform": {"Name": "Mine"}}, None),
        ({"Fn::Sub": {"Fn::Transform": {"Name": "Mine"}}}, None),
        ({"Fn::Mystery": 1}, None),
        ({"Fn::GetStackOutput": {"StackName": "Elsewhere", "OutputName": "Id"}}, None),
    ],
)
def test_values_that_the_template_does_not_tell_have_a_key(value: object, key: str | None) -> None:
    found = resolved(value)

    assert isinstance(found, Unknown)
    assert (found.code, found.where, found.key) == ("PL_UNRESOLVED_VALUE", "Template.Subject.Value", key)
    assert found == resolved(value)


@pytest.mark.parametrize("kind", ["secretsmanager", "ssm-secure"])
def test_references_to_secrets_are_told_apart_without_being_named(kind: str) -> None:
    one, again, other = (resolved(f"{{{{resolve:{kind}:{name}}}}}") for name in ("hunter2", "hunter2", "other"))

    assert one == again != other
    assert isinstance(one, Unknown)
    assert one.key is not None
    assert "hunter2" not in repr(one)


def test_a_zone_in_a_region_that_is_said_is_that_of_the_region() -> None:
    zones = [resolved({"Fn::Select": [1, {"Fn::GetAZs": name}]}, region="eu-west-1") for name in ("", "eu-west-1", UNKNOWN_REGION)]

    assert {zone.key for zone in zones if isinstance(zone, Unknown)} == {"${Fn::GetAZs:eu-west-1/1}"}


@pytest.mark.parametrize(
    ("region", "partition", "suffix"),
    [
        ("eu-west-1", "aws", "amazonaws.com"),
        ("cn-north-1", "aws-cn", "amazonaws.com.cn"),
        ("us-gov-west-1", "aws-us-gov", "amazonaws.com"),
        ("us-iso-east-1", "aws-iso", "c2s.ic.gov"),
        ("us-isob-east-1", "aws-iso-b", "sc2s.sgov.gov"),
    ],
)
def test_partition_and_suffix_follow_from_the_region(region: str, partition: str, suffix: str) -> None:
    assert resolved({"Fn::Sub": "${AWS::Region} ${AWS::Partition} ${AWS::URLSuffix}"}, region) == f"{region} {partition} {suffix}"


@pytest.mark.parametrize(("key", "known"), [("https", True), ("list", False)])
def test_a_mapping_that_says_the_same_for_every_region_needs_none(key: str, known: bool) -> None:  # noqa: FBT001 - a table
    found = resolved({"Fn::FindInMap": ["Ports", UNKNOWN_REGION, key]})

    assert isinstance(found, Unknown) is not known


@pytest.mark.parametrize(
    "value",
    [
        {"Ref": "Nobody"},
        {"Ref": ["Vpc"]},
        {"Ref": "AWS::Nothing"},
        {"Fn::GetAtt": ["Nobody", "Id"]},
        {"Fn::GetAtt": "Vpc"},
        {"Fn::Sub": "${Nobody.Id}"},
        {"Fn::Join": ["", "no list"]},
        {"Fn::Select": [2, ["a", "b"]]},
        {"Fn::Select": ["first", ["a"]]},
        {"Fn::Split": ["", "a"]},
        {"Fn::Cidr": ["10.0.0.0/24", 2, 8]},
        {"Fn::Cidr": ["10.0.0.0/24", 2]},
        {"Fn::Cidr": ["ten", 1, 8]},
        {"Fn::FindInMap": ["Ports", "mars", "https"]},
        {"Fn::If": ["Nowhere", 1, 2]},
        {"Fn::If": ["Yes", 1]},
        {"Fn::ImportValue": {"a": 1}},
        {"Fn::Length": "text"},
    ],
)
def test_a_wrong_call_is_unknown(value: object) -> None:
    assert isinstance(resolved(value), Unknown)


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ({"Ref": "Nobody"}, "'Nobody' is not a parameter or resource of stack 'Template'"),
        ({"Fn::Select": [2, ["a", "b"]]}, "Fn::Select selects element 2 of 2"),
        ({"Fn::Cidr": ["10.0.0.0/24", 2, 8]}, "Fn::Cidr 2 blocks with 8 host bits do not fit into 10.0.0.0/24"),
        ({"Fn::If": ["Nowhere", 1, 2]}, "'Nowhere' is not a condition of stack 'Template'"),
    ],
)
def test_a_wrong_call_is_a_problem_of_the_set(value: object, problem: str) -> None:
    assert problems_of(load(template(value))) == [problem]


@pytest.mark.parametrize(("value", "expected"), [(443, 443), ("443", 443), (" 443 ", 443), (443.0, 443), ("-1", -1), ("443.0", 443)])
def test_whole_numbers_are_read_from_text(value: Resolved, expected: int) -> None:
    assert as_int(value) == expected


@pytest.mark.parametrize("value", ["", "all", 1.5, True, None, [], {}, "1" * 30, VPC])
def test_what_is_no_whole_number_is_unknown(value: Resolved) -> None:
    assert isinstance(as_int(value, "Acl.RuleNumber"), Unknown)


@pytest.mark.parametrize(("value", "expected"), [(True, True), ("true", True), ("False", False), (False, False)])
def test_truth_values_are_read_from_text(value: Resolved, expected: bool) -> None:  # noqa: FBT001 - a table
    assert as_bool(value) is expected


@pytest.mark.parametrize("value", ["yes", 1, None, [], VPC])
def test_what_is_no_truth_value_is_unknown(value: Resolved) -> None:
    assert isinstance(as_bool(value), Unknown)


@pytest.mark.parametrize(("value", "expected"), [("a", "a"), (1, "1"), (True, "true"), (1.5, "1.5")])
def test_texts_are_read_from_numbers_and_truth_values(value: Resolved, expected: str) -> None:
    assert as_text(value) == expected


def test_a_reason_says_what_was_wrong_and_an_unknown_stays_the_same() -> None:
    unknown = Unknown(Code.PL_UNRESOLVED_VALUE, "Acl.Protocol", "the parameter 'P' has no default")

    assert as_int(unknown, "elsewhere") is unknown
    assert as_int("all", "Acl.Protocol") == Unknown(Code.PL_UNRESOLVED_VALUE, "Acl.Protocol", "got 'all' where a whole number is due")
    assert as_text(VPC, "Acl.X") == Unknown(
        Code.PL_UNRESOLVED_VALUE, "Acl.X", "the value of Template.Vpc is set at deployment", "${Template.Vpc}"
    )
