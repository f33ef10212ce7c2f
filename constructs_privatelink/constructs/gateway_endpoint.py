"""A gateway endpoint in a network: Amazon S3, S3 Express One Zone or Amazon DynamoDB for the VPC, at no charge.

```python
GatewayEndpoint(
    self, "S3", network=network, service=AwsService.S3,
    prefix_list="pl-6da54004",           # lets closed security groups of clients out
    service_ranges="public",             # opens the network ACL of the clients, where the network wires one
)
```

It has no interfaces and no security groups. The route tables of its clients lead to it, and what else lets them out is their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import aws_cdk as cdk
import jsii
from aws_cdk import aws_ec2 as ec2
from constructs import Construct

from constructs_privatelink.argument_kinds import not_one_of
from constructs_privatelink.constructs import gateway_places, policy_documents
from constructs_privatelink.constructs.cdk_endpoint import CdkEndpoint
from constructs_privatelink.constructs.construct_paths import made_at, name_tag, path_of, stack_of
from constructs_privatelink.constructs.default_values import AsksForDefaults, DnsRecords, IpVersion, values_at, word_of
from constructs_privatelink.constructs.gateway_beside import Outsiders
from constructs_privatelink.constructs.gateway_clients import GatewayClients, wiring_around
from constructs_privatelink.constructs.gateway_egress import GatewayEgress, prefix_lists
from constructs_privatelink.constructs.intents import at_synthesis, declared_client
from constructs_privatelink.constructs.needed_by import NotesNeeds
from constructs_privatelink.constructs.network import wiring_of
from constructs_privatelink.constructs.networked_endpoint import misplaced, subject_of
from constructs_privatelink.constructs.peers import NamedClient
from constructs_privatelink.constructs.security_groups import NAME_TAG_PRIORITY
from constructs_privatelink.constructs.service_objects import as_gateway_service, l2_gateway_service
from constructs_privatelink.constructs.subnets import not_a_vpc
from constructs_privatelink.constructs.vpc_facts import has_no_ipv6
from constructs_privatelink.constructs.wiring import warn
from constructs_privatelink.decisions import acl, availability, gateway
from constructs_privatelink.decisions.corrected_facts import corrections
from constructs_privatelink.decisions.intent import KEY, Intent
from constructs_privatelink.errors import Doubt, PrivateLinkError, Problems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aws_cdk import aws_iam as iam

    from constructs_privatelink.catalogue.service import Service
    from constructs_privatelink.constructs.gateway_egress import PrefixListLike
    from constructs_privatelink.constructs.gateway_places import RouteTableLike
    from constructs_privatelink.constructs.network import EndpointNetworkBase
    from constructs_privatelink.constructs.peers import ClientLike, Clients
    from constructs_privatelink.decisions.gateway import SavedAnswer
    from constructs_privatelink.policy.document import EndpointPolicy


@jsii.implements(ec2.IGatewayVpcEndpoint)
class GatewayEndpoint(CdkEndpoint[ec2.GatewayVpcEndpoint], Construct, AsksForDefaults, NotesNeeds):
    """A gateway endpoint of a VPC, with what lets its clients reach it.

    It stands wherever the CDK takes an ``ec2.IGatewayVpcEndpoint`` or ``IVpcEndpoint``.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        service: Service | ec2.IGatewayVpcEndpointService,
        vpc: ec2.IVpc | None = None,
        network: EndpointNetworkBase | None = None,
        clients: Clients | None = None,
        policy: EndpointPolicy | iam.PolicyDocument | None = None,
        prefix_list: PrefixListLike | Sequence[PrefixListLike] | None = None,
        service_ranges: Sequence[str] | SavedAnswer | str | None = None,
        route_tables: Sequence[RouteTableLike] | None = None,
        subnets: ec2.SubnetSelection | Sequence[ec2.SubnetSelection] | None = None,
        ip_address_type: ec2.VpcEndpointIpAddressType | None = None,
        dns_record_ip_type: ec2.VpcEndpointDnsRecordIpType | None = None,
    ) -> None:
        """Make the endpoint, the outbound rules of closed clients and the network ACL entries.

        To take over ``vpc.add_gateway_endpoint("S3", ...)`` without replacing it, write ``GatewayEndpoint(vpc, "S3", vpc=vpc, ...)``: the
        VPC is the scope of that one.

        A gateway endpoint has no private DNS and no ``service_region``: names stay the service's own, in its own Region
        (https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html).

        Args:
            scope: Parent construct.
            id: Construct id.
            service: ``AwsService.S3``, ``AwsService.DYNAMODB``, ``AwsService.S3EXPRESS``, or one of the CDK's service objects.
            vpc: The VPC, for an endpoint of its own. Give this or `network`.
                Default: - `network` is given.
            network: The network whose clients reach the endpoint too, as far as they stand in its VPC. Give this or `vpc`.
                Default: - `vpc` is given.
            clients: Who must reach it, besides those of the network: CIDRs, ``IConnectable``, ``ISubnet``, ``IVpc``; one, a sequence, or a
                mapping from a name to a client. Nobody outside the VPC can.
                Default: - nobody in particular.
            policy: What may be called through the endpoint.
                Default: - that of the network, else of `EndpointDefaults`, else AWS's own, which allows everything.
            prefix_list: The service's prefix list, to which closed security groups of clients are let out: its id, an
                ``ec2.IPrefixList`` (``ec2.PrefixList.from_lookup``), or the saved answer of ``aws ec2 describe-prefix-lists``
                as ``json.loads`` reads it; one or several.
                Default: - their outbound rules are left alone, and a warning says what to give.
            service_ranges: The service's addresses, to which the network ACL of the clients is opened where the network wires one: CIDRs,
                or the saved answer. ``"public"`` opens it to every address: tcp 443 out to 0.0.0.0/0, and 1024-65535 back.
                Default: - no entries are made, and a warning says what to give.
            route_tables: The route tables that lead to the endpoint: ids, or ``subnet.route_table``.
                Default: - those of `subnets`.
            subnets: The subnets whose route tables lead to the endpoint, such as those of the clients.
                Default: - those in which the clients stand; all of the VPC where nobody is declared, or where clients of the network may
                stand anywhere. Of clients of the endpoint's own it has to be known.
            ip_address_type: The IP version: which prefix list the route tables get.
                Default: - that of the network or of `EndpointDefaults` where the service has it, else EC2's own, IPv4.
            dns_record_ip_type: The IP version of the DNS records; a type besides ``SERVICE_DEFINED`` has to fit `ip_address_type`.
                Default: - AWS's own, ``SERVICE_DEFINED``.

        Raises:
            PrivateLinkError: The service has no gateway endpoint, a route table is not known or leads to another one, a client stands
                outside the VPC or nobody knows where, the ranges are too many for the network ACL; the text lists every reason.

        """
        subject = subject_of(self, id)
        problems = Problems(subject)
        known = as_gateway_service(service, problems)
        document = problems.attempt(lambda: policy_documents.as_policy(policy))
        problems.add([*misplaced(vpc, network, None), *(not_a_vpc(vpc) if vpc is not None else ())])
        problems.add(not_one_of("ip_address_type", ip_address_type, IpVersion, "ec2.", such_as="DUALSTACK"))
        problems.add(not_one_of("dns_record_ip_type", dns_record_ip_type, DnsRecords, "ec2.", such_as="SERVICE_DEFINED"))
        if known is None:
            problems.refuse()
            raise AssertionError  # pragma: no cover - there is always a problem here
        self._service = known
        problems.add(gateway.refusals_of_service(known))
        problems.refuse()
        super().__init__(scope, id)
        self._wiring = wiring_of(network) if network is not None else wiring_around(self, cast("ec2.IVpc", vpc), subject)
        self._stack, path = stack_of(scope), path_of(scope)
        self._path = f"{path}/{id}" if path else id
        made_at(self, self._path)
        self._warned: list[str] = []
        problems.add([*self._wiring.refusals_of_place(self._stack), *gateway.refusals_of_region(known, self._wiring.region)])
        doubts = [*(problems.attempt(lambda: policy_documents.checked(document, known)) or ())]
        self._defaults = values_at(self, self._stack)
        of_network, of_defaults = self._wiring.policy, self._defaults.policy
        document, of_default = policy_documents.given_or_default(document, known, problems, of_network=of_network, of_defaults=of_defaults)
        doubts += of_default
        (addresses, records), left_out = self._address_types(ip_address_type, dns_record_ip_type, problems)
        self._lists = problems.attempt(lambda: prefix_lists(prefix_list, known, self._wiring.region, self)) or []
        self._ranges = self._given_ranges(service_ranges, addresses, problems)
        self._clients = GatewayClients(
            self,
            self._path,
            wiring=self._wiring,
            egress=GatewayEgress(known, acl.merged(known.ports), self._lists),
            ranges=self._ranges,
            fixed=gateway_places.fixed_tables(self._wiring.vpc, route_tables, subnets, problems),
            ipv6=addresses in {"ipv6", "dualstack"},
        )
        problems.add(self._clients.take(clients))
        problems.refuse()
        plan = self._clients.plan()
        problems.add(plan.reasons)
        problems.refuse()
        self._document = document
        self._endpoint = self._make(document, plan.tables, addresses, records)
        self._clients.begin(self._resource, plan)
        self.warn(*doubts, *left_out, *availability.doubts_about(known, region=self._wiring.region, ip_address_type=addresses))
        self._resource.add_metadata(KEY, at_synthesis(self._intent))
        if network is not None:
            identity, outside = self._wiring.vpc_identity, self._clients.outside
            cdk.Aspects.of(self._resource).add(Outsiders(self._resource, known, identity, outside, self.warn))
        self._wiring.endpoints.append(self)
        self.is_made = True

    def _address_types(
        self, asked: ec2.VpcEndpointIpAddressType | None, records: ec2.VpcEndpointDnsRecordIpType | None, problems: Problems
    ) -> tuple[tuple[str | None, str | None], tuple[Doubt, ...]]:
        """Return the IP version and that of the DNS records, and what was left out of the defaults."""
        given, left_out = asked, tuple[Doubt, ...]()
        if asked is None and gateway.takes_ipv6(self._service):
            given = self._wiring.ip_address_type
            if given is None and self._wiring.network is self:
                vpc = self._wiring.vpc
                lacking = f"the subnets of the VPC '{path_of(vpc)}'" if self._defaults.ip_address_type and has_no_ipv6(vpc) else ""
                given, left_out = self._defaults.address_type_of(self._service, without_ipv6=lacking)
        addresses, record_type = word_of(given), word_of(records)
        problems.add(gateway.refusals_of_addresses(self._service, addresses, record_type, self._wiring.dns.off))
        return (addresses, record_type), left_out

    def _given_ranges(self, given: object, addresses: str | None, problems: Problems) -> gateway.ServiceRanges | None:
        if given is None:
            return None
        if not self._wiring.acls.are_wired:
            way_out = "give the network the network ACL of its clients (EndpointNetwork(client_network_acl=...)), or leave them out"
            problems.add([f"got service_ranges, and there is no network ACL to open; {way_out}"])
        ipv6 = addresses in {"ipv6", "dualstack"}
        return problems.attempt(lambda: gateway.ranges_of(given, self._service, self._wiring.region, ipv6=ipv6))

    def _make(
        self, policy: EndpointPolicy | None, tables: Sequence[str], addresses: str | None, records: str | None
    ) -> ec2.GatewayVpcEndpoint:
        routed = ec2.Subnet.from_subnet_attributes(self, "Routed", subnet_id="subnet-of-a-route-table", route_table_id=tables[0])
        endpoint = ec2.GatewayVpcEndpoint(
            self,
            "Default",
            vpc=self._wiring.vpc,
            service=l2_gateway_service(self._service),
            # The L2 takes tables of subnets alone.
            subnets=[ec2.SubnetSelection(subnets=[routed])],
        )
        resource = self._resource = cast("ec2.CfnVPCEndpoint", endpoint.node.default_child)
        resource.route_table_ids = list(tables)
        # The L2's arguments came later than the oldest CDK that will do.
        if addresses is not None:
            resource.ip_address_type = addresses
        if records is not None:
            resource.add_property_override("DnsOptions.DnsRecordIpType", records)
        for statement in policy_documents.statements_of(policy) if policy is not None else ():
            endpoint.add_to_policy(statement)
        for key, value in {"Name": name_tag(self._path), **self._defaults.tags}.items():
            cdk.Tags.of(endpoint).add(key, value, priority=NAME_TAG_PRIORITY)
        return endpoint

    def allow_from(self, client: ClientLike, name: str | None = None) -> None:
        """Let one more client reach the endpoint, as `clients` does.

        Args:
            client: A CIDR, ``IConnectable``, ``ISubnet`` or ``IVpc``.
            name: What ids derive from where the client is a token.
                Default: - what the token stands for.

        Raises:
            PrivateLinkError: It is no client, or stands outside the VPC or nobody knows where.

        """
        reasons = self._clients.admit(NamedClient(client, name))
        if reasons:
            raise PrivateLinkError(f"{subject_of(self, self.node.id)}.allow_from", reasons)

    def warn(self, *doubts: Doubt) -> None:
        """Say what is doubtful, as acknowledgeable warnings at this endpoint."""
        warn(self, doubts)
        self._warned += [doubt.id for doubt in doubts if doubt.id not in self._warned]

    def write_intent(self) -> None:
        """Leave the intent to the synthesis, which asks for it as it is then."""

    def _intent(self) -> dict[str, object]:
        """Return what the endpoint declares: all itself, for it has no security group to share a holder of."""
        shared = self._wiring.intents.of(self._stack)
        declared = {client.key: declared_client(client, self._stack) for client in self._clients.served}
        warned = {self._path: tuple(self._warned)} if self._warned else {}
        blocks = () if self._ranges is None else tuple(block.value for block in self._ranges.blocks)
        return Intent(
            clients=tuple(declared[key] for key in sorted(declared)),
            client_subnets=shared.client_subnets,
            warnings={**shared.warnings, **warned},
            acknowledged=shared.acknowledged,
            existing=shared.existing,
            service=self._service.short_name,
            ports=acl.merged(self._service.ports),
            facts=corrections(self._service),
            prefix_lists=tuple(declared_client(listed, self._stack) for listed in self._lists),
            service_ranges=(gateway.PUBLIC,) if self._ranges is not None and self._ranges.public else blocks,
            needed_by=self.needed_by,
        ).to_json()

    @property
    def service(self) -> Service:
        """What the catalogue says about the service."""
        return self._service

    @property
    def vpc(self) -> ec2.IVpc:
        """The VPC of the endpoint."""
        return self._wiring.vpc

    @property
    def policy(self) -> EndpointPolicy | None:
        """What may be called through it, as it or its network was told; statements that `endpoint` got later are not among it."""
        return self._document

    @property
    def route_table_ids(self) -> tuple[str, ...]:
        """The ids of the route tables that lead to the endpoint."""
        return tuple(self._clients.tables)

    @property
    def prefix_lists(self) -> tuple[str, ...]:
        """The ids of the prefix lists to which closed groups of clients are let out."""
        return tuple(listed.value for listed in self._lists)
