"""Settings that make the SDK call names which the endpoints of a workload do not answer are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.analysis.hubs import alias, zone
from tests.analysis.rules.examples import broken, endpoint, subnet, texts
from tests.analysis.rules.networks import group, https

if TYPE_CHECKING:
    from collections.abc import Mapping

STS = "sts.amazonaws.com"
PLACED = {"SubnetIds": [{"Ref": "A"}], "SecurityGroupIds": [{"Ref": "G"}], "PrivateDnsEnabled": True}


def app(environment: object, more: Mapping[str, object], action: str = "sts:AssumeRole") -> dict[str, object]:
    allowed = {"Statement": [{"Effect": "Allow", "Action": action, "Resource": "*"}]}
    roles = {"AssumeRolePolicyDocument": {"Statement": []}, "Policies": [{"PolicyName": "p", "PolicyDocument": allowed}]}
    function = {
        "VpcConfig": {"SubnetIds": [{"Ref": "A"}], "SecurityGroupIds": [{"Ref": "G"}]},
        "Role": {"Fn::GetAtt": ["Role", "Arn"]},
        "Environment": {"Variables": environment},
    }
    return {
        "A": subnet(0, "a"),
        "G": group(https()),
        "Role": {"Type": "AWS::IAM::Role", "Properties": roles},
        "Function": {"Type": "AWS::Lambda::Function", "Properties": function},
        **more,
    }


@pytest.mark.parametrize(
    ("environment", "more", "is_told"),
    [
        ({"AWS_STS_REGIONAL_ENDPOINTS": "legacy"}, {}, True),
        ({"AWS_STS_REGIONAL_ENDPOINTS": "Legacy"}, {}, True),
        ({"AWS_STS_REGIONAL_ENDPOINTS": "regional"}, {}, False),
        ({}, {}, False),
        ({"AWS_STS_REGIONAL_ENDPOINTS": {"Ref": "AWS::StackName"}}, {}, False),
        ({"AWS_STS_REGIONAL_ENDPOINTS": "legacy"}, {"Sts": endpoint("sqs", **PLACED)}, False),
        ({"AWS_STS_REGIONAL_ENDPOINTS": "legacy"}, {"Zone": zone(STS, {"Ref": "Vpc"}), "Record": alias(STS, "Sts")}, False),
        ({"AWS_USE_FIPS_ENDPOINT": "true"}, {}, True),
        ({"AWS_USE_FIPS_ENDPOINT": True}, {}, True),
        ({"AWS_USE_FIPS_ENDPOINT": "false"}, {}, False),
        ({"AWS_REGION": "us-east-1"}, {}, True),
        ({"AWS_DEFAULT_REGION": "us-east-1"}, {}, True),
        ({"AWS_DEFAULT_REGION": "eu-west-1"}, {}, False),
    ],
)
def test_a_setting_that_leads_past_the_endpoint_is_a_warning(environment: object, more: dict[str, object], *, is_told: bool) -> None:
    resources = app(environment, {"Sts": endpoint("sts", **PLACED), **more})

    assert broken("PL058", resources) == ([("Function", "warning")] if is_told else [])


@pytest.mark.parametrize(("name", "is_told"), [("kms-fips", False), ("kms", True)])
def test_an_endpoint_for_fips_answers_those_names(name: str, *, is_told: bool) -> None:
    resources = app({"AWS_USE_FIPS_ENDPOINT": "true"}, {"Kms": endpoint(name, **PLACED)}, "kms:Sign")

    assert broken("PL058", resources) == ([("Function", "warning")] if is_told else [])


@pytest.mark.parametrize(("service", "action", "is_told"), [("sqs", "sqs:SendMessage", False), ("kms", "kms:Sign", True)])
def test_dual_stack_names_that_an_endpoint_does_not_answer_are_an_information(service: str, action: str, *, is_told: bool) -> None:
    resources = app({"AWS_USE_DUALSTACK_ENDPOINT": "true"}, {"It": endpoint(service, **PLACED)}, action)

    assert broken("PL058", resources) == ([("Function", "info")] if is_told else [])


def test_the_setting_the_name_and_the_endpoint_are_said() -> None:
    assert texts("PL058", app({"AWS_STS_REGIONAL_ENDPOINTS": "legacy"}, {"Sts": endpoint("sts", **PLACED)})) == [
        (
            "its AWS_STS_REGIONAL_ENDPOINTS is 'legacy', so that the SDK calls sts.amazonaws.com, which 'Sts' does not answer; "
            "set it to 'regional', or leave it out"
        )
    ]
