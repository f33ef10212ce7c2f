"""A network that serves workloads: while the app is synthesized it makes the endpoints that they need then and the VPC lacks.

Needs depend on what roles are granted, by whomever and in whichever stack, so that they are asked for when the CDK's Aspects come to the
last construct of the app or stage, after which nothing grants any more. Where the CDK does not come back to what Aspects make, they are
asked for when Aspects come to the network too, early enough for others to reach what is made. What is there already is not made again, so
that a second synthesis changes nothing.
"""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Protocol, cast

import aws_cdk as cdk
import jsii
from constructs import Construct

from constructs_privatelink.argument_kinds import not_texts
from constructs_privatelink.catalogue.service import Service
from constructs_privatelink.constructs.construct_paths import (
    are_of_one_stage,
    is_token,
    kernel_name,
    node_of,
    path_of,
    region_of,
    stack_of,
    stage_of,
    stage_path,
)
from constructs_privatelink.constructs.peers import SecurityGroupSource, groups_of, in_words, offers, translated
from constructs_privatelink.constructs.pollers import groups_of as groups_of_pollers
from constructs_privatelink.constructs.pollers import mappings_of
from constructs_privatelink.constructs.served_endpoints import ServedEndpoints, ServedWorkload
from constructs_privatelink.constructs.vpc_facts import cfn_vpc, neighbour_of
from constructs_privatelink.constructs.wiring import warn
from constructs_privatelink.constructs.workload_templates import WorkloadTemplates, resource_of
from constructs_privatelink.decisions import serving
from constructs_privatelink.errors import Problems

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from aws_cdk import aws_ec2 as ec2
    from constructs import IConstruct

    from constructs_privatelink.constructs.growing_network import GrowingNetwork
    from constructs_privatelink.constructs.peers import ClientLike
    from constructs_privatelink.constructs.wiring import NetworkWiring
    from constructs_privatelink.constructs.workload_templates import WorkloadTemplate
    from constructs_privatelink.decisions.clients import Client
    from constructs_privatelink.decisions.serving import AskedService, Demand
    from constructs_privatelink.errors import Doubt

_ROTATIONS = ("HostedRotation", "SecretRotation")
_STABILIZATION = "@aws-cdk/core:aspectStabilization"


class NeedsOf(Protocol):
    """Tells what a workload needs."""

    @property
    def types(self) -> Collection[str]:
        """The CloudFormation types of the workloads of which that is known."""

    def __call__(self, template: Mapping[str, Mapping[str, Mapping[str, object]]], logical_id: str, region: str | None) -> Demand:
        """Return what a workload of a template needs.

        Args:
            template: The template, with the workload, its roles and what its properties refer to.
            logical_id: The workload.
            region: Its Region; None where it is not known.

        """


class Serving:
    """The workloads that one network serves.

    Args:
        network: The network.
        wiring: What its endpoints join.
        needs_of: Tells what a workload needs.
        let_in: Makes clients those of the network, and returns their keys.

    """

    def __init__(
        self,
        network: GrowingNetwork,
        wiring: NetworkWiring,
        needs_of: NeedsOf,
        let_in: Callable[[Sequence[Client]], tuple[str, ...]],
    ) -> None:
        self._network, self._wiring, self._needs_of, self._let_in = network, wiring, needs_of, let_in
        self._workloads: dict[str, ServedWorkload] = {}
        self._pollers: dict[str, ServedWorkload | None] = {}
        self._without: dict[str, None] = {}
        self._used: set[str] = set()
        self._made: list[str] = []
        self._resources: dict[Construct, cdk.CfnResource | None] = {}
        self._said: set[tuple[str, Doubt]] = set()
        self._last: Construct | None = None
        self._visit = _Visit()

    def admit(self, workloads: Sequence[object], without: Sequence[str]) -> None:
        """Note workloads, and make them clients.

        Args:
            workloads: The workloads.
            without: Short names of services to make no endpoints of.

        Raises:
            PrivateLinkError: One cannot be served, or a service is not known.

        """
        problems = Problems(f"{self._wiring.subject}.serve")
        if not workloads:
            problems.add(["got no workload; give some: serve(function, service)"])
        strange = not_texts("without", without, "logs")
        problems.add(strange)
        names = {} if strange else {name: problems.attempt_about(name, partial(Service.find, name)) for name in without}
        admitted = [self._admitted(workload, problems) for workload in workloads]
        problems.refuse()
        if not self._workloads:
            self._visit_at_the_network()
        self._without |= {service.short_name: None for service in names.values() if service is not None}
        for workload, clients in (known for known in admitted if known is not None):
            if path_of(workload) not in self._workloads:
                self._workloads[path_of(workload)] = _served(workload, self._let_in(clients))

    def _admitted(self, workload: object, problems: Problems) -> tuple[Construct, list[Client]] | None:
        """Return a workload with the clients that it is; None where it cannot be served."""
        if not isinstance(workload, Construct) or not offers(workload, "connections"):
            role = " (a role alone calls nothing)" if offers(workload, "assume_role_action") else ""
            way_out = "give what stands in the VPC: a function, a service, an instance"
            if type(workload).__name__ in _ROTATIONS:
                way_out = "its function is made at deployment: add('secretsmanager'), and let its security group in with allow_from(...)"
            problems.add([f"got {in_words(workload)}, which has no network interface{role}; {way_out}"])
            return None
        try:
            groups = groups_of(cast("ec2.IConnectable", workload))
        except RuntimeError:
            problems.add([f"'{path_of(workload)}' stands in no VPC; give it vpc=..., or call AWS from it by the internet"])
            return None
        if not groups:
            way_out = "serve what it runs on, such as its group of instances, and add(...) what its own role calls"
            problems.add([f"'{path_of(workload)}' has no security group of its own; {way_out}"])
            return None
        clients, reasons = translated(groups, scope=self._network, known=self._wiring.clients)
        if not are_of_one_stage(workload, self._network):
            reasons = [f"'{path_of(workload)}' is of another stage than the network; make a network in each stage"]
        elif reasons:
            reasons = self._refusals_of_region(workload) or reasons
        else:
            reasons = self._refusals_of_place(path_of(workload), clients)
        problems.add(reasons)
        return None if reasons else (workload, clients)

    def _refusals_of_region(self, workload: Construct) -> list[str]:
        region = region_of(stack_of(workload))
        if self._wiring.region is None or is_token(region) or region == self._wiring.region:
            return []
        where = f"'{path_of(workload)}' is in {region} and the network in {self._wiring.region}"
        return [f"{where}; serve it with a network of its own Region"]

    def _refusals_of_place(self, path: str, clients: Sequence[Client]) -> list[str]:
        """Return why a workload stands in another place than the network: where it stands, its groups are too."""
        sources = [client for client in clients if isinstance(client, SecurityGroupSource)]
        neighbours = [neighbour_of(source.resource, self._wiring.vpc, ipv6=False) for source in sources]
        name = next((neighbour.name for neighbour in neighbours if neighbour is not None), None)
        if name is not None:
            return [f"'{path}' stands in the VPC '{name}', not in the network's; serve it with a network of that VPC"]
        return []

    @cached_property
    def _is_stable(self) -> bool:
        """Whether the CDK comes back to what Aspects make, and so lets every Aspect reach it."""
        return bool(cdk.FeatureFlags.of(self._network).is_enabled(_STABILIZATION))

    def _visit_at_the_network(self) -> None:
        # Else only what is made before the children of the network are listed is reached, and the visit is repeated at each of them.
        place = Construct(self._network, "Serves") if self._is_stable else self._network
        self._visit.at(place, self._at_the_network)

    def _at_the_network(self) -> None:
        self._used.clear()
        self._place_last()
        if not self._is_stable:
            self._satisfy(is_early=True)

    def _at_the_end(self) -> None:
        self._satisfy(is_early=False)
        unused = [name for name in self._without if name not in self._used]
        if unused:
            listed = ", ".join(map(repr, unused))
            text = f"EndpointNetwork.serve got without={unused!r}, and no workload that it serves needs {listed}; leave that out"
            cdk.Annotations.of(self._network).add_error(text)

    def _satisfy(self, *, is_early: bool) -> None:
        """Make the endpoints that lack.

        Args:
            is_early: Whether Aspects come by that may change what workloads need, and that reach what is made now; else all have passed.

        """
        every = node_of(stage_of(self._wiring.stack)).find_all()
        endpoints = ServedEndpoints(self._network, self._wiring, every, self._made)
        demands = self._demands(WorkloadTemplates(every, is_early=is_early))
        # What is made for one workload serves another that perhaps needs it: what is certain comes first.
        with self._wiring.intents.written_once():
            for is_made in (True, False):
                for workload, asked in [(workload, asked) for workload, demand in demands for asked in demand.services]:
                    if asked.is_made is is_made:
                        self._serve(workload, asked, endpoints, is_late=not is_early and not self._is_stable)
            endpoints.note_needs()
        if not is_early:
            self._say_doubts(demands, endpoints)

    def _serve(self, workload: ServedWorkload, asked: AskedService, endpoints: ServedEndpoints, *, is_late: bool) -> None:
        present = endpoints.present(asked)
        name = serving.chosen(asked, present, self._without)
        if name in self._without:
            self._used.add(name)
        elif name is not None and (asked.is_made or name in present) and endpoints.serve(name, asked, workload) and is_late:
            self._wiring.warn([serving.doubt_about_late(name, workload.path)])

    def _say_doubts(self, demands: Iterable[tuple[ServedWorkload, Demand]], endpoints: ServedEndpoints) -> None:
        """Say what is in doubt when everything is made: before, it would be said of endpoints that come after."""
        for workload, demand in demands:
            doubts = serving.doubts_about(workload.path, demand, made=self._made, served=endpoints.served, without=self._without)
            warn(workload.construct, [doubt for doubt in doubts if (workload.path, doubt) not in self._said])
            self._said.update((workload.path, doubt) for doubt in doubts)
        self._wiring.warn(serving.doubt_about_names(name, *where) for name, where in endpoints.nameless.items())
        if self._made and cfn_vpc(self._wiring.vpc) is None:
            self._wiring.warn([serving.doubt_about_import(path_of(self._wiring.vpc), self._made)])

    def _demands(self, templates: WorkloadTemplates) -> list[tuple[ServedWorkload, Demand]]:
        """Return what each workload needs."""
        for workload in self._workloads.values():
            if workload.construct not in self._resources:
                self._resources[workload.construct] = resource_of(workload.construct, self._needs_of.types)
        known = templates.of({workload: resource for workload, resource in self._resources.items() if resource is not None})
        demands = []
        for workload in self._workloads.values():
            template = known.get(workload.construct)
            if template is None:
                demands.append((workload, serving.Demand(unknown=("it is made elsewhere, or not of a kind that is known",))))
            else:
                demands.append((workload, self._needs_of(template.template, template.logical_id, self._wiring.region)))
                demands += self._demands_of_pollers(template, templates)
        return demands

    def _demands_of_pollers(self, known: WorkloadTemplate, templates: WorkloadTemplates) -> Iterator[tuple[ServedWorkload, Demand]]:
        """Yield what those need who poll brokers for a function: they are clients as soon as they are known."""
        for mapping, logical_id in mappings_of(known):
            demand = self._needs_of(known.template, logical_id, self._wiring.region)
            path = path_of(mapping).removesuffix("/Resource")
            if demand.services and path not in self._pollers:
                self._pollers[path] = self._let_pollers_in(mapping, path, groups_of_pollers(logical_id, known, templates))
            poller = self._pollers.get(path, ServedWorkload(mapping, path, (), ()))
            if poller is not None and (demand.services or demand.unknown):
                yield poller, demand

    def _let_pollers_in(self, mapping: Construct, path: str, groups: Sequence[ClientLike]) -> ServedWorkload | None:
        """Make pollers clients; None where they cannot be."""
        clients, reasons = translated(groups, scope=self._network, known=self._wiring.clients)
        reasons += self._refusals_of_place(path, clients)
        if reasons or not clients:
            warn(mapping, [serving.doubt_about_poller(path, reasons)])
        return None if reasons else ServedWorkload(mapping, path, self._let_in(clients), tuple(groups))

    def _place_last(self) -> None:
        """Let the last construct of the app or stage be visited: where it stands is not known before all stacks are there."""
        scope = self._end()
        if self._last is None or self._last.node.scope is not scope:
            if self._last is not None and self._last.node.scope is not None:
                self._last.node.scope.node.try_remove_child(self._last.node.id)
            self._last = Construct(scope, f"EndpointNetwork-{stage_path(self._network)}-serves".replace("/", "--"))
            self._visit.at(self._last, self._at_the_end)

    def _end(self) -> Construct:
        """Return the construct below which nothing was visited yet, and after which nothing is: the last beside the way to the network."""
        above = set(map(kernel_name, node_of(self._network).scopes))
        scope: IConstruct = stage_of(self._wiring.stack)
        while True:
            children = [child for child in node_of(scope).children if child is not self._last and not isinstance(child, cdk.Stage)]
            last = children[-1] if children else scope
            if last is self._network or kernel_name(last) not in above:
                return last if isinstance(last, Construct) else self._network
            scope = last


def _served(workload: Construct, keys: tuple[str, ...]) -> ServedWorkload:
    return ServedWorkload(workload, path_of(workload), keys, (cast("ec2.IConnectable", workload),))


@jsii.implements(cdk.IAspect)
class _Visit:
    """Calls when the CDK's Aspects come to certain constructs, and not at what is below them."""

    def __init__(self) -> None:
        self._calls: dict[str, Callable[[], None]] = {}

    def at(self, construct: IConstruct, call: Callable[[], None]) -> None:
        """Call something when Aspects come to a construct."""
        self._calls[kernel_name(construct)] = call
        cdk.Aspects.of(construct).add(self)

    @jsii.member(jsii_name="visit")
    def visit(self, node: IConstruct) -> None:
        """Call what is to be called at a construct."""
        call = self._calls.get(kernel_name(node))
        if call is not None:
            call()
