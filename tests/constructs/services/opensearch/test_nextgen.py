"""Endpoints for the data of collections of NextGen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.constructs.services.opensearch.nextgen import OpenSearchServerlessNextGenEndpoint
from tests.constructs.services.opensearch.fixtures_access import policies
from tests.fixtures_opensearch import ENDPOINT_ID
from tests.fixtures_vpc import ENDPOINT, logical_id, properties, rules_in

if TYPE_CHECKING:
    import aws_cdk as cdk
    from aws_cdk import aws_ec2 as ec2


def test_a_nextgen_endpoint_is_an_ec2_endpoint_that_policies_name(stack: cdk.Stack, vpc: ec2.Vpc) -> None:
    nextgen = OpenSearchServerlessNextGenEndpoint(stack, "NextGen", vpc=vpc)

    nextgen.allow_collections("logs")

    (endpoint,) = properties(stack, ENDPOINT)
    ((block,),) = policies(stack)
    assert (endpoint["ServiceName"], endpoint["PrivateDnsEnabled"]) == ("com.amazonaws.eu-west-1.aoss-data", True)
    assert block["SourceVPCEs"] == [f"<{logical_id(nextgen)}>"]
    assert rules_in(stack) == ["10.0.0.0/16 tcp 443-443"]


def test_an_existing_nextgen_endpoint_allows_collections(stack: cdk.Stack) -> None:
    nextgen = OpenSearchServerlessNextGenEndpoint.from_attributes(
        stack, "NextGen", vpc_endpoint_id=ENDPOINT_ID, dns_name="vpce-0123.aoss-data.eu-west-1.vpce.amazonaws.com"
    )

    nextgen.allow_collections("logs")

    ((block,),) = policies(stack)
    assert block["SourceVPCEs"] == [ENDPOINT_ID]
    assert nextgen.service.short_name == "aoss-data"
    assert nextgen.endpoint_url == "https://vpce-0123.aoss-data.eu-west-1.vpce.amazonaws.com"
