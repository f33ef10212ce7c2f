"""Port ranges of an endpoint service."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from constructs_privatelink.argument_kinds import shown
from constructs_privatelink.catalogue.protocols import LAST_PORT
from constructs_privatelink.errors import PrivateLinkError

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_TEXT = re.compile(r"(tcp|udp)/(\d{1,5})(?:-(\d{1,5}))?")


@dataclass(frozen=True, order=True)
class PortRange:
    """Consecutive ports of one protocol, both ends included.

    Args:
        protocol: ``"tcp"`` or ``"udp"``.
        first: Lowest port, 0 to 65535.
        last: Highest port, not below `first`.

    Raises:
        PrivateLinkError: The protocol is another, or the ports are out of range or out of order.

    """

    protocol: str
    first: int
    last: int

    def __post_init__(self) -> None:
        """Refuse what no security group rule could say."""
        if self.protocol not in {"tcp", "udp"} or not 0 <= self.first <= self.last <= LAST_PORT:
            raise PrivateLinkError(
                "port range",
                [f"got {self}; give 'tcp' or 'udp' and ports from 0 to {LAST_PORT}, the lower one first"],
            )

    @classmethod
    def parse(cls, text: object) -> PortRange:
        """Read ``"tcp/443"`` or ``"tcp/1400-1499"``.

        Raises:
            PrivateLinkError: The text has another form.

        """
        form = _TEXT.fullmatch(text) if isinstance(text, str) else None
        if form is None:
            raise PrivateLinkError("port range", [f"got {shown(text)}; write it as 'tcp/443' or 'tcp/1400-1499'"])
        protocol, first, last = form.groups()
        return cls(protocol, int(first), int(last or first))

    @property
    def single(self) -> bool:
        """Whether this is exactly one port."""
        return self.first == self.last

    @property
    def ports(self) -> str:
        """The ports without the protocol: ``"443"`` or ``"1400-1499"``."""
        return str(self.first) if self.single else f"{self.first}-{self.last}"

    def __str__(self) -> str:
        """``"tcp/443"`` or ``"tcp/1400-1499"``: what `parse` reads."""
        return f"{self.protocol}/{self.ports}"


PortChoice = Literal["all", "one-of"]
"""Which of a service's ports a client needs: all of them, or whichever one it is configured for."""


def alternatives(ports: Sequence[PortRange], together: Collection[PortRange] = ()) -> tuple[tuple[PortRange, ...], ...]:
    """Return the choices that a client has among ports that are alternatives.

    Args:
        ports: What the service listens on.
        together: Those of which a client needs all, if any. Default: none, each port is a choice of its own.

    """
    as_one = tuple(port for port in ports if port in together)
    return (*((port,) for port in ports if port not in together), *((as_one,) if as_one else ()))


HTTPS = PortRange("tcp", 443, 443)
"""What an endpoint service listens on when its documentation names no port."""
