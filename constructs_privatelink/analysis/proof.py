"""Asks of a set of templates what their endpoints declare: does every client reach its endpoint?

```python
from constructs_privatelink.analysis import load

networks = load("cdk.out")
for proof in networks.verify():
    print(proof)

print(networks.explain("SampleApplication/Stocktaking", "kms").result)
```
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.build.networks import build
from constructs_privatelink.analysis.model import PrefixListRef
from constructs_privatelink.analysis.reachability.clients import CidrClient, Client, GroupClient, PrefixListClient, WorkloadClient
from constructs_privatelink.analysis.reachability.verify import Verifier
from constructs_privatelink.analysis.rules import findings
from constructs_privatelink.analysis.templates import stack_set
from constructs_privatelink.analysis.templates.work import Problem
from constructs_privatelink.analysis.values import Outside, Unknown
from constructs_privatelink.errors import PrivateLinkError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from os import PathLike

    from constructs_privatelink.analysis.model import Endpoint, Model
    from constructs_privatelink.analysis.reachability.verdicts import Result
    from constructs_privatelink.analysis.rules import Finding
    from constructs_privatelink.analysis.templates.work import Assumption
    from constructs_privatelink.analysis.values import Target


@dataclass(frozen=True)
class Proof:
    """Whether one client reaches one endpoint.

    Args:
        client: Who connects.
        endpoint: What to.
        result: The verdict, with the hops that it rests on.

    """

    client: Client
    endpoint: Endpoint
    result: Result

    def to_json(self) -> dict[str, object]:
        """Return the proof as JSON values."""
        endpoint = self.endpoint.path or str(self.endpoint.id)
        return {"client": str(self.client), "endpoint": endpoint, "service": self.endpoint.short_name, **self.result.to_json()}

    def __str__(self) -> str:
        """Who, what to, and the verdict with its hops."""
        return f"{self.client} to {self.endpoint.path or self.endpoint.id}: {self.result}"


class Analysis:
    """The networks of a set of templates, and the answers about them.

    Args:
        stacks: The templates that were read.
        assume: What to take for granted, as for `load`.

    """

    def __init__(self, stacks: stack_set.StackSet, *, assume: Collection[str] = ()) -> None:
        self._stacks = stacks
        self._model = build(stacks)
        self._verifier = Verifier(self._model, assume=assume)

    @property
    def model(self) -> Model:
        """The networks as frozen values."""
        return self._model

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is broken in the templates, or means nothing: each of these makes something unknown."""
        return (*self._stacks.problems, *(Problem(one.where, one.why) for one in self._model.problems))

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The parameter defaults that the answers rest on."""
        return self._stacks.assumptions

    def verify(self) -> tuple[Proof, ...]:
        """Ask of every endpoint whether its declared clients reach it.

        An endpoint that declares nothing, because this library did not make it, is asked of every workload in its VPC that opens
        connections of its own accord. The VPC as the default client is a permission, and no statement that somebody there must connect:
        nothing is asked of it.
        """
        pairs = ((client, endpoint) for endpoint in self._model.endpoints for client in self._clients_of(endpoint))
        return tuple(self._proof(client, endpoint) for client, endpoint in pairs)

    def findings(self) -> tuple[Finding, ...]:
        """Return what the deployment would refuse, or what would not work, in the order of the rules."""
        return findings(self._stacks, self._model)

    def explain(self, client: str, endpoint: str, port: str | None = None) -> Proof:
        """Ask whether one client reaches one endpoint.

        Args:
            client: A construct path, a logical id, or a CIDR.
            endpoint: A construct path, a logical id, or a service's short name.
            port: A port or range, ``"tcp/443"``. Default: - all ports of the service.

        Raises:
            PrivateLinkError: No client or endpoint has that name, or several have; or `port` is no port range.

        """
        to = self._endpoint(endpoint)
        who = self._client(client)
        return self._proof(who, to, port)

    def _proof(self, client: Client, endpoint: Endpoint, port: str | None = None) -> Proof:
        result = self._verifier.verify(client, endpoint, port)
        if result.verdict == "reachable" and self._stacks.problems:
            # What could not be read may hold another rule, entry or route.
            unread = tuple(Unknown("UNKNOWN_RESOURCE", problem.where, problem.text) for problem in self._stacks.problems)
            result = replace(result, verdict="unknown", reasons=(*result.reasons, *unread))
        return Proof(client, endpoint, result)

    def _clients_of(self, endpoint: Endpoint) -> Iterable[Client]:
        declared = endpoint.intent.get("clients") if endpoint.intent is not None else None
        if not isinstance(declared, list):
            return self._callers.get(endpoint.vpc, ())
        wanted = [one for one in declared if isinstance(one, dict) and not one.get("default")]
        return [client for one in wanted for client in self._declared(one, endpoint)]

    @cached_property
    def _callers(self) -> dict[Target, list[WorkloadClient]]:
        """The workloads that open connections of their own accord, by the VPCs that they stand in."""
        found: dict[Target, list[WorkloadClient]] = {}
        for one in self._model.workloads:
            known = () if isinstance(one.subnets, Unknown) or not one.initiates else one.subnets
            for vpc in {self._model.subnets[subnet].vpc for subnet in known if subnet in self._model.subnets}:
                found.setdefault(vpc, []).append(WorkloadClient(one))
        return found

    def _declared(self, intent: Mapping[str, object], endpoint: Endpoint) -> Iterable[Client]:
        match intent:
            case {"cidr": str(block)}:
                return [_cidr(block, endpoint)]
            case {"prefixList": str(name)}:
                unread = Unknown("UNKNOWN_RESOURCE", str(endpoint.id), f"the entries of the prefix list '{name}' are not in the templates")
                return [PrefixListClient(PrefixListRef(Outside(name), unread))]
            case {"securityGroup": str(name)}:
                return self._carriers(name)
            case _:
                why = f"the declared client {intent.get('unresolved', intent)!r} is known at deployment only"
                return [CidrClient(Unknown("PL_UNRESOLVED_VALUE", str(endpoint.id), why))]

    def _carriers(self, name: str) -> list[Client]:
        """Return the workloads with a security group, by its path below its stage or its id; else the group itself."""
        named = {target for target, group in self._model.groups.items() if _is_named(group.path, name) or str(target) == name}
        groups = named or {Outside(name)}
        carriers = [one for one in self._model.workloads if not isinstance(one.groups, Unknown) and groups & set(one.groups)]
        return [WorkloadClient(one) for one in carriers] or [GroupClient(group) for group in groups]

    def _endpoint(self, name: str) -> Endpoint:
        found = [
            one for one in self._model.endpoints if name in {one.short_name, one.id.logical_id, str(one.id)} or _is_named(one.path, name)
        ]
        if len(found) == 1:
            return found[0]
        known = ", ".join(sorted(one.path or str(one.id) for one in found or self._model.endpoints)) or "none"
        count = "several endpoints have" if found else "no endpoint has"
        raise PrivateLinkError("endpoint", [f"{count} the name {name!r}; name one of: {known}"])

    def _client(self, name: str) -> Client:
        try:
            return CidrClient(ipaddress.ip_network(name, strict=False))
        except ValueError:
            pass
        found = [one for one in self._model.workloads if name in {one.id.logical_id, str(one.id)} or _is_named(one.path, name)]
        if len(found) == 1:
            return WorkloadClient(found[0])
        known = ", ".join(sorted(one.path or str(one.id) for one in found or self._model.workloads)) or "none"
        count = "several workloads have" if found else "no workload has"
        raise PrivateLinkError("client", [f"{count} the name {name!r}; give a CIDR, or name one of: {known}"])


def load(
    source: str | PathLike[str] | Mapping[str, object],
    *,
    parameters: Mapping[str, object] | None = None,
    region: str | None = None,
    assume: Collection[str] = (),
) -> Analysis:
    """Read a cloud assembly or template, and return what can be asked of it.

    Args:
        source: A cloud assembly's directory (``"cdk.out"``), a template's file (JSON or YAML), or a template itself.
        parameters: Values for the templates' parameters. Default: - the templates' defaults.
        region: The Region of stacks that say none. Default: - not known.
        assume: What to take for granted: ``"transit"``, that transit gateways route between their attachments; ``"bgp"``, that BGP
            announces what is needed. Default: - nothing.

    Raises:
        PrivateLinkError: There is no such file, or it is no template.

    """
    return Analysis(stack_set.load(source, parameters=parameters, region=region), assume=assume)


def _cidr(block: str, endpoint: Endpoint) -> CidrClient:
    try:
        return CidrClient(ipaddress.ip_network(block, strict=False))
    except ValueError:
        return CidrClient(Unknown("PL_UNRESOLVED_VALUE", str(endpoint.id), f"the declared client {block!r} is no CIDR"))


def _is_named(path: str, name: str) -> bool:
    """Return whether a path is the one named, in whichever stage."""
    return bool(name) and (path == name or path.endswith(f"/{name}"))
