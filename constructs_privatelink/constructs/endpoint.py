"""One service in one network: the base of the endpoints that EC2 creates.

```python
PrivateLinkEndpoint(self, "Kms", vpc=vpc, service=AwsService.KMS)

kms = PrivateLinkEndpoint(self, "Kms", network=network, service=AwsService.KMS, policy=EndpointPolicy.allow("kms:Decrypt"))
kms.allow_from(function)
```

Inside stands an ``ec2.InterfaceVpcEndpoint`` with the id ``Default``, so that swapping one for the other keeps the logical id.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, cast

import aws_cdk as cdk
import jsii
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink.argument_kinds import not_a_switch, not_one_of
from constructs_privatelink.catalogue.partitions import REGION
from constructs_privatelink.constructs import policy_documents
from constructs_privatelink.constructs.cdk_endpoint import CdkEndpoint
from constructs_privatelink.constructs.construct_paths import name_tag, path_of
from constructs_privatelink.constructs.default_values import DnsRecords, settle, values_at, word_of
from constructs_privatelink.constructs.endpoint_names import EndpointNames
from constructs_privatelink.constructs.existing import ExistingEndpoint
from constructs_privatelink.constructs.flow_logs import EndpointFlowLogs, interfaces_of
from constructs_privatelink.constructs.gateway_beside import Choice, GatewayBeside, refusals_of_choice
from constructs_privatelink.constructs.kept_groups import kept_rule, refusals_to_keep
from constructs_privatelink.constructs.metrics import EndpointMetrics
from constructs_privatelink.constructs.networked_endpoint import NetworkedEndpoint, misplaced, subject_of
from constructs_privatelink.constructs.security_groups import NAME_TAG_PRIORITY
from constructs_privatelink.constructs.service_objects import as_service, l2_service
from constructs_privatelink.constructs.vpc_facts import cfn_vpc
from constructs_privatelink.decisions import availability, service_regions
from constructs_privatelink.decisions.adoption import in_use
from constructs_privatelink.decisions.private_dns import decide as decide_private_dns
from constructs_privatelink.errors import Doubt, Problems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aws_cdk import aws_iam as iam
    from constructs import Construct

    from constructs_privatelink.catalogue.service import Service
    from constructs_privatelink.constructs.network import EndpointNetworkBase
    from constructs_privatelink.constructs.networked_endpoint import EndpointResource
    from constructs_privatelink.constructs.peers import Clients
    from constructs_privatelink.policy.document import EndpointPolicy
from constructs_privatelink.decisions.private_dns import PrivateDns


@jsii.implements(ec2.IInterfaceVpcEndpoint)
class PrivateLinkEndpoint(EndpointMetrics, EndpointNames, CdkEndpoint[ec2.InterfaceVpcEndpoint], NetworkedEndpoint):
    """An interface endpoint of any service in the catalogue, or of one that you describe.

    It stands wherever the CDK takes an ``ec2.IInterfaceVpcEndpoint`` or ``IVpcEndpoint``; where that wants its own class, give `endpoint`.
    """

    _own_service: ClassVar[Service | None] = None

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        service: Service | ec2.IInterfaceVpcEndpointService,
        vpc: ec2.IVpc | None = None,
        network: EndpointNetworkBase | None = None,
        subnets: ec2.SubnetSelection | None = None,
        clients: Clients | None = None,
        private_dns: bool | None = None,
        policy: EndpointPolicy | iam.PolicyDocument | None = None,
        service_region: str | None = None,
        security_groups: Sequence[ec2.ISecurityGroup] | None = None,
        private_dns_only_for_inbound_resolver_endpoint: Choice | None = None,
        dns_record_ip_type: ec2.VpcEndpointDnsRecordIpType | None = None,
        keep_inline_rules: bool | None = None,
    ) -> None:
        """Make the endpoint, its security group rules and its network ACL entries.

        Args:
            scope: Parent construct.
            id: Construct id.
            service: ``AwsService.KMS``, ``Service.find("kms")``, ``Service.custom(...)``, or one of the CDK's service objects.
            vpc: The VPC, for an endpoint with a network of its own. Give this or `network`.
                Default: - `network` is given.
            network: The network to share with other endpoints. Give this or `vpc`.
                Default: - `vpc` is given.
            subnets: Where the network interfaces stand, one for each Availability Zone; with `vpc` only.
                Default: - the VPC's private subnets.
            clients: Who may connect: with `vpc` these, with `network` these as well as the network's.
                Default: - with `vpc` every CIDR of the VPC, with `network` nobody else.
            private_dns: Whether the service's own names lead to the endpoint inside the VPC.
                Default: - that of `EndpointDefaults`, else on, unless the service has none, or is a partner's of which nothing is known.
            policy: What may be called through the endpoint.
                Default: - that of the network, else of `EndpointDefaults`, else AWS's own, which allows everything.
            service_region: The Region of the service where it is another than the endpoint's: ``"us-west-2"``. Whoever deploys needs the
                permission ``vpce:AllowMultiRegion``
                (https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-cross-region.html).
                Default: - the endpoint's own Region; for a global service that AWS lists as reachable from other Regions, its home.
            security_groups: Groups to use instead of making one, with `vpc` only; they are changed by `allow_from` only.
                Default: - one is made.
            private_dns_only_for_inbound_resolver_endpoint: Of a service with gateway endpoints too (Amazon S3), whether its names lead
                everybody in the VPC here, or only those who ask a Route 53 Resolver inbound endpoint.
                Default: - the latter where the app has a gateway endpoint of the service in the VPC, which is then made first.
            dns_record_ip_type: The IP version of the DNS records. ``PrivateDnsPreference`` and ``PrivateDnsSpecifiedDomains`` are no
                arguments: EC2 takes them of endpoints of type Resource and ServiceNetwork alone
                (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DnsOptionsSpecification.html).
                Default: - that of `EndpointDefaults`, else AWS's own, that of the endpoint.
            keep_inline_rules: Whether the endpoint takes the place of an ``ec2.InterfaceVpcEndpoint`` and keeps what that writes: its
                group, with the inline rule that lets the VPC's primary CIDR in. Clients that this does not cover get rules of their own.
                Default: - as its network says; False with `vpc`.

        Raises:
            PrivateLinkError: EC2 would reject it, or it could not work; the text lists every reason.

        """
        problems = Problems(subject_of(self, id))
        known = as_service(service, problems)
        document = problems.attempt(lambda: policy_documents.as_policy(policy))
        if known is None:
            problems.add(misplaced(vpc, network, subnets))
            problems.refuse()
            raise AssertionError  # pragma: no cover - there is always a problem here
        service = known
        problems.attempt(service.check_interface)
        doubts = problems.attempt(lambda: policy_documents.checked(document, service)) or ()
        # What the service alone forbids is said together with what the network forbids, even where no network comes about.
        problems.add(decide_private_dns(service, private_dns, (), None).reasons)
        problems.add(not_a_switch("private_dns", private_dns))
        problems.add(not_one_of("dns_record_ip_type", dns_record_ip_type, DnsRecords, "ec2.", such_as="DUALSTACK"))
        problems.add(refusals_of_choice(service, private_dns_only_for_inbound_resolver_endpoint))
        super().__init__(
            scope,
            id,
            service=service,
            vpc=vpc,
            network=network,
            subnets=subnets,
            clients=clients,
            security_groups=security_groups,
            keep_inline_rules=keep_inline_rules,
            problems=problems,
        )
        defaults = values_at(self, self._stack)
        self._settled = settle(defaults, service, self._wiring, record_type=dns_record_ip_type, private_dns=private_dns)
        of_network, of_defaults = self._wiring.policy, defaults.policy
        document, of_default = policy_documents.given_or_default(
            document, service, problems, of_network=of_network, of_defaults=of_defaults
        )
        self._keeps = self._wiring.keeps_inline_rules if keep_inline_rules is None else keep_inline_rules
        problems.add(refusals_to_keep(keep_inline_rules, self._wiring.vpc))
        self._remote = service_regions.decide(service, service_region, self._wiring.region)
        dns = self._decide_private_dns(self._settled.private_dns)
        existing = self._network.existing_endpoint(service, self._remote.other)
        of_names = dns.reasons if existing is None else (in_use(service, existing.vpc_endpoint_id, path_of(existing)),)
        self._chosen = self._wiring.subnets_with(service, elsewhere=self._remote.other is not None)
        problems.add([*self._remote.reasons, *of_names, *self._chosen.reasons])
        problems.refuse()
        self._document = document
        self._choice = private_dns_only_for_inbound_resolver_endpoint
        self._endpoint = self._make(dns, document)
        self._claim_names(dns)
        of_place = (*self._left_out, *self._settled.doubts, *self._remote.doubts, *self._chosen.doubts, *dns.doubts)
        resource = cast("ec2.CfnVPCEndpoint", self._endpoint.node.default_child)
        self._finish(cast("EndpointResource", resource), (*doubts, *of_default, *of_place, *self._doubts_about_place()))
        if dns.on and service.private_dns_inbound_resolver:
            self._stand_beside_gateways(resource)

    def _stand_beside_gateways(self, resource: ec2.CfnVPCEndpoint) -> None:
        """Be made after the gateway endpoint that serves the VPC's own calls, and say where there is none."""
        imported = "" if cfn_vpc(self._wiring.vpc) is not None else path_of(self._wiring.vpc)
        identity, choice = self._wiring.vpc_identity, self._choice
        beside = GatewayBeside(resource, self._service, identity, imported=imported, choice=choice, warn=self.warn)
        cdk.Aspects.of(resource).add(beside)

    def _decide_private_dns(self, asked: bool | None) -> PrivateDns:  # noqa: FBT001 - the user's answer
        vpc, name = self._wiring.vpc_identity, self._claimed_name
        return decide_private_dns(self._service, asked, self._wiring.dns.off, vpc and self._wiring.claims.holder(vpc, name))

    def _claim_names(self, dns: PrivateDns) -> None:
        if dns.on and self._wiring.vpc_identity is not None:
            self._wiring.claims.claim(self._wiring.vpc_identity, self._claimed_name, self._path)

    @property
    def _claimed_name(self) -> str:
        """What tells the service's private names from others: those of two Regions are different names."""
        other = self._remote.other
        return self._service.name_template if other is None else self._service.name_template.replace(REGION, other)

    def _doubts_about_place(self) -> tuple[Doubt, ...]:
        region = self._remote.other or self._wiring.region
        return availability.doubts_about(self._service, region=region, ip_address_type=word_of(self._settled.address_type))

    def _make(self, dns: PrivateDns, policy: EndpointPolicy | None) -> ec2.InterfaceVpcEndpoint:
        service = l2_service(self._service, self._remote.other or self._wiring.region, as_in_the_cdk=self._keeps)
        endpoint = ec2.InterfaceVpcEndpoint(
            self,
            "Default",
            vpc=self._wiring.vpc,
            service=service,
            service_region=self._remote.other,
            subnets=self._chosen.selection,
            security_groups=self._join(kept_rule(self._wiring.vpc, service) if self._keeps else None),
            private_dns_enabled=dns.enabled,
            private_dns_only_for_inbound_resolver_endpoint=self._choice,
            dns_record_ip_type=self._settled.record_type,
            ip_address_type=self._settled.address_type,
            open=self._keeps,
        )
        for statement in policy_documents.statements_of(policy) if policy is not None else ():
            endpoint.add_to_policy(statement)
        for key, value in {"Name": name_tag(self._path), **self._settled.tags}.items():
            cdk.Tags.of(endpoint).add(key, value, priority=NAME_TAG_PRIORITY)
        return endpoint

    def _count_zones(self, purpose: str) -> int:
        return self._chosen.counted(purpose, subject_of(self, self.node.id))

    def add_flow_logs(
        self,
        id: str = "FlowLogs",
        *,
        destination: ec2.FlowLogDestination | None = None,
        traffic_type: ec2.FlowLogTrafficType = ec2.FlowLogTrafficType.ALL,
        max_aggregation_interval: ec2.FlowLogMaxAggregationInterval | None = None,
    ) -> EndpointFlowLogs:
        """Log the traffic of the endpoint's network interfaces; see `EndpointFlowLogs` for the arguments."""
        return EndpointFlowLogs(
            self,
            id,
            resource_types=interfaces_of(self._endpoint, self._count_zones("flow logs")),
            destination=destination,
            traffic_type=traffic_type,
            max_aggregation_interval=max_aggregation_interval,
        )

    @cached_property
    def _metric_dimensions(self) -> dict[str, str]:
        region = self._remote.other or self._wiring.region or cdk.Aws.REGION
        return {
            "Endpoint Type": "Interface",
            "Service Name": self._service.name(region),
            "VPC Endpoint Id": self.vpc_endpoint_id,
            "VPC Id": self._wiring.vpc.vpc_id,
        }

    @classmethod
    def from_attributes(
        cls,
        scope: Construct,
        id: str,
        *,
        vpc_endpoint_id: str,
        service: Service | ec2.IInterfaceVpcEndpointService | None = None,
        dns_name: str | None = None,
        hosted_zone_id: str | None = None,
        security_groups: Sequence[ec2.ISecurityGroup] = (),
        private_dns: bool | None = None,
    ) -> ExistingEndpoint:
        """Use an endpoint that exists already.

        Args:
            scope: Parent construct.
            id: Construct id.
            vpc_endpoint_id: ``"vpce-0123456789abcdef0"``.
            service: Its service; the named classes know theirs.
                Default: - the service of the class.
            dns_name: Its regional DNS name, ``"vpce-0123-abcd.kms.eu-west-1.vpce.amazonaws.com"``.
                Default: - not known; `ExistingEndpoint.dns_name` refuses.
            hosted_zone_id: The hosted zone of that name.
                Default: - not known; `ExistingEndpoint.hosted_zone_id` refuses.
            security_groups: Its security groups, for `ExistingEndpoint.allow_from`.
                Default: - not known.
            private_dns: Whether the service's own names lead to it inside its VPC.
                Default: - not known; ``EndpointNetwork(existing=...)`` takes it as on.

        Raises:
            PrivateLinkError: The id is no endpoint id, or the service is missing.

        """
        return ExistingEndpoint(
            scope,
            id,
            vpc_endpoint_id=vpc_endpoint_id,
            service=cls._own_service if service is None else service,
            dns_name=dns_name,
            hosted_zone_id=hosted_zone_id,
            security_groups=security_groups,
            private_dns=private_dns,
        )

    @property
    def subnets(self) -> tuple[ec2.ISubnet, ...]:
        """The subnets that its network interfaces stand in; empty while a VPC lookup is pending."""
        return self._chosen.subnets

    @property
    def zone_count(self) -> int | None:
        """In how many Availability Zones it has a network interface; None where a list token stands for its subnets."""
        return self._chosen.count

    @property
    def policy(self) -> EndpointPolicy | None:
        """What may be called through it, as it or its network was told; statements that `endpoint` got later are not among it."""
        return self._document

    @property
    def service_region(self) -> str | None:
        """The Region of the service where it is another than the endpoint's, else None."""
        return self._remote.other

    @property
    def private_dns(self) -> bool:
        """Whether the service's own names lead to the endpoint inside the VPC."""
        # Read from the resource: where the user said nothing, a property injector may have.
        return cast("ec2.CfnVPCEndpoint", self._resource).private_dns_enabled is not False
