"""The networks of a set of templates, as the analysis sees them: frozen values without a trace of CloudFormation's syntax.

What an absent property means was decided where this was built; what is unknown is an `Unknown`. Nothing here is computed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.key_texts import masked
from constructs_privatelink.analysis.networks.backends import Backends
from constructs_privatelink.analysis.networks.inhabited_subnets import Subnet, Workload
from constructs_privatelink.analysis.networks.kinds import LATTICE, EndpointKind
from constructs_privatelink.analysis.networks.name_resolution import NameResolution
from constructs_privatelink.analysis.networks.traffic_rules import (
    Acl,
    Family,
    Group,
    GroupRef,
    GroupRule,
    Network,
    NetworkAclEntry,
    PrefixListRef,
    Route,
    RouteTable,
)
from constructs_privatelink.analysis.values import Unknown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs_privatelink.analysis.networks.declared import Declared
    from constructs_privatelink.analysis.networks.kinds import NextHop
    from constructs_privatelink.analysis.values import Maybe, Outside, ResourceId, Target
    from constructs_privatelink.catalogue.ports import PortChoice, PortRange
    from constructs_privatelink.catalogue.service import Service
    from constructs_privatelink.decisions.needed_by import NeededBy

_OF_OTHERS = "com.amazonaws.vpce."
"""How the names of endpoint services begin that are not AWS's own."""

UNSAID = Unknown(Code.PL_UNRESOLVED_VALUE, "the Region of the service", "nobody said it")


def is_of_others(name: str) -> bool:
    """Return whether the name of an endpoint service, as far as it is known, is certainly none of AWS's own.

    What stands in one branch of a condition is not certain.
    """
    certain = masked(name)
    return _OF_OTHERS in certain or ".vpce-svc-" in certain


__all__ = [
    "Acl",
    "Attachment",
    "Endpoint",
    "Family",
    "Group",
    "GroupRef",
    "GroupRule",
    "Model",
    "Network",
    "NetworkAclEntry",
    "Peering",
    "PrefixListRef",
    "Route",
    "RouteTable",
    "Subnet",
    "TransitGateway",
    "Vpc",
    "Workload",
    "is_of_others",
]


_APIS = "execute-api"


@dataclass(frozen=True)
class Vpc:
    """A VPC.

    Args:
        id: The resource, or an imported VPC's id.
        cidrs: Every block of both families that is known or known to exist; an import's further blocks are unknown.
            A block of unknown number whose family is known is an `UnknownBlock`.
        closed: Whether its subnets, tables, ACLs and groups are all in the set; False for an imported VPC.
        dns_support: ``EnableDnsSupport``.
        dns_hostnames: ``EnableDnsHostnames``.
        custom_dns_servers: Whether its DHCP options name other servers than AmazonProvidedDNS.
        path: The construct path, or the logical id where there is none.
        ipv6: Whether it has an IPv6 block, of known number or not.
        exists: True, or the reason why it is only perhaps there.

    """

    id: ResourceId | Outside
    cidrs: tuple[Maybe[Network], ...]
    closed: bool
    dns_support: Maybe[bool]
    dns_hostnames: Maybe[bool]
    custom_dns_servers: Maybe[bool] = False
    path: str = ""
    ipv6: Maybe[bool] = False
    exists: Literal[True] | Unknown = True

    @property
    def dns_attributes_off(self) -> tuple[str, ...]:
        """The DNS attributes that are certainly off, by their names in templates."""
        switches = {"EnableDnsSupport": self.dns_support, "EnableDnsHostnames": self.dns_hostnames}
        return tuple(name for name, on in switches.items() if on is False)


@dataclass(frozen=True)
class Endpoint:
    """A VPC endpoint of any kind.

    Args:
        id: The resource.
        kind: Its kind.
        service_name: The full name, with ``{region}`` where only the Region is unknown; else unknown.
        vpc: Its VPC.
        subnets: Its subnets (interfaces), in the template's order.
        groups: Its security groups; the VPC's default group is put in where none is said.
        ports: What its service listens on; unknown where the service is.
        port_choice: Whether a client needs all of `ports`, or whichever one it is configured for; None where each client may need others.
        ports_together: Of ports that are alternatives, those that are one choice.
        families: The families that count.
        private_dns: ``PrivateDnsEnabled``.
        inbound_resolver_only: ``PrivateDnsOnlyForInboundResolverEndpoint`` for S3, absent meaning True; None for other services.
        policy: ``PolicyDocument`` as JSON values; None where absent.
        route_tables: Of a gateway endpoint.
        service: What is known of its service: the catalogue's record, with what the endpoint's metadata says otherwise; None where nobody
            knows the service.
        declared: Who its metadata says must reach it; unknown where that cannot be read, None where it says nothing.
        path: The construct path.
        exists: True, or the reason why it is only perhaps there: a condition, or EC2, which refuses it.
        service_region: The Region of its service, which is its own unless it names another.
        needed_by: For whom its metadata says that it is there, and why.

    """

    id: ResourceId
    kind: EndpointKind
    service_name: Maybe[str]
    vpc: Target
    subnets: tuple[Target, ...] | Unknown
    groups: tuple[Target, ...] | Unknown
    ports: Maybe[tuple[PortRange, ...]]
    families: Maybe[frozenset[Family]]
    private_dns: Maybe[bool]
    inbound_resolver_only: Maybe[bool] | None = None
    policy: Maybe[Mapping[str, object]] | None = field(default=None, hash=False)
    route_tables: tuple[Target, ...] | Unknown = ()
    service: Service | None = field(default=None, hash=False)
    declared: Declared | Unknown | None = None
    path: str = ""
    exists: Literal[True] | Unknown = True
    port_choice: PortChoice | None = "all"
    ports_together: tuple[PortRange, ...] = ()
    service_region: Maybe[str] = UNSAID
    needed_by: NeededBy = field(default_factory=dict, hash=False)

    @property
    def short_name(self) -> str | None:
        """The short name of its service; None where nobody knows the service."""
        return None if self.service is None else self.service.short_name

    @property
    def leads_to_others(self) -> bool:
        """Whether it certainly leads to no service of AWS: by its kind, or by how the name begins, whatever service that is then.

        Source: https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html
        """
        if self.kind in (*LATTICE, EndpointKind.GATEWAY_LOAD_BALANCER):
            return True
        name = self.service_name.key if isinstance(self.service_name, Unknown) else self.service_name
        return name is not None and is_of_others(name)

    @property
    def leads_to_apis(self) -> bool:
        """Whether private APIs of Amazon API Gateway stand behind it."""
        return self.short_name == _APIS


@dataclass(frozen=True)
class Peering:
    """A VPC peering connection."""

    id: ResourceId | Outside
    vpcs: tuple[Target, Target]
    same_region: Maybe[bool] = True


@dataclass(frozen=True)
class Attachment:
    """A VPC's attachment to a transit gateway, with the tables that the set knows."""

    id: ResourceId | Outside
    gateway: Target
    vpc: Target
    subnets: tuple[Target, ...] | Unknown
    route_table: Target | None = None


@dataclass(frozen=True)
class TransitGateway:
    """A transit gateway.

    Args:
        id: The resource, or an imported gateway's id.
        default_tables: Whether association and propagation are automatic (the default).
        tables: Its route tables by id, propagated routes included; the target of a route is an attachment, its kind
            `NextHop.TRANSIT_GATEWAY` or `NextHop.BLACKHOLE`. The default table's id is `part_of` the gateway,
            ``AssociationDefaultRouteTableId``.
        associates: Whether new attachments are associated with the default table.
        propagates: Whether new attachments propagate into the default table.

    """

    id: ResourceId | Outside
    default_tables: Maybe[bool]
    tables: Mapping[Target, tuple[Route, ...]] = field(default_factory=dict, hash=False)
    associates: Maybe[bool] = True
    propagates: Maybe[bool] = True


@dataclass(frozen=True)
class Model:
    """Everything that the analysed templates say about networks, by id.

    What EC2 makes along with a resource (a VPC's default group) has the id that `values.part_of` gives.

    Args:
        vpcs: The VPCs, imported ones included.
        subnets: The subnets, imported ones included.
        acls: The network ACLs, default ones included.
        groups: The security groups: default groups and clusters' groups included.
        route_tables: The route tables.
        endpoints: The endpoints, in the order of the templates.
        workloads: What stands in the subnets; a resource with several places has several.
        peerings: The peering connections.
        attachments: The transit gateway attachments of VPCs.
        transit_gateways: The transit gateways.
        default_acls: The default ACL of each VPC.
        main_tables: The main route table of each VPC.
        middleboxes: Why paths are not known through what acts on packets and is not modelled, by the VPC, subnet or gateway it acts on.
        problems: What the templates say that means nothing, each with its place.
        unread: Why anything at all may be otherwise than it is read; empty where nothing is that unclear.
        handed: What is handed to parts of the templates that were not read, which may add to it.
        rewritten: Resources that parts that were not read may make others.
        public_access_doubts: Why the internet is perhaps not reached from a subnet by a kind of gateway.
        resolution: What answers names.
        backends: What stands behind endpoints.
        prefix_lists: The entries of prefix lists that are not in the templates, as far as they are known.
        prefix_list_names: The names of such lists: those of AWS's own are full names of services, ``"com.amazonaws.eu-west-1.s3"``.
        described: What saved answers of AWS are taken for granted about, by its id: where each was read.

    """

    vpcs: Mapping[Target, Vpc]
    subnets: Mapping[Target, Subnet]
    acls: Mapping[Target, Acl]
    groups: Mapping[Target, Group]
    route_tables: Mapping[Target, RouteTable]
    endpoints: tuple[Endpoint, ...]
    workloads: tuple[Workload, ...]
    peerings: tuple[Peering, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    transit_gateways: Mapping[Target, TransitGateway] = field(default_factory=dict, hash=False)
    default_acls: Mapping[Target, Acl] = field(default_factory=dict, hash=False)
    main_tables: Mapping[Target, RouteTable] = field(default_factory=dict, hash=False)
    middleboxes: Mapping[Target, Unknown] = field(default_factory=dict, hash=False)
    problems: tuple[Unknown, ...] = ()
    unread: tuple[Unknown, ...] = ()
    handed: Mapping[Target, Unknown] = field(default_factory=dict, hash=False)
    rewritten: Mapping[ResourceId, Unknown] = field(default_factory=dict, hash=False)
    public_access_doubts: Mapping[tuple[Target, NextHop], Unknown] = field(default_factory=dict, hash=False)
    resolution: NameResolution = field(default_factory=NameResolution, hash=False)
    backends: Backends = field(default_factory=Backends, hash=False)
    prefix_lists: Mapping[Target, tuple[Network, ...]] = field(default_factory=dict, hash=False)
    prefix_list_names: Mapping[Target, str] = field(default_factory=dict, hash=False)
    described: Mapping[Target, tuple[str, ...]] = field(default_factory=dict, hash=False)

    def table_of(self, subnet: Subnet) -> RouteTable | None:
        """Return the route table of a subnet, which is the main one of its VPC where it has none of its own; None where it is not here."""
        return self.main_tables.get(subnet.vpc) if subnet.route_table is None else self.route_tables.get(subnet.route_table)

    def table_id_of(self, subnet: Subnet) -> Target | None:
        """Return which route table a subnet has, be it here or not; None where that is its VPC's main one and not here."""
        main = self.main_tables.get(subnet.vpc)
        return subnet.route_table if subnet.route_table is not None else main.id if main is not None else None


def subnets_by_vpc(model: Model) -> dict[Target, list[Subnet]]:
    """Return the subnets of each VPC."""
    by_vpc: dict[Target, list[Subnet]] = {}
    for subnet in model.subnets.values():
        by_vpc.setdefault(subnet.vpc, []).append(subnet)
    return by_vpc
