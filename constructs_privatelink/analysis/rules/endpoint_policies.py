"""Rules about endpoint policies."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.rules.rule import Trouble, rule
from constructs_privatelink.catalogue.quotas import POLICY_CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.rules.context import RuleContext

_LINK = "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html"
_KINDS = (EndpointKind.INTERFACE, EndpointKind.GATEWAY)


@rule("PL005", "A service that takes no endpoint policy is given none", "error", _LINK)
def policy_on_a_service_without(context: RuleContext) -> Iterator[Trouble]:
    """EC2 refuses a policy on the endpoint of a service that takes none.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Streaming:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcEndpointType: Interface
              ServiceName: com.amazonaws.eu-west-1.appstream.streaming
              VpcId: {Ref: Vpc}
              PolicyDocument: {Statement: [{Effect: Allow, Principal: "*", Action: "*", Resource: "*"}]}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Streaming:
            Type: AWS::EC2::VPCEndpoint
            Properties: {VpcEndpointType: Interface, ServiceName: com.amazonaws.eu-west-1.appstream.streaming, VpcId: {Ref: Vpc}}

    """
    for endpoint in context.endpoints(*_KINDS):
        service = endpoint.service
        refused = service is not None and service.endpoint_policy is False and service.endpoint_policy_certain
        if refused and isinstance(endpoint.policy, Mapping):
            text, change = f"'{service}' takes no endpoint policy", "leave PolicyDocument out"
            yield Trouble(endpoint.id, "PolicyDocument", text, change)


@rule("PL006", "An endpoint policy allows something, to somebody, in 20,480 characters", "error", _LINK)
def policy_that_cannot_work(context: RuleContext) -> Iterator[Trouble]:
    """EC2 refuses a policy without principals or that is too long; one that only denies deploys, and denies every call.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcEndpointType: Interface
              ServiceName: com.amazonaws.eu-west-1.kms
              VpcId: {Ref: Vpc}
              PolicyDocument: {Statement: [{Effect: Deny, Principal: "*", Action: "kms:Decrypt", Resource: "*"}]}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcEndpointType: Interface
              ServiceName: com.amazonaws.eu-west-1.kms
              VpcId: {Ref: Vpc}
              PolicyDocument:
                Statement:
                  - {Effect: Allow, Principal: "*", Action: "*", Resource: "*"}
                  - {Effect: Deny, Principal: "*", Action: "kms:Decrypt", Resource: "*"}

    """
    for endpoint in context.endpoints(*_KINDS):
        if isinstance(endpoint.policy, Mapping):
            for text, change in _troubles(endpoint.policy):
                yield Trouble(endpoint.id, "PolicyDocument", text, change)


def _troubles(policy: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    given = policy.get("Statement", [])
    statements = given if isinstance(given, list) else [given]
    known = [statement for statement in statements if isinstance(statement, Mapping)]
    effects = {statement.get("Effect") for statement in known if isinstance(statement.get("Effect"), str)}
    if len(known) == len(statements) and all(isinstance(statement.get("Effect"), str) for statement in known) and "Allow" not in effects:
        yield "it allows nothing, so that every call is denied", "add a statement with the Effect Allow"
    for number, statement in enumerate(statements, start=1):
        if isinstance(statement, Mapping) and "Principal" not in statement and "NotPrincipal" not in statement:
            yield f"statement {number} has no Principal, which an endpoint policy must have", 'write "Principal": "*" for everyone'
    size = len(json.dumps(policy, separators=(",", ":"), ensure_ascii=False, default=lambda _: ""))
    if size > POLICY_CHARACTERS:
        yield f"it has {size:,} characters, more than the {POLICY_CHARACTERS:,} that AWS takes", "merge statements"
