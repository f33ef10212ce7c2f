"""What a rule is, what it looks at, and what it finds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from inspect import cleandoc
from typing import TYPE_CHECKING, Literal, TypeAlias

from constructs_privatelink.analysis.needs.workload_needs import WorkloadNeeds, needs
from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.networks.properties import Fields, Reading
from constructs_privatelink.analysis.values import ResourceId, known_values
from constructs_privatelink.visible_text import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from constructs_privatelink.analysis.networks.model import Endpoint, Group, Model, Subnet
    from constructs_privatelink.analysis.templates.stack_set import StackSet
    from constructs_privatelink.analysis.values import Outside, Target

WITH_GROUPS = (EndpointKind.INTERFACE, EndpointKind.OPENSEARCH_SERVERLESS)
"""The kinds of endpoint that have security groups."""

Severity: TypeAlias = Literal["error", "warning", "info"]
"""``error``: the deployment is refused, or it certainly does not work; ``warning``: it may be refused, or works in part."""


@dataclass(frozen=True)
class Finding:
    """One thing that a rule found.

    Args:
        rule: The rule's id.
        severity: How bad it is; some rules find things of different weight.
        resource: Where.
        path: The construct path of the resource, or its logical id.
        property: The property that is wrong.
        text: What is wrong, the value got, and the change to make, in a line.
        fix: The change to make, where `text` does not say it.
        details: What it rests on, such as the hops that drop packets, a line each.

    """

    rule: str
    severity: Severity
    resource: ResourceId | Outside
    path: str
    property: str
    text: str
    fix: str = ""
    details: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Make visible what texts quote of templates; the path stays as it is, for it says which construct it is."""
        object.__setattr__(self, "text", visible(self.text))
        object.__setattr__(self, "fix", visible(self.fix))
        object.__setattr__(self, "details", tuple(map(visible, self.details)))

    def lines(self) -> tuple[str, ...]:
        """Return the text, and under it what it rests on."""
        return (self.text, *(f"  {detail}" for detail in self.details))

    def to_json(self) -> dict[str, object]:
        """Return the finding as JSON values."""
        return {
            "rule": self.rule,
            "severity": self.severity,
            "resource": str(self.resource),
            "path": self.path,
            "property": self.property,
            "text": self.text,
            "details": list(self.details),
            "fix": self.fix,
        }


@dataclass(frozen=True)
class Analysed:
    """What rules look at.

    Args:
        stacks: The templates.
        model: What they say of networks.
        before: The templates that are deployed, which these ones will change. Default: None, not known.

    """

    stacks: StackSet
    model: Model
    before: Analysed | None = None

    def endpoints(self, *kinds: EndpointKind) -> Iterator[Endpoint]:
        """Yield the endpoints of these kinds that certainly will be there: rules keep quiet about what a condition leaves open."""
        for endpoint in self.model.endpoints:
            if endpoint.kind in kinds and self.certain(endpoint.id):
                yield endpoint

    @cached_property
    def reading(self) -> Reading:
        """The templates' properties, read as what they should be, for what the model does not hold."""
        return Reading(self.stacks)

    def fields(self, id: Target) -> Fields | None:
        """Return the properties of a resource of the set; None where it is not in the set, or does not exist."""
        return self.reading.resource(id)

    @cached_property
    def needs(self) -> tuple[WorkloadNeeds, ...]:
        """What workloads need by their roles, and the way to it."""
        return needs(self.stacks, self.model)

    def certain(self, id: Target) -> bool:
        """Return whether a resource of the set will be there, whatever its conditions come to."""
        resource = self.stacks.resource(id) if isinstance(id, ResourceId) else None
        return resource is not None and self.stacks.exists(resource) is True

    def subnets(self, endpoint: Endpoint) -> list[Subnet]:
        """Return the subnets of an endpoint that are known, each once."""
        return [self.model.subnets[one] for one in dict.fromkeys(known_values(endpoint.subnets)) if one in self.model.subnets]

    def groups(self, endpoint: Endpoint) -> list[Group]:
        """Return the security groups of an endpoint that are known, each once."""
        return [self.model.groups[one] for one in dict.fromkeys(known_values(endpoint.groups)) if one in self.model.groups]

    def path(self, id: Target) -> str:
        """Return the construct path of a resource of the set, or its id."""
        resource = self.stacks.resource(id) if isinstance(id, ResourceId) else None
        return str(id) if resource is None else resource.path

    def account(self, id: ResourceId) -> str | None:
        """Return the account of a resource's stack, or None where it is not known."""
        stack = self.stacks.stacks.get(id.stack)
        return stack.account if stack is not None and isinstance(stack.account, str) else None

    def region(self, id: ResourceId) -> str | None:
        """Return the Region of a resource's stack, or None where it is not known."""
        stack = self.stacks.stacks.get(id.stack)
        return stack.region if stack is not None and isinstance(stack.region, str) else None


@dataclass(frozen=True)
class Trouble:
    """What a check yields: where something is wrong, and what.

    Args:
        resource: Where.
        property: The property that is wrong.
        text: What is wrong, the value got, and the change to make.
        severity: How bad it is. Default: None, the rule's own.

    """

    resource: ResourceId | Outside
    property: str
    text: str
    severity: Severity | None = None


@dataclass(frozen=True)
class Rule:
    """A rule: what it is called, and the pure function that looks for what breaks it.

    Args:
        id: ``"PL001"``; never used for another rule.
        title: One line.
        severity: How bad it is to break it.
        link: The page that says so.
        check: Looks; its docstring is the rule's, with an anti-pattern and a best practice.

    """

    id: str
    title: str
    severity: Severity
    link: str
    check: Callable[[Analysed], Iterator[Trouble]]

    @property
    def doc(self) -> str:
        """The text of the rule."""
        return cleandoc(self.check.__doc__ or "")

    def findings(self, analysed: Analysed) -> tuple[Finding, ...]:
        """Return what breaks the rule."""
        return tuple(
            Finding(self.id, one.severity or self.severity, one.resource, analysed.path(one.resource), one.property, one.text)
            for one in self.check(analysed)
        )


def rule(id: str, title: str, severity: Severity, link: str) -> Callable[[Callable[[Analysed], Iterator[Trouble]]], Rule]:
    """Make a rule of the function that checks it.

    Args:
        id: As for `Rule`.
        title: As for `Rule`.
        severity: As for `Rule`.
        link: As for `Rule`.

    """
    return lambda check: Rule(id, title, severity, link, check)
