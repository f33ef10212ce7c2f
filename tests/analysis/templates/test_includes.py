"""What AWS::Include adds from a file beside the template."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis import load
from tests.analysis.networks.fixtures_services import of
from tests.analysis.networks.fixtures_unread import closed

if TYPE_CHECKING:
    from pathlib import Path


RULE = of("AWS::EC2::SecurityGroupIngress", GroupId={"Ref": "Shut"}, IpProtocol="tcp", FromPort=443, ToPort=443, CidrIp="10.0.0.0/16")


def include(location: object) -> dict[str, object]:
    return {"Fn::Transform": {"Name": "AWS::Include", "Parameters": {"Location": location}}}


@pytest.mark.parametrize(
    "location", ["more.yaml", "./more.yaml", "s3://bucket/snippets/more.yaml", {"Fn::Sub": "s3://${Bucket}/${AWS::Region}/more.yaml"}]
)
def test_what_is_included_from_a_file_beside_a_template_is_read(tmp_path: Path, location: object) -> None:
    snippets: list[tuple[dict[str, object], dict[str, object]]] = [
        ({"Rule": RULE}, {"Resources": {**closed(), **include(location)}}),
        ({"Resources": {"Rule": RULE}}, {"Resources": closed(), "Transform": include(location)["Fn::Transform"]}),
        (
            {"SecurityGroupIngress": [{name: RULE["Properties"][name] for name in ("IpProtocol", "FromPort", "ToPort", "CidrIp")}]},  # type: ignore[index] # a mapping
            {
                "Resources": {
                    **closed(),
                    "Shut": of("AWS::EC2::SecurityGroup", GroupDescription="s", VpcId={"Ref": "Vpc"}, **include(location)),
                }
            },
        ),
    ]
    for snippet, template in snippets:
        (tmp_path / "more.yaml").write_text(json.dumps(snippet))
        (tmp_path / "main.json").write_text(json.dumps(template))

        for networks in (load(tmp_path / "main.json", region="eu-west-1"), load(tmp_path, region="eu-west-1")):
            assert networks.explain("Function", "Kms").result.verdict == "reachable"
            assert networks.problems == ()
            assert any("more.yaml" in assumption.text for assumption in networks.assumptions)


def test_what_is_included_from_elsewhere_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "main.json").write_text(json.dumps({"Resources": {**closed(), **include("s3://bucket/more.yaml")}}))
    (tmp_path / "more.yaml").write_text("- a list")

    assert load(tmp_path / "main.json", region="eu-west-1").explain("Function", "Kms").result.verdict == "unknown"
