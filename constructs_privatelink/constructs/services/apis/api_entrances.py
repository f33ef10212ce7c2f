"""What the construct tree knows of the endpoints that lead to a private API, whoever made them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink.argument_kinds import shown
from constructs_privatelink.catalogue import AwsService
from constructs_privatelink.catalogue.partitions import after_region
from constructs_privatelink.constructs.construct_paths import (
    account_of,
    is_token,
    path_in_stage,
    path_of,
    refusals_of_list_token,
    region_of,
    stack_of,
    stage_path,
)
from constructs_privatelink.constructs.endpoint import PrivateLinkEndpoint
from constructs_privatelink.constructs.existing import ExistingEndpoint
from constructs_privatelink.constructs.networked_endpoint import NetworkedEndpoint, resource_of
from constructs_privatelink.constructs.peers import offers
from constructs_privatelink.decisions.adoption import is_endpoint_id
from constructs_privatelink.decisions.invocation import Entrance
from constructs_privatelink.errors import Doubt, PrivateLinkError

if TYPE_CHECKING:
    from collections.abc import Callable

    from constructs import Construct

EndpointLike: TypeAlias = PrivateLinkEndpoint | ExistingEndpoint | ec2.IInterfaceVpcEndpoint | str
"""An endpoint of this library, one that exists already, one of the CDK, or the id of one in any account."""
VpcLike: TypeAlias = ec2.IVpc | str
"""A VPC of the CDK, or the id of one in any account."""

_SERVICE = AwsService.APIGATEWAY.short_name
_VPC_ID = re.compile(r"vpc-[0-9a-f]{8,17}")
_UNKNOWN = "..."
_GIVE = "give an ApiGatewayEndpoint, an ec2.InterfaceVpcEndpoint, or an id such as 'vpce-0123456789abcdef0'"


@dataclass(frozen=True)
class ApiEntrance:
    """An endpoint of ``execute-api``.

    Args:
        entrance: What calling through it takes.
        hosted_zone_id: The hosted zone of its DNS name; None when unknown.
        vpc: Its VPC; None when unknown.
        records: The DNS record types of its addresses.
        environment: The account and the Region that it is made in; None for one that exists already.

    """

    entrance: Entrance
    hosted_zone_id: str | None = None
    vpc: ec2.IVpc | None = None
    records: tuple[str, ...] = ("A",)
    environment: tuple[str, str] | None = None

    @property
    def name(self) -> str:
        """Its path, or its id where it is no construct: what ids derive from."""
        return self.entrance.name

    @property
    def vpc_endpoint_id(self) -> str:
        """``vpce-...``."""
        return self.entrance.vpc_endpoint_id

    def elsewhere(self, scope: Construct) -> tuple[bool, bool]:
        """Return whether it is known to be of another account, and of another Region, than `scope`."""
        if self.environment is None:
            return False, False
        here = environment_of(scope)
        account, region = (
            mine != theirs and not is_token(mine) and not is_token(theirs) for mine, theirs in zip(here, self.environment, strict=True)
        )
        return account, region


def environment_of(scope: Construct) -> tuple[str, str]:
    """Return the account and the Region of a construct's stack, which may be tokens."""
    stack = stack_of(scope)
    return account_of(stack), region_of(stack)


def entrances_of(endpoints: object) -> tuple[list[ApiEntrance], list[str]]:
    """Return the endpoints, sorted by name so that their order does not matter, and why some of them are none.

    Args:
        endpoints: What the user gave.

    """
    if isinstance(endpoints, str) or not isinstance(endpoints, Sequence):
        return [], [f"got endpoints={shown(endpoints)}; give a list: endpoints=[endpoint]"]
    if not endpoints:
        return [], [f"got no endpoints, so that nobody could call the API; {_GIVE}"]
    by_id: dict[str, ApiEntrance] = {}
    reasons: list[str] = []
    for endpoint in endpoints:
        try:
            entrance = _entrance_of(endpoint)
        except PrivateLinkError as error:
            reasons += error.reasons
            continue
        if entrance.vpc_endpoint_id in by_id:
            reasons.append(f"the endpoint '{entrance.name}' is given twice; give it once")
        by_id[entrance.vpc_endpoint_id] = entrance
    return sorted(by_id.values(), key=lambda entrance: entrance.name), reasons


def vpc_ids_of(vpcs: Sequence[VpcLike] | None) -> tuple[list[str], list[str]]:
    """Return the ids of VPCs, and why some are none."""
    if isinstance(vpcs, str) or not isinstance(vpcs, Sequence | None):
        return [], [f"got source_vpcs={shown(vpcs)}; give a list: source_vpcs=[vpc]"]
    ids = [vpc if isinstance(vpc, str) else getattr(vpc, "vpc_id", None) for vpc in vpcs or ()]
    way_out = "give an ec2.IVpc or an id such as 'vpc-0123456789abcdef0'"
    several = [reason for vpc_id in ids for reason in refusals_of_list_token(vpc_id, "a source VPC")]
    if several:
        return [], several
    wrong = [f"got {shown(vpc)} as a source VPC; {way_out}" for vpc, vpc_id in zip(vpcs or (), ids, strict=True) if not _is_vpc_id(vpc_id)]
    return [vpc_id for vpc_id in dict.fromkeys(ids) if isinstance(vpc_id, str)], wrong


def ways_in(entrances: Sequence[ApiEntrance], vpc_ids: Sequence[str]) -> frozenset[str] | None:
    """Return the endpoints that a policy lets in; None where it lets in whole VPCs, whose endpoints are not all known."""
    return None if vpc_ids else frozenset(entrance.vpc_endpoint_id for entrance in entrances)


def doubts_about(entrances: Sequence[ApiEntrance], scope: Construct) -> list[Doubt]:
    """Return what deserves a look about the endpoints of an API that stands in `scope`."""
    text = (
        "the endpoint '{}' is of another Region than the API, and execute-api answers for the APIs of its own Region; use an endpoint in "
        "the API's Region, or acknowledge this"
    )
    return [Doubt("private-api-region", text.format(entrance.name)) for entrance in entrances if entrance.elsewhere(scope)[1]]


def _is_vpc_id(value: str | None) -> bool:
    return value is not None and (is_token(value) or _VPC_ID.fullmatch(value) is not None)


def _entrance_of(endpoint: object) -> ApiEntrance:
    if isinstance(endpoint, ApiEntrance):
        return endpoint
    if isinstance(endpoint, str):
        return ApiEntrance(Entrance(endpoint, _checked_id(endpoint)))
    if isinstance(endpoint, ExistingEndpoint):
        return _existing(endpoint)
    if isinstance(endpoint, NetworkedEndpoint):
        return _ours(endpoint)
    if offers(endpoint, "vpc_endpoint_id") and offers(endpoint, "connections"):
        return _of_the_cdk(endpoint)  # type: ignore[arg-type] # a jsii interface cannot be asked for at run time
    raise PrivateLinkError("endpoints", [f"got {shown(endpoint)} as an endpoint; {_GIVE}"])


def _checked_id(vpc_endpoint_id: str) -> str:
    if is_token(vpc_endpoint_id):
        # Ids of outputs and of records derive from the endpoint's name, and the spelling of a token carries a counter.
        way_out = "name it: ApiGatewayEndpoint.from_attributes(self, 'Central', vpc_endpoint_id=...)"
        raise PrivateLinkError("endpoints", [f"got an endpoint id that is a token; {way_out}"])
    if not is_endpoint_id(vpc_endpoint_id):
        raise PrivateLinkError("endpoints", [f"got {vpc_endpoint_id!r} as an endpoint; {_GIVE}"])
    return vpc_endpoint_id


def _existing(endpoint: ExistingEndpoint) -> ApiEntrance:
    name = stage_path(endpoint)
    _check_service(name, endpoint.service.name_template, endpoint.service.short_name)
    entrance = Entrance(
        name,
        endpoint.vpc_endpoint_id,
        dns_name=_if_known(lambda: endpoint.dns_name),
        private_dns=endpoint.private_dns,
    )
    return ApiEntrance(entrance, hosted_zone_id=_if_known(lambda: endpoint.hosted_zone_id))


def _ours(endpoint: NetworkedEndpoint) -> ApiEntrance:
    if not isinstance(endpoint, PrivateLinkEndpoint):
        _check_service(stage_path(endpoint), endpoint.service.name_template, endpoint.service.short_name)
        raise PrivateLinkError("endpoints", [f"got {shown(endpoint)} as an endpoint; {_GIVE}"])
    name = path_in_stage(path_of(endpoint), endpoint.stack)
    _check_service(name, endpoint.service.name_template, endpoint.service.short_name)
    entrance = Entrance(name, endpoint.vpc_endpoint_id, dns_name=endpoint.dns_name, private_dns=endpoint.private_dns)
    resource = resource_of(endpoint)
    records = _records(resource.ip_address_type) if isinstance(resource, ec2.CfnVPCEndpoint) else ("A",)
    return ApiEntrance(
        entrance, endpoint.hosted_zone_id, endpoint.network.vpc, records, (account_of(endpoint.stack), region_of(endpoint.stack))
    )


def _of_the_cdk(endpoint: ec2.IInterfaceVpcEndpoint) -> ApiEntrance:
    name = stage_path(endpoint)
    resource = endpoint.node.default_child
    if not isinstance(endpoint, ec2.InterfaceVpcEndpoint) or not isinstance(resource, ec2.CfnVPCEndpoint):
        return ApiEntrance(Entrance(name, endpoint.vpc_endpoint_id))
    service = _readable(stack_of(endpoint).resolve(resource.service_name))
    _check_service(name, service, service)
    on = resource.private_dns_enabled
    zone_and_name = cdk.Fn.split(":", cdk.Fn.select(0, endpoint.vpc_endpoint_dns_entries))
    entrance = Entrance(
        name,
        endpoint.vpc_endpoint_id,
        dns_name=cdk.Fn.select(1, zone_and_name),
        private_dns=on if isinstance(on, bool) else None,
    )
    zone = cdk.Fn.select(0, zone_and_name)
    return ApiEntrance(entrance, zone, None, _records(resource.ip_address_type), environment_of(endpoint.stack))


def _check_service(name: str, service_name: str, title: str) -> None:
    # A name that is not known to the end may be that of any service.
    if after_region(service_name) != _SERVICE and not service_name.endswith((f".{_SERVICE}", _UNKNOWN)):
        reason = f"the endpoint '{name}' is one of '{title}', and private APIs are called through '{_SERVICE}'; give an ApiGatewayEndpoint"
        raise PrivateLinkError("endpoints", [reason])


def _readable(service_name: object) -> str:
    """Return a resolved service name with what only the deployment knows as ``...``."""
    if isinstance(service_name, str):
        return service_name
    joined = service_name.get("Fn::Join") if isinstance(service_name, dict) else None
    return "".join(_readable(part) for part in joined[1]) if isinstance(joined, list) else _UNKNOWN


def _records(ip_address_type: str | None) -> tuple[str, ...]:
    return {"dualstack": ("A", "AAAA"), "ipv6": ("AAAA",)}.get(ip_address_type or "", ("A",))


def _if_known(ask: Callable[[], str]) -> str | None:
    try:
        return ask()
    except PrivateLinkError:
        return None
