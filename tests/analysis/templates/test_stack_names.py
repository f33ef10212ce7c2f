"""An import tells the name of the stack that exports, where that is a part of the export's name."""

from __future__ import annotations

from typing import cast

import pytest

from constructs_privatelink.analysis.templates import stack_set
from constructs_privatelink.analysis.templates.stack_names import NamesWithStacks
from constructs_privatelink.analysis.values import Reference, ResourceId, Unknown

VPC = {"Vpc": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16"}}}
EXPORTED = {"Value": {"Ref": "Vpc"}, "Export": {"Name": {"Fn::Sub": "${AWS::StackName}-Vpc"}}}


def importing(name: object, **parameters: object) -> dict[str, object]:
    group = {"Type": "AWS::EC2::SecurityGroup", "Properties": {"GroupDescription": "g", "VpcId": {"Fn::ImportValue": name}}}
    declared = {parameter: {"Type": "String", **({"Default": value} if value else {})} for parameter, value in parameters.items()}
    return {"Parameters": declared, "Resources": {"Group": group}}


def imported(name: object, *exporting: dict[str, object], **parameters: object) -> object:
    """Return what a stack imports under a name, where others export their VPCs."""
    stacks = stack_set.load(importing(name, **parameters), *(exporting or ({"Resources": VPC, "Outputs": {"Id": EXPORTED}},)))
    (group,) = stacks.of_type("AWS::EC2::SecurityGroup")
    value = stacks.properties(group)["VpcId"]
    return value.why if isinstance(value, Unknown) else getattr(value, "target", value)


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("network-Vpc", {}),
        ({"Fn::Sub": "${Network}-Vpc"}, {"Network": "network"}),
        ({"Fn::Sub": "${Network}-Vpc"}, {"Network": ""}),
    ],
)
def test_what_stands_for_the_stacks_name_is_that_name(name: object, parameters: dict[str, object]) -> None:
    value = imported(name, **parameters)

    assert isinstance(value, ResourceId)
    assert value.logical_id == "Vpc"


@pytest.mark.parametrize("name", ["network-Subnet", "Vpc", "net work-Vpc", {"Fn::Sub": "${AWS::StackName}-Vpc"}])
def test_another_name_is_another_export(name: object) -> None:
    assert "no stack of the set has an export" in str(imported(name))


def test_of_two_stacks_that_may_be_meant_neither_is_taken() -> None:
    exporting: dict[str, object] = {"Resources": VPC, "Outputs": {"Id": EXPORTED}}

    assert "2 stacks of the set may have an export 'network-Vpc'" in str(imported("network-Vpc", exporting, exporting))


def test_a_stack_imports_nothing_of_itself() -> None:
    layer = importing({"Fn::Sub": "${Peer}-Vpc"}, Peer="")
    layer = {**layer, "Resources": {**VPC, **cast("dict[str, object]", layer["Resources"])}, "Outputs": {"Id": EXPORTED}}
    stacks = stack_set.load(layer)
    (group,) = stacks.of_type("AWS::EC2::SecurityGroup")

    assert isinstance(stacks.properties(group)["VpcId"], Unknown)


def test_an_export_that_is_called_so_comes_first() -> None:
    other: dict[str, object] = {"Resources": VPC, "Outputs": {"Id": {"Value": "vpc-1", "Export": {"Name": "network-Vpc"}}}}

    assert imported("network-Vpc", {"Resources": VPC, "Outputs": {"Id": EXPORTED}}, other) == "vpc-1"


def test_who_imports_such_an_export_is_told_by_its_own_name() -> None:
    stacks = stack_set.load(importing("network-Vpc"), {"Resources": VPC, "Outputs": {"Id": EXPORTED}})
    ((exporter, name),) = stacks.imports

    assert name in stacks.exported[exporter]


def test_it_is_an_assumption_that_is_told() -> None:
    stacks = stack_set.load(importing("network-Vpc"), {"Resources": VPC, "Outputs": {"Id": EXPORTED}})
    (group,) = stacks.of_type("AWS::EC2::SecurityGroup")
    stacks.properties(group)

    assert any("what it imports as 'network-Vpc' is the output 'Id'" in assumption.text for assumption in stacks.assumptions)


def imported_by_each(*names: object, **parameters: object) -> list[object]:
    """Return what stacks import under some names, each stack under one, where one template exports its VPC."""
    stacks = stack_set.load(*(importing(name, **parameters) for name in names), {"Resources": VPC, "Outputs": {"Id": EXPORTED}})
    return [stacks.properties(group)["VpcId"] for group in stacks.of_type("AWS::EC2::SecurityGroup")]


def test_a_template_that_is_deployed_twice_is_neither_of_both_stacks() -> None:
    values = imported_by_each("shared-Vpc", "application-Vpc")

    assert all(isinstance(value, Unknown) for value in values)
    assert len({value.key for value in values if isinstance(value, Unknown)}) == len(values)


def test_one_name_that_several_stacks_import_is_one_stack() -> None:
    values = imported_by_each("network-Vpc", {"Fn::Sub": "${Network}-Vpc"}, "network-Vpc", Network="network")

    assert values == [values[0]] * 3
    assert isinstance(values[0], Reference)
    assert isinstance(values[0].target, ResourceId)


def test_two_parameters_of_one_template_are_two_stacks() -> None:
    peering = {
        "Parameters": {"Ours": {"Type": "String"}, "Theirs": {"Type": "String"}},
        "Resources": {
            "Peering": {
                "Type": "AWS::EC2::VPCPeeringConnection",
                "Properties": {
                    "VpcId": {"Fn::ImportValue": {"Fn::Sub": "${Ours}-Vpc"}},
                    "PeerVpcId": {"Fn::ImportValue": {"Fn::Sub": "${Theirs}-Vpc"}},
                },
            }
        },
    }
    stacks = stack_set.load(peering, {"Resources": VPC, "Outputs": {"Id": EXPORTED}})
    (connection,) = stacks.of_type("AWS::EC2::VPCPeeringConnection")

    assert all(isinstance(stacks.properties(connection)[name], Unknown) for name in ("VpcId", "PeerVpcId"))


def test_a_name_that_two_exports_may_have_tells_no_name() -> None:
    exports = ["${A/AWS::StackName}-Vpc", "${A/AWS::StackName}-Private-Vpc"]

    assert (
        list(NamesWithStacks(exports, [("B", "network-Private-Vpc"), ("C", "network-Vpc")]).perhaps("network-Vpc", "Importer"))
        == exports[:1]
    )
    assert list(NamesWithStacks(exports, [("B", "other-Vpc"), ("C", "network-Vpc")]).perhaps("network-Vpc", "Importer")) == []


def test_what_a_stack_exports_itself_is_none_of_what_its_imports_mean() -> None:
    exports = ["${A/AWS::StackName}-Vpc", "${Layer/AWS::StackName}-Vpc"]

    assert list(NamesWithStacks(exports, [("Layer", "one-Vpc")]).perhaps("one-Vpc", "Layer")) == exports[:1]
    assert list(NamesWithStacks(exports, [("Layer", "one-Vpc"), ("Layer", "other-Vpc")]).perhaps("one-Vpc", "Layer")) == []


def test_a_name_that_is_the_stacks_alone_says_nothing() -> None:
    assert list(NamesWithStacks(["${Template/AWS::StackName}"]).perhaps("network", "Importer")) == []
    assert list(NamesWithStacks(["${A/AWS::StackName}-${B/AWS::StackName}"]).perhaps("a-b", "Importer")) == []
    assert list(NamesWithStacks(["vpc-of-${A/AWS::StackName}"]).perhaps("vpc-of-network", "Importer")) == ["vpc-of-${A/AWS::StackName}"]


def test_many_exports_and_imports_are_matched_at_once() -> None:
    exports = [f"${{A/AWS::StackName}}-{number}" for number in range(20_000)]
    names = NamesWithStacks(exports)

    assert [list(names.perhaps(f"network-{number}", "Importer")) for number in range(20_000)] == [[export] for export in exports]
