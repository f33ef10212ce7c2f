"""The assertions for users' own tests: what passes, what fails, and what a failure says."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2
from aws_cdk.assertions import Template

from constructs_privatelink import PrivateLinkError
from constructs_privatelink.testing import assert_blocked, assert_no_findings, assert_reachable
from tests.fixtures_vpc import endpoint_subnets, isolated_vpc
from tests.testing.fixtures_assertions import Platform, failure


@pytest.fixture(scope="module")
def open_platform() -> Platform:
    return Platform()


@pytest.fixture(scope="module")
def barred_platform() -> Platform:
    return Platform(barred=True)


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


def test_a_rule_that_is_ignored_speaks_for_nothing_else() -> None:
    # Private DNS without the VPC's host names is refused, and whoever calls the service by name misses the endpoint by it.
    place = {"SubnetIds": [{"Ref": "Subnet"}], "SecurityGroupIds": [{"Ref": "Group"}]}
    opened = [{"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "10.0.0.0/16"}]
    endpoint = {"VpcEndpointType": "Interface", "ServiceName": "com.amazonaws.eu-west-1.kms", "VpcId": {"Ref": "Vpc"}, **place}
    properties: dict[str, dict[str, Any]] = {
        "EC2::VPC": {"CidrBlock": "10.0.0.0/16"},
        "EC2::Subnet": {"VpcId": {"Ref": "Vpc"}, "CidrBlock": "10.0.1.0/24"},
        "EC2::SecurityGroup": {"GroupDescription": "g", "VpcId": {"Ref": "Vpc"}, "SecurityGroupIngress": opened},
        "EC2::VPCEndpoint": endpoint | {"PrivateDnsEnabled": True},
        "Lambda::Function": {"Role": "arn:aws:iam::123456789012:role/function", "VpcConfig": place},
    }
    names = ("Vpc", "Subnet", "Group", "Kms", "Function")
    resources = {name: {"Type": f"AWS::{kind}", "Properties": said} for name, (kind, said) in zip(names, properties.items(), strict=True)}

    with pytest.raises(AssertionError, match="error client-name"):
        assert_no_findings({"Resources": resources}, severity="error", ignoring=["PL002"])
    assert_no_findings({"Resources": resources}, severity="error", ignoring=["PL002", "client-name"])


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


def test_the_assertions_load_no_cdk_for_who_gives_no_app() -> None:
    code = (
        "import sys; from constructs_privatelink.testing import assert_no_findings, snapshot; assert_no_findings({'Resources': {}});"
        "snapshot({'Resources': {}}); print(sorted({'aws_cdk', 'constructs', 'jsii'} & set(sys.modules)))"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
