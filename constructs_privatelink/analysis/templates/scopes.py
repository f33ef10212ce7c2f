"""What one stack's template can name: parameters, conditions, mappings, resources, outputs, and exports of the other stacks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from constructs_privatelink.analysis.templates.attributes import IDENTIFIERS, SAID_BY_PROPERTY
from constructs_privatelink.analysis.templates.evaluation import condition, evaluate
from constructs_privatelink.analysis.templates.parameters import parameter_value
from constructs_privatelink.analysis.templates.texts import Text, Value, key_of, unresolved, why
from constructs_privatelink.analysis.values import Reference, ResourceId, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from constructs_privatelink.analysis.templates.place import Place
    from constructs_privatelink.analysis.templates.work import Work

_Raw: TypeAlias = "Mapping[str, object]"
_LONGEST_LIST = 5000


@dataclass(eq=False)
class Scope:
    """A stack while its values are worked out.

    Args:
        name: The stack's name in the set.
        template: Its template.
        place: Where it stands.
        work: What all scopes of the set share.
        given: Values that the caller gives to parameters.
        parent: The stack that it is nested in, with the logical id that it has there.
        stage: The directory of its cloud assembly: stacks of one stage import from each other first.
        nested: The stacks nested in it, by their logical ids.
        has_macros: Whether transforms may add to the template what it does not name.

    """

    name: str
    template: _Raw
    place: Place
    work: Work
    given: _Raw = field(default_factory=dict)
    parent: tuple[Scope, str] | None = None
    stage: str = ""
    nested: dict[str, Scope] = field(default_factory=dict)
    has_macros: bool = False
    _memo: dict[tuple[str, str], Value] = field(default_factory=dict)
    _sections: dict[str, _Raw] = field(default_factory=dict)

    def section(self, name: str) -> _Raw:
        """Return a part of the template, ``"Parameters"``; empty where it is missing or no mapping."""
        if name not in self._sections:
            found = self.template.get(name)
            self._sections[name] = found if isinstance(found, dict) else {}
        return self._sections[name]

    def referred(self, name: str) -> Value:
        """Return what ``Ref`` yields."""
        found = self._memo.get(("Ref", name))
        if found is None:
            found = self._referred(name)
            if isinstance(found, Reference):
                self._memo["Ref", name] = found
        return found

    def _referred(self, name: str) -> Value:
        if name.startswith("AWS::"):
            return self.place.pseudo_parameter(name, self.name)
        if name in self.section("Parameters"):
            return self._once("parameter", name, lambda: parameter_value(self, name))
        if name in self.section("Resources"):
            return Reference(ResourceId(self.name, name))
        return self._missing("a parameter or resource", name)

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
        if asked in SAID_BY_PROPERTY:
            said = self.property(name, SAID_BY_PROPERTY[asked])
            if isinstance(said, str | Reference | Unknown | Text):
                return said
        return Reference(ResourceId(self.name, name), attribute)

    def property(self, resource: str, name: str) -> Value:
        """Return a property of a resource; None where it is absent."""

        def work_out() -> Value:
            found = self.section("Resources").get(resource)
            properties = found.get("Properties") if isinstance(found, dict) else None
            return evaluate(self, properties.get(name)) if isinstance(properties, dict) else None

        return self._once("property", f"{resource}.{name}", work_out)

    def condition(self, name: str) -> bool | Unknown:
        """Return whether a condition of the template holds."""
        if name not in self.section("Conditions"):
            return self._missing("a condition", name)
        held = self._once("condition", name, lambda: condition(self, self.section("Conditions")[name]))
        return held if isinstance(held, bool | Unknown) else unresolved("it is no condition")

    def mapped(self, mapping: str, top: str | None, second: str | None) -> Iterator[object]:
        """Yield what a mapping has at two keys; where a key is not known, at every one that it can be."""
        found = self.section("Mappings").get(mapping)
        for one in _at(found, top):
            yield from _at(one, second)

    def output(self, name: str) -> Value:
        """Return the value of an output."""

        def work_out() -> Value:
            found = self.section("Outputs").get(name)
            if not isinstance(found, dict) or "Value" not in found:
                return self._missing("an output", name)
            if "Condition" in found and self.condition(str(found["Condition"])) is False:
                return unresolved(f"the output '{name}' of stack '{self.name}' does not exist, by its condition")
            return flat(evaluate(self, found["Value"]), f"the output '{name}'")

        return self._once("output", name, work_out)

    def imported(self, name: Value) -> Value:
        """Return what the stacks of the set export under a name."""
        key = key_of(name)
        if key is None:
            return unresolved(why(name))
        found = [one for one in self.work.exports().get(key, ()) if self.place.may_be_where(one.scope.place)]
        found = [one for one in found if one.scope.stage == self.stage] or found
        if len(found) == 1:
            return found[0].scope.output(found[0].output)
        which = f"'{name}'" if isinstance(name, str) else "of a name that is not known"
        how_many = f"{len(found)} stacks of the set may export {which}" if found else f"no stack of the set has an export {which}"
        return unresolved(how_many, f"${{Fn::ImportValue:{key}{self.place.environment}}}")

    def output_of(self, stack: Value, output: Value, region: Value) -> Value:
        """Return an output of another stack of the set, by the stack's name in AWS."""
        if not isinstance(stack, str) or not isinstance(output, str):
            return unresolved(why([stack, output]))
        found = [one for one in self.work.scopes if one.parent is None and one.place.stack_name == stack]
        if region is None:
            found = [one for one in found if self.place.may_be_where(one.place)]
        elif isinstance(region, str):
            found = [one for one in found if one.place.region in {None, region}]
        found = [one for one in found if one.stage == self.stage] or found
        if len(found) == 1:
            return found[0].output(output)
        return unresolved(f"{len(found) or 'no'} stacks of the set are named '{stack}'")

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


def flat(value: Value, what: str) -> Value:
    """Return a value that can be handed on: a text, or a list of texts."""
    if isinstance(value, dict) or (isinstance(value, list) and any(isinstance(one, list | dict) for one in value)):
        return unresolved(f"{what} is no text nor list of texts")
    if isinstance(value, list) and len(value) > _LONGEST_LIST:
        return unresolved(f"{what} has {len(value):,} elements")
    return value


def _at(mapping: object, key: str | None) -> list[object]:
    if not isinstance(mapping, dict):
        return []
    return list(mapping.values()) if key is None else [mapping[key]] if key in mapping else []
