"""Which endpoints of hubs the names of services lead to, or are meant to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.analysis.fixtures_led import BACK, HUBS_ZONE, PEERING, THERE, ZONE, app, found, verdicts
from tests.analysis.hubs import endpoint
from tests.analysis.networks.fixtures_services import of
from tests.analysis.rules.networks import group, https

if TYPE_CHECKING:
    from collections.abc import Mapping


CLOSED = {"HubGroup": group(https(CidrIp="10.0.0.0/16"), vpc="Hub")}


OWN_NAME = {"Name": of("AWS::SSM::Parameter", Type="String", Value={"Fn::Select": [0, {"Fn::GetAtt": ["Hubs", "DnsEntries"]}]})}


NAT = {
    "Nat": of("AWS::EC2::NatGateway", SubnetId={"Ref": "SpokeA"}),
    "Out": of("AWS::EC2::Route", RouteTableId={"Ref": "SpokeTable"}, DestinationCidrBlock="0.0.0.0/0", NatGatewayId={"Ref": "Nat"}),
}


def by_transit(vpc: str, other: str) -> dict[str, object]:
    """Return a VPC's attachment to a transit gateway, and the route by it to the other VPC's block."""
    to = {"Hub": "10.0.0.0/16", "Spoke": "10.1.0.0/16"}[other]
    attached = {"TransitGatewayId": {"Ref": "Transit"}, "VpcId": {"Ref": vpc}, "SubnetIds": [{"Ref": f"{vpc}A"}]}
    route = {"RouteTableId": {"Ref": f"{vpc}Table"}, "DestinationCidrBlock": to, "TransitGatewayId": {"Ref": "Transit"}}
    return {
        f"{vpc}Attached": of("AWS::EC2::TransitGatewayVpcAttachment", **attached),
        f"{vpc}Route": {**of("AWS::EC2::Route", **route), "DependsOn": f"{vpc}Attached"},
    }


TRANSIT = {"Transit": of("AWS::EC2::TransitGateway"), **by_transit("Hub", "Spoke"), **by_transit("Spoke", "Hub")}


BY_DEFAULT = {
    "SpokeRoute": of(
        "AWS::EC2::Route", RouteTableId={"Ref": "SpokeTable"}, DestinationCidrBlock="0.0.0.0/0", TransitGatewayId={"Ref": "Transit"}
    )
}


@pytest.mark.parametrize(
    ("parts", "verdict", "rules"),
    [
        ([ZONE, PEERING, THERE, BACK], "reachable", []),
        ([ZONE, PEERING, THERE], "blocked", [("client-blocked", "error")]),
        ([ZONE, PEERING, BACK], "blocked", [("client-blocked", "error")]),
        ([ZONE], "blocked", [("client-blocked", "error")]),
        ([HUBS_ZONE, PEERING, THERE, BACK], "reachable", [("client-name", "error")]),
        ([PEERING, THERE, BACK], "reachable", [("client-name", "error")]),
        ([PEERING, THERE, BACK, {"Hubs": endpoint(private_dns=True)}], "reachable", [("client-name", "error")]),
        ([TRANSIT, {"Hubs": endpoint(private_dns=True)}], "reachable", [("client-name", "error")]),
        ([ZONE, TRANSIT], "reachable", []),
        ([HUBS_ZONE, TRANSIT], "reachable", [("client-name", "error")]),
        ([ZONE, PEERING, THERE, BACK, CLOSED], "blocked", [("client-blocked", "error")]),
        ([HUBS_ZONE, TRANSIT, BY_DEFAULT], "reachable", [("client-name", "warning")]),
    ],
)
def test_what_names_lead_to_or_are_meant_to_is_asked(parts: list[Mapping[str, object]], verdict: str, rules: list[tuple[str, str]]) -> None:
    analysis = app(*parts)

    assert verdicts(analysis) == [("Hubs", verdict)]
    assert found(analysis) == rules


@pytest.mark.parametrize(
    ("parts", "action", "rules"),
    [
        ([PEERING, THERE], "sqs:SendMessage", [("PL080", "warning")]),
        ([PEERING, THERE, BACK, CLOSED], "sqs:SendMessage", [("PL080", "warning")]),
        ([PEERING, THERE, BACK, NAT], "sqs:SendMessage", []),
        ([], "sqs:SendMessage", [("PL080", "warning")]),
        ([PEERING, THERE, BACK, OWN_NAME], "sqs:SendMessage", []),
        ([OWN_NAME], "sqs:SendMessage", [("PL080", "warning")]),
        ([HUBS_ZONE, PEERING, THERE, BACK, NAT], "sqs:SendMessage", []),
        ([HUBS_ZONE], "sqs:SendMessage", [("PL080", "warning")]),
        ([ZONE, PEERING, THERE], "sns:Publish", [("PL080", "warning")]),
    ],
)
def test_what_names_lead_past_or_nobody_calls_is_not_asked(
    parts: list[Mapping[str, object]], action: str, rules: list[tuple[str, str]]
) -> None:
    analysis = app(*parts, action=action)

    assert analysis.verify() == ()
    assert found(analysis) == rules
