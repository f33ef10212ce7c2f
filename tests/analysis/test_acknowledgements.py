"""What was acknowledged in an app is found where the CDK leaves it, and counts for what stands there or below, and for nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis import Acknowledgement, load
from constructs_privatelink.analysis.acknowledgements import Acknowledgements
from constructs_privatelink.analysis.templates import stack_set
from constructs_privatelink.analysis.values import Outside, ResourceId
from tests.analysis.assemblies import acknowledged, suppressed, write_assembly, write_report, write_stage

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

BLOCKED = "PrivateLink::client-blocked"


def endpoint(path: str) -> dict[str, object]:
    """Return a template whose one endpoint stands at a construct path."""
    resource = {"Type": "AWS::EC2::VPCEndpoint", "Metadata": {"aws:cdk:path": f"{path}/Default/Resource"}}
    return {"Resources": {"Endpoint": resource}}


def heard(
    *sources: Path, rule: str = "client-blocked", stack: str = "Stack", above: Mapping[str, Mapping[str, str | None]] | None = None
) -> Acknowledgement | None:
    """Return the acknowledgement of a finding about the endpoint of a stack."""
    return Acknowledgements(stack_set.load(*sources), above).of(rule, ResourceId(stack, "Endpoint"), f"{stack}/Eks")


@pytest.mark.parametrize("scope", ["Stack", "Stack/Eks", "Stack/Eks/Default", "Stack/Eks/Default/Resource"])
def test_it_counts_at_the_resource_at_what_it_is_the_inside_of_and_at_scopes_around(tmp_path: Path, scope: str) -> None:
    entries = {"Stack": {scope: [acknowledged(BLOCKED, "another team's")]}}
    folder = write_assembly(tmp_path, {"Stack": endpoint("Stack/Eks")}, entries)

    assert heard(folder) == Acknowledgement(scope, BLOCKED, "another team's")


@pytest.mark.parametrize("scope", ["Stack/Ek", "Stack/Eks2", "Stack/Other", "Stack/Eks/Group", "Eks", "Other"])
def test_at_another_path_it_does_not_count(tmp_path: Path, scope: str) -> None:
    folder = write_assembly(tmp_path, {"Stack": endpoint("Stack/Eks")}, {"Stack": {scope: [acknowledged(BLOCKED)]}})

    assert heard(folder) is None


def test_the_closest_counts(tmp_path: Path) -> None:
    entries = {"Stack": {"Stack": [acknowledged(BLOCKED, "far")], "Stack/Eks": [acknowledged(BLOCKED, "close")]}}
    folder = write_assembly(tmp_path, {"Stack": endpoint("Stack/Eks")}, entries)
    write_report(folder, suppressed(BLOCKED, None, "farthest"))

    assert heard(folder) == Acknowledgement("Stack/Eks", BLOCKED, "close")


def test_of_several_entries_at_a_path_the_last_counts_for_each_id(tmp_path: Path) -> None:
    entries = [acknowledged(BLOCKED, "first"), acknowledged(BLOCKED, "second"), acknowledged("PrivateLink::client-name", "third")]
    folder = write_assembly(tmp_path, {"Stack": endpoint("Stack/Eks")}, {"Stack": {"Stack": entries}})

    assert heard(folder) == Acknowledgement("Stack", BLOCKED, "second")


@pytest.mark.parametrize(
    "id", ["PrivateLink::PL031", "PrivateLink::client-is-anyone", "Annotation::constructs-privatelink:client-is-anyone"]
)
def test_a_rule_is_acknowledged_as_the_warning_that_says_the_same_too(tmp_path: Path, id: str) -> None:
    folder = write_assembly(tmp_path, {"Stack": endpoint("Stack/Eks")}, {"Stack": {"Stack": [acknowledged(id)]}})

    assert heard(folder, rule="PL031") == Acknowledgement("Stack", id, "known")
    assert heard(folder, rule="PL004") is None


@pytest.mark.parametrize("id", ["PL031", "Annotation::PL031", "AwsSolutions::PL031", "Annotation::client-is-anyone"])
def test_another_id_counts_no_more_than_in_a_synthesis(tmp_path: Path, id: str) -> None:
    folder = write_assembly(tmp_path, {"Stack": endpoint("Stack/Eks")}, {"Stack": {"Stack": [acknowledged(id)]}})

    assert heard(folder, rule="PL031") is None


@pytest.mark.parametrize(("at", "scope"), [(None, ""), ("Prod", "Prod"), ("Prod/Team", "Prod/Team")])
def test_above_the_stacks_the_report_of_the_synthesis_tells(tmp_path: Path, at: str | None, scope: str) -> None:
    folder = write_assembly(tmp_path, {"Prod/Team/Stack": endpoint("Prod/Team/Stack/Eks")})
    write_report(folder, suppressed(BLOCKED, at, "the network team's"))

    assert heard(folder, stack="Prod/Team/Stack") == Acknowledgement(scope, BLOCKED, "the network team's")


def test_what_the_report_says_of_a_stack_counts_only_where_its_metadata_still_says_so(tmp_path: Path) -> None:
    folder = write_assembly(tmp_path, {"Stack": endpoint("Stack/Eks")})
    write_report(folder, suppressed(BLOCKED, "Stack/Eks"), suppressed(BLOCKED, "Stack"))

    assert heard(folder) is None


def test_a_stage_alone_is_told_by_the_report_of_its_app(tmp_path: Path) -> None:
    app = write_assembly(tmp_path / "cdk.out", {})
    stage = write_assembly(app / "assembly-Prod", {"Prod/Stack": endpoint("Prod/Stack/Eks")})
    write_stage(app, stage)
    write_report(app, suppressed(BLOCKED, "Prod"))

    assert heard(stage, stack="Prod/Stack") == Acknowledgement("Prod", BLOCKED, "known")


def test_a_manifest_of_something_else_around_an_assembly_is_none_of_its_app(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text('{"name": "a web page", "artifacts": {}}', encoding="utf-8")
    folder = write_assembly(tmp_path / "cdk.out", {"Stack": endpoint("Stack/Eks")})
    write_report(folder, suppressed(BLOCKED, None))
    write_report(tmp_path, suppressed("PrivateLink::client-name", None))

    assert heard(folder) == Acknowledgement("", BLOCKED, "known")
    assert heard(folder, rule="client-name") is None


def test_who_knows_better_is_asked_instead_of_the_report(tmp_path: Path) -> None:
    folder = write_assembly(tmp_path, {"Stack": endpoint("Stack/Eks")})
    write_report(folder, suppressed(BLOCKED, None, "of the synthesis before"))

    assert heard(folder, above={}) is None
    assert heard(folder, above={"": {BLOCKED: "of now"}}) == Acknowledgement("", BLOCKED, "of now")


def test_an_app_beside_another_acknowledges_nothing_for_it(tmp_path: Path) -> None:
    template = {"Stack": endpoint("Stack/Eks")}
    careless = write_assembly(tmp_path / "careless", template, {"Stack": {"Stack": [acknowledged(BLOCKED)]}})
    careful = write_assembly(tmp_path / "careful", template)

    reader = Acknowledgements(stack_set.load(careful, careless))

    assert reader.of("client-blocked", ResourceId("Stack", "Endpoint"), "Stack/Eks") is None
    assert reader.of("client-blocked", ResourceId("Stack'", "Endpoint"), "Stack/Eks") == Acknowledgement("Stack", BLOCKED, "known")


def test_what_is_imported_is_acknowledged_at_the_app(tmp_path: Path) -> None:
    folder = write_assembly(tmp_path, {"Stack": endpoint("Stack/Eks")})
    write_report(folder, suppressed("PrivateLink::PL009", None))

    acknowledgement = Acknowledgements(stack_set.load(folder)).of("PL009", Outside("subnet-0123"), "subnet-0123")

    assert acknowledgement == Acknowledgement("", "PrivateLink::PL009", "known")


@pytest.mark.parametrize("content", ["[]", "{", '{"/Stack": "PrivateLink::client-blocked"}', '{"PrivateLink::": [1, {"type": 2}]}'])
def test_what_is_no_metadata_acknowledges_nothing(tmp_path: Path, content: str) -> None:
    folder = write_assembly(tmp_path, {"Stack": endpoint("Stack/Eks")})
    (folder / "Stack.metadata.json").write_text(content, encoding="utf-8")

    assert heard(folder) is None


def test_metadata_that_cannot_be_read_is_told_once_somebody_needs_it(tmp_path: Path) -> None:
    folder = write_assembly(tmp_path, {"Stack": endpoint("Stack/Eks")})
    (folder / "Stack.metadata.json").write_text("{ PrivateLink::", encoding="utf-8")
    reader = Acknowledgements(stack_set.load(folder))
    assert list(reader.problems) == []

    assert reader.of("client-blocked", ResourceId("Stack", "Endpoint"), "Stack/Eks") is None

    (problem,) = reader.problems
    assert problem.where == "Stack"
    assert problem.text.startswith("acknowledgements are not seen: file 'Stack.metadata.json'")


def test_findings_carry_their_acknowledgement(tmp_path: Path) -> None:
    template = {
        "Resources": {
            "Vpc": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16"}},
            "Kms": {
                "Type": "AWS::EC2::VPCEndpoint",
                "Metadata": {"aws:cdk:path": "Stack/Kms/Resource"},
                "Properties": {
                    "VpcEndpointType": "Interface",
                    "ServiceName": "com.amazonaws.eu-west-1.kms",
                    "VpcId": {"Ref": "Vpc"},
                    "PrivateDnsEnabled": True,
                },
            },
        }
    }
    entries = {"Stack": {"Stack/Kms": [acknowledged("PrivateLink::PL002", "DNS comes later")]}}
    networks = load(write_assembly(tmp_path, {"Stack": template}, entries))

    told = {finding.rule: finding.acknowledged for finding in networks.findings()}

    assert told["PL002"] == Acknowledgement("Stack/Kms", "PrivateLink::PL002", "DNS comes later")
    assert [finding for finding in networks.findings() if finding.rule != "PL002" and finding.acknowledged] == []
