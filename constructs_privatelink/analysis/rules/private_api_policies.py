"""Rules about private REST APIs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.api_definitions import Definition, definition_of
from constructs_privatelink.analysis.networks.kinds import Authorizer
from constructs_privatelink.analysis.networks.private_apis import REST_API, endpoint_types
from constructs_privatelink.analysis.policies.api_methods import authorize_method, method_request
from constructs_privatelink.analysis.policies.text_matching import listed
from constructs_privatelink.analysis.rules.private_api_openness import lets_in_nobody
from constructs_privatelink.analysis.rules.rule import Trouble, rule
from constructs_privatelink.analysis.values import ResourceId, Unknown, known_values
from constructs_privatelink.errors import some_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.networks.backends import ApiMethod, PrivateApi
    from constructs_privatelink.analysis.networks.model import Endpoint
    from constructs_privatelink.analysis.networks.properties import Fields
    from constructs_privatelink.analysis.policies.authorization import Authorization
    from constructs_privatelink.analysis.rules.context import RuleContext
    from constructs_privatelink.analysis.values import Maybe

_MOST_NAMED = 3
_DEPLOYMENT = "AWS::ApiGateway::Deployment"
_GUIDE = "https://docs.aws.amazon.com/apigateway/latest/developerguide"
_ENTRANCE_KEYS = {"aws:sourcevpce", "aws:sourcevpc"}


@rule("PL060", "A private API that is deployed has a resource policy", "error", f"{_GUIDE}/apigateway-resource-policies-create-attach.html")
def no_resource_policy(context: RuleContext) -> Iterator[Trouble]:
    """API Gateway refuses to deploy a private API without a resource policy.

    Anti-pattern:
        Resources:
          Api: {Type: "AWS::ApiGateway::RestApi", Properties: {Name: orders, EndpointConfiguration: {Types: [PRIVATE]}}}
          Deployment: {Type: "AWS::ApiGateway::Deployment", Properties: {RestApiId: {Ref: Api}}}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties:
              Name: orders
              EndpointConfiguration: {Types: [PRIVATE]}
              Policy:
                Statement:
                  - {Effect: Allow, Principal: "*", Action: execute-api:Invoke, Resource: execute-api:/*,
                     Condition: {StringEquals: {"aws:SourceVpc": {Ref: Vpc}}}}
          Deployment: {Type: "AWS::ApiGateway::Deployment", Properties: {RestApiId: {Ref: Api}}}

    """
    bare = {api.id: api for api in _apis(context) if api.policy is None}
    for deployment in context.resources(_DEPLOYMENT) if bare else ():
        target = deployment.target("RestApiId", REST_API)
        api = bare.pop(target, None) if isinstance(target, ResourceId) and context.certain(deployment.id) else None
        if api is not None:
            text = f"it is private and has no resource policy, so that '{deployment.resource.path}' is refused"
            change = "allow its endpoints or VPCs"
            yield Trouble(api.id, "Policy", text, change)


@rule("PL061", "A private API lets in an endpoint of the app", "error", f"{_GUIDE}/apigateway-resource-policies-examples.html")
def policy_for_another_endpoint(context: RuleContext) -> Iterator[Trouble]:
    """What no statement admits is denied: a policy that names other endpoints or VPCs only turns away all who come by those of the app.

    With IAM or Lambda authorization in the API's account, only an explicit Deny does.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Apis:
            Type: AWS::EC2::VPCEndpoint
            Properties: {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.execute-api, VpcId: {Ref: Vpc}}
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties: {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.kms, VpcId: {Ref: Vpc}}
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties:
              Name: orders
              EndpointConfiguration: {Types: [PRIVATE]}
              Policy:
                Statement:
                  - Effect: Allow
                    Principal: "*"
                    Action: execute-api:Invoke
                    Resource: execute-api:/*
                    Condition: {StringEquals: {"aws:SourceVpce": {Ref: Kms}}}
          Get:
            Type: AWS::ApiGateway::Method
            Properties:
              {RestApiId: {Ref: Api}, ResourceId: {"Fn::GetAtt": [Api, RootResourceId]}, HttpMethod: GET, AuthorizationType: NONE}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Apis:
            Type: AWS::EC2::VPCEndpoint
            Properties: {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.execute-api, VpcId: {Ref: Vpc}}
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties:
              Name: orders
              EndpointConfiguration: {Types: [PRIVATE]}
              Policy:
                Statement:
                  - Effect: Allow
                    Principal: "*"
                    Action: execute-api:Invoke
                    Resource: execute-api:/*
                    Condition: {StringEquals: {"aws:SourceVpce": {Ref: Apis}}}
          Get:
            Type: AWS::ApiGateway::Method
            Properties:
              {RestApiId: {Ref: Api}, ResourceId: {"Fn::GetAtt": [Api, RootResourceId]}, HttpMethod: GET, AuthorizationType: NONE}

    """
    for api in _apis(context):
        entrances = _entrances(context, api)
        if not entrances or _names_entrance(api.policy) is not True or lets_in_nobody(api):
            continue
        methods: tuple[ApiMethod | None, ...] = (None,) if isinstance(api.methods, Unknown) else api.methods
        answers = [_answer(context, api, method, replace(entrance, policy=None)) for method in methods for entrance in entrances]
        if answers and all(answer.verdict == "denies" for answer in answers):
            shown = some_of([f"'{entrance.path or entrance.id}'" for entrance in entrances], _MOST_NAMED)
            text = "its policy names others, and lets in no execute-api endpoint of the app"
            change = f"add one of them to aws:SourceVpce: {shown}"
            if any(_lets_in_about_anything(context, api, method, entrance) for method in methods for entrance in entrances):
                text = "its policy lets in an execute-api endpoint of the app, and its Resource matches none of its calls"
                change = "write execute-api:/*, or the stage, the method and the path that are called: execute-api:/stage/METHOD/path"
            yield Trouble(api.id, "Policy", text, change)


@rule("PL062", "A private API has an endpoint", "warning", f"{_GUIDE}/apigateway-private-api-create.html")
def no_endpoint(context: RuleContext) -> Iterator[Trouble]:
    """Nobody reaches a private API but by an endpoint of execute-api: in the app, or elsewhere and named.

    Anti-pattern:
        Resources:
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties:
              Name: orders
              EndpointConfiguration: {Types: [PRIVATE]}
              Policy: {Statement: [{Effect: Allow, Principal: "*", Action: execute-api:Invoke, Resource: execute-api:/*}]}

    Best practice:
        Resources:
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties:
              Name: orders
              EndpointConfiguration: {Types: [PRIVATE], VpcEndpointIds: [vpce-0123456789abcdef0]}
              Policy: {Statement: [{Effect: Allow, Principal: "*", Action: execute-api:Invoke, Resource: execute-api:/*}]}

    """
    unsure = any(endpoint.short_name is None and not isinstance(endpoint.service_name, str) for endpoint in context.model.endpoints)
    for api in _apis(context) if not unsure else ():
        if not _entrances(context, api, perhaps=True) and api.endpoints == () and _names_entrance(api.policy) is False:
            text = "no execute-api endpoint is in the app, and neither its policy nor VpcEndpointIds names one"
            change = "add an endpoint, or name it"
            yield Trouble(api.id, "EndpointConfiguration", text, change)


@rule("PL063", "An endpoint policy lets in the callers of a private API", "error", f"{_GUIDE}/apigateway-vpc-endpoint-policies.html")
def principals_for_anonymous_callers(context: RuleContext) -> Iterator[Trouble]:
    """Callers of a method without AWS_IAM authorization are anonymous: an endpoint policy that admits principals only turns them away.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Apis:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcEndpointType: Interface
              ServiceName: com.amazonaws.eu-west-1.execute-api
              VpcId: {Ref: Vpc}
              PolicyDocument:
                Statement: [{Effect: Allow, Principal: {AWS: "111111111111"}, Action: execute-api:Invoke, Resource: "*"}]
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties:
              Name: orders
              EndpointConfiguration: {Types: [PRIVATE]}
              Policy: {Statement: [{Effect: Allow, Principal: "*", Action: execute-api:Invoke, Resource: execute-api:/*}]}
          Get:
            Type: AWS::ApiGateway::Method
            Properties:
              {RestApiId: {Ref: Api}, ResourceId: {"Fn::GetAtt": [Api, RootResourceId]}, HttpMethod: GET, AuthorizationType: NONE}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Apis:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcEndpointType: Interface
              ServiceName: com.amazonaws.eu-west-1.execute-api
              VpcId: {Ref: Vpc}
              PolicyDocument:
                Statement: [{Effect: Allow, Principal: {AWS: "111111111111"}, Action: execute-api:Invoke, Resource: "*"}]
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties:
              Name: orders
              EndpointConfiguration: {Types: [PRIVATE]}
              Policy: {Statement: [{Effect: Allow, Principal: "*", Action: execute-api:Invoke, Resource: execute-api:/*}]}
          Get:
            Type: AWS::ApiGateway::Method
            Properties:
              {RestApiId: {Ref: Api}, ResourceId: {"Fn::GetAtt": [Api, RootResourceId]}, HttpMethod: GET, AuthorizationType: AWS_IAM}

    """
    for api in _apis(context):
        entrances = _entrances(context, api)
        methods = known_values(api.methods)
        for endpoint in entrances:
            others = [entrance for entrance in entrances if entrance.id != endpoint.id]
            turned_away = [method for method in methods if _turned_away(context, api, method, endpoint)]
            denied = [method for method in turned_away if all(_answer(context, api, method, other).verdict == "denies" for other in others)]
            if denied:
                methods_denied = some_of([f"'{method.name}'" for method in denied], 1)
                text = f"it lets in principals only, and callers of {methods_denied} of '{api.path or api.id}' are anonymous"
                change = 'set their AuthorizationType to AWS_IAM, or write "Principal": "*"'
                yield Trouble(endpoint.id, "PolicyDocument", text, change)


@rule("PL064", "The endpoint configuration of an API fits its type", "error", f"{_GUIDE}/api-gateway-ip-address-type.html")
def configuration_that_does_not_fit(context: RuleContext) -> Iterator[Trouble]:
    """A private API is dual-stack, and no other API is associated with VPC endpoints.

    Anti-pattern:
        Resources:
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties: {Name: orders, EndpointConfiguration: {Types: [PRIVATE], IpAddressType: ipv4}}

    Best practice:
        Resources:
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties: {Name: orders, EndpointConfiguration: {Types: [PRIVATE], IpAddressType: dualstack}}

    """
    for api in context.resources(REST_API):
        types = endpoint_types(api)
        if isinstance(types, Unknown) or not context.certain(api.id):
            continue
        configuration = api.object("EndpointConfiguration")
        if configuration is not None and not isinstance(configuration, Unknown):
            yield from _misconfigured(api.id, configuration, types)
        definition = definition_of(api) if "PRIVATE" not in types else None
        if isinstance(definition, Definition) and isinstance(definition.endpoints, list) and definition.endpoints:
            text = f"its definition names endpoints in x-amazon-apigateway-endpoint-configuration, and its type is {', '.join(types)}"
            yield Trouble(api.id, "Body", text, "set EndpointConfiguration.Types to PRIVATE, or leave vpcEndpointIds out")


def _misconfigured(api: ResourceId, configuration: Fields, types: tuple[str, ...]) -> Iterator[Trouble]:
    if "PRIVATE" in types and configuration.text("IpAddressType") == "ipv4":
        text = "got 'ipv4' for a private API"
        change = "set IpAddressType to 'dualstack', or leave it out"
        yield Trouble(api, "EndpointConfiguration.IpAddressType", text, change)
    if "PRIVATE" not in types and isinstance(configuration.get("VpcEndpointIds"), list) and configuration.get("VpcEndpointIds"):
        text = f"it names endpoints, and its type is {', '.join(types)}"
        change = "leave VpcEndpointIds out, or set Types to PRIVATE"
        yield Trouble(api, "EndpointConfiguration.VpcEndpointIds", text, change)


def _apis(context: RuleContext) -> list[PrivateApi]:
    return [api for api in context.model.backends.private_apis if context.certain(api.id)]


def _entrances(context: RuleContext, api: PrivateApi, *, perhaps: bool = False) -> list[Endpoint]:
    """Return the endpoints of execute-api that may be in an API's Region."""
    region = context.region(api.id) if isinstance(api.id, ResourceId) else None
    return [
        endpoint
        for endpoint in context.model.endpoints
        if endpoint.leads_to_apis
        and len({known for known in (region, context.region(endpoint.id)) if known is not None}) <= 1
        and (perhaps or context.certain(endpoint.id))
    ]


def _names_entrance(policy: object) -> bool | None:
    """Return whether a policy names endpoints or VPCs; None where that is not known."""
    if policy is None:
        return False
    if not isinstance(policy, Mapping):
        return None
    names: bool | None = False
    for statement in listed(policy.get("Statement", [])):
        conditions = statement.get("Condition", {}) if isinstance(statement, Mapping) else None
        for keys in conditions.values() if isinstance(conditions, Mapping) else [conditions]:
            if not isinstance(keys, Mapping):
                names = names or None
            elif _ENTRANCE_KEYS & {str(key).lower() for key in keys}:
                return True
    return names


def _answer(context: RuleContext, api: PrivateApi, method: ApiMethod | None, endpoint: Endpoint) -> Authorization:
    """Return what policies answer to somebody whose own policies allow the call."""
    region: Maybe[str] | None = context.region(api.id) if isinstance(api.id, ResourceId) else None
    request = method_request(
        api, method, region or Unknown(Code.UNKNOWN_RESOURCE, str(api.id), "its Region is not known"), identity_allows=True
    )
    return authorize_method(request, endpoint, context.model, api, method)


def _lets_in_about_anything(context: RuleContext, api: PrivateApi, method: ApiMethod | None, endpoint: Endpoint) -> bool:
    """Return whether a policy would let in callers by an endpoint if its statements were about every call."""
    said = api.policy if isinstance(api.policy, Mapping) else {}
    statements = [
        {**statement, "Resource": "*"} if isinstance(statement, Mapping) and "Resource" in statement else statement
        for statement in listed(said.get("Statement", []))
    ]
    about_all = replace(api, policy={**said, "Statement": statements})
    return _answer(context, about_all, method, replace(endpoint, policy=None)).verdict == "allows"


def _turned_away(context: RuleContext, api: PrivateApi, method: ApiMethod, endpoint: Endpoint) -> bool:
    """Return whether an endpoint's policy turns away callers of a method for being anonymous, whom the API lets in.

    Browsers ask with OPTIONS what they may do: that it is denied hurts nobody else.
    """
    if isinstance(method.authorizer, Unknown) or method.authorizer == Authorizer.IAM or method.name.startswith("OPTIONS "):
        return False
    if not isinstance(endpoint.policy, Mapping) or _answer(context, api, method, replace(endpoint, policy=None)).verdict != "allows":
        return False
    answer, signed = _answer(context, api, method, endpoint), _answer(context, api, replace(method, authorizer=Authorizer.IAM), endpoint)
    return answer.verdict == "denies" and answer.code == Code.PL_ENDPOINT_POLICY_DENIES and signed.verdict != "denies"
