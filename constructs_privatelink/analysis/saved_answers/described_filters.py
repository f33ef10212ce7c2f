"""Network ACLs, security groups and prefix lists as AWS describes them.

Sources: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NetworkAclEntry.html, ``API_IpPermission.html`` and
``API_PrefixList.html``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.model import Acl, Group, GroupRef, GroupRule, NetworkAclEntry, PrefixListRef
from constructs_privatelink.analysis.saved_answers.items import Item
from constructs_privatelink.analysis.values import Outside, Unknown
from constructs_privatelink.catalogue.protocols import LAST_PORT, LAST_PROTOCOL, PROTOCOL_NUMBERS, WITH_PORTS
from constructs_privatelink.catalogue.quotas import LAST_RULE_NUMBER
from constructs_privatelink.errors import PrivateLinkError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from constructs_privatelink.analysis.networks.model import Network
    from constructs_privatelink.analysis.values import Target

_LIST_ID = re.compile(r"pl-[0-9a-f]+")


def described_acls(items: Iterable[Item]) -> dict[Target, Acl]:
    """Return the network ACLs of ``describe-network-acls``, without the last entry of each, which denies what no other matches."""
    acls: dict[Target, Acl] = {}
    for item in items:
        target = Outside(item.named("NetworkAclId"))
        acls[target] = Acl(
            target, tuple(_entry(target, entry) for entry in item.items("Entries") if (entry.number("RuleNumber") or 0) <= LAST_RULE_NUMBER)
        )
    return acls


def _entry(acl: Outside, item: Item) -> NetworkAclEntry:
    number, egress, action = item.number("RuleNumber"), item.flag("Egress"), item.text("RuleAction")
    if number is None or number < 1:
        raise item.wrong("RuleNumber", "a number from 1")
    if egress is None:
        raise item.wrong("Egress", "true or false")
    if action not in {"allow", "deny"}:
        raise item.wrong("RuleAction", "'allow' or 'deny'")
    protocol, ports = _protocol(item, "Protocol"), item.item("PortRange")
    block = item.block("CidrBlock") or item.block("Ipv6CidrBlock")
    if block is None:
        raise item.wrong("CidrBlock", "a CIDR block, here or in Ipv6CidrBlock,")
    return NetworkAclEntry(
        id=acl,
        number=number,
        egress=egress,
        allow=action == "allow",
        protocol=protocol,
        ports=None if protocol not in WITH_PORTS else (0, LAST_PORT) if ports is None else _ports(ports, "From", "To"),
        cidr=block,
    )


def _protocol(item: Item, name: str) -> int:
    text = item.named(name)
    number = PROTOCOL_NUMBERS.get(text.lower())
    if number is None and re.fullmatch(r"-1|\d{1,3}", text) and int(text) <= LAST_PROTOCOL:
        number = int(text)
    if number is None:
        raise item.wrong(name, "a protocol, such as 'tcp', '6' or '-1',")
    return number


def _ports(item: Item, first_name: str, last_name: str) -> tuple[int, int]:
    first, last = item.number(first_name), item.number(last_name)
    if first is None or last is None or not 0 <= first <= last <= LAST_PORT:
        raise item.wrong(first_name, f"a first port, with the last one in {last_name},")
    return first, last


def described_groups(items: Iterable[Item], lists: Mapping[Target, tuple[Network, ...]]) -> dict[Target, Group]:
    """Return the security groups of ``describe-security-groups`` with all their rules.

    Args:
        items: Of ``describe-security-groups``.
        lists: The prefix lists whose entries are known.

    """
    groups: dict[Target, Group] = {}
    for item in items:
        target = Outside(item.named("GroupId"))
        rules = [*_rules(target, item, lists, egress=False), *_rules(target, item, lists, egress=True)]
        groups[target] = Group(target, Outside(item.named("VpcId")), tuple(rules), path=str(target))
    return groups


def _rules(group: Outside, item: Item, lists: Mapping[Target, tuple[Network, ...]], *, egress: bool) -> Iterator[GroupRule]:
    for rule in item.items("IpPermissionsEgress" if egress else "IpPermissions"):
        protocol = _protocol(rule, "IpProtocol")
        ports = _ports(rule, "FromPort", "ToPort") if protocol in WITH_PORTS else None
        for peer in _peers(rule, lists):
            yield GroupRule(group, egress=egress, protocol=protocol, ports=ports, peer=peer)


def _peers(rule: Item, lists: Mapping[Target, tuple[Network, ...]]) -> Iterator[Network | GroupRef | PrefixListRef]:
    for ranges, name in (("IpRanges", "CidrIp"), ("Ipv6Ranges", "CidrIpv6")):
        for listed in rule.items(ranges):
            block = listed.block(name)
            if block is None:
                raise listed.wrong(name, "a CIDR block")
            yield block
    for listed in rule.items("PrefixListIds"):
        yield prefix_list(Outside(listed.named("PrefixListId")), lists)
    for listed in rule.items("UserIdGroupPairs"):
        yield GroupRef(Outside(listed.named("GroupId")))


def prefix_list(target: Outside, lists: Mapping[Target, tuple[Network, ...]]) -> PrefixListRef:
    """Return a reference to a prefix list, with its entries where answers tell them."""
    unknown = Unknown(Code.UNKNOWN_RESOURCE, str(target), f"the entries of the prefix list '{target}' are in no answer")
    return PrefixListRef(target, lists.get(target, unknown))


def described_lists(lists: Iterable[Item], entries: Iterable[Item]) -> dict[Target, tuple[Network, ...]]:
    """Return the prefix lists whose entries answers tell.

    Args:
        lists: Of ``describe-prefix-lists``, which has the blocks of AWS's own lists; ``describe-managed-prefix-lists`` has none.
        entries: Whole answers of ``get-managed-prefix-list-entries``, which do not say of which list they are: the file's name does.

    """
    entries_of: dict[Target, tuple[Network, ...]] = {}
    for item in lists:
        target, texts = Outside(item.named("PrefixListId")), item.texts("Cidrs")
        if texts:
            entries_of[target] = tuple(_block_in(item, text) for text in texts)
    for answer in entries:
        named = _LIST_ID.search(answer.answer.name)
        if named is None:
            why = "these are the entries of a prefix list, and the answer does not say of which; name the file after it: 'pl-0123abcd.json'"
            raise PrivateLinkError(f"answer '{answer.answer.name}'", [why])
        blocks = []
        for item in answer.items("Entries"):
            block = item.block("Cidr")
            if block is None:
                raise item.wrong("Cidr", "a CIDR block")
            blocks.append(block)
        entries_of[Outside(named[0])] = tuple(blocks)
    return entries_of


def list_names(lists: Iterable[Item]) -> dict[Target, str]:
    """Return the names of the prefix lists in answers of ``describe-prefix-lists``."""
    return {Outside(item.named("PrefixListId")): name for item in lists if (name := item.text("PrefixListName")) is not None}


def _block_in(item: Item, text: str) -> Network:
    block = Item(item.answer, {"Cidrs": text}, item.place).block("Cidrs")
    if block is None:
        raise item.wrong("Cidrs", "a list of CIDR blocks")
    return block
