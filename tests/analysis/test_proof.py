"""What can be asked of a set of templates: declared clients, workloads, and any client by name."""

from __future__ import annotations

import json
from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink import AwsService, EksEndpoint, EndpointNetwork, PrivateLinkEndpoint
from constructs_privatelink.analysis import load
from tests.analysis.fixtures_proof import an_app, directory, function_in
from tests.fixtures_sample import sample_app
from tests.fixtures_vpc import endpoint_subnets, isolated_vpc


def test_a_declared_function_is_proven_to_reach_every_endpoint_of_its_network() -> None:
    app, stack, vpc = an_app()
    network = EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), clients=[function_in(stack, vpc)])
    EksEndpoint(stack, "Eks", network=network)
    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    proofs = load(directory(app)).verify()

    asked = {(str(proof.client), proof.endpoint.path, proof.result.verdict) for proof in proofs}
    assert asked == {("Stack/Function", "Stack/Eks", "reachable"), ("Stack/Function", "Stack/Kms", "reachable")}


def test_a_path_that_an_acl_bars_is_named_with_the_entries_that_open_it() -> None:
    app, stack, vpc = an_app()
    ec2.NetworkAcl(stack, "Acl", vpc=vpc, subnet_selection=endpoint_subnets())
    network = EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), clients=[function_in(stack, vpc)])
    EksEndpoint(stack, "Eks", network=network)

    (proof,) = load(directory(app)).verify()

    assert (proof.result.verdict, proof.result.extent, proof.result.code) == ("blocked", "all", "SUBNET_ACL_RESTRICTION")
    entries = [(entry["Egress"], str(entry["PortRange"])) for change in proof.result.changes for entry in change.entries]
    assert set(entries) == {(False, "{'From': 443, 'To': 443}"), (True, "{'From': 1024, 'To': 65535}")}


def test_in_a_stage_the_group_of_a_declared_client_is_found_by_its_path() -> None:
    app = cdk.App()
    stack = cdk.Stack(cdk.Stage(app, "Prod"), "Stack")
    vpc = isolated_vpc(stack)
    network = EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), clients=[function_in(stack, vpc)])
    EksEndpoint(stack, "Eks", network=network)

    (proof,) = load(directory(app)).verify()

    assert (str(proof.client), proof.result.verdict) == ("Prod/Stack/Function", "reachable")


@pytest.mark.parametrize("region", [None, "cn-north-1"])
def test_every_client_of_the_sample_app_is_proven_to_reach_its_endpoints(region: str | None) -> None:
    networks = load(directory(sample_app(region)))

    asked = networks.verify()
    assert {proof.result.verdict for proof in asked} == {"reachable"}
    assert {proof.endpoint.id for proof in asked} == {endpoint.id for endpoint in networks.model.endpoints}
    assert networks.problems == ()


def test_a_proof_is_json() -> None:
    app, stack, vpc = an_app()
    EksEndpoint(stack, "Eks", vpc=vpc, subnets=endpoint_subnets(), clients=["10.0.2.0/24"])

    (proof,) = load(directory(app)).verify()

    told: dict[str, Any] = json.loads(json.dumps(proof.to_json()))
    assert {name: told[name] for name in ("client", "endpoint", "service", "verdict")} == {
        "client": "10.0.2.0/24",
        "endpoint": "Stack/Eks",
        "service": "eks",
        "verdict": "reachable",
    }
