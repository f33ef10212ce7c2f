"""What the services behind endpoints listen on: by the catalogue, the endpoint's metadata, or the provider in the templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.handed_out import handed_out
from constructs_privatelink.analysis.networks.kinds import LATTICE, EndpointKind
from constructs_privatelink.analysis.networks.load_balancers import LISTENER, LOAD_BALANCER
from constructs_privatelink.analysis.networks.model import is_of_others
from constructs_privatelink.analysis.networks.regions_of_services import provided_service
from constructs_privatelink.analysis.values import Unknown
from constructs_privatelink.catalogue.ports import PortRange
from constructs_privatelink.catalogue.protocols import LAST_PORT
from constructs_privatelink.decisions.intent import Intent
from constructs_privatelink.errors import PrivateLinkError

if TYPE_CHECKING:
    from collections.abc import Collection

    from constructs_privatelink.analysis.networks.properties import Fields
    from constructs_privatelink.analysis.values import Maybe, Target
    from constructs_privatelink.catalogue.ports import PortChoice
    from constructs_privatelink.catalogue.service import Service
    from constructs_privatelink.decisions.intent import UnreadableIntent

_RESOURCE_CONFIGURATION = "AWS::VpcLattice::ResourceConfiguration"
_GENEVE = PortRange("udp", 6081, 6081)
_PROTOCOLS = {"TCP": ("tcp",), "TLS": ("tcp",), "UDP": ("udp",), "TCP_UDP": ("tcp", "udp")}


def ports_of(
    fields: Fields, kind: EndpointKind, service: Service | None, intent: Intent | UnreadableIntent | None
) -> Maybe[tuple[PortRange, ...]]:
    """Return what the service behind an endpoint listens on.

    Args:
        fields: The endpoint's properties.
        kind: Its kind.
        service: What is known of its service; None where nobody knows it.
        intent: What its metadata says.

    """
    if kind in LATTICE:
        return _lattice_ports(fields, kind, intent)
    if isinstance(intent, Intent) and intent.ports:
        return intent.ports
    if service is not None:
        return service.ports
    listened, name = _listened_ports(fields), fields.text("ServiceName")
    if listened is None and isinstance(name, Unknown) and not is_of_others(name.key or ""):
        return name
    unknown = Unknown(Code.PL_UNRESOLVED_VALUE, fields.where("ServiceName"), "the catalogue does not know what the service listens on")
    return unknown if listened is None else listened


def port_choice_of(service: Service | None, intent: Intent | UnreadableIntent | None) -> PortChoice | None:
    """Return which of the ports a client needs; None where nobody says: then each client may call others."""
    if service is not None:
        return service.port_choice
    return "all" if isinstance(intent, Intent) and intent.ports else None


def _listened_ports(fields: Fields) -> Maybe[tuple[PortRange, ...]] | None:
    """Return what the load balancers behind an endpoint service of the set listen on; None where the service is not in the set.

    Source: https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html
    """
    provider = provided_service(fields)
    balancers = provider.targets("NetworkLoadBalancerArns", LOAD_BALANCER) if provider is not None else None
    if provider is None or not balancers:
        return None
    if isinstance(balancers, Unknown):
        return balancers
    unread = next((balancer for balancer in balancers if provider.reading.resource(balancer) is None), None)
    if unread is not None:
        why = f"the load balancer '{unread}' is not in the templates, nor what it listens on"
        return unread if isinstance(unread, Unknown) else Unknown(Code.UNKNOWN_RESOURCE, provider.where("NetworkLoadBalancerArns"), why)
    elsewhere = handed_out(provider.reading.stacks)
    shared = next((balancer for balancer in balancers if balancer in elsewhere), None)
    if shared is not None:
        why = f"the load balancer '{shared}' is handed out: it may have listeners elsewhere, and what it listens on is not known"
        return Unknown(Code.UNKNOWN_RESOURCE, provider.where("NetworkLoadBalancerArns"), why)
    return _ports_of_listeners(provider, balancers)


def _ports_of_listeners(provider: Fields, balancers: Collection[Target]) -> Maybe[tuple[PortRange, ...]] | None:
    """Return the ports of the listeners of some load balancers; None where they have none in the set."""
    ports: dict[PortRange, None] = {}
    for listener in provider.reading.of_type(LISTENER):
        balancer = listener.target("LoadBalancerArn", LOAD_BALANCER)
        if isinstance(balancer, Unknown) or (balancer is not None and balancer in balancers):
            read = balancer if isinstance(balancer, Unknown) else _ports_of_listener(listener)
            if isinstance(read, Unknown):
                return read
            ports |= dict.fromkeys(read)
    return tuple(sorted(ports)) or None


def _ports_of_listener(listener: Fields) -> Maybe[tuple[PortRange, ...]]:
    """Return the port of a listener in each of its protocols, which a Network Load Balancer's has to name."""
    if isinstance(listener.exists, Unknown):
        return listener.exists
    port, protocol = listener.number("Port"), listener.text("Protocol")
    if isinstance(port, Unknown):
        return port
    if isinstance(protocol, Unknown):
        return protocol
    protocols = _PROTOCOLS.get(protocol or "")
    if port is None or protocols is None or not 0 < port <= LAST_PORT:
        return Unknown(Code.PL_UNRESOLVED_VALUE, listener.where("Protocol" if port else "Port"), "what it listens on is not known here")
    return tuple(PortRange(name, port, port) for name in protocols)


def _lattice_ports(fields: Fields, kind: EndpointKind, intent: Intent | UnreadableIntent | None) -> Maybe[tuple[PortRange, ...]]:
    """Return what an endpoint of VPC Lattice listens on: GENEVE of a tunnel, else what its resource configuration says.

    Source: https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-cidr-ranges.html#cidr-endpoint-geneve
    """
    if kind == EndpointKind.TUNNEL:
        return (_GENEVE,)
    if isinstance(intent, Intent) and intent.ports:
        return intent.ports
    configuration = fields.reading.resource(fields.target("ResourceConfigurationArn", _RESOURCE_CONFIGURATION))
    ranges = configuration.get("PortRanges") if configuration is not None else None
    if isinstance(ranges, list) and ranges and all(_is_port(f"tcp/{port}") for port in ranges):
        return tuple(PortRange.parse(f"tcp/{port}") for port in ranges)
    named = "ServiceNetworkArn" if kind == EndpointKind.SERVICE_NETWORK else "ResourceConfigurationArn"
    return Unknown(Code.UNKNOWN_RESOURCE, fields.where(named), "what it leads to is not in the templates, nor what that listens on")


def _is_port(text: str) -> bool:
    try:
        return bool(PortRange.parse(text))
    except PrivateLinkError:
        return False
