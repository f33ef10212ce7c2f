"""What DNS and policies answer to a client, beside its packets: where the service's names lead, and which calls policies let through.

None of this changes a verdict about packets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.calls import CallAnswers
from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.given_names import GivenNames
from constructs_privatelink.analysis.name_answers import NameAnswers
from constructs_privatelink.analysis.needs.kind_needs import KindNeeds
from constructs_privatelink.analysis.networks.properties import Reading
from constructs_privatelink.analysis.policies.network_access import is_entrance
from constructs_privatelink.analysis.reachability.client_kinds import WorkloadClient
from constructs_privatelink.analysis.reachability.internet import internet
from constructs_privatelink.analysis.values import Unknown
from constructs_privatelink.catalogue.actions import plain

if TYPE_CHECKING:
    from constructs_privatelink.analysis.calls import CallResult
    from constructs_privatelink.analysis.dns.names import NameResult
    from constructs_privatelink.analysis.networks.model import Endpoint, Model, Workload
    from constructs_privatelink.analysis.reachability.client_kinds import AnyClient
    from constructs_privatelink.analysis.templates.stack_set import StackSet
    from constructs_privatelink.analysis.values import Maybe, ResourceId, Target


class Answers:
    """Answers what DNS and policies make of the clients of one set of templates.

    Args:
        stacks: The templates.
        model: What they say.

    """

    def __init__(self, stacks: StackSet, model: Model) -> None:
        self._stacks = stacks
        self._model = model
        self._calls = CallAnswers(stacks, model)
        self._kinds = KindNeeds(Reading(stacks))
        self._names = NameAnswers(model, self._calls, GivenNames(stacks))
        self._answered: dict[tuple[ResourceId, Target | None, Target | None], tuple[CallResult, ...]] = {}

    def names(self, client: AnyClient, endpoint: Endpoint) -> tuple[NameResult, ...]:
        """Return where the names of an endpoint's service lead a client."""
        return self._names.of(client, endpoint)

    def authorization(self, client: AnyClient, endpoint: Endpoint) -> tuple[CallResult, ...]:
        """Return what policies make of a client's calls through an endpoint.

        Those of its roles' actions that the endpoint's policy denies or may deny; and all private APIs or collections behind the endpoint.
        """
        by_role = endpoint.policy is not None or endpoint.leads_to_apis  # nothing else asks who calls
        role = client.workload.role if by_role and isinstance(client, WorkloadClient) else None
        started_by = self._started_by(client.workload, endpoint) if by_role and isinstance(client, WorkloadClient) else None
        key = (endpoint.id, role, started_by)
        known = self._answered.get(key)
        if known is None:
            of_agent = self._calls.of_role(started_by, endpoint) if started_by != role else ()
            known = (*self._calls.of_role(role, endpoint), *of_agent, *self._of_what_is_behind(role, endpoint))
            self._answered[key] = known
        return known

    def _started_by(self, workload: Workload, endpoint: Endpoint) -> Target | None:
        """Return the role with which a task is started, where that calls the endpoint's service."""
        if workload.execution_role is None or endpoint.policy is None or endpoint.short_name is None:
            return None
        return workload.execution_role if plain(endpoint.short_name) in self._kinds.of_agent(workload) else None

    def internet(self, client: AnyClient) -> Maybe[bool]:
        """Return whether a client has a path to the internet; of what is no workload nobody knows."""
        if isinstance(client, WorkloadClient):
            return internet(self._model, client.workload)
        return Unknown(Code.UNKNOWN_RESOURCE, str(client), "what stands at these addresses is not known")

    def _of_what_is_behind(self, role: Target | None, endpoint: Endpoint) -> tuple[CallResult, ...]:
        if endpoint.leads_to_apis and self._model.backends.private_apis:
            return self._calls.of_apis(role, endpoint)
        if is_entrance(endpoint):
            return self._calls.of_collections(endpoint)
        return ()
