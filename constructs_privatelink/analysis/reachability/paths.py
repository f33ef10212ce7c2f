"""Which checks stand between a client and an interface of an endpoint: in one subnet, in one VPC, and from elsewhere.

Groups are not looked at for replies, for flows to endpoints are always tracked
(https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/security-group-connection-tracking.html); ACLs are, and only where traffic enters
or leaves a subnet (https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.reachability.filters import MIDDLEBOX, anywhere
from constructs_privatelink.analysis.reachability.group_filter import Reference
from constructs_privatelink.analysis.reachability.path_checks import Check, Pair, Seen, Whose, evaluated, open_check, paired, seen
from constructs_privatelink.analysis.reachability.routing import local_step, nowhere, route_filter, through_middlebox, unknown_routes
from constructs_privatelink.analysis.reachability.transit_checks import skips_own_acl, transit_checks
from constructs_privatelink.analysis.values import Unknown

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.model import Model, Subnet
    from constructs_privatelink.analysis.reachability.crossing import Crossing
    from constructs_privatelink.analysis.reachability.ends import End
    from constructs_privatelink.analysis.reachability.filter_cache import Sources
    from constructs_privatelink.analysis.reachability.filters import Ports, Span
    from constructs_privatelink.analysis.reachability.routing import Fate, Follow
    from constructs_privatelink.analysis.reachability.transit_checks import Ways
    from constructs_privatelink.analysis.values import Target

PROTOCOLS = {"tcp": 6, "udp": 17}
_ROUTES: tuple[int, str, Whose] = (30, "routes of the client's subnet", "endpoint")
_REPLY_ROUTES: tuple[int, str, Whose] = (70, "routes of the endpoint's subnet", "client")
OUT_OF_CLIENT = "security groups out of the client"
INTO_ENDPOINT = "security groups into the endpoint"


@dataclass
class Path:
    """The way from one end to the other.

    Args:
        client: The client's end.
        endpoint: The endpoint's end.
        protocol: ``"tcp"`` or ``"udp"``.
        ports: The service's ports.
        model: The networks.
        sources: Their filters.
        crossing: What joins them.

    """

    client: End
    endpoint: End
    protocol: str
    ports: Ports
    model: Model
    sources: Sources
    crossing: Crossing

    def evaluate(self) -> Pair:
        """Say what becomes of the packets."""
        client, endpoint = self.client, self.endpoint
        if isinstance(client.vpc, Unknown) or isinstance(endpoint.vpc, Unknown):
            return self._without_a_place()
        return self._in_one_vpc() if client.vpc == endpoint.vpc else self._from_elsewhere()

    def _in_one_vpc(self) -> Pair:
        """In one VPC what is not about groups is the same for all workloads of a subnet, so it is worked out once."""
        client, endpoint = self.client, self.endpoint
        same = client.subnet is not None and endpoint.subnet is not None and client.subnet.id == endpoint.subnet.id
        forward, back = (None, None) if same else (self.forward(inside=True), self.back(inside=True))
        places = (
            (end.name, end.span, end.subnet.id if end.subnet is not None else end.vpc, end.loose, end.maybe) for end in (client, endpoint)
        )
        key = (*places, self.protocol, self.ports)
        if key not in self.sources.seen:
            checks = [] if same else self._as_seen(self._inside(), forward, back)
            self.sources.seen[key] = self._seen([*checks, *self._between()])
        groups = self._seen(self._as_seen(self._group_checks(_after(forward)), forward, back))
        return paired(client, endpoint, self.protocol, self.ports, [*groups, *self.sources.seen[key]])

    def _seen(self, checks: list[Check]) -> list[Seen]:
        return [seen(check, self.client, self.endpoint, self.protocol, self.ports) for check in checks]

    def _judged(self, checks: list[Check], assumptions: list[str] | None = None) -> Pair:
        return evaluated(self.client, self.endpoint, self.protocol, self.ports, checks, assumptions or [])

    def _without_a_place(self) -> Pair:
        """Only the groups are certain to stand on the way where it is not known in which VPC an end is."""
        vpc = self.client.vpc if isinstance(self.client.vpc, Unknown) else self.endpoint.vpc
        reason = vpc if isinstance(vpc, Unknown) else Unknown(Code.UNKNOWN_RESOURCE, str(vpc), "the way is not known")
        return self._judged([*self._group_checks(Reference.PERHAPS_LOST), open_check(30, "the way to the endpoint", reason, self.version)])

    @property
    def version(self) -> int:
        """The IP version."""
        return self.client.version

    def _between(self) -> list[Check]:
        ends = (self.client, self.endpoint)
        found = self.sources.between(*(end.vpc for end in ends), *(end.subnet.id for end in ends if end.subnet is not None))
        return [open_check(31, "what stands between", found, self.version)] if found is not None else []

    def _group_checks(self, reference: Reference) -> list[Check]:
        client, endpoint, protocol = self.client, self.endpoint, PROTOCOLS[self.protocol]
        known = (end.vpc for end in (client, endpoint) if end.vpc is not None and not isinstance(end.vpc, Unknown))
        filtered = partial(
            self.sources.groups, version=self.version, protocol=protocol, reference=reference,
            vpcs=frozenset(known) if reference is Reference.UNDOCUMENTED else frozenset(),
        )  # fmt: skip
        found = []
        if client.checked:
            out = filtered(client.groups, endpoint.groups, egress=True)
            found.append(
                Check(10, OUT_OF_CLIENT, out, "endpoint", direction="egress", resource=_first(client), property="SecurityGroupEgress")
            )
        into = filtered(endpoint.groups, client.groups, egress=False)
        found.append(
            Check(50, INTO_ENDPOINT, into, "client", direction="ingress", resource=_first(endpoint), property="SecurityGroupIngress")
        )
        return found

    def acl_check(self, place: int, name: str, subnet: Subnet, of: Whose, *, egress: bool, reply: bool) -> Check:
        """Return the check of a subnet's ACL; `of` says whose addresses it sees."""
        found, acl = self.sources.acl(subnet, self.version, PROTOCOLS[self.protocol], egress=egress)
        return Check(place, name, found, of, reply, "egress" if egress else "ingress", acl, "NetworkAclEntry")

    def forward(self, *, inside: bool) -> tuple[Fate, ...] | Unknown | None:
        """Return what the client's route table does with the endpoint's addresses; None where the client has none."""
        return self._fates(self.client, self.endpoint.span, inside=inside)

    def back(self, *, inside: bool) -> tuple[Fate, ...] | Unknown | None:
        """Return what the endpoint's route table does with the client's addresses."""
        return self._fates(self.endpoint, self.client.span, inside=inside)

    def _fates(self, home: End, span: Span, *, inside: bool) -> tuple[Fate, ...] | Unknown | None:
        if home.subnet is None:
            return home.loose
        table = self.sources.table(home.subnet)
        return table if isinstance(table, Unknown) else self.sources.fates(table, span.may, inside=inside)

    def table_of(self, end: End) -> Target | None:
        """Return the route table that a check of routes is about."""
        if end.subnet is None:
            return end.vpc
        table = self.sources.table(end.subnet)
        return end.subnet.route_table if isinstance(table, Unknown) else table.id

    def _inside(self) -> list[Check]:
        """Two subnets of one VPC."""
        found = [
            self._route_check(self.forward(inside=True), self.client, local_step, reply=False),
            self._route_check(self.back(inside=True), self.endpoint, local_step, reply=True),
        ]
        return [*self.acls(), *(check for check in found if check is not None)]

    def _route_check(self, found: tuple[Fate, ...] | Unknown | None, home: End, follow: Follow, *, reply: bool) -> Check | None:
        """Return the check of the routes that packets leave an end by; None where the end has no subnet."""
        if found is None:
            return None
        kept = unknown_routes(self.version, found) if isinstance(found, Unknown) else route_filter(found, self.version, follow)
        place, name, of = _REPLY_ROUTES if reply else _ROUTES
        return Check(place, name, kept, of, reply=reply, resource=self.table_of(home), property="Route")

    def acls(self) -> list[Check]:
        """Return the checks of the ACLs of both subnets."""
        checks = []
        client, endpoint = self.client.subnet, self.endpoint.subnet
        if client is not None:
            checks.append(self.acl_check(20, "ACL out of the client's subnet", client, "endpoint", egress=True, reply=False))
            checks.append(self.acl_check(80, "ACL into the client's subnet", client, "endpoint", egress=False, reply=True))
        elif self.client.loose is not None and self.client.vpc is not None:
            checks.append(open_check(20, "the client's subnet", self.client.loose, self.version))
        if endpoint is not None:
            checks.append(self.acl_check(40, "ACL into the endpoint's subnet", endpoint, "client", egress=False, reply=False))
            checks.append(self.acl_check(60, "ACL out of the endpoint's subnet", endpoint, "client", egress=True, reply=True))
        elif self.endpoint.loose is not None:
            checks.append(open_check(40, "the endpoint's subnet", self.endpoint.loose, self.version, of="client"))
        return checks

    def _as_seen(
        self, checks: list[Check], forward: tuple[Fate, ...] | Unknown | None, back: tuple[Fate, ...] | Unknown | None
    ) -> list[Check]:
        """Return the checks as they are where the subnet is not known, or something on the way may change addresses."""
        loose = self.client.loose or self.endpoint.loose
        found = []
        for check in checks:
            span = check.span
            if 30 < check.place < 80 and check.of == "client" and _meets(forward):  # noqa: PLR2004 - places in path order
                span = anywhere(self.version, Unknown(MIDDLEBOX, check.name, "what stands before it may translate addresses"))
            if check.place > 70 and check.of == "endpoint" and _meets(back):  # noqa: PLR2004 - places in path order
                span = anywhere(self.version, Unknown(MIDDLEBOX, check.name, "what stands before it may translate addresses"))
            groups = check.name in {OUT_OF_CLIENT, INTO_ENDPOINT}
            if check.property == "Route" and span is not None:
                reason = Unknown(MIDDLEBOX, check.name, "where the packets go after what stands before it is not known")
                found.append(open_check(check.place, check.name, reason, self.version, of=check.of, resource=check.resource))
                continue
            found.append(replace(check, span=span, loose=None if groups else check.loose or loose))
        return found

    def _from_elsewhere(self) -> Pair:
        """From another VPC, over a peering or a transit gateway, or from the outside."""
        client, endpoint = self.client, self.endpoint
        forward, back = self.forward(inside=False), self.back(inside=False)
        checks = self.acls()
        told: list[str] = []
        home, there = endpoint.vpc, client.vpc
        for found, end, start, goal, reply in ((forward, client, there, home, False), (back, endpoint, home, there, True)):
            if start is None:
                continue
            check = self._route_check(found, end, partial(self.crossing.follow, home=start, other=goal, reply=reply), reply=reply)
            checks += [check] if check is not None else []
            told += self.crossing.assumed(found, there) if isinstance(found, tuple) else []
        reference = self.crossing.references(forward) if isinstance(forward, tuple) else Reference.PERHAPS_LOST
        returning: Ways = Unknown(MIDDLEBOX, "routes", "replies go to what stands between") if _meets(forward) else back
        skipped = {40: skips_own_acl(self, endpoint, back if forward is None else forward), 80: skips_own_acl(self, client, returning)}
        perhaps = {place: why for place, why in skipped.items() if isinstance(why, Unknown)}
        kept = [check for check in checks if skipped.get(check.place) is not True]
        checks = [replace(check, loose=perhaps.get(check.place)) for check in kept] + transit_checks(self, forward, returning)
        if there is not None and self._disconnected(there, checks):
            return self._judged([Check(5, "connection of the VPCs", nowhere(self.version), "endpoint")])
        checks = self._as_seen([*checks, *self._group_checks(reference)], forward, back)
        if there is None:
            told.append("the client's host, network, firewall and DNS let it connect")
        return self._judged([*checks, *self._between()], told)

    def _disconnected(self, there: Target, checks: list[Check]) -> bool:
        """Return whether two closed VPCs have nothing in common, and no route leads anywhere else that may join them."""
        home = self.endpoint.vpc
        vpcs = [self.model.vpcs.get(vpc) for vpc in (home, there) if vpc is not None]
        if home is None or not all(vpc is not None and vpc.closed for vpc in vpcs) or self.crossing.may_join(home, there):
            return False
        spans = {"client": self.client.span.may, "endpoint": self.endpoint.span.may}
        return any(check.property == "Route" and not spans[check.of] & check.filter.may for check in checks)


def _first(end: End) -> Target | None:
    return end.groups[0] if isinstance(end.groups, tuple) and end.groups else None


def _meets(found: tuple[Fate, ...] | Unknown | None) -> bool:
    return isinstance(found, tuple) and through_middlebox(found) is not False


def _after(found: tuple[Fate, ...] | Unknown | None) -> Reference:
    """Return what becomes of references to groups inside a VPC."""
    if not isinstance(found, tuple):
        return Reference.KEPT if found is None else Reference.PERHAPS_LOST
    met = through_middlebox(found)
    return Reference.LOST if met else Reference.KEPT if met is False else Reference.PERHAPS_LOST
