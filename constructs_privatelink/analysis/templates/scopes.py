"""What one stack's template can name: parameters, conditions, mappings, resources, outputs, and exports of the other stacks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from constructs_privatelink.analysis.templates.attributes import IDENTIFIERS, SAID_BY_PROPERTY
from constructs_privatelink.analysis.templates.evaluation import condition, evaluate
from constructs_privatelink.analysis.templates.parameters import is_read_at_deployment, is_secret, type_of, typed
from constructs_privatelink.analysis.templates.stack_names import NamesWithStacks
from constructs_privatelink.analysis.templates.stored_parameters import stored_parameters, stored_value
from constructs_privatelink.analysis.templates.texts import Text, Value, flat, key_of, unresolved, why
from constructs_privatelink.analysis.values import Reference, ResourceId, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from constructs_privatelink.analysis.templates.environments import Environment
    from constructs_privatelink.analysis.templates.stored_parameters import StoredParameter
    from constructs_privatelink.analysis.templates.work import Work

_Raw: TypeAlias = "Mapping[str, object]"
_READER, _WRITER = "Custom::CrossRegionExportReader", "Custom::CrossRegionExportWriter"
"""What the CDK makes of a reference to a stack of another Region (``cross_region_references``)."""


@dataclass(eq=False)
class Scope:
    """A stack while its values are worked out.

    Args:
        name: The stack's name in the set.
        template: Its template.
        environment: Its account and Region.
        others: The stacks of the set, itself among them.
        given: Values that the caller gives to parameters.
        parent: The stack that it is nested in, with the logical id that it has there.
        stage: The directory of its cloud assembly: stacks of one stage import from each other first.
        nested: The stacks nested in it, by their logical ids.
        has_macros: Whether transforms may add to the template what it does not name.

    """

    name: str
    template: _Raw
    environment: Environment
    others: Scopes
    given: _Raw = field(default_factory=dict)
    parent: tuple[Scope, str] | None = None
    stage: str = ""
    nested: dict[str, Scope] = field(default_factory=dict)
    has_macros: bool = False
    _memo: dict[tuple[str, str], Value] = field(default_factory=dict)
    _sections: dict[str, _Raw] = field(default_factory=dict)

    @property
    def work(self) -> Work:
        """What working out values may cost, and what it finds on the way."""
        return self.others.work

    @property
    def outermost(self) -> str:
        """The name of the stack that it is nested in at last; its own where it is nested in none."""
        return self.name if self.parent is None else self.parent[0].outermost

    def made(self, logical_id: str) -> bool | Unknown:
        """Return whether a resource is made, by its condition and those of the stacks around."""
        resource = self.section("Resources").get(logical_id)
        named = resource.get("Condition") if isinstance(resource, dict) else None
        held = True if named is None else self.condition(str(named))
        return held if held is not True or self.parent is None else self.parent[0].made(self.parent[1])

    def section(self, name: str) -> _Raw:
        """Return a part of the template, ``"Parameters"``; empty where it is missing or no mapping."""
        if name not in self._sections:
            content = self.template.get(name)
            self._sections[name] = content if isinstance(content, dict) else {}
        return self._sections[name]

    def referred(self, name: str) -> Value:
        """Return what ``Ref`` yields."""
        value = self._memo.get(("Ref", name))
        if value is None:
            value = self._referred(name)
            if isinstance(value, Reference):
                self._memo["Ref", name] = value
        return value

    def _referred(self, name: str) -> Value:
        if name.startswith("AWS::"):
            return self.environment.pseudo_parameter(name, self.name)
        if name in self.section("Parameters"):
            return self._once("parameter", name, lambda: self._parameter(name))
        if name in self.section("Resources"):
            return Reference(ResourceId(self.name, name))
        return self._missing("a parameter or resource", name)

    def _parameter(self, name: str) -> Value:
        """Return a parameter's value: from the stack around, from the caller, or the default."""
        declared = self.section("Parameters")[name]
        if not isinstance(declared, dict):
            self.work.problem(f"the parameter '{name}' of stack '{self.name}' is no mapping")
            return unresolved(f"the parameter '{name}' is no mapping")
        type_name = type_of(declared)
        if is_secret(declared):
            return unresolved(f"the parameter '{name}' is a secret (NoEcho)", f"${{{self.name}/{name}}}")
        if self.parent is None and name in self.given:
            return typed(evaluate(self, self.given[name]), type_name, name)
        value = self._handed_down(name)
        if value is None and "Default" in declared:
            value = evaluate(self, declared["Default"])
            if not is_read_at_deployment(type_name):
                self.work.assume(f"{self.name}.{name}", f"the parameter '{name}' has its default {str(declared['Default'])[:80]!r}")
        if is_read_at_deployment(type_name):
            key = None if value is None else key_of(value)
            value = None if key is None else self.stored(key)
            named = key and f"${{resolve:ssm:{key}{self.environment.mark}}}"
            unknown = unresolved(f"the parameter '{name}' is read from Systems Manager", named)
        else:
            unknown = unresolved(f"the parameter '{name}' has no default", f"${{{self.name}/{name}}}")
        return unknown if value is None else typed(value, type_name, name)

    def _handed_down(self, name: str) -> Value:
        """Return what the stack around gives to a parameter; None where it gives nothing."""
        if self.parent is None:
            return None
        around, logical_id = self.parent
        given = around.property(logical_id, "Parameters")
        return given.get(name) if isinstance(given, dict) else None

    def attribute(self, name: str, attribute: str) -> Value:
        """Return what ``Fn::GetAtt`` yields."""
        resource = self.section("Resources").get(name)
        if not isinstance(resource, dict):
            return self._missing("a resource", name)
        if attribute.startswith("Outputs.") and resource.get("Type") == "AWS::CloudFormation::Stack":
            if name in self.nested:
                return self.nested[name].output(attribute.removeprefix("Outputs."))
            return unresolved(f"the template of the nested stack '{name}' is not in the set", f"${{{self.name}.{name}.{attribute}}}")
        asked = f"{resource.get('Type')}.{attribute}"
        if asked in IDENTIFIERS:
            return Reference(ResourceId(self.name, name))
        said: Value = None
        if asked in SAID_BY_PROPERTY:
            said = self.property(name, SAID_BY_PROPERTY[asked])
        elif resource.get("Type") == _READER:
            said = self.others.written().get((attribute, self.environment.region))
        return said if isinstance(said, str | Reference | Unknown | Text) else Reference(ResourceId(self.name, name), attribute)

    def property(self, resource: str, name: str) -> Value:
        """Return a property of a resource; None where it is absent."""

        def work_out() -> Value:
            declared = self.section("Resources").get(resource)
            properties = declared.get("Properties") if isinstance(declared, dict) else None
            return evaluate(self, properties.get(name)) if isinstance(properties, dict) else None

        return self._once("property", f"{resource}.{name}", work_out)

    def condition(self, name: str) -> bool | Unknown:
        """Return whether a condition of the template holds."""
        if name not in self.section("Conditions"):
            return self._missing("a condition", name)
        asked = f"{self.name}/{name}"
        self.work.ask(asked)
        held = self._once("condition", name, lambda: condition(self, self.section("Conditions")[name]))
        self.work.asked(asked)
        return held if isinstance(held, bool | Unknown) else unresolved("it is no condition")

    def mapped(self, mapping: str, top: str | None, second: str | None) -> Iterator[object]:
        """Yield what a mapping has at two keys; where a key is not known, at every one that it can be."""
        declared = self.section("Mappings").get(mapping)
        for table in _at(declared, top):
            yield from _at(table, second)

    def output(self, name: str) -> Value:
        """Return the value of an output."""

        def work_out() -> Value:
            output = self.section("Outputs").get(name)
            if not isinstance(output, dict) or "Value" not in output:
                return self._missing("an output", name)
            if "Condition" in output and self.condition(str(output["Condition"])) is False:
                return unresolved(f"the output '{name}' of stack '{self.name}' does not exist, by its condition")
            return flat(evaluate(self, output["Value"]), f"the output '{name}'")

        return self._once("output", name, work_out)

    def imported(self, name: Value) -> Value:
        """Return what the stacks of the set export under a name."""
        key = key_of(name)
        if key is None:
            return unresolved(why(name))
        exports = self.exports_named(key)
        if len(exports) == 1:
            scope, output, exported = exports[0]
            if exported != key:
                self.work.assume(self.name, f"what it imports as '{key}' is the output '{output}' of the stack '{scope.name}'")
            return scope.output(output)
        which = f"'{name}'" if isinstance(name, str) else "of a name that is not known"
        how_many = f"{len(exports)} stacks of the set may have" if exports else "no stack of the set has"
        return unresolved(f"{how_many} an export {which}", f"${{Fn::ImportValue:{key}{self.environment.mark}}}")

    def exports_named(self, key: str) -> list[Export]:
        """Return the exports that an import may mean; those of its own stage come first.

        Args:
            key: The key of the export's name.

        """
        every = self.others.exports()
        keys = [key] if key in every else self.others.with_stacks().perhaps(key, self.name)
        exports = [export for name in keys for export in every[name] if self.environment.may_be_where(export.scope.environment)]
        return [export for export in exports if export.scope.stage == self.stage] or exports

    def key_of_import(self, name: object) -> str | None:
        """Return the key of the name that an ``Fn::ImportValue`` gives; None where it is not known."""
        return key_of(evaluate(self, name))

    def output_of(self, stack: Value, output: Value, region: Value) -> Value:
        """Return an output of another stack of the set, by the stack's name in AWS."""
        if not isinstance(stack, str) or not isinstance(output, str):
            return unresolved(why([stack, output]))
        named = [scope for scope in self.others.all if scope.parent is None and scope.environment.stack_name == stack]
        if region is None:
            named = [scope for scope in named if self.environment.may_be_where(scope.environment)]
        elif isinstance(region, str):
            named = [scope for scope in named if scope.environment.region in {None, region}]
        named = [scope for scope in named if scope.stage == self.stage] or named
        if len(named) == 1:
            return named[0].output(output)
        return unresolved(f"{len(named) or 'no'} stacks of the set are named '{stack}'")

    def stored(self, key: str) -> Value:
        """Return what another stack of the set writes into Parameter Store under a name; None where none certainly does.

        Args:
            key: The key of the name.

        """
        return stored_value(self, key, self.others.stored())

    def _once(self, kind: str, name: str, work_out: Callable[[], Value]) -> Value:
        """Return a value by its name, worked out at its first use; one that needs itself is unknown."""
        if (kind, name) in self._memo:
            return self._memo[kind, name]
        opened = (self.name, kind, name)
        if opened in self.work.opened:
            self.work.problem(f"the {kind} '{name}' of stack '{self.name}' needs itself")
            return unresolved(f"the {kind} '{name}' of stack '{self.name}' needs itself")
        refusal = self.work.enter(1)
        if refusal:
            return unresolved(refusal)
        self.work.opened.add(opened)
        value = self._memo[kind, name] = work_out()
        self.work.opened.discard(opened)
        self.work.leave()
        return value

    def _missing(self, kind: str, name: str) -> Unknown:
        text = f"'{name[:100]}' is not {kind} of stack '{self.name}'"
        if self.has_macros:
            return unresolved(f"{text}, as far as its transforms are applied here")
        self.work.problem(text)
        return unresolved(text)


class Export(NamedTuple):
    """An output that has an export name; `key` is that of the name."""

    scope: Scope
    output: str
    key: str


@dataclass(eq=False)
class Scopes:
    """The stacks of a set, which import from each other.

    Args:
        work: What they share.
        imported: Stacks and the keys of names that they import, as far as names of stacks are told by these. Default: none.

    """

    work: Work
    all: list[Scope] = field(default_factory=list)
    imported: frozenset[tuple[str, str]] = frozenset()
    _exports: dict[str, list[Export]] | None = None
    _with_stacks: NamesWithStacks | None = None
    _written: dict[tuple[str, str | None], Value] | None = None
    _stored: dict[str, list[StoredParameter]] | None = None

    def exports(self) -> Mapping[str, list[Export]]:
        """Return the exports of all stacks by the keys of their names."""
        if self._exports is None:
            self._exports = {}  # what an export's name itself imports is not known
            exports: dict[str, list[Export]] = {}
            for scope in self.all:
                for name, output in scope.section("Outputs").items():
                    key = _export_key(scope, output)
                    if key is not None:
                        exports.setdefault(key, []).append(Export(scope, name, key))
            self._exports = exports
        return self._exports

    def with_stacks(self) -> NamesWithStacks:
        """Return the exports that have the name of their stack in theirs, which no template tells."""
        if self._with_stacks is None:
            exports = self.exports()
            self._with_stacks = NamesWithStacks(exports, self.imported) if exports else None
        return self._with_stacks or NamesWithStacks(())

    def stored(self) -> Mapping[str, list[StoredParameter]]:
        """Return the parameters that the stacks write into Parameter Store, by the keys of their names."""
        if self._stored is None:
            self._stored = {}  # what a name itself reads there is not known
            self._stored = stored_parameters(self.all)
        return self._stored

    def written(self) -> Mapping[tuple[str, str | None], Value]:
        """Return what the CDK's writers export to other Regions, by the names that its readers there ask for, and the Region."""
        if self._written is None:
            self._written = {}  # what a writer exports is never what a reader there reads
            for scope in self.all:
                for name, resource in scope.section("Resources").items():
                    said = scope.property(name, "WriterProps") if isinstance(resource, dict) and resource.get("Type") == _WRITER else None
                    exports = said.get("exports") if isinstance(said, dict) else None
                    if isinstance(said, dict) and isinstance(exports, dict):
                        region = said.get("region")
                        self._written |= {(key, region if isinstance(region, str) else None): value for key, value in exports.items()}
        return self._written


def _export_key(scope: Scope, output: object) -> str | None:
    match output:
        case {"Export": {"Name": name}}:
            return key_of(evaluate(scope, name))
        case _:
            return None


def _at(mapping: object, key: str | None) -> list[object]:
    if not isinstance(mapping, dict):
        return []
    return list(mapping.values()) if key is None else [mapping[key]] if key in mapping else []
