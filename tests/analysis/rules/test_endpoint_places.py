"""Endpoints whose subnets share a zone, or have one only."""

from __future__ import annotations

import pytest

from tests.analysis.rules.examples import PARAMETER, broken, endpoint, subnet


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("eu-west-1a", "eu-west-1b", False),
        ("eu-west-1a", "eu-west-1a", True),
        ({"Fn::Select": [0, {"Fn::GetAZs": ""}]}, {"Fn::Select": [0, {"Fn::GetAZs": {"Ref": "AWS::Region"}}]}, True),
        ({"Fn::Select": [0, {"Fn::GetAZs": ""}]}, {"Fn::Select": [1, {"Fn::GetAZs": ""}]}, False),
        ({"Ref": "P"}, "eu-west-1a", False),
    ],
)
def test_zones_are_the_same_where_their_intrinsics_are(one: object, other: object, *, same: bool) -> None:
    resources = {"A": subnet(0, one), "B": subnet(1, other), "Kms": endpoint(SubnetIds=[{"Ref": "A"}, {"Ref": "B"}])}

    assert broken("PL003", resources, **PARAMETER) == ([("Kms", "error")] if same else [])
    assert broken("PL004", resources, **PARAMETER) == ([("Kms", "warning")] if same else [])
