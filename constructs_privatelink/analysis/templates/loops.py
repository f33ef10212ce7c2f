"""Unrolls ``Fn::ForEach``: what the transform ``AWS::LanguageExtensions`` makes of a template before its resources are there.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.templates.coercion import as_text
from constructs_privatelink.analysis.templates.documents import MOST_NODES
from constructs_privatelink.analysis.templates.evaluation import evaluate
from constructs_privatelink.analysis.templates.scopes import Scope, Scopes
from constructs_privatelink.analysis.templates.texts import LONGEST_TEXT, known, why
from constructs_privatelink.analysis.templates.work import TemplateProblem, Unread

if TYPE_CHECKING:
    from collections.abc import Mapping

EXTENSIONS = "AWS::LanguageExtensions"
_LOOP = "Fn::ForEach::"
_SECTIONS = ("Conditions", "Outputs", "Resources")
_HARMLESS = tuple(f"AWS::{family}::" for family in ("CloudWatch", "DynamoDB", "KMS", "Logs", "S3", "SNS", "SQS", "SSM", "SecretsManager"))
_CHARACTERS_A_NODE = 16
_NO_ID = re.compile(r"[^0-9A-Za-z]+")


class _TooMuchError(Exception):
    """The loops of a template make more than a template may have."""


def unrolled(scope: Scope, aside: Scopes) -> Mapping[str, object]:
    """Return a stack's template with its loops unrolled; a loop over what is not known before deployment is a problem, and left out.

    Args:
        scope: The stack; nothing of it is worked out.
        aside: The scopes in which loops' collections are worked out, before the other stacks are there. Its problems and assumptions are
            those of the stack.

    """
    loops = _Loops(scope, aside)
    try:
        return {name: loops.unrolled(name, section) if name in _SECTIONS else section for name, section in scope.template.items()}
    except _TooMuchError:
        loops.problem(
            f"its loops make more than {MOST_NODES:,} values: what they make is not seen", Unread(scope.name, beside="added", what="loop")
        )
        return {name: _without_loops(section) if name in _SECTIONS else section for name, section in scope.template.items()}


def _without_loops(section: object) -> object:
    return {name: resource for name, resource in section.items() if not name.startswith(_LOOP)} if isinstance(section, dict) else section


class _Loops:
    def __init__(self, scope: Scope, aside: Scopes) -> None:
        self._name, self._aside = scope.name, aside
        self._scope = _apart(scope, aside)
        self._section = ""
        self._left = MOST_NODES

    def unrolled(self, name: str, section: object) -> object:
        """Return a section of the template with its loops unrolled."""
        self._section = name
        return self.walked(section, {})

    def problem(self, text: str, unread: Unread | None = None) -> None:
        self._aside.work.problems[TemplateProblem(self._name, text, unread)] = None

    def walked(self, value: object, names: Mapping[str, str], level: int = 0) -> object:
        """Return a value with its loops unrolled, and the identifiers of the loops around it replaced."""
        match value:
            case str():
                return self._replaced(value, names) if names else value
            case list():
                self._charge(len(value))
                return [self.walked(inner, names, level + 1) for inner in value]
            case {"Ref": str(name), **rest} if name in names and not rest:
                return names[name]
            case {"Fn::If": [condition, *branches], **rest} if not rest:
                return {"Fn::If": [condition, *(self.walked(inner, names, level + 1) for inner in branches)]}
            case dict():
                self._charge(len(value))
                return self._mapping(value, names, level)
            case _:
                return value

    def _mapping(self, value: Mapping[str, object], names: Mapping[str, str], level: int) -> dict[str, object]:
        expanded: dict[str, object] = {}
        for key, inner in value.items():
            made = self._loop(key, inner, names, level) if key.startswith(_LOOP) else {self._replaced(key, names): inner}
            parts = {name: part if key.startswith(_LOOP) else self.walked(part, names, level + 1) for name, part in made.items()}
            self._add(parts, expanded)
        return expanded

    def _add(self, made: Mapping[str, object], expanded: dict[str, object]) -> None:
        for name in made.keys() & expanded.keys():
            self.problem(f"the key '{name[:100]}' is made twice by loops; CloudFormation refuses that")
        expanded.update(made)

    def _loop(self, key: str, argument: object, names: Mapping[str, str], level: int) -> dict[str, object]:
        match argument:
            case [str() as identifier, collection, dict() as fragment]:
                values, reason = self._values(self.walked(collection, names, level + 1))
            case _:
                values, reason = None, "it takes an identifier, a collection and a mapping"
        if values is None:
            text = f"the loop '{key.removeprefix(_LOOP)[:100]}' is not unrolled, and what it makes is not seen: {reason}"
            adds = self._section == "Resources" and not level and not _is_harmless(argument)
            self.problem(text, Unread(self._name, beside="added" if adds else "nothing", what="loop"))
            return {key: argument} if level else {}
        expanded: dict[str, object] = {}
        for value in values:
            made = self.walked(fragment, {**names, identifier: value}, level)
            self._add(made if isinstance(made, dict) else {}, expanded)
        return expanded

    def _values(self, collection: object) -> tuple[list[str] | None, str]:
        self._aside.work.begin(self._name)
        values = evaluate(self._scope, collection)
        if not known(values):
            return None, why(values)
        if not isinstance(values, list):
            return None, "its collection is no list"
        flat = [value for item in values for value in (item if isinstance(item, list) else [item])]
        texts = [as_text(value) for value in flat if isinstance(value, str | int | float)]
        return ([str(value) for value in texts], "") if len(texts) == len(flat) else (None, "its collection is no list of texts")

    def _replaced(self, text: str, names: Mapping[str, str]) -> str:
        if "{" not in text:
            return text
        for name, value in names.items():
            for mark, instead in ((f"${{{name}}}", value), (f"&{{{name}}}", _NO_ID.sub("", value))):
                times = text.count(mark)
                if times * len(instead) > LONGEST_TEXT:
                    raise _TooMuchError
                text = text.replace(mark, instead) if times else text
        self._charge(len(text) // _CHARACTERS_A_NODE)
        return text

    def _charge(self, nodes: int) -> None:
        self._left -= nodes + 1
        if self._left < 0:
            raise _TooMuchError


def _is_harmless(loop: object) -> bool:
    """Return whether a loop makes only resources of kinds that are no part of a network and say nothing of one."""
    kinds: list[object] = []
    match loop:
        case [_, _, dict(fragment)]:
            kinds = [resource.get("Type") if isinstance(resource, dict) else None for resource in fragment.values()]
    return bool(kinds) and all(isinstance(kind, str) and kind.startswith(_HARMLESS) for kind in kinds)


def _apart(scope: Scope, aside: Scopes) -> Scope:
    """Return a copy of a scope whose values are forgotten again: nested stacks and exports are not known yet."""
    parent = None if scope.parent is None else (_apart(scope.parent[0], aside), scope.parent[1])
    return Scope(scope.name, scope.template, scope.environment, aside, scope.given, parent, scope.stage)
