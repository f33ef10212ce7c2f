"""What was said at which scopes: of each value the nearest counts."""

from __future__ import annotations

from types import SimpleNamespace

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink import AwsService, EndpointDefaults, PrivateLinkEndpoint, Service
from constructs_privatelink.constructs.default_values import DefaultValues, settle
from tests.constructs.fixtures_defaults import ALL, ORGANIZATION, DnsRecords, IpVersion, dual_stack_vpc, shape
from tests.fixtures_vpc import ENDPOINT, endpoint_subnets, isolated_vpc, logical_id, new_stack, resources


def test_the_nearest_scope_counts_for_each_value_in_stages_and_nested_stacks() -> None:
    app = cdk.App()
    EndpointDefaults(policy=ORGANIZATION, tags={"owner": "platform", "stage": "none"}).apply_to(app)
    stage = cdk.Stage(app, "Prod")
    EndpointDefaults(private_dns=False, tags={"stage": "prod"}).apply_to(stage)
    stack = cdk.Stack(stage, "Shop")
    EndpointDefaults(private_dns=True, ip_address_type=IpVersion.DUALSTACK).apply_to(stack)
    other = cdk.Stack(stage, "Other")
    nested = cdk.NestedStack(stack, "Nested")
    vpc = dual_stack_vpc(nested)

    ours = PrivateLinkEndpoint(nested, "Ours", vpc=vpc, service=AwsService.KMS)
    plain = vpc.add_interface_endpoint("Plain", service=ec2.InterfaceVpcEndpointAwsService.SQS)
    elsewhere = isolated_vpc(other).add_interface_endpoint(
        "Plain", service=ec2.InterfaceVpcEndpointAwsService.SQS, subnets=endpoint_subnets()
    )

    wanted = ALL | {"private_dns": True, "records": None}
    assert [shape(nested, endpoint) for endpoint in (ours, plain)] == [wanted, wanted]
    assert shape(other, elsewhere) == wanted | {"private_dns": False, "ip": None}
    tags = resources(other, ENDPOINT)[logical_id(elsewhere)]["Properties"]["Tags"]
    assert {"Key": "stage", "Value": "prod"} in tags


def test_said_again_for_a_scope_it_adds() -> None:
    stack = new_stack()
    EndpointDefaults(policy=ORGANIZATION, private_dns=True).apply_to(stack)
    EndpointDefaults(private_dns=False).apply_to(stack)

    plain = isolated_vpc(stack).add_interface_endpoint("Kms", service=ec2.InterfaceVpcEndpointAwsService.KMS, subnets=endpoint_subnets())

    assert shape(stack, plain) == {"organization": True, "ip": None, "records": None, "private_dns": False, "owner": None}


def test_what_is_said_of_records_and_private_dns_stays_as_it_is_said() -> None:
    service, network = Service.find("kms"), SimpleNamespace(ip_address_type=None, has_default_address_type=False)
    values = DefaultValues(private_dns=False)

    said = settle(values, service, network, record_type=DnsRecords.IPV4, private_dns=True)
    filled = settle(values, service, network, record_type=None, private_dns=None)

    assert (said.record_type, said.private_dns) == (DnsRecords.IPV4, True)
    assert (filled.record_type, filled.private_dns) == (None, False)
