"""What the values of a network tell of themselves."""

from __future__ import annotations

import pytest

from tests.analysis.networks.fixtures_endpoints import endpoint_of
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
        (found,), place = model.workloads, model.subnets[named("Subnet")]

        assert (found.public_in(place), found.ipv6_in(place)) == (maps, assigns)


@pytest.mark.parametrize(("said", "public"), [("ENABLED", True), ("DISABLED", False)])
def test_a_task_has_a_public_address_where_it_asks_for_one(said: str, *, public: bool) -> None:
    service = resource("ECS::Service", NetworkConfiguration={"AwsvpcConfiguration": {**AWSVPC, "AssignPublicIp": said}})

    assert workload_of(It=service).public_address is public


@pytest.mark.parametrize(
    ("changes", "others"),
    [
        ({"ServiceName": "com.amazonaws.eu-west-1.kms"}, False),
        ({"ServiceName": ref("Switch")}, False),
        ({"ServiceName": {"Fn::Sub": "com.amazonaws.${AWS::Region}.${Switch}"}}, False),
        ({"ServiceName": {"Fn::Sub": "com.amazonaws.vpce.${AWS::Region}.${Switch}"}}, True),
        ({"ServiceName": "cn.com.amazonaws.vpce.cn-north-1.vpce-svc-1"}, True),
        ({"ServiceName": {"Fn::Sub": "com.amazonaws.vpce.${Switch}"}, "VpcEndpointType": "GatewayLoadBalancer"}, True),
        ({"ServiceName": None, "VpcEndpointType": "ServiceNetwork", "ServiceNetworkArn": ref("Switch")}, True),
    ],
)
def test_what_leads_to_others_is_told_by_its_kind_or_the_beginning_of_its_name(changes: dict[str, Json], *, others: bool) -> None:
    assert endpoint_of(**changes).leads_to_others is others
