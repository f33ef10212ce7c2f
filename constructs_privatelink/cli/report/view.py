"""What a report shows of a set of templates: each VPC, what stands in it and around it, and who reaches its endpoints."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.reachability.client_kinds import WorkloadClient
from constructs_privatelink.analysis.values import Unknown, known_values
from constructs_privatelink.cli.report.matrices import MOST_MARKS, MOST_MARKS_OF_A_PAGE, Asked, matrix
from constructs_privatelink.cli.report.shown import Chip, SubnetView, VpcView, ZoneView, name_of, path_of, short

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from constructs_privatelink.analysis import Analysis, Proof
    from constructs_privatelink.analysis.networks.model import Endpoint, Subnet, Vpc, Workload
    from constructs_privatelink.analysis.values import Maybe, ResourceId, Target

_Placed = TypeVar("_Placed", "Endpoint", "Workload")

_PLACE_IN_LIST = re.compile(r"/(\d+)\}$")
_NOWHERE = "In a VPC that the templates do not tell"


class NetworksView:
    """The view of one set of templates.

    Args:
        analysis: The networks.

    """

    def __init__(self, analysis: Analysis) -> None:
        self._analysis, self._model = analysis, analysis.model

    @cached_property
    def vpcs(self) -> tuple[VpcView, ...]:
        """The VPCs that have endpoints or workloads in the order of their paths, and last what stands in none that is known."""
        candidates: list[Vpc | None] = [*sorted(self._model.vpcs.values(), key=lambda vpc: vpc.path or str(vpc.id)), None]
        drawn = [vpc for vpc in candidates if self._endpoints.get(_id(vpc)) or self._workloads.get(_id(vpc))]
        marks = min(MOST_MARKS, MOST_MARKS_OF_A_PAGE // max(1, len(drawn)))
        return tuple(self._vpc(vpc, marks) for vpc in drawn)

    def _vpc(self, vpc: Vpc | None, marks: int) -> VpcView:
        key = _id(vpc)
        subnets, endpoints, workloads = self._subnets.get(key, []), self._endpoints.get(key, []), self._workloads.get(key, [])
        zones: dict[str, list[SubnetView]] = {}
        for subnet in subnets:
            zones.setdefault(_zone(subnet.zone), []).append(self._subnet(subnet))
        callers = [WorkloadClient(workload) for workload in workloads if workload.initiates and vpc is not None]
        groups = (group.id for group in self._model.groups.values() if vpc is not None and group.vpc == vpc.id)
        return VpcView(
            title=_NOWHERE if vpc is None else vpc.path or str(vpc.id),
            cidrs="" if vpc is None else _texts(vpc.cidrs),
            zones=tuple(ZoneView(name, tuple(of_zone)) for name, of_zone in sorted(zones.items())),
            beside=tuple(self._beside(endpoints, workloads)),
            around=() if vpc is None else tuple(self._around(vpc, endpoints, workloads)),
            notes=() if vpc is None else tuple(self._notes(vpc)),
            matrix=matrix(self._analysis, Asked(endpoints, self._declared, callers), marks),
            holds=frozenset([*([] if key is None else [key]), *_ids(subnets), *_ids(endpoints), *_ids(workloads), *groups]),
        )

    def _subnet(self, subnet: Subnet) -> SubnetView:
        chips = [self._endpoint(endpoint) for endpoint in self._endpoints_in.get(subnet.id, [])]
        chips += [self._workload(workload) for workload in self._workloads_in.get(subnet.id, [])]
        return SubnetView(short(subnet.path) or str(subnet.id), _texts(subnet.cidrs), tuple(dict.fromkeys(chips)))

    def _beside(self, endpoints: Iterable[Endpoint], workloads: Iterable[Workload]) -> Iterator[Chip]:
        for endpoint in endpoints:
            if endpoint.kind == EndpointKind.GATEWAY or not self._placed(endpoint):
                yield self._endpoint(endpoint)
        yield from (self._workload(workload) for workload in workloads if not self._placed(workload))

    def _placed(self, thing: Endpoint | Workload) -> bool:
        return not isinstance(thing.subnets, Unknown) and any(subnet in self._model.subnets for subnet in thing.subnets)

    def _around(self, vpc: Vpc, endpoints: Iterable[Endpoint], workloads: Iterable[Workload]) -> Iterator[Chip]:
        """What it is connected to, and the declared clients that do not stand in it."""
        for other in self._peers(vpc):
            yield Chip(self._called(other), self._called(other), "peering")
        for gateway in self._gateways(vpc):
            yield Chip(str(gateway), str(gateway), "transit")
        inside, outside = {workload.id for workload in workloads}, dict[str, Counter[str]]()
        for proof in (proof for endpoint in endpoints for proof in self._declared.get(endpoint.id, [])):
            if not (isinstance(proof.client, WorkloadClient) and proof.client.workload.id in inside):
                outside.setdefault(str(proof.client), Counter()).update([proof.result.verdict])
        for client, verdicts in outside.items():
            yield Chip(client, client, "client", verdicts["blocked"], verdicts["unknown"], verdicts.total())

    def _peers(self, vpc: Vpc) -> list[Target]:
        pairs = [peering.vpcs for peering in self._model.peerings if vpc.id in peering.vpcs]
        return list(dict.fromkeys(second if first == vpc.id else first for first, second in pairs))

    def _gateways(self, vpc: Vpc) -> list[Target]:
        return list(dict.fromkeys(attachment.gateway for attachment in self._model.attachments if attachment.vpc == vpc.id))

    def _notes(self, vpc: Vpc) -> Iterator[str]:
        yield from (f"peered with {self._called(other)}" for other in self._peers(vpc))
        for gateway in self._gateways(vpc):
            attached = [attachment.vpc for attachment in self._model.attachments if attachment.gateway == gateway]
            others = {self._called(other) for other in attached if other != vpc.id}
            yield f"attached to the transit gateway {gateway}" + (f", with {', '.join(sorted(others))}" if others else "")
        for endpoint in self._endpoints.get(vpc.id, ()):
            declared = endpoint.declared
            if declared is not None and not isinstance(declared, Unknown) and declared.opened_to_all:
                yield (
                    f"for {path_of(endpoint)} the network ACL of its clients lets tcp 443 out to every address (0.0.0.0/0) and 1024-65535 "
                    "back: the app asks for that in words (service_ranges='public')"
                )

    def _called(self, vpc: Target) -> str:
        known = self._model.vpcs.get(vpc)
        return known.path if known is not None and known.path else str(vpc)

    def _endpoint(self, endpoint: Endpoint) -> Chip:
        verdicts = Counter(proof.result.verdict for proof in self._declared.get(endpoint.id, []))
        return Chip(name_of(endpoint), path_of(endpoint), "endpoint", verdicts["blocked"], verdicts["unknown"], verdicts.total())

    def _workload(self, workload: Workload) -> Chip:
        path, verdicts = workload.path or str(workload.id), self._verdicts.get(workload.id, Counter[str]())
        return Chip(short(path), path, "workload", verdicts["blocked"], verdicts["unknown"], verdicts.total())

    @cached_property
    def _declared(self) -> dict[ResourceId, list[Proof]]:
        proofs: dict[ResourceId, list[Proof]] = defaultdict(list)
        for proof in self._analysis.verify():
            proofs[proof.endpoint.id].append(proof)
        return dict(proofs)

    @cached_property
    def _verdicts(self) -> dict[ResourceId, Counter[str]]:
        verdicts: dict[ResourceId, Counter[str]] = defaultdict(Counter)
        for proof in self._analysis.verify():
            if isinstance(proof.client, WorkloadClient):
                verdicts[proof.client.workload.id][proof.result.verdict] += 1
        return dict(verdicts)

    @cached_property
    def _subnets(self) -> dict[Target | None, list[Subnet]]:
        by_vpc: dict[Target | None, list[Subnet]] = defaultdict(list)
        for subnet in self._model.subnets.values():
            if self._known(subnet.vpc) is not None or subnet.id in self._endpoints_in or subnet.id in self._workloads_in:
                by_vpc[self._known(subnet.vpc)].append(subnet)
        return dict(by_vpc)

    @cached_property
    def _endpoints(self) -> dict[Target | None, list[Endpoint]]:
        by_vpc: dict[Target | None, list[Endpoint]] = defaultdict(list)
        for endpoint in self._model.endpoints:
            by_vpc[self._known(endpoint.vpc)].append(endpoint)
        return dict(by_vpc)

    @cached_property
    def _workloads(self) -> dict[Target | None, list[Workload]]:
        """By VPC; one whose subnets are not known stands under None, and one that is in no subnet nowhere."""
        by_vpc: dict[Target | None, list[Workload]] = defaultdict(list)
        for workload in self._model.workloads:
            subnets: Sequence[Target] = [workload.subnets] if isinstance(workload.subnets, Unknown) else workload.subnets
            in_vpcs = (self._model.subnets[subnet].vpc if subnet in self._model.subnets else None for subnet in subnets)
            for vpc in dict.fromkeys(None if vpc is None else self._known(vpc) for vpc in in_vpcs):
                by_vpc[vpc].append(workload)
        return dict(by_vpc)

    def _known(self, vpc: Target) -> Target | None:
        return vpc if vpc in self._model.vpcs else None

    @cached_property
    def _endpoints_in(self) -> dict[Target, list[Endpoint]]:
        return _by_subnet(self._model.endpoints)

    @cached_property
    def _workloads_in(self) -> dict[Target, list[Workload]]:
        return _by_subnet(self._model.workloads)


def _by_subnet(things: Iterable[_Placed]) -> dict[Target, list[_Placed]]:
    by_subnet: dict[Target, list[_Placed]] = defaultdict(list)
    for thing in things:
        for subnet in known_values(thing.subnets):
            by_subnet[subnet].append(thing)
    return dict(by_subnet)


def _ids(things: Iterable[Subnet | Endpoint | Workload]) -> Iterator[Target]:
    yield from (thing.id for thing in things)


def _id(vpc: Vpc | None) -> Target | None:
    return None if vpc is None else vpc.id


def _zone(zone: Maybe[str]) -> str:
    """Return a zone in words: the templates may say only which one of the Region's list it is."""
    if isinstance(zone, Unknown):
        return "zone not known"
    if "GetAZs" in zone:
        place = _PLACE_IN_LIST.search(zone)
        return "a zone" if place is None else f"zone {int(place[1]) + 1}"
    return zone


def _texts(cidrs: Iterable[object]) -> str:
    return ", ".join("block not known" if isinstance(cidr, Unknown) else str(cidr) for cidr in cidrs)
