"""The Region that a statement is about is another one only where every resource of it certainly is elsewhere."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.resource_regions import called_elsewhere
from constructs_privatelink.analysis.networks.statements import NamedResource, RoleStatement, StatementCondition
from constructs_privatelink.analysis.templates.stack_set import StackSet, load
from constructs_privatelink.analysis.values import Reference, ResourceId, Unknown
from tests.analysis.networks.fixtures_models import resource

HOME = "eu-west-1"
KEY = "arn:aws:kms:{}:111111111111:key/1"
IRELAND, FRANKFURT, PARIS = (KEY.format(region) for region in ("eu-west-1", "eu-central-1", "eu-west-3"))


def stacks(region: str | None = "eu-central-1") -> StackSet:
    """Return a stack of a Region with what is made there, and what is made everywhere."""
    made = {"Key": resource("KMS::Key"), "Role": resource("IAM::Role"), "Own": resource("Custom::Key")}
    return load({"Resources": made}, region=region, name="There")


def about(*resources: NamedResource, conditions: tuple[StatementCondition, ...] = ()) -> RoleStatement:
    return RoleStatement(ResourceId("There", "Role"), True, ("kms:decrypt",), resources=resources, conditions=conditions)  # noqa: FBT003 - allow


def text(key: str) -> Unknown:
    return Unknown(Code.PL_UNRESOLVED_VALUE, "Role.Policies", "part of it is not known", key)


@pytest.mark.parametrize(
    ("resources", "regions"),
    [
        ([FRANKFURT], ("eu-central-1",)),
        ([FRANKFURT, PARIS, FRANKFURT], ("eu-central-1", "eu-west-3")),
        ([IRELAND], ()),
        ([FRANKFURT, IRELAND], ()),
        ([FRANKFURT, "*"], ()),
        (["arn:aws:s3:::bucket/*"], ()),
        ([KEY.format("*")], ()),
        ([KEY.format("eu-*")], ()),
        (["arn:aws"], ()),
        (["arn:aws:kms"], ()),
        (["not:aws:kms:eu-central-1:111111111111:key/1"], ()),
        ([], ()),
    ],
)
def test_arns_tell_their_region(resources: list[str], regions: tuple[str, ...]) -> None:
    assert called_elsewhere(about(*resources), HOME, stacks()) == regions


def test_nothing_is_elsewhere_while_the_own_region_is_not_known() -> None:
    assert called_elsewhere(about(FRANKFURT), None, stacks()) == ()


@pytest.mark.parametrize(
    ("key", "regions"),
    [
        ("arn:${AWS::Partition}:kms:eu-central-1:${AWS::AccountId}:key/*", ()),
        ("arn:aws:kms:eu-central-1:${Account}:key/*", ("eu-central-1",)),
        ("${There.Key.Arn}", ("eu-central-1",)),
        ("${There.Key.Arn}/*", ("eu-central-1",)),
        ("${There.Role.Arn}", ()),
        ("${There.Own.Arn}", ()),
        ("${There.Missing.Arn}", ()),
    ],
)
def test_a_text_of_which_a_part_is_known_tells_what_that_part_does(key: str, regions: tuple[str, ...]) -> None:
    assert called_elsewhere(about(text(key)), HOME, stacks()) == regions


@pytest.mark.parametrize(("name", "regions"), [("Key", ("eu-central-1",)), ("Role", ()), ("Own", ())])
def test_a_resource_of_the_set_is_where_its_stack_is(name: str, regions: tuple[str, ...]) -> None:
    assert called_elsewhere(about(Reference(ResourceId("There", name))), HOME, stacks()) == regions


def test_a_stack_of_any_region_tells_none() -> None:
    assert called_elsewhere(about(Reference(ResourceId("There", "Key"))), HOME, stacks(None)) == ()


@pytest.mark.parametrize(
    ("condition", "regions"),
    [
        (StatementCondition("stringequals", "aws:requestedregion", ("eu-central-1", "eu-west-3")), ("eu-central-1", "eu-west-3")),
        (StatementCondition("stringequals", "aws:requestedregion", ("eu-central-1",), complete=False), ()),
        (StatementCondition("stringequals", "aws:requestedregion", (HOME, "eu-central-1")), ()),
        (StatementCondition("stringlike", "aws:requestedregion", ("eu-*",)), ()),
        (StatementCondition("stringnotequals", "aws:requestedregion", ("eu-central-1",)), ()),
        (StatementCondition("stringequals", "aws:sourcevpc", ("eu-central-1",)), ()),
    ],
)
def test_a_condition_tells_the_region_that_may_be_called(condition: StatementCondition, regions: tuple[str, ...]) -> None:
    assert called_elsewhere(about("*", conditions=(condition,)), HOME, stacks()) == regions


def test_of_a_policy_that_is_not_read_nothing_is_elsewhere() -> None:
    assert called_elsewhere(None, HOME, stacks()) == ()
