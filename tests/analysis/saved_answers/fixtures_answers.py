"""All that AWS answers about one VPC, and a template that imports it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from constructs_privatelink.analysis import Analysis, load

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs_privatelink.analysis.saved_answers.answer_files import Assumable


ALL_OUT = {"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}


LOCAL = {"DestinationCidrBlock": "10.0.0.0/16", "GatewayId": "local", "State": "active", "Origin": "CreateRouteTable"}


ANYWHERE = {"Protocol": "-1", "RuleAction": "allow", "CidrBlock": "0.0.0.0/0"}


def answers(**changed: object) -> dict[str, Any]:
    """Return all answers about one VPC, merged into one object: two subnets, and all ways open inside."""
    told: dict[str, Any] = {
        "Vpcs": [{"VpcId": "vpc-1", "State": "available", "CidrBlock": "10.0.0.0/16", "DhcpOptionsId": "dopt-1"}],
        "DhcpOptions": [
            {
                "DhcpOptionsId": "dopt-1",
                "DhcpConfigurations": [{"Key": "domain-name-servers", "Values": [{"Value": "AmazonProvidedDNS"}]}],
            }
        ],
        "VpcId": "vpc-1",
        "EnableDnsSupport": {"Value": True},
        "EnableDnsHostnames": {"Value": True},
        "Subnets": [
            {"SubnetId": f"subnet-{at}", "VpcId": "vpc-1", "CidrBlock": f"10.0.{at}.0/24", "AvailabilityZone": f"eu-west-1{zone}"}
            for at, zone in ((1, "a"), (2, "b"))
        ],
        "RouteTables": [
            {"RouteTableId": "rtb-1", "VpcId": "vpc-1", "Routes": [LOCAL], "Associations": [{"Main": True, "RouteTableId": "rtb-1"}]}
        ],
        "NetworkAcls": [
            {
                "NetworkAclId": "acl-1",
                "VpcId": "vpc-1",
                "IsDefault": True,
                "Entries": [{**ANYWHERE, "RuleNumber": 100, "Egress": egress} for egress in (False, True)],
                "Associations": [{"SubnetId": f"subnet-{at}", "NetworkAclId": "acl-1"} for at in (1, 2)],
            }
        ],
        "SecurityGroups": [
            group("sg-1", "default", IpPermissions=[{"IpProtocol": "-1", "UserIdGroupPairs": [{"GroupId": "sg-1"}]}]),
            group("sg-2", "apps"),
        ],
    }
    return {**told, **changed}


def group(name: str, called: str, **rules: object) -> dict[str, Any]:
    return {"GroupId": name, "GroupName": called, "VpcId": "vpc-1", "IpPermissions": [], "IpPermissionsEgress": [ALL_OUT], **rules}


def template(**more: tuple[str, Mapping[str, object]]) -> dict[str, Any]:
    """Return a template with an endpoint and a function in imported subnets, both in the default group, and with what is given."""
    endpoint = {
        "VpcEndpointType": "Interface",
        "ServiceName": "com.amazonaws.eu-west-1.kms",
        "VpcId": "vpc-1",
        "SubnetIds": ["subnet-1"],
        "SecurityGroupIds": ["sg-1"],
        "PrivateDnsEnabled": True,
    }
    function = {"VpcConfig": {"SubnetIds": ["subnet-2"], "SecurityGroupIds": ["sg-1"]}}
    said = {"Kms": ("EC2::VPCEndpoint", endpoint), "Function": ("Lambda::Function", function), **more}
    return {"Resources": {name: {"Type": f"AWS::{kind}", "Properties": values} for name, (kind, values) in said.items()}}


def networks(*assume: Assumable, **more: tuple[str, Mapping[str, object]]) -> Analysis:
    return load(template(**more), region="eu-west-1", assume=assume)


def verdict(*assume: Assumable, client: str = "Function", **more: tuple[str, Mapping[str, object]]) -> tuple[str, str]:
    result = networks(*assume, **more).explain(client, "kms").result
    return result.verdict, result.code
