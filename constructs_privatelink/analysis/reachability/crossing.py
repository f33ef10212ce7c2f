"""What becomes of packets that leave a VPC: over a peering, a transit gateway or a VPN, or nowhere."""

from __future__ import annotations

from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.kinds import NextHop
from constructs_privatelink.analysis.networks.model import Route
from constructs_privatelink.analysis.reachability.blocks import shared_block, unknown_block
from constructs_privatelink.analysis.reachability.filters import UNKNOWN_RESOURCE, Why
from constructs_privatelink.analysis.reachability.group_filter import ReferenceMatching
from constructs_privatelink.analysis.reachability.identity import Identities
from constructs_privatelink.analysis.reachability.routing import NO_ROUTE, PROPAGATED, TRANSIT_UNKNOWN, dropped, middlebox, passing
from constructs_privatelink.analysis.reachability.transit_tables import TransitTables
from constructs_privatelink.analysis.values import Outside, ResourceId, Unknown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from constructs_privatelink.analysis.networks.model import Model, Peering
    from constructs_privatelink.analysis.reachability.addresses import Packets
    from constructs_privatelink.analysis.reachability.routing import Fate, Option, Step
    from constructs_privatelink.analysis.values import Target

INTERNET_GATEWAY = Code.IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS
NO_TRANSIT = Code.PCX_REQUIRES_ADDRESS_IN_VPC_CIDR
TRANSIT, BGP = "transit", "bgp"
"""What a caller may assume: that transit gateways route between their attachments, and that BGP announces what is needed."""


class Crossing:
    """The connections between VPCs and with the outside.

    Args:
        model: The networks.
        assume: What the caller takes for granted, of ``"transit"`` and ``"bgp"``.

    Attributes:
        tables: The route tables of transit gateways; None where the caller takes them for granted.

    """

    def __init__(self, model: Model, assume: Collection[str]) -> None:
        self._model = model
        self._assume = frozenset(assume)
        self._identities = Identities(model)
        self._joined: dict[frozenset[Target], bool] = {}
        self.tables = None if TRANSIT in self._assume else TransitTables(model)

    def follow(  # noqa: C901, PLR0911, PLR0912 - one for each kind of route
        self, option: Option, addresses: Packets, *, home: Target, other: Target | None, reply: bool
    ) -> Step:
        """Say what becomes of packets that leave a VPC.

        Args:
            option: The route they take.
            addresses: Where they go.
            home: The VPC they leave.
            other: The VPC they go to; None for the outside.
            reply: Whether they are replies, which nothing on the path may translate.

        """
        if isinstance(option, Unknown):
            return None if option.code == PROPAGATED and BGP in self._assume and other is None else option
        if option is None:
            return Why(addresses, NO_ROUTE, "no route matches")
        if isinstance(option.kind, Unknown):
            return option.kind
        if option.target is not None and option.target in self._model.middleboxes:
            return self._model.middleboxes[option.target]
        match option.kind:
            case NextHop.PEERING:
                return self._peered(option, addresses, home, other)
            case NextHop.TRANSIT_GATEWAY:
                return option.target if isinstance(option.target, Unknown) else self._at_attachments(option.target, home, other)
            case NextHop.VIRTUAL_PRIVATE_GATEWAY:
                reason = Unknown(PROPAGATED, str(option.id), "whether the other end of the VPN leads to the client's VPC is not known")
                return None if other is None else reason
            case NextHop.CLOUD_WAN:
                return Unknown(TRANSIT_UNKNOWN, str(option.id), "the routes of a Cloud WAN core network are not in the templates")
            case NextHop.INTERNET_GATEWAY:
                return dropped(option, addresses, INTERNET_GATEWAY if reply else NO_ROUTE)
            case NextHop.LOCAL | NextHop.BLACKHOLE | NextHop.EGRESS_ONLY_GATEWAY:
                return dropped(option, addresses)
            case NextHop.NAT_GATEWAY:
                return dropped(option, addresses) if reply else middlebox(option)
            case NextHop.VPC_ENDPOINT | NextHop.NETWORK_INTERFACE | NextHop.INSTANCE:
                return middlebox(option)
            case _:
                return Unknown(UNKNOWN_RESOURCE, str(option.id), f"what is behind a {option.kind} is not known")

    def _at_attachments(self, gateway: Target | None, *vpcs: Target | None) -> Unknown | None:
        """Return what acts on packets at the attachments of some VPCs to a transit gateway, and is not understood."""
        passed = [attachment.id for attachment in self._model.attachments if attachment.gateway == gateway and attachment.vpc in vpcs]
        return next((self._model.middleboxes[place] for place in passed if place in self._model.middleboxes), None)

    def _peered(  # noqa: PLR0911 - one for each thing that may be wrong
        self, route: Route, addresses: Packets, home: Target, other: Target | None
    ) -> Step:
        peering = self._peerings.get(route.target) if route.target is not None else None
        if peering is None:
            if other is None and isinstance(route.target, Outside):
                return None
            return Unknown(UNKNOWN_RESOURCE, str(route.id), f"what the peering {route.target} connects is not known")
        unknown = next((vpc for vpc in peering.vpcs if isinstance(vpc, Unknown)), None)
        if unknown is not None:
            return unknown
        if home not in peering.vpcs:
            return Unknown(UNKNOWN_RESOURCE, str(route.id), f"the peering {route.target} does not connect the route's own VPC")
        # https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html#vpc-peering-limitations
        first, second = (self._model.vpcs.get(vpc) for vpc in peering.vpcs)
        shared = shared_block(first, second) if isinstance(peering.id, ResourceId) else None
        if shared is not None:
            return Why(addresses, Code.DISCONNECTED_VPCS, f"EC2 refuses {peering.id}: both VPCs have addresses of {shared}")
        far = peering.vpcs[1] if peering.vpcs[0] == home else peering.vpcs[0]
        if other is not None:
            same = self._identities.same(far, other)
            return None if same is True else same or Why(addresses, NO_TRANSIT, f"{route.target} leads to {far}")
        vpc = self._model.vpcs.get(far)
        if vpc is None or not vpc.closed:
            return None
        return unknown_block(vpc, addresses.version) or Why(addresses, NO_TRANSIT, f"{route.target} leads to {far}")

    @cached_property
    def _peerings(self) -> dict[Target, Peering]:
        return {peering.id: peering for peering in self._model.peerings}

    def in_one(self, client: Target | None, endpoint: Target | None) -> bool | Unknown:
        """Return whether two ends stand in one VPC, or why nobody knows; None stands in none."""
        if client is None or endpoint is None:
            return False
        alike = self._identities.same(client, endpoint)
        # What is joined to a VPC is another one.
        joined = not isinstance(client, Unknown) and client in self.neighbours(endpoint)
        return False if isinstance(alike, Unknown) and joined else alike

    def may_join(self, vpc: Target, other: Target) -> bool:
        """Return whether two VPCs are peered or attached to one transit gateway, as far as that is known."""
        key = frozenset((vpc, other))
        if key not in self._joined:
            self._joined[key] = any(
                (self._may_be(first, vpc) and self._may_be(second, other)) or (self._may_be(first, other) and self._may_be(second, vpc))
                for first, second in self._joining
            )
        return self._joined[key]

    @cached_property
    def _joining(self) -> list[tuple[Target, Target]]:
        """The VPCs that a peering joins, or perhaps a transit gateway."""
        attached = combinations(self._model.attachments, 2)
        gateways = [(first.vpc, second.vpc) for first, second in attached if self._may_be(first.gateway, second.gateway)]
        return [*(peering.vpcs for peering in self._model.peerings), *gateways]

    def _may_be(self, first: Target, second: Target) -> bool:
        return self._identities.same(first, second) is not False

    def neighbours(self, vpc: Target) -> set[Target]:
        """Return the VPCs that are peered with a VPC or attached to the same transit gateway."""
        return self._neighbours.get(vpc, set())

    @cached_property
    def _neighbours(self) -> dict[Target, set[Target]]:
        joined: dict[Target, set[Target]] = {}
        for peering in self._model.peerings:
            first, second = peering.vpcs
            joined.setdefault(first, set()).add(second)
            joined.setdefault(second, set()).add(first)
        attached: dict[Target, set[Target]] = {}
        for attachment in self._model.attachments:
            attached.setdefault(attachment.gateway, set()).add(attachment.vpc)
        for vpcs in attached.values():
            for vpc in vpcs:
                joined.setdefault(vpc, set()).update(vpcs - {vpc})
        return joined

    def references(self, fates: Iterable[Fate]) -> ReferenceMatching:
        """Return what becomes of references to groups in packets that take some routes out of a VPC."""
        kept = [self._reference(option) for option in passing(fates)]
        if not kept:
            return ReferenceMatching.PERHAPS_LOST
        return kept[0] if all(matching is kept[0] for matching in kept) else ReferenceMatching.PERHAPS_LOST

    def _reference(self, option: Option) -> ReferenceMatching:
        if not isinstance(option, Route) or isinstance(option.kind, Unknown):
            return ReferenceMatching.PERHAPS_LOST
        if option.kind != NextHop.PEERING:
            return ReferenceMatching.LOST_IN_TRANSIT if option.kind == NextHop.TRANSIT_GATEWAY else ReferenceMatching.LOST
        peering = self._peerings.get(option.target) if option.target is not None else None
        return ReferenceMatching.LOST if peering is not None and peering.same_region is False else ReferenceMatching.UNDOCUMENTED

    def assumed(self, fates: Iterable[Fate], other: Target | None) -> list[str]:
        """Return what is assumed of packets that take some routes to a place."""
        assumptions = []
        for option in (option for fate in fates for option in fate.options):
            if isinstance(option, Unknown) and option.code == PROPAGATED and BGP in self._assume:
                assumptions.append("BGP announces the client's addresses to the endpoint's VPC")
            elif isinstance(option, Route) and option.kind == NextHop.TRANSIT_GATEWAY and TRANSIT in self._assume:
                assumptions.append(f"the tables of the transit gateway {option.target} lead to and from the client")
            elif isinstance(option, Route) and option.kind == NextHop.PEERING:
                assumptions.append(f"the peering {option.target} is accepted")
                if other is None:
                    assumptions.append(f"the client's addresses are in the blocks of the VPC behind {option.target}")
        return assumptions
