"""What a policy knows of calls that AWS makes or signs, or that go to what is AWS's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.policies.aws_requests import AWSS_ACCOUNT, requests_of
from constructs_privatelink.analysis.policies.request import Principal
from constructs_privatelink.catalogue.workload_kinds import AwsCall

if TYPE_CHECKING:
    from constructs_privatelink.analysis.policies.request import Request

LAYERS = "arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*"


def requests(bucket: str = "", caller: str = "") -> list[Request]:
    call = AwsCall("s3", "s3:GetObject", "layers", "https://docs.aws.amazon.com/", bucket=bucket, caller=caller)
    return list(requests_of(call, LAYERS))


def test_a_call_of_nobody_known_says_nothing_of_buckets_or_callers() -> None:
    said = [(request.action, request.resource, request.caller, request.context) for request in requests()]

    assert said == [("s3:GetObject", LAYERS, Principal(), {})] * 2


def test_a_bucket_of_awss_is_in_no_account_of_a_customers_and_perhaps_in_an_organization() -> None:
    contexts = [request.context for request in requests(bucket="prod-{region}-starport-layer-bucket")]

    assert {context["aws:ResourceAccount"] for context in contexts} == {"of-aws"}
    assert [context["aws:ResourceOrgID"] for context in contexts] == [None, "of-aws"]
    assert [context["aws:ResourceOrgPaths"] for context in contexts] == [None, "of-aws"]


def test_who_signs_with_an_account_of_awss_is_no_service_principal() -> None:
    without, within = requests(caller=AWSS_ACCOUNT)

    assert without.caller.account == within.caller.account == "of-aws"
    assert without.context.items() >= {"aws:PrincipalOrgID": None, "aws:PrincipalIsAWSService": "false"}.items()
    assert without.context["aws:PrincipalArn"] == without.caller.arn == "arn:aws:sts::of-aws:assumed-role/signer/session"
    assert within.context["aws:PrincipalOrgID"] == "of-aws"


def test_a_service_principal_is_a_service_of_no_account() -> None:
    made = requests(caller="cloudformation.amazonaws.com")
    told = {
        "aws:PrincipalIsAWSService": "true",
        "aws:PrincipalServiceName": "cloudformation.amazonaws.com",
        "aws:PrincipalAccount": None,
    }

    assert [(request.caller.arn, request.caller.service) for request in made] == [(None, "cloudformation.amazonaws.com")] * 2
    assert [request.context for request in made] == [told] * 2
