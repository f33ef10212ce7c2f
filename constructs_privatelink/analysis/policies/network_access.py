"""Whether the network policies of OpenSearch Serverless let an endpoint reach a collection or its Dashboards.

The rules of all policies add up; one that makes a collection public lets every endpoint in. Data access policies and IAM stand outside.

AWS: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-network.html
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.policies.authorization import Authorization
from constructs_privatelink.analysis.policies.match import StatementRef
from constructs_privatelink.analysis.policies.text_matching import (
    NewId,
    equal,
    like_resource,
    listed,
    matches_everything,
    text_of,
    unresolved,
)
from constructs_privatelink.analysis.policies.three_valued import all_of, any_of
from constructs_privatelink.analysis.values import Reference, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constructs_privatelink.analysis.networks.backends import NetworkPolicy
    from constructs_privatelink.analysis.networks.model import Endpoint, Model
    from constructs_privatelink.analysis.policies.text_matching import PolicyText
    from constructs_privatelink.analysis.policies.three_valued import Truth
    from constructs_privatelink.analysis.values import ResourceId

_NEXT_GENERATION = "aoss-data"
_PART = re.compile(r"\$\{[^}]*\}")
_FROM_RESOURCE = re.compile(r"\$\{(AWS::\w+|[^}:]*\.[^}/:]+)\}")


def is_entrance(endpoint: Endpoint) -> bool:
    """Return whether collections are reached through an endpoint: a managed one of classic collections, or one of NextGen collections.

    Network policies name either in the same form (https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-vpc.html).
    """
    return endpoint.kind == EndpointKind.OPENSEARCH_SERVERLESS or endpoint.short_name == _NEXT_GENERATION


def is_admitted(endpoint: Endpoint, model: Model) -> Truth:
    """Return whether a network policy of the set lets an endpoint in, to whichever collection.

    Args:
        endpoint: The endpoint.
        model: The networks of the set.

    """
    own = frozenset(other.id for other in model.endpoints) | {endpoint.id}
    return any_of(_admits(part, where, Reference(endpoint.id), own) for part, where in _every_part(model.backends.network_policies))


def omitted(endpoint: Endpoint) -> Authorization:
    """Return the answer to an endpoint that no network policy of the set lets in: one of another app may."""
    text = "no network policy of the templates names the endpoint in SourceVPCEs, and only one elsewhere could let it in"
    why = Unknown(Code.UNKNOWN_RESOURCE, str(endpoint.id), "the network policies of other apps are not known")
    return Authorization("conditional", Code.PL_NETWORK_POLICY_OMITS_ENDPOINT, text=text, reasons=(why,))


def sources_of(name: PolicyText, policies: Sequence[NetworkPolicy]) -> tuple[object, ...]:
    """Return what the network policies about a collection name in SourceVPCEs, as it is written there."""
    return tuple(
        source
        for part, where in _every_part(policies)
        if isinstance(part, Mapping) and _covers(part, "collection", name, where) is not False
        for source in listed(part.get("SourceVPCEs", []))
    )


def authorize_collection(
    endpoint: Endpoint,
    model: Model,
    name: PolicyText,
    policies: Sequence[NetworkPolicy],
    kind: Literal["collection", "dashboard"] = "collection",
) -> Authorization:
    """Return whether network policies let an endpoint reach a collection.

    Args:
        endpoint: The OpenSearch Serverless endpoint.
        model: The networks of the set.
        name: The collection's name.
        policies: Every network policy of the account.
        kind: The collection itself, or its Dashboards. Default: the collection.

    """
    own = frozenset(other.id for other in model.endpoints) | {endpoint.id}
    answer = _answered(Reference(endpoint.id), own, name, policies, kind)
    written = next((reason for reason in answer.reasons if reason.code == Code.PL_ID_WRITTEN_OUT), None)
    first = answer if written is None else _answered(NewId(endpoint.id), own, name, policies, kind)
    if written is None or first.verdict == "conditional":
        return answer
    return replace(answer, code=written.code, text=f"it {first.verdict} on a first deployment: {written}")


def _answered(
    entrance: Reference, own: frozenset[ResourceId], name: PolicyText, policies: Sequence[NetworkPolicy], kind: str
) -> Authorization:
    """Return what the rules of all policies come to for an endpoint, given by its id."""
    reasons: list[Unknown] = []
    open_at: tuple[str, StatementRef] | None = None
    for policy in policies:
        where = f"{policy.id}.Policy"
        for index, part in enumerate(_parts(policy.document, where)):
            answer = all_of((_admits(part, where, entrance, own), _covers(part, kind, name, where)))
            if answer is True:
                return Authorization("allows", "", where, StatementRef(index), "a network policy lets the endpoint in")
            if isinstance(answer, Unknown):
                reasons.append(answer)
                open_at = open_at or (where, StatementRef(index))
    if open_at is None:
        text = f"no network policy lets the endpoint reach the {kind}; add it to SourceVPCEs"
        return Authorization("denies", Code.PL_NETWORK_POLICY_OMITS_ENDPOINT, text=text)
    every = tuple(dict.fromkeys(reasons))
    return Authorization("conditional", every[0].code, *open_at, f"it depends: {every[0]}", every)


def decoded(document: object, where: str) -> object:
    """Return a network policy's document as JSON values, with ``${...}`` for what a deployment fills in; unknown where it is no JSON.

    Args:
        document: As for `NetworkPolicy`.
        where: The place of the document, for reasons.

    """
    text = document.key if isinstance(document, Unknown) else document
    # Ids, ARNs and names that a deployment fills in have no quotes; what a parameter holds may, and end the text that it stands in.
    if isinstance(document, Unknown) and not all(_FROM_RESOURCE.fullmatch(part) for part in _PART.findall(document.key or "")):
        return document
    if not isinstance(text, str):
        return document
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        return document if isinstance(document, Unknown) else unresolved(where, f"it is no JSON: {error}")


def covered(name: PolicyText, policies: Sequence[NetworkPolicy], kind: Literal["collection", "dashboard"] = "collection") -> Truth:
    """Return whether network policies say anything of a collection; arguments as for `authorize_collection`."""
    return any_of(_covers(part, kind, name, where) for part, where in _every_part(policies))


def _every_part(policies: Sequence[NetworkPolicy]) -> Iterator[tuple[object, str]]:
    """Yield the elements of network policies, each with the place of its document."""
    for policy in policies:
        where = f"{policy.id}.Policy"
        yield from ((part, where) for part in _parts(policy.document, where))


def _parts(document: object, where: str) -> list[object]:
    parts = decoded(document, where)
    return listed(parts) if isinstance(parts, list | tuple | Unknown) else [unresolved(where, "it is no JSON array")]


def _admits(part: object, where: str, entrance: Reference, own: frozenset[ResourceId]) -> Truth:
    if not isinstance(part, Mapping):
        return part if isinstance(part, Unknown) else unresolved(where, "an element is no mapping")
    known = {f"${{{resource}{attribute}}}": resource for resource in own for attribute in ("", ".Id")}
    named = [_filled(source, where, known) for source in listed(part.get("SourceVPCEs", []))]
    public = part.get("AllowFromPublic", False)
    if not isinstance(public, bool | Unknown):
        public = unresolved(where, "AllowFromPublic is neither true nor false")
    return any_of((public, *(equal(source, entrance, own) for source in named)))


def _covers(part: object, kind: str, name: PolicyText, where: str) -> Truth:
    rules = listed(part.get("Rules", [])) if isinstance(part, Mapping) else [part]
    return any_of(_names(rule, kind, name, where) for rule in rules)


def _names(rule: object, kind: str, name: PolicyText, where: str) -> Truth:
    if not isinstance(rule, Mapping):
        return rule if isinstance(rule, Unknown) else unresolved(where, "a rule is no mapping")
    resources = [_filled(resource, where) for resource in listed(rule.get("Resource", []))]
    return all_of((equal(text_of(rule.get("ResourceType"), where), kind, ()), any_of(_is(resource, name) for resource in resources)))


def _filled(value: object, where: str, known: Mapping[str, ResourceId] | None = None) -> PolicyText:
    """Return a text of a document that may have been a text with parts that a deployment fills in, as ``Fn::Sub`` writes them."""
    text = text_of(value, where)
    if not isinstance(text, str) or "${" not in text:
        return text
    if known is not None and text in known:
        return Reference(known[text])
    return Unknown(Code.PL_UNRESOLVED_VALUE, where, f"{text} is filled in at deployment", text)


def _is(resource: PolicyText, name: PolicyText) -> Truth:
    """Only the end of a name takes a wildcard."""
    if isinstance(resource, str) and not resource.startswith("collection/"):
        return unresolved(repr(resource), "it does not begin with 'collection/'")
    if isinstance(resource, str) and matches_everything(resource.removeprefix("collection/")):
        return True
    whole = f"collection/{name}" if isinstance(name, str) else name
    if not isinstance(resource, str):
        return like_resource(resource, whole, ())
    pattern = resource.removeprefix("collection/")
    if not pattern.endswith("*") or not isinstance(name, str):
        return equal(pattern, name, ())
    return name.startswith(pattern.rstrip("*"))
