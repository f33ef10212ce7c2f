"""Network policies of OpenSearch Serverless that let more reach a collection than before, or less."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from constructs_privatelink.analysis.policies.network_access import authorize_collection, decoded, is_entrance
from constructs_privatelink.analysis.values import ResourceId
from constructs_privatelink.cli.diff.differences import Difference
from constructs_privatelink.cli.diff.property_values import PropertyValues

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis import Analysis
    from constructs_privatelink.analysis.networks.backends import Collection
    from constructs_privatelink.analysis.networks.model import Endpoint
    from constructs_privatelink.cli.diff.pairing import Pairing

_KINDS: tuple[Literal["collection"], Literal["dashboard"]] = ("collection", "dashboard")
_STRANGER = ResourceId("", "an endpoint that no policy names")
_RANKS = {"denies": 0, "conditional": 1, "allows": 2}


def collection_differences(pairing: Pairing) -> Iterator[Difference]:
    """Yield what network policies do to collections that are in both, all of them together: they add up."""
    values = PropertyValues(pairing.old, pairing.new)
    was, becomes = _documents(pairing.old, values), _documents(pairing.new, values)
    if was.keys() == becomes.keys() and all(values.unchanged(was[policy], becomes[policy], policy, policy, "Policy") for policy in was):
        return
    before = {collection.id: collection for collection in pairing.old.model.backends.collections}
    for new in pairing.new.model.backends.collections:
        old = before.get(new.id)
        if old is not None:
            yield from _of_collection(old, new, pairing)


def _documents(analysis: Analysis, values: PropertyValues) -> dict[ResourceId, object]:
    policies = analysis.model.backends.network_policies
    return {policy.id: values.settled(decoded(policy.document, "")) for policy in policies if isinstance(policy.id, ResourceId)}


def _of_collection(old: Collection, new: Collection, pairing: Pairing) -> Iterator[Difference]:
    endpoints = pairing.new.model.endpoints
    entrances = list(filter(is_entrance, endpoints))
    more: list[str] = []
    less: list[str] = []
    unsure: list[str] = []
    for kind in _KINDS:
        for entrance in (*entrances, *(replace(endpoint, id=_STRANGER) for endpoint in endpoints[:1])):
            was = pairing.old_endpoint(entrance.id) if entrance.id in pairing.predecessors else None
            if was is None and entrance.id != _STRANGER:
                continue
            answers = (_asked(was or entrance, old, kind, pairing.old), _asked(entrance, new, kind, pairing.new))
            what = "its Dashboards" if kind == "dashboard" else "it"
            who = "everybody" if entrance.id == _STRANGER else pairing.name(entrance)
            line = f"{who} to {what}: {answers[0]} before, {answers[1]} now"
            certain = "conditional" not in answers
            if _RANKS[answers[0]] < _RANKS[answers[1]] or answers == ("conditional", "conditional"):
                (more if certain else unsure).append(line)
            elif answers[0] != answers[1]:
                less.append(line)
    change = "widened" if more else "changed" if unsure else "narrowed"
    text = {
        "widened": "network policies let more reach it",
        "changed": "whether network policies let more reach it cannot be told",
        "narrowed": "network policies let less reach it",
    }
    if more or less or unsure:
        yield Difference("policies", change, pairing.named(new.id, new.path), text[change], (*more, *unsure, *less))


def _asked(endpoint: Endpoint, collection: Collection, kind: Literal["collection", "dashboard"], analysis: Analysis) -> str:
    return authorize_collection(endpoint, analysis.model, collection.name, analysis.model.backends.network_policies, kind).verdict
