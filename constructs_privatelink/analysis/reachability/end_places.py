"""Where the two ends of a connection may stand: each subnet with the addresses that count there."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.model import subnets_by_vpc
from constructs_privatelink.analysis.reachability.addresses import (
    FAMILIES,
    Packets,
    block,
    everything,
    hosts,
    interfaces,
    may_hold,
    nothing,
)
from constructs_privatelink.analysis.reachability.blocks import block_of, keys_around, of_any_family, unknown_block, vpc_packets
from constructs_privatelink.analysis.reachability.client_kinds import (
    CidrClient,
    PrefixListClient,
    SecurityGroupClient,
    VpcClient,
    WorkloadClient,
)
from constructs_privatelink.analysis.reachability.ends import End, missing, name_of
from constructs_privatelink.analysis.reachability.filters import UNKNOWN_RESOURCE, Span, anywhere, known
from constructs_privatelink.analysis.values import Unknown, UnknownBlock, known_values
from constructs_privatelink.decisions.clients import IPV4, IPV6

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.networks.model import Endpoint, Model, Network, Subnet, Vpc, Workload
    from constructs_privatelink.analysis.reachability.client_kinds import AnyClient
    from constructs_privatelink.analysis.reachability.crossing import Crossing
    from constructs_privatelink.analysis.reachability.group_filter import Groups
    from constructs_privatelink.analysis.values import Maybe, Target


class EndPlaces:
    """Where the ends of connections in a model may stand.

    Args:
        model: The networks.
        crossing: What joins them.

    """

    def __init__(self, model: Model, crossing: Crossing) -> None:
        self._model = model
        self._crossing = crossing
        self._interfaces: dict[tuple[int, int], tuple[Endpoint, list[End]]] = {}
        self._workloads: dict[int, tuple[Workload, list[End]]] = {}

    def endpoint(self, endpoint: Endpoint, version: int) -> list[End]:
        """Return the interfaces of an endpoint: one for each of its subnets, of all its host addresses."""
        key = (id(endpoint), version)
        if key not in self._interfaces:
            self._interfaces[key] = (endpoint, self._interfaces_of(endpoint, version))
        return self._interfaces[key][1]

    def _interfaces_of(self, endpoint: Endpoint, version: int) -> list[End]:
        if isinstance(endpoint.subnets, Unknown):
            span = self._hull(endpoint.vpc, version, endpoint.subnets)
            return [End(version, span, "a subnet that is not known", endpoint.vpc, groups=endpoint.groups, loose=endpoint.subnets)]
        return [self._interface(target, version, endpoint) for target in endpoint.subnets]

    def _interface(self, target: Target, version: int, endpoint: Endpoint) -> End:
        subnet = self._model.subnets.get(target)
        if subnet is None:
            reason = missing(target, "this subnet is not in the templates")
            return End(version, self._hull(endpoint.vpc, version, reason), str(target), endpoint.vpc, groups=endpoint.groups, loose=reason)
        network = block_of(subnet, version)
        vpc = endpoint.vpc if isinstance(subnet.vpc, Unknown) else subnet.vpc
        if network is None:
            network = Unknown(
                UNKNOWN_RESOURCE, name_of(subnet), f"it has no {FAMILIES[version]} block, and the endpoint has such addresses"
            )
        span = self._hull(vpc, version, network) if isinstance(network, Unknown) else known(hosts(network))
        plain = self._is_plain(subnet, network)
        within = keys_around(subnet, self._model.vpcs.get(vpc), version)
        return End(version, span, name_of(subnet), vpc, subnet, endpoint.groups, cidrs=_cidrs(network), plain=plain, within=within)

    def client(self, client: AnyClient, endpoint: Endpoint) -> Iterator[End]:
        """Yield where a client may stand, in each family it has."""
        match client:
            case WorkloadClient(workload):
                if id(workload) not in self._workloads:
                    self._workloads[id(workload)] = (workload, list(self._workload(workload)))
                yield from self._workloads[id(workload)][1]
            case CidrClient(network):
                yield from self._cidr(network, endpoint)
            case PrefixListClient(listed):
                if isinstance(listed.networks, Unknown):
                    yield from self._cidr(listed.networks, endpoint)
                else:
                    for network in listed.networks:
                        yield from self._cidr(network, endpoint)
            case VpcClient(vpc):
                yield from self._whole(vpc, (), checked=False)
            case SecurityGroupClient(target, _, blocks):
                group = self._model.groups.get(target)
                vpc = group.vpc if group else missing(target, "the VPC of this security group is not in the templates")
                if blocks is None or vpc not in self._model.vpcs:
                    yield from self._whole(vpc, (target,), checked=True)
                else:
                    yield from self._standing(self._model.vpcs[vpc], (target,), blocks)

    def _workload(self, workload: Workload) -> Iterator[End]:
        if isinstance(workload.subnets, Unknown):
            yield from self._unplaced(workload, workload.subnets, "a subnet that is not known")
            return
        for target in workload.subnets:
            subnet = self._model.subnets.get(target)
            if subnet is None:
                yield from self._unplaced(workload, missing(target, "this subnet is not in the templates"), str(target))
                continue
            only_ipv6, wish = block_of(subnet, IPV4) is None, workload.ipv6_in(subnet)
            for version in (IPV4, IPV6):
                network = block_of(subnet, version)
                perhaps = of_any_family(subnet) if network is None else None
                network = perhaps if network is None else network
                if network is None or (version == IPV6 and wish is False and not only_ipv6):
                    continue
                span = self._hull(subnet.vpc, version, network) if isinstance(network, Unknown) else known(hosts(network))
                maybe = None if only_ipv6 else perhaps or _wish(wish, version)
                plain = maybe is None and self._is_plain(subnet, network)
                yield End(
                    version,
                    span,
                    name_of(subnet),
                    subnet.vpc,
                    subnet,
                    workload.groups,
                    checked=workload.filtered,
                    cidrs=_cidrs(network),
                    maybe=maybe,
                    plain=plain,
                    within=keys_around(subnet, self._model.vpcs.get(subnet.vpc), version),
                )

    def _unplaced(self, workload: Workload, reason: Unknown, name: str) -> Iterator[End]:
        """Yield the ends of a workload in a subnet that is not known: it is in the VPC of its groups."""
        homes = [self._model.groups[group].vpc for group in known_values(workload.groups) if group in self._model.groups]
        vpc = homes[0] if homes else reason
        for version in self._families_of(vpc):
            span, maybe = self._hull(vpc, version, reason), _wish(reason if workload.ipv6 is None else workload.ipv6, version)
            yield End(
                version,
                span,
                name,
                vpc,
                None,
                workload.groups,
                checked=workload.filtered,
                loose=reason,
                maybe=maybe,
                within=keys_around(None, self._model.vpcs.get(vpc), version),
            )

    def _is_plain(self, subnet: Subnet, network: Maybe[Network]) -> bool:
        vpc = self._model.vpcs.get(subnet.vpc)
        return vpc is not None and not isinstance(network, Unknown) and block(network) <= vpc_packets(vpc, network.version)

    def _cidr(self, network: Maybe[Network], endpoint: Endpoint) -> Iterator[End]:
        if isinstance(network, Unknown):
            for version in (IPV4, IPV6):
                maybe = network if version == IPV6 else None
                span = Span(nothing(version), may_hold(version, network) & interfaces(version), reason=network)
                yield End(version, span, str(network), network, loose=network, maybe=maybe)
            return
        remaining, perhaps = block(network), None
        for vpc in self._by_nearness(endpoint):
            inside = remaining & vpc_packets(vpc, network.version)
            if not inside:
                continue
            ends = self._inside(vpc, inside, (), checked=False, whole=False)
            if isinstance(vpc.exists, Unknown) and vpc.id != endpoint.vpc:
                perhaps = vpc.exists
                yield from (replace(end, maybe=end.maybe or perhaps, instead=True) for end in ends)
            else:
                yield from ends
                remaining -= inside
        if remaining:
            home = self._model.vpcs.get(endpoint.vpc)
            loose = missing(endpoint.vpc, "its blocks are not known") if home is None else unknown_block(home, network.version)
            cidrs = remaining.blocks()
            name = ", ".join(remaining.blocks())
            yield End(network.version, known(remaining), name, None, cidrs=cidrs, loose=loose, maybe=perhaps, instead=perhaps is not None)

    def _by_nearness(self, endpoint: Endpoint) -> list[Vpc]:
        home, near = endpoint.vpc, self._crossing.neighbours(endpoint.vpc)
        return sorted(self._model.vpcs.values(), key=lambda vpc: 0 if vpc.id == home else 1 if vpc.id in near else 2)

    def _whole(self, target: Target, groups: Groups, *, checked: bool) -> Iterator[End]:
        vpc = self._model.vpcs.get(target)
        if vpc is None:
            reason = missing(target, "this VPC is not in the templates")
            yield End(IPV4, anywhere(IPV4, reason), str(target), target, None, groups, checked=checked, loose=reason)
            return
        for version in self._families_of(target):
            yield from self._inside(vpc, vpc_packets(vpc, version), groups, checked=checked, whole=True)

    def _standing(self, vpc: Vpc, groups: Groups, blocks: tuple[Maybe[Network], ...]) -> Iterator[End]:
        """Yield the places of whoever carries some groups in blocks of a VPC that somebody names."""
        for network in blocks:
            if isinstance(network, Unknown):
                span = self._hull(vpc.id, IPV4, network)
                yield End(IPV4, span, str(network), vpc.id, None, groups, checked=True, loose=network)
            else:
                inside = block(network) & vpc_packets(vpc, network.version)
                yield from self._inside(vpc, inside, groups, checked=True, whole=False)

    def _families_of(self, target: Target) -> tuple[int, ...]:
        vpc = self._model.vpcs.get(target)
        if vpc is None:
            return (IPV4,)
        return tuple(version for version in (IPV4, IPV6) if vpc_packets(vpc, version) or unknown_block(vpc, version))

    def _inside(self, vpc: Vpc, inside: Packets, groups: Groups, *, checked: bool, whole: bool) -> Iterator[End]:
        """Yield the parts of some addresses of a VPC: each subnet's, then those in no subnet."""
        version = inside.version
        within = keys_around(None, vpc, version)
        end = End(version, known(inside), str(vpc.path or vpc.id), vpc.id, None, groups, checked, within=within)
        remaining, doubt = inside, unknown_block(vpc, version) if whole else None
        unplaced: list[tuple[Subnet, Unknown]] = []
        for subnet in self._subnets.get(vpc.id, []):
            network = block_of(subnet, version)
            if isinstance(network, Unknown):
                unplaced.append((subnet, network))
            elif network is not None and (part := inside & block(network)):
                maybe = subnet.exists if isinstance(subnet.exists, Unknown) else None
                remaining -= block(network)
                subnet_end = replace(
                    end, span=known(part), name=name_of(subnet), cidrs=part.blocks(), maybe=maybe, instead=maybe is not None
                )
                yield replace(subnet_end, subnet=subnet)
                if maybe is not None:
                    yield subnet_end
        for subnet, reason in unplaced:
            may = everything(version) if doubt else remaining
            span = Span(nothing(version), may, whole, reason)
            yield replace(end, span=span, name=name_of(subnet), subnet=subnet, maybe=None if whole else reason)
        hidden = unplaced[0][1] if unplaced else None if vpc.closed else _open(vpc)
        if remaining:
            span = known(remaining) if hidden is None else Span(nothing(version), remaining, some=False, reason=hidden)
            yield replace(end, span=span, cidrs=remaining.blocks(), loose=hidden)
        if doubt and not unplaced:
            yield replace(end, span=anywhere(version, doubt), loose=doubt)

    @cached_property
    def _subnets(self) -> dict[Target, list[Subnet]]:
        return subnets_by_vpc(self._model)

    def _hull(self, target: Target, version: int, reason: Unknown) -> Span:
        """Return the span of a subnet of which only the VPC is known: it lies in the VPC's blocks."""
        vpc = self._model.vpcs.get(target)
        around = may_hold(version, reason) & interfaces(version) if isinstance(reason, UnknownBlock) else interfaces(version)
        if vpc is None or unknown_block(vpc, version) or not vpc_packets(vpc, version):
            return Span(nothing(version), around, reason=reason)
        return Span(nothing(version), vpc_packets(vpc, version) & around, reason=reason)


def _open(vpc: Vpc) -> Unknown:
    return Unknown(UNKNOWN_RESOURCE, str(vpc.id), "the VPC is imported: its other subnets are not known")


def _cidrs(network: Maybe[Network]) -> tuple[str, ...]:
    return () if isinstance(network, Unknown) else (str(network),)


def _wish(ipv6: Maybe[bool], version: int) -> Unknown | None:
    """Return why a workload perhaps has no addresses of an IP version."""
    return ipv6 if version == IPV6 and isinstance(ipv6, Unknown) else None
