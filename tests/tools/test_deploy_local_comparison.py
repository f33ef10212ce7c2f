"""How `make deploy-local` works out what a template declares, and what it calls a difference; without a deployment."""

from __future__ import annotations

import pytest

from tools.deploy_local.changes import changes
from tools.deploy_local.comparison import Difference, differences
from tools.deploy_local.intrinsics import UnknownValueError, Values

IDS = {"AWS::Region": "us-east-1", "Vpc": "vpc-1"}
ATTRIBUTES = {("Eks", "DnsEntries"): ["Z1:eks.example.com", "Z2:eks-1a.example.com"], ("Group", "GroupId"): "sg-1"}
VALUES = Values(
    names=IDS,
    attribute=lambda name, attribute: ATTRIBUTES[name, attribute],
    imported=lambda name: {"network:vpc": "vpc-2"}[name],
    zones=lambda: ["us-east-1a", "us-east-1b"],
)


@pytest.mark.parametrize(
    ("declared", "value"),
    [
        ("plain", "plain"),
        ({"Ref": "Vpc"}, "vpc-1"),
        ({"Fn::GetAtt": ["Group", "GroupId"]}, "sg-1"),
        ({"Fn::ImportValue": "network:vpc"}, "vpc-2"),
        ({"Fn::ImportValue": {"Fn::Join": [":", ["network", "vpc"]]}}, "vpc-2"),
        ({"Fn::Join": ["", ["com.amazonaws.", {"Ref": "AWS::Region"}, ".eks"]]}, "com.amazonaws.us-east-1.eks"),
        ({"Fn::Select": [1, {"Fn::Split": [":", {"Fn::Select": [0, {"Fn::GetAtt": ["Eks", "DnsEntries"]}]}]}]}, "eks.example.com"),
        ({"Fn::Select": ["1", {"Fn::GetAZs": ""}]}, "us-east-1b"),
        ({"Fn::Sub": "${Vpc}/${Group.GroupId}/${!kept}"}, "vpc-1/sg-1/${kept}"),
        ({"Fn::Sub": ["${name} in ${Vpc}", {"name": {"Ref": "AWS::Region"}}]}, "us-east-1 in vpc-1"),
        ([{"Ref": "Vpc"}, {"Ref": "AWS::NoValue"}], ["vpc-1"]),
        ({"Kept": {"Ref": "Vpc"}, "Gone": {"Ref": "AWS::NoValue"}}, {"Kept": "vpc-1"}),
        ({"Ref": "AWS::NoValue"}, None),
    ],
)
def test_a_declared_value_is_worked_out(declared: object, value: object) -> None:
    assert VALUES.of(declared) == value


@pytest.mark.parametrize("declared", [{"Ref": "Nothing"}, {"Fn::FindInMap": ["Map", "a", "b"]}, [{"Fn::If": ["Production", 1, 2]}]])
def test_a_value_that_only_cloudformation_knows_is_unknown_not_wrong(declared: object) -> None:
    with pytest.raises(UnknownValueError):
        VALUES.of(declared)


@pytest.mark.parametrize(
    ("declared", "deployed"),
    [
        (True, "true"),
        (443, "443"),
        (["b", "a"], ["a", "b"]),
        ([{"Key": "b"}, {"Key": "a"}], [{"Key": "a"}, {"Key": "b"}]),
        ('{"a": [1, 2]}', '{ "a": [2, 1] }'),
        ({"a": {"b": 1}}, {"a": {"b": "1"}}),
    ],
)
def test_what_aws_writes_in_another_way_is_no_difference(declared: object, deployed: object) -> None:
    assert list(differences("Field", declared, deployed)) == []


@pytest.mark.parametrize(
    ("declared", "deployed", "difference"),
    [
        (True, False, ("Field", True, False)),
        ("text", None, ("Field", "text", None)),
        (["a"], ["a", "b"], ("Field", ["a"], ["a", "b"])),
        (["a", "a"], ["a"], ("Field", ["a", "a"], ["a"])),
        ({"a": {"b": 1}}, {"a": {"b": 2}}, ("Field.a.b", 1, 2)),
        ({"a": 1}, {"a": 1, "b": 2}, ("Field.b", None, 2)),
        ('{"a": 1}', '{"a": 2}', ("Field.a", 1, 2)),
    ],
)
def test_a_difference_is_named_by_its_innermost_field(declared: object, deployed: object, difference: tuple[object, ...]) -> None:
    assert list(differences("Field", declared, deployed)) == [difference]


def test_a_difference_reads_as_resource_field_and_both_values() -> None:
    difference = Difference("Network/Eks (AWS::EC2::VPCEndpoint)", "PrivateDnsEnabled", declared=True, deployed=False)

    assert str(difference) == "Network/Eks (AWS::EC2::VPCEndpoint): PrivateDnsEnabled: declared true, deployed false"


def test_an_update_is_told_by_its_templates_and_its_ids() -> None:
    def template(**resources: dict[str, str]) -> dict[str, object]:
        return {"Resources": {name: {"Type": "T", "Properties": properties} for name, properties in resources.items()}}

    before = template(Kept={"a": "1"}, Changed={"a": "1", "b": "1"}, Gone={})
    after = template(Kept={"a": "1"}, Changed={"a": "2", "c": "1"}, New={})
    ids_before = {"Stack": {"Kept": "k-1", "Changed": "c-1", "Gone": "g-1"}}
    ids_after = {"Stack": {"Kept": "k-2", "Changed": "c-1", "New": "n-1"}}

    changed = changes({"Stack": before}, {"Stack": after}, ids_before, ids_after)

    assert [difference.name for difference in changed.added] == ["New"]
    assert [difference.name for difference in changed.removed] == ["Gone"]
    assert changed.changed == ["Stack/Changed (T): a", "Stack/Changed (T): b", "Stack/Changed (T): c"]
    assert changed.replaced == ["Stack/Kept (T): was k-1, is k-2"]
