"""The ids of a network's Availability Zones, as its user gave them: by argument, or for the whole app in its context."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk import aws_ec2 as ec2

from constructs_privatelink.constructs.construct_paths import account_of, is_list_token, is_token, node_of, path_of, stack_of
from constructs_privatelink.constructs.subnets import ChosenSubnets
from constructs_privatelink.decisions import availability_zones
from constructs_privatelink.decisions.availability_zones import CONTEXT_KEY, Place

if TYPE_CHECKING:
    from constructs import Construct

    from constructs_privatelink.catalogue.service import Service
    from constructs_privatelink.errors import Doubt

_DUMMY = "dummy"
"""How the zones are called that the CDK has not looked up yet: ``dummy1a``."""


class ZoneIds:
    """The ids of one network's zones.

    Args:
        network: The network.
        vpc: Its VPC.
        given: The argument; None for none.
        region: The network's Region; None where the tree does not say.

    Attributes:
        reasons: Why the argument cannot be.
        doubts: What deserves a look.

    """

    def __init__(self, network: Construct, vpc: ec2.IVpc, given: object, region: str | None) -> None:
        self._network = network
        self._ids: dict[str, str] | None = None
        self.reasons: list[str] = []
        self.doubts: tuple[Doubt, ...] = ()
        if given is None:
            return
        self._ids, reasons = availability_zones.read(given, region)
        zones = {_zone(subnet) for subnet in (*vpc.public_subnets, *vpc.private_subnets, *vpc.isolated_subnets)}
        reasons += availability_zones.without_subnets(self._ids, zones)
        self.reasons = [f"availability_zone_ids: {reason}" for reason in reasons]
        if None in zones:
            self.doubts = availability_zones.not_applied("any service")

    def narrowed(self, chosen: ChosenSubnets, service: Service, *, elsewhere: bool) -> ChosenSubnets:
        """Return the subnets in zones that have a service, with what is doubtful about these alone.

        Args:
            chosen: The subnets of the network.
            service: The service.
            elsewhere: Whether its Region is another than the endpoint's.

        """
        if not availability_zones.lacking(service, elsewhere=elsewhere):
            return ChosenSubnets(chosen.selection, chosen.subnets)
        ids, reasons = (self._ids, []) if self._ids is not None else self._of_context()
        places = [Place(path_of(subnet), _zone(subnet)) for subnet in chosen.subnets] if ids else []
        if not places:
            return ChosenSubnets(chosen.selection, chosen.subnets, reasons=tuple(reasons))
        told = availability_zones.choose(service, places, ids, elsewhere=elsewhere)
        kept = tuple(chosen.subnets[number] for number in told.places)
        selection = chosen.selection if len(kept) == len(places) else ec2.SubnetSelection(subnets=list(kept))
        return ChosenSubnets(selection, kept, told.doubts, told.reasons)

    def _of_context(self) -> tuple[dict[str, str], list[str]]:
        account = account_of(stack_of(self._network))
        return availability_zones.read_context(node_of(self._network).try_get_context(CONTEXT_KEY), None if is_token(account) else account)


def _zone(subnet: ec2.ISubnet) -> str | None:
    """Return the name of a subnet's zone; None where it is not known now: a token, an import without one, or a lookup that is pending."""
    try:
        zone = subnet.availability_zone
    except RuntimeError:
        return None
    return None if is_token(zone) or is_list_token(zone) or zone.startswith(_DUMMY) else zone
