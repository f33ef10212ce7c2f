"""The transforms that a template names, and what those that are not applied here may touch.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-reference.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from constructs_privatelink.analysis.templates.includes import INCLUDE
from constructs_privatelink.analysis.templates.loops import EXTENSIONS
from constructs_privatelink.analysis.templates.sam_transform import SERVERLESS
from constructs_privatelink.analysis.templates.work import TemplateProblem, Unread

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SECTIONS = ("Resources", "Parameters", "Conditions", "Mappings", "Outputs")
_MAKES_ITS_OWN = ("AWS::CodeDeployBlueGreen", "AWS::SecretsManager-", "AWS::ServiceCatalog")
"""Transforms of AWS that leave the resources beside them as they are: hooks, a function that rotates a secret, values of other products."""


class Transform(NamedTuple):
    """A transform, and the section in whose place it stands; empty for the whole template."""

    name: str
    section: str


def transforms_of(template: Mapping[str, object]) -> list[Transform]:
    """Return a template's transforms: of all of it, and of what stands in its place in a section."""
    named = template.get("Transform", [])
    of_template = [Transform(_name(transform), "") for transform in (named if isinstance(named, list) else [named])]
    sections = [("", template), *((name, template.get(name)) for name in (*SECTIONS, "Globals", "Rules"))]
    inside = [(name, section["Fn::Transform"]) for name, section in sections if isinstance(section, dict) and "Fn::Transform" in section]
    return [*of_template, *(Transform(_name(transform), name) for name, transform in inside)]


def _name(transform: object) -> str:
    name = transform.get("Name", transform) if isinstance(transform, dict) else transform
    return name if isinstance(name, str) else str(name)[:100]


def not_applied(stack: str, template: Mapping[str, object]) -> Iterator[TemplateProblem]:
    """Yield the transforms of a stack's template that are not applied, each with what it may touch.

    A macro may rewrite all that stands beside it; what is included there may name it. What is included elsewhere (a mapping, a
    condition) makes values unknown, which are seen where they are used.
    """
    for transform in transforms_of(template):
        if transform.name in {EXTENSIONS, SERVERLESS}:
            continue
        text = f"the transform {transform.name[:100]!r} is not applied: what it adds is not seen"
        yield TemplateProblem(stack, text, _touched(stack, transform))


def _touched(stack: str, transform: Transform) -> Unread:
    if transform.name.startswith(_MAKES_ITS_OWN):
        return Unread(stack, what="transform")
    if transform.name != INCLUDE:
        return Unread(stack, beside="rewritten", what="transform")
    return Unread(stack, beside="added" if transform.section in {"", "Resources"} else "nothing", what="transform")
