"""What a part that was not read may touch: what it is handed, what it can import, and what stands beside it where it may add to that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis.templates.stack_set import load
from constructs_privatelink.analysis.values import Given, Outside
from tests.analysis.networks.fixtures_models import Json, attribute, ref, resource
from tests.analysis.reachability.fixtures_reachability import the

if TYPE_CHECKING:
    from constructs_privatelink.analysis.templates.touched import Touched


def touched_by(unread: Json, outputs: Json = None, **sections: Json) -> Touched:
    """Return what may be touched by a resource that is not read, beside a VPC, a group and a topic."""
    parameters = {"Outer": {"Type": "String"}, "Subnets": {"Type": "CommaDelimitedList"}}
    made = {
        "Vpc": resource("EC2::VPC"),
        "Group": resource("EC2::SecurityGroup"),
        "Topic": resource("SNS::Topic"),
        **({"It": unread} if unread else {}),
    }
    template = {"Parameters": parameters, "Resources": made, "Outputs": outputs or {}, **sections}
    return load(template, region="eu-west-1", name="App").touched()


def nested(**parameters: Json) -> Json:
    return resource("CloudFormation::Stack", TemplateURL="https://example.com/there.json", Parameters=parameters)


@pytest.mark.parametrize(
    ("value", "handed"),
    [
        (ref("Group"), {the("Group")}),
        (attribute("Group", "GroupId"), {the("Group")}),
        (attribute("Vpc", "DefaultSecurityGroup"), {the("Vpc.DefaultSecurityGroup")}),
        (attribute("Topic", "TopicName"), {the("Topic.TopicName")}),
        ("sg-1, sg-2", {Outside("sg-1"), Outside("sg-2")}),
        ({"Fn::Join": [",", [ref("Group"), ref("Vpc")]]}, {the("Group"), the("Vpc")}),
        ([ref("Group"), "sg-1"], {the("Group"), Outside("sg-1")}),
        (ref("Outer"), {Given("${App/Outer}")}),
    ],
)
def test_a_nested_stack_that_is_not_read_may_change_what_it_is_handed(value: Json, handed: set[object]) -> None:
    touched = touched_by(nested(Value=value))

    assert handed <= {*touched.handed}
    assert not {the("Group"), the("Vpc"), the("Topic")} - handed & {*touched.handed}
    assert touched.rewritten == {}
    assert touched.everything == ()


def test_what_it_is_not_handed_stays() -> None:
    assert {the("Group"), the("Vpc"), the("Topic")}.isdisjoint(touched_by(nested(Name="a-name")).handed)


def test_a_stack_that_can_import_reaches_what_is_exported() -> None:
    touched = touched_by(
        nested(Name=ref("Topic")), {"Shared": {"Value": ref("Group"), "Export": {"Name": "group"}}, "Own": {"Value": ref("Vpc")}}
    )

    assert the("Group") in touched.handed
    assert the("Vpc") not in touched.handed


def test_a_macro_of_a_template_may_rewrite_everything_in_it() -> None:
    touched = touched_by(None, Transform="Macro")

    assert {the("Vpc"), the("Group"), the("Topic")} <= {*touched.rewritten}


def test_the_reason_names_the_part() -> None:
    touched = touched_by(nested(Group=ref("Group")))

    assert touched.handed[the("Group")].where == "App/It"


def test_a_set_that_was_read_leaves_nothing_open() -> None:
    touched = touched_by(resource("SNS::Topic"))

    assert (touched.handed, touched.rewritten, touched.everything) == ({}, {}, ())
