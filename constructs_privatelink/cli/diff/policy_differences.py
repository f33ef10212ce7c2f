"""Policies that let more through than before, or less: those of endpoints and of private APIs, and collections' network policies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.policies.network_access import authorize_collection, decoded
from constructs_privatelink.analysis.policies.text_matching import listed
from constructs_privatelink.analysis.values import Outside, Reference, ResourceId, Unknown
from constructs_privatelink.catalogue.lookup import template_of
from constructs_privatelink.cli.diff.containment import beyond
from constructs_privatelink.cli.diff.differences import Difference
from constructs_privatelink.cli.diff.probes import Place, wider
from constructs_privatelink.cli.diff.property_values import Values
from constructs_privatelink.cli.report.policy_words import statement_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constructs_privatelink.analysis import Analysis
    from constructs_privatelink.analysis.networks.backends import Collection
    from constructs_privatelink.analysis.networks.model import Endpoint
    from constructs_privatelink.cli.diff.containment import Beyond
    from constructs_privatelink.cli.diff.pairing import Pairing

_OPEN: Mapping[str, object] = {"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]}
_CLOSED: Mapping[str, object] = {"Statement": []}
_KINDS: tuple[Literal["collection"], Literal["dashboard"]] = ("collection", "dashboard")
_TAKE_NONE = frozenset({EndpointKind.GATEWAY_LOAD_BALANCER, EndpointKind.OPENSEARCH_SERVERLESS})
_STRANGER = ResourceId("", "an endpoint that no policy names")
_RANKS = {"denies": 0, "conditional": 1, "allows": 2}
_MOST = 10
# Of a statement that allows, and of one that denies.
_MORE = ("allows now", "no longer denies")
_LESS = ("no longer allows", "denies now")


@dataclass(frozen=True)
class _Compared:
    """A policy before and after.

    Args:
        subject: What it belongs to.
        absent: What it means that there is none.
        documents: The policy before and after; None where there is none.
        places: Where it stood, and stands.

    """

    subject: str
    absent: Mapping[str, object]
    documents: tuple[object, object]
    places: tuple[Place, Place]

    def difference(self) -> Difference | None:
        """Return whether it is wider: certainly, perhaps, or certainly not; None where it lets through what it did."""
        old, new = (self.absent if one is None else one for one in self.documents)
        gateway = self.places[1].gateway
        more, less = beyond(new, old, gateway=gateway), beyond(old, new, gateway=gateway)
        if not more and not less:
            return None
        widens = wider(more, new, old, (self.places[1], self.places[0]))
        narrows = wider(less, old, new, self.places)
        kind = "widened" if widens else "changed" if more else "narrowed"
        details = [*_details(more, widens, new, _MORE), *_details(less, narrows, old, _LESS)]
        if self.documents[0] is None and isinstance(new, Mapping):
            details += [f"policy: {statement_in_words(one)}" for one in listed(new.get("Statement", []))]
        return Difference("policies", kind, self.subject, self._text(kind, narrows), tuple(dict.fromkeys(details)))

    def _text(self, kind: str, narrows: Sequence[Beyond]) -> str:
        before, after = self.documents
        how = "there was no policy; now there is" if before is None else "the policy goes" if after is None else "the policy changes"
        means = {
            "widened": "it lets requests through that it did not" + (", and others no longer" if narrows else ""),
            "changed": "whether it lets more through cannot be told",
            "narrowed": "it lets less through, and nothing more" if narrows else "it lets nothing more through; perhaps less",
        }
        return f"{how}: {means[kind]}"


def _details(found: Sequence[Beyond], certain: Sequence[Beyond], policy: object, words: tuple[str, str]) -> Iterator[str]:
    for one in found[:_MOST]:
        said = policy.why if isinstance(one.statement, Unknown) and isinstance(policy, Unknown) else statement_in_words(one.statement)
        perhaps = "" if one in certain else "perhaps "
        yield f"{perhaps}{words[one.lost]}: {said}"
    if len(found) > _MOST:
        yield f"and {len(found) - _MOST} more"


def policy_differences(pairing: Pairing) -> Iterator[Difference]:
    """Yield the policies that are in both and change what they let through."""
    values = Values(pairing.old, pairing.new)
    for compared in (*_of_endpoints(pairing, values), *_of_apis(pairing, values)):
        difference = compared.difference()
        if difference is not None:
            yield difference
    yield from _of_collections(pairing, values)


def _of_endpoints(pairing: Pairing, values: Values) -> Iterator[_Compared]:
    own = _own(pairing.old), _own(pairing.new)
    for new in pairing.new.model.endpoints:
        old = pairing.old_endpoint(new.id) if new.id in pairing.predecessors else None
        if old is None or new.kind in _TAKE_NONE or _takes_none(new):
            continue
        documents = values.settled(old.policy), values.settled(new.policy)
        if not values.unchanged(*documents, old.id, new.id, "PolicyDocument"):
            places = _of_endpoint(old, own[0]), _of_endpoint(new, own[1])
            yield _Compared(pairing.name(new), _OPEN, documents, places)


def _takes_none(endpoint: Endpoint) -> bool:
    service = None if endpoint.short_name is None else template_of(endpoint.short_name)
    return service is not None and service.endpoint_policy is False and service.endpoint_policy_certain


def _of_endpoint(endpoint: Endpoint, own: frozenset[ResourceId]) -> Place:
    vpc = endpoint.vpc
    vpc_id = vpc.id if isinstance(vpc, Outside) else Reference(vpc) if isinstance(vpc, ResourceId) else vpc
    keys = {"aws:sourcevpce": (Reference(endpoint.id),), "aws:sourcevpc": (vpc_id,)}
    without = {} if endpoint.short_name == "execute-api" else {"aws:sourceip": None}
    return Place(f"{endpoint.id}.PolicyDocument", {**keys, **without}, own, gateway=endpoint.kind == EndpointKind.GATEWAY)


def _own(analysis: Analysis) -> frozenset[ResourceId]:
    model = analysis.model
    roles = {one.id for one in analysis.stacks.of_type("AWS::IAM::Role", "AWS::IAM::User")}
    return frozenset({one.id for one in model.endpoints} | {one for one in model.vpcs if isinstance(one, ResourceId)} | roles)


def _of_apis(pairing: Pairing, values: Values) -> Iterator[_Compared]:
    before = {one.id: one for one in pairing.old.model.backends.private_apis}
    own = _own(pairing.old), _own(pairing.new)
    for new in pairing.new.model.backends.private_apis:
        old = before.get(new.id)
        if old is None or not isinstance(new.id, ResourceId):
            continue
        documents = values.settled(old.policy), values.settled(new.policy)
        if not values.unchanged(*documents, new.id, new.id, "Policy"):
            before_it, after_it = (Place(f"{new.id}.Policy", own=one, api=True) for one in own)
            yield _Compared(pairing.named(new.id, new.path), _CLOSED, documents, (before_it, after_it))


def _of_collections(pairing: Pairing, values: Values) -> Iterator[Difference]:
    """Yield what network policies do to collections that are in both, all of them together: they add up."""
    was, becomes = _documents(pairing.old, values), _documents(pairing.new, values)
    if was.keys() == becomes.keys() and all(values.unchanged(was[one], becomes[one], one, one, "Policy") for one in was):
        return
    before = {one.id: one for one in pairing.old.model.backends.collections}
    for new in pairing.new.model.backends.collections:
        old = before.get(new.id)
        if old is not None:
            yield from _of_collection(old, new, pairing)


def _documents(analysis: Analysis, values: Values) -> dict[ResourceId, object]:
    every = analysis.model.backends.network_policies
    return {one.id: values.settled(decoded(one.document, "")) for one in every if isinstance(one.id, ResourceId)}


def _of_collection(old: Collection, new: Collection, pairing: Pairing) -> Iterator[Difference]:
    entrances = [one for one in pairing.new.model.endpoints if one.kind == EndpointKind.OPENSEARCH_SERVERLESS]
    more: list[str] = []
    less: list[str] = []
    unsure: list[str] = []
    for kind in _KINDS:
        for entrance in (*entrances, *(replace(one, id=_STRANGER) for one in pairing.new.model.endpoints[:1])):
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
    kind_of = "widened" if more else "changed" if unsure else "narrowed"
    text = {
        "widened": "network policies let more reach it",
        "changed": "whether network policies let more reach it cannot be told",
        "narrowed": "network policies let less reach it",
    }
    if more or less or unsure:
        yield Difference("policies", kind_of, pairing.named(new.id, new.path), text[kind_of], (*more, *unsure, *less))


def _asked(endpoint: Endpoint, collection: Collection, kind: Literal["collection", "dashboard"], analysis: Analysis) -> str:
    return authorize_collection(endpoint, analysis.model, collection.name, analysis.model.backends.network_policies, kind).verdict
