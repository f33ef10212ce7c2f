"""The proof during synthesis: what stops it, what is shown, and what is acknowledged."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_

from constructs_privatelink import AwsService, EksEndpoint, EndpointNetwork, EndpointPolicy, PrivateLinkEndpoint, PrivateLinkError
from constructs_privatelink.analysis.rules import EndpointKind, Trouble, rule
from constructs_privatelink.validation import PrivateLinkValidation
from tests.fixtures_vpc import endpoint_subnets, isolated_vpc

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.judgement import UnknownSeverity
    from constructs_privatelink.analysis.rules import Rule, RuleContext


def an_app(unknown: UnknownSeverity = "warn") -> tuple[cdk.App, cdk.Stack, ec2.Vpc]:
    app = cdk.App()
    cdk.Validations.of(app).add_plugins(PrivateLinkValidation(unknown=unknown))
    stack = cdk.Stack(app, "Stack")
    return app, stack, isolated_vpc(stack)


def barred(stack: cdk.Stack, vpc: ec2.Vpc) -> EksEndpoint:
    acl = ec2.NetworkAcl(stack, "Acl", vpc=vpc, subnet_selection=endpoint_subnets())
    for direction in (ec2.TrafficDirection.INGRESS, ec2.TrafficDirection.EGRESS):
        acl.add_entry(
            direction.name, cidr=ec2.AclCidr.any_ipv4(), rule_number=100, traffic=ec2.AclTraffic.tcp_port(80), direction=direction
        )
    return EksEndpoint(stack, "Eks", vpc=vpc, subnets=endpoint_subnets(), clients=["10.0.2.0/24"])


def doubtful(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    office = cdk.CfnParameter(stack, "Office").value_as_string
    network = EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), clients={"office": office})
    EksEndpoint(stack, "Eks", network=network)


def function_in(stack: cdk.Stack, vpc: ec2.Vpc) -> lambda_.Function:
    code = lambda_.Code.from_inline("def handler(event, context): ...")
    return lambda_.Function(
        stack,
        "Function",
        runtime=lambda_.Runtime.PYTHON_3_13,
        handler="index.handler",
        code=code,
        vpc=vpc,
        vpc_subnets=ec2.SubnetSelection(subnet_group_name="apps"),
        allow_all_outbound=False,
    )


def findings(app: cdk.App) -> list[dict[str, Any]]:
    report = Path(app.outdir) / "validation-report.json"
    plugins = json.loads(report.read_text(encoding="utf-8"))["pluginReports"] if report.is_file() else []
    return [violation for plugin in plugins for violation in plugin.get("violations", ())]


def test_an_app_whose_clients_reach_their_endpoints_has_no_finding() -> None:
    app, stack, vpc = an_app()
    EksEndpoint(stack, "Eks", vpc=vpc, subnets=endpoint_subnets(), clients=["10.0.2.0/24"])

    app.synth()

    assert findings(app) == []


def test_a_client_that_is_barred_stops_the_synthesis_and_names_the_rule_to_change() -> None:
    app, stack, vpc = an_app()
    barred(stack, vpc)

    with pytest.raises(RuntimeError, match="ValidationFailed"):
        app.synth()

    (finding,) = findings(app)
    (construct,) = finding["violatingConstructs"]
    assert (finding["ruleName"], finding["severity"], construct["constructPath"]) == ("client-blocked", "error", "Stack/Eks")
    assert "10.0.2.0/24 to Stack/Eks is blocked in all: SUBNET_ACL_RESTRICTION" in finding["description"]
    assert finding["suggestedFix"].startswith("allow tcp 443 from 10.0.2.0/24 in the network ACL Stack.Acl")


@pytest.mark.parametrize("scope", ["endpoint", "stack", "app"])
def test_a_finding_is_acknowledged_at_any_scope(scope: str) -> None:
    app, stack, vpc = an_app()
    at = {"endpoint": barred(stack, vpc), "stack": stack, "app": app}[scope]

    cdk.Validations.of(at).acknowledge(cdk.Acknowledgment(id="PrivateLink::client-blocked", reason="opened by another team"))

    app.synth()


def test_what_the_templates_do_not_tell_is_shown_and_stops_nothing() -> None:
    app, stack, vpc = an_app()
    doubtful(stack, vpc)

    app.synth()

    (finding,) = findings(app)
    assert (finding["ruleName"], finding["severity"]) == ("client-unknown", "warning")


def test_what_the_templates_do_not_tell_may_stop_the_synthesis() -> None:
    app, stack, vpc = an_app("error")
    doubtful(stack, vpc)

    with pytest.raises(RuntimeError, match="ValidationFailed"):
        app.synth()


def test_what_the_templates_do_not_tell_may_be_left_out() -> None:
    app, stack, vpc = an_app("ignore")
    doubtful(stack, vpc)

    app.synth()

    assert findings(app) == []


@pytest.mark.parametrize("broken", ["Test", "Prod"])
def test_every_stage_is_proven_and_the_one_that_is_broken_is_named(broken: str) -> None:
    app = cdk.App()
    cdk.Validations.of(app).add_plugins(PrivateLinkValidation())
    for name in ("Test", "Prod"):
        stack = cdk.Stack(cdk.Stage(app, name), "Stack")
        vpc = isolated_vpc(stack)
        if name == broken:
            barred(stack, vpc)
        else:
            EksEndpoint(stack, "Eks", vpc=vpc, subnets=endpoint_subnets(), clients=["10.0.2.0/24"])

    with pytest.raises(RuntimeError, match="ValidationFailed"):
        app.synth()

    (finding,) = findings(app)
    assert finding["violatingConstructs"][0]["constructPath"] == f"{broken}/Stack/Eks"


def test_what_the_deployment_would_refuse_is_found_by_rule() -> None:
    app, stack, vpc = an_app()
    for name in ("One", "Two"):
        service = ec2.InterfaceVpcEndpointAwsService.KMS
        ec2.InterfaceVpcEndpoint(stack, name, vpc=vpc, service=service, subnets=endpoint_subnets())

    with pytest.raises(RuntimeError, match="ValidationFailed"):
        app.synth()

    assert {(finding["ruleName"], finding["severity"]) for finding in findings(app)} == {("PL001", "error")}


def test_a_name_that_misses_the_endpoint_is_a_warning_where_the_client_may_have_another_way() -> None:
    app, stack, vpc = an_app()
    PrivateLinkEndpoint(
        stack, "Kms", vpc=vpc, service=AwsService.KMS, subnets=endpoint_subnets(), clients=["10.0.2.0/24"], private_dns=False
    )

    app.synth()

    (finding,) = findings(app)
    assert (finding["ruleName"], finding["severity"]) == ("client-name", "warning")
    fix = finding["suggestedFix"]
    assert all(
        way in fix for way in ("private_dns=True", "both DNS attributes of the VPC", "private hosted zone", "endpoint_url", "acknowledge")
    )


def unnamed(stack: cdk.Stack, vpc: ec2.Vpc) -> lambda_.Function:
    function = function_in(stack, vpc)
    network = EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), clients=[function])
    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS, private_dns=False)
    return function


def test_a_name_that_misses_the_endpoint_stops_the_synthesis_where_the_client_has_no_other_way() -> None:
    app, stack, vpc = an_app()
    unnamed(stack, vpc)

    with pytest.raises(RuntimeError, match="ValidationFailed"):
        app.synth()

    (finding,) = findings(app)
    assert (finding["ruleName"], finding["severity"]) == ("client-name", "error")
    assert finding["description"].startswith("Stack/Function misses Stack/Kms by name")


def test_who_calls_the_endpoint_by_its_own_name_acknowledges_that() -> None:
    app, stack, vpc = an_app()
    unnamed(stack, vpc)
    cdk.Validations.of(stack).acknowledge(cdk.Acknowledgment(id="PrivateLink::client-name", reason="the function is given the URL"))

    app.synth()


def test_a_call_that_the_endpoint_policy_denies_is_a_warning() -> None:
    app, stack, vpc = an_app()
    function = function_in(stack, vpc)
    function.add_to_role_policy(iam.PolicyStatement(actions=["eks:ListClusters", "eks:DescribeCluster"], resources=["*"]))
    network = EndpointNetwork(stack, "Network", vpc=vpc, subnets=endpoint_subnets(), clients=[function])
    EksEndpoint(stack, "Eks", network=network, policy=EndpointPolicy.allow("eks:ListClusters"))

    app.synth()

    (finding,) = findings(app)
    assert (finding["ruleName"], finding["severity"]) == ("client-denied", "warning")
    assert "is denied eks:DescribeCluster through Stack/Eks: no statement allows it" in finding["description"]
    assert "endpoint's policy" in finding["suggestedFix"]


def test_a_client_known_at_deployment_only_has_a_name_and_a_way_to_be_known() -> None:
    app, stack, vpc = an_app()
    doubtful(stack, vpc)

    app.synth()

    (finding,) = findings(app)
    assert finding["description"].startswith("office to Stack/Eks is unknown: ")
    assert "a default of the parameter" in finding["suggestedFix"]


def test_the_report_shows_only_hops_that_do_not_let_all_pass() -> None:
    app, stack, vpc = an_app()
    barred(stack, vpc)

    with pytest.raises(RuntimeError, match="ValidationFailed"):
        app.synth()

    (finding,) = findings(app)
    assert ": drops: " in finding["description"]
    assert ": passes: " not in finding["description"]


def test_who_calls_nothing_of_a_service_is_warned_of_alone() -> None:
    app, stack, vpc = an_app()
    function_in(stack, vpc)
    PrivateLinkEndpoint(stack, "Kms", vpc=vpc, service=AwsService.KMS, subnets=endpoint_subnets(), private_dns=False)

    app.synth()

    assert {finding["ruleName"] for finding in findings(app)} == {"client-blocked", "client-name"}
    assert {finding["severity"] for finding in findings(app)} == {"warning"}


def test_every_rule_that_findings_name_is_listed() -> None:
    listed = PrivateLinkValidation().rule_ids

    assert {"client-blocked", "client-unknown", "client-name", "client-denied", "PL001"} <= set(listed)
    assert len(listed) == len(set(listed))


def test_another_word_for_unknown_is_refused() -> None:
    word: Any = "warning"

    with pytest.raises(PrivateLinkError, match=r"got unknown='warning'; give 'warn', 'error' or 'ignore'"):
        PrivateLinkValidation(unknown=word)


def owned(*rules: Rule) -> cdk.App:
    app = cdk.App()
    cdk.Validations.of(app).add_plugins(PrivateLinkValidation(rules=rules))
    stack = cdk.Stack(app, "Stack")
    EksEndpoint(stack, "Eks", vpc=isolated_vpc(stack), subnets=endpoint_subnets(), clients=["10.0.2.0/24"])
    return app


def a_check(context: RuleContext) -> Iterator[Trouble]:
    for endpoint in context.endpoints(EndpointKind.INTERFACE):
        yield Trouble(endpoint.id, "Tags", "it has no tag 'Owner'", fix="add one with the team's name")


def test_a_rule_of_a_team_stops_the_synthesis_at_the_construct_that_breaks_it() -> None:
    app = owned(rule("ACME1", "Endpoints have owners", "error", "https://wiki.example.com/owners")(a_check))

    with pytest.raises(RuntimeError, match="ValidationFailed"):
        app.synth()

    (finding,) = findings(app)
    (construct,) = finding["violatingConstructs"]
    assert (finding["ruleName"], construct["constructPath"]) == ("ACME1", "Stack/Eks")
    assert finding["suggestedFix"] == "add one with the team's name"


def test_what_a_rule_of_a_team_finds_is_acknowledged_by_its_id() -> None:
    app = owned(rule("ACME1", "Endpoints have owners", "error", "https://wiki.example.com/owners")(a_check))

    cdk.Validations.of(app).acknowledge(cdk.Acknowledgment(id="PrivateLink::ACME1", reason="the pilot has none"))

    app.synth()


def test_a_rule_of_a_team_that_raises_stops_the_synthesis_and_is_named(capfd: pytest.CaptureFixture[str]) -> None:
    def raises(_: RuleContext) -> Iterator[Trouble]:
        raise KeyError("Owner")

    app = owned(rule("ACME1", "Endpoints have owners", "error", "https://wiki.example.com/owners")(raises))

    with pytest.raises(RuntimeError) as caught:
        app.synth()

    told = str(caught.value) + capfd.readouterr().err
    assert f"rule 'ACME1' of '{__name__}': raised KeyError: 'Owner'" in told
    assert f"when it was asked about {app.outdir}" in told


def test_a_rule_of_a_team_with_an_id_of_this_library_is_refused_in_the_constructor() -> None:
    with pytest.raises(PrivateLinkError, match=r"the rule 'PL004' of .* has the id of a rule or warning of this library"):
        PrivateLinkValidation(rules=[rule("PL004", "Endpoints have owners", "error", "https://wiki.example.com/owners")(a_check)])


def test_the_rules_of_a_team_are_listed_among_those_that_findings_name() -> None:
    own = rule("ACME1", "Endpoints have owners", "error", "https://wiki.example.com/owners")(a_check)

    assert PrivateLinkValidation(rules=[own]).rule_ids[-1] == "ACME1"
