"""Gateway endpoints, the prefix lists of their services, and routes that lead past them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis import load
from constructs_privatelink.decisions.intent import KEY, DeclaredClient, Intent
from tests.analysis.networks.fixtures_models import CONDITION, Json, ref, resource
from tests.analysis.reachability.fixtures_verdicts import BASE, HOME, OPEN, changed, entry, https, own_acl

if TYPE_CHECKING:
    from constructs_privatelink.analysis.reachability.verdicts import Result

LIST = "pl-6da54004"
ANSWER = {
    "PrefixLists": [
        {"PrefixListId": LIST, "PrefixListName": "com.amazonaws.eu-west-1.s3", "Cidrs": ["52.218.0.0/17", "3.5.64.0/21"]},
        {"PrefixListId": "pl-6fa54006", "PrefixListName": "com.amazonaws.eu-west-1.dynamodb", "Cidrs": ["52.94.24.0/23"]},
    ]
}
GATEWAY: Json = {
    **BASE,
    "Endpoint": resource(
        "EC2::VPCEndpoint", **HOME, VpcEndpointType="Gateway", ServiceName="com.amazonaws.eu-west-1.s3", RouteTableIds=[ref("Table")]
    ),
    "Table": resource("EC2::RouteTable", **HOME),
    "Routed": resource("EC2::SubnetRouteTableAssociation", SubnetId=ref("Apps"), RouteTableId=ref("Table")),
}


def asked(*parts: Json, answer: Json | None = None) -> Result:
    resources = {name: one for part in (GATEWAY, *parts) for name, one in part.items()}
    networks = load({**CONDITION, "Resources": resources}, region="eu-west-1", assume=[] if answer is None else [answer])
    return networks.explain("Client", "Endpoint").result


def only_to(name: str) -> Json:
    return changed("AppGroup", SecurityGroupEgress=[https(DestinationPrefixListId=name)])


def leading(cidr: str, **target: Json) -> Json:
    return {"Past": resource("EC2::Route", RouteTableId=ref("Table"), DestinationCidrBlock=cidr, **target)}


def test_a_group_that_lets_out_to_the_services_list_is_proven_by_a_saved_answer() -> None:
    assert asked(only_to(LIST), answer=ANSWER).verdict == "reachable"


def test_without_an_answer_a_list_by_its_id_leaves_it_open_and_says_so() -> None:
    result = asked(only_to(LIST))

    assert (result.verdict, result.code) == ("unknown", "PL_PREFIX_LIST_BY_ID")
    assert any(reason.where == LIST for reason in result.reasons)


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


def test_the_list_of_another_service_is_not_enough_where_nothing_tells_the_services_own_addresses() -> None:
    answer = {"PrefixLists": [one for one in ANSWER["PrefixLists"] if one["PrefixListId"] != LIST]}

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


def test_an_entry_that_denies_is_before_the_one_to_add() -> None:
    denied = entry(ref("Acl"), 50, RuleAction="deny", Protocol=6, PortRange={"From": 3_389, "To": 3_389}, Egress=False)

    result = asked(own_acl("Apps", **OPEN, Denied=denied))

    assert result.extent == "part"
    assert result.change_text.endswith("in the network ACL Template.Acl, before what denies it")


def test_the_change_of_a_closed_group_names_the_services_list_and_no_addresses() -> None:
    result = asked(changed("AppGroup", SecurityGroupEgress=[https(CidrIp="10.0.0.0/16")]))

    assert result.change_text == (
        "let tcp 443 to the prefix list of the public addresses of Amazon S3 out at the security group Template.AppGroup"
    )
    assert result.part is not None
    assert result.part.addresses == ("the public addresses of Amazon S3",)


def test_the_changes_of_a_closed_acl_are_the_request_and_the_reply_at_once() -> None:
    result = asked(own_acl("Apps"), answer=ANSWER)

    (out, into) = result.changes
    assert [entry["CidrBlock"] for entry in out.entries] == ["52.218.0.0/17", "3.5.64.0/21"]
    assert [(entry["Egress"], entry["PortRange"]) for entry in into.entries] == [(False, {"From": 1_024, "To": 65_535})] * 2


def test_the_entry_that_denies_is_named() -> None:
    denied = entry(ref("Acl"), 50, RuleAction="deny", Protocol=6, PortRange={"From": 443, "To": 443}, Egress=True)

    result = asked(own_acl("Apps", **OPEN, Denied=denied))

    assert result.deciding is not None
    assert result.deciding.detail == "rule 50 denies it, Template.Denied"


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


def test_a_client_that_its_group_closes_reaches_nothing_in_whichever_vpc() -> None:
    elsewhere = {
        **changed("Client", VpcConfig={"SubnetIds": ["subnet-0123456789abcdef0"], "SecurityGroupIds": [ref("AppGroup")]}),
        **changed("AppGroup", VpcId="vpc-0123456789abcdef0", SecurityGroupEgress=[{"IpProtocol": "-1", "CidrIp": "255.255.255.255/32"}]),
        "Endpoint": resource(
            "EC2::VPCEndpoint", VpcId="vpc-0123456789abcdef0", ServiceName="com.amazonaws.eu-west-1.s3", RouteTableIds=["rtb-1"]
        ),
    }

    result = asked(elsewhere)

    assert (result.verdict, result.code) == ("blocked", "ENI_SG_RULES_MISMATCH")
