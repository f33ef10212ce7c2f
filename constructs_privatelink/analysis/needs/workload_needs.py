"""What each workload needs: the services that its role lets it call, and the private path to each, or that there is none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.needs.action_services import construct, offered
from constructs_privatelink.analysis.needs.callers import CALLERS
from constructs_privatelink.analysis.needs.collection_data import CollectionData
from constructs_privatelink.analysis.needs.egress_hints import EgressHints
from constructs_privatelink.analysis.needs.egress_paths import EgressPaths
from constructs_privatelink.analysis.needs.kind_needs import AGENTS, KindNeeds
from constructs_privatelink.analysis.needs.own_calls import OwnCalls
from constructs_privatelink.analysis.needs.pod_roles import PodRoles
from constructs_privatelink.analysis.needs.wanted import wanted
from constructs_privatelink.analysis.networks.properties import Reading
from constructs_privatelink.analysis.networks.roles import DecidedByAws, Roles
from constructs_privatelink.analysis.values import ResourceId, Unknown
from constructs_privatelink.catalogue.actions import destination
from constructs_privatelink.catalogue.workload_kinds import SUREST_FIRST, managed_policies

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from constructs_privatelink.analysis.needs.own_calls import Call
    from constructs_privatelink.analysis.needs.wanted import Asking, Wanted
    from constructs_privatelink.analysis.networks.model import Model, Workload
    from constructs_privatelink.analysis.networks.roles import Granted
    from constructs_privatelink.analysis.templates.stack_set import StackSet
    from constructs_privatelink.analysis.values import Maybe, Target
    from constructs_privatelink.catalogue.workload_kinds import Confidence, KindNeed

NOBODY_KNOWS = Unknown(Code.UNKNOWN_RESOURCE, "actions.json", "which endpoint service answers these calls is not known to this version")

NeedPath: TypeAlias = Literal["endpoint", "internet", "unknown", "none"]
"""How a service is reached; ``none``: in at least one subnet there is certainly no path."""


@dataclass(frozen=True)
class Need:
    """A service that a workload's role lets it call, or that its properties ask for.

    Args:
        services: Short names; where there are several, one of them serves. Nothing where no endpoint service answers the calls (the path is
            then ``none``, or by the internet), or where nobody knows which does (it is ``unknown``).
        actions: The actions that ask for it, as the policies write them.
        path: How the service is reached.
        certain: Whether the workload itself makes the call; False where another service may make it with the role's permission, as
            Amazon S3 decrypts objects with AWS KMS.
        endpoint: The endpoint that serves, in all subnets or in some; None where there is none.
        subnets: Where there is no path.
        add: The lines of code, each of which adds an endpoint that would serve.
        why: Why the path is unknown; None for other paths.
        region: The Region whose service is called. Default: None, the workload's own.
        covered: Whether only a wildcard asks for it, which covers calls of other services too: whether this one is called, nobody knows.
        reasons: What properties ask for it, as clauses: ``"its log driver is awslogs"``.
        confidence: How sure it is that they do.
        change: What to do where there is no endpoint service; empty where there is.
        through: The calls of AWS's own that certainly go by it, by their names in the table, each with how sure the table is.
        of_pods: Whether roles of pods alone allow the actions, and no role of its own.

    """

    services: tuple[str, ...]
    actions: tuple[str, ...] = ()
    path: NeedPath = "unknown"
    certain: bool = True
    endpoint: ResourceId | None = None
    subnets: tuple[Target, ...] = ()
    add: tuple[str, ...] = ()
    why: Unknown | None = None
    region: str | None = None
    covered: bool = False
    reasons: tuple[str, ...] = ()
    confidence: Confidence = "high"
    change: str = ""
    through: tuple[tuple[str, Confidence], ...] = ()
    of_pods: bool = False


@dataclass(frozen=True)
class WorkloadNeeds:
    """What one workload needs.

    Args:
        workload: The resource.
        path: Its construct path.
        type: Its CloudFormation type.
        role: The IAM role it acts with.
        subnets: Where it may stand.
        needs: The services, in the order of the policies.
        everything: Whether a statement allows what it does not name: ``*``, or all but some. What that is for, nobody knows.
        unknown: What else its roles may allow or deny.

    """

    workload: ResourceId
    path: str
    type: str
    role: Target | None
    subnets: tuple[Target, ...]
    needs: tuple[Need, ...] = ()
    everything: bool = False
    unknown: tuple[Unknown, ...] = ()

    @property
    def untold(self) -> tuple[Unknown, ...]:
        """What of `unknown` no need stands for: policies of AWS's are not among it of which the table says what they are there for."""
        return tuple(why for why in self.unknown if not isinstance(why, DecidedByAws) or why.policy not in managed_policies())


def needs(stacks: StackSet, model: Model) -> tuple[WorkloadNeeds, ...]:
    """Return what the workloads in VPCs need whose roles are in the templates, and of whose kind is known which calls they make themselves.

    Args:
        stacks: The templates.
        model: What they say of networks.

    """
    return tuple(_Inquiry(Reading(stacks), model).answers())


@dataclass(frozen=True)
class _Stand:
    """Where a workload stands, as far as paths depend on it.

    Args:
        subnets: Its subnets.
        out: Whether each of them reaches the internet, or why that is unknown of the workload as a whole.

    """

    subnets: tuple[Target, ...]
    out: tuple[Maybe[bool], ...]


class _Inquiry:
    """What is asked of all workloads alike."""

    def __init__(self, reading: Reading, model: Model) -> None:
        self._reading = reading
        self._model = model
        self._paths = EgressPaths(model, reading)
        self._around = EgressHints(reading)
        self._calls = OwnCalls(reading, model)
        self._roles = Roles(reading)
        self._pods = PodRoles(reading)
        self._kinds = KindNeeds(reading)
        self._collections = CollectionData(reading)
        self._alike: dict[tuple[Wanted, _Stand, str | None], Need] = {}
        self._all_alike: dict[tuple[object, ...], tuple[Need, ...]] = {}

    def answers(self) -> Iterator[WorkloadNeeds]:
        """Yield what each workload needs, in the order of the model."""
        together: dict[ResourceId, list[Workload]] = {}
        for place in self._model.workloads:
            if place.type in CALLERS and place.subnets != () and place.beside is None:
                together.setdefault(place.id, []).append(place)
        for places in together.values():
            stand = self._stand(places)
            grants = self._granted(places) if stand is not None else []
            of_kind = self._kinds.of(places[0]) if stand is not None else ()
            if stand is not None and (grants or of_kind or self._pods.of(places[0].id)[0]):
                yield self._of(places[0], stand, grants, of_kind)

    def _granted(self, places: Sequence[Workload]) -> list[Granted]:
        if not CALLERS[places[0].type].by_role:
            return []
        named = dict.fromkeys(role for place in places for role in (place.role, place.execution_role))
        return [grant for role in named if (grant := self._roles.of(role)) is not None]

    def _stand(self, places: Sequence[Workload]) -> _Stand | None:
        out_of: dict[Target, Maybe[bool]] = {}
        own = self._around.own_internet(places[0])
        proxy = self._around.proxy(places[0]) or (own or None)
        for place in places:
            if isinstance(place.subnets, Unknown):
                return None
            public = True if self._around.has_address(place) else place.public_address
            for subnet in place.subnets:
                out_of[subnet] = proxy or self._paths.internet(subnet, public=public, ipv6=place.ipv6)
        return _Stand(tuple(out_of), tuple(out_of.values()))

    def _of(self, workload: Workload, stand: _Stand, grants: Sequence[Granted], of_kind: Sequence[tuple[KindNeed, bool]]) -> WorkloadNeeds:
        return WorkloadNeeds(
            workload=workload.id,
            path=workload.path or str(workload.id),
            type=workload.type,
            role=workload.role,
            subnets=stand.subnets,
            needs=self._all_needs(self._called(workload, grants, of_kind), of_kind, stand, self._kinds.region(workload)),
            everything=any(grant.everything for grant in grants),
            unknown=tuple(dict.fromkeys(why for grant in grants for why in grant.unknown)) if grants else _unknown_role(workload),
        )

    def _all_needs(
        self, calls: Sequence[Call], of_kind: Sequence[tuple[KindNeed, bool]], stand: _Stand, region: str | None
    ) -> tuple[Need, ...]:
        """Return what is needed for calls and by a kind of workload: the same for all that stand in the same place."""
        alike = (tuple(calls), tuple(of_kind), stand, region)
        if alike not in self._all_alike:
            self._all_alike[alike] = tuple(self._needs(wanted(calls, of_kind, self._collections), stand, region))
        return self._all_alike[alike]

    def _called(self, workload: Workload, grants: Sequence[Granted], of_kind: Sequence[tuple[KindNeed, bool]]) -> tuple[Call, ...]:
        """Return what a workload calls, and on nodes of Amazon EKS what the pods call that certainly or perhaps run there."""
        roles, alone = self._pods.of(workload.id)
        of_pods = [grant for role in roles if (grant := self._roles.of(role)) is not None]
        called = self._calls.of(workload, of_pods) if of_pods else ()
        return (*self._own(workload, grants, of_kind), *(replace(call, certain=call.certain and alone, of_pods=True) for call in called))

    def _own(self, workload: Workload, grants: Sequence[Granted], of_kind: Sequence[tuple[KindNeed, bool]]) -> tuple[Call, ...]:
        """Return what a workload calls with its roles; what an execution role is there for, the task's properties decide."""
        calls = self._calls.of(workload, grants)
        if workload.execution_role is None:
            return calls
        own = {(call.action, call.region) for call in self._calls.of(workload, [grant for grant in grants if grant.role == workload.role])}
        asked = {name for need, _ in of_kind if not need.region for name in need.services}
        return tuple(call for call in calls if (call.action, call.region) in own or not _unasked(call, asked))

    def _needs(self, asked: Mapping[Wanted, Sequence[Asking]], stand: _Stand, region: str | None) -> Iterator[Need]:
        """Yield what is asked for; of the services that a wildcard covers, those of which none is there are one need."""
        every = [_with(self._need(what, stand, region), asking) for what, asking in asked.items()]
        lacking = {name for need in every if need.certain and need.path == "none" for name in need.services}
        yield from (need for need in every if not need.covered or not lacking.issuperset(need.services))

    def _need(self, asked: Wanted, stand: _Stand, region: str | None) -> Need:
        known = (asked, stand, region)
        if known not in self._alike:
            self._alike[known] = replace(self._worked_out(asked, stand, region), region=asked.region)
        return self._alike[known]

    def _worked_out(self, asked: Wanted, stand: _Stand, here: str | None) -> Need:
        services, region = asked.services, asked.region or here
        if asked.where == "unknown":
            return Need(services, why=NOBODY_KNOWS)
        if asked.where == "nowhere":
            return _nowhere(stand)
        reached = [self._paths.endpoint(subnet, services, region) for subnet in stand.subnets]
        endpoint = next((answer for answer in reached if isinstance(answer, ResourceId)), None)
        if all(isinstance(answer, ResourceId) for answer in reached):
            return Need(services, path="endpoint", endpoint=endpoint)
        paths = list(zip(stand.subnets, reached, stand.out, strict=True))
        meant = self._meant(asked, stand, reached, region)
        if meant is not None:
            return Need(services, path="endpoint", endpoint=meant)
        without = tuple(subnet for subnet, answer, out in paths if answer is None and out is False)
        if without:
            add = tuple(line for service in offered(services, region) if (line := construct(service, asked.region)))
            return Need(services, path="none", endpoint=endpoint, subnets=without, add=add)
        doubts = [why for _, answer, out in paths if out is not True for why in (out, answer) if isinstance(why, Unknown)]
        return Need(services, path="unknown" if doubts else "internet", endpoint=endpoint, why=next(iter(doubts), None))

    def _meant(self, asked: Wanted, stand: _Stand, reached: Sequence[object], region: str | None) -> ResourceId | None:
        """Return an endpoint of a connected VPC that lacks only its names here, where nothing else serves: its proof tells what lacks."""
        if any(answer is not None for answer in reached) or True in stand.out:
            return None
        meant = (self._paths.meant(subnet, asked.services, region) for subnet in stand.subnets)
        return next((endpoint for endpoint in meant if endpoint is not None), None)


def _unasked(call: Call, asked: AbstractSet[str]) -> bool:
    """Return whether a call of the agent that starts tasks certainly is not made: no property of the task asks for what it goes to."""
    groups = destination(call.action).groups
    return bool(groups) and all(AGENTS.issuperset(group) and asked.isdisjoint(group) for group in groups)


def _nowhere(stand: _Stand) -> Need:
    """Return what no endpoint service answers: the internet is the only path."""
    without = tuple(subnet for subnet, out in zip(stand.subnets, stand.out, strict=True) if out is False)
    doubt = next((out for out in stand.out if isinstance(out, Unknown)), None)
    return Need((), path="none" if without else "unknown" if doubt is not None else "internet", subnets=without, why=doubt)


def _unknown_role(workload: Workload) -> tuple[Unknown, ...]:
    if not CALLERS[workload.type].by_role or workload.calls is not None:
        return ()
    role = workload.role or workload.execution_role
    why = "the templates name no role of it" if role is None else f"its role {role} is not in the templates"
    return (role if isinstance(role, Unknown) else Unknown(Code.UNKNOWN_RESOURCE, workload.path or str(workload.id), why),)


def _with(need: Need, asking: Sequence[Asking]) -> Need:
    """Return a need with what asks for it."""
    certain = [ask for ask in asking if ask.certain]
    return replace(
        need,
        actions=tuple(dict.fromkeys(ask.action for ask in asking if ask.action)),
        certain=bool(certain),
        covered=all(ask.covered for ask in asking),
        reasons=tuple(dict.fromkeys(ask.reason for ask in asking if ask.reason)),
        confidence=min((ask.confidence for ask in certain or asking), key=SUREST_FIRST.index),
        through=tuple(dict.fromkeys((ask.through, ask.confidence) for ask in certain if ask.through)),
        of_pods=all(ask.of_pods for ask in asking if ask.action),
        change=next((ask.change for ask in asking if ask.change), ""),
    )
