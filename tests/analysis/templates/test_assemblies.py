"""Cloud assemblies: their stacks, those of stages, and nested ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis.templates.stack_set import TemplateProblem, load
from constructs_privatelink.errors import PrivateLinkError
from tests.analysis.templates.fixtures_stacks import one, stack, written

if TYPE_CHECKING:
    from pathlib import Path


def test_stacks_of_stages_and_nested_stacks_have_their_place_in_their_names(assembly: Path) -> None:
    stacks = load(assembly).stacks

    network, nested, deep, application = stacks
    assert (network, application) == ("Prod/Network", "Prod/Application")
    assert nested.startswith("Prod/Network/Nested")
    assert deep.startswith(f"{nested}/Deep")
    assert {each.region for each in stacks.values()} == {"eu-west-1"}
    assert {each.account for each in stacks.values()} == {"111111111111"}


def test_every_stage_is_read_and_those_in_stages_too(tmp_path: Path) -> None:
    def stage(directory: str) -> dict[str, object]:
        return {"type": "cdk:cloud-assembly", "properties": {"directoryName": directory}}

    def shop(name: str) -> dict[str, object]:
        return {"artifacts": {f"{name}Shop": stack("shop.json", displayName=f"{name}/Shop")}}

    outer = {"artifacts": {"assembly-Eu": stage("../assembly-Eu"), "assembly-Us": stage("../assembly-Us")}}
    manifests = {"assembly-Test": shop("Test"), "assembly-All": outer, "assembly-Eu": shop("Eu"), "assembly-Us": shop("Us")}
    files = {f"{name}/manifest.json": manifest for name, manifest in manifests.items()}
    templates = {f"{name}/shop.json": one({}) for name in ("assembly-Test", "assembly-Eu", "assembly-Us")}
    written(
        tmp_path, {"manifest.json": {"artifacts": {name: stage(name) for name in ("assembly-Test", "assembly-All")}}, **files, **templates}
    )

    assert len(load(tmp_path).stacks) == 3


@pytest.mark.parametrize(
    ("artifact", "reason"),
    [
        (stack("missing.json"), "cannot be read: no such file or directory"),
        (stack("../outside.json"), "stands outside of"),
        (stack("broken.json"), "not JSON"),
        (stack("list.json"), "got list where a template is a mapping"),
        ({"type": "aws:cloudformation:stack"}, "does not say where the file of 'A' is"),
        ({"type": "cdk:cloud-assembly", "properties": {"directoryName": "."}}, "which was read before"),
    ],
)
def test_an_assembly_that_lacks_a_stack_is_refused(artifact: object, reason: str, tmp_path: Path) -> None:
    written(tmp_path, {"broken.json": '{"Resources": ', "list.json": "[]", "manifest.json": {"artifacts": {"A": artifact}}})

    with pytest.raises(PrivateLinkError, match=reason):
        load(tmp_path)


@pytest.mark.parametrize(
    ("template", "problem"),
    [
        ({}, "it has no 'Resources'"),
        ({"Resources": []}, "'Resources' is no mapping"),
        ({"Resources": {"A": {}}}, "the resource 'A' has no type: it is not seen"),
        ({"Resources": {"A": {"Type": "X", "Properties": []}}}, "the properties of the resource 'A' are no mapping: they are not seen"),
        ({"Resources": {}, "Transform": "Mine"}, "the transform 'Mine' is not applied: what it adds is not seen"),
    ],
)
def test_a_broken_part_is_a_problem_of_the_set(template: dict[str, object], problem: str) -> None:
    assert load(template).problems == (TemplateProblem("Template", problem),)
