"""Load balancers that send to endpoints: a load balancer is a client of its targets.

The addresses of an endpoint's interfaces are known at deployment only, so that a custom resource looks them up: a target group whose
targets come from an endpoint, or from a custom resource that is told of one, has the endpoint behind it.

Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.properties import ENDPOINT, Fields
from constructs_privatelink.analysis.templates.custom_types import is_custom
from constructs_privatelink.analysis.values import ResourceId, Unknown
from constructs_privatelink.decisions.written_references import referred_ids

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.networks.placements import Placement
    from constructs_privatelink.analysis.networks.properties import Reading

LOAD_BALANCER = "AWS::ElasticLoadBalancingV2::LoadBalancer"
LISTENER = "AWS::ElasticLoadBalancingV2::Listener"
_RULE = "AWS::ElasticLoadBalancingV2::ListenerRule"
_TARGET_GROUP = "AWS::ElasticLoadBalancingV2::TargetGroup"
_WITHOUT_GROUPS = ("network", "gateway")


def with_groups_of_its_kind(balancer: Fields, placement: Placement) -> Placement:
    """Return the place of a load balancer, where it names no groups with what its kind has then.

    An Application Load Balancer has the default group of its VPC. A Network Load Balancer has none, and everything may leave it; nor has a
    Gateway Load Balancer, which takes none.

    Sources: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-update-security-groups.html,
    https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html,
    https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SetSecurityGroups.html
    """
    kind = balancer.text("Type") or "application"
    if placement.groups is not None or isinstance(kind, Unknown):
        return placement
    return replace(placement, groups=(), filtered=False) if kind in _WITHOUT_GROUPS else replace(placement, default_group=True)


class Balanced:
    """The endpoints that load balancers send to.

    Args:
        reading: The templates.

    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def behind(self, balancer: Fields) -> frozenset[str | ResourceId]:
        """Return the endpoints that a load balancer of the set sends to."""
        endpoints: set[str | ResourceId] = set()
        for listener in self._reading.of_type(LISTENER):
            if listener.target("LoadBalancerArn", LOAD_BALANCER) == balancer.id:
                rules = [rule for rule in self._reading.of_type(_RULE) if rule.target("ListenerArn", LISTENER) == listener.id]
                for holder, name in ((listener, "DefaultActions"), *((rule, "Actions") for rule in rules)):
                    for group in _target_groups(holder, name):
                        endpoints |= self._endpoints_of_targets(group)
        return frozenset(endpoints)

    def _endpoints_of_targets(self, group: Fields) -> set[ResourceId]:
        """Return the endpoints that the targets of a group come from."""
        properties = group.resource.raw.get("Properties")
        targets = properties.get("Targets") if isinstance(properties, dict) else None
        named = self._referred_resources(targets, group)
        told = [fields for fields in named if is_custom(fields.resource.type)]
        further = [fields for custom in told for fields in self._referred_resources(custom.resource.raw.get("Properties"), custom)]
        return {fields.id for fields in (*named, *further) if fields.resource.type == ENDPOINT}

    def _referred_resources(self, raw: object, holder: Fields) -> list[Fields]:
        """Return the resources of a stack that a value refers to."""
        named = [self._reading.resource(ResourceId(holder.id.stack, logical_id)) for logical_id in dict.fromkeys(referred_ids(raw))]
        return [fields for fields in named if fields is not None]


def _target_groups(holder: Fields, name: str) -> Iterator[Fields]:
    """Yield the target groups that the actions of a listener or a rule forward to."""
    actions = holder.objects(name)
    for action in actions if isinstance(actions, tuple) else ():
        if isinstance(action, Fields):
            forward = action.object("ForwardConfig")
            weighed = forward.objects("TargetGroups") if isinstance(forward, Fields) else ()
            for part in (action, *(weighed if isinstance(weighed, tuple) else ())):
                known = holder.reading.resource(part.target("TargetGroupArn", _TARGET_GROUP)) if isinstance(part, Fields) else None
                if known is not None:
                    yield known
