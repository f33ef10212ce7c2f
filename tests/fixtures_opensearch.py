"""How the tests of OpenSearch Serverless read the policies in a template."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.fixtures_vpc import properties

if TYPE_CHECKING:
    import aws_cdk as cdk

ACCOUNT = "111122223333"
ENDPOINT_ID = "vpce-0123456789abcdef0"
COLLECTION = "AWS::OpenSearchServerless::Collection"
DATA_POLICY = "AWS::OpenSearchServerless::AccessPolicy"
SECURITY_POLICY = "AWS::OpenSearchServerless::SecurityPolicy"
SERVERLESS_ENDPOINT = "AWS::OpenSearchServerless::VpcEndpoint"


def documents(stack: cdk.Stack, kind: str) -> list[Any]:
    """Return the JSON of the policies of a type; ``<LogicalId.Attribute>`` stands for what a template refers to."""
    return [json.loads(as_text(policy["Policy"])) for policy in properties(stack, kind)]


def statements(stack: cdk.Stack) -> list[dict[str, Any]]:
    """Return the statements of the only IAM policy of a stack."""
    (policy,) = properties(stack, "AWS::IAM::Policy")
    listed: list[dict[str, Any]] = policy["PolicyDocument"]["Statement"]
    return listed


def as_text(value: Any) -> str:  # noqa: ANN401 - part of a template
    """Return a value of a template as text; ``<LogicalId.Attribute>`` stands for what it refers to."""
    match value:
        case str():
            return value
        case {"Fn::Join": ["", parts]}:
            return "".join(map(as_text, parts))
        case {"Fn::GetAtt": [name, attribute]}:
            return f"<{name}.{attribute}>"
        case {"Ref": name}:
            return f"<{name}>"
    raise AssertionError(value)
