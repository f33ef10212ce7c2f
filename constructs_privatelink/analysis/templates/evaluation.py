"""Works out a value of a template in its stack: the functions that look around, and conditions.

Nothing here loops or fails: a value that names itself, is too deep or takes too long is unknown, and a problem of the set.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.templates.coercion import as_text
from constructs_privatelink.analysis.templates.intrinsics import FUNCTIONS, BadCallError
from constructs_privatelink.analysis.templates.texts import (
    NO_VALUE,
    Text,
    Value,
    concatenated,
    key_of,
    known,
    literal,
    same,
    unresolved,
    why,
)
from constructs_privatelink.analysis.values import Reference, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from constructs_privatelink.analysis.templates.scopes import Scope

_VARIABLE = re.compile(r"\$\{([^{}]*)\}")


def evaluate(scope: Scope, raw: object) -> Value:
    """Return what a value of a template is in its stack."""
    if isinstance(raw, str):
        return literal(raw, scope.place.environment) if "{{resolve:" in raw else raw
    if isinstance(raw, (dict, list)):
        refusal = scope.work.enter(len(raw))
        if refusal:
            return unresolved(refusal)
        value = _inside(scope, raw)
        scope.work.leave()
        return value
    if raw is None or isinstance(raw, (int, float)):
        return raw
    return unresolved(f"a value of the type {type(raw).__name__} stands in the template")


def _inside(scope: Scope, raw: dict[str, object] | list[object]) -> Value:
    if isinstance(raw, list):
        return [value for one in raw if (value := evaluate(scope, one)) is not NO_VALUE]
    if len(raw) == 1:
        ((name, argument),) = raw.items()
        if name == "Ref" or name.startswith("Fn::"):
            return call(scope, name, argument)
    if "Fn::Transform" in raw:
        return unresolved("Fn::Transform beside other keys is not worked out before deployment")
    return {name: value for name, one in raw.items() if (value := evaluate(scope, one)) is not NO_VALUE}


def call(scope: Scope, name: str, argument: object) -> Value:
    """Return what a function yields; unknown, and a problem of the set, where it is called as CloudFormation does not take it."""
    try:
        if name in FUNCTIONS:
            return scope.work.charged(FUNCTIONS[name](evaluate(scope, argument)))
        if name in _IN_SCOPE:
            return _IN_SCOPE[name](scope, argument)
    except BadCallError as error:
        scope.work.problem(f"{name} {error}")
        return unresolved(f"{name} {error}")
    return unresolved(f"{name} is not worked out before deployment")


def condition(scope: Scope, raw: object) -> bool | Unknown:
    """Return whether a condition holds, as far as it is known."""
    refusal = scope.work.enter(1)
    if refusal:
        return unresolved(refusal)
    held = _condition(scope, raw)
    scope.work.leave()
    return held


def _condition(scope: Scope, raw: object) -> bool | Unknown:
    match raw:
        case {"Condition": str(name), **rest} if not rest:
            return scope.condition(name)
        case {"Fn::Not": [one]}:
            held = condition(scope, one)
            return held if isinstance(held, Unknown) else not held
        case {"Fn::And": list(several)}:
            return _decided((condition(scope, one) for one in several), by=False)
        case {"Fn::Or": list(several)}:
            return _decided((condition(scope, one) for one in several), by=True)
        case {"Fn::Equals": [left, right]}:
            return _equals(evaluate(scope, left), evaluate(scope, right))
        case _:
            text = "a condition is made of none of Fn::And, Fn::Equals, Fn::Not, Fn::Or and Condition"
            scope.work.problem(text)
            return unresolved(text)


def _decided(several: Iterator[bool | Unknown], *, by: bool) -> bool | Unknown:
    unknown = None
    for one in several:
        if isinstance(one, Unknown):
            unknown = unknown or one
        elif one is by:
            return by
    return (not by) if unknown is None else unknown


def _equals(left: Value, right: Value) -> bool | Unknown:
    if same(left, right):
        return True
    return False if known(left) and known(right) else unresolved(why([one for one in (left, right) if not known(one)]))


def _ref(scope: Scope, argument: object) -> Value:
    name = evaluate(scope, argument)
    if isinstance(name, str):
        return scope.referred(name)
    if known(name):
        raise BadCallError("takes a name")
    return unresolved(f"what Ref names is not known: {why(name)}")


def _get_att(scope: Scope, argument: object) -> Value:
    match argument:
        case str() if "." in argument:
            name, _, attribute = argument.partition(".")
            return scope.attribute(name, attribute)
        case [resource, of_it]:
            both = (evaluate(scope, resource), evaluate(scope, of_it))
            match both:
                case (str() as found, str() as named):
                    return scope.attribute(found, named)
                case _ if known(list(both)):
                    raise BadCallError("takes a resource and an attribute")
                case _:
                    return unresolved(f"what Fn::GetAtt names is not known: {why(list(both))}")
        case _:
            raise BadCallError("takes a resource and an attribute")


def _sub(scope: Scope, argument: object) -> Value:
    match argument:
        case str() as text:
            return concatenated(_substituted(scope, text, {}))
        case [str() as text, dict() as variables]:
            return concatenated(_substituted(scope, text, variables))
        case {"Fn::Transform": _}:
            return unresolved("Fn::Transform is not worked out before deployment")
        case _:
            raise BadCallError("takes a text, or a text and a mapping")


def _substituted(scope: Scope, text: str, variables: Mapping[str, object]) -> Iterator[Value]:
    worked_out: dict[str, Value] = {}
    for index, piece in enumerate(_VARIABLE.split(text)):
        if index % 2 == 0:
            yield literal(piece, scope.place.environment)
        elif piece.startswith("!"):
            yield f"${{{piece[1:]}}}"
        else:
            if piece not in worked_out:
                worked_out[piece] = _variable(scope, piece, variables)
            yield scope.work.charged(worked_out[piece])


def _variable(scope: Scope, name: str, variables: Mapping[str, object]) -> Value:
    if name in variables:
        return evaluate(scope, variables[name])
    resource, dot, attribute = name.partition(".")
    return scope.attribute(resource, attribute) if dot else scope.referred(name)


def _if(scope: Scope, argument: object) -> Value:
    match argument:
        case [str() as name, yes, no]:
            held = scope.condition(name)
        case _:
            raise BadCallError("takes a condition's name and two values")
    if not isinstance(held, Unknown):
        return evaluate(scope, yes if held else no)
    one, other = evaluate(scope, yes), evaluate(scope, no)
    if same(one, other):
        return one
    keys = (key_of(one), key_of(other))
    key = None if None in keys else f"${{Fn::If:{scope.name}/{name}:{keys[0]}:{keys[1]}}}"
    return unresolved(f"it depends on the condition '{name}', which is not known: {held.why}", key)


def _find_in_map(scope: Scope, argument: object) -> Value:
    match argument:
        case [name, top, second, {"DefaultValue": default}]:
            defaults = [default]
        case [name, top, second]:
            defaults = []
        case _:
            raise BadCallError("takes a mapping and two keys")
    keys = [evaluate(scope, one) for one in (name, top, second)]
    mapping, *path = [_text_of(key) for key in keys]
    if mapping is None:
        return unresolved(why(keys))
    found = [_plain(scope, one) for one in scope.mapped(mapping, *path)]
    if not found or None in path:
        found += [evaluate(scope, default) for default in defaults]
    if not found:
        raise BadCallError(f"finds nothing in the mapping {mapping[:60]!r}")
    if len(found) == 1 or all(same(one, found[0]) for one in found):
        return found[0]
    key = key_of(keys)
    return unresolved(why(keys), key and f"${{Fn::FindInMap:{scope.name}:{key}}}")


def _text_of(key: Value) -> str | None:
    match key:
        case str() | bool() | int() | float():
            return str(as_text(key))
        case Unknown() | Reference() | Text():
            return None
        case _:
            raise BadCallError("takes a mapping and two keys, each a text")


def _plain(scope: Scope, raw: object) -> Value:
    """Return a value of a mapping, which has no functions in it."""
    if isinstance(raw, list) and not any(isinstance(one, list | dict) for one in raw):
        return scope.work.charged([evaluate(scope, one) for one in raw])
    if isinstance(raw, list | dict):
        raise BadCallError("finds what is no text nor list of texts")
    return evaluate(scope, raw)


def _get_azs(scope: Scope, argument: object) -> Value:
    region = evaluate(scope, argument)
    if region == "":
        region = scope.referred("AWS::Region")
    key = key_of(region)
    return unresolved("the Availability Zones of the account are not in the template", key and f"${{Fn::GetAZs:{key}}}")


def _import_value(scope: Scope, argument: object) -> Value:
    return scope.imported(evaluate(scope, argument))


def _get_stack_output(scope: Scope, argument: object) -> Value:
    match argument:
        case {"StackName": stack, "OutputName": output, **rest}:
            region = evaluate(scope, rest.get("Region"))
            return scope.output_of(evaluate(scope, stack), evaluate(scope, output), region)
        case _:
            raise BadCallError("takes 'StackName' and 'OutputName'")


def _as_value(name: str) -> Callable[[Scope, object], Value]:
    return lambda scope, argument: condition(scope, {name: argument})


_IN_SCOPE: Mapping[str, Callable[[Scope, object], Value]] = {
    "Fn::FindInMap": _find_in_map,
    "Fn::GetAZs": _get_azs,
    "Fn::GetAtt": _get_att,
    "Fn::GetStackOutput": _get_stack_output,
    "Fn::If": _if,
    "Fn::ImportValue": _import_value,
    "Fn::Sub": _sub,
    "Ref": _ref,
} | {name: _as_value(name) for name in ("Fn::And", "Fn::Equals", "Fn::Not", "Fn::Or")}
