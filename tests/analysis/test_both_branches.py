"""A condition is tried both ways, and what is the same either way is known."""

from __future__ import annotations

from itertools import product

import pytest

from constructs_privatelink.analysis import Analysis, judged, load
from tests.analysis.networks.fixtures_models import Json, ref, resource

HTTPS = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443}
PARAMETERS = {name: {"Type": "String"} for name in ("Stage", "Size", "Given", "Other")}
CONDITIONS = {
    "Production": {"Fn::Equals": [ref("Stage"), "production"]},
    "Test": {"Fn::Not": [{"Condition": "Production"}]},
    "Staging": {"Fn::Equals": [ref("Stage"), "staging"]},
    "Large": {"Fn::Equals": [ref("Size"), "large"]},
    "Either": {"Fn::Or": [{"Condition": "Production"}, {"Condition": "Large"}]},
}


def under(condition: str, resource_then: Json) -> Json:
    return {**resource_then, "Condition": condition}


def chosen(condition: str, yes: Json, no: Json) -> Json:
    return {"Fn::If": [condition, yes, no]}


def rule(cidr: Json) -> Json:
    return resource("EC2::SecurityGroupIngress", GroupId=ref("Inward"), CidrIp=cidr, **HTTPS)


def analysed(parameters: dict[str, object] | None = None, declared: Json = None, **changed: Json) -> Analysis:
    """Return a network in which nothing lets a function in to KMS."""
    usual = {
        "Vpc": resource("EC2::VPC", CidrBlock="10.0.0.0/16", EnableDnsHostnames=True),
        "A": resource("EC2::Subnet", VpcId=ref("Vpc"), CidrBlock="10.0.0.0/24"),
        "B": resource("EC2::Subnet", VpcId=ref("Vpc"), CidrBlock="10.0.1.0/24"),
        "Inward": resource("EC2::SecurityGroup", VpcId=ref("Vpc"), GroupDescription="the endpoint"),
        "Clients": resource("EC2::SecurityGroup", VpcId=ref("Vpc"), GroupDescription="the function"),
        "Kms": resource(
            "EC2::VPCEndpoint",
            VpcEndpointType="Interface",
            ServiceName="com.amazonaws.eu-west-1.kms",
            VpcId=ref("Vpc"),
            SubnetIds=[ref("A")],
            SecurityGroupIds=[ref("Inward")],
        ),
        "Function": resource("Lambda::Function", VpcConfig={"SubnetIds": [ref("A")], "SecurityGroupIds": [ref("Clients")]}),
    }
    template = {"Parameters": declared or PARAMETERS, "Conditions": CONDITIONS, "Resources": usual | changed}
    return load(template, region="eu-west-1", name="App", parameters=parameters)


def verdict(parameters: dict[str, object] | None = None, **changed: Json) -> str:
    return analysed(parameters, **changed).explain("Function", "Kms").result.verdict


FROM_A, FROM_B, FROM_ALL, FROM_ELSEWHERE = "10.0.0.0/24", "10.0.1.0/24", "10.0.0.0/16", "192.168.0.0/16"
GROUPED = {"SecurityGroupIds": [ref("Clients")]}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"One": under("Production", rule(FROM_A)), "Other": under("Test", rule(FROM_ALL))}, "reachable"),
        ({"One": under("Production", rule(FROM_A)), "Other": under("Test", rule(FROM_B))}, "unknown"),
        ({"One": under("Production", rule(FROM_A))}, "unknown"),
        ({"One": under("Production", rule(FROM_B)), "Other": under("Test", rule(FROM_ELSEWHERE))}, "blocked"),
        ({"One": rule(chosen("Production", FROM_A, FROM_ALL))}, "reachable"),
        ({"One": rule(chosen("Production", FROM_B, FROM_ELSEWHERE))}, "blocked"),
        ({"One": rule(chosen("Production", FROM_A, FROM_ELSEWHERE))}, "unknown"),
        ({"One": rule(chosen("Production", chosen("Large", FROM_A, FROM_ALL), FROM_ALL))}, "reachable"),
        ({"One": rule(chosen("Either", FROM_A, FROM_ALL))}, "reachable"),
        ({"One": rule(chosen("Production", FROM_A, ref("Given")))}, "unknown"),
        (
            {
                "One": rule(FROM_ALL),
                "Function": resource("Lambda::Function", VpcConfig={"SubnetIds": chosen("Large", [ref("A")], [ref("B")]), **GROUPED}),
            },
            "reachable",
        ),
        (
            {
                "One": rule(FROM_A),
                "Function": resource("Lambda::Function", VpcConfig={"SubnetIds": chosen("Large", [ref("A")], [ref("B")]), **GROUPED}),
            },
            "unknown",
        ),
        ({"One": under("Production", rule(FROM_A)), "Other": under("Staging", rule(FROM_B))}, "unknown"),
    ],
)
def test_what_is_the_same_either_way_is_known(changed: Json, expected: str) -> None:
    assert verdict(**changed) == expected


@pytest.mark.parametrize("either", [FROM_A, FROM_B, FROM_ALL])
@pytest.mark.parametrize("other", [FROM_A, FROM_ELSEWHERE])
def test_a_path_is_known_where_every_value_of_the_parameters_gives_the_same_and_unknown_elsewhere(either: str, other: str) -> None:
    changed = {"One": under("Either", rule(either)), "Other": under("Test", rule(other))}
    outcomes = {verdict({"Stage": stage, "Size": size}, **changed) for stage, size in product(("production", "test"), ("large", "small"))}

    assert verdict(**changed) == (outcomes.pop() if len(outcomes) == 1 else "unknown")


def test_an_endpoint_that_is_only_perhaps_there_is_not_reachable_for_certain() -> None:
    conditional = {"One": rule(FROM_ALL), "Kms": under("Production", analysed().stacks.stacks["App"].resources["Kms"].raw)}

    assert verdict(**conditional) == "unknown"
    assert verdict({"Stage": "production"}, **conditional) == "reachable"


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"One": rule(FROM_ALL)}, "reachable"),
        ({"One": rule(FROM_B)}, "blocked"),
        ({"One": under("Production", rule(FROM_A))}, "reachable"),  # wherever the function is
        ({"One": under("Test", rule(FROM_A))}, "blocked"),
        ({"One": under("Large", rule(FROM_A))}, "unknown"),
    ],
)
def test_a_workload_that_is_perhaps_there_is_asked_of_where_it_is(changed: Json, expected: str) -> None:
    usual = analysed().stacks.stacks["App"].resources
    conditional = {"Function": under("Production", usual["Function"].raw), **changed}

    result = analysed(**conditional).explain("Function", "Kms").result
    assert result.verdict == expected
    assert (expected, result.extent) != ("blocked", "part")
    assert expected != "reachable" or "Function is made, as its condition holds" in result.assumptions

    both = {**conditional, "Kms": under("Production", usual["Kms"].raw)}
    assert analysed(**both).explain("Function", "Kms").result.verdict == expected


def test_a_condition_on_the_region_is_one_that_nobody_knows() -> None:
    usual = {name: resource_.raw for name, resource_ in analysed(One=rule(FROM_ALL)).stacks.stacks["App"].resources.items()}
    conditions = {"Gov": {"Fn::Equals": [ref("AWS::Region"), "us-gov-west-1"]}}
    template = {"Conditions": conditions, "Resources": usual | {"Function": under("Gov", usual["Function"])}}

    assert load(template).explain("Function", "Kms").result.verdict == "reachable"


def test_more_comparisons_than_can_be_tried_stay_unknown() -> None:
    value: Json = FROM_A
    conditions = {f"Is{number}": {"Fn::Equals": [ref("Given"), str(number)]} for number in range(5)}
    for number in range(5):
        value = chosen(f"Is{number}", FROM_ALL, value)
    template = {"Parameters": PARAMETERS, "Conditions": conditions, "Resources": analysed_resources(value)}

    assert load(template, region="eu-west-1").explain("Function", "Kms").result.verdict == "unknown"


def analysed_resources(value: Json) -> Json:
    resources = {name: made.raw for name, made in analysed().stacks.stacks["App"].resources.items()}
    return {**resources, "One": rule(value)}


def test_a_change_that_opens_a_path_is_that_of_one_of_the_ways() -> None:
    result = analysed(One=rule(chosen("Production", FROM_B, FROM_ELSEWHERE))).explain("Function", "Kms").result

    assert result.changes[0].entries


IN_A = {"SubnetIds": [ref("A")], "SecurityGroupIds": [ref("Clients")]}
NOWHERE = ref("AWS::NoValue")


@pytest.mark.parametrize(
    ("place", "rules", "expected"),
    [
        (chosen("Production", IN_A, NOWHERE), {"One": rule(FROM_ALL)}, "reachable"),
        (chosen("Production", NOWHERE, IN_A), {"One": rule(FROM_ALL)}, "reachable"),
        (chosen("Production", IN_A, NOWHERE), {"One": rule(FROM_B)}, "blocked"),
        (chosen("Production", IN_A, NOWHERE), {"One": under("Large", rule(FROM_A))}, "unknown"),
        (chosen("Production", IN_A, NOWHERE), {"One": under("Production", rule(FROM_A))}, "reachable"),
        (chosen("Production", {**IN_A, "SubnetIds": [ref("B")]}, IN_A), {"One": rule(FROM_ALL)}, "reachable"),
        (chosen("Production", {**IN_A, "SubnetIds": [ref("B")]}, IN_A), {"One": rule(FROM_A)}, "unknown"),
    ],
)
def test_a_workload_that_a_condition_puts_into_a_vpc_is_asked_of_where_it_stands_in_it(
    place: Json, rules: dict[str, Json], expected: str
) -> None:
    networks = analysed(Function=resource("Lambda::Function", VpcConfig=place), **rules)

    (proof,) = networks.verify()
    assert proof.result.verdict == expected
    assert {finding.severity for finding in judged(networks) if finding.rule.startswith("client-b")} <= {"warning"}
    assert not any(omission.about == "workloads" for omission in networks.omissions if expected != "unknown")
    if expected == "reachable" and NOWHERE in place["Fn::If"]:
        assert "Function stands in a VPC, as its condition holds" in proof.result.assumptions


def test_a_workload_that_a_condition_puts_into_a_vpc_from_elsewhere_is_counted_as_unseen() -> None:
    elsewhere = {"Function": resource("Lambda::Function", VpcConfig=chosen("Production", {**IN_A, "SubnetIds": ref("Given")}, NOWHERE))}
    elsewhere |= {name: resource("EC2::SecurityGroup", VpcId=ref("Other"), GroupDescription="x") for name in ("Clients", "Inward")}
    elsewhere["Kms"] = resource(
        "EC2::VPCEndpoint",
        VpcEndpointType="Interface",
        ServiceName="com.amazonaws.eu-west-1.kms",
        VpcId=ref("Other"),
        SubnetIds=ref("Given"),
    )
    networks = analysed(**elsewhere)

    assert networks.verify() == ()
    assert any(omission.about == "workloads" and omission.names == ("Function",) for omission in networks.omissions)


def test_what_a_condition_chooses_is_told_by_the_parameter_that_it_asks_for() -> None:
    shut = resource(
        "EC2::SecurityGroup", VpcId=ref("Vpc"), GroupDescription="x", SecurityGroupEgress=[{"IpProtocol": "-1", "CidrIp": FROM_B}]
    )
    place = {**IN_A, "SecurityGroupIds": chosen("Production", [ref("Shut")], [ref("Clients")])}
    networks = analysed(Shut=shut, One=rule(FROM_ALL), Function=resource("Lambda::Function", VpcConfig=place))

    (fix,) = [finding.fix for finding in judged(networks) if finding.rule == "client-unknown"]
    assert fix == "give the parameter a value: a default of the parameter, or parameters= (-p in a shell) Stage=..."


@pytest.mark.parametrize(
    ("stages", "expected"),
    [
        (["production", "staging"], "reachable"),
        (["staging", "production"], "reachable"),
        (["production", "staging", "test"], "unknown"),
        (["production"], "reachable"),
        (["test"], "blocked"),
        ([], "unknown"),
        (["production", {"Ref": "Size"}], "unknown"),
        (None, "unknown"),
    ],
)
def test_of_the_values_that_a_parameter_takes_one_is_given(stages: Json, expected: str) -> None:
    parameters = PARAMETERS | {"Stage": {"Type": "String", **({} if stages is None else {"AllowedValues": stages})}}
    networks = analysed(declared=parameters, One=under("Production", rule(FROM_A)), Two=under("Staging", rule(FROM_ALL)))

    assert networks.explain("Function", "Kms").result.verdict == expected


def test_the_allowed_values_of_a_list_are_those_of_its_items() -> None:
    parameters = PARAMETERS | {"Stage": {"Type": "CommaDelimitedList", "AllowedValues": ["production"]}}
    networks = analysed(declared=parameters, One=under("Production", rule(FROM_A)))

    assert networks.explain("Function", "Kms").result.verdict == "unknown"
