"""The rule about private REST APIs whose policies name nobody in particular."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.policies.text_matching import listed
from constructs_privatelink.analysis.rules.rule import Trouble, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.rules.context import RuleContext


@rule(
    "PL065",
    "The policy of a private API says from where it is called",
    "info",
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html",
)
def open_to_any_endpoint(context: RuleContext) -> Iterator[Trouble]:
    """A statement that allows everybody, without a condition, lets in every execute-api endpoint of the Region, of whatever account.

    Anti-pattern:
        Resources:
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties:
              Name: orders
              EndpointConfiguration: {Types: [PRIVATE], VpcEndpointIds: [vpce-0123456789abcdef0]}
              Policy: {Statement: [{Effect: Allow, Principal: "*", Action: execute-api:Invoke, Resource: execute-api:/*}]}

    Best practice:
        Resources:
          Api:
            Type: AWS::ApiGateway::RestApi
            Properties:
              Name: orders
              EndpointConfiguration: {Types: [PRIVATE], VpcEndpointIds: [vpce-0123456789abcdef0]}
              Policy:
                Statement:
                  - Effect: Allow
                    Principal: "*"
                    Action: execute-api:Invoke
                    Resource: execute-api:/*
                    Condition: {StringEquals: {"aws:SourceVpce": vpce-0123456789abcdef0}}

    """
    for api in context.model.backends.private_apis:
        if context.certain(api.id) and _is_open(api.policy):
            text = "its policy lets in everybody by any execute-api endpoint of the Region, of other accounts too"
            yield Trouble(api.id, "Policy", text, "add a condition with aws:SourceVpce or aws:SourceVpc that names your endpoints or VPCs")


def _is_open(policy: object) -> bool:
    """Return whether a policy certainly allows everybody and denies nobody: a deny may keep out all other endpoints."""
    given = listed(policy.get("Statement", [])) if isinstance(policy, Mapping) else []
    statements = [statement for statement in given if isinstance(statement, Mapping)]
    if len(statements) < len(given) or any(statement.get("Effect") != "Allow" for statement in statements):
        return False
    return any(_everybody(statement.get("Principal")) and not statement.get("Condition") for statement in statements)


def _everybody(principal: object) -> bool:
    named = principal.get("AWS") if isinstance(principal, Mapping) else principal
    return "*" in listed(named)
