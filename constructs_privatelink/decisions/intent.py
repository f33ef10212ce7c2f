"""What constructs tell the proof of an endpoint, in the template's own ``Metadata``: who must reach it, and what the user knows better.

Constructs write it and the analysis reads it; nobody else knows the key or the shape.

```python
resource.add_metadata(KEY, Intent("kms", ports, clients=(DeclaredClient("cidr", "10.0.0.0/16"),)).to_json())

intent = read_intent(resource_metadata, metadata_of=template_metadata)
```

A client that is a resource is named by its template's file, which is unique in an assembly, by its logical id and by an attribute. The
value itself (``Ref``, ``Fn::GetAtt``) must not stand there, for it would tie resources and stacks together. What many endpoints share is
written once in a stack, at the security group that the library made for them, and they name that.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from constructs_privatelink.catalogue.ports import PortRange
from constructs_privatelink.decisions.needed_by import NeededBy, needed_by_as_json, read_needed_by
from constructs_privatelink.errors import PrivateLinkError

KEY = "constructs-privatelink"
"""The key of ``Metadata``."""
VERSION = 2
_FIRST_VERSION = 1

ClaimKind: TypeAlias = Literal["cidr", "prefixList", "securityGroup"]
"""What a client's value is: addresses, or the id of a prefix list or of a security group."""
_KINDS: tuple[ClaimKind, ...] = ("cidr", "prefixList", "securityGroup")

Reasons: TypeAlias = "Mapping[str, Mapping[str, str]]"
"""Why something is acknowledged: by the construct path (the app's is empty), then by the id."""


@dataclass(frozen=True)
class ResourceValue:
    """A value of a resource of the same assembly.

    Args:
        logical_id: Its logical id; constructs write the token, which becomes what a user overrides.
        attribute: What ``Fn::GetAtt`` would name. Default: None, ``Ref``.
        template: The file of its template. Default: None, the template in which this stands.

    """

    logical_id: str
    attribute: str | None = None
    template: str | None = None


@dataclass(frozen=True)
class ResolvedValue:
    """A value that no single resource has, such as a parameter or an import, in the form in which the template says it.

    Args:
        form: The form as JSON text, ``'{"Ref": "Office"}'``: CloudFormation looks for functions in objects alone.

    """

    form: str


@dataclass(frozen=True)
class NamedValue:
    """A value by the name that the first version of this contract gave: of a security group its construct path below its app or stage."""

    name: str


ClientValue: TypeAlias = "str | ResourceValue | ResolvedValue | NamedValue"
"""A literal, or what it is the value of."""


@dataclass(frozen=True)
class DeclaredClient:
    """Somebody who must reach an endpoint.

    Args:
        kind: What the value is.
        value: The value.
        name: What people call the client. Default: empty, the value says it.
        default: Whether it is the default client, the VPC itself: a permission, and no statement that somebody there must connect.

    """

    kind: ClaimKind
    value: ClientValue
    name: str = ""
    default: bool = False

    def to_json(self) -> dict[str, object]:
        """Return the client as JSON values."""
        match self.value:
            case str(text):
                value: object = text
            case ResourceValue(logical_id, attribute, template):
                named = {"template": template, "logicalId": logical_id, "attribute": attribute}
                value = {name: part for name, part in named.items() if part is not None}
            case ResolvedValue(form):
                value = {"resolved": form}
            case NamedValue(name):
                value = {"named": name}
        return {self.kind: value} | ({"name": self.name} if self.name else {}) | ({"default": True} if self.default else {})


@dataclass(frozen=True)
class Shared:
    """What the endpoints of a network in one stack have in common.

    Args:
        clients: The network's clients.
        client_subnets: The addresses that clients known by a security group stand in, where the user named their subnets. Default: None,
            anywhere in their VPC.
        warnings: The ids of the warnings that the network raised, by construct path: one that the assembly does not show was
            acknowledged. Default: none.
        acknowledged: What is acknowledged at scopes above the stack, which the CDK writes into no file. Default: nothing.
        existing: The ids of the endpoints that the network uses since they are there already, by the short names of their services; empty
            where an id is known at deployment only. Default: none.

    """

    clients: tuple[DeclaredClient, ...] = ()
    client_subnets: tuple[DeclaredClient, ...] | None = None
    warnings: Mapping[str, Sequence[str]] = field(default_factory=dict)
    acknowledged: Reasons = field(default_factory=dict)
    existing: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> dict[str, object]:
        """Return the JSON values that stand at the holder, the security group."""
        return {"version": VERSION, **self._parts()}

    def _parts(self) -> dict[str, object]:
        parts: dict[str, object] = {}
        if self.clients:
            parts["clients"] = [client.to_json() for client in self.clients]
        if self.client_subnets is not None:
            parts["clientSubnets"] = [block.to_json() for block in self.client_subnets]
        if self.warnings:
            parts["warnings"] = {path: list(ids) for path, ids in self.warnings.items()}
        if any(self.acknowledged.values()):
            parts["acknowledged"] = {path: dict(reasons) for path, reasons in self.acknowledged.items() if reasons}
        if self.existing:
            parts["existing"] = {name: self.existing[name] for name in sorted(self.existing)}
        return parts


@dataclass(frozen=True)
class Intent(Shared):
    """What one endpoint declares: what it shares, and what is its own.

    Args:
        service: The short name of its service.
        ports: What it listens on.
        facts: What the user says of the service where the catalogue says something else, by the fields of `Service`.
        prefix_lists: Of a gateway endpoint, the prefix lists that the user says are its service's. Default: none.
        service_ranges: Of a gateway endpoint, the addresses that the user says are its service's, or ``("public",)`` where a network ACL
            was opened to every address, as the user asked for in words. Default: none.
        needed_by: For whom it was made, and why. Default: nobody in particular.

    """

    service: str = ""
    ports: tuple[PortRange, ...] = ()
    facts: Mapping[str, object] = field(default_factory=dict)
    prefix_lists: tuple[DeclaredClient, ...] = ()
    service_ranges: tuple[str, ...] = ()
    needed_by: NeededBy = field(default_factory=dict)

    def to_json(self, holder: str | None = None) -> dict[str, object]:
        """Return the JSON values that stand at the endpoint.

        Args:
            holder: The logical id of what holds the shared part, in the same stack. Default: None, the endpoint holds all itself.

        """
        own = {"service": self.service, "ports": [str(port) for port in self.ports], **self._parts()}
        further: dict[str, object] = ({"facts": dict(self.facts)} if self.facts else {}) | (
            {"shared": holder} if holder is not None else {}
        )
        if self.prefix_lists:
            further["prefixLists"] = [listed.to_json() for listed in self.prefix_lists]
        if self.service_ranges:
            further["serviceRanges"] = list(self.service_ranges)
        if self.needed_by:
            further["neededBy"] = needed_by_as_json(self.needed_by)
        return {"version": VERSION, **own, **further}


@dataclass(frozen=True)
class UnreadableIntent:
    """An intent that is there and cannot be used.

    Args:
        why: The reason, in words that follow the endpoint's name.

    """

    why: str


def read_intent(
    metadata: Mapping[str, object], metadata_of: Callable[[str], Mapping[str, object] | None]
) -> Intent | UnreadableIntent | None:
    """Return what an endpoint's metadata declares; None where it declares nothing.

    Args:
        metadata: Its ``Metadata``.
        metadata_of: Returns the ``Metadata`` of a resource of the same template by its logical id; None where there is none.

    """
    own = metadata.get(KEY)
    if own is None:
        return None
    try:
        document = _object(own)
        version = document.get("version")
        if version == _FIRST_VERSION:
            return Intent(clients=_clients(document, _old_client), service=str(document.get("service", "")), ports=_ports(document))
        _expect_version(version)
        shared = _shared(document)
        holder = document.get("shared")
        if holder is not None:
            held = (metadata_of(str(holder)) or {}).get(KEY)
            if held is None:
                return UnreadableIntent(f"its metadata names the clients that stand at '{holder}', and there are none")
            _expect_version(_object(held).get("version"))
            shared = _joined(_shared(_object(held)), shared)
        return Intent(
            **vars(shared),
            service=str(document.get("service", "")),
            ports=_ports(document),
            facts=_object(document.get("facts", {})),
            prefix_lists=tuple(_client(_object(listed)) for listed in _list(document.get("prefixLists", []))),
            service_ranges=tuple(map(str, _list(document.get("serviceRanges", [])))),
            needed_by=read_needed_by(document.get("neededBy")),
        )
    except _UnfitError as error:
        return UnreadableIntent(str(error))


def read_shared(metadata: Mapping[str, object]) -> Shared | None:
    """Return the parts that a holder's or an endpoint's metadata tells itself; None where it tells nothing that can be read."""
    try:
        document = _object(metadata.get(KEY))
        return _shared(document) if document.get("version") == VERSION else None
    except _UnfitError:
        return None


class _UnfitError(ValueError):
    """Metadata of another shape."""


def _expect_version(version: object) -> None:
    if isinstance(version, int) and version > VERSION:
        raise _UnfitError(f"its metadata was made by a newer version of constructs-privatelink (form {version}); update this one")
    if version != VERSION:
        raise _UnfitError(f"its metadata has no form of constructs-privatelink that is known here: version {version!r}")


def _joined(shared: Shared, own: Shared) -> Shared:
    """Return what the endpoints share together with one's own clients; a client that both have stands once, declared if either says so."""
    by_value = {(client.kind, client.value): client for client in (*shared.clients, *own.clients) if client.default}
    by_value |= {(client.kind, client.value): client for client in (*shared.clients, *own.clients) if not client.default}
    subnets = shared.client_subnets if shared.client_subnets is not None else own.client_subnets
    warnings, reasons = {**shared.warnings, **own.warnings}, {**shared.acknowledged, **own.acknowledged}
    return Shared(tuple(by_value.values()), subnets, warnings, reasons, {**shared.existing, **own.existing})


def _shared(document: Mapping[str, object]) -> Shared:
    blocks = document.get("clientSubnets")
    warnings = {str(path): tuple(map(str, _list(ids))) for path, ids in _object(document.get("warnings", {})).items()}
    reasons = {
        path: {name: str(reason) for name, reason in _object(at_path).items()}
        for path, at_path in _object(document.get("acknowledged", {})).items()
    }
    return Shared(
        _clients(document, _client),
        None if blocks is None else tuple(_client(_object(block)) for block in _list(blocks)),
        warnings,
        reasons,
        {name: str(used) for name, used in _object(document.get("existing", {})).items()},
    )


def _clients(
    document: Mapping[str, object], read: Callable[[Mapping[str, object]], DeclaredClient] | None = None
) -> tuple[DeclaredClient, ...]:
    return tuple((read or _client)(_object(client)) for client in _list(document.get("clients", [])))


def _client(document: Mapping[str, object]) -> DeclaredClient:
    kind = next((kind for kind in _KINDS if kind in document), None)
    if kind is None:
        raise _UnfitError(f"its metadata declares a client of a kind that is not known: {json.dumps(document, default=str)[:100]}")
    match document[kind]:
        case str(text):
            value: ClientValue = text
        case {"logicalId": str(logical_id), **rest}:
            value = ResourceValue(logical_id, _text(rest.get("attribute")), _text(rest.get("template")))
        case {"resolved": str(form)}:
            value = ResolvedValue(form)
        case {"named": str(name)}:
            value = NamedValue(name)
        case other:
            raise _UnfitError(f"its metadata declares a client in a form that is not known: {json.dumps(other, default=str)[:100]}")
    return DeclaredClient(kind, value, _text(document.get("name")) or "", default=document.get("default") is True)


def _old_client(document: Mapping[str, object]) -> DeclaredClient:
    """Return a client in the first form: a security group by its path or id, a token by a name that nobody can resolve."""
    default = document.get("default") is True
    match document:
        case {"securityGroup": str(path)}:
            value: ClientValue = path if path.startswith("sg-") else NamedValue(path)
            return DeclaredClient("securityGroup", value, path, default)
        case {"cidr": str(block)}:
            return DeclaredClient("cidr", block, default=default)
        case {"prefixList": str(name)}:
            return DeclaredClient("prefixList", name, default=default)
    name = str(document.get("unresolved", document))
    return DeclaredClient("cidr", NamedValue(name), name, default)


def _ports(document: Mapping[str, object]) -> tuple[PortRange, ...]:
    try:
        return tuple(PortRange.parse(str(port)) for port in _list(document.get("ports", [])))
    except PrivateLinkError as error:
        raise _UnfitError(f"its metadata declares ports that are none: {error}") from None


def _object(value: object) -> Mapping[str, object]:
    if isinstance(value, Mapping):
        return value
    raise _UnfitError(f"its metadata is of another shape than constructs-privatelink writes: {json.dumps(value, default=str)[:100]}")


def _list(value: object) -> list[object]:
    if isinstance(value, list):
        return value
    raise _UnfitError(f"its metadata is of another shape than constructs-privatelink writes: {json.dumps(value, default=str)[:100]}")


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
