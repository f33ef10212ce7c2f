"""Templates for the tests of rules: each rule's own examples, and resources to compose others from."""

from __future__ import annotations

import json
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal

import yaml

from constructs_privatelink.analysis import Analysis, Finding, Rule, all_rules, load

if TYPE_CHECKING:
    from collections.abc import Mapping


SECTION = re.compile(r"^(Before|Anti-pattern|Best practice):\n((?:    .*\n?|\n)+)", re.MULTILINE)
MANY = re.compile(r"\{(\d+)\.\.(\d+)\}")
VPC: Mapping[str, object] = {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16", "EnableDnsHostnames": True}}


def found_in(rule: Rule, section: Literal["Anti-pattern", "Best practice"]) -> tuple[Finding, ...]:
    """Return what the rules find in a section of a rule's text; a section ``Before`` holds the templates that are deployed."""
    before = example(rule, "Before") if "Before" in dict(SECTION.findall(rule.doc)) else None
    return found(example(rule, section), before)


def example(rule: Rule, section: Literal["Before", "Anti-pattern", "Best practice"]) -> dict[str, object]:
    """Return the template of a section of a rule's text; under ``Stacks`` are several, each with its account and Region."""
    template = yaml.safe_load(dict(SECTION.findall(rule.doc))[section])
    if "Stacks" in template:
        return {"Stacks": template["Stacks"]}
    resources: dict[str, object] = {}
    for name, resource in template["Resources"].items():
        many = MANY.search(name)
        for number in range(int(many[1]), int(many[2]) + 1) if many else [None]:
            resources[name if number is None else MANY.sub(str(number), name)] = filled(resource, number)
    return {**template, "Resources": resources}


def filled(value: object, number: int | None) -> object:
    if isinstance(value, dict):
        return {key: filled(inner, number) for key, inner in value.items()}
    return number if isinstance(value, str) and number is not None and MANY.fullmatch(value) else value


def found(template: Mapping[str, object], before: Mapping[str, object] | None = None) -> tuple[Finding, ...]:
    """Return what each rule finds by itself: what is left out beside others shows in the tests of judgement."""
    context = analysed(template).compared_with(None if before is None else analysed(before))
    return tuple(finding for rule in all_rules() for finding in rule.findings(context))


def analysed(template: Mapping[str, object]) -> Analysis:
    return app(template["Stacks"]) if "Stacks" in template else load(template, region="eu-west-1")


def app(stacks: object) -> Analysis:
    """Return the stacks of an app, each given by its environment and the sections of its template."""
    artifacts = {}
    with TemporaryDirectory() as folder:
        for name, stack in stacks.items() if isinstance(stacks, dict) else ():
            file = f"{name}.json"
            Path(folder, file).write_text(json.dumps(stack), encoding="utf-8")
            properties = {"templateFile": file}
            artifacts[name] = {"type": "aws:cloudformation:stack", "environment": stack["Environment"], "properties": properties}
        Path(folder, "manifest.json").write_text(json.dumps({"artifacts": artifacts}), encoding="utf-8")
        return load(folder)


def broken(rule: str, resources: Mapping[str, object], **sections: object) -> list[tuple[str, str]]:
    """Return where resources beside a VPC break a rule, and how bad that is: logical id and severity."""
    return [(str(finding.resource).rpartition(".")[2], finding.severity) for finding in _of(rule, resources, sections)]


def texts(rule: str, resources: Mapping[str, object], **sections: object) -> list[str]:
    """Return what a rule says of resources beside a VPC, and the change to make."""
    return ["; ".join(filter(None, (finding.text, finding.fix))) for finding in _of(rule, resources, sections)]


def _of(rule: str, resources: Mapping[str, object], sections: Mapping[str, object]) -> list[Finding]:
    return [finding for finding in found({"Resources": {"Vpc": VPC, **resources}, **sections}) if finding.rule == rule]


def endpoint(service: str = "kms", **properties: object) -> dict[str, object]:
    name = {"VpcEndpointType": "Interface", "ServiceName": f"com.amazonaws.eu-west-1.{service}", "VpcId": {"Ref": "Vpc"}}
    return {"Type": "AWS::EC2::VPCEndpoint", "Properties": name | properties}


def entry(number: object, **properties: object) -> dict[str, object]:
    entry = {"NetworkAclId": {"Ref": "Acl"}, "RuleNumber": number, "Protocol": -1, "RuleAction": "allow", "CidrBlock": "10.0.0.0/16"}
    return {"Type": "AWS::EC2::NetworkAclEntry", "Properties": entry | properties}


ACL = {"Type": "AWS::EC2::NetworkAcl", "Properties": {"VpcId": {"Ref": "Vpc"}}}
PARAMETER = {"Parameters": {"P": {"Type": "String"}}}


def subnet(number: int, zone: object) -> dict[str, object]:
    properties = {"VpcId": {"Ref": "Vpc"}, "CidrBlock": f"10.0.{number}.0/24", "AvailabilityZone": zone}
    return {"Type": "AWS::EC2::Subnet", "Properties": properties}


ALLOW = {"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}
