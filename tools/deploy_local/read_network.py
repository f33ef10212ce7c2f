"""Read back what stands in a VPC, from EC2."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tools.deploy_local.read_back import ReadBack, Reader, named, only, tags

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tools.deploy_local.account import Account, Json

GONE = {"deleting", "deleted"}
"""The states in which EC2 still describes an endpoint that was deleted."""


def _vpc(account: Account, id: str, _: Mapping[str, Json]) -> ReadBack | None:
    ec2 = account.client("ec2")
    vpc = only(ec2.describe_vpcs(Filters=named("vpc-id", id))["Vpcs"])
    if vpc is None:
        return None
    switches = {
        name: ec2.describe_vpc_attribute(VpcId=id, Attribute=name[0].lower() + name[1:])[name]["Value"]
        for name in ("EnableDnsHostnames", "EnableDnsSupport")
    }
    group = only(ec2.describe_security_groups(Filters=named("vpc-id", id) + named("group-name", "default"))["SecurityGroups"])
    return ReadBack(
        {"CidrBlock": vpc["CidrBlock"], "InstanceTenancy": vpc["InstanceTenancy"], "Tags": tags(vpc.get("Tags")), **switches},
        {"VpcId": id, "CidrBlock": vpc["CidrBlock"], "DefaultSecurityGroup": group and group["GroupId"]},
    )


def _subnet(account: Account, id: str, _: Mapping[str, Json]) -> ReadBack | None:
    subnet = only(account.client("ec2").describe_subnets(Filters=named("subnet-id", id))["Subnets"])
    if subnet is None:
        return None
    same = {name: subnet[name] for name in ("AvailabilityZone", "CidrBlock", "VpcId")}
    properties = {**same, "MapPublicIpOnLaunch": subnet["MapPublicIpOnLaunch"], "Tags": tags(subnet.get("Tags"))}
    return ReadBack(properties, {**same, "SubnetId": id})


def _route_table(account: Account, id: str, _: Mapping[str, Json]) -> ReadBack | None:
    table = only(account.client("ec2").describe_route_tables(Filters=named("route-table-id", id))["RouteTables"])
    return table and ReadBack({"VpcId": table["VpcId"], "Tags": tags(table.get("Tags"))}, {"RouteTableId": id})


def _route_table_association(account: Account, id: str, _: Mapping[str, Json]) -> ReadBack | None:
    table = only(account.client("ec2").describe_route_tables(Filters=named("association.route-table-association-id", id))["RouteTables"])
    association = table and only([association for association in table["Associations"] if association["RouteTableAssociationId"] == id])
    return association and ReadBack({"RouteTableId": association["RouteTableId"], "SubnetId": association.get("SubnetId")}, {"Id": id})


def _network_acl(account: Account, id: str, _: Mapping[str, Json]) -> ReadBack | None:
    acl = only(account.client("ec2").describe_network_acls(NetworkAclIds=[id])["NetworkAcls"])
    return acl and ReadBack({"VpcId": acl["VpcId"], "Tags": tags(acl.get("Tags"))}, {"Id": id})


def _network_acl_entry(account: Account, _: str, declared: Mapping[str, Json]) -> ReadBack | None:
    acl = only(account.client("ec2").describe_network_acls(NetworkAclIds=[declared["NetworkAclId"]])["NetworkAcls"])
    key = (str(declared["RuleNumber"]), str(declared.get("Egress", False)))
    described = acl and only([described for described in acl["Entries"] if (str(described["RuleNumber"]), str(described["Egress"])) == key])
    return described and ReadBack({"NetworkAclId": acl["NetworkAclId"], **entry(described)}, {})


def _network_acl_association(account: Account, id: str, _: Mapping[str, Json]) -> ReadBack | None:
    acl = only(account.client("ec2").describe_network_acls(Filters=named("association.association-id", id))["NetworkAcls"])
    present = acl and only([present for present in acl["Associations"] if present["NetworkAclAssociationId"] == id])
    return present and ReadBack({"NetworkAclId": present["NetworkAclId"], "SubnetId": present["SubnetId"]}, {"AssociationId": id})


def _security_group(account: Account, id: str, _: Mapping[str, Json]) -> ReadBack | None:
    group = only(account.client("ec2").describe_security_groups(Filters=named("group-id", id))["SecurityGroups"])
    return group and ReadBack(
        {
            "GroupDescription": group["Description"],
            "GroupName": group["GroupName"],
            "VpcId": group["VpcId"],
            "Tags": tags(group.get("Tags")),
        },
        {"GroupId": id, "Id": id, "VpcId": group["VpcId"]},
    )


def _security_group_rule(account: Account, id: str, _: Mapping[str, Json]) -> ReadBack | None:
    rules = account.client("ec2").describe_security_group_rules(Filters=named("security-group-rule-id", id))["SecurityGroupRules"]
    described = only(rules)
    return described and ReadBack({"GroupId": described["GroupId"], **rule(described)}, {"Id": id})


def _vpc_endpoint(account: Account, id: str, _: Mapping[str, Json]) -> ReadBack | None:
    endpoint = only(account.client("ec2").describe_vpc_endpoints(VpcEndpointIds=[id])["VpcEndpoints"])
    if endpoint is None or endpoint["State"] in GONE:
        return None
    same = {name: endpoint.get(name) for name in ("PrivateDnsEnabled", "ServiceName", "SubnetIds", "VpcEndpointType", "VpcId")}
    return ReadBack(
        {
            **same,
            "PolicyDocument": json.loads(endpoint["PolicyDocument"]),
            "RouteTableIds": endpoint["RouteTableIds"],
            "SecurityGroupIds": [group["GroupId"] for group in endpoint["Groups"]],
            "Tags": tags(endpoint.get("Tags")),
        },
        {
            "Id": id,
            "DnsEntries": [f"{entry['HostedZoneId']}:{entry['DnsName']}" for entry in endpoint["DnsEntries"]],
            "NetworkInterfaceIds": endpoint["NetworkInterfaceIds"],
        },
    )


def _flow_log(account: Account, id: str, _: Mapping[str, Json]) -> ReadBack | None:
    flow_log = only(account.client("ec2").describe_flow_logs(FlowLogIds=[id])["FlowLogs"])
    if flow_log is None:
        return None
    said = ("DeliverLogsPermissionArn", "LogDestination", "LogDestinationType", "LogFormat", "LogGroupName", "MaxAggregationInterval")
    kinds = {"vpc": "VPC", "subnet": "Subnet", "eni": "NetworkInterface"}
    properties = {name: flow_log.get(name) for name in (*said, "ResourceId", "TrafficType")}
    return ReadBack(
        {**properties, "ResourceType": kinds.get(flow_log["ResourceId"].partition("-")[0]), "Tags": tags(flow_log.get("Tags"))}, {"Id": id}
    )


def entry(described: Mapping[str, Json]) -> dict[str, Json]:
    """Return a network ACL's entry as templates have it."""
    same = ("CidrBlock", "Egress", "Ipv6CidrBlock", "PortRange", "Protocol", "RuleAction", "RuleNumber")
    return {name: described.get(name) for name in same} | {"Icmp": described.get("IcmpTypeCode")}


def rule(described: Mapping[str, Json]) -> dict[str, Json]:
    """Return a security group's rule as templates have it."""
    end = "Destination" if described["IsEgress"] else "Source"
    prefix_list = described.get("PrefixListId")
    said = {name: described.get(name) for name in ("IpProtocol", "FromPort", "ToPort")} | {
        "CidrIp": described.get("CidrIpv4"),
        "CidrIpv6": described.get("CidrIpv6"),
        f"{end}PrefixListId": prefix_list,
        f"{end}SecurityGroupId": described.get("ReferencedGroupInfo", {}).get("GroupId"),
    }
    # moto forgets the description of a rule on a prefix list.
    return said if prefix_list else said | {"Description": described.get("Description")}


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
