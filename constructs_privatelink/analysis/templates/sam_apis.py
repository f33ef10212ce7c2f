"""The REST APIs that SAM makes: its own resources, and the API of functions whose events name none.

https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-api.html
https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-resourcepolicystatement.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from constructs_privatelink.policy.grammar import WITH_VARIABLES, is_intrinsic

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

API = "AWS::Serverless::Api"
IMPLICIT = "ServerlessRestApi"
"""The logical id of the API that functions have whose events name none."""
_IMPLICIT_STAGE = "Prod"

_EVENTS_OF = ("AWS::Serverless::Function", "AWS::Serverless::StateMachine", "AWS::Lambda::Function")
_EVERY_CALL = "execute-api:/*"
_UNKNOWN = {"Fn::Transform": {"Name": "AWS::Serverless-2016-10-31"}}
_ENTRANCES = {"IntrinsicVpc": "aws:SourceVpc", "IntrinsicVpce": "aws:SourceVpce"}


class _Event(NamedTuple):
    """A method of an API that an event of a function makes; `api` is None for the implicit one."""

    api: object
    verb: str
    path: str
    auth: Mapping[str, object]


_RESOURCE_POLICY = {
    "CustomStatements",
    *(f"{what}{how}list" for what in ("AwsAccount", "IpRange", "SourceVpc", "IntrinsicVpc", "IntrinsicVpce") for how in ("White", "Black")),
}
"""The keys of a resource policy of SAM's."""


def rest_apis(name: str, raw: Mapping[str, object], properties: object, template: Mapping[str, object]) -> dict[str, object]:
    """Return what SAM makes of an API: the REST API, and its deployment.

    Args:
        name: Its logical id.
        raw: The resource.
        properties: Its properties with those of all.
        template: The template, whose events make methods of it, and whose parameters SAM knows.

    """
    said = properties if isinstance(properties, dict) else {}
    auth = _mapping(said.get("Auth"))
    events = _events(_mapping(template.get("Resources")))
    methods = [event for event in events if event.api in ({"Ref": name}, name) or (name == IMPLICIT and event.api is None)]
    made: dict[str, object] = {
        key: said[key] for key in ("Name", "Description", "DisableExecuteApiEndpoint", "Parameters") if key in said
    } | _configuration(said.get("EndpointConfiguration"))
    if "DefinitionUri" in said:
        made["BodyS3Location"] = said["DefinitionUri"]
    else:
        made["Body"] = said.get("DefinitionBody") or _definition(auth, methods)
    policy = (
        said["Policy"]
        if "Policy" in said
        else _policy(auth, methods, _mapping(template.get("Parameters")), paths=_has_paths(said, methods))
    )
    if policy is not None:
        made["Policy"] = policy
    kept = {key: value for key, value in raw.items() if key not in {"Type", "Properties"}}
    stage = {"StageName": said["StageName"]} if "StageName" in said else {"StageName": _IMPLICIT_STAGE} if name == IMPLICIT else {}
    deployed = {"Type": "AWS::ApiGateway::Deployment", "Properties": {"RestApiId": {"Ref": name}, **stage}}
    return {
        name: {**kept, "Type": "AWS::ApiGateway::RestApi", "Properties": made},
        f"{name}Deployment": {**{key: raw[key] for key in ("Condition",) if key in raw}, **deployed},
    }


def has_implicit_api(resources: Mapping[str, object]) -> bool:
    """Return whether an event of a function names no API, so that SAM makes one."""
    return IMPLICIT not in resources and any(event.api is None for event in _events(resources))


def _events(resources: Mapping[str, object]) -> Iterator[_Event]:
    for raw in resources.values():
        properties = _mapping(raw.get("Properties")) if isinstance(raw, dict) and raw.get("Type") in _EVENTS_OF else {}
        for event in _mapping(properties.get("Events")).values():
            match event:
                case {"Type": "Api", "Properties": {"Path": str(path), "Method": str(verb)} as said}:
                    yield _Event(said.get("RestApiId"), verb.lower(), path, _mapping(said.get("Auth")))


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _configuration(said: object) -> dict[str, object]:
    match said:
        case None:
            return {}
        case str() | {"Ref": str()}:
            return {"EndpointConfiguration": {"Types": [said]}}
        case {"Type": kind, **rest}:
            endpoints = {"VpcEndpointIds": rest["VPCEndpointIds"]} if "VPCEndpointIds" in rest else {}
            more = {key: rest[key] for key in ("IpAddressType",) if key in rest}
            return {"EndpointConfiguration": {"Types": [kind], **endpoints, **more}}
        case _:
            return {"EndpointConfiguration": _UNKNOWN}


def _definition(auth: Mapping[str, object], methods: list[_Event]) -> dict[str, object]:
    """Return the definition that SAM writes for the methods of events, with what checks their callers."""
    paths: dict[str, dict[str, object]] = {}
    for event in methods:
        chosen = event.auth.get("Authorizer", auth.get("DefaultAuthorizer", "NONE"))
        verb = "x-amazon-apigateway-any-method" if event.verb == "any" else event.verb
        paths.setdefault(event.path, {})[verb] = {"security": [] if chosen == "NONE" else [{str(chosen): []}]}
    schemes = {"AWS_IAM": {"x-amazon-apigateway-authtype": "awsSigv4"}} | {
        name: {"x-amazon-apigateway-authorizer": {"type": "cognito_user_pools" if "UserPoolArn" in _mapping(authorizer) else "request"}}
        for name, authorizer in _mapping(auth.get("Authorizers")).items()
    }
    return {"paths": paths, "components": {"securitySchemes": schemes}}


def _has_paths(said: Mapping[str, object], methods: list[_Event]) -> bool:
    """Return whether an API has a path, or may: SAM writes what its lists say for each path, and for none nothing."""
    definition = said.get("DefinitionBody")
    paths = definition.get("paths") if isinstance(definition, dict) else None
    elsewhere = "DefinitionUri" in said or (definition is not None and not isinstance(paths, dict))
    return elsewhere or bool(methods) or bool(paths)


def _policy(auth: Mapping[str, object], methods: list[_Event], parameters: Mapping[str, object], *, paths: bool) -> object:
    """Return the resource policy that SAM writes; None where nothing asks for one."""
    of_all = auth.get("ResourcePolicy")
    if not paths and isinstance(of_all, dict) and not is_intrinsic(of_all):
        of_all = {"CustomStatements": of_all.get("CustomStatements", [])}
    asked = [(of_all, _EVERY_CALL)]
    asked += [(event.auth.get("ResourcePolicy"), f"execute-api:/*/{_verb(event)}{event.path}") for event in methods]
    statements: list[object] = []
    for said, resource in asked:
        if said is None:
            continue
        if not isinstance(said, dict) or is_intrinsic(said):
            return _UNKNOWN
        statements += _statements(said, resource, parameters)
    return {"Version": WITH_VARIABLES, "Statement": statements} if statements else None


def _verb(event: _Event) -> str:
    return "*" if event.verb == "any" else event.verb.upper()


def _statements(said: Mapping[str, object], resource: str, parameters: Mapping[str, object]) -> Iterator[object]:
    custom = said.get("CustomStatements", [])
    yield from custom if isinstance(custom, list) and custom else [custom] if custom else []
    for effect, name in (("Allow", "AwsAccountWhitelist"), ("Deny", "AwsAccountBlacklist")):
        if said.get(name):
            yield _statement(effect, {"AWS": said[name]}, resource)
    for name, operator in (("IpRangeWhitelist", "NotIpAddress"), ("IpRangeBlacklist", "IpAddress")):
        if said.get(name):
            yield _statement("Allow", "*", resource)
            yield _statement("Deny", "*", resource, {operator: {"aws:SourceIp": said[name]}})
    for suffix, operator in (("Whitelist", "StringNotEquals"), ("Blacklist", "StringEquals")):
        keys = _entrances(said, suffix, parameters)
        if keys:
            yield _statement("Allow", "*", resource)
            yield _statement("Deny", "*", resource, {operator: keys})


def _entrances(said: Mapping[str, object], suffix: str, parameters: Mapping[str, object]) -> dict[str, object]:
    """Return the VPCs and endpoints of a list, and of the lists that tell them apart by how their ids begin, by the key that has them."""
    keys = {key: said[f"{name}{suffix}"] for name, key in _ENTRANCES.items() if said.get(f"{name}{suffix}")}
    listed = said.get(f"SourceVpc{suffix}")
    for entrance in listed if isinstance(listed, list) else [listed] if listed else []:
        text = _mapping(_parameter(entrance, parameters)).get("Default") if isinstance(entrance, dict) else entrance
        key = "aws:SourceVpce" if str(text).startswith("vpce-") else "aws:SourceVpc"
        known = keys.get(key, [])
        keys[key] = [*(known if isinstance(known, list) else [known]), entrance if isinstance(text, str) else _UNKNOWN]
    return keys


def _parameter(value: object, parameters: Mapping[str, object]) -> object:
    """Return the parameter that a value refers to, whose value SAM puts in itself; None where it is another value."""
    match value:
        case {"Ref": str(name)}:
            return parameters.get(name)
        case _:
            return None


def refused_lists(auth: object, parameters: Mapping[str, object]) -> Iterator[str]:
    """Yield the lists of an API's resource policy that SAM fails on: it tells VPCs from endpoints by how their ids begin.

    https://github.com/aws/serverless-application-model/issues/1249

    Args:
        auth: The ``Auth`` of the API.
        parameters: Those of the template: SAM knows their values, and no other reference.

    """
    said = _mapping(_mapping(auth).get("ResourcePolicy"))
    for name in ("SourceVpcWhitelist", "SourceVpcBlacklist"):
        listed = said.get(name)
        if isinstance(listed, list) and not all(isinstance(item, str) or _parameter(item, parameters) is not None for item in listed):
            yield name


def ignored_keys(auth: object) -> list[str]:
    """Return what SAM makes nothing of in an API's resource policy: it takes lists of its own, and statements as ``CustomStatements``.

    https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-resourcepolicystatement.html

    Args:
        auth: The ``Auth`` of the API.

    """
    said = _mapping(_mapping(auth).get("ResourcePolicy"))
    return [] if is_intrinsic(said) else [str(key) for key in said if key not in _RESOURCE_POLICY]


def _statement(effect: str, principal: object, resource: str, condition: object = None) -> dict[str, object]:
    said = {"Effect": effect, "Principal": principal, "Action": "execute-api:Invoke", "Resource": resource}
    return said if condition is None else said | {"Condition": condition}
