"""Which endpoints of other VPCs, of hubs, the clients of a VPC are led to by the names of services, or are meant to be.

AWS: https://docs.aws.amazon.com/whitepapers/latest/building-scalable-secure-multi-vpc-network-infrastructure/centralized-access-to-vpc-private-endpoints.html
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.dns.client_names import is_called
from constructs_privatelink.analysis.dns.known_endpoints import known_endpoints
from constructs_privatelink.analysis.dns.lookups import names_of
from constructs_privatelink.analysis.dns.names import ENDPOINT_SPECIFIC, Surroundings, names
from constructs_privatelink.analysis.dns.zone_answers import leading_elsewhere
from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.values import Unknown

if TYPE_CHECKING:
    from constructs_privatelink.analysis.dns.names import NameResult
    from constructs_privatelink.analysis.networks.model import Endpoint, Model, Vpc
    from constructs_privatelink.analysis.networks.name_resolution import HostedZone
    from constructs_privatelink.analysis.values import Target


@dataclass(frozen=True)
class Lead:
    """What the names of an endpoint's service say to clients of another VPC.

    Args:
        leads: Whether one of them certainly leads there.
        meant: Whether a zone leads there that the VPC lacks, while the VPCs are connected.
        doubt: Why one of them, or the endpoint's own, perhaps leads there, while the VPCs are connected; None where none does.

    """

    leads: bool = False
    meant: bool = False
    doubt: Unknown | None = None


NOWHERE = Lead()
"""What is said where nothing leads there."""


class Hubs:
    """The endpoints of other VPCs, as clients of a VPC see them.

    Args:
        model: The networks.

    """

    def __init__(self, model: Model) -> None:
        self._model = model
        self._around = Surroundings(model.resolution, known_endpoints(model))
        self._known: dict[tuple[Target, Target], Lead] = {}
        zones = model.resolution.zones
        self._led_to = {record.target for zone in zones for record in zone.records if record.target is not None}
        self._led_to |= {shared.endpoint for shared in model.resolution.shared_endpoints}
        self._unclear = any(map(_unclear, zones))
        self._joined: dict[Target, set[Target]] = defaultdict(set)
        for peering in model.peerings:
            first, second = peering.vpcs
            self._joined[first].add(second)
            self._joined[second].add(first)
        for attachment in model.attachments:
            if not isinstance(attachment.gateway, Unknown):
                self._joined[attachment.vpc].add(attachment.gateway)

    @property
    def is_needed(self) -> bool:
        """Whether a name may lead to an endpoint of another VPC at all: something leads there, or VPCs are connected."""
        return bool(self._led_to) or any(self._joined.values())

    def lead(self, vpc: Target, endpoint: Endpoint) -> Lead:
        """Return what the names of an endpoint's service say to clients of another VPC."""
        place = self._model.vpcs.get(vpc)
        if place is None or endpoint.kind == EndpointKind.GATEWAY or not self._may_lead(place, endpoint):
            return NOWHERE
        if (vpc, endpoint.id) not in self._known:
            self._known[vpc, endpoint.id] = self._worked_out(place, endpoint)
        return self._known[vpc, endpoint.id]

    def _may_lead(self, vpc: Vpc, endpoint: Endpoint) -> bool:
        """Return whether anything leads to an endpoint, or leaves it open: of most endpoints that is known at once."""
        if endpoint.id in self._led_to:
            return True
        used = endpoint.id in self._model.resolution.used_endpoints
        open_ended = used or self._unclear or vpc.custom_dns_servers is not False or isinstance(vpc.dns_support, Unknown)
        return open_ended and self.connected(vpc.id, endpoint.vpc)

    def _worked_out(self, vpc: Vpc, endpoint: Endpoint) -> Lead:
        every = names_of(endpoint)
        results = (result for result in names(endpoint, vpc, self._around) if result.name != ENDPOINT_SPECIFIC)
        called = [result for result in results if is_called(result.name, every, ())]
        if any(result.to == endpoint.id for result in called):
            return Lead(leads=True)
        if not self.connected(vpc.id, endpoint.vpc):
            return NOWHERE
        unknown = next((result for result in called if result.answer == "unknown"), None)
        doubt = None if unknown is None else next(iter(unknown.reasons), Unknown(_code(unknown), unknown.name, unknown.text))
        zones = self._model.resolution.zones
        meant = any(result.fails and leading_elsewhere(result.name, endpoint, vpc.id, zones) is not None for result in called)
        if doubt is None and not meant and endpoint.id in self._model.resolution.used_endpoints:
            why = "something uses its own names: who calls it by them is not known"
            doubt = Unknown(Code.UNKNOWN_RESOURCE, endpoint.path or str(endpoint.id), why)
        return Lead(meant=meant, doubt=doubt)

    def connected(self, first: Target, second: Target) -> bool:
        """Return whether VPCs are peered, or attached to one transit gateway."""
        return second in self._joined[first] or bool(self._joined[first] & self._joined[second])


def _unclear(zone: HostedZone) -> bool:
    """Return whether it is not known which names a zone answers, where, or with what."""
    values = (zone.name, *zone.vpcs, *(part for record in zone.records for part in (record.name, record.target)))
    return bool(zone.perhaps_in) or any(isinstance(value, Unknown) for value in values)


def _code(result: NameResult) -> Code:
    return Code(result.code) if result.code else Code.UNKNOWN_RESOURCE
