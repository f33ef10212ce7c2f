"""Who asks for what, and what a policy can know of it: accounts, root users, condition keys and policy variables."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis.policies.request import ANYBODY, ANYTHING, Facts, Principal, distinct_resources
from constructs_privatelink.analysis.templates.stack_set import load
from constructs_privatelink.analysis.values import Reference, ResourceId, Unknown
from tests.analysis.networks.fixtures_models import resource

VPC = ResourceId("App", "Vpc")


@pytest.mark.parametrize(
    ("arn", "account"),
    [
        ("arn:aws:iam::111111111111:role/app", "111111111111"),
        ("arn:aws-cn:sts::222222222222:assumed-role/app/session", "222222222222"),
        ("arn:aws:s3:::bucket", None),
        (None, None),
    ],
)
def test_an_arn_of_iam_tells_the_account(arn: str | None, account: str | None) -> None:
    told = Principal(arn).account

    assert isinstance(told, Unknown) if account is None else told == account


def test_an_account_that_is_said_stays() -> None:
    assert Principal("arn:aws:iam::111111111111:role/app", "333333333333").account == "333333333333"


@pytest.mark.parametrize(
    ("arn", "root"),
    [
        ("arn:aws:iam::111111111111:root", True),
        ("arn:aws-us-gov:iam::111111111111:root", True),
        ("arn:aws:iam::111111111111:role/root", False),
        ("arn:aws:iam::111111111111:rooted", False),
        (None, False),
    ],
)
def test_the_root_user_is_told_by_its_arn(arn: str | None, root: object) -> None:
    assert Principal(arn).root is root


def test_nobody_knows_whether_anybody_is_the_root_user() -> None:
    assert Principal().root is ANYBODY


def facts(**keys: object) -> Facts:
    return Facts("kms:Decrypt", ANYTHING, Principal(), {name.replace("_", ":"): value for name, value in keys.items()})  # type: ignore[misc]


def test_a_key_is_found_whatever_its_case() -> None:
    asked = facts(aws_sourcevpc=("vpc-1",), aws_principalorgid=None)

    assert asked.key("aws:SourceVpc") == ("vpc-1",)
    assert asked.key("AWS:PRINCIPALORGID") is None
    assert isinstance(asked.key("aws:username"), Unknown)


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("arn:aws:s3:::bucket", "arn:aws:s3:::bucket"),
        ("home/${aws:username}", "home/ann"),
        ("home/${ aws:username }/x", "home/ann/x"),
        ("${aws:username}-${aws:PrincipalTag}", None),
        ("${aws:many}", None),
        ("${aws:pattern}", None),
        ("${*}", None),
    ],
)
def test_policy_variables_are_filled_as_far_as_they_are_known(text: str, filled: str | None) -> None:
    asked = facts(aws_username=("ann",), aws_many=("a", "b"), aws_pattern=("a*",))
    result = asked.filled(text, "2012-10-17")

    assert isinstance(result, Unknown) if filled is None else result == filled


@pytest.mark.parametrize("version", [None, "2008-10-17"])
def test_older_policies_have_no_variables(version: str | None) -> None:
    assert facts(aws_username=("ann",)).filled("home/${aws:username}", version) == "home/${aws:username}"


def test_a_version_that_is_not_known_leaves_open_what_a_variable_is() -> None:
    assert isinstance(facts(aws_username=("ann",)).filled("home/${aws:username}", Reference(VPC)), Unknown)
    assert facts().filled("home/", Reference(VPC)) == "home/"


def test_on_a_first_deployment_no_written_id_is_of_the_set() -> None:
    asked = facts(aws_sourcevpc=(Reference(VPC), Reference(VPC, "Arn"), "vpc-1"), aws_gone=None).on_a_first_deployment()

    new, arn, written = asked.key("aws:sourcevpc") or ()  # type: ignore[misc]
    assert new != Reference(VPC)
    assert (arn, written) == (Reference(VPC, "Arn"), "vpc-1")
    assert asked.key("aws:gone") is None


def test_arns_are_distinct_of_what_cloudformation_makes_itself() -> None:
    stacks = load({"Resources": {"Key": resource("KMS::Key"), "Mine": resource("Custom::Key"), "In": resource("CloudFormation::Stack")}})

    assert {known.logical_id for known in distinct_resources(stacks)} == {"Key"}
