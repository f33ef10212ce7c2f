"""What must be there as a whole: nothing that is declared is lacking, and nothing is there that no template declares.

A rule that an update forgot to remove shows here, as no template speaks of it any more.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tools.deploy_local.found import named
from tools.deploy_local.read_network import GONE, entry, rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tools.deploy_local.account import Json
    from tools.deploy_local.assembly import Declared
    from tools.deploy_local.deployed import Deployed

_GROUP = "AWS::EC2::SecurityGroup"
_DENY_THE_REST = 32767
_EVERYWHERE = {"IpProtocol": "-1", "CidrIp": "0.0.0.0/0"}

COVERED = {(_GROUP, f"SecurityGroup{way}") for way in ("Ingress", "Egress")}
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
    for one in deployed.of_type("AWS::EC2::VPC"):
        yield from _in_vpc(deployed, one)
    for one in deployed.of_type("AWS::EC2::NetworkAcl"):
        yield from _of_network_acl(deployed, one)
    for one in deployed.of_type(_GROUP):
        yield from _of_group(deployed, one)


def _in_vpc(deployed: Deployed, vpc: Declared) -> Iterator[Whole]:
    ec2, vpc_id = deployed.account.client("ec2"), deployed.id_of(vpc)
    here = named("vpc-id", vpc_id or "")
    listed: Mapping[str, tuple[str, list[str]]] = {
        "AWS::EC2::Subnet": ("subnets", [one["SubnetId"] for one in ec2.describe_subnets(Filters=here)["Subnets"]]),
        "AWS::EC2::NetworkAcl": (
            "network ACLs",
            [one["NetworkAclId"] for one in ec2.describe_network_acls(Filters=here)["NetworkAcls"] if not one["IsDefault"]],
        ),
        _GROUP: (
            "security groups",
            [one["GroupId"] for one in ec2.describe_security_groups(Filters=here)["SecurityGroups"] if one["GroupName"] != "default"],
        ),
        # A page of all: moto knows no filter for the VPC.
        "AWS::EC2::VPCEndpoint": (
            "endpoints",
            [
                one["VpcEndpointId"]
                for one in ec2.describe_vpc_endpoints()["VpcEndpoints"]
                if one["VpcId"] == vpc_id and one["State"] not in GONE
            ],
        ),
    }
    for kind, (field, found) in listed.items():
        ids = (deployed.id_of(one) for one in deployed.of_type(kind) if deployed.properties(one).get("VpcId") == vpc_id)
        yield Whole(str(vpc), vpc.type, field, Counter(str(one) for one in ids), Counter(found))


def _of_network_acl(deployed: Deployed, acl: Declared) -> Iterator[Whole]:
    acl_id = deployed.id_of(acl)
    (found,) = deployed.account.client("ec2").describe_network_acls(NetworkAclIds=[acl_id])["NetworkAcls"] if acl_id else [{}]
    declared = _belonging(deployed, ["AWS::EC2::NetworkAclEntry"], "NetworkAclId", acl_id)
    entries = [entry(one) for one in found.get("Entries", []) if one["RuleNumber"] != _DENY_THE_REST]
    yield Whole(str(acl), acl.type, "entries", _entries(declared), _entries(entries))
    associated = _belonging(deployed, ["AWS::EC2::SubnetNetworkAclAssociation"], "NetworkAclId", acl_id)
    subnets = Counter(one["SubnetId"] for one in found.get("Associations", []))
    yield Whole(str(acl), acl.type, "subnets", Counter(str(one.get("SubnetId")) for one in associated), subnets)


def _of_group(deployed: Deployed, group: Declared) -> Iterator[Whole]:
    group_id, inline = deployed.id_of(group), deployed.properties(group)
    found = deployed.account.client("ec2").describe_security_group_rules(Filters=named("group-id", group_id or ""))["SecurityGroupRules"]
    for way, field in (("Ingress", "rules in"), ("Egress", "rules out")):
        name = f"{_GROUP}{way}"
        declared = [*inline.get(f"SecurityGroup{way}", []), *_belonging(deployed, [name], "GroupId", group_id)]
        if way == "Egress" and not declared and "SecurityGroupEgress" not in group.properties:
            declared = [_EVERYWHERE]
        there = [rule(one) for one in found if one["IsEgress"] is (way == "Egress")]
        yield Whole(str(group), group.type, field, Counter(map(_rule, declared)), Counter(map(_rule, there)))


def _belonging(deployed: Deployed, types: Iterable[str], field: str, id: str | None) -> list[dict[str, Json]]:
    found = map(deployed.properties, deployed.of_type(*types))
    return [one for one in found if one.get(field) == id]


def _entries(entries: Iterable[Mapping[str, Json]]) -> Counter[str]:
    return Counter(
        _text(
            {
                "egress": str(one.get("Egress", False)).lower(),
                "number": one.get("RuleNumber"),
                "protocol": one.get("Protocol"),
                "action": one.get("RuleAction"),
                "from" if not one.get("Egress") else "to": one.get("CidrBlock") or one.get("Ipv6CidrBlock"),
                "ports": one.get("PortRange") and f"{one['PortRange']['From']}-{one['PortRange']['To']}",
            }
        )
        for one in entries
    )


def _rule(one: Mapping[str, Json]) -> str:
    ends = ("CidrIp", "CidrIpv6", *(f"{end}{kind}" for end in ("Source", "Destination") for kind in ("PrefixListId", "SecurityGroupId")))
    every = str(one["IpProtocol"]) == "-1"
    ports = {} if every else {"FromPort": one.get("FromPort"), "ToPort": one.get("ToPort")}
    return _text({"IpProtocol": one["IpProtocol"], **ports, **{end: one.get(end) for end in ends}})


def _text(fields: Mapping[str, Json]) -> str:
    return json.dumps({name: str(value) for name, value in sorted(fields.items()) if value is not None})
