"""Load balancers are clients of the endpoints behind them, and of nothing else."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis import load
from tests.analysis.networks.fixtures_elsewhere import NETWORK, place_of
from tests.analysis.networks.fixtures_models import VPC, Json, attribute, named, ref, resource


def balanced(targets: Json, *, by_rule: bool = False) -> Json:
    """Return a load balancer in front of targets, and an endpoint with a resource that looks up its addresses."""
    forward = [{"Type": "forward", "TargetGroupArn": ref("Targets")}]
    listener = {"LoadBalancerArn": ref("It"), "Port": 443, "DefaultActions": [{"Type": "fixed-response"}] if by_rule else forward}
    placed = {"VpcId": ref("Vpc"), "SubnetIds": [ref("A")], "SecurityGroupIds": [ref("Open")]}
    return {
        "It": resource("ElasticLoadBalancingV2::LoadBalancer", Subnets=[ref("B")], SecurityGroups=[ref("Closed")]),
        "Listener": resource("ElasticLoadBalancingV2::Listener", **listener),
        "Rule": resource("ElasticLoadBalancingV2::ListenerRule", ListenerArn=ref("Listener"), Actions=forward) if by_rule else VPC["Vpc"],
        "Targets": resource("ElasticLoadBalancingV2::TargetGroup", TargetType="ip", Targets=targets),
        "Lookup": resource("Custom::Addresses", Interfaces=attribute("Api", "NetworkInterfaceIds")),
        "Api": resource("EC2::VPCEndpoint", VpcEndpointType="Interface", ServiceName="com.amazonaws.eu-west-1.execute-api", **placed),
    }


@pytest.mark.parametrize("by_rule", [True, False])
def test_a_load_balancer_is_a_client_of_the_endpoint_behind_it(*, by_rule: bool) -> None:
    workload = place_of(balanced([{"Id": attribute("Lookup", "First"), "Port": 443}], by_rule=by_rule))

    assert (workload.calls, workload.initiates) == (frozenset({named("Api")}), True)


@pytest.mark.parametrize("targets", [[], [{"Id": "10.0.0.9", "Port": 443}]])
def test_a_load_balancer_of_other_targets_only_answers(targets: Json) -> None:
    workload = place_of(balanced(targets))

    assert (workload.calls, workload.initiates) == (None, False)


@pytest.mark.parametrize(("kind", "verdict"), [("network", "reachable"), ("application", "blocked"), (ref("Switch"), "unknown")])
def test_what_leaves_a_load_balancer_without_groups_depends_on_its_kind(kind: Json, verdict: str) -> None:
    """The VPC's default group, which an application load balancer has, is closed here."""
    made = {**NETWORK, **balanced([{"Id": attribute("Api", "NetworkInterfaceIds"), "Port": 443}])}
    made["It"] = resource("ElasticLoadBalancingV2::LoadBalancer", Type=kind, Subnets=[ref("B")])
    made["Shut"] = resource("Custom::VpcRestrictDefaultSG", DefaultSecurityGroupId=attribute("Vpc", "DefaultSecurityGroup"))
    open_to_all = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "10.0.0.0/16"}
    made["Inward"] = resource("EC2::SecurityGroup", GroupDescription="tests", VpcId=ref("Vpc"), SecurityGroupIngress=[open_to_all])
    made["Api"]["Properties"]["SecurityGroupIds"] = [ref("Inward")]
    networks = load({"Parameters": {"Switch": {"Type": "String"}}, "Resources": made}, region="eu-west-1")

    assert networks.explain("It", "Api").result.verdict == verdict
