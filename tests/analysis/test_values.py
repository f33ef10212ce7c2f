"""What things of templates are called, and when two names are one thing, certainly not, or perhaps."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.values import (
    Given,
    Outside,
    Reference,
    ResourceId,
    Target,
    Unknown,
    id_of,
    is_named,
    known_values,
    part_of,
    perhaps_same,
    same_resource,
    unknown_part,
)

VPC, OTHER = ResourceId("App", "Vpc"), ResourceId("App", "Other")
PARAMETER, IMPORT = Given("${App/Vpc}"), Given("${Fn::ImportValue:vpc}")


def unknown(key: str | None = None) -> Unknown:
    return Unknown(Code.PL_UNRESOLVED_VALUE, "It.VpcId", "nobody says", key)


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (VPC, VPC, True),
        (VPC, ResourceId("App", "Vpc"), True),
        (VPC, OTHER, False),
        (VPC, ResourceId("Other", "Vpc"), False),
        (Outside("vpc-1"), Outside("vpc-1"), True),
        (Outside("vpc-1"), Outside("vpc-2"), False),
        (VPC, Outside("vpc-1"), None),
        (part_of(VPC, "DefaultSecurityGroup"), Outside("sg-1"), None),
        (part_of(VPC, "DefaultSecurityGroup"), part_of(Outside("vpc-1"), "DefaultSecurityGroup"), None),
        (VPC, part_of(Outside("vpc-1"), "DefaultSecurityGroup"), False),
        (part_of(VPC, "DefaultSecurityGroup"), part_of(Outside("vpc-1"), "DefaultNetworkAcl"), False),
        (PARAMETER, Given("${App/Vpc}", "another reason"), True),
        (PARAMETER, IMPORT, None),
        (PARAMETER, VPC, None),
        (PARAMETER, Outside("vpc-1"), None),
        (Given("${App/Vpcs}", several=True), Given("${App/Vpcs}", several=True), None),
        (part_of(PARAMETER, "DefaultSecurityGroup"), VPC, False),
        (unknown(), VPC, None),
        (unknown("${A}"), unknown("${A}"), True),
        (unknown("${A}"), unknown("${B}"), None),
        (unknown(), unknown(), None),
    ],
)
def test_two_names_are_one_thing_or_not_or_nobody_knows(first: Target, second: Target, same: object) -> None:
    assert same_resource(first, second) is same
    assert same_resource(second, first) is same


def test_things_that_are_perhaps_one_have_a_reason() -> None:
    assert perhaps_same(VPC, OTHER) is None
    assert perhaps_same(VPC, VPC) is None
    assert perhaps_same(PARAMETER, Given("${App/Vpc}")) is None
    assert perhaps_same(VPC, unknown("${A}")) == unknown("${A}")
    doubt = perhaps_same(VPC, PARAMETER)
    assert doubt is not None
    assert doubt.why == "whether it is App.Vpc is not known: it is known at deployment only"


def test_what_is_made_along_with_something_is_called_after_it() -> None:
    assert part_of(VPC, "DefaultNetworkAcl") == ResourceId("App", "Vpc.DefaultNetworkAcl")
    assert part_of(Outside("vpc-1"), "DefaultNetworkAcl") == Outside("vpc-1.DefaultNetworkAcl")
    given = part_of(Given("${App/Vpc}", "why", Code.UNKNOWN_RESOURCE), "DefaultNetworkAcl")
    assert isinstance(given, Given)
    assert (given.id, given.why, given.code) == ("${App/Vpc}.DefaultNetworkAcl", "why", Code.UNKNOWN_RESOURCE)


@pytest.mark.parametrize(
    ("path", "name", "named"),
    [
        ("Net/Kms", "Net/Kms", True),
        ("Prod/Net/Kms", "Net/Kms", True),
        ("MyNet/Kms", "Net/Kms", False),
        ("Net/Kms/Sub", "Net/Kms", False),
        ("Net", "", False),
    ],
)
def test_a_path_is_named_with_or_without_its_stage(path: str, name: str, *, named: bool) -> None:
    assert is_named(path, name) is named


def test_of_a_list_that_is_not_known_no_value_is() -> None:
    assert known_values((VPC, OTHER)) == (VPC, OTHER)
    assert known_values(unknown()) == ()


def test_an_id_is_a_text_a_reference_or_not_known() -> None:
    assert id_of(Outside("vpc-1")) == "vpc-1"
    assert id_of(VPC) == Reference(VPC)
    assert id_of(unknown()) == unknown()
    given = id_of(PARAMETER)
    assert isinstance(given, Unknown)
    assert (given.key, given.where) == ("${App/Vpc}", "${App/Vpc}")


def test_texts_say_what_and_where() -> None:
    assert str(VPC) == "App.Vpc"
    assert str(unknown()) == "It.VpcId: nobody says"
    assert [*map(str, (Outside("vpc-1"), PARAMETER))] == ["vpc-1", "${App/Vpc}"]
    assert len({VPC, ResourceId("App", "Vpc"), OTHER}) == 2
    assert sorted([VPC, OTHER]) == [OTHER, VPC]


def test_of_what_a_condition_chooses_the_condition_is_what_is_not_known() -> None:
    chosen = Given("${Fn::If:App/Large:a:b}", "it depends on the condition 'Large'")

    assert unknown_part(chosen, "its rules are unknown") == Unknown(
        Code.PL_UNRESOLVED_VALUE, chosen.id, "it depends on the condition 'Large'"
    )
    assert unknown_part(PARAMETER, "its rules are unknown").why == "its rules are unknown"
    assert unknown_part(Outside("sg-1"), "its rules are unknown") == Unknown(Code.UNKNOWN_RESOURCE, "sg-1", "its rules are unknown")
