"""Which network ACL entries a connection needs, and which numbers they get.

Network ACLs are stateless: a connection needs an entry for each direction, on the subnets of both ends. The answers go back to
whatever port the client chose, so return traffic goes to 1024-65535 of the service's protocol
(https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports).

An entry is known by its content. Its id and number derive from that alone, so that adding or removing a client or a service leaves
every other entry as it is: CloudFormation replaces an entry whose number changes, the new one first, and fails while the number
is taken.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from constructs_privatelink.catalogue.ports import PortRange
from constructs_privatelink.catalogue.protocols import FIRST_EPHEMERAL_PORT, LAST_PORT
from constructs_privatelink.catalogue.quotas import MOST_ACL_ENTRIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from constructs_privatelink.decisions.clients import Client


@dataclass(frozen=True)
class NeededEntry:
    """One entry that allows ports of one address block in one direction.

    Args:
        egress: Whether it is about traffic that leaves the subnet.
        ports: Destination ports.
        cidr: The address block at the other end.

    """

    egress: bool
    ports: PortRange
    cidr: Client

    @property
    def content(self) -> str:
        """What the entry says: ``"in tcp 443 from 10.0.0.0/16"``; its construct id ends with this."""
        direction, word = ("out", "to") if self.egress else ("in", "from")
        return f"{direction} {self.ports.protocol} {self.ports.ports} {word} {self.cidr.key}"

    def number(self, numbers: range) -> int:
        """Return the rule number that the content has within `numbers`."""
        digest = hashlib.sha256(self.content.encode()).digest()
        return numbers[int.from_bytes(digest[:8], "big") % len(numbers)]


@dataclass(frozen=True)
class NeededEntries:
    """The entries that one client of one service needs, by the ACL they belong to.

    Args:
        endpoint: Entries of the network ACL of the endpoints' subnets.
        client: Entries of the network ACL of the clients' subnets.

    """

    endpoint: tuple[NeededEntry, ...]
    client: tuple[NeededEntry, ...]


def wire(
    ports: Sequence[PortRange], client: Client, endpoint_blocks: Sequence[Client], *, one_acl: bool = False, among_endpoints: bool = False
) -> NeededEntries:
    """Return the entries that let `client` reach `ports` in `endpoint_blocks`, and the answers return.

    Args:
        ports: What the service listens on.
        client: The address block that connects.
        endpoint_blocks: The address blocks of the endpoints' subnets; those of the client's IP version are used.
        one_acl: Whether both ends are behind the same network ACL: ranges that overlap are then merged, since an ACL that says the
            same twice is an error to some validators.
        among_endpoints: Whether the client's addresses are in the endpoints' subnets too: from there to an endpoint in another subnet the
            network ACL of the endpoints is the client's as well.

    """
    service_ports = merged(ports)
    return_ports = [PortRange(protocol, FIRST_EPHEMERAL_PORT, LAST_PORT) for protocol in sorted({port.protocol for port in service_ports})]
    ends = [block for block in endpoint_blocks if block.ipv6 == client.ipv6]
    at_endpoint = [NeededEntry(False, port, client) for port in service_ports] + [NeededEntry(True, port, client) for port in return_ports]  # noqa: FBT003
    at_client = [NeededEntry(True, port, end) for end in ends for port in service_ports]  # noqa: FBT003
    at_client += [NeededEntry(False, port, end) for end in ends for port in return_ports]  # noqa: FBT003
    if one_acl:
        both = _without_overlap([*at_endpoint, *at_client])
        return NeededEntries(both, ())
    if among_endpoints:
        return NeededEntries(_without_overlap([*at_endpoint, *at_client]), tuple(at_client))
    return NeededEntries(tuple(at_endpoint), tuple(at_client))


def merged(ports: Iterable[PortRange]) -> tuple[PortRange, ...]:
    """Return the same ports as the fewest ranges, in order."""
    ranges: list[PortRange] = []
    for port in sorted(ports):
        last = ranges[-1] if ranges else None
        if last is not None and last.protocol == port.protocol and port.first <= last.last + 1:
            ranges[-1] = PortRange(last.protocol, last.first, max(last.last, port.last))
        else:
            ranges.append(port)
    return tuple(ranges)


def _without_overlap(entries: list[NeededEntry]) -> tuple[NeededEntry, ...]:
    """Cut from the services' ranges what the entries for return traffic to the same addresses allow already; those never change."""

    def place(entry: NeededEntry) -> tuple[bool, str, str]:
        return entry.egress, entry.cidr.key, entry.ports.protocol

    kept: list[NeededEntry] = []
    for _, group in groupby(sorted(entries, key=place), key=place):
        same = list({entry.content: entry for entry in group}.values())
        returns = [entry for entry in same if (entry.ports.first, entry.ports.last) == (FIRST_EPHEMERAL_PORT, LAST_PORT)]
        for entry in same:
            if returns and entry not in returns and entry.ports.last >= FIRST_EPHEMERAL_PORT:
                if entry.ports.first < FIRST_EPHEMERAL_PORT:
                    kept.append(
                        NeededEntry(entry.egress, PortRange(entry.ports.protocol, entry.ports.first, FIRST_EPHEMERAL_PORT - 1), entry.cidr)
                    )
            else:
                kept.append(entry)
    return tuple(kept)


@dataclass
class AclLedger:
    """Every entry known on one network ACL: who asked for what, and which numbers are taken."""

    _entries: dict[str, NeededEntry] = field(default_factory=dict)
    _numbers: dict[tuple[bool, int], str] = field(default_factory=dict)

    def copy(self) -> AclLedger:
        """Return a ledger with the same entries, to try more on."""
        return AclLedger(dict(self._entries), dict(self._numbers))

    def occupy(self, number: int, *, egress: bool, owner: str) -> None:
        """Take a number that an entry of somebody else has."""
        self._numbers.setdefault((egress, number), owner)

    def count(self, *, egress: bool) -> int:
        """Return how many entries are known in a direction."""
        return sum(1 for direction, _ in self._numbers if direction == egress)

    def known(self, entry: NeededEntry) -> NeededEntry | None:
        """Return the entry of the same content that is there already, whoever asked for it."""
        return self._entries.get(entry.content)

    def refusal(self, entry: NeededEntry, numbers: range) -> str | None:
        """Return why a new entry cannot be added, or None."""
        number = entry.number(numbers)
        holder = self._numbers.get((entry.egress, number))
        direction = "outbound" if entry.egress else "inbound"
        if holder is not None:
            return (
                f"2 {direction} entries of one network ACL have the number {number}: '{entry.content}' and {holder}; "
                "give the network another range, such as rule_numbers=range(2_000, 32_000), or the other entry another number"
            )
        if self.count(egress=entry.egress) >= MOST_ACL_ENTRIES:
            return (
                f"'{entry.content}' would be {direction} entry {MOST_ACL_ENTRIES + 1} of one network ACL, and AWS allows "
                f"{MOST_ACL_ENTRIES}; name wider client blocks, or split the endpoints over subnets with ACLs of their own"
            )
        return None

    def add(self, entry: NeededEntry, numbers: range) -> None:
        """Record a new entry that `refusal` had nothing against."""
        self._entries[entry.content] = entry
        self._numbers[entry.egress, entry.number(numbers)] = f"'{entry.content}'"
