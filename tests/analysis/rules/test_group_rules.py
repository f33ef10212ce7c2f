"""Rules of security groups that undo each other, repeat each other, or are too many; and references that never match."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.analysis.rules.examples import broken, endpoint, texts
from tests.analysis.rules.networks import PERHAPS, exported, function, group, https, imported, of_stacks, perhaps, separate, vpc

if TYPE_CHECKING:
    from pathlib import Path

OUT = separate("Egress", {"Ref": "Group"})
ALL = {"IpProtocol": "-1", "CidrIp": "0.0.0.0/0"}
NOTHING = {"IpProtocol": "icmp", "FromPort": 252, "ToPort": 86, "CidrIp": "255.255.255.255/32"}
DEFAULT_GROUP = {"Fn::GetAtt": ["Vpc", "DefaultSecurityGroup"]}
BALANCER = {"Type": "AWS::ElasticLoadBalancingV2::LoadBalancer", "Properties": {"Subnets": ["s-1"], "SecurityGroups": [{"Ref": "Group"}]}}
OF_THE_CDK = {"Metadata": {"aws:cdk:path": "Stack/Group/Resource"}}
AN_L1 = {"Metadata": {"aws:cdk:path": "Stack/Group"}}


@pytest.mark.parametrize(
    ("resources", "expected"),
    [
        ({"Group": group()}, [("Out", "warning")]),
        ({"Group": group(SecurityGroupEgress=[])}, [("Out", "warning")]),
        ({"Group": group(SecurityGroupEgress=[ALL])}, [("Out", "warning")]),
        ({"Group": group(SecurityGroupEgress=[ALL, https()])}, [("Out", "warning")]),
        ({"Group": group() | AN_L1}, [("Out", "warning")]),
        ({"Group": group(SecurityGroupEgress=[ALL]) | OF_THE_CDK}, [("Out", "warning")]),
        ({"Group": group(), "Caller": function("subnet-1", groups=({"Ref": "Group"},)), "Balancer": BALANCER}, [("Out", "warning")]),
        ({"Group": group(), "Out": separate("Egress", DEFAULT_GROUP)}, [("Out", "warning")]),
        ({"Out": separate("Egress", "sg-0123456789abcdef0")}, [("Out", "info")]),
        ({"Group": group() | OF_THE_CDK}, []),
        ({"Group": group(), "Balancer": BALANCER}, []),
        ({"Group": group(SecurityGroupEgress=[https()])}, []),
        ({"Group": group(SecurityGroupEgress=[NOTHING])}, []),
        ({"Group": group(SecurityGroupEgress=[{"IpProtocol": "-1", "CidrIpv6": "::/0"}])}, []),
        ({"Group": group(SecurityGroupEgress={"Ref": "P"})}, []),
        ({"Group": group(SecurityGroupEgress=[{"IpProtocol": {"Ref": "P"}, "CidrIp": "0.0.0.0/0"}])}, []),
        ({"Group": perhaps(group())}, []),
        ({"Group": group(), "Out": perhaps(OUT)}, []),
        ({"Group": group(), "Out": separate("Egress", {"Ref": "P"})}, [("Out", "info")]),
        ({"Group": group(), "Out": separate("Ingress", {"Ref": "Group"})}, []),
        ({"Group": group(), "All": {"Type": "AWS::EC2::SecurityGroupEgress", "Properties": {"GroupId": {"Ref": "Group"}, **ALL}}}, []),
    ],
)
def test_a_separate_egress_rule_beside_an_allow_all_is_found(resources: dict[str, object], expected: list[tuple[str, str]]) -> None:
    assert broken("PL032", {"Out": OUT, **resources}, **PERHAPS) == expected


def test_a_group_is_found_once_however_many_egress_rules_it_has() -> None:
    result = texts("PL032", {"Group": group(), "Out": OUT, "Too": separate("Egress", {"Ref": "Group"}, CidrIp="10.1.0.0/16")})

    assert result == ["it perhaps removes the rule that lets everything out of 'Group'; leave it out, or say in that group what may go out"]


def test_the_egress_rule_of_another_stack_is_found_there(tmp_path: Path) -> None:
    template = {"Resources": {"Vpc": vpc(0), "Group": group()}, "Outputs": {"Group": exported({"Ref": "Group"}, "group")}}
    other = {"Resources": {"Out": separate("Egress", imported("group"))}}

    findings = of_stacks(tmp_path, A=("eu-west-1", template), B=("eu-west-1", other))

    assert [(finding.rule, str(finding.resource)) for finding in findings] == [("PL032", "B.Out")]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (https(), https(), True),
        (https(), https(Description="again", CidrIp="10.0.0.0/16"), True),
        (https(), https(CidrIp="10.0.200.1/16"), True),
        (https(), https(CidrIp={"Fn::GetAtt": ["Vpc", "CidrBlock"]}), True),
        (https(), {"IpProtocol": 6, "FromPort": "443", "ToPort": "443", "CidrIp": "10.0.0.0/16"}, True),
        (https(), {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 444, "CidrIp": "10.0.0.0/16"}, False),
        (https(), {"IpProtocol": "udp", "FromPort": 443, "ToPort": 443, "CidrIp": "10.0.0.0/16"}, False),
        (https(), https(CidrIp="10.0.0.0/17"), False),
        ({"IpProtocol": "-1", "CidrIp": "10.0.0.0/16"}, {"IpProtocol": -1, "FromPort": 1, "CidrIp": "10.0.0.0/16"}, True),
        (https(CidrIpv6="2001:db8::/56"), https(CidrIpv6="2001:DB8::1/56"), True),
        (https(SourceSecurityGroupId="sg-1"), https(SourceSecurityGroupId="sg-1"), True),
        (https(SourceSecurityGroupId="sg-1"), https(SourceSecurityGroupId="sg-2"), False),
        (https(SourceSecurityGroupId="sg-1"), https(SourcePrefixListId="sg-1"), False),
        (https(SourcePrefixListId="pl-1"), https(SourcePrefixListId="pl-1"), True),
        (https(CidrIp={"Ref": "P"}), https(CidrIp={"Ref": "P"}), True),
        (https(CidrIp={"Ref": "P"}), https(CidrIp={"Ref": "Q"}), False),
        (https(CidrIp={"Ref": "P"}), https(), False),
        (https(), {"Fn::If": ["Perhaps", https(), {"Ref": "AWS::NoValue"}]}, False),
        (https(), {"IpProtocol": {"Ref": "P"}, "FromPort": 443, "ToPort": 443, "CidrIp": "10.0.0.0/16"}, False),
        ({**NOTHING, "FromPort": 8, "ToPort": 0}, {**NOTHING, "FromPort": 0, "ToPort": 0}, False),
    ],
)
def test_rules_that_are_one_for_ec2_are_found(one: object, other: object, *, same: bool) -> None:
    parameters = {**PERHAPS, "Parameters": {"P": {"Type": "String"}, "Q": {"Type": "String"}}}

    assert broken("PL034", {"Group": group(one, other)}, **parameters) == ([("Group", "warning")] if same else [])


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        (separate("Ingress", {"Ref": "Group"}), [("Second", "warning")]),
        (separate("Ingress", {"Fn::GetAtt": ["Group", "GroupId"]}), [("Second", "warning")]),
        (separate("Egress", {"Ref": "Group"}), []),
        (perhaps(separate("Ingress", {"Ref": "Group"})), []),
        (separate("Ingress", {"Ref": "P"}), []),
    ],
)
def test_a_separate_rule_may_repeat_one_in_line(second: object, expected: list[tuple[str, str]]) -> None:
    assert broken("PL034", {"Group": group(https()), "Second": second}, **PERHAPS) == expected


def test_the_rule_that_a_default_group_comes_with_is_not_said_again() -> None:
    rule = {"GroupId": DEFAULT_GROUP, "IpProtocol": "-1", "SourceSecurityGroupId": DEFAULT_GROUP}

    (text,) = texts("PL034", {"Second": {"Type": "AWS::EC2::SecurityGroupIngress", "Properties": rule}})

    assert text.startswith("the same ingress rule, all ports of 'Template.Vpc.DefaultSecurityGroup'")


def test_what_repeats_a_rule_that_eks_makes_is_info_since_the_cdk_adds_it_for_nodes() -> None:
    config = {"SubnetIds": [{"Ref": "A"}]}
    cluster = {"Type": "AWS::EKS::Cluster", "Properties": {"RoleArn": "arn:aws:iam::1:role/x", "ResourcesVpcConfig": config}}
    own = {"Fn::GetAtt": ["Cluster", "ClusterSecurityGroupId"]}
    nodes = {"GroupId": own, "IpProtocol": "-1", "SourceSecurityGroupId": own}
    resources = {"Cluster": cluster, "Nodes": {"Type": "AWS::EC2::SecurityGroupIngress", "Properties": nodes}}

    assert broken("PL034", resources) == [("Nodes", "info")]
    assert "acknowledge it where the CDK adds it" in texts("PL034", resources)[0]


def test_a_repeated_rule_is_told_with_its_protocol() -> None:
    rules = [{"IpProtocol": "udp", "FromPort": 53, "ToPort": 53, "CidrIp": "10.0.0.0/16"}]

    (text,) = texts("PL034", {"Group": group(*rules, *rules)})

    assert text.startswith("the same ingress rule, udp 53 of '10.0.0.0/16', is in it already")


def listed(most: object, family: str = "IPv4") -> dict[str, object]:
    properties = {"PrefixListName": "offices", "AddressFamily": family, "MaxEntries": most}
    return {"Type": "AWS::EC2::PrefixList", "Properties": properties}


def many(count: int, **peer: object) -> list[object]:
    return [{"IpProtocol": "tcp", "FromPort": port, "ToPort": port, **(peer or {"CidrIp": "10.0.0.0/16"})} for port in range(1, count + 1)]


@pytest.mark.parametrize(
    ("rules", "severities"),
    [
        (many(60), []),
        (many(61), ["warning"]),
        (many(60) + many(60), []),
        (many(60) + many(60, CidrIpv6="2001:db8::/56"), []),
        (many(61) + many(61, CidrIpv6="2001:db8::/56"), ["warning", "warning"]),
        (many(61, SourceSecurityGroupId="sg-1"), ["warning", "warning"]),
        (many(60) + many(1, SourceSecurityGroupId="sg-1"), ["warning"]),
        (many(50) + many(1, SourcePrefixListId={"Ref": "List"}), ["warning"]),
        (many(49) + many(1, SourcePrefixListId={"Ref": "List"}), []),
        (many(60, CidrIpv6="2001:db8::/56") + many(1, SourcePrefixListId={"Ref": "List"}), []),
        (many(60) + many(1, SourcePrefixListId={"Ref": "Open"}), []),
        (many(60) + many(1, SourcePrefixListId="pl-1"), []),
        (many(61, CidrIp={"Ref": "P"}), ["warning"]),
        ([*many(60), {"Fn::If": ["Perhaps", https(), {"Ref": "AWS::NoValue"}]}], []),
        (many(1_000), ["warning"]),
        (many(1_001), ["error"]),
    ],
)
def test_more_rules_than_the_quota_are_found_in_each_family(rules: list[object], severities: list[str]) -> None:
    resources = {"Group": group(*rules), "List": listed(11), "Open": listed({"Ref": "P"})}

    assert [severity for _, severity in broken("PL036", resources, **PERHAPS)] == severities


@pytest.mark.parametrize(
    ("rules", "groups", "expected"),
    [
        (334, 3, [("Kms", "error")]),
        (333, 3, []),
        (501, 2, [("Kms", "error")]),
        (501, 1, []),
        (1_001, 2, []),
    ],
)
def test_rules_times_the_groups_of_an_endpoint_have_a_limit(rules: int, groups: int, expected: list[tuple[str, str]]) -> None:
    small = {f"Small{number}": group() for number in range(1, groups)}
    kms = endpoint(SecurityGroupIds=[{"Ref": name} for name in ("Group", *small)] + [{"Ref": "P"}])

    troubles = broken("PL036", {"Group": group(*many(rules)), **small, "Kms": kms}, **PERHAPS)

    assert [finding for finding in troubles if finding[0] != "Group"] == expected


def test_directions_are_counted_apart() -> None:
    result = texts("PL036", {"Group": group(*many(60), SecurityGroupEgress=many(61))})

    assert result == ["it has 61 outbound rules for IPv4, more than the 60 of the default quota; ask AWS to raise it, or merge rules"]
