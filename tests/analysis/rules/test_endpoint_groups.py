"""Whom security groups of endpoints let in: too few ports, and too many people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.analysis.rules.examples import broken, endpoint, texts
from tests.analysis.rules.fixtures_endpoint_groups import guarded
from tests.analysis.rules.networks import (
    PERHAPS,
    TRANSIT,
    attachment,
    exported,
    function,
    group,
    https,
    imported,
    of_stacks,
    peering,
    perhaps,
    separate,
    vpc,
)

if TYPE_CHECKING:
    from pathlib import Path


STREAMING = "appstream.streaming"


def ports(first: object, last: object, protocol: object = "tcp", **peer: object) -> dict[str, object]:
    return {"IpProtocol": protocol, "FromPort": first, "ToPort": last} | (peer or {"CidrIp": "10.0.0.0/16"})


@pytest.mark.parametrize(
    ("service", "rules", "severity"),
    [
        ("kms", [], "error"),
        ("kms", [ports(80, 80)], "error"),
        ("kms", [ports(443, 443, "udp")], "error"),
        ("kms", [ports(443, 443, CidrIpv6="2001:db8::/56")], "error"),
        ("kms", [ports(443, 443)], None),
        ("kms", [ports("443", "443", "6")], None),
        ("kms", [ports(0, 65535)], None),
        ("kms", [{"IpProtocol": "-1", "CidrIp": "10.0.0.0/16"}], None),
        ("kms", [https(SourceSecurityGroupId={"Ref": "Group"})], None),
        ("kms", [https(SourcePrefixListId="pl-0123456789abcdef0")], None),
        (STREAMING, [ports(443, 443)], "warning"),
        (STREAMING, [ports(443, 443), ports(1400, 1450)], "warning"),
        (STREAMING, [ports(443, 443), ports(1400, 1450), ports(1451, 1499)], None),
        (STREAMING, [ports(80, 80)], "error"),
        ("transfer.server", [], "error"),
        ("transfer.server", [ports(80, 80)], "error"),
        ("transfer.server", [ports(21, 21), ports(8192, 8200)], None),
        ("datasync", [ports(80, 80)], "warning"),
        ("email-smtp", [ports(443, 443)], "error"),
        ("email-smtp", [ports(587, 587)], None),
    ],
)
def test_an_endpoint_whose_ports_nobody_may_use_is_found(service: str, rules: list[object], severity: str | None) -> None:
    result = broken("PL030", {"Group": group(*rules), "E": guarded(service)})

    assert result == ([] if severity is None else [("E", severity)])


@pytest.mark.parametrize(
    "rule",
    [
        https(CidrIp={"Ref": "P"}),
        ports({"Ref": "P"}, 443),
        ports(80, 80, {"Ref": "P"}),
        {"Fn::If": ["Perhaps", https(), {"Ref": "AWS::NoValue"}]},
    ],
)
def test_a_rule_that_perhaps_lets_the_port_in_is_let_be(rule: object) -> None:
    assert broken("PL030", {"Group": group(rule), "E": guarded()}, **PERHAPS) == []


@pytest.mark.parametrize(
    "resources",
    [
        {"Group": group(), "Rule": separate("Ingress", {"Ref": "Group"})},
        {"Group": group(), "Rule": perhaps(separate("Ingress", {"Ref": "Group"}))},
        {"Group": group(), "Rule": separate("Ingress", {"Ref": "P"})},
        {"Group": group(SecurityGroupIngress={"Ref": "P"})},
    ],
)
def test_rules_count_wherever_they_stand(resources: dict[str, object]) -> None:
    assert broken("PL030", {**resources, "E": guarded()}, **PERHAPS) == []


@pytest.mark.parametrize("groups", [["sg-0123456789abcdef0"], [{"Ref": "Group"}, {"Ref": "P"}], {"Ref": "P"}, [{"Ref": "Group"}, "sg-1"]])
def test_groups_of_which_not_all_is_known_are_let_be(groups: object) -> None:
    assert broken("PL030", {"Group": group(), "E": endpoint(SecurityGroupIds=groups)}, **PERHAPS) == []


@pytest.mark.parametrize("service", ["com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0", {"Ref": "P"}])
def test_a_service_whose_ports_are_not_known_is_let_be(service: object) -> None:
    assert broken("PL030", {"Group": group(), "E": guarded(ServiceName=service)}, **PERHAPS) == []


def test_an_endpoint_that_is_perhaps_there_is_let_be() -> None:
    assert broken("PL030", {"Group": group(), "E": perhaps(guarded())}, **PERHAPS) == []


def test_what_could_not_be_read_may_let_the_port_in() -> None:
    loop = {"Fn::ForEach::Rules": ["Port", ["443"], {"Rule${Port}": separate("Ingress", {"Ref": "Group"})}]}
    template = {"Transform": "AWS::LanguageExtensions"}

    assert broken("PL030", {"Group": group(), "E": guarded(), **loop}, **template) == []


def test_the_endpoint_of_collections_needs_its_port_too() -> None:
    properties = {"Name": "logs", "VpcId": {"Ref": "Vpc"}, "SecurityGroupIds": [{"Ref": "Group"}]}
    collections = {"Type": "AWS::OpenSearchServerless::VpcEndpoint", "Properties": properties}

    assert broken("PL030", {"Group": group(), "E": collections}) == [("E", "error")]


def test_the_default_group_lets_its_own_members_in() -> None:
    assert broken("PL030", {"E": endpoint()}) == []


def test_the_text_names_the_ports_and_the_groups() -> None:
    (text,) = texts("PL030", {"Group": group(), "E": guarded(STREAMING)})

    assert text == "no rule of 'Group' lets tcp/443, tcp/1400-1499 in, where its service listens; add an ingress rule for the clients"


def test_a_rule_in_another_stack_counts(tmp_path: Path) -> None:
    resources = {"Vpc": vpc(0), "Group": group(), "E": guarded()}
    outputs = {"Outputs": {"Group": exported({"Ref": "Group"}, "group")}}
    other = {"Rule": separate("Ingress", imported("group"))}

    together = of_stacks(tmp_path, A=("eu-west-1", {"Resources": resources, **outputs}), B=("eu-west-1", {"Resources": other}))
    alone = of_stacks(tmp_path, A=("eu-west-1", {"Resources": resources, **outputs}))

    assert "PL030" not in {finding.rule for finding in together}
    assert "PL030" in {finding.rule for finding in alone}


WORLD = https(CidrIp="0.0.0.0/0")


VPN = {"Type": "AWS::EC2::VPCGatewayAttachment", "Properties": {"VpcId": {"Ref": "Vpc"}, "VpnGatewayId": "vgw-1"}}


INTERNET = {"Type": "AWS::EC2::VPCGatewayAttachment", "Properties": {"VpcId": {"Ref": "Vpc"}, "InternetGatewayId": "igw-1"}}


@pytest.mark.parametrize(
    ("joined", "severity"),
    [
        ({}, "info"),
        ({"Join": INTERNET}, "info"),
        ({"Join": VPN}, "warning"),
        ({"Join": perhaps(VPN)}, "info"),
        ({"Join": attachment({"Ref": "Vpc"}), "Transit": TRANSIT}, "warning"),
        ({"Join": attachment({"Ref": "P"}), "Transit": TRANSIT}, "info"),
        ({"Join": peering({"Ref": "Vpc"}, "vpc-0123456789abcdef0")}, "warning"),
        ({"Join": peering({"Ref": "Other"}, {"Ref": "Vpc"}), "Other": vpc(1)}, "warning"),
        ({"Join": peering({"Ref": "Other"}, "vpc-0123456789abcdef0"), "Other": vpc(1)}, "info"),
        ({"Join": perhaps(peering({"Ref": "Vpc"}, "vpc-0123456789abcdef0"))}, "info"),
    ],
)
def test_all_the_world_weighs_more_where_the_vpc_is_joined_to_some(joined: dict[str, object], severity: str) -> None:
    result = broken("PL031", {"Group": group(WORLD), "E": guarded(), **joined}, **PERHAPS)

    assert result == [("Group", severity)]


@pytest.mark.parametrize(
    "resources",
    [
        {"Group": group(https(CidrIp="0.0.0.0/1")), "E": guarded()},
        {"Group": group(https(CidrIp={"Ref": "P"})), "E": guarded()},
        {"Group": group(https(CidrIpv6="::/0")), "E": guarded()},
        {"Group": group(SecurityGroupEgress=[WORLD]), "E": guarded()},
        {"Group": group(WORLD), "E": function("subnet-1", groups=({"Ref": "Group"},))},
        {"Group": group(WORLD), "E": perhaps(guarded())},
        {"Group": group(), "Rule": perhaps(separate("Ingress", {"Ref": "Group"}, CidrIp="0.0.0.0/0")), "E": guarded()},
    ],
)
def test_what_is_not_all_the_world_is_let_be(resources: dict[str, object]) -> None:
    assert broken("PL031", resources, **PERHAPS) == []


def test_all_the_world_is_found_once_at_the_rule_that_says_it() -> None:
    resources = {"Group": group(), "Rule": separate("Ingress", {"Ref": "Group"}, CidrIp="0.0.0.0/0")}

    result = texts("PL031", {**resources, "E": guarded(), "F": guarded("sqs")})

    assert result == ["it lets 0.0.0.0/0 in on port 443 to 'Group', which names nobody; name the clients' blocks or security groups"]


def test_all_of_ipv6_is_found_at_an_endpoint_with_ipv6() -> None:
    dual = guarded(IpAddressType="dualstack")

    assert broken("PL031", {"Group": group(https(CidrIpv6="::/0")), "E": dual}) == [("Group", "info")]
