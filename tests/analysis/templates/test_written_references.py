"""What refers to a resource, as templates are written."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis.templates.written_references import refers_to


@pytest.mark.parametrize(
    ("raw", "refers"),
    [
        ({"Ref": "Cluster"}, True),
        ([{"Fn::GetAtt": ["Cluster", "Arn"]}], True),
        ({"Fn::GetAtt": "Cluster.Arn"}, True),
        ({"UserData": {"Fn::Base64": {"Fn::Sub": "echo ECS_CLUSTER=${Cluster}"}}}, True),
        ({"Fn::Sub": "${Cluster.Arn}"}, True),
        ({"Ref": "ClusterOfOthers"}, False),
        ({"Fn::Sub": "${ClusterOfOthers}"}, False),
        ("Cluster", False),
    ],
)
def test_a_part_refers_to_a_resource_by_its_functions(raw: object, *, refers: bool) -> None:
    assert refers_to(raw, "Cluster") == refers
