"""The checks that a transit gateway adds: the ACLs of its attachments' subnets, and whether it has one in the right zone.

Packets from the gateway meet the ACL out of the attachment's subnet, those to the gateway the ACL into it
(https://docs.aws.amazon.com/vpc/latest/tgw/tgw-nacls.html). It takes packets from the zones in which it has a subnet only
(https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.model import Route
from constructs_privatelink.analysis.reachability.addresses import everything, nothing
from constructs_privatelink.analysis.reachability.checks import Check, open_check
from constructs_privatelink.analysis.reachability.filters import Filter
from constructs_privatelink.analysis.reachability.routes import TRANSIT_UNKNOWN
from constructs_privatelink.analysis.values import Unknown

if TYPE_CHECKING:
    from constructs_privatelink.analysis.model import Subnet
    from constructs_privatelink.analysis.reachability.checks import Whose
    from constructs_privatelink.analysis.reachability.paths import Path
    from constructs_privatelink.analysis.reachability.placements import End
    from constructs_privatelink.analysis.reachability.routes import Fate
    from constructs_privatelink.analysis.values import Target

WRONG_ZONE = "TGW_ROUTE_AZ_RESTRICTION"


def transit_checks(path: Path, forward: tuple[Fate, ...] | Unknown | None, back: tuple[Fate, ...] | Unknown | None) -> list[Check]:
    """Return the checks of the attachments on the way; none where no packet goes through a transit gateway."""
    gateways = _gateways(forward, back)
    if not gateways:
        return []
    gateway = next(iter(gateways))
    if len(gateways) > 1 or gateway is None or isinstance(gateway, Unknown):
        reason = Unknown(TRANSIT_UNKNOWN, "routes", "the packets perhaps go through different transit gateways")
        return [open_check(35, "the transit gateway", reason, path.version)]
    checks = _attachment(path, path.endpoint, gateway, into=36, out=75)
    if path.client.subnet is not None:
        checks += _attachment(path, path.client, gateway, into=78, out=33)
    return checks


def _gateways(*both: tuple[Fate, ...] | Unknown | None) -> set[Target | None]:
    """Return the transit gateways that packets may go through, and None if they may go another way."""
    options = [option for found in both if isinstance(found, tuple) for fate in found for option in fate.options]
    gateways = {option.target if isinstance(option, Route) and option.kind == "transit-gateway" else None for option in options}
    return gateways if gateways != {None} else set()


def _attachment(path: Path, end: End, gateway: Target, *, into: int, out: int) -> list[Check]:
    """Return the checks of one VPC's attachment: of packets that come from the gateway, and of those that go to it.

    An ACL sees the destination of what leaves a subnet and the source of what enters it: both times the address of `end`.
    """
    whose: Whose = "endpoint" if end is path.endpoint else "client"
    reply_in, reply_out = end is path.client, end is path.endpoint
    subnets = _subnets(path, end, gateway)
    if isinstance(subnets, Unknown):
        return [open_check(into, "the transit gateway's attachment", subnets, path.version)]
    own = end.subnet.id if end.subnet is not None else None
    checks = [
        path.acl_check(into, f"ACL out of the {whose}'s attachment subnet", subnet, whose, egress=True, reply=reply_in)
        for subnet in subnets
        if subnet.id != own
    ]
    near, unsure = _in_zone(end, subnets)
    if not near and not unsure:
        nothing_passes = Filter(nothing(path.version), nothing(path.version), WRONG_ZONE)
        checks.append(Check(out, "zones of the attachment", nothing_passes, "endpoint", reply_out, None, gateway, "SubnetIds"))
    for subnet in near:
        found = path.acl_check(out, f"ACL into the {whose}'s attachment subnet", subnet, whose, egress=False, reply=reply_out)
        checks.append(replace(found, loose=unsure))
    if unsure is not None:
        half = Filter(nothing(path.version), everything(path.version), WRONG_ZONE, ((everything(path.version), unsure),))
        checks.append(Check(out, "zones of the attachment", half, "endpoint", reply_out, None, gateway, "SubnetIds"))
    return checks


def _subnets(path: Path, end: End, gateway: Target) -> list[Subnet] | Unknown:
    found = path.crossing.attachments(gateway, end.vpc) if end.vpc is not None else []
    if len(found) != 1:
        return Unknown(TRANSIT_UNKNOWN, str(gateway), f"the templates hold {len(found)} attachments of {end.vpc} to this transit gateway")
    targets = found[0].subnets
    if isinstance(targets, Unknown):
        return targets
    subnets = [path.model.subnets.get(target) for target in targets]
    known = [subnet for subnet in subnets if subnet is not None]
    if len(known) < len(subnets):
        return Unknown(TRANSIT_UNKNOWN, f"{found[0].id}.SubnetIds", "a subnet of the attachment is not in the templates")
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
    perhaps = [subnet for subnet in subnets if not _differ(subnet.zone, end.subnet.zone)]
    reason = Unknown(TRANSIT_UNKNOWN, end.name, "whether the attachment has a subnet in this zone is not known")
    return perhaps, reason if perhaps else None


def _differ(one: str | Unknown, other: str | Unknown) -> bool:
    """Return whether two zones certainly differ: two names do, and two places in one list of zones."""
    if isinstance(one, Unknown) or isinstance(other, Unknown):
        return False
    listed = ["GetAZs" in zone for zone in (one, other)]
    named = ["$" not in zone and "{" not in zone for zone in (one, other)]
    return one != other and (all(listed) or all(named))


def skips_own_acl(path: Path, end: End, forward: tuple[Fate, ...] | Unknown | None, back: tuple[Fate, ...] | Unknown | None) -> bool:
    """Return whether packets from a transit gateway reach an end without its ACL: where its subnet is the attachment's only one."""
    gateways = _gateways(forward, back)
    if len(gateways) != 1 or end.subnet is None:
        return False
    gateway = gateways.pop()
    if gateway is None:
        return False
    subnets = _subnets(path, end, gateway)
    return isinstance(subnets, list) and [subnet.id for subnet in subnets] == [end.subnet.id]
