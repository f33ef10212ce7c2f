"""Rules about the entries of network ACLs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.rules.rule import Trouble, rule
from constructs_privatelink.analysis.values import ResourceId, Unknown
from constructs_privatelink.catalogue.quotas import ACL_ENTRIES, MOST_ACL_ENTRIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.networks.model import Acl, NetworkAclEntry
    from constructs_privatelink.analysis.rules.context import RuleContext


@rule(
    "PL007",
    "A rule number stands once in a direction of a network ACL",
    "error",
    "https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html",
)
def duplicate_rule_number(context: RuleContext) -> Iterator[Trouble]:
    """EC2 refuses an entry whose number is taken: by either address family, by any stack, by 100 and 101 of a default ACL.

    It is a warning where two parameters name the ACL, which is one by their defaults alone.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Acl: {Type: "AWS::EC2::NetworkAcl", Properties: {VpcId: {Ref: Vpc}}}
          One:
            Type: AWS::EC2::NetworkAclEntry
            Properties: {NetworkAclId: {Ref: Acl}, RuleNumber: 100, Protocol: -1, RuleAction: allow, CidrBlock: 10.0.0.0/16}
          Two:
            Type: AWS::EC2::NetworkAclEntry
            Properties: {NetworkAclId: {Ref: Acl}, RuleNumber: "100", Protocol: -1, RuleAction: deny, Ipv6CidrBlock: "::/0"}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Acl: {Type: "AWS::EC2::NetworkAcl", Properties: {VpcId: {Ref: Vpc}}}
          One:
            Type: AWS::EC2::NetworkAclEntry
            Properties: {NetworkAclId: {Ref: Acl}, RuleNumber: 100, Protocol: -1, RuleAction: allow, CidrBlock: 10.0.0.0/16}
          Two:
            Type: AWS::EC2::NetworkAclEntry
            Properties: {NetworkAclId: {Ref: Acl}, RuleNumber: 100, Egress: true, Protocol: -1, RuleAction: allow, CidrBlock: 10.0.0.0/16}

    """
    for acl in context.model.acls.values():
        first: dict[tuple[int, bool], NetworkAclEntry] = {}
        for entry in acl.entries:
            if entry.exists is not True or isinstance(entry.number, Unknown) or isinstance(entry.egress, Unknown):
                continue
            taken = first.setdefault((entry.number, entry.egress), entry)
            if taken is not entry:
                # The entries that a default ACL comes with have no resource of their own to change.
                new, old = (entry, taken) if context.certain(entry.id) and entry.id not in context.model.vpcs else (taken, entry)
                direction = "outbound" if entry.egress else "inbound"
                text = f"the number {entry.number} is taken {direction} by '{context.path(old.id)}'"
                change = "give it another RuleNumber"
                defaults = {default for each in (new, old) if (default := _default(each, acl, context)) is not None}
                if len(defaults) > 1:
                    doubt = ", if both parameters name one ACL, as their defaults do"
                    yield Trouble(new.id, "RuleNumber", text + doubt, change, severity="warning")
                else:
                    yield Trouble(new.id, "RuleNumber", text, change)


def _default(entry: NetworkAclEntry, acl: Acl, context: RuleContext) -> tuple[str, str] | None:
    """Return the parameter whose default names the ACL of an entry, with its stack; None where something else does."""
    fields = context.fields(entry.id)
    match fields and fields.resource.raw.get("Properties"):
        case {"NetworkAclId": {"Ref": str(name)}} if isinstance(entry.id, ResourceId):
            declared = context.stacks.written(entry.id.stack, "Parameters")
            parameter = declared.get(name) if isinstance(declared, dict) else None
            said = parameter.get("Default") if isinstance(parameter, dict) else None
            return (entry.id.stack, name) if said == str(acl.id) else None
    return None


@rule(
    "PL008",
    "A network ACL has at most 20 entries in a direction",
    "warning",
    "https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html",
)
def too_many_entries(context: RuleContext) -> Iterator[Trouble]:
    """The quota is 20 entries in each direction by default, both address families together; AWS raises it to 40 at most.

    Anti-pattern:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Acl: {Type: "AWS::EC2::NetworkAcl", Properties: {VpcId: {Ref: Vpc}}}
          "Entry{1..21}":
            Type: AWS::EC2::NetworkAclEntry
            Properties: {NetworkAclId: {Ref: Acl}, RuleNumber: "{1..21}", Protocol: -1, RuleAction: allow, CidrBlock: 10.0.0.0/16}

    Best practice:
        Resources:
          Vpc: {Type: "AWS::EC2::VPC", Properties: {CidrBlock: 10.0.0.0/16}}
          Acl: {Type: "AWS::EC2::NetworkAcl", Properties: {VpcId: {Ref: Vpc}}}
          "Entry{1..20}":
            Type: AWS::EC2::NetworkAclEntry
            Properties: {NetworkAclId: {Ref: Acl}, RuleNumber: "{1..20}", Protocol: -1, RuleAction: allow, CidrBlock: 10.0.0.0/16}

    """
    for acl in context.model.acls.values():
        counted = Counter(entry.egress for entry in acl.entries if entry.exists is True and not isinstance(entry.egress, Unknown))
        for egress, count in sorted(counted.items()):
            if count > ACL_ENTRIES:
                beyond = count > MOST_ACL_ENTRIES
                change = (
                    f"merge entries, for AWS raises it to {MOST_ACL_ENTRIES} at most" if beyond else "ask AWS to raise it, or merge entries"
                )
                too_many = f"{count} {'outbound' if egress else 'inbound'} entries"
                text = f"it has {too_many}, more than the {ACL_ENTRIES} of the default quota"
                yield Trouble(acl.id, "NetworkAclEntry", text, change, severity="error" if beyond else None)
