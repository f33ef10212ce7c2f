"""Endpoints of OpenSearch Serverless that no network policy names, and collections whose policies name others only."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis import judged, load
from tests.analysis.rules.examples import PARAMETER, VPC, broken, endpoint, texts

if TYPE_CHECKING:
    from collections.abc import Mapping

SUBNET = {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": {"Ref": "Vpc"}, "CidrBlock": "10.0.0.0/24"}}
CLASSIC = {
    "Type": "AWS::OpenSearchServerless::VpcEndpoint",
    "Properties": {"Name": "search", "VpcId": {"Ref": "Vpc"}, "SubnetIds": [{"Ref": "Subnet"}]},
}
NEXT_GENERATION = endpoint("aoss-data", SubnetIds=[{"Ref": "Subnet"}])
NAMED = '"SourceVPCEs": ["${Search}"]'
PUBLIC = '"AllowFromPublic": true'
HOW, ELSE = "name it there, as allow_collections(...) does", "or acknowledge this where a policy of another app does"
UNNAMED = [("Search", "warning")]


def network_policy(collection: str, sources: str) -> dict[str, object]:
    rules = json.dumps([{"ResourceType": "collection", "Resource": [f"collection/{collection}"]}])
    properties = {"Name": "network", "Type": "network", "Policy": {"Fn::Sub": f'[{{"Rules": {rules}, {sources}}}]'}}
    return {"Type": "AWS::OpenSearchServerless::SecurityPolicy", "Properties": properties}


def collection(name: object) -> dict[str, object]:
    return {"Type": "AWS::OpenSearchServerless::Collection", "Properties": {"Name": name}}


def found(search: Mapping[str, object] = CLASSIC, /, **resources: Mapping[str, object]) -> list[tuple[str, str]]:
    return broken("PL085", {"Subnet": SUBNET, "Search": search, **resources}, **PARAMETER)


@pytest.mark.parametrize("search", [CLASSIC, NEXT_GENERATION], ids=["classic", "NextGen"])
@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        (network_policy("logs", NAMED), []),
        (network_policy("logs", PUBLIC), []),
        (network_policy("logs", '"SourceVPCEs": ["${Kms}"]'), UNNAMED),
        (network_policy("logs", '"SourceServices": ["bedrock.amazonaws.com"]'), UNNAMED),
        (network_policy("logs", '"SourceVPCEs": ["${P}"]'), []),
        (network_policy("logs", '"SourceVPCEs": ["vpce-0123456789abcdef0"]'), []),
    ],
    ids=["named", "public", "another", "a service", "a parameter", "written out"],
)
def test_an_endpoint_that_no_network_policy_names_is_found(
    search: Mapping[str, object], policy: Mapping[str, object], expected: list[tuple[str, str]]
) -> None:
    assert found(search, Kms=endpoint(), Network=policy) == expected


@pytest.mark.parametrize("others", [{}, {"Logs": collection("logs")}], ids=["without", "with"])
def test_an_endpoint_without_any_network_policy_is_found_once(others: Mapping[str, Mapping[str, object]]) -> None:
    assert found(**others) == UNNAMED


def test_an_encryption_policy_names_no_endpoint() -> None:
    properties = {"Name": "key", "Type": "encryption", "Policy": '{"Rules": [], "AWSOwnedKey": true}'}

    assert found(Key={"Type": "AWS::OpenSearchServerless::SecurityPolicy", "Properties": properties}) == UNNAMED


def test_a_policy_that_is_perhaps_there_may_name_it() -> None:
    perhaps = {"Conditions": {"Perhaps": {"Fn::Equals": [{"Ref": "P"}, "yes"]}}}
    policy = {**network_policy("logs", NAMED), "Condition": "Perhaps"}

    assert broken("PL085", {"Subnet": SUBNET, "Search": CLASSIC, "Network": policy}, **PARAMETER, **perhaps) == []


def test_a_nested_stack_that_was_not_read_may_name_what_it_is_handed() -> None:
    nested = {"Type": "AWS::CloudFormation::Stack", "Properties": {"TemplateURL": "https://example.com/t", "Parameters": {}}}
    handed = {**nested, "Properties": {**nested["Properties"], "Parameters": {"Endpoint": {"Ref": "Search"}}}}  # type: ignore[dict-item]

    assert found(Nested=handed) == []
    assert found(Nested=nested) == UNNAMED


@pytest.mark.parametrize(
    ("name", "expected"),
    [("logs", []), ("metrics", [("Logs", "warning")]), ({"Ref": "P"}, [])],
    ids=["named", "not named", "unknown"],
)
def test_a_collection_that_no_network_policy_is_about_is_found_beside_one_that_is_reached(
    name: object, expected: list[tuple[str, str]]
) -> None:
    assert found(Logs=collection(name), Network=network_policy("logs", NAMED)) == expected


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        ('"SourceVPCEs": ["${Kms}"]', [("Logs", "warning")]),
        ('"SourceVPCEs": ["${Kms}", "${Search}"]', []),
        ('"SourceServices": ["bedrock.amazonaws.com"]', []),
        ('"SourceVPCEs": ["vpce-0123456789abcdef0"]', []),
        ('"SourceVPCEs": ["${P}"]', []),
        ('"SourceVPCEs": ["${Kms}"], "AllowFromPublic": true', []),
    ],
    ids=["another", "another and this", "a service", "written out", "a parameter", "public"],
)
def test_a_collection_whose_policies_name_other_endpoints_only_is_found(sources: str, expected: list[tuple[str, str]]) -> None:
    others = {"Kms": endpoint(), "Metrics": network_policy("metrics", NAMED), "Network": network_policy("logs", sources)}

    assert found(Logs=collection("logs"), **others) == expected


def test_an_endpoint_of_the_app_that_a_collection_lets_in_is_enough() -> None:
    assert found(Logs=collection("logs"), Second=CLASSIC, Network=network_policy("logs", '"SourceVPCEs": ["${Search}", "${Second}"]')) == []


def test_an_app_without_endpoints_says_nothing_of_its_collections() -> None:
    assert broken("PL085", {"Logs": collection("logs"), "Network": network_policy("logs", NAMED)}) == []


def test_what_is_missing_is_told_with_the_change() -> None:
    assert texts("PL085", {"Subnet": SUBNET, "Search": CLASSIC}) == [
        f"no network policy names it in SourceVPCEs, so that it leads to no collection; {HOW}, {ELSE}"
    ]
    wrong = {"Kms": endpoint(), "Metrics": network_policy("metrics", NAMED), "Network": network_policy("l*", '"SourceVPCEs": ["${Kms}"]')}
    assert texts("PL085", {"Subnet": SUBNET, "Search": CLASSIC, "Logs": collection("logs"), **wrong}) == [
        f"its network policies name others only, so that no endpoint of the app leads to it; name 'Search' in SourceVPCEs, {ELSE}"
    ]


def test_what_a_client_is_told_is_not_told_again() -> None:
    function = {"Type": "AWS::Lambda::Function", "Properties": {"VpcConfig": {"SubnetIds": [{"Ref": "Subnet"}]}}}
    policy = network_policy("logs", '"SourceVPCEs": ["${Kms}"]')
    resources = {"Vpc": VPC, "Subnet": SUBNET, "Search": CLASSIC, "Kms": endpoint(), "Logs": collection("logs"), "Network": policy}
    named = {"client-denied", "PL085"}

    alone = judged(load({"Resources": resources}, region="eu-west-1"))
    called = judged(load({"Resources": {**resources, "Caller": function}}, region="eu-west-1"))

    assert [(finding.rule, finding.path) for finding in alone if finding.rule in named] == [("PL085", "Search"), ("PL085", "Logs")]
    assert [(finding.rule, finding.path) for finding in called if finding.rule in named] == [("client-denied", "Search")]
