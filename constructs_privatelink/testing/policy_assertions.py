"""Assertions about what endpoint policies let through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.testing.subjects import analysed, name_in
from constructs_privatelink.visible_text import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs_privatelink.analysis.policies.authorization import Authorization
    from constructs_privatelink.testing.subjects import Named, Source


def assert_policy_allows(
    source: Source,
    endpoint: Named,
    action: str,
    *,
    resource: Named | None = None,
    principal: Named | None = None,
    context: Mapping[str, object] | None = None,
    or_conditional: bool = False,
) -> Authorization:
    """Fail unless an endpoint's policy certainly lets a request through. It grants nothing: IAM has the other half of the say.

    Args:
        source: An app, stack, cloud assembly, template or analysis, as for `analysed`.
        endpoint: A construct, its path, a logical id, or a service's short name.
        action: ``"kms:Decrypt"``.
        resource: The ARN that the call is about, ``"*"`` for an action without one, or a construct that stands for its own ARN.
            Default: - any resource, so that a policy that names some is conditional.
        principal: Who calls: an ARN, an account's number, ``"anonymous"`` for who did not sign, or a role. Default: - anybody who signs.
        context: Further condition keys: ``{"aws:PrincipalOrgID": "o-a1b2c3d4e5"}``; None says that the request has no such key.
            Default: - unknown, but for what the endpoint tells.
        or_conditional: Whether it is enough that it may, depending on what is not known. Default: False.

    Returns:
        The answer, with the statement that decides.

    Raises:
        AssertionError: The policy denies it, or something that is not known decides.
        PrivateLinkError: Nothing has that name, or several have.

    """
    __tracebackhide__ = True
    return _asserted(
        "allows", source, endpoint, action, resource=resource, principal=principal, context=context, or_conditional=or_conditional
    )


def assert_policy_denies(
    source: Source,
    endpoint: Named,
    action: str,
    *,
    resource: Named | None = None,
    principal: Named | None = None,
    context: Mapping[str, object] | None = None,
    or_conditional: bool = False,
) -> Authorization:
    """Fail unless an endpoint's policy certainly stops a request, whatever IAM allows.

    Args:
        source: An app, stack, cloud assembly, template or analysis, as for `analysed`.
        endpoint: As for `assert_policy_allows`.
        action: As for `assert_policy_allows`.
        resource: As for `assert_policy_allows`. Default: - any resource, so that a policy that names some is conditional.
        principal: As for `assert_policy_allows`. Default: - anybody who signs.
        context: As for `assert_policy_allows`. Default: - unknown, but for what the endpoint tells.
        or_conditional: Whether it is enough that it may, depending on what is not known. Default: False.

    Returns:
        The answer, with the statement that decides.

    Raises:
        AssertionError: The policy allows it, or something that is not known decides.
        PrivateLinkError: Nothing has that name, or several have.

    """
    __tracebackhide__ = True
    return _asserted(
        "denies", source, endpoint, action, resource=resource, principal=principal, context=context, or_conditional=or_conditional
    )


def _asserted(
    wanted: str,
    source: Source,
    endpoint: Named,
    action: str,
    *,
    resource: Named | None,
    principal: Named | None,
    context: Mapping[str, object] | None,
    or_conditional: bool,
) -> Authorization:
    __tracebackhide__ = True
    analysis = analysed(source)
    endpoint_name = name_in(endpoint, [known.path for known in analysis.model.endpoints])
    resource_name = None if resource is None else name_in(resource, ())
    principal_name = None if principal is None else name_in(principal, ())
    answer = analysis.authorize(endpoint_name, action, resource=resource_name, principal=principal_name, context=context)
    if answer.verdict != wanted and not (or_conditional and answer.verdict == "conditional"):
        shown = _shown(answer, endpoint_name, action, resource=resource_name, principal=principal_name)
        raise AssertionError(f"expected: {wanted}\n{shown}")
    return answer


def _shown(answer: Authorization, endpoint: str, action: str, *, resource: str | None, principal: str | None) -> str:
    by, of = principal or "anybody who signs", f" of {resource}" if resource else ""
    lines = [f"{action}{of} by {by} through {endpoint}: {answer.verdict} {answer.code}".rstrip(), f"  {answer.text}"]
    if answer.policy:
        statement = answer.statement
        named = "" if statement is None else f", {statement}"
        lines.append(f"  decided by: {answer.policy}{named}")
    return "\n".join(map(visible, [*lines, *(f"  not known: {reason}" for reason in answer.reasons)]))
