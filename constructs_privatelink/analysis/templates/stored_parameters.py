"""What the stacks of a set write into Parameter Store, for other stacks to read by name.

CloudFormation reads a parameter when it makes or updates the stack that names it: the stack that writes it comes before that, as one that
exports comes before the one that imports. A stack cannot read what it writes itself, and a version that is named may be an older value.

Sources: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm.html,
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from constructs_privatelink.analysis.templates.texts import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from constructs_privatelink.analysis.templates.environments import Environment
    from constructs_privatelink.analysis.templates.texts import Value
    from constructs_privatelink.analysis.templates.work import Work
    from constructs_privatelink.analysis.values import Unknown

_STORED = "AWS::SSM::Parameter"


class StackScope(Protocol):
    """What is asked of a stack that writes or reads: `Scope` has it."""

    name: str
    stage: str
    environment: Environment

    @property
    def work(self) -> Work:
        """What it finds on the way."""

    @property
    def outermost(self) -> str:
        """The name of the stack that it is nested in at last; its own where it is nested in none."""

    def section(self, name: str) -> Mapping[str, object]:
        """Return a part of the template."""

    def property(self, resource: str, name: str) -> Value:
        """Return a property of a resource; None where it is absent."""

    def made(self, logical_id: str) -> bool | Unknown:
        """Return whether a resource is made."""


class StoredParameter(NamedTuple):
    """A parameter of Parameter Store that a stack of the set writes."""

    scope: StackScope
    logical_id: str


def stored_parameters(scopes: Iterable[StackScope]) -> dict[str, list[StoredParameter]]:
    """Return the parameters that stacks write, by the keys of their names; one without a name has one that nobody can write down."""
    stored: dict[str, list[StoredParameter]] = {}
    for scope in scopes:
        for logical_id, resource in scope.section("Resources").items():
            if isinstance(resource, dict) and resource.get("Type") == _STORED:
                key = key_of(scope.property(logical_id, "Name"))
                if key is not None:
                    stored.setdefault(key, []).append(StoredParameter(scope, logical_id))
    return stored


def stored_value(reader: StackScope, key: str, stored: Mapping[str, list[StoredParameter]]) -> Value:
    """Return what a stack reads under a name; None where no other stack of the set certainly writes it.

    Args:
        reader: The stack that reads.
        key: The key of the name.
        stored: What the stacks write.

    """
    written = [
        parameter
        for parameter in stored.get(key, ())
        if reader.environment.may_be_where(parameter.scope.environment) and parameter.scope.outermost != reader.outermost
    ]
    written = [parameter for parameter in written if parameter.scope.stage == reader.stage] or written
    if len(written) != 1 or written[0].scope.made(written[0].logical_id) is not True:
        return None
    scope, logical_id = written[0]
    value = scope.property(logical_id, "Value")
    if value is not None:
        reader.work.assume(f"{scope.name}.{logical_id}", f"the parameter '{key}' of Systems Manager holds what this stack writes into it")
    return value
