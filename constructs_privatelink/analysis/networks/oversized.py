"""What is far beyond what EC2 takes is not followed one by one: it is a problem, and what it stands in is open.

Quotas: https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html (1,000 rules on an interface, 40 entries of an ACL each way,
1,000 routes of a table, 16 groups on an interface), and one subnet of an interface endpoint in each zone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.model import Endpoint, Workload
from constructs_privatelink.analysis.values import Unknown

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.model import Acl, Group, Model, RouteTable

MOST_RULES, MOST_ENTRIES, MOST_ROUTES = 1_500, 200, 1_000
MOST_GROUPS = 100
MOST_ENDPOINT_SUBNETS, MOST_WORKLOAD_SUBNETS = 50, 200

_Placed = TypeVar("_Placed", Endpoint, Workload)


def within_quotas(model: Model) -> Model:
    """Return a model in which nothing is longer than questions about it can be answered in a while."""
    quotas = _Quotas()
    return replace(
        model,
        acls={target: quotas.acl(acl) for target, acl in model.acls.items()},
        default_acls={target: quotas.acl(acl) for target, acl in model.default_acls.items()},
        groups={target: quotas.group(group) for target, group in model.groups.items()},
        route_tables={target: quotas.table(table) for target, table in model.route_tables.items()},
        main_tables={target: quotas.table(table) for target, table in model.main_tables.items()},
        endpoints=tuple(quotas.placed(endpoint, MOST_ENDPOINT_SUBNETS) for endpoint in model.endpoints),
        workloads=tuple(quotas.placed(workload, MOST_WORKLOAD_SUBNETS) for workload in model.workloads),
        problems=(*model.problems, *quotas.problems),
    )


class _Quotas:
    def __init__(self) -> None:
        self.problems: dict[Unknown, None] = {}

    def acl(self, acl: Acl) -> Acl:
        if len(acl.entries) <= MOST_ENTRIES:
            return acl
        why = self._problem(str(acl.id), f"it has {len(acl.entries):,} entries; the first {MOST_ENTRIES:,} are looked at")
        return replace(acl, entries=acl.entries[:MOST_ENTRIES], complete=why)

    def group(self, group: Group) -> Group:
        if len(group.rules) <= MOST_RULES:
            return group
        why = self._problem(str(group.id), f"it has {len(group.rules):,} rules; the first {MOST_RULES:,} are looked at")
        return replace(group, rules=group.rules[:MOST_RULES], complete=why)

    def table(self, table: RouteTable) -> RouteTable:
        if len(table.routes) <= MOST_ROUTES:
            return table
        why = self._problem(str(table.id), f"it has {len(table.routes):,} routes; the first {MOST_ROUTES:,} are looked at")
        return replace(table, routes=table.routes[:MOST_ROUTES], complete=why)

    def placed(self, placement: _Placed, most_subnets: int) -> _Placed:
        """Return an endpoint or workload; one in more subnets, or with more groups, than it can be is nobody knows where."""
        if not isinstance(placement.subnets, Unknown) and len(placement.subnets) > most_subnets:
            text = f"it stands in {len(placement.subnets):,} subnets; up to {most_subnets:,} are looked at"
            placement = replace(placement, subnets=self._problem(f"{placement.id}.SubnetIds", text))
        if not isinstance(placement.groups, Unknown) and len(placement.groups) > MOST_GROUPS:
            text = f"it has {len(placement.groups):,} security groups; up to {MOST_GROUPS:,} are looked at"
            placement = replace(placement, groups=self._problem(f"{placement.id}.SecurityGroupIds", text))
        return placement

    def _problem(self, where: str, why: str) -> Unknown:
        unknown = Unknown(Code.PL_UNRESOLVED_VALUE, where, why)
        self.problems[unknown] = None
        return unknown
