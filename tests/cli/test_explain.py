"""``privatelink explain``: packets, names and calls on the screen, and an exit status that counts all three."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from constructs_privatelink.cli.commands import app
from tests.cli.templates import closed, network, wide, without_private_dns, write

if TYPE_CHECKING:
    from pathlib import Path


def explained(
    folder: Path, template: dict[str, Any], *options: str, client: str = "Function", endpoint: str = "kms"
) -> tuple[int, list[str]]:
    """Return the exit status, and the lines."""
    result = CliRunner().invoke(app, ["explain", "--in", str(write(folder, template)), "--from", client, "--to", endpoint, *options])
    return result.exit_code, result.stdout.splitlines()


def with_policy(action: str, condition: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return the network with a role that decrypts, and an endpoint policy that allows one action."""
    template = network()
    resources = template["Resources"]
    policy = {"PolicyName": "own", "PolicyDocument": {"Statement": [{"Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*"}]}}
    resources["Role"] = {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {}, "Policies": [policy]}}
    resources["Function"]["Properties"]["Role"] = {"Fn::GetAtt": ["Role", "Arn"]}
    allowed = {"Effect": "Allow", "Principal": "*", "Action": action, "Resource": "*", **({"Condition": condition} if condition else {})}
    resources["Kms"]["Properties"]["PolicyDocument"] = {"Statement": [allowed]}
    return template


def own_dns_servers() -> dict[str, Any]:
    template = network()
    options = {"Type": "AWS::EC2::DHCPOptions", "Properties": {"DomainNameServers": ["10.0.0.7"]}}
    association = {"Type": "AWS::EC2::VPCDHCPOptionsAssociation", "Properties": {"VpcId": {"Ref": "Vpc"}, "DhcpOptionsId": {"Ref": "Dhcp"}}}
    template["Resources"] |= {"Dhcp": options, "Uses": association}
    return template


@pytest.mark.parametrize(
    ("template", "status", "answers"),
    [
        (network(), 0, ["packets: reachable", "names: lead where they are meant to", "calls: no policy is known to refuse one"]),
        (closed(), 1, ["packets: blocked in all ENI_SG_RULES_MISMATCH", "names: lead where they are meant to"]),
        (without_private_dns(), 1, ["packets: reachable", "names: 1 of 2 lead past the endpoint, or nowhere"]),
        (own_dns_servers(), 1, ["packets: reachable", "names: of 1 of 2 the templates do not tell"]),
        (with_policy("kms:Encrypt"), 1, ["packets: reachable", "calls: 1 of 1 denied"]),
        (with_policy("kms:Decrypt"), 0, ["packets: reachable", "calls: no policy is known to refuse one"]),
        (
            with_policy("kms:Decrypt", {"StringEquals": {"aws:PrincipalOrgID": "o-1"}}),
            0,
            ["packets: reachable", "calls: of 1 of 1 it depends on what they say"],
        ),
    ],
    ids=["open", "closed", "no private DNS", "own DNS servers", "denied", "allowed", "conditional"],
)
def test_all_three_answers_are_on_the_screen_and_count(tmp_path: Path, template: dict[str, Any], status: int, answers: list[str]) -> None:
    ended, lines = explained(tmp_path, template)

    assert ended == status
    assert [line.partition(":")[0] for line in lines if line.partition(":")[0] in {"packets", "names", "calls"}] == [
        "packets",
        "names",
        "calls",
    ]
    assert set(answers) <= set(lines)


def test_what_stands_against_making_the_endpoint_is_told_first_and_counts(tmp_path: Path) -> None:
    template = network()
    template["Resources"]["Kms"]["Properties"]["ServiceName"] = "com.amazonaws.eu-west-1.dynamodb"

    status, lines = explained(tmp_path, template, "--region", "eu-west-1", endpoint="Kms")

    assert status == 1
    assert lines[1] == "endpoint: an error stands against making it; what follows is of no use before that"
    assert lines[2].startswith("  x PL055 'dynamodb' offers no private DNS")
    assert lines[3] == "    change: set PrivateDnsEnabled to false"


def test_hops_that_read_alike_are_told_once(tmp_path: Path) -> None:
    template = network()
    _, lines = explained(tmp_path, template)

    assert all(line != following for line, following in pairwise(lines))


def test_what_fails_is_told_with_its_reason(tmp_path: Path) -> None:
    _, names = explained(tmp_path, without_private_dns())
    _, calls = explained(tmp_path, with_policy("kms:Encrypt"))

    assert any(line.startswith("  x kms.") and ": public: " in line for line in names)
    assert any(line.startswith("  x kms:Decrypt: denies") for line in calls)


def test_no_more_than_five_other_hops_are_named_unless_all_are_asked_for(tmp_path: Path) -> None:
    template = wide()
    subnets = []
    for number in range(4, 12):
        name = f"Subnet{number}"
        template["Resources"][name] = {
            "Type": "AWS::EC2::Subnet",
            "Properties": {"VpcId": {"Ref": "Vpc"}, "CidrBlock": f"10.0.{number}.0/24", "AvailabilityZone": "eu-west-1a"},
        }
        subnets.append({"Ref": name})
    template["Resources"]["Silent"]["Properties"]["VpcConfig"]["SubnetIds"] = subnets
    template["Resources"]["Group"]["Properties"]["SecurityGroupIngress"][0]["CidrIp"] = "10.9.0.0/16"

    _, short = explained(tmp_path, template, client="Office/Silent")
    _, whole = explained(tmp_path, template, "--verbose", client="Office/Silent")

    also = [[line for line in lines if line.startswith("  also: ")] for lines in (short, whole)]
    assert len(also[0]) == 6
    assert also[0][-1] == f"  also: {len(also[1]) - 5} more, which --verbose names"
    assert len(also[1]) > 6
