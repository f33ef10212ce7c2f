"""The assertions for users' own tests: what passes, what fails, and what a failure says."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import aws_cdk as cdk
import jsii
import pytest
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk.assertions import Template

from constructs_privatelink import AwsService, EndpointNetwork, EndpointPolicy, PrivateLinkEndpoint, PrivateLinkError, PrivateLinkValidation
from constructs_privatelink.analysis import load
from constructs_privatelink.testing import (
    analysed,
    assert_blocked,
    assert_no_findings,
    assert_policy_allows,
    assert_policy_denies,
    assert_reachable,
)
from tests.fixtures_vpc import endpoint_subnets, isolated_vpc

APPS = ec2.SubnetSelection(subnet_group_name="apps")


class Platform:
    """An app with a function that reaches an endpoint, and an ACL for who wants to bar it."""

    def __init__(self, *, barred: bool = False, policy: EndpointPolicy | None = None) -> None:
        self.app = cdk.App()
        self.stack = cdk.Stack(self.app, "Stack")
        vpc = isolated_vpc(self.stack)
        if barred:
            ec2.NetworkAcl(self.stack, "Acl", vpc=vpc, subnet_selection=endpoint_subnets())
        self.function = lambda_.Function(
            self.stack,
            "Function",
            vpc=vpc,
            vpc_subnets=APPS,
            runtime=lambda_.Runtime.PYTHON_3_13,
            handler="index.handler",
            code=lambda_.Code.from_inline("def handler(event, context): ..."),
            allow_all_outbound=False,
        )
        network = EndpointNetwork(self.stack, "Network", vpc=vpc, subnets=endpoint_subnets(), clients=[self.function])
        self.kms = PrivateLinkEndpoint(self.stack, "Kms", network=network, service=AwsService.KMS, policy=policy)


@pytest.fixture(scope="module")
def open_platform() -> Platform:
    return Platform()


@pytest.fixture(scope="module")
def barred_platform() -> Platform:
    return Platform(barred=True)


def failure(excinfo: pytest.ExceptionInfo[AssertionError]) -> list[str]:
    return str(excinfo.value).splitlines()


def test_constructs_paths_and_names_say_who_and_what(open_platform: Platform) -> None:
    app, function, kms = open_platform.app, open_platform.function, open_platform.kms

    proofs = [
        assert_reachable(app, function, kms),
        assert_reachable(open_platform.stack, "Stack/Function", "Stack/Kms"),
        assert_reachable(app, function, "kms", "tcp/443"),
        assert_reachable(app, function, kms.endpoint),
        assert_reachable(app, function, kms.endpoint.node.find_child("Resource")),
    ]

    assert {proof.result.verdict for proof in proofs} == {"reachable"}


def test_an_app_a_path_a_template_and_an_analysis_are_sources(open_platform: Platform) -> None:
    folder = open_platform.app.synth().directory
    template = Template.from_stack(open_platform.stack)

    assert_reachable(folder, "Stack/Function", "Stack/Kms")
    assert_reachable(load(folder), open_platform.function, open_platform.kms)
    for source in (f"{folder}/Stack.template.json", template, template.to_json()):
        assert_reachable(source, next(iter(template.find_resources("AWS::Lambda::Function"))), "kms")


def test_a_client_that_is_blocked_fails_with_the_hops_the_rule_that_decides_and_the_change(barred_platform: Platform) -> None:
    with pytest.raises(AssertionError) as excinfo:
        assert_reachable(barred_platform.app, barred_platform.function, barred_platform.kms)

    lines = failure(excinfo)
    acl = next(name for name in Template.from_stack(barred_platform.stack).find_resources("AWS::EC2::NetworkAcl"))
    assert lines[0] == "Stack/Function to Stack/Kms: blocked (all) SUBNET_ACL_RESTRICTION"
    assert lines[1] == "  security groups out of the client: passes: at Stack." + lines[1].rpartition("Stack.")[2]
    assert any(line.startswith("> ACL into the endpoint's subnet: drops: ") for line in lines)
    assert f"  decided by: Stack.{acl}.NetworkAclEntry: SUBNET_ACL_RESTRICTION" in lines
    assert any(line.startswith("  change: allow tcp 443 from 10.0.2.0/24") for line in lines)
    assert any(line.startswith('    add NetworkAclEntry: {"Egress": false') for line in lines)


def test_a_client_that_is_not_known_fails_with_what_is_not_known() -> None:
    stack = cdk.Stack(cdk.App(), "Stack")
    vpc = isolated_vpc(stack)
    group = ec2.SecurityGroup.from_security_group_id(stack, "Imported", "sg-0123")
    ec2.InterfaceVpcEndpoint(
        stack,
        "Kms",
        vpc=vpc,
        service=ec2.InterfaceVpcEndpointAwsService.KMS,
        subnets=endpoint_subnets(),
        security_groups=[group],
        open=False,
    )

    with pytest.raises(AssertionError, match="not known: sg-0123: the rules of an imported security group are unknown"):
        assert_reachable(stack, "10.0.2.0/24", "kms")


def test_what_is_blocked_is_asserted_with_the_code_that_decides(barred_platform: Platform) -> None:
    app, function, kms = barred_platform.app, barred_platform.function, barred_platform.kms

    assert_blocked(app, function, kms)
    assert_blocked(app, function, kms, "tcp/443", code="SUBNET_ACL_RESTRICTION")

    with pytest.raises(AssertionError, match=r"expected: blocked by NO_ROUTE_TO_DESTINATION\n.*blocked .all. SUBNET_ACL_RESTRICTION"):
        assert_blocked(app, function, kms, code="NO_ROUTE_TO_DESTINATION")


def test_what_is_reachable_is_not_blocked(open_platform: Platform) -> None:
    with pytest.raises(AssertionError, match=r"expected: blocked \(all\)\nStack/Function to Stack/Kms: reachable"):
        assert_blocked(open_platform.app, open_platform.function, open_platform.kms)


def test_what_is_blocked_in_part_is_not_blocked(open_platform: Platform) -> None:
    app, function, kms = open_platform.app, open_platform.function, open_platform.kms

    assert_blocked(app, function, kms, "tcp/442-443", extent="part")

    with pytest.raises(AssertionError, match=r"expected: blocked \(all\)\n.*blocked \(part\)"):
        assert_blocked(app, function, kms, "tcp/442-443")


def test_a_name_that_nothing_has_is_refused(open_platform: Platform) -> None:
    with pytest.raises(PrivateLinkError, match="no endpoint has the name 'sqs'"):
        assert_reachable(open_platform.app, open_platform.function, "sqs")


def test_findings_fail_with_the_rule_and_the_change(barred_platform: Platform) -> None:
    with pytest.raises(AssertionError) as excinfo:
        assert_no_findings(barred_platform.app)

    text = str(excinfo.value)
    assert "error client-blocked: Stack/Kms: Stack/Function to Stack/Kms is blocked in all: SUBNET_ACL_RESTRICTION" in text
    assert "  change: allow tcp 443 from" in text


def test_findings_may_be_ignored_by_rule_severity_and_place(barred_platform: Platform) -> None:
    other = cdk.Stack(cdk.App(), "Other")
    stack, kms = barred_platform.stack, barred_platform.kms

    assert_no_findings(stack, severity="error", ignoring=["client-blocked", "PL044"])
    assert_no_findings(barred_platform.function, severity="error")
    assert_no_findings(other)

    with pytest.raises(AssertionError, match="error client-blocked"):
        assert_no_findings(kms, severity="error")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"ignoring": ["PL999"]}, "there is no rule 'PL999' to ignore; rules are client-blocked, "),
        ({"severity": "warn"}, "got severity='warn'; give 'error', 'warning' or 'info'"),
    ],
)
def test_a_rule_or_severity_that_is_none_is_refused(given: dict[str, Any], words: str) -> None:
    with pytest.raises(PrivateLinkError, match=words):
        assert_no_findings({"Resources": {}}, **given)


def test_an_app_without_findings_passes(open_platform: Platform) -> None:
    assert_no_findings(open_platform.app)


@pytest.mark.parametrize("source", [7, None, cdk.Tags], ids=str)
def test_what_is_no_source_is_refused(source: str) -> None:
    with pytest.raises(PrivateLinkError, match="give an app, a stack, a path, a template or an analysis"):
        assert_no_findings(source)


def test_an_app_that_has_not_changed_is_read_once_although_validation_fails_it() -> None:
    platform = Platform(barred=True)
    cdk.Validations.of(platform.app).add_plugins(PrivateLinkValidation())

    for source in (platform.app, platform.stack):
        assert_blocked(source, platform.function, platform.kms)

    assert analysed(platform.app) is analysed(platform.stack)


def test_a_property_that_changed_after_an_assertion_is_seen_by_the_next() -> None:
    platform = Platform(barred=False)
    assert_reachable(platform.app, platform.function, platform.kms)

    for one in platform.stack.node.find_all():
        if isinstance(one, ec2.CfnSecurityGroupIngress):
            one.from_port = one.to_port = 80

    assert_blocked(platform.app, platform.function, platform.kms, code="ENI_SG_RULES_MISMATCH")


@pytest.mark.parametrize("scope", ["app", "stack", "kms"])
def test_what_is_acknowledged_after_an_assertion_is_no_finding_of_the_next(scope: str) -> None:
    platform = Platform(barred=True)
    with pytest.raises(AssertionError, match="error client-blocked: Stack/Kms"):
        assert_no_findings(platform.app, severity="error", ignoring=["PL044"])

    acknowledgement = cdk.Acknowledgment(id="PrivateLink::client-blocked", reason="opened later")
    cdk.Validations.of(getattr(platform, scope)).acknowledge(acknowledgement)

    assert_no_findings(platform.app, severity="error", ignoring=["PL044"])


def test_what_is_wrong_in_the_app_itself_is_not_hidden() -> None:
    app = cdk.App()
    cdk.Annotations.of(cdk.Stack(app, "Stack")).add_error("wrong")
    stack = cdk.Stack(app, "Other")
    cdk.CfnOutput(stack, "Broken", value=cdk.Lazy.string(_Failing()))

    with pytest.raises(RuntimeError, match="broken on purpose"):
        assert_no_findings(app)


@jsii.implements(cdk.IStableStringProducer)
class _Failing:
    @jsii.member(jsii_name="produce")
    def produce(self) -> str:
        message = "broken on purpose"
        raise ValueError(message)


def test_what_a_policy_lets_through_is_asserted_by_action_resource_and_principal() -> None:
    key = "arn:aws:kms:eu-west-1:111122223333:key/1"
    statement = iam.PolicyStatement(
        actions=["kms:Decrypt"], resources=[key], principals=[iam.ArnPrincipal("arn:aws:iam::111122223333:role/Reader")]
    )
    platform = Platform(policy=EndpointPolicy.from_json(iam.PolicyDocument(statements=[statement]).to_json()))
    reader, writer = (f"arn:aws:iam::111122223333:role/{name}" for name in ("Reader", "Writer"))

    assert_policy_allows(platform.app, platform.kms, "kms:Decrypt", resource=key, principal=reader)
    assert_policy_denies(platform.app, platform.kms, "kms:Decrypt", resource=key, principal=writer)
    assert_policy_denies(platform.app, "kms", "kms:Encrypt", resource=key, principal=reader)

    with pytest.raises(AssertionError) as excinfo:
        assert_policy_allows(platform.app, platform.kms, "kms:Encrypt", resource=key, principal=reader)
    assert failure(excinfo)[:3] == [
        "expected: allows",
        f"kms:Encrypt of {key} by {reader} through Stack/Kms: denies PL_ENDPOINT_POLICY_DENIES",
        "  no statement allows it",
    ]


def test_what_depends_on_what_nobody_said_fails_with_the_reasons_unless_it_is_asked_for() -> None:
    platform = Platform(policy=EndpointPolicy.allow("kms:*") + EndpointPolicy.deny_accounts("123456789012"))

    with pytest.raises(AssertionError, match=r"(?s)conditional.*not known: the caller"):
        assert_policy_allows(platform.app, platform.kms, "kms:Decrypt")

    assert assert_policy_allows(platform.app, platform.kms, "kms:Decrypt", or_conditional=True).verdict == "conditional"
    assert_policy_allows(platform.app, platform.kms, "kms:Decrypt", principal="111122223333")
    assert_policy_denies(platform.app, platform.kms, "kms:Decrypt", principal="123456789012")


def test_a_role_of_the_app_is_a_principal() -> None:
    app = cdk.App()
    stack = cdk.Stack(app, "Stack")
    one, other = (iam.Role(stack, name, assumed_by=iam.ServicePrincipal("lambda.amazonaws.com")) for name in ("One", "Other"))
    statement = iam.PolicyStatement(actions=["kms:*"], resources=["*"], principals=[one])
    kms = PrivateLinkEndpoint(
        stack, "Kms", vpc=isolated_vpc(stack), subnets=endpoint_subnets(), service=AwsService.KMS,
        policy=iam.PolicyDocument(statements=[statement]),
    )  # fmt: skip

    assert_policy_allows(app, kms, "kms:Decrypt", principal=one)
    assert_policy_denies(app, kms, "kms:Decrypt", principal=other)


@pytest.mark.parametrize(
    ("action", "principal", "words"),
    [("Decrypt", None, "got 'Decrypt'; name one action"), ("kms:Decrypt", "Nobody", "got 'Nobody'; give an ARN, or the construct path")],
)
def test_a_request_that_is_none_is_refused(action: str, principal: str | None, words: str, open_platform: Platform) -> None:
    with pytest.raises(PrivateLinkError, match=words):
        assert_policy_allows(open_platform.app, open_platform.kms, action, principal=principal)


def test_the_assertions_load_no_cdk_for_who_gives_no_app() -> None:
    code = (
        "import sys; from constructs_privatelink.testing import assert_no_findings, snapshot; assert_no_findings({'Resources': {}});"
        "snapshot({'Resources': {}}); print(sorted({'aws_cdk', 'constructs', 'jsii'} & set(sys.modules)))"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
