"""What private APIs have in common, made here or elsewhere: their calls, and their custom domain names."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import aws_cdk as cdk
from constructs import Construct

from constructs_privatelink.argument_kinds import not_one_of, not_text
from constructs_privatelink.catalogue.partitions import dns_suffix
from constructs_privatelink.constructs.construct_paths import is_token
from constructs_privatelink.constructs.peers import of_another_kind
from constructs_privatelink.constructs.services.apis.api_entrances import entrances_of, environment_of, ways_in
from constructs_privatelink.constructs.services.apis.domain_mappings import MappingTarget
from constructs_privatelink.decisions.invocation import Addressing, ApiStage, Caller, decide, reasons_against
from constructs_privatelink.errors import PrivateLinkError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from aws_cdk import aws_apigateway as apigateway
    from aws_cdk import aws_certificatemanager as acm
    from aws_cdk import aws_ec2 as ec2
    from aws_cdk import aws_route53 as route53

    from constructs_privatelink.constructs.services.apis.api_entrances import ApiEntrance, EndpointLike
    from constructs_privatelink.constructs.services.apis.private_domains import PrivateDomain
    from constructs_privatelink.decisions.invocation import Invocations

_OUTPUT_IDS = {
    Addressing.PRIVATE_DNS: "PrivateDns",
    Addressing.ROUTE53_ALIAS: "Route53Alias",
    Addressing.HOST_HEADER: "HostHeader",
    Addressing.API_ID_HEADER: "ApiIdHeader",
}


@dataclass
class CalledApi:
    """An API, as far as calling it takes.

    Args:
        construct: Where outputs and domain names are made.
        subject: What errors call the API.
        rest_api_id: Its id.
        stage: The name of its first stage.
        entrances: Its endpoints.
        vpc_ids: VPCs of which every endpoint is let in.
        associated: Whether its ``vpcEndpointIds`` name the endpoints; None when unknown.
        default_endpoint: Asked when somebody calls: whether the API answers under its ``execute-api`` names.
        access_mode: Asked when somebody calls: its endpoint access mode; None where it has none, or nobody knows.
        told: The stages that have their outputs, by what ids carry of them.

    """

    construct: Construct
    subject: str
    rest_api_id: str
    stage: str
    entrances: list[ApiEntrance]
    vpc_ids: list[str]
    associated: bool | None
    default_endpoint: Callable[[], bool]
    access_mode: Callable[[], str | None]
    told: set[str] = field(default_factory=set)


class PrivatelyCalled:
    """An API that is called through endpoints."""

    _called: CalledApi

    def invocations(
        self,
        endpoint: EndpointLike | None = None,
        *,
        stage: apigateway.IStage | str | None = None,
        caller: Caller = Caller.INSIDE_VPC,
        dns_name: str | None = None,
    ) -> Invocations:
        """Return the calls of one stage through one endpoint: those that work, and why others do not.

        ```python
        api.invocations().route53_alias.url                                  # raises where it cannot work, saying why
        [call.curl("pets") for call in api.invocations(caller=Caller.OUTSIDE_VPC).offered]
        ```

        Args:
            endpoint: One of the API's endpoints.
                Default: - the only one.
            stage: The stage, or its name.
                Default: - the stage that the API was made with.
            caller: Where the client is.
                Default: Caller.INSIDE_VPC.
            dns_name: The name that calls with a header go to, such as one of the endpoint's `zonal_dns_names`.
                Default: - the endpoint's regional one.

        Raises:
            PrivateLinkError: The API is not called through the endpoint, several leave open which is meant, or no stage is called so.

        """
        self._refuse("invocations", [*_not_a_caller(caller), *not_text("dns_name", dns_name, "vpce-0123-abcd-eu-west-1a.execute-api...")])
        return self._through(self._entrance(endpoint), _stage_name(self._called, stage), caller, dns_name)

    def add_invocation_outputs(
        self, path: str = "", *, stage: apigateway.IStage | str | None = None, caller: Caller = Caller.INSIDE_VPC
    ) -> list[cdk.CfnOutput]:
        """Add a stack output for each call that works through each endpoint: a ``curl`` command line, ready to paste.

        The description of each says from where it works.

        Args:
            path: The resource to call, such as ``"pets/1"``.
                Default: - the root.
            stage: The stage, or its name.
                Default: - the stage that the API was made with.
            caller: Where the clients are: calls that do not work from there are left out.
                Default: Caller.INSIDE_VPC.

        Raises:
            PrivateLinkError: No call is known to work, or the stage has its outputs already.

        """
        strange = [] if path == "" else not_text("path", path, "pets/1", optional=False)
        self._refuse("add_invocation_outputs", [*strange, *_not_a_caller(caller)])
        name = _stage_name(self._called, stage)
        by_endpoint = {entrance.name: self._through(entrance, name, caller) for entrance in self._called.entrances}
        if not any(invocations.offered for invocations in by_endpoint.values()):
            refused = [refusal for invocations in by_endpoint.values() for refusal in invocations.refused]
            raise PrivateLinkError(self._called.subject, dict.fromkeys(reason for refusal in refused for reason in refusal.reasons))
        parent = self._place_of_outputs(stage)
        made: dict[str, cdk.CfnOutput] = {}
        for endpoint, invocations in by_endpoint.items():
            for call in invocations.offered:
                key, description = _OUTPUT_IDS[call.addressing], f"By {call.addressing.value}"
                if call.addressing is not Addressing.PRIVATE_DNS:  # the API's own name is the same whichever endpoint answers
                    key, description = f"{key}-{endpoint.replace('/', '-')}", f"{description} through {endpoint}"
                if key not in made:
                    made[key] = cdk.CfnOutput(parent, key, value=call.curl(path), description=f"{description}; works {call.works_from}")
        return list(made.values())

    def add_private_domain(
        self,
        id: str,
        *,
        domain_name: str,
        certificate: acm.ICertificate,
        base_path: str | None = None,
        associate: bool = True,
        vpcs: Sequence[ec2.IVpc] | None = None,
        hosted_zone: route53.IHostedZone | None = None,
    ) -> PrivateDomain:
        """Give the API a domain name of yours: `PrivateDomain` for the API's endpoints, mapped to the API's first stage.

        Args:
            id: Construct id, below the API.
            domain_name: ``"orders.internal.example.com"``.
            certificate: A certificate of ACM, in the API's Region, that covers the name.
            base_path: What comes first in the path of the URL.
                Default: - nothing; the API is the only one of the name.
            associate: Whether to associate the name with the endpoints; their owner does it where they are of another account.
                Default: True.
            vpcs: The VPCs in which the name resolves; an empty list makes no hosted zone.
                Default: - those of the endpoints.
            hosted_zone: A private hosted zone of yours to put the record in, rather than one for the name.
                Default: - one for the name.

        Returns:
            The domain name, to `PrivateDomain.map` further APIs to.

        Raises:
            PrivateLinkError: API Gateway or Route 53 would reject it, or it could not work; the text lists every reason.

        """
        from constructs_privatelink.constructs.services.apis.private_domains import (  # noqa: PLC0415 - loads Route 53, which most APIs do not need
            PrivateDomain,
        )

        domain = PrivateDomain(
            self._called.construct,
            id,
            domain_name=domain_name,
            certificate=certificate,
            endpoints=self._called.entrances,
            source_vpcs=self._called.vpc_ids,
            associate=associate,
            vpcs=vpcs,
            hosted_zone=hosted_zone,
        )
        domain.map(self, base_path=base_path)
        return domain

    def mapping_target(self, stage: apigateway.IStage | str | None = None) -> MappingTarget:
        """Return what a `PrivateDomain` leads to; it asks.

        Args:
            stage: The stage, or its name.
                Default: - the stage that the API was made with.

        Raises:
            PrivateLinkError: No stage is called so.

        """
        called = self._called
        return MappingTarget(called.rest_api_id, _stage_name(called, stage), ways_in(called.entrances, called.vpc_ids))

    def _refuse(self, method: str, reasons: Sequence[str]) -> None:
        if reasons:
            raise PrivateLinkError(f"{self._called.subject}.{method}", reasons)

    def _through(self, entrance: ApiEntrance, stage: str, caller: Caller, dns_name: str | None = None) -> Invocations:
        called = self._called
        region = environment_of(called.construct)[1]
        suffix = cdk.Aws.URL_SUFFIX if is_token(region) else dns_suffix(region)
        api = ApiStage(
            called.rest_api_id, stage, region, suffix, default_endpoint=called.default_endpoint(), access_mode=called.access_mode()
        )
        known = replace(entrance.entrance, associated=called.associated, dns_name=dns_name or entrance.entrance.dns_name)
        return decide(api, known, caller, called.subject)

    def _entrance(self, endpoint: EndpointLike | None) -> ApiEntrance:
        own = self._called.entrances
        if endpoint is None:
            if len(own) == 1:
                return own[0]
            names = ", ".join(f"'{entrance.name}'" for entrance in own)
            raise PrivateLinkError(
                f"{self._called.subject}.invocations", [f"got no endpoint, and the API has {len(own)}: {names}; give one"]
            )
        asked, reasons = entrances_of([endpoint])
        if not reasons and asked[0].vpc_endpoint_id not in {entrance.vpc_endpoint_id for entrance in own}:
            reasons = [f"the API does not let in the endpoint '{asked[0].name}'; name it in endpoints=[...]"]
        if reasons:
            raise PrivateLinkError(f"{self._called.subject}.invocations", reasons)
        return asked[0]

    def _place_of_outputs(self, stage: apigateway.IStage | str | None) -> Construct:
        suffix = "" if stage is None else f"-{stage}" if isinstance(stage, str) else f"-{stage.node.id}"
        if is_token(suffix):
            reason = "got a stage whose name is a token, and ids of outputs derive from it; give the apigateway.Stage"
            raise PrivateLinkError(f"{self._called.subject}.add_invocation_outputs", [reason])
        if suffix in self._called.told:
            reason = "the stage has its outputs already; ask once for each stage"
            raise PrivateLinkError(f"{self._called.subject}.add_invocation_outputs", [reason])
        self._called.told.add(suffix)
        return Construct(self._called.construct, f"Invocations{suffix}")


def _stage_name(called: CalledApi, stage: apigateway.IStage | str | None) -> str:
    if stage is None:
        return called.stage
    strange = [] if isinstance(stage, str) else of_another_kind("stage", stage, "stage_name", "give an apigateway.Stage, or its name")
    if strange:
        raise PrivateLinkError(called.subject, strange)
    name = stage if isinstance(stage, str) else stage.stage_name
    reasons = reasons_against(None, None if is_token(name) else name)
    if reasons:
        raise PrivateLinkError(called.subject, reasons)
    return name


def _not_a_caller(caller: object) -> list[str]:
    return not_one_of("caller", caller, Caller, such_as="OUTSIDE_VPC", optional=False)
