"""A set of templates: resources by type and id, and their paths."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from constructs_privatelink.analysis.templates.stack_set import load
from constructs_privatelink.analysis.values import ResourceId, Unknown


def test_resources_are_found_by_type_and_by_id(assembly: Path) -> None:
    stacks = load(assembly / "manifest.json")

    (group,) = stacks.of_type("AWS::EC2::SecurityGroup")

    assert stacks.resource(group.id) is group
    assert stacks.resource(ResourceId("Prod/Network", "Nobody")) is None
    assert stacks.resource(ResourceId("Nowhere", "Vpc")) is None
    assert [resource.type for resource in stacks.of_type("AWS::EC2::VPC", "AWS::EC2::SecurityGroup")] == [
        "AWS::EC2::VPC",
        "AWS::EC2::SecurityGroup",
    ]


def test_the_path_in_the_template_is_that_of_the_construct() -> None:
    template = {"Resources": {"Vpc1": {"Type": "AWS::EC2::VPC", "Metadata": {"aws:cdk:path": "Network/Vpc/Resource", "Mine": 1}}}}

    (vpc,) = load(template).of_type("AWS::EC2::VPC")

    assert (vpc.path, vpc.metadata["Mine"]) == ("Network/Vpc", 1)


def test_reading_templates_loads_nothing_of_the_cdk() -> None:
    script = "import sys, constructs_privatelink.analysis.templates; print([name for name in sys.modules if name in {'aws_cdk', 'jsii'}])"

    done = subprocess.run([sys.executable, "-c", script], cwd=Path(__file__).parents[3], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


UNSET = {"Parameters": {"Office": {"Type": "String"}}, "Conditions": {"Perhaps": {"Fn::Equals": [{"Ref": "Office"}, "x"]}}}


@pytest.mark.parametrize(("metadata", "place"), [({}, "Template.Rule"), ({"aws:cdk:path": "Network/Rule/Resource"}, "Network/Rule")])
def test_what_is_not_known_has_the_place_of_its_property(metadata: dict[str, object], place: str) -> None:
    rule = {
        "Type": "AWS::EC2::SecurityGroupIngress",
        "Metadata": metadata,
        "Condition": "Perhaps",
        "Properties": {"CidrIp": {"Ref": "Office"}},
    }
    stacks = load({**UNSET, "Resources": {"Rule": rule}})
    (resource,) = stacks.of_type("AWS::EC2::SecurityGroupIngress")

    cidr, exists = stacks.properties(resource)["CidrIp"], stacks.exists(resource)

    assert isinstance(cidr, Unknown)
    assert cidr.where == f"{place}.CidrIp"
    assert isinstance(exists, Unknown)
    assert exists.where == f"{place.removeprefix('Template.')}.Condition"


def test_two_templates_of_one_name_are_two_stacks() -> None:
    stacks = load({"Resources": {}}, {"Resources": {}}, name="Network")

    assert list(stacks.stacks) == ["Network", "Network'"]
