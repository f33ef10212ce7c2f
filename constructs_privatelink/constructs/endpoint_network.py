"""The network that users make: what endpoints share, and the endpoints that it makes itself.

```python
network = EndpointNetwork(self, "Endpoints", vpc=vpc)
endpoints = network.add("kms", "sqs", AwsService.SNS)
endpoints["kms"].allow_from(function)
```
"""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from constructs_privatelink.catalogue.service import Service
from constructs_privatelink.constructs import policy_documents
from constructs_privatelink.constructs.default_values import values_at
from constructs_privatelink.constructs.endpoint import PrivateLinkEndpoint
from constructs_privatelink.constructs.network import EndpointNetworkBase
from constructs_privatelink.constructs.service_objects import as_service
from constructs_privatelink.decisions import endpoint_defaults, service_regions
from constructs_privatelink.errors import Answer, PrivateLinkError, Problems

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from aws_cdk import aws_ec2 as ec2
    from aws_cdk import aws_iam as iam

    from constructs_privatelink.policy.document import EndpointPolicy


class EndpointNetwork(EndpointNetworkBase):
    """What the endpoints of a VPC share: subnets, security groups, network ACL entries and clients."""

    def add(
        self,
        *services: str | Service | ec2.IInterfaceVpcEndpointService,
        policy: EndpointPolicy | iam.PolicyDocument | None = None,
        private_dns: bool | None = None,
        service_region: str | None = None,
    ) -> Mapping[str, PrivateLinkEndpoint]:
        """Make one interface endpoint for each service, unless the network has it already.

        They stand in the network's own scope, under the short name of their service (``"kms"``, and ``"kms-us-west-2"`` for a service of
        another Region), so that the order of calls and who else asks for a service changes no logical id.

        Args:
            services: Short names (``"kms"``), full names, services of the catalogue, ``Service.custom(...)``, or the CDK's service objects.
            policy: What may be called through each of them.
                Default: - that of the network, else AWS's own, which allows everything; of an endpoint that is there, its own.
            private_dns: Whether the services' own names lead to the endpoints inside the VPC.
                Default: - on, unless a service has none, or is a partner's of which nothing is known.
            service_region: The Region of the services where it is another than the network's.
                Default: - the network's own; for a global service that AWS lists as reachable from other Regions, its home.

        Returns:
            The endpoints by the short names of their services, in the order in which they were asked for.

        Raises:
            PrivateLinkError: EC2 would reject one, or one is there already and is not what is asked for; the text lists every reason.

        """
        problems = Problems(f"EndpointNetwork '{self.node.id}'.add")
        if not services:
            problems.add(["got no service; give some: add('kms', AwsService.SNS)"])
        document = problems.attempt(lambda: policy_documents.as_policy(policy))
        asked = [_service(service, problems) for service in services]
        problems.refuse()
        endpoint_of = partial(self._endpoint_of, policy=document, private_dns=private_dns, service_region=service_region)
        endpoints = {
            service.short_name: _attempt(service.short_name, partial(endpoint_of, service), problems)
            for service in asked
            if service is not None
        }
        problems.refuse()
        return MappingProxyType({name: endpoint for name, endpoint in endpoints.items() if endpoint is not None})

    def _endpoint_of(
        self, service: Service, *, policy: EndpointPolicy | None, private_dns: bool | None, service_region: str | None
    ) -> PrivateLinkEndpoint:
        """Return the network's endpoint of a service, made where there is none.

        Raises:
            PrivateLinkError: It is there and is not what is asked for, or EC2 would reject it.

        """
        region = service_regions.decide(service, service_region, self._wiring.region).other
        name = service.short_name if region is None else f"{service.short_name}-{region}"
        present = self._present(service, region, name, private_dns=private_dns)
        if present is None:
            return PrivateLinkEndpoint(
                self, name, network=self, service=service, policy=policy, private_dns=private_dns, service_region=service_region
            )
        differences = _differences(present, service, policy, private_dns=private_dns)
        if differences:
            raise PrivateLinkError(f"endpoint '{name}'", differences)
        return present

    def _present(self, service: Service, region: str | None, name: str, *, private_dns: bool | None) -> PrivateLinkEndpoint | None:
        """Return the endpoint of a service that does what is asked for: one that was added, else one that was declared with the network."""
        endpoints = [
            endpoint
            for endpoint in self._wiring.endpoints
            if isinstance(endpoint, PrivateLinkEndpoint)
            and endpoint.service.name_template == service.name_template
            and endpoint.service_region == region
        ]
        added = [endpoint for endpoint in endpoints if endpoint.node.scope is self and endpoint.node.id == name]
        asked = endpoint_defaults.private_dns(values_at(self).private_dns, service) if private_dns is None else private_dns
        # Who says nothing wants the service's own names to lead there, if it has any.
        wanted = (service.private_dns is not False) if asked is None else asked
        declared = [endpoint for endpoint in endpoints if endpoint.private_dns == wanted]
        return next(iter([*added, *declared]), None)


def _service(given: object, problems: Problems) -> Service | None:
    if isinstance(given, str):
        return _attempt(given, lambda: Service.find(given), problems)
    if isinstance(given, (list, tuple, set)):
        problems.add([f"got {given!r} as one service; give them one by one: add('kms', 'sqs'), or add(*services)"])
        return None
    return as_service(given, problems)


def _attempt(name: str, action: Callable[[], Answer], problems: Problems) -> Answer | None:
    """Return what `action` returns, or None after noting the reasons that it raises, with the name of the service that they are about."""
    of_service = Problems(name)
    answer = of_service.attempt(action)
    problems.add(f"{name!r}: {reason}" for reason in of_service.reasons)
    return answer


def _differences(present: PrivateLinkEndpoint, service: Service, policy: EndpointPolicy | None, *, private_dns: bool | None) -> list[str]:
    """Return in what an endpoint that is there is not what is asked for."""
    there = f"the endpoint '{present.node.path}' is there already"
    reasons = []
    if present.service != service:
        reasons.append(f"{there}, with other facts about the service; give the same Service both times, or ask for it by its name")
    if policy is not None and policy != present.policy:
        reasons.append(f"{there}, with {'another' if present.policy else 'no'} policy; give policy=... where it is first asked for")
    if private_dns is not None and private_dns != present.private_dns:
        on = "on" if present.private_dns else "off"
        reasons.append(f"{there}, with private DNS {on}, got private_dns={private_dns}; give it where it is first asked for")
    return reasons
