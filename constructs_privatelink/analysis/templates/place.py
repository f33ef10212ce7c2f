"""Where a stack will stand, and what CloudFormation's pseudo parameters are there.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.templates.texts import NO_VALUE, Value, unresolved
from constructs_privatelink.analysis.values import Maybe, Unknown
from constructs_privatelink.catalogue.partitions import dns_suffix

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_PARTITIONS = {
    "cn-": "aws-cn",
    "us-gov-": "aws-us-gov",
    "us-iso-": "aws-iso",
    "us-isob-": "aws-iso-b",
    "us-isof-": "aws-iso-f",
    "eu-isoe-": "aws-iso-e",
    "eusc-": "aws-eusc",
}


@dataclass(frozen=True)
class Place:
    """Account and Region of a stack, and its name there.

    Args:
        region: The Region; None where it is not said.
        account: The account; None where it is not said.
        stack_name: The stack's name in AWS; None for a nested stack and a plain template.

    """

    region: str | None = None
    account: str | None = None
    stack_name: str | None = None

    @property
    def environment(self) -> str:
        """What an account and Region have one of: ``@111111111111/eu-west-1``, empty where neither is said."""
        return f"@{self.account or '?'}/{self.region or '?'}" if self.account or self.region else ""

    def may_be_where(self, other: Place) -> bool:
        """Return whether another stack can stand in the same account and Region."""
        return _alike(self.region, other.region) and _alike(self.account, other.account)

    def known_region(self, stack: str) -> Maybe[str]:
        """Return the Region, or why it is not known."""
        return self.region or Unknown("PL_UNRESOLVED_VALUE", stack, f"the Region of stack '{stack}' is not said", "${AWS::Region}")

    def known_account(self, stack: str) -> Maybe[str]:
        """Return the account, or why it is not known."""
        return self.account or Unknown("PL_UNRESOLVED_VALUE", stack, f"the account of stack '{stack}' is not said", "${AWS::AccountId}")

    def pseudo_parameter(self, name: str, stack: str) -> Value:
        """Return a pseudo parameter; an unknown one where it is not known, or there is none of this name."""
        if name in _BY_NAME:
            return _BY_NAME[name](self, stack)
        if name in {"AWS::StackId", "AWS::NotificationARNs"}:
            return unresolved(f"{name} is set at deployment", f"${{{stack}/{name}}}")
        return unresolved(f"there is no pseudo parameter {name!r}")


def partition(region: str) -> str:
    """Return the partition of a Region, as ARNs have it."""
    return next((found for prefix, found in _PARTITIONS.items() if region.startswith(prefix)), "aws")


def _alike(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _partition(place: Place, stack: str) -> Value:
    return partition(place.region) if place.region else unresolved(f"the Region of stack '{stack}' is not said", "${AWS::Partition}")


def _suffix(place: Place, stack: str) -> Value:
    return dns_suffix(place.region) if place.region else unresolved(f"the Region of stack '{stack}' is not said", "${AWS::URLSuffix}")


def _name(place: Place, stack: str) -> Value:
    return place.stack_name or unresolved(f"the name of stack '{stack}' in AWS is not said", f"${{{stack}/AWS::StackName}}")


_BY_NAME: Mapping[str, Callable[[Place, str], Value]] = {
    "AWS::AccountId": Place.known_account,
    "AWS::NoValue": lambda _place, _stack: NO_VALUE,
    "AWS::Partition": _partition,
    "AWS::Region": Place.known_region,
    "AWS::StackName": _name,
    "AWS::URLSuffix": _suffix,
}
