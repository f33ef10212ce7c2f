"""The filters of a model, each worked out once: of ACLs, groups and route tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.reachability.acl_filter import CODE, acl_filter
from constructs_privatelink.analysis.reachability.ends import missing
from constructs_privatelink.analysis.reachability.filters import unknown_filter
from constructs_privatelink.analysis.reachability.group_filter import GroupRules
from constructs_privatelink.analysis.reachability.identity import Identities
from constructs_privatelink.analysis.reachability.routing import fates

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs_privatelink.analysis.networks.model import Model, RouteTable, Subnet
    from constructs_privatelink.analysis.reachability.addresses import Packets
    from constructs_privatelink.analysis.reachability.filters import Filter
    from constructs_privatelink.analysis.reachability.group_filter import Groups, ReferenceMatching
    from constructs_privatelink.analysis.reachability.path_checks import Seen
    from constructs_privatelink.analysis.reachability.routing import Fate
    from constructs_privatelink.analysis.values import Maybe, Target, Unknown


class FilterCache:
    """Filters by what they filter.

    Args:
        model: The networks.

    Attributes:
        identities: Which references are the same thing.
        seen: What checks said, by the two ends without their groups.
        sides: What the checks on one side of a connection said of all addresses of its VPC; None where not everything passes.

    """

    def __init__(self, model: Model) -> None:
        self._model = model
        self.identities = Identities(model)
        self._acls: dict[tuple[Target, int, int, bool, frozenset[str]], Filter] = {}
        self._groups: dict[tuple[Groups, int, int, bool], GroupRules] = {}
        self.seen: dict[tuple[object, ...], list[Seen]] = {}
        self.sides: dict[tuple[object, ...], list[Seen] | None] = {}
        self._fates: dict[tuple[Target, Packets, bool], tuple[Fate, ...]] = {}

    def acl(
        self, subnet: Subnet, version: int, protocol: int, *, egress: bool, blocks: frozenset[str] = frozenset()
    ) -> tuple[Filter, Target]:
        """Return what a subnet's ACL lets through, and the ACL; `blocks` are as for `acl_filter`."""
        target = subnet.acl
        acl = self._model.default_acls.get(subnet.vpc) if target is None else self._model.acls.get(target)
        if acl is None:
            place = subnet.vpc if target is None else target
            return unknown_filter(version, CODE, missing(place, "the network ACL of the subnet is not in the templates")), place
        key = (acl.id, version, protocol, egress, blocks)
        if key not in self._acls:
            self._acls[key] = acl_filter(acl, version, protocol, egress=egress, blocks=blocks)
        return self._acls[key], acl.id

    def groups(
        self, groups: Groups, peer: Groups, version: int, protocol: int, *, egress: bool, matching: ReferenceMatching,
        vpcs: frozenset[Target] = frozenset(), lists: Mapping[Target, bool] | None = None, blocks: frozenset[str] = frozenset(),
    ) -> Filter:  # fmt: skip
        """Return what the groups of an interface let through."""
        key = (groups, version, protocol, egress)
        if key not in self._groups:
            self._groups[key] = GroupRules(groups, self._model.groups, self.identities, version, protocol, egress=egress)
        return self._groups[key].to(peer, matching, vpcs, lists, blocks)

    def table(self, subnet: Subnet) -> Maybe[RouteTable]:
        """Return the route table of a subnet."""
        table = self._model.table_of(subnet)
        if table is not None:
            return table
        if subnet.route_table is None:
            return missing(subnet.vpc, "the main route table of the VPC is not in the templates")
        return missing(subnet.route_table, "the route table of the subnet is not in the templates")

    def fates(self, table: RouteTable, asked: Packets, *, inside: bool) -> tuple[Fate, ...]:
        """Return what a route table does with some addresses."""
        key = (table.id, asked, inside)
        if key not in self._fates:
            self._fates[key] = fates(table, asked, inside=inside)
        return self._fates[key]

    def detours(self, asked: Packets) -> list[tuple[Fate, ...]]:
        """Return what every table of the model does with some addresses of its VPC, for a place whose own table is not known."""
        tables = {table.id: table for table in (*self._model.route_tables.values(), *self._model.main_tables.values())}
        return [self.fates(table, asked, inside=True) for table in tables.values() if table.complete is True]

    def between(self, *places: Target | None) -> Unknown | None:
        """Return what stands in some VPCs or subnets that is not understood."""
        return next((self._model.middleboxes[place] for place in places if place is not None and place in self._model.middleboxes), None)
