"""Prefix lists, with their entries where the set holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.model import PrefixListRef
from constructs_privatelink.analysis.networks.properties import PREFIX_LIST
from constructs_privatelink.analysis.values import Unknown

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.model import Family, Network
    from constructs_privatelink.analysis.networks.properties import Fields
    from constructs_privatelink.analysis.values import Maybe


def prefix_list(fields: Fields, name: str) -> PrefixListRef | Unknown | None:
    """Return the prefix list that a property names, with its entries where the set holds them; None where it is absent."""
    target = fields.target(name, PREFIX_LIST)
    if target is None:
        return None
    resource = fields.reading.resource(target)
    if resource is None and target in fields.reading.prefix_lists:
        return PrefixListRef(target, fields.reading.prefix_lists[target])
    if resource is None:
        why = f"the entries of the prefix list '{target}' are not in the templates"
        return PrefixListRef(target, target if isinstance(target, Unknown) else Unknown(Code.UNKNOWN_RESOURCE, fields.where(name), why))
    return PrefixListRef(target, _entries(resource))


def _entries(fields: Fields) -> Maybe[tuple[Network, ...]]:
    family: Family = "ipv6" if fields.text("AddressFamily") == "IPv6" else "ipv4"
    entries = fields.objects("Entries")
    if isinstance(entries, Unknown):
        return entries
    blocks = []
    for entry in entries:
        block = entry if isinstance(entry, Unknown) else entry.block("Cidr", family) or entry.missing("Cidr")
        if isinstance(block, Unknown):
            return block
        blocks.append(block)
    return tuple(blocks)
