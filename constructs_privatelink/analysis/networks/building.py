"""The networks that a set of templates makes, built from their resources.

What an absent property means is decided in the modules that this one calls, one for each kind of resource. What the templates name and do
not hold (an imported subnet) is there too, as far as they tell.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.acls import AclEntries, built_acls
from constructs_privatelink.analysis.networks.acting_types import acted_on, filtered_names
from constructs_privatelink.analysis.networks.backends import Backends
from constructs_privatelink.analysis.networks.custom_resources import handed_to_custom_resources
from constructs_privatelink.analysis.networks.described import NOTHING
from constructs_privatelink.analysis.networks.described_imports import described_vpcs, settled
from constructs_privatelink.analysis.networks.endpoints import built_endpoints
from constructs_privatelink.analysis.networks.groups import SeparateRules, built_groups
from constructs_privatelink.analysis.networks.hosted_zones import built_resolution
from constructs_privatelink.analysis.networks.imports import with_imports
from constructs_privatelink.analysis.networks.middleboxes import middleboxes
from constructs_privatelink.analysis.networks.model import Model
from constructs_privatelink.analysis.networks.oversized import within_quotas
from constructs_privatelink.analysis.networks.private_apis import built_private_apis
from constructs_privatelink.analysis.networks.properties import Reading
from constructs_privatelink.analysis.networks.public_access import public_access_doubts
from constructs_privatelink.analysis.networks.routes import Routes, built_tables
from constructs_privatelink.analysis.networks.serverless_collections import built_collections, built_network_policies
from constructs_privatelink.analysis.networks.transit import TransitRoutes, built_attachments, built_peerings, built_transit_gateways
from constructs_privatelink.analysis.networks.unread_parts import weakened
from constructs_privatelink.analysis.networks.vpcs import built_subnets, built_vpcs
from constructs_privatelink.analysis.networks.workloads import built_workloads

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.described import Described
    from constructs_privatelink.analysis.templates.stack_set import StackSet


def build(stacks: StackSet, described: Described = NOTHING) -> Model:
    """Return the networks of a set of templates.

    Args:
        stacks: The templates, as `templates.load` returns them.
        described: What answers of AWS tell of what the templates only name. Default: nothing.

    """
    reading = Reading(stacks, described.prefix_lists)
    own = built_vpcs(reading)
    filtered = filtered_names(reading)
    vpcs = {
        target: replace(vpc, custom_dns_servers=filtered[target]) if target in filtered and vpc.custom_dns_servers is False else vpc
        for target, vpc in {**described_vpcs(reading, described), **own}.items()
    }
    subnets = built_subnets(reading, own, described.subnets)
    entries, rules, routes = AclEntries(reading), SeparateRules(reading), Routes(reading)
    gateways = built_transit_gateways(reading)
    attachments = (*built_attachments(reading, gateways), *described.attachments)
    transit = TransitRoutes(reading, vpcs, attachments)
    model = Model(
        vpcs=vpcs,
        subnets=subnets,
        acls=built_acls(reading, entries, own, described.acls),
        groups=built_groups(reading, rules, vpcs, subnets, described.groups),
        route_tables=built_tables(reading, routes, vpcs, described.route_tables),
        endpoints=built_endpoints(reading, subnets),
        workloads=built_workloads(reading, subnets),
        peerings=(*built_peerings(reading), *described.peerings),
        attachments=attachments,
        transit_gateways={gateway.id: transit.of(gateway) for gateway in gateways.values()},
        middleboxes={**described.middleboxes, **middleboxes(reading, subnets)},
        public_access_doubts=public_access_doubts(reading, vpcs, subnets),
    )
    resolution = built_resolution(reading, model.endpoints)
    backends = Backends(built_private_apis(reading), built_collections(reading), built_network_policies(reading))
    acted, custom = acted_on(reading), handed_to_custom_resources(reading)
    model = replace(model, resolution=resolution, backends=backends, problems=reading.problems)
    model = with_imports(model, entries, rules, routes)
    model = weakened(model if described is NOTHING else settled(model, described), stacks.touched(), acted, custom)
    return within_quotas(model)
