"""What the route tables of a transit gateway do with packets: the longest prefix in the table of the attachment they come from decides.

A static route wins over a propagated one to the same block
(https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html#tgw-route-evaluation-overview).
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.kinds import NextHop
from constructs_privatelink.analysis.networks.model import Route, RouteTable
from constructs_privatelink.analysis.reachability.filters import MIDDLEBOX, Why
from constructs_privatelink.analysis.reachability.path_checks import Check
from constructs_privatelink.analysis.reachability.routing import TRANSIT_UNKNOWN, fates, stepped
from constructs_privatelink.analysis.values import Given, Outside, ResourceId, Unknown, same_resource

if TYPE_CHECKING:
    from collections.abc import Iterable

    from constructs_privatelink.analysis.networks.model import Attachment, Model, TransitGateway
    from constructs_privatelink.analysis.reachability.addresses import Packets
    from constructs_privatelink.analysis.reachability.routing import Branches, Fate, Option, Step
    from constructs_privatelink.analysis.values import Target

NO_ASSOCIATION = Code.TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION
NO_ROUTE = Code.TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT


class TransitTables:
    """The route tables of all transit gateways.

    Args:
        model: The networks.

    """

    def __init__(self, model: Model) -> None:
        self._model = model

    def check(self, place: int, leaving: Iterable[Fate], home: Target, other: Target | None, version: int, *, reply: bool) -> Check:
        """Return the check of what the tables do with packets that leave a VPC.

        Args:
            place: Its place in path order.
            leaving: The routes that the packets leave by; those that lead to no transit gateway are not looked at.
            home: The VPC they leave.
            other: The VPC they go to; None for the outside.
            version: The IP version.
            reply: Whether they are replies.

        """
        cells = [cell for fate in leaving for cell in self._cells(fate, home, other)]
        attached = [attachment for attachment in self._model.attachments if attachment.vpc == home]
        table = attached[0].route_table if len(attached) == 1 else None
        return Check(
            place,
            "routes of the transit gateway",
            stepped(cells, version),
            "client" if reply else "endpoint",
            reply,
            resource=table,
            property="TransitGatewayRoute",
        )

    def _cells(self, fate: Fate, home: Target, other: Target | None) -> list[Branches]:
        cells: list[Branches] = [(fate.addresses, (), fate.reasons)]
        for option in fate.options:
            branches = self._followed(option, fate.addresses, home, other)
            cells = [
                (common, (*steps, *further), (*reasons, *why))
                for addresses, steps, reasons in cells
                for part, further, why in branches
                if (common := addresses & part)
            ]
        return cells

    def _followed(self, option: Option, addresses: Packets, home: Target, other: Target | None) -> list[Branches]:
        if (
            not isinstance(option, Route)
            or option.kind != NextHop.TRANSIT_GATEWAY
            or option.target is None
            or isinstance(option.target, Unknown)
        ):
            return [(addresses, (None,), ())]
        gateway = option.target
        table = self._table(gateway, home, addresses)
        if not isinstance(table, RouteTable):
            return [(addresses, (table,), ())]
        return [
            (onward.addresses, tuple(self._step(route, onward.addresses, table, other) for route in onward.options), onward.reasons)
            for onward in fates(table, addresses, inside=False)
        ]

    def _table(self, gateway: ResourceId | Outside, home: Target, addresses: Packets) -> RouteTable | Why | Unknown:
        """Return the table that a VPC's attachment is associated with, or what becomes of packets without one."""
        transit = self._model.transit_gateways.get(gateway)
        if transit is None or isinstance(transit.id, Outside):
            return Unknown(TRANSIT_UNKNOWN, str(gateway), "the route tables of this transit gateway are not in the templates")
        ends = attachments(self._model, gateway, home)
        if len(ends) != 1:
            why = f"the templates hold {len(ends)} attachments of {home} to this transit gateway"
            return Unknown(TRANSIT_UNKNOWN, str(gateway), why)
        return self._acted_on(ends[0]) or self._table_of(ends[0], transit, addresses)

    def _acted_on(self, attachment: Attachment) -> Unknown | None:
        """Return what acts on an attachment or its table and is not understood."""
        places = [place for place in (attachment.id, attachment.route_table) if place is not None]
        return next((self._model.middleboxes[place] for place in places if place in self._model.middleboxes), None)

    def _table_of(self, attachment: Attachment, transit: TransitGateway, addresses: Packets) -> RouteTable | Why | Unknown:
        table, own = attachment.route_table, attachment.id
        if table is None:
            return Why(addresses, NO_ASSOCIATION, f"{own} is associated with no route table", own if isinstance(own, ResourceId) else None)
        if isinstance(table, Unknown):
            return Unknown(TRANSIT_UNKNOWN, table.where, table.why)
        if table not in transit.tables:
            return Unknown(TRANSIT_UNKNOWN, str(table), "this route table of the transit gateway is not in the templates")
        return RouteTable(table, transit.tables[table])

    def _step(self, option: Option, addresses: Packets, table: RouteTable, other: Target | None) -> Step:  # noqa: PLR0911 - one for each kind of target
        if not isinstance(option, Route):
            return option if option is not None else Why(addresses, NO_ROUTE, "no route matches")
        if isinstance(option.kind, Unknown):
            return option.kind
        if option.kind == NextHop.BLACKHOLE:
            resource = option.id if isinstance(option.id, ResourceId) else None
            return Why(addresses, NO_ROUTE, f"{option.destination} leads to a blackhole", resource)
        if isinstance(option.target, Unknown):
            return option.target
        if other is None:
            return Unknown(TRANSIT_UNKNOWN, str(table.id), "how a client outside the templates is attached is not known")
        attachment = self._attachments.get(option.target)
        if attachment is None:
            return Unknown(TRANSIT_UNKNOWN, str(option.id), f"what {option.target} attaches to the transit gateway is not known")
        if attachment.id in self._model.middleboxes:
            return self._model.middleboxes[attachment.id]
        if isinstance(attachment.vpc, Unknown):
            return attachment.vpc
        why = f"{option.destination} leads to {attachment.vpc}, and whether that sends it on is not known"
        return None if attachment.vpc == other else Unknown(MIDDLEBOX, str(option.id), why)

    @cached_property
    def _attachments(self) -> dict[Target | None, Attachment]:
        return {attachment.id: attachment for attachment in self._model.attachments}


def attachments(model: Model, gateway: Target, vpc: Target) -> list[Attachment]:
    """Return the attachments of a VPC to a transit gateway: more than one where others may be."""
    return [attachment for attachment in model.attachments if _may_be(attachment.gateway, gateway) and _may_be(attachment.vpc, vpc)]


def _may_be(target: Target, wanted: Target) -> bool:
    return target == wanted or (isinstance(target, Unknown | Given) and same_resource(target, wanted) is not False)
