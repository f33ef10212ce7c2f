"""Private names answer everybody in the VPC: who is led to an endpoint that does not let it in, and who is led past a gateway endpoint."""

from __future__ import annotations

import pytest

from tests.analysis.needs.fixtures_roles import allow, inline
from tests.analysis.networks.fixtures_models import Json, ref
from tests.analysis.rules.examples import broken, endpoint
from tests.analysis.rules.fixtures_clients import KEY, app, findings_of
from tests.analysis.rules.networks import declaring, perhaps

OTHER_CLIENT = {"cidr": "10.0.9.0/24"}


def kms(*clients: Json, **properties: Json) -> Json:
    usual = {"SubnetIds": [ref("A")], "SecurityGroupIds": [ref("Inward")], "PrivateDnsEnabled": True}
    return declaring(endpoint(**{**usual, **properties}), *(clients or (OTHER_CLIENT,)))


def test_a_workload_that_names_lead_to_a_closed_endpoint_is_told() -> None:
    ((resource, severity, text, fix),) = findings_of("PL027", app(opened=False, Kms=kms()))

    assert (resource, severity) == ("Kms", "error")
    assert text.startswith("its names lead 'Function' here too (kms.eu-west-1.amazonaws.com)")
    assert "kms:Decrypt" in text
    assert fix.startswith("make it a client (allow_from): ")
    assert "OnlyInboundResolver" not in fix


@pytest.mark.parametrize(
    "changed",
    [
        {"opened": True, "Kms": kms()},
        {"Kms": kms(PrivateDnsEnabled=False)},
        {"Kms": kms(PrivateDnsEnabled=ref("P"))},
        {"Kms": endpoint(SubnetIds=[ref("A")], SecurityGroupIds=[ref("Inward")], PrivateDnsEnabled=True)},
        {"Kms": kms(), "role": inline(allow("sqs:SendMessage"))},
        {"Kms": kms(), "role": inline(allow("*"))},
        {"Kms": kms(), "role": inline(allow("kms:Decrypt", Resource=KEY.replace("eu-west-1", "eu-central-1")))},
        {"Kms": kms({"workload": "Function"}, {"cidr": "10.0.0.0/16"}), "opened": True},
    ],
    ids=["let in", "names off", "names unknown", "declares nobody", "calls another", "may call anything", "of another Region", "a client"],
)
def test_who_is_let_in_not_led_there_or_calls_something_else_is_let_be(changed: Json) -> None:
    assert findings_of("PL027", app(**{"opened": False, **changed})) == []


S3 = {"DnsOptions": {"PrivateDnsOnlyForInboundResolverEndpoint": "AllResolvers"}, "PrivateDnsEnabled": True}
GATEWAY = endpoint("s3", VpcEndpointType="Gateway")


def test_names_that_lead_everybody_past_the_gateway_endpoint_are_told() -> None:
    assert broken("PL028", {"Buckets": endpoint("s3", **S3), "Gateway": GATEWAY}) == [("Buckets", "warning")]


@pytest.mark.parametrize(
    ("interface", "gateway"),
    [
        (endpoint("s3", PrivateDnsEnabled=True), GATEWAY),
        (endpoint("s3", **{**S3, "PrivateDnsEnabled": False}), GATEWAY),
        (endpoint("s3", **S3), endpoint("dynamodb", VpcEndpointType="Gateway")),
        (endpoint("s3", **S3), endpoint("s3", VpcEndpointType="Gateway", VpcId="vpc-1")),
        (endpoint("s3", **S3), perhaps(GATEWAY)),
        (endpoint("kms", PrivateDnsEnabled=True), GATEWAY),
    ],
)
def test_names_that_leave_the_gateway_endpoint_its_traffic_are_let_be(interface: Json, gateway: Json) -> None:
    conditions = {"Perhaps": {"Fn::Equals": [ref("P"), "yes"]}}

    assert broken("PL028", {"Buckets": interface, "Gateway": gateway}, Parameters={"P": {"Type": "String"}}, Conditions=conditions) == []
