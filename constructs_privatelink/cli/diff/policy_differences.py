"""Policies of endpoints and of private APIs that let more through than before, or less."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.kinds import LATTICE, Authorizer, EndpointKind
from constructs_privatelink.analysis.policies.text_matching import listed
from constructs_privatelink.analysis.values import Reference, ResourceId, Unknown, id_of
from constructs_privatelink.cli.diff.containment import beyond
from constructs_privatelink.cli.diff.differences import Difference
from constructs_privatelink.cli.diff.policy_meaning import meant
from constructs_privatelink.cli.diff.probes import PolicyContext, wider
from constructs_privatelink.cli.diff.property_values import PropertyValues
from constructs_privatelink.cli.report.policy_words import statement_in_words
from constructs_privatelink.errors import lines_of_some

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constructs_privatelink.analysis import Analysis
    from constructs_privatelink.analysis.networks.backends import PrivateApi
    from constructs_privatelink.analysis.networks.model import Endpoint
    from constructs_privatelink.cli.diff.containment import Beyond
    from constructs_privatelink.cli.diff.pairing import Pairing

_OPEN: Mapping[str, object] = {"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]}
_CLOSED: Mapping[str, object] = {"Statement": []}
_TAKE_NONE = frozenset({EndpointKind.GATEWAY_LOAD_BALANCER, EndpointKind.OPENSEARCH_SERVERLESS, *LATTICE})
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
        contexts: Where it stood, and stands.
        silence_denies: Whether what nothing allows is denied, whoever calls. Default: True.

    """

    subject: str
    absent: Mapping[str, object]
    documents: tuple[object, object]
    contexts: tuple[PolicyContext, PolicyContext]
    silence_denies: bool = True

    def difference(self) -> Difference | None:
        """Return whether it is wider: certainly, perhaps, or certainly not; None where it lets through what it did."""
        old, new = (
            meant(self.absent if document is None else document, api=self.contexts[1].api, silence_denies=self.silence_denies)
            for document in self.documents
        )
        gateway = self.contexts[1].gateway
        more, less = beyond(new, old, gateway=gateway), beyond(old, new, gateway=gateway)
        if not more and not less:
            return None
        widens = wider(more, new, old, (self.contexts[1], self.contexts[0]))
        narrows = wider(less, old, new, self.contexts)
        kind = "widened" if widens else "changed" if more else "narrowed"
        details = [*_details(more, widens, new, _MORE), *_details(less, narrows, old, _LESS)]
        if self.documents[0] is None and isinstance(new, Mapping):
            details += [f"policy: {statement_in_words(statement)}" for statement in listed(new.get("Statement", []))]
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


def _details(beyond: Sequence[Beyond], certain: Sequence[Beyond], policy: object, words: tuple[str, str]) -> list[str]:
    lines = []
    for part in beyond:
        whole = policy.why if isinstance(part.statement, Unknown) and isinstance(policy, Unknown) else ""
        perhaps = "" if part in certain else "perhaps "
        lines.append(f"{perhaps}{words[part.lost]}: {whole or statement_in_words(part.statement)}")
    return lines_of_some(lines, _MOST)


def policy_differences(pairing: Pairing) -> Iterator[Difference]:
    """Yield the policies that are in both and change what they let through."""
    values = PropertyValues(pairing.old, pairing.new)
    for compared in (*_of_endpoints(pairing, values), *_of_apis(pairing, values)):
        difference = compared.difference()
        if difference is not None:
            yield difference


def _of_endpoints(pairing: Pairing, values: PropertyValues) -> Iterator[_Compared]:
    own = _own(pairing.old), _own(pairing.new)
    for new in pairing.new.model.endpoints:
        old = pairing.old_endpoint(new.id) if new.id in pairing.predecessors else None
        if old is None or new.kind in _TAKE_NONE or _takes_none(new):
            continue
        documents = values.settled(old.policy), values.settled(new.policy)
        if not values.unchanged(*documents, old.id, new.id, "PolicyDocument"):
            contexts = _of_endpoint(old, own[0]), _of_endpoint(new, own[1])
            yield _Compared(pairing.name(new), _OPEN, documents, contexts)


def _takes_none(endpoint: Endpoint) -> bool:
    service = endpoint.service
    return service is not None and service.endpoint_policy is False and service.endpoint_policy_certain


def _of_endpoint(endpoint: Endpoint, own: frozenset[ResourceId]) -> PolicyContext:
    keys = {"aws:sourcevpce": (Reference(endpoint.id),), "aws:sourcevpc": (id_of(endpoint.vpc),)}
    without = {} if endpoint.leads_to_apis else {"aws:sourceip": None}
    return PolicyContext(f"{endpoint.id}.PolicyDocument", {**keys, **without}, own, gateway=endpoint.kind == EndpointKind.GATEWAY)


def _own(analysis: Analysis) -> frozenset[ResourceId]:
    model = analysis.model
    principals = {resource.id for resource in analysis.stacks.of_type("AWS::IAM::Role", "AWS::IAM::User")}
    vpcs = {vpc for vpc in model.vpcs if isinstance(vpc, ResourceId)}
    return frozenset({endpoint.id for endpoint in model.endpoints} | vpcs | principals)


def _of_apis(pairing: Pairing, values: PropertyValues) -> Iterator[_Compared]:
    before = {api.id: api for api in pairing.old.model.backends.private_apis}
    own = _own(pairing.old), _own(pairing.new)
    for new in pairing.new.model.backends.private_apis:
        old = before.get(new.id)
        if old is None or not isinstance(new.id, ResourceId):
            continue
        documents = values.settled(old.policy), values.settled(new.policy)
        if not values.unchanged(*documents, new.id, new.id, "Policy"):
            was, becomes = (PolicyContext(f"{new.id}.Policy", own=ids, api=True) for ids in own)
            silence_denies = _asks_nobody(old) and _asks_nobody(new)
            yield _Compared(pairing.named(new.id, new.path), _CLOSED, documents, (was, becomes), silence_denies)


def _asks_nobody(api: PrivateApi) -> bool:
    """Return whether no method's caller is checked in the account, where what a policy is silent about may be allowed elsewhere."""
    silent = {Authorizer.NONE, Authorizer.COGNITO}
    return not isinstance(api.methods, Unknown) and all(method.authorizer in silent for method in api.methods)
