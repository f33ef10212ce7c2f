"""The sample app in the eyes of tools that others wrote, in Regions of three partitions: the CDK's own validation, cdk-nag, cfn-lint."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from aws_cdk import CfnResource, Stack
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam

from sample_app.app import build
from tests.validators import Report, Templates, linted, new_app, report_of

if TYPE_CHECKING:
    from collections.abc import Callable

    import aws_cdk as cdk

CONTEXT = json.loads((Path(__file__).parent.parent / "cdk.json").read_text(encoding="utf-8"))["context"]
IRELAND, CHINA = "eu-west-1", "cn-north-1"
REGIONS = ("us-east-1", IRELAND, "ap-northeast-3", "us-gov-west-1", CHINA)

# The CDK lets its function depend on its role and names the role in it as well: the warning is about the CDK.
OF_THE_CDK = re.compile(r"W3005 AWS::Lambda::Function Stocktaking\w+: 'StocktakingServiceRole\w+' dependency already enforced by a .*")
SERVICE_ROLE = "Policy::arn:<AWS::Partition>:iam::aws:policy/service-role"
# An output that puts an import into a text says more than the export does.
OF_THE_LINTER = re.compile(r"W6001 Outputs/StockInvocations\w+/Value/Fn::Join/.*")
ABSENT = re.compile(r"E3006 .*: Resource type '(.*)' does not exist in '(.*)'")


class Sample(NamedTuple):
    """The sample app in a Region."""

    region: str
    report: Report

    def linted(self, region: str | None = None) -> list[str]:
        """Return what cfn-lint says of all templates, in this or another Region, without what is the CDK's."""
        said = [text for template in self.report.templates.values() for text in linted(template, region or self.region)]
        return [text for text in said if not OF_THE_CDK.fullmatch(text) and not OF_THE_LINTER.fullmatch(text)]


def sample_in(region: str, change: Callable[[cdk.App], object] = lambda _: None) -> Sample:
    """Return the sample app in a Region, changed before it is synthesized."""
    app = new_app(CONTEXT | {"region": region})
    build(app)
    change(app)
    return Sample(region, report_of(app))


@pytest.fixture(scope="module", params=REGIONS)
def sample(request: pytest.FixtureRequest) -> Sample:
    return sample_in(request.param)


@pytest.fixture(scope="module")
def ireland() -> Sample:
    return sample_in(IRELAND)


def test_neither_the_cdk_nor_cdk_nag_has_a_finding_that_is_not_acknowledged(sample: Sample) -> None:
    assert sample.report.open == []


def test_cfn_lint_has_neither_error_nor_warning(sample: Sample) -> None:
    assert sample.linted() == []


def test_what_the_sample_acknowledges_is_this_and_each_says_why(ireland: Sample) -> None:
    acknowledged = ireland.report.acknowledged

    of_the_library = {finding for finding in acknowledged if "/PrivateLink " in finding.path}
    assert {violation.rule for violation in of_the_library} == {"VPC3"}
    assert {(finding.rule, finding.path) for finding in acknowledged if finding not in of_the_library} == {
        ("VPC3", "SampleNetwork/EndpointsAcl/Resource"),
        ("VPC3", "SampleNetwork/ApplicationsAcl/Resource"),
        (f"IAM4[{SERVICE_ROLE}/AWSLambdaBasicExecutionRole]", "SampleApplication/Stocktaking/ServiceRole/Resource"),
        (f"IAM4[{SERVICE_ROLE}/AWSLambdaVPCAccessExecutionRole]", "SampleApplication/Stocktaking/ServiceRole/Resource"),
        ("IAM5[Resource::*]", "SampleApplication/Stocktaking/ServiceRole/DefaultPolicy/Resource"),
        (
            f"IAM5[Resource::arn:aws:aoss:{IRELAND}:<AWS::AccountId>:collection/*]",
            "SampleApplication/Stocktaking/ServiceRole/DefaultPolicy/Resource",
        ),
        ("L1", "SampleApplication/Stocktaking/Resource"),
        ("APIG2", "SampleApplication/Stock/Resource"),
        *((rule, "SampleApplication/Stock/DeploymentStage.v1/Resource") for rule in ("APIG1", "APIG3", "APIG6")),
        *((rule, "SampleApplication/Stock/Default/GET/Resource") for rule in ("APIG4", "COG4")),
    }
    assert all((finding.reason or "").endswith(".") for finding in acknowledged)


def test_nothing_is_acknowledged_for_a_whole_stack(sample: Sample) -> None:
    stacks = set(sample.report.templates)

    assert not stacks & {finding.acknowledged_at for finding in sample.report.acknowledged}


def test_resource_types_are_left_out_where_aws_lacks_them_and_nowhere_else(sample: Sample, ireland: Sample) -> None:
    lacking = {match[1] for text in ireland.linted(sample.region) if (match := ABSENT.fullmatch(text))}

    assert types_in(ireland) - types_in(sample) == lacking
    serverless = {f"AWS::OpenSearchServerless::{kind}" for kind in ("AccessPolicy", "Collection", "SecurityPolicy", "VpcEndpoint")}
    assert lacking == ({"AWS::AppStream::Stack", *serverless} if sample.region == CHINA else set())


def name_no_collection_could_have(app: cdk.App) -> None:
    resource_of(app, "SampleNetwork", "AWS::OpenSearchServerless::VpcEndpoint").add_property_override("Name", "Not A Name")


def port_there_is_not(app: cdk.App) -> None:
    resource_of(app, "SampleNetwork", "AWS::EC2::SecurityGroupIngress").add_property_override("FromPort", "https")


@pytest.mark.parametrize(
    ("fault", "rule", "where"),
    [
        (name_no_collection_could_have, "F3031", "SampleNetwork/Search/"),
        (port_there_is_not, "F3012", "SampleNetwork/Eks/SecurityGroup/"),
    ],
)
def test_the_validation_of_the_cdk_would_see_a_fault(fault: Callable[[cdk.App], None], rule: str, where: str) -> None:
    opened = sample_in(IRELAND, fault).report.open

    (path,) = [path for rule_told, path in opened if rule_told == rule]
    assert path.startswith(where)
    # What is no port makes the way through that rule unknown, and our own rules know what names collections' endpoints take.
    assert {rule_told for rule_told, _ in opened} - {"client-unknown", "PL072"} == {rule}


def another_acl(app: cdk.App) -> None:
    ec2.CfnNetworkAcl(stack_of(app, "SampleNetwork"), "Another", vpc_id="vpc-0123456789abcdef0")


def another_role(app: cdk.App) -> None:
    managed = iam.ManagedPolicy.from_aws_managed_policy_name("service-role/AWSLambdaBasicExecutionRole")
    by = iam.ServicePrincipal("lambda.amazonaws.com")
    iam.Role(stack_of(app, "SampleApplication"), "Another", assumed_by=by, managed_policies=[managed])


def another_policy(app: cdk.App) -> None:
    statement = iam.PolicyStatement(actions=["logs:PutLogEvents"], resources=["*"])
    role = iam.Role(stack_of(app, "SampleApplication"), "Another", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"))
    role.add_to_policy(statement)


def open_group(app: cdk.App) -> None:
    network, group = stack_of(app, "SampleNetwork"), "sg-0123456789abcdef0"
    ec2.CfnSecurityGroupIngress(network, "Another", group_id=group, ip_protocol="tcp", from_port=443, to_port=443, cidr_ip="0.0.0.0/0")


@pytest.mark.parametrize(
    ("fault", "rule", "where"),
    [
        (another_acl, "VPC3", "SampleNetwork/Another"),
        (another_role, f"IAM4[{SERVICE_ROLE}/AWSLambdaBasicExecutionRole]", "SampleApplication/Another/"),
        (another_policy, "IAM5[Resource::*]", "SampleApplication/Another/"),
        (open_group, "EC23", "SampleNetwork/Another"),
    ],
)
def test_cdk_nag_would_see_what_nobody_acknowledged(fault: Callable[[cdk.App], None], rule: str, where: str) -> None:
    ((violation, path),) = sample_in(IRELAND, fault).report.open

    assert violation == rule
    assert path.startswith(where)


def malformed_name(network: Templates) -> None:
    one_of(network, "AWS::OpenSearchServerless::VpcEndpoint")["Properties"]["Name"] = "Not A Name"


def second_private_dns(network: Templates) -> None:
    network["Resources"]["Second"] = copy.deepcopy(one_of(network, "AWS::EC2::VPCEndpoint"))


def dependency_said_twice(network: Templates) -> None:
    endpoint = one_of(network, "AWS::EC2::VPCEndpoint")
    endpoint["DependsOn"] = [endpoint["Properties"]["VpcId"]["Ref"]]


def reference_to_nothing(network: Templates) -> None:
    one_of(network, "AWS::EC2::NetworkAclEntry")["Properties"]["NetworkAclId"] = {"Ref": "Nothing"}


@pytest.mark.parametrize(
    ("fault", "rule", "kind"),
    [
        (malformed_name, "E3031", "AWS::OpenSearchServerless::VpcEndpoint"),
        (second_private_dns, "E3064", "AWS::EC2::VPCEndpoint"),
        (dependency_said_twice, "W3005", "AWS::EC2::VPCEndpoint"),
        (reference_to_nothing, "E1020", "AWS::EC2::NetworkAclEntry"),
    ],
)
def test_cfn_lint_would_see_a_fault(ireland: Sample, fault: Callable[[Templates], None], rule: str, kind: str) -> None:
    network = copy.deepcopy(ireland.report.templates["SampleNetwork"])

    fault(network)

    assert {tuple(text.split()[:2]) for text in linted(network, IRELAND)} == {(rule, kind)}


def stack_of(app: cdk.App, name: str) -> Stack:
    stack = app.node.find_child(name)
    assert isinstance(stack, Stack)
    return stack


def resource_of(app: cdk.App, stack: str, kind: str) -> CfnResource:
    endpoints = (
        construct
        for construct in stack_of(app, stack).node.find_all()
        if isinstance(construct, CfnResource) and construct.cfn_resource_type == kind
    )
    return next(endpoints)


def one_of(template: Templates, kind: str) -> dict[str, Any]:
    return next(resource for resource in template["Resources"].values() if resource["Type"] == kind)


def types_in(sample: Sample) -> set[str]:
    return {resource["Type"] for template in sample.report.templates.values() for resource in template["Resources"].values()}
