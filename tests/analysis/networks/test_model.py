"""What the values of a network tell of themselves."""

from __future__ import annotations

import pytest

from tests.analysis.networks.fixtures_models import VPC, model_of, named, ref, resource, subnet
from tests.analysis.networks.fixtures_places import AWSVPC, HERE, workload_of


def test_a_function_has_ipv6_where_it_asks_for_it() -> None:
    asked = resource("Lambda::Function", VpcConfig={**HERE, "Ipv6AllowedForDualStack": True})

    assert workload_of(It=asked).ipv6 is True
    assert workload_of({"Subnet": subnet(AssignIpv6AddressOnCreation=True)}, It=resource("Lambda::Function", VpcConfig=HERE)).ipv6 is False


def test_an_instance_has_the_addresses_that_its_subnet_gives() -> None:
    instance = resource("EC2::Instance", SubnetId=ref("Subnet"))
    for maps, assigns in ((True, False), (False, True)):
        model = model_of(VPC, {"Subnet": subnet(MapPublicIpOnLaunch=maps, AssignIpv6AddressOnCreation=assigns)}, It=instance)
        (found,), place = model.workloads, model.subnets[named("Subnet")]

        assert (found.public_in(place), found.ipv6_in(place)) == (maps, assigns)


@pytest.mark.parametrize(("said", "public"), [("ENABLED", True), ("DISABLED", False)])
def test_a_task_has_a_public_address_where_it_asks_for_one(said: str, *, public: bool) -> None:
    service = resource("ECS::Service", NetworkConfiguration={"AwsvpcConfiguration": {**AWSVPC, "AssignPublicIp": said}})

    assert workload_of(It=service).public_address is public
