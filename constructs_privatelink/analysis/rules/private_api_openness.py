"""The rule about private REST APIs whose policies let in everybody, or nobody."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from constructs_privatelink.analysis.networks.kinds import Authorizer
from constructs_privatelink.analysis.networks.statements import covers
from constructs_privatelink.analysis.policies.text_matching import glob, listed
from constructs_privatelink.analysis.rules.finding import Cause
from constructs_privatelink.analysis.rules.rule import Trouble, rule
from constructs_privatelink.analysis.values import Reference, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.networks.backends import PrivateApi
    from constructs_privatelink.analysis.rules.context import RuleContext
    from constructs_privatelink.analysis.rules.finding import Severity

_Statement: TypeAlias = "Mapping[str, object]"
_Condition: TypeAlias = tuple[str, str, object]
"""An operator and a key, both in lower case, and the values."""

_INVOKE = "execute-api:invoke"
ENTRANCES = {"aws:sourcevpce", "aws:sourcevpc", "aws:sourcevpcarn", "aws:vpceaccount", "aws:vpceorgid", "aws:vpceorgpaths"}
"""The keys that say by which endpoint a call comes, and whose it is."""
_CALLERS = {
    *("aws:principalaccount", "aws:principalarn", "aws:principalorgid", "aws:principalorgpaths", "aws:userid", "aws:username"),
    *("aws:sourceaccount", "aws:sourcearn", "aws:sourceorgid", "aws:sourceorgpaths"),
}
"""The keys that say who calls."""
_OF_SIGNED_CALLS = {
    *("aws:principalaccount", "aws:principalarn", "aws:principalorgid", "aws:principalorgpaths", "aws:principaltype"),
    *("aws:userid", "aws:username"),
}
"""The keys that tell who signed a call."""
_OF_ANONYMOUS_CALLS = {"aws:principalaccount", "aws:principaltype", "aws:userid"}
"""Those that calls without a signature have too, with the value ``anonymous``.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
"""
_ANY = re.compile(r"(?:v|vp|vpce?-?)?[*]+")
"""A pattern that every endpoint, VPC or principal matches."""


@rule(
    "PL065",
    "The policy of a private API says from where it is called",
    "info",
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html",
)
def open_to_any_endpoint(context: RuleContext) -> Iterator[Trouble]:
    """A statement that allows everybody, whatever the endpoint, lets in every execute-api endpoint of the Region, of whatever account.

    The opposite is found too: a policy of which no statement can match lets in nobody, and that is an error; so does one that asks for a
    signature (by a principal, an account, an organization) where the methods ask for none. A policy that looks at aws:SourceIp is a
    warning: the endpoint writes another address there, and aws:VpcSourceIp is the caller's.

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
        if not context.certain(api.id):
            continue
        causes = frozenset({Cause(api.id, "Policy")})
        if lets_in_nobody(api):
            severity: Severity = "warning" if isinstance(api.methods, Unknown) else "error"
            text = "no statement of its policy can match a call: it lets in nobody"
            change = "allow execute-api:Invoke to those who call it, by their endpoints or VPCs"
            yield Trouble(api.id, "Policy", text, change, severity=severity, causes=causes)
        elif wants_signatures_that_nobody_makes(api):
            text = "its policy lets in signed calls alone, and none of its methods asks for a signature: it lets in nobody"
            change = "set AuthorizationType to AWS_IAM, or let callers in by aws:SourceVpce or aws:SourceVpc"
            yield Trouble(api.id, "Policy", text, change, severity="error", causes=causes)
        elif _looks_at_rewritten_address(api.policy):
            text = "its policy looks at aws:SourceIp, and endpoints of execute-api write another address there than the caller's"
            change = "name aws:VpcSourceIp, and with it your endpoints or VPCs, for other networks have the same addresses"
            yield Trouble(api.id, "Policy", text, change, severity="warning")
        elif _is_open(api.policy):
            text = f"its policy lets in {_whom(api.policy)} execute-api endpoint of the Region, of other accounts too"
            yield Trouble(api.id, "Policy", text, "add a condition with aws:SourceVpce or aws:SourceVpc that names your endpoints or VPCs")


def lets_in_nobody(api: PrivateApi) -> bool:
    """Return whether certainly no call of a private API matches an allow of its policy, or all of them match a deny.

    Callers who are checked in the API's account only an explicit deny turns away.
    Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
    """
    if api.methods == () or not _names_nobody(api.policy):
        return False
    if isinstance(api.methods, Unknown) or any(_shuts_out(statement) for statement in _statements(api.policy) or ()):
        return True
    return any(method.authorizer in {Authorizer.NONE, Authorizer.COGNITO} for method in api.methods)


def wants_signatures_that_nobody_makes(api: PrivateApi) -> bool:
    """Return whether every allow of a policy asks who calls, and no method of the API asks for the signature that would tell it."""
    statements = _statements(api.policy)
    unsigned = {Authorizer.NONE, Authorizer.COGNITO}
    if statements is None or isinstance(api.methods, Unknown) or not api.methods:
        return False
    allows = [statement for statement in statements if statement["Effect"] == "Allow"]
    return bool(allows) and all(map(_wants_signature, allows)) and all(method.authorizer in unsigned for method in api.methods)


def _wants_signature(statement: _Statement) -> bool:
    """Return whether an allow certainly matches no call without a signature: it names principals, or a key that only signed calls have.

    https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html
    """
    principal = statement.get("Principal")
    names = [name for said in principal.values() for name in listed(said)] if isinstance(principal, Mapping) else []
    if names and all(isinstance(name, Reference) or (isinstance(name, str) and name != "*") for name in names):
        return True
    said = statement.get("Condition")
    for operator, keys in said.items() if isinstance(said, Mapping) else ():
        negated = "not" in str(operator).lower() or str(operator).lower().endswith(("ifexists", "null"))
        asks = isinstance(keys, Mapping) and any(_asks_for_signature(str(key).lower(), values) for key, values in keys.items())
        if asks and not negated and not str(operator).lower().startswith("forallvalues"):
            return True
    return False


def _asks_for_signature(key: str, values: object) -> bool:
    """Return whether a call without a signature certainly has none of some values of a key."""
    if key not in _OF_ANONYMOUS_CALLS:
        return key in _OF_SIGNED_CALLS
    return not any(isinstance(value, Unknown) or (isinstance(value, str) and glob(value.lower(), "anonymous")) for value in listed(values))


def _looks_at_rewritten_address(policy: object) -> bool:
    return any(key == "aws:sourceip" for statement in _statements(policy) or () for _, key, _ in _conditions(statement))


def _statements(policy: object) -> list[_Statement] | None:
    """Return the statements of a policy; None where one of them is not known."""
    if not isinstance(policy, Mapping) or "Statement" not in policy:
        return None
    given = listed(policy["Statement"])
    known = [statement for statement in given if isinstance(statement, Mapping) and statement.get("Effect") in ("Allow", "Deny")]
    return known if len(known) == len(given) else None


def _is_open(policy: object) -> bool:
    """Return whether a policy certainly allows everybody by whatever endpoint, and no deny keeps out all endpoints but some."""
    statements = _statements(policy)
    if statements is None or any(statement["Effect"] == "Deny" and _keeps_out(statement) for statement in statements):
        return False
    return any(
        statement["Effect"] == "Allow" and _everybody(statement) and _is_call(statement) and not any(map(_limits, _conditions(statement)))
        for statement in statements
    )


def _whom(policy: object) -> str:
    """Return who comes in by a policy that names no endpoint to let in, and by which."""
    said = [(statement["Effect"], operator, key) for statement in _statements(policy) or () for operator, key, _ in _conditions(statement)]
    by_address = any(key == "aws:vpcsourceip" for _, _, key in said)
    some_left_out = any(effect == "Deny" and operator != "null" and key in ENTRANCES for effect, operator, key in said)
    who = "whoever has one of its addresses, which other networks have too," if by_address else "everybody"
    return f"{who} by any other" if some_left_out else f"{who} by any"


def _names_nobody(policy: object) -> bool:
    statements = _statements(policy)
    if statements is None:
        return False
    if any(_shuts_out(statement) for statement in statements):
        return True
    kept = [_only(condition) for statement in statements if _shuts_out_but(statement) for condition in _conditions(statement)]
    if any(_apart(first, second) for at, first in enumerate(kept) for second in kept[at + 1 :]):
        return True
    allows = [statement for statement in statements if statement["Effect"] == "Allow" and not _matches_nothing(statement)]
    return all(any(_apart(_only(condition), only) for condition in _conditions(allow) for only in kept) for allow in allows)


def _everybody(statement: _Statement) -> bool:
    principal = statement.get("Principal")
    named = principal.get("AWS") if isinstance(principal, Mapping) else principal
    return "*" in listed(named)


def _is_call(statement: _Statement) -> bool:
    """Return whether a statement is about calls of methods, as far as it is known."""
    if "NotAction" in statement:
        return False
    return any(isinstance(action, str) and covers(action.lower(), _INVOKE) for action in listed(statement.get("Action")))


def _conditions(statement: _Statement) -> list[_Condition]:
    """Return operator, key and values of each condition; one that is not known has an unknown operator."""
    said = statement.get("Condition")
    if not said:
        return []
    if not isinstance(said, Mapping):
        return [("", "", said)]
    return [
        (str(operator).lower().rpartition(":")[2], str(key).lower(), values)
        for operator, keys in said.items()
        for key, values in (keys.items() if isinstance(keys, Mapping) else [("", keys)])
    ]


def _limits(condition: _Condition) -> bool:
    """Return whether a condition of an allow names endpoints, VPCs, organizations, accounts or principals, or may."""
    operator, key, values = condition
    if not operator or not key:
        return True
    if key not in ENTRANCES | _CALLERS or operator == "null" or "not" in operator:
        return False
    if operator.endswith("ifexists") and key not in ENTRANCES:
        return False
    return not ("like" in operator and any(isinstance(value, str) and _ANY.fullmatch(value) for value in listed(values)))


def _keeps_out(statement: _Statement) -> bool:
    """Return whether a deny keeps out all but some endpoints, VPCs or callers, or may."""
    conditions = _conditions(statement)
    named = [(operator, key) for operator, key, _ in conditions if key in ENTRANCES | _CALLERS or not key]
    return (not conditions and _is_general_deny(statement)) or any("not" in operator or not operator for operator, _ in named)


def _matches_nothing(statement: _Statement) -> bool:
    """Return whether an allow certainly matches no call: another action, nobody, nothing, or a condition without a value."""
    actions = listed(statement.get("Action"))
    elsewhere = "NotAction" not in statement and all(isinstance(action, str) for action in actions) and not _is_call(statement)
    principal = statement.get("Principal")
    nobody = "NotPrincipal" not in statement and (not principal or (isinstance(principal, Mapping) and not any(principal.values())))
    nothing = "NotResource" not in statement and statement.get("Resource") == []
    empty = any(values == [] and "not" not in operator and operator != "null" for operator, _, values in _conditions(statement))
    return elsewhere or nobody or nothing or empty


def _shuts_out(statement: _Statement) -> bool:
    """Return whether a statement denies everybody every call: without a condition, or whatever endpoint it comes by."""
    said = _conditions(statement)
    everywhere = all(
        operator == "null" and key in {"aws:sourcevpce", "aws:sourcevpc"} and all(str(value).lower() == "false" for value in listed(values))
        for operator, key, values in said
    )
    return _is_general_deny(statement) and everywhere


def _shuts_out_but(statement: _Statement) -> bool:
    """Return whether a statement denies everybody every call but those that one condition names."""
    conditions = _conditions(statement)
    return _is_general_deny(statement) and len(conditions) == 1 and conditions[0][0] == "stringnotequals"


def _is_general_deny(statement: _Statement) -> bool:
    everything = any(isinstance(arn, str) and arn in {"*", "execute-api:/*"} for arn in listed(statement.get("Resource")))
    return statement["Effect"] == "Deny" and _everybody(statement) and _is_call(statement) and everything


def _only(condition: _Condition) -> tuple[str, list[object]] | None:
    """Return the key and the values that it certainly has where a condition is equality or its opposite."""
    operator, key, values = condition
    return (key, listed(values)) if operator in {"stringequals", "stringnotequals"} and key else None


def _apart(first: tuple[str, list[object]] | None, second: tuple[str, list[object]] | None) -> bool:
    """Return whether two sets of values of one key have certainly nothing in common: texts with texts, resources with resources."""
    if first is None or second is None or first[0] != second[0]:
        return False
    values = (*first[1], *second[1])
    alike = all(isinstance(value, str) for value in values) or all(isinstance(value, Reference) for value in values)
    return alike and not any(value in second[1] for value in first[1])
