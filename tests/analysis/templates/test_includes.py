"""What AWS::Include adds from a file beside the template."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis import load
from constructs_privatelink.analysis.values import Unknown
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


DEFINITION: dict[str, object] = {
    "openapi": "3.0.1",
    "x-amazon-apigateway-policy": {"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke", "Resource": "*"}]},
    "paths": {"/orders": {"get": {}}},
}


@pytest.mark.parametrize(
    "resource",
    [
        {
            "Type": "AWS::Serverless::Api",
            "Properties": {"StageName": "v", "EndpointConfiguration": "PRIVATE", "DefinitionUri": "api.json"},
        },
        of("AWS::ApiGateway::RestApi", EndpointConfiguration={"Types": ["PRIVATE"]}, BodyS3Location="./api.json"),
    ],
)
@pytest.mark.parametrize(
    ("definition", "known"),
    [(DEFINITION, True), (DEFINITION | {"paths": {"/orders": {"get": {"x": {"Fn::Sub": "${Function}"}}}}}, False), (None, False)],
)
def test_the_definition_of_an_api_in_a_file_beside_a_template_is_read(
    tmp_path: Path, resource: dict[str, object], definition: dict[str, object] | None, *, known: bool
) -> None:
    if definition is not None:
        (tmp_path / "api.json").write_text(json.dumps(definition))
    (tmp_path / "main.json").write_text(json.dumps({"Transform": "AWS::Serverless-2016-10-31", "Resources": {"Api": resource}}))

    (api,) = load(tmp_path / "main.json").model.backends.private_apis

    assert isinstance(api.policy, Unknown) is not known
    assert known is (not isinstance(api.methods, Unknown) and [method.name for method in api.methods] == ["GET /orders"])
