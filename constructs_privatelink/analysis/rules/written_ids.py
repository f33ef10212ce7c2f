"""The rule about policies in which an id is written out where the templates make what it should be the id of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias, TypeGuard

from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.networks.properties import ENDPOINT
from constructs_privatelink.analysis.policies.network_access import decoded, is_entrance
from constructs_privatelink.analysis.policies.text_matching import listed
from constructs_privatelink.analysis.rules.rule import Trouble, rule
from constructs_privatelink.analysis.values import Outside, Reference, ResourceId, known_values
from constructs_privatelink.errors import some_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.networks.model import Endpoint
    from constructs_privatelink.analysis.rules.context import RuleContext
    from constructs_privatelink.analysis.templates.stack_set import Resource

_Statement: TypeAlias = Mapping[object, object]
_KINDS = (EndpointKind.INTERFACE, EndpointKind.GATEWAY)
_ID = re.compile(r"vpce?-(?!12345$)[0-9a-f]+")
"""What the CDK puts in place of a VPC that it has still to look up (``vpc-12345``) is none."""
_ENDPOINT, _VPC = "aws:sourcevpce", "aws:sourcevpc"
_MENTIONED = "sourcevpc"
_NEGATED = "Not"
_MOST_NAMED = 3


@rule(
    "PL026",
    "A policy names what the templates make by a reference",
    "warning",
    "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html",
)
def id_written_out(context: RuleContext) -> Iterator[Trouble]:
    """An id that is written out is none of a resource that is still to be made: a first deployment denies the calls through it.

    Found are policies that let in endpoints or VPCs by such ids alone, while the templates make an endpoint of the service, or an endpoint
    in a VPC that they make; and private APIs that have names for such endpoints alone.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Queues:
            Type: AWS::EC2::VPCEndpoint
            Properties: {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.sqs, VpcId: {Ref: Vpc}}
          Jobs: {Type: "AWS::SQS::Queue"}
          Policy:
            Type: AWS::SQS::QueuePolicy
            Properties:
              Queues: [{Ref: Jobs}]
              PolicyDocument:
                Statement:
                  - Effect: Allow
                    Principal: "*"
                    Action: "sqs:SendMessage"
                    Resource: "*"
                    Condition: {StringEquals: {"aws:SourceVpce": vpce-0a1b2c3d4e5f60718}}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Queues:
            Type: AWS::EC2::VPCEndpoint
            Properties: {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.sqs, VpcId: {Ref: Vpc}}
          Jobs: {Type: "AWS::SQS::Queue"}
          Policy:
            Type: AWS::SQS::QueuePolicy
            Properties:
              Queues: [{Ref: Jobs}]
              PolicyDocument:
                Statement:
                  - Effect: Allow
                    Principal: "*"
                    Action: "sqs:SendMessage"
                    Resource: "*"
                    Condition: {StringEquals: {"aws:SourceVpce": {Ref: Queues}}}

    """
    endpoints = list(context.endpoints(*_KINDS))
    for resource in _mentioning(context) if endpoints else ():
        statements = list(_statements(context.stacks.properties(resource)))
        referred = {value.target for _, statement in statements for _, values in _named(statement) for value in values if _is_id(value)}
        told: set[tuple[str, ...]] = set()
        for name, statement in statements:
            for key, ids in _ids(statement):
                meant = [endpoint for endpoint in endpoints if _may_be_meant(endpoint, key, resource, statement, context)]
                made = [endpoint.id if key == _ENDPOINT else endpoint.vpc for endpoint in meant]
                if made and ids not in told and not referred & set(made):
                    told.add(ids)
                    yield _trouble(resource.id, name, ids, context.path(made[0]), made[0])
    yield from _network_policies(context)
    yield from _names_of_apis(endpoints, context)


def _trouble(where: ResourceId, name: str, ids: tuple[str, ...], path: str, made: object) -> Trouble:
    text = f"{some_of(ids, _MOST_NAMED)} is written out, and these templates make '{path}': a first deployment gives it another id"
    logical_id = made.logical_id if isinstance(made, ResourceId) else path
    return Trouble(where, name, text, f'write {{"Ref": "{logical_id}"}}, or acknowledge this where it is this very one')


def _mentioning(context: RuleContext) -> Iterator[Resource]:
    """Yield the resources that certainly will be there and mention the keys in question."""
    for stack in context.stacks.stacks.values():
        for resource in stack.resources.values():
            if _MENTIONED in repr(resource.raw).lower() and context.certain(resource.id):
                yield resource


def _statements(properties: Mapping[str, object]) -> Iterator[tuple[str, _Statement]]:
    """Yield the statements of policies among properties, with the property that each stands in."""
    for name, value in properties.items():
        waiting: list[object] = [value]
        while waiting:
            part = waiting.pop()
            if isinstance(part, str) and _MENTIONED in part.lower():
                part = decoded(part, name)
            if isinstance(part, list):
                waiting += part
            elif isinstance(part, Mapping):
                if "Effect" in part and "Condition" in part:
                    yield name, part
                waiting += part.values()


def _named(statement: _Statement) -> Iterator[tuple[str, list[object]]]:
    """Yield the keys by which a statement lets in endpoints or VPCs, each with those that it names."""
    conditions = statement.get("Condition")
    for operator, keys in conditions.items() if isinstance(conditions, Mapping) else ():
        admits = (statement.get("Effect") == "Allow") != (_NEGATED in str(operator))
        for key, wanted in keys.items() if isinstance(keys, Mapping) and admits and "String" in str(operator) else ():
            if str(key).lower() in {_ENDPOINT, _VPC}:
                yield str(key).lower(), listed(wanted)


def _ids(statement: _Statement) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the keys by which a statement lets in nothing but ids that are written out, with these."""
    for key, values in _named(statement):
        ids = tuple(value for value in values if isinstance(value, str) and _ID.fullmatch(value))
        if ids and len(ids) == len(values):
            yield key, ids


def _is_id(value: object) -> TypeGuard[Reference]:
    return isinstance(value, Reference)


def _may_be_meant(endpoint: Endpoint, key: str, resource: Resource, statement: _Statement, context: RuleContext) -> bool:
    """Return whether a statement may be about calls through an endpoint, whose id or whose VPC's id the templates give it."""
    if key == _VPC and not isinstance(endpoint.vpc, ResourceId):
        return False
    if resource.id == endpoint.id:
        return True
    regions = {context.region(resource.id), context.region(endpoint.id)} - {None}
    service = endpoint.service
    if service is None or len(regions) > 1 or resource.type == ENDPOINT:
        return False
    prefixes = {str(action).lower().partition(":")[0] for action in listed(statement.get("Action", "*"))}
    return "*" in prefixes or bool(prefixes & {prefix.lower() for prefix in service.iam_prefixes})


def _network_policies(context: RuleContext) -> Iterator[Trouble]:
    """Yield network policies of OpenSearch Serverless that let in written ids alone, where the templates make an endpoint for it."""
    made = next(filter(is_entrance, context.endpoints()), None)
    for policy in context.model.backends.network_policies if made is not None else ():
        document = decoded(policy.document, f"{policy.id}.Policy")
        for part in listed(document) if isinstance(policy.id, ResourceId) and context.certain(policy.id) else ():
            sources = listed(part.get("SourceVPCEs", [])) if isinstance(part, Mapping) and part.get("AllowFromPublic") is not True else []
            ids = tuple(source for source in sources if isinstance(source, str) and _ID.fullmatch(source))
            if made is not None and isinstance(policy.id, ResourceId) and ids and len(ids) == len(sources):
                yield _trouble(policy.id, "Policy", ids, context.path(made.id), made.id)


def _names_of_apis(endpoints: list[Endpoint], context: RuleContext) -> Iterator[Trouble]:
    """Yield private APIs that name written ids alone (VpcEndpointIds), where the templates make an endpoint for them."""
    for api in context.model.backends.private_apis:
        named = known_values(api.endpoints)
        ids = tuple(target.id for target in named if isinstance(target, Outside) and _ID.fullmatch(target.id))
        if not isinstance(api.id, ResourceId) or not ids or len(ids) != len(named) or not context.certain(api.id):
            continue
        here = (endpoint for endpoint in endpoints if endpoint.leads_to_apis)
        made = next((endpoint for endpoint in here if context.region(endpoint.id) == context.region(api.id)), None)
        if made is not None:
            yield _trouble(api.id, "EndpointConfiguration.VpcEndpointIds", ids, context.path(made.id), made.id)
