"""Puts templates and the templates nested in them into one set, and notes what of them cannot be read."""

from __future__ import annotations

import re
from copy import copy
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from constructs_privatelink.analysis.templates.assemblies import (
    StackFile,
    construct_paths,
    file_beside,
    nested_template,
    uploaded_files,
)
from constructs_privatelink.analysis.templates.documents import read_document
from constructs_privatelink.analysis.templates.includes import with_includes
from constructs_privatelink.analysis.templates.loops import EXTENSIONS, unrolled
from constructs_privatelink.analysis.templates.sam_transform import SERVERLESS, failed, not_seen, without_serverless
from constructs_privatelink.analysis.templates.scopes import Scope, Scopes
from constructs_privatelink.analysis.templates.suppositions import supposed
from constructs_privatelink.analysis.templates.transforms import SECTIONS, not_applied, transforms_of
from constructs_privatelink.analysis.templates.work import TemplateProblem, Unread, Work
from constructs_privatelink.analysis.values import ResourceId
from constructs_privatelink.errors import PrivateLinkError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from constructs_privatelink.analysis.templates.documents import Document
    from constructs_privatelink.analysis.templates.work import Comparison

_NESTED = "AWS::CloudFormation::Stack"
_MADE_ELSEWHERE = {
    "AWS::CloudFormation::StackSet": ("stack set", "Parameters"),
    "AWS::ServiceCatalog::CloudFormationProvisionedProduct": ("product", "ProvisioningParameters"),
}
"""Types that make stacks of a template that lies elsewhere: what they are called, and the property that hands them values."""
_FUNCTIONS_OF_THE_CDK = re.compile(r"awscdkawseks(ClusterResource|Kubectl)ProviderNestedStack")
"""The logical ids of the nested stacks in which the CDK puts the functions behind an EKS cluster: they have no rules, entries or routes."""
_DEEPEST_NESTING = 20
_MOST_STACKS, _MOST_RESOURCES = 2_500, 250_000


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

    Attributes:
        refused: The files that are no templates.

    """

    def __init__(self, parameters: Mapping[str, object], region: str | None) -> None:
        self.scopes, self._aside = Scopes(Work()), Scopes(Work())
        self._parameters, self._region = parameters, region
        self._documents: dict[Path, Document] = {}
        self._files: dict[str, StackFile] = {}
        self._paths: dict[str, list[tuple[str, str]]] = {}
        self._assets: dict[Path, Mapping[str, str]] = {}
        self._resources = 0
        self._included: set[Path] = set()
        self.refused: list[Path] = []

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
            self._transform(opened.scope, opened.file, opened.document)
            self._note(opened.scope, opened.file, opened.document)
            self._files[opened.scope.name] = opened.file
            self.scopes.all.append(opened.scope)
            waiting += reversed(list(self._nested(opened)))

    def has_read(self, path: Path) -> bool:
        """Return whether a file was read: as a stack, as one that is nested in another, or as what another includes."""
        return path.resolve() in {file.path.resolve() for file in self._files.values()} | self._included

    def supposing(self, suppositions: Mapping[Comparison, bool]) -> Reader:
        """Return the same set, in which comparisons that nobody knows are taken for granted."""
        again = copy(self)
        again.scopes = supposed(self.scopes, suppositions)
        return again

    def refuse(self, stack: StackFile, error: PrivateLinkError) -> None:
        """Note that the file of a stack is no template: if it is to be one, it may import what the others export."""
        self.refused.append(stack.path)
        self.work.problems[TemplateProblem(str(stack.path), "; ".join(error.reasons), Unread(handed=(None,), what="file"))] = None

    def _given(self, stack: str) -> dict[str, object]:
        given = {name: list(value) if isinstance(value, tuple) else value for name, value in self._parameters.items()}
        general = {name: value for name, value in given.items() if ":" not in name}
        own = {name.rpartition(":")[2]: value for name, value in given.items() if name.rpartition(":")[0] == stack}
        return general | own

    def _transform(self, scope: Scope, file: StackFile, document: Document) -> None:
        """Apply the transforms that are known here to a template, and note what the others hide."""
        self.work.afford(document.nodes)
        if file.assembly is None and file.path.name:
            scope.template, paths = with_includes(scope.template, file)
            self._included |= {path.resolve() for path in paths}
            for path in paths:
                self.work.assume(scope.name, f"what AWS::Include adds stands in the file '{path.name}', which its location ends with")
        transforms = {transform.name for transform in transforms_of(scope.template)}
        problems = list(not_applied(scope.name, scope.template))
        if EXTENSIONS in transforms:
            self._aside.work.afford(document.nodes)
            scope.template = unrolled(scope, self._aside)
            self.work.problems |= self._aside.work.problems
            self.work.assumptions |= self._aside.work.assumptions
        if SERVERLESS in transforms:
            problems += failed(scope.name, scope.template)
            scope.template = without_serverless(scope.template)
            problems += not_seen(scope.name, scope.template)
        scope.has_macros = bool(transforms - {EXTENSIONS})
        self.work.problems |= dict.fromkeys(problems)

    def _note(self, scope: Scope, file: StackFile, document: Document) -> None:
        """Note what is broken in a template; that a stack of an assembly has no resources is no fault, for the CDK leaves it out."""
        texts = [f"the key '{key[:100]}' is given twice in one object; the later one counts" for key in document.repeated[:20]]
        texts += [f"'{section}' is no mapping" for section in SECTIONS if not isinstance(scope.template.get(section, {}), dict)]
        texts += ["it has no 'Resources'"] if "Resources" not in scope.template and file.assembly is None else []
        self._resources += len(scope.section("Resources"))
        self.work.problems |= dict.fromkeys(TemplateProblem(scope.name, text) for text in texts)
        self.work.problems |= dict.fromkeys(_unread_resources(scope))

    def _nested(self, around: _Opened) -> Iterator[_Opened]:
        scope = around.scope
        for logical_id, raw in scope.section("Resources").items():
            if not isinstance(raw, dict) or raw.get("Type") != _NESTED:
                continue
            name = f"{scope.name}/{logical_id}"
            try:
                path = self._template_of(around.file, name, raw)
                document = self._read(path, around.paths)
            except PrivateLinkError as error:
                handed = () if _FUNCTIONS_OF_THE_CDK.match(logical_id) else (_parameters_of(raw),)
                unread = Unread(scope.name, handed, what="nested template")
                self.work.problems[TemplateProblem(name, f"the nested stack cannot be read: {error}", unread)] = None
                continue
            environment = replace(scope.environment, stack_name=None)
            inner = Scope(name, document.content, environment, self.scopes, parent=(scope, logical_id), stage=scope.stage)
            scope.nested[logical_id] = inner
            yield _Opened(inner, replace(around.file, name=name, path=path), document, (*around.paths, path))

    def _template_of(self, around: StackFile, name: str, raw: Mapping[str, object]) -> Path:
        """Return the template of a nested stack; a file that is only called as its URL ends is taken to be it."""
        try:
            return nested_template(around, raw, self._assets_of)
        except PrivateLinkError:
            properties = raw.get("Properties")
            path = file_beside(around, properties.get("TemplateURL")) if isinstance(properties, dict) else None
            if path is None:
                raise
            self.work.assume(name, f"the nested stack is made of the file '{path.name}', which its URL ends with")
            return path

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
        paths = [
            path for path, other_id in self._paths.get(top.name, ()) if other_id == logical_id and path.endswith(".NestedStackResource")
        ]
        return paths[0].rpartition(".NestedStack/")[0] if paths else None


def _unread_resources(scope: Scope) -> Iterator[TemplateProblem]:
    """Yield the resources of a template of which nobody knows what they are, or what their properties are."""
    for logical_id, raw in scope.section("Resources").items():
        name = logical_id[:100]
        if logical_id == "Fn::Transform":
            continue
        if isinstance(raw, dict) and "Fn::Transform" in raw and not isinstance(raw.get("Type"), str):
            text = f"what the resource '{name}' is, Fn::Transform tells, which is not applied: it is not seen"
            yield TemplateProblem(scope.name, text, Unread(scope.name, (raw,), beside="added", what="transform"))
        elif not isinstance(raw, dict) or not isinstance(raw.get("Type"), str):
            yield TemplateProblem(
                scope.name, f"the resource '{name}' has no type: it is not seen", Unread(scope.name, (raw,), what="resource")
            )
        elif raw["Type"] in _MADE_ELSEWHERE:
            what, holder = _MADE_ELSEWHERE[raw["Type"]]
            handed = raw["Properties"].get(holder) if isinstance(raw.get("Properties"), dict) else None
            text = f"what '{name}' ({raw['Type']}) makes stands in a template elsewhere: it is not seen"
            yield TemplateProblem(scope.name, text, Unread(scope.name, (handed,), what=what))
        elif raw["Type"].endswith("::MODULE"):
            text = f"the module '{name}' is not expanded: the resources in it are not seen"
            yield TemplateProblem(scope.name, text, Unread(scope.name, (raw.get("Properties"),), what="module"))
        elif not isinstance(raw.get("Properties", {}), dict):
            text = f"the properties of the resource '{name}' are no mapping: they are not seen"
            yield TemplateProblem(scope.name, text, _unread_resource(scope, logical_id))
        elif "Fn::Transform" in raw:
            text = f"Fn::Transform is not applied to the resource '{name}': what it adds is not seen"
            yield TemplateProblem(scope.name, text, _unread_resource(scope, logical_id))


def _unread_resource(scope: Scope, logical_id: str) -> Unread:
    return Unread(scope.name, resource=ResourceId(scope.name, logical_id), what="resource")


def _parameters_of(resource: Mapping[str, object]) -> object:
    properties = resource.get("Properties")
    return properties.get("Parameters") if isinstance(properties, dict) else None
