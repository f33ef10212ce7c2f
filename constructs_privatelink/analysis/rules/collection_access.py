"""The rule about the last step of OpenSearch Serverless: network policies that let the endpoints of the app in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.policies.network_access import authorize_collection, covered, is_admitted, is_entrance, sources_of
from constructs_privatelink.analysis.rules.rule import Trouble, rule
from constructs_privatelink.errors import some_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constructs_privatelink.analysis.networks.model import Endpoint
    from constructs_privatelink.analysis.rules.context import RuleContext
    from constructs_privatelink.analysis.values import ResourceId

_ELSEWHERE = "or acknowledge this where a policy of another app does"
_MOST_NAMED = 3


@rule(
    "PL085",
    "Network policies let the endpoints of OpenSearch Serverless in",
    "warning",
    "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-vpc.html",
)
def endpoint_without_a_collection(context: RuleContext) -> Iterator[Trouble]:
    """An endpoint reaches those collections alone whose network policies name it; a policy of another app may do so.

    Found are endpoints that no network policy names while none allows public access, and, beside an endpoint that is named, collections
    that no network policy is about or whose policies name others only. What client-denied says of a client is not said again.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          A: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.0.0/24}}
          Logs: {Type: "AWS::OpenSearchServerless::VpcEndpoint", Properties: {Name: logs, VpcId: {Ref: Vpc}, SubnetIds: [{Ref: A}]}}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
          A: {Type: "AWS::EC2::Subnet", Properties: {VpcId: {Ref: Vpc}, CidrBlock: 10.0.0.0/24}}
          Logs: {Type: "AWS::OpenSearchServerless::VpcEndpoint", Properties: {Name: logs, VpcId: {Ref: Vpc}, SubnetIds: [{Ref: A}]}}
          Network:
            Type: AWS::OpenSearchServerless::SecurityPolicy
            Properties:
              Name: logs
              Type: network
              Policy:
                Fn::Sub: >-
                  [{"Rules": [{"ResourceType": "collection", "Resource": ["collection/logs"]}],
                  "AllowFromPublic": false, "SourceVPCEs": ["${Logs}"]}]

    """
    entrances = list(filter(is_entrance, context.endpoints()))
    denied = {
        (proof.endpoint.id, result.collection)
        for proof in (context.proofs if entrances else ())
        if is_entrance(proof.endpoint)
        for result in proof.authorization
        if result.answer.verdict == "denies" and result.answer.code == Code.PL_NETWORK_POLICY_OMITS_ENDPOINT
    }
    told = {endpoint for endpoint, _ in denied}
    for endpoint in entrances:
        # What was handed to a part that nobody read may be named there.
        if endpoint.id not in told and endpoint.id not in context.model.handed and is_admitted(endpoint, context.model) is False:
            at = "Name" if endpoint.kind == EndpointKind.OPENSEARCH_SERVERLESS else "ServiceName"
            change = f"name it there, as allow_collections(...) does, {_ELSEWHERE}"
            yield Trouble(endpoint.id, at, "no network policy names it in SourceVPCEs, so that it leads to no collection", change)
    if entrances:
        yield from _collections(entrances, {collection for _, collection in denied}, context)


def _collections(entrances: Sequence[Endpoint], told: set[ResourceId | None], context: RuleContext) -> Iterator[Trouble]:
    policies = context.model.backends.network_policies
    admitted = any(is_admitted(entrance, context.model) is True for entrance in entrances)
    shown = some_of([f"'{entrance.path or entrance.id}'" for entrance in entrances], _MOST_NAMED)
    change = f"name {shown} in SourceVPCEs, {_ELSEWHERE}"
    perhaps = list(filter(is_entrance, context.model.endpoints))
    for collection in context.model.backends.collections:
        answers = (authorize_collection(entrance, context.model, collection.name, policies).verdict for entrance in perhaps)
        if collection.id in told or not context.certain(collection.id) or any(verdict != "denies" for verdict in answers):
            continue
        if covered(collection.name, policies) is not False:
            if sources_of(collection.name, policies):
                text = "its network policies name others only, so that no endpoint of the app leads to it"
                yield Trouble(collection.id, "Name", text, change)
        elif admitted:
            yield Trouble(collection.id, "Name", "no network policy is about it, so that no endpoint of the app leads to it", change)
