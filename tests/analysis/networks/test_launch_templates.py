"""Launch templates, by whichever of their names somebody says which one."""

from __future__ import annotations

from constructs_privatelink.analysis.values import Unknown
from tests.analysis.networks.fixtures_elsewhere import override, places_of, scaled
from tests.analysis.networks.fixtures_models import named, ref, resource
from tests.analysis.networks.fixtures_places import workload_of


def test_the_launch_template_of_another_app_leaves_the_groups_unknown() -> None:
    group = resource("AutoScaling::AutoScalingGroup", VPCZoneIdentifier=[ref("Subnet")], LaunchTemplate={"LaunchTemplateId": "lt-1"})

    workload = workload_of(It=group)

    assert workload.subnets == (named("Subnet"),)
    assert isinstance(workload.groups, Unknown)


def test_an_override_that_is_not_in_the_set_makes_the_place_unknown_with_its_name() -> None:
    (_, unknown) = places_of("It", It=scaled({"InstanceType": "m7i.large"}, override("lt-0123456789abcdef0")))

    assert isinstance(unknown.groups, Unknown)
    assert "lt-0123456789abcdef0" in str(unknown.groups)
