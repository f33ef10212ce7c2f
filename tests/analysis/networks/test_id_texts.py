"""Ids that stand in texts with commas."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis.networks.id_texts import targets_in
from constructs_privatelink.analysis.networks.properties import SUBNET, Reading
from constructs_privatelink.analysis.templates.stack_set import load
from constructs_privatelink.analysis.values import Given, Outside, Unknown
from tests.analysis.networks.fixtures_models import VPC, Json, named, ref, resource, subnet

if TYPE_CHECKING:
    from constructs_privatelink.analysis.values import Target


def listed(value: Json | None) -> tuple[Target, ...] | Unknown | None:
    text = {} if value is None else {"VpcSubnetIds": value}
    stacks = load(
        {"Parameters": {"Given": {"Type": "String"}}, "Resources": {**VPC, "A": subnet(), "B": subnet(), "It": resource("X::Y", **text)}}
    )
    (fields,) = Reading(stacks).of_type("AWS::X::Y")
    return targets_in(fields, "VpcSubnetIds", SUBNET)


@pytest.mark.parametrize(
    "text",
    [
        {"Fn::Join": [",", [ref("A"), ref("B")]]},
        {"Fn::Join": ["", [ref("A"), ",", ref("B")]]},
        {"Fn::Sub": "${A}, ${B}"},
        {"Fn::Sub": "${A.SubnetId},${B}"},
        [ref("A"), ref("B")],
    ],
)
def test_references_between_commas_are_the_resources(text: Json) -> None:
    assert listed(text) == (named("A"), named("B"))


def test_ids_between_commas_are_outside_and_what_a_parameter_tells_is_unknown() -> None:
    assert listed("subnet-1, subnet-2") == (Outside("subnet-1"), Outside("subnet-2"))
    targets = listed({"Fn::Sub": "${A},subnet-2,${Given}"})
    assert isinstance(targets, tuple)
    assert targets[:2] == (named("A"), Outside("subnet-2"))
    assert isinstance(targets[2], Unknown)
    assert "Given" in targets[2].why


@pytest.mark.parametrize(
    ("split", "key"),
    [
        (ref("Given"), "${Fn::Split:,:${Template/Given}}"),
        ({"Fn::Sub": "${Given},${AWS::StackId}"}, "${Fn::Split:,:${Template/Given},${Template/AWS::StackId}}"),
    ],
)
def test_what_is_split_of_a_text_that_nobody_knows_is_one_list_of_an_unknown_length(split: Json, key: str) -> None:
    targets = listed({"Fn::Split": [",", split]})

    assert isinstance(targets, tuple)
    (given,) = targets
    assert isinstance(given, Given)
    assert (given.id, given.several) == (key, True)


def test_what_is_absent_is_none() -> None:
    assert listed(None) is None
