"""VPCs that only the deployment tells are one where EC2 takes nothing else."""

from __future__ import annotations

import pytest

from tests.analysis.networks.fixtures_given import analysed, endpoint, function, group, verdict
from tests.analysis.networks.fixtures_models import Json, ref, resource

IMPORTED = {"Fn::ImportValue": "network-subnet"}


IMPORTED_LIST = {"Fn::Split": [",", {"Fn::ImportValue": "network-subnets"}]}


LOOKED_UP = {"Fn::GetAtt": ["Lookup", "SubnetId"]}


@pytest.mark.parametrize(
    "subnet", [ref("Subnet"), IMPORTED, LOOKED_UP, {"Fn::Select": [0, ref("Subnets")]}, {"Fn::Select": [1, IMPORTED_LIST]}]
)
def test_in_one_subnet_only_groups_stand_between(subnet: Json) -> None:
    assert verdict(Kms=endpoint([subnet]), Function=function([subnet])) == "reachable"
    assert verdict(Kms=endpoint([subnet]), Function=function([subnet], [ref("Others")])) == "blocked"


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
