"""What deployments refuse, or what would not work, that no validator finds: one rule each, in the order of their ids.

The text of a rule holds a template that breaks it and one that does not; ``{1..21}`` in a logical id stands for that many resources.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.rules.acl_entries import duplicate_rule_number, too_many_entries
from constructs_privatelink.analysis.rules.endpoint_names import private_dns_without_vpc_dns, second_private_dns
from constructs_privatelink.analysis.rules.endpoint_places import fewer_than_two_zones, two_subnets_of_a_zone
from constructs_privatelink.analysis.rules.endpoint_policies import policy_on_a_service_without, policy_that_cannot_work
from constructs_privatelink.analysis.rules.rule import Analysed, Finding, Rule, Severity

if TYPE_CHECKING:
    from constructs_privatelink.analysis.model import Model
    from constructs_privatelink.analysis.templates.stack_set import StackSet

__all__ = ["RULES", "Analysed", "Finding", "Rule", "Severity", "findings"]

RULES: tuple[Rule, ...] = (
    second_private_dns,
    private_dns_without_vpc_dns,
    two_subnets_of_a_zone,
    fewer_than_two_zones,
    policy_on_a_service_without,
    policy_that_cannot_work,
    duplicate_rule_number,
    too_many_entries,
)


def findings(stacks: StackSet, model: Model) -> tuple[Finding, ...]:
    """Return what breaks a rule, in the order of the rules.

    Args:
        stacks: The templates.
        model: What they say of networks.

    """
    analysed = Analysed(stacks, model)
    return tuple(finding for one in RULES for finding in one.findings(analysed))
