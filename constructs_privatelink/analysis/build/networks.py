"""The networks that a set of templates makes, built from their resources.

What an absent property means is decided in the modules that this one calls, one for each kind of resource. What the templates name and do
not hold (an imported subnet) is there too, as far as they tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.build.acls import AclEntries, built_acls
from constructs_privatelink.analysis.build.endpoints import built_endpoints
from constructs_privatelink.analysis.build.groups import SeparateRules, built_groups
from constructs_privatelink.analysis.build.imports import with_imports
from constructs_privatelink.analysis.build.middleboxes import middleboxes
from constructs_privatelink.analysis.build.properties import Reading
from constructs_privatelink.analysis.build.routes import Routes, built_tables
from constructs_privatelink.analysis.build.transit import TransitRoutes, built_attachments, built_peerings, built_transit_gateways
from constructs_privatelink.analysis.build.vpcs import built_subnets, built_vpcs
from constructs_privatelink.analysis.build.workloads import built_workloads
from constructs_privatelink.analysis.model import Model

if TYPE_CHECKING:
    from constructs_privatelink.analysis.templates.stack_set import StackSet


def build(stacks: StackSet) -> Model:
    """Return the networks of a set of templates.

    Args:
        stacks: The templates, as `templates.load` returns them.

    """
    reading = Reading(stacks)
    vpcs = built_vpcs(reading)
    subnets = built_subnets(reading, vpcs)
    entries, rules, routes = AclEntries(reading), SeparateRules(reading), Routes(reading)
    gateways = built_transit_gateways(reading)
    attachments = built_attachments(reading, gateways)
    transit = TransitRoutes(reading, vpcs, attachments)
    model = Model(
        vpcs=vpcs,
        subnets=subnets,
        acls=built_acls(reading, entries, vpcs),
        groups=built_groups(reading, rules, vpcs, subnets),
        route_tables=built_tables(reading, routes, vpcs),
        endpoints=built_endpoints(reading, subnets),
        workloads=built_workloads(reading, subnets),
        peerings=built_peerings(reading),
        attachments=attachments,
        transit_gateways={gateway.id: transit.of(gateway) for gateway in gateways.values()},
        middleboxes=middleboxes(reading, subnets),
        problems=reading.problems,
    )
    return with_imports(model, entries, rules, routes)
