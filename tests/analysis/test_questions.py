"""What is asked of a set of templates: every client of every endpoint, or one of each by name."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink import EksEndpoint, EndpointNetwork
from constructs_privatelink.analysis import judged, load
from tests.analysis.fixtures_proof import an_app, an_instance_with_two_interfaces, directory, function_in
from tests.fixtures_vpc import endpoint_subnets


def test_with_the_default_client_the_workloads_of_the_vpc_are_asked_about() -> None:
    app, stack, vpc = an_app()
    function_in(stack, vpc)
    EksEndpoint(stack, "Eks", vpc=vpc, subnets=endpoint_subnets())

    (proof,) = load(directory(app)).verify()

    assert (str(proof.client), proof.endpoint.path) == ("Stack/Function", "Stack/Eks")


def test_an_endpoint_of_somebody_else_is_asked_of_every_workload_in_its_vpc() -> None:
    app, stack, vpc = an_app()
    function_in(stack, vpc)
    service = ec2.InterfaceVpcEndpointAwsService.KMS
    ec2.InterfaceVpcEndpoint(stack, "Kms", vpc=vpc, service=service, subnets=endpoint_subnets())

    (proof,) = load(directory(app)).verify()

    assert (str(proof.client), proof.result.verdict, proof.result.code) == ("Stack/Function", "blocked", "ENI_SG_RULES_MISMATCH")


def test_a_client_known_at_deployment_only_is_never_reachable() -> None:
    app, stack, vpc = an_app()
    office = cdk.CfnParameter(stack, "Office")
    network = EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), clients={"office": office.value_as_string})
    EksEndpoint(stack, "Eks", network=network)

    (proof,) = load(directory(app)).verify()

    assert proof.result.verdict == "unknown"
    assert "the parameter 'Office' has no default" in str(proof)


def test_nothing_is_reachable_while_part_of_the_templates_is_unread() -> None:
    app, stack, vpc = an_app()
    EksEndpoint(stack, "Eks", vpc=vpc, subnets=endpoint_subnets(), clients=["10.0.2.0/24"])
    stack.add_transform("Company::Macro")

    networks = load(directory(app))
    (proof,) = networks.verify()

    assert networks.problems
    assert proof.result.verdict == "unknown"


def test_a_client_and_an_endpoint_are_asked_for_by_name() -> None:
    app, stack, vpc = an_app()
    function_in(stack, vpc)
    EksEndpoint(stack, "Eks", vpc=vpc, subnets=endpoint_subnets(), clients=["10.0.2.0/24"])
    networks = load(directory(app))

    by_path = networks.explain("Stack/Function", "Stack/Eks")
    by_service = networks.explain("10.0.2.0/24", "eks", "tcp/443")
    other_port = networks.explain("10.0.2.0/24", "eks", "tcp/80")

    assert [proof.result.verdict for proof in (by_path, by_service, other_port)] == ["blocked", "reachable", "blocked"]


def test_the_analysis_loads_no_cdk() -> None:
    code = "import sys, constructs_privatelink.analysis; print(sorted({'aws_cdk', 'constructs', 'jsii'} & set(sys.modules)))"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


NOTHING_OUT = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "192.0.2.0/24"}


@pytest.mark.parametrize("closed", [0, 1])
def test_of_several_places_the_worst_is_told(closed: int) -> None:
    template: dict[str, Any] = an_instance_with_two_interfaces()
    group = {"GroupDescription": "closed", "VpcId": {"Ref": "Vpc"}, "SecurityGroupEgress": [NOTHING_OUT]}
    template["Closed"] = {"Type": "AWS::EC2::SecurityGroup", "Properties": group}
    template["Instance"]["Properties"]["NetworkInterfaces"][closed]["GroupSet"] = [{"Ref": "Closed"}]
    template["Kms"]["Properties"]["SubnetIds"] = [{"Ref": "Subnet0"}, {"Ref": "Subnet1"}]
    networks = load({"Resources": template})

    assert networks.explain("Instance", "kms").result.verdict == "blocked"
    assert networks.explain(f"Instance[{closed}]", "kms").result.verdict == "blocked"
    assert networks.explain(f"Instance[{1 - closed}]", "kms").result.verdict != "blocked"


def test_a_further_interface_of_an_instance_is_asked_about_by_its_number_alone() -> None:
    template: dict[str, Any] = an_instance_with_two_interfaces()
    group = {"GroupDescription": "closed", "VpcId": {"Ref": "Vpc"}, "SecurityGroupEgress": [NOTHING_OUT]}
    template["Closed"] = {"Type": "AWS::EC2::SecurityGroup", "Properties": group}
    template["Instance"]["Properties"]["NetworkInterfaces"][1]["GroupSet"] = [{"Ref": "Closed"}]
    networks = load({"Resources": template})

    assert networks.explain("Instance[1]", "kms").result.verdict == "blocked"
    assert networks.explain("Instance", "kms").result.verdict != "blocked"
    assert [str(proof.client) for proof in networks.verify()] == ["Instance"]
    assert not any(finding.rule == "client-blocked" for finding in judged(networks))
