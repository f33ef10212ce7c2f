"""Nested templates and includes that stand in a file beside a template are read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis import load
from tests.analysis.networks.fixtures_services import of
from tests.analysis.networks.fixtures_unread import closed

if TYPE_CHECKING:
    from pathlib import Path


NETWORK = {
    "Parameters": {"Group": {"Type": "String"}},
    "Resources": {
        "Rule": of(
            "AWS::EC2::SecurityGroupIngress", GroupId={"Ref": "Group"}, IpProtocol="tcp", FromPort=443, ToPort=443, CidrIp="10.0.0.0/16"
        )
    },
}


BUCKET = "https://bucket.s3.amazonaws.com"


@pytest.mark.parametrize(
    ("url", "file"),
    [
        ("rules.json", "rules.json"),
        ("./rules.json", "rules.json"),
        (f"{BUCKET}/release/1.2/rules.json", "rules.json"),
        (f"{BUCKET}/release/nested/rules.json", "nested/rules.json"),
        ({"Fn::Sub": "https://${Bucket}.s3.${AWS::Region}.${AWS::URLSuffix}/${Prefix}templates/rules.json"}, "rules.json"),
        ({"Fn::Sub": ["https://${Name}/nested/rules.json?versionId=1", {"Name": "x"}]}, "nested/rules.json"),
        ({"Fn::Join": ["", ["https://", {"Ref": "Bucket"}, "/rules.json"]]}, "rules.json"),
    ],
)
def test_a_nested_template_is_the_file_that_its_url_ends_with(tmp_path: Path, url: object, file: str) -> None:
    path = tmp_path / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(NETWORK))
    rules = of("AWS::CloudFormation::Stack", TemplateURL=url, Parameters={"Group": {"Ref": "Shut"}})
    (tmp_path / "main.json").write_text(json.dumps({"Resources": {**closed(), "Rules": rules}}))

    networks = load(tmp_path / "main.json", region="eu-west-1")

    assert networks.explain("Function", "Kms").result.verdict == "reachable"
    assert networks.problems == ()
    told = any("which its URL ends with" in assumption.text for assumption in networks.assumptions)
    assert told is ("://" in json.dumps(url) or "Join" in json.dumps(url))


@pytest.mark.parametrize("url", [f"{BUCKET}/other.json", f"{BUCKET}/../rules.json/..", {"Ref": "P"}, {"Fn::Sub": "https://x/${Name}.json"}])
def test_a_nested_template_that_no_file_is_called_like_is_not_read(tmp_path: Path, url: object) -> None:
    (tmp_path / "rules.json").write_text(json.dumps(NETWORK))
    rules = of("AWS::CloudFormation::Stack", TemplateURL=url, Parameters={"Group": {"Ref": "Shut"}})
    (tmp_path / "main.json").write_text(json.dumps({"Parameters": {"P": {"Type": "String"}}, "Resources": {**closed(), "Rules": rules}}))

    networks = load(tmp_path / "main.json", region="eu-west-1")

    assert networks.explain("Function", "Kms").result.verdict == "unknown"


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("Handler", "unknown"),
        ("awscdkawseksKubectlProviderNestedStackawscdkawseksKubectlProviderNestedStackResourceA7AEBA6B", "blocked"),
        ("awscdkawseksClusterResourceProviderNestedStackawscdkawseksClusterResourceProviderNestedStackResource9827C454", "blocked"),
    ],
)
def test_the_functions_behind_a_cluster_of_the_cdk_add_nothing_to_what_they_are_handed(tmp_path: Path, name: str, verdict: str) -> None:
    nested = of("AWS::CloudFormation::Stack", TemplateURL=f"{BUCKET}/other.json", Parameters={"Group": {"Ref": "Shut"}})
    (tmp_path / "main.json").write_text(json.dumps({"Resources": {**closed(), name: nested}}))

    networks = load(tmp_path / "main.json", region="eu-west-1")

    assert networks.explain("Function", "Kms").result.verdict == verdict
    assert len(networks.problems) == 1


def test_an_application_of_sam_is_a_nested_stack(tmp_path: Path) -> None:
    (tmp_path / "rules.json").write_text(json.dumps(NETWORK))
    rules = {"Type": "AWS::Serverless::Application", "Properties": {"Location": "./rules.json", "Parameters": {"Group": {"Ref": "Shut"}}}}
    template = {"Transform": "AWS::Serverless-2016-10-31", "Resources": {**closed(), "Rules": rules}}
    (tmp_path / "main.json").write_text(json.dumps(template))

    assert load(tmp_path / "main.json", region="eu-west-1").explain("Function", "Kms").result.verdict == "reachable"


def test_a_template_that_another_nests_is_read_once_whatever_the_order(tmp_path: Path) -> None:
    (tmp_path / "rules.json").write_text(json.dumps(NETWORK))
    rules = of("AWS::CloudFormation::Stack", TemplateURL=f"{BUCKET}/rules.json", Parameters={"Group": {"Ref": "Shut"}})
    (tmp_path / "main.json").write_text(json.dumps({"Resources": {**closed(), "Rules": rules}}))

    for files in (("main.json", "rules.json"), ("rules.json", "main.json")):
        assert list(load(*(tmp_path / file for file in files)).stacks.stacks) == ["main", "main/Rules"]
    assert list(load(tmp_path).stacks.stacks) == ["main", "main/Rules"]


def test_templates_that_nest_each_other_are_read_all_the_same(tmp_path: Path) -> None:
    for name, other in (("a", "b"), ("b", "a")):
        nested_one = of("AWS::CloudFormation::Stack", TemplateURL=f"{other}.json")
        (tmp_path / f"{name}.json").write_text(json.dumps({"Resources": {"Other": nested_one}}))

    assert "a" in load(tmp_path).stacks.stacks
