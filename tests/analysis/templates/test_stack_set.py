"""A set of templates: resources by type and id, and their paths."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from constructs_privatelink.analysis.templates.stack_set import load
from constructs_privatelink.analysis.values import ResourceId


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
