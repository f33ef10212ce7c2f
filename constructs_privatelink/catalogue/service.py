"""One endpoint service, as a value: the facts by which the rest of the library decides.

A fact that no source states is ``None`` (or empty): a construct then passes on what the user asks for, and warns only where the
user asked for what is unknown. `dataclasses.replace` changes a fact that AWS changed since `as_of`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Literal, Protocol

from constructs_privatelink.argument_kinds import not_a_sequence, not_a_switch, not_text, not_texts, shown
from constructs_privatelink.catalogue import records
from constructs_privatelink.catalogue.index import Index
from constructs_privatelink.catalogue.partitions import REGION, after_region, localized, partition, region_in
from constructs_privatelink.catalogue.ports import HTTPS, PortChoice, PortRange
from constructs_privatelink.errors import PrivateLinkError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from constructs_privatelink.catalogue.evidence import Evidence

_PARAMETER = re.compile(r"\{(\w+)\}")
_NAME = re.compile(r"[A-Za-z0-9{}_-]+(\.[A-Za-z0-9{}_-]+)+")
_TOKEN = "${Token["  # noqa: S105 - the beginning of a token of the CDK, not a secret
_VALUE = re.compile(r"[A-Za-z0-9-]+")


class ServiceObject(Protocol):
    """A service object of the CDK."""

    @property
    def short_name(self) -> str:
        """The name without prefix and Region."""


@dataclass(frozen=True, kw_only=True)
class Service:
    """An AWS service (or a partner's) that VPC endpoints can reach.

    Args:
        short_name: The name without Region: ``"kms"``, ``"ecr.api"``. Construct ids and network ACL descriptions carry it. No two services
            of the catalogue share one: where two full names end alike, what stands before the Region goes first (``"aws.api.freetier"``).
        name_template: The endpoint service name with ``{region}``: ``"com.amazonaws.{region}.kms"``. Other ``{parameters}`` are filled
            by `with_parameters`.
        title: What AWS calls the service.
        regional_names: Region to full name, where the template does not hold (China, the ISO partitions).
        ports: What the endpoint listens on: what is opened for its clients.
        port_choice: Which of `ports` a client needs: ``"all"`` of them (streams of WorkSpaces Applications use 443 and 1400-1499), or
            ``"one-of"`` them, whichever it is configured for (mail by 25, 465, 587, 2465 or 2587). A client is served if one
            alternative passes, and shut out only if none does.
        ports_together: Of ports that are alternatives, those that are one choice: a client needs all of them (FTP: 21 for commands, and
            8192-8200 for data). Empty where each port is a choice of its own.
        private_dns: Whether the service offers private DNS; None when no source says.
        private_dns_certain: Whether a source of high confidence says that there is no private DNS, so that EC2 certainly refuses it.
            Recorded only where `private_dns` is False; False there means that sources differ.
        private_dns_names: The names that private DNS answers, with ``{region}``, in the commercial partition; empty when unknown.
        regional_dns_names: Region to the names that private DNS answers there, in full, where `private_dns_names` does not hold (China).
        dns_name_hints: Names, with ``{region}``, that SDKs call for the service where no source says what its private names are. A hint for
            people, which decides nothing: no statement of AWS about the endpoint.
        private_dns_advice: What the service's own page tells you to choose: ``"on"`` where its clients need private DNS (images of
            Amazon ECR), ``"off"`` where it does harm or does not exist (activation of AWS DataSync); empty when it tells neither.
        private_dns_inbound_resolver: Whether private DNS can be limited to Route 53 Resolver inbound endpoints (Amazon S3).
        endpoint_policy: Whether the service takes an endpoint policy; None when no source says, or sources differ.
        endpoint_policy_certain: Whether `endpoint_policy` comes from a source of high confidence.
        ip_address_types: The exact set of ``"ipv4"``, ``"dualstack"``, ``"ipv6"``; empty when unknown.
        iam_prefixes: The prefixes of the service's IAM actions, for instance ``("kms",)``; empty when unknown.
        endpoint_types: ``"Interface"``, ``"Gateway"`` or both.
        managed_by: Who creates the endpoint when it is not EC2 (``"AWS::OpenSearchServerless::VpcEndpoint"``); else None.
        available_regions: The only Regions with the service; empty when it is not limited.
        unavailable_regions: Regions that AWS names as being without it.
        unavailable_partitions: Partitions (``"aws-cn"``) in which the AWS SDKs know no endpoint of it, while they do in others.
        unavailable_az_ids: Availability Zone ids that AWS names as being without it.
        cross_region: Whether AWS lists it, at the date of `as_of`, as reachable from another Region by ``ServiceRegion``; never from the
            Availability Zones `cross_region.ZONES_WITHOUT_REMOTE_ACCESS`
            (https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-cross-region-privatelink-support.html).
        home_regions: Partition (``"aws"``, ``"aws-cn"``) to the one Region that a global service has its control plane in: endpoints are
            made there, or name it as their service Region. Empty for services of a Region, and without the partitions of which no
            source says.
        closed_to: Whom AWS does not let in any more: ``"new-customers"`` of the service, or ``"new-endpoints"`` of this name by anybody;
            empty where AWS says nothing of the kind (https://docs.aws.amazon.com/general/latest/gr/service-lifecycle.html).
        ended_on: The day on which AWS ended the service, or says that it will: ``"2026-09-30"``; empty where there is none. Such days
            compare as texts.
        superseded_by: The short name of the service that AWS tells to use instead (``"kafka-api"``); empty where it names none.
        successor: What AWS tells to use instead where that has no endpoint service of its own, in words (``"Amazon ECS Service Connect"``).
        companions: Short names of the services that clients of this one need beside it, whatever they call (images of Amazon ECR: both
            endpoints, and Amazon S3 for the layers); empty where no page names any.
        doc_url: The AWS page about its endpoints; empty when there is none.
        named_region: The Region in the full name by which `find` was asked for the service, ``"us-east-1"``: endpoints in another Region
            refuse it, unless they name it as their service Region. Services that differ in this alone are equal.
        as_of: The date of these facts, ``"2026-11"``; empty for `custom` services. `evidence` says what each rests on.

    """

    short_name: str
    name_template: str
    title: str = ""
    regional_names: Mapping[str, str] = field(default_factory=dict)
    ports: tuple[PortRange, ...] = (HTTPS,)
    port_choice: PortChoice = "all"
    ports_together: tuple[PortRange, ...] = ()
    private_dns: bool | None = None
    private_dns_certain: bool = False
    private_dns_names: tuple[str, ...] = ()
    regional_dns_names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    dns_name_hints: tuple[str, ...] = ()
    private_dns_advice: Literal["", "on", "off"] = ""
    private_dns_inbound_resolver: bool = False
    endpoint_policy: bool | None = None
    endpoint_policy_certain: bool = False
    ip_address_types: tuple[str, ...] = ()
    iam_prefixes: tuple[str, ...] = ()
    endpoint_types: tuple[str, ...] = ("Interface",)
    managed_by: str | None = None
    available_regions: tuple[str, ...] = ()
    unavailable_regions: tuple[str, ...] = ()
    unavailable_partitions: tuple[str, ...] = ()
    unavailable_az_ids: tuple[str, ...] = ()
    cross_region: bool = False
    home_regions: Mapping[str, str] = field(default_factory=dict)
    closed_to: Literal["", "new-customers", "new-endpoints"] = ""
    ended_on: str = ""
    superseded_by: str = ""
    successor: str = ""
    companions: tuple[str, ...] = ()
    doc_url: str = ""
    as_of: str = ""
    named_region: str = field(default="", compare=False, repr=False)

    @property
    def parameters(self) -> tuple[str, ...]:
        """The parameters that the name still asks for, besides the Region: ``("id",)`` for ``dsql-{id}``."""
        return tuple(name for name in _PARAMETER.findall(self.name_template) if name != "region")

    def name(self, region: str) -> str:
        """Return the full endpoint service name in a Region: ``com.amazonaws.eu-west-1.kms``.

        Args:
            region: A Region such as ``"eu-west-1"``; not a token.

        Raises:
            PrivateLinkError: EC2 has no interface endpoint of that name (see `check_interface`).

        """
        self.check_interface()
        return self.regional_names.get(region) or self.name_template.replace(REGION, region)

    def dns_names(self, region: str) -> tuple[str, ...]:
        """Return the private DNS names in a Region, with the DNS suffix of its partition; empty when unknown."""
        return self.regional_dns_names.get(region) or tuple(localized(name, region) for name in self.private_dns_names)

    def available_in(self, region: str) -> bool:
        """Return False when AWS names the Region as being without the service, or the SDKs do not know it in the Region's partition."""
        if partition(region) in self.unavailable_partitions:
            return False
        if self.available_regions:
            return region in self.available_regions
        return region not in self.unavailable_regions

    def home_region(self, region: str) -> str | None:
        """Return where a global service is at home for endpoints in a Region: in its partition; None for other services, or unknown.

        Args:
            region: The Region of the endpoint, such as ``"eu-west-1"``; not a token.

        """
        return self.home_regions.get(partition(region))

    def with_parameters(self, **values: str) -> Service:
        """Return the service with the parameters of its name filled: ``AwsService.DSQL.with_parameters(id="ab12")``.

        Args:
            values: One value for each of `parameters`: letters, digits and hyphens.

        Raises:
            PrivateLinkError: A parameter is missing, unknown, or holds other characters.

        """
        reasons = [f"no parameter {name!r}; the name asks for {_quoted(self.parameters)}" for name in values if name not in self.parameters]
        reasons += [f"{name!r} is missing; the name is {self.name_template!r}" for name in self.parameters if name not in values]
        reasons += [
            f"got {name}={value!r}; use letters, digits and hyphens" for name, value in values.items() if not _VALUE.fullmatch(value)
        ]
        if reasons:
            raise PrivateLinkError(f"service '{self.short_name}'", reasons)
        return replace(
            self,
            short_name=_filled(self.short_name, values),
            name_template=_filled(self.name_template, values),
            private_dns_names=tuple(_filled(name, values) for name in self.private_dns_names),
        )

    def check_interface(self) -> None:
        """Refuse a service that has no interface endpoint of its own in EC2.

        Raises:
            PrivateLinkError: Only a gateway endpoint exists, another service creates the endpoint, or the name asks for parameters.

        """
        reasons = []
        if self.managed_by is not None:
            way_out = "use the construct that makes them, or pass their id to from_attributes"
            reasons.append(f"its endpoints are made by {self.managed_by}, not by EC2; {way_out}")
        if "Interface" not in self.endpoint_types:
            reasons.append(f"it has a gateway endpoint only; use GatewayEndpoint(...), or network.add_gateway({self.short_name!r})")
        if self.parameters:
            call = ", ".join(f'{name}="..."' for name in self.parameters)
            reasons.append(f"its name {self.name_template!r} asks for {_quoted(self.parameters)}; use .with_parameters({call})")
        if reasons:
            raise PrivateLinkError(f"service '{self.short_name}'", reasons)

    def evidence(self) -> Evidence:
        """Return what these facts rest on: reasons, notes and sources. Reads a file at the first call; no construct needs it."""
        from constructs_privatelink.catalogue.evidence import YOURS, evidence_of  # noqa: PLC0415 - only people ask, so no synth pays for it

        known = catalogue().template_of(self.short_name) if self.as_of else None
        return YOURS if known is None else evidence_of(known.short_name)

    @staticmethod
    def find(name: str | ServiceObject) -> Service:
        """Look a service up by its short name (``"kms"``) or its full endpoint name (``"com.amazonaws.eu-west-1.kms"``).

        A full name is of one Region, which the service remembers (`named_region`).

        Args:
            name: The name, or an object of the CDK that has one: ``ec2.InterfaceVpcEndpointAwsService.KMS``.

        Raises:
            PrivateLinkError: Nothing has that name (near misses are suggested), or two services share it (both are listed).

        """
        known = name if isinstance(name, str) else getattr(name, "short_name", None)
        if not isinstance(known, str):
            raise PrivateLinkError("service", [f"got {shown(name)}; give a short name such as 'kms', or a full one"])
        name = known
        service, region = catalogue().find(name), region_in(name)
        return service if region in {None, REGION} or REGION not in service.name_template else replace(service, named_region=region)

    @staticmethod
    def custom(
        name: str,
        *,
        short_name: str | None = None,
        title: str = "",
        ports: Sequence[str | PortRange] = (HTTPS,),
        private_dns: bool | None = None,
        private_dns_names: Sequence[str] = (),
        endpoint_policy: bool | None = None,
        iam_prefixes: Sequence[str] = (),
    ) -> Service:
        """Describe a service that the catalogue lacks: a partner's, your own, or one that AWS added.

        Args:
            name: The full endpoint service name, with ``{region}`` where it has the Region: ``"com.amazonaws.{region}.new-service"`` or
                ``"com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0"``; or a token, such as the
                ``vpc_endpoint_service_name`` of an ``ec2.VpcEndpointService``.
            short_name: What ids and descriptions carry; a token needs one. Default: - what follows the Region, or the name's last part.
            title: A name for people. Default: - none.
            ports: What it listens on: ``"tcp/443"``, ``"tcp/1400-1499"`` or `PortRange`. Default: tcp/443.
            private_dns: Whether it offers private DNS. Default: - unknown; endpoints of ``vpce-svc-`` names and of tokens then have it off.
            private_dns_names: The names that private DNS answers. Default: - unknown.
            endpoint_policy: Whether it takes an endpoint policy. Default: - unknown.
            iam_prefixes: The prefixes of its IAM actions. Default: - unknown.

        Raises:
            PrivateLinkError: The name is not an endpoint service name, there is no port, a port has another form, or an argument is of
                another kind.

        """
        reasons = [
            *not_a_sequence("ports", ports, "'tcp/443'"),
            *not_texts("private_dns_names", private_dns_names, "ledger.example.com"),
            *not_texts("iam_prefixes", iam_prefixes, "ledger"),
            *not_text("short_name", short_name, "ledger"),
            *([] if title == "" else not_text("title", title, "the ledger", optional=False)),
            *not_a_switch("private_dns", private_dns),
            *not_a_switch("endpoint_policy", endpoint_policy),
            *_not_a_name(name, short_name),
        ]
        if not reasons and not ports:
            reasons.append("got no ports; name at least one, such as 'tcp/443'")
        if reasons:
            raise PrivateLinkError(f"custom service {shown(name)}", reasons)
        return Service(
            short_name=short_name or after_region(name) or name.rpartition(".")[2],
            name_template=name,
            title=title,
            ports=tuple(port if isinstance(port, PortRange) else PortRange.parse(port) for port in ports),
            private_dns=private_dns,
            private_dns_certain=private_dns is False,
            private_dns_names=tuple(private_dns_names),
            endpoint_policy=endpoint_policy,
            endpoint_policy_certain=endpoint_policy is not None,
            iam_prefixes=tuple(iam_prefixes),
        )

    def __hash__(self) -> int:
        """Of the names alone: services are looked up in tables often, and seldom are two of one name there."""
        return hash((self.short_name, self.name_template))

    def __str__(self) -> str:
        """The short name."""
        return self.short_name


@cache
def catalogue() -> Index[Service]:
    """Return the services of the catalogue by all their names. The data is read at the first call, and each service made once."""
    defaults = vars(Service(short_name="", name_template=""))
    known = [(record.constants, _made(defaults, record.facts)) for record in records.read()]
    return Index(
        constants={constant: service for constants, service in known for constant in constants},
        aliases=frozenset(alias for constants, _ in known for alias in constants[1:]),
    )


def _not_a_name(name: object, short_name: object) -> list[str]:
    """Return why something is no name of a service that the catalogue lacks."""
    if isinstance(name, str) and _TOKEN in name:
        way_out = "give short_name='ledger' or the like, since ids derive from it"
        return [] if short_name else [f"got a name that is known at deployment only; {way_out}"]
    if isinstance(name, str) and _NAME.fullmatch(name):
        return []
    return [f"got {shown(name)}; give the full endpoint service name, such as 'com.amazonaws.{REGION}.kms'"]


def _made(defaults: Mapping[str, object], facts: Mapping[str, object]) -> Service:
    """Return a service as ``__init__`` would make it: for hundreds of frozen values that takes longer than all else at first use."""
    service = object.__new__(Service)
    vars(service).update(defaults, **facts)
    return service


def _filled(template: str, values: Mapping[str, str]) -> str:
    for name, value in values.items():
        template = template.replace("{" + name + "}", value)
    return template


def _quoted(names: tuple[str, ...]) -> str:
    return " and ".join(repr(name) for name in names) or "none"
