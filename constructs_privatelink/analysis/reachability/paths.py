"""Which checks stand between a client and an interface of an endpoint: in one subnet, in one VPC, and from elsewhere.

Groups are not looked at for replies, for flows to endpoints are always tracked
(https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/security-group-connection-tracking.html); ACLs are, and only where traffic enters
or leaves a subnet (https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.reachability.addresses import nothing
from constructs_privatelink.analysis.reachability.blocks import vpc_packets
from constructs_privatelink.analysis.reachability.ends import End
from constructs_privatelink.analysis.reachability.filters import MIDDLEBOX, anywhere, known
from constructs_privatelink.analysis.reachability.group_filter import ReferenceMatching
from constructs_privatelink.analysis.reachability.path_checks import Check, Pair, Seen, Whose, evaluated, open_check, paired, seen
from constructs_privatelink.analysis.reachability.routing import local_step, nowhere, route_filter, through_middlebox, unknown_routes
from constructs_privatelink.analysis.reachability.transit_checks import skips_own_acl, transit_checks
from constructs_privatelink.analysis.values import Unknown
from constructs_privatelink.catalogue.protocols import PROTOCOL_NUMBERS

if TYPE_CHECKING:
    from constructs_privatelink.analysis.reachability.connection import Connection
    from constructs_privatelink.analysis.reachability.routing import Fates, Follow
    from constructs_privatelink.analysis.values import Target

_ROUTES: tuple[int, str, Whose] = (30, "routes of the client's subnet", "endpoint")
_REPLY_ROUTES: tuple[int, str, Whose] = (70, "routes of the endpoint's subnet", "client")
OUT_OF_CLIENT = "security groups out of the client"
INTO_ENDPOINT = "security groups into the endpoint"


@dataclass(frozen=True)
class PacketPath:
    """The path from one end of a connection to the other, and back."""

    connection: Connection

    def evaluate(self) -> Pair:
        """Say what becomes of the packets."""
        client, endpoint = self.connection.client, self.connection.endpoint
        together = self.connection.crossing.in_one(client.vpc, endpoint.vpc)
        if isinstance(together, Unknown):
            return self._without_a_place(together)
        return self._in_one_vpc() if together else self._from_elsewhere()

    def _in_one_vpc(self) -> Pair:
        """In one VPC what is not about groups is the same for all workloads of a subnet, so it is worked out once."""
        connection, cache = self.connection, self.connection.filters
        client, endpoint = connection.client, connection.endpoint
        same = self._in_one_subnet()
        if same is False and client.plain and endpoint.plain:
            sides = [self._side(client), self._side(endpoint)]
            if None not in sides:
                groups = self._seen(self._group_checks(ReferenceMatching.KEPT))
                return self._paired([*groups, *(check for side in sides for check in side or ())])
        forward, back = (None, None) if same is True else (connection.forward(inside=True), connection.back(inside=True))
        places = (
            (end.name, end.span, end.subnet.id if end.subnet is not None else end.vpc, end.loose, end.maybe) for end in (client, endpoint)
        )
        key = (*places, connection.protocol, connection.ports)
        if key not in cache.seen:
            checks = [] if same is True else self._as_seen(self._inside(), forward, back)
            if isinstance(same, Unknown):
                checks = [replace(check, loose=check.loose or same) for check in checks]
            cache.seen[key] = self._seen([*checks, *self._between()])
        groups = self._seen(self._as_seen(self._group_checks(_after(forward)), forward, back))
        return self._paired([*groups, *cache.seen[key]])

    def _in_one_subnet(self) -> bool | Unknown:
        """Return whether both ends stand in one subnet, or why nobody knows; a subnet that is not known is another one."""
        client, endpoint = self.connection.client.subnet, self.connection.endpoint.subnet
        if client is None or endpoint is None:
            return False
        return self.connection.filters.identities.same(client.id, endpoint.id)

    def _side(self, end: End) -> list[Seen] | None:
        """Return what the checks of an end's own subnet say of all addresses of its VPC; None where they do not let all of them through.

        What lets all of them through lets those of every other end through, whatever is there.
        """
        connection, sides = self.connection, self.connection.filters.sides
        whose = connection.whose(end)
        key = (whose, end.subnet.id if end.subnet is not None else None, end.version, connection.protocol, connection.ports)
        if key not in sides:
            vpc = connection.model.vpcs[end.vpc] if end.vpc is not None else None
            span = known(vpc_packets(vpc, end.version) if vpc is not None else nothing(end.version))
            rest_of_vpc = End(end.version, span, str(end.vpc), end.vpc)
            alone = replace(connection, client=rest_of_vpc) if whose == "endpoint" else replace(connection, endpoint=rest_of_vpc)
            judged = PacketPath(alone).judged_inside()
            fates = alone.back(inside=True) if whose == "endpoint" else alone.forward(inside=True)
            passes = all(hop.outcome == "passes" for _, hop, _ in judged) and not _meets(fates)
            sides[key] = judged if passes else None
        return sides[key]

    def judged_inside(self) -> list[Seen]:
        """Return what all checks but those of groups say inside one VPC."""
        return self._seen([*self._inside(), *self._between()])

    def _paired(self, judged: list[Seen]) -> Pair:
        connection = self.connection
        return paired(connection.client, connection.endpoint, connection.protocol, connection.ports, judged)

    def _seen(self, checks: list[Check]) -> list[Seen]:
        connection = self.connection
        return [seen(check, connection.client, connection.endpoint, connection.protocol, connection.ports) for check in checks]

    def _judged(self, checks: list[Check], assumptions: list[str] | None = None) -> Pair:
        connection = self.connection
        return evaluated(connection.client, connection.endpoint, connection.protocol, connection.ports, checks, assumptions or [])

    def _without_a_place(self, reason: Unknown) -> Pair:
        """Only the groups are certain to stand on the path where it is not known whether both ends are in one VPC."""
        groups = self._group_checks(ReferenceMatching.PERHAPS_LOST)
        return self._judged([*groups, open_check(30, "the path to the endpoint", reason, self.connection.version)])

    def _between(self) -> list[Check]:
        ends = (self.connection.client, self.connection.endpoint)
        subnets = (end.subnet.id for end in ends if end.subnet is not None)
        middlebox = self.connection.filters.between(*(end.vpc for end in ends), *subnets)
        return [open_check(31, "what stands between", middlebox, self.connection.version)] if middlebox is not None else []

    def _group_checks(self, matching: ReferenceMatching) -> list[Check]:
        connection = self.connection
        client, endpoint = connection.client, connection.endpoint
        known = (end.vpc for end in (client, endpoint) if end.vpc is not None and not isinstance(end.vpc, Unknown))
        filtered = partial(
            connection.filters.groups, version=connection.version, protocol=PROTOCOL_NUMBERS[connection.protocol], matching=matching,
            vpcs=frozenset(known) if matching is ReferenceMatching.UNDOCUMENTED else frozenset(),
        )  # fmt: skip
        checks = []
        there, here = (end.within if matching is ReferenceMatching.KEPT else frozenset() for end in (endpoint, client))
        if client.checked:
            out = filtered(client.groups, endpoint.groups, egress=True, blocks=there)
            checks.append(
                Check(10, OUT_OF_CLIENT, out, "endpoint", direction="egress", resource=_first(client), property="SecurityGroupEgress")
            )
        into = filtered(endpoint.groups, client.groups, egress=False, blocks=here)
        checks.append(
            Check(50, INTO_ENDPOINT, into, "client", direction="ingress", resource=_first(endpoint), property="SecurityGroupIngress")
        )
        return checks

    def _inside(self) -> list[Check]:
        """Two subnets of one VPC."""
        connection = self.connection
        routes = [
            self._route_check(connection.forward(inside=True), connection.client, local_step, reply=False),
            self._route_check(connection.back(inside=True), connection.endpoint, local_step, reply=True),
        ]
        return [*self._acls(), *(check for check in routes if check is not None)]

    def _route_check(self, fates: Fates, home: End, follow: Follow, *, reply: bool) -> Check | None:
        """Return the check of the routes that packets leave an end by; None where the end has no subnet."""
        if fates is None:
            return None
        version = self.connection.version
        passed = unknown_routes(version, fates) if isinstance(fates, Unknown) else route_filter(fates, version, follow)
        place, name, of = _REPLY_ROUTES if reply else _ROUTES
        return Check(place, name, passed, of, reply=reply, resource=self.connection.table_of(home), property="Route")

    def _acls(self) -> list[Check]:
        """Return the checks of the ACLs of both subnets."""
        checks = []
        connection = self.connection
        client, endpoint = connection.client, connection.endpoint
        if client.subnet is not None:
            checks.append(connection.acl_check(20, "ACL out of the client's subnet", client.subnet, "endpoint", egress=True, reply=False))
            checks.append(connection.acl_check(80, "ACL into the client's subnet", client.subnet, "endpoint", egress=False, reply=True))
        elif client.loose is not None and client.vpc is not None:
            checks.append(open_check(20, "the client's subnet", client.loose, connection.version))
        if endpoint.subnet is not None:
            into, out = "ACL into the endpoint's subnet", "ACL out of the endpoint's subnet"
            checks.append(connection.acl_check(40, into, endpoint.subnet, "client", egress=False, reply=False))
            checks.append(connection.acl_check(60, out, endpoint.subnet, "client", egress=True, reply=True))
        elif endpoint.loose is not None:
            checks.append(open_check(40, "the endpoint's subnet", endpoint.loose, connection.version, of="client"))
        return checks

    def _as_seen(self, checks: list[Check], forward: Fates, back: Fates) -> list[Check]:
        """Return the checks as they are where the subnet is not known, or something on the path may change addresses."""
        connection = self.connection
        loose = connection.client.loose or connection.endpoint.loose
        changed = []
        for check in checks:
            span = check.span
            if 30 < check.place < 80 and check.of == "client" and self._may_meet(forward, connection.endpoint):  # noqa: PLR2004 - places in path order
                span = anywhere(connection.version, Unknown(MIDDLEBOX, check.name, "what stands before it may translate addresses"))
            if check.place > 70 and check.of == "endpoint" and self._may_meet(back, connection.client):  # noqa: PLR2004 - places in path order
                span = anywhere(connection.version, Unknown(MIDDLEBOX, check.name, "what stands before it may translate addresses"))
            groups = check.name in {OUT_OF_CLIENT, INTO_ENDPOINT}
            if check.property == "Route" and span is not None:
                reason = Unknown(MIDDLEBOX, check.name, "where the packets go after what stands before it is not known")
                changed.append(open_check(check.place, check.name, reason, connection.version, of=check.of, resource=check.resource))
                continue
            changed.append(replace(check, span=span, loose=None if groups else check.loose or loose))
        return changed

    def _may_meet(self, fates: Fates, goal: End) -> bool:
        """Return whether packets to an end may meet a middlebox; by routes that are not known, only where some table has one there."""
        if not isinstance(fates, Unknown):
            return _meets(fates)
        return any(through_middlebox(known) is not False for known in self.connection.filters.detours(goal.span.may))

    def _from_elsewhere(self) -> Pair:
        """From another VPC, over a peering or a transit gateway, or from the outside."""
        connection, crossing = self.connection, self.connection.crossing
        client, endpoint = connection.client, connection.endpoint
        forward, back = connection.forward(inside=False), connection.back(inside=False)
        checks = self._acls()
        assumptions: list[str] = []
        endpoint_vpc, client_vpc = endpoint.vpc, client.vpc
        for fates, end, start, goal, reply in (
            (forward, client, client_vpc, endpoint_vpc, False),
            (back, endpoint, endpoint_vpc, client_vpc, True),
        ):
            if start is None:
                continue
            check = self._route_check(fates, end, partial(crossing.follow, home=start, other=goal, reply=reply), reply=reply)
            checks += [check] if check is not None else []
            assumptions += crossing.assumed(fates, client_vpc) if isinstance(fates, tuple) else []
        matching = crossing.references(forward) if isinstance(forward, tuple) else ReferenceMatching.PERHAPS_LOST
        returning: Fates = Unknown(MIDDLEBOX, "routes", "replies go to what stands between") if self._may_meet(forward, endpoint) else back
        skipped = {
            40: skips_own_acl(connection, endpoint, back if forward is None else forward),
            80: skips_own_acl(connection, client, returning),
        }
        perhaps = {place: why for place, why in skipped.items() if isinstance(why, Unknown)}
        kept = [check for check in checks if skipped.get(check.place) is not True]
        checks = [replace(check, loose=perhaps.get(check.place)) for check in kept] + transit_checks(connection, forward, returning)
        if client_vpc is not None and self._disconnected(client_vpc, checks):
            return self._judged([Check(5, "connection of the VPCs", nowhere(connection.version), "endpoint")])
        checks = self._as_seen([*checks, *self._group_checks(matching)], forward, back)
        if client_vpc is None:
            assumptions.append("the client's host, network, firewall and DNS let it connect")
        return self._judged([*checks, *self._between()], assumptions)

    def _disconnected(self, client_vpc: Target, checks: list[Check]) -> bool:
        """Return whether two closed VPCs have nothing in common, and no route leads anywhere else that may join them."""
        connection, endpoint_vpc = self.connection, self.connection.endpoint.vpc
        vpcs = [connection.model.vpcs.get(vpc) for vpc in (endpoint_vpc, client_vpc) if vpc is not None]
        if (
            endpoint_vpc is None
            or not all(vpc is not None and vpc.closed for vpc in vpcs)
            or connection.crossing.may_join(endpoint_vpc, client_vpc)
        ):
            return False
        if connection.filters.between(endpoint_vpc, client_vpc) is not None:
            return False
        spans = {"client": connection.client.span.may, "endpoint": connection.endpoint.span.may}
        return any(check.property == "Route" and not spans[check.of] & check.filter.may for check in checks)


def _first(end: End) -> Target | None:
    return end.groups[0] if isinstance(end.groups, tuple) and end.groups else None


def _meets(fates: Fates) -> bool:
    return isinstance(fates, tuple) and through_middlebox(fates) is not False


def _after(fates: Fates) -> ReferenceMatching:
    """Return what becomes of references to groups inside a VPC."""
    if not isinstance(fates, tuple):
        return ReferenceMatching.KEPT if fates is None else ReferenceMatching.PERHAPS_LOST
    met = through_middlebox(fates)
    return ReferenceMatching.LOST if met else ReferenceMatching.KEPT if met is False else ReferenceMatching.PERHAPS_LOST
