"""The inline rule that the CDK's own interface endpoint writes into its group, kept where one of ours takes its place.

``ec2.InterfaceVpcEndpoint`` lets its one port in from the primary block of its VPC, in line. EC2 refuses the same rule a second time, so
that what the kept rule lets in gets no rule of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constructs_privatelink.decisions.clients import within

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from constructs_privatelink.catalogue.ports import PortRange
    from constructs_privatelink.decisions.clients import Client


@dataclass(frozen=True)
class KeptRule:
    """The rule.

    Args:
        block: The primary block of the VPC, as a client.
        written: How the rule names it: a CIDR, or a token of the VPC or another stack's.
        port: The TCP port that it lets in.

    """

    block: Client
    written: str
    port: int

    def lets_in(self, client: Client, ports: PortRange) -> bool:
        """Return whether the rule certainly lets in all of a client on all of the ports."""
        same_ports = (ports.protocol, ports.first, ports.last) == ("tcp", self.port, self.port)
        return same_ports and (client.value == self.written or within(client, self.block))


def not_kept(client: Client, ports: Sequence[PortRange], kept: Iterable[KeptRule]) -> tuple[PortRange, ...]:
    """Return the ports on which no kept rule lets a client in.

    Args:
        client: The client.
        ports: What the service listens on.
        kept: The kept rules of a group.

    """
    rules = tuple(kept)
    return tuple(port for port in ports if not any(rule.lets_in(client, port) for rule in rules))
