"""What templates hand out: resources whose ids leave the set by an output that nothing in it imports, or by a parameter of Systems Manager.

Whoever takes such an id may add rules to a security group, or listeners to a load balancer, that no template of the set has.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from constructs_privatelink.analysis.values import ResourceId
from constructs_privatelink.decisions.written_references import written_references

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.templates.stack_set import StackSet

_PARAMETER = "AWS::SSM::Parameter"
_NAMES = {None, "Arn", "GroupId", "Id", "LoadBalancerArn"}
"""What names a resource itself; other attributes, as the DNS name of a load balancer, let nobody add anything to it."""


_KNOWN: WeakKeyDictionary[StackSet, frozenset[ResourceId]] = WeakKeyDictionary()
"""What sets hand out: every endpoint with a provider and every rule asks the same."""


def handed_out(stacks: StackSet) -> frozenset[ResourceId]:
    """Return the resources of a set whose ids are handed out."""
    if stacks not in _KNOWN:
        _KNOWN[stacks] = frozenset(_by_outputs(stacks)) | frozenset(_by_parameters(stacks))
    return _KNOWN[stacks]


def _by_outputs(stacks: StackSet) -> Iterator[ResourceId]:
    for stack in stacks.stacks:
        outputs = stacks.written(stack, "Outputs")
        for output in outputs.values() if isinstance(outputs, Mapping) else ():
            if isinstance(output, Mapping) and not _is_imported(output.get("Export"), stacks):
                yield from _named(output.get("Value"), stack)


def _by_parameters(stacks: StackSet) -> Iterator[ResourceId]:
    for parameter in stacks.of_type(_PARAMETER):
        properties = parameter.raw.get("Properties")
        value = properties.get("Value") if isinstance(properties, Mapping) else None
        yield from _named(value, parameter.id.stack)


def _named(value: object, stack: str) -> Iterator[ResourceId]:
    """Yield the resources that a value of a stack names, and those that are attributes, such as a default group."""
    for logical_id, attribute in written_references(value):
        if attribute in _NAMES:
            yield ResourceId(stack, logical_id)
        if attribute is not None:
            yield ResourceId(stack, f"{logical_id}.{attribute}")


def _is_imported(export: object, stacks: StackSet) -> bool:
    """Return whether a template of the set imports what another exports: then it is wiring between its stacks."""
    name = export.get("Name") if isinstance(export, Mapping) else None
    if not isinstance(name, str):
        return False
    imported = json.dumps({"Fn::ImportValue": name}).strip("{}")
    return any(imported in json.dumps(stacks.written(stack, "Resources"), default=str) for stack in stacks.stacks)
