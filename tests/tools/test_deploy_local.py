"""`make deploy-local`: the sample app, deployed by the CDK CLI to a stand-in for AWS, is there as its templates declare it.

The update that follows has one endpoint, one gateway endpoint and one client more, and the next one endpoint and client fewer. The
constructs that the sample app lacks follow as an app of their own, and in other words that change nothing.
"""

from __future__ import annotations

import sys
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tools.deploy_local.assembly import resources
from tools.deploy_local.cli import CDK, ROOT
from tools.deploy_local.comparison import Comparison, compare
from tools.deploy_local.construct_apps import ADDED_CLIENT, BY_INTERFACE
from tools.deploy_local.read_back import named
from tools.deploy_local.report import is_as_declared, report
from tools.deploy_local.round_trip import round_trip
from tools.deploy_local.standin.handlers import HANDLERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tools.deploy_local.account import Json
    from tools.deploy_local.assembly import Declared
    from tools.deploy_local.changes import Changes
    from tools.deploy_local.round_trip import Deployment, RoundTrip

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not CDK.exists() and Path(sys.prefix) != ROOT / ".venv",
        reason="the CDK CLI is not installed; make test installs it, or npm ci",
    ),
]

ENDPOINT = "AWS::EC2::VPCEndpoint"
GROUP = "AWS::EC2::SecurityGroup"
INGRESS = "AWS::EC2::SecurityGroupIngress"
EGRESS = "AWS::EC2::SecurityGroupEgress"
ACL = "AWS::EC2::NetworkAcl"
ACL_ENTRY = "AWS::EC2::NetworkAclEntry"
ACL_ASSOCIATION = "AWS::EC2::SubnetNetworkAclAssociation"
SEARCH_ENDPOINT = "AWS::OpenSearchServerless::VpcEndpoint"

NOT_READ_BACK = {
    "AWS::IAM::Role ManagedPolicyArns",
    "AWS::Lambda::Function Code",
    "AWS::Lambda::Function LoggingConfig",
    "AWS::Lambda::Function Tags",
    "AWS::Lambda::Permission",
}
"""What moto does not keep, as ``type field``, or as ``type`` where it makes no such resource; the README lists it too."""

WORKLOADS_NOT_READ_BACK = {
    "AWS::CodeBuild::Project",
    "AWS::ECR::Repository",
    "AWS::ECS::Cluster",
    "AWS::ECS::Service",
    "AWS::ECS::TaskDefinition",
    "AWS::IAM::Policy PolicyDocument",
    "AWS::IAM::Role ManagedPolicyArns",
    "AWS::Lambda::EventSourceMapping",
    "AWS::Lambda::Function Code",
    "AWS::Lambda::Function Description",
    "AWS::Lambda::Function LoggingConfig",
    "AWS::Lambda::Function PackageType",
    "AWS::MSK::Cluster",
    "AWS::SQS::Queue",
    "Custom::Table",
}
"""What of the workloads of an isolated app is no matter of endpoints."""


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RoundTrip]:
    with round_trip(tmp_path_factory.mktemp("deployed")) as done:
        yield done


@pytest.fixture(params=["sample", "grown", "shrunk", "before", "after"])
def deployment(request: pytest.FixtureRequest, done: RoundTrip) -> Deployment:
    deployed: Deployment = getattr(done, request.param)
    return deployed


def test_everything_is_as_declared(deployment: Deployment) -> None:
    assert [str(difference) for difference in deployment.comparison.differences] == []


def test_every_type_is_compared_or_listed(deployment: Deployment) -> None:
    declared = {resource.type for resource in resources(deployment.templates)}
    comparison = deployment.comparison

    assert {kind for kind in declared if not comparison.compared[kind]} == set(comparison.uncovered_types)
    # Rules on prefix lists are not in the sample app, and moto forgets their descriptions.
    uncovered = {*comparison.uncovered_types, *comparison.uncovered_fields} - {f"{EGRESS} Description"}
    assert uncovered in (NOT_READ_BACK, WORKLOADS_NOT_READ_BACK)


def test_every_field_is_compared_or_listed(deployment: Deployment) -> None:
    comparison = deployment.comparison
    declared = sum(
        len(resource.properties) for resource in resources(deployment.templates) if resource.type not in comparison.uncovered_types
    )

    assert sum(comparison.compared.values()) + sum(comparison.uncovered_fields.values()) >= declared


@pytest.mark.parametrize("kind", [ENDPOINT, GROUP, INGRESS, EGRESS, ACL, ACL_ENTRY, ACL_ASSOCIATION, SEARCH_ENDPOINT])
def test_what_private_link_needs_is_among_what_was_compared(kind: str, done: RoundTrip) -> None:
    assert done.sample.comparison.compared[kind] > 0


def test_one_endpoint_and_one_client_more_add_just_those(done: RoundTrip) -> None:
    growth = done.growth()

    assert unwanted(growth) == []
    assert growth.removed == []
    assert {difference.type for difference in growth.added} == {ENDPOINT, INGRESS, ACL_ENTRY, EGRESS}
    gateway, endpoint = sorted(of(growth.added, ENDPOINT), key=lambda resource: str(resource.properties["VpcEndpointType"]))
    assert gateway.name.startswith("Tables")
    assert endpoint.name.startswith("Sns")
    assert {difference.properties["CidrBlock"] for difference in of(growth.added, ACL_ENTRY)} == {"10.0.1.128/25", "198.51.100.0/24"}
    assert {difference.properties["CidrIp"] for difference in of(growth.added, INGRESS)} == {"10.0.1.128/25"}
    assert {difference.properties["DestinationPrefixListId"] for difference in of(growth.added, EGRESS)} == {"pl-0123456789abcdef0"}


def test_one_endpoint_and_one_client_fewer_take_just_those_away(done: RoundTrip) -> None:
    growth, shrinkage = done.growth(), done.shrinkage()

    assert unwanted(shrinkage) == []
    assert shrinkage.added == []
    (endpoint,) = of(shrinkage.removed, ENDPOINT)
    assert endpoint.name.startswith("Kms")
    of_the_client = {
        difference.name
        for difference in growth.added
        if "10.0.1.128/25" in {difference.properties.get("CidrIp"), difference.properties.get("CidrBlock")}
    }
    assert {difference.name for difference in shrinkage.removed} - {endpoint.name} == of_the_client


def test_the_same_endpoints_in_other_words_change_nothing(done: RoundTrip) -> None:
    other = done.other_words()

    assert unwanted(other) == []
    assert other.removed == []
    (rule,) = other.added
    assert (rule.stack, rule.type, rule.properties["CidrIp"]) == ("TakenOver", INGRESS, ADDED_CLIENT)


def test_an_endpoint_of_each_new_construct_is_there(done: RoundTrip) -> None:
    declared = {
        (resource.stack, str(resource.properties["ServiceName"]).rpartition("us-east-1.")[2])
        for resource in resources(done.after.templates)
        if resource.type == ENDPOINT and resource.properties["VpcEndpointType"] == "Interface"
    }

    assert {service for stack, service in declared if stack == "IsolatedNetwork"} == set(BY_INTERFACE)
    assert {service for stack, service in declared if stack == "Platform"} >= {"kms", "sns", "ecr.api", "ecr.dkr"}
    assert {service for stack, service in declared if stack == "TakenOver"} == {"kms"}


def unwanted(changes: Changes) -> list[str]:
    """Return what an update did to resources that are in both templates."""
    return [*changes.changed, *changes.replaced]


def of(declared: list[Declared], kind: str) -> list[Declared]:
    return [declaration for declaration in declared if declaration.type == kind]


class Mutation(NamedTuple):
    """A field of the first resource of a type, changed in the template after the deployment."""

    kind: str
    field: str
    change: Callable[[Json], Json]


MUTATIONS = [
    Mutation(ENDPOINT, "PrivateDnsEnabled", lambda value: not value),
    Mutation(ENDPOINT, "ServiceName", lambda _: "com.amazonaws.us-east-1.other"),
    Mutation(ENDPOINT, "SubnetIds", lambda value: value[1:]),
    Mutation(ENDPOINT, "SecurityGroupIds", lambda _: ["sg-0123456789abcdef0"]),
    Mutation(ENDPOINT, "PolicyDocument", lambda _: {"Version": "2012-10-17", "Statement": []}),
    Mutation(ENDPOINT, "Tags", lambda value: value[1:]),
    Mutation(GROUP, "GroupDescription", lambda _: "another"),
    Mutation(INGRESS, "FromPort", lambda _: 80),
    Mutation(INGRESS, "Description", lambda _: "another"),
    Mutation(EGRESS, "ToPort", lambda _: 65535),
    Mutation(ACL_ENTRY, "PortRange", lambda _: {"From": 0, "To": 65535}),
    Mutation(ACL_ENTRY, "RuleAction", lambda _: "deny"),
    Mutation(ACL_ENTRY, "CidrBlock", lambda _: "0.0.0.0/0"),
    Mutation(ACL_ASSOCIATION, "NetworkAclId", lambda _: "acl-0123456789abcdef0"),
    Mutation(SEARCH_ENDPOINT, "SecurityGroupIds", lambda _: []),
    Mutation("AWS::AppStream::Stack", "AccessEndpoints", lambda _: []),
    Mutation("AWS::EC2::VPC", "EnableDnsHostnames", lambda value: not value),
    Mutation("AWS::EC2::Subnet", "AvailabilityZone", lambda _: "us-east-1f"),
]


@pytest.fixture(scope="module")
def mutated(done: RoundTrip) -> Comparison:
    """Compare what is deployed with templates in which every mutation was made: one reading serves all."""
    templates = deepcopy(done.shrunk.templates)
    for mutation in MUTATIONS:
        stack, name = first(done, mutation.kind)
        properties = templates[stack]["Resources"][name]["Properties"]
        properties[mutation.field] = mutation.change(properties.get(mutation.field))
    return compare(done.account, templates)


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: f"{mutation.kind.rpartition(':')[2]}-{mutation.field}")
def test_a_field_that_differs_is_named_with_its_resource(mutation: Mutation, done: RoundTrip, mutated: Comparison) -> None:
    stack, name = first(done, mutation.kind)

    fields = [
        difference.field.partition(".")[0]
        for difference in mutated.differences
        if difference.resource == f"{stack}/{name} ({mutation.kind})"
    ]

    assert mutation.field in fields


def test_nothing_else_differs(done: RoundTrip, mutated: Comparison) -> None:
    mutations = {("/".join(first(done, mutation.kind)), mutation.field) for mutation in MUTATIONS}

    others = [
        difference
        for difference in mutated.differences
        if (difference.resource.partition(" ")[0], difference.field.partition(".")[0]) not in mutations
    ]

    # A changed rule or entry also shows in what belongs to its group or network ACL.
    assert {other.field for other in others} == {"rules in", "rules out", "entries", "subnets"}


@pytest.mark.parametrize(
    ("kind", "whole"),
    [
        (ENDPOINT, "endpoints"),
        (INGRESS, "rules in"),
        (EGRESS, "rules out"),
        (ACL_ENTRY, "entries"),
        (ACL_ASSOCIATION, "subnets"),
    ],
)
def test_what_no_template_declares_is_noticed(kind: str, whole: str, done: RoundTrip) -> None:
    templates = deepcopy(done.shrunk.templates)
    stack, name = first(done, kind)
    del templates[stack]["Resources"][name]

    (difference,) = compare(done.account, templates).differences

    assert (difference.field, difference.declared) == (whole, [])
    assert len(difference.deployed) == 1


def test_the_report_says_what_was_compared_and_what_was_not(done: RoundTrip) -> None:
    lines = list(report(done))

    assert is_as_declared(done)
    assert f"The sample app: 0 differences in {sum(done.sample.comparison.compared.values())} fields" in lines
    assert "One endpoint and one client fewer: nothing added" in "\n".join(lines)
    for name in NOT_READ_BACK:
        assert f"  {name}" in lines
    for kind in HANDLERS:
        assert any(line.startswith(f"  {kind}: moto") for line in lines)


def test_the_report_names_what_differs(done: RoundTrip, mutated: Comparison) -> None:
    wrong = done._replace(shrunk=done.shrunk._replace(comparison=mutated))

    lines = list(report(wrong))

    assert not is_as_declared(wrong)
    assert all(f"  DIFFERS {difference}" in lines for difference in mutated.differences)


def test_a_replacement_is_no_success(done: RoundTrip) -> None:
    stack, name = first(done, ENDPOINT)
    ids = {**done.shrunk.ids, stack: {**done.shrunk.ids[stack], name: "vpce-0123456789abcdef0"}}

    wrong = done._replace(shrunk=done.shrunk._replace(ids=ids))

    assert not is_as_declared(wrong)
    assert any(line.startswith(f"  CHANGED {stack}/{name} ({ENDPOINT}): was vpce-") for line in report(wrong))


def test_what_is_taken_away_behind_cloudformation_is_noticed(done: RoundTrip) -> None:
    ec2, (stack, name) = done.account.client("ec2"), first(done, INGRESS)
    rule = done.shrunk.ids[stack][name]
    (deployed,) = ec2.describe_security_group_rules(Filters=named("security-group-rule-id", rule))["SecurityGroupRules"]
    ec2.revoke_security_group_ingress(GroupId=deployed["GroupId"], SecurityGroupRuleIds=[rule])

    differences = compare(done.account, done.shrunk.templates).differences

    assert f"{stack}/{name} ({INGRESS}): the resource itself" in {
        f"{difference.resource}: {difference.field}" for difference in differences
    }
    assert "rules in" in {difference.field for difference in differences}


def first(done: RoundTrip, kind: str) -> tuple[str, str]:
    """Return the stack and logical id of the first resource of a type."""
    return next((resource.stack, resource.name) for resource in resources(done.shrunk.templates) if resource.type == kind)
