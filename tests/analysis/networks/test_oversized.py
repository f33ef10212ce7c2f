"""What is beyond what EC2 takes is cut where questions about it would take too long, said as a problem, and open from there on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis.networks.oversized import (
    MOST_ENDPOINT_SUBNETS,
    MOST_ENTRIES,
    MOST_GROUPS,
    MOST_ROUTES,
    MOST_RULES,
    MOST_WORKLOAD_SUBNETS,
    within_quotas,
)
from constructs_privatelink.analysis.values import Outside, Unknown
from tests.analysis.networks.fixtures_models import GROUP, VPC, model_of, named, ref, resource, subnet

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.model import Acl, Group, Model, RouteTable

ENDPOINT = {"VpcEndpointType": "Interface", "ServiceName": "com.amazonaws.eu-west-1.kms", "VpcId": ref("Vpc"), "SubnetIds": [ref("Subnet")]}
RULE = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "10.0.0.0/16"}


def small() -> Model:
    """Return a network in which everything is there once."""
    place = {"SubnetIds": [ref("Subnet")], "SecurityGroupIds": [ref("Group")]}
    return model_of(
        VPC,
        GROUP,
        {"Subnet": subnet(), "Kms": resource("EC2::VPCEndpoint", **ENDPOINT), "It": resource("Lambda::Function", VpcConfig=place)},
        Rule=resource("EC2::SecurityGroupIngress", GroupId=ref("Group"), **RULE),
    )


def outside(count: int) -> tuple[Outside, ...]:
    return tuple(Outside(f"id-{number}") for number in range(count))


@pytest.mark.parametrize("more", [0, 1])
def test_rules_of_a_group_are_looked_at_up_to_a_number(more: int) -> None:
    model, group = small(), named("Group")
    rules = (model.groups[group].rules * (MOST_RULES + more))[: MOST_RULES + more]

    cut = within_quotas(replace(model, groups={group: replace(model.groups[group], rules=rules)}))

    assert len(cut.groups[group].rules) == MOST_RULES
    assert said(cut, cut.groups[group]) == (["Template.Group: it has 1,501 rules; the first 1,500 are looked at"] if more else [])


@pytest.mark.parametrize("more", [0, 1])
def test_entries_of_an_acl_are_looked_at_up_to_a_number(more: int) -> None:
    model, vpc = small(), named("Vpc")
    acl = model.default_acls[vpc]
    entries = (acl.entries * (MOST_ENTRIES + more))[: MOST_ENTRIES + more]
    long = replace(acl, entries=entries)

    cut = within_quotas(replace(model, acls={acl.id: long}, default_acls={vpc: long}))

    assert len(cut.acls[acl.id].entries) == len(cut.default_acls[vpc].entries) == MOST_ENTRIES
    assert said(cut, cut.acls[acl.id]) == ([f"{acl.id}: it has 201 entries; the first 200 are looked at"] if more else [])


@pytest.mark.parametrize("more", [0, 1])
def test_routes_of_a_table_are_looked_at_up_to_a_number(more: int) -> None:
    model, vpc = small(), named("Vpc")
    table = model.main_tables[vpc]
    long = replace(table, routes=(table.routes * (MOST_ROUTES + more))[: MOST_ROUTES + more])

    cut = within_quotas(replace(model, route_tables={table.id: long}, main_tables={vpc: long}))

    assert len(cut.route_tables[table.id].routes) == len(cut.main_tables[vpc].routes) == MOST_ROUTES
    assert said(cut, cut.route_tables[table.id]) == ([f"{table.id}: it has 1,001 routes; the first 1,000 are looked at"] if more else [])


def said(model: Model, part: Acl | Group | RouteTable) -> list[str]:
    """Return the problems of a model, each of which is why a part of it is open."""
    assert part.complete == (model.problems[0] if model.problems else True)
    return [str(problem) for problem in model.problems]


@pytest.mark.parametrize("more", [0, 1])
def test_an_endpoint_in_too_many_subnets_stands_nobody_knows_where(more: int) -> None:
    model = small()
    (endpoint,) = model.endpoints

    (cut,) = within_quotas(replace(model, endpoints=(replace(endpoint, subnets=outside(MOST_ENDPOINT_SUBNETS + more)),))).endpoints

    assert isinstance(cut.subnets, Unknown) is bool(more)
    assert not isinstance(cut.groups, Unknown)


@pytest.mark.parametrize("more", [0, 1])
def test_a_workload_in_too_many_subnets_stands_nobody_knows_where(more: int) -> None:
    model = small()
    (workload,) = model.workloads

    (cut,) = within_quotas(replace(model, workloads=(replace(workload, subnets=outside(MOST_WORKLOAD_SUBNETS + more)),))).workloads

    assert isinstance(cut.subnets, Unknown) is bool(more)


@pytest.mark.parametrize("more", [0, 1])
def test_whoever_carries_too_many_groups_carries_nobody_knows_which(more: int) -> None:
    model = small()
    (workload,), (endpoint,) = model.workloads, model.endpoints
    groups = outside(MOST_GROUPS + more)

    cut = within_quotas(replace(model, workloads=(replace(workload, groups=groups),), endpoints=(replace(endpoint, groups=groups),)))

    assert isinstance(cut.workloads[0].groups, Unknown) is bool(more)
    assert isinstance(cut.endpoints[0].groups, Unknown) is bool(more)
    assert len(cut.problems) == 2 * more
