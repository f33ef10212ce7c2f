"""What endpoints write of their clients, and where what they share stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink import (
    AwsService,
    EndpointNetwork,
    PrivateLinkEndpoint,
)
from constructs_privatelink.catalogue.ports import HTTPS
from constructs_privatelink.decisions.intent import DeclaredClient, Intent, ResolvedValue, ResourceValue
from tests.fixtures_vpc import (
    declared_by,
    logical_id,
    the_endpoint,
)

if TYPE_CHECKING:
    from constructs_privatelink.constructs.peers import ClientLike

DNS_ENTRY = {"Fn::Select": [0, {"Fn::GetAtt": ["Endpoint", "DnsEntries"]}]}


def test_the_metadata_says_who_must_connect_as_literals(stack: cdk.Stack, vpc: ec2.Vpc, network: EndpointNetwork) -> None:
    group = ec2.SecurityGroup(stack, "App", vpc=vpc)
    clients: dict[str, ClientLike] = {
        "app": group,
        "prefixes": "pl-0123456789abcdef0",
        "office": cdk.Fn.import_value("OfficeCidr"),
    }

    PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS, clients=clients)

    assert declared_by(stack, the_endpoint(stack)) == Intent(
        clients=(
            DeclaredClient("cidr", "172.16.0.0/16"),
            DeclaredClient("securityGroup", ResourceValue(logical_id(group), "GroupId"), "Stack/App"),
            DeclaredClient("cidr", ResolvedValue('{"Fn::ImportValue": "OfficeCidr"}'), "office"),
            DeclaredClient("prefixList", "pl-0123456789abcdef0"),
        ),
        service="kms",
        ports=(HTTPS,),
    )


def test_the_default_client_is_marked_as_a_permission_rather_than_an_intent(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    PrivateLinkEndpoint(stack, "Kms", vpc=vpc, service=AwsService.KMS)

    assert declared_by(stack, the_endpoint(stack)).clients == (DeclaredClient("cidr", "10.0.0.0/16", default=True),)
