"""Which calls of APIs a ``Resource`` is about: stage, method and path, in a private API's own policy without the begin of the ARN too.

AWS: https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html (the abbreviated form) and
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.key_texts import masked
from constructs_privatelink.analysis.policies.arn_texts import compared
from constructs_privatelink.analysis.policies.text_matching import like, like_path, like_resource, unresolved
from constructs_privatelink.analysis.policies.three_valued import all_of
from constructs_privatelink.analysis.values import Unknown

if TYPE_CHECKING:
    from constructs_privatelink.analysis.policies.request import Facts
    from constructs_privatelink.analysis.policies.text_matching import PolicyText
    from constructs_privatelink.analysis.policies.three_valued import Truth

_SHORTENED = "execute-api:/"
_LIKE_SHORTENED = "execute-api:"
_ARN_PARTS = 6
_WHOLE_CALL = 2
"""The slashes in stage, method and path."""
_METHOD = re.compile(r"arn:[^:]*:execute-api:")


def is_shortened(pattern: PolicyText) -> bool:
    """Return whether a resource leaves out what comes before the stage, as far as it is known."""
    return (_key(pattern) or "").startswith(_SHORTENED)


def is_call(resource: PolicyText) -> bool:
    """Return whether what a request is about is a method of an API, as far as it is known."""
    return _METHOD.match(masked(_key(resource) or "")) is not None


def about_call(pattern: PolicyText, facts: Facts) -> Truth:
    """Return whether a resource of a policy is about the call of an API's method that the facts tell of.

    A method's ARN ends in stage, method and path, among which no colon stands: a ``*`` reaches over the slashes between them.

    Args:
        pattern: The resource, as the policy writes it.
        facts: What is known of the call.

    """
    wanted, called = _parts(pattern), _parts(facts.resource)
    if called is None:
        return compared(like_resource, pattern, facts.resource, facts)
    if is_shortened(pattern):
        return _shortened(_cut(pattern, len(_SHORTENED)), _behind_slash(called[-1]), facts)
    if facts.api and isinstance(pattern, str) and pattern.startswith(_LIKE_SHORTENED):
        return unresolved(repr(pattern), f"what it stands for is nowhere said: only {_SHORTENED!r} stands for the begin of the API's ARN")
    if wanted is None:
        return compared(like_resource, pattern, facts.resource, facts)
    begin = [compared(like, part, actual, facts) for part, actual in zip(wanted[:-1], called[:-1], strict=True)]
    return all_of([*begin, compared(like_path, wanted[-1], called[-1], facts)])


def _shortened(rest: PolicyText, called: PolicyText, facts: Facts) -> Truth:
    answer = compared(like_path, rest, called, facts)
    if answer is False and isinstance(rest, str) and rest.count("/") < _WHOLE_CALL and not rest.endswith("*"):
        below = compared(like_path, f"{rest}/*" if rest else "*", called, facts)
        if below is not False:
            # Seen with a Deny of a stage: https://dev.classmethod.jp/articles/tsnote-how-to-restrict-access-to-specific-stages-or-resources-with-rest-api-gateway/
            return unresolved(repr(f"{_SHORTENED}{rest}"), "whether it stands for what is below it is nowhere said: end it with /*")
    return answer


def _key(text: PolicyText) -> str | None:
    return text if isinstance(text, str) else text.key if isinstance(text, Unknown) else None


def _parts(text: PolicyText) -> list[PolicyText] | None:
    """Return the six parts of an ARN; None of what is no whole ARN, or is not known."""
    key = _key(text)
    if key is None or not key.startswith("arn:"):
        return None
    parts = masked(key).split(":", _ARN_PARTS - 1)
    if len(parts) != _ARN_PARTS:
        return None
    starts = [sum(len(part) + 1 for part in parts[:index]) for index in range(_ARN_PARTS)]
    return [_cut(text, start, start + len(part)) for start, part in zip(starts, parts, strict=True)]


def _behind_slash(text: PolicyText) -> PolicyText:
    key = _key(text)
    if key is None:
        return text
    certain = masked(key)
    return _cut(text, certain.index("/") + 1 if "/" in certain else len(key))


def _cut(text: PolicyText, start: int, end: int | None = None) -> PolicyText:
    """Return a piece of a text: a known text where all of the piece is known."""
    key = _key(text)
    if key is None:
        return text
    piece = key[start:end]
    return replace(text, key=piece) if isinstance(text, Unknown) and "${" in piece else piece
