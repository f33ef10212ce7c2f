"""YAML as CloudFormation takes it: short forms, keys that are given twice, and aliases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis.templates.stack_set import Assumption, TemplateProblem, load
from constructs_privatelink.analysis.values import Reference
from constructs_privatelink.errors import PrivateLinkError
from tests.analysis.templates.fixtures_stacks import value_in, written

if TYPE_CHECKING:
    from pathlib import Path

YAML = """
# A network, in the short forms
AWSTemplateFormatVersion: 2010-09-09
Parameters:
  Office: {Type: String, Default: 192.0.2.0/24}
Conditions:
  HasOffice: !Not [!Equals [!Ref Office, '']]
  Both: !And [!Condition HasOffice, !Equals [a, a]]
Resources:
  Vpc:
    Type: AWS::EC2::VPC
    Condition: Both
    Properties: &network
      CidrBlock: !Select [0, !Cidr [10.0.0.0/8, 1, 16]]
      EnableDnsHostnames: yes
  Rule:
    Type: AWS::EC2::SecurityGroupIngress
    Properties:
      GroupId: !GetAtt Vpc.DefaultSecurityGroup
      CidrIp: !If [HasOffice, !Ref Office, !Ref AWS::NoValue]
      FromPort: 0443
      Description: !Sub
        - ${who}s of ${Vpc.CidrBlock}
        - {who: !Join ['-', [user, 1]]}
      Policy: {Version: 2012-10-17, Time: 22:22}
  Twin:
    Type: AWS::EC2::VPC
    Properties: *network
"""


def test_short_forms_of_yaml_mean_what_the_long_ones_do(tmp_path: Path) -> None:
    stacks = load(written(tmp_path, {"network.yaml": YAML}) / "network.yaml")
    vpc, rule, twin = stacks.stacks["network"].resources.values()

    assert stacks.properties(vpc) == stacks.properties(twin) == {"CidrBlock": "10.0.0.0/16", "EnableDnsHostnames": True}
    assert stacks.exists(vpc) is True
    assert stacks.properties(rule) == {
        "GroupId": Reference(vpc.id, "DefaultSecurityGroup"),
        "CidrIp": "192.0.2.0/24",
        "FromPort": "0443",
        "Description": "user-1s of 10.0.0.0/16",
        "Policy": {"Version": "2012-10-17", "Time": "22:22"},
    }
    assert stacks.assumptions == (Assumption("network.Office", "the parameter 'Office' has its default '192.0.2.0/24'"),)


def test_a_key_that_is_given_twice_counts_once_and_is_said(tmp_path: Path) -> None:
    text = '{"Resources": {"One": {"Type": "Test::One", "Properties": {"Value": 1, "Value": 2}}}}'

    stacks = load(written(tmp_path, {"a.json": text}) / "a.json")

    assert value_in(stacks, "a") == 2
    assert stacks.problems == (TemplateProblem("a", "the key 'Value' is given twice in one object; the later one counts"),)


def test_aliases_that_multiply_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "laughs.yaml"
    lines = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"{new}: &{new} [{', '.join([f'*{old}'] * 10)}]" for old, new in zip("abcdefgh", "bcdefghi", strict=True)]
    path.write_text("\n".join(lines), encoding="utf-8")

    with pytest.raises(PrivateLinkError, match="has more than 2,000,000 values"):
        load(path)


def test_a_mapping_that_holds_itself_is_refused() -> None:
    template: dict[str, object] = {"Resources": {}}
    template["Resources"] = template

    with pytest.raises(PrivateLinkError, match="nested deeper than 100 levels"):
        load(template)
