"""The script that runs the analysis over public templates: what it takes for a template, and how it counts the answers."""

from __future__ import annotations

import io
import json
import re
import tarfile
from typing import TYPE_CHECKING

import pytest

from tests.analysis.reachability.fixtures_networks import network
from tools.public_tally import Tally, examined, with_endpoints
from tools.public_templates import in_source, looks_like_a_template, templates_in

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATE = {"Resources": {"Vpc": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16"}}}}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (json.dumps(TEMPLATE), True),
        ("Resources:\n  A:\n    Type: AWS::EC2::VPC", True),
        ("Resources: none of ours", False),
        (json.dumps([TEMPLATE]), False),
        (json.dumps({"typeName": "AWS::EC2::VPC", "Resources": {}}), False),
    ],
)
def test_templates_are_told_from_schemas_and_results(text: str, *, expected: bool) -> None:
    assert looks_like_a_template(text) is expected


def test_templates_in_the_source_of_programs_are_read_and_the_program_is_not_run() -> None:
    source = f'''
raise SystemExit
as_mapping = {TEMPLATE!r}
as_text = """
Resources:
  A:
    Type: AWS::EC2::VPC
"""
computed = {{"Resources": {{"A": make("AWS::EC2::VPC")}}}}
'''

    templates = dict(in_source("a.py", source))

    assert templates == {"a.py:3": TEMPLATE, "a.py:4": "\nResources:\n  A:\n    Type: AWS::EC2::VPC\n"}


def test_templates_of_an_archive_have_its_name_and_their_place_in_it(tmp_path: Path) -> None:
    path = tmp_path / "some_package-1.2.3.tar.gz"
    files = {"some_package-1.2.3/tests/a.json": json.dumps(TEMPLATE), "some_package-1.2.3/README.md": "Resources AWS::EC2::VPC"}
    with tarfile.open(path, "w:gz") as archive:
        for name, text in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(text)
            archive.addfile(member, io.BytesIO(text.encode()))

    assert [template.name for template in templates_in(path)] == ["some_package:tests/a.json"]


def test_a_tally_counts_verdicts_findings_and_refusals_and_lists_what_is_asked_for() -> None:
    tally = Tally()
    tally.add(examined("network", network()))
    tally.add(examined("broken", "{"))

    text = tally.text(["reachable"])

    assert text.startswith("templates: 2 (1 with VPCs, 1 with endpoints), refused: 1\ncrashes: 0\nverdicts: ")
    assert "  refused broken: template 'Template.yaml': not JSON" in text
    assert "\nreachable -: " in text
    assert "  network: Work to Queue: reachable" in text
    assert tally.crashes == []


def test_the_share_of_unknown_verdicts_is_counted_with_each_reason_and_what_would_tell() -> None:
    unknown = network()
    unknown["Parameters"] = {"Clients": {"Type": "AWS::EC2::SecurityGroup::Id"}}
    unknown["Resources"]["Work"]["Properties"]["VpcConfig"]["SecurityGroupIds"] = [{"Ref": "Clients"}]
    tally = Tally()
    tally.add(examined("known", network()))
    tally.add(examined("unknown", unknown))

    _, _, share, reason, *_ = tally.text().splitlines()

    assert re.fullmatch(r"verdicts: \d+, unknown: \d+ \(.+%\); of workloads alone: \d+, unknown: \d+ \(.+%\)", share)
    assert re.match(r"  \d+ unknown: .+; what would tell: .+", reason)
    assert "the rules of an imported security group are unknown; what would tell: give the parameter a value" in tally.text()


def test_only_workloads_that_open_connections_are_asked_about() -> None:
    database = network()
    database["Resources"]["Answers"] = {
        "Type": "AWS::EFS::MountTarget",
        "Properties": {"SubnetId": {"Ref": "Subnet"}, "FileSystemId": "fs-1", "SecurityGroups": [{"Ref": "Group"}]},
    }

    assert not [answer for answer in examined("network", database).answers if "Answers to" in answer.line]


def test_an_endpoint_is_put_into_each_vpc_with_subnets() -> None:
    template = with_endpoints(json.dumps(network()))

    assert isinstance(template, dict)
    assert set(template["Resources"]) - set(network()["Resources"]) == {"VpcAddedGroup", "VpcAddedEndpoint"}
    assert with_endpoints("{") == "{"


def test_the_endpoint_stands_in_two_zones_for_certain_and_answers_the_names_where_the_dns_lets_it() -> None:
    vpc = {"Ref": "Vpc"}
    subnets = {
        name: {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": vpc, "AvailabilityZone": zone}}
        for name, zone in {"PublicA": "a", "PrivateA": "a", "PrivateB": "b", "Perhaps": "c"}.items()
    }
    subnets["Perhaps"]["Condition"] = "Third"
    switched = {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16", "EnableDnsHostnames": "true"}}

    template = with_endpoints({"Resources": {"Vpc": switched, **subnets}})

    assert isinstance(template, dict)
    properties = template["Resources"]["VpcAddedEndpoint"]["Properties"]
    assert properties["SubnetIds"] == [{"Ref": "PrivateA"}, {"Ref": "PrivateB"}]
    assert properties["PrivateDnsEnabled"] is True
