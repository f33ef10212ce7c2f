"""The script that runs the analysis over public templates: what it takes for a template, and how it counts the answers."""

from __future__ import annotations

import io
import json
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

    found = dict(in_source("a.py", source))

    assert found == {"a.py:3": TEMPLATE, "a.py:4": "\nResources:\n  A:\n    Type: AWS::EC2::VPC\n"}


def test_templates_of_an_archive_have_its_name_and_their_place_in_it(tmp_path: Path) -> None:
    path = tmp_path / "some_package-1.2.3.tar.gz"
    files = {"some_package-1.2.3/tests/a.json": json.dumps(TEMPLATE), "some_package-1.2.3/README.md": "Resources AWS::EC2::VPC"}
    with tarfile.open(path, "w:gz") as archive:
        for name, text in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(text)
            archive.addfile(member, io.BytesIO(text.encode()))

    assert [found.name for found in templates_in(path)] == ["some_package:tests/a.json"]


def test_a_tally_counts_verdicts_findings_and_refusals_and_lists_what_is_asked_for() -> None:
    tally = Tally()
    tally.add(examined("network", network()))
    tally.add(examined("broken", "{"))

    text = tally.text(["reachable"])

    assert text.startswith("templates: 2 (1 with VPCs, 1 with endpoints), refused: 1\ncrashes: 0\n")
    assert "  refused broken: template 'Template.yaml': not JSON" in text
    assert "\nreachable -: " in text
    assert "  network: Work to Queue: reachable" in text
    assert tally.crashes == []


def test_an_endpoint_is_put_into_each_vpc_with_subnets() -> None:
    template = with_endpoints(json.dumps(network()))

    assert isinstance(template, dict)
    assert set(template["Resources"]) - set(network()["Resources"]) == {"VpcAddedGroup", "VpcAddedEndpoint"}
    assert with_endpoints("{") == "{"
