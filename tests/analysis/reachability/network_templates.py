"""Networks of plain values as CloudFormation templates."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constructs_privatelink.analysis import load
from tests.analysis.networks.fixtures_models import CONDITION, Json, ref, resource
from tests.analysis.reachability.oracle_networks import SERVICE
from tests.analysis.reachability.oracle_routes import Lane

if TYPE_CHECKING:
    from constructs_privatelink.analysis.reachability.verdicts import Result
    from tests.analysis.reachability.oracle_networks import Entry, Net, Rule
    from tests.analysis.reachability.oracle_routes import Hub, Way

TARGETS: dict[str, Json] = {
    "peering": {"VpcPeeringConnectionId": ref("Peering")},
    "virtual-private-gateway": {"GatewayId": "vgw-1"},
    "internet-gateway": {"GatewayId": "igw-1"},
    "nat": {"NatGatewayId": "nat-1"},
    "vpc-endpoint": {"VpcEndpointId": "vpce-1"},
    "transit-gateway": {"TransitGatewayId": ref("Hub")},
}
ADDRESSES = {(4,): "ipv4", (6,): "ipv6", (4, 6): "dualstack"}
NOWHERE = {"IpProtocol": "icmp", "FromPort": 252, "ToPort": 86, "CidrIp": "255.255.255.255/32"}
"""What the CDK writes for a group without egress: no rule at all would let everything out."""


def sayable(net: Net) -> Net:
    """Return the network as far as a template can say it: no route is a blackhole, and what propagates, propagates all its blocks."""
    tables = tuple(tuple(way for way in table if way.kind != "blackhole") for table in net.tables)
    net = replace(net, choices=())
    if net.hub is None:
        return replace(net, tables=tables)
    lanes = []
    for table in net.hub.tables:
        vpcs = sorted({lane.to for lane in table if lane.propagated and lane.to is not None})
        propagated = [Lane(cidr, vpc, propagated=True) for vpc in vpcs for cidr in net.vpcs[vpc]]
        lanes.append((*(lane for lane in table if not lane.propagated), *propagated))
    return replace(net, tables=tables, hub=replace(net.hub, tables=tuple(lanes)))


def explained(net: Net, described: Json) -> Result:
    """Return what the analysis says of the client and the endpoint of a network, in the template of some resources."""
    first, last = net.ports
    lists = [{"PrefixListId": SERVICE, "PrefixListName": "com.amazonaws.eu-west-1.s3", "Cidrs": [*net.service]}]
    networks = load({**CONDITION, "Resources": described}, region="eu-west-1", assume=[{"PrefixLists": lists}] if net.service else [])
    return networks.explain(net.client_cidr or "Client", "Endpoint", f"tcp/{first}-{last}").result


def resources(net: Net) -> Json:
    """Return the resources of a network; blackholes are left out of its subnets' tables, for no template makes one."""
    made: Json = {"Peering": resource("EC2::VPCPeeringConnection", VpcId=ref("Vpc0"), PeerVpcId=ref("Vpc1"))}
    for at, cidrs in enumerate(net.vpcs):
        made[f"Vpc{at}"] = resource("EC2::VPC", CidrBlock=cidrs[0])
        made[f"Vpc{at}Ipv6"] = resource("EC2::VPCCidrBlock", VpcId=ref(f"Vpc{at}"), Ipv6CidrBlock=cidrs[1], Ipv6Pool="pool-1")
    for at, place in enumerate(net.places):
        blocks = {_block(cidr): cidr for cidr in place.cidrs}
        own = ref(f"Subnet{at}")
        made[f"Subnet{at}"] = resource(
            "EC2::Subnet",
            VpcId=ref(f"Vpc{place.vpc}"),
            AvailabilityZone=f"eu-west-1{'abc'[place.zone]}",
            AssignIpv6AddressOnCreation=place.assigns,
            **blocks,
        )
        made[f"Subnet{at}Acl"] = resource("EC2::SubnetNetworkAclAssociation", SubnetId=own, NetworkAclId=ref(f"Acl{place.acl}"))
        made[f"Subnet{at}Table"] = resource("EC2::SubnetRouteTableAssociation", SubnetId=own, RouteTableId=ref(f"Table{place.table}"))
    for at, acl in enumerate(net.acls):
        made[f"Acl{at}"] = resource("EC2::NetworkAcl", VpcId=ref("Vpc0"))
        made |= {f"Acl{at}Entry{number}": _entry(at, entry) for number, entry in enumerate(acl)}
    for at, group in enumerate(net.groups):
        made[f"Group{at}"] = _group(group)
        if at in net.shared_groups:
            made[f"Group{at}There"] = resource("EC2::SecurityGroupVpcAssociation", GroupId=ref(f"Group{at}"), VpcId=ref("Vpc1"))
    for at, table in enumerate(net.tables):
        made[f"Table{at}"] = resource("EC2::RouteTable", VpcId=ref(f"Vpc{at // 2}"))
        made |= {f"Table{at}Route{number}": _route(at, way) for number, way in enumerate(table) if way.kind in TARGETS}
    return {**made, **(_transit(net.hub) if net.hub is not None else {}), **_ends(net)}


def _block(cidr: str, kind: str = "CidrBlock") -> str:
    if ":" not in cidr:
        return kind
    return {"CidrBlock": "Ipv6CidrBlock", "DestinationCidrBlock": "DestinationIpv6CidrBlock"}.get(kind, "CidrIpv6")


def _entry(acl: int, entry: Entry) -> Json:
    ports = {} if entry.protocol == -1 else {"PortRange": {"From": entry.ports[0], "To": entry.ports[1]}}
    said = {"Egress": entry.egress, "RuleAction": "allow" if entry.allow else "deny", "RuleNumber": entry.number}
    return resource(
        "EC2::NetworkAclEntry", NetworkAclId=ref(f"Acl{acl}"), Protocol=entry.protocol, **said, **ports, **{_block(entry.cidr): entry.cidr}
    )


def _group(group: tuple[Rule, ...]) -> Json:
    into = [_rule(rule) for rule in group if not rule.egress]
    out = [_rule(rule) for rule in group if rule.egress] or [NOWHERE]
    return resource("EC2::SecurityGroup", VpcId=ref("Vpc0"), GroupDescription="tests", SecurityGroupIngress=into, SecurityGroupEgress=out)


def _rule(rule: Rule) -> Json:
    ports = {} if rule.protocol == -1 else {"FromPort": rule.ports[0], "ToPort": rule.ports[1]}
    name = "DestinationSecurityGroupId" if rule.egress else "SourceSecurityGroupId"
    peer = {name: ref(f"Group{rule.peer[3:]}")} if rule.peer.startswith("sg-") else {_block(rule.peer, "CidrIp"): rule.peer}
    if rule.peer.startswith("pl-"):
        peer = {"DestinationPrefixListId" if rule.egress else "SourcePrefixListId": rule.peer}
    return {"IpProtocol": {-1: "-1", 6: "tcp", 17: "udp"}[rule.protocol], **ports, **peer}


def _route(table: int, way: Way) -> Json:
    return resource(
        "EC2::Route", RouteTableId=ref(f"Table{table}"), **{_block(way.cidr, "DestinationCidrBlock"): way.cidr}, **TARGETS[way.kind]
    )


def _transit(hub: Hub) -> Json:
    off = resource("EC2::TransitGateway", DefaultRouteTableAssociation="disable", DefaultRouteTablePropagation="disable")
    made: Json = {"Hub": off}
    for at, attached in enumerate(hub.attached):
        subnets = [ref(f"Subnet{place}") for place in attached.places]
        made[f"Attachment{at}"] = resource(
            "EC2::TransitGatewayAttachment", TransitGatewayId=ref("Hub"), VpcId=ref(f"Vpc{at}"), SubnetIds=subnets
        )
        if attached.table is not None:
            made[f"Association{at}"] = resource("EC2::TransitGatewayRouteTableAssociation", **_at(at, attached.table))
    for at, lanes in enumerate(hub.tables):
        made[f"HubTable{at}"] = resource("EC2::TransitGatewayRouteTable", TransitGatewayId=ref("Hub"))
        made |= {f"HubTable{at}Route{number}": _lane(at, lane) for number, lane in enumerate(lanes) if not lane.propagated}
        for vpc in {lane.to for lane in lanes if lane.propagated}:
            assert vpc is not None
            made[f"HubTable{at}Propagation{vpc}"] = resource("EC2::TransitGatewayRouteTablePropagation", **_at(vpc, at))
    return made


def _at(attachment: int, table: int) -> Json:
    return {"TransitGatewayAttachmentId": ref(f"Attachment{attachment}"), "TransitGatewayRouteTableId": ref(f"HubTable{table}")}


def _lane(table: int, lane: Lane) -> Json:
    to = {"Blackhole": True} if lane.to is None else {"TransitGatewayAttachmentId": ref(f"Attachment{lane.to}")}
    return resource("EC2::TransitGatewayRoute", TransitGatewayRouteTableId=ref(f"HubTable{table}"), DestinationCidrBlock=lane.cidr, **to)


def _ends(net: Net) -> Json:
    subnets, groups = ([ref(f"Subnet{at}") for at in net.endpoint_places], [ref(f"Group{at}") for at in net.endpoint_groups])
    place: Json = {
        "VpcEndpointType": "Interface",
        "SubnetIds": subnets,
        "SecurityGroupIds": groups,
        "IpAddressType": ADDRESSES[net.families],
    }
    if net.gateway_tables is not None:
        place = {"VpcEndpointType": "Gateway", "RouteTableIds": [ref(f"Table{at}") for at in net.gateway_tables]}
    config = {
        "SubnetIds": [ref(f"Subnet{at}") for at in net.client_places],
        "SecurityGroupIds": [ref(f"Group{at}") for at in net.client_groups],
        "Ipv6AllowedForDualStack": net.client_ipv6,
    }
    client, launched = resource("Lambda::Function", VpcConfig=config), {}
    if net.client_ipv6 is None:
        launched["Launched"] = resource("EC2::LaunchTemplate", LaunchTemplateData={"SecurityGroupIds": config["SecurityGroupIds"]})
        launch = {"LaunchTemplateId": ref("Launched"), "Version": "1"}
        client = resource("AutoScaling::AutoScalingGroup", VPCZoneIdentifier=config["SubnetIds"], LaunchTemplate=launch)
    return {
        "Endpoint": resource("EC2::VPCEndpoint", ServiceName="com.amazonaws.eu-west-1.s3", VpcId=ref("Vpc0"), **place),
        "Client": client,
        **launched,
    }
