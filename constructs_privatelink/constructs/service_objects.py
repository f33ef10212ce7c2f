"""Services as the CDK says them, and as it wants them: ``ec2.InterfaceVpcEndpointAwsService.KMS`` beside ``AwsService.KMS``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink.argument_kinds import shown
from constructs_privatelink.catalogue.partitions import REGION
from constructs_privatelink.catalogue.ports import HTTPS
from constructs_privatelink.catalogue.service import Service
from constructs_privatelink.constructs.construct_paths import default_child_of, is_token, node_of, stack_of
from constructs_privatelink.constructs.peers import offers
from constructs_privatelink.errors import PrivateLinkError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.errors import Problems

_PORTS_IN_THE_CDK = {"cassandra": 9142, "cassandra-fips": 9142}
"""The port of the CDK's constants where that is not 443."""
_WAYS = "give AwsService.KMS, Service.find('kms') or Service.custom(...)"


def as_service(given: object, problems: Problems) -> Service | None:
    """Return the service that an argument says, or None after noting why it says none.

    Args:
        given: A `Service`, or one of the CDK's service objects: the catalogue's record of that, else what it says itself.
        problems: Where the reason is noted.

    """
    if isinstance(given, Service):
        return given
    if isinstance(given, ec2.GatewayVpcEndpointAwsService):
        of_gateway = _name_of_gateway(given)
        way_out = "use GatewayEndpoint(...), or AwsService or Service.find(...) for one by interface"
        problems.add([f"got the CDK's gateway service '{of_gateway}'; {way_out}"])
        return None
    if not offers(given, "port") or not offers(given, "name"):
        problems.add([f"got service={shown(given)}; {_WAYS}"])
        return None
    # Of the CDK's two kinds the one for AWS's services has a short name; the other says a whole name and a port.
    short_name: object = getattr(given, "short_name", None)
    name: object = getattr(given, "name", None)
    if isinstance(short_name, str):
        return problems.attempt(lambda: Service.find(short_name))
    port = getattr(given, "port", HTTPS.first)
    return problems.attempt(lambda: _described(str(name), int(port)))


def _described(name: str, port: int) -> Service:
    try:
        return Service.find(name)
    except PrivateLinkError:
        return Service.custom(name, ports=[f"tcp/{port}"])


def l2_service(service: Service, region: str | None, *, as_in_the_cdk: bool = False) -> ec2.IInterfaceVpcEndpointService:
    """Return the L2's form of a service: exact in a known Region, with the Region's token elsewhere.

    Args:
        service: The service.
        region: The Region, or None where the tree does not say.
        as_in_the_cdk: Whether its port is the one that the CDK's own constant has, right or wrong. Default: the port that AWS documents.

    """
    port = service.ports[0].first if len(service.ports) == 1 and service.ports[0].single else None
    if as_in_the_cdk and service.as_of:
        port = _PORTS_IN_THE_CDK.get(service.short_name)
    if is_token(service.name_template):
        return ec2.InterfaceVpcEndpointService(service.name_template, port)
    before, dot, after = service.name_template.partition(f".{REGION}.")
    if region is None and dot:
        return ec2.InterfaceVpcEndpointAwsService(after, before, port)
    name = service.name(region) if region is not None else service.name_template.replace(REGION, cdk.Aws.REGION)
    before, _, after = name.rpartition(".")
    return ec2.InterfaceVpcEndpointAwsService(after, before, port, global_=True)


def as_gateway_service(given: object, problems: Problems) -> Service | None:
    """Return the service of a gateway endpoint that an argument says, or None after noting the reason why it says none.

    Args:
        given: A `Service`, or one of the CDK's service objects; of those for gateway endpoints each says a whole name.
        problems: Where the reason is noted.

    """
    if isinstance(given, Service) or offers(given, "port"):
        return as_service(given, problems)
    if not offers(given, "name"):
        problems.add([f"got service={shown(given)}; give AwsService.S3, AwsService.DYNAMODB or AwsService.S3EXPRESS"])
        return None
    return problems.attempt(lambda: Service.find(_name_of_gateway(given)))


def _name_of_gateway(given: object) -> str:
    return str(getattr(given, "name", "")).replace(cdk.Aws.REGION, REGION)


def l2_gateway_service(service: Service) -> ec2.IGatewayVpcEndpointService:
    """Return the L2's form of a service of gateway endpoints, whose names are the same in all partitions, as the L2 has it."""
    before, _, after = service.name_template.partition(f".{REGION}.")
    return ec2.GatewayVpcEndpointAwsService(after, before)


def short_name_of(resource: ec2.CfnVPCEndpoint) -> str | None:
    """Return the short name of the service of an endpoint; None where no service has its name."""
    name = stack_of(resource).resolve(resource.service_name)
    if isinstance(name, dict):
        name = "".join(part if isinstance(part, str) else "{region}" for part in name.get("Fn::Join", ["", []])[1])
    try:
        return Service.find(name).short_name
    except PrivateLinkError:
        return None


def endpoints_of_the_cdk(vpc: ec2.IVpc) -> Iterator[tuple[str, ec2.VpcEndpoint, ec2.CfnVPCEndpoint]]:
    """Yield the endpoints that the CDK added to a VPC (`add_interface_endpoint`, `gateway_endpoints`), by the short names of services."""
    for child in node_of(vpc).children:
        resource = default_child_of(child) if isinstance(child, ec2.VpcEndpoint) else None
        if isinstance(child, ec2.VpcEndpoint) and isinstance(resource, ec2.CfnVPCEndpoint):
            name = short_name_of(resource)
            if name is not None:
                yield name, child, resource
