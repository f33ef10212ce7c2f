"""What the gateway endpoints of a network make of its clients: all is planned before any is changed, so that a refusal changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from constructs_privatelink.decisions.gateway import refusal_of_taken

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from constructs_privatelink.constructs.acl_wiring import AclWiring
    from constructs_privatelink.constructs.network_acls import WiredAcl
    from constructs_privatelink.decisions.acl import NeededEntry
    from constructs_privatelink.decisions.clients import Client


@dataclass(frozen=True)
class GatewayPlan:
    """What the clients that there are now make of a gateway endpoint.

    Attributes:
        path: The endpoint's path.
        service: The short name of its service.
        served: The clients.
        tables: The route tables that lead to it.
        acls: The network ACLs that its clients are behind.
        entries: What these need.
        reasons: Why it cannot be.

    """

    path: str
    service: str
    served: Sequence[Client]
    tables: Sequence[str]
    acls: Sequence[WiredAcl]
    entries: Mapping[WiredAcl, Sequence[NeededEntry]]
    reasons: Sequence[str]


class FollowsClients(Protocol):
    """A gateway endpoint of a network, which whoever comes to the network reaches too."""

    def plan(self) -> GatewayPlan:
        """Return what the clients that the network has now make of it; nothing is changed."""

    def follow(self, plan: GatewayPlan) -> None:
        """Let the clients reach it, as planned."""


class NetworkGateways:
    """The gateway endpoints of a network.

    Args:
        acls: The network ACLs of the network.

    """

    def __init__(self, acls: AclWiring) -> None:
        self._acls = acls
        self._gateways: list[FollowsClients] = []

    def join(self, gateway: FollowsClients) -> None:
        """Add one, which follows whoever comes from now on."""
        self._gateways.append(gateway)

    def plans(self) -> list[GatewayPlan]:
        """Return the plan of each."""
        return [gateway.plan() for gateway in self._gateways]

    def refusals(self, plans: Sequence[GatewayPlan], entries: Mapping[WiredAcl, Sequence[NeededEntry]]) -> list[str]:
        """Return why plans cannot be followed, each alone and all together; nothing is changed.

        Args:
            plans: The plan of each.
            entries: What the network's ACLs need besides, and before.

        """
        reasons = [*self._acls.refusals(entries), *(reason for plan in plans for reason in plan.reasons), *_routed_twice(plans)]
        if reasons or not plans:
            return reasons
        together = {wired: list(needed) for wired, needed in entries.items()}
        for plan in plans:
            for wired, needed in plan.entries.items():
                together.setdefault(wired, []).extend(needed)
        return self._acls.refusals(together)

    def follow(self, plans: Sequence[GatewayPlan]) -> None:
        """Let the clients reach all, as planned."""
        for gateway, plan in zip(self._gateways, plans, strict=True):
            gateway.follow(plan)


def _routed_twice(plans: Sequence[GatewayPlan]) -> list[str]:
    """Return why plans cannot be together: a route table is to lead to two endpoints of a service."""
    holders: dict[tuple[str, str], str] = {}
    taken = [(holders.setdefault((plan.service, table), plan.path), plan) for plan in plans for table in plan.tables]
    return list(dict.fromkeys(refusal_of_taken(holder, plan.service) for holder, plan in taken if holder != plan.path))
