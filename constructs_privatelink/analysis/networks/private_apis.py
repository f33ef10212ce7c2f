"""Private REST APIs: their resource policies, their methods, and what checks the methods' callers.

Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-restapi.html
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.api_definitions import Definition, definition_of
from constructs_privatelink.analysis.networks.backends import ApiMethod, PrivateApi
from constructs_privatelink.analysis.networks.kinds import Authorizer
from constructs_privatelink.analysis.networks.properties import ENDPOINT, Fields
from constructs_privatelink.analysis.values import Reference, ResourceId, Unknown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from constructs_privatelink.analysis.networks.properties import Reading
    from constructs_privatelink.analysis.values import Maybe, Resolved, Target

REST_API = "AWS::ApiGateway::RestApi"
_METHOD, _RESOURCE, _AUTHORIZER = "AWS::ApiGateway::Method", "AWS::ApiGateway::Resource", "AWS::ApiGateway::Authorizer"
_STAGE, _DEPLOYMENT = "AWS::ApiGateway::Stage", "AWS::ApiGateway::Deployment"
_AUTHORIZERS: Mapping[str, Authorizer] = {
    "NONE": Authorizer.NONE,
    "AWS_IAM": Authorizer.IAM,
    "CUSTOM": Authorizer.LAMBDA,
    "COGNITO_USER_POOLS": Authorizer.COGNITO,
}
_DEEPEST_PATH = 40
_ACCOUNT = re.compile(r":lambda:[^:]*:(\d{12}):function:")
_FUNCTION = re.compile(r"\$\{[^{}]+\.Arn\}/invocations$")


def built_private_apis(reading: Reading) -> tuple[PrivateApi, ...]:
    """Return the private REST APIs of the set, in the order of the templates."""
    methods = defaultdict(list)
    for fields in reading.of_type(_METHOD):
        methods[fields.target("RestApiId", REST_API)].append(fields)
    stages = _stages(reading)
    private = (fields for fields in reading.of_type(REST_API) if endpoint_types(fields) == ("PRIVATE",))
    return tuple(_api(fields, methods[fields.id], stages.get(fields.id)) for fields in private)


def _stages(reading: Reading) -> dict[Target, str | None]:
    """Return the stage of each API that has one alone, whose name is known; None for those that have others, or may have."""
    names: dict[Target, set[str | None]] = defaultdict(set)
    for kind in (_STAGE, _DEPLOYMENT):
        for fields in reading.of_type(kind):
            api = fields.target("RestApiId", REST_API)
            if api is not None and (kind == _STAGE or fields.has("StageName")):
                name = fields.text("StageName")
                names[api].add(name if isinstance(name, str) and fields.exists is True else None)
    anywhere = any(isinstance(api, Unknown) for api in names)
    return {api: stages.pop() if len(stages) == 1 and not anywhere else None for api, stages in names.items()}


def endpoint_types(api: Fields) -> tuple[str, ...] | Unknown:
    """Return the endpoint types of a REST API; absent, it is edge-optimized."""
    configuration = api.object("EndpointConfiguration")
    if isinstance(configuration, Unknown):
        return configuration
    types = configuration.get("Types") if configuration is not None else None
    if types is None:
        # An import has it among its parameters: https://docs.aws.amazon.com/apigateway/latest/api/API_ImportRestApi.html
        parameters = api.object("Parameters")
        if isinstance(parameters, Unknown):
            return parameters
        types = parameters.get("endpointConfigurationTypes") if parameters is not None else None
    if types is None:
        return ("EDGE",)
    if isinstance(types, Unknown):
        return types
    listed = types if isinstance(types, list) else [types]
    texts = tuple(kind.upper() for kind in listed if isinstance(kind, str))
    unknown = next((kind for kind in listed if isinstance(kind, Unknown)), None)
    if len(texts) == len(listed):
        return texts
    where = api.where("EndpointConfiguration.Types")
    return unknown or Unknown(Code.PL_UNRESOLVED_VALUE, where, "its endpoint types are known after deployment only")


def _api(fields: Fields, methods: Sequence[Fields], stage: str | None) -> PrivateApi:
    account = fields.reading.stacks.stacks[fields.id.stack].account
    definition = definition_of(fields)
    read_methods = _methods(definition, methods, account)
    kinds = set() if isinstance(read_methods, Unknown) else {(method.authorizer, method.authorizer_in_account) for method in read_methods}
    why = "its methods are not known" if isinstance(read_methods, Unknown) else "its methods have none, or different ones"
    open_kind: tuple[Maybe[Authorizer], Maybe[bool]] = (
        Unknown(Code.PL_UNRESOLVED_VALUE, f"{fields.resource.path}.AuthorizationType", why),
        True,
    )
    authorizer, in_account = kinds.pop() if len(kinds) == 1 else open_kind
    endpoints = _endpoints(fields, definition)
    return PrivateApi(
        id=fields.id,
        policy=_policy(fields, definition),
        authorizer=authorizer,
        account=account,
        authorizer_in_account=in_account,
        methods=read_methods,
        endpoints=() if endpoints is None else endpoints,
        path=fields.resource.path,
        stage=stage,
    )


def _policy(api: Fields, definition: Definition | Unknown | None) -> object:
    policy = api.get("Policy")
    if isinstance(policy, str):
        try:
            policy = json.loads(policy)
        except (ValueError, RecursionError):
            return api.reading.wrong(api.where("Policy"), "the text is no JSON")
    if policy is not None:
        return policy
    return definition.policy if isinstance(definition, Definition) else definition


def _endpoints(api: Fields, definition: Definition | Unknown | None) -> tuple[Target, ...] | Unknown | None:
    configuration = api.object("EndpointConfiguration")
    if isinstance(configuration, Unknown):
        return configuration
    if configuration is not None and configuration.has("VpcEndpointIds"):
        return configuration.targets("VpcEndpointIds", ENDPOINT)
    if not isinstance(definition, Definition):
        return definition
    return Fields(api.reading, api.resource, {"vpcEndpointIds": definition.endpoints}, "Body.").targets("vpcEndpointIds", ENDPOINT)


def _methods(definition: Definition | Unknown | None, methods: Sequence[Fields], account: Maybe[str]) -> Maybe[tuple[ApiMethod, ...]]:
    defined = definition.methods if isinstance(definition, Definition) else definition or ()
    return defined if isinstance(defined, Unknown) else (*defined, *(_method(method, account) for method in methods))


def _method(fields: Fields, account: Maybe[str]) -> ApiMethod:
    verb = fields.text("HttpMethod")
    name = f"{verb if isinstance(verb, str) else '*'} {_path(fields)}"
    kind = fields.text("AuthorizationType")
    if kind is None:
        kind = "NONE"
    if fields.exists is not True:
        return ApiMethod(name, fields.exists)
    if isinstance(kind, Unknown):
        return ApiMethod(name, kind)
    known = _AUTHORIZERS.get(kind.upper())
    if known is None:
        return ApiMethod(
            name, fields.reading.wrong(fields.where("AuthorizationType"), f"got {kind!r}; it is one of {', '.join(_AUTHORIZERS)}")
        )
    return ApiMethod(name, known, _in_account(fields, account) if known == Authorizer.LAMBDA else True)


def _path(method: Fields) -> str:
    """Return the path of a method, by its resource and those above it; ``*`` where one of them is not known."""
    parts: list[str] = []
    parent, holder = method.values.get("ResourceId"), method
    for _ in range(_DEEPEST_PATH):
        if not isinstance(parent, Reference):
            return "*"
        if parent.attribute == "RootResourceId":
            return "/" + "/".join(reversed(parts))
        resource = holder.reading.resource(parent.target)
        part = resource.text("PathPart") if resource is not None and resource.resource.type == _RESOURCE else None
        if resource is None or not isinstance(part, str):
            return "*"
        parts.append(part)
        parent, holder = resource.values.get("ParentId"), resource
    return "*"


def _in_account(method: Fields, account: Maybe[str]) -> Maybe[bool]:
    """Return whether a method's Lambda authorizer belongs to the API's account."""
    target: Target | None = method.target("AuthorizerId", _AUTHORIZER)
    authorizer = method.reading.resource(target) if isinstance(target, ResourceId) else None
    uri: Resolved = authorizer.get("AuthorizerUri") if authorizer is not None else None
    text = uri.key if isinstance(uri, Unknown) else uri
    if isinstance(text, str):
        match = _ACCOUNT.search(text)
        if match and isinstance(account, str):
            return match[1] == account
        if _FUNCTION.search(text):
            return True
    return Unknown(Code.UNKNOWN_RESOURCE, method.where("AuthorizerId"), "the account of the Lambda authorizer is not known")
