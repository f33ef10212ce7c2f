"""Whether the endpoint of a service takes a policy: its service, the statements, their wildcards and the prefixes of their actions.

A policy that deploys and then denies everything is refused like one that AWS rejects. What may be right is a `Doubt`: IAM has more
action prefixes than there are services with endpoints, and AWS adds new ones.

AWS: https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
"""

from __future__ import annotations

import difflib
import json
import re
from collections import Counter
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from constructs_privatelink.catalogue.iam_actions import known_prefixes, list_of, meant_action
from constructs_privatelink.catalogue.quotas import POLICY_CHARACTERS
from constructs_privatelink.errors import Doubt, PrivateLinkError, some_of
from constructs_privatelink.policy.grammar import TOKEN, WITH_VARIABLES, is_intrinsic, is_unknown, listed, located, statements_of
from constructs_privatelink.policy.wildcards import forbidden_wildcards

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from constructs_privatelink.catalogue.service import Service
    from constructs_privatelink.policy.grammar import Json, Statement


SUPPORT_UNKNOWN = "policy-support-unknown"
"""The doubt that no source says whether a service takes a policy."""
OTHER_SERVICE = "policy-other-service"
"""The doubt that an action is none of the service's."""

_ANY_STRING = "<token>"
_MOST_NAMED = 3
_SHORTEST_NAME = 3
_SHORTEST_NAME_OF_OTHERS = 5
_ALIKE = 0.85


def check_policy(document: Mapping[str, Json], service: Service) -> tuple[Doubt, ...]:
    """Return what is doubtful about a policy on the endpoint of a service.

    Args:
        document: What `grammar.parsed` returned.
        service: The service of the endpoint.

    Raises:
        PrivateLinkError: See `EndpointPolicy.check`.

    """
    statements = statements_of(document)
    reasons, doubts = _support(service)
    reasons += _shape_reasons(statements)
    refused, open_to_doubt = _wildcards(statements)
    wrong, doubtful = _prefixes(statements, service)
    if reasons + refused + wrong:
        raise PrivateLinkError(f"policy for '{service}'", reasons + refused + wrong)
    return (*doubts, *open_to_doubt, *doubtful, *_misspelt_actions(statements), *_repeated_sids(statements))


def _support(service: Service) -> tuple[list[str], list[Doubt]]:
    if service.endpoint_policy:
        return [], []
    known = ", ".join(part for part in (f"as of {service.as_of}" if service.as_of else "", service.doc_url) if part)
    source = f" ({known})" if known else ""
    if service.endpoint_policy is not None and service.endpoint_policy_certain:
        way_out = "leave policy out, or correct the fact with dataclasses.replace(service, endpoint_policy=True)"
        return [f"'{service}' takes no endpoint policy{source}; {way_out}"], []
    look = "look at VpcEndpointPolicySupported in 'aws ec2 describe-vpc-endpoint-services', and leave policy out if it is false"
    if service.endpoint_policy is None:
        return [], [Doubt(SUPPORT_UNKNOWN, f"no source says whether '{service}' takes an endpoint policy{source}; {look}")]
    return [], [Doubt("policy-support-doubtful", f"'{service}' takes no endpoint policy, if its source still holds{source}; {look}")]


def _shape_reasons(statements: list[Statement]) -> list[str]:
    reasons = [
        f'{where}no Principal, which an endpoint policy must have; write "Principal": "*" for everyone'
        for where, statement in located(statements)
        if "Principal" not in statement and "NotPrincipal" not in statement
    ]
    if not any(statement["Effect"] == "Allow" or is_unknown(statement["Effect"]) for statement in statements):
        reasons.append("the policy allows nothing, so every call is denied; add EndpointPolicy.full_access() or .allow(...)")
    size = _least_size(statements)
    if size > POLICY_CHARACTERS:
        reasons.append(f"the policy has {size:,} characters, more than the {POLICY_CHARACTERS:,} that AWS takes; merge statements")
    return reasons


def _wildcards(statements: list[Statement]) -> tuple[list[str], list[Doubt]]:
    wildcards = [(where, wildcard) for where, statement in located(statements) for wildcard in forbidden_wildcards(statement)]
    reasons = [f"{where}{wildcard.text}" for where, wildcard in wildcards if wildcard.certain]
    return reasons, [Doubt("policy-wildcard", f"{where}{wildcard.text}") for where, wildcard in wildcards if not wildcard.certain]


def _least_size(statements: list[Statement]) -> int:
    """Count the characters of the document as the CDK writes it: compact, with ``Version``; what is not known yet counts as empty."""
    document: Json = {"Version": WITH_VARIABLES, "Statement": [_least(statement) for statement in statements]}
    return len(json.dumps(document, separators=(",", ":"), ensure_ascii=False))


def _least(value: Json) -> Json:
    if is_intrinsic(value):
        return ""
    if isinstance(value, str):
        return TOKEN.sub("", value)
    if isinstance(value, list):
        return _least(value[0]) if len(value) == 1 else [_least(item) for item in value]
    if isinstance(value, dict):
        return {key: _least(item) for key, item in value.items()}
    return value


def _prefixes(statements: list[Statement], service: Service) -> tuple[list[str], list[Doubt]]:
    reasons: list[str] = []
    doubts: list[Doubt] = []
    own = frozenset(prefix.lower() for prefix in service.iam_prefixes)
    for prefix, actions in _actions_by_prefix(statements).items():
        names = _some(actions)
        if prefix in own:
            continue
        if prefix in known_prefixes() or prefix in _known_prefixes():
            if own:
                starts = " or ".join(f"'{name}:'" for name in service.iam_prefixes)
                text = f"{names}: the actions of '{service}' start with {starts}; leave out what its endpoint does not serve"
                doubts.append(Doubt(OTHER_SERVICE, text))
            continue
        meant = _misspelt(prefix, own) if own else None
        if meant is not None:
            reasons.append(f"{names}: no service has the prefix {prefix!r}; did you mean {meant!r}")
            continue
        close = difflib.get_close_matches(prefix, sorted(own | _known_prefixes()), n=1)
        hint = f"did you mean {close[0]!r}, or " if close else "check its spelling, or "
        text = f"{names}: no service known here has the prefix {prefix!r}; {hint}name the prefix in the service's iam_prefixes"
        doubts.append(Doubt("policy-unknown-prefix", text))
    return reasons, doubts


def _actions_by_prefix(statements: list[Statement]) -> dict[str, list[str]]:
    actions: dict[str, list[str]] = {}
    for where, text in _named_actions(statements):
        prefix, colon, _ = text.partition(":")
        if colon and _ANY_STRING not in prefix:
            actions.setdefault(prefix.lower(), []).append(f"{where}{text!r}")
    return actions


def _named_actions(statements: list[Statement]) -> Iterator[tuple[str, str]]:
    """Yield the actions, each with where it stands; what only a deployment tells of one is `_ANY_STRING`."""
    for where, statement in located(statements):
        for action in (*listed(statement.get("Action", [])), *listed(statement.get("NotAction", []))):
            if isinstance(action, str):
                yield where, TOKEN.sub(_ANY_STRING, action)


def _misspelt_actions(statements: list[Statement]) -> list[Doubt]:
    return [
        Doubt("policy-unknown-action", f"{where}{text}")
        for where, action in _named_actions(statements)
        if _ANY_STRING not in action and (text := misspelt_action(action))
    ]


def misspelt_action(action: str) -> str:
    """Return that IAM's list lacks an action, what was probably meant, and what to do; empty where the list has it or nothing near."""
    meant = meant_action(action)
    if meant is None:
        return ""
    wrong = f"{action!r} is no action in IAM's list of {list_of()}, did you mean {meant!r}"
    return f"{wrong}; write that, or acknowledge this if it has come since"


@cache
def _known_prefixes() -> frozenset[str]:
    from constructs_privatelink.catalogue import services  # noqa: PLC0415 - only a prefix that IAM does not know pays for the whole catalogue

    return known_prefixes().union(*(service.iam_prefixes for service in services()))


def _misspelt(prefix: str, own: frozenset[str]) -> str | None:
    """Return the prefix that was certainly meant: the service's own, slightly changed, or any long one with one slip."""
    for meant in sorted(own):
        alike = difflib.SequenceMatcher(None, prefix, meant).ratio() >= _ALIKE
        if len(meant) >= _SHORTEST_NAME and (alike or _one_slip(prefix, meant)) and not _may_be_new(prefix, meant):
            return meant
    others = (known for known in sorted(_known_prefixes()) if len(known) >= _SHORTEST_NAME_OF_OTHERS)
    return next((meant for meant in others if _one_slip(prefix, meant) and not _may_be_new(prefix, meant)), None)


def _one_slip(typed: str, meant: str) -> bool:
    """Return True when one letter was added, left out or replaced, or two neighbours were swapped."""
    start = _common_start(typed, meant)
    typed, meant = typed[start:], meant[start:]
    end = _common_start(typed[::-1], meant[::-1])
    typed, meant = typed[: len(typed) - end], meant[: len(meant) - end]
    swapped = typed == meant[::-1] and not typed[2:]
    return swapped or max(len(typed), len(meant)) <= 1


def _common_start(text: str, other: str) -> int:
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(text, other, strict=False))))


def _may_be_new(prefix: str, known: str) -> bool:
    """Return True for names as AWS makes new ones: ``wafv2`` after ``waf``, ``eks-auth`` beside ``eks``."""
    stem, known_stem = (re.sub(r"v?\d+$", "", name) for name in (prefix, known))
    return stem == known_stem or prefix.startswith(f"{known}-") or known.startswith(f"{prefix}-")


def _repeated_sids(statements: list[Statement]) -> list[Doubt]:
    counted = Counter(str(statement["Sid"]) for statement in statements if statement.get("Sid"))
    return [
        Doubt("policy-duplicate-sid", f"{count} statements have the Sid {sid!r}, which IAM wants unique in a policy; rename all but one")
        for sid, count in counted.items()
        if count > 1
    ]


def _some(names: Iterable[str]) -> str:
    return some_of(list(dict.fromkeys(names)), _MOST_NAMED)
