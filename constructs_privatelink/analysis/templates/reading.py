"""Puts templates and the templates nested in them into one set, and notes what of them cannot be read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from constructs_privatelink.analysis.templates.assemblies import StackFile, construct_paths, nested_template, uploaded_files
from constructs_privatelink.analysis.templates.documents import read_document
from constructs_privatelink.analysis.templates.loops import EXTENSIONS, unrolled
from constructs_privatelink.analysis.templates.sam_transform import SERVERLESS, not_seen, without_serverless
from constructs_privatelink.analysis.templates.scopes import Scope, Scopes
from constructs_privatelink.analysis.templates.work import TemplateProblem, Work
from constructs_privatelink.analysis.values import ResourceId
from constructs_privatelink.errors import PrivateLinkError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from constructs_privatelink.analysis.templates.documents import Document

_NESTED = "AWS::CloudFormation::Stack"
_DEEPEST_NESTING = 20
_MOST_STACKS, _MOST_RESOURCES = 2_500, 250_000
_SECTIONS = ("Resources", "Parameters", "Conditions", "Mappings", "Outputs")
_APPLIED = {EXTENSIONS, SERVERLESS}


class _Opened(NamedTuple):
    """A stack whose nested stacks are not read yet; `paths` are the templates around it and its own."""

    scope: Scope
    file: StackFile
    document: Document
    paths: tuple[Path, ...]


class Reader:
    """Makes a set of stacks, one after the other.

    Args:
        parameters: Values for parameters, by name or by ``"Stack:Name"``.
        region: The Region of stacks that say none.

    """

    def __init__(self, parameters: Mapping[str, object], region: str | None) -> None:
        self.scopes, self._aside = Scopes(Work()), Scopes(Work())
        self._parameters, self._region = parameters, region
        self._documents: dict[Path, Document] = {}
        self._files: dict[str, StackFile] = {}
        self._paths: dict[str, list[tuple[str, str]]] = {}
        self._assets: dict[Path, Mapping[str, str]] = {}
        self._resources = 0

    @property
    def work(self) -> Work:
        """What working out the set's values costs, and finds."""
        return self.scopes.work

    def add(self, stack: StackFile, document: Document) -> None:
        """Add a stack, and those nested in it."""
        name = stack.name
        while name in self._files:
            name += "'"
        environment = replace(stack.environment, region=stack.environment.region or self._region)
        scope = Scope(name, document.content, environment, self.scopes, {**stack.parameters, **self._given(name)}, stage=str(stack.root))
        waiting = [_Opened(scope, replace(stack, name=name), document, (stack.path,))]
        while waiting:
            opened = waiting.pop()
            self._transform(opened.scope, opened.document)
            self._note(opened.scope, opened.document)
            self._files[opened.scope.name] = opened.file
            self.scopes.all.append(opened.scope)
            waiting += reversed(list(self._nested(opened)))

    def _given(self, stack: str) -> dict[str, object]:
        given = {name: list(value) if isinstance(value, tuple) else value for name, value in self._parameters.items()}
        general = {name: value for name, value in given.items() if ":" not in name}
        own = {name.rpartition(":")[2]: value for name, value in given.items() if name.rpartition(":")[0] == stack}
        return general | own

    def _transform(self, scope: Scope, document: Document) -> None:
        """Apply the transforms that are known here to a template, and note what the others hide."""
        self.work.afford(document.nodes)
        transforms = _transforms(scope.template)
        problems = [
            f"the transform {str(one)[:100]!r} is not applied: what it adds is not seen" for one in transforms if one not in _APPLIED
        ]
        if EXTENSIONS in transforms:
            self._aside.work.afford(document.nodes)
            scope.template = unrolled(scope, self._aside)
            self.work.problems |= self._aside.work.problems
            self.work.assumptions |= self._aside.work.assumptions
        if SERVERLESS in transforms:
            scope.template = without_serverless(scope.template)
            problems += not_seen(scope.template)
        scope.has_macros = bool(set(transforms) - {EXTENSIONS})
        for text in problems:
            self.work.problems[TemplateProblem(scope.name, text, hides=True)] = None

    def _note(self, scope: Scope, document: Document) -> None:
        """Note what is broken in a template."""
        problems = [f"the key '{key[:100]}' is given twice in one object; the later one counts" for key in document.repeated[:20]]
        problems += [f"'{section}' is no mapping" for section in _SECTIONS if not isinstance(scope.template.get(section, {}), dict)]
        problems += ["it has no 'Resources'"] if "Resources" not in scope.template else []
        self._resources += len(scope.section("Resources"))
        for logical_id, raw in scope.section("Resources").items():
            if logical_id == "Fn::Transform":
                continue
            if not isinstance(raw, dict) or not isinstance(raw.get("Type"), str):
                problems.append(f"the resource '{logical_id[:100]}' has no type: it is not seen")
            elif raw["Type"].endswith("::MODULE"):
                problems.append(f"the module '{logical_id[:100]}' is not expanded: the resources in it are not seen")
            elif not isinstance(raw.get("Properties", {}), dict):
                text = f"the properties of the resource '{logical_id[:100]}' are no mapping: they are not seen"
                self.work.problems[TemplateProblem(scope.name, text, hides=True, resource=ResourceId(scope.name, logical_id))] = None
            elif "Fn::Transform" in raw:
                text = f"Fn::Transform is not applied to the resource '{logical_id[:100]}': what it adds is not seen"
                self.work.problems[TemplateProblem(scope.name, text, hides=True, resource=ResourceId(scope.name, logical_id))] = None
        for text in problems:
            self.work.problems[TemplateProblem(scope.name, text, hides=True)] = None

    def _nested(self, around: _Opened) -> Iterator[_Opened]:
        scope = around.scope
        for logical_id, raw in scope.section("Resources").items():
            if not isinstance(raw, dict) or raw.get("Type") != _NESTED:
                continue
            name = f"{scope.name}/{logical_id}"
            try:
                path = nested_template(around.file, raw, self._assets_of)
                document = self._read(path, around.paths)
            except PrivateLinkError as error:
                self.work.problems[TemplateProblem(name, f"the nested stack cannot be read: {error}", hides=True)] = None
                continue
            environment = replace(scope.environment, stack_name=None)
            inner = Scope(name, document.content, environment, self.scopes, parent=(scope, logical_id), stage=scope.stage)
            scope.nested[logical_id] = inner
            yield _Opened(inner, replace(around.file, name=name, path=path), document, (*around.paths, path))

    def _assets_of(self, directory: Path) -> Mapping[str, str]:
        if directory not in self._assets:
            self._assets[directory] = uploaded_files(directory)
        return self._assets[directory]

    def _read(self, path: Path, around: tuple[Path, ...]) -> Document:
        subject = f"template '{path.name}'"
        if path in around or len(around) > _DEEPEST_NESTING:
            raise PrivateLinkError(subject, ["is nested in itself" if path in around else "is nested too deep"])
        if len(self.scopes.all) >= _MOST_STACKS or self._resources >= _MOST_RESOURCES:
            raise PrivateLinkError(subject, [f"the set has more than {_MOST_STACKS:,} stacks or {_MOST_RESOURCES:,} resources"])
        if path not in self._documents:
            self._documents[path] = read_document(path)
        return self._documents[path]

    def file_of(self, scope: Scope) -> StackFile:
        """Return where a stack, or the one that it is nested in, was read from."""
        return self._files[scope.name]

    def paths_of(self, scope: Scope) -> Mapping[str, str]:
        """Return the construct paths of a stack's resources that the CDK tells beside the template, by logical id."""
        top = scope
        while top.parent:
            top = top.parent[0]
        if top.name not in self._paths:
            try:
                self._paths[top.name] = list(construct_paths(self._files[top.name]))
            except PrivateLinkError:
                self._paths[top.name] = []
        inside = self._inside(scope)
        nested = tuple(f"{path}/" for path in map(self._inside, scope.nested.values()) if path is not None)
        return {
            logical_id: path
            for path, logical_id in self._paths[top.name]
            if inside is not None and path.startswith(f"{inside}/" if inside else "") and not path.startswith(nested)
        }

    def _inside(self, scope: Scope) -> str | None:
        """Return the construct path of a nested stack; empty for another, None where it is not told."""
        if scope.parent is None:
            return ""
        around, logical_id = scope.parent
        top = around
        while top.parent:
            top = top.parent[0]
        found = [path for path, one in self._paths.get(top.name, ()) if one == logical_id and path.endswith(".NestedStackResource")]
        return found[0].rpartition(".NestedStack/")[0] if found else None


def _transforms(template: Mapping[str, object]) -> list[str]:
    """Return the names of a template's transforms: of all of it, and of what stands in its place in a section."""
    named = template.get("Transform", [])
    sections = (template, *(template.get(name) for name in (*_SECTIONS, "Globals", "Rules")))
    found: list[object] = list(named) if isinstance(named, list) else [named]
    found += [one["Fn::Transform"] for one in sections if isinstance(one, dict) and "Fn::Transform" in one]
    names = [one.get("Name", one) if isinstance(one, dict) else one for one in found]
    return [one if isinstance(one, str) else str(one)[:100] for one in names]
