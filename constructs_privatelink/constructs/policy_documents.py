"""Between `EndpointPolicy` values and the CDK's policy documents."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import aws_cdk as cdk
from aws_cdk import aws_iam as iam

from constructs_privatelink.argument_kinds import shown
from constructs_privatelink.decisions import endpoint_defaults
from constructs_privatelink.decisions.endpoint_defaults import Giver
from constructs_privatelink.errors import Doubt, PrivateLinkError
from constructs_privatelink.policy.document import EndpointPolicy
from constructs_privatelink.policy.grammar import WITH_VARIABLES, is_intrinsic

if TYPE_CHECKING:
    from constructs_privatelink.catalogue.service import Service
    from constructs_privatelink.errors import Problems


def as_policy(policy: object) -> EndpointPolicy | None:
    """Return a policy as our value; None stays None.

    Raises:
        PrivateLinkError: It is neither an `EndpointPolicy` nor a ``PolicyDocument``, or no endpoint policy can look like it.

    """
    if policy is None or isinstance(policy, EndpointPolicy):
        return policy
    if isinstance(policy, iam.PolicyDocument):
        document: Mapping[str, object] | None = policy.to_json()
        if document is None:
            raise PrivateLinkError("policy", ["got an iam.PolicyDocument without statements; add one, or leave policy out"])
        return EndpointPolicy.from_json(document)
    reason = f"got policy={shown(policy)}; give an EndpointPolicy, such as EndpointPolicy.from_json(...), or an iam.PolicyDocument"
    raise PrivateLinkError("policy", [reason])


def statements_of(policy: EndpointPolicy) -> list[iam.PolicyStatement]:
    """Return the statements as the L2 takes them."""
    return [iam.PolicyStatement.from_json(_with_tokens(statement)) for statement in policy.statements]


def doubts_about(policy: EndpointPolicy) -> tuple[Doubt, ...]:
    """Return what the template will not say: the CDK writes statements, and its own version of the policy language."""
    document = policy.to_json()
    doubts = []
    if "Id" in document:
        text = f"the CDK writes no Id in a policy, got {document['Id']!r}; leave it out, or give the statements a Sid"
        doubts.append(Doubt("policy-id", text))
    variables = "${" in json.dumps(policy.statements, default=str).replace("${Token[", "")
    if variables and document.get("Version") != WITH_VARIABLES:
        got = document.get("Version")
        text = f"the CDK writes Version {WITH_VARIABLES}, where ${{...}} is a policy variable, got {got!r}; give that Version"
        doubts.append(Doubt("policy-version", text))
    return tuple(doubts)


def checked(policy: EndpointPolicy | None, service: Service) -> tuple[Doubt, ...]:
    """Return what is doubtful about a policy at an endpoint of a service.

    Raises:
        PrivateLinkError: The service takes none, or EC2 would refuse it.

    """
    return () if policy is None else (*policy.check(service), *doubts_about(policy))


def default_policy(
    service: Service, *, of_network: EndpointPolicy | None, of_defaults: EndpointPolicy | None
) -> tuple[EndpointPolicy | None, tuple[Doubt, ...]]:
    """Return the policy of an endpoint that was given none, where its service takes one, and what is doubtful about that.

    Args:
        service: The service of the endpoint.
        of_network: The policy of its network, which goes before; None for none.
        of_defaults: That of `EndpointDefaults`; None for none.

    Raises:
        PrivateLinkError: EC2 would refuse it.

    """
    giver, default = (Giver.NETWORK, of_network) if of_network is not None else (Giver.DEFAULTS, of_defaults)
    taken, doubts = endpoint_defaults.policy(default, service, giver)
    return taken, doubts if taken is None else (*doubts, *doubts_about(taken))


def given_or_default(
    given: EndpointPolicy | None,
    service: Service,
    problems: Problems,
    *,
    of_network: EndpointPolicy | None,
    of_defaults: EndpointPolicy | None,
) -> tuple[EndpointPolicy | None, tuple[Doubt, ...]]:
    """Return the policy that an endpoint was given, or else `default_policy`; where EC2 would refuse that, it is a problem.

    Args:
        given: The policy; None where there is none.
        service: The service of the endpoint.
        problems: Where is noted what is wrong.
        of_network: As for `default_policy`.
        of_defaults: As for `default_policy`.

    """
    if given is not None:
        return given, ()
    return problems.attempt(lambda: default_policy(service, of_network=of_network, of_defaults=of_defaults)) or (None, ())


def _with_tokens(value: object) -> object:
    """Wrap intrinsic functions in tokens: the CDK's reader of statements takes text only where IAM has text."""
    if isinstance(value, Mapping):
        if is_intrinsic(dict(value)):
            return cdk.Token.as_string(value)
        return {key: _with_tokens(part) for key, part in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_with_tokens(part) for part in value]
    return value
