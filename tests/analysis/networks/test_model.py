"""What the values of a network tell of themselves."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis.values import Outside
from tests.analysis.networks.fixtures_endpoints import endpoint_of
from tests.analysis.networks.fixtures_models import VPC, Json, model_of, named, ref, resource, subnet


@pytest.mark.parametrize(
    ("changes", "others"),
    [
        ({"ServiceName": "com.amazonaws.eu-west-1.kms"}, False),
        ({"ServiceName": ref("Switch")}, False),
        ({"ServiceName": {"Fn::Sub": "com.amazonaws.${AWS::Region}.${Switch}"}}, False),
        ({"ServiceName": {"Fn::Sub": "com.amazonaws.vpce.${AWS::Region}.${Switch}"}}, True),
        ({"ServiceName": {"Fn::If": ["Chosen", "com.amazonaws.vpce.eu-west-1.vpce-svc-1", "com.amazonaws.eu-west-1.kms"]}}, False),
        ({"ServiceName": {"Fn::Select": [0, {"Fn::Split": ["|", {"Fn::Sub": "${Switch}|com.amazonaws.vpce.a"}]}]}}, False),
        ({"ServiceName": "cn.com.amazonaws.vpce.cn-north-1.vpce-svc-1"}, True),
        ({"ServiceName": {"Fn::Sub": "com.amazonaws.vpce.${Switch}"}, "VpcEndpointType": "GatewayLoadBalancer"}, True),
        ({"ServiceName": None, "VpcEndpointType": "ServiceNetwork", "ServiceNetworkArn": ref("Switch")}, True),
    ],
)
def test_what_leads_to_others_is_told_by_its_kind_or_the_beginning_of_its_name(changes: dict[str, Json], *, others: bool) -> None:
    assert endpoint_of(**changes).leads_to_others is others


def test_a_subnet_without_a_table_of_its_own_has_the_main_one_of_its_vpc() -> None:
    tied = {"Table": resource("EC2::RouteTable", VpcId=ref("Vpc")), "Own": subnet("10.0.1.0/24")}
    tie = resource("EC2::SubnetRouteTableAssociation", SubnetId=ref("Own"), RouteTableId=ref("Table"))
    elsewhere = resource("EC2::SubnetRouteTableAssociation", SubnetId=ref("Far"), RouteTableId="rtb-0123456789abcdef0")
    model = model_of(VPC, tied, Tie=tie, Main=subnet(), Far=subnet("10.0.2.0/24"), Elsewhere=elsewhere)
    main, own, far = (model.subnets[named(name)] for name in ("Main", "Own", "Far"))

    assert model.table_of(main) == model.main_tables[named("Vpc")]
    assert model.table_id_of(main) == model.main_tables[named("Vpc")].id
    assert model.table_of(own) == model.route_tables[named("Table")]
    assert model.table_id_of(own) == named("Table")
    assert model.table_id_of(far) == Outside("rtb-0123456789abcdef0")
