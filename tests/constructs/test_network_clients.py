"""The clients of a network: all kinds, given at once or late, and known by what name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_lambda as lambda_

from constructs_privatelink import (
    AppStreamStreamingEndpoint,
    AwsService,
    EndpointNetwork,
    PrivateLinkEndpoint,
)
from constructs_privatelink.decisions.intent import DeclaredClient, ResolvedValue, ResourceValue
from tests.fixtures_vpc import (
    EGRESS,
    ENDPOINT,
    GROUP,
    INGRESS,
    declared_by,
    group_ids,
    isolated_vpc,
    logical_id,
    new_stack,
    properties,
    resources,
    rules_in,
    the_endpoint,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from constructs_privatelink.constructs.peers import ClientLike


def imported_group(stack: cdk.Stack) -> ec2.ISecurityGroup:
    return ec2.SecurityGroup.from_security_group_id(stack, "Imported", "sg-0123456789abcdef0")


def function_in(stack: cdk.Stack, vpc: ec2.Vpc) -> lambda_.Function:
    code = lambda_.Code.from_inline("def handler(event, context): ...")
    where = ec2.SubnetSelection(subnet_group_name="apps")
    return lambda_.Function(
        stack, "Function", vpc=vpc, vpc_subnets=where, runtime=lambda_.Runtime.PYTHON_3_13, handler="index.handler", code=code
    )


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda *_: "10.1.0.0/16", [{"CidrIp": "10.1.0.0/16"}]),
        (lambda *_: "2001:db8::/56", [{"CidrIpv6": "2001:db8::/56"}]),
        (lambda *_: "pl-0123456789abcdef0", [{"SourcePrefixListId": "pl-0123456789abcdef0"}]),
        (lambda *_: ec2.Peer.ipv4("10.1.0.0/16"), [{"CidrIp": "10.1.0.0/16"}]),
        (lambda *_: ec2.Peer.ipv6("2001:db8::/56"), [{"CidrIpv6": "2001:db8::/56"}]),
        (lambda *_: ec2.Peer.prefix_list("pl-0123456789abcdef0"), [{"SourcePrefixListId": "pl-0123456789abcdef0"}]),
        (
            lambda *_: ec2.Peer.security_group_id("sg-0123456789abcdef0", "111122223333"),
            [{"SourceSecurityGroupId": "sg-0123456789abcdef0", "SourceSecurityGroupOwnerId": "111122223333"}],
        ),
        (lambda stack, _: imported_group(stack), [{"SourceSecurityGroupId": "sg-0123456789abcdef0"}]),
        (lambda _, vpc: vpc, [{"CidrIp": "10.0.0.0/16"}]),
        (lambda _, vpc: vpc.isolated_subnets[0], [{"CidrIp": "10.0.0.0/24"}]),
        (
            lambda stack, _: ec2.Connections(security_groups=[imported_group(stack)]).security_groups[0],
            [{"SourceSecurityGroupId": "sg-0123456789abcdef0"}],
        ),
    ],
)
def test_a_client_is_a_cidr_a_prefix_list_a_peer_a_connectable_a_subnet_or_a_vpc(
    stack: cdk.Stack, vpc: ec2.Vpc, make: Callable[[cdk.Stack, ec2.Vpc], ClientLike], expected: list[dict[str, Any]]
) -> None:
    network = EndpointNetwork(stack, "Network", vpc=vpc, clients=[make(stack, vpc)])

    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    sources = ("CidrIp", "CidrIpv6", "SourcePrefixListId", "SourceSecurityGroupId", "SourceSecurityGroupOwnerId")
    assert [{name: rule[name] for name in sources if name in rule} for rule in properties(stack, INGRESS)] == expected
    assert all((rule["IpProtocol"], rule["FromPort"], rule["ToPort"]) == ("tcp", 443, 443) for rule in properties(stack, INGRESS))


def test_a_lambda_function_is_known_by_its_security_group(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    function = function_in(stack, vpc)
    network = EndpointNetwork(stack, "Network", vpc=vpc, clients=[function])

    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    (rule,) = properties(stack, INGRESS)
    (group,) = function.connections.security_groups
    assert rule["SourceSecurityGroupId"] == {"Fn::GetAtt": [logical_id(group), "GroupId"]}
    assert rule["Description"] == "from Stack/Function/SecurityGroup to tcp 443"
    own = ResourceValue(logical_id(group), "GroupId")
    assert declared_by(stack, the_endpoint(stack)).clients == (DeclaredClient("securityGroup", own, "Stack/Function/SecurityGroup"),)


def test_a_client_given_twice_has_one_rule(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    network = EndpointNetwork(stack, "Network", vpc=vpc, clients=["10.1.0.0/16", ec2.Peer.ipv4("10.1.0.0/16")])
    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    network.allow_from("10.1.0.0/16")

    assert rules_in(stack) == ["10.1.0.0/16 tcp 443-443"]


def test_a_default_client_that_somebody_names_is_declared(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    network = EndpointNetwork(stack, "Network", vpc=vpc)
    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    network.allow_from(vpc)

    assert rules_in(stack) == ["10.0.0.0/16 tcp 443-443"]
    assert declared_by(stack, the_endpoint(stack)).clients == (DeclaredClient("cidr", "10.0.0.0/16"),)


def test_a_client_whose_value_is_a_token_is_named_by_the_mapping(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    office = cdk.CfnParameter(stack, "OfficeCidr").value_as_string
    network = EndpointNetwork(stack, "Network", vpc=vpc, clients={"office": office})

    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    (rule,) = properties(stack, INGRESS)
    assert rule["CidrIp"] == {"Ref": "OfficeCidr"}
    assert rule["Description"] == "from office to tcp 443"


def test_a_token_without_a_name_is_known_by_what_it_stands_for(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    office = cdk.CfnParameter(stack, "OfficeCidr").value_as_string
    network = EndpointNetwork(stack, "Network", vpc=vpc, clients=[])
    network.allow_from(office)

    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    (rule,) = properties(stack, INGRESS)
    assert rule["Description"] == "from Stack/OfficeCidr.Ref to tcp 443"


def test_a_client_admitted_later_is_the_same_as_one_given_at_once(vpc: ec2.Vpc, stack: cdk.Stack) -> None:
    network = EndpointNetwork(stack, "Network", vpc=vpc, clients=[])
    network.allow_from("10.1.0.0/16")
    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)
    network.allow_from("10.2.0.0/16")
    other = new_stack()
    given = EndpointNetwork(other, "Network", vpc=isolated_vpc(other), clients=["10.1.0.0/16", "10.2.0.0/16"])
    PrivateLinkEndpoint(other, "Kms", network=given, service=AwsService.KMS)

    for kind in (ENDPOINT, GROUP, INGRESS):
        assert resources(stack, kind) == resources(other, kind)


def test_a_token_can_be_named_when_it_is_admitted_later(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    network = EndpointNetwork(stack, "Network", vpc=vpc, clients=[])
    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    network.allow_from(cdk.Fn.import_value("OfficeCidr"), "office")

    office = ResolvedValue('{"Fn::ImportValue": "OfficeCidr"}')
    assert declared_by(stack, the_endpoint(stack)).clients == (DeclaredClient("cidr", office, "office"),)


def test_a_closed_client_gets_its_way_out_and_an_open_one_none(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    closed = ec2.SecurityGroup(stack, "Closed", vpc=vpc, allow_all_outbound=False)
    with_all_egress = ec2.SecurityGroup(stack, "Open", vpc=vpc)
    network = EndpointNetwork(stack, "Network", vpc=vpc, clients=[closed, with_all_egress])

    streaming = AppStreamStreamingEndpoint(stack, "Streaming", network=network)

    (group,) = group_ids(stack, streaming)
    ways_out = [
        (rule["GroupId"], rule["DestinationSecurityGroupId"], rule["FromPort"], rule["ToPort"]) for rule in properties(stack, EGRESS)
    ]
    ends = {"Fn::GetAtt": [logical_id(closed), "GroupId"]}, {"Fn::GetAtt": [group, "GroupId"]}
    assert sorted(ways_out, key=str) == [(*ends, 1400, 1499), (*ends, 443, 443)]
    assert resources(stack, GROUP)[logical_id(with_all_egress)]["Properties"]["SecurityGroupEgress"][0]["CidrIp"] == "0.0.0.0/0"
