"""What is decided of a gateway endpoint: which service has one, its kinds of addresses, and where its clients may go.

A gateway endpoint has no interfaces. A route to the prefix list of its service leads there, packets go to the service's public addresses,
and what lets them out is the client's own: its security group, which can name the prefix list, and the network ACL of its subnets, which
can name address ranges alone (https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html#gateway-endpoint-security). No
template tells either: AWS assigns them, and ``aws ec2 describe-prefix-lists`` prints them.
"""

from __future__ import annotations

import ipaddress
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from constructs_privatelink.argument_kinds import shown
from constructs_privatelink.catalogue.partitions import REGION, region_in
from constructs_privatelink.catalogue.ports import PortRange
from constructs_privatelink.catalogue.protocols import FIRST_EPHEMERAL_PORT, LAST_PORT
from constructs_privatelink.catalogue.quotas import MOST_ACL_ENTRIES
from constructs_privatelink.decisions.acl import NeededEntry
from constructs_privatelink.decisions.clients import Client, NotAClientError, cidr_client, is_prefix_list_id, parse_client
from constructs_privatelink.decisions.dns_records import OF_GATEWAYS, SERVICE_DEFINED
from constructs_privatelink.errors import Doubt, PrivateLinkError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from constructs_privatelink.catalogue.service import Service

PUBLIC: Literal["public"] = "public"
"""What a user writes to let clients out to every address there is."""

SavedAnswer: TypeAlias = "Mapping[str, object]"
"""What ``aws ec2 describe-prefix-lists`` prints, as ``json.loads`` reads it; for ranges also ``get-managed-prefix-list-entries``."""

_DESCRIBE = "aws ec2 describe-prefix-lists"
# https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-ddb.html#gateway-endpoint-considerations-ddb
_WITH_IPV4_ALONE = frozenset({"dynamodb"})


@dataclass(frozen=True)
class ServiceRanges:
    """The addresses that the network ACL of clients lets out to.

    Args:
        blocks: The blocks.
        public: Whether they are every address, as the user asked for in words.

    """

    blocks: tuple[Client, ...]
    public: bool = False


def refusals_of_service(service: Service) -> list[str]:
    """Return why a service has no gateway endpoint."""
    if "Gateway" in service.endpoint_types:
        return []
    return [
        f"'{service}' has no gateway endpoint; use PrivateLinkEndpoint(...), or AwsService.S3, AwsService.DYNAMODB, AwsService.S3EXPRESS"
    ]


def refusals_of_region(service: Service, region: str | None) -> list[str]:
    """Return why an endpoint in a Region cannot lead to a service by its name: gateway endpoints serve their own Region alone."""
    named = service.named_region or region_in(service.name_template)
    if region is None or named in {None, REGION, region}:
        return []
    full = service.name_template.replace(REGION, named or REGION)
    way_out = f"give Service.find({service.short_name!r}), or make it in a stack of {named}"
    return [f"the service '{full}' is of {named}, and a gateway endpoint in {region} leads to that of {region} alone; {way_out}"]


def refusal_of_outsider(client: str, vpc: str, service: Service) -> str:
    """Return why a client outside the VPC cannot be one.

    Args:
        client: What to call it.
        vpc: The path of the VPC.
        service: The service.

    """
    if "Interface" in service.endpoint_types:
        way_out = f"make an interface endpoint for it, PrivateLinkEndpoint(..., service=Service.find({service.short_name!r}))"
    else:
        way_out = "leave it out"
    return f"the client {client!r} stands outside the VPC '{vpc}', and a gateway endpoint serves its own VPC alone; {way_out}"


def refusal_of_taken(holder: str, service: str) -> str:
    """Return why route tables cannot lead to one more endpoint of a service: EC2 takes one route to it in each.

    Args:
        holder: The path of the endpoint that they lead to.
        service: The short name of the service.

    """
    way_out = "use that one, or give route_tables or subnets that it does not serve"
    return f"'{holder}' leads route tables of these to '{service}' already, and each takes one such route; {way_out}"


def takes_ipv6(service: Service) -> bool:
    """Return whether gateway endpoints of a service lead IPv6 packets too."""
    return service.short_name not in _WITH_IPV4_ALONE


def refusals_of_addresses(service: Service, addresses: str | None, records: str | None, dns_off: Sequence[str]) -> list[str]:
    """Return why EC2 would refuse the kinds of addresses.

    Args:
        service: The service.
        addresses: The IP address type that the user gave: ``"ipv4"``, ``"ipv6"`` or ``"dualstack"``; None for none.
        records: The DNS record IP type, one of these or ``"service-defined"``; None for none.
        dns_off: The CDK's names of the VPC's DNS attributes that are known to be off.

    """
    if not takes_ipv6(service):
        reasons = [] if addresses in {None, "ipv4"} else [f"got ip_address_type {addresses}, and '{service}' has IPv4 alone; leave it out"]
        if records not in {None, SERVICE_DEFINED}:
            reasons.append(f"got dns_record_ip_type {records}, and '{service}' takes {SERVICE_DEFINED} alone; leave it out")
        return reasons
    fitting = OF_GATEWAYS[addresses or "ipv4"]
    if records is None or records == SERVICE_DEFINED:
        return []
    if records not in fitting:
        return [
            f"got dns_record_ip_type {records} with ip_address_type {addresses or 'ipv4'}; give {' or '.join(fitting)}, or leave it out"
        ]
    if dns_off:
        return [f"got dns_record_ip_type {records}, and the VPC has {' and '.join(dns_off)} off; turn that on, or leave it out"]
    return []


def prefix_list_ids(given: str | SavedAnswer, service: Service, region: str | None) -> tuple[str, ...]:
    """Return the ids of the prefix lists that a user gave: the id itself, or those of the service in a saved answer.

    Raises:
        PrivateLinkError: It is no id, or the answer lacks the service's list.

    """
    if isinstance(given, str):
        if is_prefix_list_id(given):
            return (given,)
        raise PrivateLinkError("prefix_list", [f"got prefix_list={given!r}; give an id such as 'pl-6da54004', which '{_DESCRIBE}' prints"])
    ids = [str(described.get("PrefixListId")) for described in _described(given, "prefix_list", service, region)]
    strange = [text for text in ids if not is_prefix_list_id(text)]
    if strange:
        raise PrivateLinkError("prefix_list", [f"got a saved answer with the id {strange[0]!r}; give what '{_DESCRIBE}' prints"])
    return tuple(ids)


def ranges_of(given: object, service: Service, region: str | None, *, ipv6: bool) -> ServiceRanges:
    """Return the addresses that a user gave: CIDRs, those of a saved answer, or in words every address.

    Args:
        given: What the user gave.
        service: The service.
        region: The Region; None where the tree does not say.
        ipv6: Whether clients reach the service by IPv6 too.

    Raises:
        PrivateLinkError: It is nothing of the kind, or there is no range.

    """
    if given == PUBLIC:
        return ServiceRanges(tuple(map(cidr_client, ("0.0.0.0/0", *(("::/0",) if ipv6 else ())))), public=True)
    if isinstance(given, str) or not isinstance(given, Mapping | Sequence):
        forms = "give its CIDRs (service_ranges=['52.218.0.0/17', ...]), the saved answer that has them, or 'public' for every address"
        raise PrivateLinkError("service_ranges", [f"got service_ranges={shown(given)}; {forms}"])
    if isinstance(given, Mapping):
        given = _blocks(given, service, region)
    parsed = [_range(str(text)) for text in given]
    reasons = [reason for reason in parsed if isinstance(reason, str)]
    blocks = dict.fromkeys(block for block in parsed if isinstance(block, Client) and (ipv6 or not block.ipv6))
    if not reasons and not blocks:
        reasons = [f"got no service_ranges for '{service}'; give its CIDRs, which '{_DESCRIBE}' prints"]
    if reasons:
        raise PrivateLinkError("service_ranges", reasons)
    return ServiceRanges(tuple(blocks))


def _range(text: str) -> Client | str:
    """Return a block of a service, or why a text is none."""
    try:
        block = parse_client(text)
    except NotAClientError as error:
        return str(error).replace("got the client", "got the service range", 1)
    if not block.is_cidr:
        return f"got the service range {text!r}, and a network ACL names addresses alone; give the list's CIDRs"
    if ipaddress.ip_network(block.value).prefixlen == 0:
        return f"got the service range {text!r}, which is every address there is; say so in words: service_ranges='public'"
    return block


def needed_entries(ports: Iterable[PortRange], ranges: ServiceRanges) -> tuple[NeededEntry, ...]:
    """Return what the network ACL of clients needs: out to the service's ports at its addresses, and the answers back."""
    ports = tuple(ports)
    back = [PortRange(protocol, FIRST_EPHEMERAL_PORT, LAST_PORT) for protocol in sorted({port.protocol for port in ports})]
    outbound = [NeededEntry(True, port, block) for block in ranges.blocks for port in ports]  # noqa: FBT003 - out
    return (*outbound, *(NeededEntry(False, port, block) for block in ranges.blocks for port in back))  # noqa: FBT003 - in


def refusal_of_many(entries: Sequence[NeededEntry], new: Sequence[NeededEntry], present: Mapping[bool, int], acl: str) -> str | None:
    """Return why a network ACL cannot take the entries of so many ranges, or None.

    Args:
        entries: All that are needed.
        new: Those that are not there yet.
        present: How many entries the ACL has, by whether they are outbound.
        acl: What to call it.

    """
    for outbound in (True, False):
        more = sum(entry.egress is outbound for entry in new)
        if present[outbound] + more > MOST_ACL_ENTRIES:
            ranges = len({entry.cidr.key for entry in entries})
            direction = "outbound" if outbound else "inbound"
            return (
                f"got {ranges} service_ranges, and the network ACL '{acl}' would have {present[outbound] + more} {direction} entries, "
                f"where AWS allows {MOST_ACL_ENTRIES}; give wider ranges that hold these, service_ranges='public', which takes one entry "
                "a direction and opens it to every address, or give the clients subnets with an ACL of their own"
            )
    return None


def doubt_about_egress(groups: Sequence[str], service: Service, region: str | None) -> Doubt:
    """Return the doubt about closed groups of clients where nobody said which prefix list the service has.

    Args:
        groups: What to call the groups.
        service: The service.
        region: The Region; None where the tree does not say.

    """
    names = ", ".join(f"'{group}'" for group in groups)
    list_name = service.name_template.replace(REGION, region or "<region>")
    text = (
        f"these security groups of clients let out what their rules name alone, and no rule to '{service}' was made: {names}; no template "
        f"tells its prefix list, so give prefix_list='pl-...' to GatewayEndpoint or network.add_gateway ({_DESCRIBE} --filters "
        f"Name=prefix-list-name,Values={list_name}), or let tcp 443 out there yourself and acknowledge this"
    )
    return Doubt("gateway-prefix-list", text)


def doubt_about_acl(service: Service) -> Doubt:
    """Return the doubt about a network ACL that is wired for the endpoints of a network, and not for this one."""
    text = (
        f"the network wires the network ACL of its clients, and no entry lets them out to '{service}', whose addresses no template tells; "
        f"give service_ranges=[...] with those that '{_DESCRIBE}' prints, or service_ranges='public' for every address, to a "
        "GatewayEndpoint with the network (gateway_service_ranges= of EksPrivateClusterEndpoints), or add the entries yourself "
        "and acknowledge this"
    )
    return Doubt("gateway-service-ranges", text)


def _described(answer: SavedAnswer, argument: str, service: Service, region: str | None) -> list[Mapping[str, object]]:
    """Return the prefix lists of a service in a saved answer.

    Raises:
        PrivateLinkError: There is none.

    """
    pattern = re.escape(service.name_template).replace(re.escape(REGION), re.escape(region) if region else "[a-z0-9-]+")
    lists = answer.get("PrefixLists")
    named = [prefix_list for prefix_list in (lists if isinstance(lists, list) else ()) if isinstance(prefix_list, Mapping)]
    of_service = [prefix_list for prefix_list in named if re.fullmatch(pattern, str(prefix_list.get("PrefixListName")))]
    regions = {str(prefix_list.get("PrefixListName")) for prefix_list in of_service}
    if len(regions) == 1:
        return of_service
    wanted = service.name_template.replace(REGION, region or REGION)
    if regions:
        why = f"got a saved answer of several Regions as {argument} ({', '.join(sorted(regions))}) for a stack without one"
        raise PrivateLinkError(argument, [f"{why}; give the stack its Region, or the one list"])
    has = ", ".join(sorted(str(prefix_list.get("PrefixListName")) for prefix_list in named)) or json.dumps(answer, default=str)[:80]
    raise PrivateLinkError(
        argument, [f"got a saved answer without {wanted} as {argument}, with {has}; give what '{_DESCRIBE}' prints there"]
    )


def _blocks(answer: SavedAnswer, service: Service, region: str | None) -> list[object]:
    """Return the blocks in a saved answer, which may be that of ``get-managed-prefix-list-entries`` too: it is of one list."""
    entries = answer.get("Entries")
    if isinstance(entries, list):
        return [entry.get("Cidr") for entry in entries if isinstance(entry, Mapping)]
    listed = (described.get("Cidrs") for described in _described(answer, "service_ranges", service, region))
    return [block for blocks in listed if isinstance(blocks, list) for block in blocks]
