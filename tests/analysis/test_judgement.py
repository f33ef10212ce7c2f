"""What is judged together: how bad it is that a path is blocked, and what is told once.

A blocked path is an error, unless nobody declares the client and its role has nothing to call there.
"""

from __future__ import annotations

from typing import Any

import pytest

from constructs_privatelink.analysis import Finding, judged, load, told_once

LAMBDAS_OWN = "arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole"
DECLARED = {"constructs-privatelink": {"version": 1, "clients": [{"securityGroup": "Template.ClientGroup"}]}}


def closed(role: dict[str, Any], metadata: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return a function whose group lets nothing out, and an endpoint in its VPC."""
    vpc = {"Ref": "Vpc"}
    nowhere = {"IpProtocol": "icmp", "FromPort": 252, "ToPort": 86, "CidrIp": "255.255.255.255/32"}
    endpoint = {
        "VpcEndpointType": "Interface",
        "ServiceName": "com.amazonaws.eu-west-1.kms",
        "VpcId": vpc,
        "SubnetIds": [{"Ref": "Subnet"}],
        "SecurityGroupIds": [{"Ref": "Group"}],
        "PrivateDnsEnabled": True,
    }
    place = {"SubnetIds": [{"Ref": "Subnet"}], "SecurityGroupIds": [{"Ref": "ClientGroup"}]}
    properties: dict[str, dict[str, Any]] = {
        "Vpc": {"CidrBlock": "10.0.0.0/16", "EnableDnsHostnames": True},
        "Subnet": {"VpcId": vpc, "CidrBlock": "10.0.1.0/24"},
        "Group": {"GroupDescription": "endpoint", "VpcId": vpc},
        "ClientGroup": {"GroupDescription": "client", "VpcId": vpc, "SecurityGroupEgress": [nowhere]},
        "Kms": endpoint,
        "Role": role,
        "Function": {"Role": {"Fn::GetAtt": ["Role", "Arn"]}, "VpcConfig": place},
    }
    kinds = {
        "Vpc": "EC2::VPC",
        "Subnet": "EC2::Subnet",
        "Group": "EC2::SecurityGroup",
        "ClientGroup": "EC2::SecurityGroup",
        "Kms": "EC2::VPCEndpoint",
        "Role": "IAM::Role",
        "Function": "Lambda::Function",
    }
    resources = {name: {"Type": f"AWS::{kinds[name]}", "Properties": each} for name, each in properties.items()}
    resources["Kms"] |= {"Metadata": metadata} if metadata else {}
    return {"Resources": resources}


def severities(template: dict[str, Any]) -> list[str]:
    return [finding.severity for finding in judged(load(template, region="eu-west-1")) if finding.rule == "client-blocked"]


def allowing(action: str) -> dict[str, Any]:
    statement = {"Effect": "Allow", "Action": action, "Resource": "*"}
    return {"Policies": [{"PolicyName": "Calls", "PolicyDocument": {"Statement": [statement]}}]}


@pytest.mark.parametrize("role", [{}, {"ManagedPolicyArns": [LAMBDAS_OWN]}, allowing("sqs:SendMessage")])
def test_who_calls_nothing_of_a_service_is_shut_out_with_a_warning(role: dict[str, Any]) -> None:
    assert severities(closed(role)) == ["warning"]


@pytest.mark.parametrize(
    "role",
    [
        allowing("kms:Decrypt"),
        allowing("kms:*"),
        allowing("*"),
        {"ManagedPolicyArns": ["arn:aws:iam::aws:policy/AdministratorAccess"]},
        {"ManagedPolicyArns": [{"Ref": "Policy"}]},
    ],
)
def test_who_may_call_it_is_shut_out_with_an_error(role: dict[str, Any]) -> None:
    assert severities(closed(role)) == ["error"]


@pytest.mark.parametrize(
    ("value", "severity"),
    [
        ({"Fn::GetAtt": ["ClientGroup", "GroupId"]}, "warning"),
        ({"Fn::Sub": "${ClientGroup.GroupId}"}, "error"),
        ({"Fn::Join": [",", [{"Ref": "ClientGroup"}, {"Fn::Sub": "${Group}"}]]}, "warning"),
        ({"Ref": "Vpc"}, "error"),
    ],
)
@pytest.mark.parametrize("handed", ["output", "parameter"])
def test_a_group_whose_id_is_handed_out_may_have_the_rule_elsewhere(value: dict[str, Any], severity: str, handed: str) -> None:
    template = closed(allowing("kms:Decrypt"))
    template["Resources"]["Group"]["Properties"]["SecurityGroupIngress"] = [{"IpProtocol": "-1", "CidrIp": "0.0.0.0/0"}]
    if severity == "error":  # the other group drops too, and nobody else knows it
        template["Resources"]["Group"]["Properties"]["SecurityGroupIngress"] = []
    if handed == "output":
        template["Outputs"] = {"Group": {"Value": value}}
    else:
        template["Resources"]["Handed"] = {"Type": "AWS::SSM::Parameter", "Properties": {"Type": "String", "Value": value}}

    (blocked,) = [finding for finding in found(template) if finding.rule == "client-blocked"]
    assert blocked.severity == severity
    assert blocked.fix.endswith("unless whoever takes the group's id adds a rule") is (severity == "warning")


def test_a_declared_client_is_shut_out_with_an_error_whatever_its_role_says() -> None:
    assert severities(closed({}, DECLARED)) == ["error"]


def test_what_a_finding_quotes_of_a_template_is_visible_and_its_path_is_the_constructs_own() -> None:
    template = closed({})
    template["Resources"]["Function"]["Metadata"] = {"aws:cdk:path": "::error::all is well\n::error::\x1b[2J/Resource"}
    template["Resources"]["Kms"]["Metadata"] = {"aws:cdk:path": "Odd\u202e/Resource"}

    finding, *_ = judged(load(template, region="eu-west-1"))

    assert finding.text == r"\x3a:error::all is well\n::error::\x1b[2J to Odd\u202e is blocked in all: ENI_SG_RULES_MISMATCH"
    assert finding.path == "Odd\u202e"
    assert all(line.isprintable() for line in finding.lines())
    assert len(finding.lines()) > 1


def found(template: dict[str, Any]) -> list[Finding]:
    return list(judged(load(template, region="eu-west-1")))


def severities_by_rule(template: dict[str, Any]) -> set[tuple[str, str]]:
    return {(finding.rule, finding.severity) for finding in found(template)}


def test_a_group_that_a_blocked_path_names_as_an_error_is_no_second_error() -> None:
    assert ("PL030", "error") not in severities_by_rule(closed({}, DECLARED))


def test_a_group_that_a_blocked_path_names_as_a_warning_only_is_an_error_still() -> None:
    assert {("PL030", "error"), ("client-blocked", "warning")} <= severities_by_rule(closed({}))


def test_the_path_to_one_endpoint_says_nothing_of_the_group_of_another() -> None:
    template = closed({}, DECLARED)
    template["Resources"]["Sqs"] = kept(template, "Kms", ServiceName="com.amazonaws.eu-west-1.sqs")

    assert [finding.path for finding in found(template) if finding.rule == "PL030"] == ["Sqs"]


def kept(template: dict[str, Any], name: str, **changed: object) -> dict[str, Any]:
    """Return a resource of a template with other properties, and without what it declares."""
    resource = template["Resources"][name]
    return {"Type": resource["Type"], "Properties": resource["Properties"] | changed}


def behind_an_acl_without_entries(*services: str) -> dict[str, Any]:
    template = closed(allowing("*"))
    resources = template["Resources"]
    kms = resources.pop("Kms")
    everything = {"IpProtocol": "-1", "CidrIp": "0.0.0.0/0"}
    resources["Group"]["Properties"]["SecurityGroupIngress"] = [everything]
    resources["ClientGroup"]["Properties"]["SecurityGroupEgress"] = [everything]
    resources["Other"] = {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": {"Ref": "Vpc"}, "CidrBlock": "10.0.2.0/24"}}
    resources["Function"]["Properties"]["VpcConfig"]["SubnetIds"] = [{"Ref": "Other"}]
    resources["Acl"] = {"Type": "AWS::EC2::NetworkAcl", "Properties": {"VpcId": {"Ref": "Vpc"}}}
    association = {"SubnetId": {"Ref": "Other"}, "NetworkAclId": {"Ref": "Acl"}}
    resources["InForce"] = {"Type": "AWS::EC2::SubnetNetworkAclAssociation", "Properties": association}
    for service in services:
        properties = kms["Properties"] | {"ServiceName": f"com.amazonaws.eu-west-1.{service}"}
        resources[service.capitalize()] = {"Type": kms["Type"], "Properties": properties}
    return template


def test_an_acl_that_a_blocked_path_names_is_no_second_error() -> None:
    assert "PL044" not in {rule for rule, _ in severities_by_rule(behind_an_acl_without_entries("kms"))}
    assert "PL044" in {rule for rule, _ in severities_by_rule(behind_an_acl_without_entries())}


def test_what_comes_of_one_acl_is_told_once_with_all_that_it_concerns() -> None:
    template = behind_an_acl_without_entries("kms", "sqs", "sns")

    (finding,) = [finding for finding in told_once(found(template)) if finding.rule == "client-blocked"]

    assert finding.paths() == ("Kms", "Sqs", "Sns")
    assert finding.text == "Function to Kms is blocked in all: SUBNET_ACL_RESTRICTION"
    assert [line for line in finding.details if line.startswith("also: ")] == [
        "also: Function to Sqs is blocked in all: SUBNET_ACL_RESTRICTION",
        "also: Function to Sns is blocked in all: SUBNET_ACL_RESTRICTION",
    ]
    assert len(set(finding.fix.split("; "))) == len(finding.fix.split("; "))


def test_what_comes_of_one_cause_is_told_once_as_the_worst_of_it() -> None:
    template = behind_an_acl_without_entries("sqs", "kms", "sns")
    template["Resources"]["Role"] = {"Type": "AWS::IAM::Role", "Properties": allowing("kms:Decrypt")}

    (finding,) = [finding for finding in told_once(found(template)) if finding.rule == "client-blocked"]

    assert (finding.severity, finding.paths()) == ("error", ("Kms", "Sqs", "Sns"))


def test_of_many_that_one_cause_concerns_some_are_told_and_all_are_counted() -> None:
    services = ("kms", "sqs", "sns", "ssm", "logs", "sts", "events", "states")

    (finding,) = [finding for finding in told_once(found(behind_an_acl_without_entries(*services))) if finding.rule == "client-blocked"]

    assert len(finding.paths()) == len(services)
    assert finding.where() == "Kms, Sqs, Sns, Ssm, Logs and 3 more"
    assert finding.details[-1] == "and 2 more"


def test_different_causes_are_told_apart() -> None:
    template = behind_an_acl_without_entries("kms", "sqs")
    template["Resources"]["Closed"] = {"Type": "AWS::EC2::SecurityGroup", "Properties": {"GroupDescription": "x", "VpcId": {"Ref": "Vpc"}}}
    template["Resources"]["Sqs"]["Properties"]["SecurityGroupIds"] = [{"Ref": "Closed"}]

    result = [finding.paths() for finding in told_once(found(template)) if finding.rule == "client-blocked"]

    assert result == [("Kms",), ("Sqs",)]


def test_endpoints_of_one_zone_are_told_once() -> None:
    template = behind_an_acl_without_entries("kms", "sqs")

    (finding,) = [finding for finding in told_once(found(template)) if finding.rule == "PL004"]

    assert finding.paths() == ("Kms", "Sqs")
    assert finding.text == "all interfaces are in one Availability Zone, that of 'Subnet'"


def test_what_has_no_cause_to_share_stays_as_it_is() -> None:
    template = behind_an_acl_without_entries("kms", "sqs")
    for name in ("Kms", "Sqs"):
        template["Resources"][name]["Properties"]["PolicyDocument"] = {"Statement": []}

    result = [finding.paths() for finding in told_once(found(template)) if finding.rule == "PL006"]

    assert result == [("Kms",), ("Sqs",)]


def without_dns_hostnames() -> dict[str, Any]:
    """Return an endpoint whose group lets its client in, and whose private DNS EC2 refuses."""
    template = closed(allowing("kms:Decrypt"))
    resources = template["Resources"]
    del resources["Vpc"]["Properties"]["EnableDnsHostnames"]
    everything = {"IpProtocol": "-1", "CidrIp": "0.0.0.0/0"}
    resources["Group"]["Properties"]["SecurityGroupIngress"] = [everything]
    resources["ClientGroup"]["Properties"]["SecurityGroupEgress"] = [everything]
    return template


def test_a_rule_speaks_for_what_clients_miss_by_what_it_found() -> None:
    (finding,) = [finding for finding in found(without_dns_hostnames()) if finding.severity == "error"]

    assert (finding.rule, finding.details) == ("PL002", ("so Function misses Kms by name",))


def test_a_rule_that_is_left_out_speaks_for_nothing() -> None:
    analysis = load(without_dns_hostnames(), region="eu-west-1")

    assert [finding.rule for finding in judged(analysis, ignore=("PL002",)) if finding.severity == "error"] == ["client-name"]


def test_a_rule_about_one_endpoint_says_nothing_of_the_names_of_another() -> None:
    template = without_dns_hostnames()
    template["Resources"]["Sqs"] = kept(template, "Kms", ServiceName="com.amazonaws.eu-west-1.sqs", PrivateDnsEnabled=False)

    assert [finding.path for finding in found(template) if finding.rule == "client-name"] == ["Sqs"]


def test_of_many_who_miss_something_some_are_told() -> None:
    template = without_dns_hostnames()
    del template["Resources"]["Kms"]["Properties"]["PrivateDnsEnabled"]
    template["Resources"] |= {f"Function{at}": template["Resources"]["Function"] for at in range(3)}

    (finding,) = [finding for finding in told_once(found(template)) if finding.rule == "client-name"]

    assert finding.text.startswith("Function, Function0, Function1 and 1 more miss Kms by name: ")
