"""Which JSON documents are IAM policies, and what is said of those that are none."""

from __future__ import annotations

import pytest

from constructs_privatelink.errors import PrivateLinkError
from constructs_privatelink.policy.document import EndpointPolicy
from constructs_privatelink.policy.grammar import Json, Statement, is_intrinsic, is_unknown, located
from tests.policy.fixtures_documents import TOKEN, document, statement


def test_a_single_statement_may_stand_without_its_list() -> None:
    policy = EndpointPolicy.from_json({"Statement": statement()})

    assert policy == EndpointPolicy.full_access()


def test_tokens_and_intrinsic_functions_are_kept_as_they_are() -> None:
    given = document(
        Effect={"Fn::If": ["Open", "Allow", "Deny"]},
        Principal={"AWS": [{"Fn::Sub": "arn:${AWS::Partition}:iam::123456789012:root"}, TOKEN]},
        Action=["#{Token[TOKEN.7]}", "${Token[TOKEN.8]}:Describe*", {"Ref": "Action"}],
        Resource={"Fn::GetAtt": ["Key", "Arn"]},
        Condition={"StringEquals": {"aws:PrincipalOrgID": {"Ref": "Organization"}}, "Bool": {"aws:SecureTransport": True}},
    )

    assert EndpointPolicy.from_json(given).to_json() == given


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
    (refused,) = refusal.value.reasons
    assert refused.startswith(reason)


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


def test_a_statement_is_told_by_its_number_where_it_is_not_the_only_one() -> None:
    first, second = {"Effect": "Allow"}, {"Effect": "Deny"}
    one_alone: list[Statement] = [{"Effect": "Allow"}]

    assert located(one_alone) == [("", first)]
    assert located([{"Effect": "Allow"}, {"Effect": "Deny"}]) == [("statement 1: ", first), ("statement 2: ", second)]
    assert located([]) == []


@pytest.mark.parametrize(
    ("value", "intrinsic", "unknown"),
    [
        ({"Ref": "Role"}, True, True),
        ({"Fn::GetAtt": ["Role", "Arn"]}, True, True),
        ({"Ref": "Role", "Fn::Sub": "x"}, False, False),
        ({"AWS": "*"}, False, False),
        ("${Token[TOKEN.1]}", False, True),
        ("arn:aws:iam::${Token[AWS.AccountId.1]}:root", False, True),
        ("${aws:username}", False, False),
        ("*", False, False),
    ],
)
def test_what_is_filled_in_later_is_told_from_what_stands_there(value: Json, *, intrinsic: bool, unknown: bool) -> None:
    assert is_intrinsic(value) is intrinsic
    assert is_unknown(value) is unknown
