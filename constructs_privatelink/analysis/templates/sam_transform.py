"""What the transform ``AWS::Serverless-2016-10-31`` (SAM) makes of a template, as far as networks and roles go.

Its functions become functions of Lambda with the roles that it makes for them, its APIs REST APIs. What else stands in a VPC says so in
its own properties.
https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.templates.sam_apis import API, IMPLICIT, has_implicit_api, ignored_keys, refused_lists, rest_apis
from constructs_privatelink.analysis.templates.sam_policies import actions_of
from constructs_privatelink.analysis.templates.work import TemplateProblem, Unread
from constructs_privatelink.errors import some_of
from constructs_privatelink.policy.grammar import is_intrinsic

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MOST_NAMED = 5
SERVERLESS = "AWS::Serverless-2016-10-31"
_FUNCTION = "AWS::Serverless::Function"
_APPLICATION = "AWS::Serverless::Application"
_BECOMES = {
    _FUNCTION: "AWS::Lambda::Function",
    "AWS::Serverless::CapacityProvider": "AWS::Lambda::CapacityProvider",
    "AWS::Serverless::HttpApi": "AWS::ApiGatewayV2::Api",
    "AWS::Serverless::WebSocketApi": "AWS::ApiGatewayV2::Api",
}
_PREFIX = "AWS::Serverless::"
_SEEN = frozenset(
    f"{_PREFIX}{name}"
    for name in (
        *("Api", "Application", "CapacityProvider", "Connector", "Function", "GraphQLApi", "HttpApi", "LayerVersion", "MicrovmImage"),
        *("NetworkConnector", "SimpleTable", "StateMachine", "WebFunction", "WebSocketApi"),
    )
)
_ROTATES = re.compile(r":applications/SecretsManager\w*Rotation\w*$")
_MANAGED = "arn:${AWS::Partition}:iam::aws:policy/"


def without_serverless(template: Mapping[str, object]) -> Mapping[str, object]:
    """Return a template with SAM's functions and APIs as those of Lambda and API Gateway, with what all of them have, and their roles."""
    resources = template.get("Resources")
    if not isinstance(resources, dict):
        return template
    expanded: dict[str, object] = {}
    for name, raw in {**resources, **_implicit(resources)}.items():
        kind = raw.get("Type") if isinstance(raw, dict) else None
        if not isinstance(raw, dict) or not isinstance(kind, str) or kind not in {*_BECOMES, API, _APPLICATION}:
            expanded[name] = raw
            continue
        if kind == _APPLICATION:
            expanded[name] = _rotation(raw, template) or _nested(raw)
            continue
        properties = _merged(_common(template, kind), raw.get("Properties", {}))
        if kind == API:
            expanded |= rest_apis(name, raw, properties, template)
            continue
        if kind == _FUNCTION and isinstance(properties, dict) and "Role" not in properties and f"{name}Role" not in resources:
            expanded[f"{name}Role"] = {key: raw[key] for key in ("Condition",) if key in raw} | _role(properties)
            properties = {**properties, "Role": {"Fn::GetAtt": [f"{name}Role", "Arn"]}}
        expanded[name] = {**raw, "Type": _BECOMES[kind], "Properties": properties}
    return {**template, "Resources": expanded}


def failed(stack: str, template: Mapping[str, object]) -> Iterator[TemplateProblem]:
    """Yield what the transform fails on.

    Args:
        stack: The stack.
        template: Its template, as it is written.

    """
    resources, parameters = template.get("Resources"), template.get("Parameters")
    written, known = (section if isinstance(section, dict) else {} for section in (resources, parameters))
    for name, raw in {**written, **_implicit(written)}.items():
        if not isinstance(raw, dict) or raw.get("Type") != API:
            continue
        properties = _merged(_common(template, API), raw.get("Properties", {}))
        auth = properties.get("Auth") if isinstance(properties, dict) else None
        ignored = ignored_keys(auth)
        if ignored:
            keys = some_of(ignored, _MOST_NAMED)
            text = f"SAM makes nothing of {keys} in the ResourcePolicy of '{name[:100]}': statements stand under CustomStatements"
            yield TemplateProblem(stack, text)
        for listed in refused_lists(auth, known):
            instead = listed.replace("SourceVpc", "IntrinsicVpce"), listed.replace("SourceVpc", "IntrinsicVpc")
            text = f"SAM fails on a reference in {listed} of '{name[:100]}': it belongs into {instead[0]}, that of a VPC into {instead[1]}"
            yield TemplateProblem(stack, text)


def not_seen(stack: str, template: Mapping[str, object]) -> Iterator[TemplateProblem]:
    """Yield the resources of SAM of which nobody knows here what they make: other stacks, and types that are newer than this.

    Args:
        stack: The stack.
        template: Its template.

    """
    resources = template.get("Resources")
    for name, raw in resources.items() if isinstance(resources, dict) else ():
        kind = raw.get("Type") if isinstance(raw, dict) else None
        if isinstance(kind, str) and kind.startswith(_PREFIX) and kind not in _SEEN:
            text = f"what SAM makes of the resource '{name[:100]}' ({kind[:100]}) is not seen"
            yield TemplateProblem(stack, text, Unread(stack, (raw.get("Properties"),), what="resource of SAM"))


def _rotation(raw: Mapping[str, object], template: Mapping[str, object]) -> dict[str, object] | None:
    """Return an application that rotates secrets, with its id written out; None for any other. Such a one makes a function alone.

    https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_available-rotation-templates.html
    """
    properties = raw.get("Properties")
    location = properties.get("Location") if isinstance(properties, dict) else None
    asked = location.get("ApplicationId") if isinstance(location, dict) else None
    match asked:
        case {"Fn::FindInMap": [str(mapping), _, str(key)]}:
            mappings = template.get("Mappings")
            rows = mappings.get(mapping) if isinstance(mappings, dict) else None
            ids = [row.get(key) for row in rows.values() if isinstance(row, dict)] if isinstance(rows, dict) else []
        case _:
            ids = [asked]
    if not isinstance(properties, dict) or not ids or not all(isinstance(text, str) and _ROTATES.search(text) for text in ids):
        return None
    return {**raw, "Properties": {**properties, "Location": {"ApplicationId": ids[0]}}}


def _nested(application: Mapping[str, object]) -> dict[str, object]:
    """Return the nested stack that an application is; one of the repository of applications has no file here."""
    properties = application.get("Properties")
    said = {key: value for key, value in properties.items() if key != "Location"} if isinstance(properties, dict) else {}
    location = properties.get("Location") if isinstance(properties, dict) else None
    kept = {key: value for key, value in application.items() if key not in {"Type", "Properties"}}
    return {**kept, "Type": "AWS::CloudFormation::Stack", "Properties": {**said, "TemplateURL": location}}


def _implicit(resources: Mapping[str, object]) -> dict[str, object]:
    return {IMPLICIT: {"Type": API}} if has_implicit_api(resources) else {}


def _common(template: Mapping[str, object], kind: str) -> object:
    """Return what all resources of a type of SAM have."""
    common = template.get("Globals")
    return common.get(kind.removeprefix(_PREFIX)) if isinstance(common, dict) else None


def _merged(common: object, own: object) -> object:
    """Return a function's properties with those of all: mappings are merged, lists put together, other values the function's own."""
    if isinstance(common, dict) and isinstance(own, dict) and not is_intrinsic(common) and not is_intrinsic(own):
        return {name: _merged(common.get(name), own.get(name)) for name in {**common, **own}}
    if isinstance(common, list) and isinstance(own, list):
        return [*common, *own]
    return common if own is None else own


def _role(properties: Mapping[str, object]) -> dict[str, object]:
    """Return the role that SAM makes for a function without one; on which resources its policy templates allow something is left out."""
    policies = properties.get("Policies", [])
    managed: list[object] = []
    documents: list[object] = []
    for policy in policies if isinstance(policies, list) else [policies]:
        match policy:
            case str() if policy.startswith("arn:"):
                managed.append(policy)
            case str():
                managed.append({"Fn::Sub": f"{_MANAGED}{policy}"})
            case {"Statement": _}:
                documents.append(policy)
            case dict() if is_intrinsic(policy):
                managed.append(policy)
            case _ if (actions := actions_of(policy)) is not None:
                documents += [{"Statement": {"Effect": "Allow", "Action": [*actions], "Resource": "*"}}] if actions else []
            case _:
                documents.append({"Fn::Transform": {"Name": SERVERLESS}})
    named = [{"PolicyName": f"Policy{index}", "PolicyDocument": document} for index, document in enumerate(documents)]
    return {"Type": "AWS::IAM::Role", "Properties": {"ManagedPolicyArns": managed, "Policies": named}}
