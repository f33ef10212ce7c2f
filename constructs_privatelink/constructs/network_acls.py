"""Network ACLs that a user named, wired entry by entry; identical entries are made once in the app, whoever asks."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, ClassVar
from weakref import WeakKeyDictionary

from aws_cdk import aws_ec2 as ec2

from constructs_privatelink.catalogue.quotas import ACL_ENTRIES, MOST_ACL_ENTRIES
from constructs_privatelink.constructs import nag
from constructs_privatelink.constructs.construct_paths import default_child_of, identity, node_of, path_of, root_of, stack_of
from constructs_privatelink.constructs.vpc_facts import wait_for
from constructs_privatelink.decisions.acl import AclLedger, NeededEntry
from constructs_privatelink.decisions.gateway import refusal_of_many
from constructs_privatelink.errors import Doubt

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from constructs import Construct, IConstruct

    from constructs_privatelink.catalogue.ports import PortRange


class WiredAcl:
    """One network ACL of the app with all entries known on it; `of` makes one.

    Args:
        acl: The ACL.
        own: What tells it from others.

    """

    _by_app: ClassVar[WeakKeyDictionary[IConstruct, dict[str, WiredAcl]]] = WeakKeyDictionary()

    def __init__(self, acl: ec2.INetworkAcl, own: str) -> None:
        self._acl = acl
        self._stack = stack_of(acl)
        self._ledger = AclLedger()
        for resource in node_of(self._stack).find_all():
            if isinstance(resource, ec2.CfnNetworkAclEntry) and identity(resource.network_acl_id, resource) == own:
                owner = f"'{path_of(resource)}'"
                self._ledger.occupy(int(resource.rule_number), egress=resource.egress is True, owner=owner)

    @classmethod
    def of(cls, acl: ec2.INetworkAcl) -> WiredAcl:
        """Return what is known of an ACL in its app; imports of the same id are one ACL."""
        in_app = cls._by_app.setdefault(root_of(stack_of(acl)), {})
        resource = default_child_of(acl)
        own = path_of(resource) if isinstance(resource, ec2.CfnNetworkAcl) else identity(acl.network_acl_id, acl)
        if own not in in_app:
            in_app[own] = cls(acl, own)
        return in_app[own]

    def refusals(self, entries: Iterable[NeededEntry], numbers: range) -> list[str]:
        """Return why entries cannot be made one after the other; nothing is made.

        Args:
            entries: What to allow.
            numbers: The rule numbers to choose from.

        """
        tried, reasons = self._ledger.copy(), list[str]()
        for entry in entries:
            earlier = tried.known(entry)
            refusal = tried.refusal(entry, numbers) if earlier is None else None
            if earlier is not None:
                reasons += self._two_of_one_name(entry, earlier)
            elif refusal is not None:
                reasons.append(refusal)
            else:
                tried.add(entry, numbers)
        return reasons

    def allow(self, entry: NeededEntry, numbers: range, scope: Construct) -> list[Doubt]:
        """Make an entry that `refusals` has nothing against, unless it is there, and return what is doubtful.

        Args:
            entry: What to allow.
            numbers: The rule numbers to choose from.
            scope: The network that asks. An entry whose CIDR is a token of another stack than the ACL's belongs to it; all others belong to
                the ACL.

        """
        if self._ledger.known(entry) is not None:
            return []
        self._ledger.add(entry, numbers)
        self._make(entry, numbers, scope)
        return self._crossed_quota(entry)

    def too_many(self, entries: Sequence[NeededEntry]) -> str | None:
        """Return why the ACL cannot take the entries of a service's ranges, or None."""
        new = [entry for entry in entries if self._ledger.known(entry) is None]
        present = {egress: self._ledger.count(egress=egress) for egress in (True, False)}
        return refusal_of_many(entries, new, present, path_of(self._acl))

    def _two_of_one_name(self, entry: NeededEntry, earlier: NeededEntry) -> list[str]:
        if entry.cidr.value == earlier.cidr.value:
            return []
        cidr, earlier_cidr = (json.dumps(self._stack.resolve(same_key.cidr.value)) for same_key in (entry, earlier))
        if cidr == earlier_cidr:
            return []
        key = entry.cidr.key
        return [
            f"2 clients behind one network ACL have the name {key!r}, here {cidr} and before {earlier_cidr}; give one of them another name"
        ]

    def _make(self, entry: NeededEntry, numbers: range, scope: Construct) -> None:
        name, number = f"PrivateLink {entry.content}", entry.number(numbers)
        cidr, traffic = _cidr(entry.cidr.value, ipv6=entry.cidr.ipv6), _traffic(entry.ports)
        direction = ec2.TrafficDirection.EGRESS if entry.egress else ec2.TrafficDirection.INGRESS
        if entry.cidr.key == entry.cidr.value or stack_of(scope) is self._stack:
            made = self._acl.add_entry(name, cidr=cidr, traffic=traffic, direction=direction, rule_number=number)
        else:
            made = ec2.NetworkAclEntry(
                scope, name, network_acl=self._acl, cidr=cidr, traffic=traffic, direction=direction, rule_number=number
            )
        nag.acl_entry(made)
        wait_for(entry.cidr, made)

    def _crossed_quota(self, entry: NeededEntry) -> list[Doubt]:
        if self._ledger.count(egress=entry.egress) != ACL_ENTRIES + 1:
            return []
        direction = "outbound" if entry.egress else "inbound"
        text = (
            f"the network ACL '{path_of(self._acl)}' has more than {ACL_ENTRIES} {direction} entries, AWS's default quota; "
            f"name wider client blocks, or raise the quota 'Rules per network ACL' (at most {MOST_ACL_ENTRIES}) and acknowledge this"
        )
        return [Doubt("network-acl-quota", text)]


@cache
def _cidr(value: str, *, ipv6: bool) -> ec2.AclCidr:
    return ec2.AclCidr.ipv6(value) if ipv6 else ec2.AclCidr.ipv4(value)


@cache
def _traffic(ports: PortRange) -> ec2.AclTraffic:
    make = ec2.AclTraffic.udp_port_range if ports.protocol == "udp" else ec2.AclTraffic.tcp_port_range
    return make(ports.first, ports.last)
