"""Whether the policies on the path let a request through: the endpoint's, and a private API's own.

An endpoint policy grants nothing by itself, and limits callers of every account. The answer is ``conditional`` wherever something that is
not known could turn it. IAM policies of the caller stand outside.

AWS: https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html and
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-vpc-endpoint-policies.html
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from constructs_privatelink.analysis.codes import Code, MaybeCode
from constructs_privatelink.analysis.networks.kinds import Authorizer, EndpointKind
from constructs_privatelink.analysis.policies.match import Evaluation, PolicyOutcome, StatementRef, evaluate
from constructs_privatelink.analysis.policies.request import ANONYMOUS, Facts
from constructs_privatelink.analysis.policies.text_matching import equal, listed, text_of, unresolved
from constructs_privatelink.analysis.values import Reference, ResourceId, Unknown, id_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from constructs_privatelink.analysis.networks.backends import PrivateApi
    from constructs_privatelink.analysis.networks.model import Endpoint, Model
    from constructs_privatelink.analysis.policies.request import Principal, Request
    from constructs_privatelink.analysis.policies.text_matching import PolicyText
    from constructs_privatelink.analysis.policies.three_valued import Truth

CallVerdict: TypeAlias = Literal["allows", "denies", "conditional"]

_AUTHORIZERS: tuple[Authorizer, ...] = (Authorizer.NONE, Authorizer.IAM, Authorizer.LAMBDA, Authorizer.COGNITO)
_STRICT: dict[PolicyOutcome, CallVerdict] = {"allow": "allows", "deny": "denies", "silent": "denies"}


@dataclass(frozen=True)
class Authorization:
    """Whether policies let a request through.

    Args:
        verdict: ``allows``, ``denies``, or ``conditional`` where something unknown decides.
        code: Why not; empty for ``allows``.
        policy: The policy that decides, or leaves it open: ``"Network.Kms.PolicyDocument"``; empty where there is none.
        statement: Its statement that decides; None where none does.
        text: The answer in words.
        reasons: What is not known; empty unless ``conditional``.

    """

    verdict: CallVerdict
    code: MaybeCode = ""
    policy: str = ""
    statement: StatementRef | None = None
    text: str = ""
    reasons: tuple[Unknown, ...] = ()

    def to_json(self) -> dict[str, object]:
        """Return the answer as JSON values."""
        statement = self.statement
        return {
            "verdict": self.verdict,
            "code": self.code,
            "policy": self.policy,
            "statement": None if statement is None else {"index": statement.index, "sid": statement.sid},
            "text": self.text,
            "reasons": [{"code": reason.code, "where": reason.where, "why": reason.why} for reason in self.reasons],
        }


def authorize(request: Request, endpoint: Endpoint, model: Model) -> Authorization:
    """Return whether an endpoint's policy lets a request through.

    Args:
        request: The request.
        endpoint: The endpoint that it comes by.
        model: The networks of the set.

    """
    where = f"{endpoint.id}.PolicyDocument"
    takes = _takes_policy(endpoint)
    if endpoint.policy is None or takes is False:
        why = (
            "no endpoint policy limits it"
            if endpoint.policy is None
            else "the service takes no endpoint policy, so that its endpoint is open"
        )
        return Authorization("allows", text=why)
    answer = _answer(endpoint.policy, _facts(request, endpoint, model), where, Code.PL_ENDPOINT_POLICY_DENIES)
    if takes is True or answer.verdict == "allows":
        return answer
    return _conditional(where, answer.statement, (*answer.reasons, takes))


def authorize_api(request: Request, endpoint: Endpoint, model: Model, api: PrivateApi) -> Authorization:
    """Return whether an endpoint's policy and a private API's own let a call of the API through.

    The endpoint's policy comes first. Callers whom no signature names, which only IAM authorization asks for, are anonymous to both.

    Args:
        request: The call: ``execute-api:Invoke`` of the ARN of a method.
        endpoint: The endpoint that it comes by.
        model: The networks of the set.
        api: The API.

    """
    authorizers = _AUTHORIZERS if isinstance(api.authorizer, Unknown) else (api.authorizer,)
    answers = [_authorize_method(request, endpoint, model, api, authorizer) for authorizer in authorizers]
    if len({answer.verdict for answer in answers}) == 1:
        return answers[0]
    open_one = next((answer for answer in answers if answer.verdict == "conditional"), answers[0])
    reasons = (*([api.authorizer] if isinstance(api.authorizer, Unknown) else []), *open_one.reasons)
    return _conditional(open_one.policy or f"{api.id}.Policy", open_one.statement, reasons)


def _authorize_method(request: Request, endpoint: Endpoint, model: Model, api: PrivateApi, authorizer: Authorizer) -> Authorization:
    seen = request if authorizer == Authorizer.IAM else replace(request, caller=ANONYMOUS)
    where = f"{api.id}.Policy"
    by_endpoint = authorize(seen, endpoint, model)
    if by_endpoint.verdict == "denies":
        return by_endpoint
    if api.policy is None:
        return Authorization(
            "denies", Code.PL_RESOURCE_POLICY_DENIES, where, text="a private API must have a resource policy, and this has none"
        )
    facts = replace(_facts(seen, endpoint, model), api=True)
    silent = _when_silent(request, api, authorizer)
    by_api = _answer(api.policy, facts, where, Code.PL_RESOURCE_POLICY_DENIES, silent)
    if by_endpoint.verdict == "allows" or by_api.verdict == "denies":
        return by_api
    return _conditional(by_endpoint.policy, by_endpoint.statement, (*by_endpoint.reasons, *by_api.reasons))


def _when_silent(request: Request, api: PrivateApi, authorizer: Authorizer) -> Truth:
    """Return whether a call passes that the API's policy neither allows nor denies."""
    if authorizer in {Authorizer.NONE, Authorizer.COGNITO}:
        return False
    same = api.authorizer_in_account if authorizer == Authorizer.LAMBDA else _same_account(request.caller, api)
    if same is False:
        return False
    return request.identity_allows if same is True or request.identity_allows is False else same


def _same_account(caller: Principal, api: PrivateApi) -> Truth:
    return equal(api.account, caller.account, ())


def _answer(policy: object, facts: Facts, where: str, code: Code, silent: Truth = False) -> Authorization:  # noqa: FBT002 - as in IAM
    """Return what a policy answers; where an id that is written out leaves it open, with what holds on a first deployment."""
    answer = _authorization(evaluate(policy, facts, where), where, code, silent)
    if not any(reason.code == Code.PL_ID_WRITTEN_OUT for reason in answer.reasons):
        return answer
    first = _authorization(evaluate(policy, facts.on_a_first_deployment(), where), where, code, silent)
    if first.verdict == "conditional":
        return answer
    written = next(reason for reason in answer.reasons if reason.code == Code.PL_ID_WRITTEN_OUT)
    return replace(answer, code=written.code, text=f"it {first.verdict} on a first deployment: {written}")


def _authorization(evaluation: Evaluation, where: str, code: Code, silent: Truth = False) -> Authorization:  # noqa: FBT002 - as in IAM
    meaning: dict[PolicyOutcome, CallVerdict] = _STRICT | {
        "silent": "conditional" if isinstance(silent, Unknown) else "allows" if silent else "denies"
    }
    verdicts = {meaning[outcome] for outcome in evaluation.outcomes}
    if len(verdicts) > 1 or verdicts == {"conditional"}:
        reasons = (*evaluation.reasons, *([silent] if isinstance(silent, Unknown) and "silent" in evaluation.outcomes else []))
        return _conditional(where, evaluation.statement, reasons)
    if verdicts == {"allows"}:
        return Authorization(
            "allows", "", where, evaluation.statement, "a statement allows it" if evaluation.statement else "no statement denies it"
        )
    text = "a statement denies it" if evaluation.outcomes == {"deny"} else "no statement allows it"
    return Authorization("denies", code, where, evaluation.statement if evaluation.outcomes == {"deny"} else None, text)


def _conditional(where: str, statement: StatementRef | None, reasons: Iterable[Unknown]) -> Authorization:
    every = tuple(dict.fromkeys(reasons))
    return Authorization("conditional", every[0].code, where, statement, f"it depends: {every[0]}", every)


def _takes_policy(endpoint: Endpoint) -> Truth:
    """Return whether the service looks at endpoint policies; one that does not lets everything through."""
    service, other = endpoint.service, endpoint.leads_to_others or endpoint.kind == EndpointKind.OPENSEARCH_SERVERLESS
    if other or (service and service.endpoint_policy is False and service.endpoint_policy_certain):
        return False
    if service and service.endpoint_policy:
        return True
    return unresolved(f"{endpoint.id}.ServiceName", "whether the service takes an endpoint policy is not certain")


def _facts(request: Request, endpoint: Endpoint, model: Model) -> Facts:
    caller = request.caller
    role = {caller.arn.target} if isinstance(caller.arn, Reference) else set()
    vpcs = {vpc for vpc in model.vpcs if isinstance(vpc, ResourceId)}
    keys: dict[str, tuple[PolicyText, ...] | None] = _caller_keys(caller) | {
        "aws:sourcevpce": (Reference(endpoint.id),),
        "aws:sourcevpc": (id_of(endpoint.vpc),),
    }
    if not endpoint.leads_to_apis:
        keys["aws:sourceip"] = None  # a request that comes by an endpoint has aws:VpcSourceIp instead
    for name, value in request.context.items():
        keys.pop(name.lower(), None)
        if not isinstance(value, Unknown):
            keys[name.lower()] = None if value is None else tuple(text_of(item, name) for item in listed(value))
    own = {other.id for other in model.endpoints} | {endpoint.id} | vpcs | role
    distinct = request.distinct if own <= request.distinct else request.distinct | own
    return Facts(request.action, request.resource, caller, keys, distinct, request.texts, endpoint.kind == EndpointKind.GATEWAY)


def _caller_keys(caller: Principal) -> dict[str, tuple[PolicyText, ...] | None]:
    """https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html says which keys anonymous requests lack."""
    if caller.arn is None:
        return dict.fromkeys(
            ("aws:principalarn", "aws:principalorgid", "aws:principalorgpaths", "aws:principalisawsservice", "aws:username")
        )
    keys: dict[str, tuple[PolicyText, ...] | None] = {"aws:principalaccount": (caller.account,)}
    # A session has the ARN of its role, whose path its own ARN leaves out.
    if not isinstance(caller.arn, Unknown) and not (isinstance(caller.arn, str) and ":sts:" in caller.arn):
        keys["aws:principalarn"] = (caller.arn,)
    return keys
