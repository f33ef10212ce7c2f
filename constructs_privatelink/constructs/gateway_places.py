"""Where the clients of a gateway endpoint stand: the route tables of these subnets lead to it.

The endpoint serves its own VPC alone: who stands elsewhere cannot reach it, whatever lies between
(https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html).
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast
from weakref import WeakKeyDictionary

from aws_cdk import aws_ec2 as ec2

from constructs_privatelink.constructs.construct_paths import identity, is_token, path_of, refusals_of_list_token, root_of, stack_of
from constructs_privatelink.constructs.peers import SecurityGroupSource, in_words, offers, subnet_block
from constructs_privatelink.constructs.service_objects import endpoints_of_the_cdk
from constructs_privatelink.constructs.subnets import not_a_selection, select, stand_ins
from constructs_privatelink.constructs.vpc_facts import cfn_vpc, neighbour_of
from constructs_privatelink.decisions.clients import Client, NotAClientError, overlap, within
from constructs_privatelink.decisions.gateway import refusal_of_taken

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TypeAlias

    from constructs import IConstruct

    from constructs_privatelink.constructs.wiring import NetworkWiring
    from constructs_privatelink.errors import Problems

    RouteTableLike: TypeAlias = "ec2.IRouteTable | ec2.CfnRouteTable | str"

_ROUTED: WeakKeyDictionary[IConstruct, dict[tuple[str, str], dict[str, str]]] = WeakKeyDictionary()
"""By app: the paths of the gateway endpoints that route tables lead to, by the VPC and the service."""
_TABLES: WeakKeyDictionary[ec2.ISubnet, str | None] = WeakKeyDictionary()
"""The ids of the route tables of subnets: they never change, and each costs two messages to the kernel."""


class ClientPlaces:
    """Where clients stand in the VPC of a network.

    Args:
        wiring: The network.
        scope: The endpoint.

    """

    def __init__(self, wiring: NetworkWiring, scope: IConstruct) -> None:
        self._wiring = wiring
        self._scope = scope
        self._outside: dict[str, bool] = {}

    @cached_property
    def every(self) -> tuple[ec2.ISubnet, ...]:
        """All subnets of the VPC, in the order in which the CDK's own endpoint lists their tables."""
        vpc = self._wiring.vpc
        return (*vpc.private_subnets, *vpc.public_subnets, *vpc.isolated_subnets)

    @cached_property
    def _blocks(self) -> dict[ec2.ISubnet, Client | None]:
        return {subnet: self._block(subnet) for subnet in self.every}

    def _block(self, subnet: ec2.ISubnet) -> Client | None:
        try:
            return subnet_block(subnet, None, self._scope)
        except NotAClientError:
            return None

    def of(self, client: Client) -> tuple[ec2.ISubnet, ...] | None:
        """Return the subnets in which a client stands or may stand; None where nobody knows."""
        if not client.declared or self._wiring.vpc_identity is None:
            return self.every
        if not client.is_cidr:
            return None if self._wiring.client_places is None else self._wiring.client_places
        if self._is_whole_vpc(client):
            return self.every
        if is_token(client.value):
            return tuple(subnet for subnet, block in self._blocks.items() if block is not None and block.key == client.key) or None
        if client.ipv6 or any(block is None or is_token(block.value) for block in self._blocks.values()):
            return None
        return tuple(subnet for subnet, block in self._blocks.items() if block is not None and overlap(client, block))

    def _is_whole_vpc(self, client: Client) -> bool:
        blocks = [block for block in self._wiring.vpc_blocks if block.ipv6 == client.ipv6]
        return bool(blocks) and all(within(block, client) for block in blocks)

    def is_outside(self, client: Client) -> bool:
        """Return whether a client certainly stands outside the VPC."""
        if client.key not in self._outside:
            self._outside[client.key] = self._stands_outside(client)
        return self._outside[client.key]

    def _stands_outside(self, client: Client) -> bool:
        vpc = self._wiring.vpc
        if isinstance(client, SecurityGroupSource) and client.group is not None:
            return neighbour_of(client.resource, vpc, ipv6=False) is not None
        if not client.is_cidr or is_token(client.value) or cfn_vpc(vpc) is None:
            return False
        blocks = [block for block in self._wiring.vpc_blocks if block.ipv6 == client.ipv6]
        return bool(blocks) and not any(is_token(block.value) or overlap(client, block) for block in blocks)


def without_table(subnets: Iterable[ec2.ISubnet]) -> list[str]:
    """Return why the route tables of subnets cannot be named: imported subnets that do not say theirs."""
    unknown = ", ".join(f"'{path_of(subnet)}'" for subnet in subnets if table_of(subnet) is None)
    if not unknown:
        return []
    way_out = "import them with their ids (private_subnet_route_table_ids, route_table_id), or give route_tables=['rtb-...']"
    return [f"the route tables of these imported subnets are not known: {unknown}; {way_out}"]


def table_of(subnet: ec2.ISubnet) -> str | None:
    """Return the id of a subnet's route table; None where an imported one does not say."""
    if subnet not in _TABLES:
        try:
            _TABLES[subnet] = subnet.route_table.route_table_id or None
        except RuntimeError:
            _TABLES[subnet] = None
    return _TABLES[subnet]


def tables_of(subnets: Iterable[ec2.ISubnet]) -> list[str]:
    """Return the ids of the route tables of subnets, each once."""
    return list(dict.fromkeys(table for subnet in subnets if (table := table_of(subnet)) is not None))


def fixed_tables(
    vpc: ec2.IVpc, route_tables: object, subnets: ec2.SubnetSelection | Sequence[ec2.SubnetSelection] | None, problems: Problems
) -> list[str] | None:
    """Return the route tables that a user chose; None where the clients tell them.

    Args:
        vpc: The VPC.
        route_tables: The tables themselves; None where nobody names any.
        subnets: The subnets whose tables they are; None where nobody names any.
        problems: Where is noted why they cannot be.

    """
    if route_tables is not None and subnets is not None:
        problems.add(["got route_tables and subnets together; give one of them"])
    if route_tables is not None:
        tables, reasons = _given_tables(route_tables)
        problems.add(reasons)
        return tables
    if subnets is None:
        return None
    selections = list(subnets) if isinstance(subnets, list | tuple) else [subnets]
    problems.add([reason for selection in selections for reason in not_a_selection(selection, "subnets", optional=False)])
    problems.refuse()
    listed = [subnet for selection in selections for subnet in _selected(vpc, cast("ec2.SubnetSelection", selection), problems)]
    problems.add(without_table(listed))
    return tables_of(listed)


def _selected(vpc: ec2.IVpc, selection: ec2.SubnetSelection, problems: Problems) -> Sequence[ec2.ISubnet]:
    if selection.subnets:
        # Of these no zone has to be known, as for endpoints with interfaces.
        return selection.subnets
    chosen = select(vpc, selection, "subnets")
    problems.add(chosen.reasons)
    return chosen.subnets if chosen.subnets or chosen.reasons else stand_ins(vpc)


def _given_tables(tables: object) -> tuple[list[str], list[str]]:
    """Return the ids of the route tables that a user named, and why others are none."""
    if isinstance(tables, str) or not hasattr(tables, "__iter__"):
        return [], [f"got route_tables={in_words(tables)}; give a sequence: route_tables=['rtb-0123456789abcdef0'] or [subnet.route_table]"]
    ids, reasons = [], []
    for table in cast("Iterable[object]", tables):
        table_id = table.ref if isinstance(table, ec2.CfnRouteTable) else table
        if offers(table, "route_table_id"):
            table_id = cast("ec2.IRouteTable", table).route_table_id
        several = refusals_of_list_token(table_id, "a route table")
        if several:
            reasons += several
        elif isinstance(table_id, str) and (is_token(table_id) or table_id.startswith("rtb-")):
            ids.append(table_id)
        else:
            reasons.append(f"got the route table {in_words(table)}; give an id such as 'rtb-0123456789abcdef0', or an ec2.IRouteTable")
    if not ids and not reasons:
        reasons.append("got route_tables=[], and a gateway endpoint without a route serves nobody; give one, or leave it out")
    return list(dict.fromkeys(ids)), reasons


def claim_tables(tables: Sequence[str], vpc: str | None, service: str, path: str, scope: IConstruct) -> None:
    """Record that route tables lead to an endpoint."""
    if vpc is not None:
        _claims(scope, vpc, service).update({identity(table, scope): path for table in tables})


def taken_tables(tables: Sequence[str], vpc: str | None, service: str, path: str, scope: IConstruct) -> list[str]:
    """Return why route tables cannot lead to one more endpoint of a service.

    Known are the endpoints of this library, and those that the CDK added to the VPC itself.
    """
    if vpc is None:
        return []
    holders = _claims(scope, vpc, service)
    others = dict.fromkeys(other for table in tables if (other := holders.get(identity(table, scope))) not in {None, path})
    return [refusal_of_taken(other, service) for other in others]


def note_of_the_cdk(vpc: ec2.IVpc, vpc_identity: str | None, short_name: str) -> None:
    """Record the gateway endpoints of a service that the CDK added to a VPC (``add_gateway_endpoint``, ``gateway_endpoints``)."""
    for name, gateway, resource in endpoints_of_the_cdk(vpc) if vpc_identity is not None else ():
        if name == short_name and isinstance(gateway, ec2.GatewayVpcEndpoint):
            claim_tables(resource.route_table_ids or [], vpc_identity, short_name, path_of(gateway), resource)


def gateway_of_the_cdk(vpc: ec2.IVpc, short_name: str) -> ec2.GatewayVpcEndpoint | None:
    """Return the gateway endpoint of a service that the CDK added to a VPC; None where it added none."""
    named = (endpoint for name, endpoint, _ in endpoints_of_the_cdk(vpc) if name == short_name)
    return next((endpoint for endpoint in named if isinstance(endpoint, ec2.GatewayVpcEndpoint)), None)


def _claims(scope: IConstruct, vpc: str, service: str) -> dict[str, str]:
    return _ROUTED.setdefault(root_of(stack_of(scope)), {}).setdefault((vpc, service), {})
