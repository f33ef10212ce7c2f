"""What a workload tells of its addresses and interfaces."""

from __future__ import annotations

import pytest

from tests.analysis.networks.fixtures_models import VPC, Json, model_of, named, ref, resource, subnet
from tests.analysis.networks.fixtures_places import AWSVPC, HERE, workload_of


def test_a_function_has_ipv6_where_it_asks_for_it() -> None:
    asked = resource("Lambda::Function", VpcConfig={**HERE, "Ipv6AllowedForDualStack": True})

    assert workload_of(It=asked).ipv6 is True
    assert workload_of({"Subnet": subnet(AssignIpv6AddressOnCreation=True)}, It=resource("Lambda::Function", VpcConfig=HERE)).ipv6 is False


def test_an_instance_has_the_addresses_that_its_subnet_gives() -> None:
    instance = resource("EC2::Instance", SubnetId=ref("Subnet"))
    for maps, assigns in ((True, False), (False, True)):
        model = model_of(VPC, {"Subnet": subnet(MapPublicIpOnLaunch=maps, AssignIpv6AddressOnCreation=assigns)}, It=instance)
        (workload,), place = model.workloads, model.subnets[named("Subnet")]

        assert (workload.public_in(place), workload.ipv6_in(place)) == (maps, assigns)


@pytest.mark.parametrize(("said", "public"), [("ENABLED", True), ("DISABLED", False)])
def test_a_task_has_a_public_address_where_it_asks_for_one(said: str, *, public: bool) -> None:
    service = resource("ECS::Service", NetworkConfiguration={"AwsvpcConfiguration": {**AWSVPC, "AssignPublicIp": said}})

    assert workload_of(It=service).public_address is public


OTHER = {"Other": resource("EC2::Subnet", VpcId=ref("Vpc"), CidrBlock="10.0.9.0/24")}


@pytest.mark.parametrize(
    ("first", "further", "ends", "by_further"),
    [
        ({}, {"DeviceIndex": "1"}, ["Subnet"], False),
        ({}, {"DeviceIndex": "1", "SubnetId": ref("Other")}, ["Subnet"], False),
        ({}, {"DeviceIndex": "1", "SubnetId": ref("Other")}, ["Subnet", "Other"], True),
        ({}, {"DeviceIndex": 0, "NetworkCardIndex": 1}, ["Subnet"], False),
        ({}, {"DeviceIndex": ref("Switch")}, ["Subnet"], True),
        ({"DeviceIndex": "1"}, {"DeviceIndex": "2"}, ["Subnet"], True),
    ],
)
def test_calls_leave_by_the_first_interface_unless_the_endpoint_is_beside_a_further_one(
    first: dict[str, Json], further: dict[str, Json], ends: list[str], *, by_further: bool
) -> None:
    interfaces = [{"DeviceIndex": "0", "SubnetId": ref("Subnet"), **first}, {"SubnetId": ref("Subnet"), "GroupSet": ["sg-2"], **further}]
    kms = resource("EC2::VPCEndpoint", VpcEndpointType="Interface", VpcId=ref("Vpc"), SubnetIds=[ref(name) for name in ends])
    model = model_of(VPC, {"Subnet": subnet()}, OTHER, Kms=kms, It=resource("EC2::Instance", NetworkInterfaces=interfaces))

    assert [workload.calls_through(model.endpoints[0].subnets) for workload in model.workloads] == [True, by_further]
