"""Which endpoint and which client of the new templates is which of the old ones."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.alike import Alike
from constructs_privatelink.analysis.reachability.client_kinds import CidrClient, PrefixListClient, SecurityGroupClient, WorkloadClient
from constructs_privatelink.analysis.values import Outside, ResourceId, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

    from constructs_privatelink.analysis import Analysis
    from constructs_privatelink.analysis.networks.model import Endpoint, Workload
    from constructs_privatelink.analysis.reachability.client_kinds import AnyClient
    from constructs_privatelink.analysis.values import Maybe, Target


def target_key(target: Target) -> Hashable:
    """Return what is the same for one target in both sets of templates; None where nothing is known of it."""
    return target.key if isinstance(target, Unknown) else target


@dataclass(frozen=True)
class Pairing:
    """What is the same in both.

    Args:
        old: What the templates said.
        new: What they say.

    """

    old: Analysis
    new: Analysis

    @cached_property
    def successors(self) -> Mapping[ResourceId, ResourceId]:
        """The endpoints that are in both, by their old ids; what comes in the place of another counts as the other."""
        old, new = self._old_endpoints, _by_id(self.new)
        successors = {same: same for same in old if same in new}
        for rule in (_construct, _role):
            gone = [endpoint for endpoint in old.values() if endpoint.id not in successors]
            taken = set(successors.values())
            come = [endpoint for endpoint in new.values() if endpoint.id not in taken]
            successors |= {before.id: after.id for before, after in _matched(gone, come, rule)}
        return successors

    @cached_property
    def predecessors(self) -> Mapping[ResourceId, ResourceId]:
        """The old ids of the endpoints that are in both, by their new ones."""
        return {new: old for old, new in self.successors.items()}

    @cached_property
    def turned(self) -> Mapping[ResourceId, str]:
        """The endpoints, by their new ids, that certainly serve another service now, with its name: who used the old one has it no more."""
        new = _by_id(self.new)
        pairs = [(self._old_endpoints[old], new[at]) for old, at in self.successors.items()]
        return {after.id: str(after.service_name) for before, after in pairs if _differ(before.service_name, after.service_name)}

    def old_endpoint(self, id: ResourceId) -> Endpoint | None:
        """Return the old endpoint of a new id, or of an old one that has no successor."""
        return self._old_endpoints.get(self.predecessors.get(id, id))

    @cached_property
    def _old_endpoints(self) -> Mapping[ResourceId, Endpoint]:
        return _by_id(self.old)

    def name(self, endpoint: Endpoint) -> str:
        """Return what an endpoint is called."""
        return self._name(endpoint)

    def _name(self, holder: Endpoint | Workload) -> str:
        name = self._names.get(holder.id)
        if name is None:
            name = self._names[holder.id] = self.named(holder.id, holder.path)
        return name

    @cached_property
    def _names(self) -> dict[ResourceId, str]:
        return {}

    def named(self, id: ResourceId | Outside, path: str) -> str:
        """Return what a resource of a path is called: with its stack where nothing else tells it from those of other stacks."""
        if isinstance(id, Outside) or (path not in {"", id.logical_id} and path != str(id)):
            return path or str(id)
        return str(id) if self._several_stacks else id.logical_id

    @cached_property
    def _several_stacks(self) -> bool:
        return len(set(self.old.stacks.stacks) | set(self.new.stacks.stacks)) > 1

    def client_name(self, client: AnyClient) -> str:
        """Return what a client is called."""
        if isinstance(client, WorkloadClient):
            return self._name(client.workload)
        return str(client)

    def key(self, client: AnyClient) -> Hashable:
        """Return what is the same for one client in both."""
        match client:
            case WorkloadClient():
                return self._same_workloads.number(client.workload)
            case CidrClient():
                network = client.network
                return ("block", network.key or network.why if isinstance(network, Unknown) else network)
            case PrefixListClient():
                return ("prefix list", str(client))
            case _:
                return ("other", str(client))

    @cached_property
    def _same_workloads(self) -> Alike[Workload]:
        return Alike(lambda workload: self._workload_names.get(workload.id, workload.id))

    @cached_property
    def _workload_names(self) -> Mapping[ResourceId, tuple[str, str]]:
        """The construct paths of workloads whose logical ids are not in both."""
        old, new = _named_workloads(self.old), _named_workloads(self.new)
        moved = set(old) ^ set(new)
        names = [{name for workload, name in side.items() if workload in moved} for side in (old, new)]
        both = names[0] & names[1]
        return {workload: name for side in (old, new) for workload, name in side.items() if workload in moved and name in both}

    def clients_in(self, analysis: Analysis, client: AnyClient) -> list[AnyClient]:
        """Return what is a client of one set in the other; nothing where it is not there. A workload of several places is several."""
        key = self.key(client)
        match client:
            case WorkloadClient():
                return list(self._workloads(analysis).get(key, ()))
            case SecurityGroupClient():
                there = isinstance(client.group, Outside) or client.group in analysis.model.groups
                return [client] if there else []
            case PrefixListClient() if isinstance(target := client.prefix_list.target, ResourceId):
                return [client] if analysis.stacks.resource(target) is not None else []
            case _:
                return [client]

    def _workloads(self, analysis: Analysis) -> Mapping[Hashable, list[WorkloadClient]]:
        return self._old_workloads if analysis is self.old else self._new_workloads

    @cached_property
    def _old_workloads(self) -> Mapping[Hashable, list[WorkloadClient]]:
        return self._listed(self.old)

    @cached_property
    def _new_workloads(self) -> Mapping[Hashable, list[WorkloadClient]]:
        return self._listed(self.new)

    def _listed(self, analysis: Analysis) -> Mapping[Hashable, list[WorkloadClient]]:
        by_key = defaultdict(list)
        for workload in analysis.model.workloads:
            client = WorkloadClient(workload)
            by_key[self.key(client)].append(client)
        return by_key


def _named_workloads(analysis: Analysis) -> dict[ResourceId, tuple[str, str]]:
    """Return the types and paths of workloads of which something tells a path."""
    workloads = analysis.model.workloads
    return {workload.id: (workload.type, workload.path) for workload in workloads if workload.path not in {"", workload.id.logical_id}}


def _differ(before: Maybe[str], after: Maybe[str]) -> bool:
    return isinstance(before, str) and isinstance(after, str) and before != after


def _by_id(analysis: Analysis) -> dict[ResourceId, Endpoint]:
    return {endpoint.id: endpoint for endpoint in analysis.model.endpoints}


def _matched(
    gone: Sequence[Endpoint], come: Sequence[Endpoint], rule: Callable[[Endpoint], Hashable]
) -> Iterator[tuple[Endpoint, Endpoint]]:
    """Yield those of which there is one of a kind on either side."""
    before, after = _grouped(gone, rule), _grouped(come, rule)
    for key, (first, *more) in before.items():
        others = after.get(key, [])
        if key is not None and not more and len(others) == 1:
            yield first, others[0]


def _grouped(endpoints: Iterable[Endpoint], rule: Callable[[Endpoint], Hashable]) -> dict[Hashable, list[Endpoint]]:
    groups: dict[Hashable, list[Endpoint]] = defaultdict(list)
    for endpoint in endpoints:
        groups[rule(endpoint)].append(endpoint)
    return groups


def _construct(endpoint: Endpoint) -> Hashable:
    """By the construct's path, which is the logical id where nothing says it."""
    return None if endpoint.path in {"", endpoint.id.logical_id} else (endpoint.kind, endpoint.path)


def _role(endpoint: Endpoint) -> Hashable:
    """By what it is for."""
    vpc = target_key(endpoint.vpc)
    service = target_key(endpoint.service_name) if isinstance(endpoint.service_name, Unknown) else endpoint.service_name
    return None if vpc is None or service is None else (endpoint.kind, service, vpc)
