"""What an assertion is about: an app or part of one, templates, or an analysis."""

from __future__ import annotations

import aws_cdk as cdk
import jsii
import pytest
from aws_cdk import aws_ec2 as ec2
from aws_cdk.assertions import Template

from constructs_privatelink import PrivateLinkError, PrivateLinkValidation
from constructs_privatelink.analysis import load
from constructs_privatelink.testing import analysed, assert_blocked, assert_no_findings, assert_reachable
from tests.testing.fixtures_assertions import Platform


@pytest.fixture(scope="module")
def open_platform() -> Platform:
    return Platform()


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

    for construct in platform.stack.node.find_all():
        if isinstance(construct, ec2.CfnSecurityGroupIngress):
            construct.from_port = construct.to_port = 80

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
