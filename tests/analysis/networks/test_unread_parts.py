"""What of a template cannot be read weakens a verdict only where it may hold more of the networks."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis import load
from tests.analysis.networks.fixtures_services import of
from tests.analysis.networks.fixtures_unread import closed, resources

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


BROKEN = {"Fn::Select": ["not a number", []]}


UNKNOWN = {"Fn::FindInMap": [{"Ref": "P"}, "Top", "Second"]}
"""Unlike a parameter's, a value of which not even that is known which it is."""


def verdict(made: dict[str, dict[str, object]], **sections: object) -> str:
    networks = load({"Parameters": {"P": {"Type": "String"}}, "Resources": made, **sections}, region="eu-west-1")
    return networks.explain("Function", "Kms").result.verdict


def places(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield (*path, key)
        if not (isinstance(inner, dict) and "Ref" in inner):
            yield from places(inner, (*path, key))


PLACES = [(name, "Properties", *path) for name, resource in resources().items() for path in places(resource["Properties"])]


def with_value(path: tuple[str | int, ...], value: object) -> dict[str, dict[str, object]]:
    made = copy.deepcopy(resources())
    holder: object = made
    for key in path[:-1]:
        holder = holder[key]  # type: ignore[index] # a path that is there
    holder[path[-1]] = value  # type: ignore[index] # as above
    return made


def test_the_client_reaches_the_endpoint_while_all_is_read() -> None:
    assert verdict(resources()) == "reachable"


@pytest.mark.parametrize("path", PLACES, ids=lambda path: ".".join(map(str, path)))
def test_a_broken_function_is_as_good_as_an_unknown_value(path: tuple[str | int, ...]) -> None:
    made = with_value(path, BROKEN)

    try:
        expected = verdict(with_value(path, UNKNOWN))
    except Exception as error:  # noqa: BLE001 - whatever the one says, the other says
        with pytest.raises(type(error)):
            verdict(made)
    else:
        assert verdict(made) == expected


@pytest.mark.parametrize(
    "further",
    [
        {"Bucket": of("AWS::S3::Bucket", Tags=BROKEN)},
        {"Bucket": {"Type": "AWS::S3::Bucket", "Properties": []}},
        {"Role": of("AWS::IAM::Role", **{"Fn::Transform": {"Name": "AWS::Include"}})},
        {"Api": of("AWS::ApiGateway::RestApi", Policy={"Fn::Transform": {"Name": "AWS::Include"}})},
        {"Second": of("AWS::EC2::VPC", CidrBlock="10.1.0.0/16", Tags=BROKEN)},
        {"Bucket": of("AWS::S3::Bucket", BucketName={"Ref": "Nothing"})},
    ],
)
def test_what_is_broken_elsewhere_leaves_the_verdict(further: dict[str, dict[str, object]]) -> None:
    assert verdict({**resources(), **further}) == "reachable"


def test_what_is_broken_in_an_output_leaves_the_verdict() -> None:
    assert verdict(resources(), Outputs={"Name": {"Value": BROKEN, "Export": {"Name": "n"}}}) == "reachable"


INCLUDE = {"Name": "AWS::Include", "Parameters": {"Location": "s3://bucket/more.yaml"}}


ELSEWHERE = "https://s3.amazonaws.com/bucket/nested.yaml"


def nested(**given: object) -> dict[str, object]:
    return of("AWS::CloudFormation::Stack", TemplateURL=ELSEWHERE, Parameters=given)


@pytest.mark.parametrize(
    "handed",
    [
        {"Ref": "Acl"},
        {"Fn::GetAtt": ["Acl", "Id"]},
        {"Fn::Join": [",", [{"Ref": "Acl"}, "acl-0123456789abcdef0"]]},
        {"Ref": "One"},
        {"Fn::Join": [",", [{"Ref": "One"}, {"Ref": "Other"}]]},
        {"Ref": "Vpc"},
        {"Fn::If": ["Known", {"Ref": "Acl"}, "none"]},
    ],
)
@pytest.mark.parametrize("kind", ["AWS::CloudFormation::Stack", "Company::Network::Rules::MODULE", ""])
def test_a_part_that_is_not_read_weakens_what_it_is_handed(kind: str, handed: object) -> None:
    part = of(kind, TemplateURL=ELSEWHERE, Parameters={"Given": handed})
    made = {**resources(), "Part": part if kind else {"Properties": part["Properties"]}}

    assert verdict(made, Conditions={"Known": {"Fn::Equals": ["a", "a"]}}) == "unknown"


@pytest.mark.parametrize(
    "further",
    [
        {"Some": {"Properties": {}}},
        {"Module": of("Company::Storage::Bucket::MODULE", Name="orders")},
        {"Nested": of("AWS::CloudFormation::Stack", TemplateURL=ELSEWHERE)},
        {"Nested": nested(Table={"Ref": "Table"}, Address={"Fn::GetAtt": ["Vpc", "CidrBlock"]}), "Table": of("AWS::DynamoDB::Table")},
        {"Nested": nested(Kms={"Ref": "Kms"})},
        {"Nested": nested(Group={"Ref": "Group"})},  # no rule that is added to a group closes what the others open
        {"Nested": nested(Secret={"Ref": "P"})},
        {"Second": of("AWS::EC2::SecurityGroup", **{"Fn::Transform": INCLUDE})},
        {"Second": {"Type": "AWS::EC2::SecurityGroup", "Fn::Transform": INCLUDE}},
    ],
)
def test_a_part_that_is_not_read_leaves_what_it_is_not_handed(further: dict[str, dict[str, object]]) -> None:
    assert verdict({**resources(), **further}) == "reachable"


@pytest.mark.parametrize(
    ("kind", "handed", "expected"),
    [
        ("AWS::CloudFormation::StackSet", {"Parameters": [{"ParameterKey": "Acl", "ParameterValue": {"Ref": "Acl"}}]}, "unknown"),
        ("AWS::CloudFormation::StackSet", {"Parameters": [{"ParameterKey": "Table", "ParameterValue": "orders"}]}, "reachable"),
        ("AWS::CloudFormation::StackSet", {"StackSetName": "x"}, "reachable"),
        (
            "AWS::ServiceCatalog::CloudFormationProvisionedProduct",
            {"ProvisioningParameters": [{"Key": "Subnet", "Value": {"Ref": "One"}}]},
            "unknown",
        ),
    ],
)
def test_stacks_that_are_made_of_templates_elsewhere_weaken_what_they_are_handed(
    kind: str, handed: dict[str, object], expected: str
) -> None:
    assert verdict({**resources(), "Made": of(kind, **handed)}) == expected


def test_what_is_exported_may_be_imported_by_a_part_that_is_not_read() -> None:
    exported = {"Acl": {"Value": {"Ref": "Acl"}, "Export": {"Name": "endpoint-acl"}}}

    assert verdict({**resources(), "Nested": nested()}, Outputs=exported) == "unknown"
    assert verdict(resources(), Outputs=exported) == "reachable"
    assert verdict({**resources(), "Nested": nested()}, Outputs={"Acl": {"Value": {"Ref": "Acl"}}}) == "reachable"


def test_a_parameter_that_is_handed_on_hands_on_the_thing_that_it_names() -> None:
    made = resources()
    for subnet in ("One", "Other"):
        made[subnet]["Properties"]["VpcId"] = {"Ref": "P"}  # type: ignore[index] # it has some
    made["Kms"]["Properties"]["VpcId"] = made["Group"]["Properties"]["VpcId"] = made["Acl"]["Properties"]["VpcId"] = {"Ref": "P"}  # type: ignore[index] # as above

    reasons = (
        load({"Parameters": {"P": {"Type": "String"}}, "Resources": {**made, "Nested": nested(Vpc={"Ref": "P"})}}, region="eu-west-1")
        .explain("Function", "Kms")
        .result.reasons
    )

    assert any("the nested stack cannot be read" in reason.why for reason in reasons)


def test_a_part_that_may_hold_the_rule_that_lacks_weakens_blocked_too() -> None:
    assert verdict(closed()) == "blocked"
    assert verdict({**closed(), "Rules": nested(Group={"Ref": "Shut"})}) == "unknown"
    assert verdict({**closed(), "Rules": nested(Group={"Ref": "Group"}, Table="orders")}) == "blocked"


def test_an_acl_that_is_handed_over_may_have_more_entries() -> None:
    made = resources()
    made.pop("Back")

    assert verdict(made) == "reachable"
    made.pop("In")
    assert verdict(made) == "blocked"
    assert verdict({**made, "Entries": nested(Acl={"Ref": "Acl"})}) == "unknown"


@pytest.mark.parametrize("made", [resources(), closed()], ids=["open", "closed"])
@pytest.mark.parametrize(
    "further",
    [
        {"Resources": {"Fn::Transform": {"Name": "Company::Macro"}}},
        {"Transform": "Company::Macro"},
        {"Transform": ["AWS::LanguageExtensions", "Company::Macro"]},
        {"Fn::Transform": {"Name": "Company::Macro"}},
    ],
)
def test_a_macro_may_make_everything_beside_it_another(made: dict[str, dict[str, object]], further: dict[str, object]) -> None:
    inside: dict[str, dict[str, object]] = further.get("Resources", {})  # type: ignore[assignment] # a mapping of resources
    sections = {name: section for name, section in further.items() if name != "Resources"}

    assert verdict({**made, **inside}, **sections) == "unknown"


def test_what_is_included_among_the_resources_may_name_them() -> None:
    include: dict[str, object] = {**INCLUDE}

    assert verdict({**resources(), "Fn::Transform": include}) == "unknown"
    assert verdict(resources(), Transform=INCLUDE) == "unknown"
    assert verdict(resources(), Mappings={"Fn::Transform": INCLUDE}) == "reachable"
    assert verdict(resources(), Outputs={"Fn::Transform": INCLUDE}) == "reachable"


@pytest.mark.parametrize("transform", [INCLUDE, {"Name": "Company::Macro"}])
def test_a_resource_that_a_transform_tells_may_be_anything_beside_the_others(transform: dict[str, object]) -> None:
    assert verdict({**resources(), "Further": {"Fn::Transform": transform}}) == "unknown"
    assert verdict({**closed(), "Further": {"Fn::Transform": transform}}) == "unknown"
    assert verdict({**resources(), "Further": {"Type": "AWS::SNS::Topic", "Fn::Transform": transform}}) == "reachable"


@pytest.mark.parametrize("kind", ["SecurityGroupIngress", "SecurityGroupEgress", "NetworkAclEntry", "NetworkAcl", "VPCEndpoint", "Route"])
def test_no_rule_misses_what_a_transform_may_tell_of_a_resource(kind: str) -> None:
    def rules(further: dict[str, object]) -> list[str]:
        networks = load({"Resources": {**resources(), "Further": {"Type": f"AWS::EC2::{kind}", **further}}}, region="eu-west-1")
        return [finding.rule for finding in networks.findings() if str(finding.resource).endswith(".Further")]

    assert rules({"Fn::Transform": INCLUDE}) == rules({"Properties": {"Fn::Transform": INCLUDE}}) == []


@pytest.mark.parametrize("name", ["AWS::CodeDeployBlueGreen", "AWS::SecretsManager-2020-07-23"])
def test_transforms_that_make_something_of_their_own_leave_the_rest(name: str) -> None:
    assert verdict(resources(), Transform=name) == "reachable"


def test_a_macro_in_another_stack_leaves_this_one() -> None:
    networks = load({"Resources": resources()}, {"Transform": "Company::Macro", "Resources": {"Table": of("AWS::DynamoDB::Table")}})

    assert networks.explain("Function", "Kms").result.verdict == "reachable"


def test_what_may_be_another_is_no_error() -> None:
    made = resources()
    made["Kms"]["Properties"].pop("SubnetIds")  # type: ignore[attr-defined] # it is a dict

    def severities(**sections: object) -> set[str]:
        return {finding.severity for finding in load({"Resources": made, **sections}, region="eu-west-1").findings()}

    assert "error" in severities()
    assert "error" not in severities(Transform="Company::Macro")


def test_a_group_that_is_handed_over_may_lose_the_rule_that_allows_everything_out() -> None:
    made = resources()
    made["Group"]["Properties"].pop("SecurityGroupEgress")  # type: ignore[attr-defined] # it is a dict
    networks = load({"Resources": {**made, "Nested": nested(Group={"Ref": "Group"})}}, region="eu-west-1")

    reasons = {reason.code for reason in networks.explain("Function", "Kms").result.reasons}

    assert "PL_DEFAULT_EGRESS_REVOKED" in reasons


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        ({"Bucket${Name}": {"Type": "AWS::S3::Bucket"}}, "reachable"),
        ({"Rule${Name}": of("AWS::EC2::SecurityGroupEgress", GroupId={"Ref": "Group"})}, "unknown"),
    ],
)
def test_a_loop_that_is_not_unrolled_weakens_what_it_may_name(fragment: dict[str, object], expected: str) -> None:
    loop = {"Fn::ForEach::Several": ["Name", {"Ref": "P"}, fragment]}

    assert verdict({**resources(), **loop}, Transform="AWS::LanguageExtensions") == expected  # type: ignore[dict-item] # a loop is a list


def test_a_stack_without_resources_is_known_and_empty() -> None:
    networks = load({"Resources": resources()}, {"Description": "nothing yet"}, region="eu-west-1")

    assert networks.explain("Function", "Kms").result.verdict == "reachable"


def test_the_later_of_two_keys_counts_and_weakens_nothing(tmp_path: Path) -> None:
    given = {"Parameters": {"P": {"Type": "String"}}, "Resources": resources()}
    text = json.dumps(given).replace('"VpcEndpointType"', '"PrivateDnsEnabled": true, "PrivateDnsEnabled": false, "VpcEndpointType"')
    answers = []
    for name, written in (("twice.json", text), ("twice.yaml", f"# the same in YAML\n{text}")):
        (tmp_path / name).write_text(written)
        networks = load(tmp_path / name, region="eu-west-1")
        answers.append((networks.explain("Function", "Kms").result.verdict, networks.model.endpoints[0].private_dns, networks.problems))

    assert [answer[:2] for answer in answers] == [("reachable", False)] * 2
    assert [problem.text for _, _, problems in answers for problem in problems] == [
        "the key 'PrivateDnsEnabled' is given twice in one object; the later one counts"
    ] * 2


def test_rules_that_look_at_more_later_change_no_verdict() -> None:
    api = of("AWS::ApiGateway::RestApi", **{"Fn::Transform": {"Name": "AWS::Include"}})
    networks = load({"Resources": {**resources(), "Api": api}}, region="eu-west-1")

    networks.findings()

    assert networks.explain("Function", "Kms").result.verdict == "reachable"
    assert networks.problems


def test_a_function_beside_other_keys_makes_its_object_unknown() -> None:
    made = with_value(("Group", "Properties", "SecurityGroupIngress", 0, "Fn::Transform"), {"Name": "AWS::Include"})

    assert verdict(made) == "unknown"
