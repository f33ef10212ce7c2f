"""What the values of a network tell of themselves."""

from __future__ import annotations

import pytest

from tests.analysis.networks.fixtures_endpoints import endpoint_of
from tests.analysis.networks.fixtures_models import Json, ref


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
