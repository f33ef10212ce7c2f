"""Protocols and ports of rules and entries.

Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.values import Unknown
from constructs_privatelink.catalogue.protocols import LAST_PORT, LAST_PROTOCOL, PROTOCOL_NUMBERS, WITH_PORTS

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.properties import Fields
    from constructs_privatelink.analysis.values import Maybe


def protocol_number(fields: Fields, name: str) -> Maybe[int]:
    """Return a protocol as its IANA number, -1 for all."""
    text = fields.text(name)
    if text is None:
        return fields.missing(name)
    if isinstance(text, Unknown):
        return text
    known = PROTOCOL_NUMBERS.get(text.strip().lower())
    number = known if known is not None else fields.number(name)
    if isinstance(number, int) and not -1 <= number <= LAST_PROTOCOL:
        return fields.reading.wrong(
            fields.where(name), f"got {number}; protocols have numbers from 0 to {LAST_PROTOCOL}, and -1 is all of them"
        )
    return fields.missing(name) if number is None else number


def ports_between(fields: Fields, protocol: Maybe[int], first_name: str, last_name: str) -> Maybe[tuple[int, int]] | None:
    """Return the ports of a rule; None for all, where the protocol has no ports or is every protocol."""
    if isinstance(protocol, int) and protocol not in WITH_PORTS:
        return None
    first, last = fields.number(first_name), fields.number(last_name)
    if isinstance(protocol, Unknown) and (first is None or last is None):
        return Unknown(protocol.code, protocol.where, protocol.why)
    first = fields.missing(first_name) if first is None else first
    last = fields.missing(last_name) if last is None else last
    if isinstance(first, Unknown):
        return first
    if isinstance(last, Unknown):
        return last
    if not 0 <= first <= last <= LAST_PORT:
        why = f"got the ports {first} to {last}; give two from 0 to {LAST_PORT}, the lower one first"
        return fields.reading.wrong(fields.where(first_name), why)
    return first, last
