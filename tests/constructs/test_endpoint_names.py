"""What an endpoint is called in the DNS."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from constructs_privatelink import AwsService, EndpointNetwork, PrivateLinkEndpoint
from tests.fixtures_vpc import logical_id

if TYPE_CHECKING:
    import aws_cdk as cdk


DNS_ENTRY = {"Fn::Select": [0, {"Fn::GetAtt": ["Endpoint", "DnsEntries"]}]}


def test_its_names_come_from_its_first_dns_entry(stack: cdk.Stack, network: EndpointNetwork) -> None:
    kms = PrivateLinkEndpoint(stack, "Kms", network=network, service=AwsService.KMS)

    entry = json.loads(json.dumps(DNS_ENTRY).replace('"Endpoint"', f'"{logical_id(kms)}"'))
    name = {"Fn::Select": [1, {"Fn::Split": [":", entry]}]}
    assert stack.resolve(kms.vpc_endpoint_id) == {"Ref": logical_id(kms)}
    assert stack.resolve(kms.dns_name) == name
    assert stack.resolve(kms.hosted_zone_id) == {"Fn::Select": [0, {"Fn::Split": [":", entry]}]}
    assert stack.resolve(kms.endpoint_url) == {"Fn::Join": ["", ["https://", name]]}
