"""One end of a connection: where it stands, and the addresses that count there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.reachability.filters import UNKNOWN_RESOURCE
from constructs_privatelink.analysis.values import Unknown

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.model import Subnet
    from constructs_privatelink.analysis.reachability.filters import Span
    from constructs_privatelink.analysis.reachability.group_filter import Groups
    from constructs_privatelink.analysis.values import Target


@dataclass(frozen=True)
class End:
    """One end of a connection.

    Args:
        version: The IP version.
        span: Its addresses.
        name: What to call it: its subnet, else its addresses.
        vpc: Its VPC; None outside every VPC of the set.
        subnet: Its subnet; None where it has none, or where that is not known.
        groups: The security groups it carries.
        checked: Whether packets that leave it pass those groups: not so for a client that is only a block.
        cidrs: The blocks that a rule would name for it.
        named: What its addresses are called together, where that says more than the addresses do.
        loose: Why it is not known which subnet it stands in, if that is so.
        maybe: Why it perhaps does not exist, if that is so.
        instead: Whether another end stands in its place where it does not exist.
        plain: Whether nothing about it is unknown, and all its addresses are in its subnet and in its VPC.
        within: The keys of blocks of unknown number that certainly hold all its addresses.

    """

    version: int
    span: Span
    name: str
    vpc: Target | None
    subnet: Subnet | None = None
    groups: Groups = ()
    checked: bool = False
    cidrs: tuple[str, ...] = ()
    named: str = ""
    loose: Unknown | None = None
    maybe: Unknown | None = None
    instead: bool = False
    plain: bool = False
    within: frozenset[str] = frozenset()


def missing(target: Target, why: str) -> Unknown:
    """Return why something that a target should name is not known."""
    return target if isinstance(target, Unknown) else Unknown(UNKNOWN_RESOURCE, str(target), why)


def name_of(subnet: Subnet) -> str:
    """Return what to call a subnet."""
    return subnet.path or str(subnet.id)
