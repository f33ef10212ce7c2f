"""Of ports that are alternatives one is enough, and it has to pass for everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.analysis.networks.fixtures_models import Json, ref, resource
from tests.analysis.reachability.fixtures_verdicts import changed, said

if TYPE_CHECKING:
    from constructs_privatelink.analysis.reachability.verdicts import Result

SMTP = "com.amazonaws.eu-west-1.email-smtp"


def asked(*rules: tuple[int, int, Json], port: str | None = None, service: Json = SMTP, parts: Json = None) -> Result:
    ingress = [{"IpProtocol": "tcp", "FromPort": first, "ToPort": last, "CidrIp": peer} for first, last, peer in rules]
    place = {"SubnetIds": [ref("Apps"), ref("Ends")], "SecurityGroupIds": [ref("AppGroup")]}
    groups = (changed("EndGroup", SecurityGroupIngress=ingress), changed("Client", VpcConfig=place))
    return said(changed("Endpoint", ServiceName=service), *groups, *([parts] if parts else []), port=port)


@pytest.mark.parametrize("port", [25, 465, 587, 2_465, 2_587])
def test_any_one_of_the_ports_is_enough(port: int) -> None:
    result = asked((port, port, "10.0.0.0/16"))

    assert result.verdict == "reachable"
    assert f"the client connects to tcp {port}" in result.assumptions


def test_none_of_the_ports_is_blocked_and_one_is_asked_for() -> None:
    result = asked((443, 443, "10.0.0.0/16"))

    assert (result.verdict, result.extent) == ("blocked", "all")
    assert result.change_text.endswith("(one of tcp 25, tcp 465, tcp 587, tcp 2465, tcp 2587 is enough, the same on the whole path)")
    assert {entry["FromPort"] for change in result.changes for entry in change.entries} == {465}  # EC2 holds 25 back


def test_a_port_that_ec2_holds_back_is_asked_for_where_it_is_all_that_lacks() -> None:
    inside = [{"IpProtocol": "tcp", "FromPort": 25, "ToPort": 25, "CidrIp": "10.0.0.0/16"}]
    everything = [{"IpProtocol": "-1", "CidrIp": "0.0.0.0/0"}]
    parts = (changed("Endpoint", ServiceName=SMTP), changed("EndGroup", SecurityGroupIngress=inside))

    assert said(*parts, changed("AppGroup", SecurityGroupEgress=everything)).verdict == "reachable"
    result = said(*parts, changed("AppGroup", SecurityGroupEgress=[inside[0] | {"FromPort": 443, "ToPort": 443}]))
    assert {entry["FromPort"] for change in result.changes for entry in change.entries} == {25}


def test_a_port_for_each_of_two_places_is_no_port_for_both() -> None:
    result = asked((587, 587, "10.0.0.0/24"), (465, 465, "10.0.1.0/24"))

    assert (result.verdict, result.extent) == ("blocked", "part")


def test_an_unknown_alternative_beats_a_blocked_one() -> None:
    assert asked((587, 587, ref("Switch"))).verdict == "unknown"
    assert asked((587, 587, ref("Switch")), (25, 25, "10.0.0.0/16")).verdict == "reachable"


def test_a_port_that_is_asked_for_is_no_alternative() -> None:
    assert asked((587, 587, "10.0.0.0/16"), port="tcp/587").verdict == "reachable"
    assert asked((587, 587, "10.0.0.0/16"), port="tcp/25").verdict == "blocked"


FTP = "com.amazonaws.eu-west-1.transfer.server"


@pytest.mark.parametrize(
    ("open_ports", "verdict"),
    [([(22, 22)], "reachable"), ([(21, 21), (8192, 8200)], "reachable"), ([(21, 21)], "blocked"), ([(21, 21), (8192, 8199)], "blocked")],
)
def test_ports_that_go_together_are_one_choice(open_ports: list[tuple[int, int]], verdict: str) -> None:
    result = asked(*((first, last, "10.0.0.0/16") for first, last in open_ports), service=FTP)

    assert result.verdict == verdict
    if verdict == "blocked":
        assert "tcp 22000, tcp 21 with tcp 8192-8200 is enough" in result.change_text


LISTENERS: Json = {
    "Balancer": resource("ElasticLoadBalancingV2::LoadBalancer", Type="network"),
    "Provided": resource("EC2::VPCEndpointService", NetworkLoadBalancerArns=[ref("Balancer")]),
    "Plain": resource("ElasticLoadBalancingV2::Listener", LoadBalancerArn=ref("Balancer"), Port=80, Protocol="TCP"),
    "Secure": resource("ElasticLoadBalancingV2::Listener", LoadBalancerArn=ref("Balancer"), Port=443, Protocol="TLS"),
}


@pytest.mark.parametrize(
    ("open_ports", "verdict"), [([(80, 80), (443, 443)], "reachable"), ([(443, 443)], "unknown"), ([(8080, 8080)], "blocked")]
)
def test_of_a_providers_listeners_nobody_knows_which_are_called(open_ports: list[tuple[int, int]], verdict: str) -> None:
    name = {"Fn::Sub": "com.amazonaws.vpce.${AWS::Region}.${Provided}"}

    result = asked(*((first, last, "10.0.0.0/16") for first, last in open_ports), service=name, parts=LISTENERS)

    assert result.verdict == verdict
    if verdict == "unknown":
        assert [reason.why for reason in result.reasons] == ["whether the client calls tcp 80 or tcp 443 is not in the templates"]


@pytest.mark.parametrize(("half_open", "extent"), [(None, "all"), (80, "part"), (443, "part")])
def test_what_is_blocked_in_part_on_one_port_is_certainly_blocked_in_part_alone(half_open: int | None, extent: str) -> None:
    name = {"Fn::Sub": "com.amazonaws.vpce.${AWS::Region}.${Provided}"}
    rules = [] if half_open is None else [(half_open, half_open, "10.0.0.0/24")]

    result = asked(*rules, (8080, 8080, "10.0.0.0/16"), service=name, parts=LISTENERS)

    assert (result.verdict, result.extent) == ("blocked", extent)
