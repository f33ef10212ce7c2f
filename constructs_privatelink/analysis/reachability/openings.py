"""What a hop that drops packets should let through, in the words of a rule."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from ipaddress import IPv4Network, IPv6Network, collapse_addresses, ip_address, ip_network, summarize_address_range
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.reachability.addresses import REPLY_PORTS
from constructs_privatelink.analysis.values import Outside, ResourceId

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.networks.model import Network
    from constructs_privatelink.analysis.reachability.addresses import Interval
    from constructs_privatelink.analysis.reachability.ends import End
    from constructs_privatelink.analysis.reachability.path_checks import Pair, Whose
    from constructs_privatelink.analysis.reachability.verdicts import Hop
    from constructs_privatelink.analysis.values import Target


@dataclass(frozen=True)
class Opening:
    """What a hop should let through.

    Args:
        hop: The hop.
        pairs: What was found between the ends that the hop stands between.

    """

    hop: Hop
    pairs: tuple[Pair, ...]

    @property
    def of(self) -> Whose:
        """Whose addresses the hop looks at."""
        return self.hop.part.of if self.hop.part is not None else "client"

    @cached_property
    def networks(self) -> tuple[Network, ...]:
        """The blocks of these addresses; none where they are not known."""
        texts = list(dict.fromkeys(cidr for end in self.ends for cidr in end.cidrs))
        if not any("-" in text for text in texts):
            return tuple(ip_network(text) for text in texts)
        blocks = [block for text in texts for block in _blocks(text)]
        version4 = collapse_addresses(block for block in blocks if isinstance(block, IPv4Network))
        version6 = collapse_addresses(block for block in blocks if isinstance(block, IPv6Network))
        return (*version4, *version6)

    @cached_property
    def ends(self) -> tuple[End, ...]:
        """Whose addresses they are, one for each pair."""
        return tuple(pair.client if self.of == "client" else pair.endpoint for pair in self.pairs)

    @cached_property
    def ranges(self) -> tuple[tuple[str, Interval], ...]:
        """The protocols and ports to open; none of a service whose ports nobody knows, for a range would open all of them."""
        known = (pair for pair in self.pairs if self.hop.reply or pair.ports.reason is None)
        return tuple(dict.fromkeys((pair.protocol, self._interval(pair)) for pair in known))

    @cached_property
    def possible_ranges(self) -> tuple[tuple[str, Interval], ...]:
        """The protocols and ports that may have to pass: all ports of a service whose ports nobody knows."""
        return tuple(dict.fromkeys((pair.protocol, self._interval(pair)) for pair in self.pairs))

    def _interval(self, pair: Pair) -> Interval:
        return REPLY_PORTS if self.hop.reply else pair.ports.interval

    @property
    def ports(self) -> str:
        """The ports as text: ``"tcp 443"``; of a service whose ports nobody knows, ``"tcp on the service's ports"``."""
        known = [f"{protocol} {first if first == last else f'{first}-{last}'}" for protocol, (first, last) in self.ranges]
        told = {protocol for protocol, _ in self.ranges}
        others = dict.fromkeys(pair.protocol for pair in self.pairs if pair.protocol not in told)
        return ", ".join((*known, *(f"{protocol} on the service's ports" for protocol in others)))

    @property
    def addresses(self) -> str:
        """The addresses as text: their name where they have one."""
        named = dict.fromkeys(end.named for end in self.ends)
        if "" not in named:
            return ", ".join(named)
        return ", ".join(map(str, self.networks)) if self.networks else f"the {self.of}, whose addresses are not known"


def _blocks(text: str) -> Iterator[Network]:
    first, _, last = text.partition("-")
    if not last:
        yield ip_network(text)
    else:
        yield from summarize_address_range(ip_address(first), ip_address(last))


def reference(target: Target | None, near: Target | None) -> object:
    """Return how a template names something next to one of its resources; None where it cannot."""
    if isinstance(target, Outside):
        return target.id
    if not isinstance(target, ResourceId) or not isinstance(near, ResourceId) or target.stack != near.stack:
        return None
    logical_id, _, attribute = target.logical_id.partition(".")
    return {"Fn::GetAtt": [logical_id, attribute]} if attribute else {"Ref": logical_id}


def without(removed: tuple[Target, ...]) -> str:
    """Return what to say of what is in the way: ``", and remove App.Deny, which is in the way"``."""
    return f", and remove {', '.join(map(str, removed))}, which {'is' if len(removed) == 1 else 'are'} in the way" if removed else ""
