"""What stands against making an endpoint."""

from __future__ import annotations

from constructs_privatelink.analysis import load
from constructs_privatelink.analysis.refusals import refusals
from constructs_privatelink.analysis.values import ResourceId
from tests.cli.templates import network


def test_errors_of_an_endpoint_itself_stand_against_it_and_those_of_others_do_not() -> None:
    template = network()
    template["Resources"]["Other"] = template["Resources"]["Kms"]
    analysis = load(template, region="eu-west-1")

    assert refusals(analysis, ResourceId("Template", "Kms")) == ()
    assert [finding.rule for finding in refusals(analysis, ResourceId("Template", "Other"))] == ["PL001"]


def test_a_blocked_path_stands_against_no_endpoint() -> None:
    template = network()
    for group in (each for each in template["Resources"].values() if each["Type"] == "AWS::EC2::SecurityGroup"):
        group["Properties"].pop("SecurityGroupIngress", None)

    assert refusals(load(template, region="eu-west-1"), ResourceId("Template", "Kms")) == ()
