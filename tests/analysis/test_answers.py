"""What a proof says beside its verdict: where names lead the client, and which calls policies let through."""

from __future__ import annotations

import json

import pytest

from constructs_privatelink.analysis import load
from tests.analysis.fixtures_answers import (
    DECRYPT,
    INVOKE,
    UNKNOWN,
    allow,
    api,
    by,
    endpoint,
    judgements,
    limited,
    method,
    proof,
    role,
    template,
)
from tests.analysis.networks.fixtures_services import of

KMS = "kms.eu-west-1.amazonaws.com"


@pytest.mark.parametrize(
    ("client", "answer"),
    [("Function", "private"), ("10.0.0.0/24", "private"), ("192.168.0.0/24", "public"), ("10.0.0.0/8", "unknown")],
)
def test_names_lead_a_client_by_where_it_stands(client: str, answer: str) -> None:
    first, *_, own = proof(client, Endpoint=endpoint()).names

    assert (first.name, first.answer) == (KMS, answer)
    assert (own.name, own.answer) == ("vpce-*", "private")


def test_a_record_in_a_private_hosted_zone_leads_to_the_endpoint() -> None:
    entry = {"Fn::Select": [1, {"Fn::Split": [":", {"Fn::Select": [0, {"Fn::GetAtt": ["Endpoint", "DnsEntries"]}]}]}]}
    alias = {"DNSName": entry, "HostedZoneId": "Z"}
    zone = of("AWS::Route53::HostedZone", Name=KMS, VPCs=[{"VPCId": {"Ref": "Vpc"}, "VPCRegion": "eu-west-1"}])
    record = of("AWS::Route53::RecordSet", HostedZoneId={"Ref": "Zone"}, Name=KMS, Type="A", AliasTarget=alias)

    proven = proof(Endpoint=endpoint(PrivateDnsEnabled=False), Zone=zone, Record=record)

    assert (proven.names[0].answer, proven.names[0].code) == ("private", "")


def test_the_region_of_a_name_may_stand_in_the_service_name() -> None:
    proof = load(template(Endpoint=endpoint())).explain("Function", "Endpoint")

    assert proof.names[0].name == KMS


def test_nothing_beside_changes_the_verdict() -> None:
    denied = {"Statement": [{"Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*"}]}
    plain = proof(Endpoint=endpoint(SecurityGroupIds=[{"Ref": "Group"}]))

    proven = proof(Endpoint=endpoint(PrivateDnsEnabled=False, PolicyDocument=denied))

    assert proven.result == plain.result


NAT = {
    "Table": of("AWS::EC2::RouteTable", VpcId={"Ref": "Vpc"}),
    "Way": of("AWS::EC2::Route", RouteTableId={"Ref": "Table"}, DestinationCidrBlock="0.0.0.0/0", NatGatewayId="nat-1"),
    "Association": of("AWS::EC2::SubnetRouteTableAssociation", RouteTableId={"Ref": "Table"}, SubnetId={"Ref": "Subnet"}),
}


def test_a_failing_name_is_an_error_without_a_way_to_the_internet_and_a_warning_with_one() -> None:
    off = endpoint(PrivateDnsEnabled=False)

    ((rule, severity, text),) = judgements(Endpoint=off)
    ((_, with_a_way, _),) = judgements(Endpoint=off, **NAT)

    assert (rule, severity, with_a_way) == ("client-name", "error", "warning")
    assert text.startswith("Function misses Endpoint by name: the name leads to public addresses")
    assert KMS in text


def test_clients_that_miss_an_endpoint_alike_are_found_together() -> None:
    functions = {f"Function{number}": of("AWS::Lambda::Function", VpcConfig={"SubnetIds": [{"Ref": "Subnet"}]}) for number in range(4)}

    ((_, _, text),) = judgements(Endpoint=endpoint(PrivateDnsEnabled=False), **functions)

    assert text.startswith("Function, Function0, Function1 and 2 more miss Endpoint by name")


@pytest.mark.parametrize(
    "resources",
    [
        {"Endpoint": endpoint()},
        {"Endpoint": endpoint(PrivateDnsEnabled=UNKNOWN)},
        {"Endpoint": endpoint(PrivateDnsEnabled=False), "Second": endpoint()},
        {"Endpoint": endpoint(PrivateDnsEnabled=False, ServiceName="com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0")},
    ],
)
def test_names_that_do_not_certainly_fail_are_no_finding(resources: dict[str, object]) -> None:
    assert judgements(**resources) == []


@pytest.mark.parametrize(("policy", "is_told"), [([DECRYPT], True), ([UNKNOWN], False)])
def test_what_is_certainly_denied_is_a_warning(policy: list[object], *, is_told: bool) -> None:
    result = judgements(Endpoint=limited(*policy), Role=role(allow("kms:Encrypt")))

    assert [(rule, severity) for rule, severity, _ in result] == ([("client-denied", "warning")] if is_told else [])
    assert all("is denied kms:Encrypt through " in text for _, _, text in result)


def test_without_a_policy_or_a_role_nothing_is_denied() -> None:
    assert proof(Endpoint=endpoint(), Role=role(allow("kms:Encrypt"))).authorization == ()
    assert proof("10.0.0.0/24", Endpoint=limited(DECRYPT)).authorization == ()
    assert proof(Endpoint=limited(DECRYPT), Function=of("AWS::Lambda::Function", VpcConfig={"SubnetIds": [{"Ref": "Subnet"}]})).names


def calls(**resources: object) -> list[tuple[str, str]]:
    proven = proof("10.0.0.0/24", **{"Endpoint": endpoint("execute-api"), "Get": method(), **resources})
    return [(call.call, call.answer.verdict) for call in proven.authorization]


def test_calls_of_private_apis_that_are_answered_alike_are_told_together() -> None:
    verbs = {verb: method(verb) for verb in ("POST", "PUT", "DELETE")}

    assert calls(Api=api(INVOKE), **verbs) == [("GET /, POST /, PUT / and 1 more of Api", "allows")]


@pytest.mark.parametrize(
    ("statements", "verdict"),
    [([by("Endpoint")], "allows"), ([INVOKE, by("Endpoint", "Deny")], "denies"), ([UNKNOWN], "conditional"), ([by("Kms")], "denies")],
)
def test_a_private_api_is_answered_for_by_its_policy(statements: list[object], verdict: str) -> None:
    assert calls(Api=api(*statements), Kms=endpoint()) == [("GET / of Api", verdict)]


def test_an_api_that_is_meant_for_another_endpoint_is_left_out() -> None:
    assert calls(Api=api(by("Second")), Second=endpoint("execute-api", PrivateDnsEnabled=False)) == []


def test_a_proof_shows_names_and_calls() -> None:
    proven = proof(Endpoint=limited(DECRYPT), Role=role(allow("kms:Encrypt")))

    told = json.loads(json.dumps(proven.to_json()))
    assert told["names"][0] == {"name": KMS, "answer": "private", "code": "", "text": "the endpoint answers it", "reasons": []}
    assert {key: told["authorization"][0][key] for key in ("call", "role", "verdict")} == {
        "call": "kms:Encrypt",
        "role": "Template.Role",
        "verdict": "denies",
    }
    assert f"  name {KMS}: private: the endpoint answers it" in str(proven)
    assert "  call kms:Encrypt: denies Template.Endpoint.PolicyDocument: no statement allows it" in str(proven)
