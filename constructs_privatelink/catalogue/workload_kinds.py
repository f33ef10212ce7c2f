"""What kinds of workloads need to reach besides what their roles tell: images, log drivers, secrets, answers of custom resources, pollers.

The reviewed table is ``workloads.json``: each need has the conditions on properties that ask for it, the AWS page, and how sure that is.
A condition is answered here, of whatever tells the properties: templates, or resources that are still being made.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from functools import cache
from pkgutil import get_data
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeAlias

from constructs_privatelink.catalogue.needed_regions import named_region
from constructs_privatelink.catalogue.partitions import is_region

if TYPE_CHECKING:
    from collections.abc import Mapping

_TYPED = re.compile(r"\$\{(?!Fn::)\w+::[^{}]+\}")
_PART = re.compile(r"\$\{Fn::Split:[^{}]*\}")
"""A part of an ARN or an id, of which nothing but its type was known."""
_GAP = re.compile(r"\$\{[^{}]+\}")
Confidence: TypeAlias = Literal["high", "medium", "low"]
SUREST_FIRST: tuple[Confidence, ...] = ("high", "medium", "low")
Op: TypeAlias = Literal["present", "absent", "equals", "not equals", "in", "none but", "matches", "names it", "some"]
"""``none but``: it is absent, or has no other value; ``names it``: a resource of one of the types of the value refers to the workload;
``some``: a resource of the first of two values, a type, has a property that matches the second."""


@dataclass(frozen=True)
class Values:
    """What a property has.

    Args:
        known: Its values, those of every item where the path goes through lists. A text of which parts are only known at deployment has
            ``${...}`` for them; what is a resource is ``${AWS::SSM::Parameter}`` for its type.
        complete: Whether that is all.

    """

    known: tuple[object, ...] = ()
    complete: bool = True


class Facts(Protocol):
    """What tells the properties of a workload and of what it refers to."""

    def values(self, of: str, path: str) -> Values:
        """Return what a property has.

        Args:
            of: The steps to the resource, ``" > "`` between them; empty for the workload itself. A step is a property that refers to the
                next resource, or a type and its property that refers to this one (``AWS::EKS::Addon.ClusterName``).
            path: The property, with dots; ``[]`` is every item of a list.

        """

    def named_by(self, types: tuple[str, ...], path: str) -> bool | None:
        """Return whether a resource of some types (``Custom::*`` for all that begin so) refers to the workload; None where nobody knows."""

    def of_type(self, type: str, path: str) -> Values:
        """Return what a property of all resources of a type has."""


@dataclass(frozen=True)
class Condition:
    """A condition on a property.

    Args:
        path: The property.
        op: What is asked of it.
        value: What it is held against. Default: None, for what needs nothing.
        of: The name that the kind gives to the resource whose property it is. Default: empty, the workload itself.

    """

    path: str
    op: Op
    value: str | bool | tuple[str, ...] | None = None
    of: str = ""


@dataclass(frozen=True)
class KindNeed:
    """What a kind of workload needs.

    Args:
        services: Short names of which one serves; empty where no endpoint answers.
        why: Who asks for it, as a clause.
        when: The conditions, all of which have to hold.
        page: The AWS page that says so.
        confidence: How sure that is.
        perhaps: Whether it depends on what no property tells.
        change: What to do where there is no endpoint; empty for the endpoint itself.
        through: The call of AWS's own that the endpoint's policy has to let through, by its name in the table; empty where there is none.
        region_at: The property that tells the Region, of the resource of the last condition; empty where the conditions' texts tell it.
        region: The Region, where a property names one; empty for the workload's own.

    """

    services: tuple[str, ...]
    why: str
    when: tuple[Condition, ...]
    page: str
    confidence: Confidence
    perhaps: bool = False
    change: str = ""
    through: str = ""
    region_at: str = ""
    region: str = ""


@dataclass(frozen=True)
class AwsCall:
    """A call to what is AWS's own, or by AWS itself, that a workload depends on and that no role of it tells.

    Args:
        service: The endpoint service that it goes to.
        action: The IAM action.
        what: What is fetched or sent.
        page: The AWS page that says so.
        bucket: The bucket of AWS's, with ``{region}``, or ``{joined}`` for the Region without hyphens; empty for no bucket.
        others: The buckets of Regions in which they are called otherwise.
        caller: Who makes or signs it: a service principal, or ``"account"`` for an account of AWS's; empty where no page says it.

    """

    service: str
    action: str
    what: str
    page: str
    bucket: str = ""
    others: Mapping[str, str] = field(default_factory=dict)
    caller: str = ""

    def bucket_in(self, region: str) -> str:
        """Return the bucket of a Region."""
        return self.others.get(region) or self.bucket.format(region=region, joined=region.replace("-", ""))


@dataclass(frozen=True)
class WorkloadKind:
    """A kind of workload.

    Args:
        id: Its name in the table.
        title: What it is.
        types: By CloudFormation type, the steps to the other resources that conditions name (`Facts.values`); ``" | "`` is between several.
        needs: What it needs.

    """

    id: str
    title: str
    types: Mapping[str, Mapping[str, str]]
    needs: tuple[KindNeed, ...]


@cache
def kinds() -> tuple[WorkloadKind, ...]:
    """Return every kind of the table."""
    return tuple(
        WorkloadKind(kind["id"], kind["title"], kind["types"], tuple(_need(need) for need in kind["needs"])) for kind in table()["kinds"]
    )


@cache
def aws_calls() -> Mapping[str, AwsCall]:
    """Return the calls of AWS's own that workloads depend on, by name."""
    return {name: AwsCall(**call) for name, call in table()["aws_calls"].items()}


@cache
def managed_policies() -> Mapping[str, tuple[str, ...]]:
    """Return what policies of AWS are there for, by name: the calls that workloads make with them.

    What else they allow is for the console, or for other services; nothing is left of those with which AWS's services act themselves. Each
    page is https://docs.aws.amazon.com/aws-managed-policy/latest/reference/ and the name. SSM Agent uses ``ec2messages`` only where it
    cannot have ``ssmmessages`` (https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-setting-up-messageAPIs.html).
    """
    return {name: tuple(actions) for name, actions in table()["managed_policies"].items()}


def referred_types() -> Mapping[str, str]:
    """Return the CloudFormation types of the resources that conditions name besides the workload, by their names in the table."""
    types: Mapping[str, str] = table()["resources"]
    return types


@cache
def table() -> dict[str, Any]:
    """Return the table, which is read once."""
    file: dict[str, Any] = json.loads(get_data(__package__, "workloads.json") or b"{}")
    return file


def _need(need: dict[str, Any]) -> KindNeed:
    return KindNeed(**{**need, "services": tuple(need["services"]), "when": tuple(_condition(condition) for condition in need["when"])})


def _condition(said: dict[str, Any]) -> Condition:
    value = said.get("value")
    return Condition(said["path"], said["op"], tuple(value) if isinstance(value, list) else value, said.get("of", ""))


def needs_of(type: str, facts: Facts) -> tuple[tuple[KindNeed, bool], ...]:
    """Return what a workload needs, each with whether its conditions certainly hold; what certainly is not asked for is left out.

    What is needed of several Regions is there once for each.

    Args:
        type: The CloudFormation type of the workload.
        facts: Its properties.

    """
    answers = [
        (need, all_hold([holds(condition, facts, places) for condition in need.when]), places)
        for places, needs in _by_type(type)
        for need in needs
    ]
    return tuple(
        (replace(need, region=region) if region else need, answer is True)
        for need, answer, places in answers
        if answer is not False
        for region in (_regions(need, facts, places) if answer and need.services else ("",))
    )


def _regions(need: KindNeed, facts: Facts, places: Mapping[str, str]) -> tuple[str, ...]:
    """Return the Regions that properties name for what is needed; empty text for the workload's own, and for one that is not known."""
    if need.region_at:
        named = (text if is_region(text) else "" for text in _known_texts(need.when[-1], need.region_at, facts, places))
        return tuple(dict.fromkeys(named)) or ("",)
    matching = (
        named_region(text)
        for condition in need.when
        if condition.op == "matches"
        for text in _known_texts(condition, condition.path, facts, places)
        if re.search(str(condition.value), text)
    )
    return tuple(dict.fromkeys(matching)) or ("",)


def _known_texts(condition: Condition, path: str, facts: Facts, places: Mapping[str, str]) -> list[str]:
    values = [facts.values(steps, path) for steps in places.get(condition.of, "").split(" | ")]
    return [value for several in values for value in several.known if isinstance(value, str)]


@cache
def _by_type(type: str) -> tuple[tuple[Mapping[str, str], tuple[KindNeed, ...]], ...]:
    """Return the steps to other resources and the needs of each kind that a type is of."""
    return tuple((kind.types[type], kind.needs) for kind in kinds() if type in kind.types)


def all_hold(answers: list[bool | None]) -> bool | None:
    """Return whether all of several conditions hold; None where nobody knows."""
    return False if False in answers else None if None in answers else True


def holds(condition: Condition, facts: Facts, places: Mapping[str, str]) -> bool | None:
    """Return whether a condition holds; None where nobody knows.

    Args:
        condition: The condition.
        facts: What tells the properties.
        places: The steps to the other resources that conditions name, as in `WorkloadKind.types`.

    """
    if condition.op == "names it":
        return facts.named_by(_listed(condition.value), condition.path)
    if condition.op == "some":
        of_type, pattern = _listed(condition.value)
        return _any(facts.of_type(of_type, condition.path), Condition(condition.path, "matches", pattern))
    if condition.of and condition.of not in places:
        return False
    values = _together([facts.values(steps, condition.path) for steps in places.get(condition.of, "").split(" | ")])
    if condition.op in ("present", "absent"):
        there = True if values.known else False if values.complete else None
        return there if condition.op == "present" else _not(there)
    if condition.op == "none but":
        return all_hold([*(_equal(value, condition.value) for value in values.known), True if values.complete else None])
    answer = _any(values, condition)
    return _not(answer) if condition.op == "not equals" else answer


def _together(several: list[Values]) -> Values:
    known = tuple(value for values in several for value in values.known)
    return several[0] if len(several) == 1 else Values(known, complete=all(values.complete for values in several))


def _not(answer: bool | None) -> bool | None:  # noqa: FBT001 - an answer
    return None if answer is None else not answer


def _any(values: Values, condition: Condition) -> bool | None:
    answers = [_answer(value, condition) for value in values.known]
    if True in answers:
        return True
    return False if values.complete and None not in answers else None


def _answer(value: object, condition: Condition) -> bool | None:
    if condition.op == "matches":
        return _matches(str(condition.value), value)
    if condition.op == "in":
        return _equal_to_one(value, _listed(condition.value))
    return _equal(value, condition.value)


def _matches(pattern: str, value: object) -> bool | None:
    if not isinstance(value, str):
        return None
    return True if re.search(pattern, value) else None if _may_be_anything(value) else False


def _may_be_anything(value: str) -> bool:
    """Return whether parts of a text that only the deployment tells may be any text: ids and parts of them are not what is looked for.

    In a script, that is a line of which nothing else is known: what stands within a command is a name or a value.
    """
    lines = _PART.sub("", _TYPED.sub("", value)).splitlines()
    return any("${" in line for line in lines) if len(lines) == 1 else any(_GAP.fullmatch(line.strip()) for line in lines)


def _equal_to_one(value: object, wanted: tuple[str, ...]) -> bool | None:
    answers = [_equal(value, text) for text in wanted]
    return True if True in answers else None if None in answers else False


def _equal(value: object, wanted: object) -> bool | None:
    if isinstance(value, list) and isinstance(wanted, tuple):
        return tuple(value) == wanted
    if value == wanted or str(value).lower() == str(wanted).lower():
        return True
    return None if isinstance(value, str) and _may_be_anything(value) else False


def _listed(value: str | bool | tuple[str, ...] | None) -> tuple[str, ...]:  # noqa: FBT001 - what a condition has
    return value if isinstance(value, tuple) else (str(value),)
