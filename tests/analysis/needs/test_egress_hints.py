"""What the templates say beside networks of how a workload gets out."""

from __future__ import annotations

import pytest

from tests.analysis.needs.fixtures_needs import PLACE, ROLE, TABLE, of, route, ways
from tests.analysis.needs.fixtures_roles import allow, inline
from tests.analysis.networks.fixtures_models import Json, ref, resource


@pytest.mark.parametrize(
    ("public", "more", "way"),
    [
        (True, {}, "internet"),
        (False, {}, "none"),
        (ref("Switch"), {}, "unknown"),
        (False, {"Ip": resource("EC2::EIP", InstanceId=ref("It"))}, "internet"),
        (False, {"Ip": resource("EC2::EIPAssociation", NetworkInterfaceId="eni-1")}, "internet"),
    ],
)
def test_an_instance_with_a_public_address_needs_no_endpoint(public: Json, more: Json, way: str) -> None:
    instance = resource(
        "EC2::Instance",
        IamInstanceProfile=ref("Profile"),
        NetworkInterfaces=[{"DeviceIndex": "0", "SubnetId": ref("Subnet"), "AssociatePublicIpAddress": public}],
    )
    out = route(DestinationCidrBlock="0.0.0.0/0", GatewayId=ref("Igw"))
    around = {"Igw": resource("EC2::InternetGateway"), "Profile": resource("IAM::InstanceProfile", Roles=[ref("Role")]), "Out": out}

    assert ways(of(inline(allow("kms:Sign")), TABLE, around, more, it=instance)) == {"kms": way}


@pytest.mark.parametrize("name", ["HTTPS_PROXY", "https_proxy", "AWS_ENDPOINT_URL_KMS"])
def test_a_proxy_may_be_a_way(name: str) -> None:
    proxied = resource("Lambda::Function", Role=ROLE, VpcConfig=PLACE, Environment={"Variables": {name: "http://proxy"}})

    assert ways(of(inline(allow("kms:Sign")), it=proxied)) == {"kms": "unknown"}
