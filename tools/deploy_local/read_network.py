"""Read back what stands in a VPC, from EC2."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tools.deploy_local.found import Found, Reader, named, only, tags

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tools.deploy_local.account import Account, Json

GONE = {"deleting", "deleted"}
"""The states in which EC2 still describes an endpoint that was deleted."""


def _vpc(account: Account, id: str, _: Mapping[str, Json]) -> Found | None:
    ec2 = account.client("ec2")
    found = only(ec2.describe_vpcs(Filters=named("vpc-id", id))["Vpcs"])
    if found is None:
        return None
    switches = {
        name: ec2.describe_vpc_attribute(VpcId=id, Attribute=name[0].lower() + name[1:])[name]["Value"]
        for name in ("EnableDnsHostnames", "EnableDnsSupport")
    }
    group = only(ec2.describe_security_groups(Filters=named("vpc-id", id) + named("group-name", "default"))["SecurityGroups"])
    return Found(
        {"CidrBlock": found["CidrBlock"], "InstanceTenancy": found["InstanceTenancy"], "Tags": tags(found.get("Tags")), **switches},
        {"VpcId": id, "CidrBlock": found["CidrBlock"], "DefaultSecurityGroup": group and group["GroupId"]},
    )


def _subnet(account: Account, id: str, _: Mapping[str, Json]) -> Found | None:
    found = only(account.client("ec2").describe_subnets(Filters=named("subnet-id", id))["Subnets"])
    if found is None:
        return None
    same = {name: found[name] for name in ("AvailabilityZone", "CidrBlock", "VpcId")}
    properties = {**same, "MapPublicIpOnLaunch": found["MapPublicIpOnLaunch"], "Tags": tags(found.get("Tags"))}
    return Found(properties, {**same, "SubnetId": id})


def _route_table(account: Account, id: str, _: Mapping[str, Json]) -> Found | None:
    found = only(account.client("ec2").describe_route_tables(Filters=named("route-table-id", id))["RouteTables"])
    return found and Found({"VpcId": found["VpcId"], "Tags": tags(found.get("Tags"))}, {"RouteTableId": id})


def _route_table_association(account: Account, id: str, _: Mapping[str, Json]) -> Found | None:
    table = only(account.client("ec2").describe_route_tables(Filters=named("association.route-table-association-id", id))["RouteTables"])
    one = table and only([one for one in table["Associations"] if one["RouteTableAssociationId"] == id])
    return one and Found({"RouteTableId": one["RouteTableId"], "SubnetId": one.get("SubnetId")}, {"Id": id})


def _network_acl(account: Account, id: str, _: Mapping[str, Json]) -> Found | None:
    found = only(account.client("ec2").describe_network_acls(NetworkAclIds=[id])["NetworkAcls"])
    return found and Found({"VpcId": found["VpcId"], "Tags": tags(found.get("Tags"))}, {"Id": id})


def _network_acl_entry(account: Account, _: str, declared: Mapping[str, Json]) -> Found | None:
    acl = only(account.client("ec2").describe_network_acls(NetworkAclIds=[declared["NetworkAclId"]])["NetworkAcls"])
    key = (str(declared["RuleNumber"]), str(declared.get("Egress", False)))
    one = acl and only([one for one in acl["Entries"] if (str(one["RuleNumber"]), str(one["Egress"])) == key])
    return one and Found({"NetworkAclId": acl["NetworkAclId"], **entry(one)}, {})


def _network_acl_association(account: Account, id: str, _: Mapping[str, Json]) -> Found | None:
    acl = only(account.client("ec2").describe_network_acls(Filters=named("association.association-id", id))["NetworkAcls"])
    one = acl and only([one for one in acl["Associations"] if one["NetworkAclAssociationId"] == id])
    return one and Found({"NetworkAclId": one["NetworkAclId"], "SubnetId": one["SubnetId"]}, {"AssociationId": id})


def _security_group(account: Account, id: str, _: Mapping[str, Json]) -> Found | None:
    found = only(account.client("ec2").describe_security_groups(Filters=named("group-id", id))["SecurityGroups"])
    return found and Found(
        {
            "GroupDescription": found["Description"],
            "GroupName": found["GroupName"],
            "VpcId": found["VpcId"],
            "Tags": tags(found.get("Tags")),
        },
        {"GroupId": id, "Id": id, "VpcId": found["VpcId"]},
    )


def _security_group_rule(account: Account, id: str, _: Mapping[str, Json]) -> Found | None:
    found = only(account.client("ec2").describe_security_group_rules(Filters=named("security-group-rule-id", id))["SecurityGroupRules"])
    return found and Found({"GroupId": found["GroupId"], **rule(found)}, {"Id": id})


def _vpc_endpoint(account: Account, id: str, _: Mapping[str, Json]) -> Found | None:
    found = only(account.client("ec2").describe_vpc_endpoints(VpcEndpointIds=[id])["VpcEndpoints"])
    if found is None or found["State"] in GONE:
        return None
    same = {name: found.get(name) for name in ("PrivateDnsEnabled", "ServiceName", "SubnetIds", "VpcEndpointType", "VpcId")}
    return Found(
        {
            **same,
            "PolicyDocument": json.loads(found["PolicyDocument"]),
            "RouteTableIds": found["RouteTableIds"],
            "SecurityGroupIds": [group["GroupId"] for group in found["Groups"]],
            "Tags": tags(found.get("Tags")),
        },
        {
            "Id": id,
            "DnsEntries": [f"{entry['HostedZoneId']}:{entry['DnsName']}" for entry in found["DnsEntries"]],
            "NetworkInterfaceIds": found["NetworkInterfaceIds"],
        },
    )


def _flow_log(account: Account, id: str, _: Mapping[str, Json]) -> Found | None:
    found = only(account.client("ec2").describe_flow_logs(FlowLogIds=[id])["FlowLogs"])
    if found is None:
        return None
    said = ("DeliverLogsPermissionArn", "LogDestination", "LogDestinationType", "LogFormat", "LogGroupName", "MaxAggregationInterval")
    kinds = {"vpc": "VPC", "subnet": "Subnet", "eni": "NetworkInterface"}
    properties = {name: found.get(name) for name in (*said, "ResourceId", "TrafficType")}
    return Found(
        {**properties, "ResourceType": kinds.get(found["ResourceId"].partition("-")[0]), "Tags": tags(found.get("Tags"))}, {"Id": id}
    )


def entry(found: Mapping[str, Json]) -> dict[str, Json]:
    """Return a network ACL's entry as templates have it."""
    same = ("CidrBlock", "Egress", "Ipv6CidrBlock", "PortRange", "Protocol", "RuleAction", "RuleNumber")
    return {name: found.get(name) for name in same} | {"Icmp": found.get("IcmpTypeCode")}


def rule(found: Mapping[str, Json]) -> dict[str, Json]:
    """Return a security group's rule as templates have it."""
    end = "Destination" if found["IsEgress"] else "Source"
    prefix_list = found.get("PrefixListId")
    said = {name: found.get(name) for name in ("IpProtocol", "FromPort", "ToPort")} | {
        "CidrIp": found.get("CidrIpv4"),
        "CidrIpv6": found.get("CidrIpv6"),
        f"{end}PrefixListId": prefix_list,
        f"{end}SecurityGroupId": found.get("ReferencedGroupInfo", {}).get("GroupId"),
    }
    # moto forgets the description of a rule on a prefix list.
    return said if prefix_list else said | {"Description": found.get("Description")}


NETWORK: Mapping[str, Reader] = {
    "AWS::EC2::FlowLog": _flow_log,
    "AWS::EC2::NetworkAcl": _network_acl,
    "AWS::EC2::NetworkAclEntry": _network_acl_entry,
    "AWS::EC2::RouteTable": _route_table,
    "AWS::EC2::SecurityGroup": _security_group,
    "AWS::EC2::SecurityGroupEgress": _security_group_rule,
    "AWS::EC2::SecurityGroupIngress": _security_group_rule,
    "AWS::EC2::Subnet": _subnet,
    "AWS::EC2::SubnetNetworkAclAssociation": _network_acl_association,
    "AWS::EC2::SubnetRouteTableAssociation": _route_table_association,
    "AWS::EC2::VPC": _vpc,
    "AWS::EC2::VPCEndpoint": _vpc_endpoint,
}
"""How each type is read."""
