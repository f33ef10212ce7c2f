"""The checks that a transit gateway adds: the ACLs of its attachments' subnets, and whether it has one in the right zone.

Packets from the gateway meet the ACL out of the attachment's subnet, those to the gateway the ACL into it
(https://docs.aws.amazon.com/vpc/latest/tgw/tgw-nacls.html). It takes packets from the zones in which it has a subnet only
(https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.kinds import NextHop
from constructs_privatelink.analysis.networks.model import Route
from constructs_privatelink.analysis.networks.zones import zones_differ
from constructs_privatelink.analysis.reachability.addresses import everything, nothing
from constructs_privatelink.analysis.reachability.filters import Filter
from constructs_privatelink.analysis.reachability.path_checks import Check, open_check
from constructs_privatelink.analysis.reachability.routing import TRANSIT_UNKNOWN, local_step, passing, route_filter, unknown_routes
from constructs_privatelink.analysis.reachability.transit_tables import attachments
from constructs_privatelink.analysis.values import Unknown

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.model import Subnet
    from constructs_privatelink.analysis.reachability.connection import Connection
    from constructs_privatelink.analysis.reachability.ends import End
    from constructs_privatelink.analysis.reachability.path_checks import Whose
    from constructs_privatelink.analysis.reachability.routing import Fates
    from constructs_privatelink.analysis.values import Target

WRONG_ZONE = Code.TGW_ROUTE_AZ_RESTRICTION


def transit_checks(connection: Connection, forward: Fates, back: Fates) -> list[Check]:
    """Return the checks of transit gateways on the path there and back; none where no packet goes through one.

    A client without a subnet is taken to come in by the gateway that its replies leave by.
    """
    checks: list[Check] = []
    for fates, start, goal, out, into in (
        (back if forward is None else forward, connection.client, connection.endpoint, 33, 36),
        (back, connection.endpoint, connection.client, 75, 78),
    ):
        gateways = _gateways(fates)
        gateway = next(iter(gateways), None)
        if len(gateways) > 1 or isinstance(gateway, Unknown):
            reason = Unknown(TRANSIT_UNKNOWN, "routes", "the packets perhaps go through different transit gateways")
            checks.append(open_check(into - 1, "the transit gateway", reason, connection.version, of=connection.whose(goal)))
        elif gateway is not None:
            checks += _departure(connection, start, gateway, out) if start.subnet is not None else []
            checks += _arrival(connection, goal, gateway, into) if goal.subnet is not None or goal is connection.endpoint else []
    return [*checks, *_tables(connection, forward, back)]


def _tables(connection: Connection, forward: Fates, back: Fates) -> list[Check]:
    """Return the checks of the gateways' route tables, both directions. How clients outside every VPC come in is not known."""
    tables, client, endpoint = connection.crossing.tables, connection.client.vpc, connection.endpoint.vpc
    checks = []
    if tables is not None and isinstance(forward, tuple) and client is not None and _gateways(forward):
        checks.append(tables.check(34, forward, client, endpoint, connection.version, reply=False))
    if tables is not None and isinstance(back, tuple) and endpoint is not None and _gateways(back):
        checks.append(tables.check(77, back, endpoint, client, connection.version, reply=True))
    return checks


def _gateways(fates: Fates) -> set[Target | None]:
    """Return the transit gateways that packets may go through, and None if they may go elsewhere; nothing if none may."""
    options = passing(fates) if isinstance(fates, tuple) else []
    gateways = {option.target if isinstance(option, Route) and option.kind == NextHop.TRANSIT_GATEWAY else None for option in options}
    return gateways if gateways != {None} else set()


def _departure(connection: Connection, end: End, gateway: Target, place: int) -> list[Check]:
    """Return the checks of packets on their path to the gateway: the ACL into the attachment's subnet sees where they come from."""
    reply, whose = end is connection.endpoint, connection.whose(end)
    subnets = _subnets(connection, end, gateway)
    if isinstance(subnets, Unknown):
        return [open_check(place, "the transit gateway's attachment", subnets, connection.version)]
    checks = []
    none, all_packets = nothing(connection.version), everything(connection.version)
    near, unsure = _in_zone(end, subnets)
    attachment = attachments(connection.model, gateway, end.vpc)[0].id if end.vpc is not None else gateway
    if not near and not unsure:
        closed = Filter(none, none, WRONG_ZONE)
        checks.append(Check(place, "zones of the attachment", closed, whose, reply, None, attachment, "SubnetIds"))
    for subnet in near:
        acl = connection.acl_check(place, f"ACL into the {whose}'s attachment subnet", subnet, whose, egress=False, reply=reply)
        checks.append(replace(acl, loose=unsure))
    if unsure is not None:
        half = Filter(none, all_packets, WRONG_ZONE, ((all_packets, unsure),))
        checks.append(Check(place, "zones of the attachment", half, whose, reply, None, attachment, "SubnetIds"))
    return checks


def _arrival(connection: Connection, end: End, gateway: Target, place: int) -> list[Check]:
    """Return the checks of packets that come from the gateway: the ACLs out of the attachment's subnets, and their routes."""
    reply, whose = end is connection.client, connection.whose(end)
    subnets = _subnets(connection, end, gateway)
    if isinstance(subnets, Unknown):
        return [open_check(place, "the transit gateway's attachment", subnets, connection.version)]
    own = end.subnet.id if end.subnet is not None else None
    name = f"ACL out of the {whose}'s attachment subnet"
    acls = [connection.acl_check(place, name, subnet, whose, egress=True, reply=reply) for subnet in subnets if subnet.id != own]
    return [*acls, *(_onward(connection, end, subnet, place + 1, whose, reply=reply) for subnet in subnets)]


def _onward(connection: Connection, end: End, subnet: Subnet, place: int, whose: Whose, *, reply: bool) -> Check:
    """Return the check of the routes of an attachment's subnet: what comes from the gateway goes on by them."""
    table, version = connection.filters.table(subnet), connection.version
    if isinstance(table, Unknown):
        passed, resource = unknown_routes(version, table), subnet.route_table
    else:
        passed = route_filter(connection.filters.fates(table, end.span.may, inside=True), version, local_step)
        resource = table.id
    return Check(place, f"routes of the {whose}'s attachment subnet", passed, whose, reply, resource=resource, property="Route")


def _subnets(connection: Connection, end: End, gateway: Target) -> list[Subnet] | Unknown:
    attached = attachments(connection.model, gateway, end.vpc) if end.vpc is not None else []
    if len(attached) != 1:
        why = f"the templates hold {len(attached)} attachments of {end.vpc} to this transit gateway"
        return Unknown(TRANSIT_UNKNOWN, str(gateway), why)
    targets = attached[0].subnets
    if isinstance(targets, Unknown):
        return targets
    subnets = [connection.model.subnets.get(target) for target in targets]
    known = [subnet for subnet in subnets if subnet is not None]
    if len(known) < len(subnets):
        return Unknown(TRANSIT_UNKNOWN, f"{attached[0].id}.SubnetIds", "a subnet of the attachment is not in the templates")
    return known


def _in_zone(end: End, subnets: list[Subnet]) -> tuple[list[Subnet], Unknown | None]:
    """Return the attachment's subnets that are or may be in the zone of an end, and why they only may be."""
    if end.subnet is None:
        return list(subnets), Unknown(TRANSIT_UNKNOWN, end.name, "the zone is not known")
    if any(subnet.id == end.subnet.id for subnet in subnets):
        return [subnet for subnet in subnets if subnet.id == end.subnet.id], None
    same = [subnet for subnet in subnets if not isinstance(subnet.zone, Unknown) and subnet.zone == end.subnet.zone]
    if same:
        return same, None
    perhaps = [subnet for subnet in subnets if not zones_differ(subnet.zone, end.subnet.zone)]
    reason = Unknown(TRANSIT_UNKNOWN, end.name, "whether the attachment has a subnet in this zone is not known")
    return perhaps, reason if perhaps else None


def skips_own_acl(connection: Connection, end: End, fates: Fates) -> bool | Unknown:
    """Return whether packets from a transit gateway reach an end without its ACL: where its subnet is the attachment's only one."""
    if end.subnet is None:
        return False
    gateways = _gateways(fates)
    attached = [attachment for attachment in connection.model.attachments if attachment.vpc == end.vpc]
    only = [attachment for attachment in attached if isinstance(attachment.subnets, Unknown) or attachment.subnets == (end.subnet.id,)]
    if not only or (isinstance(fates, tuple) and not gateways):
        return False
    if len(gateways) == 1 and len(attached) == 1 and attached[0].subnets == (end.subnet.id,):
        return True
    return Unknown(TRANSIT_UNKNOWN, end.name, "whether packets enter its subnet through a transit gateway's attachment is not known")
