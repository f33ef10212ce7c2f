"""Hold what was deployed against what was declared, field by field."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tools.deploy_local.deployed import READERS, Deployed
from tools.deploy_local.intrinsics import UnknownValueError
from tools.deploy_local.wholes import COVERED, wholes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tools.deploy_local.account import Account, Json
    from tools.deploy_local.assembly import Declared

_EVERYTHING = {
    "Version": "2008-10-17",
    "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}],
}
_UNLESS_DECLARED: Mapping[str, Mapping[str, Json]] = {
    "AWS::EC2::VPCEndpoint": {"PolicyDocument": _EVERYTHING, "PrivateDnsEnabled": False},
}
"""What AWS makes of properties that a template leaves out, where to leave them out says something."""


class Difference(NamedTuple):
    """A field that is not as declared."""

    resource: str
    field: str
    declared: Json
    deployed: Json

    def __str__(self) -> str:
        """Name the resource, the field and both values."""
        return f"{self.resource}: {self.field}: declared {_text(self.declared)}, deployed {_text(self.deployed)}"


class Comparison(NamedTuple):
    """What a comparison found, and what it did not look at."""

    differences: list[Difference]
    compared: Counter[str]
    """How many fields of each type were compared."""
    uncovered_types: Counter[str]
    """How many resources of each type were not."""
    uncovered_fields: Counter[str]
    """How many resources have a field that was not, of a type that was."""


def compare(account: Account, templates: Mapping[str, Json]) -> Comparison:
    """Read back what the templates declare, and compare.

    Args:
        account: Where they were deployed.
        templates: The templates, by stack.

    """
    deployed = Deployed(account, templates)
    result = Comparison([], Counter(), Counter(), Counter())
    for resource in deployed.declared:
        if resource.type not in READERS or (resource.conditional and deployed.id_of(resource) is None):
            result.uncovered_types[resource.type] += 1
        else:
            _compare_resource(deployed, resource, result)
    for whole in wholes(deployed):
        result.compared[whole.type] += 1
        if whole.declared != whole.deployed:
            lacking, extra = whole.declared - whole.deployed, whole.deployed - whole.declared
            result.differences.append(Difference(whole.resource, whole.field, sorted(lacking.elements()), sorted(extra.elements())))
    for stack in templates:
        _compare_outputs(deployed, stack, result)
    return result


def _compare_resource(deployed: Deployed, resource: Declared, result: Comparison) -> None:
    read_back = deployed.read_back(resource)
    if read_back is None:
        result.differences.append(Difference(str(resource), "the resource itself", "a resource", None))
        return
    implied = {name: value for name, value in _UNLESS_DECLARED.get(resource.type, {}).items() if name not in resource.properties}
    for field, declared in {**resource.properties, **implied}.items():
        if (resource.type, field) in COVERED:
            continue
        try:
            expected = deployed.value(resource.stack, declared)
        except UnknownValueError:
            result.uncovered_fields[f"{resource.type} {field}"] += 1
            continue
        if field not in read_back.properties:
            result.uncovered_fields[f"{resource.type} {field}"] += 1
            continue
        result.compared[resource.type] += 1
        differing = differences(field, expected, read_back.properties[field])
        result.differences.extend(Difference(str(resource), *difference) for difference in differing)


def _compare_outputs(deployed: Deployed, stack: str, result: Comparison) -> None:
    described = deployed.account.client("cloudformation").describe_stacks(StackName=stack)["Stacks"][0].get("Outputs", [])
    outputs = {output["OutputKey"]: output["OutputValue"] for output in described}
    declared = deployed.templates[stack].get("Outputs", {})
    for name, output in declared.items():
        try:
            expected = deployed.value(stack, output["Value"])
        except UnknownValueError:
            result.uncovered_fields[f"output {stack}.{name}"] += 1
            continue
        result.compared["outputs"] += 1
        differing = differences("Value", expected, outputs.get(name))
        result.differences.extend(Difference(f"{stack}/{name} (output)", *difference) for difference in differing)
    for name in outputs.keys() - declared.keys():
        result.differences.append(Difference(f"{stack}/{name} (output)", "Value", None, outputs[name]))


def differences(field: str, declared: Json, deployed: Json) -> Iterator[tuple[str, Json, Json]]:
    """Yield the innermost fields that differ, with both values.

    Lists are compared without their order, which AWS does not keep, scalars by their text, as CloudFormation reads them, and JSON in a
    text by what it says.

    Args:
        field: What both are called.
        declared: What the template says.
        deployed: What was read back.

    """
    declared, deployed = _read(declared), _read(deployed)
    if isinstance(declared, dict) and isinstance(deployed, dict):
        for name in sorted(declared.keys() | deployed.keys()):
            yield from differences(f"{field}.{name}", declared.get(name), deployed.get(name))
    elif _plain(declared) != _plain(deployed):
        yield field, declared, deployed


def _read(value: Json) -> Json:
    if isinstance(value, str) and value.startswith(("{", "[")):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def _plain(value: Json) -> Json:
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return sorted(map(_plain, value), key=_text)
    if isinstance(value, bool):
        return str(value).lower()
    return None if value is None else str(value)


def _text(value: Json) -> str:
    return json.dumps(value, sort_keys=True)
