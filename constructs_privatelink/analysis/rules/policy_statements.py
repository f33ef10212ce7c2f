"""Rules about what the statements of endpoint policies say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.policies.text_matching import listed
from constructs_privatelink.analysis.rules.rule import Trouble, reason_apart, rule
from constructs_privatelink.analysis.values import Reference, Unknown
from constructs_privatelink.policy.checks import misspelt_action
from constructs_privatelink.policy.wildcards import forbidden_wildcards

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.networks.model import Endpoint
    from constructs_privatelink.analysis.rules.context import RuleContext

_LINK = "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html"
_ACTIONS = "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html"
_ONE_PRINCIPAL = re.compile(r"(\d{12}|\$\{AWS::AccountId\}|arn:.*)", re.DOTALL)


@rule("PL053", "An endpoint policy has wildcards only where AWS takes them", "error", _LINK)
def forbidden_wildcard(context: RuleContext) -> Iterator[Trouble]:
    """EC2 refuses (``NO_WILDCARD``) a wildcard in the id of an account, organization or VPC, and one without six characters beside it.

    The account part of an ARN is an id or a wildcard, and not a mixture. Keys of a service, such as ``s3:prefix``, and ids with six
    characters beside the wildcard may pass: they are warnings.

    Anti-pattern:
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
                  Effect: Allow
                  Principal: "*"
                  Action: "*"
                  Resource: "*"
                  Condition: {StringLike: {"aws:PrincipalOrgID": "o-a1*"}}

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
                  Effect: Allow
                  Principal: "*"
                  Action: "*"
                  Resource: "*"
                  Condition:
                    StringEquals: {"aws:PrincipalOrgID": o-a1b2c3d4e5}
                    ArnLike: {"aws:PrincipalArn": "arn:aws:iam::*:role/app-*"}

    """
    for endpoint in context.endpoints(EndpointKind.INTERFACE, EndpointKind.GATEWAY):
        for where, statement in _statements(endpoint):
            written = _written(statement)
            for wildcard in forbidden_wildcards(written) if isinstance(written, Mapping) else ():
                text, change = reason_apart(f"{where}{wildcard.text}")
                yield Trouble(endpoint.id, "PolicyDocument", text, change, severity=None if wildcard.certain else "warning")


@rule("PL054", "The policy of a gateway endpoint names principals in a condition", "warning", _LINK)
def gateway_principal(context: RuleContext) -> Iterator[Trouble]:
    """The policy of a gateway endpoint has the Principal ``*``: another one admits the root user of an account at most.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          S3:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              ServiceName: com.amazonaws.eu-west-1.s3
              VpcId: {Ref: Vpc}
              PolicyDocument:
                Statement:
                  - {Effect: Allow, Principal: {AWS: "arn:aws:iam::123456789012:role/app"}, Action: "s3:GetObject", Resource: "*"}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          S3:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              ServiceName: com.amazonaws.eu-west-1.s3
              VpcId: {Ref: Vpc}
              PolicyDocument:
                Statement:
                  - Effect: Allow
                    Principal: "*"
                    Action: s3:GetObject
                    Resource: "*"
                    Condition: {ArnEquals: {"aws:PrincipalArn": "arn:aws:iam::123456789012:role/app"}}

    """
    for endpoint in context.endpoints(EndpointKind.GATEWAY):
        for where, statement in _statements(endpoint):
            principal = statement.get("Principal")
            named = listed(principal.get("AWS", [])) if isinstance(principal, Mapping) else []
            if statement.get("Effect") == "Allow" and named and all(map(_is_one_principal, named)):
                change = 'write "Principal": "*", and name who may come with the condition key aws:PrincipalArn'
                text = f"{where}a Principal other than * admits the root user at most, where the endpoint is a gateway"
                yield Trouble(endpoint.id, "PolicyDocument", text, change)


@rule("PL087", "The actions that an endpoint policy names are actions of IAM", "warning", _ACTIONS)
def misspelt_policy_action(context: RuleContext) -> Iterator[Trouble]:
    """IAM takes an action that does not exist, and matches no call with it: an Allow allows nothing by it, and a Deny denies nothing.

    An action is told that IAM's list lacks and that is like one of the list. The list has a day, so that it is a warning: what AWS added
    since is right, and to be acknowledged.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcEndpointType: Interface
              ServiceName: com.amazonaws.eu-west-1.kms
              VpcId: {Ref: Vpc}
              PolicyDocument: {Statement: [{Effect: Allow, Principal: "*", Action: "kms:Decypt", Resource: "*"}]}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Kms:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcEndpointType: Interface
              ServiceName: com.amazonaws.eu-west-1.kms
              VpcId: {Ref: Vpc}
              PolicyDocument: {Statement: [{Effect: Allow, Principal: "*", Action: "kms:Decrypt", Resource: "*"}]}

    """
    for endpoint in context.endpoints(EndpointKind.INTERFACE, EndpointKind.GATEWAY):
        for where, statement in _statements(endpoint):
            for key in ("Action", "NotAction"):
                for action in listed(statement.get(key, [])):
                    text, change = reason_apart(misspelt_action(action)) if isinstance(action, str) and "${" not in action else ("", "")
                    if text:
                        yield Trouble(endpoint.id, "PolicyDocument", f"{where}{text}", change)


def _statements(endpoint: Endpoint) -> list[tuple[str, Mapping[str, object]]]:
    """Return the statements, each with what a message about it starts with: its number, unless it is the only one."""
    given = listed(endpoint.policy.get("Statement", [])) if isinstance(endpoint.policy, Mapping) else []
    return [
        ("" if len(given) == 1 else f"statement {number}: ", statement)
        for number, statement in enumerate(given, start=1)
        if isinstance(statement, Mapping)
    ]


def _written(value: object) -> object:
    """Return a value with ``${...}`` in its texts for what a deployment fills in; None where nothing is known of it."""
    if isinstance(value, Mapping):
        return {name: _written(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_written(item) for item in value]
    return value.key if isinstance(value, Unknown) else value


def _is_one_principal(value: object) -> bool:
    """Return whether a value certainly names an account, a role or a user, and not everyone."""
    if isinstance(value, Reference):
        return value.attribute == "Arn"
    written = _written(value)
    return isinstance(written, str) and _ONE_PRINCIPAL.fullmatch(written) is not None
