"""Rules about private REST APIs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.api_definitions import Definition, definition_of
from constructs_privatelink.analysis.networks.kinds import Authorizer
from constructs_privatelink.analysis.networks.private_apis import REST_API, endpoint_types
from constructs_privatelink.analysis.rules.finding import Cause
from constructs_privatelink.analysis.rules.private_api_entrances import answer, entrances, names_entrance, private_apis
from constructs_privatelink.analysis.rules.rule import Trouble, rule
from constructs_privatelink.analysis.values import ResourceId, Unknown, known_values
from constructs_privatelink.errors import some_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.networks.backends import ApiMethod, PrivateApi
    from constructs_privatelink.analysis.networks.model import Endpoint
    from constructs_privatelink.analysis.networks.properties import Fields
    from constructs_privatelink.analysis.rules.context import RuleContext

_ACCESS_ASSOCIATION = "AWS::ApiGateway::DomainNameAccessAssociation"
_DEPLOYMENT = "AWS::ApiGateway::Deployment"
_GUIDE = "https://docs.aws.amazon.com/apigateway/latest/developerguide"


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
    bare = {api.id: api for api in private_apis(context) if api.policy is None}
    for deployment in context.resources(_DEPLOYMENT) if bare else ():
        target = deployment.target("RestApiId", REST_API)
        api = bare.pop(target, None) if isinstance(target, ResourceId) and context.certain(deployment.id) else None
        if api is not None:
            text = f"it is private and has no resource policy, so that '{deployment.resource.path}' is refused"
            change = "allow its endpoints or VPCs"
            yield Trouble(api.id, "Policy", text, change, causes=frozenset({Cause(api.id, "Policy")}))


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
    if any(context.resources(_ACCESS_ASSOCIATION)):
        return  # an endpoint that is given a private domain name leads to the APIs behind that
    unsure = any(endpoint.short_name is None and not isinstance(endpoint.service_name, str) for endpoint in context.model.endpoints)
    for api in private_apis(context) if not unsure else ():
        if not entrances(context, api, perhaps=True) and api.endpoints == () and names_entrance(api.policy) is False:
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
    for api in private_apis(context):
        doors = entrances(context, api)
        methods = known_values(api.methods)
        for endpoint in doors:
            others = [door for door in doors if door.id != endpoint.id]
            turned_away = [method for method in methods if _turned_away(context, api, method, endpoint)]
            denied = [method for method in turned_away if all(answer(context, api, method, other).verdict == "denies" for other in others)]
            if denied:
                methods_denied = some_of([f"'{method.name}'" for method in denied], 1)
                text = f"it lets in principals only, and callers of {methods_denied} of '{api.path or api.id}' are anonymous"
                change = 'set their AuthorizationType to AWS_IAM, or write "Principal": "*"'
                yield Trouble(endpoint.id, "PolicyDocument", text, change, causes=frozenset({Cause(endpoint.id, "PolicyDocument")}))


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


def _turned_away(context: RuleContext, api: PrivateApi, method: ApiMethod, endpoint: Endpoint) -> bool:
    """Return whether an endpoint's policy turns away callers of a method for being anonymous, whom the API lets in.

    Browsers ask with OPTIONS what they may do: that it is denied hurts nobody else.
    """
    if isinstance(method.authorizer, Unknown) or method.authorizer == Authorizer.IAM or method.name.startswith("OPTIONS "):
        return False
    if not isinstance(endpoint.policy, Mapping) or answer(context, api, method, replace(endpoint, policy=None)).verdict != "allows":
        return False
    unsigned, signed = answer(context, api, method, endpoint), answer(context, api, replace(method, authorizer=Authorizer.IAM), endpoint)
    return unsigned.verdict == "denies" and unsigned.code == Code.PL_ENDPOINT_POLICY_DENIES and signed.verdict != "denies"
