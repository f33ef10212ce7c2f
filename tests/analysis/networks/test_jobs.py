"""What stands where another resource says: jobs, crawlers, services of App Runner, and pollers of brokers."""

from __future__ import annotations

from constructs_privatelink.analysis.values import Unknown
from tests.analysis.networks.fixtures_models import resource
from tests.analysis.networks.fixtures_places import workload_of


def test_the_instances_of_an_unmanaged_compute_environment_are_not_known() -> None:
    subnets = workload_of(It=resource("Batch::ComputeEnvironment", Type="UNMANAGED")).subnets

    assert isinstance(subnets, Unknown)
    assert subnets.why == "the instances of an unmanaged compute environment are made elsewhere"
