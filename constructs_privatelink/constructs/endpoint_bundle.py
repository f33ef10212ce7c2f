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
from types import MappingProxyType
from typing import TYPE_CHECKING

from aws_cdk import aws_ec2 as ec2

from constructs_privatelink.argument_kinds import shown
from constructs_privatelink.catalogue.bundles import Bundle
from constructs_privatelink.catalogue.workload_bundles import workload_bundles
from constructs_privatelink.constructs import policy_documents
from constructs_privatelink.constructs.construct_paths import path_of
from constructs_privatelink.constructs.endpoint_set import EndpointSet, SetEndpoint, is_new, not_a_network
from constructs_privatelink.constructs.needed_by import NotesNeeds
from constructs_privatelink.constructs.network import wiring_of
from constructs_privatelink.constructs.networked_endpoint import subject_of
from constructs_privatelink.constructs.service_objects import endpoints_of_the_cdk
from constructs_privatelink.constructs.wiring import refuse, warn
from constructs_privatelink.decisions import adoption, bundles
from constructs_privatelink.errors import Doubt, PrivateLinkError, Problems

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aws_cdk import aws_iam as iam
    from constructs import Construct

    from constructs_privatelink.catalogue.service import Service
    from constructs_privatelink.catalogue.workload_bundles import WorkloadBundle
    from constructs_privatelink.constructs.growing_network import GrowingNetwork
    from constructs_privatelink.decisions.bundles import Wanted
    from constructs_privatelink.policy.document import EndpointPolicy


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
    endpoint: SetEndpoint
    is_new: bool


class EndpointBundle(EndpointSet):
    """The endpoints that AWS lists for a kind of workload, as far as the network lacks them and AWS has them in its Region.

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
                refused, or is there with another policy. The text lists every reason. The others are made, and a warning tells whoever
                catches this.

        """
        super().__init__(scope, id)
        problems = Problems(subject_of(self, id))
        kind = problems.attempt(lambda: _kind(bundle))
        document = problems.attempt(lambda: policy_documents.as_policy(policy))
        strange = not_a_network(network)
        problems.add(strange)
        region = None if strange else wiring_of(network).region
        wanted = (problems.attempt(lambda: bundles.chosen(kind, also, without, region)) or ()) if kind is not None else ()
        problems.refuse()
        if kind is None:
            raise AssertionError  # pragma: no cover - there is always a problem here
        self._bundle, self._network = kind, network
        self._members: dict[str, BundleMember] = {}
        taken, there = self._taken(), len(wiring_of(network).endpoints)
        with wiring_of(network).intents.written_once():
            for member in wanted:
                name = member.service.short_name
                if name in taken and not member.by_gateway:
                    way_out = f"let workloads in there, and give without=[{name!r}]"
                    problems.add([f"{name!r}: '{taken[name]}' has the names of the service in the VPC already; {way_out}"])
                else:
                    self._take(member, document, problems)
        refuse(self, problems, wiring_of(network).endpoints[there:])

    def _taken(self) -> dict[str, str]:
        """Return the services whose names endpoints have that the CDK added to the VPC, with the paths of these."""
        return {
            name: path_of(endpoint)
            for name, endpoint, resource in endpoints_of_the_cdk(self._network.vpc)
            if isinstance(endpoint, ec2.InterfaceVpcEndpoint) and resource.private_dns_enabled is not False
        }

    def _take(self, wanted: Wanted, policy: EndpointPolicy | None, problems: Problems) -> None:
        """Use the network's endpoint of a service, or make it."""
        service, wiring = wanted.service, wiring_of(self._network)
        if policy is not None and service.endpoint_policy is False:
            text = f"'{service}' takes no endpoint policy: the bundle's does not limit what is called through it; acknowledge that"
            warn(self, [Doubt("bundle-policy-not-taken", text)])
            policy = None
        existing = None if wanted.by_gateway else self._network.existing_endpoint(service)
        if policy is not None and existing is not None:
            warn(self, adoption.unlimited({service.short_name: existing.vpc_endpoint_id}))
            policy = None
        there = list(wiring.endpoints)
        try:
            endpoint = self._endpoint_of(wanted, policy)
        except PrivateLinkError as error:
            name = service.short_name
            problems.add(f"{reason}, or give without=[{name!r}]" for reason in error.reasons)
            return
        self._members[service.short_name] = BundleMember(service, wanted.why, endpoint, is_new(endpoint, there))
        if isinstance(endpoint, NotesNeeds):
            endpoint.note_needs({path_of(self): (wanted.why,)})

    def _endpoint_of(self, wanted: Wanted, policy: EndpointPolicy | None) -> SetEndpoint:
        name = wanted.service.short_name
        if not wanted.by_gateway:
            return self._network.add(wanted.service, policy=policy)[name]
        return self._network.add_gateway(wanted.service, policy=policy)[name]

    @property
    def members(self) -> Mapping[str, BundleMember]:
        """What the workloads need, by short name, in the order of AWS's page: the service, why, and the endpoint."""
        return MappingProxyType(self._members)

    @property
    def _of(self) -> Mapping[str, BundleMember]:
        return self._members

    @property
    def _title(self) -> str:
        return self._bundle.title

    @property
    def _pages(self) -> Sequence[str]:
        uncertain = [] if self._bundle.confidence == "high" else ["the page calls none of them required: that depends on what workloads do"]
        return [f"{self._bundle.page} (read on {self._bundle.read_on})", *uncertain]


def _kind(bundle: object) -> WorkloadBundle:
    known = workload_bundles()
    if isinstance(bundle, str) and bundle in known:
        return known[bundle]
    near = get_close_matches(str(bundle).lower(), known, n=2)
    meant = " or ".join(f"Bundle.{Bundle(name).name}" for name in near)
    way_out = f"did you mean {meant}?" if near else "give one, such as Bundle.ECS_FARGATE"
    raise PrivateLinkError("bundle", [f"got bundle={shown(bundle)}, which is no bundle; {way_out}"])
