"""Rules about the network policies of OpenSearch Serverless."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.policies.network_access import decoded
from constructs_privatelink.analysis.rules.rule import Trouble, rule
from constructs_privatelink.analysis.values import ResourceId, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.rules.context import RuleContext

_LINK = "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-network.html"
_SOURCES = ("SourceVPCEs", "SourceServices")


@rule("PL070", "A network policy of OpenSearch Serverless admits somebody", "error", _LINK)
def network_policy_for_nobody(context: RuleContext) -> Iterator[Trouble]:
    """Without public access, a collection is reached through the endpoints in SourceVPCEs and by the services in SourceServices only.

    With public access, a list of endpoints keeps nobody out: it is ignored, which is a warning.

    Anti-pattern:
        Resources:
          Network:
            Type: AWS::OpenSearchServerless::SecurityPolicy
            Properties:
              Name: logs
              Type: network
              Policy: '[{"Rules": [{"ResourceType": "collection", "Resource": ["collection/logs"]}], "AllowFromPublic": false}]'

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
    for policy, document in _documents(context):
        for number, part in enumerate(document if isinstance(document, list) else [], start=1):
            if not isinstance(part, Mapping):
                continue
            public, sources = part.get("AllowFromPublic", False), [name for name in _SOURCES if part.get(name, []) != []]
            where = "" if isinstance(document, list) and len(document) == 1 else f"element {number}: "
            if public is False and not sources:
                text = f"{where}it admits nobody"
                change = "add SourceVPCEs with the ids of endpoints, or SourceServices"
                yield Trouble(policy, "Policy", text, change)
            elif public is True and "SourceVPCEs" in sources:
                text = f"{where}public access is allowed, so that SourceVPCEs keeps nobody out"
                change = "set AllowFromPublic to false, or leave SourceVPCEs out"
                yield Trouble(policy, "Policy", text, change, severity="warning")


@rule("PL071", "A network policy of OpenSearch Serverless is a JSON array", "error", _LINK)
def network_policy_of_another_form(context: RuleContext) -> Iterator[Trouble]:
    """OpenSearch Serverless refuses a network policy that is no JSON array, although an encryption policy is an object.

    Anti-pattern:
        Resources:
          Network:
            Type: AWS::OpenSearchServerless::SecurityPolicy
            Properties:
              Name: logs
              Type: network
              Policy: '{"Rules": [{"ResourceType": "collection", "Resource": ["collection/logs"]}], "AllowFromPublic": true}'

    Best practice:
        Resources:
          Network:
            Type: AWS::OpenSearchServerless::SecurityPolicy
            Properties:
              Name: logs
              Type: network
              Policy: '[{"Rules": [{"ResourceType": "collection", "Resource": ["collection/logs"]}], "AllowFromPublic": true}]'

    """
    for policy, document in _documents(context):
        if isinstance(document, Unknown) and document.key is None:
            continue
        # A brace tells the form, whatever is filled in behind it.
        begins_object = isinstance(document, Unknown) and str(document.key).lstrip().startswith("{")
        if begins_object or not isinstance(document, list | Unknown):
            text = f"it is {_shown(document)}, and a network policy is a JSON array"
            yield Trouble(policy, "Policy", text, """write '[{"Rules": ...}]'""")


def _documents(context: RuleContext) -> Iterator[tuple[ResourceId, object]]:
    """Yield the network policies that certainly will be there, as JSON values: text stays text where it is no JSON."""
    for policy in context.model.backends.network_policies:
        if isinstance(policy.id, ResourceId) and context.certain(policy.id) and policy.document is not None:
            document = decoded(policy.document, f"{context.path(policy.id)}.Policy")
            broken = isinstance(document, Unknown) and isinstance(policy.document, str)
            yield policy.id, policy.document if broken else document


def _shown(document: object) -> str:
    return "no JSON" if isinstance(document, str) else "a JSON object" if isinstance(document, Mapping | Unknown) else "a JSON value"
