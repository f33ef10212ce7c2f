"""VPCs, network ACLs and endpoints, through EC2's own API."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tools.deploy_local.read_back import named
from tools.deploy_local.standin.handler import Handler, Made, specification

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tools.deploy_local.account import Account, Json


class Vpc(Handler):
    """``AWS::EC2::VPC``."""

    why = "moto drops EnableDnsHostnames and EnableDnsSupport"

    def create(self, account: Account, properties: Mapping[str, Json], name: str) -> Made:  # noqa: ARG002 - a VPC has no name
        """Make it, then set its DNS attributes."""
        ec2 = account.client("ec2")
        given = {key: properties[key] for key in ("CidrBlock", "InstanceTenancy") if key in properties}
        vpc = ec2.create_vpc(**given, **specification("vpc", properties))["Vpc"]["VpcId"]
        for key in ("EnableDnsSupport", "EnableDnsHostnames"):
            if key in properties:
                ec2.modify_vpc_attribute(VpcId=vpc, **{key: {"Value": str(properties[key]).lower() == "true"}})
        here = named("vpc-id", vpc)
        (group,) = ec2.describe_security_groups(Filters=[*here, *named("group-name", "default")])["SecurityGroups"]
        (acl,) = ec2.describe_network_acls(Filters=here)["NetworkAcls"]
        attributes = {"VpcId": vpc, "DefaultSecurityGroup": group["GroupId"], "DefaultNetworkAcl": acl["NetworkAclId"]}
        return Made(vpc, {**attributes, "CidrBlock": properties["CidrBlock"]})

    def delete(self, account: Account, id: str, properties: Mapping[str, Json]) -> None:  # noqa: ARG002 - its id is enough
        """Delete it."""
        account.client("ec2").delete_vpc(VpcId=id)


class RouteTable(Handler):
    """``AWS::EC2::RouteTable``."""

    why = "moto drops its tags"

    def create(self, account: Account, properties: Mapping[str, Json], name: str) -> Made:  # noqa: ARG002 - it has no name
        """Make it."""
        given = specification("route-table", properties)
        table = account.client("ec2").create_route_table(VpcId=properties["VpcId"], **given)["RouteTable"]["RouteTableId"]
        return Made(table, {"RouteTableId": table})

    def delete(self, account: Account, id: str, properties: Mapping[str, Json]) -> None:  # noqa: ARG002 - its id is enough
        """Delete it."""
        account.client("ec2").delete_route_table(RouteTableId=id)


class RouteTableAssociation(Handler):
    """``AWS::EC2::SubnetRouteTableAssociation``."""

    why = "moto gives it the id of the route table, and never deletes it"

    def create(self, account: Account, properties: Mapping[str, Json], name: str) -> Made:  # noqa: ARG002 - it has no name
        """Put the subnet under the route table."""
        association = account.client("ec2").associate_route_table(**properties)["AssociationId"]
        return Made(association, {"Id": association})

    def delete(self, account: Account, id: str, properties: Mapping[str, Json]) -> None:  # noqa: ARG002 - its id is enough
        """Put the subnet under the VPC's own route table."""
        account.client("ec2").disassociate_route_table(AssociationId=id)


class NetworkAcl(Handler):
    """``AWS::EC2::NetworkAcl``."""

    why = "moto's CloudFormation ignores it"

    def create(self, account: Account, properties: Mapping[str, Json], name: str) -> Made:  # noqa: ARG002 - it has no name
        """Make it, without entries."""
        given = specification("network-acl", properties)
        acl = account.client("ec2").create_network_acl(VpcId=properties["VpcId"], **given)["NetworkAcl"]["NetworkAclId"]
        return Made(acl, {"Id": acl})

    def delete(self, account: Account, id: str, properties: Mapping[str, Json]) -> None:  # noqa: ARG002 - its id is enough
        """Delete it."""
        account.client("ec2").delete_network_acl(NetworkAclId=id)


class NetworkAclEntry(Handler):
    """``AWS::EC2::NetworkAclEntry``; a number that is taken is refused, as EC2 does."""

    why = "moto's CloudFormation ignores it"

    def create(self, account: Account, properties: Mapping[str, Json], name: str) -> Made:
        """Add it."""
        same = ("CidrBlock", "Ipv6CidrBlock", "NetworkAclId", "PortRange", "RuleAction", "RuleNumber")
        given = {key: properties[key] for key in same if key in properties}
        if "Icmp" in properties:
            given["IcmpTypeCode"] = properties["Icmp"]
        account.client("ec2").create_network_acl_entry(**given, Egress=_egress(properties), Protocol=str(properties["Protocol"]))
        return Made(name, {"Id": name})

    def delete(self, account: Account, id: str, properties: Mapping[str, Json]) -> None:  # noqa: ARG002 - EC2 knows it by its number
        """Take it out."""
        key = {name: properties[name] for name in ("NetworkAclId", "RuleNumber")}
        account.client("ec2").delete_network_acl_entry(**key, Egress=_egress(properties))


class NetworkAclAssociation(Handler):
    """``AWS::EC2::SubnetNetworkAclAssociation``; the subnet leaves the ACL that it had, and gets the VPC's own back."""

    why = "moto's CloudFormation ignores it"

    def create(self, account: Account, properties: Mapping[str, Json], name: str) -> Made:  # noqa: ARG002 - it has no name
        """Put the subnet under the ACL."""
        association = _associate(account, properties["SubnetId"], properties["NetworkAclId"])
        return Made(association, {"AssociationId": association})

    def delete(self, account: Account, id: str, properties: Mapping[str, Json]) -> None:  # noqa: ARG002 - EC2 only replaces it
        """Put the subnet under the VPC's own ACL."""
        ec2, subnet = account.client("ec2"), properties["SubnetId"]
        (described,) = ec2.describe_subnets(SubnetIds=[subnet])["Subnets"]
        filters = [*named("vpc-id", described["VpcId"]), *named("default", "true")]
        (acl,) = ec2.describe_network_acls(Filters=filters)["NetworkAcls"]
        _associate(account, subnet, acl["NetworkAclId"])


class VpcEndpoint(Handler):
    """``AWS::EC2::VPCEndpoint``."""

    why = "moto writes the policy as Python, drops tags, fails on Fn::GetAtt, and neither changes nor deletes it"
    in_place = frozenset({"PolicyDocument", "SecurityGroupIds", "SubnetIds"})

    def create(self, account: Account, properties: Mapping[str, Json], name: str) -> Made:  # noqa: ARG002 - it has no name
        """Make it."""
        ec2 = account.client("ec2")
        given = {key: value for key, value in properties.items() if key not in {"PolicyDocument", "PrivateDnsEnabled", "Tags"}}
        if "PolicyDocument" in properties:
            given["PolicyDocument"] = json.dumps(properties["PolicyDocument"])
        # Left out, it is off in CloudFormation, and on in EC2's API.
        private_dns = str(properties.get("PrivateDnsEnabled", False)).lower() == "true"
        made = ec2.create_vpc_endpoint(**given, PrivateDnsEnabled=private_dns, **specification("vpc-endpoint", properties))["VpcEndpoint"]
        dns = [f"{entry['HostedZoneId']}:{entry['DnsName']}" for entry in made["DnsEntries"]]
        endpoint = made["VpcEndpointId"]
        return Made(endpoint, {"Id": endpoint, "DnsEntries": dns, "NetworkInterfaceIds": made["NetworkInterfaceIds"]})

    def delete(self, account: Account, id: str, properties: Mapping[str, Json]) -> None:  # noqa: ARG002 - its id is enough
        """Delete it."""
        account.client("ec2").delete_vpc_endpoints(VpcEndpointIds=[id])

    def update(self, account: Account, id: str, before: Mapping[str, Json], after: Mapping[str, Json]) -> None:
        """Change its policy, groups and subnets."""
        given: dict[str, Json] = {}
        for key in ("SecurityGroupIds", "SubnetIds"):
            old, new = set(before.get(key, ())), set(after.get(key, ()))
            given |= {f"Add{key}": sorted(new - old), f"Remove{key}": sorted(old - new)}
        if before.get("PolicyDocument") != after.get("PolicyDocument"):
            given |= {"PolicyDocument": json.dumps(after["PolicyDocument"])} if "PolicyDocument" in after else {"ResetPolicy": True}
        account.client("ec2").modify_vpc_endpoint(VpcEndpointId=id, **given)


def _egress(properties: Mapping[str, Json]) -> bool:
    return str(properties.get("Egress", False)).lower() == "true"


def _associate(account: Account, subnet: str, acl: str) -> str:
    ec2 = account.client("ec2")
    (present,) = ec2.describe_network_acls(Filters=named("association.subnet-id", subnet))["NetworkAcls"]
    (old,) = (association["NetworkAclAssociationId"] for association in present["Associations"] if association["SubnetId"] == subnet)
    new: str = ec2.replace_network_acl_association(AssociationId=old, NetworkAclId=acl)["NewAssociationId"]
    return new
