"""What a network that serves workloads makes of what they need: which service's endpoint, and what deserves a look.

What a workload needs is told by the same reading of its template as ``privatelink needs`` and PL080.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constructs_privatelink.errors import Doubt, some_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_MOST_REASONS = 4


@dataclass(frozen=True)
class AskedService:
    """A service that a workload asks for.

    Args:
        services: Short names of services, each of which would serve, and for which an endpoint can be made; none where there is none.
        reasons: What asks for it: actions (``"sqs:SendMessage"``), and what properties tell, as clauses.
        region: The Region whose service is called. Default: None, the workload's own.
        certain: Whether the workload certainly makes the call itself.
        by_action: Whether an action asks for it that its role allows; else properties alone do.
        covered: Whether only a wildcard asks for it, which covers calls of other services too.
        why_not: Why there is no service; empty where there is one.

    """

    services: tuple[str, ...]
    reasons: tuple[str, ...]
    region: str | None = None
    certain: bool = True
    by_action: bool = False
    covered: bool = False
    why_not: str = ""

    def called(self, name: str) -> str:
        """Return what one of the services is called: ``"kms"``, or ``"kms of us-east-1"``."""
        return name if self.region is None else f"{name} of {self.region}"

    @property
    def is_made(self) -> bool:
        """Whether its endpoint is made: for what a role allows by its name, and for what properties certainly ask for."""
        return bool(self.services) and not self.covered and (self.certain or self.by_action)

    @property
    def asks(self) -> str:
        """What asks for it, in words."""
        return some_of(self.reasons, _MOST_REASONS)


@dataclass(frozen=True)
class Demand:
    """What one workload needs.

    Args:
        services: The services that it asks for.
        unknown: What else it may call, as clauses: ``"AWS decides what is in its policy 'AmazonFooFullAccess'"``.

    """

    services: tuple[AskedService, ...] = ()
    unknown: tuple[str, ...] = ()


def chosen(asked: AskedService, present: Collection[str], without: Collection[str]) -> str | None:
    """Return the service whose endpoint a need is for: one that is there or is not wanted, else the first; None where there is none.

    Args:
        asked: The need.
        present: The services whose endpoints the VPC has.
        without: What the user does without.

    """
    known = [name for name in asked.services if name in present or name in without]
    return next(iter([*known, *asked.services]), None)


def doubts_about(workload: str, demand: Demand, *, made: Collection[str], served: Collection[str], without: Collection[str]) -> list[Doubt]:
    """Return what deserves a look of what a workload needs.

    Args:
        workload: Its path.
        demand: What it needs.
        made: The services whose endpoints were made for workloads, as needs call them.
        served: The services whose endpoints serve, whoever made them.
        without: What the user does without.

    """
    doubts = []
    nowhere = [f"{asked.asks}: {asked.why_not}" for asked in demand.services if not asked.services]
    if nowhere:
        text = f"no endpoint can be made for what '{workload}' calls ({'; '.join(nowhere)}); see how it gets there, or acknowledge this"
        doubts.append(Doubt("serve-without-endpoint", text))
    for asked in (asked for asked in demand.services if asked.services and not asked.certain and not asked.covered):
        name = next((service for service in asked.services if asked.called(service) in served), asked.services[0])
        perhaps = f"whether '{workload}' calls '{asked.called(name)}' itself is not known ({asked.asks})"
        if name in without:
            continue
        if asked.called(name) in made:
            text = f"{perhaps}, and its endpoint is made for that; give without=[{name!r}] if it does not, or acknowledge this"
            doubts.append(Doubt("serve-uncertain", text))
        elif asked.called(name) not in served:
            text = f"{perhaps}, and no endpoint is made for that; add({name!r}) if it does, or acknowledge this"
            doubts.append(Doubt("serve-uncertain", text))
    covered = dict.fromkeys(
        name for asked in demand.services if asked.covered for name in asked.services if name not in (*served, *without)
    )
    if covered:
        listed = ", ".join(map(repr, covered))
        text = f"a wildcard lets '{workload}' call {listed} too, for which no endpoint is made; add(...) what it calls, or acknowledge this"
        doubts.append(Doubt("serve-wildcard", text))
    if demand.unknown:
        text = f"what '{workload}' calls besides is not known: {'; '.join(demand.unknown)}; add(...) what it calls, or acknowledge this"
        doubts.append(Doubt("serve-unknown", text))
    return doubts


def doubt_about_import(vpc: str, made: Sequence[str]) -> Doubt:
    """Return that an imported VPC may have the endpoints already: EC2 gives the names of a service to one alone."""
    listed = ", ".join(map(repr, made))
    text = (
        f"the VPC '{vpc}' is imported and may have endpoints of {listed} already, of which each service takes one with its names; "
        f"give existing= to use those, without=[...] to make none, or acknowledge this"
    )
    return Doubt("serve-imported-vpc", text)


def doubt_about_poller(mapping: str, reasons: Sequence[str]) -> Doubt:
    """Return that nobody lets the pollers of an event source mapping in."""
    why = "; ".join(reasons) or "which security groups the brokers have is not known"
    text = f"AWS Lambda polls brokers for '{mapping}' from where they stand, and is not let in: {why}"
    return Doubt("serve-poller", f"{text}; allow_from(...) their groups yourself, or acknowledge this")


def doubt_about_names(name: str, endpoint: str, workloads: Sequence[str]) -> Doubt:
    """Return that workloads call a service by its own names, which do not lead to the endpoint that serves."""
    listed = some_of([repr(workload) for workload in workloads], _MOST_REASONS)
    text = (
        f"private DNS is off at the endpoint '{endpoint}' of '{name}', and {listed} would call it by the service's own names; "
        "switch it on there (private_dns=True), give these names by a hosted zone of your own, or acknowledge this"
    )
    return Doubt("serve-without-names", text)


def doubt_about_late(name: str, workload: str) -> Doubt:
    """Return that an endpoint was made after other Aspects had passed."""
    text = (
        f"another Aspect granted '{workload}' what needs '{name}' after this network was visited: its endpoint is made, and Aspects that "
        "passed before, such as tags, do not reach it; set the feature flag @aws-cdk/core:aspectStabilization, make the endpoint with "
        f"add({name!r}), or acknowledge this"
    )
    return Doubt("serve-late", text)
