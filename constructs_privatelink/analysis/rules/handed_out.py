"""What templates hand out: resources whose ids leave the set by an output that nothing in it imports, or by a parameter of Systems Manager.

Whoever takes such an id may add rules to a security group that no template of the set has.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.values import ResourceId

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.templates.stack_set import StackSet

_PARAMETER = "AWS::SSM::Parameter"


def handed_out(stacks: StackSet) -> frozenset[ResourceId]:
    """Return the resources of a set whose ids are handed out."""
    return frozenset(_by_outputs(stacks)) | frozenset(_by_parameters(stacks))


def _by_outputs(stacks: StackSet) -> Iterator[ResourceId]:
    for stack in stacks.stacks:
        outputs = stacks.written(stack, "Outputs")
        for output in outputs.values() if isinstance(outputs, Mapping) else ():
            target = _referred(output.get("Value")) if isinstance(output, Mapping) else None
            if target is not None and not _is_imported(output.get("Export"), stacks):
                yield ResourceId(stack, target)


def _by_parameters(stacks: StackSet) -> Iterator[ResourceId]:
    for parameter in stacks.of_type(_PARAMETER):
        properties = parameter.raw.get("Properties")
        target = _referred(properties.get("Value")) if isinstance(properties, Mapping) else None
        if target is not None:
            yield ResourceId(parameter.id.stack, target)


def _referred(value: object) -> str | None:
    """Return the resource that a value is an id of, as it is written: ``{"Ref": "Group"}``; None where it is another value."""
    if not isinstance(value, Mapping) or len(value) != 1:
        return None
    ((function, argument),) = value.items()
    named = argument[0] if isinstance(argument, list) and argument else argument
    known = function in ("Ref", "Fn::GetAtt") and isinstance(named, str)
    return str(named).partition(".")[0] if known else None


def _is_imported(export: object, stacks: StackSet) -> bool:
    """Return whether a template of the set imports what another exports: then it is wiring between its stacks."""
    name = export.get("Name") if isinstance(export, Mapping) else None
    if not isinstance(name, str):
        return False
    imported = json.dumps({"Fn::ImportValue": name}).strip("{}")
    return any(imported in json.dumps(stacks.written(stack, "Resources"), default=str) for stack in stacks.stacks)
