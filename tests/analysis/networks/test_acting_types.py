"""Types that act on what they refer to, known ones and those that nobody knows."""

from __future__ import annotations

import pytest

from tests.analysis.networks.fixtures_models import ref
from tests.analysis.networks.fixtures_types import networks, of, verdicts


def test_paths_are_known_while_all_types_are() -> None:
    assert verdicts() == ("reachable", "reachable")
    assert verdicts(Log=of("EC2::FlowLog", ResourceId=ref("Hub"), ResourceType="VPC")) == ("reachable", "reachable")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"VpcId": ref("Hub")}, ("unknown", "unknown")),
        ({"VpcId": ref("Spoke")}, ("unknown", "reachable")),
        ({"Subnets": [{"SubnetId": ref("HubA")}]}, ("unknown", "unknown")),
        ({"TransitGatewayId": ref("Tgw")}, ("unknown", "reachable")),
        ({"AttachmentId": {"Fn::GetAtt": ["SpokeAt", "Id"]}}, ("unknown", "reachable")),
        ({"RouteTableId": ref("SpokeTable")}, ("unknown", "reachable")),
        ({"Endpoint": ref("Kms"), "Name": "x"}, ("reachable", "reachable")),
    ],
)
@pytest.mark.parametrize("kind", ["EC2::SomethingNew", "NetworkManager::SomethingNew", "NetworkFirewall::SomethingNew"])
def test_a_type_that_nobody_knows_makes_unknown_what_it_refers_to(kind: str, given: dict[str, object], expected: tuple[str, str]) -> None:
    assert verdicts(New=of(kind, **given)) == expected


def test_the_type_is_named_with_the_reason_and_as_not_read() -> None:
    analysis = networks(New=of("EC2::SomethingNew", VpcId=ref("Hub")))

    reasons = [str(reason) for reason in analysis.explain("Here", "Kms").result.reasons]

    assert any("AWS::EC2::SomethingNew" in reason for reason in reasons)
    assert any("AWS::EC2::SomethingNew" in problem.text for problem in analysis.problems)


def test_a_type_that_nobody_knows_may_open_what_is_closed() -> None:
    shut = of("EC2::SecurityGroup", GroupDescription="in", VpcId=ref("Hub"))

    assert verdicts(In=shut) == ("blocked", "blocked")
    assert verdicts(In=shut, New=of("EC2::SomethingNew", GroupId=ref("In"))) == ("unknown", "unknown")


def test_types_of_other_families_act_on_nothing() -> None:
    assert verdicts(New=of("Logs::SomethingNew", VpcId=ref("Hub"))) == ("reachable", "reachable")


@pytest.mark.parametrize(("action", "answer"), [("BLOCK", "unknown"), ("ALERT", "private"), ("ALLOW", "private")])
def test_a_dns_firewall_that_blocks_makes_names_unknown(action: str, answer: str) -> None:
    rule = {"Action": action, "FirewallDomainListId": "rslvr-fdl-1", "Priority": 1}
    further = {
        "Names": of("Route53Resolver::FirewallRuleGroup", FirewallRules=[rule]),
        "There2": of("Route53Resolver::FirewallRuleGroupAssociation", VpcId=ref("Hub"), FirewallRuleGroupId=ref("Names"), Priority=101),
    }

    names = networks(**further).explain("Here", "Kms").names

    assert names[0].answer == answer
