"""Resources that the templates name by id and do not hold: nothing is known of them but what the set adds."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.acls import default_acl, imported_acl
from constructs_privatelink.analysis.networks.groups import default_group, imported_group
from constructs_privatelink.analysis.networks.model import Acl, GroupRef, Subnet, TransitGateway, Vpc
from constructs_privatelink.analysis.networks.routes import imported_table, main_table
from constructs_privatelink.analysis.networks.shared_vpcs import with_shared_vpcs
from constructs_privatelink.analysis.values import Given, Outside, Unknown, known_values, part_of, unknown_part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from constructs_privatelink.analysis.networks.acls import AclEntries
    from constructs_privatelink.analysis.networks.groups import SeparateRules
    from constructs_privatelink.analysis.networks.model import Model
    from constructs_privatelink.analysis.networks.routes import Routes
    from constructs_privatelink.analysis.values import Target


def with_imports(model: Model, entries: AclEntries, rules: SeparateRules, routes: Routes) -> Model:
    """Return the model with all that it names: imported resources, and what each VPC has by default.

    Args:
        model: The resources of the set.
        entries: The network ACL entries of the set, for imported ACLs too.
        rules: The separate rules of the set, for imported groups too.
        routes: The routes of the set, for imported tables too.

    """
    model = with_shared_vpcs(replace(model, subnets={**_imported_subnets(model), **model.subnets}))
    vpcs = dict(model.vpcs)
    vpcs.update((vpc, imported_vpc(vpc)) for vpc in _outside(_named_vpcs(model)) if vpc not in vpcs)
    defaults = [default_group(vpc, rules, {}) for vpc in vpcs.values() if isinstance(vpc.id, Outside)]
    groups = dict(model.groups)
    groups.update((group.id, group) for group in defaults)
    acls: dict[Target, Acl] = {
        vpc.id: model.acls.get(part_of(vpc.id, "DefaultNetworkAcl")) or default_acl(vpc, entries) for vpc in vpcs.values()
    }
    tables = _outside(
        chain(
            routes.tables,
            *(known_values(endpoint.route_tables) for endpoint in model.endpoints),
            (s.route_table for s in model.subnets.values()),
        )
    )
    named_acls = chain(entries.acls, (subnet.acl for subnet in model.subnets.values()))
    return replace(
        model,
        vpcs=vpcs,
        groups={
            **{group: imported_group(group, rules) for group in _outside(chain(rules.groups, _named_groups(model))) if group not in groups},
            **groups,
        },
        acls={
            **{acl: imported_acl(acl, entries.of(acl)) for acl in _outside(named_acls)},
            **{acl.id: acl for acl in acls.values()},
            **model.acls,
        },
        route_tables={**{table: imported_table(table, routes) for table in tables}, **model.route_tables},
        default_acls=acls,
        main_tables={vpc.id: main_table(vpc) for vpc in vpcs.values()},
        transit_gateways={
            **{gateway: _imported_gateway(gateway) for gateway in _outside(attachment.gateway for attachment in model.attachments)},
            **model.transit_gateways,
        },
    )


def _outside(targets: Iterable[Target | None]) -> list[Outside]:
    return sorted({target for target in targets if isinstance(target, Outside)}, key=str)


def _imported_subnets(model: Model) -> dict[Target, Subnet]:
    """Return the subnets that are named and not there."""
    placed = (
        *(endpoint.subnets for endpoint in model.endpoints),
        *(attachment.subnets for attachment in model.attachments),
        *(workload.subnets for workload in model.workloads),
    )
    named = chain.from_iterable(map(known_values, placed))
    return {subnet: imported_subnet(subnet, vpc_of(subnet)) for subnet in _outside(named) if subnet not in model.subnets}


def _named_vpcs(model: Model) -> Iterator[Target]:
    yield from (subnet.vpc for subnet in model.subnets.values())
    yield from (group.vpc for group in model.groups.values())
    yield from (endpoint.vpc for endpoint in model.endpoints)
    yield from (attachment.vpc for attachment in model.attachments)
    yield from chain.from_iterable(peering.vpcs for peering in model.peerings)
    yield from chain.from_iterable(group.associated_vpcs for group in model.groups.values())


def _named_groups(model: Model) -> Iterator[Target]:
    yield from chain.from_iterable(known_values(endpoint.groups) for endpoint in model.endpoints)
    yield from chain.from_iterable(known_values(workload.groups) for workload in model.workloads)
    yield from (rule.peer.target for group in model.groups.values() for rule in group.rules if isinstance(rule.peer, GroupRef))


def _imported_gateway(id: Outside) -> TransitGateway:
    unknown = Unknown(Code.UNKNOWN_RESOURCE, str(id), "the route tables of an imported transit gateway are unknown")
    return TransitGateway(id, unknown, associates=unknown, propagates=unknown)


def imported_subnet(id: Outside, vpc: Target, acl: Target | None = None, table: Target | None = None) -> Subnet:
    """Return a subnet of which nothing is known but what the set adds to it."""

    def unknown(part: str) -> Unknown:
        return unknown_part(id, f"the {part} of an imported subnet is unknown")

    return Subnet(
        id=id,
        vpc=vpc,
        cidrs=(unknown("block"),),
        zone=unknown("zone"),
        acl=acl if acl is not None else unknown("network ACL"),
        route_table=table if table is not None else unknown("route table"),
        path=str(id),
        assigns_ipv6=unknown("IPv6"),
        ipv6_only=unknown("IPv6"),
        maps_public_ip=unknown("public addresses"),
    )


def vpc_of(subnet: Outside) -> Given:
    """Return the VPC of a subnet that the templates only name: whichever it is, it is one."""
    return Given(
        f"${{{subnet.id.removeprefix('${').removesuffix('}')}.VpcId}}", "the VPC of an imported subnet is unknown", Code.UNKNOWN_RESOURCE
    )


def imported_vpc(id: Outside) -> Vpc:
    """Return a VPC of which nothing is known."""

    def unknown(part: str, are: str = "is") -> Unknown:
        return Unknown(Code.UNKNOWN_RESOURCE, str(id), f"the {part} of an imported VPC {are} unknown")

    return Vpc(
        id=id,
        cidrs=(unknown("blocks", "are"),),
        closed=False,
        dns_support=unknown("EnableDnsSupport"),
        dns_hostnames=unknown("EnableDnsHostnames"),
        custom_dns_servers=unknown("DHCP options", "are"),
        path=str(id),
        ipv6=unknown("IPv6"),
    )
