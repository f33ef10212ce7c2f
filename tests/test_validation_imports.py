"""The proof during synthesis of an app that imports its VPC: what AWS describes is taken for granted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink import EksEndpoint, PrivateLinkError, PrivateLinkValidation
from constructs_privatelink.testing import assert_blocked, assert_reachable
from tests.analysis.saved_answers.fixtures_answers import answers
from tests.test_validation import findings

if TYPE_CHECKING:
    from pathlib import Path


def importing(plugin: PrivateLinkValidation) -> tuple[cdk.App, EksEndpoint]:
    """Return an app with an endpoint in a subnet of an imported VPC, which a client in another of its subnets should reach."""
    app = cdk.App()
    cdk.Validations.of(app).add_plugins(plugin)
    stack = cdk.Stack(app, "Stack")
    vpc = ec2.Vpc.from_vpc_attributes(stack, "Vpc", vpc_id="vpc-1", availability_zones=["eu-west-1a"], vpc_cidr_block="10.0.0.0/16")
    subnet = ec2.Subnet.from_subnet_attributes(stack, "Subnet", subnet_id="subnet-1", availability_zone="eu-west-1a")
    endpoint = EksEndpoint(stack, "Eks", vpc=vpc, subnets=ec2.SubnetSelection(subnets=[subnet]), clients=["10.0.2.0/24"])
    return app, endpoint


def test_a_client_in_an_imported_vpc_is_unknown() -> None:
    app, _ = importing(PrivateLinkValidation())

    app.synth()

    assert "client-unknown" in {finding["ruleName"] for finding in findings(app)}


def test_a_saved_answer_makes_it_known(tmp_path: Path) -> None:
    path = tmp_path / "vpc.json"
    path.write_text(json.dumps(answers()), encoding="utf-8")
    app, endpoint = importing(PrivateLinkValidation(unknown="error", assume=[path]))

    app.synth()

    assert not {finding["ruleName"] for finding in findings(app)} & {"client-unknown", "client-blocked"}
    with pytest.raises(AssertionError, match="not known: "):
        assert_reachable(app, "10.0.2.0/24", endpoint)


def test_a_saved_answer_tells_what_is_barred() -> None:
    told = answers()
    told["NetworkAcls"][0]["Entries"] = []
    app, endpoint = importing(PrivateLinkValidation(assume=[told]))

    with pytest.raises(RuntimeError, match="ValidationFailed"):
        app.synth()

    assert "client-blocked" in {finding["ruleName"] for finding in findings(app)}
    with pytest.raises(AssertionError, match=r"expected: blocked \(all\)"):
        assert_blocked(app, "10.0.2.0/24", endpoint)


def test_a_file_that_is_no_answer_is_refused_where_the_plugin_is_made(tmp_path: Path) -> None:
    path = tmp_path / "vpc.json"
    path.write_text('{"Vpcs": 7}', encoding="utf-8")

    with pytest.raises(PrivateLinkError, match=r"answer 'vpc\.json': Vpcs: got 7; a list of objects is needed"):
        PrivateLinkValidation(assume=[path])
