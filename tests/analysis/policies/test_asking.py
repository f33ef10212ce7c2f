"""A request in words: actions, ARNs, account numbers and names of resources of the templates, and what is none of it."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis.policies.asking import request_for
from constructs_privatelink.analysis.policies.request import ANONYMOUS, ANYTHING, Principal, Request, arn_of
from constructs_privatelink.analysis.templates.stack_set import load
from constructs_privatelink.analysis.values import ResourceId
from constructs_privatelink.errors import PrivateLinkError
from tests.analysis.networks.fixtures_models import resource

ROLE, KEY = "arn:aws:iam::111111111111:role/app", "arn:aws:kms:eu-west-1:111111111111:key/1"
STACKS = load(
    {
        "Resources": {
            "Key": {**resource("KMS::Key"), "Metadata": {"aws:cdk:path": "App/Secrets/Key"}},
            "Role": resource("IAM::Role"),
            "User": resource("IAM::User"),
            "Topic": {**resource("SNS::Topic"), "Metadata": {"aws:cdk:path": "App/Same"}},
            "Queue": {**resource("SQS::Queue"), "Metadata": {"aws:cdk:path": "App/Same"}},
        }
    },
    name="App",
)


def asked(action: str = "kms:Decrypt", resource: str | None = None, principal: str | None = None) -> Request:
    return request_for(STACKS, action, resource=resource, principal=principal)


def test_what_is_not_said_may_be_anything() -> None:
    request = asked()

    assert (request.action, request.resource, request.caller) == ("kms:Decrypt", ANYTHING, Principal())
    assert request.context == {}
    assert ResourceId("App", "Key") in request.distinct


@pytest.mark.parametrize("action", ["kms", "kms:*", "kms:Decrypt ", "kms:", "Decrypt", "kms:Dec?ypt"])
def test_an_action_is_one_and_has_no_pattern(action: str) -> None:
    with pytest.raises(PrivateLinkError, match="name one action"):
        asked(action)


@pytest.mark.parametrize("name", ["Key", "App.Key", "App/Secrets/Key"])
def test_a_resource_is_named_by_its_path_or_id(name: str) -> None:
    assert asked(resource=name).resource == arn_of(ResourceId("App", "Key"))


@pytest.mark.parametrize("text", [KEY, "*"])
def test_an_arn_is_taken_as_it_is(text: str) -> None:
    assert asked(resource=text).resource == text


@pytest.mark.parametrize("name", ["Missing", "App/Same", "Secrets/Key", ""])
def test_a_name_of_nothing_or_of_several_is_refused(name: str) -> None:
    with pytest.raises(PrivateLinkError, match="give an ARN, or the construct path or logical id of one resource of the templates"):
        asked(resource=name)


@pytest.mark.parametrize(
    ("principal", "caller"),
    [
        ("anonymous", ANONYMOUS),
        ("111111111111", Principal(account="111111111111")),
        (ROLE, Principal(ROLE, "111111111111")),
        ("Role", Principal(arn_of(ResourceId("App", "Role")), STACKS.stacks["App"].account)),
        ("User", Principal(arn_of(ResourceId("App", "User")), STACKS.stacks["App"].account)),
    ],
)
def test_a_caller_is_anonymous_an_account_or_somebody(principal: str, caller: Principal) -> None:
    assert asked(principal=principal).caller == caller


@pytest.mark.parametrize("principal", ["Key", "1111", "11111111111a"])
def test_a_caller_is_a_role_or_user_of_the_templates(principal: str) -> None:
    with pytest.raises(PrivateLinkError, match="one AWS::IAM::Role or AWS::IAM::User of the templates"):
        asked(principal=principal)
