"""A network that makes endpoints itself, one construct a service, in its own scope."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from constructs_privatelink.catalogue.service import Service
from constructs_privatelink.constructs import policy_documents
from constructs_privatelink.constructs.adopted_endpoints import name_of
from constructs_privatelink.constructs.construct_paths import path_of
from constructs_privatelink.constructs.default_values import values_at
from constructs_privatelink.constructs.endpoint import PrivateLinkEndpoint
from constructs_privatelink.constructs.gateway_egress import prefix_lists
from constructs_privatelink.constructs.gateway_endpoint import GatewayEndpoint
from constructs_privatelink.constructs.gateway_places import gateway_of_the_cdk
from constructs_privatelink.constructs.network import EndpointNetworkBase, wiring_of
from constructs_privatelink.constructs.peers import in_words
from constructs_privatelink.constructs.service_objects import as_gateway_service, as_service
from constructs_privatelink.constructs.wiring import refuse
from constructs_privatelink.decisions import endpoint_defaults, service_regions
from constructs_privatelink.decisions.adoption import made_elsewhere
from constructs_privatelink.errors import Answer, PrivateLinkError, Problems

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from aws_cdk import aws_ec2 as ec2
    from aws_cdk import aws_iam as iam
    from constructs import Construct

    from constructs_privatelink.constructs.existing import ExistingEndpoint
    from constructs_privatelink.constructs.gateway_egress import PrefixListLike
    from constructs_privatelink.policy.document import EndpointPolicy


class GrowingNetwork(EndpointNetworkBase):
    """A network that makes endpoints itself. Users make an `EndpointNetwork`, which also serves workloads."""

    def add(
        self,
        *services: str | Service | ec2.IInterfaceVpcEndpointService,
        policy: EndpointPolicy | iam.PolicyDocument | None = None,
        private_dns: bool | None = None,
        service_region: str | None = None,
    ) -> Mapping[str, PrivateLinkEndpoint | ExistingEndpoint]:
        """Make one interface endpoint for each service, unless the network has it already, or uses an existing one (`existing`).

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
            PrivateLinkError: EC2 would reject one, or one is there already and is not what is asked for; the text lists every reason. The
                others are made, and a warning tells whoever catches this.

        """
        asked = partial(self._endpoint_of, private_dns=private_dns, service_region=service_region)
        return self._each("add", services, policy, as_service, asked)

    def add_gateway(
        self,
        *services: str | Service | ec2.IGatewayVpcEndpointService,
        policy: EndpointPolicy | iam.PolicyDocument | None = None,
        prefix_list: PrefixListLike | Sequence[PrefixListLike] | None = None,
    ) -> Mapping[str, GatewayEndpoint | ec2.GatewayVpcEndpoint]:
        """Make one gateway endpoint for each service, unless the VPC has it already: ``network.add_gateway("s3", "dynamodb")``.

        They stand in the network's own scope (``"s3-gateway"``) and lead from the subnets of the network's clients. What they are to have
        besides, such as ranges for a network ACL, is an argument of `GatewayEndpoint`: declare that with the network instead.

        Args:
            services: ``"s3"``, ``"dynamodb"``, services of the catalogue, or the CDK's service objects.
            policy: What may be called through each of them.
                Default: - that of the network, else AWS's own, which allows everything; of an endpoint that is there, its own.
            prefix_list: The service's prefix list, to which closed security groups of clients are let out, as `GatewayEndpoint` takes it.
                Of several services it is the saved answer of ``aws ec2 describe-prefix-lists``, which has those of all.
                Default: - their outbound rules are left alone, and a warning says what to give; of an endpoint that is there, its own.

        Returns:
            The endpoints by the short names of their services; the CDK's own where it added one to the VPC (``vpc.add_gateway_endpoint``).

        Raises:
            PrivateLinkError: A service has no gateway endpoint, the route tables are not known or lead to another one, or one is there
                with another policy or prefix list; the text lists every reason.

        """
        if len(services) > 1 and prefix_list is not None and not isinstance(prefix_list, Mapping):
            several = f"got prefix_list={in_words(prefix_list)} for {len(services)} services, and each has its own"
            change = "add them one by one, or give the saved answer of describe-prefix-lists"
            raise PrivateLinkError(f"{self._wiring.subject}.add_gateway", [f"{several}; {change}"])
        return self._each("add_gateway", services, policy, as_gateway_service, partial(self._gateway_of, prefix_list=prefix_list))

    def _each(
        self,
        method: str,
        services: Sequence[object],
        policy: EndpointPolicy | iam.PolicyDocument | None,
        meant: Callable[[object, Problems], Service | None],
        endpoint_of: Callable[[Service, EndpointPolicy | None], Answer],
    ) -> Mapping[str, Answer]:
        """Return the endpoints of services by short name; nothing is made where one of them is no service.

        Raises:
            PrivateLinkError: There is no service, or what `endpoint_of` says of one.

        """
        problems = Problems(f"{self._wiring.subject}.{method}")
        if not services:
            problems.add([f"got no service; give some: {method}('s3')"])
        document = problems.attempt(lambda: policy_documents.as_policy(policy))
        asked = [_service(service, meant, problems) for service in services]
        problems.refuse()
        there = len(self._wiring.endpoints)
        endpoints = {
            service.short_name: problems.attempt_about(service.short_name, partial(endpoint_of, service, document))
            for service in asked
            if service is not None
        }
        refuse(self, problems, self._wiring.endpoints[there:])
        return MappingProxyType({name: endpoint for name, endpoint in endpoints.items() if endpoint is not None})

    def _endpoint_of(
        self, service: Service, policy: EndpointPolicy | None, *, private_dns: bool | None, service_region: str | None
    ) -> PrivateLinkEndpoint | ExistingEndpoint:
        """Return the network's endpoint of a service, made where there is none.

        Raises:
            PrivateLinkError: It is there and is not what is asked for, or EC2 would reject it.

        """
        region = service_regions.decide(service, service_region, self._wiring.region).other
        name = name_of(service, region)
        existing = self.existing_endpoint(service, region)
        if existing is not None:
            reasons = made_elsewhere(
                service, existing.vpc_endpoint_id, policy=policy is not None, private_dns=(private_dns, existing.private_dns)
            )
            if reasons:
                raise PrivateLinkError(f"endpoint '{name}'", reasons)
            return existing
        present = self._present(service, region, name, private_dns=private_dns)
        if present is None:
            made = partial(PrivateLinkEndpoint, network=self, service=service, policy=policy)
            return self._made(name, partial(made, private_dns=private_dns, service_region=service_region))
        differences = _differences(present, service, policy, private_dns=private_dns)
        if differences:
            raise PrivateLinkError(f"endpoint '{name}'", differences)
        return present

    def _gateway_of(
        self, service: Service, policy: EndpointPolicy | None, *, prefix_list: PrefixListLike | Sequence[PrefixListLike] | None
    ) -> GatewayEndpoint | ec2.GatewayVpcEndpoint:
        """Return the gateway endpoint of a service in the VPC, made where there is none.

        Raises:
            PrivateLinkError: It is there with another policy or prefix list, or it cannot be made.

        """
        present = own_gateway(self, service.short_name)
        if present is not None:
            reasons = _another_policy(path_of(present), present.policy, policy)
            lists = prefix_lists(prefix_list, service, self._wiring.region, self)
            if lists and {listed.value for listed in lists} != {*present.prefix_lists}:
                has = "another" if present.prefix_lists else "no"
                reasons.append(f"{_there(path_of(present))}, with {has} prefix list; give prefix_list=... where it is first asked for")
            if reasons:
                raise PrivateLinkError(f"endpoint '{present.node.id}'", reasons)
            return present
        of_the_cdk = gateway_of_the_cdk(self.vpc, service.short_name)
        if of_the_cdk is None:
            make = partial(GatewayEndpoint, network=self, service=service, policy=policy, prefix_list=prefix_list)
            return self._made(f"{service.short_name}-gateway", make)
        reasons = [] if policy is None else ["give it the policy there, with add_to_policy(...)"]
        reasons += [] if prefix_list is None else ["let closed groups out to the prefix list yourself, or make it a GatewayEndpoint"]
        if reasons:
            there = f"the CDK added '{path_of(of_the_cdk)}' to the VPC"
            raise PrivateLinkError(f"endpoint '{of_the_cdk.node.id}'", [f"{there}; {reason}" for reason in reasons])
        return of_the_cdk

    def _made(self, name: str, make: Callable[[Construct, str], Answer]) -> Answer:
        """Make an endpoint in this scope; of one that is refused, nothing stays."""
        try:
            return make(self, name)
        except PrivateLinkError:
            self.node.try_remove_child(name)
            raise

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


def own_gateway(network: EndpointNetworkBase, short_name: str) -> GatewayEndpoint | None:
    """Return the gateway endpoint of a service that was declared with a network, or added to it; None where there is none."""
    own = (endpoint for endpoint in wiring_of(network).endpoints if isinstance(endpoint, GatewayEndpoint))
    return next((gateway for gateway in own if gateway.service.short_name == short_name), None)


def _service(given: object, meant: Callable[[object, Problems], Service | None], problems: Problems) -> Service | None:
    if isinstance(given, str):
        return problems.attempt_about(given, lambda: Service.find(given))
    if isinstance(given, (list, tuple, set)):
        problems.add([f"got {in_words(given)} as one service; give them one by one: add('kms', 'sqs'), or add(*services)"])
        return None
    return meant(given, problems)


def _differences(present: PrivateLinkEndpoint, service: Service, policy: EndpointPolicy | None, *, private_dns: bool | None) -> list[str]:
    """Return in what an endpoint that is there is not what is asked for."""
    there = _there(path_of(present))
    reasons = []
    if present.service != service:
        reasons.append(f"{there}, with other facts about the service; give the same Service both times, or ask for it by its name")
    reasons += _another_policy(path_of(present), present.policy, policy)
    if private_dns is not None and private_dns != present.private_dns:
        on = "on" if present.private_dns else "off"
        reasons.append(f"{there}, with private DNS {on}, got private_dns={private_dns}; give it where it is first asked for")
    return reasons


def _another_policy(path: str, present: EndpointPolicy | None, asked: EndpointPolicy | None) -> list[str]:
    if asked is None or asked == present:
        return []
    return [f"{_there(path)}, with {'no' if present is None else 'another'} policy; give policy=... where it is first asked for"]


def _there(path: str) -> str:
    return f"the endpoint '{path}' is there already"
