"""CloudFormation's functions on values that were worked out before. What needs the template (``Ref``, ``Fn::If``...) is in `scopes`.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
"""

from __future__ import annotations

import base64
import json
from functools import lru_cache
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.templates.coercion import as_int
from constructs_privatelink.analysis.templates.texts import Text, Value, concatenated, key_of, known, same, split, unresolved, why
from constructs_privatelink.analysis.values import Reference, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_MOST_BLOCKS = 256


class BadCallError(ValueError):
    """A function is called as CloudFormation does not take it."""


def join(argument: Value) -> Value:
    """Return ``Fn::Join``: ``[delimiter, list]``."""
    match argument:
        case [str() as delimiter, list() as parts]:
            between: list[Value] = []
            for part in parts:
                between += [delimiter, part] if between else [part]
            return concatenated(between)
        case [str(), Unknown() | Reference()]:
            return _unknown("Join", argument)
        case _:
            raise BadCallError("takes a delimiter and a list")


def split_call(argument: Value) -> Value:
    """Return ``Fn::Split``: ``[delimiter, text]``."""
    match argument:
        case [str() as delimiter, (str() | Text() | Reference() | Unknown()) as text] if delimiter:
            return split(delimiter, text)
        case _:
            raise BadCallError("takes a delimiter and a text")


def select(argument: Value) -> Value:
    """Return ``Fn::Select``: ``[index, list]``; an element of an unknown list has the list's key and the index."""
    match argument:
        case [index, list() as items]:
            number = _number(index)
            if isinstance(number, Unknown):
                return items[0] if items and all(same(item, items[0]) for item in items) else _unknown("Select", argument)
            if not 0 <= number < len(items):
                raise BadCallError(f"selects element {number} of {len(items)}")
            chosen: Value = items[number]
            return chosen
        case [index, (Unknown() | Reference()) as items]:
            key, number = key_of(items), _number(index)
            if key is None or isinstance(number, Unknown):
                return unresolved(why(argument))
            return unresolved(why(items), f"{key[:-1]}/{number}}}")
        case _:
            raise BadCallError("takes an index and a list")


def cidr(argument: Value) -> Value:
    """Return ``Fn::Cidr``: ``[block, count, host bits]``."""
    match argument:
        case [(str() | Unknown() | Reference() | Text()) as block, count, bits]:
            number, host_bits = _number(count), _number(bits)
            if not isinstance(block, str) or isinstance(number, Unknown) or isinstance(host_bits, Unknown):
                return _unknown("Cidr", argument)
            return list(_blocks(block, number, host_bits))
        case [_, _]:
            raise BadCallError("is given no number of host bits")
        case _:
            raise BadCallError("takes a block, a count and a number of host bits")


@lru_cache(maxsize=256)
def _blocks(block: str, count: int, host_bits: int) -> tuple[str, ...]:
    try:
        network = ip_network(block, strict=False)
    except ValueError as error:
        raise BadCallError(f"got {block[:50]!r} where a CIDR block is due") from error
    free = network.max_prefixlen - network.prefixlen - host_bits
    if not 1 <= count <= _MOST_BLOCKS or host_bits < 0 or free < 0 or count > 2 ** min(free, 9):
        raise BadCallError(f"{count} blocks with {host_bits} host bits do not fit into {network}")
    make = IPv4Network if isinstance(network, IPv4Network) else IPv6Network
    first, step = int(network.network_address), 2**host_bits
    return tuple(str(make((first + index * step, network.max_prefixlen - host_bits))) for index in range(count))


def length(argument: Value) -> Value:
    """Return ``Fn::Length`` of a list."""
    match argument:
        case list():
            return len(argument)
        case Unknown() | Reference():
            return _unknown("Length", argument)
        case _:
            raise BadCallError("takes a list")


def to_json_string(argument: Value) -> Value:
    """Return ``Fn::ToJsonString``; with anything unknown inside the text is not known."""
    if not known(argument):
        return _unknown("ToJsonString", argument)
    text: str = json.dumps(argument, separators=(",", ":"))
    return text


def base64_of(argument: Value) -> Value:
    """Return ``Fn::Base64`` of a text."""
    match argument:
        case str():
            return base64.b64encode(argument.encode("utf-8", "surrogatepass")).decode()
        case Unknown() | Reference() | Text():
            return _unknown("Base64", argument)
        case _:
            raise BadCallError("takes a text")


FUNCTIONS: Mapping[str, Callable[[Value], Value]] = {
    "Fn::Base64": base64_of,
    "Fn::Cidr": cidr,
    "Fn::Join": join,
    "Fn::Length": length,
    "Fn::Select": select,
    "Fn::Split": split_call,
    "Fn::ToJsonString": to_json_string,
}
"""The functions that need nothing but their arguments, by name. They raise `BadCallError`."""


def _number(value: Value) -> int | Unknown:
    match value:
        case Reference() | Text():
            return unresolved(why(value))
        case Unknown() | bool() | int() | float() | str() | None:
            number = as_int(value)
            if isinstance(number, Unknown) and not isinstance(value, Unknown):
                raise BadCallError(f"got {str(value)[:40]!r} where a whole number is due")
            return number
        case _:
            raise BadCallError("is given no whole number")


def _unknown(name: str, argument: Value) -> Unknown:
    key = key_of(argument)
    return unresolved(why(argument), key and f"${{Fn::{name}:{key}}}")
