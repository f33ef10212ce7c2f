"""The published schema of answers describes what is really given, and describes every part of it in words."""

from __future__ import annotations

import json
from dataclasses import fields
from importlib import resources
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from constructs_privatelink.analysis import Analysis, Change, Hop, Part, Result, load
from constructs_privatelink.analysis.questions import SCHEMA_VERSION
from constructs_privatelink.analysis.rules import RULES, Finding, Rule
from tests.analysis.rules.examples import example
from tests.fixtures_sample import sample_app

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA: dict[str, Any] = json.loads((resources.files("constructs_privatelink.analysis") / "result.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def wrong(answer: dict[str, object]) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(json.loads(json.dumps(answer)))]


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)

    assert SCHEMA["$id"].endswith(f":{SCHEMA_VERSION}")


def test_the_answer_about_the_sample_app_is_as_the_schema_says() -> None:
    answer = load(sample_app().synth().directory).to_json()

    assert wrong(answer) == []
    assert answer["proofs"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_answers_about_the_examples_of_every_rule_are_as_the_schema_says(rule: Rule) -> None:
    for section in ("Anti-pattern", "Best practice"):
        networks = load(example(rule, section), region="eu-west-1")

        assert wrong(networks.to_json()) == []


def test_a_proof_alone_has_its_place_in_the_schema() -> None:
    proof = a_network(inbound="10.9.0.0/16").explain("Function", "kms")

    validator = VALIDATOR.evolve(schema={"$ref": "#/$defs/proof", "$defs": SCHEMA["$defs"]})

    assert list(validator.iter_errors(json.loads(json.dumps(proof.to_json())))) == []


@pytest.mark.parametrize(
    ("inbound", "verdict"), [("10.0.0.0/16", "reachable"), ("10.9.0.0/16", "blocked"), ({"Ref": "Office"}, "unknown")], ids=str
)
def test_every_verdict_is_as_the_schema_says(inbound: object, verdict: str) -> None:
    answer = a_network(inbound).to_json()

    told: Any = answer["proofs"]
    assert [proof["verdict"] for proof in told] == [verdict]
    assert wrong(answer) == []


def test_a_problem_and_an_assumption_are_as_the_schema_says() -> None:
    template = a_template("10.0.0.0/16")
    template["Parameters"] = {"Office": {"Type": "String", "Default": "10.7.0.0/16"}}
    template["Resources"]["Group"]["Properties"]["SecurityGroupIngress"][0]["CidrIp"] = {"Ref": "Office"}
    template["Resources"]["Vpc"]["Properties"]["CidrBlock"] = ["10.0.0.0/16"]

    answer = load(template, region="eu-west-1").to_json()

    assert answer["problems"]
    assert answer["assumptions"]
    assert wrong(answer) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("proofs", 0, "verdict"), "perhaps"),
        (("proofs", 0, "hops", 0, "outcome"), ""),
        (("proofs", 0, "more"), 1),
        (("schemaVersion",), 1),
        (("findings",), {}),
    ],
)
def test_what_is_no_answer_is_refused(path: tuple[str | int, ...], value: object) -> None:
    answer: Any = json.loads(json.dumps(a_network("10.9.0.0/16").to_json()))
    at = answer
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value

    assert wrong(answer)


def test_every_part_of_an_answer_is_described_in_words() -> None:
    bare = [name for name, part in _described(SCHEMA, "$") if not part.get("title") or not str(part.get("description", "")).endswith(".")]

    assert bare == []


def _described(schema: dict[str, Any], name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    yield name, schema
    for kind in ("properties", "$defs"):
        for key, inner in schema.get(kind, {}).items():
            yield from _described(inner, f"{name}.{key}")


@pytest.mark.parametrize(("value", "name"), [(Hop, "hop"), (Part, "part"), (Change, "change"), (Finding, "finding"), (Result, "proof")])
def test_every_field_of_a_value_is_in_the_schema(value: type[Hop | Part | Change | Finding | Result], name: str) -> None:
    published = set(SCHEMA["$defs"][name]["properties"])

    # The last tells findings of two sets of templates apart, and says nothing that the text does not.
    assert {field.name for field in fields(value)} - {"place", "plan", "about"} <= published


def a_template(inbound: object) -> dict[str, Any]:
    rule = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": inbound}
    place = {"SubnetIds": [{"Ref": "Subnet"}], "SecurityGroupIds": [{"Ref": "Apps"}]}
    endpoint = {
        "VpcEndpointType": "Interface",
        "ServiceName": "com.amazonaws.eu-west-1.kms",
        "VpcId": {"Ref": "Vpc"},
        "SubnetIds": [{"Ref": "Subnet"}],
        "SecurityGroupIds": [{"Ref": "Group"}],
    }
    said = {
        "Vpc": ("EC2::VPC", {"CidrBlock": "10.0.0.0/16"}),
        "Subnet": ("EC2::Subnet", {"VpcId": {"Ref": "Vpc"}, "CidrBlock": "10.0.1.0/24", "AvailabilityZone": "eu-west-1a"}),
        "Group": ("EC2::SecurityGroup", {"GroupDescription": "x", "VpcId": {"Ref": "Vpc"}, "SecurityGroupIngress": [rule]}),
        "Apps": ("EC2::SecurityGroup", {"GroupDescription": "x", "VpcId": {"Ref": "Vpc"}}),
        "Kms": ("EC2::VPCEndpoint", endpoint),
        "Function": ("Lambda::Function", {"VpcConfig": place}),
    }
    made = {name: {"Type": f"AWS::{kind}", "Properties": values} for name, (kind, values) in said.items()}
    return {"Parameters": {"Office": {"Type": "String"}}, "Resources": made}


def a_network(inbound: object) -> Analysis:
    return load(a_template(inbound), region="eu-west-1")
