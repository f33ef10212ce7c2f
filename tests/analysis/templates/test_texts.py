"""Texts of which parts are known, and the keys by which unknown values are the same."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis.values import Unknown
from tests.analysis.templates.fixtures_values import UNKNOWN_REGION, resolved


@pytest.mark.parametrize(
    ("value", "key"),
    [
        ({"Ref": "Asked"}, "${Template/Asked}"),
        ({"Ref": "Image"}, "${resolve:ssm:/images/newest}"),
        ("{{resolve:ssm:/vpc/id:1}}", "${resolve:ssm:/vpc/id:1}"),
        ({"Fn::Sub": "com.amazonaws.${AWS::Region}.eks"}, "com.amazonaws.${AWS::Region}.eks"),
        ({"Fn::Join": ["", ["com.amazonaws.", UNKNOWN_REGION, ".eks"]]}, "com.amazonaws.${AWS::Region}.eks"),
        ({"Fn::Select": [0, {"Fn::GetAZs": ""}]}, "${Fn::GetAZs:${AWS::Region}/0}"),
        ({"Fn::Select": ["0", {"Fn::GetAZs": UNKNOWN_REGION}]}, "${Fn::GetAZs:${AWS::Region}/0}"),
        ({"Fn::Sub": "${!x}${Vpc}/24"}, "${!x}${Template.Vpc}/24"),
        ({"Fn::Sub": "${Vpc.DefaultSecurityGroup}!"}, "${Template.Vpc.DefaultSecurityGroup}!"),
        ({"Fn::Split": ["/", {"Ref": "Vpc"}]}, "${Fn::Split:/:${Template.Vpc}}"),
        ({"Fn::ImportValue": "Elsewhere"}, "${Fn::ImportValue:Elsewhere}"),
        ({"Fn::Transform": {"Name": "Mine"}}, None),
        ({"Fn::Sub": {"Fn::Transform": {"Name": "Mine"}}}, None),
        ({"Fn::Mystery": 1}, None),
        ({"Fn::GetStackOutput": {"StackName": "Elsewhere", "OutputName": "Id"}}, None),
    ],
)
def test_values_that_the_template_does_not_tell_have_a_key(value: object, key: str | None) -> None:
    unknown = resolved(value)

    assert isinstance(unknown, Unknown)
    assert (unknown.code, unknown.where, unknown.key) == ("PL_UNRESOLVED_VALUE", "Template.Subject.Value", key)
    assert unknown == resolved(value)


@pytest.mark.parametrize("kind", ["secretsmanager", "ssm-secure"])
def test_references_to_secrets_are_told_apart_without_being_named(kind: str) -> None:
    secret, again, other = (resolved(f"{{{{resolve:{kind}:{name}}}}}") for name in ("hunter2", "hunter2", "other"))

    assert secret == again != other
    assert isinstance(secret, Unknown)
    assert secret.key is not None
    assert "hunter2" not in repr(secret)
