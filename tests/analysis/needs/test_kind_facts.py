"""What names a workload: an output of a nested stack that is not read is what that makes itself, or what it is given."""

from __future__ import annotations

import pytest

from tests.analysis.needs.fixtures_needs import of
from tests.analysis.needs.fixtures_roles import inline
from tests.analysis.networks.fixtures_models import Json, attribute, ref, resource

SCHEDULE = resource("SecretsManager::RotationSchedule", SecretId="x", RotationLambdaARN=attribute("Rotation", "Outputs.RotationLambdaARN"))


@pytest.mark.parametrize(
    ("given", "rotates"),
    [
        ({}, False),
        ({"endpoint": {"Fn::Sub": "https://secretsmanager.${AWS::Region}.${AWS::URLSuffix}"}, "functionName": "rotation"}, False),
        ({"functionArn": attribute("It", "Arn")}, True),
        ({"functionArn": {"Fn::Join": [":", [attribute("It", "Arn"), "live"]]}}, True),
        ({"functionArn": ref("P")}, True),
    ],
)
@pytest.mark.parametrize("type", ["Serverless::Application", "CloudFormation::Stack"])
def test_a_function_rotates_by_an_output_only_where_the_nested_stack_is_given_it(type: str, given: Json, *, rotates: bool) -> None:
    where = {"Location": {"ApplicationId": "arn:aws:serverlessrepo:us-east-1:111122223333:applications/Rotation", "SemanticVersion": "1"}}
    nested = resource(type, Parameters=given, **(where if type.startswith("Serverless") else {"TemplateURL": "https://bucket/nested.json"}))
    needed = of(inline(), Rotation=nested, Schedule=SCHEDULE)

    assert [need.reasons for need in needed.needs] == [("it rotates a secret",)] * rotates
    assert not any(need.certain for need in needed.needs)
