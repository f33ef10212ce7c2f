"""Templates as the analysis reads them: cloud assemblies with stages and nested stacks, single files, and what they say together."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink.analysis.templates.stack_set import Assumption, Resource, StackSet, TemplateProblem, load
from constructs_privatelink.analysis.values import Reference, ResourceId, Unknown
from constructs_privatelink.errors import PrivateLinkError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs_privatelink.analysis.values import Resolved

YAML = """
# A network, in the short forms
AWSTemplateFormatVersion: 2010-09-09
Parameters:
  Office: {Type: String, Default: 192.0.2.0/24}
Conditions:
  HasOffice: !Not [!Equals [!Ref Office, '']]
  Both: !And [!Condition HasOffice, !Equals [a, a]]
Resources:
  Vpc:
    Type: AWS::EC2::VPC
    Condition: Both
    Properties: &network
      CidrBlock: !Select [0, !Cidr [10.0.0.0/8, 1, 16]]
      EnableDnsHostnames: yes
  Rule:
    Type: AWS::EC2::SecurityGroupIngress
    Properties:
      GroupId: !GetAtt Vpc.DefaultSecurityGroup
      CidrIp: !If [HasOffice, !Ref Office, !Ref AWS::NoValue]
      FromPort: 0443
      Description: !Sub
        - ${who}s of ${Vpc.CidrBlock}
        - {who: !Join ['-', [user, 1]]}
      Policy: {Version: 2012-10-17, Time: 22:22}
  Twin:
    Type: AWS::EC2::VPC
    Properties: *network
"""


def written(directory: Path, files: Mapping[str, object]) -> Path:
    """Write files, as text or as JSON."""
    for name, content in files.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return directory


def stack(file: str, environment: str = "aws://unknown-account/unknown-region", **more: object) -> dict[str, object]:
    """Return what a manifest says of a stack."""
    return {"type": "aws:cloudformation:stack", "environment": environment, "properties": {"templateFile": file, **more}}


def one(properties: object, **sections: object) -> dict[str, object]:
    """Return a template with one resource."""
    return {"Resources": {"One": {"Type": "Test::One", "Properties": properties}}, **sections}


def exporting(name: object, value: object) -> dict[str, object]:
    return {"Outputs": {"Out": {"Value": value, "Export": {"Name": name}}}}


def the(stacks: StackSet, path: str) -> Resource:
    """Return the resource of a construct path or logical id."""
    (found,) = [resource for each in stacks.stacks.values() for resource in each.resources.values() if resource.path == path]
    return found


def value_in(stacks: StackSet, name: str) -> Resolved:
    """Return the property ``Value`` of the resource ``One`` of a stack."""
    return stacks.properties(stacks.stacks[name].resources["One"])["Value"]


@pytest.fixture(scope="module")
def assembly(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an assembly with a stage, stacks that import from each other, and stacks nested twice."""
    out = tmp_path_factory.mktemp("assembly")
    app = cdk.App(outdir=str(out))
    stage = cdk.Stage(app, "Prod", env=cdk.Environment(account="111111111111", region="eu-west-1"))
    network = cdk.Stack(stage, "Network")
    vpc = ec2.Vpc(network, "Vpc", availability_zones=["eu-west-1a"])
    nested = cdk.NestedStack(network, "Nested")
    group = ec2.SecurityGroup(nested, "Group", vpc=vpc)
    deep = cdk.NestedStack(nested, "Deep")
    ec2.CfnSecurityGroupIngress(deep, "Rule", ip_protocol="tcp", group_id=group.security_group_id, cidr_ip=vpc.vpc_cidr_block)
    application = cdk.Stack(stage, "Application")
    ec2.CfnSecurityGroupIngress(application, "Rule", ip_protocol="tcp", group_id=group.security_group_id)
    app.synth()
    return out


def test_stacks_of_stages_and_nested_stacks_have_their_place_in_their_names(assembly: Path) -> None:
    stacks = load(assembly).stacks

    network, nested, deep, application = stacks
    assert (network, application) == ("Prod/Network", "Prod/Application")
    assert nested.startswith("Prod/Network/Nested")
    assert deep.startswith(f"{nested}/Deep")
    assert {each.region for each in stacks.values()} == {"eu-west-1"}
    assert {each.account for each in stacks.values()} == {"111111111111"}


def test_references_lead_through_exports_and_into_and_out_of_nested_stacks(assembly: Path) -> None:
    stacks = load(assembly)
    vpc, group = the(stacks, "Prod/Network/Vpc"), the(stacks, "Prod/Network/Nested/Group")
    inner, outer = the(stacks, "Prod/Network/Nested/Deep/Rule"), the(stacks, "Prod/Application/Rule")

    assert stacks.properties(group)["VpcId"] == Reference(vpc.id)
    assert stacks.properties(inner) == {"IpProtocol": "tcp", "GroupId": Reference(group.id), "CidrIp": "10.0.0.0/16"}
    assert stacks.properties(outer)["GroupId"] == Reference(group.id)
    assert stacks.problems == ()


def test_resources_are_found_by_type_and_by_id(assembly: Path) -> None:
    stacks = load(assembly / "manifest.json")

    (group,) = stacks.of_type("AWS::EC2::SecurityGroup")

    assert stacks.resource(group.id) is group
    assert stacks.resource(ResourceId("Prod/Network", "Nobody")) is None
    assert stacks.resource(ResourceId("Nowhere", "Vpc")) is None
    assert [one.type for one in stacks.of_type("AWS::EC2::VPC", "AWS::EC2::SecurityGroup")] == ["AWS::EC2::VPC", "AWS::EC2::SecurityGroup"]


def test_the_path_in_the_template_is_that_of_the_construct() -> None:
    template = {"Resources": {"Vpc1": {"Type": "AWS::EC2::VPC", "Metadata": {"aws:cdk:path": "Network/Vpc/Resource", "Mine": 1}}}}

    (vpc,) = load(template).of_type("AWS::EC2::VPC")

    assert (vpc.path, vpc.metadata["Mine"]) == ("Network/Vpc", 1)


def test_short_forms_of_yaml_mean_what_the_long_ones_do(tmp_path: Path) -> None:
    stacks = load(written(tmp_path, {"network.yaml": YAML}) / "network.yaml")
    vpc, rule, twin = stacks.stacks["network"].resources.values()

    assert stacks.properties(vpc) == stacks.properties(twin) == {"CidrBlock": "10.0.0.0/16", "EnableDnsHostnames": True}
    assert stacks.exists(vpc) is True
    assert stacks.properties(rule) == {
        "GroupId": Reference(vpc.id, "DefaultSecurityGroup"),
        "CidrIp": "192.0.2.0/24",
        "FromPort": "0443",
        "Description": "user-1s of 10.0.0.0/16",
        "Policy": {"Version": "2012-10-17", "Time": "22:22"},
    }
    assert stacks.assumptions == (Assumption("network.Office", "the parameter 'Office' has its default '192.0.2.0/24'"),)


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

    found = {str(resource.id): stacks.exists(resource) for resource in stacks.of_type("Test::One")}

    assert {name: held for name, held in found.items() if not isinstance(held, Unknown)} == {
        "outer/Yes.One": True,
        "outer/Yes.Always": True,
        "outer/Never.One": False,
        "outer/Never.Always": False,
    }
    assert str(found["outer/Open.One"]) == "One.Condition: the parameter 'Q' has no default"


def test_outputs_of_a_nested_stack_without_a_template_are_unknown_and_said() -> None:
    template = one({"Value": {"Fn::GetAtt": ["Nest", "Outputs.Id"]}})
    template["Resources"] |= {"Nest": {"Type": "AWS::CloudFormation::Stack", "Properties": {"TemplateURL": "https://example.com/x"}}}  # type: ignore[operator] # a mapping

    stacks = load(template)

    assert isinstance(value_in(stacks, "Template"), Unknown)
    assert [problem.where for problem in stacks.problems] == ["Template/Nest"]


def test_stacks_import_what_stacks_of_their_account_and_region_export(tmp_path: Path) -> None:
    here, there = "aws://111111111111/eu-west-1", "aws://111111111111/us-east-1"
    importing = one({"Value": {"Fn::ImportValue": {"Fn::Sub": "${AWS::Region}-id"}}})
    files = {
        "a.json": one({}, **exporting({"Fn::Sub": "${AWS::Region}-id"}, {"Ref": "One"})),
        "b.json": importing,
        "manifest.json": {
            "artifacts": {
                "HereA": stack("a.json", here),
                "HereB": stack("b.json", here),
                "ThereA": stack("a.json", there),
                "ThereB": stack("b.json", there),
                "ElsewhereB": stack("b.json", "aws://222222222222/eu-west-1"),
                "OpenB": stack("b.json"),
            }
        },
    }
    stacks = load(written(tmp_path, files))

    assert value_in(stacks, "HereB") == Reference(ResourceId("HereA", "One"))
    assert value_in(stacks, "ThereB") == Reference(ResourceId("ThereA", "One"))
    assert isinstance(value_in(stacks, "ElsewhereB"), Unknown)
    assert isinstance(value_in(stacks, "OpenB"), Unknown)


def test_stages_that_export_the_same_name_import_each_its_own(tmp_path: Path) -> None:
    stage = {
        "a.json": one({}, **exporting("id", {"Ref": "One"})),
        "b.json": one({"Value": {"Fn::ImportValue": "id"}}),
    }
    artifacts = {name: {**stack(f"{name.lower()}.json"), "displayName": f"Dev/{name}"} for name in ("A", "B")}
    files = {f"assembly-Dev/{name}": content for name, content in stage.items()}
    files |= {f"assembly-Prod/{name}": content for name, content in stage.items()}
    files |= {
        "assembly-Dev/manifest.json": {"artifacts": artifacts},
        "assembly-Prod/manifest.json": json.loads(json.dumps({"artifacts": artifacts}).replace("Dev/", "Prod/")),
        "manifest.json": {
            "artifacts": {
                f"assembly-{name}": {"type": "cdk:cloud-assembly", "properties": {"directoryName": f"assembly-{name}"}}
                for name in ("Dev", "Prod")
            }
        },
    }
    stacks = load(written(tmp_path, files))

    assert [value_in(stacks, f"{name}/B") for name in ("Dev", "Prod")] == [
        Reference(ResourceId(f"{name}/A", "One")) for name in ("Dev", "Prod")
    ]


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


def test_the_region_of_the_caller_is_that_of_stacks_that_say_none(tmp_path: Path) -> None:
    files = {
        "a.json": one({"Value": {"Ref": "AWS::Region"}}),
        "manifest.json": {"artifacts": {"A": stack("a.json"), "B": stack("a.json", "aws://1/eu-west-1")}},
    }
    said, unsaid = load(written(tmp_path, files), region="us-east-1"), load(tmp_path)

    assert [value_in(said, name) for name in "AB"] == ["us-east-1", "eu-west-1"]
    assert isinstance(value_in(unsaid, "A"), Unknown)
    assert isinstance(unsaid.stacks["A"].region, Unknown)


@pytest.mark.parametrize(
    ("artifact", "reason"),
    [
        (stack("missing.json"), "cannot be read: no such file or directory"),
        (stack("../outside.json"), "stands outside of"),
        (stack("broken.json"), "not JSON"),
        (stack("list.json"), "got list where a template is a mapping"),
        ({"type": "aws:cloudformation:stack"}, "does not say where the file of 'A' is"),
        ({"type": "cdk:cloud-assembly", "properties": {"directoryName": "."}}, "which was read before"),
    ],
)
def test_an_assembly_that_lacks_a_stack_is_refused(artifact: object, reason: str, tmp_path: Path) -> None:
    written(tmp_path, {"broken.json": '{"Resources": ', "list.json": "[]", "manifest.json": {"artifacts": {"A": artifact}}})

    with pytest.raises(PrivateLinkError, match=reason):
        load(tmp_path)


@pytest.mark.parametrize(
    ("template", "problem"),
    [
        ({}, "it has no 'Resources'"),
        ({"Resources": []}, "'Resources' is no mapping"),
        ({"Resources": {"A": {}}}, "the resource 'A' has no type: it is not seen"),
        ({"Resources": {"A": {"Type": "X", "Properties": []}}}, "the properties of the resource 'A' are no mapping: they are not seen"),
        ({"Resources": {}, "Transform": "Mine"}, "the transform 'Mine' is not applied: what it adds is not seen"),
    ],
)
def test_a_broken_part_is_a_problem_of_the_set(template: dict[str, object], problem: str) -> None:
    assert load(template).problems == (TemplateProblem("Template", problem),)


def test_a_key_that_is_given_twice_counts_once_and_is_said(tmp_path: Path) -> None:
    text = '{"Resources": {"One": {"Type": "Test::One", "Properties": {"Value": 1, "Value": 2}}}}'

    stacks = load(written(tmp_path, {"a.json": text}) / "a.json")

    assert value_in(stacks, "a") == 2
    assert stacks.problems == (TemplateProblem("a", "the key 'Value' is given twice in one object; the later one counts"),)


def test_reading_templates_loads_nothing_of_the_cdk() -> None:
    script = "import sys, constructs_privatelink.analysis.templates; print([name for name in sys.modules if name in {'aws_cdk', 'jsii'}])"

    done = subprocess.run([sys.executable, "-c", script], cwd=Path(__file__).parents[3], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
