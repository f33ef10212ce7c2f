"""Values of a template's parameters: from the stack around it, from the caller, or the default.

One with ``NoEcho`` is a secret: its value is not even read, so that no answer, message or report can show it.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.templates.evaluation import evaluate
from constructs_privatelink.analysis.templates.texts import Text, Value, key_of, split, unresolved
from constructs_privatelink.analysis.values import Reference

if TYPE_CHECKING:
    from constructs_privatelink.analysis.templates.scopes import Scope

_LONGEST = 4096
_SSM = "AWS::SSM::Parameter::Value<"


def parameter_value(scope: Scope, name: str) -> Value:
    """Return the value of a parameter that the template declares."""
    declared = scope.section("Parameters")[name]
    if not isinstance(declared, dict):
        scope.work.problem(f"the parameter '{name}' of stack '{scope.name}' is no mapping")
        return unresolved(f"the parameter '{name}' is no mapping")
    type_name = str(declared.get("Type", "String"))
    if str(declared.get("NoEcho", False)).lower() == "true":
        return unresolved(f"the parameter '{name}' is a secret (NoEcho)", f"${{{scope.name}/{name}}}")
    if scope.parent is None and name in scope.given:
        return _typed(evaluate(scope, scope.given[name]), type_name, name)
    value = _handed_down(scope, name)
    if value is None and "Default" in declared:
        value = evaluate(scope, declared["Default"])
        if not type_name.startswith(_SSM):
            scope.work.assume(f"{scope.name}.{name}", f"the parameter '{name}' has its default {str(declared['Default'])[:80]!r}")
    if type_name.startswith(_SSM):
        key = None if value is None else key_of(value)
        return unresolved(f"the parameter '{name}' is read from Systems Manager", key and f"${{ssm:{key}{scope.place.environment}}}")
    if value is None:
        return unresolved(f"the parameter '{name}' has no default", f"${{{scope.name}/{name}}}")
    return _typed(value, type_name, name)


def _handed_down(scope: Scope, name: str) -> Value:
    """Return what the stack around gives; None where it gives nothing."""
    if scope.parent is None:
        return None
    around, logical_id = scope.parent
    given = around.property(logical_id, "Parameters")
    return given.get(name) if isinstance(given, dict) else None


def _typed(value: Value, type_name: str, name: str) -> Value:
    if isinstance(value, str) and len(value) > _LONGEST:
        return unresolved(f"the parameter '{name}' has {len(value):,} characters, the most is {_LONGEST:,}")
    if type_name == "CommaDelimitedList" or type_name.startswith(("List<", f"{_SSM}List<")):
        return _listed(value, name)
    match value:
        case bool() | int() | float():
            return str(value).lower() if isinstance(value, bool) else value
        case list() if any(isinstance(one, list | dict) for one in value) or len(value) > _LONGEST:
            return unresolved(f"the parameter '{name}' is no text nor list of texts")
        case dict():
            return unresolved(f"the parameter '{name}' is a mapping")
        case _:
            return value


def _listed(value: Value, name: str) -> Value:
    match value:
        case str() | Text() | Reference():
            pieces = split(",", value)
            if value == "":
                return []
            return [one.strip() if isinstance(one, str) else one for one in pieces] if isinstance(pieces, list) else pieces
        case list() if len(value) <= _LONGEST and not any(isinstance(one, list | dict) for one in value):
            return value
        case list() | dict():
            return unresolved(f"the parameter '{name}' is no list of texts")
        case bool() | int() | float():
            return [str(value)]
        case _:
            return value
