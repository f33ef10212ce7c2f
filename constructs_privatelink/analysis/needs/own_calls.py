"""The calls that a workload makes itself, of all that its roles allow."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.key_texts import masked
from constructs_privatelink.analysis.needs.callers import ALIASES, CALLERS, EVERYWHERE, FORWARDED, FUNCTIONS, KEYS, VIA
from constructs_privatelink.analysis.networks.resource_regions import called_elsewhere
from constructs_privatelink.analysis.networks.statements import NamedResource, covers, overlap
from constructs_privatelink.analysis.values import Reference, ResourceId, Unknown
from constructs_privatelink.catalogue.workload_kinds import managed_policies

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constructs_privatelink.analysis.needs.callers import Elsewhere
    from constructs_privatelink.analysis.networks.model import Model, Workload
    from constructs_privatelink.analysis.networks.properties import Fields, Reading
    from constructs_privatelink.analysis.networks.roles import Granted
    from constructs_privatelink.analysis.networks.statements import RoleStatement
    from constructs_privatelink.analysis.values import Resolved, Target

_WITHOUT_KEYS = frozenset({"ec2", "iam", "kms", "logs", "sts", "xray"})
"""Prefixes of services that encrypt nothing for their callers with the callers' keys, or whose keys are used by the service itself."""
_FANNED_OUT = "bedrock:"
"""Actions that are called in the own Region and from there reach others: permission for those goes with an inference profile here
(https://docs.aws.amazon.com/bedrock/latest/userguide/cross-region-inference.html)."""
_OF_STREAMS = frozenset({"dynamodb:describestream", "dynamodb:getrecords", "dynamodb:getsharditerator"})
"""Actions on the streams of tables: permission for them on a table or its indexes, which the CDK's grants write, allows no call
(https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/iam-policy-read-stream-only.html)."""
_OF_COLLECTIONS = "aoss:"
_TABLES = ("AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable")
_SERVICES_OF = {"secretsmanager": ("kafka", "mq", "rds")}
"""Services of which AWS Lambda calls others for what it polls: brokers and databases have secrets."""
_CALLED_OTHERWISE = {"amazonmq": "mq", "docdb": "rds", "msk": "kafka"}
"""Services that CloudFormation calls otherwise than ARNs do."""
_POLLED = {
    "DocumentDB": "Cluster",
    "DynamoDB": "Stream",
    "Kinesis": "Stream",
    "MQ": "Broker",
    "MSK": "Stream",
    "SQS": "Queue",
    "SelfManagedKafka": "KafkaBootstrapServers",
}
"""The events of SAM's functions that Lambda polls, with the property that names the source."""
_SERVICE_PART = 2
_ARN_OF = re.compile(r"\$\{([^{}]+)\.([A-Za-z0-9]+)\.Arn\}")
_WHOSEVER = Unknown(Code.UNKNOWN_RESOURCE, "FunctionName", "which function it is of is not known")


@dataclass(frozen=True)
class Call:
    """What a workload may call.

    Args:
        action: The action as the policy writes it.
        certain: Whether the workload makes the call itself; False where the permission may be for a service that calls with it.
        region: The Region that is called. Default: None, the workload's own.
        of_pods: Whether the role is not its own, but one of pods that run on it. Default: False.
        collections: The collections of OpenSearch Serverless that it may reach. Default: it is no call of theirs.

    """

    action: str
    certain: bool = True
    region: str | None = None
    of_pods: bool = False
    collections: tuple[NamedResource, ...] = ()


class OwnCalls:
    """Tells what workloads call themselves.

    Args:
        reading: The templates' properties.
        model: The networks.

    """

    def __init__(self, reading: Reading, model: Model) -> None:
        self._reading = reading
        # Only private APIs are behind an endpoint: whether an API outside the set is one, nobody knows.
        self._apis = bool(model.backends.private_apis)
        self._roles = {workload.id: workload.role for workload in model.workloads if workload.type in FUNCTIONS}
        self._by_name = {name: fields.id for fields in reading.of_type(*FUNCTIONS) if isinstance(name := fields.get("FunctionName"), str)}
        # What Lambda polls and sends to with a role: the resources, and None for what is not known.
        self._used: dict[tuple[str, Target | None], set[ResourceId | str | None]] = defaultdict(set)
        for fields in reading.of_type("AWS::Lambda::EventSourceMapping"):
            self._use("event source", fields, [fields.values.get("EventSourceArn")])
            self._use("destination", fields, _destinations(fields))
        for fields in reading.of_type("AWS::Lambda::EventInvokeConfig"):
            self._use("destination", fields, _destinations(fields))
        for fields in reading.of_type(*FUNCTIONS):
            self._functions_own(fields)

    def _functions_own(self, fields: Fields) -> None:
        dead = fields.object("DeadLetterConfig" if fields.resource.type == FUNCTIONS[0] else "DeadLetterQueue")
        role = self._roles.get(fields.id)
        if dead is not None:
            self._used["destination", role].add(None if isinstance(dead, Unknown) else _resource(dead.values.get("TargetArn")))
        events = fields.object("Events")
        if isinstance(events, Unknown):
            self._used["event source", role].add(None)
        elif events is not None:
            self._used["event source", role] |= set(_polled(events))
        if fields.has("EventInvokeConfig") or (events is not None and "DestinationConfig" in json.dumps(fields.resource.raw, default=str)):
            self._used["destination", role].add(None)

    def _use(self, on: str, fields: Fields, values: Sequence[Resolved]) -> None:
        if values:
            self._used[on, self._role(fields)] |= {_resource(value) for value in values}

    def _role(self, fields: Fields) -> Target | None:
        """Return the role of the function that a mapping names."""
        target = fields.target("FunctionName", *FUNCTIONS, *ALIASES)
        named = self._reading.resource(target)
        if named is not None and named.resource.type in ALIASES:
            return self._role(named)
        function = target if isinstance(target, ResourceId) else self._by_name.get(str(target))
        return self._roles.get(function, _WHOSEVER) if function is not None else _WHOSEVER

    def of(self, workload: Workload, grants: Sequence[Granted]) -> tuple[Call, ...]:
        """Return what a workload may call itself.

        Args:
            workload: The workload.
            grants: What its roles allow.

        """
        stack = self._reading.stacks.stacks.get(workload.id.stack)
        here = stack.region if stack is not None and isinstance(stack.region, str) else None
        actions_by_name: dict[tuple[str, str | None], str] = {}
        told: set[tuple[str, str | None]] = set()
        collections: dict[str, dict[NamedResource, None]] = defaultdict(dict)
        for grant in grants:
            for action, statement in _allowed(grant):
                known = action.lower()
                elsewhere = [self._elsewhere(row, known, statement, grant) for row in _tables(workload.type, known)]
                if True in elsewhere:
                    continue
                resources = statement.resources if statement is not None else ()
                if known in _OF_STREAMS and resources and all(map(self._is_no_stream, resources)):
                    continue
                if known.startswith(_OF_COLLECTIONS):
                    collections[known].update(dict.fromkeys(resources or ("*",)))
                for region in called_elsewhere(statement, here, self._reading.stacks) or (None,):
                    actions_by_name.setdefault((known, region), action)
                    if None not in elsewhere:
                        told.add((known, region))
        actions = {action for grant in grants for action in grant.actions}
        forwarded = {prefix for action in actions for prefix in _forwarded(action)}
        prefixes = {action.partition(":")[0] for action in actions}
        keys = (
            self._keyed(workload)
            or any(set(grant.managed) - managed_policies().keys() for grant in grants)
            or bool(prefixes - _WITHOUT_KEYS)
        )
        return tuple(
            Call(
                action,
                (known, region) in told and self._certain(known, workload.type) and not _perhaps_for_another(known, forwarded, keys=keys),
                region,
                collections=tuple(collections.get(known, ())),
            )
            for (known, region), action in actions_by_name.items()
            if region is None or not known.startswith(_FANNED_OUT) or (known, None) not in actions_by_name
        )

    def _is_no_stream(self, named: NamedResource) -> bool:
        """Return whether a statement's resource is certainly no stream: a table, or what stands beside its streams."""
        if isinstance(named, Reference):
            return named.attribute == "Arn" and self._is_table(named.target)
        text = named.key or "" if isinstance(named, Unknown) else named
        arn = _ARN_OF.match(text)
        if arn is not None and self._is_table(ResourceId(*arn.groups())):
            text = f"arn::dynamodb:::table/name{text[arn.end() :]}"
        _, _, path = text.partition(":table/")
        table, _, beside = path.partition("/")
        return bool(table) and not re.search(r"[*?$]", table) and not re.match(r"stream|[*?$]", beside)

    def _is_table(self, target: Target) -> bool:
        source = self._reading.resource(target)
        return source is not None and source.resource.type in _TABLES

    def _certain(self, action: str, type: str) -> bool:
        perhaps = any(overlap(pattern, action) for pattern in CALLERS[type].perhaps)
        return not perhaps and (self._apis or not action.startswith("execute-api:"))

    def _elsewhere(self, table: Elsewhere, action: str, statement: RoleStatement | None, grant: Granted) -> bool | None:
        """Return whether a call is made from elsewhere; None where that may be but one of the resources or actions that are allowed."""
        if not table.on:
            return True
        every = self._used.get((table.on, grant.role), set()) | self._used.get((table.on, _WHOSEVER), set())
        prefix = action.partition(":")[0]
        used = {use for use in every if self._service(use) in (None, *_SERVICES_OF.get(prefix, (prefix,)))}
        if not used:
            return False
        resources = statement.resources if statement is not None else ()
        if any(_certainly_another(resource, used) for resource in resources):
            return False
        of_many = table.on == "destination" and any(isinstance(text, str) and "*" in text for text in resources)
        is_more = not any(covers(pattern, action) for pattern in table.actions)
        return None if of_many or is_more or prefix in _SERVICES_OF else True

    def _service(self, use: ResourceId | str | None) -> str | None:
        """Return the prefix of the service of what Lambda polls or sends to; None where that is not known."""
        if isinstance(use, str):
            arn = _ARN_OF.fullmatch(use)
            parts = masked(use).split(":")
            if arn is None:
                return parts[_SERVICE_PART] if parts[0] == "arn" and len(parts) > _SERVICE_PART else None
            use = ResourceId(*arn.groups())
        source = self._reading.resource(use)
        kind = source.resource.type.split("::") if source is not None else []
        name = kind[1].lower() if len(kind) > 1 and kind[0] == "AWS" and kind[1] != "CloudFormation" else None
        return None if name is None else _CALLED_OTHERWISE.get(name, name)

    def _keyed(self, workload: Workload) -> bool:
        """Return whether Lambda uses a key for the function: for its variables, or to read and write what is encrypted."""
        fields = self._reading.resource(workload.id)
        used = any(self._used.get((on, workload.role)) for on in ("event source", "destination"))
        return used or (fields is not None and fields.has("KmsKeyArn"))


def _allowed(grant: Granted) -> Iterator[tuple[str, RoleStatement | None]]:
    """Yield the actions that a role's policies name, with the statement that does; those that say which service makes the call are not."""
    for statement in grant.statements:
        if not any(
            condition.key in VIA or condition.key == "aws:viaawsservice"
            for condition in statement.conditions
            if "not" not in condition.operator
        ):
            allowed = set(grant.allowed(statement))
            written = statement.written or statement.actions
            for known, action in zip(statement.actions, written, strict=True):
                if known in allowed and "*" not in known.partition(":")[0]:
                    yield action, statement
    for name in grant.managed:
        yield from ((action, None) for action in managed_policies().get(name, ()))


@cache
def _tables(type: str, action: str) -> tuple[Elsewhere, ...]:
    """Return the rows of the table that an action of a kind of workload falls under."""
    rows = (*EVERYWHERE, *CALLERS[type].elsewhere)
    return tuple(row for row in rows if any(overlap(pattern, action) for pattern in row.actions))


@cache
def _forwarded(action: str) -> frozenset[str]:
    """Return the prefixes of what a service may call for the caller of an action."""
    return frozenset(prefix for pattern, prefixes in FORWARDED if overlap(pattern, action) for prefix in prefixes)


@cache
def _of_keys(action: str) -> bool:
    return action.startswith("kms:") and any(overlap(pattern, action) for pattern in KEYS)


def _perhaps_for_another(action: str, forwarded: set[str], *, keys: bool) -> bool:
    """Return whether a permission may be for a service that calls with it, and not for the workload."""
    prefix = action.partition(":")[0]
    # Who may write stacks may only do so by CloudFormation, whose own actions nobody forwards.
    everything = "*" in forwarded and not _forwarded(action)
    return prefix in forwarded or everything or (keys and _of_keys(action))


def _polled(events: Fields) -> Iterator[ResourceId | str | None]:
    """Yield what Lambda polls for a function of SAM."""
    for name in events.values:
        event = events.object(name)
        kind = event.get("Type") if event is not None and not isinstance(event, Unknown) else None
        properties = event.object("Properties") if event is not None and not isinstance(event, Unknown) else event
        if isinstance(kind, str) and kind in _POLLED and properties is not None and not isinstance(properties, Unknown):
            yield _resource(properties.values.get(_POLLED[kind]))
        elif not isinstance(kind, str) or kind in _POLLED:
            yield None


def _destinations(fields: Fields) -> list[Resolved]:
    config = fields.object("DestinationConfig")
    if config is None or isinstance(config, Unknown):
        return [] if config is None else [config]
    destinations: list[Resolved] = []
    for name in ("OnFailure", "OnSuccess"):
        outcome = config.object(name)
        if outcome is not None:
            destinations.append(outcome if isinstance(outcome, Unknown) else outcome.values.get("Destination"))
    return destinations


def _resource(value: Resolved) -> ResourceId | str | None:
    if isinstance(value, Reference):
        return value.target
    if isinstance(value, Unknown):
        return value.key
    return value if isinstance(value, str) else None


def _certainly_another(named: NamedResource, used: set[ResourceId | str | None]) -> bool:
    """Return whether a statement's resource is certainly none of those that Lambda uses."""
    if None in used:
        return False
    if isinstance(named, Reference):
        return named.target not in used and all(isinstance(use, ResourceId) for use in used)
    if isinstance(named, Unknown) or any(not isinstance(use, str) for use in used):
        return False
    return not any(isinstance(use, str) and (covers(named, use) or "$" in use) for use in used)
