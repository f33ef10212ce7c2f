"""Which collections of OpenSearch Serverless the clients of an endpoint reach."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_opensearchserverless as opensearchserverless
from aws_cdk.assertions import Template
from hypothesis import given
from hypothesis import strategies as st

from constructs_privatelink import OpenSearchServerlessEndpoint, PrivateLinkError
from tests.constructs.services.opensearch.fixtures_access import policies
from tests.fixtures_opensearch import ACCOUNT, COLLECTION, ENDPOINT_ID, SECURITY_POLICY, SERVERLESS_ENDPOINT
from tests.fixtures_vpc import isolated_vpc, logical_id, new_stack, properties, resources, rules_in

if TYPE_CHECKING:
    from constructs_privatelink.constructs.services.opensearch.serverless import ExistingOpenSearchServerlessEndpoint


def existing(stack: cdk.Stack, id: str = "Existing") -> ExistingOpenSearchServerlessEndpoint:
    return OpenSearchServerlessEndpoint.from_attributes(stack, id, vpc_endpoint_id=ENDPOINT_ID)


def test_an_endpoint_reaches_the_collections_that_are_named(stack: cdk.Stack, search: OpenSearchServerlessEndpoint) -> None:
    search.allow_collections("logs", "metrics-*", dashboards=True)

    names = ["collection/logs", "collection/metrics-*"]
    assert policies(stack) == [
        [
            {
                "Rules": [{"ResourceType": "collection", "Resource": names}, {"ResourceType": "dashboard", "Resource": names}],
                "AllowFromPublic": False,
                "SourceVPCEs": [f"<{logical_id(search)}.Id>"],
            }
        ]
    ]


def test_the_policy_has_the_name_of_its_endpoint(stack: cdk.Stack, search: OpenSearchServerlessEndpoint) -> None:
    search.allow_collections("logs")

    (policy,) = properties(stack, SECURITY_POLICY)
    assert (policy["Name"], policy["Type"]) == ("search", "network")


def test_an_endpoint_that_allows_nothing_has_no_policy(stack: cdk.Stack, search: OpenSearchServerlessEndpoint) -> None:
    assert search.name == "search"
    assert not resources(stack, SECURITY_POLICY)


def test_several_calls_make_one_policy(stack: cdk.Stack, search: OpenSearchServerlessEndpoint) -> None:
    first = search.allow_collections("metrics-*")
    second = search.allow_collections("logs", dashboards=True)

    ((block,),) = policies(stack)
    assert first is second
    assert block["Rules"] == [
        {"ResourceType": "collection", "Resource": ["collection/logs", "collection/metrics-*"]},
        {"ResourceType": "dashboard", "Resource": ["collection/logs"]},
    ]


def test_dashboards_stay_allowed_when_the_collection_is_named_again(stack: cdk.Stack, search: OpenSearchServerlessEndpoint) -> None:
    search.allow_collections("logs", dashboards=True)
    search.allow_collections("logs")

    ((block,),) = policies(stack)
    assert [rule["ResourceType"] for rule in block["Rules"]] == ["collection", "dashboard"]


@given(st.permutations(["logs", "metrics-*", "web-*", "audit"]))
def test_the_order_of_calls_does_not_matter(names: list[str]) -> None:
    def template(ordered: list[str]) -> dict[str, Any]:
        stack = new_stack()
        endpoint = existing(stack)
        for name in ordered:
            endpoint.allow_collections(name, dashboards=name == "logs")
        return dict(Template.from_stack(stack).to_json())

    assert template(names) == template(sorted(names))


def test_a_collection_of_the_app_is_made_after_the_policy(stack: cdk.Stack, search: OpenSearchServerlessEndpoint) -> None:
    collection = opensearchserverless.CfnCollection(stack, "Logs", name="logs", type="SEARCH")

    policy = search.allow_collections(collection)

    ((block,),) = policies(stack)
    assert block["Rules"][0]["Resource"] == ["collection/logs"]
    assert resources(stack, COLLECTION)["Logs"]["DependsOn"] == [stack.resolve(policy.logical_id)]


def test_a_name_that_only_the_deployment_knows_passes(stack: cdk.Stack, search: OpenSearchServerlessEndpoint) -> None:
    parameter = cdk.CfnParameter(stack, "Name")

    search.allow_collections(parameter.value_as_string)

    ((block,),) = policies(stack)
    assert block["Rules"][0]["Resource"] == ["collection/<Name>"]


def test_every_wrong_collection_is_refused_at_once_and_nothing_is_made(stack: cdk.Stack, search: OpenSearchServerlessEndpoint) -> None:
    with pytest.raises(PrivateLinkError, match="allow_collections: 2 problems") as refused:
        search.allow_collections("Logs", "metrics-*", "x")

    assert [reason.partition(";")[0] for reason in refused.value.reasons] == ["got the collection 'Logs'", "got the collection 'x'"]
    assert not resources(stack, SECURITY_POLICY)


def test_a_policy_that_grows_too_long_is_refused_and_stays_as_it_was(stack: cdk.Stack, search: OpenSearchServerlessEndpoint) -> None:
    search.allow_collections("logs")
    many = [f"a-collection-with-a-long-name-{number:03}" for number in range(250)]

    with pytest.raises(PrivateLinkError, match=r"the network policy would have 1\d,\d{3} bytes, and OpenSearch Serverless takes 10,240"):
        search.allow_collections(*many)

    ((block,),) = policies(stack)
    assert block["Rules"][0]["Resource"] == ["collection/logs"]


def test_endpoints_that_name_the_same_collection_each_have_a_policy(stack: cdk.Stack, search: OpenSearchServerlessEndpoint) -> None:
    other = OpenSearchServerlessEndpoint(stack, "Other", vpc=isolated_vpc(stack, "OtherVpc"), name="other")

    search.allow_collections("logs")
    other.allow_collections("logs")

    sources = [block["SourceVPCEs"] for (block,) in policies(stack)]
    assert sorted(sources) == sorted([[f"<{logical_id(search)}.Id>"], [f"<{logical_id(other)}.Id>"]])


def test_allowing_collections_changes_no_other_resource(stack: cdk.Stack, search: OpenSearchServerlessEndpoint) -> None:
    plain = new_stack(region="eu-west-1", account=ACCOUNT)
    OpenSearchServerlessEndpoint(plain, "Search", vpc=isolated_vpc(plain), name="search")

    search.allow_collections("logs")

    before, after = (Template.from_stack(place).to_json()["Resources"] for place in (plain, stack))
    (added,) = set(after) - set(before)
    assert {name: after[name].get("Properties") for name in before} == {name: before[name].get("Properties") for name in before}
    assert after[added]["Type"] == SECURITY_POLICY


def test_an_existing_endpoint_allows_collections_of_the_stack_that_names_it(stack: cdk.Stack) -> None:
    existing(stack).allow_collections("logs")

    ((block,),) = policies(stack)
    assert block["SourceVPCEs"] == [ENDPOINT_ID]
    assert not resources(stack, SERVERLESS_ENDPOINT)


def test_an_existing_endpoint_lets_clients_in_through_its_groups(stack: cdk.Stack) -> None:
    group = ec2.SecurityGroup.from_security_group_id(stack, "Group", "sg-0123456789abcdef0")
    endpoint = OpenSearchServerlessEndpoint.from_attributes(
        stack, "Existing", vpc_endpoint_id=ENDPOINT_ID, name="search", security_groups=[group]
    )

    endpoint.allow_from("10.1.0.0/16")

    assert (endpoint.name, endpoint.vpc_endpoint_id) == ("search", ENDPOINT_ID)
    assert rules_in(stack) == ["10.1.0.0/16 tcp 443-443"]


def test_an_existing_endpoint_says_what_it_does_not_know(stack: cdk.Stack) -> None:
    endpoint = existing(stack)

    with pytest.raises(PrivateLinkError, match=r"name is not known; give name=\.\.\. to from_attributes"):
        _ = endpoint.name
    with pytest.raises(PrivateLinkError, match="an OpenSearch Serverless endpoint has no dns_name; clients use the collection's own"):
        _ = endpoint.endpoint_url


def test_every_wrong_attribute_of_an_existing_endpoint_is_refused(stack: cdk.Stack) -> None:
    with pytest.raises(PrivateLinkError, match="endpoint 'Existing': 2 problems") as refused:
        OpenSearchServerlessEndpoint.from_attributes(stack, "Existing", vpc_endpoint_id="search", name="Search")

    assert [reason.partition(";")[0] for reason in refused.value.reasons] == ["got vpc_endpoint_id='search'", "got name='Search'"]
