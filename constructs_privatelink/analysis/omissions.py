"""What an answer says nothing of, counted: what was not read, what stands where only the deployment tells, and of whom nobody was asked.

Every command ends with it, so that nothing that was found is never taken for nothing that is wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from constructs_privatelink.analysis.networks.kinds import UNASKED
from constructs_privatelink.analysis.networks.network_types import is_unknown
from constructs_privatelink.analysis.reachability.client_kinds import WorkloadClient
from constructs_privatelink.analysis.values import Given, Outside, Unknown, known_values
from constructs_privatelink.errors import some_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from constructs_privatelink.analysis.networks.model import Endpoint, Model, Workload
    from constructs_privatelink.analysis.proof import Proof
    from constructs_privatelink.analysis.templates.stack_set import StackSet
    from constructs_privatelink.analysis.values import ResourceId, Target

_MOST_NAMED = 5
_TOLD_BY = (("read from Systems Manager", "Systems Manager"), ("the parameter", "a parameter"), ("export", "an import"))
"""How the reason of what only the deployment tells says who tells it."""


@dataclass(frozen=True)
class Omission:
    """What was not looked at.

    Args:
        about: What it is: endpoints, workloads, or parts of templates.
        text: What was not looked at and why, in a sentence with the count.
        count: How many.
        of: Of how many; None where nobody knows.
        names: Which ones, by their paths.

    """

    about: Literal["endpoints", "workloads", "parts"]
    text: str
    count: int
    of: int | None = None
    names: tuple[str, ...] = ()

    def __str__(self) -> str:
        """The sentence, and some of the names."""
        return f"{self.text}: {some_of(self.names, _MOST_NAMED)}" if self.names else self.text

    def to_json(self) -> dict[str, object]:
        """Return it as JSON values."""
        return {"about": self.about, "text": self.text, "count": self.count, "of": self.of, "names": list(self.names)}


class _Place(NamedTuple):
    """Something that stands somewhere, and why its place is not seen; empty where it is."""

    name: str
    why: str


def omissions(stacks: StackSet, model: Model, proofs: Sequence[Proof]) -> tuple[Omission, ...]:
    """Return what the answers about some templates say nothing of.

    Args:
        stacks: The templates.
        model: What they say of networks.
        proofs: What was asked.

    """
    endpoints = [_Place(endpoint.path or str(endpoint.id), _why_unseen(endpoint.vpc, model, "a VPC")) for endpoint in model.endpoints]
    workloads = {workload.id: workload for workload in model.workloads if workload.subnets != ()}
    answered = _answered(proofs)
    placed = [
        _Place(workload.path or str(workload.id), "" if workload.id in answered else _why_workload(workload, model))
        for workload in workloads.values()
    ]
    return (
        *_unread(stacks),
        *_grouped("endpoints", "endpoint", endpoints),
        *_unasked(model, proofs),
        *_grouped("workloads", "workload", placed),
    )


def _answered(proofs: Sequence[Proof]) -> frozenset[ResourceId]:
    """Return the workloads of whose every path that was asked about the answer is known."""
    verdicts: dict[ResourceId, set[str]] = {}
    for proof in proofs:
        if isinstance(proof.client, WorkloadClient):
            verdicts.setdefault(proof.client.workload.id, set()).add(proof.result.verdict)
    return frozenset(workload for workload, told in verdicts.items() if "unknown" not in told)


def _unread(stacks: StackSet) -> Iterator[Omission]:
    """Yield the parts of templates that were not read, those of one kind together, and the types that nobody knows."""
    if not any(stack.resources for stack in stacks.stacks.values()):
        count = len(stacks.stacks)
        text = (
            "there is no stack to look at" if not count else f"{_counted(count, 'stack')} without a resource: there was nothing to look at"
        )
        yield Omission("parts", text, count)
    alike: dict[str, dict[str, None]] = {}
    for problem in stacks.problems:
        if problem.unread is not None:
            alike.setdefault(problem.unread.what, {})[problem.where] = None
    for noun, names in alike.items():
        yield Omission(
            "parts", f"{_counted(len(names), noun)} {'was' if len(names) == 1 else 'were'} not read", len(names), None, tuple(names)
        )
    strange = [resource for kind in stacks.types if is_unknown(kind) for resource in stacks.of_type(kind)]
    if strange:
        text = f"{_counted(len(strange), 'resource')} of types that this version does not know"
        yield Omission("parts", text, len(strange), None, tuple(f"{resource.path} ({resource.type})" for resource in strange))


def _unasked(model: Model, proofs: Sequence[Proof]) -> Iterator[Omission]:
    """Yield the endpoints of which no path was asked about."""
    asked = {proof.endpoint.id for proof in proofs}
    silent = [endpoint for endpoint in model.endpoints if endpoint.id not in asked]
    lattice = [endpoint for endpoint in silent if endpoint.kind in UNASKED]
    unasked = [endpoint for endpoint in silent if endpoint not in lattice and not _why_unseen(endpoint.vpc, model, "a VPC")]
    every = len(model.endpoints)
    if lattice:
        names = tuple(f"{endpoint.path or endpoint.id} ({endpoint.kind})" for endpoint in lattice)
        leads = "leads" if len(lattice) == 1 else "lead"
        text = f"{len(lattice)} of {_counted(every, 'endpoint')} {leads} to no service of AWS, and no role tells who calls there"
        yield Omission("endpoints", text, len(lattice), every, names)
    if unasked:
        share = f"{len(unasked)} of {_counted(every, 'endpoint')}"
        text = f"no path was asked about to {share}: nobody is declared, and no workload calls from their VPC"
        yield Omission("endpoints", text, len(unasked), every, tuple(map(_name, unasked)))


def _name(endpoint: Endpoint) -> str:
    return endpoint.path or str(endpoint.id)


def _grouped(about: Literal["endpoints", "workloads"], noun: str, places: Sequence[_Place]) -> Iterator[Omission]:
    alike: dict[str, list[str]] = {}
    for place in places:
        if place.why:
            alike.setdefault(place.why, []).append(place.name)
    for why, names in alike.items():
        verb = "stands" if len(names) == 1 else "stand"
        yield Omission(about, f"{len(names)} of {_counted(len(places), noun)} {verb} in {why}", len(names), len(places), tuple(names))


def _why_workload(workload: Workload, model: Model) -> str:
    if isinstance(workload.subnets, Unknown):
        return f"subnets that only {_teller(workload.subnets.why)} tells"
    reasons: Iterable[str] = (
        _why_unseen(model.subnets[subnet].vpc if subnet in model.subnets else subnet, model, "a VPC")
        if not isinstance(subnet, Given)
        else f"subnets that only {_teller(subnet.why)} tells"
        for subnet in known_values(workload.subnets)
    )
    return next(filter(None, reasons), "")


def _why_unseen(vpc: Target, model: Model, noun: str) -> str:
    """Return why a VPC is not seen; empty where the templates, or saved answers, hold it."""
    if isinstance(vpc, Unknown | Given):
        return f"{noun} that only {_teller(vpc.why)} tells"
    known = model.vpcs.get(vpc)
    if isinstance(vpc, Outside) and (known is None or not known.closed):
        return f"{noun} that is not in the templates"
    return ""


def _teller(why: str) -> str:
    return next((teller for part, teller in _TOLD_BY if part in why), "the deployment")


def _counted(count: int, counted: str) -> str:
    """Return a count of things: the first word is what they are, ``"2 resources of SAM"``, unless an adjective stands before it."""
    noun, of, whole = counted.partition(" of ")
    return f"{count} {noun}{'' if count == 1 else 's'}{of}{whole}"
