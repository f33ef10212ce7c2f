"""Security groups and their rules, through EC2's own API."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.deploy_local.read_back import named
from tools.deploy_local.standin.handler import Handler, Made, specification

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tools.deploy_local.account import Account, Json

_RANGES = {"CidrIp": "IpRanges", "CidrIpv6": "Ipv6Ranges"}


class SecurityGroup(Handler):
    """``AWS::EC2::SecurityGroup``; the rule that lets everything out is there only if no other rule out is declared with the group."""

    why = "moto drops its egress rules and keeps its allow-all"

    def create(self, account: Account, properties: Mapping[str, Json], name: str) -> Made:
        """Make it, with the rules that are part of it."""
        ec2 = account.client("ec2")
        given = {"GroupName": properties.get("GroupName", name), "Description": properties["GroupDescription"]}
        tags = specification("security-group", properties)
        group = ec2.create_security_group(**given, VpcId=properties["VpcId"], **tags)["GroupId"]
        if "SecurityGroupEgress" in properties:
            _let_nothing_out(account, group)
        for direction in ("Ingress", "Egress"):
            for rule in properties.get(f"SecurityGroup{direction}", ()):
                _authorize(account, direction, group, rule)
        return Made(group, {"GroupId": group, "Id": group, "VpcId": properties["VpcId"]})

    def delete(self, account: Account, id: str, properties: Mapping[str, Json]) -> None:  # noqa: ARG002 - its id is enough
        """Delete it."""
        account.client("ec2").delete_security_group(GroupId=id)


class SecurityGroupIngress(Handler):
    """``AWS::EC2::SecurityGroupIngress``."""

    why = "moto drops IPv6 ranges and most descriptions, fails on prefix lists, and never deletes it"

    def create(self, account: Account, properties: Mapping[str, Json], name: str) -> Made:  # noqa: ARG002 - it has no name
        """Add it."""
        rule = _authorize(account, "Ingress", properties["GroupId"], properties)
        return Made(rule, {"Id": rule})

    def delete(self, account: Account, id: str, properties: Mapping[str, Json]) -> None:
        """Take it out."""
        account.client("ec2").revoke_security_group_ingress(GroupId=properties["GroupId"], SecurityGroupRuleIds=[id])


class SecurityGroupEgress(Handler):
    """``AWS::EC2::SecurityGroupEgress``; with the first one, the rule that lets everything out goes."""

    why = "moto's CloudFormation ignores it"

    def create(self, account: Account, properties: Mapping[str, Json], name: str) -> Made:  # noqa: ARG002 - it has no name
        """Add it."""
        _let_nothing_out(account, properties["GroupId"])
        rule = _authorize(account, "Egress", properties["GroupId"], properties)
        return Made(rule, {"Id": rule})

    def delete(self, account: Account, id: str, properties: Mapping[str, Json]) -> None:
        """Take it out."""
        account.client("ec2").revoke_security_group_egress(GroupId=properties["GroupId"], SecurityGroupRuleIds=[id])


def _authorize(account: Account, direction: str, group: str, rule: Mapping[str, Json]) -> str:
    end = "Source" if direction == "Ingress" else "Destination"
    said = {"Description": rule["Description"]} if "Description" in rule else {}
    permission: dict[str, Json] = {"IpProtocol": str(rule["IpProtocol"])}
    permission |= {key: int(rule[key]) for key in ("FromPort", "ToPort") if key in rule}
    for key, ranges in _RANGES.items():
        if key in rule:
            permission[ranges] = [{key: rule[key], **said}]
    if f"{end}SecurityGroupId" in rule:
        permission["UserIdGroupPairs"] = [{"GroupId": rule[f"{end}SecurityGroupId"], **said}]
    if f"{end}PrefixListId" in rule:
        permission["PrefixListIds"] = [{"PrefixListId": rule[f"{end}PrefixListId"], **said}]
    ec2 = account.client("ec2")
    authorize = ec2.authorize_security_group_ingress if direction == "Ingress" else ec2.authorize_security_group_egress
    (made,) = authorize(GroupId=group, IpPermissions=[permission])["SecurityGroupRules"]
    made_id: str = made["SecurityGroupRuleId"]
    return made_id


def _let_nothing_out(account: Account, group: str) -> None:
    ec2 = account.client("ec2")
    rules = ec2.describe_security_group_rules(Filters=named("group-id", group))["SecurityGroupRules"]
    ids = [rule["SecurityGroupRuleId"] for rule in rules if rule["IsEgress"] and rule["IpProtocol"] == "-1" and not rule.get("Description")]
    if ids:
        ec2.revoke_security_group_egress(GroupId=group, SecurityGroupRuleIds=ids)
