"""Endpoints that exist already, known by their attributes."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import aws_cdk as cdk
import jsii
from aws_cdk import aws_ec2 as ec2
from constructs import Construct

from constructs_privatelink.argument_kinds import not_a_switch, not_text, shown
from constructs_privatelink.catalogue.ports import HTTPS
from constructs_privatelink.constructs.construct_paths import is_token, refusals_of_list_token, stack_of
from constructs_privatelink.constructs.peers import ClientLike, NamedClient, translated
from constructs_privatelink.constructs.security_groups import EndpointGroup, default_port, not_groups
from constructs_privatelink.constructs.service_objects import as_service
from constructs_privatelink.constructs.wiring import warn
from constructs_privatelink.decisions import acl
from constructs_privatelink.decisions.adoption import is_endpoint_id
from constructs_privatelink.errors import PrivateLinkError, Problems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aws_cdk.interfaces import ResourceEnvironment
    from aws_cdk.interfaces.aws_ec2 import VPCEndpointReference

    from constructs_privatelink.catalogue.service import Service
    from constructs_privatelink.decisions.clients import Client


_GROUPS_UNKNOWN = "its security groups are not known; give security_groups=[...] to from_attributes"


@jsii.implements(ec2.IInterfaceVpcEndpoint)
class ExistingEndpoint(Construct):
    """An endpoint made elsewhere; ``from_attributes`` of an endpoint class returns it.

    It stands wherever the CDK takes an ``ec2.IInterfaceVpcEndpoint`` or ``IVpcEndpoint``.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        vpc_endpoint_id: str,
        service: Service | ec2.IInterfaceVpcEndpointService | None,
        dns_name: str | None,
        hosted_zone_id: str | None,
        security_groups: Sequence[ec2.ISecurityGroup],
        private_dns: bool | None = None,
    ) -> None:
        """See ``PrivateLinkEndpoint.from_attributes``."""
        super().__init__(scope, id)
        self._subject = f"endpoint '{id}'"
        problems = Problems(self._subject)
        problems.add(_not_an_id(vpc_endpoint_id))
        if service is None:
            problems.add(["got no service; give service=AwsService.KMS, Service.find('kms') or Service.custom(...)"])
        known = None if service is None else as_service(service, problems)
        problems.add(not_text("dns_name", dns_name, "vpce-0123-abcd.kms.eu-west-1.vpce.amazonaws.com"))
        problems.add(not_text("hosted_zone_id", hosted_zone_id, "Z2E726K9Y6RL4W"))
        problems.add([*not_a_switch("private_dns", private_dns), *not_groups(security_groups, optional=False)])
        problems.refuse()
        if known is None:
            raise AssertionError  # pragma: no cover - there is always a problem here
        service = self._service = known
        self._id, self._dns_name, self._hosted_zone_id = vpc_endpoint_id, dns_name, hosted_zone_id
        self._private_dns = private_dns
        self._ports = acl.merged(service.ports)
        self._clients: list[Client] = []
        stacks = [stack_of(group) for group in security_groups]
        self._groups = [EndpointGroup(group, stack, stack, owned=False) for group, stack in zip(security_groups, stacks, strict=True)]
        self._connections = ec2.Connections(security_groups=list(security_groups), default_port=default_port(self._ports))

    def allow_from(self, client: ClientLike, name: str | None = None) -> None:
        """Let a client reach the endpoint: rules in its security groups, and an outbound rule of the client's own.

        Args:
            client: A CIDR, prefix list id, ``IPeer``, ``IConnectable``, ``ISubnet`` or ``IVpc``.
            name: What ids derive from where the client is a token.
                Default: - what the token stands for.

        Raises:
            PrivateLinkError: It is no client, or the endpoint's security groups are not known.

        """
        new_clients, reasons = translated(NamedClient(client, name), scope=self, known=self._clients)
        reasons += [_GROUPS_UNKNOWN] if not self._groups else self.refusals_to_admit()
        if reasons:
            raise PrivateLinkError(f"{self._subject}.allow_from", reasons)
        self.admit(new_clients)

    @property
    def groups_are_known(self) -> bool:
        """Whether its security groups were given."""
        return bool(self._groups)

    def refusals_to_admit(self) -> list[str]:
        """Return why its security groups take no rules."""
        return [reason for group in self._groups for reason in group.refusals()]

    def admit(self, clients: Sequence[Client]) -> None:
        """Let clients of its network in: rules in the security groups that were given."""
        self._clients += clients
        for new_client in clients:
            doubts = [group.let_in(new_client, self._ports) for group in self._groups]
            warn(self, [doubt for doubt in doubts if doubt is not None])

    @property
    def service(self) -> Service:
        """What the catalogue says about the service."""
        return self._service

    @property
    def vpc_endpoint_id(self) -> str:
        """``vpce-...``."""
        return self._id

    @cached_property
    def _imported(self) -> ec2.IInterfaceVpcEndpoint:
        """The endpoint as the CDK imports it, made when the CDK first asks for what only that has."""
        return ec2.InterfaceVpcEndpoint.from_interface_vpc_endpoint_attributes(self, "Default", vpc_endpoint_id=self._id, port=HTTPS.first)

    @property
    def vpc_endpoint_ref(self) -> VPCEndpointReference:
        """A reference to the endpoint, for the CDK."""
        return self._imported.vpc_endpoint_ref

    @property
    def stack(self) -> cdk.Stack:
        """The stack that uses the endpoint."""
        return stack_of(self)

    @property
    def env(self) -> ResourceEnvironment:
        """The account and Region of that stack."""
        return self._imported.env

    def apply_removal_policy(self, policy: cdk.RemovalPolicy) -> None:
        """Refuse: what becomes of the endpoint is decided where it is made.

        Args:
            policy: What should become of it.

        Raises:
            PrivateLinkError: Always.

        """
        reason = f"got apply_removal_policy({policy!s}) for an endpoint that is made elsewhere; call it there"
        raise PrivateLinkError(self._subject, [reason])

    @property
    def dns_name(self) -> str:
        """The regional DNS name of this endpoint.

        Raises:
            PrivateLinkError: It was not given.

        """
        return self._given("dns_name", self._dns_name)

    @property
    def hosted_zone_id(self) -> str:
        """The hosted zone of `dns_name`.

        Raises:
            PrivateLinkError: It was not given.

        """
        return self._given("hosted_zone_id", self._hosted_zone_id)

    @property
    def endpoint_url(self) -> str:
        """``https://`` and `dns_name`.

        Raises:
            PrivateLinkError: The DNS name was not given.

        """
        return f"https://{self.dns_name}"

    @property
    def private_dns(self) -> bool | None:
        """Whether the service's own names lead to the endpoint inside its VPC; None where nobody said."""
        return self._private_dns

    @property
    def connections(self) -> ec2.Connections:
        """The endpoint's security groups; a default port only where the service listens on a single one.

        Raises:
            PrivateLinkError: They were not given, so that no rule could be made anywhere.

        """
        if not self._groups:
            raise PrivateLinkError(self._subject, [_GROUPS_UNKNOWN])
        return self._connections

    def _given(self, name: str, value: str | None) -> str:
        if value is None:
            raise PrivateLinkError(self._subject, [f"{name} is not known; give {name}=... to from_attributes"])
        return value


def _not_an_id(given: object) -> list[str]:
    if isinstance(given, str) and is_token(given):
        return refusals_of_list_token(given, "the id of an endpoint")
    if isinstance(given, str) and is_endpoint_id(given):
        return []
    return [f"got vpc_endpoint_id={shown(given)}; give an id such as 'vpce-0123456789abcdef0'"]
