"""A network policy of OpenSearch Serverless that cannot work is found; one that is not known is not."""

from __future__ import annotations

import json

import pytest

from tests.analysis.rules.examples import PARAMETER, broken, texts

RULES = [{"ResourceType": "collection", "Resource": ["collection/logs"]}]


def network_policy(document: object, **properties: object) -> dict[str, dict[str, object]]:
    base = {"Name": "logs", "Type": "network", "Policy": document}
    return {"Network": {"Type": "AWS::OpenSearchServerless::SecurityPolicy", "Properties": base | properties}}


def text(*parts: object) -> str:
    return json.dumps(list(parts))


def part(**keys: object) -> dict[str, object]:
    return {"Rules": RULES, **keys}


@pytest.mark.parametrize(
    ("element", "severity"),
    [
        (part(), "error"),
        (part(AllowFromPublic=False), "error"),
        (part(AllowFromPublic=False, SourceVPCEs=[]), "error"),
        (part(AllowFromPublic=False, SourceVPCEs=["vpce-0123"]), None),
        (part(SourceServices=["bedrock.amazonaws.com"]), None),
        (part(AllowFromPublic=True), None),
        (part(AllowFromPublic=True, SourceVPCEs=[]), None),
        (part(AllowFromPublic=True, SourceVPCEs=["vpce-0123"]), "warning"),
        (part(AllowFromPublic=True, SourceServices=["bedrock.amazonaws.com"]), None),
        (part(AllowFromPublic="true"), None),
    ],
)
def test_a_network_policy_admits_those_that_it_names_or_everyone(element: object, severity: str | None) -> None:
    assert broken("PL070", network_policy(text(element))) == ([("Network", severity)] if severity else [])


def test_each_element_counts_for_itself() -> None:
    document = text(part(AllowFromPublic=True), part())

    result = texts("PL070", network_policy(document))

    assert result == ["element 2: it admits nobody; add SourceVPCEs with the ids of endpoints, or SourceServices"]


@pytest.mark.parametrize(
    "document",
    [
        {"Ref": "P"},
        {"Fn::Sub": '[{"Rules": [], "AllowFromPublic": ${P}}]'},
        {"Fn::Sub": '[{"Rules": [${P}]}]'},
        "no JSON",
        '["text"]',
        '{"AllowFromPublic": false}',
    ],
)
def test_a_network_policy_that_is_not_read_is_let_be(document: object) -> None:
    assert broken("PL070", network_policy(document), **PARAMETER) == []


def test_an_endpoint_that_the_template_makes_is_somebody() -> None:
    subnet = {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": {"Ref": "Vpc"}, "CidrBlock": "10.0.0.0/24"}}
    properties = {"Name": "logs", "VpcId": {"Ref": "Vpc"}, "SubnetIds": [{"Ref": "Subnet"}]}
    logs = {"Type": "AWS::OpenSearchServerless::VpcEndpoint", "Properties": properties}
    named = {"Fn::Sub": text(part(AllowFromPublic=True, SourceVPCEs=["${Logs}"]))}

    assert broken("PL070", {"Subnet": subnet, "Logs": logs, **network_policy(named)}) == [("Network", "warning")]


@pytest.mark.parametrize(
    ("document", "is_told"),
    [
        ("[]", False),
        (text(part(AllowFromPublic=True)), False),
        (json.dumps(part(AllowFromPublic=True)), True),
        ('"text"', True),
        ("no JSON", True),
        ('[{"Rules": ]', True),
        ({"Fn::Sub": ' {"Rules": [], "SourceVPCEs": ["${P}"]}'}, True),
        ({"Fn::Sub": '[{"Rules": [], "SourceVPCEs": ["${P}"]}]'}, False),
        ({"Fn::Sub": "${P}"}, False),
        ({"Ref": "P"}, False),
    ],
)
def test_a_network_policy_is_an_array(document: object, *, is_told: bool) -> None:
    assert broken("PL071", network_policy(document), **PARAMETER) == ([("Network", "error")] if is_told else [])


def test_a_policy_of_another_form_is_told_as_what_it_is() -> None:
    result = texts("PL071", network_policy("{}") | {"Other": network_policy("no JSON")["Network"]})

    assert [trouble.partition(",")[0] for trouble in result] == ["it is a JSON object", "it is no JSON"]


@pytest.mark.parametrize("kind", ["encryption", {"Ref": "P"}])
def test_other_policies_are_objects(kind: object) -> None:
    assert broken("PL071", network_policy("{}", Type=kind), **PARAMETER) == []


@pytest.mark.parametrize("rule", ["PL070", "PL071"])
def test_a_policy_that_is_perhaps_there_is_let_be(rule: str) -> None:
    perhaps = {"Conditions": {"Perhaps": {"Fn::Equals": [{"Ref": "P"}, "yes"]}}}
    document = "{}" if rule == "PL071" else text(part())
    policy = {"Network": {**network_policy(document)["Network"], "Condition": "Perhaps"}}

    assert broken(rule, policy, **PARAMETER, **perhaps) == []
