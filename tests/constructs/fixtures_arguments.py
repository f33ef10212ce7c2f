"""Arguments of constructs, as values or as what makes them in a stack with a VPC."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2

Value = Callable[[cdk.Stack, ec2.Vpc], Any]


def group(stack: cdk.Stack, _vpc: ec2.Vpc) -> list[ec2.ISecurityGroup]:
    return [ec2.SecurityGroup.from_security_group_id(stack, "Group", "sg-0123456789abcdef0")]


def constant(*values: Any) -> tuple[Value, ...]:  # noqa: ANN401 - arguments are of many types
    return tuple(lambda _stack, _vpc, value=value: value for value in values)
