"""What rules look at: certain endpoints, known parts of them, and how much anything weighs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis import load
from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.values import Outside, ResourceId
from tests.analysis.networks.fixtures_models import Json, ref, resource
from tests.analysis.rules.examples import endpoint
from tests.analysis.rules.fixtures_clients import app
from tests.analysis.rules.networks import perhaps

if TYPE_CHECKING:
    from constructs_privatelink.analysis.rules.context import RuleContext

KMS, FUNCTION = ResourceId("App", "Kms"), ResourceId("App", "Function")


def context_of(resources: Json, region: str | None = "eu-west-1", **sections: Json) -> RuleContext:
    parameters = {"Parameters": {"P": {"Type": "String"}}, "Conditions": {"Perhaps": {"Fn::Equals": [ref("P"), "yes"]}}}
    return load({**parameters, "Resources": resources, **sections}, region=region, name="App").context


def test_endpoints_are_those_that_will_be_there_of_the_kinds_that_are_asked_for() -> None:
    gateway = endpoint("s3", VpcEndpointType="Gateway")
    context = context_of(app(Perhaps=perhaps(endpoint("sqs")), Gateway=gateway))

    assert {known.id.logical_id for known in context.endpoints()} == {"Kms", "Gateway"}
    assert [known.id.logical_id for known in context.endpoints(EndpointKind.GATEWAY)] == ["Gateway"]


def test_what_is_certain_is_of_the_set_and_under_no_open_condition() -> None:
    context = context_of(app(Perhaps=perhaps(endpoint("sqs"))))

    assert context.certain(KMS)
    assert not context.certain(ResourceId("App", "Perhaps"))
    assert not context.certain(Outside("vpce-1"))


def test_subnets_and_groups_of_an_endpoint_are_the_known_ones_each_once() -> None:
    kms = endpoint(SubnetIds=[ref("A"), ref("A"), ref("P")], SecurityGroupIds=[ref("Inward"), ref("P"), ref("Inward")])
    context = context_of(app(Kms=kms))
    (kms_there,) = context.endpoints()

    assert [subnet.id for subnet in context.subnets(kms_there) if isinstance(subnet.id, ResourceId)] == [ResourceId("App", "A")]
    assert [group.id for group in context.groups(kms_there) if isinstance(group.id, ResourceId)] == [ResourceId("App", "Inward")]


def test_a_path_is_that_of_the_construct_without_what_the_cdk_adds() -> None:
    made = {**endpoint(), "Metadata": {"aws:cdk:path": "App/Network/Kms/Default"}}
    context = context_of(app(Kms=made))

    assert context.path(KMS) == "App/Network/Kms"
    assert context.path(ResourceId("App", "Missing")) == "App.Missing"
    assert context.path(Outside("vpce-1")) == "vpce-1"


@pytest.mark.parametrize(("severity", "weight"), [("error", "warning"), ("warning", "warning"), ("info", "info")])
def test_where_a_part_was_not_read_nothing_is_an_error(severity: str, weight: str) -> None:
    read, unread = context_of(app()), context_of(app(), Transform="Macro")

    assert read.weight(severity, KMS) == severity  # type: ignore[arg-type]
    assert unread.weight(severity, KMS) == weight


def test_what_a_stack_does_not_tell_is_none() -> None:
    assert context_of(app()).region(KMS) == "eu-west-1"
    assert context_of(app(), region=None).region(KMS) is None
    assert context_of(app()).region(ResourceId("Other", "Kms")) is None
    assert context_of(app()).account(KMS) is None


def test_needs_are_those_of_workloads_whose_role_is_known() -> None:
    context = context_of(app(Topic=resource("SNS::Topic")))

    assert [needed.workload for needed in context.needs] == [FUNCTION]
    assert context.needs_of(FUNCTION) is context.needs[0]
    assert context.needs_of(ResourceId("App", "Topic")) is None


def test_an_id_leaves_the_set_by_an_output() -> None:
    context = context_of(app(), Outputs={"Id": {"Value": ref("Kms"), "Export": {"Name": "kms"}}})

    assert context.is_handed_out(KMS)
    assert not context.is_handed_out(FUNCTION)


def test_templates_may_be_compared_with_those_that_are_deployed() -> None:
    old, new = context_of(app()), context_of(app(opened=False))

    assert new.before is None
    assert new.compared_with(old).before is old
    assert new.compared_with(old).model is new.model
