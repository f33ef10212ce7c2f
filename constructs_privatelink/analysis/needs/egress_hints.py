"""What the templates say beside networks of how a workload gets out: an Elastic IP address, a proxy, endpoints named in its environment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.needs.callers import CALLERS
from constructs_privatelink.analysis.needs.workload_variables import variables
from constructs_privatelink.analysis.values import ResourceId, Unknown

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.model import Workload
    from constructs_privatelink.analysis.networks.properties import Fields, Reading
    from constructs_privatelink.analysis.values import Maybe

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

    def own_internet(self, workload: Workload) -> Maybe[bool]:
        """Return whether AWS gives a workload a path to the internet of its own, beside its subnets: Studio, notebook instances.

        Source: https://docs.aws.amazon.com/sagemaker/latest/dg/appendix-notebook-and-internet-access.html
        """
        unless = CALLERS[workload.type].without_internet
        fields = self._reading.resource(workload.id) if unless is not None else None
        if unless is None or fields is None:
            return False
        value = fields.text(unless[0])
        return value if isinstance(value, Unknown) else value != unless[1]

    def proxy(self, workload: Workload) -> Unknown | None:
        """Return why a workload's calls may take another path than its routes': its environment names a proxy, or endpoints."""
        fields = self._reading.resource(workload.id)
        for name, _ in variables(fields) if fields is not None else ():
            if name.upper().startswith(_TELLING):
                where = fields.where("Environment") if fields is not None else ""
                return Unknown(Code.UNKNOWN_RESOURCE, where, f"its environment has {name}: its calls may go elsewhere")
        return None
