"""The changes of a blocked verdict: all done to the template as their data says, nothing drops any more."""

from __future__ import annotations

import json
import os
from collections import Counter
from itertools import count
from random import Random
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from constructs_privatelink.analysis.values import ResourceId
from tests.analysis.networks.fixtures_models import ref, resource
from tests.analysis.reachability.network_templates import explained, resources, sayable
from tests.analysis.reachability.random_networks import any_network

if TYPE_CHECKING:
    from constructs_privatelink.analysis.reachability.verdicts import Change, Result
    from tests.analysis.networks.fixtures_models import Json
    from tests.analysis.reachability.oracle_networks import Net

NETWORKS = int(os.environ.get("ORACLE_NETWORKS", "2000"))
NEW = {
    "NetworkAclEntry": "NetworkAclId",
    "Route": "RouteTableId",
    "TransitGatewayRoute": "TransitGatewayRouteTableId",
    "TransitGatewayRouteTableAssociation": "TransitGatewayAttachmentId",
}
"""What a change adds as resources of their own, with the property that names what they belong to; the rest are entries of a property."""
NO_ENTRIES = {
    "PL_IP_FAMILY_MISMATCH",
    "PL_GATEWAY_NOT_TRANSITIVE",
    "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR",
    "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS",
    "NO_ROUTE_TO_DESTINATION",
    "TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION",
}
"""What may have a change in words only: another endpoint, or a path to clients of which the template does not say where they are.

So have the public addresses of a service of which no answer says what they are.
"""


def done(template: Json, change: Change) -> Json:
    """Return the resources with a change done to them, with nothing but what its data says."""
    copy = json.loads(json.dumps(template))
    assert isinstance(change.resource, ResourceId)
    name = change.resource.logical_id
    for entry in json.loads(json.dumps(change.entries)):
        if change.property in NEW:
            whole = {NEW[change.property]: ref(name), **entry}
            copy[next(free for free in (f"Added{at}" for at in count()) if free not in copy)] = resource(f"EC2::{change.property}", **whole)
        else:
            copy[name]["Properties"].setdefault(change.property, []).append(entry)
    for removed in change.remove:
        assert isinstance(removed, ResourceId)
        del copy[removed.logical_id]
    return copy


def drops(result: Result) -> list[str]:
    """Return what drops something."""
    return [str(hop) for hop in (result.deciding, *result.also) if hop is not None and hop.outcome == "drops"]


def opened(net: Net, tally: Counter[str]) -> str:
    """Do all changes at once, and return how it ends: with another verdict, or with changes of which some have words only."""
    described = resources(net)
    result = explained(net, described)
    in_words = [change for change in result.changes if not change.entries and not change.remove]
    for change in result.changes:
        if change not in in_words:
            described = done(described, change)
            tally[f"{change.property} done"] += 1
    if in_words:
        unknown_service = net.gateway_tables is not None and not net.service
        assert unknown_service or {hop.code for hop in (result.deciding, *result.also) if hop is not None} & NO_ENTRIES, result
        return "in words"
    after = explained(net, described)
    assert not drops(after), f"{net}\n{result}\n{result.changes}\n{after}"
    return after.verdict


def test_section_1_changes_done_as_their_data_says_open_the_path() -> None:
    tally: Counter[str] = Counter()

    @settings(max_examples=NETWORKS // 4, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.integers(0, 2**64))
    def it_opens(seed: int) -> None:
        net = sayable(any_network(Random(seed)))  # noqa: S311 - reproducible, not secret

        tally[f"then {opened(net, tally)}"] += 1

    it_opens()

    assert tally["then reachable"] > tally.total() / 4, tally
    kinds = ("SecurityGroupIngress", "SecurityGroupEgress", "NetworkAclEntry", "SubnetIds", "TransitGatewayRoute")
    assert all(tally[f"{kind} done"] for kind in kinds), tally
