"""The environment variables of workloads, as the templates set them."""

from __future__ import annotations

import re
from base64 import b64decode
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.properties import Fields
from constructs_privatelink.analysis.values import Unknown, known_values

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constructs_privatelink.analysis.values import Resolved

_TASK_DEFINITION = "AWS::ECS::TaskDefinition"
_ITEMS = "[]"
_TASKS = ("TaskDefinition", "Targets[].EcsParameters.TaskDefinitionArn", "Target.EcsParameters.TaskDefinitionArn")
_OF_PIPES = "TargetParameters.EcsTaskParameters.TaskDefinitionArn"
_CONTAINERS = "ContainerDefinitions[].Environment[]"
_MAPS = (
    "Environment.Variables",
    "EnvironmentVariables",
    "RunConfig.EnvironmentVariables",
    "PrimaryContainer.Environment",
    "Containers[].Environment",
)
"""Where names are keys: functions, AgentCore, canaries, models of SageMaker."""
_PAIRS = (
    "Environment.EnvironmentVariables[]",
    "ContainerProperties.Environment[]",
    "EcsProperties.TaskProperties[].Containers[].Environment[]",
    "SourceConfiguration.ImageRepository.ImageConfiguration.RuntimeEnvironmentVariables[]",
    "SourceConfiguration.CodeRepository.CodeConfiguration.CodeConfigurationValues.RuntimeEnvironmentVariables[]",
)
"""Where names and values are pairs: builds, jobs of AWS Batch, services of AWS App Runner."""
_PLAIN = (None, "PLAINTEXT")
_EXPORTED = re.compile(r"""(?m)^\s*(?:export\s+)?(AWS_[A-Z0-9_]+|(?i:(?:https?|all)_proxy))=["']?([^"'\s;]+)""")


def variables(fields: Fields) -> Iterator[tuple[str, Resolved]]:
    """Yield the names and values in the environment of a function, of a task's containers, a build, a job, or of user data.

    Args:
        fields: The workload.

    """
    for path in _MAPS:
        for holder in _objects(fields, path):
            yield from holder.values.items()
    for path in _PAIRS:
        yield from _pairs(_objects(fields, path))
    for path in (*_TASKS, _OF_PIPES):
        *above, name = path.split(".")
        for holder in _objects(fields, ".".join(above)):
            definition = fields.reading.resource(holder.target(name, _TASK_DEFINITION))
            yield from _pairs(_objects(definition, _CONTAINERS)) if definition is not None else ()
    yield from _of_user_data(fields.values.get("UserData"))


def _pairs(objects: Sequence[Fields]) -> Iterator[tuple[str, Resolved]]:
    for pair in objects:
        name = pair.get("Name")
        if isinstance(name, str) and pair.get("Type") in _PLAIN:
            yield name, pair.get("Value")


def _objects(fields: Fields, path: str) -> list[Fields]:
    """Return the objects at a path that are known; ``[]`` is every item of a list."""
    steps = _steps(path)
    if steps and steps[0].removesuffix(_ITEMS) not in fields.values:
        return []
    reached = [fields]
    for step in steps:
        name = step.removesuffix(_ITEMS)
        held = [fields for fields in reached if isinstance(fields.get(name), dict | list)]
        further = [
            part for holder in held for part in (known_values(holder.objects(name)) if step.endswith(_ITEMS) else [holder.object(name)])
        ]
        reached = [part for part in further if isinstance(part, Fields)]
    return reached


@cache
def _steps(path: str) -> tuple[str, ...]:
    return tuple(filter(None, path.split(".")))


def _of_user_data(value: Resolved) -> Iterator[tuple[str, Resolved]]:
    """Yield what a script of user data puts into its environment."""
    text = value.key if isinstance(value, Unknown) else value
    if isinstance(text, str):
        with suppress(ValueError):
            text = b64decode(text, validate=True).decode()
        yield from _EXPORTED.findall(text)
