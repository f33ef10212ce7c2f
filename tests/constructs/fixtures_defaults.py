"""Apps with defaults, and the endpoints in them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink import EndpointDefaults, EndpointPolicy
from tests.fixtures_vpc import ENDPOINT, logical_id, resources

if TYPE_CHECKING:
    from constructs import Construct, IConstruct


IpVersion = ec2.VpcEndpointIpAddressType


ORGANIZATION = EndpointPolicy.allow("*", conditions={"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}})


def dual_stack_vpc(scope: Construct, id: str = "Vpc") -> ec2.Vpc:
    return ec2.Vpc(
        scope,
        id,
        max_azs=2,
        ip_protocol=ec2.IpProtocol.DUAL_STACK,
        subnet_configuration=[ec2.SubnetConfiguration(name="endpoints", subnet_type=ec2.SubnetType.PRIVATE_ISOLATED)],
    )


def shape(stack: cdk.Stack, endpoint: IConstruct) -> dict[str, Any]:
    """Return what the defaults are about, of one endpoint."""
    properties = resources(stack, ENDPOINT)[logical_id(endpoint)]["Properties"]
    return {
        "organization": "o-a1b2c3d4e5" in json.dumps(properties.get("PolicyDocument")),
        "ip": properties.get("IpAddressType"),
        "records": properties.get("DnsOptions", {}).get("DnsRecordIpType"),
        "private_dns": properties.get("PrivateDnsEnabled"),
        "owner": {tag["Key"]: tag["Value"] for tag in properties.get("Tags", ())}.get("owner"),
    }


ALL = {"organization": True, "ip": "dualstack", "records": "ipv4", "private_dns": False, "owner": "platform"}


DnsRecords = ec2.VpcEndpointDnsRecordIpType


def everything(policy: EndpointPolicy = ORGANIZATION) -> EndpointDefaults:
    return EndpointDefaults(
        policy=policy,
        ip_address_type=IpVersion.DUALSTACK,
        dns_record_ip_type=DnsRecords.IPV4,
        private_dns=False,
        tags={"owner": "platform"},
    )
