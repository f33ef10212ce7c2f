"""Entries of network ACLs, and subnets that have them in force."""

from __future__ import annotations

from tests.analysis.rules.examples import ACL, endpoint, entry, subnet
from tests.analysis.rules.networks import function, in_force

ALL, VPC_BLOCK, OFFICE = "0.0.0.0/0", "10.0.0.0/16", "192.168.0.0/16"


def tcp(number: object, first: object, last: object, **properties: object) -> dict[str, object]:
    return entry(number, **({"Protocol": 6, "PortRange": {"From": first, "To": last}} | properties))


def https(number: object, **properties: object) -> dict[str, object]:
    return tcp(number, 443, 443, **properties)


def deny(number: object, **properties: object) -> dict[str, object]:
    return entry(number, **({"RuleAction": "deny", "CidrBlock": ALL} | properties))


A, B = subnet(0, "eu-west-1a"), subnet(1, "eu-west-1b")


IN_FORCE = in_force({"Ref": "A"}, {"Ref": "Acl"})


PLACED = {"Acl": ACL, "A": A, "B": B, "InForce": IN_FORCE}


KMS = endpoint(SubnetIds=[{"Ref": "A"}])


WORKER = function({"Ref": "B"})
