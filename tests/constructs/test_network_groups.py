"""The security groups of a network: one for the services of each set of ports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink import AppStreamStreamingEndpoint, AwsService, EksEndpoint, EndpointNetwork, PrivateLinkEndpoint
from tests.fixtures_vpc import GROUP, group_ids, properties, resources, rules_in

if TYPE_CHECKING:
    import aws_cdk as cdk
    from aws_cdk import aws_ec2 as ec2


def test_services_with_the_same_ports_share_one_security_group(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    network = EndpointNetwork(stack, "Network", vpc=vpc)

    kms = PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)
    eks = EksEndpoint(stack, "Eks", network=network)

    assert group_ids(stack, kms) == group_ids(stack, eks) == list(resources(stack, GROUP))


def test_services_with_other_ports_have_another_group_of_the_network(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    network = EndpointNetwork(stack, "Network", vpc=vpc)
    kms = PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    streaming = AppStreamStreamingEndpoint(stack, "Streaming", network=network)

    assert {tuple(group_ids(stack, endpoint)) for endpoint in (kms, streaming)} == {(group,) for group in resources(stack, GROUP)}
    assert rules_in(stack, group_ids(stack, kms)[0] + "'") == ["10.0.0.0/16 tcp 443-443"]
    assert rules_in(stack, group_ids(stack, streaming)[0] + "'") == ["10.0.0.0/16 tcp 1400-1499", "10.0.0.0/16 tcp 443-443"]


def test_the_shared_group_lets_nothing_out_and_has_a_readable_name(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    network = EndpointNetwork(stack, "Network", vpc=vpc)

    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    (group,) = properties(stack, GROUP)
    assert [rule["CidrIp"] for rule in group["SecurityGroupEgress"]] == ["255.255.255.255/32"]
    assert "SecurityGroupIngress" not in group
    assert group["Tags"] == [{"Key": "Name", "Value": "Stack/Network/SecurityGroupTcp443"}]
    assert group["GroupDescription"] == "Stack/Network/SecurityGroupTcp443"
