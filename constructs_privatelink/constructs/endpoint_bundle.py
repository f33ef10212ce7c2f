"""What a kind of workload needs in a VPC without internet access, in one line: each endpoint with the reason why it is there.

```python
fargate = EndpointBundle(self, "Fargate", network=network, bundle=Bundle.ECS_FARGATE, also=["secretsmanager"], without=["logs"])
fargate.members["s3"].why
print(fargate.table)
```
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from aws_cdk import aws_ec2 as ec2
from constructs import Construct

from constructs_privatelink.catalogue.bundles import Bundle
from constructs_privatelink.catalogue.workload_bundles import workload_bundles
from constructs_privatelink.constructs import policy_documents
from constructs_privatelink.constructs.construct_paths import path_of
from constructs_privatelink.constructs.endpoint import PrivateLinkEndpoint
from constructs_privatelink.constructs.existing import ExistingEndpoint
from constructs_privatelink.constructs.gateway_endpoint import GatewayEndpoint
from constructs_privatelink.constructs.growing_network import GrowingNetwork
from constructs_privatelink.constructs.needed_by import NotesNeeds
from constructs_privatelink.constructs.network import wiring_of
from constructs_privatelink.constructs.networked_endpoint import subject_of
from constructs_privatelink.constructs.wiring import warn
from constructs_privatelink.decisions import adoption, bundles, service_regions
from constructs_privatelink.errors import Doubt, PrivateLinkError, Problems

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aws_cdk import aws_iam as iam

    from constructs_privatelink.catalogue.service import Service
    from constructs_privatelink.catalogue.workload_bundles import WorkloadBundle
    from constructs_privatelink.constructs.peers import ClientLike
    from constructs_privatelink.decisions.bundles import Wanted
    from constructs_privatelink.policy.document import EndpointPolicy

BundleEndpoint: TypeAlias = PrivateLinkEndpoint | ExistingEndpoint | GatewayEndpoint | ec2.GatewayVpcEndpoint


@dataclass(frozen=True)
class BundleMember:
    """One endpoint of a bundle, with its reason.

    Args:
        service: What it leads to.
        why: What it is for.
        endpoint: The endpoint; the network's existing one where it uses that, the CDK's own gateway endpoint where the VPC had it already.
        is_new: Whether it was made for this bundle, and not there already.

    """

    service: Service
    why: str
    endpoint: BundleEndpoint
    is_new: bool


class EndpointBundle(Construct):
    """The endpoints that AWS lists for a kind of workload, as far as the network lacks them.

    They stand in the network under the short names of their services, as `EndpointNetwork.add` and `EndpointNetwork.add_gateway` make them:
    two bundles share what both need, and taking one away keeps what the other needs.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        network: GrowingNetwork,
        bundle: Bundle,
        also: Sequence[str | Service] = (),
        without: Sequence[str | Service] = (),
        policy: EndpointPolicy | iam.PolicyDocument | None = None,
    ) -> None:
        """Make what the network lacks. What is to be made otherwise, a gateway endpoint with its prefix list for instance, is made before.

        Args:
            scope: Parent construct.
            id: Construct id.
            network: The network to share. Its clients reach the endpoints.
            bundle: The kind of workload: ``Bundle.ECS_FARGATE``.
            also: Services to have too: those that only some workloads of the kind need, or any others. Amazon S3 and DynamoDB come by
                gateway.
                Default: - nothing.
            without: Services of the list to do without.
                Default: - nothing.
            policy: What may be called through each endpoint; a service that takes none draws a warning.
                Default: - that of the network, else AWS's own, which allows everything; of an endpoint that is there, its own.

        Raises:
            PrivateLinkError: A service is not known, or not in the list; another network of the VPC has the names of one; an endpoint is
                refused, or is there with another policy. The text lists every reason.

        """
        super().__init__(scope, id)
        problems = Problems(subject_of(self, id))
        kind = problems.attempt(lambda: _kind(bundle))
        document = problems.attempt(lambda: policy_documents.as_policy(policy))
        problems.add(_not_a_network(network))
        wanted = (problems.attempt(lambda: bundles.chosen(kind, also, without)) or ()) if kind is not None else ()
        problems.refuse()
        if kind is None:
            raise AssertionError  # pragma: no cover - there is always a problem here
        self._bundle, self._network = kind, network
        self._members: dict[str, BundleMember] = {}
        for member in wanted:
            self._take(member, document, problems)
        problems.refuse()

    def _take(self, wanted: Wanted, policy: EndpointPolicy | None, problems: Problems) -> None:
        """Use the network's endpoint of a service, or make it."""
        service, wiring = wanted.service, wiring_of(self._network)
        if policy is not None and service.endpoint_policy is False:
            text = f"'{service}' takes no endpoint policy: the bundle's does not limit what is called through it; acknowledge that"
            warn(self, [Doubt("bundle-policy-not-taken", text)])
            policy = None
        existing = None if wanted.by_gateway else self._network.existing_endpoint(service, _region_of(service, wiring.region))
        if policy is not None and existing is not None:
            warn(self, adoption.unlimited({service.short_name: existing.vpc_endpoint_id}))
            policy = None
        there = set(map(id, wiring.endpoints))
        try:
            endpoint = self._endpoint_of(wanted, policy)
        except PrivateLinkError as error:
            name = service.short_name
            problems.add(f"{reason}, or give without=[{name!r}]" for reason in error.reasons)
            return
        is_new = isinstance(endpoint, PrivateLinkEndpoint | GatewayEndpoint) and id(endpoint) not in there
        self._members[service.short_name] = BundleMember(service, wanted.why, endpoint, is_new)
        if isinstance(endpoint, NotesNeeds):
            endpoint.note_needs({path_of(self): (wanted.why,)})

    def _endpoint_of(self, wanted: Wanted, policy: EndpointPolicy | None) -> BundleEndpoint:
        name = wanted.service.short_name
        if not wanted.by_gateway:
            return self._network.add(wanted.service, policy=policy)[name]
        return self._network.add_gateway(wanted.service, policy=policy)[name]

    @property
    def members(self) -> Mapping[str, BundleMember]:
        """What the workloads need, by short name, in the order of AWS's page: the service, why, and the endpoint."""
        return MappingProxyType(self._members)

    @property
    def network(self) -> GrowingNetwork:
        """Where the endpoints live."""
        return self._network

    def allow_from(self, client: ClientLike, name: str | None = None) -> None:
        """Let one more client reach every endpoint of the bundle, and no others of the network.

        Args:
            client: A CIDR, ``IPeer``, ``IConnectable``, ``ISubnet`` or ``IVpc``; a prefix list id where no member is a gateway endpoint.
            name: What ids derive from where the client is a token.
                Default: - what the token stands for.

        Raises:
            PrivateLinkError: It is no client, or a network ACL cannot take it. Whom a gateway endpoint alone cannot serve, such as a client
                in another VPC, draws a warning.

        """
        problems = Problems(f"{subject_of(self, self.node.id)}.allow_from")
        endpoints = [member.endpoint for member in self._members.values()]
        interfaces = [endpoint for endpoint in endpoints if isinstance(endpoint, PrivateLinkEndpoint)]
        for endpoint in interfaces:
            problems.attempt(partial(endpoint.allow_from, client, name))
        problems.refuse()
        self._allow_into_existing(client, name)
        for gateway in (endpoint for endpoint in endpoints if isinstance(endpoint, GatewayEndpoint)):
            problems.attempt(partial(gateway.allow_from, client, name))
        if not interfaces:
            problems.refuse()
        warn(self, [Doubt("bundle-client-without-gateway", f"{reason}; or acknowledge this") for reason in problems.reasons])

    def _allow_into_existing(self, client: ClientLike, name: str | None) -> None:
        """Let a client into the existing endpoints whose groups are known, and say which others it has to be let into elsewhere."""
        existing = {key: member.endpoint for key, member in self._members.items() if isinstance(member.endpoint, ExistingEndpoint)}
        for endpoint in existing.values():
            if endpoint.groups_are_known:
                endpoint.allow_from(client, name)
        closed = {key: endpoint.vpc_endpoint_id for key, endpoint in existing.items() if not endpoint.groups_are_known}
        warn(self, adoption.unchanged(closed, [name or "the client"]))

    @property
    def table(self) -> str:
        """The endpoints as text: what each costs a month, why it is there, and AWS's page."""
        rows = [
            bundles.Row(
                name, member.why, gateway=not isinstance(member.endpoint, PrivateLinkEndpoint | ExistingEndpoint), is_new=member.is_new
            )
            for name, member in self._members.items()
        ]
        zones = wiring_of(self._network).chosen.count or None
        pages = [f"{self._bundle.page} (read on {self._bundle.read_on})"]
        if self._bundle.confidence != "high":
            pages.append("the page calls none of them required: what workloads need depends on what they do")
        return bundles.table(f"For {self._bundle.title}", rows, region=wiring_of(self._network).region, zones=zones, pages=pages)


def _is_gateway(endpoint: BundleEndpoint) -> bool:
    return not isinstance(endpoint, PrivateLinkEndpoint | ExistingEndpoint)


def _region_of(service: Service, region: str | None) -> str | None:
    return service_regions.decide(service, None, region).other


def _not_a_network(network: object) -> list[str]:
    if isinstance(network, GrowingNetwork):
        return []
    return [f"got network={network!r}; give an EndpointNetwork, in which the endpoints are made"]


def _kind(bundle: object) -> WorkloadBundle:
    known = workload_bundles()
    if isinstance(bundle, str) and bundle in known:
        return known[bundle]
    near = get_close_matches(str(bundle).lower(), known, n=2)
    meant = " or ".join(f"Bundle.{Bundle(name).name}" for name in near)
    way_out = f"did you mean {meant}?" if near else "give one, such as Bundle.ECS_FARGATE"
    raise PrivateLinkError("bundle", [f"got bundle={bundle!r}, which is no bundle; {way_out}"])
