"""What a part of a template refers to, as it is written."""

from __future__ import annotations

import pytest

from constructs_privatelink.decisions.written_references import WrittenReference, referred_ids, written_references


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ({"Ref": "Cluster"}, [WrittenReference("Cluster")]),
        ([{"Fn::GetAtt": ["Cluster", "Arn"]}], [WrittenReference("Cluster", "Arn")]),
        ({"Fn::GetAtt": ["Stack", "Outputs.VpcId"]}, [WrittenReference("Stack", "Outputs.VpcId")]),
        ({"Fn::GetAtt": "Stack.Outputs.VpcId"}, [WrittenReference("Stack", "Outputs.VpcId")]),
        ({"UserData": {"Fn::Base64": {"Fn::Sub": "ECS_CLUSTER=${Cluster} in ${AWS::Region}"}}}, [WrittenReference("Cluster")]),
        ({"Fn::Sub": ["${Cluster.Arn}"]}, [WrittenReference("Cluster", "Arn")]),
        ("Cluster", []),
        ({"Cluster": "${Cluster}"}, []),
        ({"Ref": "AWS::StackId"}, []),
        ({"Fn::Sub": "echo ${!Cluster}"}, []),
    ],
)
def test_references_are_told_by_their_functions(part: object, expected: list[WrittenReference]) -> None:
    assert list(written_references(part)) == expected


def test_an_attribute_that_a_function_tells_is_not_known() -> None:
    part = {"Fn::GetAtt": ["Stack", {"Ref": "Name"}]}

    assert list(written_references(part)) == [WrittenReference("Stack"), WrittenReference("Name")]


def test_a_variable_that_a_substitution_defines_itself_is_no_reference() -> None:
    part = {"Fn::Sub": ["${Name} of ${Vpc.VpcId}", {"Name": {"Ref": "Cluster"}}]}

    assert list(written_references(part)) == [WrittenReference("Vpc", "VpcId"), WrittenReference("Cluster")]


def test_references_come_in_the_order_in_which_they_stand() -> None:
    part = {"First": [{"Ref": "A"}, {"Fn::Join": [",", [{"Ref": "B"}, {"Ref": "C"}]]}], "Second": {"Fn::Sub": "${D}${E}"}}

    assert list(referred_ids(part)) == ["A", "B", "C", "D", "E"]


def test_under_some_keys_nothing_is_looked_for_however_they_are_written() -> None:
    part = {"Condition": {"StringEquals": {"aws:SourceVpce": {"Ref": "Kms"}}}, "Resource": {"Ref": "Bucket"}}

    assert list(written_references(part, but_under={"aws:sourcevpce"})) == [WrittenReference("Bucket")]


def test_however_deep_a_template_is_it_is_walked() -> None:
    part: object = {"Ref": "Deepest"}
    for _ in range(10_000):
        part = [part]

    assert list(referred_ids(part)) == ["Deepest"]
