"""The path to a gateway endpoint: a route to public addresses, for clients in subnets of the endpoint's VPC and for nobody else.

Source: https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.reachability.addresses import IPV4, everything, nothing, public
from constructs_privatelink.analysis.reachability.ends import End
from constructs_privatelink.analysis.reachability.filters import UNRESOLVED, Filter, Span, unknown_filter
from constructs_privatelink.analysis.reachability.group_filter import ReferenceMatching
from constructs_privatelink.analysis.reachability.path_checks import Check, Pair, evaluated
from constructs_privatelink.analysis.reachability.paths import OUT_OF_CLIENT
from constructs_privatelink.analysis.reachability.routing import NO_ROUTE
from constructs_privatelink.analysis.values import Unknown
from constructs_privatelink.catalogue.protocols import PROTOCOL_NUMBERS

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.model import Endpoint, Subnet
    from constructs_privatelink.analysis.reachability.filter_cache import FilterCache
    from constructs_privatelink.analysis.reachability.filters import Ports
    from constructs_privatelink.analysis.values import Target

NOT_TRANSITIVE = Code.PL_GATEWAY_NOT_TRANSITIVE
NOT_ITS_PROTOCOL = Code.VPCE_GATEWAY_PROTOCOL_RESTRICTION


def service_end(endpoint: Endpoint, version: int) -> End:
    """Return the far end: some public addresses, of which no template says which."""
    reason = Unknown(UNRESOLVED, endpoint.path or str(endpoint.id), "which public addresses the service has is not in the templates")
    anywhere = "0.0.0.0/0" if version == IPV4 else "::/0"
    return End(version, Span(nothing(version), public(version), reason=reason), "the service's public addresses", None, cidrs=(anywhere,))


def gateway_path(client: End, endpoint: Endpoint, protocol: str, ports: Ports, filters: FilterCache) -> Pair:
    """Say what becomes of packets from a client to the service behind a gateway endpoint."""
    far = service_end(endpoint, client.version)
    checks = _checks(client, endpoint, protocol, filters)
    return evaluated(client, far, protocol, ports, checks, ())


def _checks(client: End, endpoint: Endpoint, protocol: str, filters: FilterCache) -> list[Check]:
    version = client.version
    if isinstance(client.vpc, Unknown) or isinstance(endpoint.vpc, Unknown):
        unknown = client.vpc if isinstance(client.vpc, Unknown) else endpoint.vpc
        reason = unknown if isinstance(unknown, Unknown) else Unknown(UNRESOLVED, str(unknown), "the VPC is not known")
        return [Check(30, "the client's VPC", unknown_filter(version, NOT_TRANSITIVE, reason), "endpoint")]
    if client.vpc != endpoint.vpc:
        return [Check(5, "the client's VPC", Filter(nothing(version), nothing(version), NOT_TRANSITIVE), "endpoint", resource=endpoint.id)]
    checks = []
    if protocol != "tcp":
        checks.append(Check(5, "protocol", Filter(nothing(version), nothing(version), NOT_ITS_PROTOCOL), "endpoint", resource=endpoint.id))
    if client.checked:
        out = filters.groups(client.groups, (), version, PROTOCOL_NUMBERS[protocol], egress=True, matching=ReferenceMatching.KEPT)
        first = client.groups[0] if isinstance(client.groups, tuple) and client.groups else None
        checks.append(Check(10, OUT_OF_CLIENT, out, "endpoint", direction="egress", resource=first, property="SecurityGroupEgress"))
    if client.subnet is None:
        reason = client.loose or Unknown(UNRESOLVED, client.name, "the client's subnet is not known")
        return [*checks, Check(20, "the client's subnet", unknown_filter(version, NO_ROUTE, reason), "endpoint")]
    for place, name, egress in ((20, "ACL out of the client's subnet", True), (80, "ACL into the client's subnet", False)):
        passed, acl = filters.acl(client.subnet, version, PROTOCOL_NUMBERS[protocol], egress=egress)
        checks.append(Check(place, name, passed, "endpoint", not egress, "egress" if egress else "ingress", acl, "NetworkAclEntry"))
    checks.append(_route(client.subnet, endpoint, version, filters))
    between = filters.between(client.vpc, client.subnet.id)
    if between is not None:
        checks.append(Check(31, "what stands between", unknown_filter(version, between.code, between), "endpoint"))
    return [replace(check, loose=check.loose or client.loose) if check.place > 10 else check for check in checks]  # noqa: PLR2004 - a place


def _route(subnet: Subnet, endpoint: Endpoint, version: int, filters: FilterCache) -> Check:
    """Return the check that the endpoint has put its route into the client's table."""
    table = filters.table(subnet)
    target: Target | None = subnet.route_table if isinstance(table, Unknown) else table.id
    listed = endpoint.route_tables
    unknown = listed if isinstance(listed, Unknown) else next((table for table in listed if isinstance(table, Unknown)), None)
    if target is None and isinstance(table, Unknown):
        unknown = table
    elif isinstance(target, Unknown):
        unknown = target
    if isinstance(listed, tuple) and target is not None and target in listed and not isinstance(target, Unknown):
        passed = Filter(everything(version), everything(version), NO_ROUTE)
    elif unknown is not None:
        passed = unknown_filter(version, NO_ROUTE, unknown)
    else:
        passed = Filter(nothing(version), nothing(version), NO_ROUTE)
    return Check(30, "routes of the client's subnet", passed, "endpoint", resource=endpoint.id, property="RouteTableIds")
