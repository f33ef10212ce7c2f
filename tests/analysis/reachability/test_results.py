"""Of ports that are alternatives one is enough, and it has to pass for everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.analysis.networks.fixtures_models import Json, ref
from tests.analysis.reachability.fixtures_verdicts import changed, said

if TYPE_CHECKING:
    from constructs_privatelink.analysis.reachability.verdicts import Result

SMTP = "com.amazonaws.eu-west-1.email-smtp"


def asked(*rules: tuple[int, int, Json], port: str | None = None) -> Result:
    ingress = [{"IpProtocol": "tcp", "FromPort": first, "ToPort": last, "CidrIp": peer} for first, last, peer in rules]
    place = {"SubnetIds": [ref("Apps"), ref("Ends")], "SecurityGroupIds": [ref("AppGroup")]}
    parts = (changed("Endpoint", ServiceName=SMTP), changed("EndGroup", SecurityGroupIngress=ingress), changed("Client", VpcConfig=place))
    return said(*parts, port=port)


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
