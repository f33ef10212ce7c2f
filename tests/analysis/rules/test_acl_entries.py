"""Numbers of entries of a network ACL: taken ones, and too many."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.analysis.rules.examples import ACL, PARAMETER, broken, entry

if TYPE_CHECKING:
    from collections.abc import Mapping


def test_a_number_that_a_default_acl_comes_with_is_taken() -> None:
    default = {"NetworkAclId": {"Fn::GetAtt": ["Vpc", "DefaultNetworkAcl"]}}

    assert broken("PL007", {"One": entry(100, **default)}) == [("One", "error")]
    assert broken("PL007", {"One": entry(110, **default)}) == []


@pytest.mark.parametrize("second", [entry(101), entry(100, Egress=True), entry({"Ref": "P"}), entry(100, Egress={"Ref": "P"})])
def test_a_number_that_may_be_free_is_let_be(second: Mapping[str, object]) -> None:
    assert broken("PL007", {"Acl": ACL, "One": entry(100), "Two": second}, **PARAMETER) == []


@pytest.mark.parametrize(
    ("first", "second", "severity"),
    [({"Ref": "P"}, {"Ref": "Q"}, "warning"), ({"Ref": "P"}, {"Ref": "P"}, "error"), ({"Ref": "P"}, "acl-0", "error")],
)
def test_that_two_parameters_name_one_acl_their_defaults_alone_do_not_tell(first: object, second: object, severity: str) -> None:
    parameters = {"Parameters": {name: {"Type": "String", "Default": "acl-0"} for name in ("P", "Q")}}
    entries = {"One": entry(100, NetworkAclId=first), "Two": entry(100, NetworkAclId=second)}

    assert broken("PL007", entries, **parameters) == [("Two", severity)]


@pytest.mark.parametrize(("count", "severity"), [(20, None), (21, "warning"), (40, "warning"), (41, "error")])
def test_more_entries_than_any_quota_are_an_error(count: int, severity: str | None) -> None:
    result = broken("PL008", {"Acl": ACL, **{f"Entry{number}": entry(number) for number in range(1, count + 1)}})

    assert result == ([] if severity is None else [("Acl", severity)])
