"""What workloads need by their kinds, as the templates tell their properties."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.needs.kind_facts import KindFacts, Naming
from constructs_privatelink.catalogue.workload_kinds import needs_of

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.model import Workload
    from constructs_privatelink.analysis.networks.properties import Reading
    from constructs_privatelink.catalogue.workload_kinds import KindNeed

AGENTS = frozenset({"ecr.api", "ecr.dkr", "logs", "s3", "secretsmanager", "ssm"})
"""What agents call to start a task, with its execution role: images, logs, secrets, parameters and files with its environment.

Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html
"""


class KindNeeds:
    """Tells what the kinds of workloads need.

    Args:
        reading: The templates' properties.

    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._naming = Naming(reading)

    def of(self, workload: Workload) -> tuple[tuple[KindNeed, bool], ...]:
        """Return what a workload needs, each with whether it certainly does; of another Region only what certainly is of another."""
        fields = self._reading.resource(workload.id)
        if fields is None:
            return ()
        own = self.region(workload)
        needed = needs_of(workload.type, KindFacts(fields, self._naming))
        return tuple((replace(need, region="") if own in (None, need.region) else need, holds) for need, holds in needed)

    def of_agent(self, workload: Workload) -> frozenset[str]:
        """Return the services of its own Region that an agent certainly calls to start a task."""
        certain = [need for need, holds in self.of(workload) if holds and not need.perhaps and not need.region]
        return AGENTS.intersection(name for need in certain for name in need.services)

    def region(self, workload: Workload) -> str | None:
        """Return the Region of a workload; None where it is not known."""
        stack = self._reading.stacks.stacks.get(workload.id.stack)
        return stack.region if stack is not None and isinstance(stack.region, str) else None
