"""Which types are custom resources."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis.templates.custom_types import is_custom


@pytest.mark.parametrize(
    ("type_name", "custom"),
    [("AWS::CloudFormation::CustomResource", True), ("Custom::Thing", True), ("AWS::EC2::VPC", False), ("Org::Team::Module", False)],
)
def test_custom_resources_are_named_so_or_as_their_author_likes(type_name: str, *, custom: bool) -> None:
    assert is_custom(type_name) == custom
