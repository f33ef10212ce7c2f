"""An id that is written out beside the endpoint or VPC that the templates make is told; one that nothing here makes is not."""

from __future__ import annotations

import json

import pytest

from tests.analysis.rules.examples import PARAMETER, broken, endpoint, texts

WRITTEN, ANOTHER = "vpce-0a1b2c3d4e5f60718", "vpce-0f1e2d3c4b5a69788"
QUEUES = {"Queues": endpoint("sqs")}


def queue_policy(condition: object, *, effect: str = "Allow", action: object = "sqs:SendMessage") -> dict[str, object]:
    statement = {"Effect": effect, "Principal": "*", "Action": action, "Resource": "*", "Condition": condition}
    return {"Type": "AWS::SQS::QueuePolicy", "Properties": {"Queues": ["q"], "PolicyDocument": {"Statement": [statement]}}}


def equals(*ids: object, key: str = "aws:SourceVpce") -> dict[str, object]:
    return {"StringEquals": {key: list(ids)}}


@pytest.mark.parametrize(
    ("policy", "is_told"),
    [
        (queue_policy(equals(WRITTEN)), True),
        (queue_policy(equals(WRITTEN, ANOTHER)), True),
        (queue_policy(equals(WRITTEN, key="AWS:SOURCEVPCE"), action=["sqs:*", "sns:*"]), True),
        (queue_policy({"StringNotEquals": {"aws:SourceVpce": WRITTEN}}, effect="Deny", action="*"), True),
        (queue_policy(equals("vpc-0a1b2c3d", key="aws:SourceVpc")), True),
        (queue_policy(equals({"Ref": "Queues"})), False),
        (queue_policy(equals(WRITTEN, {"Ref": "Queues"})), False),
        (queue_policy(equals({"Ref": "P"})), False),
        (queue_policy(equals(WRITTEN, {"Ref": "P"})), False),
        (queue_policy(equals(WRITTEN), effect="Deny"), False),
        (queue_policy(equals("vpce-*")), False),
        (queue_policy(equals(WRITTEN), action="sns:Publish"), False),
        (queue_policy(equals("vpc-12345", key="aws:SourceVpc")), False),
        (queue_policy({"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}}), False),
        ({**queue_policy(equals(WRITTEN)), "Condition": "Perhaps"}, False),
    ],
)
def test_what_lets_in_written_ids_alone_is_told(policy: object, *, is_told: bool) -> None:
    perhaps = {"Conditions": {"Perhaps": {"Fn::Equals": [{"Ref": "P"}, "yes"]}}}

    assert broken("PL026", {**QUEUES, "Policy": policy}, **PARAMETER, **perhaps) == ([("Policy", "warning")] if is_told else [])


def test_an_id_of_an_endpoint_that_nothing_here_makes_is_let_be() -> None:
    assert broken("PL026", {"Keys": endpoint("kms"), "Policy": queue_policy(equals(WRITTEN))}) == []
    assert (
        broken("PL026", {"Keys": endpoint(VpcId="vpc-0a1b2c3d"), "Policy": queue_policy(equals("vpc-0a1b2c3d", key="aws:SourceVpc"))}) == []
    )


def test_one_that_another_statement_names_by_reference_is_let_in() -> None:
    both = queue_policy(equals(WRITTEN))
    both["Properties"]["PolicyDocument"]["Statement"].append({  # type: ignore[index] # as it is made above
        "Effect": "Allow", "Principal": "*", "Action": "sqs:*", "Resource": "*", "Condition": equals({"Ref": "Queues"})
    })  # fmt: skip

    assert broken("PL026", {**QUEUES, "Policy": both}) == []


def test_the_id_and_the_reference_to_write_are_said() -> None:
    assert texts("PL026", {**QUEUES, "Policy": queue_policy(equals(WRITTEN))}) == [
        (
            f"{WRITTEN} is written out, and these templates make 'Queues': a first deployment gives it another id; "
            'write {"Ref": "Queues"}, or acknowledge this where it is this very one'
        )
    ]


@pytest.mark.parametrize(
    ("sources", "is_told"), [([WRITTEN], True), (["${Logs}"], False), ([WRITTEN, "${Logs}"], False), ([], False), (["${P}"], False)]
)
def test_network_policies_of_collections_name_endpoints_by_reference(sources: list[str], *, is_told: bool) -> None:
    part = {"Rules": [{"ResourceType": "collection", "Resource": ["collection/logs"]}], "AllowFromPublic": False, "SourceVPCEs": sources}
    resources = {
        "Logs": {
            "Type": "AWS::OpenSearchServerless::VpcEndpoint",
            "Properties": {"Name": "logs", "VpcId": {"Ref": "Vpc"}, "SubnetIds": ["s"]},
        },
        "Network": {
            "Type": "AWS::OpenSearchServerless::SecurityPolicy",
            "Properties": {"Name": "logs", "Type": "network", "Policy": {"Fn::Sub": json.dumps([part])}},
        },
    }

    assert broken("PL026", resources, **PARAMETER) == ([("Network", "warning")] if is_told else [])


def test_a_private_api_and_an_endpoint_policy_are_asked_too() -> None:
    statement = {"Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke", "Resource": "execute-api:/*"}
    admits = {"Statement": [{**statement, "Condition": equals(WRITTEN)}]}
    api = {
        "Type": "AWS::ApiGateway::RestApi",
        "Properties": {"Name": "orders", "EndpointConfiguration": {"Types": ["PRIVATE"]}, "Policy": admits},
    }
    from_here = {"Statement": [{**statement, "Action": "*", "Resource": "*", "Condition": equals("vpc-0a1b2c3d", key="aws:SourceVpc")}]}

    troubles = broken("PL026", {"Apis": endpoint("execute-api"), "Api": api, "Keys": endpoint("kms", PolicyDocument=from_here)})

    assert troubles == [("Api", "warning"), ("Keys", "warning")]

    as_text = {**api, "Properties": {**api["Properties"], "Policy": json.dumps(admits)}}  # type: ignore[dict-item] # a mapping
    assert broken("PL026", {"Apis": endpoint("execute-api"), "Api": as_text}) == [("Api", "warning")]


@pytest.mark.parametrize(
    ("named", "is_told"), [([WRITTEN], True), ([{"Ref": "Apis"}], False), ([WRITTEN, {"Ref": "Apis"}], False), ([], False)]
)
def test_a_private_api_names_its_endpoints_by_reference(named: list[object], *, is_told: bool) -> None:
    api = {"Name": "orders", "EndpointConfiguration": {"Types": ["PRIVATE"], "VpcEndpointIds": named}}
    resources = {"Apis": endpoint("execute-api"), "Api": {"Type": "AWS::ApiGateway::RestApi", "Properties": api}}

    assert broken("PL026", resources) == ([("Api", "warning")] if is_told else [])
