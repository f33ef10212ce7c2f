"""What state machines of AWS Step Functions start in subnets: tasks of Amazon ECS, by the definition of their states.

A definition is a JSON text with references in it, or an object. Sources:
https://docs.aws.amazon.com/step-functions/latest/dg/connect-ecs.html,
https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-stepfunctions-statemachine.html
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.placements import Placement, execution_role_of, lacks_role, role_of, unknown_placement
from constructs_privatelink.analysis.networks.properties import GROUP, SUBNET, Fields
from constructs_privatelink.analysis.networks.tasks import TASK_DEFINITION, on_instances
from constructs_privatelink.analysis.values import Unknown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from constructs_privatelink.analysis.values import Resolved, Target

_RUN_TASK = re.compile(r"arn:[^:]*:states:[^:]*:[^:]*:(aws-sdk:)?ecs:runTask(\..*)?", re.IGNORECASE)
_VARIABLE = re.compile(r"\$\{([^{}]*)\}")
_TOKEN = re.compile(r"\ue000(\d+)\ue000")
_NETWORK = ("NetworkConfiguration", "AwsvpcConfiguration")
STATE_MACHINES = frozenset({"AWS::Serverless::StateMachine", "AWS::StepFunctions::StateMachine"})


def tasks_of_states(fields: Fields) -> Iterator[Placement]:
    """Yield where the tasks of Amazon ECS stand that a state machine starts."""
    for task in _started(fields):
        if isinstance(task, Unknown):
            yield unknown_placement(task)
        else:
            yield from _task(task)


def task_definitions(fields: Fields) -> Iterator[Target]:
    """Yield the task definitions of the tasks of Amazon ECS that a state machine starts; what is not known of them, as that."""
    for task in _started(fields):
        yield task if isinstance(task, Unknown) else task.target("TaskDefinition", TASK_DEFINITION) or task.missing("TaskDefinition")


def _started(fields: Fields) -> Iterator[Fields | Unknown]:
    """Yield what each state that runs a task of Amazon ECS says of it, or why that is not known."""
    if fields.has("DefinitionS3Location") or fields.has("DefinitionUri"):
        why = "which tasks its states start is not in the templates"
        yield Unknown(Code.UNKNOWN_RESOURCE, fields.where("DefinitionS3Location"), why)
        return
    definition = _Definition(fields).read()
    if isinstance(definition, Unknown):
        yield definition
        return
    for number, state in enumerate(_states(definition)):
        resource = state.get("Resource")
        arguments = state.get("Parameters") or state.get("Arguments")
        if isinstance(resource, str) and _RUN_TASK.fullmatch(resource) and isinstance(arguments, dict):
            yield Fields(fields.reading, fields.resource, arguments, f"Definition.{number}.")


def _states(value: Resolved) -> Iterator[Mapping[str, Resolved]]:
    """Yield the states of a definition, those inside parallel and map states too."""
    if isinstance(value, dict):
        if isinstance(value.get("Type"), str):
            yield value
        for nested in value.values():
            yield from _states(nested)
    elif isinstance(value, list):
        for nested in value:
            yield from _states(nested)


def _task(task: Fields) -> Iterator[Placement]:
    network: Fields | Unknown | None = task
    for step in _NETWORK:
        network = network.object(step) if isinstance(network, Fields) else network
    if isinstance(network, Unknown) or (network is None and any(name.startswith("NetworkConfiguration") for name in task.values)):
        unknown = network or Unknown(Code.UNKNOWN_RESOURCE, task.where("NetworkConfiguration"), "the input of the state says it")
        yield unknown_placement(unknown)
        return
    if network is None:
        yield from on_instances(task, task, "Cluster", "TaskDefinition")
        return
    yield Placement(
        subnets=_listed_targets(network, "Subnets", SUBNET),
        groups=_listed_targets(network, "SecurityGroups", GROUP) or None,
        role=role_of(task, "TaskDefinition"),
        public=network.get("AssignPublicIp") == "ENABLED",
        default_group=True,
        execution_role=execution_role_of(task, "TaskDefinition"),
        without_role=lacks_role(task, "TaskDefinition"),
    )


def _listed_targets(network: Fields, name: str, type: str) -> tuple[Target, ...] | Unknown:
    """Return what a list names; one that a state takes from its input is not known."""
    value = network.get(name)
    if any(key.startswith(f"{name}.$") for key in network.values) or (isinstance(value, str) and value.startswith("{%")):
        return Unknown(Code.UNKNOWN_RESOURCE, network.where(name), "the input of the state says it")
    targets = network.targets(name, type)
    return () if targets is None else targets


class _Definition:
    """The definition of a state machine, with what its references come to in the place of these.

    Args:
        fields: The state machine.

    """

    def __init__(self, fields: Fields) -> None:
        self._fields = fields
        self._tokens: list[object] = []
        properties = fields.resource.raw.get("Properties")
        self._raw = properties if isinstance(properties, dict) else {}

    def read(self) -> Resolved:
        """Return the states as values."""
        if self._fields.has("Definition"):
            return self._fields.values["Definition"]
        if "DefinitionString" not in self._raw:
            return None
        text = self._substituted(self._text(self._raw["DefinitionString"]))
        try:
            return self._with_values(json.loads(text))
        except (ValueError, RecursionError):
            where = self._fields.where("DefinitionString")
            if "runtask" not in text.lower():
                return None
            return Unknown(Code.UNKNOWN_RESOURCE, where, "which tasks its states start cannot be read")

    def _text(self, raw: object) -> str:
        """Return a text with a token for each reference in it."""
        match raw:
            case str():
                return raw
            case {"Fn::Join": [str() as delimiter, list() as parts]}:
                return delimiter.join(map(self._text, parts))
            case {"Fn::Sub": str() as text}:
                return _VARIABLE.sub(lambda variable: self._token({"Fn::Sub": variable[0]}), text.replace("${!", "$\ue001{"))
            case {"Fn::Sub": [str() as text, dict() as variables]}:
                return _VARIABLE.sub(
                    lambda variable: self._token(variables.get(variable[1], {"Fn::Sub": variable[0]})), text.replace("${!", "$\ue001{")
                )
            case _:
                return self._token(raw)

    def _substituted(self, text: str) -> str:
        """Return a text with ``DefinitionSubstitutions`` put in."""
        values = self._raw.get("DefinitionSubstitutions")
        known = values if isinstance(values, dict) else {}
        plain = text.replace("$\ue001{", "${")
        return _VARIABLE.sub(lambda variable: self._text(known[variable[1]]) if variable[1] in known else variable[0], plain)

    def _token(self, raw: object) -> str:
        self._tokens.append(raw)
        return f"\ue000{len(self._tokens) - 1}\ue000"

    def _with_values(self, value: object) -> Resolved:
        match value:
            case dict():
                return {name: self._with_values(item) for name, item in value.items()}
            case list():
                return [self._with_values(item) for item in value]
            case str() if "\ue000" in value:
                only = _TOKEN.fullmatch(value)
                where = self._fields.where("DefinitionString")
                if only is None:
                    return (
                        _TOKEN.sub("", value)
                        if _RUN_TASK.fullmatch(_TOKEN.sub("aws", value))
                        else Unknown(Code.PL_UNRESOLVED_VALUE, where, "a part of it is known at deployment only")
                    )
                return self._fields.reading.stacks.worked_out(self._fields.id.stack, self._tokens[int(only[1])], where)
            case str() | int() | float() | bool() | None:
                return value
            case _:
                return None
