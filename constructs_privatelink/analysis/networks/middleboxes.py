"""What acts on packets and is not modelled: a path through it is undetermined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.properties import ROUTE_TABLE, SUBNET, TRANSIT_GATEWAY, VPC
from constructs_privatelink.analysis.networks.zones import is_wavelength
from constructs_privatelink.analysis.values import Unknown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs_privatelink.analysis.networks.model import Subnet
    from constructs_privatelink.analysis.networks.properties import Reading
    from constructs_privatelink.analysis.values import Target


def middleboxes(reading: Reading, subnets: Mapping[Target, Subnet]) -> dict[Target, Unknown]:
    """Return what acts on packets and is not modelled, by the VPC, subnet or gateway it acts on."""
    acting = {**_gateways(reading), **_encryption_controls(reading), **_places(reading, subnets)}
    return {place: acts(place, how) for place, how in acting.items()}


def acts(place: Target, how: str) -> Unknown:
    """Return why a path through a place is not known.

    Args:
        place: The VPC, subnet or gateway.
        how: What acts on its packets, in words.

    """
    return Unknown(Code.PL_MIDDLEBOX, str(place), how)


def _gateways(reading: Reading) -> dict[Target, str]:
    filtered: dict[Target, str] = {}
    for fields in reading.of_type("AWS::EC2::GatewayRouteTableAssociation"):
        table = fields.target("RouteTableId", ROUTE_TABLE)
        filtered[fields.target("GatewayId") or fields.missing("GatewayId")] = f"its route table '{table}' leads what comes in elsewhere"
    for fields in reading.of_type("AWS::NetworkFirewall::Firewall"):
        gateway = fields.target("TransitGatewayId", TRANSIT_GATEWAY)
        if gateway is not None:
            filtered[gateway] = f"the firewall '{fields.resource.path}' filters what passes"
    return filtered


def _encryption_controls(reading: Reading) -> dict[Target, str]:
    """Return the VPCs that drop what is not encrypted.

    Source: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-encryption-controls.html
    """
    filtered: dict[Target, str] = {}
    for fields in reading.of_type("AWS::EC2::VPCEncryptionControl"):
        if fields.text("Mode") not in {None, "monitor"}:
            vpc = fields.target("VpcId", VPC) or fields.missing("VpcId")
            filtered[vpc] = f"the encryption control '{fields.resource.path}' drops what is in clear"
    for fields in reading.of_type(VPC):
        control = fields.object("VpcEncryptionControl")
        if isinstance(control, Unknown) or (control is not None and control.text("Mode") not in {None, "monitor"}):
            filtered[fields.id] = "the VPC's encryption control drops what is in clear"
    return filtered


def _places(reading: Reading, subnets: Mapping[Target, Subnet]) -> dict[Target, str]:
    """Return the subnets that do not follow the rules of the Region's: on Outposts and in Wavelength Zones. Those in Local Zones do.

    Source: https://docs.aws.amazon.com/local-zones/latest/ug/how-local-zones-work.html
    """
    filtered: dict[Target, str] = {}
    for fields in reading.of_type(SUBNET):
        zone = subnets[fields.id].zone
        if fields.has("OutpostArn"):
            filtered[fields.id] = "the subnet is on an Outpost"
        elif is_wavelength(zone):
            filtered[fields.id] = f"the subnet is in the Wavelength Zone '{zone}'"
    return filtered
