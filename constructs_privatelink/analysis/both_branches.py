"""Conditions that nobody knows, tried every way: what is the same either way is known.

A condition compares values, and each comparison that the templates do not decide holds or does not. The networks are built anew for each
way that they may come out, and a path is asked of all of them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from constructs_privatelink.analysis.networks.building import build
from constructs_privatelink.analysis.reachability.client_kinds import WorkloadClient
from constructs_privatelink.analysis.reachability.verify import Verifier
from constructs_privatelink.analysis.templates.coercion import as_text
from constructs_privatelink.analysis.templates.parameters import is_secret, type_of
from constructs_privatelink.analysis.values import ResourceId, Unknown, known_values

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from constructs_privatelink.analysis.networks.described import Described
    from constructs_privatelink.analysis.networks.model import Endpoint, Model, Workload
    from constructs_privatelink.analysis.reachability.client_kinds import AnyClient
    from constructs_privatelink.analysis.reachability.verdicts import Result
    from constructs_privatelink.analysis.templates.stack_set import StackSet
    from constructs_privatelink.analysis.templates.work import Comparison
    from constructs_privatelink.analysis.values import Target

_MOST_COMPARISONS = 3
_PLAIN = ("String", "Number")
"""The types of parameters whose ``AllowedValues`` are their values: those of a list are of its items."""
_MOST_RESOURCES = 20_000
"""Of all ways together: what takes longer stays as it is."""
_NAMED = re.compile(r"the condition '([^']*)'")
_CHOSEN = re.compile(r"\$\{Fn::If:([^:}]*)")


class _Outcome(NamedTuple):
    """The networks, where comparisons come out one way."""

    stacks: StackSet
    model: Model
    verifier: Verifier
    endpoints: Mapping[ResourceId, Endpoint]
    workloads: Mapping[ResourceId, Sequence[Workload]]


class BothBranches:
    """Asks of paths under every outcome of the conditions that they rest on.

    Args:
        stacks: The templates.
        model: What they say where conditions are left open.
        described: What answers of AWS tell.
        assume: What the caller takes for granted.

    """

    def __init__(self, stacks: StackSet, model: Model, described: Described, assume: Collection[str]) -> None:
        self._stacks, self._described, self._assume = stacks, described, assume
        self._workloads = _by_id(model.workloads)
        self._outcomes: dict[tuple[Comparison, ...], tuple[_Outcome, ...]] = {}

    def homes(self, workload: Workload) -> frozenset[Target]:
        """Return the VPCs of the set that a workload stands in one way or other, where conditions leave open whether it stands in one."""
        comparisons = _rests_on((workload.subnets,), self._stacks) if isinstance(workload.subnets, Unknown) else frozenset()
        if not comparisons or not self._can_try(comparisons):
            return frozenset()
        homes: set[Target] = set()
        for outcome in self._of(tuple(sorted(comparisons))):
            subnets = (subnet for place in outcome.workloads.get(workload.id, ()) for subnet in known_values(place.subnets))
            homes |= {outcome.model.subnets[subnet].vpc for subnet in subnets if subnet in outcome.model.subnets}
        return frozenset(vpc for vpc in homes if isinstance(vpc, ResourceId))

    def settled(self, result: Result, client: AnyClient, endpoint: Endpoint, port: str | None) -> Result:
        """Return a result that is not known, or not in full, as what it is either way, where that is the same.

        Args:
            result: What is said where conditions are left open: that it is unknown, or of a client that is perhaps not made, blocked.
            client: Who connects.
            endpoint: What to.
            port: As for `Verifier.verify`.

        """
        tried: frozenset[Comparison] = frozenset()
        comparisons = _rests_on(result.reasons, self._stacks)
        while comparisons - tried and self._can_try(tried | comparisons):
            tried |= comparisons
            outcomes = self._of(tuple(sorted(tried)))
            # Where the client is not made, or in no VPC, nobody connects.
            there = [outcome for outcome in outcomes if not isinstance(client, WorkloadClient) or _stands(client.workload, outcome)]
            answers = [(outcome, self._answer(outcome, client, endpoint, port)) for outcome in there]
            told = [answer for _, answer in answers if answer is not None]
            if len(told) < len(answers) or not told:
                return result
            verdicts = {answer.verdict for answer in told}
            if len(verdicts) == 1 and "unknown" not in verdicts:
                assumed = [text for answer in told for text in answer.assumptions]
                assumed += [f"{client} {_made(client)}, as its condition holds"] if len(there) < len(outcomes) else []
                # What is blocked in part somewhere is certainly blocked in part alone.
                certain = min(told, key=lambda answer: answer.extent == "all")
                return replace(certain, assumptions=tuple(dict.fromkeys(assumed)))
            if len(verdicts - {"unknown"}) > 1:
                return result
            # What one branch leaves open may rest on a condition inside it.
            open_ = [
                _rests_on(answer.reasons, outcome.stacks)
                for outcome, answer in answers
                if answer is not None and answer.verdict == "unknown"
            ]
            comparisons = frozenset().union(*open_)
        return result

    def _answer(self, outcome: _Outcome, client: AnyClient, endpoint: Endpoint, port: str | None) -> Result | None:
        """Return what is said of a path in one outcome; None where it is not there."""
        endpoint_then = outcome.endpoints.get(endpoint.id)
        who = self._same_client(client, outcome)
        return None if endpoint_then is None or who is None else outcome.verifier.verify(who, endpoint_then, port)

    def _can_try(self, comparisons: Collection[Comparison]) -> bool:
        resources = sum(len(stack.resources) for stack in self._stacks.stacks.values())
        return len(comparisons) <= _MOST_COMPARISONS and resources * 2 ** len(comparisons) <= _MOST_RESOURCES

    def _of(self, comparisons: tuple[Comparison, ...]) -> Sequence[_Outcome]:
        if comparisons not in self._outcomes:
            self._outcomes[comparisons] = tuple(self._built(comparisons))
        return self._outcomes[comparisons]

    def _built(self, comparisons: tuple[Comparison, ...]) -> Iterator[_Outcome]:
        for outcome in product((True, False), repeat=len(comparisons)):
            supposed = dict(zip(comparisons, outcome, strict=True))
            if not _exclude_each_other([comparison for comparison, holds in supposed.items() if holds]) and self._is_allowed(supposed):
                stacks = self._stacks.supposing(supposed)
                model = build(stacks, self._described)
                endpoints = {endpoint.id: endpoint for endpoint in model.endpoints}
                yield _Outcome(stacks, model, Verifier(model, assume=self._assume), endpoints, _by_id(model.workloads))

    def _is_allowed(self, supposed: Mapping[Comparison, bool]) -> bool:
        """Return whether the parameters that comparisons are about have values, among those that they take, of which all of it holds."""
        about: dict[str, dict[str, bool]] = {}
        for pair, holds in supposed.items():
            for value, text in (pair, pair[::-1]):
                if "${" in value and "${" not in text:
                    about.setdefault(value, {})[text] = holds
        for value, texts in about.items():
            taken = self._values_of(value)
            if taken is not None and not any(all((allowed == text) is holds for text, holds in texts.items()) for allowed in taken):
                return False
        return True

    def _values_of(self, key: str) -> list[str] | None:
        """Return the values that a parameter takes, by its key ``"${Network/Stage}"``; None where it may be any, or it is no parameter."""
        stack, _, name = key.removeprefix("${").removesuffix("}").rpartition("/")
        section = self._stacks.written(stack, "Parameters")
        declared = section.get(name) if isinstance(section, dict) else None
        plain = isinstance(declared, dict) and type_of(declared) in _PLAIN and not is_secret(declared)
        allowed = declared.get("AllowedValues") if isinstance(declared, dict) and plain else None
        texts = [as_text(value, key) for value in allowed] if isinstance(allowed, list) else []
        known = [text for text in texts if isinstance(text, str)]
        return known if known and len(known) == len(texts) else None

    def _same_client(self, client: AnyClient, outcome: _Outcome) -> AnyClient | None:
        """Return a client in one outcome: a workload by its id, and its place among those of one id."""
        if not isinstance(client, WorkloadClient):
            return client
        own, workloads_then = self._workloads.get(client.workload.id, ()), outcome.workloads.get(client.workload.id, ())
        if client.workload not in own or len(own) != len(workloads_then):
            return None
        return WorkloadClient(workloads_then[own.index(client.workload)])


def is_perhaps_made(client: AnyClient) -> bool:
    """Return whether a client is a workload that a condition may leave out."""
    return isinstance(client, WorkloadClient) and client.workload.exists is not True


def _by_id(workloads: Iterable[Workload]) -> Mapping[ResourceId, Sequence[Workload]]:
    by_id: dict[ResourceId, list[Workload]] = {}
    for workload in workloads:
        by_id.setdefault(workload.id, []).append(workload)
    return by_id


def _made(client: AnyClient) -> str:
    there = isinstance(client, WorkloadClient) and isinstance(client.workload.subnets, Unknown)
    return "stands in a VPC" if there else "is made"


def _stands(workload: Workload, outcome: _Outcome) -> bool:
    """Return whether a workload is made in one outcome, and there stands in a VPC, where conditions leave open whether it does."""
    places = outcome.workloads.get(workload.id, ())
    return bool(places) and not (isinstance(workload.subnets, Unknown) and all(place.subnets == () for place in places))


def _rests_on(reasons: Iterable[Unknown], stacks: StackSet) -> frozenset[Comparison]:
    """Return the comparisons that what is not known rests on."""
    named = {name for reason in reasons for name in _conditions_of(reason)}
    resting = (opened for asked, opened in stacks.open_comparisons.items() if asked in named or asked.rpartition("/")[2] in named)
    return frozenset(comparison for comparisons in resting for comparison in comparisons)


def _conditions_of(reason: Unknown) -> Iterator[str]:
    """Yield the conditions that a reason names, in its words or as the condition of a resource."""
    yield from _NAMED.findall(reason.why)
    yield from _CHOSEN.findall(f"{reason.where} {reason.why} {reason.key}")
    if reason.key is not None and reason.key.startswith("${") and "/" in reason.key:
        yield reason.key[2:-1]


def _exclude_each_other(comparisons: Sequence[Comparison]) -> bool:
    """Return whether comparisons cannot all hold: one value cannot be two texts."""
    texts: dict[str, str] = {}
    for pair in comparisons:
        for value, text in (pair, pair[::-1]):
            if "${" not in text and texts.setdefault(value, text) != text:
                return True
    return False
