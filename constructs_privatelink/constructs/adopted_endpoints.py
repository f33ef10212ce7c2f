"""The endpoints that a network uses as they are: ``EndpointNetwork(existing={AwsService.KMS: "vpce-0123456789abcdef0"})``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from constructs_privatelink.catalogue.service import Service
from constructs_privatelink.constructs.construct_paths import is_token, path_of
from constructs_privatelink.constructs.existing import ExistingEndpoint
from constructs_privatelink.constructs.intents import at_synthesis
from constructs_privatelink.constructs.peers import in_words, offers
from constructs_privatelink.constructs.service_objects import as_service
from constructs_privatelink.constructs.vpc_facts import cfn_vpc
from constructs_privatelink.decisions import adoption, service_regions, used_endpoints
from constructs_privatelink.errors import PrivateLinkError, Problems

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aws_cdk import aws_ec2 as ec2
    from constructs import Construct

    from constructs_privatelink.constructs.wiring import NetworkWiring
    from constructs_privatelink.decisions.clients import Client
    from constructs_privatelink.errors import Doubt

Existing: TypeAlias = "Mapping[Service | str | ec2.IInterfaceVpcEndpointService, str | ExistingEndpoint]"
"""What a network uses: by service or by a service's name, the id of the endpoint, or what ``from_attributes`` returns."""


class AdoptedEndpoints:
    """The existing endpoints of one network.

    Args:
        network: The network.
        existing: What the user gave; None for nothing.
        wiring: What the network's endpoints share.

    Attributes:
        by_name: The endpoints by the short names of their services, with the Region behind where that is another.

    """

    def __init__(self, network: Construct, existing: Existing | None, wiring: NetworkWiring) -> None:
        self._network, self._wiring = network, wiring
        self._problems = Problems("existing")
        self.by_name: dict[str, ExistingEndpoint] = {}
        for key, given in self._pairs(existing):
            service = _service(key, self._problems)
            if service is not None:
                self._adopt(service, given)
        ids = {name: known_id(endpoint) for name, endpoint in self.by_name.items()}
        self._problems.add(adoption.shared_ids({name: known for name, known in ids.items() if known is not None}))

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why something is no endpoint to use, or cannot have the names that it is taken to have."""
        holders = [(service, own, self._wiring.claims.holder(vpc, service.name_template)) for vpc, service, own in self._named()]
        taken = [adoption.named_twice(service, own, other) for service, own, other in holders if other is not None and other != own]
        return tuple(f"existing: {reason}" for reason in (*self._problems.reasons, *taken))

    def take_names(self) -> None:
        """Let the endpoints have the private names of their services in the VPC, and be declared to the proof."""
        self._wiring.existing = {endpoint.service.short_name: known_id(endpoint) or "" for endpoint in self.by_name.values()}
        for vpc, service, own in self._named():
            self._wiring.claims.claim(vpc, service.name_template, own)
        vpc_resource = cfn_vpc(self._wiring.vpc) if self._wiring.existing else None
        if vpc_resource is not None:
            vpc_resource.add_metadata(used_endpoints.key_of(path_of(self._network)), at_synthesis(self._told_at_the_vpc))

    def _told_at_the_vpc(self) -> dict[str, str] | None:
        """Return what no endpoint of the network tells; None where one does."""
        existing = self._wiring.existing
        return None if self._wiring.endpoints else {name: existing[name] for name in sorted(existing)}

    def doubts_about(self, clients: Sequence[Client]) -> tuple[Doubt, ...]:
        """Return the doubts that nobody lets the network's clients in there, and that its policy does not count there."""
        ids = {name: known_id(endpoint) or "a token" for name, endpoint in self.by_name.items()}
        unlimited = () if self._wiring.policy is None else adoption.unlimited(ids)
        return (*adoption.unchanged(ids, [client.key for client in clients if client.declared]), *unlimited)

    def refusals_to_admit(self) -> list[str]:
        """Return why the groups of an endpoint take no rules."""
        return [reason for endpoint in self.by_name.values() for reason in endpoint.refusals_to_admit()]

    def admit(self, clients: Sequence[Client]) -> None:
        """Let clients in where the groups of an endpoint are known."""
        for endpoint in self.by_name.values():
            if endpoint.groups_are_known:
                endpoint.admit(clients)

    def of(self, service: Service, other: str | None) -> ExistingEndpoint | None:
        """Return the endpoint that is used for a service; None for none.

        Args:
            service: The service.
            other: Its Region where that is another than the network's.

        """
        endpoint = self.by_name.get(name_of(service, other))
        return endpoint if endpoint is not None and endpoint.service.name_template == service.name_template else None

    def _pairs(self, existing: object) -> list[tuple[object, object]]:
        if existing is None:
            return []
        if isinstance(existing, Mapping):
            return list(existing.items())
        self._problems.add([f"got {in_words(existing)}; give a mapping from services to ids: existing={{AwsService.KMS: 'vpce-...'}}"])
        return []

    def _adopt(self, service: Service, given: object) -> None:
        place = service_regions.decide(service, None, self._wiring.region)
        name = name_of(service, place.other)
        reasons = [*adoption.refusals_of_service(service), *place.reasons, *_refusals(service, given)]
        if name in self.by_name:
            reasons.append(f"got 2 endpoints for {name!r}; give one")
        self._problems.add(reasons)
        if not reasons:
            self.by_name[name] = given if isinstance(given, ExistingEndpoint) else _made(self._network, name, service, str(given))

    def _named(self) -> Iterator[tuple[str, Service, str]]:
        """Find the endpoints whose private names count: the VPC, the service, and what holds its names."""
        for endpoint in self.by_name.values():
            service, vpc = endpoint.service, self._wiring.vpc_identity
            if vpc is not None and endpoint.private_dns is not False and service.private_dns is not False:
                yield vpc, service, known_id(endpoint) or path_of(endpoint)


def known_id(endpoint: ExistingEndpoint) -> str | None:
    """Return the id of an endpoint; None where the deployment alone knows it."""
    return None if is_token(endpoint.vpc_endpoint_id) else endpoint.vpc_endpoint_id


def _service(key: object, problems: Problems) -> Service | None:
    if isinstance(key, str) and is_token(key):
        problems.add(["got a token as a service; give AwsService.KMS, or a short name such as 'kms'"])
        return None
    if not isinstance(key, str):
        return as_service(key, problems)
    try:
        return Service.find(key)
    except PrivateLinkError as error:
        problems.add(f"{key!r}: {reason}" for reason in error.reasons)
        return None


def _refusals(service: Service, given: object) -> list[str]:
    if isinstance(given, ExistingEndpoint):
        if given.service.name_template == service.name_template:
            return []
        return [f"got the endpoint '{path_of(given)}' of '{given.service}' for {str(service)!r}; give it for its service"]
    if not isinstance(given, str) and offers(given, "vpc_endpoint_id"):
        way_out = "give its id, or PrivateLinkEndpoint.from_attributes(...); one of this app joins with network=..."
        return [f"got an endpoint that the CDK made or imported for {str(service)!r}; {way_out}"]
    return adoption.refusals_of_id(service, given, is_token=isinstance(given, str) and is_token(given))


def name_of(service: Service, other: str | None) -> str:
    """Return the id of a network's endpoint of a service: its short name, with the Region where that is another than the network's."""
    return service.short_name if other is None else f"{service.short_name}-{other}"


def _made(network: Construct, name: str, service: Service, vpc_endpoint_id: str) -> ExistingEndpoint:
    return ExistingEndpoint(
        network, name, vpc_endpoint_id=vpc_endpoint_id, service=service, dns_name=None, hosted_zone_id=None, security_groups=()
    )
