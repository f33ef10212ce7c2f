"""Permissions that a service uses in a workload's place, or may use, are no calls of its own for certain."""

from __future__ import annotations

import pytest

from tests.analysis.needs.fixtures_needs import PLACE, ROLE, certain, of
from tests.analysis.needs.fixtures_roles import allow, inline
from tests.analysis.networks.fixtures_models import Json, attribute, resource


@pytest.mark.parametrize(
    "action",
    [
        "logs:CreateLogGroup",
        "logs:PutLogEvents",
        "logs:*",
        "ec2:CreateNetworkInterface",
        "ec2:Describe*",
        "xray:PutTraceSegments",
        "iam:PassRole",
        "elasticfilesystem:ClientMount",
        "s3files:ClientWrite",
        "eks:AccessKubernetesApi",
        "rds-db:connect",
        "es:ESHttpGet",
        "kafka-cluster:Connect",
        "lambda:InvokeFunctionUrl",
        "sts:TagSession",
    ],
)
def test_what_aws_calls_for_a_function_or_nobody_by_an_endpoint_is_not_counted(action: str) -> None:
    assert of(inline(allow(action))).needs == ()


@pytest.mark.parametrize(
    "condition",
    [
        {"StringEquals": {"kms:ViaService": "s3.eu-west-1.amazonaws.com"}},
        {"Bool": {"aws:ViaAWSService": "true"}},
        {"ForAnyValue:StringEquals": {"aws:CalledVia": ["dynamodb.amazonaws.com"]}},
    ],
)
def test_a_permission_for_calls_by_another_service_is_not_counted(condition: Json) -> None:
    assert of(inline(allow("kms:Sign", Condition=condition))).needs == ()


@pytest.mark.parametrize(
    ("actions", "sure"),
    [
        (("kms:Decrypt",), ["kms"]),
        (("kms:Decrypt", "logs:PutLogEvents"), ["kms"]),
        (("kms:Decrypt", "s3:GetObject"), ["s3"]),
        (("kms:*", "s3:GetObject"), ["s3"]),
        (("kms:Sign", "s3:GetObject"), ["kms", "s3"]),
        (("athena:StartQueryExecution", "s3:GetObject", "glue:GetTable"), ["athena"]),
        (("polly:StartSpeechSynthesisTask", "sns:Publish", "s3:PutObject"), ["polly"]),
        (("polly:SynthesizeSpeech", "sns:Publish"), ["polly", "sns"]),
        (("rds-data:ExecuteStatement", "secretsmanager:GetSecretValue"), ["rds-data"]),
        (("cloudformation:CreateStack", "sqs:CreateQueue"), ["cloudformation"]),
        (("cloudformation:DescribeStacks", "sqs:CreateQueue"), ["cloudformation", "sqs"]),
    ],
)
def test_a_permission_that_may_be_for_another_service_is_not_certain(actions: tuple[str, ...], sure: list[str]) -> None:
    assert certain(of(inline(allow(*actions)))) == sure


def test_a_functions_own_key_is_used_by_lambda() -> None:
    keyed = resource("Lambda::Function", Role=ROLE, VpcConfig=PLACE, KmsKeyArn=attribute("Key", "Arn"))

    assert certain(of(inline(allow("kms:Decrypt")), it=keyed, Key=resource("KMS::Key"))) == []
