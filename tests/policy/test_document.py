"""An endpoint policy is a value: it is built from a few words, or taken over as it is, and combined with +."""

from __future__ import annotations

import doctest
import json
from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.errors import PrivateLinkError
from constructs_privatelink.policy import document as policy_module
from constructs_privatelink.policy.document import EndpointPolicy

if TYPE_CHECKING:
    from collections.abc import Mapping

ELASTICACHE_ACTIONS = ("elasticache:CreateCacheCluster", "elasticache:ModifyCacheCluster", "elasticache:CreateSnapshot")
TOKEN = "${Token[AWS.AccountId.0]}"  # noqa: S105 - a placeholder of the CDK, not a secret


def statement(**changes: object) -> dict[str, object]:
    return {"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"} | changes


def document(**changes: object) -> dict[str, object]:
    return {"Statement": [statement(**changes)]}


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

    assert [one["Effect"] for one in policy.statements] == ["Allow", "Deny"]


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


def test_a_single_statement_may_stand_without_its_list() -> None:
    policy = EndpointPolicy.from_json({"Statement": statement()})

    assert policy == EndpointPolicy.full_access()


def test_the_order_of_keys_makes_no_difference_and_the_order_of_values_does() -> None:
    turned = EndpointPolicy.from_json({"Statement": [dict(reversed(statement().items()))]})

    assert turned == EndpointPolicy.full_access()
    assert hash(turned) == hash(EndpointPolicy.full_access())
    assert EndpointPolicy.allow("kms:Encrypt", "kms:Decrypt") != EndpointPolicy.allow("kms:Decrypt", "kms:Encrypt")


def test_tokens_and_intrinsic_functions_are_kept_as_they_are() -> None:
    given = document(
        Effect={"Fn::If": ["Open", "Allow", "Deny"]},
        Principal={"AWS": [{"Fn::Sub": "arn:${AWS::Partition}:iam::123456789012:root"}, TOKEN]},
        Action=["#{Token[TOKEN.7]}", "${Token[TOKEN.8]}:Describe*", {"Ref": "Action"}],
        Resource={"Fn::GetAtt": ["Key", "Arn"]},
        Condition={"StringEquals": {"aws:PrincipalOrgID": {"Ref": "Organization"}}, "Bool": {"aws:SecureTransport": True}},
    )

    assert EndpointPolicy.from_json(given).to_json() == given


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


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"Effect": "allow"}, 'Effect is \'allow\'; write "Allow" or "Deny"'),
        ({"Actions": "*"}, "unknown key 'Actions'; did you mean 'Action'"),
        ({"principal": "*"}, "unknown key 'principal'; did you mean 'Principal'"),
        ({"Comment": "x" * 9}, "unknown key 'Comment'; IAM knows Sid, Effect"),
        ({"NotAction": "*"}, "both Action and NotAction; keep one of them"),
        ({"NotPrincipal": "*"}, "both Principal and NotPrincipal; keep one of them"),
        ({"NotResource": "*"}, "both Resource and NotResource; keep one of them"),
        ({"Sid": 7}, "Sid is 7; give a string"),
        ({"Sid": None}, "Sid: got None; give strings"),
        ({"Action": []}, "Action is empty; give at least one"),
        ({"Action": ["kms:*", ["kms:*"]]}, "Action: got ['kms:*']; give a string"),
        ({"Action": "CreateSnapshot"}, "Action: 'CreateSnapshot' has no prefix; write it as 'prefix:CreateSnapshot'"),
        ({"Action": "elasti*:CreateSnapshot"}, "Action: 'elasti*:CreateSnapshot' has a wildcard before the colon, which IAM refuses"),
        ({"Action": "?ms:Decrypt"}, "Action: '?ms:Decrypt' has a wildcard before the colon"),
        ({"Action": "kms:"}, "Action: 'kms:' is no action; write 'prefix:Name'"),
        ({"Action": "kms: Decrypt"}, "Action: 'kms: Decrypt' is no action"),
        ({"Action": "arn:aws:kms"}, "Action: 'arn:aws:kms' is no action"),
        ({"Resource": ""}, "Resource: got ''; give a string"),
        ({"Resource": {"Arn": "*"}}, "Resource: got {'Arn': '*'}; give a string"),
        ({"Principal": "123456789012"}, 'Principal is \'123456789012\'; write "*", or {"AWS": [...]}'),
        ({"Principal": {"aws": "*"}}, "Principal: unknown key 'aws'; did you mean 'AWS'"),
        ({"Principal": {"AWS": []}}, "Principal AWS is empty"),
        ({"Principal": {"AWS": [123456789012]}}, "Principal AWS: got 123456789012; give a string"),
        ({"Condition": "aws:SourceVpc"}, "Condition is 'aws:SourceVpc'; give a mapping"),
        ({"Condition": {"StringEquals": "aws:SourceVpc"}}, "Condition StringEquals: got 'aws:SourceVpc'; give a mapping"),
        ({"Condition": {"Bool": {"aws:SecureTransport": {1, 2}}}}, "Condition Bool aws:SecureTransport: got {1, 2}; give strings"),
        ({"Condition": {"NumericLessThan": {"s3:max-keys": float("nan")}}}, "Condition NumericLessThan s3:max-keys: got nan"),
        ({"Condition": {"StringEquals": {7: "x"}}}, "Condition StringEquals: got the key 7; give strings as keys"),
    ],
)
def test_a_statement_that_iam_has_no_reading_of_is_refused(changes: dict[str, object], reason: str) -> None:
    with pytest.raises(PrivateLinkError) as refusal:
        EndpointPolicy.from_json(document(**changes))

    assert refusal.value.subject == "endpoint policy"
    (found,) = refusal.value.reasons
    assert found.startswith(reason)


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        ("Effect", 'no Effect; write "Allow" or "Deny"'),
        ("Action", "no Action and no NotAction; give one of them"),
        ("Resource", "no Resource and no NotResource; give one of them"),
    ],
)
def test_a_statement_that_lacks_an_element_is_refused(key: str, reason: str) -> None:
    incomplete = {name: value for name, value in statement().items() if name != key}

    with pytest.raises(PrivateLinkError) as refusal:
        EndpointPolicy.from_json({"Statement": [incomplete]})

    assert refusal.value.reasons == (reason,)


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("{'Statement': []}", "not JSON: Expecting property name"),
        ("[]", "got []; give a policy document"),
        ({}, "no Statement; give at least one"),
        ({"Statement": []}, "no Statement; give at least one"),
        ({"Statement": "*"}, "got '*'; give a mapping"),
        ({"Statement": [None]}, "got None; give a mapping"),
        ({"Version": "2012-10-18", **document()}, 'Version is \'2012-10-18\'; write "2008-10-17" or "2012-10-17", or leave it out'),
        ({"Id": 7, **document()}, "Id is 7; give a string"),
        ({"Id": object, **document()}, "Id: got <class 'object'>; give strings"),
        ({"Statements": [], **document()}, "unknown key 'Statements'; did you mean 'Statement'"),
    ],
)
def test_a_document_that_is_no_policy_is_refused(given: str | dict[str, object], reason: str) -> None:
    with pytest.raises(PrivateLinkError) as refusal:
        EndpointPolicy.from_json(given)

    assert refusal.value.reasons[0].startswith(reason)


def test_every_reason_is_listed_with_the_number_of_its_statement() -> None:
    with pytest.raises(PrivateLinkError) as refusal:
        EndpointPolicy.from_json({"Version": 1, "Statement": [statement(), statement(Effect="Permit", Action="Decrypt"), "*"]})

    assert [reason.split(";")[0] for reason in refusal.value.reasons] == [
        "Version is 1",
        "statement 2: Effect is 'Permit'",
        "statement 2: Action: 'Decrypt' has no prefix",
        "statement 3: got '*'",
    ]


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
