"""What parts of the templates that were not read, or are not followed, do to a model: what they touch may have more than is read.

A rule may open what is closed, and an entry close what is open: both answers are weakened, and only where such a part may have a say.
"""

from __future__ import annotations

from dataclasses import replace
from ipaddress import ip_network
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.model import PrefixListRef
from constructs_privatelink.analysis.networks.name_resolution import ZoneRecord
from constructs_privatelink.analysis.values import ResourceId, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from constructs_privatelink.analysis.networks.custom_resources import Handed
    from constructs_privatelink.analysis.networks.model import (
        Acl,
        Endpoint,
        Group,
        GroupRule,
        Model,
        Route,
        RouteTable,
        Subnet,
        Vpc,
        Workload,
    )
    from constructs_privatelink.analysis.networks.name_resolution import HostedZone
    from constructs_privatelink.analysis.templates.touched import Touched
    from constructs_privatelink.analysis.values import Target

_EVERYTHING = (ip_network("0.0.0.0/0"), ip_network("::/0"))


def weakened(model: Model, touched: Touched, acted_on: Mapping[Target, Unknown], custom: Handed) -> Model:
    """Return a model in which what parts that were not read, or are not followed, may touch is not known.

    Args:
        model: What was read.
        touched: What parts that were not read may touch.
        acted_on: What resources act on in a manner that is not followed.
        custom: What custom resources are handed; VPCs are left out, which they are handed to look something up.

    """
    by_custom = {target: why for target, why in (*custom.added.items(), *custom.changed.items()) if target not in model.vpcs}
    touched = replace(touched, handed={**by_custom, **acted_on, **touched.handed})
    if not touched.handed and not touched.rewritten and not custom.joined:
        return replace(model, unread=touched.everything)
    parts = _UnreadParts(touched, custom)
    return replace(
        model,
        vpcs={target: parts.vpc(vpc) for target, vpc in model.vpcs.items()},
        subnets={target: parts.subnet(subnet) for target, subnet in model.subnets.items()},
        groups={target: parts.group(group) for target, group in model.groups.items()},
        acls={target: parts.acl(acl) for target, acl in model.acls.items()},
        default_acls={target: parts.acl(acl) for target, acl in model.default_acls.items()},
        route_tables={target: parts.table(table) for target, table in model.route_tables.items()},
        endpoints=tuple(map(parts.endpoint, model.endpoints)),
        workloads=tuple(map(parts.workload, model.workloads)),
        resolution=replace(model.resolution, zones=tuple(map(parts.zone, model.resolution.zones))),
        middleboxes={
            **model.middleboxes,
            **{place: why for place in _places(model) if (why := parts.why(place)) is not None},
            **{subnet: why for subnet, why in acted_on.items() if subnet in model.subnets},
        },
        unread=touched.everything,
        handed=touched.handed,
        rewritten=touched.rewritten,
    )


def _places(model: Model) -> Iterator[Target]:
    """Yield what packets pass that is no subnet: VPCs, peerings, and transit gateways with their attachments and tables."""
    yield from (*model.vpcs, *(peering.id for peering in model.peerings), *(attachment.id for attachment in model.attachments))
    for gateway in model.transit_gateways.values():
        yield from (gateway.id, *gateway.tables)


def doubts_about(model: Model, *ids: ResourceId) -> tuple[Unknown, ...]:
    """Return why nothing is certain of what some resources are."""
    return (*model.unread, *(model.rewritten[resource] for resource in ids if resource in model.rewritten))


class _UnreadParts:
    def __init__(self, touched: Touched, custom: Handed) -> None:
        self._touched, self._custom = touched, custom

    def why(self, id: Target) -> Unknown | None:
        """Return why something may be otherwise than it is read; None where nothing says so."""
        rewritten = self._touched.rewritten.get(id) if isinstance(id, ResourceId) else None
        return rewritten or self._touched.handed.get(id)

    def vpc(self, vpc: Vpc) -> Vpc:
        why = self.why(vpc.id)
        rewritten = self._touched.rewritten.get(vpc.id) if isinstance(vpc.id, ResourceId) else None
        read = vpc if why is None else replace(vpc, custom_dns_servers=why)
        return read if rewritten is None else replace(read, dns_support=rewritten, dns_hostnames=rewritten)

    def subnet(self, subnet: Subnet) -> Subnet:
        why = self.why(subnet.id)
        return subnet if why is None else replace(subnet, acl=why, route_table=why)

    def group(self, group: Group) -> Group:
        """Return a group that may have more rules: one of egress that a template adds takes away the one that allows everything out."""
        why = self.why(group.id)
        rules = tuple(
            replace(rule, exists=doubt) if (doubt := self._doubt(rule.id, group.id)) else self._rule_with_list(rule) for rule in group.rules
        )
        if why is None:
            return replace(group, rules=rules) if rules != group.rules else group
        by_template = why is not self._custom.added.get(group.id)
        revoked = Unknown(Code.PL_DEFAULT_EGRESS_REVOKED, why.where, f"it may add an egress rule to {group.id}: {why.why}")
        rules = tuple(
            replace(rule, exists=revoked)
            if by_template and rule.egress and rule.exists is True and rule.protocol == -1 and rule.peer in _EVERYTHING
            else rule
            for rule in rules
        )
        return replace(group, rules=rules, complete=why if group.complete is True else group.complete)

    def acl(self, acl: Acl) -> Acl:
        why = self.why(acl.id)
        entries = tuple(replace(entry, exists=doubt) if (doubt := self._doubt(entry.id, acl.id)) else entry for entry in acl.entries)
        if why is None:
            return replace(acl, entries=entries) if entries != acl.entries else acl
        return replace(acl, entries=entries, complete=why if acl.complete is True else acl.complete)

    def table(self, table: RouteTable) -> RouteTable:
        why = self.why(table.id)
        routes = tuple(
            replace(route, exists=doubt) if (doubt := self._doubt(route.id, table.id)) else self._route_with_list(route)
            for route in table.routes
        )
        if why is None:
            return replace(table, routes=routes) if routes != table.routes else table
        return replace(table, routes=routes, complete=why if table.complete is True else table.complete)

    def endpoint(self, endpoint: Endpoint) -> Endpoint:
        """Return an endpoint that may have other groups, names, tables and another policy, and perhaps is not there."""
        rewritten = self._touched.rewritten.get(endpoint.id)
        why = rewritten or self._custom.changed.get(endpoint.id)
        if why is None:
            return endpoint
        tables = why if endpoint.route_tables else ()
        exists = endpoint.exists if rewritten is None else rewritten
        return replace(endpoint, exists=exists, groups=why, private_dns=why, policy=why, route_tables=tables)

    def workload(self, workload: Workload) -> Workload:
        why = self._touched.rewritten.get(workload.id)
        return workload if why is None else replace(workload, exists=why, groups=why)

    def zone(self, zone: HostedZone) -> HostedZone:
        """Return a zone that may have other records, and answer in more VPCs."""
        why = self.why(zone.id)
        records = zone.records if why is None else (*zone.records, ZoneRecord(why, why))
        joined = [(vpc, reason) for (handed, vpc), reason in self._custom.joined.items() if handed == zone.id]
        vpcs = (*zone.vpcs, *(reason for vpc, reason in joined if vpc is None))
        perhaps_in = tuple((vpc, reason) for vpc, reason in joined if vpc is not None and vpc not in zone.vpcs)
        return replace(zone, records=records, vpcs=vpcs, perhaps_in=perhaps_in)

    def _rule_with_list(self, rule: GroupRule) -> GroupRule:
        peer = rule.peer
        why = self.why(peer.target) if isinstance(peer, PrefixListRef) else None
        return rule if why is None or not isinstance(peer, PrefixListRef) else replace(rule, peer=replace(peer, networks=why))

    def _route_with_list(self, route: Route) -> Route:
        to = route.destination
        why = self.why(to.target) if isinstance(to, PrefixListRef) else None
        return route if why is None or not isinstance(to, PrefixListRef) else replace(route, destination=replace(to, networks=why))

    def _doubt(self, id: Target, whole: Target) -> Unknown | None:
        """Return why what a resource says (a rule, an entry, a route) of a group, an ACL or a table may be otherwise."""
        rewritten = self._touched.rewritten.get(id) if isinstance(id, ResourceId) else None
        return rewritten or self._custom.changed.get(whole)
