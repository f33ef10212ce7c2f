"""A random network twice: as templates that hold all of it, and as templates that import it, with the answers that AWS gives about it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeAlias

from tests.analysis.reachability.random_networks import VPCS, a_network

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from random import Random

    from tests.analysis.reachability.oracle_networks import Entry, Net, Rule
    from tests.analysis.reachability.oracle_routes import Way

Json: TypeAlias = dict[str, Any]
PREFIXES = {"Vpc": "vpc", "Subnet": "subnet", "Acl": "acl", "Group": "sg", "Table": "rtb", "Peering": "pcx", "Gateway": "vgw", "Nat": "nat"}
NAMES = {
    "peering": ("VpcPeeringConnectionId", "Peering0"),
    "virtual-private-gateway": ("GatewayId", "Gateway0"),
    "nat": ("NatGatewayId", "Nat0"),
}


def a_possible_network(random: Random) -> Net:
    """Return a random network that EC2 lets be: with the lower port of each range first."""
    net = a_network(random)
    return replace(
        net,
        acls=tuple(tuple(replace(entry, ports=_ordered(entry.ports)) for entry in acl) for acl in net.acls),
        groups=tuple(tuple(replace(rule, ports=_ordered(rule.ports)) for rule in group) for group in net.groups),
    )


def _ordered(ports: tuple[int, int]) -> tuple[int, int]:
    return min(ports), max(ports)


def physical(name: str) -> str:
    """Return the id that a resource of a name has where it is imported: ``"Vpc0"`` is ``"vpc-0"``."""
    return f"{PREFIXES[name[:-1]]}-{name[-1]}"


def ref(name: str) -> Json:
    return {"Ref": name}


def whole_template(net: Net) -> Json:
    """Return a template with everything in it."""
    resources: dict[str, tuple[str, Json]] = {
        "Peering0": ("EC2::VPCPeeringConnection", {"VpcId": ref("Vpc0"), "PeerVpcId": ref("Vpc1")}),
        "Gateway0": ("EC2::VPNGateway", {"Type": "ipsec.1"}),
        "Nat0": ("EC2::NatGateway", {"SubnetId": ref("Subnet0")}),
    }
    for at, (ipv4, ipv6) in enumerate(VPCS):
        resources[f"Vpc{at}"] = ("EC2::VPC", {"CidrBlock": ipv4})
        resources[f"Vpc{at}Ipv6"] = ("EC2::VPCCidrBlock", {"VpcId": ref(f"Vpc{at}"), "Ipv6CidrBlock": ipv6, "Ipv6Pool": "ours"})
    for at, place in enumerate(net.places):
        vpc, own = ref(f"Vpc{place.vpc}"), ref(f"Subnet{at}")
        resources[f"Subnet{at}"] = ("EC2::Subnet", {"VpcId": vpc, "AvailabilityZone": f"eu-west-1{'abc'[at % 3]}", **_blocks(place.cidrs)})
        resources[f"Subnet{at}Acl"] = ("EC2::SubnetNetworkAclAssociation", {"SubnetId": own, "NetworkAclId": ref(f"Acl{place.acl}")})
        resources[f"Subnet{at}Table"] = ("EC2::SubnetRouteTableAssociation", {"SubnetId": own, "RouteTableId": ref(f"Table{place.table}")})
    for at, entries in enumerate(net.acls):
        resources[f"Acl{at}"] = ("EC2::NetworkAcl", {"VpcId": ref("Vpc0")})
        resources |= {f"Acl{at}Entry{number}": acl_entry(entry, ref(f"Acl{at}")) for number, entry in enumerate(entries)}
    for at, rules in enumerate(net.groups):
        ways = {name: [_rule(rule, ref) for rule in rules if rule.egress is egress] for name, egress in _WAYS}
        ways["SecurityGroupEgress"] = ways["SecurityGroupEgress"] or [{"IpProtocol": "icmp", "CidrIp": "255.255.255.255/32"}]
        resources[f"Group{at}"] = ("EC2::SecurityGroup", {"GroupDescription": "x", "VpcId": ref("Vpc0"), **ways})
    for at, table in enumerate(net.tables):
        resources[f"Table{at}"] = ("EC2::RouteTable", {"VpcId": ref(f"Vpc{at // 2}")})
        for number, way in enumerate(way for way in table if way.kind in NAMES):
            resources[f"Table{at}Route{number}"] = ("EC2::Route", {"RouteTableId": ref(f"Table{at}"), **_way(way, ref)})
    return _template({**resources, **_ends(net, ref)})


_WAYS = (("SecurityGroupIngress", False), ("SecurityGroupEgress", True))


def _template(resources: dict[str, tuple[str, Json]]) -> Json:
    return {"Resources": {name: {"Type": f"AWS::{kind}", "Properties": values} for name, (kind, values) in resources.items()}}


def importing_template(net: Net, more: dict[str, tuple[str, Json]] | None = None) -> Json:
    """Return a template with nothing but the endpoint and the function, and what else is given: all of the network is imported."""
    return _template({**_ends(net, physical), **(more or {})})


def _ends(net: Net, named: Callable[[str], object]) -> dict[str, tuple[str, Json]]:
    kind = {(4,): "ipv4", (4, 6): "dualstack", (6,): "ipv6"}[tuple(net.families)]
    endpoint = {
        "VpcEndpointType": "Interface",
        "ServiceName": "com.amazonaws.eu-west-1.eks",
        "VpcId": named("Vpc0"),
        "SubnetIds": [named(f"Subnet{at}") for at in net.endpoint_places],
        "SecurityGroupIds": [named(f"Group{at}") for at in net.endpoint_groups],
        "IpAddressType": kind,
    }
    place = {
        "SubnetIds": [named(f"Subnet{at}") for at in net.client_places],
        "SecurityGroupIds": [named(f"Group{at}") for at in net.client_groups],
        "Ipv6AllowedForDualStack": net.client_ipv6,
    }
    return {"Endpoint": ("EC2::VPCEndpoint", endpoint), "Function": ("Lambda::Function", {"VpcConfig": place})}


def _blocks(cidrs: tuple[str, ...]) -> Json:
    return {"Ipv6CidrBlock" if ":" in cidr else "CidrBlock": cidr for cidr in cidrs}


def acl_entry(entry: Entry, acl: object) -> tuple[str, Json]:
    """Return an entry as a resource of an ACL."""
    ports = {} if entry.protocol == -1 else {"PortRange": {"From": entry.ports[0], "To": entry.ports[1]}}
    said = {"RuleNumber": entry.number, "Egress": entry.egress, "Protocol": entry.protocol, "RuleAction": _action(entry), **ports}
    return "EC2::NetworkAclEntry", {"NetworkAclId": acl, **said, **_blocks((entry.cidr,))}


def _action(entry: Entry) -> str:
    return "allow" if entry.allow else "deny"


def _rule(rule: Rule, named: Callable[[str], object]) -> Json:
    ports = {} if rule.protocol == -1 else {"FromPort": rule.ports[0], "ToPort": rule.ports[1]}
    way = "Destination" if rule.egress else "Source"
    if rule.peer.startswith("sg-"):
        peer: Json = {f"{way}SecurityGroupId": named(f"Group{rule.peer[3:]}")}
    else:
        peer = {"CidrIpv6" if ":" in rule.peer else "CidrIp": rule.peer}
    return {"IpProtocol": "-1" if rule.protocol == -1 else "tcp", **ports, **peer}


def ingress(rule: Rule, group: int) -> tuple[str, Json]:
    """Return a rule as a resource that is added to an imported group."""
    return "EC2::SecurityGroupIngress", {"GroupId": physical(f"Group{group}"), **_rule(rule, physical)}


def _way(way: Way, named: Callable[[str], object]) -> Json:
    name, target = NAMES[way.kind]
    return {"DestinationIpv6CidrBlock" if ":" in way.cidr else "DestinationCidrBlock": way.cidr, name: named(target)}


def route(way: Way, table: int) -> tuple[str, Json]:
    """Return a way as a route that is added to an imported table."""
    return "EC2::Route", {"RouteTableId": physical(f"Table{table}"), **_way(way, physical)}


def answers(net: Net) -> dict[str, Json]:
    """Return the answers of AWS about a network, by the call that each is of."""
    return {
        "describe-vpcs": {"Vpcs": [_vpc(at) for at in range(2)]},
        "describe-dhcp-options": {
            "DhcpOptions": [
                {
                    "DhcpOptionsId": "dopt-0",
                    "DhcpConfigurations": [{"Key": "domain-name-servers", "Values": [{"Value": "AmazonProvidedDNS"}]}],
                }
            ]
        },
        "describe-subnets": {"Subnets": [_subnet(net, at) for at in range(len(net.places))]},
        "describe-network-acls": {"NetworkAcls": [*(_acl(net, at) for at in range(len(net.acls))), *(_default_acl(at) for at in range(2))]},
        "describe-security-groups": {
            "SecurityGroups": [*(_group(at, rules) for at, rules in enumerate(net.groups)), *(_default_group(at) for at in range(2))]
        },
        "describe-route-tables": {"RouteTables": [*(_table(net, at) for at in range(len(net.tables))), *(_main(at) for at in range(2))]},
        "describe-vpc-peering-connections": {
            "VpcPeeringConnections": [
                {
                    "VpcPeeringConnectionId": "pcx-0",
                    "Status": {"Code": "active"},
                    "RequesterVpcInfo": {"VpcId": "vpc-0", "Region": "eu-west-1"},
                    "AccepterVpcInfo": {"VpcId": "vpc-1", "Region": "eu-west-1"},
                }
            ]
        },
    }


def _vpc(at: int) -> Json:
    ipv4, ipv6 = VPCS[at]
    return {
        "VpcId": f"vpc-{at}",
        "State": "available",
        "CidrBlock": ipv4,
        "DhcpOptionsId": "dopt-0",
        "CidrBlockAssociationSet": [{"CidrBlock": ipv4, "CidrBlockState": {"State": "associated"}}],
        "Ipv6CidrBlockAssociationSet": [{"Ipv6CidrBlock": ipv6, "Ipv6CidrBlockState": {"State": "associated"}}],
    }


def _subnet(net: Net, at: int) -> Json:
    place = net.places[at]
    ipv6 = [{"Ipv6CidrBlock": cidr, "Ipv6CidrBlockState": {"State": "associated"}} for cidr in place.cidrs if ":" in cidr]
    ipv4 = [cidr for cidr in place.cidrs if ":" not in cidr]
    zone = {"AvailabilityZone": f"eu-west-1{'abc'[at % 3]}", "AvailabilityZoneId": f"euw1-az{at % 3 + 1}"}
    told = {"SubnetId": f"subnet-{at}", "VpcId": f"vpc-{place.vpc}", "State": "available", "Ipv6CidrBlockAssociationSet": ipv6, **zone}
    return {**told, "CidrBlock": ipv4[0]} if ipv4 else {**told, "Ipv6Native": True}


def _acl(net: Net, at: int) -> Json:
    entries = [
        {
            "RuleNumber": entry.number,
            "Egress": entry.egress,
            "Protocol": str(entry.protocol),
            "RuleAction": _action(entry),
            **({} if entry.protocol == -1 else {"PortRange": {"From": entry.ports[0], "To": entry.ports[1]}}),
            **_blocks((entry.cidr,)),
        }
        for entry in net.acls[at]
    ]
    last = [
        {"RuleNumber": number, "Egress": egress, "Protocol": "-1", "RuleAction": "deny", **_blocks((block,))}
        for egress in (False, True)
        for number, block in ((32_767, "0.0.0.0/0"), (32_768, "::/0"))
    ]
    subnets = [{"SubnetId": f"subnet-{number}", "NetworkAclId": f"acl-{at}"} for number, place in enumerate(net.places) if place.acl == at]
    return {"NetworkAclId": f"acl-{at}", "VpcId": "vpc-0", "IsDefault": False, "Entries": [*entries, *last], "Associations": subnets}


def _default_acl(vpc: int) -> Json:
    return {"NetworkAclId": f"acl-default{vpc}", "VpcId": f"vpc-{vpc}", "IsDefault": True, "Entries": [], "Associations": []}


def _group(at: int, rules: tuple[Rule, ...]) -> Json:
    ways = {name: [permission(rule) for rule in rules if rule.egress is egress] for name, egress in _PERMISSIONS}
    return {"GroupId": f"sg-{at}", "GroupName": f"group-{at}", "VpcId": "vpc-0", **ways}


_PERMISSIONS = (("IpPermissions", False), ("IpPermissionsEgress", True))


def permission(rule: Rule) -> Json:
    """Return a rule as AWS describes it."""
    ports = {} if rule.protocol == -1 else {"FromPort": rule.ports[0], "ToPort": rule.ports[1]}
    ipv4 = [{"CidrIp": rule.peer}] if "." in rule.peer else []
    ipv6 = [{"CidrIpv6": rule.peer}] if ":" in rule.peer else []
    pairs = [{"GroupId": rule.peer, "UserId": "111122223333"}] if rule.peer.startswith("sg-") else []
    protocol = "-1" if rule.protocol == -1 else "tcp"
    return {"IpProtocol": protocol, **ports, "IpRanges": ipv4, "Ipv6Ranges": ipv6, "UserIdGroupPairs": pairs, "PrefixListIds": []}


def _default_group(vpc: int) -> Json:
    return {"GroupId": f"sg-default{vpc}", "GroupName": "default", "VpcId": f"vpc-{vpc}", "IpPermissions": [], "IpPermissionsEgress": []}


def _local(vpc: int) -> list[Json]:
    names = ("DestinationCidrBlock", "DestinationIpv6CidrBlock")
    state = {"GatewayId": "local", "Origin": "CreateRouteTable", "State": "active"}
    return [{name: cidr, **state} for name, cidr in zip(names, VPCS[vpc], strict=True)]


def _table(net: Net, at: int) -> Json:
    ways = [{**_way(way, physical), "State": "active", "Origin": "CreateRoute"} for way in net.tables[at] if way.kind in NAMES]
    subnets = [{"SubnetId": f"subnet-{number}", "Main": False} for number, place in enumerate(net.places) if place.table == at]
    return {"RouteTableId": f"rtb-{at}", "VpcId": f"vpc-{at // 2}", "Routes": [*_local(at // 2), *ways], "Associations": subnets}


def _main(vpc: int) -> Json:
    return {"RouteTableId": f"rtb-main{vpc}", "VpcId": f"vpc-{vpc}", "Routes": _local(vpc), "Associations": [{"Main": True}]}


def saved(path: Path, *documents: object) -> Path:
    """Write answers into a file, one after the other, and return it."""
    path.write_text("\n".join(json.dumps(document) for document in documents), encoding="utf-8")
    return path
