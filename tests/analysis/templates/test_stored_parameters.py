"""What one stack writes into Parameter Store and another reads by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from constructs_privatelink.analysis.templates.stack_set import load
from constructs_privatelink.analysis.values import Reference, ResourceId, Unknown
from tests.analysis.assemblies import write_assembly, write_stage

if TYPE_CHECKING:
    from pathlib import Path

    from constructs_privatelink.analysis.values import Resolved

VPC = {"Vpc": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16"}}}
MADE = Reference(ResourceId("Network", "Vpc"))
READER = {
    "Parameters": {
        "VpcId": {"Type": "AWS::SSM::Parameter::Value<AWS::EC2::VPC::Id>", "Default": "/network/vpc"},
        "Ids": {"Type": "AWS::SSM::Parameter::Value<List<String>>", "Default": "/network/ids"},
    }
}


def stored(name: object = "/network/vpc", value: object = None, **more: object) -> dict[str, Any]:
    """Return a parameter of Parameter Store."""
    properties = {"Name": name, "Type": "String", "Value": {"Ref": "Vpc"} if value is None else value}
    return {"Type": "AWS::SSM::Parameter", "Properties": properties, **more}


def writer(**parameters: object) -> dict[str, Any]:
    """Return a template that makes a VPC and writes parameters."""
    asked = {"Parameters": {"Asked": {"Type": "String"}}, "Conditions": {"Perhaps": {"Fn::Equals": [{"Ref": "Asked"}, "yes"]}}}
    return {**asked, "Resources": {**VPC, **parameters}}


def read(folder: Path, value: object, network: dict[str, Any], **more: dict[str, Any]) -> Resolved:
    """Return what a value of the stack ``App`` is, beside the stack ``Network``."""
    template = {**READER, "Resources": {"Subject": {"Type": "Test::Its::Subject", "Properties": {"Value": value}}}}
    stacks = load(write_assembly(folder, {"Network": network, "App": template, **more}))
    (subject,) = stacks.of_type("Test::Its::Subject")
    return stacks.properties(subject)["Value"]


@pytest.mark.parametrize(
    "value",
    [
        {"Ref": "VpcId"},
        "{{resolve:ssm:/network/vpc}}",
        {"Fn::Sub": "{{resolve:ssm:/network/vpc}}"},
        {"Fn::Sub": ["{{resolve:ssm:/${Part}/vpc}}", {"Part": "network"}]},
        {"Fn::Join": ["", ["{{resolve:ssm:/", "network", "/vpc}}"]]},
    ],
)
def test_a_name_that_another_stack_writes_leads_to_what_it_writes(tmp_path: Path, value: object) -> None:
    assert read(tmp_path, value, writer(Stored=stored())) == MADE
    assert read(tmp_path, value, writer(Stored=stored({"Fn::Sub": "/network/vpc"}))) == MADE


def test_it_is_an_assumption_that_nobody_writes_something_else_there(tmp_path: Path) -> None:
    write_assembly(tmp_path, {"Network": writer(Stored=stored()), "App": {**READER, "Resources": {"A": stored("/app", {"Ref": "VpcId"})}}})
    stacks = load(tmp_path)
    stacks.properties(next(resource for resource in stacks.of_type("AWS::SSM::Parameter") if resource.id.stack == "App"))

    assert [(assumption.where, assumption.text) for assumption in stacks.assumptions] == [
        ("Network.Stored", "the parameter '/network/vpc' of Systems Manager holds what this stack writes into it")
    ]


def test_a_list_is_read_as_one(tmp_path: Path) -> None:
    value = {"Fn::Join": [",", [{"Ref": "Vpc"}, "vpc-1"]]}

    assert read(tmp_path, {"Ref": "Ids"}, writer(Stored=stored("/network/ids", value))) == [MADE, "vpc-1"]


def test_an_attribute_has_the_value_too(tmp_path: Path) -> None:
    network = writer(Stored=stored())
    network["Outputs"] = {"Id": {"Value": {"Fn::GetAtt": ["Stored", "Value"]}, "Export": {"Name": "vpc"}}}

    assert read(tmp_path, {"Fn::ImportValue": "vpc"}, network) == MADE


@pytest.mark.parametrize(
    ("value", "network"),
    [
        ("{{resolve:ssm:/network/vpc:1}}", writer(Stored=stored())),
        ("{{resolve:ssm-secure:/network/vpc}}", writer(Stored=stored())),
        ("{{resolve:ssm:/network/vpc}}", writer(Stored=stored(Condition="Perhaps"))),
        ("{{resolve:ssm:/network/vpc}}", writer(Stored=stored(), Again=stored())),
        ("{{resolve:ssm:/network/vpc}}", writer(Stored=stored({"Ref": "Asked"}))),
        ("{{resolve:ssm:/network/vpc}}", writer(Stored=stored("/network/other"))),
        ({"Ref": "VpcId"}, writer(Stored=stored("/network/other"))),
    ],
)
def test_a_version_and_what_is_perhaps_written_are_not_known(tmp_path: Path, value: object, network: dict[str, Any]) -> None:
    assert isinstance(read(tmp_path, value, network), Unknown)


def test_a_stack_does_not_read_what_it_writes_itself(tmp_path: Path) -> None:
    own = {**READER, "Resources": {**VPC, "Stored": stored(), "Subject": {"Type": "X", "Properties": {"Value": {"Ref": "VpcId"}}}}}
    stacks = load(write_assembly(tmp_path, {"App": own}))

    assert isinstance(stacks.properties(next(stacks.of_type("X")))["Value"], Unknown)


def test_another_region_has_a_parameter_store_of_its_own(tmp_path: Path) -> None:
    write_assembly(tmp_path, {"Network": writer(Stored=stored()), "App": {**READER, "Resources": {"A": stored("/app", {"Ref": "VpcId"})}}})
    manifest = tmp_path / "manifest.json"
    manifest.write_text(manifest.read_text().replace("eu-west-1", "eu-central-1", 1))
    stacks = load(tmp_path)
    (own,) = (resource for resource in stacks.of_type("AWS::SSM::Parameter") if resource.id.stack == "App")

    assert isinstance(stacks.properties(own)["Value"], Unknown)


def test_stages_read_what_their_own_stacks_write(tmp_path: Path) -> None:
    reader = {**READER, "Resources": {"Subject": {"Type": "X", "Properties": {"Value": {"Ref": "VpcId"}}}}}
    write_assembly(tmp_path, {})
    for stage in ("Blue", "Green"):
        write_assembly(tmp_path / f"assembly-{stage}", {f"{stage}/Network": writer(Stored=stored()), f"{stage}/App": reader})
        write_stage(tmp_path, tmp_path / f"assembly-{stage}")
    stacks = load(tmp_path)

    read_values = [stacks.properties(subject)["Value"] for subject in stacks.of_type("X")]

    assert read_values == [Reference(ResourceId(f"{stage}/Network", "Vpc")) for stage in ("Blue", "Green")]
