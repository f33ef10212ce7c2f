"""One small template, with a client and an endpoint in two subnets of a VPC, and what the analysis says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis import load
from tests.analysis.networks.fixtures_models import CONDITION, Json, ref, resource

if TYPE_CHECKING:
    from constructs_privatelink.analysis import Analysis
    from constructs_privatelink.analysis.reachability.verdicts import Result

HOME = {"VpcId": ref("Vpc")}
BASE: Json = {
    "Vpc": resource("EC2::VPC", CidrBlock="10.0.0.0/16"),
    "Apps": resource("EC2::Subnet", **HOME, CidrBlock="10.0.0.0/24", AvailabilityZone="eu-west-1a"),
    "Ends": resource("EC2::Subnet", **HOME, CidrBlock="10.0.1.0/24", AvailabilityZone="eu-west-1b"),
    "AppGroup": resource("EC2::SecurityGroup", **HOME, GroupDescription="tests"),
    "EndGroup": resource(
        "EC2::SecurityGroup",
        **HOME,
        GroupDescription="tests",
        SecurityGroupIngress=[{"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "10.0.0.0/16"}],
    ),
    "Endpoint": resource(
        "EC2::VPCEndpoint",
        **HOME,
        VpcEndpointType="Interface",
        ServiceName="com.amazonaws.eu-west-1.kms",
        SubnetIds=[ref("Ends")],
        SecurityGroupIds=[ref("EndGroup")],
    ),
    "Client": resource("Lambda::Function", VpcConfig={"SubnetIds": [ref("Apps")], "SecurityGroupIds": [ref("AppGroup")]}),
}
"""The client reaches the endpoint."""


def https(**peer: Json) -> Json:
    """Return a rule of a group: ``https(CidrIp="10.0.0.0/24")``."""
    return {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, **peer}


def changed(name: str, **properties: Json) -> Json:
    """Return a resource of the template with other properties; None takes one away."""
    before = BASE[name]
    after = {**before["Properties"], **properties}
    return {name: {**before, "Properties": {key: value for key, value in after.items() if value is not None}}}


def analysed(*parts: Json) -> Analysis:
    """Return the analysis of the template with some resources more, or others in their place; None takes one away."""
    parts_by_name = {name: made for part in (BASE, *parts) for name, made in part.items()}
    resources = {name: made for name, made in parts_by_name.items() if made is not None}
    switched: Json = CONDITION
    conditions = {**switched["Conditions"], "Never": {"Fn::Equals": ["a", "b"]}}
    return load({**switched, "Conditions": conditions, "Resources": resources}, region="eu-west-1")


def said(*parts: Json, client: str = "Client", port: str | None = None) -> Result:
    """Return what the analysis says of a client and the endpoint of the template with some parts more."""
    return analysed(*parts).explain(client, "Endpoint", port).result


def entry(acl: Json, number: int, **more: Json) -> Json:
    """Return an entry of an ACL, which lets everything in unless it says otherwise."""
    whole = {"Protocol": -1, "RuleAction": "allow", "CidrBlock": "0.0.0.0/0", **more}
    return resource("EC2::NetworkAclEntry", NetworkAclId=acl, RuleNumber=number, **whole)


def own_acl(*subnets: str, **entries: Json) -> Json:
    """Return an ACL with entries, and its associations with some subnets."""
    of = {f"{name}Acl": resource("EC2::SubnetNetworkAclAssociation", SubnetId=ref(name), NetworkAclId=ref("Acl")) for name in subnets}
    return {"Acl": resource("EC2::NetworkAcl", **HOME), **of, **entries}


OPEN = {"AclIn": entry(ref("Acl"), 100), "AclOut": entry(ref("Acl"), 100, Egress=True)}
IPV6: Json = {
    "Ipv6": resource("EC2::VPCCidrBlock", **HOME, AmazonProvidedIpv6CidrBlock=True),
    **{
        name: resource(
            "EC2::Subnet",
            **HOME,
            CidrBlock=f"10.0.{at}.0/24",
            AvailabilityZone="eu-west-1a",
            Ipv6CidrBlock={"Fn::Select": [at, {"Fn::Cidr": [{"Fn::Select": [0, {"Fn::GetAtt": ["Vpc", "Ipv6CidrBlocks"]}]}, 2, 64]}]},
        )
        for at, name in enumerate(("Apps", "Ends"))
    },
}
"""The same subnets with IPv6 addresses of which no template says the numbers."""
