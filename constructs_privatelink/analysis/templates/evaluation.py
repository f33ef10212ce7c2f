"""Works out a value of a template: the functions that look around in its stack, and conditions.

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

    from constructs_privatelink.analysis.templates.contexts import EvaluationContext

_VARIABLE = re.compile(r"\$\{([^{}]*)\}")


def evaluate(context: EvaluationContext, raw: object) -> Value:
    """Return what a value of a template is in its stack."""
    if isinstance(raw, str):
        return _literal(context, raw)
    if isinstance(raw, (dict, list)):
        refusal = context.work.enter(len(raw))
        if refusal:
            return unresolved(refusal)
        value = _inside(context, raw)
        context.work.leave()
        return value
    if raw is None or isinstance(raw, (int, float)):
        return raw
    return unresolved(f"a value of the type {type(raw).__name__} stands in the template")


def _inside(context: EvaluationContext, raw: dict[str, object] | list[object]) -> Value:
    if isinstance(raw, list):
        return [value for inner in raw if (value := evaluate(context, inner)) is not NO_VALUE]
    if len(raw) == 1:
        ((name, argument),) = raw.items()
        if name == "Ref" or name.startswith("Fn::"):
            return call(context, name, argument)
    beside = next((name for name in raw if name.startswith("Fn::")), None)
    if beside is not None:
        return unresolved(f"{beside[:100]} beside other keys is not worked out before deployment")
    return {name: value for name, inner in raw.items() if (value := evaluate(context, inner)) is not NO_VALUE}


def call(context: EvaluationContext, name: str, argument: object) -> Value:
    """Return what a function yields; unknown, and a problem of the set, where it is called as CloudFormation does not take it."""
    try:
        if name in FUNCTIONS:
            value = context.work.charged(FUNCTIONS[name](evaluate(context, argument)))
        elif name in _IN_CONTEXT:
            value = _IN_CONTEXT[name](context, argument)
        else:
            value = unresolved(f"{name} is not worked out before deployment")
    except BadCallError as error:
        context.work.problem(f"{name} {error}")
        return unresolved(f"{name} {error}")
    return _literal(context, value) if isinstance(value, str) else value


def _literal(context: EvaluationContext, text: str) -> Value:
    """Return a text with its dynamic references, also one that functions put together."""
    return literal(text, context.environment.mark, context.stored) if "{{resolve:" in text else text


def condition(context: EvaluationContext, raw: object) -> bool | Unknown:
    """Return whether a condition holds, as far as it is known."""
    refusal = context.work.enter(1)
    if refusal:
        return unresolved(refusal)
    held = _condition(context, raw)
    context.work.leave()
    return held


def _condition(context: EvaluationContext, raw: object) -> bool | Unknown:
    match raw:
        case {"Condition": str(name), **rest} if not rest:
            return context.condition(name)
        case {"Fn::Not": [inner]}:
            held = condition(context, inner)
            return held if isinstance(held, Unknown) else not held
        case {"Fn::And": list(several)}:
            return _decided((condition(context, inner) for inner in several), by=False)
        case {"Fn::Or": list(several)}:
            return _decided((condition(context, inner) for inner in several), by=True)
        case {"Fn::Equals": [left, right]}:
            return _compared(context, evaluate(context, left), evaluate(context, right))
        case _:
            text = "a condition is made of none of Fn::And, Fn::Equals, Fn::Not, Fn::Or and Condition"
            context.work.problem(text)
            return unresolved(text)


def _decided(several: Iterator[bool | Unknown], *, by: bool) -> bool | Unknown:
    unknown = None
    for held in several:
        if isinstance(held, Unknown):
            unknown = unknown or held
        elif held is by:
            return by
    return (not by) if unknown is None else unknown


def _compared(context: EvaluationContext, left: Value, right: Value) -> bool | Unknown:
    """Return whether two values are equal; where nobody knows, what is taken for granted."""
    held, keys = _equals(left, right), (key_of(left), key_of(right))
    if not isinstance(held, Unknown) or keys[0] is None or keys[1] is None:
        return held
    supposed = context.work.compare((keys[0], keys[1]))
    return held if supposed is None else supposed


def _equals(left: Value, right: Value) -> bool | Unknown:
    if same(left, right):
        return True
    return False if known(left) and known(right) else unresolved(why([side for side in (left, right) if not known(side)]))


def _ref(context: EvaluationContext, argument: object) -> Value:
    name = evaluate(context, argument)
    if isinstance(name, str):
        return context.referred(name)
    if known(name):
        raise BadCallError("takes a name")
    return unresolved(f"what Ref names is not known: {why(name)}")


def _get_att(context: EvaluationContext, argument: object) -> Value:
    match argument:
        case str() if "." in argument:
            name, _, attribute = argument.partition(".")
            return context.attribute(name, attribute)
        case [resource, of_it]:
            both = (evaluate(context, resource), evaluate(context, of_it))
            match both:
                case (str() as found, str() as named):
                    return context.attribute(found, named)
                case _ if known(list(both)):
                    raise BadCallError("takes a resource and an attribute")
                case _:
                    return unresolved(f"what Fn::GetAtt names is not known: {why(list(both))}")
        case _:
            raise BadCallError("takes a resource and an attribute")


def _sub(context: EvaluationContext, argument: object) -> Value:
    match argument:
        case str() as text:
            return concatenated(_substituted(context, text, {}))
        case [str() as text, dict() as variables]:
            return concatenated(_substituted(context, text, variables))
        case {"Fn::Transform": _}:
            return unresolved("Fn::Transform is not worked out before deployment")
        case _:
            raise BadCallError("takes a text, or a text and a mapping")


def _substituted(context: EvaluationContext, text: str, variables: Mapping[str, object]) -> Iterator[Value]:
    worked_out: dict[str, Value] = {}
    for index, piece in enumerate(_VARIABLE.split(text)):
        if index % 2 == 0:
            yield _literal(context, piece)
        elif piece.startswith("!"):
            yield f"${{{piece[1:]}}}"
        else:
            if piece not in worked_out:
                worked_out[piece] = _variable(context, piece, variables)
            yield context.work.charged(worked_out[piece])


def _variable(context: EvaluationContext, name: str, variables: Mapping[str, object]) -> Value:
    if name in variables:
        return evaluate(context, variables[name])
    resource, dot, attribute = name.partition(".")
    return context.attribute(resource, attribute) if dot else context.referred(name)


def _if(context: EvaluationContext, argument: object) -> Value:
    match argument:
        case [str() as name, yes, no]:
            held = context.condition(name)
        case _:
            raise BadCallError("takes a condition's name and two values")
    if not isinstance(held, Unknown):
        return evaluate(context, yes if held else no)
    first, second = evaluate(context, yes), evaluate(context, no)
    if same(first, second):
        return first
    keys = (key_of(first), key_of(second))
    key = None if None in keys else f"${{Fn::If:{context.name}/{name}:{keys[0]}:{keys[1]}}}"
    return unresolved(f"it depends on the condition '{name}', which is not known: {held.why}", key)


def _find_in_map(context: EvaluationContext, argument: object) -> Value:
    match argument:
        case [name, top, second, {"DefaultValue": default}]:
            defaults = [default]
        case [name, top, second]:
            defaults = []
        case _:
            raise BadCallError("takes a mapping and two keys")
    keys = [evaluate(context, part) for part in (name, top, second)]
    mapping, *path = [_text_of(key) for key in keys]
    if mapping is None:
        return unresolved(why(keys))
    values = [_plain(context, part) for part in context.mapped(mapping, *path)]
    if not values or None in path:
        values += [evaluate(context, default) for default in defaults]
    if not values:
        raise BadCallError(f"finds nothing in the mapping {mapping[:60]!r}")
    if len(values) == 1 or all(same(part, values[0]) for part in values):
        return values[0]
    key = key_of(keys)
    return unresolved(why(keys), key and f"${{Fn::FindInMap:{context.name}:{key}}}")


def _text_of(key: Value) -> str | None:
    match key:
        case str() | bool() | int() | float():
            return str(as_text(key))
        case Unknown() | Reference() | Text():
            return None
        case _:
            raise BadCallError("takes a mapping and two keys, each a text")


def _plain(context: EvaluationContext, raw: object) -> Value:
    """Return a value of a mapping, which has no functions in it."""
    if isinstance(raw, list) and not any(isinstance(part, list | dict) for part in raw):
        return context.work.charged([evaluate(context, part) for part in raw])
    if isinstance(raw, list | dict):
        raise BadCallError("finds what is no text nor list of texts")
    return evaluate(context, raw)


def _get_azs(context: EvaluationContext, argument: object) -> Value:
    region = evaluate(context, argument)
    if region == "":
        region = context.referred("AWS::Region")
    key = key_of(region)
    return unresolved("the Availability Zones of the account are not in the template", key and f"${{Fn::GetAZs:{key}}}")


def _import_value(context: EvaluationContext, argument: object) -> Value:
    return context.imported(evaluate(context, argument))


def _get_stack_output(context: EvaluationContext, argument: object) -> Value:
    match argument:
        case {"StackName": stack, "OutputName": output, **rest}:
            region = evaluate(context, rest.get("Region"))
            return context.output_of(evaluate(context, stack), evaluate(context, output), region)
        case _:
            raise BadCallError("takes 'StackName' and 'OutputName'")


def _as_value(name: str) -> Callable[[EvaluationContext, object], Value]:
    return lambda context, argument: condition(context, {name: argument})


_IN_CONTEXT: Mapping[str, Callable[[EvaluationContext, object], Value]] = {
    "Fn::FindInMap": _find_in_map,
    "Fn::GetAZs": _get_azs,
    "Fn::GetAtt": _get_att,
    "Fn::GetStackOutput": _get_stack_output,
    "Fn::If": _if,
    "Fn::ImportValue": _import_value,
    "Fn::Sub": _sub,
    "Ref": _ref,
} | {name: _as_value(name) for name in ("Fn::And", "Fn::Equals", "Fn::Not", "Fn::Or")}
