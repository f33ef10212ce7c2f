"""What a template can name: its own parts, those of stacks around and in it, and what others export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.templates.stack_set import Resource, StackSet, load
from constructs_privatelink.analysis.values import Reference, ResourceId, Unknown
from tests.analysis.templates.fixtures_stacks import exporting, one, stack, value_in, written

if TYPE_CHECKING:
    from pathlib import Path


def the(stacks: StackSet, path: str) -> Resource:
    """Return the resource of a construct path or logical id."""
    (referring,) = [resource for each in stacks.stacks.values() for resource in each.resources.values() if resource.path == path]
    return referring


def test_references_lead_through_exports_and_into_and_out_of_nested_stacks(assembly: Path) -> None:
    stacks = load(assembly)
    vpc, group = the(stacks, "Prod/Network/Vpc"), the(stacks, "Prod/Network/Nested/Group")
    inner, outer = the(stacks, "Prod/Network/Nested/Deep/Rule"), the(stacks, "Prod/Application/Rule")

    assert stacks.properties(group)["VpcId"] == Reference(vpc.id)
    assert stacks.properties(inner) == {"IpProtocol": "tcp", "GroupId": Reference(group.id), "CidrIp": "10.0.0.0/16"}
    assert stacks.properties(outer)["GroupId"] == Reference(group.id)
    assert stacks.problems == ()


def test_a_resource_exists_if_its_condition_and_that_of_the_stack_around_it_hold(tmp_path: Path) -> None:
    inner = {
        "Parameters": {"P": {"Type": "String"}},
        "Conditions": {"Given": {"Fn::Equals": [{"Ref": "P"}, "yes"]}},
        "Resources": {"One": {"Type": "Test::One", "Condition": "Given"}, "Always": {"Type": "Test::One"}},
    }
    outer = {
        "Parameters": {"Q": {"Type": "String"}},
        "Conditions": {"No": {"Fn::Equals": ["a", "b"]}, "Open": {"Fn::Equals": [{"Ref": "Q"}, "yes"]}},
        "Resources": {
            name: {"Type": "AWS::CloudFormation::Stack", **more, "Properties": {"TemplateURL": "inner.json", "Parameters": {"P": given}}}
            for name, given, more in (
                ("Yes", "yes", {}),
                ("Never", "yes", {"Condition": "No"}),
                ("Open", {"Ref": "Q"}, {"Condition": "Open"}),
            )
        },
    }
    stacks = load(written(tmp_path, {"outer.json": outer, "inner.json": inner}) / "outer.json")

    existing = {str(resource.id): stacks.exists(resource) for resource in stacks.of_type("Test::One")}

    assert {name: held for name, held in existing.items() if not isinstance(held, Unknown)} == {
        "outer/Yes.One": True,
        "outer/Yes.Always": True,
        "outer/Never.One": False,
        "outer/Never.Always": False,
    }
    assert str(existing["outer/Open.One"]) == "One.Condition: the parameter 'Q' has no default"


def test_outputs_of_a_nested_stack_without_a_template_are_unknown_and_said() -> None:
    template = one({"Value": {"Fn::GetAtt": ["Nest", "Outputs.Id"]}})
    template["Resources"] |= {"Nest": {"Type": "AWS::CloudFormation::Stack", "Properties": {"TemplateURL": "https://example.com/x"}}}  # type: ignore[operator] # a mapping

    stacks = load(template)

    assert isinstance(value_in(stacks, "Template"), Unknown)
    assert [problem.where for problem in stacks.problems] == ["Template/Nest"]


def test_weak_references_lead_to_the_outputs_of_the_stack_of_that_name(tmp_path: Path) -> None:
    reading = {"Value": {"Fn::GetStackOutput": {"StackName": "network-prod", "OutputName": "Id"}}}
    files = {
        "a.json": one({}, Outputs={"Id": {"Value": {"Ref": "One"}}}),
        "b.json": one(reading),
        "manifest.json": {"artifacts": {"A": stack("a.json", stackName="network-prod"), "B": stack("b.json")}},
    }

    assert value_in(load(written(tmp_path, files)), "B") == Reference(ResourceId("A", "One"))


def test_a_chain_of_a_thousand_imports_is_followed(tmp_path: Path) -> None:
    links = range(1, 1000)
    files = {f"{link}.json": one({}, **exporting(f"{link}", {"Fn::ImportValue": f"{link - 1}"})) for link in links}
    files |= {"0.json": one({}, **exporting("0", {"Ref": "One"})), "end.json": one({"Value": {"Fn::ImportValue": "999"}})}
    files |= {"manifest.json": {"artifacts": {name: stack(f"{name}.json") for name in [*map(str, range(1000)), "end"]}}}

    assert value_in(load(written(tmp_path, files)), "end") == Reference(ResourceId("0", "One"))
