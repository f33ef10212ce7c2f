"""Section 1, the change of a blocked verdict: done to the template as it says, the hop that decided drops nothing any more."""

from __future__ import annotations

import json
import os
from collections import Counter
from itertools import count
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from constructs_privatelink.analysis.values import ResourceId
from tests.analysis.networks.fixtures_models import ref, resource
from tests.analysis.reachability.network_templates import explained, resources, sayable
from tests.analysis.reachability.random_networks import any_network

if TYPE_CHECKING:
    from constructs_privatelink.analysis.reachability.verdicts import Change, Result
    from tests.analysis.networks.fixtures_models import Json
    from tests.analysis.reachability.oracle import Net

NETWORKS = int(os.environ.get("ORACLE_NETWORKS", "2000"))
AT_MOST = 30
"""No network of these has as many hops that drop."""
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
"""What may have a change in words only: another endpoint, or a way to clients of which the template does not say where they are."""


def done(found: Json, change: Change) -> Json:
    """Return the resources with a change done to them, with nothing but what its data says."""
    copy = json.loads(json.dumps(found))
    assert isinstance(change.resource, ResourceId)
    name = change.resource.logical_id
    for entry in json.loads(json.dumps(change.entries)):
        if change.property in NEW:
            whole = {NEW[change.property]: ref(name), **entry}
            copy[next(free for free in (f"Added{at}" for at in count()) if free not in copy)] = resource(f"EC2::{change.property}", **whole)
        else:
            copy[name]["Properties"].setdefault(change.property, []).append(entry)
    for one in change.remove:
        assert isinstance(one, ResourceId)
        del copy[one.logical_id]
    return copy


def drops_still(before: Result, after: Result) -> bool:
    """Return whether the hop that decided drops something yet."""
    assert before.deciding is not None
    was = (before.deciding.place, before.deciding.name, before.deciding.resource)
    hops = [hop for hop in (after.deciding, *after.also) if hop is not None and hop.outcome == "drops"]
    return any((hop.place, hop.name, hop.resource) == was for hop in hops)


def opened(net: Net, tally: Counter[str]) -> str:
    """Do one change after another, and return how it ends: with another verdict, or with a change that has words only."""
    found = resources(net)
    result = explained(net, found)
    for _ in range(AT_MOST):
        change = result.change
        if result.verdict != "blocked" or change is None:
            return result.verdict
        if not change.entries and not change.remove:
            assert result.code in NO_ENTRIES, result
            return f"{result.code} in words"
        found = done(found, change)
        after = explained(net, found)
        assert not drops_still(result, after), f"{net}\n{change}\n{result}\n{after}"
        tally[f"{change.property} done"] += 1
        result = after
    pytest.fail(f"{net}\n{result}")


def test_section_1_a_change_done_as_its_data_says_opens_the_hop() -> None:
    tally: Counter[str] = Counter()

    @settings(max_examples=NETWORKS // 4, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.integers(0, 2**64))
    def it_opens(seed: int) -> None:
        net = sayable(any_network(Random(seed)))  # noqa: S311 - reproducible, not secret

        tally[f"then {opened(net, tally)}"] += 1

    it_opens()

    assert tally["then reachable"] > tally.total() / 4, tally
    kinds = ("SecurityGroupIngress", "SecurityGroupEgress", "NetworkAclEntry", "SubnetIds", "TransitGatewayRoute")
    assert all(tally[f"{kind} done"] >= 2 for kind in kinds), tally
