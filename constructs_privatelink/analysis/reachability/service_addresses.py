"""The public addresses of a service behind a gateway endpoint: AWS publishes them as a prefix list, and a saved answer of it may be there.

Source: https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.declared import Declared
from constructs_privatelink.analysis.reachability.addresses import block, nothing, public, union
from constructs_privatelink.analysis.reachability.ends import End
from constructs_privatelink.analysis.reachability.filters import UNRESOLVED, Span, known
from constructs_privatelink.analysis.values import Unknown
from constructs_privatelink.catalogue.partitions import REGION

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from constructs_privatelink.analysis.networks.model import Endpoint, Model, Network
    from constructs_privatelink.analysis.values import Target


@dataclass(frozen=True)
class ServiceAddresses:
    """The public addresses of a service.

    Args:
        name: What to call them: ``"the public addresses of Amazon S3"``.
        lists: The prefix lists that hold them, by their ids.
        networks: The blocks of these lists; None where no answer of AWS tells.
        service: The full name of the service, as AWS calls its prefix list too.
        assumptions: What is taken for granted of them, on the word of the app.
        of_others: Prefix lists that hold the addresses of other services.

    """

    name: str
    lists: frozenset[Target]
    networks: tuple[Network, ...] | None
    service: str
    assumptions: tuple[str, ...] = ()
    of_others: frozenset[Target] = frozenset()

    @property
    def held_by(self) -> Mapping[Target, bool]:
        """Whether prefix lists hold the addresses, of those of which that is known."""
        return {**dict.fromkeys(self.of_others, False), **dict.fromkeys(self.lists, True)}

    def end(self, endpoint: Endpoint, version: int) -> End:
        """Return the far end of a connection to them."""
        if self.networks is not None:
            own = tuple(network for network in self.networks if network.version == version)
            span = known(union(version, (box for network in own for box in block(network).boxes)))
            return End(version, span, self.name, None, cidrs=tuple(map(str, own)), named=self.name)
        reason = Unknown(UNRESOLVED, endpoint.path or str(endpoint.id), "which public addresses the service has is not in the templates")
        return End(version, Span(nothing(version), public(version), reason=reason), self.name, None, named=self.name)


def service_addresses(model: Model, endpoint: Endpoint) -> ServiceAddresses:
    """Return the addresses of the service behind a gateway endpoint."""
    called = endpoint.service.title if endpoint.service is not None and endpoint.service.title else "the service"
    name = endpoint.service_name if isinstance(endpoint.service_name, str) else ""
    pattern = re.compile(re.escape(name).replace(re.escape(REGION), r"[a-z0-9-]+"))
    lists = frozenset(target for target, title in model.prefix_list_names.items() if name and pattern.fullmatch(title))
    networks = tuple(network for target in sorted(lists, key=str) for network in model.prefix_lists.get(target, ()))
    of_others = frozenset(_of_others(model, endpoint, pattern) if name else ())
    addresses = ServiceAddresses(f"the public addresses of {called}", lists, networks or None, name or "the service", of_others=of_others)
    return addresses if lists else _as_declared(addresses, endpoint)


def _of_others(model: Model, endpoint: Endpoint, own_name: re.Pattern[str]) -> Iterator[Target]:
    """Yield the prefix lists of other services: by the names that AWS tells, and on the word of the app in the same VPC.

    A list is of one service, so that what lets packets out to another service's does not let them out here. Amazon S3 and S3 Express One
    Zone are of one kin, and nobody documents that neither's list holds addresses of the other.
    """
    for target, title in model.prefix_list_names.items():
        # Nobody but AWS may call a list so: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateManagedPrefixList.html
        is_named = title.startswith("com.amazonaws.")
        if is_named and not own_name.fullmatch(title) and not _akin(endpoint, title.rpartition(".")[2]):
            yield target
    for other in model.endpoints:
        if other.vpc == endpoint.vpc and isinstance(other.declared, Declared) and not _akin(endpoint, other.short_name):
            yield from (listed.target for listed in other.declared.prefix_lists)


def _akin(endpoint: Endpoint, other: str | None) -> bool:
    own = endpoint.short_name
    return own is None or other is None or own.startswith(other) or other.startswith(own)


def _as_declared(addresses: ServiceAddresses, endpoint: Endpoint) -> ServiceAddresses:
    """Return the addresses as the endpoint's app says them, where no answer of AWS does."""
    declared = endpoint.declared
    if not isinstance(declared, Declared):
        return addresses
    known = [network for listed in declared.prefix_lists if not isinstance(listed.networks, Unknown) for network in listed.networks]
    lists = frozenset(listed.target for listed in declared.prefix_lists if not isinstance(listed.target, Unknown))
    assumptions = [f"{listed} is the prefix list of {addresses.service}, as the app says" for listed in sorted(map(str, lists))]
    blocks = (*declared.service_blocks, *known)
    if blocks:
        assumptions.append(f"{addresses.name} are those that the app gives")
    return replace(addresses, lists=lists, networks=tuple(dict.fromkeys(blocks)) or None, assumptions=tuple(assumptions))
