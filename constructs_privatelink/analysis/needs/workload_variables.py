"""The environment variables of workloads, as the templates set them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.needs.user_data import decoded
from constructs_privatelink.analysis.networks.property_paths import known_objects_at
from constructs_privatelink.analysis.values import Unknown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constructs_privatelink.analysis.networks.properties import Fields
    from constructs_privatelink.analysis.values import Resolved

_TASK_DEFINITION = "AWS::ECS::TaskDefinition"
_TASKS = ("TaskDefinition", "Targets.*.EcsParameters.TaskDefinitionArn", "Target.EcsParameters.TaskDefinitionArn")
_OF_PIPES = "TargetParameters.EcsTaskParameters.TaskDefinitionArn"
_CONTAINERS = "ContainerDefinitions.*.Environment.*"
_MAPS = (
    "Environment.Variables",
    "EnvironmentVariables",
    "RunConfig.EnvironmentVariables",
    "PrimaryContainer.Environment",
    "Containers.*.Environment",
)
"""Where names are keys: functions, AgentCore, canaries, models of SageMaker."""
_PAIRS = (
    "Environment.EnvironmentVariables.*",
    "ContainerProperties.Environment.*",
    "EcsProperties.TaskProperties.*.Containers.*.Environment.*",
    "SourceConfiguration.ImageRepository.ImageConfiguration.RuntimeEnvironmentVariables.*",
    "SourceConfiguration.CodeRepository.CodeConfiguration.CodeConfigurationValues.RuntimeEnvironmentVariables.*",
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
        for holder in known_objects_at(fields, path):
            yield from holder.values.items()
    for path in _PAIRS:
        yield from _pairs(known_objects_at(fields, path))
    for path in (*_TASKS, _OF_PIPES):
        above, _, name = path.rpartition(".")
        for holder in known_objects_at(fields, above):
            definition = fields.reading.resource(holder.target(name, _TASK_DEFINITION))
            yield from _pairs(known_objects_at(definition, _CONTAINERS)) if definition is not None else ()
    yield from _of_user_data(fields.values.get("UserData"))


def _pairs(objects: Sequence[Fields]) -> Iterator[tuple[str, Resolved]]:
    for pair in objects:
        name = pair.get("Name")
        if isinstance(name, str) and pair.get("Type") in _PLAIN:
            yield name, pair.get("Value")


def _of_user_data(value: Resolved) -> Iterator[tuple[str, Resolved]]:
    """Yield what a script of user data puts into its environment."""
    text = value.key if isinstance(value, Unknown) else value
    if isinstance(text, str):
        yield from _EXPORTED.findall(decoded(text))
