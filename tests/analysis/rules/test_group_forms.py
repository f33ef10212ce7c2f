"""What EC2 refuses of security groups: rules with no or several peers, and descriptions with other characters."""

from __future__ import annotations

import pytest

from tests.analysis.rules.examples import broken, texts
from tests.analysis.rules.networks import PERHAPS, group, https, perhaps

NONE = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443}


def egress(**properties: object) -> dict[str, object]:
    return {"Type": "AWS::EC2::SecurityGroupEgress", "Properties": {"GroupId": {"Ref": "Group"}, **NONE, **properties}}


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (
            NONE,
            "names no peer; give it one of CidrIp, CidrIpv6, SourceSecurityGroupId, SourcePrefixListId",
        ),
        (NONE | {"CidrIp": {"Ref": "AWS::NoValue"}}, "names no peer"),
        (
            https(CidrIp="10.0.0.0/8", CidrIpv6="::/0"),
            "names CidrIp and CidrIpv6; give each a rule of its own",
        ),
        (
            https(CidrIp="10.0.0.0/8", SourceSecurityGroupId={"Ref": "Group"}),
            "names CidrIp and SourceSecurityGroupId",
        ),
        (
            https(CidrIp="10.0.0.0/8", SourcePrefixListId="pl-1", CidrIpv6={"Ref": "P"}),
            "names CidrIp and SourcePrefixListId",
        ),
        (https(), None),
        (
            https(SourceSecurityGroupName="clients"),
            "names its source 'clients' by name, which AWS says is for a default VPC alone",
        ),
        (https(SourceSecurityGroupId="sg-1", SourceSecurityGroupName="default", SourceSecurityGroupOwnerId="1"), None),
        (https(CidrIp={"Ref": "P"}, CidrIpv6="::/0"), None),
        (NONE | {"CidrIp": {"Fn::If": ["Perhaps", "10.0.0.0/8", {"Ref": "AWS::NoValue"}]}}, None),
        ({"Ref": "P"}, None),
    ],
)
def test_a_rule_names_one_peer(rule: object, expected: str | None) -> None:
    result = texts("PL035", {"Group": group(rule)}, **PERHAPS)

    assert [text.partition(expected or "!")[0] for text in result] == ([] if expected is None else ["the rule 'SecurityGroupIngress.0' "])


def test_rules_in_line_are_told_apart_by_their_places() -> None:
    told = [text.partition(";")[0] for text in texts("PL035", {"Group": group(NONE, https(), NONE)})]

    assert told == ["the rule 'SecurityGroupIngress.0' names no peer", "the rule 'SecurityGroupIngress.2' names no peer"]


def test_a_source_by_name_is_doubtful_in_a_vpc_of_the_templates_alone() -> None:
    outside = group(https(SourceSecurityGroupName="default"))
    outside["Properties"]["VpcId"] = "vpc-1"  # type: ignore[index] # it is a dictionary

    assert broken("PL035", {"Group": group(https(SourceSecurityGroupName="default"))}) == [("Group", "warning")]
    assert broken("PL035", {"Group": outside}) == []


def test_a_separate_egress_rule_names_one_peer_too() -> None:
    resources = {"Group": group(), "None": egress(), "Two": egress(CidrIp="10.0.0.0/8", DestinationSecurityGroupId="sg-1")}

    assert texts("PL035", resources) == [
        "the rule names no peer; give it one of CidrIp, CidrIpv6, DestinationSecurityGroupId, DestinationPrefixListId",
        "the rule names CidrIp and DestinationSecurityGroupId; give each a rule of its own",
    ]
    assert broken("PL035", {"Group": group(), "Perhaps": perhaps(egress())}, **PERHAPS) == []


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("aZ09 ._-:/()#,@[]+=;{}!$*", []),
        ("this & that", []),
        ("x" * 255, []),
        ("x" * 256, ["the description has 256 characters, more than the 255 that EC2 takes; shorten it"]),
        ("a -> b", ["the description has '>', which EC2 does not take"]),
        ("it's 100%", ["""the description has "'", '%', which EC2 does not take"""]),
        ("Büro", ["the description has 'ü', which EC2 does not take"]),
        ("one\ntwo", ["the description has '\\n', which EC2 does not take"]),
        ({"Ref": "P"}, []),
        ({"Fn::Join": ["", ["a > b ", {"Ref": "P"}]]}, []),
        (443, []),
    ],
)
def test_a_description_has_the_characters_that_ec2_takes(description: object, expected: list[str]) -> None:
    of_group = texts("PL037", {"Group": group(GroupDescription=description)}, **PERHAPS)
    in_line = texts("PL037", {"Group": group(https(CidrIp="10.0.0.0/8", Description=description))}, **PERHAPS)
    alone = texts("PL037", {"Group": group(), "Rule": egress(CidrIp="10.0.0.0/8", Description=description)}, **PERHAPS)

    for result in (of_group, in_line, alone):
        assert [text.partition("; use")[0] for text in result] == expected


def test_a_group_that_is_perhaps_there_is_let_be() -> None:
    assert broken("PL037", {"Group": perhaps(group(GroupDescription="a > b"))}, **PERHAPS) == []
