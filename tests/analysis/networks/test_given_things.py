"""A parameter, an import and a name of Systems Manager are things; what follows from that alone is said."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis import Analysis, load
from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.values import Given, Outside, ResourceId, Target, Unknown, part_of, same_resource
from tests.analysis.networks.fixtures_models import Json, ref, resource

if TYPE_CHECKING:
    from pathlib import Path

PARAMETERS = {
    "Vpc": {"Type": "AWS::EC2::VPC::Id"},
    "OtherVpc": {"Type": "AWS::EC2::VPC::Id"},
    "Subnet": {"Type": "AWS::EC2::Subnet::Id"},
    "OtherSubnet": {"Type": "AWS::EC2::Subnet::Id"},
    "Subnets": {"Type": "List<AWS::EC2::Subnet::Id>"},
    "Shared": {"Type": "AWS::EC2::SecurityGroup::Id"},
    "Groups": {"Type": "List<AWS::EC2::SecurityGroup::Id>"},
    "Texts": {"Type": "CommaDelimitedList"},
    "Named": {"Type": "AWS::SSM::Parameter::Value<AWS::EC2::Subnet::Id>", "Default": "/network/subnet"},
    "NamedToo": {"Type": "AWS::SSM::Parameter::Value<AWS::EC2::Subnet::Id>", "Default": "/network/subnet"},
}
IMPORTED = {"Fn::ImportValue": "network-subnet"}
IMPORTED_LIST = {"Fn::Split": [",", {"Fn::ImportValue": "network-subnets"}]}
LOOKED_UP = {"Fn::GetAtt": ["Lookup", "SubnetId"]}
HTTPS = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443}


def group(vpc: Json = None, *rules: Json) -> Json:
    return resource("EC2::SecurityGroup", GroupDescription="tests", VpcId=ref("Vpc") if vpc is None else vpc, SecurityGroupIngress=[*rules])


def let_in(peer: Json) -> Json:
    return HTTPS | {"SourceSecurityGroupId": peer}


def endpoint(subnets: Json, vpc: Json = None, **properties: Json) -> Json:
    usual = {"VpcEndpointType": "Interface", "ServiceName": "com.amazonaws.eu-west-1.kms", "SecurityGroupIds": [ref("Inward")]}
    return resource("EC2::VPCEndpoint", VpcId=ref("Vpc") if vpc is None else vpc, SubnetIds=subnets, **{**usual, **properties})


def function(subnets: Json, groups: Json = None) -> Json:
    return resource("Lambda::Function", VpcConfig={"SubnetIds": subnets, "SecurityGroupIds": groups or [ref("Clients")]})


def analysed(**changed: Json) -> Analysis:
    """Return templates in which an endpoint lets in clients of the group ``Clients``, and a function that carries it stands beside it."""
    usual = {
        "Inward": group(None, let_in(ref("Clients"))),
        "Clients": group(),
        "Others": group(),
        "Lookup": resource("Custom::Lookup"),
        "Kms": endpoint([ref("Subnet")]),
        "Function": function([ref("Subnet")]),
    }
    resources = {name: one for name, one in {**usual, **changed}.items() if one is not None}
    return load({"Parameters": PARAMETERS, "Resources": resources}, region="eu-west-1", name="App")


def verdict(**changed: Json) -> str:
    return analysed(**changed).explain("Function", "Kms").result.verdict


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


@pytest.mark.parametrize(
    "subnet", [ref("Subnet"), IMPORTED, LOOKED_UP, {"Fn::Select": [0, ref("Subnets")]}, {"Fn::Select": [1, IMPORTED_LIST]}]
)
def test_in_one_subnet_only_groups_stand_between(subnet: Json) -> None:
    assert verdict(Kms=endpoint([subnet]), Function=function([subnet])) == "reachable"
    assert verdict(Kms=endpoint([subnet]), Function=function([subnet], [ref("Others")])) == "blocked"


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
    ("there", "here"),
    [
        ([ref("Subnet")], [ref("Subnet"), ref("OtherSubnet")]),
        ([ref("Subnet")], [ref("OtherSubnet")]),
        (ref("Subnets"), ref("Subnets")),
        ([{"Fn::Select": [0, ref("Subnets")]}], ref("Subnets")),
        (ref("Texts"), [{"Fn::Select": [1, ref("Texts")]}]),
        (IMPORTED_LIST, IMPORTED_LIST),
    ],
)
def test_subnets_of_one_vpc_are_blocked_by_groups_and_else_open(there: Json, here: Json) -> None:
    shut_out = analysed(Kms=endpoint(there), Function=function(here, [ref("Others")])).explain("Function", "Kms").result

    assert (shut_out.verdict, shut_out.code) == ("blocked", "ENI_SG_RULES_MISMATCH")
    assert verdict(Kms=endpoint(there), Function=function(here)) == "unknown"


def test_the_group_of_a_workload_tells_its_vpc() -> None:
    (proof,) = analysed(Kms=endpoint(ref("Subnets")), Function=function([ref("OtherSubnet")], [ref("Others")])).verify()

    assert proof.result.verdict == "blocked"


def test_a_workload_of_a_vpc_that_is_perhaps_another_is_not_asked_about() -> None:
    elsewhere = {"Clients": group(ref("OtherVpc")), "Function": function([ref("OtherSubnet")])}

    assert analysed(**elsewhere).verify() == ()
    assert verdict(**elsewhere) == "unknown"


@pytest.mark.parametrize(
    "changed",
    [
        {"Clients": group(ref("OtherVpc")), "Function": function([ref("OtherSubnet")])},
        {"Clients": group("vpc-0123456789abcdef0"), "Function": function(["subnet-0123456789abcdef0"])},
        {
            "Own": resource("EC2::VPC", CidrBlock="10.0.0.0/16"),
            "Place": resource("EC2::Subnet", VpcId=ref("Own"), CidrBlock="10.0.0.0/24"),
            "Clients": group(ref("Own")),
            "Function": function([ref("Place")]),
        },
    ],
)
def test_a_vpc_that_a_parameter_tells_is_never_certainly_another(changed: Json) -> None:
    result = analysed(**changed).explain("Function", "Kms").result

    assert result.verdict == "unknown"
    assert result.code != "DISCONNECTED_VPCS"


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


def rules(analysis: Analysis) -> set[str]:
    return {finding.rule for finding in analysis.findings()}


def test_what_follows_from_a_parameter_alone_is_found() -> None:
    twins = {"Twin": endpoint([ref("OtherSubnet")], PrivateDnsEnabled=True), "Kms": endpoint([ref("Subnet")], PrivateDnsEnabled=True)}

    assert "PL014" in rules(analysed(Kms=endpoint(ref("Subnets"), SecurityGroupIds=None)))
    assert "PL004" in rules(analysed(Kms=endpoint([ref("Subnet")])))
    assert "PL004" not in rules(analysed(Kms=endpoint(ref("Subnets"))))
    assert "PL004" not in rules(analysed(Kms=endpoint([ref("Subnet"), ref("OtherSubnet")])))
    assert rules(analysed(**twins)) - rules(analysed())
    assert not rules(analysed(**twins | {"Twin": endpoint([ref("OtherSubnet")], ref("OtherVpc"))})) - rules(analysed())
