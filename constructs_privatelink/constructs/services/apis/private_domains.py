"""Private custom domain names: names of yours for private REST APIs.

```python
domain = orders.add_private_domain("Domain", domain_name="api.internal.example.com", certificate=certificate, base_path="orders")
domain.map(invoices, base_path="invoices")
```

What AWS asks for (https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains.html):

- the name, with a certificate of ACM and a resource policy of its own: a caller needs to be let in by it *and* by the API's policy;
- an access association with each endpoint, made in the endpoint's account, about 15 minutes before it works;
- a mapping of the name, or of the first part of the path, to a stage of each API;
- a private hosted zone, or a record in one, that leads the name to the endpoint.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

import jsii
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_iam as iam
from aws_cdk import aws_route53 as route53
from constructs import Construct

from constructs_privatelink.argument_kinds import not_a_sequence, not_a_switch, not_text, shown
from constructs_privatelink.constructs.construct_paths import is_token, stage_path
from constructs_privatelink.constructs.networked_endpoint import subject_of
from constructs_privatelink.constructs.peers import of_another_kind
from constructs_privatelink.constructs.services.apis.api_access import ApiAccess
from constructs_privatelink.constructs.services.apis.api_entrances import entrances_of, environment_of, vpc_ids_of, ways_in
from constructs_privatelink.constructs.subnets import not_a_vpc
from constructs_privatelink.constructs.vpc_facts import vpc_dns, vpc_identity
from constructs_privatelink.constructs.wiring import warn
from constructs_privatelink.decisions.invocation import Addressing, Invocation
from constructs_privatelink.errors import Doubt, PrivateLinkError, Problems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aws_cdk import aws_certificatemanager as acm
    from aws_cdk import aws_ec2 as ec2

    from constructs_privatelink.constructs.services.apis.api_entrances import ApiEntrance, EndpointLike, VpcLike
    from constructs_privatelink.constructs.services.apis.domain_mappings import MappableApi

_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_DOMAIN = re.compile(rf"(?=.{{1,253}}$){_LABEL}(?:\.{_LABEL})+")
_BASE_PATH = re.compile(r"[A-Za-z0-9$_.+!*'()-]+")


class PrivateDomain(Construct):
    """A domain name of yours, which resolves inside VPCs only, for one or more private APIs."""

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        domain_name: str,
        certificate: acm.ICertificate,
        endpoints: Sequence[EndpointLike | ApiEntrance],
        source_vpcs: Sequence[VpcLike] | None = None,
        associate: bool = True,
        vpcs: Sequence[ec2.IVpc] | None = None,
        hosted_zone: route53.IHostedZone | None = None,
    ) -> None:
        """Make the domain name, its resource policy, its access associations and its records.

        Args:
            scope: Parent construct.
            id: Construct id.
            domain_name: ``"api.internal.example.com"``; no wildcard.
            certificate: A certificate of ACM, in this Region, that covers the name.
            endpoints: The endpoints that the name is called through, one or more.
            source_vpcs: VPCs of which every ``execute-api`` endpoint is let in as well.
                Default: - none.
            associate: Whether to associate the name with the endpoints. Where they are of another account, their owner does it there,
                with `domain_name_arn`.
                Default: True.
            vpcs: The VPCs in which the name resolves, to the only endpoint; an empty list makes no hosted zone.
                Default: - those of the endpoints, each to its own.
            hosted_zone: A private hosted zone of yours to put the record in.
                Default: - one for the name.

        Raises:
            PrivateLinkError: API Gateway or Route 53 would reject it, or it could not work; the text lists every reason.

        """
        problems = Problems(subject_of(self, id))
        entrances, reasons = entrances_of(endpoints)
        problems.add(reasons)
        vpc_ids, reasons = vpc_ids_of(source_vpcs)
        problems.add(reasons)
        problems.add(_of_another_kind(domain_name, certificate, vpcs, hosted_zone))
        problems.add(not_a_switch("associate", associate, optional=False))
        problems.refuse()
        problems.add(_reasons_against(domain_name, certificate.certificate_arn, environment_of(scope)[1]))
        problems.add(_reasons_against_zone(domain_name, entrances, vpcs, hosted_zone))
        problems.refuse()
        super().__init__(scope, id)
        self._domain_name = domain_name
        self._ways_in = ways_in(entrances, vpc_ids)
        self._resource = apigateway.CfnDomainNameV2(
            self,
            "Resource",
            domain_name=domain_name,
            certificate_arn=certificate.certificate_arn,
            endpoint_configuration=apigateway.CfnDomainNameV2.EndpointConfigurationProperty(types=["PRIVATE"], ip_address_type="dualstack"),
            security_policy="TLS_1_2",
            policy=iam.PolicyDocument(statements=list(ApiAccess(entrances, vpc_ids).statements)),
        )
        for entrance in entrances:
            self._lead_through(entrance, associate=associate, vpcs=vpcs, hosted_zone=hosted_zone)

    def _lead_through(
        self, entrance: ApiEntrance, *, associate: bool, vpcs: Sequence[ec2.IVpc] | None, hosted_zone: route53.IHostedZone | None
    ) -> None:
        place = Construct(self, entrance.name.replace("/", "-"))
        other_account = entrance.elsewhere(self)[0]
        if associate and not other_account:
            apigateway.CfnDomainNameAccessAssociation(
                place,
                "Association",
                access_association_source=entrance.vpc_endpoint_id,
                access_association_source_type="VPCE",
                domain_name_arn=self.domain_name_arn,
            )
        warn(self, _doubts(entrance, other_account=associate and other_account))
        resolving = [entrance.vpc] if vpcs is None and entrance.vpc is not None else list(vpcs or ())
        zone = hosted_zone or _zone(place, self._domain_name, resolving)
        if zone is not None:
            target = route53.RecordTarget.from_alias(_Endpoint(entrance.entrance.dns_name or "", entrance.hosted_zone_id or ""))
            name = f"{self._domain_name}."
            if "A" in entrance.records:
                route53.ARecord(place, "A", zone=zone, record_name=name, target=target)
            if "AAAA" in entrance.records:
                route53.AaaaRecord(place, "AAAA", zone=zone, record_name=name, target=target)

    def map(self, api: MappableApi, *, base_path: str | None = None, stage: apigateway.IStage | str | None = None) -> Invocation:
        """Lead the name to a stage of an API, whose own policy must let the same endpoints in.

        Args:
            api: A `PrivateRestApi`, or one that exists already.
            base_path: What comes first in the path of the URL: one part, without slashes.
                Default: - nothing; the API is the only one of the name.
            stage: The stage, or its name.
                Default: - the stage that the API was made with.

        Returns:
            How to call the API by the name.

        Raises:
            PrivateLinkError: The path cannot be one or leads to an API already, or nobody could call the API by it.

        """
        key = "Mapping" if base_path is None else f"Mapping-{base_path}"
        reasons = []
        if base_path is not None and not _is_base_path(base_path):
            reasons.append(f"got base_path={shown(base_path)}; one part of a path has letters, digits and $-_.+!*'(), and no slash")
        elif self.node.try_find_child(key) is not None:
            reasons.append(f"got base_path={base_path!r} twice; give each API a path of its own")
        strange = of_another_kind("api", api, "mapping_target", "give a PrivateRestApi, or PrivateRestApi.from_attributes(...)")
        if strange:
            raise PrivateLinkError(f"{subject_of(self, self.node.id)}.map", [*strange, *reasons])
        target = api.mapping_target(stage)
        if self._ways_in is not None and target.ways_in is not None and not self._ways_in & target.ways_in:
            reasons.append("the API lets in no endpoint of the domain name, so that nobody could call it; name one of them in both")
        if reasons:
            raise PrivateLinkError(f"{subject_of(self, self.node.id)}.map", reasons)
        apigateway.CfnBasePathMappingV2(
            self, key, domain_name_arn=self.domain_name_arn, rest_api_id=target.rest_api_id, stage=target.stage, base_path=base_path
        )
        url = f"https://{self._domain_name}"
        return Invocation(Addressing.CUSTOM_DOMAIN, url if base_path is None else f"{url}/{base_path}")

    @property
    def domain_name(self) -> str:
        """The name."""
        return self._domain_name

    @property
    def domain_name_arn(self) -> str:
        """What tells the name from the same name in another account, for sharing it with AWS RAM; a token until deployment."""
        return self._resource.attr_domain_name_arn


@jsii.implements(route53.IAliasRecordTarget)
class _Endpoint:
    """The DNS name of an endpoint, also of one that exists already: the CDK's own target takes none of those."""

    def __init__(self, dns_name: str, hosted_zone_id: str) -> None:
        self._config = route53.AliasRecordTargetConfig(dns_name=dns_name, hosted_zone_id=hosted_zone_id)

    @jsii.member(jsii_name="bind")
    def bind(self, record: route53.IRecordSet, zone: route53.IHostedZone | None = None) -> route53.AliasRecordTargetConfig:  # noqa: ARG002 - the CDK's interface
        return self._config


def _zone(place: Construct, domain_name: str, vpcs: Sequence[ec2.IVpc]) -> route53.IHostedZone | None:
    if not vpcs:
        return None
    zone = route53.PrivateHostedZone(place, "Zone", zone_name=domain_name, vpc=vpcs[0])
    for vpc in vpcs[1:]:
        zone.add_vpc(vpc)
    return zone


def _is_base_path(given: object) -> bool:
    return isinstance(given, str) and not is_token(given) and _BASE_PATH.fullmatch(given) is not None


def _of_another_kind(domain_name: object, certificate: object, vpcs: object, hosted_zone: object) -> list[str]:
    reasons = not_text("domain_name", domain_name, "api.internal.example.com", optional=False)
    reasons += of_another_kind("certificate", certificate, "certificate_arn", "give an acm.ICertificate")
    if hosted_zone is not None:
        reasons += of_another_kind("hosted_zone", hosted_zone, "hosted_zone_arn", "give a route53.IHostedZone")
    if vpcs is None:
        return reasons
    strange = not_a_sequence("vpcs", vpcs, "vpc")
    listed = vpcs if isinstance(vpcs, Iterable) and not strange else ()
    return [*reasons, *strange, *(reason for vpc in listed for reason in not_a_vpc(vpc))]


def _reasons_against(domain_name: str, certificate_arn: str, region: str) -> list[str]:
    reasons = []
    if not is_token(domain_name) and not _DOMAIN.fullmatch(domain_name):
        reasons.append(
            f"got domain_name={domain_name!r}; give lower-case labels with dots, such as 'api.internal.example.com', no wildcard"
        )
    if not is_token(certificate_arn) and not is_token(region):
        of = certificate_arn.split(":")[3:4]
        if of != [region]:
            reasons.append(f"the certificate {certificate_arn!r} is not in {region}, where the domain name is; give one of that Region")
    return reasons


def _reasons_against_zone(
    domain_name: str, entrances: Sequence[ApiEntrance], vpcs: Sequence[ec2.IVpc] | None, hosted_zone: route53.IHostedZone | None
) -> list[str]:
    """Return why the name cannot be made to resolve."""
    if vpcs is not None and not vpcs:
        return [] if hosted_zone is None else ["got hosted_zone and vpcs=[], which says that there is none; give one of them"]
    reasons = []
    if vpcs is not None and hosted_zone is not None:
        reasons.append("got hosted_zone and vpcs together; give hosted_zone for a zone of yours, or vpcs for one that is made")
    if (vpcs is not None or hosted_zone is not None) and len(entrances) > 1:
        reasons.append(
            f"got {len(entrances)} endpoints, and one name leads to one of them; give 1, or vpcs=[] and make the records yourself"
        )
    for entrance in entrances:
        if entrance.entrance.dns_name is None or entrance.hosted_zone_id is None:
            call = "ApiGatewayEndpoint.from_attributes(dns_name=..., hosted_zone_id=...)"
            way_out = f"give them with {call}, or vpcs=[] for no record"
            reasons.append(f"the DNS name and hosted zone of the endpoint '{entrance.name}' are not known; {way_out}")
        elif vpcs is None and hosted_zone is None and entrance.vpc is None:
            reasons.append(f"the VPC of the endpoint '{entrance.name}' is not known; give vpcs=[...], or hosted_zone")
    reasons += _reasons_against_vpcs(
        [entrance.vpc for entrance in entrances if entrance.vpc] if vpcs is None and hosted_zone is None else vpcs or ()
    )
    return reasons if hosted_zone is None else [*reasons, *_reasons_against_parent(domain_name, hosted_zone)]


def _reasons_against_parent(domain_name: str, hosted_zone: route53.IHostedZone) -> list[str]:
    try:
        parent = hosted_zone.zone_name.rstrip(".")
    except RuntimeError:  # a zone imported by its id alone has no name, and the CDK makes no record in it
        return ["the name of hosted_zone is not known; import it with HostedZone.from_hosted_zone_attributes(zone_name=...)"]
    if any(map(is_token, (parent, domain_name))) or f".{domain_name}".endswith(f".{parent}"):
        return []
    return [f"the hosted zone is for {parent!r}, which has no place for {domain_name!r}; give a zone of that name or above it"]


def _reasons_against_vpcs(vpcs: Sequence[ec2.IVpc]) -> list[str]:
    counts = Counter(vpc_identity(vpc) or stage_path(vpc) for vpc in vpcs)
    reasons = [
        f"{counts[identity]} endpoints stand in the VPC '{stage_path(vpc)}', and one name leads to one of them; "
        "give 1, or vpcs=[] and make the records yourself"
        for vpc in vpcs
        if counts[identity := vpc_identity(vpc) or stage_path(vpc)] > 1
    ]
    for vpc in vpcs:
        off = vpc_dns(vpc).off
        if off:
            on = ", ".join(f"{name}=True" for name in off)
            reasons.append(f"a private hosted zone needs both DNS attributes of its VPC, got {' and '.join(off)} off; set {on} on the VPC")
    return list(dict.fromkeys(reasons))


def _doubts(entrance: ApiEntrance, *, other_account: bool) -> list[Doubt]:
    doubts = []
    if entrance.entrance.private_dns is False:
        text = "AWS asks for private DNS where a private custom domain name leads; set private_dns=True at '{}', or acknowledge this"
        doubts.append(Doubt("private-domain-private-dns", text.format(entrance.name)))
    if other_account:
        text = (
            "the endpoint '{}' is of another account, where its owner has to associate it with the domain name; share domain_name_arn "
            "with that account, and set associate=False or acknowledge this"
        )
        doubts.append(Doubt("private-domain-other-account", text.format(entrance.name)))
    return doubts
