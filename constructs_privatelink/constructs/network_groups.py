"""The security groups of one network: those that the user brought, or those that are made, and who is let in where."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from constructs import Construct

from constructs_privatelink.constructs.construct_paths import stack_of, stage_path
from constructs_privatelink.constructs.security_groups import EndpointGroup, group_id, make_group

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    import aws_cdk as cdk
    from aws_cdk import aws_ec2 as ec2

    from constructs_privatelink.catalogue.ports import PortRange
    from constructs_privatelink.constructs.shared_intents import SharedIntents
    from constructs_privatelink.decisions.clients import Client
    from constructs_privatelink.decisions.kept_rules import KeptRule
    from constructs_privatelink.errors import Doubt

PortSet = tuple["PortRange", ...]


class NetworkGroups:
    """The security groups of one network.

    Args:
        network: The network, whose scope the groups that endpoints share are in.
        vpc: Its VPC.
        stack: Its stack.
        brought: The groups that the user brought; None where they are made.
        intents: Where a group may hold what its stack's endpoints share of their intent.
        warn: Says what is doubtful.

    """

    def __init__(
        self,
        network: Construct,
        *,
        vpc: ec2.IVpc,
        stack: cdk.Stack,
        brought: Sequence[ec2.ISecurityGroup] | None,
        intents: SharedIntents,
        warn: Callable[[Iterable[Doubt]], None],
    ) -> None:
        self._network, self._vpc, self._stack, self._intents, self._warn = network, vpc, stack, intents, warn
        self._shared: dict[tuple[cdk.Stack, PortSet], EndpointGroup] = {}
        self._keeping: list[tuple[PortSet, EndpointGroup]] = []
        self._clients_of_brought: dict[str, Client] = {}
        self._brought = None if brought is None else [self._brought_group(group) for group in brought]

    @cached_property
    def _vpc_stack(self) -> cdk.Stack:
        return stack_of(self._vpc)

    @property
    def are_brought(self) -> bool:
        """Whether the user brought them."""
        return self._brought is not None

    def refusals(self) -> list[str]:
        """Return why brought groups take no rules."""
        return [reason for group in self._brought or () for reason in group.refusals()]

    def around(self, group: ec2.ISecurityGroup, stack: cdk.Stack) -> EndpointGroup:
        """Return the rules of a group that this library made in `stack`."""
        return EndpointGroup(group, stack, self._vpc_stack, owned=True)

    def _brought_group(self, group: ec2.ISecurityGroup) -> EndpointGroup:
        return EndpointGroup(group, stack_of(group), self._vpc_stack, owned=False)

    def of_endpoint(
        self, ports: PortSet, stack: cdk.Stack, own: EndpointGroup | None, kept: KeptRule | None, clients: Sequence[Client]
    ) -> list[EndpointGroup]:
        """Return the groups of an endpoint that joins.

        Args:
            ports: What it listens on.
            stack: The stack it is in.
            own: Its own group where it does not share one.
            kept: The inline rule that the CDK writes for it; into its own group, which it then shares with nobody, or the brought ones.
            clients: Who may connect.

        """
        if self._brought is not None:
            if kept is not None:
                for group in self._brought:
                    group.keep(kept)
            return self._brought
        if own is not None and kept is not None:
            own.keep(kept)
            self._keeping.append((ports, own))
            self._open([own], clients, ports)
            return [own]
        key = stack, ports
        if key not in self._shared:
            self._shared[key] = own or self._shared_group(ports, stack)
            self._intents.offer(self._shared[key].group, group_id(ports), stack)
            self._open([self._shared[key]], clients, ports)
        return [self._shared[key]]

    def _shared_group(self, ports: PortSet, stack: cdk.Stack) -> EndpointGroup:
        scope = self._network
        if stack is not self._stack:
            name = f"EndpointNetwork-{stage_path(self._network)}".replace("/", "--")
            existing = stack.node.try_find_child(name)
            scope = existing if isinstance(existing, Construct) else Construct(stack, name)
        return self.around(make_group(scope, group_id(ports), self._vpc), stack)

    def open_brought(self, ports: PortSet) -> None:
        """Let the clients of brought groups in on ports that are new to the network."""
        self._open(self._brought or (), self._clients_of_brought.values(), ports)

    def admit(self, clients: Iterable[Client]) -> None:
        """Let clients into the groups that were made."""
        new = list(clients)
        for ports, group in self._made():
            self._open([group], new, ports)

    def admit_into_brought(self, clients: Iterable[Client], port_sets: Iterable[PortSet]) -> None:
        """Let clients into the brought groups, on all that the network's endpoints listen on; those known already are passed over."""
        unopened = [client for client in clients if client.key not in self._clients_of_brought]
        self._clients_of_brought |= {client.key: client for client in unopened}
        for ports in port_sets:
            self._open(self._brought or (), unopened, ports)

    def _made(self) -> Iterator[tuple[PortSet, EndpointGroup]]:
        yield from ((ports, group) for (_, ports), group in self._shared.items())
        yield from self._keeping

    def _open(self, groups: Sequence[EndpointGroup], clients: Iterable[Client], ports: PortSet) -> None:
        for client in clients:
            for group in groups:
                doubt = group.let_in(client, ports)
                self._warn([] if doubt is None else [doubt])
