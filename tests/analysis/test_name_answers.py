"""Names belong to a VPC: what leads a client to an endpoint is what the DNS server of the client's own VPC says."""

from __future__ import annotations

import pytest

from tests.analysis.fixtures_names import DUAL, SQS, asked
from tests.analysis.hubs import alias, endpoint, gateway, vpc, zone
from tests.analysis.networks.fixtures_services import of

S3, BUCKETS, CONTROL = "s3.eu-west-1.amazonaws.com", "*.s3.eu-west-1.amazonaws.com", "*.s3-control.eu-west-1.amazonaws.com"


@pytest.mark.parametrize(
    ("more", "answer", "code"),
    [
        ({}, "public", "PL_DNS_NOT_VISIBLE_OUTSIDE_VPC"),
        ({"Hubs": endpoint(private_dns=True)}, "public", "PL_DNS_NOT_VISIBLE_OUTSIDE_VPC"),
        ({"Zone": zone(SQS, {"Ref": "Hub"}, {"Ref": "Spoke"}), "Record": alias(SQS)}, "private", ""),
        ({"Zone": zone(SQS, {"Ref": "Spoke"}), "Record": alias(SQS)}, "private", ""),
        ({"Zone": zone(SQS, {"Ref": "Hub"}), "Record": alias(SQS)}, "public", "PL_DNS_NOT_VISIBLE_OUTSIDE_VPC"),
        ({"Zone": zone(SQS, {"Ref": "Hub"}, {"Ref": "Spoke"})}, "none", "PL_DNS_CONFLICT"),
        ({"Zone": zone(SQS, {"Ref": "Hub"}, {"Ref": "P"}), "Record": alias(SQS)}, "unknown", "PL_UNRESOLVED_VALUE"),
        ({"Zone": zone(SQS, {"Ref": "Spoke"}), "Record": {**alias(SQS), "Condition": "Perhaps"}}, "unknown", "PL_UNRESOLVED_VALUE"),
        (
            {"Spoke": vpc("10.1.0.0/16", EnableDnsHostnames=False), "Zone": zone(SQS, {"Ref": "Spoke"}), "Record": alias(SQS)},
            "public",
            "PL_DNS_NOT_VISIBLE_OUTSIDE_VPC",
        ),
        ({"Spoke": vpc("10.1.0.0/16", EnableDnsSupport=False)}, "none", "PL_DNS_SUPPORT_OFF"),
    ],
)
def test_a_hubs_name_is_what_the_spokes_own_server_says(more: dict[str, object], answer: str, code: str) -> None:
    answered = asked(more)[SQS]

    assert (answered.answer, answered.code) == (answer, code)


def test_a_function_in_no_vpc_asks_public_servers() -> None:
    answer = asked({"Outside": of("AWS::Lambda::Function", Role={"Fn::GetAtt": ["Role", "Arn"]})}, client="Outside")[SQS]

    assert (answer.answer, answer.code) == ("public", "PL_DNS_NOT_VISIBLE_OUTSIDE_VPC")


def test_a_zone_that_lacks_the_clients_vpc_is_named() -> None:
    asked_for = asked({"Zone": zone(SQS, {"Ref": "Hub"}), "Record": alias(SQS)})

    assert asked_for[SQS].text == "the private hosted zone 'Zone' answers it, and not in the client's VPC"
    assert asked_for[SQS].fails


def test_a_forwarding_rule_of_the_spoke_leaves_the_answer_open() -> None:
    rule = of("AWS::Route53Resolver::ResolverRule", DomainName="amazonaws.com", RuleType="FORWARD")
    there = of("AWS::Route53Resolver::ResolverRuleAssociation", ResolverRuleId={"Ref": "Rule"}, VPCId={"Ref": "Spoke"})
    inbound = of("AWS::Route53Resolver::ResolverEndpoint", Direction="INBOUND")

    assert asked({"Rule": rule, "There": there})[SQS].answer == "unknown"
    assert asked({"Inbound": inbound})[SQS].answer == "public"
    assert asked({"Inbound": inbound}, client="192.168.0.0/24")[SQS].answer == "unknown"


def test_a_name_that_leads_to_another_endpoint_is_said() -> None:
    answer = asked({"Own": endpoint(where="Spoke", private_dns=True)})[SQS]
    by_zone = asked({"Other": endpoint(), "Zone": zone(SQS, {"Ref": "Spoke"}), "Record": alias(SQS, "Other")})[SQS]

    assert (answer.answer, answer.text) == ("private", "another endpoint of the VPC answers it, 'Own'")
    assert (by_zone.answer, by_zone.text) == ("private", "another endpoint answers it, 'Other'")


def test_names_that_nobody_is_known_to_call_do_not_fail() -> None:
    answer = asked({"Zone": zone(SQS, {"Ref": "Spoke"}), "Record": alias(SQS)})[DUAL]

    assert (answer.answer, answer.fails) == ("public", False)


BUCKET_ZONE = {"Zone": zone(S3, {"Ref": "Spoke"}), "Record": alias(S3), "Wild": alias(f"*.{S3}")}


@pytest.mark.parametrize(
    ("actions", "fails"),
    [
        (["s3:GetObject", "s3:PutObject"], False),
        (["s3:*"], False),
        (["s3:GetObject", "s3:CreateJob"], True),
        (["s3:ListAccessPoints"], True),
    ],
)
def test_names_of_s3_count_for_those_whose_calls_go_there(actions: list[str], *, fails: bool) -> None:
    asked_for = asked(BUCKET_ZONE, service="s3", actions=actions)

    assert (asked_for[S3].answer, asked_for[BUCKETS].answer, asked_for[CONTROL].answer) == ("private", "private", "public")
    assert {name.fails for name in asked_for.values()} == {False} | ({True} if fails else set())
    assert asked_for[CONTROL].fails is fails


@pytest.mark.parametrize(
    ("tables", "private_dns", "options", "answer", "fails"),
    [
        (["SpokeTable"], False, "OnlyInboundResolver", "public", False),
        (["SpokeTable"], True, "OnlyInboundResolver", "public", False),
        (["SpokeTable"], True, "AllResolvers", "private", False),
        ([], False, "OnlyInboundResolver", "public", True),
        ([], True, "OnlyInboundResolver", "public", True),
        ([], True, "AllResolvers", "private", False),
    ],
)
def test_s3_by_gateway_and_by_interface_is_one_answer(
    tables: list[str], private_dns: object, options: str, answer: str, *, fails: bool
) -> None:
    choice = {"PrivateDnsOnlyForInboundResolverEndpoint": options}
    own = endpoint("s3", "Spoke", private_dns=private_dns, DnsOptions=choice)

    answered = asked({"Hubs": own, "Gateway": gateway(*tables)}, actions=["s3:GetObject"])[S3]
    of_gateway = asked({"Hubs": own, "Gateway": gateway(*tables)}, actions=["s3:GetObject"], to="Gateway")[S3]

    assert (answered.answer, answered.fails) == (answer, fails)
    assert (of_gateway.answer, of_gateway.fails) == (answer, False)
    assert ("another endpoint" in of_gateway.text) is (answer == "private")


TABLES = "dynamodb.eu-west-1.amazonaws.com"


@pytest.mark.parametrize(
    ("more", "answer", "fails"),
    [
        ({}, "public", True),
        ({"Gateway": gateway("SpokeTable", service="dynamodb")}, "public", False),
        ({"Gateway": gateway(service="dynamodb")}, "public", True),
        ({"Zone": zone(TABLES, {"Ref": "Spoke"}), "Record": alias(TABLES)}, "private", False),
        (
            {"Name": of("AWS::SSM::Parameter", Type="String", Value={"Fn::Select": [0, {"Fn::GetAtt": ["Hubs", "DnsEntries"]}]})},
            "public",
            False,
        ),
    ],
)
def test_a_service_without_private_dns_is_called_by_a_name_all_the_same(more: dict[str, object], answer: str, *, fails: bool) -> None:
    own = endpoint("dynamodb", "Spoke")

    answered = asked({"Hubs": own, **more}, actions=["dynamodb:GetItem"])[TABLES]

    assert (answered.answer, answered.fails) == (answer, fails)


@pytest.mark.parametrize(("named", "fails"), [([{"Ref": "Hubs"}], False), ([], True)])
def test_a_private_api_has_a_name_of_its_own_for_the_endpoints_that_it_names(named: list[object], *, fails: bool) -> None:
    api = of("AWS::ApiGateway::RestApi", Name="orders", EndpointConfiguration={"Types": ["PRIVATE"], "VpcEndpointIds": named})

    asked_for = asked({"Hubs": endpoint("execute-api", private_dns=True), "Api": api}, actions=["execute-api:Invoke"])

    assert {name.fails for name in asked_for.values()} == {False} | ({True} if fails else set())
