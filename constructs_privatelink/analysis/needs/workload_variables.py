"""The environment variables of workloads, as the templates set them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.values import Unknown, known_values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.networks.properties import Fields
    from constructs_privatelink.analysis.values import Resolved

_TASK_DEFINITION = "AWS::ECS::TaskDefinition"


def variables(fields: Fields) -> Iterator[tuple[str, Resolved]]:
    """Yield the names and values in the environment of a function, or of a service's containers."""
    environment = fields.object("Environment")
    own = environment.get("Variables") if environment is not None and not isinstance(environment, Unknown) else None
    yield from own.items() if isinstance(own, dict) else ()
    definition = fields.reading.resource(fields.target("TaskDefinition", _TASK_DEFINITION))
    containers = definition.objects("ContainerDefinitions") if definition is not None else ()
    for container in known_values(containers):
        pairs = () if isinstance(container, Unknown) else container.objects("Environment")
        for pair in known_values(pairs):
            name = None if isinstance(pair, Unknown) else pair.get("Name")
            if not isinstance(pair, Unknown) and isinstance(name, str):
                yield name, pair.get("Value")
