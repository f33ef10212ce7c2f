"""An endpoint policy is a value: it is built from a few words, or taken over as it is, and combined with +."""

from __future__ import annotations

import doctest
import json
from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.errors import PrivateLinkError
from constructs_privatelink.policy import document as policy_module
from constructs_privatelink.policy.document import EndpointPolicy
from tests.policy.fixtures_documents import TOKEN, document, statement

if TYPE_CHECKING:
    from collections.abc import Mapping


ELASTICACHE_ACTIONS = ("elasticache:CreateCacheCluster", "elasticache:ModifyCacheCluster", "elasticache:CreateSnapshot")


def test_actions_allowed_to_everyone_are_the_first_example_of_the_elasticache_guide() -> None:
    guide = {"Statement": [{"Principal": "*", "Effect": "Allow", "Action": list(ELASTICACHE_ACTIONS), "Resource": "*"}]}

    policy = EndpointPolicy.allow(*ELASTICACHE_ACTIONS)

    assert policy.to_json() == guide


def test_full_access_without_an_account_is_the_second_example_of_the_elasticache_guide() -> None:
    guide = {
        "Statement": [
            {"Action": "*", "Effect": "Allow", "Resource": "*", "Principal": "*"},
            {"Action": "*", "Effect": "Deny", "Resource": "*", "Principal": {"AWS": ["123456789012"]}},
        ],
    }

    policy = EndpointPolicy.full_access() + EndpointPolicy.deny_accounts("123456789012")

    assert policy.to_json() == guide


def test_a_statement_carries_principals_resources_conditions_and_sid() -> None:
    policy = EndpointPolicy.deny(
        "kms:Decrypt",
        principals=("123456789012", "arn:aws:iam::123456789012:role/App"),
        resources="arn:aws:kms:eu-west-1:123456789012:key/*",
        conditions={"StringNotEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}},
        sid="OnlyUs",
    )

    assert policy.statements == (
        {
            "Sid": "OnlyUs",
            "Effect": "Deny",
            "Principal": {"AWS": ["123456789012", "arn:aws:iam::123456789012:role/App"]},
            "Action": ["kms:Decrypt"],
            "Resource": ["arn:aws:kms:eu-west-1:123456789012:key/*"],
            "Condition": {"StringNotEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}},
        },
    )


@pytest.mark.parametrize(
    ("principals", "expected"),
    [
        ("*", "*"),
        (["*"], {"AWS": ["*"]}),
        ("123456789012", {"AWS": ["123456789012"]}),
        (TOKEN, {"AWS": [TOKEN]}),
        (["arn:aws-cn:iam::123456789012:root"], {"AWS": ["arn:aws-cn:iam::123456789012:root"]}),
        (["AROAEXAMPLEEXAMPLEEXA"], {"AWS": ["AROAEXAMPLEEXAMPLEEXA"]}),
        ({"Service": "ec2.amazonaws.com"}, {"Service": "ec2.amazonaws.com"}),
        ({"AWS": {"Fn::Join": ["", ["arn:", {"Ref": "AWS::Partition"}, ":iam::123456789012:root"]]}},) * 2,
    ],
)
def test_principals_take_the_form_that_iam_has_for_them(principals: str | list[str] | Mapping[str, object], expected: object) -> None:
    policy = EndpointPolicy.allow("*", principals=principals)

    assert policy.statements[0]["Principal"] == expected


def test_accounts_that_are_tokens_are_denied_like_others() -> None:
    policy = EndpointPolicy.deny_accounts(TOKEN, "123456789012")

    assert policy.statements[0]["Principal"] == {"AWS": [TOKEN, "123456789012"]}


def test_equal_statements_of_two_policies_stand_once() -> None:
    snapshots = EndpointPolicy.allow("elasticache:CreateSnapshot")

    policy = snapshots + EndpointPolicy.deny_accounts("123456789012") + snapshots

    assert [stated["Effect"] for stated in policy.statements] == ["Allow", "Deny"]


def test_the_newer_version_and_the_first_id_of_two_policies_hold() -> None:
    older = EndpointPolicy.from_json({"Version": "2008-10-17", "Id": "first", **document()})
    newer = EndpointPolicy.from_json({"Version": "2012-10-17", "Id": "second", **document(Effect="Deny")})

    policy = EndpointPolicy.allow("kms:*") + older + newer

    assert (policy.to_json()["Version"], policy.to_json()["Id"]) == ("2012-10-17", "first")


def test_a_policy_adds_to_policies_only() -> None:
    with pytest.raises(TypeError, match="unsupported operand"):
        EndpointPolicy.full_access() + document()  # type: ignore[operator]  # what is tested


def test_text_and_mapping_are_taken_over_as_the_same_policy() -> None:
    given = {"Version": "2012-10-17", **document(Sid="All")}

    policies = {EndpointPolicy.from_json(given), EndpointPolicy.from_json(json.dumps(given, indent=4)), EndpointPolicy(json.dumps(given))}

    assert [policy.to_json() for policy in policies] == [given]


def test_the_order_of_keys_makes_no_difference_and_the_order_of_values_does() -> None:
    turned = EndpointPolicy.from_json({"Statement": [dict(reversed(statement().items()))]})

    assert turned == EndpointPolicy.full_access()
    assert hash(turned) == hash(EndpointPolicy.full_access())
    assert EndpointPolicy.allow("kms:Encrypt", "kms:Decrypt") != EndpointPolicy.allow("kms:Decrypt", "kms:Encrypt")


def test_what_was_given_and_what_is_returned_can_be_changed_without_changing_the_policy() -> None:
    given = document(Action=["kms:Decrypt"])
    conditions = {"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}}
    taken, built = EndpointPolicy.from_json(given), EndpointPolicy.allow("*", conditions=conditions)

    given["Statement"] = []
    conditions["StringEquals"]["aws:PrincipalOrgID"] = "o-changed"
    taken.statements[0]["Action"] = "*"
    taken.to_json()["Statement"] = []

    assert taken == EndpointPolicy.allow("kms:Decrypt")
    assert built.statements[0]["Condition"] == {"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}}


def test_a_policy_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        EndpointPolicy.full_access().text = "{}"  # type: ignore[misc]  # what is tested


def test_the_examples_of_the_module_hold() -> None:
    assert doctest.testmod(policy_module).failed == 0
    assert doctest.testmod(policy_module).attempted > 0


def test_allowing_nothing_is_refused() -> None:
    with pytest.raises(PrivateLinkError, match=r"EndpointPolicy\.allow: got no action; give at least one"):
        EndpointPolicy.allow()


def test_a_list_of_actions_is_refused_with_the_way_to_pass_it() -> None:
    with pytest.raises(PrivateLinkError, match=r"got \['kms:Decrypt'\]; give each action as an argument of its own: .*deny\(\*actions\)"):
        EndpointPolicy.deny(["kms:Decrypt"])  # type: ignore[arg-type]  # what is tested


def test_an_action_without_its_prefix_is_refused_where_it_is_written() -> None:
    with pytest.raises(PrivateLinkError, match=r"EndpointPolicy\.allow: Action: 'CreateSnapshot' has no prefix"):
        EndpointPolicy.allow("CreateSnapshot")


@pytest.mark.parametrize("principal", ["bob", "12345678901", "1234567890123", "lambda.amazonaws.com", "", 123456789012])
def test_a_principal_that_is_neither_account_nor_arn_is_refused(principal: str) -> None:
    with pytest.raises(PrivateLinkError) as refusal:
        EndpointPolicy.allow("*", principals=[principal])

    assert refusal.value.reasons[0].startswith(f"principals: got {principal!r}; give account ids of 12 digits or ARNs")


@pytest.mark.parametrize("account", ["*", "12345678901", "arn:aws:iam::123456789012:root", "1234 5678 9012", "١٢٣٤٥٦٧٨٩٠١٢", 123456789012])
def test_an_account_id_that_is_not_12_digits_is_refused(account: str) -> None:
    with pytest.raises(PrivateLinkError) as refusal:
        EndpointPolicy.deny_accounts("123456789012", account)

    assert refusal.value.reasons == (f"got {account!r}; give account ids as strings of 12 digits",)


def test_denying_no_account_is_refused() -> None:
    with pytest.raises(PrivateLinkError, match=r"EndpointPolicy\.deny_accounts: got no account id; give at least one"):
        EndpointPolicy.deny_accounts()
