"""Clients that the names of a service lead past its endpoint are told, with the change that the reason asks for."""

from __future__ import annotations

import pytest

from tests.analysis.needs.fixtures_roles import allow, inline
from tests.analysis.networks.fixtures_models import Json, ref, resource
from tests.analysis.rules.examples import endpoint
from tests.analysis.rules.fixtures_clients import app, findings_of, function

NAME = "kms.eu-west-1.amazonaws.com"


def kms(**properties: Json) -> Json:
    usual = {"SubnetIds": [ref("A")], "SecurityGroupIds": [ref("Inward")], "PrivateDnsEnabled": True}
    return endpoint(**{**usual, **properties})


def test_private_dns_that_is_off_is_told_with_the_names_that_miss_the_endpoint() -> None:
    ((resource_id, severity, text, fix),) = findings_of("client-name", app(Kms=kms(PrivateDnsEnabled=False)))

    assert (resource_id, severity) == ("Kms", "error")
    assert text.startswith("Function misses Kms by name: ")
    assert text.endswith(NAME)
    assert fix.startswith("turn private DNS on (private_dns=True")


def test_dns_support_that_is_off_is_what_is_to_be_turned_on() -> None:
    vpc = resource("EC2::VPC", CidrBlock="10.0.0.0/16", EnableDnsSupport=False, EnableDnsHostnames=True)

    ((_, _, _, fix),) = findings_of("client-name", app(Vpc=vpc))

    assert fix == "set EnableDnsSupport of the VPC"


def test_clients_that_miss_it_for_one_reason_are_told_together() -> None:
    further = {f"Function{number}": function() for number in range(1, 4)}

    ((_, _, text, _),) = findings_of("client-name", app(Kms=kms(PrivateDnsEnabled=False), **further))

    assert text.startswith("Function, Function1, Function2 and 1 more miss Kms by name: ")


def test_a_client_that_stands_in_several_places_is_named_once() -> None:
    interfaces = [{"DeviceIndex": str(number), "SubnetId": ref("A"), "GroupSet": [ref("Clients")]} for number in range(2)]
    server = resource("EC2::Instance", NetworkInterfaces=interfaces)

    told = [text for _, _, text, _ in findings_of("client-name", app(Kms=kms(PrivateDnsEnabled=False), Server=server))]

    assert any(text.startswith("Server misses Kms by name: ") for text in told)


def test_who_certainly_calls_nothing_of_the_service_loses_little() -> None:
    quiet = app(Kms=kms(PrivateDnsEnabled=False), role=inline(allow("sqs:SendMessage")))

    assert [severity for _, severity, _, _ in findings_of("client-name", quiet)] == ["warning"]


@pytest.mark.parametrize("on", [True, ref("P")])
def test_names_that_lead_to_the_endpoint_or_perhaps_do_are_let_be(on: Json) -> None:
    assert findings_of("client-name", app(Kms=kms(PrivateDnsEnabled=on))) == []


def s3(kind: str, **properties: Json) -> Json:
    service = {"ServiceName": "com.amazonaws.eu-west-1.s3", "VpcId": ref("Vpc"), "VpcEndpointType": kind}
    return resource("EC2::VPCEndpoint", **service, **properties)


def both_of_s3(*tables: str) -> Json:
    """Return a function that reads a bucket, between a gateway endpoint in some route tables and an endpoint for inbound resolvers."""
    interface = s3("Interface", SubnetIds=[ref("A")], SecurityGroupIds=[ref("Inward")], PrivateDnsEnabled=True)
    named = {name: resource("EC2::RouteTable", VpcId=ref("Vpc")) for name in ("Own", "Other")}
    own = resource("EC2::SubnetRouteTableAssociation", SubnetId=ref("A"), RouteTableId=ref("Own"))
    gateway = s3("Gateway", RouteTableIds=[ref(table) for table in tables])
    reader = inline(allow("s3:GetObject", Resource="arn:aws:s3:::reports/*"))
    return app(Kms=None, role=reader, Interface=interface, Gateway=gateway, Association=own, **named)


def test_whom_the_gateway_endpoint_beside_it_does_not_serve_is_told_to_lead_there() -> None:
    ((resource_id, severity, text, fix),) = findings_of("client-name", both_of_s3("Other"))

    assert (resource_id, severity) == ("Interface", "error")
    assert "the gateway endpoint 'Gateway' does not serve the client's subnets" in text
    assert fix.startswith("add the client's route tables to the gateway endpoint")
    assert findings_of("client-name", both_of_s3("Own", "Other")) == []


def test_clients_outside_are_told_of_the_resolver_that_answers_them() -> None:
    client = {"constructs-privatelink": {"version": 2, "service": "kms", "ports": ["tcp/443"], "clients": [{"cidr": "192.168.0.0/16"}]}}

    ((_, severity, text, fix),) = findings_of("client-name", app(Kms={**kms(), "Metadata": client}, Function=None))

    assert severity == "warning"
    assert f"and no Route 53 Resolver inbound endpoint of it tells them to others: {NAME}" in text
    assert "let their DNS servers ask a Route 53 Resolver inbound endpoint of the endpoint's VPC" in fix
