"""What is acknowledged in an app: the synthesis lists it as that, and every other door says the same of the assembly."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2
from constructs import Construct, IConstruct
from typer.testing import CliRunner

from constructs_privatelink import EksEndpoint, PrivateLinkValidation
from constructs_privatelink.cli.commands import app as command
from constructs_privatelink.testing import assert_no_findings
from tests.fixtures_vpc import endpoint_subnets, isolated_vpc

RULES = ("client-blocked", "client-name")
REASON = "a VPN that another team attaches"


class Platform:
    """An app whose endpoint is barred for a client outside, in a nested stack of a stack that stands in a team's stage."""

    def __init__(self, outdir: Path | None = None) -> None:
        self.app = cdk.App(outdir=str(outdir) if outdir is not None else None)
        cdk.Validations.of(self.app).add_plugins(PrivateLinkValidation())
        self.stage = cdk.Stage(self.app, "Prod")
        self.team = Construct(self.stage, "Team")
        self.stack = cdk.Stack(self.team, "Stack")
        ec2.CfnVPC(self.stack, "Other", cidr_block="10.9.0.0/16")
        self.nested = cdk.NestedStack(self.stack, "Nested")
        vpc = isolated_vpc(self.nested)
        self.endpoint = EksEndpoint(self.nested, "Eks", vpc=vpc, subnets=endpoint_subnets(), clients=["192.168.0.0/16"])
        self.l2 = self.endpoint.endpoint
        self.l1 = self.l2.node.default_child


def acknowledge(scope: IConstruct, *ids: str, reason: str = REASON) -> None:
    cdk.Validations.of(scope).acknowledge(*(cdk.Acknowledgment(id=identifier, reason=reason) for identifier in ids))


def reported(app: cdk.App, kind: str) -> list[dict[str, Any]]:
    report = json.loads((Path(app.outdir) / "validation-report.json").read_text(encoding="utf-8"))
    return [violation for plugin in report["pluginReports"] for violation in plugin.get(kind) or ()]


def checked(folder: str, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(command, ["check", folder, "--fail-on", "info", *arguments])
    return result.exit_code, result.stdout


@pytest.mark.parametrize("scope", ["app", "stage", "team", "stack", "nested", "endpoint", "l2", "l1"])
def test_a_finding_is_acknowledged_at_any_scope_for_every_door(scope: str) -> None:
    platform = Platform()
    at = getattr(platform, scope)
    acknowledge(at, *(f"PrivateLink::{rule}" for rule in RULES))

    assembly = platform.app.synth()

    left_out = {
        (violation["ruleName"], violation.get("acknowledgedAt", ""), violation["reason"])
        for violation in reported(platform.app, "suppressedViolations")
    }
    assert left_out == {(rule, at.node.path, REASON) for rule in RULES}
    status, out = checked(assembly.directory)
    assert status == 0
    assert f"reason: {REASON} (at {at.node.path or 'the app'})" in out
    assert out.splitlines()[0].startswith("nothing found; 2 acknowledged; ")
    assert_no_findings(platform.app, severity="info")


def test_beside_it_nothing_is_acknowledged() -> None:
    platform = Platform()
    EksEndpoint(
        platform.nested,
        "Eks2",
        vpc=platform.endpoint.network.vpc,
        subnets=endpoint_subnets(),
        clients=["192.168.0.0/16"],
        private_dns=False,
    )
    acknowledge(platform.endpoint, "PrivateLink::client-blocked")
    acknowledge(platform.app, "PrivateLink::client-name")

    with pytest.raises(RuntimeError, match="ValidationFailed"):
        platform.app.synth()

    (finding,) = reported(platform.app, "violations")
    assert finding["violatingConstructs"][0]["constructPath"].endswith("/Eks2")
    status, out = checked(platform.app.outdir)
    assert status == 1
    assert "error client-blocked Prod/Team/Stack/Nested/Eks2" in out
    assert "acknowledged error client-blocked Prod/Team/Stack/Nested/Eks " in out
    with pytest.raises(AssertionError, match="1 found:\nerror client-blocked: Prod/Team/Stack/Nested/Eks2"):
        assert_no_findings(platform.app)


def test_of_two_reasons_the_closer_one_is_told() -> None:
    platform = Platform()
    acknowledge(platform.app, *(f"PrivateLink::{rule}" for rule in RULES), reason="far")
    acknowledge(platform.endpoint, "PrivateLink::client-blocked", reason="first")
    acknowledge(platform.endpoint, "PrivateLink::client-blocked", reason="second")

    assembly = platform.app.synth()

    reasons = {violation["ruleName"]: violation["reason"] for violation in reported(platform.app, "suppressedViolations")}
    assert reasons == {"client-blocked": "second", "client-name": "far"}
    _, out = checked(assembly.directory)
    assert "reason: second (at Prod/Team/Stack/Nested/Eks)" in out
    assert "reason: far (at the app)" in out


def test_an_acknowledgement_that_is_taken_back_is_not_remembered(tmp_path: Path) -> None:
    before = Platform(tmp_path)
    acknowledge(before.app, *(f"PrivateLink::{rule}" for rule in RULES))
    before.app.synth()

    with pytest.raises(RuntimeError, match="ValidationFailed"):
        Platform(tmp_path).app.synth()

    assert checked(str(tmp_path))[0] == 1


def test_a_pipeline_is_acknowledged_at_its_stack_and_at_a_stage_in_it() -> None:
    app = cdk.App()
    cdk.Validations.of(app).add_plugins(PrivateLinkValidation())
    pipeline = cdk.Stack(app, "Pipeline")
    ec2.CfnVPC(pipeline, "Build", cidr_block="10.9.0.0/16")
    stages = [cdk.Stage(pipeline, name) for name in ("Test", "Prod")]
    for stage in stages:
        stack = cdk.Stack(stage, "Stack")
        EksEndpoint(stack, "Eks", vpc=isolated_vpc(stack), subnets=endpoint_subnets(), clients=["192.168.0.0/16"])
    acknowledge(pipeline, "PrivateLink::client-name")
    acknowledge(stages[0], "PrivateLink::client-blocked")

    with pytest.raises(RuntimeError, match="ValidationFailed"):
        app.synth()

    assert [finding["violatingConstructs"][0]["constructPath"] for finding in reported(app, "violations")] == ["Pipeline/Prod/Stack/Eks"]
    status, out = checked(app.outdir)
    assert status == 1
    assert out.splitlines()[0].startswith("1 error; 3 acknowledged; ")


def anyone(scope: str, id: str) -> tuple[cdk.App, str]:
    """Return an app with a group that lets everybody in, acknowledged by an id, and the path of the scope where that is."""
    app = cdk.App()
    cdk.Validations.of(app).add_plugins(PrivateLinkValidation())
    stage = cdk.Stage(app, "Prod")
    stack = cdk.Stack(stage, "Stack")
    vpc = isolated_vpc(stack)
    group = ec2.SecurityGroup(stack, "Group", vpc=vpc)
    group.add_ingress_rule(ec2.Peer.any_ipv4(), ec2.Port.tcp(443))
    service = ec2.InterfaceVpcEndpointAwsService.KMS
    ec2.InterfaceVpcEndpoint(stack, "Kms", vpc=vpc, service=service, subnets=endpoint_subnets(), security_groups=[group])
    at = {"app": app, "stage": stage, "stack": stack, "group": group}[scope]
    acknowledge(at, id)
    return app, at.node.path


@pytest.mark.parametrize("scope", ["app", "stage", "stack", "group"])
@pytest.mark.parametrize("id", ["PrivateLink::PL031", "PrivateLink::client-is-anyone", "constructs-privatelink:client-is-anyone"])
def test_a_rule_is_acknowledged_by_the_id_of_the_warning_that_says_the_same(scope: str, id: str) -> None:
    app, path = anyone(scope, id)

    assembly = app.synth()

    (left_out,) = reported(app, "suppressedViolations")
    assert (left_out["acknowledgedId"].rpartition("::")[2], left_out.get("acknowledgedAt", "")) == (id.rpartition("::")[2], path)
    assert reported(app, "violations") == []
    status, out = checked(assembly.directory)
    assert status == 0
    assert "acknowledged info PL031 Prod/Stack/Group" in out
