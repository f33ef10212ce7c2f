"""Who must reach an endpoint, as its metadata declares it: the intent of the constructs, with the values that the templates give it.

A client that is a resource is the very one: by the template's file and the logical id, in the assembly that the endpoint's stack is in.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.declared import AddressClaim, Declared, GroupClaim
from constructs_privatelink.analysis.networks.model import PrefixListRef
from constructs_privatelink.analysis.networks.prefix_lists import prefix_list
from constructs_privatelink.analysis.networks.properties import GROUP, Fields, parsed_block
from constructs_privatelink.analysis.values import Reference, ResourceId, Unknown, is_named
from constructs_privatelink.decisions.gateway import PUBLIC
from constructs_privatelink.decisions.intent import NamedValue, ResolvedValue, ResourceValue, UnreadableIntent, read_intent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs_privatelink.analysis.networks.declared import Claim
    from constructs_privatelink.analysis.networks.model import Network
    from constructs_privatelink.analysis.values import Resolved, Target
    from constructs_privatelink.decisions.intent import DeclaredClient, Intent

_PLACE = "Metadata.constructs-privatelink."


def intent_of(fields: Fields) -> Intent | UnreadableIntent | None:
    """Return what the metadata of an endpoint says; None where it says nothing."""
    stacks, stack = fields.reading.stacks, fields.id.stack

    def metadata_of(logical_id: str) -> Mapping[str, object] | None:
        resource = stacks.resource(ResourceId(stack, logical_id))
        return None if resource is None else resource.metadata

    return read_intent(fields.resource.metadata, metadata_of)


def declared(fields: Fields, intent: Intent | UnreadableIntent | None) -> Declared | Unknown | None:
    """Return who must reach an endpoint; None where its metadata declares nothing, unknown where it cannot be read.

    Args:
        fields: The endpoint.
        intent: What its metadata says.

    """
    if intent is None:
        return None
    if isinstance(intent, UnreadableIntent):
        return fields.reading.wrong(fields.where("Metadata"), intent.why)
    claims = tuple(_claim(fields, client) for client in intent.clients if not client.default)
    subnets = intent.client_subnets
    blocks = None if subnets is None else tuple(_client_network(fields, block) for block in subnets)
    lists = tuple(prefix_list(_client_fields(fields, listed), listed.kind) for listed in intent.prefix_lists)
    ranges = [parsed_block(text) for text in intent.service_ranges if text != PUBLIC]
    return Declared(
        claims,
        blocks,
        tuple(listed for listed in lists if isinstance(listed, PrefixListRef)),
        tuple(block for block in ranges if block is not None),
        opened_to_all=PUBLIC in intent.service_ranges,
        existing=tuple(intent.existing.items()),
    )


def _claim(fields: Fields, client: DeclaredClient) -> Claim:
    match client.kind:
        case "cidr":
            return AddressClaim(_client_network(fields, client), client.name)
        case "prefixList":
            entries = prefix_list(_client_fields(fields, client), "prefixList")
            return entries if isinstance(entries, PrefixListRef) else AddressClaim(entries or _unnamed(fields, client), client.name)
        case "securityGroup":
            return GroupClaim(_client_group(fields, client), client.name)


def _client_network(fields: Fields, client: DeclaredClient) -> Network | Unknown:
    if isinstance(client.value, NamedValue):
        return _unnamed(fields, client)
    value = _client_fields(fields, client)
    text = value.get("cidr")
    return value.block("cidr", "ipv6" if isinstance(text, str) and ":" in text else "ipv4") or _unnamed(fields, client)


def _client_group(fields: Fields, client: DeclaredClient) -> Target:
    if not isinstance(client.value, NamedValue):
        return _client_fields(fields, client).target("securityGroup", GROUP) or _unnamed(fields, client)
    name, stacks = client.value.name, fields.reading.stacks
    assembly = stacks.files[fields.id.stack].assembly
    named = [
        group.id
        for group in stacks.of_type(GROUP)
        if stacks.files[group.id.stack].assembly == assembly and (is_named(group.path, name) or str(group.id) == name)
    ]
    return named[0] if len(named) == 1 else _unnamed(fields, client)


def _unnamed(fields: Fields, client: DeclaredClient) -> Unknown:
    shown = client.name or str(client.value)
    why = f"which client is meant by {shown!r} is known at deployment only"
    if isinstance(client.value, NamedValue) and client.kind == "securityGroup":
        why = f"not one security group of its assembly has the path {shown!r}; synthesize the app again"
    return Unknown(Code.PL_UNRESOLVED_VALUE, fields.where(f"{_PLACE}clients"), why)


def _client_fields(fields: Fields, client: DeclaredClient) -> Fields:
    """Return the value of a client as if it were a property of the endpoint, so that it is read as one."""
    return Fields(fields.reading, fields.resource, {client.kind: _value(fields, client)}, f"{_PLACE}clients.")


def _value(fields: Fields, client: DeclaredClient) -> Resolved:
    stacks, stack = fields.reading.stacks, fields.id.stack
    match client.value:
        case ResourceValue(logical_id, attribute, template):
            home = stack if template is None else stacks.beside(stack, template)
            if home is not None:
                return Reference(ResourceId(home, logical_id), attribute)
            why = f"the template '{template}' of the client '{client.name or logical_id}' is not among the files"
            return Unknown(Code.UNKNOWN_RESOURCE, fields.where(f"{_PLACE}clients"), why)
        case ResolvedValue(form):
            try:
                return stacks.worked_out(stack, json.loads(form), fields.where(f"{_PLACE}clients"))
            except ValueError:
                return _unnamed(fields, client)
        case NamedValue():
            return _unnamed(fields, client)
        case text:
            return text
