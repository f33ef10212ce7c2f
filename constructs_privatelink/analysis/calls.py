"""Which calls policies let through an endpoint: a role's own, and those of the private APIs and collections behind it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING, Literal

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.kinds import Authorizer
from constructs_privatelink.analysis.networks.resource_regions import called_elsewhere
from constructs_privatelink.analysis.networks.roles import granted, roles
from constructs_privatelink.analysis.policies.api_methods import INVOKE, authorize_method, method_request
from constructs_privatelink.analysis.policies.arn_texts import arn_texts
from constructs_privatelink.analysis.policies.authorization import Authorization, authorize
from constructs_privatelink.analysis.policies.network_access import authorize_collection, covered, is_admitted, is_entrance, omitted
from constructs_privatelink.analysis.policies.request import ANYTHING, Principal, Request, arn_of, distinct_resources
from constructs_privatelink.analysis.policies.text_matching import listed
from constructs_privatelink.analysis.values import ResourceId, Unknown
from constructs_privatelink.catalogue.actions import goes_to
from constructs_privatelink.catalogue.workload_kinds import managed_policies
from constructs_privatelink.errors import some_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constructs_privatelink.analysis.networks.backends import ApiMethod, PrivateApi
    from constructs_privatelink.analysis.networks.model import Endpoint, Model
    from constructs_privatelink.analysis.networks.roles import Granted
    from constructs_privatelink.analysis.policies.text_matching import PolicyText
    from constructs_privatelink.analysis.templates.stack_set import StackSet
    from constructs_privatelink.analysis.values import Maybe, Target

_KINDS: tuple[Literal["collection", "dashboard"], ...] = ("collection", "dashboard")
_WILD = re.compile(r"[*?]")
_VARIABLE = re.compile(r"\$\{[^}]*\}")
_ANY_LETTER = "\ue000"
"""A letter that only a wildcard of a policy matches."""
_MOST_NAMED = 3


@dataclass(frozen=True)
class CallResult:
    """What policies answer to one call, or to several that they answer alike.

    Args:
        call: ``"kms:decrypt"``, ``"GET /orders of Stack/Orders"``, ``"the collection of Stack/Logs"``.
        role: The role that calls; None where the answer is the same for everybody.
        answer: The answer.
        collection: The collection whose data is called. Default: None, the call is another.

    """

    call: str
    role: str | None
    answer: Authorization
    collection: ResourceId | None = None

    def to_json(self) -> dict[str, object]:
        """Return the answer as JSON values."""
        return {"call": self.call, "role": self.role, **self.answer.to_json()}

    @property
    def because(self) -> str:
        """Why, with the policy and the statement that decide."""
        return self.answer.text + (f" ({self._decides})" if self._decides else "")

    @property
    def _decides(self) -> str:
        statement = self.answer.statement
        return " ".join([*([self.answer.policy] if self.answer.policy else []), *([str(statement)] if statement is not None else [])])

    def __str__(self) -> str:
        """The call and the answer, with what decides."""
        return f"{self.call}: {self.answer.verdict}{f' {self._decides}' if self._decides else ''}: {self.answer.text}"


class CallAnswers:
    """Answers what policies make of calls through endpoints.

    Args:
        stacks: The templates.
        model: What they say.

    """

    def __init__(self, stacks: StackSet, model: Model) -> None:
        self._stacks = stacks
        self._model = model

    @cached_property
    def _grants(self) -> Mapping[Target, Granted]:
        return roles(self._stacks)

    @cached_property
    def _distinct(self) -> frozenset[ResourceId]:
        return distinct_resources(self._stacks)

    @cached_property
    def _texts(self) -> Mapping[str, str]:
        return arn_texts(self._stacks)

    def actions_of(self, role: Target | None) -> frozenset[str]:
        """Return the actions that a role may call, in lower case; nothing where that is not known."""
        grant = granted(self._grants, role)
        return frozenset() if grant is None else frozenset(grant.actions)

    def of_role(self, role: Target | None, endpoint: Endpoint) -> tuple[CallResult, ...]:
        """Return those of a role's actions that an endpoint's service serves and its policy denies, or may deny.

        Args:
            role: The role; None for a client without one.
            endpoint: The endpoint.

        """
        service = endpoint.service
        grant = granted(self._grants, role) if endpoint.policy is not None and service is not None else None
        if grant is None or service is None:
            return ()
        results = []
        spelt = _spelt(grant)
        for action, resources in self._asked(grant, {prefix.lower() for prefix in service.iam_prefixes}, endpoint).items():
            caller, own, texts = self._caller(grant), self._distinct, self._texts
            requests = [Request(action, resource, caller, distinct=own, texts=texts) for resource in resources]
            answer = _worst([_authorized(request, endpoint, self._model) for request in requests])
            if answer.verdict != "allows":
                results.append(CallResult(spelt.get(action, action), str(grant.role), answer))
        return tuple(results)

    def _asked(self, grant: Granted, prefixes: set[str], endpoint: Endpoint) -> dict[str, list[PolicyText]]:
        """Return the actions of some services that a role may call through an endpoint, with the resources that they may be about."""
        region, short_name = endpoint.service_region, endpoint.short_name
        by_action: dict[str, list[PolicyText]] = {}
        for statement in grant.statements:
            if not (isinstance(region, str) and called_elsewhere(statement, region, self._stacks)):
                resources = [_as_pattern(resource) for resource in statement.resources] or [ANYTHING]
                for action in grant.allowed(statement):
                    by_action.setdefault(action, []).extend(resources)
        for name in grant.managed:
            for action in grant.not_denied(tuple(action.lower() for action in managed_policies().get(name, ()))):
                by_action.setdefault(action, []).append(ANYTHING)
        return {
            action: resources
            for action, resources in by_action.items()
            if action.partition(":")[0] in prefixes and (short_name is None or goes_to(action, short_name))
        }

    def of_apis(self, role: Target | None, endpoint: Endpoint) -> tuple[CallResult, ...]:
        """Return what policies answer to calls of the private APIs of the set through an endpoint.

        APIs that let another endpoint of the set in, and not this one, are meant for that: they are left out.

        Args:
            role: The client's role; None for a client without one.
            endpoint: An endpoint of ``execute-api``.

        """
        grant = granted(self._grants, role)
        caller = Principal() if grant is None else self._caller(grant)
        siblings = [sibling for sibling in self._model.endpoints if sibling.short_name == endpoint.short_name and sibling.id != endpoint.id]
        results: list[CallResult] = []
        for api in self._model.backends.private_apis:
            for answer, methods in self._by_answer(api, endpoint, caller, grant):
                method = methods[0] if methods else None
                elsewhere = (self._called(api, method, sibling, caller).verdict for sibling in siblings)
                if answer.verdict != "denies" or all(verdict == "denies" for verdict in elsewhere):
                    signed = grant is not None and (method is None or method.authorizer == Authorizer.IAM)
                    results.append(CallResult(f"{_named(methods)} of {api.path or api.id}", str(role) if signed else None, answer))
        return tuple(results)

    def _by_answer(
        self, api: PrivateApi, endpoint: Endpoint, caller: Principal, grant: Granted | None
    ) -> Iterator[tuple[Authorization, list[ApiMethod]]]:
        """Yield what is answered to the methods of an API, those that are answered alike together."""
        if not _same_region(api, endpoint, self._stacks):
            return
        if isinstance(api.methods, Unknown):
            yield self._called(api, None, endpoint, caller), []
            return
        alike: dict[tuple[Authorization, bool], list[ApiMethod]] = {}
        for method in api.methods:
            signed = method.authorizer == Authorizer.IAM
            if not signed or grant is None or grant.unknown or grant.allows(INVOKE):
                alike.setdefault((self._called(api, method, endpoint, caller), signed), []).append(method)
        yield from ((answer, methods) for (answer, _), methods in alike.items())

    def _called(self, api: PrivateApi, method: ApiMethod | None, endpoint: Endpoint, caller: Principal) -> Authorization:
        request = method_request(api, method, _region(api, self._stacks), caller=caller, distinct=self._distinct)
        return authorize_method(request, endpoint, self._model, api, method)

    def of_collections(self, endpoint: Endpoint) -> tuple[CallResult, ...]:
        """Return what network policies answer to an endpoint of OpenSearch Serverless about the collections of the set.

        Left out are collections that no network policy of the set is about, and those that another endpoint of the set is let in to. Where
        no network policy of the set lets the endpoint in, one elsewhere has to: that is said of collections in general.

        Args:
            endpoint: The endpoint.

        """
        policies = self._model.backends.network_policies
        siblings = [sibling for sibling in self._model.endpoints if is_entrance(sibling) and sibling.id != endpoint.id]
        results: list[CallResult] = []
        for collection, kind in product(self._model.backends.collections, _KINDS):
            if covered(collection.name, policies, kind) is False:
                continue
            answer = authorize_collection(endpoint, self._model, collection.name, policies, kind)
            elsewhere = (authorize_collection(sibling, self._model, collection.name, policies, kind).verdict for sibling in siblings)
            if answer.verdict != "denies" or all(verdict == "denies" for verdict in elsewhere):
                call = f"the {kind} of {collection.path or collection.id}"
                results.append(CallResult(call, None, answer, collection.id if kind == "collection" else None))
        if not results and is_admitted(endpoint, self._model) is False:
            results.append(CallResult("every collection", None, omitted(endpoint)))
        return tuple(results)

    def _caller(self, grant: Granted) -> Principal:
        if isinstance(grant.role, ResourceId):
            return Principal(arn_of(grant.role), self._stacks.stacks[grant.role.stack].account)
        return Principal(grant.role.id) if grant.role.id.startswith("arn:") else Principal()


def _spelt(grant: Granted) -> dict[str, str]:
    """Return the actions of a role as its policies write them, by the same in lower case."""
    written = (pair for statement in grant.statements for pair in zip(statement.actions, statement.written, strict=False))
    return {action.lower(): action for name in grant.managed for action in managed_policies().get(name, ())} | dict(written)


def _as_pattern(resource: PolicyText) -> PolicyText:
    """Return a resource of a role's statement as what it stands for: with a policy variable, all that this may be."""
    return ANYTHING if resource == "*" else _VARIABLE.sub("*", resource) if isinstance(resource, str) else resource


def _authorized(request: Request, endpoint: Endpoint, model: Model) -> Authorization:
    """Return what an endpoint's policy answers; for an action with wildcards, to all that it stands for."""
    action = request.action
    if not isinstance(action, str) or not _WILD.search(action):
        return authorize(request, endpoint, model)
    some = Unknown(Code.PL_UNRESOLVED_VALUE, action, "it stands for many actions")
    answer = authorize(replace(request, action=some), endpoint, model)
    if answer.verdict == "conditional" and _only_allows(endpoint.policy):
        every = authorize(replace(request, action=_WILD.sub(_ANY_LETTER, action)), endpoint, model)
        answer = every if every.verdict == "allows" else answer
    return answer


def _statements(policy: object) -> list[Mapping[str, object]]:
    listed_statements = listed(policy.get("Statement", [])) if isinstance(policy, Mapping) else []
    return [statement for statement in listed_statements if isinstance(statement, Mapping)]


def _only_allows(policy: object) -> bool:
    return all(statement.get("Effect") == "Allow" for statement in _statements(policy))


def _worst(answers: Sequence[Authorization]) -> Authorization:
    """Return the one answer to a call that may be about several resources."""
    verdicts = {answer.verdict for answer in answers}
    if len(verdicts) == 1:
        return answers[0]
    open_one = next((answer for answer in answers if answer.verdict == "conditional"), None)
    if open_one is not None:
        return open_one
    denied = next(answer for answer in answers if answer.verdict == "denies")
    reason = Unknown(Code.PL_UNRESOLVED_VALUE, denied.policy, "it depends on the resource")
    return replace(denied, verdict="conditional", text="some of its resources are denied", reasons=(reason,))


def _region(of: PrivateApi | Endpoint, stacks: StackSet) -> Maybe[str]:
    stack = stacks.stacks.get(of.id.stack) if isinstance(of.id, ResourceId) else None
    return Unknown(Code.UNKNOWN_RESOURCE, str(of.id), "its Region is not known") if stack is None else stack.region


def _same_region(api: PrivateApi, endpoint: Endpoint, stacks: StackSet) -> bool:
    """Return whether an API may be in an endpoint's Region: nobody calls it from another."""
    known = {region for resource in (api, endpoint) if isinstance(region := _region(resource, stacks), str)}
    return len(known) <= 1


def _named(methods: Sequence[ApiMethod]) -> str:
    return some_of([method.name for method in methods], _MOST_NAMED) if methods else "calls"
