"""What templates hand out: resources whose ids leave the set by an output that nothing in it imports, or by a parameter of Systems Manager.

Whoever takes such an id may add rules to a security group that no template of the set has.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.values import ResourceId

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.templates.stack_set import StackSet

_PARAMETER = "AWS::SSM::Parameter"
_IN_TEXT = re.compile(r"\$\{([^!}][^}]*)\}")


def handed_out(stacks: StackSet) -> frozenset[ResourceId]:
    """Return the resources of a set whose ids are handed out."""
    return frozenset(_by_outputs(stacks)) | frozenset(_by_parameters(stacks))


def _by_outputs(stacks: StackSet) -> Iterator[ResourceId]:
    for stack in stacks.stacks:
        outputs = stacks.written(stack, "Outputs")
        for output in outputs.values() if isinstance(outputs, Mapping) else ():
            if isinstance(output, Mapping) and not _is_imported(output.get("Export"), stacks):
                yield from (ResourceId(stack, name) for name in _referred(output.get("Value")))


def _by_parameters(stacks: StackSet) -> Iterator[ResourceId]:
    for parameter in stacks.of_type(_PARAMETER):
        properties = parameter.raw.get("Properties")
        value = properties.get("Value") if isinstance(properties, Mapping) else None
        yield from (ResourceId(parameter.id.stack, name) for name in _referred(value))


def _referred(value: object) -> Iterator[str]:
    """Yield what a value names, as it is written, also inside a text or a list: resources, and attributes such as the default group."""
    if isinstance(value, list):
        for item in value:
            yield from _referred(item)
    if not isinstance(value, Mapping):
        return
    for function, argument in value.items():
        for name in _named(function, argument):
            yield from dict.fromkeys((name.partition(".")[0], name))
        if function != "Fn::GetAtt":
            yield from _referred(argument)


def _named(function: object, argument: object) -> Iterator[str]:
    """Yield what an intrinsic function itself names."""
    match function, argument:
        case (("Ref" | "Fn::GetAtt"), str(name)):
            yield name
        case "Fn::GetAtt", [str(name), str(attribute)]:
            yield f"{name}.{attribute}"
        case "Fn::Sub", (str(text) | [str(text), *_]):
            yield from _IN_TEXT.findall(text)


def _is_imported(export: object, stacks: StackSet) -> bool:
    """Return whether a template of the set imports what another exports: then it is wiring between its stacks."""
    name = export.get("Name") if isinstance(export, Mapping) else None
    if not isinstance(name, str):
        return False
    imported = json.dumps({"Fn::ImportValue": name}).strip("{}")
    return any(imported in json.dumps(stacks.written(stack, "Resources"), default=str) for stack in stacks.stacks)
