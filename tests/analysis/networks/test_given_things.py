"""A parameter, an import and a name of Systems Manager are things; what follows from that alone is said."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis import load
from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.values import Given, Outside, ResourceId, Target, Unknown, part_of, same_resource
from tests.analysis.networks.fixtures_given import HTTPS, analysed, endpoint, function, group, let_in, rules, verdict
from tests.analysis.networks.fixtures_models import Json, ref, resource

if TYPE_CHECKING:
    from pathlib import Path


VPC, OTHER_VPC = Given("${App/Vpc}"), Given("${App/OtherVpc}")


MADE = ResourceId("App", "Own")


DEFAULT = "DefaultSecurityGroup"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (VPC, Given("${App/Vpc}", "said elsewhere"), True),
        (VPC, OTHER_VPC, None),
        (VPC, MADE, None),
        (VPC, Outside("vpc-1"), None),
        (Given("${App/Subnets}", several=True), Given("${App/Subnets}", several=True), None),
        (part_of(VPC, DEFAULT), part_of(VPC, DEFAULT), True),
        (part_of(VPC, DEFAULT), part_of(OTHER_VPC, DEFAULT), None),
        (part_of(VPC, DEFAULT), MADE, False),
        (part_of(VPC, DEFAULT), Given("${App/Shared}"), None),
        (part_of(VPC, DEFAULT), part_of(MADE, "DefaultNetworkAcl"), False),
        (Given("${Fn::ImportValue:network.vpc}"), MADE, None),
        (VPC, Unknown(Code.PL_UNRESOLVED_VALUE, "App/Kms.VpcId", "nobody knows"), None),
    ],
)
def test_what_one_value_gives_is_one_thing_and_anything_else_is_perhaps_another(
    first: Target,
    second: Target,
    expected: bool | None,  # noqa: FBT001 - a row
) -> None:
    assert same_resource(first, second) is expected
    assert same_resource(second, first) is expected


@pytest.mark.parametrize("other", [ref("NamedToo"), "{{resolve:ssm:/network/subnet}}", {"Fn::Sub": "{{resolve:ssm:/network/subnet}}"}])
def test_who_reads_one_name_of_systems_manager_names_one_thing(other: Json) -> None:
    assert verdict(Kms=endpoint([ref("Named")]), Function=function([other])) == "reachable"


@pytest.mark.parametrize("other", ["{{resolve:ssm:/network/subnet:1}}", "{{resolve:ssm:/network/other}}"])
def test_another_name_or_version_is_perhaps_another_thing(other: str) -> None:
    assert verdict(Kms=endpoint([ref("Named")]), Function=function([other])) == "unknown"


def test_what_a_stack_hands_to_those_nested_in_it_is_one_thing(tmp_path: Path) -> None:
    """Each nested stack has parameters of its own, which come to one parameter of the stack around."""
    parameters = {name: {"Type": "String"} for name in ("Vpc", "Subnet", "Clients")}
    named = {"Fn::GetAtt": ["Inner", "Outputs.Clients"]}
    own = {name: parameters[name] for name in ("Vpc", "Subnet")}
    resources = {"Clients": group(), "Function": function([ref("Subnet")])}
    client = {"Parameters": own, "Resources": resources, "Outputs": {"Clients": {"Value": ref("Clients")}}}
    server = {"Parameters": parameters, "Resources": {"Inward": group(None, let_in(ref("Clients"))), "Kms": endpoint([ref("Subnet")])}}
    around = {
        "Parameters": {name: {"Type": "String"} for name in ("Network", "Place")},
        "Resources": {
            name: resource(
                "CloudFormation::Stack",
                TemplateURL=f"{name}.json",
                Parameters={"Vpc": ref("Network"), "Subnet": ref("Place"), **({"Clients": named} if name == "Outer" else {})},
            )
            for name in ("Inner", "Outer")
        },
    }
    for name, template in {"Inner": client, "Outer": server, "Around": around}.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(template), encoding="utf-8")

    assert load(tmp_path / "Around.json", region="eu-west-1").explain("Function", "Kms").result.verdict == "reachable"


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        ([ref("Shared")], "reachable"),
        (ref("Groups"), "unknown"),
        ([{"Fn::Select": [0, ref("Groups")]}], "unknown"),
        (["sg-0123456789abcdef0"], "unknown"),
        ([ref("Others")], "unknown"),
    ],
)
def test_a_rule_for_a_group_that_a_parameter_tells_lets_in_who_has_it(groups: Json, expected: str) -> None:
    out = resource("EC2::SecurityGroupEgress", GroupId=ref("Shared"), DestinationSecurityGroupId=ref("Inward"), **HTTPS)
    result = analysed(Inward=group(None, let_in(ref("Shared"))), Out=out, Function=function([ref("Subnet")], groups))

    assert result.explain("Function", "Kms").result.verdict == expected


def test_who_has_a_list_of_groups_has_each_of_them() -> None:
    lets = analysed(Inward=group(None, let_in({"Fn::Select": [1, ref("Groups")]})), Function=function([ref("Subnet")], ref("Groups")))
    result = lets.explain("Function", "Kms").result

    assert "whether it is" not in " ".join(map(str, result.reasons))


def test_a_rule_that_a_template_adds_to_a_group_of_a_parameter_is_perhaps_in_any_group() -> None:
    added = resource("EC2::SecurityGroupIngress", GroupId=ref("Shared"), **let_in(ref("Others")))

    assert verdict(Function=function([ref("Subnet")], [ref("Others")]), Added=added) == "unknown"
    assert verdict(Added=added) == "reachable"


def test_blocks_say_nothing_of_addresses_that_nobody_knows() -> None:
    assert verdict(Inward=group(None, HTTPS | {"CidrIp": "10.0.0.0/8"})) == "unknown"


def test_what_follows_from_a_parameter_alone_is_found() -> None:
    twins = {"Twin": endpoint([ref("OtherSubnet")], PrivateDnsEnabled=True), "Kms": endpoint([ref("Subnet")], PrivateDnsEnabled=True)}

    assert "PL014" in rules(analysed(Kms=endpoint(ref("Subnets"), SecurityGroupIds=None)))
    assert "PL004" in rules(analysed(Kms=endpoint([ref("Subnet")])))
    assert "PL004" not in rules(analysed(Kms=endpoint(ref("Subnets"))))
    assert "PL004" not in rules(analysed(Kms=endpoint([ref("Subnet"), ref("OtherSubnet")])))
    assert rules(analysed(**twins)) - rules(analysed())
    assert not rules(analysed(**twins | {"Twin": endpoint([ref("OtherSubnet")], ref("OtherVpc"))})) - rules(analysed())
