"""What rules look at."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.needs.workload_needs import needs
from constructs_privatelink.analysis.networks.handed_out import handed_out
from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.networks.properties import Fields, Reading
from constructs_privatelink.analysis.reachability.client_kinds import WorkloadClient
from constructs_privatelink.analysis.values import ResourceId, known_values

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from constructs_privatelink.analysis.needs.workload_needs import WorkloadNeeds
    from constructs_privatelink.analysis.networks.model import Endpoint, Group, Model, Subnet
    from constructs_privatelink.analysis.proof import Proof
    from constructs_privatelink.analysis.reachability.client_kinds import AnyClient
    from constructs_privatelink.analysis.rules.finding import Severity
    from constructs_privatelink.analysis.templates.stack_set import StackSet
    from constructs_privatelink.analysis.values import Target

WITH_GROUPS = (EndpointKind.INTERFACE, EndpointKind.OPENSEARCH_SERVERLESS)
"""The kinds of endpoint that have security groups."""


class TemplateFacts:
    """What follows from templates, each thing worked out when somebody asks first.

    Args:
        stacks: The templates.
        model: What they say of networks.
        prove: Returns the proof of every client of every endpoint.
        ask: Returns the proof of one client of one endpoint.

    """

    def __init__(
        self, stacks: StackSet, model: Model, prove: Callable[[], tuple[Proof, ...]], ask: Callable[[AnyClient, Endpoint], Proof]
    ) -> None:
        self.stacks = stacks
        self.model = model
        self._prove = prove
        self.ask = ask

    @cached_property
    def reading(self) -> Reading:
        """The templates' properties, read as what they should be."""
        return Reading(self.stacks)

    @cached_property
    def proofs(self) -> tuple[Proof, ...]:
        """Whether each client reaches its endpoint, in the order of the endpoints."""
        return self._prove()

    @cached_property
    def led_past(self) -> tuple[Proof, ...]:
        """The proofs of clients that a name of the service leads past the endpoint."""
        return tuple(proof for proof in self.proofs if any([name.fails for name in proof.names]))  # noqa: C419 - a list is faster

    @cached_property
    def certain_endpoints(self) -> tuple[Endpoint, ...]:
        """The endpoints that will be there, whatever conditions come to."""
        return tuple(endpoint for endpoint in self.model.endpoints if self.is_certain(endpoint.id))

    def is_certain(self, id: Target) -> bool:
        """Return whether a resource of the set will be there, whatever its conditions come to."""
        resource = self.stacks.resource(id) if isinstance(id, ResourceId) else None
        return resource is not None and self.stacks.exists(resource) is True

    @cached_property
    def needs(self) -> dict[ResourceId, WorkloadNeeds]:
        """What workloads need by their roles, and the path to it, by workload."""
        return {needed.workload: needed for needed in needs(self.stacks, self.model)}


class RuleContext:
    """What rules look at: templates, the networks in them, and what was proven of these.

    Args:
        facts: What follows from the templates.
        before: The templates that are deployed, which these ones will change. Default: None, not known.

    """

    def __init__(self, facts: TemplateFacts, before: RuleContext | None = None) -> None:
        self._facts = facts
        self._before = before

    @property
    def stacks(self) -> StackSet:
        """The templates."""
        return self._facts.stacks

    @property
    def model(self) -> Model:
        """The networks, as frozen values."""
        return self._facts.model

    @property
    def before(self) -> RuleContext | None:
        """The templates that are deployed, which these ones will change; None where they are not given."""
        return self._before

    @property
    def proofs(self) -> tuple[Proof, ...]:
        """Whether each client reaches its endpoint, in the order of the endpoints."""
        return self._facts.proofs

    def ask(self, client: AnyClient, endpoint: Endpoint) -> Proof:
        """Ask whether somebody reaches an endpoint who need not be a client of it."""
        return self._facts.ask(client, endpoint)

    @property
    def led_past(self) -> tuple[Proof, ...]:
        """The proofs of clients that a name of the service leads past the endpoint, in the order of the endpoints."""
        return self._facts.led_past

    @property
    def needs(self) -> tuple[WorkloadNeeds, ...]:
        """What workloads need by their roles, and the path to it."""
        return tuple(self._facts.needs.values())

    def is_handed_out(self, id: Target) -> bool:
        """Return whether the id of a resource leaves the set, so that templates that were not read may add to it."""
        return id in handed_out(self.stacks) or id in self.model.handed

    def has_rules_elsewhere(self, proof: Proof) -> bool:
        """Return whether nothing but security groups whose ids leave the set drops packets: whoever takes one may add the rule."""
        clients = proof.client.workload.groups if isinstance(proof.client, WorkloadClient) else ()
        carried = {"SecurityGroupIngress": proof.endpoint.groups, "SecurityGroupEgress": clients}
        drops = proof.result.drops
        return bool(drops) and all(any(map(self.is_handed_out, known_values(carried.get(hop.property, ())))) for hop in drops)

    def weight(self, severity: Severity, id: Target) -> Severity:
        """Return how bad something is at a resource: no error where a part of the templates that was not read may make it another."""
        perhaps = bool(self.model.unread) or (isinstance(id, ResourceId) and id in self.model.rewritten)
        return "warning" if severity == "error" and perhaps else severity

    def needs_of(self, workload: ResourceId) -> WorkloadNeeds | None:
        """Return what one workload needs; None where its role is not in the templates, or nobody knows which calls its kind makes."""
        return self._facts.needs.get(workload)

    def compared_with(self, before: RuleContext) -> RuleContext:
        """Return the same, with the templates that are deployed."""
        return RuleContext(self._facts, before)

    def endpoints(self, *kinds: EndpointKind) -> Iterator[Endpoint]:
        """Yield the endpoints that certainly will be there: rules keep quiet about what a condition leaves open.

        Args:
            kinds: The kinds that are meant. Default: all.

        Raises:
            ValueError: There is no such kind.

        """
        wanted = {EndpointKind(kind) for kind in kinds or EndpointKind}
        return (endpoint for endpoint in self._facts.certain_endpoints if endpoint.kind in wanted)

    def resources(self, *types: str) -> Iterator[Fields]:
        """Yield the properties of the resources of these CloudFormation types that exist, or perhaps exist."""
        return self._facts.reading.of_type(*types)

    def fields(self, id: Target) -> Fields | None:
        """Return the properties of a resource of the set; None where it is not in the set, or does not exist."""
        return self._facts.reading.resource(id)

    def certain(self, id: Target) -> bool:
        """Return whether a resource of the set will be there, whatever its conditions come to."""
        return self._facts.is_certain(id)

    def subnets(self, endpoint: Endpoint) -> list[Subnet]:
        """Return the subnets of an endpoint that are known, each once."""
        return [self.model.subnets[known] for known in dict.fromkeys(known_values(endpoint.subnets)) if known in self.model.subnets]

    def groups(self, endpoint: Endpoint) -> list[Group]:
        """Return the security groups of an endpoint that are known, each once."""
        return [self.model.groups[known] for known in dict.fromkeys(known_values(endpoint.groups)) if known in self.model.groups]

    def path(self, id: Target) -> str:
        """Return the construct path of a resource of the set, or its id: of an endpoint of this library, the path of its construct."""
        resource = self.stacks.resource(id) if isinstance(id, ResourceId) else None
        return str(id) if resource is None else resource.path.removesuffix("/Default")

    def account(self, id: ResourceId) -> str | None:
        """Return the account of a resource's stack, or None where it is not known."""
        stack = self.stacks.stacks.get(id.stack)
        return stack.account if stack is not None and isinstance(stack.account, str) else None

    def region(self, id: ResourceId) -> str | None:
        """Return the Region of a resource's stack, or None where it is not known."""
        stack = self.stacks.stacks.get(id.stack)
        return stack.region if stack is not None and isinstance(stack.region, str) else None
