"""The two ends of one connection with what lies between them, as every check on its path needs them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.reachability.path_checks import Check
from constructs_privatelink.analysis.values import Unknown
from constructs_privatelink.catalogue.protocols import PROTOCOL_NUMBERS

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.model import Model, Subnet
    from constructs_privatelink.analysis.reachability.crossing import Crossing
    from constructs_privatelink.analysis.reachability.ends import End
    from constructs_privatelink.analysis.reachability.filter_cache import FilterCache
    from constructs_privatelink.analysis.reachability.filters import Ports, Span
    from constructs_privatelink.analysis.reachability.path_checks import Whose
    from constructs_privatelink.analysis.reachability.routing import Fates
    from constructs_privatelink.analysis.values import Target


@dataclass(frozen=True)
class Connection:
    """A client's place, an interface of an endpoint, and what runs between them.

    Args:
        client: The client's end.
        endpoint: The endpoint's end.
        protocol: ``"tcp"`` or ``"udp"``.
        ports: The service's ports.
        model: The networks.
        filters: Their filters.
        crossing: What joins them.

    """

    client: End
    endpoint: End
    protocol: str
    ports: Ports
    model: Model
    filters: FilterCache
    crossing: Crossing

    @property
    def version(self) -> int:
        """The IP version."""
        return self.client.version

    def whose(self, end: End) -> Whose:
        """Return whose an end is."""
        return "endpoint" if end is self.endpoint else "client"

    def acl_check(self, place: int, name: str, subnet: Subnet, of: Whose, *, egress: bool, reply: bool) -> Check:
        """Return the check of a subnet's ACL; `of` says whose addresses it sees."""
        seen = self.endpoint if of == "endpoint" else self.client
        passed, acl = self.filters.acl(subnet, self.version, PROTOCOL_NUMBERS[self.protocol], egress=egress, blocks=seen.within)
        return Check(place, name, passed, of, reply, "egress" if egress else "ingress", acl, "NetworkAclEntry")

    def forward(self, *, inside: bool) -> Fates:
        """Return what the client's route table does with the endpoint's addresses; None where the client has none."""
        return self._fates(self.client, self.endpoint.span, inside=inside)

    def back(self, *, inside: bool) -> Fates:
        """Return what the endpoint's route table does with the client's addresses."""
        return self._fates(self.endpoint, self.client.span, inside=inside)

    def _fates(self, home: End, span: Span, *, inside: bool) -> Fates:
        if home.subnet is None:
            return home.loose
        table = self.filters.table(home.subnet)
        return table if isinstance(table, Unknown) else self.filters.fates(table, span.may, inside=inside)

    def table_of(self, end: End) -> Target | None:
        """Return the route table that a check of routes is about."""
        if end.subnet is None:
            return end.vpc
        table = self.filters.table(end.subnet)
        return end.subnet.route_table if isinstance(table, Unknown) else table.id
