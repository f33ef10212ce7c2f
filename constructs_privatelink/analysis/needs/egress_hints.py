"""What the templates say beside networks of how a workload gets out: an Elastic IP address, a proxy, endpoints named in its environment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.values import ResourceId, Unknown, known_values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.networks.model import Workload
    from constructs_privatelink.analysis.networks.properties import Fields, Reading

_TASK_DEFINITION = "AWS::ECS::TaskDefinition"
_INSTANCE = "AWS::EC2::Instance"
_TELLING = ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "AWS_ENDPOINT_URL")


class EgressHints:
    """Elastic IP addresses and proxies.

    Args:
        reading: The templates' properties.

    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._addressed: set[ResourceId] = set()
        self._any_instance = False
        for fields in reading.of_type("AWS::EC2::EIP", "AWS::EC2::EIPAssociation"):
            self._address(fields)

    def _address(self, fields: Fields) -> None:
        target = fields.target("InstanceId", _INSTANCE)
        if isinstance(target, ResourceId):
            self._addressed.add(target)
        elif target is not None or fields.has("NetworkInterfaceId"):
            self._any_instance = True

    def has_address(self, workload: Workload) -> bool:
        """Return whether an instance has, or may have, an Elastic IP address."""
        return workload.type == _INSTANCE and (self._any_instance or workload.id in self._addressed)

    def proxy(self, workload: Workload) -> Unknown | None:
        """Return why a workload's calls may take another path than its routes': its environment names a proxy, or endpoints."""
        fields = self._reading.resource(workload.id)
        for name in _variables(fields) if fields is not None else ():
            if name.upper().startswith(_TELLING):
                where = fields.where("Environment") if fields is not None else ""
                return Unknown(Code.UNKNOWN_RESOURCE, where, f"its environment has {name}: its calls may go elsewhere")
        return None


def _variables(fields: Fields) -> Iterator[str]:
    """Yield the names in the environment of a function, or of a service's containers."""
    environment = fields.object("Environment")
    variables = environment.get("Variables") if environment is not None and not isinstance(environment, Unknown) else None
    yield from variables if isinstance(variables, dict) else ()
    definition = fields.reading.resource(fields.target("TaskDefinition", _TASK_DEFINITION))
    containers = definition.objects("ContainerDefinitions") if definition is not None else ()
    for container in known_values(containers):
        pairs = () if isinstance(container, Unknown) else container.objects("Environment")
        for pair in known_values(pairs):
            name = None if isinstance(pair, Unknown) else pair.get("Name")
            yield from [name] if isinstance(name, str) else []
