"""What must be there as a whole: nothing that is declared is lacking, and nothing is there that no template declares.

A rule that an update forgot to remove shows here, as no template speaks of it any more.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tools.deploy_local.read_back import named
from tools.deploy_local.read_network import GONE, entry, rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tools.deploy_local.account import Json
    from tools.deploy_local.assembly import Declared
    from tools.deploy_local.deployed import Deployed

_GROUP = "AWS::EC2::SecurityGroup"
_DENY_THE_REST = 32767
_EVERYWHERE = {"IpProtocol": "-1", "CidrIp": "0.0.0.0/0"}

COVERED = {(_GROUP, f"SecurityGroup{direction}") for direction in ("Ingress", "Egress")}
"""The properties that are compared here, with the rules that are resources of their own."""


class Whole(NamedTuple):
    """Everything of a kind that belongs to a resource."""

    resource: str
    type: str
    field: str
    declared: Counter[str]
    deployed: Counter[str]


def wholes(deployed: Deployed) -> Iterator[Whole]:
    """Yield what the VPCs, network ACLs and security groups of the templates consist of, declared and deployed."""
    for resource in deployed.of_type("AWS::EC2::VPC"):
        yield from _in_vpc(deployed, resource)
    for resource in deployed.of_type("AWS::EC2::NetworkAcl"):
        yield from _of_network_acl(deployed, resource)
    for resource in deployed.of_type(_GROUP):
        yield from _of_group(deployed, resource)


def _in_vpc(deployed: Deployed, vpc: Declared) -> Iterator[Whole]:
    ec2, vpc_id = deployed.account.client("ec2"), deployed.id_of(vpc)
    here = named("vpc-id", vpc_id or "")
    listed: Mapping[str, tuple[str, list[str]]] = {
        "AWS::EC2::Subnet": ("subnets", [subnet["SubnetId"] for subnet in ec2.describe_subnets(Filters=here)["Subnets"]]),
        "AWS::EC2::NetworkAcl": (
            "network ACLs",
            [acl["NetworkAclId"] for acl in ec2.describe_network_acls(Filters=here)["NetworkAcls"] if not acl["IsDefault"]],
        ),
        _GROUP: (
            "security groups",
            [group["GroupId"] for group in ec2.describe_security_groups(Filters=here)["SecurityGroups"] if group["GroupName"] != "default"],
        ),
        # A page of all: moto knows no filter for the VPC.
        "AWS::EC2::VPCEndpoint": (
            "endpoints",
            [
                endpoint["VpcEndpointId"]
                for endpoint in ec2.describe_vpc_endpoints()["VpcEndpoints"]
                if endpoint["VpcId"] == vpc_id and endpoint["State"] not in GONE
            ],
        ),
    }
    for kind, (field, described) in listed.items():
        declared = (resource for resource in deployed.of_type(kind) if deployed.properties(resource).get("VpcId") == vpc_id)
        yield Whole(str(vpc), vpc.type, field, Counter(str(deployed.id_of(resource)) for resource in declared), Counter(described))


def _of_network_acl(deployed: Deployed, acl: Declared) -> Iterator[Whole]:
    acl_id = deployed.id_of(acl)
    (described,) = deployed.account.client("ec2").describe_network_acls(NetworkAclIds=[acl_id])["NetworkAcls"] if acl_id else [{}]
    declared = _belonging(deployed, ["AWS::EC2::NetworkAclEntry"], "NetworkAclId", acl_id)
    entries = [entry(item) for item in described.get("Entries", []) if item["RuleNumber"] != _DENY_THE_REST]
    yield Whole(str(acl), acl.type, "entries", _entries(declared), _entries(entries))
    associated = _belonging(deployed, ["AWS::EC2::SubnetNetworkAclAssociation"], "NetworkAclId", acl_id)
    subnets = Counter(association["SubnetId"] for association in described.get("Associations", []))
    yield Whole(str(acl), acl.type, "subnets", Counter(str(association.get("SubnetId")) for association in associated), subnets)


def _of_group(deployed: Deployed, group: Declared) -> Iterator[Whole]:
    group_id, inline = deployed.id_of(group), deployed.properties(group)
    rules = deployed.account.client("ec2").describe_security_group_rules(Filters=named("group-id", group_id or ""))["SecurityGroupRules"]
    for direction, field in (("Ingress", "rules in"), ("Egress", "rules out")):
        name = f"{_GROUP}{direction}"
        declared = [*inline.get(f"SecurityGroup{direction}", []), *_belonging(deployed, [name], "GroupId", group_id)]
        if direction == "Egress" and not declared and "SecurityGroupEgress" not in group.properties:
            declared = [_EVERYWHERE]
        described = [rule(item) for item in rules if item["IsEgress"] is (direction == "Egress")]
        yield Whole(str(group), group.type, field, Counter(map(_rule, declared)), Counter(map(_rule, described)))


def _belonging(deployed: Deployed, types: Iterable[str], field: str, id: str | None) -> list[dict[str, Json]]:
    declared = map(deployed.properties, deployed.of_type(*types))
    return [properties for properties in declared if properties.get(field) == id]


def _entries(entries: Iterable[Mapping[str, Json]]) -> Counter[str]:
    return Counter(
        _text(
            {
                "egress": str(item.get("Egress", False)).lower(),
                "number": item.get("RuleNumber"),
                "protocol": item.get("Protocol"),
                "action": item.get("RuleAction"),
                "from" if not item.get("Egress") else "to": item.get("CidrBlock") or item.get("Ipv6CidrBlock"),
                "ports": item.get("PortRange") and f"{item['PortRange']['From']}-{item['PortRange']['To']}",
            }
        )
        for item in entries
    )


def _rule(item: Mapping[str, Json]) -> str:
    ends = ("CidrIp", "CidrIpv6", *(f"{end}{kind}" for end in ("Source", "Destination") for kind in ("PrefixListId", "SecurityGroupId")))
    every = str(item["IpProtocol"]) == "-1"
    ports = {} if every else {"FromPort": item.get("FromPort"), "ToPort": item.get("ToPort")}
    return _text({"IpProtocol": item["IpProtocol"], **ports, **{end: item.get(end) for end in ends}})


def _text(fields: Mapping[str, Json]) -> str:
    return json.dumps({name: str(value) for name, value in sorted(fields.items()) if value is not None})
