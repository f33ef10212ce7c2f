"""The rule about security policies of private REST APIs, and the calls that their endpoint access mode leaves."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.api_definitions import Definition, definition_of
from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.rules.rule import Trouble, rule
from constructs_privatelink.analysis.values import ResourceId, Unknown
from constructs_privatelink.decisions.invocation import STRICT
from constructs_privatelink.errors import some_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.networks.backends import PrivateApi
    from constructs_privatelink.analysis.rules.context import RuleContext
    from constructs_privatelink.analysis.templates.stack_set import StackSet
    from constructs_privatelink.analysis.values import Resolved

_LINK = "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies.html"
_ENHANCED, _OF_EDGE = "SecurityPolicy_", "_EDGE"
_LEGACY = ("TLS_1_0", "TLS_1_2")
_MODE, _POLICY = "EndpointAccessMode", "SecurityPolicy"
_DOMAINS = ("AWS::ApiGateway::BasePathMappingV2", "AWS::ApiGateway::DomainNameV2")
_MOST_NAMED = 3


@dataclass(frozen=True)
class _Security:
    """What an API says of TLS: None where it says nothing or nobody knows."""

    policy: str | None
    mode: str | None
    is_known: bool


@rule("PL086", "Calls of a private API are such as its endpoint access mode takes", "warning", _LINK)
def calls_that_strict_turns_away(context: RuleContext) -> Iterator[Trouble]:
    """In the mode STRICT, API Gateway takes a private API's calls by private DNS and by private custom domain names only.

    Found are the Route 53 aliases that such an API is associated for, texts of the templates that call it by one or by a header, and that
    no endpoint of the app has private DNS while the API has no domain name. A security policy that begins with SecurityPolicy_ asks for a
    mode, a legacy one takes none, and those for edge-optimized APIs are not for private ones.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          Apis:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.execute-api, VpcId: {Ref: Vpc}, PrivateDnsEnabled: true}
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties:
              Name: orders
              SecurityPolicy: SecurityPolicy_TLS13_1_3_2025_09
              EndpointAccessMode: STRICT
              EndpointConfiguration: {Types: [PRIVATE], VpcEndpointIds: [{Ref: Apis}]}
              Policy:
                Statement:
                  - {Effect: Allow, Principal: "*", Action: execute-api:Invoke, Resource: execute-api:/*,
                     Condition: {StringEquals: {"aws:SourceVpce": {Ref: Apis}}}}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          Apis:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.execute-api, VpcId: {Ref: Vpc}, PrivateDnsEnabled: true}
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties:
              Name: orders
              SecurityPolicy: SecurityPolicy_TLS13_1_3_2025_09
              EndpointAccessMode: STRICT
              EndpointConfiguration: {Types: [PRIVATE]}
              Policy:
                Statement:
                  - {Effect: Allow, Principal: "*", Action: execute-api:Invoke, Resource: execute-api:/*,
                     Condition: {StringEquals: {"aws:SourceVpce": {Ref: Apis}}}}

    """
    for api in context.model.backends.private_apis:
        security = _security(api, context)
        if security is None or not isinstance(api.id, ResourceId):
            continue
        yield from _that_do_not_fit(api.id, security)
        if security.mode == STRICT:
            yield from _refused_calls(api, api.id, context)


def _security(api: PrivateApi, context: RuleContext) -> _Security | None:
    fields = context.fields(api.id)
    if fields is None or not context.certain(api.id):
        return None
    definition = definition_of(fields)
    defined = definition if isinstance(definition, Definition) else None
    policy, mode = fields.get(_POLICY), fields.get(_MODE)
    policy = policy if policy is not None or defined is None else defined.security_policy
    mode = mode if mode is not None or defined is None else defined.access_mode
    is_known = not isinstance(definition, Unknown) and all(value is None or isinstance(value, str) for value in (policy, mode))
    return _Security(policy if isinstance(policy, str) else None, mode if isinstance(mode, str) else None, is_known)


def _that_do_not_fit(api: ResourceId, security: _Security) -> Iterator[Trouble]:
    policy, mode = security.policy, security.mode
    if policy is not None and policy.startswith(_ENHANCED) and policy.endswith(_OF_EDGE):
        text = f"got {policy!r}, which is for edge-optimized APIs"
        yield Trouble(api, _POLICY, text, "choose one for Regional and private APIs, such as 'SecurityPolicy_TLS13_1_3_2025_09'")
    if not security.is_known:
        return
    if policy is not None and policy.startswith(_ENHANCED) and not mode:
        text = f"{policy!r} asks for an endpoint access mode, and there is none"
        yield Trouble(api, _MODE, text, f"set it to {STRICT}, or to BASIC where the API is called by headers or Route 53 aliases")
    elif mode and (policy is None or policy in _LEGACY):
        text = f"got {mode!r} with the security policy {policy or 'TLS_1_2'!r}, and a mode is for policies that begin with {_ENHANCED}"
        yield Trouble(api, _MODE, text, "leave it out, or choose such a policy")


def _refused_calls(api: PrivateApi, id: ResourceId, context: RuleContext) -> Iterator[Trouble]:
    way_out = "call it by private DNS or a private custom domain name, or set EndpointAccessMode to BASIC"
    if isinstance(api.endpoints, tuple) and api.endpoints:
        text = f"the API is associated with endpoints, whose Route 53 aliases API Gateway turns away in the mode {STRICT}"
        yield Trouble(id, "EndpointConfiguration.VpcEndpointIds", text, f"leave VpcEndpointIds out and {way_out}")
    calls = list(dict.fromkeys(_calls(id, context.stacks)))
    if calls:
        shown = some_of(calls, _MOST_NAMED)
        text = f"it is called by a header or a Route 53 alias in {shown}, which API Gateway turns away in the mode {STRICT}"
        yield Trouble(id, _MODE, text, way_out)
    entrances = [endpoint for endpoint in context.endpoints(EndpointKind.INTERFACE) if endpoint.leads_to_apis]
    if entrances and all(endpoint.private_dns is False for endpoint in entrances) and not _has_domain(context):
        shown = some_of([f"'{endpoint.path or endpoint.id}'" for endpoint in entrances], _MOST_NAMED)
        text = (
            f"the mode {STRICT} takes calls by private DNS or a domain name, the API has no domain name, and private DNS is off at {shown}"
        )
        yield Trouble(id, _MODE, text, "turn private DNS on there, give the API a private custom domain name, or set the mode to BASIC")


def _has_domain(context: RuleContext) -> bool:
    """Return whether a private custom domain name may lead to an API of the set, by a mapping or by a routing rule."""
    return any(True for _ in context.resources(*_DOMAINS))


def _calls(api: ResourceId, stacks: StackSet) -> Iterator[str]:
    """Yield the places of texts that call an API in ways that need no match of the name in the TLS handshake and the host."""
    own = re.escape(f"${{{api}}}")
    called = re.compile(
        rf"https://{own}-(?:\$\{{[^}}]+\}}|[^./ ]+)\.execute-api\.|[Hh]ost: *{own}[^ ]*\.execute-api\.|x-apigw-api-id: *{own}"
    )
    for name, stack in stacks.stacks.items():
        for resource in stack.resources.values():
            if resource.id != api and _calls_in(stacks.properties(resource), called):
                yield f"'{resource.path}'"
        outputs = stacks.written(name, "Outputs")
        for output, said in outputs.items() if isinstance(outputs, Mapping) else ():
            if isinstance(said, Mapping) and _calls_in(stacks.worked_out(name, said.get("Value"), f"{name}.Outputs.{output}"), called):
                yield f"the output '{output}'"


def _calls_in(value: Resolved | Mapping[str, Resolved], called: re.Pattern[str]) -> bool:
    waiting: list[object] = [value]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Mapping):
            waiting += part.values()
        elif isinstance(part, list | tuple):
            waiting += part
        else:
            text = part.key if isinstance(part, Unknown) else part
            if isinstance(text, str) and called.search(text):
                return True
    return False
