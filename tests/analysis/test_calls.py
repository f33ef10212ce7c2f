"""Which calls policies let through an endpoint."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from constructs_privatelink.analysis.calls import CallResult
from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.policies.authorization import Authorization
from constructs_privatelink.analysis.policies.match import StatementRef
from tests.analysis.fixtures_answers import DECRYPT, INVOKE, UNKNOWN, allow, api, by, endpoint, judgements, limited, method, proof, role
from tests.analysis.networks.fixtures_services import of

KEY, OTHER_KEY = (f"arn:aws:kms:eu-west-1:111111111111:key/{name}" for name in ("one", "other"))


@pytest.mark.parametrize(
    ("granted", "policy", "expected"),
    [
        (allow("kms:Decrypt"), [DECRYPT], []),
        (allow(["kms:Decrypt", "kms:Encrypt", "sqs:SendMessage"]), [DECRYPT], [("kms:Encrypt", "denies")]),
        (allow("kms:Decrypt"), [UNKNOWN], [("kms:Decrypt", "conditional")]),
        (allow("kms:Decrypt", KEY), [DECRYPT | {"Resource": OTHER_KEY}], [("kms:Decrypt", "denies")]),
        (allow("kms:Decrypt", [KEY, OTHER_KEY]), [DECRYPT | {"Resource": OTHER_KEY}], [("kms:Decrypt", "conditional")]),
        (allow("kms:Decrypt"), [DECRYPT | {"Resource": OTHER_KEY}], [("kms:Decrypt", "conditional")]),
        (allow("kms:Decrypt"), [DECRYPT | {"Principal": {"AWS": {"Fn::GetAtt": ["Role", "Arn"]}}}], []),
        (allow("kms:Decrypt"), [DECRYPT | {"Principal": {"AWS": {"Fn::GetAtt": ["Second", "Arn"]}}}], [("kms:Decrypt", "denies")]),
        (allow("kms:*"), [DECRYPT], [("kms:*", "conditional")]),
        (allow("kms:*"), [DECRYPT | {"Action": "kms:*"}], []),
        (allow("kms:*"), [DECRYPT | {"Action": "*"}], []),
        (allow("kms:De*"), [DECRYPT | {"Effect": "Deny", "Action": "*"}], [("kms:De*", "denies")]),
        (allow("kms:*"), [DECRYPT | {"Action": "*"}, DECRYPT | {"Effect": "Deny"}], [("kms:*", "conditional")]),
        (allow("sqs:SendMessage"), [DECRYPT], []),
        (UNKNOWN, [DECRYPT], []),
    ],
)
def test_of_the_roles_actions_those_that_the_policy_may_deny_are_told(
    granted: object, policy: list[object], expected: list[tuple[str, str]]
) -> None:
    proven = proof(Endpoint=limited(*policy), Role=role(granted), Second=role())

    assert [(call.call, call.answer.verdict) for call in proven.authorization] == expected
    assert {call.role for call in proven.authorization} <= {"Template.Role"}


def test_what_a_policy_of_awss_is_there_for_is_asked_unless_the_role_is_denied_it() -> None:
    managed: dict[str, object] = {"ManagedPolicyArns": ["arn:aws:iam::aws:policy/AWSKeyManagementServicePowerUser"]}
    shut_out = {"Statement": [allow("kms:Create*") | {"Effect": "Deny"}]}
    denying: dict[str, object] = {"Policies": [{"PolicyName": "p", "PolicyDocument": shut_out}]}

    given = proof(Endpoint=limited(DECRYPT), Role=of("AWS::IAM::Role", **managed))
    denied = proof(Endpoint=limited(DECRYPT), Role=of("AWS::IAM::Role", **managed, **denying))

    assert [call.call for call in given.authorization] == ["kms:CreateKey", "kms:DescribeKey"]
    assert [call.call for call in denied.authorization] == ["kms:DescribeKey"]


def test_a_signed_method_matters_to_roles_that_may_call_it() -> None:
    signed = {"Endpoint": endpoint("execute-api"), "Api": api(by("Kms")), "Kms": endpoint(), "Get": method("GET", "AWS_IAM")}

    outsider = proof(Role=role(allow("kms:Decrypt")), **signed).authorization
    (caller,) = proof(Role=role(allow("execute-api:Invoke")), **signed).authorization

    assert outsider == ()
    assert (caller.role, caller.answer.verdict) == ("Template.Role", "conditional")


def test_what_is_denied_to_everybody_is_found_once_for_an_endpoint() -> None:
    second = of("AWS::Lambda::Function", VpcConfig={"SubnetIds": [{"Ref": "Subnet"}]})
    gets_denied = api(INVOKE, INVOKE | {"Effect": "Deny", "Resource": "execute-api:/*/GET/*"})
    stage = of("AWS::ApiGateway::Stage", RestApiId={"Ref": "Api"}, StageName="prod")

    judgements_made = judgements(
        Endpoint=endpoint("execute-api"), Api=gets_denied, Get=method(), Post=method("POST"), Stage=stage, Second=second
    )

    assert [(rule, severity) for rule, severity, _ in judgements_made] == [("client-denied", "warning")]


SEARCH = of("AWS::OpenSearchServerless::VpcEndpoint", Name="search", VpcId={"Ref": "Vpc"}, SubnetIds=[{"Ref": "Subnet"}])


LOGS = of("AWS::OpenSearchServerless::Collection", Name="logs")


def network(names: str, text: str = '"SourceVPCEs": ["${Endpoint}"]') -> dict[str, object]:
    rules = json.dumps([{"ResourceType": "collection", "Resource": [f"collection/{names}"]}])
    return of("AWS::OpenSearchServerless::SecurityPolicy", Name="n", Type="network", Policy={"Fn::Sub": f'[{{"Rules": {rules}, {text}}}]'})


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        (network("logs"), [("the collection of Logs", "allows")]),
        (network("logs", '"SourceVPCEs": ["vpce-0123"]'), [("the collection of Logs", "conditional")]),
        (network("logs", '"SourceServices": ["bedrock.amazonaws.com"]'), [("the collection of Logs", "denies")]),
        (network("other"), []),
        (network("logs", '"SourceVPCEs": ["${Second}"]'), [("every collection", "conditional")]),
    ],
)
def test_collections_are_answered_for_by_the_network_policies_about_them(policy: object, expected: list[tuple[str, str]]) -> None:
    proven = proof("10.0.0.0/24", Endpoint=SEARCH, Second=SEARCH, Logs=LOGS, Network=policy)

    assert [(call.call, call.answer.verdict) for call in proven.authorization] == expected


OWN_KEYS = StatementRef(1, "OwnKeys")
DENIED = Authorization("denies", Code.PL_ENDPOINT_POLICY_DENIES, "Network.Kms.PolicyDocument", OWN_KEYS, "it is denied")


@pytest.mark.parametrize(
    ("answer", "because", "text"),
    [
        (
            DENIED,
            "it is denied (Network.Kms.PolicyDocument statement 2 (OwnKeys))",
            "kms:decrypt: denies Network.Kms.PolicyDocument statement 2 (OwnKeys): it is denied",
        ),
        (
            replace(DENIED, statement=None),
            "it is denied (Network.Kms.PolicyDocument)",
            "kms:decrypt: denies Network.Kms.PolicyDocument: it is denied",
        ),
        (Authorization("allows", text="there is no policy"), "there is no policy", "kms:decrypt: allows: there is no policy"),
    ],
)
def test_an_answer_names_the_policy_and_the_statement_that_decide(answer: Authorization, because: str, text: str) -> None:
    result = CallResult("kms:decrypt", None, answer)

    assert result.because == because
    assert str(result) == text


def test_of_several_resources_some_of_which_are_denied_that_is_said() -> None:
    proven = proof(Endpoint=limited(DECRYPT | {"Resource": OTHER_KEY}), Role=role(allow("kms:Decrypt", [KEY, OTHER_KEY])))

    (call,) = proven.authorization

    assert call.answer.text == "some of its resources are denied"
    assert [reason.why for reason in call.answer.reasons] == ["it depends on the resource"]
