"""Resources that act on what they refer to in a manner that is not followed: of types that are known to, and of types that nobody knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.network_types import ACTING, is_unknown
from constructs_privatelink.analysis.networks.properties import VPC
from constructs_privatelink.analysis.values import Given, Outside, Reference, Unknown, part_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.networks.properties import Fields, Reading
    from constructs_privatelink.analysis.values import Resolved, Target

_RULE_GROUP = "AWS::Route53Resolver::FirewallRuleGroup"
_SWITCHED_OFF = {"AWS::EC2::TransitGatewayAttachmentNatConfiguration": ("NatGatewaySupport", "disable")}
"""Types that do nothing while a property has a value: rules that are kept for later."""


def acted_on(reading: Reading) -> dict[Target, Unknown]:
    """Return what resources refer to that act on it, with how or with the type that is not known."""
    doubted: dict[Target, Unknown] = {}
    for fields in reading.of_type(*ACTING):
        name, value = _SWITCHED_OFF.get(fields.resource.type, ("", ""))
        if not name or fields.get(name) != value:
            why = Unknown(Code.PL_MIDDLEBOX, fields.resource.path, f"{ACTING[fields.resource.type]} ({fields.resource.type})")
            doubted |= dict.fromkeys(_referred(fields), why)
    for fields in reading.of_type(*filter(is_unknown, reading.stacks.types)):
        text = f"the type {fields.resource.type} is not known to this version: what it does to what it refers to is not followed"
        why = Unknown(Code.UNKNOWN_RESOURCE, fields.resource.path, text)
        reading.note(why)
        doubted |= dict.fromkeys(_referred(fields), why)
    return doubted


def filtered_names(reading: Reading) -> dict[Target, Unknown]:
    """Return the VPCs in which a DNS firewall perhaps refuses names: one whose rules all let names through, or only tell, refuses none.

    Source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-dns-firewall-rule-actions.html
    """
    doubted: dict[Target, Unknown] = {}
    for fields in reading.of_type("AWS::Route53Resolver::FirewallRuleGroupAssociation"):
        group = reading.resource(fields.target("FirewallRuleGroupId", _RULE_GROUP))
        rules = group.objects("FirewallRules") if group is not None else None
        if not isinstance(rules, tuple) or any(isinstance(rule, Unknown) or rule.get("Action") not in {"ALLOW", "ALERT"} for rule in rules):
            text = "the rules of a DNS firewall are not followed: it perhaps refuses the name"
            doubted[fields.target("VpcId", VPC) or fields.missing("VpcId")] = Unknown(Code.PL_MIDDLEBOX, fields.resource.path, text)
    return doubted


def _referred(fields: Fields) -> Iterator[Target]:
    for value in fields.values.values():
        yield from _targets(value)


def _targets(value: Resolved) -> Iterator[Target]:
    match value:
        case Reference(target=target, attribute=attribute):
            yield target
            yield from (part_of(target, attribute),) if attribute is not None else ()
        case Unknown(key=str(key)):
            yield Given(key)
        case str():
            yield Outside(value)
        case list() | dict():
            for part in value if isinstance(value, list) else value.values():
                yield from _targets(part)
