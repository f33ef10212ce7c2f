"""Reads cloud assemblies and CloudFormation templates, and says what their resources' properties are."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.templates.assemblies import StackFile
from constructs_privatelink.analysis.templates.documents import given_document
from constructs_privatelink.analysis.templates.evaluation import evaluate
from constructs_privatelink.analysis.templates.exports import exported, imported_beside, imports_of
from constructs_privatelink.analysis.templates.reading import Reader
from constructs_privatelink.analysis.templates.sources import read_template, read_within, source_files
from constructs_privatelink.analysis.templates.stacks import Resource, Stack
from constructs_privatelink.analysis.templates.texts import NO_VALUE, Nothing
from constructs_privatelink.analysis.templates.touched import Touched, touched
from constructs_privatelink.analysis.templates.work import Assumption, TemplateProblem, Unread
from constructs_privatelink.analysis.values import Outside, ResourceId, Unknown
from constructs_privatelink.errors import PrivateLinkError, Problems

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet
    from os import PathLike

    from constructs_privatelink.analysis.templates.documents import Document
    from constructs_privatelink.analysis.templates.scopes import Scope
    from constructs_privatelink.analysis.templates.work import Comparison
    from constructs_privatelink.analysis.values import Resolved

__all__ = ["Assumption", "Resource", "Stack", "StackSet", "TemplateProblem", "load"]


_TRANSFORM = "Fn::Transform"


def load(
    *sources: str | PathLike[str] | Mapping[str, object],
    parameters: Mapping[str, object] | None = None,
    region: str | None = None,
    name: str | None = None,
    go_on: bool = False,
) -> StackSet:
    """Read templates, as one set.

    Args:
        sources: Cloud assemblies' directories, templates' files (JSON or YAML), directories of such files, or templates themselves: they
            may import from each other. A template that another one nests is read with it, and not on its own.
        parameters: Values for the stacks' parameters, by name for every stack that has one of that name and by ``"Network:Office"``
            for one stack; what Systems Manager holds, for a parameter that is read from there. Default: - the templates' defaults.
        region: The Region of stacks that say none. Default: - not known.
        name: What to call the stack of a template on its own. Default: - as its file is called.
        go_on: Whether to read the others where a file is no template: it is a problem of the set then, and `StackSet.refused` has it.
            Default: False.

    Raises:
        PrivateLinkError: There is no such file, or it is no template: not JSON nor YAML, too large or too deep; with `go_on`, where this
            is so of all files. Or an assembly's manifest is broken, or the value of a parameter is no text, number, truth value or list of
            texts.

    """
    _check(parameters or {})
    reader = Reader(parameters or {}, region)
    opened, refusals = _opened(sources, name)
    within = {path for stack, document in opened for path in read_within(stack, document)}
    for stack, refusal in refusals:
        if not _is_one_of(within, stack.path):
            if not go_on or not opened:
                raise refusal
            reader.refuse(stack, refusal)
    later = [stack.assembly is None and stack.path.name != "" and _is_one_of(within, stack.path) for stack, _ in opened]
    for is_later in (False, True):
        for (stack, document), waits in zip(opened, later, strict=True):
            if waits is is_later and not (waits and reader.has_read(stack.path)):
                reader.add(stack, document)
    reader.scopes.imported = imported_beside(reader.scopes)
    return StackSet(reader)


def _is_one_of(files: Collection[Path], path: Path) -> bool:
    try:
        return bool(files) and path.resolve() in files
    except (OSError, ValueError):  # a null character in the path
        return False


def _opened(
    sources: Iterable[str | PathLike[str] | Mapping[str, object]], name: str | None
) -> tuple[list[tuple[StackFile, Document]], list[tuple[StackFile, PrivateLinkError]]]:
    """Return the templates of some sources, and the files that are none with the reason."""
    opened: list[tuple[StackFile, Document]] = []
    refusals: list[tuple[StackFile, PrivateLinkError]] = []
    for source in sources:
        if not isinstance(source, str) and not hasattr(source, "__fspath__"):
            opened.append((StackFile(name or "Template", Path(), Path()), given_document(source, "template")))
            continue
        for stack in source_files(Path(source), name):
            try:
                opened.append((stack, read_template(stack)))
            except PrivateLinkError as error:
                refusals.append((stack, error))
    return opened, refusals


def _check(parameters: Mapping[str, object]) -> None:
    problems = Problems("parameters")
    for name, value in parameters.items():
        for part in value if isinstance(value, list | tuple) else [value]:
            if not isinstance(part, str | bool | int | float):
                problems.add([f"got {type(part).__name__} for '{name}'; give a text, a number, or a list of texts"])
    problems.refuse()


class StackSet:
    """Stacks that are analysed together: they may import from and nest each other.

    Args:
        reader: What read them.

    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._exports, self._work, self._all = reader.scopes.exports, reader.work, reader.scopes
        self._scopes: Mapping[str, Scope] = {scope.name: scope for scope in reader.scopes.all}
        self._stacks = {name: _stack(scope, reader) for name, scope in self._scopes.items()}
        self._files = {name: reader.file_of(scope) for name, scope in self._scopes.items()}
        self._refused = tuple(reader.refused)
        self._by_type: dict[str, list[Resource]] = {}
        for stack in self._stacks.values():
            for resource in stack.resources.values():
                self._by_type.setdefault(resource.type, []).append(resource)
        self._properties: dict[ResourceId, dict[str, Resolved]] = {}
        self._existing: dict[ResourceId, bool | Unknown] = {}
        self._exports_are_known = False

    @property
    def stacks(self) -> Mapping[str, Stack]:
        """The stacks by name."""
        return self._stacks

    @property
    def files(self) -> Mapping[str, StackFile]:
        """Where the stacks were read from, by their names."""
        return self._files

    @property
    def refused(self) -> tuple[Path, ...]:
        """The files that are no templates."""
        return self._refused

    @property
    def problems(self) -> tuple[TemplateProblem, ...]:
        """What is broken in the templates, as far as they were looked at."""
        return tuple(self._work.problems)

    def touched(self) -> Touched:
        """Return what the parts that were not read may touch, as far as the templates were looked at."""
        self._work_out_exports()
        return touched(self.problems, self._scopes)

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The parameters' defaults that were used so far, and what nested stacks are taken to be made of."""
        return tuple(self._work.assumptions)

    @property
    def open_comparisons(self) -> Mapping[str, AbstractSet[Comparison]]:
        """What conditions compare that nobody knows, by stack and condition, ``"Network/Public"``, as far as they were looked at."""
        return self._work.rests_on

    def supposing(self, suppositions: Mapping[Comparison, bool]) -> StackSet:
        """Return the same templates, in which comparisons that nobody knows are taken for granted."""
        return StackSet(self._reader.supposing(suppositions))

    def written(self, stack: str, name: str) -> object:
        """Return a part of a stack's template as it is written, ``"Parameters"``; None where there is none."""
        scope = self._scopes.get(stack)
        return None if scope is None else scope.template.get(name)

    @property
    def types(self) -> tuple[str, ...]:
        """The types of the resources, each once."""
        return tuple(self._by_type)

    def of_type(self, *types: str) -> Iterator[Resource]:
        """Yield the resources of these types, those of one type together in the order of the templates."""
        for type_name in dict.fromkeys(types):
            yield from self._by_type.get(type_name, ())

    def resource(self, id: ResourceId | Outside) -> Resource | None:
        """Return a resource, or None where the set has none."""
        if isinstance(id, Outside):
            return None
        stack = self._stacks.get(id.stack)
        return stack.resources.get(id.logical_id) if stack else None

    def properties(self, resource: Resource) -> dict[str, Resolved]:
        """Return a resource's properties with their functions worked out; those that are ``AWS::NoValue`` are absent."""
        known = self._properties.get(resource.id)
        if known is None:
            self._work_out_exports()
            known = self._properties[resource.id] = self._worked_out(resource)
        return known

    def worked_out(self, stack: str, raw: object, where: str) -> Resolved:
        """Return what a value means in a stack's template; None where it is ``AWS::NoValue``.

        Args:
            stack: The stack.
            raw: The value, with its functions.
            where: Its place, for what is found on the way.

        """
        self._work_out_exports()
        value = self._settled(self._scopes[stack], raw, where)
        return None if value is NO_VALUE else value

    def beside(self, stack: str, template: str) -> str | None:
        """Return the stack whose template is a file beside a stack's own, in the same assembly; None where there is none."""
        here = self._files[stack].path
        return self._by_file.get(here.parent / template)

    @cached_property
    def _by_file(self) -> dict[Path, str]:
        return {file.path: name for name, file in self._files.items() if file.path.name}

    @cached_property
    def imports(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """The stacks that import an export, by the exporting stack and the export's name."""
        self._work.begin("Fn::ImportValue")
        return imports_of(self._all)

    @cached_property
    def exported(self) -> Mapping[str, frozenset[str]]:
        """The names of the exports of each stack."""
        self._work.begin("Outputs")
        return exported(self._all)

    def exists(self, resource: Resource) -> bool | Unknown:
        """Return whether a resource will be there, by its condition and those of the stacks that it is nested in."""
        known = self._existing.get(resource.id)
        if known is None:
            known = self._existing[resource.id] = self._exists(resource)
        return known

    def _exists(self, resource: Resource) -> bool | Unknown:
        self._work_out_exports()
        scope, logical_id = self._scopes[resource.id.stack], resource.id.logical_id
        unknown = None
        while True:
            named = scope.section("Resources")[logical_id]
            held = self._held(scope, named.get("Condition") if isinstance(named, dict) else None, f"{resource.path}.Condition")
            if held is False:
                return False
            unknown = unknown or (held if isinstance(held, Unknown) else None)
            if scope.parent is None:
                return True if unknown is None else unknown
            scope, logical_id = scope.parent

    def _held(self, scope: Scope, name: object, where: str) -> bool | Unknown:
        if name is None:
            return True
        self._work.begin(where)
        try:
            held = scope.condition(str(name))
        except RecursionError:
            held = Unknown(Code.PL_UNRESOLVED_VALUE, where, "values refer to each other over too many levels")
        return Unknown(held.code, where, held.why, f"${{{scope.name}/{name}}}") if isinstance(held, Unknown) else held

    def _worked_out(self, resource: Resource) -> dict[str, Resolved]:
        scope = self._scopes[resource.id.stack]
        place = resource.path if resource.path != resource.id.logical_id else str(resource.id)
        properties = resource.raw.get("Properties")
        if isinstance(properties, dict) and "Fn::If" in properties and len(properties) == 1:
            chosen = self._settled(scope, properties, place)
            return chosen if isinstance(chosen, dict) else {"Fn::If": chosen} if isinstance(chosen, Unknown) else {}
        settled: dict[str, Resolved] = {}
        for name, raw in properties.items() if isinstance(properties, dict) else ():
            value = raw if isinstance(raw, str) and "{{resolve:" not in raw else self._settled(scope, raw, f"{place}.{name}")
            if value is not NO_VALUE:
                settled[name] = value
            if name.startswith("Fn::"):
                text = f"{name} is not worked out: properties that it adds are not seen"
                self._work.problems[TemplateProblem(f"{place}.{name}", text, Unread(scope.name, resource=resource.id, what="resource"))] = (
                    None
                )
        if _TRANSFORM in resource.raw:  # noted where the template was read
            settled[_TRANSFORM] = Unknown(Code.PL_UNRESOLVED_VALUE, place, "what Fn::Transform tells of it is known at deployment only")
        return settled

    def _settled(self, scope: Scope, raw: object, where: str) -> Resolved | Literal[Nothing.NO_VALUE]:
        self._work.begin(where)
        try:
            value = evaluate(scope, raw)
            return NO_VALUE if value is NO_VALUE else self._work.settled(value, where)
        except RecursionError:
            self._work.problem("values refer to each other over too many levels")
            return Unknown(Code.PL_UNRESOLVED_VALUE, where, "values refer to each other over too many levels")

    def _work_out_exports(self) -> None:
        """Work out what stacks export in the order of the stacks: a long chain of imports is short for each of them then."""
        if self._exports_are_known:
            return
        self._exports_are_known = True
        self._work.begin("Outputs")
        try:
            for exports in list(self._exports().values()):
                for export in exports:
                    self._work.begin(f"{export.scope.name}.Outputs.{export.output}")
                    export.scope.output(export.output)
        except RecursionError:
            self._work.problem("values refer to each other over too many levels")


def _stack(scope: Scope, reader: Reader) -> Stack:
    paths: Mapping[str, str] | None = None
    resources = {}
    for logical_id, raw in scope.section("Resources").items():
        if isinstance(raw, dict) and isinstance(raw.get("Type"), str):
            metadata = raw.get("Metadata")
            metadata = metadata if isinstance(metadata, dict) else {}
            path = metadata.get("aws:cdk:path")
            if path is None:
                paths = reader.paths_of(scope) if paths is None else paths
                path = paths.get(logical_id)
            path = path.removesuffix("/Resource") if isinstance(path, str) and path else logical_id
            resources[logical_id] = Resource(ResourceId(scope.name, logical_id), raw["Type"], path, metadata, raw)
    environment, path_of_template = scope.environment, reader.file_of(scope).path
    file = path_of_template if path_of_template.name else None
    return Stack(scope.name, environment.known_region(scope.name), environment.known_account(scope.name), resources, file)
