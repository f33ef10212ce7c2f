"""Environments of stacks, account and Region, and what CloudFormation's pseudo parameters are there.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.templates.texts import NO_VALUE, Value, unresolved
from constructs_privatelink.analysis.values import Maybe, Unknown
from constructs_privatelink.catalogue.partitions import dns_suffix, partition

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True)
class Environment:
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
    def mark(self) -> str:
        """What an account and Region have one of: ``@111111111111/eu-west-1``, empty where neither is said."""
        return f"@{self.account or '?'}/{self.region or '?'}" if self.account or self.region else ""

    def may_be_where(self, other: Environment) -> bool:
        """Return whether another stack can stand in the same account and Region."""
        return _alike(self.region, other.region) and _alike(self.account, other.account)

    def known_region(self, stack: str) -> Maybe[str]:
        """Return the Region, or why it is not known."""
        return self.region or Unknown(Code.PL_UNRESOLVED_VALUE, stack, f"the Region of stack '{stack}' is not said", "${AWS::Region}")

    def known_account(self, stack: str) -> Maybe[str]:
        """Return the account, or why it is not known."""
        return self.account or Unknown(Code.PL_UNRESOLVED_VALUE, stack, f"the account of stack '{stack}' is not said", "${AWS::AccountId}")

    def pseudo_parameter(self, name: str, stack: str) -> Value:
        """Return a pseudo parameter; an unknown one where it is not known, or there is none of this name."""
        if name in _BY_NAME:
            return _BY_NAME[name](self, stack)
        if name in {"AWS::StackId", "AWS::NotificationARNs"}:
            return unresolved(f"{name} is set at deployment", f"${{{stack}/{name}}}")
        return unresolved(f"there is no pseudo parameter {name!r}")


def _alike(known: str | None, other: str | None) -> bool:
    return known is None or other is None or known == other


def _partition(environment: Environment, stack: str) -> Value:
    region = environment.known_region(stack)
    return unresolved(region.why, "${AWS::Partition}") if isinstance(region, Unknown) else partition(region)


def _suffix(environment: Environment, stack: str) -> Value:
    region = environment.known_region(stack)
    return unresolved(region.why, "${AWS::URLSuffix}") if isinstance(region, Unknown) else dns_suffix(region)


def _name(environment: Environment, stack: str) -> Value:
    return environment.stack_name or unresolved(f"the name of stack '{stack}' in AWS is not said", f"${{{stack}/AWS::StackName}}")


_BY_NAME: Mapping[str, Callable[[Environment, str], Value]] = {
    "AWS::AccountId": Environment.known_account,
    "AWS::NoValue": lambda _environment, _stack: NO_VALUE,
    "AWS::Partition": _partition,
    "AWS::Region": Environment.known_region,
    "AWS::StackName": _name,
    "AWS::URLSuffix": _suffix,
}
