"""Network ACLs with their entries, wherever those stand, and the default ACLs of VPCs.

Rule 100 of a default ACL allows all IPv4, and 101 all IPv6 where the VPC has an IPv6 block and nobody changed the ACL
(https://docs.aws.amazon.com/vpc/latest/userguide/default-network-acl.html).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import cached_property
from ipaddress import ip_network
from typing import TYPE_CHECKING, Literal

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.model import Acl, NetworkAclEntry
from constructs_privatelink.analysis.networks.properties import ACL
from constructs_privatelink.analysis.networks.rule_protocols import ports_between, protocol_number
from constructs_privatelink.analysis.values import Given, Outside, ResourceId, Unknown, part_of, perhaps_same, unknown_part
from constructs_privatelink.catalogue.quotas import LAST_RULE_NUMBER

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from constructs_privatelink.analysis.networks.model import Network, Vpc
    from constructs_privatelink.analysis.networks.properties import Fields, Reading
    from constructs_privatelink.analysis.values import Maybe, Target


class AclEntries:
    """Every entry of the set, by the ACL it is in. An entry of an ACL that is not known is perhaps in any of them."""

    def __init__(self, reading: Reading) -> None:
        self._by_acl: dict[Target, list[NetworkAclEntry]] = defaultdict(list)
        for fields in reading.of_type("AWS::EC2::NetworkAclEntry"):
            acl = fields.target("NetworkAclId", ACL) or fields.missing("NetworkAclId")
            self._by_acl[acl].append(_entry(fields, fields.exists))

    @property
    def acls(self) -> tuple[Target, ...]:
        """The ACLs that have entries in the set."""
        return tuple(self._by_acl)

    def of(self, acl: Target) -> tuple[NetworkAclEntry, ...]:
        """Return the entries of an ACL."""
        doubts = {named: perhaps_same(named, acl) for named in self._strays if named != acl}
        perhaps = [replace(entry, exists=doubt) for named, doubt in doubts.items() if doubt is not None for entry in self._by_acl[named]]
        return (*self._by_acl.get(acl, ()), *perhaps)

    @cached_property
    def _strays(self) -> list[Target]:
        return [named for named in self._by_acl if isinstance(named, Unknown | Given)]


def built_acls(
    reading: Reading, entries: AclEntries, vpcs: Mapping[Target, Vpc], known: Mapping[Target, Acl] | None = None
) -> dict[Target, Acl]:
    """Return the network ACLs of the set by id, the default ACLs of its VPCs among them.

    Args:
        reading: The templates.
        entries: Their entries.
        vpcs: Their VPCs.
        known: ACLs that are not in the templates, which add to them. Default: none.

    """
    acls: dict[Target, Acl] = {fields.id: Acl(fields.id, entries.of(fields.id)) for fields in reading.of_type(ACL)}
    for target, acl in (known or {}).items():
        added = entries.of(target)
        again = {replace(entry, id=acl.id) for entry in added if entry.exists is True}
        acls[target] = replace(acl, entries=(*(entry for entry in acl.entries if entry not in again), *added))
    for vpc in vpcs.values():
        acl = default_acl(vpc, entries)
        acls[acl.id] = acl
    return acls


def default_acl(vpc: Vpc, entries: AclEntries) -> Acl:
    """Return the default ACL of a VPC."""
    own = part_of(vpc.id, "DefaultNetworkAcl")
    added = entries.of(own)
    if not isinstance(vpc.id, ResourceId):
        return imported_acl(own, added)
    return Acl(own, (*_default_entries(vpc.id, vpc, added), *added))


def imported_acl(id: ResourceId | Outside, added: Sequence[NetworkAclEntry]) -> Acl:
    """Return an ACL of which nothing is known but the entries that the set adds."""
    return Acl(id, tuple(added), unknown_part(id, "the entries of an imported network ACL are unknown"))


def _default_entries(id: ResourceId, vpc: Vpc, added: Sequence[NetworkAclEntry]) -> list[NetworkAclEntry]:
    blocks: list[tuple[int, str, bool | Unknown]] = [(100, "0.0.0.0/0", True)]
    if vpc.ipv6 is not False:
        ipv6 = vpc.ipv6
        if added:
            ipv6 = Unknown(
                Code.PL_UNRESOLVED_VALUE, str(added[0].id), "EC2 does not add the rule for IPv6 to a default network ACL that was changed"
            )
        blocks.append((101, "::/0", ipv6))
    return [
        NetworkAclEntry(
            id=id,
            number=number,
            egress=egress,
            allow=True,
            protocol=-1,
            ports=None,
            cidr=ip_network(block),
            exists=exists if isinstance(exists, Unknown) else True,
        )
        for number, block, exists in blocks
        for egress in (False, True)
    ]


def _entry(fields: Fields, exists: Literal[True] | Unknown) -> NetworkAclEntry:
    protocol = protocol_number(fields, "Protocol")
    return NetworkAclEntry(
        id=fields.id,
        number=_number(fields),
        egress=fields.flag("Egress", absent=False),
        allow=_action(fields),
        protocol=protocol,
        ports=_ports(fields, protocol),
        cidr=_block(fields),
        exists=exists,
    )


def _number(fields: Fields) -> Maybe[int]:
    number = fields.number("RuleNumber")
    if number is None:
        return fields.missing("RuleNumber")
    if isinstance(number, int) and not 1 <= number <= LAST_RULE_NUMBER:
        return fields.reading.wrong(fields.where("RuleNumber"), f"got {number}; numbers from 1 to {LAST_RULE_NUMBER} are there to use")
    return number


def _action(fields: Fields) -> Maybe[bool]:
    action = fields.text("RuleAction")
    if action is None:
        return fields.missing("RuleAction")
    if isinstance(action, Unknown):
        return action
    if action.lower() not in {"allow", "deny"}:
        return fields.reading.wrong(fields.where("RuleAction"), f"got {action!r}; it is 'allow' or 'deny'")
    return action.lower() == "allow"


def _ports(fields: Fields, protocol: Maybe[int]) -> Maybe[tuple[int, int]] | None:
    port_range = fields.object("PortRange")
    if isinstance(port_range, Unknown) and protocol != -1:
        return port_range
    return ports_between(fields if port_range is None or isinstance(port_range, Unknown) else port_range, protocol, "From", "To")


def _block(fields: Fields) -> Maybe[Network]:
    blocks = [block for block in (fields.block("CidrBlock", "ipv4"), fields.block("Ipv6CidrBlock", "ipv6")) if block is not None]
    both = "both CidrBlock and Ipv6CidrBlock are given; one entry has one block"
    return fields.one_of(blocks, "CidrBlock", "it is missing, and so is Ipv6CidrBlock", both)
