"""The change of a network ACL that lets packets through: entries before what denies them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.reachability.addresses import ALL_PORTS, block
from constructs_privatelink.analysis.reachability.openings import without
from constructs_privatelink.analysis.reachability.verdicts import Change
from constructs_privatelink.analysis.values import Unknown
from constructs_privatelink.catalogue.protocols import ALL_PROTOCOLS, PROTOCOL_NUMBERS
from constructs_privatelink.catalogue.quotas import LAST_RULE_NUMBER
from constructs_privatelink.decisions.clients import IPV4

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constructs_privatelink.analysis.networks.model import Model, NetworkAclEntry
    from constructs_privatelink.analysis.reachability.openings import Opening

_STEP = 10


def acl_change(opening: Opening, model: Model) -> Change:
    """Return the entries that let through what an ACL drops, and the entries to remove where no number is left before them."""
    hop, egress = opening.hop, opening.hop.direction == "egress"
    wanted = [(protocol, ports, network) for protocol, ports in opening.ranges for network in opening.networks]
    acl = next((acl for acl in (*model.acls.values(), *model.default_acls.values()) if acl.id == hop.resource), None)
    same_side = [entry for entry in acl.entries if entry.egress is egress] if acl is not None else []
    denying = [entry for entry in same_side if entry.allow is not True and _touches(entry, opening)]
    numbers, removed = _numbers(same_side, denying, len(wanted))
    entries = tuple(
        {
            "Egress": egress,
            "Protocol": PROTOCOL_NUMBERS[protocol],
            "PortRange": {"From": first, "To": last},
            "CidrBlock" if network.version == IPV4 else "Ipv6CidrBlock": str(network),
            "RuleAction": "allow",
            "RuleNumber": number,
        }
        for (protocol, (first, last), network), number in zip(wanted, numbers, strict=False)
    )
    before = ", before what denies it" if len(denying) > len(removed) else ""
    toward = "to" if egress else "from"
    text = f"allow {opening.ports} {toward} {opening.addresses} in the network ACL {hop.resource}{before}"
    gone = tuple(entry.id for entry in removed)
    return Change(text + without(gone), hop.resource, hop.property, entries, gone)


def _numbers(entries: Sequence[NetworkAclEntry], denying: Sequence[NetworkAclEntry], count: int) -> tuple[list[int], list[NetworkAclEntry]]:
    """Return free rule numbers before whatever denies, and what must go because there are too few."""
    used = {entry.number for entry in entries if not isinstance(entry.number, Unknown)}
    places = sorted((entry.number, index) for index, entry in enumerate(denying) if not isinstance(entry.number, Unknown))
    removed: list[NetworkAclEntry] = []
    while places:
        free = [number for number in range(places[0][0] - 1, 0, -1) if number not in used][:count]
        if len(free) == count:
            return free, removed
        number, index = places.pop(0)
        removed.append(denying[index])
        used.discard(number)
    behind = max(used, default=0) + _STEP
    numbers = (*range(behind, LAST_RULE_NUMBER + 1), *range(1, min(behind, LAST_RULE_NUMBER + 1)))
    return [number for number in numbers if number not in used][:count], removed


def _touches(entry: NetworkAclEntry, opening: Opening) -> bool:
    """Return whether an entry may match some of what should be let through."""
    protocols = {PROTOCOL_NUMBERS[protocol] for protocol, _ in opening.possible_ranges}
    if not isinstance(entry.protocol, Unknown) and entry.protocol not in {ALL_PROTOCOLS, *protocols}:
        return False
    if isinstance(entry.ports, tuple) and entry.protocol != ALL_PROTOCOLS:
        first, last = entry.ports
        if not any(low <= last and first <= high for _, (low, high) in opening.possible_ranges):
            return False
    if isinstance(entry.cidr, Unknown):
        return True
    denied = block(entry.cidr)
    return any(end.version == entry.cidr.version and bool(end.span.may.with_ports(ALL_PORTS) & denied) for end in opening.ends)
