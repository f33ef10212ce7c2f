"""Who asks for what, and what a policy can know of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeGuard

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.policies.text_matching import NewId, unresolved
from constructs_privatelink.analysis.values import Reference, Unknown
from constructs_privatelink.policy.grammar import WITH_VARIABLES, WITHOUT_VARIABLES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs_privatelink.analysis.policies.text_matching import PolicyText
    from constructs_privatelink.analysis.templates.stack_set import StackSet
    from constructs_privatelink.analysis.values import Maybe, ResourceId

_ARN_ACCOUNT = re.compile(r"arn:[^:]*:(?:iam|sts)::(\d{12}):")
_MADE_ELSEWHERE = "AWS::CloudFormation::"
_ROOT = re.compile(r"arn:[^:]*:iam::\d{12}:root")

ANYBODY = Unknown(Code.PL_UNRESOLVED_VALUE, "the caller", "nobody said who calls")
ANY_ACCOUNT = Unknown(Code.PL_UNRESOLVED_VALUE, "the caller's account", "nobody said which it is")
ANYTHING = Unknown(Code.PL_UNRESOLVED_VALUE, "the resource", "nobody said which the call is about")
NOT_EVALUATED = Unknown(Code.PL_UNRESOLVED_VALUE, "the caller's IAM policies", "they are not evaluated")


@dataclass(frozen=True)
class Principal:
    """The principal of a request.

    Args:
        arn: The ARN of a role, an assumed role's session, a user or an account's root; a reference to a role of the set
            (``Reference(role, "Arn")``); None for an anonymous caller.
        account: The account that it belongs to. Default: - the one in the ARN.
        service: The service principal that it is: ``"lambda.amazonaws.com"``; its ARN is None. Default: none.

    """

    arn: PolicyText | None = ANYBODY
    account: Maybe[str] = ANY_ACCOUNT
    service: str = ""

    def __post_init__(self) -> None:
        """Read the account off the ARN."""
        arn = _ARN_ACCOUNT.match(self.arn) if isinstance(self.arn, str) else None
        if arn and isinstance(self.account, Unknown):
            object.__setattr__(self, "account", arn[1])

    @property
    def root(self) -> Maybe[bool]:
        """Whether it is an account's root user."""
        if isinstance(self.arn, Unknown):
            return self.arn
        return isinstance(self.arn, str) and _ROOT.fullmatch(self.arn) is not None


ANONYMOUS = Principal(arn=None)
"""A caller who did not sign the request."""


@dataclass(frozen=True)
class Request:
    """One call of an AWS API through an endpoint.

    Args:
        action: ``"kms:Decrypt"``.
        resource: The ARN that the call is about, or ``"*"`` for an action without one. Default: - unknown.
        caller: Who calls. Default: - somebody who signs, unknown who.
        context: Further condition keys: ``{"aws:PrincipalOrgID": "o-a1b2c3d4e5"}``; None says that the request has no such key. A key that
            stands neither here nor in what the endpoint tells is unknown.
        identity_allows: Whether the caller's own IAM policies (a Lambda authorizer's answer) allow the call; only private APIs ask.
        distinct: Resources of the set whose ids and ARNs are theirs alone: what names one of them names no other.
        texts: What stands for ARNs and names of resources of the set, as `arn_texts` returns it. Default: - nothing is known of them.

    """

    action: Maybe[str]
    resource: PolicyText = ANYTHING
    caller: Principal = field(default_factory=Principal)
    context: Mapping[str, object] = field(default_factory=dict, hash=False)
    identity_allows: Maybe[bool] = NOT_EVALUATED
    distinct: frozenset[ResourceId] = field(default=frozenset(), hash=False, repr=False)
    texts: Mapping[str, str] = field(default_factory=dict, hash=False, repr=False)


@dataclass(frozen=True)
class Facts:
    """What one policy is asked about.

    Args:
        action: The action.
        resource: The resource.
        caller: The caller, as this policy sees it.
        keys: Condition keys in lower case to their values; None for a key that the request certainly lacks. Others are unknown.
        own: Resources whose ids and ARNs are theirs alone.
        texts: As of the request.
        gateway: Whether the policy is a gateway endpoint's.
        api: Whether the policy is a private API's, where ``execute-api:/`` stands for the API itself.

    """

    action: Maybe[str]
    resource: PolicyText
    caller: Principal
    keys: Mapping[str, tuple[PolicyText, ...] | None] = field(default_factory=dict, hash=False)
    own: frozenset[ResourceId] = frozenset()
    texts: Mapping[str, str] = field(default_factory=dict, hash=False, repr=False)
    gateway: bool = False
    api: bool = False

    def on_a_first_deployment(self) -> Facts:
        """Return the same where nothing of the set is there yet, so that no id that is written out is one of its resources'."""
        new = {
            name: values if values is None else tuple(NewId(text.target) if _is_id(text) else text for text in values)
            for name, values in self.keys.items()
        }
        return replace(self, keys=new)

    def key(self, name: str) -> tuple[PolicyText, ...] | Unknown | None:
        """Return the values of a condition key; None where the request certainly has none."""
        lower = name.lower()
        if lower in self.keys:
            return self.keys[lower]
        return unresolved(name, "the value of this condition key is not known before the call")

    def filled(self, text: PolicyText, version: object) -> PolicyText:
        """Return a text with its policy variables filled, as far as they are known.

        Args:
            text: The text.
            version: Of the policy: the older one knows no variables.

        """
        if not isinstance(text, str) or "${" not in text or version in {None, WITHOUT_VARIABLES}:
            return text
        if version != WITH_VARIABLES:
            return unresolved(repr(text), "the policy's version says whether it has a policy variable, and is not known")
        filled = re.sub(r"\$\{([^{}*?,$]+)\}", lambda variable: self._value(variable[1].strip()) or variable[0], text)
        if "${" in filled:
            return unresolved(repr(text), "the value of its policy variable is not known before the call")
        return filled

    def _value(self, name: str) -> str:
        values = self.key(name)
        value = values[0] if isinstance(values, tuple) and len(values) == 1 else None
        return value if isinstance(value, str) and not re.search(r"[*?$]", value) else ""


def _is_id(text: PolicyText) -> TypeGuard[Reference]:
    return isinstance(text, Reference) and text.attribute is None


def distinct_resources(stacks: StackSet) -> frozenset[ResourceId]:
    """Return the resources of a set of which no two have the same ARN: what a custom resource returns may be anything."""
    every = (resource for stack in stacks.stacks.values() for resource in stack.resources.values())
    made = (resource for resource in every if resource.type.startswith("AWS::") and not resource.type.startswith(_MADE_ELSEWHERE))
    return frozenset(resource.id for resource in made)


def arn_of(role: ResourceId) -> Reference:
    """Return the ARN that a role of the set gets at deployment."""
    return Reference(role, "Arn")
