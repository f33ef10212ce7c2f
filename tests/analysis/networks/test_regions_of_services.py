"""Which service of which Region an endpoint names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis.values import Unknown
from tests.analysis.networks.fixtures_endpoints import KMS, endpoint_of

if TYPE_CHECKING:
    from tests.analysis.networks.fixtures_models import Json

REGION = {"Ref": "AWS::Region"}


@pytest.mark.parametrize(
    ("name", "text", "short"),
    [
        (KMS, KMS, "kms"),
        ({"Fn::Join": ["", ["com.amazonaws.", REGION, ".kms"]]}, "com.amazonaws.{region}.kms", "kms"),
        ({"Fn::Sub": "com.amazonaws.${AWS::Region}.ecr.api"}, "com.amazonaws.{region}.ecr.api", "ecr.api"),
        ("cn.com.amazonaws.cn-north-1.eks", "cn.com.amazonaws.cn-north-1.eks", "eks"),
        ("com.amazonaws.vpce.eu-west-1.vpce-svc-1", "com.amazonaws.vpce.eu-west-1.vpce-svc-1", None),
        ("com.amazonaws.eu-west-1.no-such-service", "com.amazonaws.eu-west-1.no-such-service", None),
    ],
)
def test_the_service_is_found_by_its_name(name: Json, text: str, short: str | None) -> None:
    endpoint = endpoint_of(ServiceName=name)

    assert (endpoint.service_name, endpoint.short_name) == (text, short)


@pytest.mark.parametrize("name", [None, {"Ref": "Switch"}, {"Fn::Sub": "com.amazonaws.${AWS::Region}.${Switch}"}, ["x"]])
def test_a_service_that_nobody_names_is_unknown_and_its_ports_are_too(name: Json) -> None:
    endpoint = endpoint_of(ServiceName=name)

    assert isinstance(endpoint.service_name, Unknown)
    assert isinstance(endpoint.ports, Unknown)
