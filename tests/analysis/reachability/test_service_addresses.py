"""The public addresses of a service behind a gateway endpoint, and lists that hold them."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis import load
from constructs_privatelink.decisions.intent import KEY, DeclaredClient, Intent
from tests.analysis.networks.fixtures_models import Json, ref, resource
from tests.analysis.reachability.fixtures_gateways import ANSWER, GATEWAY, LIST, asked, only_to
from tests.analysis.reachability.fixtures_verdicts import OPEN, changed, entry, https, own_acl


def leading(cidr: str, **target: Json) -> Json:
    return {"Past": resource("EC2::Route", RouteTableId=ref("Table"), DestinationCidrBlock=cidr, **target)}


def test_an_answer_of_names_alone_is_enough() -> None:
    named = {"PrefixLists": [{"PrefixListId": LIST, "PrefixListName": "com.amazonaws.eu-west-1.s3"}]}

    assert asked(only_to(LIST), answer=named).verdict == "reachable"


def test_the_list_of_another_service_is_not_enough() -> None:
    result = asked(only_to("pl-6fa54006"), answer=ANSWER)

    assert (result.verdict, result.extent) == ("blocked", "all")
    assert result.changes[0].entries == ({"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "DestinationPrefixListId": LIST},)


@pytest.mark.parametrize(("service", "verdict"), [("dynamodb", "blocked"), ("s3express", "unknown"), ("kinesis-streams", "blocked")])
def test_a_list_that_aws_calls_by_another_service_is_not_this_services(service: str, verdict: str) -> None:
    named = {"PrefixLists": [{"PrefixListId": LIST, "PrefixListName": f"com.amazonaws.eu-west-1.{service}"}]}

    assert asked(only_to(LIST), answer=named).verdict == verdict


@pytest.mark.parametrize(("vpc", "verdict"), [("Vpc", "blocked"), ("OtherVpc", "unknown")])
def test_a_list_that_the_app_gives_another_service_of_the_vpc_is_not_this_services(vpc: str, verdict: str) -> None:
    tables = {
        **resource(
            "EC2::VPCEndpoint",
            VpcId=ref(vpc),
            VpcEndpointType="Gateway",
            ServiceName="com.amazonaws.eu-west-1.dynamodb",
            RouteTableIds=[ref("Table")],
        ),
        "Metadata": {KEY: Intent(service="dynamodb", prefix_lists=(DeclaredClient("prefixList", LIST),)).to_json()},
    }

    assert asked(only_to(LIST), {"Tables": tables, "OtherVpc": resource("EC2::VPC", CidrBlock="10.9.0.0/16")}).verdict == verdict


@pytest.mark.parametrize(
    ("cidr", "target", "verdict"),
    [
        ("0.0.0.0/0", {"NatGatewayId": "nat-1"}, "reachable"),
        ("10.8.0.0/14", {"TransitGatewayId": "tgw-1"}, "reachable"),
        ("52.218.0.0/17", {"NetworkInterfaceId": "eni-1"}, "unknown"),
        ("52.0.0.0/8", {"NatGatewayId": "nat-1"}, "unknown"),
        ("0.0.0.0/1", {"TransitGatewayId": "tgw-1"}, "reachable"),
        ("203.0.113.0/24", {"TransitGatewayId": "tgw-1"}, "reachable"),
    ],
)
def test_a_route_to_public_addresses_may_lead_past_the_endpoint_but_for_the_default_route(cidr: str, target: Json, verdict: str) -> None:
    assert asked(leading(cidr, **target)).verdict == verdict


@pytest.mark.parametrize(
    ("cidr", "verdict"),
    [("52.0.0.0/8", "reachable"), ("52.218.0.0/17", "unknown"), ("52.218.7.0/24", "unknown"), ("54.0.0.0/8", "reachable")],
)
def test_what_is_certainly_wider_than_the_services_prefixes_wins_nothing(cidr: str, verdict: str) -> None:
    assert asked(leading(cidr, NatGatewayId="nat-1"), answer=ANSWER).verdict == verdict


def test_the_list_of_another_service_is_not_enough_where_nothing_tells_the_services_own_addresses() -> None:
    answer = {"PrefixLists": [prefix_list for prefix_list in ANSWER["PrefixLists"] if prefix_list["PrefixListId"] != LIST]}

    assert asked(only_to("pl-6fa54006"), answer=answer).verdict == "blocked"


def test_which_addresses_the_service_has_is_asked_for_only_where_that_would_tell() -> None:
    given = {"Parameters": {"List": {"Type": "String"}}}
    closed = asked(changed("AppGroup", SecurityGroupEgress=[https(CidrIp="10.0.0.0/16")]))
    by_parameter = load(
        {**given, "Resources": GATEWAY | changed("AppGroup", SecurityGroupEgress=[https(DestinationPrefixListId=ref("List"))])},
        region="eu-west-1",
    )
    in_part = asked(own_acl("Apps", **OPEN | {"AclOut": entry(ref("Acl"), 100, CidrBlock="52.0.0.0/8", Egress=True)}))

    assert [reason.why for reason in closed.reasons] == []
    assert [reason.why for reason in by_parameter.explain("Client", "Endpoint").result.reasons] == ["the parameter 'List' has no default"]
    assert [reason.why for reason in in_part.reasons] == ["which public addresses the service has is not in the templates"]
