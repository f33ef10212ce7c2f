"""Which workloads are given the own names of endpoints: by a variable in their environment, such as ``AWS_ENDPOINT_URL_KMS``.

These names lead to the endpoint wherever its service's own names lead, so that a client that is given them misses nothing.

AWS: https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html and
https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.needs.workload_variables import variables
from constructs_privatelink.analysis.networks.properties import Reading
from constructs_privatelink.analysis.values import Reference, Unknown

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.model import Endpoint, Workload
    from constructs_privatelink.analysis.templates.stack_set import StackSet
    from constructs_privatelink.analysis.values import Resolved, ResourceId

_NAMES = "DnsEntries"


class GivenNames:
    """Tells which names of endpoints workloads are given.

    Args:
        stacks: The templates.

    """

    def __init__(self, stacks: StackSet) -> None:
        self._reading = Reading(stacks)
        self._values: dict[ResourceId, tuple[Resolved, ...]] = {}

    def given(self, workload: Workload, endpoint: Endpoint) -> bool:
        """Return whether the environment of a workload has a name of an endpoint's own in it."""
        if workload.id not in self._values:
            fields = self._reading.resource(workload.id)
            self._values[workload.id] = () if fields is None else tuple(value for _, value in variables(fields))
        return any(_names(value, endpoint) for value in self._values[workload.id])


def _names(value: Resolved, endpoint: Endpoint) -> bool:
    if isinstance(value, Unknown):
        return f"${{{endpoint.id}.{_NAMES}" in (value.key or "")
    return isinstance(value, Reference) and value.target == endpoint.id and value.attribute == _NAMES
