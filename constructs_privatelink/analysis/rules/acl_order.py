"""Rules about the order of the entries of a network ACL."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.declared_clients import DeclaredClients, versions
from constructs_privatelink.analysis.reachability.addresses import ALL_PORTS, REPLY_PORTS, Packets, block, nothing
from constructs_privatelink.analysis.rules.context import WITH_GROUPS
from constructs_privatelink.analysis.rules.rule import Trouble, rule
from constructs_privatelink.analysis.values import Unknown
from constructs_privatelink.catalogue.protocols import ALL_PROTOCOLS, ICMPS, PROTOCOL_NUMBERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.networks.model import Acl, Endpoint, Network, NetworkAclEntry, Subnet
    from constructs_privatelink.analysis.rules.context import RuleContext
    from constructs_privatelink.analysis.values import Target

_ENTRY = "AWS::EC2::NetworkAclEntry"


@dataclass(frozen=True)
class Said:
    """An entry of which all is known.

    Args:
        entry: The entry.
        number: Its number.
        protocol: Its protocol.
        network: Its block.
        match: What it matches of its protocol.

    """

    entry: NetworkAclEntry
    number: int
    protocol: int
    network: Network
    match: Packets


def said(entry: NetworkAclEntry) -> Said | None:
    """Return an entry of which all is known; None where something is not."""
    parts = (entry.number, entry.protocol, entry.cidr, entry.ports, entry.egress, entry.allow)
    if entry.exists is not True or any(isinstance(part, Unknown) for part in parts):
        return None
    if isinstance(entry.number, Unknown) or isinstance(entry.protocol, Unknown) or isinstance(entry.cidr, Unknown):
        return None
    ports = ALL_PORTS if entry.ports is None or isinstance(entry.ports, Unknown) or entry.protocol == ALL_PROTOCOLS else entry.ports
    return Said(entry, entry.number, entry.protocol, entry.cidr, block(entry.cidr, ports))


@rule(
    "PL040",
    "No entry of a network ACL is shadowed by an earlier deny",
    "warning",
    "https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html",
)
def shadowed_entry(context: RuleContext) -> Iterator[Trouble]:
    """The first entry that matches decides: one that allows what entries with lower numbers deny altogether does nothing.

    It is an error where an endpoint stands behind the ACL and needs the entry for a client that it declares, or for a workload.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Acl: {Type: "AWS::EC2::NetworkAcl", Properties: {VpcId: {Ref: Vpc}}}
          DenyAll:
            Type: AWS::EC2::NetworkAclEntry
            Properties: {NetworkAclId: {Ref: Acl}, RuleNumber: 100, Protocol: -1, RuleAction: deny, CidrBlock: 0.0.0.0/0}
          Https:
            Type: AWS::EC2::NetworkAclEntry
            Properties:
              NetworkAclId: {Ref: Acl}
              RuleNumber: 200
              Protocol: 6
              RuleAction: allow
              CidrBlock: 10.0.0.0/16
              PortRange: {From: 443, To: 443}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Acl: {Type: "AWS::EC2::NetworkAcl", Properties: {VpcId: {Ref: Vpc}}}
          DenyAll:
            Type: AWS::EC2::NetworkAclEntry
            Properties: {NetworkAclId: {Ref: Acl}, RuleNumber: 300, Protocol: -1, RuleAction: deny, CidrBlock: 0.0.0.0/0}
          Https:
            Type: AWS::EC2::NetworkAclEntry
            Properties:
              NetworkAclId: {Ref: Acl}
              RuleNumber: 200
              Protocol: 6
              RuleAction: allow
              CidrBlock: 10.0.0.0/16
              PortRange: {From: 443, To: 443}

    """
    needed = _NeededEntries(context)
    for acl in context.model.acls.values():
        if acl.complete is not True or not any(entry.allow is False for entry in acl.entries):
            continue
        for shadowed, deny in _shadowed(acl):
            resource = context.stacks.resource(shadowed.entry.id)
            if resource is None or resource.type != _ENTRY:
                continue
            which = f"'{context.path(deny.entry.id)}' ({deny.number})"
            text = f"earlier entries deny all that it allows, {which} the first of them"
            change = f"give it a lower RuleNumber than {deny.number}"
            yield Trouble(shadowed.entry.id, "RuleNumber", text, change, severity="error" if needed.by_somebody(acl, shadowed) else None)


def _shadowed(acl: Acl) -> Iterator[tuple[Said, Said]]:
    """Yield the entries that allow nothing, for earlier ones deny all of it, each with the first of these."""
    known = [(entry, said(entry)) for entry in acl.entries]
    doubtful = [entry for entry, whole in known if whole is None and entry.allow is not False]
    for egress in (False, True):
        if any(isinstance(entry.egress, Unknown) or entry.egress is egress for entry in doubtful):
            continue
        ordered = sorted(
            (whole for _, whole in known if whole is not None and whole.entry.egress is egress), key=lambda whole: whole.number
        )
        for at, allow in enumerate(ordered):
            deny = _denied_by(allow, ordered[:at]) if allow.entry.allow else None
            if deny is not None:
                yield allow, deny


def _denied_by(allow: Said, earlier: list[Said]) -> Said | None:
    """Return the first of the earlier entries that together deny all that one allows; None where they do not."""
    version = allow.network.version
    denied, allowed = nothing(version), nothing(version)
    first: Said | None = None
    for before in earlier:
        if before.network.version != version or before.number == allow.number:
            continue
        if before.entry.allow:
            if ALL_PROTOCOLS in {before.protocol, allow.protocol} or before.protocol == allow.protocol:
                allowed |= before.match.with_ports(ALL_PORTS) if allow.protocol == ALL_PROTOCOLS else before.match
        elif before.protocol == ALL_PROTOCOLS or (before.protocol == allow.protocol and allow.protocol not in ICMPS):
            denied |= before.match - allowed
            first = first or (before if before.match & allow.match else None)
    return first if allow.match <= denied else None


@dataclass(frozen=True)
class _NeededEntries:
    """What endpoints need of the ACLs in front of them.

    Args:
        context: The templates and their networks.

    """

    context: RuleContext

    def by_somebody(self, acl: Acl, entry: Said) -> bool:
        """Return whether an endpoint behind an ACL needs what an entry allows, for somebody who is expected."""
        return any(self._by(endpoint, subnet, entry) for endpoint, subnet in self._behind.get(acl.id, ()))

    def _by(self, endpoint: Endpoint, subnet: Subnet, entry: Said) -> bool:
        version = entry.network.version
        if version not in versions(endpoint) or isinstance(endpoint.ports, Unknown):
            return False
        expected = self._expected.addresses(endpoint, version)
        own = [cidr for cidr in subnet.cidrs if not isinstance(cidr, Unknown) and cidr.version == version]
        outside = expected - block(own[0]) if own else nothing(version)
        for ports in endpoint.ports:
            wanted = REPLY_PORTS if entry.entry.egress else (ports.first, ports.last)
            if entry.protocol in {ALL_PROTOCOLS, PROTOCOL_NUMBERS[ports.protocol]} and entry.match & outside.with_ports(wanted):
                return True
        return False

    @cached_property
    def _expected(self) -> DeclaredClients:
        return DeclaredClients(self.context.model, self.context.certain)

    @cached_property
    def _behind(self) -> dict[Target, list[tuple[Endpoint, Subnet]]]:
        behind: dict[Target, list[tuple[Endpoint, Subnet]]] = {}
        for endpoint in self.context.endpoints(*WITH_GROUPS):
            for subnet in self.context.subnets(endpoint):
                acl = self.context.model.default_acls.get(subnet.vpc) if subnet.acl is None else self.context.model.acls.get(subnet.acl)
                if acl is not None:
                    behind.setdefault(acl.id, []).append((endpoint, subnet))
        return behind
