"""Who may connect: address blocks, prefix lists and security groups, each with a key that never changes.

`constructs_privatelink.constructs.peers` translates the CDK's objects into these values. A key is made of what the client is (its
addresses, its construct path), never of a token, a counter or its place in a list: construct ids and rule numbers derive from it.
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from enum import Enum

from constructs_privatelink.errors import Doubt

_PREFIX_LIST = re.compile(r"pl-[0-9a-z]{4,}")
_SECURITY_GROUP = re.compile(r"sg-[0-9a-z]{4,}")
_FORMS = "give a CIDR ('10.0.0.0/16'), a prefix list id ('pl-0123456789abcdef0'), or an ec2.IPeer, IConnectable, ISubnet or IVpc"


IPV4, IPV6 = 4, 6
"""The IP versions, as ``ipaddress`` tells them."""


class ClientKind(Enum):
    """What a security group rule can name as its source."""

    IPV4 = "IPv4 addresses"
    IPV6 = "IPv6 addresses"
    PREFIX_LIST = "prefix list"
    SECURITY_GROUP = "security group"


@dataclass(frozen=True)
class Client:
    """One source of connections.

    Args:
        kind: What `value` is.
        key: What ids derive from; two clients with one key are the same client.
        value: The CIDR or id that goes into the template; may be a token.
        declared: False for the default client, the VPC itself: a permission, and no statement that somebody there must connect.
        account: The owner of a security group of another account; None for one's own.

    """

    kind: ClientKind
    key: str
    value: str
    declared: bool = True
    account: str | None = None

    @property
    def is_cidr(self) -> bool:
        """Whether a network ACL entry can name this client."""
        return self.kind in {ClientKind.IPV4, ClientKind.IPV6}

    @property
    def ipv6(self) -> bool:
        """Whether these are IPv6 addresses."""
        return self.kind is ClientKind.IPV6


class NotAClientError(ValueError):
    """A value that names no client; the text is a reason for `PrivateLinkError`."""


def parse_client(text: str) -> Client:
    """Read a CIDR (``"10.0.0.0/16"``, ``"2001:db8::/56"``) or a prefix list id (``"pl-0123456789abcdef0"``).

    Raises:
        NotAClientError: The text is neither, or has bits set to the right of its prefix length.

    """
    if is_prefix_list_id(text):
        return Client(ClientKind.PREFIX_LIST, text, text)
    if _SECURITY_GROUP.fullmatch(text):
        raise NotAClientError(f"got the client {text!r}; pass ec2.SecurityGroup.from_security_group_id(self, 'Client', {text!r})")
    if "/" not in text:
        raise NotAClientError(_without_length(text))
    if "%" in text:
        raise NotAClientError(_no_client(text))
    try:
        return cidr_client(str(ipaddress.ip_network(text)))
    except ValueError:
        raise NotAClientError(_bad_network(text)) from None


def is_prefix_list_id(text: str) -> bool:
    """Return whether a text has the form of a prefix list's id."""
    return _PREFIX_LIST.fullmatch(text) is not None


def cidr_client(text: str, *, declared: bool = True) -> Client:
    """Return the client of a CIDR that is known to be one, such as a subnet's; bits beyond the prefix are cleared.

    Raises:
        NotAClientError: The text is no CIDR.

    """
    try:
        network = ipaddress.ip_network(text, strict=False)
    except ValueError:
        raise NotAClientError(_no_client(text)) from None
    kind = ClientKind.IPV4 if network.version == IPV4 else ClientKind.IPV6
    return Client(kind, str(network), str(network), declared)


def overlap(client: Client, other: Client) -> bool:
    """Return whether two clients certainly have addresses in common; of tokens only the same one does."""
    if client.key == other.key:
        return True
    try:
        return ipaddress.ip_network(client.value).overlaps(ipaddress.ip_network(other.value))
    except (TypeError, ValueError):
        return False


def within(client: Client, block: Client) -> bool:
    """Return whether all addresses of a client are certainly in a block; of tokens only those of the same one are."""
    if not client.is_cidr or client.key == block.key:
        return client.is_cidr
    try:
        inner, outer = ipaddress.ip_network(client.value), ipaddress.ip_network(block.value)
    except (TypeError, ValueError):
        return False
    if isinstance(inner, ipaddress.IPv4Network) and isinstance(outer, ipaddress.IPv4Network):
        return inner.subnet_of(outer)
    return isinstance(inner, ipaddress.IPv6Network) and isinstance(outer, ipaddress.IPv6Network) and inner.subnet_of(outer)


def doubts_about(clients: tuple[Client, ...], *, endpoint_ipv4: bool, endpoint_ipv6: bool) -> tuple[Doubt, ...]:
    """Return what is doubtful about clients: the whole internet, and addresses of another IP version than the endpoints'."""
    doubts = []
    for client in clients:
        if client.value in {"0.0.0.0/0", "::/0"}:
            text = f"the client {client.value!r} is every address there is; name the networks that connect, or acknowledge this"
            doubts.append(Doubt("client-is-anyone", text))
        if client.ipv6 and not endpoint_ipv6:
            text = (
                f"the client {client.key!r} has IPv6 addresses and the endpoints have IPv4 only; "
                "set ip_address_type=ec2.VpcEndpointIpAddressType.DUALSTACK on the network, or leave the client out"
            )
            doubts.append(Doubt("ipv6-client-of-ipv4-endpoint", text))
        if client.kind is ClientKind.IPV4 and not endpoint_ipv4:
            text = (
                f"the client {client.key!r} has IPv4 addresses and the endpoints have IPv6 only; "
                "set ip_address_type=ec2.VpcEndpointIpAddressType.DUALSTACK on the network, or leave the client out"
            )
            doubts.append(Doubt("ipv4-client-of-ipv6-endpoint", text))
    return tuple(doubts)


def _no_client(text: str) -> str:
    return f"got the client {text!r}; {_FORMS}"


def _without_length(text: str) -> str:
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return _no_client(text)
    return f"got the client {text!r}, an address without a prefix length; write '{address}/{address.max_prefixlen}' for this one address"


def _bad_network(text: str) -> str:
    try:
        network = ipaddress.ip_network(text, strict=False)
    except ValueError:
        return _no_client(text)
    host = text.partition("/")[0]
    single = f"{host}/{network.max_prefixlen}"
    return f"got the client {text!r}, which has host bits set; write '{network}' for the network or '{single}' for the one address"
