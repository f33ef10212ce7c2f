"""What a report shows, before it is known how: the VPCs with what stands in them, and who reaches which endpoint."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.reachability.clients import WorkloadClient
from constructs_privatelink.analysis.values import ResourceId, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from constructs_privatelink.analysis import Analysis, Proof
    from constructs_privatelink.analysis.model import Endpoint, Subnet, Vpc, Workload
    from constructs_privatelink.analysis.reachability.clients import Client
    from constructs_privatelink.analysis.values import Maybe, Target

_TELL_NOTHING = {"Subnet", "Resource", "Default"}

MOST_CELLS = 4_000
"""A matrix with more cells shows declared clients only: nobody looks at more, and each is a proof."""


@dataclass(frozen=True)
class Chip:
    """Something that stands in a subnet.

    Args:
        name: The last part of its path, and its service's name for an endpoint.
        path: Its construct path or logical id.
        kind: ``"endpoint"`` or ``"workload"``.

    """

    name: str
    path: str
    kind: str


@dataclass(frozen=True)
class SubnetView:
    """A subnet with what stands in it."""

    name: str
    cidrs: str
    chips: tuple[Chip, ...]


@dataclass(frozen=True)
class ZoneView:
    """An Availability Zone of a VPC, with its subnets."""

    name: str
    subnets: tuple[SubnetView, ...]


@dataclass(frozen=True)
class Cell:
    """Whether one client reaches one endpoint.

    Args:
        proof: The proof.
        declared: Whether the templates say that it must.

    """

    proof: Proof
    declared: bool


@dataclass(frozen=True)
class Matrix:
    """Who reaches what.

    Args:
        clients: The rows.
        endpoints: The columns.
        cells: By row and column; what was not asked has none.
        left_out: What it does not show, in words; empty where it shows all.

    """

    clients: tuple[str, ...]
    endpoints: tuple[Endpoint, ...]
    cells: Mapping[tuple[str, ResourceId], Cell]
    left_out: str = ""


@dataclass(frozen=True)
class VpcView:
    """A VPC as it is drawn.

    Args:
        title: Its path.
        cidrs: Its blocks.
        zones: Its Availability Zones with their subnets.
        beside: What belongs to no subnet: gateway endpoints, and what the templates do not place.
        notes: How it is connected to others.
        matrix: Who reaches its endpoints.

    """

    title: str
    cidrs: str
    zones: tuple[ZoneView, ...]
    beside: tuple[Chip, ...]
    notes: tuple[str, ...]
    matrix: Matrix


def short(path: str) -> str:
    """Return the last part of a path that tells something: the CDK calls every subnet's resource "Subnet"."""
    *around, last = path.split("/")
    return around[-1] if around and last in _TELL_NOTHING else last


def name_of(endpoint: Endpoint) -> str:
    """Return what an endpoint is called where there is little room: its service."""
    return endpoint.short_name or (endpoint.service_name if isinstance(endpoint.service_name, str) else short(endpoint.path))


class View:
    """The view of one set of templates.

    Args:
        analysis: The networks.

    """

    def __init__(self, analysis: Analysis) -> None:
        self._analysis, self._model = analysis, analysis.model

    @cached_property
    def vpcs(self) -> tuple[VpcView, ...]:
        """The VPCs that have endpoints or workloads, in the order of their paths."""
        found = sorted(self._model.vpcs.values(), key=lambda vpc: vpc.path or str(vpc.id))
        return tuple(
            self._vpc(vpc) for vpc in found if self._endpoints(vpc) or any(self._workloads_in(subnet) for subnet in self._subnets(vpc))
        )

    def _vpc(self, vpc: Vpc) -> VpcView:
        zones: dict[str, list[SubnetView]] = {}
        for subnet in self._subnets(vpc):
            zones.setdefault(_zone(subnet.zone), []).append(self._subnet(subnet))
        endpoints = self._endpoints(vpc)
        beside = [_endpoint_chip(one) for one in endpoints if one.kind == "gateway" or isinstance(one.subnets, Unknown) or not one.subnets]
        return VpcView(
            title=vpc.path or str(vpc.id),
            cidrs=_texts(vpc.cidrs),
            zones=tuple(ZoneView(name, tuple(subnets)) for name, subnets in sorted(zones.items())),
            beside=tuple(beside),
            notes=tuple(self._notes(vpc)),
            matrix=self._matrix(vpc, endpoints),
        )

    def _subnets(self, vpc: Vpc) -> list[Subnet]:
        return self._subnets_by_vpc.get(vpc.id, [])

    @cached_property
    def _subnets_by_vpc(self) -> dict[Target, list[Subnet]]:
        found: dict[Target, list[Subnet]] = {}
        for subnet in self._model.subnets.values():
            found.setdefault(subnet.vpc, []).append(subnet)
        return found

    def _subnet(self, subnet: Subnet) -> SubnetView:
        chips = [_endpoint_chip(one) for one in self._endpoints_by_subnet.get(subnet.id, [])]
        chips += [Chip(short(one.path) or str(one.id), one.path or str(one.id), "workload") for one in self._workloads_in(subnet)]
        return SubnetView(short(subnet.path) or str(subnet.id), _texts(subnet.cidrs), tuple(dict.fromkeys(chips)))

    def _endpoints(self, vpc: Vpc) -> list[Endpoint]:
        return self._endpoints_by_vpc.get(vpc.id, [])

    @cached_property
    def _endpoints_by_vpc(self) -> dict[Target, list[Endpoint]]:
        found: dict[Target, list[Endpoint]] = {}
        for one in self._model.endpoints:
            found.setdefault(one.vpc, []).append(one)
        return found

    @cached_property
    def _endpoints_by_subnet(self) -> dict[Target, list[Endpoint]]:
        found: dict[Target, list[Endpoint]] = {}
        for one in self._model.endpoints:
            for subnet in () if isinstance(one.subnets, Unknown) else one.subnets:
                found.setdefault(subnet, []).append(one)
        return found

    def _workloads_in(self, subnet: Subnet) -> list[Workload]:
        return self._workloads_by_subnet.get(subnet.id, [])

    @cached_property
    def _workloads_by_subnet(self) -> dict[Target, list[Workload]]:
        found: dict[Target, list[Workload]] = {}
        for one in self._model.workloads:
            for subnet in () if isinstance(one.subnets, Unknown) else one.subnets:
                found.setdefault(subnet, []).append(one)
        return found

    def _notes(self, vpc: Vpc) -> Iterator[str]:
        for peering in self._model.peerings:
            if vpc.id in peering.vpcs:
                other = peering.vpcs[1] if peering.vpcs[0] == vpc.id else peering.vpcs[0]
                yield f"peered with {self._called(other)}"
        for attachment in self._model.attachments:
            if attachment.vpc == vpc.id:
                yield f"attached to the transit gateway {attachment.gateway}"

    def _called(self, vpc: Target) -> str:
        known = self._model.vpcs.get(vpc)
        return known.path if known is not None and known.path else str(vpc)

    @cached_property
    def _declared(self) -> dict[ResourceId, list[Proof]]:
        found: dict[ResourceId, list[Proof]] = {}
        for proof in self._analysis.verify():
            found.setdefault(proof.endpoint.id, []).append(proof)
        return found

    def _matrix(self, vpc: Vpc, endpoints: list[Endpoint]) -> Matrix:
        cells: dict[tuple[str, ResourceId], Cell] = {}
        clients: dict[str, Client] = {}
        for endpoint in endpoints:
            for proof in self._declared.get(endpoint.id, []):
                clients.setdefault(str(proof.client), proof.client)
                cells[str(proof.client), endpoint.id] = Cell(proof, declared=True)
        callers = {str(one): one for one in self._callers(vpc)}
        if len(callers) * len(endpoints) > MOST_CELLS:
            left_out = f"only declared ways are shown: {len(callers)} workloads and {len(endpoints)} endpoints are more than fit"
            return Matrix(tuple(clients), tuple(endpoints), cells, left_out)
        for name, client in callers.items():
            for endpoint in endpoints:
                if (name, endpoint.id) not in cells:
                    cells[name, endpoint.id] = Cell(self._analysis.prove(client, endpoint), declared=False)
        return Matrix(tuple(clients | callers), tuple(endpoints), cells)

    def _callers(self, vpc: Vpc) -> Iterable[WorkloadClient]:
        inside = {one.id: one for subnet in self._subnets(vpc) for one in self._workloads_in(subnet) if one.initiates}
        return [WorkloadClient(one) for one in inside.values()]


def _endpoint_chip(endpoint: Endpoint) -> Chip:
    return Chip(name_of(endpoint), endpoint.path or str(endpoint.id), "endpoint")


def _zone(zone: Maybe[str]) -> str:
    """Return a zone in words: the templates may say only which one of the Region's list it is."""
    if isinstance(zone, Unknown):
        return "zone not known"
    if "GetAZs" in zone:
        digits = [letter for letter in zone if letter.isdigit()]
        return f"zone {int(digits[0]) + 1}" if digits else "a zone"
    return zone


def _texts(cidrs: Iterable[object]) -> str:
    return ", ".join("block not known" if isinstance(one, Unknown) else str(one) for one in cidrs)
