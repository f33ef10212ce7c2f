"""Where endpoints live and who may come.

```python
network = EndpointNetwork(
    self, "Endpoints", vpc=vpc,
    subnets=ec2.SubnetSelection(subnet_group_name="endpoints"),
    clients=["10.0.0.0/16", app_function],
    network_acl=endpoints_acl,
)
PrivateLinkEndpoint(self, "Kms", network=network, service=AwsService.KMS)
```
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from aws_cdk import aws_ec2 as ec2
from constructs import Construct

from constructs_privatelink.argument_kinds import not_one_of, shown
from constructs_privatelink.catalogue.quotas import LAST_RULE_NUMBER, MOST_ACL_ENTRIES
from constructs_privatelink.catalogue.service import Service
from constructs_privatelink.constructs.adopted_endpoints import AdoptedEndpoints
from constructs_privatelink.constructs.construct_paths import path_of
from constructs_privatelink.constructs.default_values import NOTHING, AsksForDefaults, values_at
from constructs_privatelink.constructs.kept_groups import refusals_to_keep
from constructs_privatelink.constructs.other_vpcs import acl_of_another_vpc, public_by_default, subnets_of_another_vpc
from constructs_privatelink.constructs.peers import ClientLike, Clients, NamedClient, offers, translated
from constructs_privatelink.constructs.policy_documents import as_policy
from constructs_privatelink.constructs.security_groups import not_groups
from constructs_privatelink.constructs.service_objects import as_service
from constructs_privatelink.constructs.subnets import choose, named_without_ipv6, not_a_selection, not_a_vpc, select, without_ipv6
from constructs_privatelink.constructs.vpc_facts import blocks_without_name
from constructs_privatelink.constructs.wiring import NetworkWiring
from constructs_privatelink.constructs.zone_ids import ZoneIds
from constructs_privatelink.decisions import service_regions
from constructs_privatelink.decisions.clients import NotAClientError, within
from constructs_privatelink.errors import Doubt, PrivateLinkError, Problems

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aws_cdk import aws_iam as iam

    from constructs_privatelink.constructs.adopted_endpoints import Existing
    from constructs_privatelink.constructs.existing import ExistingEndpoint
    from constructs_privatelink.decisions.clients import Client
    from constructs_privatelink.policy.document import EndpointPolicy

_BROUGHT = Doubt(
    "brought-groups-unchanged",
    "the security groups were brought, so that no rule was made for the clients; call allow_from(client) on the network for each, "
    "or let them in there yourself and acknowledge this",
)
_PUBLIC = Doubt(
    "public-subnets",
    "the VPC has no private subnets, so that the endpoints stand in its public ones, as those of the CDK would; nothing of an endpoint is "
    "public, and subnets without a route to the internet will do: give it some, or say subnets=... or acknowledge this",
)


class EndpointNetworkBase(Construct, AsksForDefaults):
    """What every network has, be it a user's or that of a single endpoint. Users make an `EndpointNetwork`."""

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        vpc: ec2.IVpc,
        subnets: ec2.SubnetSelection | None = None,
        clients: Clients | None = None,
        security_groups: Sequence[ec2.ISecurityGroup] | None = None,
        network_acl: ec2.INetworkAcl | None = None,
        client_network_acl: ec2.INetworkAcl | None = None,
        client_subnets: ec2.SubnetSelection | None = None,
        ip_address_type: ec2.VpcEndpointIpAddressType | None = None,
        rule_numbers: range = range(1_000, 32_000),
        policy: EndpointPolicy | iam.PolicyDocument | None = None,
        keep_inline_rules: bool | None = None,
        existing: Existing | None = None,
        availability_zone_ids: Mapping[str, str] | None = None,
    ) -> None:
        """Describe where endpoints live. Endpoints join with ``network=``; nothing is made before the first one.

        Args:
            scope: Parent construct.
            id: Construct id.
            vpc: The VPC of the endpoints.
            subnets: Where their network interfaces stand, one for each Availability Zone.
                Default: - the VPC's private subnets.
            clients: Who may connect to every endpoint: CIDRs, prefix list ids, ``IPeer``, ``IConnectable``, ``ISubnet``, ``IVpc``; one, a
                sequence, or a mapping from a name to a client where a value is a token. An empty sequence is nobody.
                Default: - every CIDR of the VPC.
            security_groups: Groups to use instead of making some. They are changed by `allow_from` only.
                Default: - one group for each port set and stack, shared by the endpoints.
            network_acl: The network ACL of the endpoints' subnets, to be wired.
                Default: - network ACLs are left alone.
            client_network_acl: The network ACL of the clients' subnets, to be wired; may be the same.
                Default: - network ACLs are left alone.
            client_subnets: Where clients are that have a security group and no address, such as functions: a network ACL admits their
                subnets.
                Default: - they may be anywhere in the VPC, and the ACL admits its CIDRs.
            ip_address_type: IP version of the endpoints.
                Default: - that of `EndpointDefaults`, else EC2's own, IPv4.
            rule_numbers: The numbers that network ACL entries may get, within 1 to 32766.
                Default: range(1_000, 32_000).
            policy: What may be called through every endpoint that has no policy of its own. A service that takes none, or of which no
                source says so, draws a warning.
                Default: - that of `EndpointDefaults`, else AWS's own, which allows everything.
            keep_inline_rules: Whether the endpoints take the place of ``ec2.InterfaceVpcEndpoint`` and keep what those write: a group for
                each, with the inline rule that lets the VPC's primary CIDR in, so that no rule goes before another comes. Clients that the
                rule does not cover get rules of their own.
                Default: False.
            existing: Endpoints that are there already, made by whomever, by service: their ids, or what ``from_attributes`` returns. The
                network uses them and makes none for these services. Their private DNS is taken as on, unless ``from_attributes`` was told
                ``private_dns=False``.
                Default: - none.
            availability_zone_ids: The ids of the account's Availability Zones by their names, ``{"eu-west-1a": "euw1-az2"}``, as
                ``aws ec2 describe-availability-zones`` prints them. An endpoint is not made in a zone that AWS names as being without its
                service, and a warning says so.
                Default: - the context ``constructs-privatelink:availability-zone-ids`` of the app, ids by names, or by accounts and names;
                else no subnet is left out.

        Raises:
            PrivateLinkError: Subnets or a network ACL are of another VPC, a client is none, the VPC's CIDRs are not known and `clients` is
                missing, a subnet has no Availability Zone or CIDR that is needed, a prefix list is to stand in a network ACL, rule numbers
                are out of range, taken or used up, an existing endpoint or the id of a zone is none, or there is nothing to keep.

        """
        super().__init__(scope, id)
        subject = f"EndpointNetwork '{id}'"
        strange = [*not_a_vpc(vpc), *not_a_selection(subnets, "subnets"), *not_a_selection(client_subnets, "client_subnets")]
        strange += _not_an_acl(network_acl, "network_acl") + _not_an_acl(client_network_acl, "client_network_acl")
        strange += [
            *not_groups(security_groups),
            *not_one_of("ip_address_type", ip_address_type, ec2.VpcEndpointIpAddressType, "ec2.", such_as="DUALSTACK"),
        ]
        problems = Problems(subject)
        problems.add(strange)
        document = problems.attempt(lambda: as_policy(policy))
        if not strange:
            problems.add(refusals_to_keep(keep_inline_rules, vpc))
            problems.add([*subnets_of_another_vpc(subnets, vpc), *acl_of_another_vpc(network_acl, vpc)])
        problems.refuse()
        chosen = choose(vpc, subnets, self)
        standing = None if client_subnets is None else select(vpc, client_subnets, "client_subnets")
        said = ip_address_type
        ip_address_type, left_out = self._address_type(said, chosen.subnets)
        self._wiring = NetworkWiring(
            self,
            vpc=vpc,
            chosen=chosen,
            ip_address_type=ip_address_type,
            acls=(network_acl, client_network_acl),
            client_subnets=standing,
            brought=security_groups,
            rule_numbers=rule_numbers,
            subject=subject,
        )
        self._wiring.policy, self._wiring.keeps_inline_rules = document, keep_inline_rules or False
        self._wiring.has_default_address_type = said is None and ip_address_type is not None
        first_clients, reasons = self._first_clients(clients)
        reasons += [
            *chosen.reasons,
            *((*standing.reasons, *self._wiring.acls.refusals_of_client_subnets()) if standing is not None else ()),
        ]
        reasons += [*_bad_numbers(rule_numbers), *self._wiring.acls.refusals_of_clients(first_clients)]
        self._adopted = AdoptedEndpoints(self, existing, self._wiring)
        self._wiring.zone_ids = ZoneIds(self, vpc, availability_zone_ids, self._wiring.region)
        reasons += [*self._adopted.reasons, *self._wiring.zone_ids.reasons]
        if security_groups is not None and not security_groups:
            reasons.append("got security_groups=[], and an endpoint needs one; leave it out to have them made, or give at least one")
        if reasons:
            raise PrivateLinkError(subject, reasons)
        self._wiring.warn((*chosen.doubts, *left_out, *(without_ipv6(chosen.subnets) if self._wiring.ipv6 else ())))
        self._wiring.warn([_PUBLIC] if public_by_default(subnets, chosen.subnets, vpc) else [])
        if security_groups is not None and clients is not None and not self._are_let_in(first_clients):
            self._wiring.warn([_BROUGHT])
        self._adopted.take_names()
        self._wiring.warn((*self._adopted.doubts_about(first_clients), *self._wiring.zone_ids.doubts))
        self._wiring.admit(first_clients, subject, into_brought=False)

    def _address_type(
        self, said: ec2.VpcEndpointIpAddressType | None, subnets: Sequence[ec2.ISubnet]
    ) -> tuple[ec2.VpcEndpointIpAddressType | None, tuple[Doubt, ...]]:
        defaults = NOTHING if said is not None else values_at(self)
        if defaults.ip_address_type is None:
            return said, ()
        names = named_without_ipv6(subnets)
        return defaults.address_type_of(None, without_ipv6=names and f"the subnets {names}")

    def _first_clients(self, clients: Clients | None) -> tuple[list[Client], list[str]]:
        if clients is not None:
            return translated(clients, scope=self)
        try:
            blocks = self._wiring.vpc_blocks
        except NotAClientError as error:
            return [], [str(error)]
        if blocks:
            self._wiring.warn(blocks_without_name(self._wiring.vpc))
            return list(blocks), []
        if self._wiring.groups.are_brought and not self._wiring.acls.are_wired:
            # No rule and no entry is made, and nothing of what the user brought says who may come.
            return [], []
        path = path_of(self._wiring.vpc)
        return [], [f"the CIDR of the imported VPC '{path}' is not known; give clients=[...], or import it with vpc_cidr_block=..."]

    def _are_let_in(self, clients: Sequence[Client]) -> bool:
        """Return whether the inline rules that are kept in brought groups certainly are for all of these clients."""
        return all(self._wiring.keeps_inline_rules and within(client, self._wiring.vpc_blocks[0]) for client in clients)

    def allow_from(self, client: ClientLike, name: str | None = None) -> None:
        """Let one more client reach every endpoint of the network, as `clients` does.

        Groups that were brought get the client's rules too, and so do those of existing endpoints where they are known.

        Args:
            client: A CIDR, prefix list id, ``IPeer``, ``IConnectable``, ``ISubnet`` or ``IVpc``.
            name: What ids derive from where the client is a token.
                Default: - what the token stands for.

        Raises:
            PrivateLinkError: It is no client, or a network ACL cannot take it.

        """
        new_clients, reasons = translated(NamedClient(client, name), scope=self, known=self._wiring.clients)
        self._let_in(new_clients, reasons, asked="allow_from")

    def _let_in(self, new_clients: Sequence[Client], reasons: Sequence[str] = (), *, asked: str, by_need: bool = False) -> tuple[str, ...]:
        """Let clients in, and return their keys.

        Args:
            new_clients: The clients.
            reasons: Why others are no clients, which refuses all.
            asked: The method that was asked for it.
            by_need: Whether gateway endpoints are for them only as far as they need these, unless they were clients already.

        Raises:
            PrivateLinkError: A network ACL cannot take one.

        """
        wiring, subject = self._wiring, f"{self._wiring.subject}.{asked}"
        reasons = [*reasons, *wiring.acls.refusals_of_clients(new_clients), *self._adopted.refusals_to_admit()]
        if reasons:
            raise PrivateLinkError(subject, reasons)
        keys, known = tuple(client.key for client in new_clients), {client.key for client in wiring.clients if client.declared}
        needs = dict(wiring.by_need)
        if by_need:
            wiring.by_need.update({key: wiring.by_need.get(key, set()) for key in keys if key in wiring.by_need or key not in known})
        else:
            for key in keys:
                wiring.by_need.pop(key, None)
        try:
            wiring.admit(new_clients, subject, into_brought=True)
        except PrivateLinkError:
            wiring.by_need = needs
            raise
        self._adopted.admit(new_clients)
        return keys

    def existing_endpoint(
        self, service: Service | ec2.IInterfaceVpcEndpointService, service_region: str | None = None
    ) -> ExistingEndpoint | None:
        """Return the endpoint that the network uses for a service since it is there already; None for none.

        Args:
            service: The service.
            service_region: Its Region where that is another than the network's.
                Default: - the network's own; for a global service that AWS lists as reachable from other Regions, its home.

        Raises:
            PrivateLinkError: It is no service.

        """
        problems = Problems(f"{self._wiring.subject}.existing_endpoint")
        known = service if isinstance(service, Service) else as_service(service, problems)
        problems.refuse()
        return None if known is None else self._adopted.of(known, service_regions.decide(known, service_region, self._wiring.region).other)

    @property
    def existing(self) -> Mapping[str, ExistingEndpoint]:
        """The endpoints that are there already and that the network uses, by the short names of their services."""
        return MappingProxyType(self._adopted.by_name)

    @property
    def vpc(self) -> ec2.IVpc:
        """The VPC of the endpoints."""
        return self._wiring.vpc

    @property
    def subnets(self) -> tuple[ec2.ISubnet, ...]:
        """The subnet of each Availability Zone; empty while a VPC lookup is pending."""
        return self._wiring.chosen.subnets

    @property
    def ip_address_type(self) -> ec2.VpcEndpointIpAddressType | None:
        """The IP version of the endpoints; None for EC2's own default."""
        return self._wiring.ip_address_type


def wiring_of(network: EndpointNetworkBase) -> NetworkWiring:
    """Return what endpoints join."""
    return network._wiring  # noqa: SLF001 - endpoints are the one reader, and users have no need of it


def _not_an_acl(acl: object, argument: str) -> list[str]:
    if acl is None or offers(acl, "network_acl_id"):
        return []
    return [f"got {argument}={shown(acl)}; give an ec2.NetworkAcl, or an existing one with ec2.NetworkAcl.from_network_acl_id(...)"]


def _bad_numbers(numbers: object) -> list[str]:
    if isinstance(numbers, range) and numbers:
        lowest, highest = sorted((numbers[0], numbers[-1]))
        if lowest >= 1 and highest <= LAST_RULE_NUMBER and len(numbers) >= MOST_ACL_ENTRIES:
            return []
    return [f"got rule_numbers={shown(numbers)}; give a range of at least {MOST_ACL_ENTRIES} numbers within 1 to {LAST_RULE_NUMBER}"]
