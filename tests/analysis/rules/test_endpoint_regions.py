"""The Region of an endpoint's service: its own, or one that it names and that can be reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.analysis.rules.examples import PARAMETER, broken, endpoint, texts
from tests.analysis.rules.networks import of_stacks

if TYPE_CHECKING:
    from pathlib import Path

FAR = "com.amazonaws.us-west-2.s3"


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ({"ServiceName": FAR}, [("Far", "error")]),
        ({"ServiceName": "com.amazonaws.vpce.us-west-2.vpce-svc-0123456789abcdef0"}, [("Far", "error")]),
        ({"ServiceName": FAR, "ServiceRegion": "us-west-2"}, []),
        ({"ServiceName": FAR, "ServiceRegion": "us-east-1"}, [("Far", "error")]),
        ({"ServiceName": "com.amazonaws.cn-north-1.s3", "ServiceRegion": "cn-north-1"}, [("Far", "error")]),
        ({"ServiceName": "com.amazonaws.us-west-2.workspaces", "ServiceRegion": "us-west-2"}, [("Far", "warning")]),
        ({"ServiceName": "com.amazonaws.vpce.us-west-2.vpce-svc-0123456789abcdef0", "ServiceRegion": "us-west-2"}, []),
        ({"ServiceName": "com.amazonaws.eu-west-1.s3"}, []),
        ({"ServiceName": {"Fn::Sub": "com.amazonaws.${AWS::Region}.s3"}}, []),
        ({"ServiceName": "com.amazonaws.iam"}, []),
        ({"ServiceName": {"Fn::Sub": "com.amazonaws.${P}.s3"}}, []),
        ({"ServiceName": FAR, "ServiceRegion": {"Ref": "P"}}, []),
    ],
)
def test_the_region_of_a_service_is_the_endpoints_own_or_said(properties: dict[str, object], expected: list[tuple[str, str]]) -> None:
    assert broken("PL024", {"Far": endpoint("s3", **properties)}, **PARAMETER) == expected


def test_both_regions_and_the_change_are_said() -> None:
    (text,) = texts("PL024", {"Far": endpoint(ServiceName=FAR)})

    assert text.startswith(
        "the service 'com.amazonaws.us-west-2.s3' is of us-west-2, the endpoint is made in eu-west-1, and no ServiceRegion"
    )
    assert text.endswith("; write the name with eu-west-1, or set ServiceRegion to us-west-2")


def test_another_partition_is_never_advised() -> None:
    (text,) = texts("PL024", {"Far": endpoint(ServiceName="com.amazonaws.us-gov-west-1.s3")})

    assert text.endswith("; write the name with eu-west-1")


@pytest.mark.parametrize(("zone", "count"), [("use1-az3", 1), ("use1-az1", 0)])
def test_a_zone_that_reaches_no_other_region_is_a_warning(zone: str, count: int, tmp_path: Path) -> None:
    vpc = {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16"}}
    subnet = {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": {"Ref": "Vpc"}, "CidrBlock": "10.0.0.0/24", "AvailabilityZoneId": zone}}
    far = endpoint(ServiceName=FAR, ServiceRegion="us-west-2", SubnetIds=[{"Ref": "A"}])

    found = of_stacks(tmp_path, Here=("us-east-1", {"Resources": {"Vpc": vpc, "A": subnet, "Far": far}}))

    assert [(finding.severity, finding.property) for finding in found if finding.rule == "PL024"] == [("warning", "SubnetIds")] * count
