"""The rule about private REST APIs whose policies turn away who comes by the app's own endpoints, and what those endpoints are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.policies.api_methods import authorize_method, method_request
from constructs_privatelink.analysis.policies.text_matching import listed
from constructs_privatelink.analysis.rules.finding import Cause
from constructs_privatelink.analysis.rules.private_api_openness import ENTRANCES, lets_in_nobody, wants_signatures_that_nobody_makes
from constructs_privatelink.analysis.rules.rule import Trouble, rule
from constructs_privatelink.analysis.values import Reference, ResourceId, Unknown
from constructs_privatelink.errors import some_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from constructs_privatelink.analysis.networks.backends import ApiMethod, PrivateApi
    from constructs_privatelink.analysis.networks.model import Endpoint
    from constructs_privatelink.analysis.policies.authorization import Authorization
    from constructs_privatelink.analysis.rules.context import RuleContext
    from constructs_privatelink.analysis.values import Maybe

    _Change: TypeAlias = Callable[[Mapping[str, object], Endpoint], Mapping[str, object]]
    """A change of a statement that is to let in who comes by an endpoint."""

_MOST_NAMED = 3
_GUIDE = "https://docs.aws.amazon.com/apigateway/latest/developerguide"


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
    for api in private_apis(context):
        doors = entrances(context, api)
        if not doors or names_entrance(api.policy) is not True or lets_in_nobody(api) or wants_signatures_that_nobody_makes(api):
            continue
        answers = _answers(context, api, doors)
        if answers and all(answered.verdict == "denies" for answered in answers):
            text, change = _why(context, api, doors, answers)
            yield Trouble(api.id, "Policy", text, change, causes=frozenset({Cause(api.id, "Policy")}))


def private_apis(context: RuleContext) -> list[PrivateApi]:
    """Return the private APIs that certainly will be there."""
    return [api for api in context.model.backends.private_apis if context.certain(api.id)]


def entrances(context: RuleContext, api: PrivateApi, *, perhaps: bool = False) -> list[Endpoint]:
    """Return the endpoints of execute-api that may be in an API's Region."""
    region = context.region(api.id) if isinstance(api.id, ResourceId) else None
    return [
        endpoint
        for endpoint in context.model.endpoints
        if endpoint.leads_to_apis
        and len({known for known in (region, context.region(endpoint.id)) if known is not None}) <= 1
        and (perhaps or context.certain(endpoint.id))
    ]


def names_entrance(policy: object) -> bool | None:
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
            elif ENTRANCES & {str(key).lower() for key in keys}:
                return True
    return names


def answer(context: RuleContext, api: PrivateApi, method: ApiMethod | None, endpoint: Endpoint) -> Authorization:
    """Return what policies answer to somebody whose own policies allow the call."""
    region: Maybe[str] | None = context.region(api.id) if isinstance(api.id, ResourceId) else None
    request = method_request(
        api, method, region or Unknown(Code.UNKNOWN_RESOURCE, str(api.id), "its Region is not known"), identity_allows=True
    )
    return authorize_method(request, endpoint, context.model, api, method)


def _answers(context: RuleContext, api: PrivateApi, doors: Sequence[Endpoint]) -> list[Authorization]:
    """Return what an API's policy answers to each method by each endpoint, whatever the policies of these."""
    methods: tuple[ApiMethod | None, ...] = (None,) if isinstance(api.methods, Unknown) else api.methods
    return [answer(context, api, method, replace(door, policy=None)) for method in methods for door in doors]


def _why(context: RuleContext, api: PrivateApi, doors: Sequence[Endpoint], answers: Sequence[Authorization]) -> tuple[str, str]:
    """Return why a policy lets in none of some endpoints, and a change that lets one in: of those that are tried, the first that does."""
    denying = next((answered.statement for answered in answers if answered.statement is not None), None)
    where = "" if denying is None else f" of {denying}"
    shown = some_of([f"'{door.path or door.id}'" for door in doors], _MOST_NAMED)
    text = f"its policy denies those who come by an execute-api endpoint of the app: {denying}"
    if denying is None:
        text = "its policy names others, and lets in no execute-api endpoint of the app"
        if _lets_in(context, api, doors, lambda statement, _: {**statement, "Resource": "*"} if "Resource" in statement else statement):
            text = "its policy lets in an execute-api endpoint of the app, and its Resource matches none of its calls"
            return text, "write execute-api:/*, or the stage, the method and the path that are called: execute-api:/stage/METHOD/path"
    if _lets_in(context, api, doors, lambda statement, door: _naming(statement, "aws:sourcevpce", door.id)):
        return text, f"add one of them to aws:SourceVpce{where}: {shown}"
    if _lets_in(context, api, doors, lambda statement, door: _naming(statement, "aws:sourcevpc", door.vpc)):
        vpcs = dict.fromkeys(f"'{context.path(door.vpc)}'" for door in doors if not isinstance(door.vpc, Unknown))
        return text, f"add a VPC of theirs to aws:SourceVpc{where}: {some_of([*vpcs], _MOST_NAMED)}"
    if denying is not None:
        return text, f"let {denying} leave out one of them: {shown}"
    return text, f"allow execute-api:Invoke under a condition that their calls meet: aws:SourceVpce with one of {shown}"


def _lets_in(context: RuleContext, api: PrivateApi, doors: Sequence[Endpoint], change: _Change) -> bool:
    """Return whether a change of its statements would let a policy let in a call by one of some endpoints."""
    answers = (answered for door in doors for answered in _answers(context, _changed(api, change, door), [door]))
    return any(answered.verdict == "allows" for answered in answers)


def _changed(api: PrivateApi, change: _Change, door: Endpoint) -> PrivateApi:
    said = api.policy if isinstance(api.policy, Mapping) else {}
    given = listed(said.get("Statement", []))
    statements = [change(statement, door) if isinstance(statement, Mapping) else statement for statement in given]
    return replace(api, policy={**said, "Statement": statements})


def _naming(statement: Mapping[str, object], key: str, value: object) -> Mapping[str, object]:
    """Return a statement with one more value of a condition key: of an allow that names some, of a deny that names all but some."""
    said = statement.get("Condition")
    if not isinstance(said, Mapping):
        return statement
    more = Reference(value) if isinstance(value, ResourceId) else value
    kept = "Not" if statement.get("Effect") == "Deny" else "Equals"

    def with_more(operator: object, keys: object) -> object:
        if not isinstance(keys, Mapping) or kept not in str(operator) or (kept == "Equals" and "Not" in str(operator)):
            return keys
        return {name: [*listed(values), more] if str(name).lower() == key else values for name, values in keys.items()}

    return {**statement, "Condition": {operator: with_more(operator, keys) for operator, keys in said.items()}}
