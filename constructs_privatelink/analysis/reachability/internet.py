"""Whether a workload has a path to the internet, by the routes of its subnets and the addresses that it can have.

A Lambda function never has a public address, whatever its routes. Where a default route leads on is not looked at beyond what the templates
say of it.

AWS: https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-internet.html and
https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.kinds import NextHop
from constructs_privatelink.analysis.networks.model import PrefixListRef
from constructs_privatelink.analysis.values import Unknown
from constructs_privatelink.decisions.clients import IPV4

if TYPE_CHECKING:
    from collections.abc import Iterable

    from constructs_privatelink.analysis.networks.model import Model, Route, RouteTable, Subnet, Workload
    from constructs_privatelink.analysis.values import Maybe, Target

_NOWHERE = {NextHop.LOCAL, NextHop.BLACKHOLE, NextHop.PEERING}
"""What leads to no internet; nobody passes through a VPC peering connection."""


def internet(model: Model, workload: Workload) -> Maybe[bool]:
    """Return whether a workload has a path to the internet: from all of its subnets, from none, or the reason why neither is certain.

    Args:
        model: The networks.
        workload: The workload; one in no VPC of its own has the internet of AWS.

    """
    if isinstance(workload.subnets, Unknown):
        return workload.subnets
    if not workload.subnets:
        return True
    return _alike((_from_subnet(model, subnet, workload) for subnet in workload.subnets), workload)


def _alike(answers: Iterable[Maybe[bool]], workload: Workload) -> Maybe[bool]:
    known = list(answers)
    unknown = next((answer for answer in known if isinstance(answer, Unknown)), None)
    if unknown is not None or len(set(known)) == 1:
        return known[0] if unknown is None else unknown
    return Unknown(
        Code.NO_ROUTE_TO_DESTINATION, workload.path or str(workload.id), "some of its subnets have a path to the internet, others none"
    )


def _from_subnet(model: Model, target: Target, workload: Workload) -> Maybe[bool]:
    subnet = model.subnets.get(target)
    if subnet is None:
        return target if isinstance(target, Unknown) else Unknown(Code.UNKNOWN_RESOURCE, str(target), "the subnet is not in the templates")
    table = _table(model, subnet)
    if isinstance(table, Unknown):
        return table
    answers = [_let_out(_by(route, workload, subnet), route, target, model) for route in table.routes]
    if True in answers:
        return True
    unknown = next((answer for answer in answers if isinstance(answer, Unknown)), None)
    return unknown or (False if table.complete is True else table.complete)


def _let_out(answer: Maybe[bool], route: Route, subnet: Target, model: Model) -> Maybe[bool]:
    """Return whether what a route leads to is let out of the subnet's account."""
    if answer is not True or isinstance(route.kind, Unknown):
        return answer
    return model.public_access_doubts.get((subnet, route.kind), answer)


def _table(model: Model, subnet: Subnet) -> RouteTable | Unknown:
    if isinstance(subnet.route_table, Unknown):
        return subnet.route_table
    return model.table_of(subnet) or Unknown(
        Code.UNKNOWN_RESOURCE, subnet.path or str(subnet.id), "its route table is not in the templates"
    )


def _by(route: Route, workload: Workload, subnet: Subnet) -> Maybe[bool]:
    """Return whether a route leads to the internet."""
    kind = route.kind
    if isinstance(kind, Unknown):
        return kind
    if kind in _NOWHERE or not _public(route):
        return False
    version = route.destination.version if not isinstance(route.destination, Unknown | PrefixListRef) else None
    answer = _through(kind, version, route, workload, subnet)
    if answer is False:
        return False
    whole = version is not None and not isinstance(route.destination, Unknown | PrefixListRef) and route.destination.prefixlen == 0
    if answer is True and not whole:
        return _doubt(route, f"it has a route to {route.destination} only")
    return route.exists if answer is True and isinstance(route.exists, Unknown) else answer


def _public(route: Route) -> bool:
    """Return whether a destination may hold public addresses."""
    destination = route.destination
    if isinstance(destination, Unknown):
        return True
    if isinstance(destination, PrefixListRef):
        networks = destination.networks
        return isinstance(networks, Unknown) or any(not network.is_private for network in networks)
    return not destination.is_private


def _through(kind: NextHop, version: int | None, route: Route, workload: Workload, subnet: Subnet) -> Maybe[bool]:
    match kind:
        case NextHop.NAT_GATEWAY:
            return True
        case NextHop.INTERNET_GATEWAY if version == IPV4:
            return False if workload.type == "AWS::Lambda::Function" else workload.public_in(subnet)
        case NextHop.INTERNET_GATEWAY | NextHop.EGRESS_ONLY_GATEWAY:
            if workload.ipv6_in(subnet) is False:
                # A prefix list may hold IPv4 addresses too.
                return (
                    False
                    if kind == NextHop.EGRESS_ONLY_GATEWAY or version is not None
                    else _doubt(route, "it leads to an internet gateway")
                )
            # Not every service answers over IPv6.
            return _doubt(route, "it leads to the internet over IPv6 only")
        case _:
            return _doubt(route, f"whether the {kind} that it leads to leads on to the internet is not known")


def _doubt(route: Route, why: str) -> Unknown:
    return Unknown(Code.PL_UNRESOLVED_VALUE, str(route.id), f"{route.destination}: {why}")
