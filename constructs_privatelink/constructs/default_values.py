"""What `EndpointDefaults` said at which scopes, for our constructs to ask: of each value the nearest scope counts."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol
from weakref import WeakKeyDictionary

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink.constructs.construct_paths import root_of, stack_of
from constructs_privatelink.decisions import endpoint_defaults
from constructs_privatelink.errors import Doubt

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from constructs import IConstruct

    from constructs_privatelink.catalogue.service import Service
    from constructs_privatelink.policy.document import EndpointPolicy

DnsRecords = ec2.VpcEndpointDnsRecordIpType
IpVersion = ec2.VpcEndpointIpAddressType


class AsksForDefaults:
    """A construct of ours that asks the tree for the defaults by itself, so that no property injector adds to what it decided."""


@dataclass(frozen=True)
class DefaultValues:
    """The defaults of one scope, or those that count at a construct; None is what nobody said."""

    policy: EndpointPolicy | None = None
    ip_address_type: IpVersion | None = None
    dns_record_ip_type: DnsRecords | None = None
    private_dns: bool | None = None
    tags: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def overridden_by(self, nearer: DefaultValues) -> DefaultValues:
        """Return these, with what a nearer scope says instead; tags are told apart by their keys."""
        said = {name: value for name in _SINGLE if (value := getattr(nearer, name)) is not None}
        return replace(self, tags={**self.tags, **nearer.tags}, **said)

    def address_type_of(
        self, service: Service | None, *, without_ipv6: str = "", shared: bool = False
    ) -> tuple[IpVersion | None, tuple[Doubt, ...]]:
        """Return the address type of endpoints of a service, or of any, and what was left out; see `decisions.endpoint_defaults`."""
        default = self.ip_address_type
        taken, doubts = endpoint_defaults.ip_address_type(word_of(default), service, without_ipv6=without_ipv6, shared=shared)
        return (None if taken is None else default), doubts

    def records_of(self, address_type: str | None) -> tuple[DnsRecords | None, tuple[Doubt, ...]]:
        """Return the kind of DNS records of an endpoint with an address type, and what was left out."""
        default = self.dns_record_ip_type
        taken, doubts = endpoint_defaults.dns_record_type(word_of(default), address_type)
        return (None if taken is None else default), doubts


def word_of(choice: DnsRecords | IpVersion | None) -> str | None:
    """Return AWS's word for a choice of the CDK: ``"dualstack"``, ``"service-defined"``."""
    return None if choice is None else choice.name.lower().replace("_", "-")


NOTHING = DefaultValues()
_SINGLE = tuple(default.name for default in fields(DefaultValues) if default.name != "tags")
_BY_APP: WeakKeyDictionary[IConstruct, dict[IConstruct, DefaultValues]] = WeakKeyDictionary()


def note(scope: IConstruct, values: DefaultValues) -> None:
    """Record what is said at a scope, beside what was said there before."""
    of_app = _BY_APP.setdefault(scope.node.root, {})
    of_app[scope] = of_app.get(scope, NOTHING).overridden_by(values)


def values_at(construct: IConstruct, stack: cdk.Stack | None = None) -> DefaultValues:
    """Return the defaults that count at a construct; where nobody has any, the kernel is asked nothing.

    Args:
        construct: The construct.
        stack: Its stack, where that is known.

    """
    of_app = _BY_APP.get(root_of(stack_of(construct) if stack is None else stack)) if _BY_APP else None
    if not of_app:
        return NOTHING
    scopes: Sequence[IConstruct] = construct.node.scopes
    values = NOTHING
    for scope in scopes:
        values = values.overridden_by(of_app.get(scope, NOTHING))
    return values


class HasAddressType(Protocol):
    """The network of an endpoint."""

    @property
    def ip_address_type(self) -> IpVersion | None:
        """The IP version of its endpoints; None for EC2's own."""

    @property
    def has_default_address_type(self) -> bool:
        """Whether that is a default, which a service need not take."""


@dataclass(frozen=True)
class Settled:
    """What an endpoint of ours asks EC2 for, once the defaults have filled what nobody said.

    Args:
        address_type: The IP version; None for EC2's own.
        record_type: That of the DNS records; None for AWS's own.
        private_dns: What `decisions.private_dns` is asked.
        tags: Tags of the endpoint.
        doubts: What was left out.

    """

    address_type: IpVersion | None
    record_type: DnsRecords | None
    private_dns: bool | None
    tags: Mapping[str, str]
    doubts: tuple[Doubt, ...]


def settle(
    values: DefaultValues, service: Service, network: HasAddressType, *, record_type: DnsRecords | None, private_dns: bool | None
) -> Settled:
    """Fill what nobody said of an endpoint.

    Args:
        values: The defaults that count at the endpoint.
        service: Its service.
        network: Its network.
        record_type: What was said of the endpoint's DNS records.
        private_dns: What was said of its private DNS.

    """
    address_type, doubts = network.ip_address_type, tuple[Doubt, ...]()
    if network.has_default_address_type:
        address_type, doubts = DefaultValues(ip_address_type=address_type).address_type_of(service, shared=True)
    if record_type is None:
        record_type, left_out = values.records_of(word_of(address_type))
        doubts += left_out
    if private_dns is None:
        private_dns = endpoint_defaults.private_dns(values.private_dns, service)
    return Settled(address_type, record_type, private_dns, values.tags, doubts)
