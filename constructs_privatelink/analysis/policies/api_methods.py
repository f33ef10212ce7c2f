"""Calls of the methods of private APIs, as policies see them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.policies.authorization import authorize_api
from constructs_privatelink.analysis.policies.request import NOT_EVALUATED, Principal, Request
from constructs_privatelink.analysis.values import Unknown
from constructs_privatelink.catalogue.partitions import partition

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.backends import ApiMethod, PrivateApi
    from constructs_privatelink.analysis.networks.model import Endpoint, Model
    from constructs_privatelink.analysis.policies.authorization import Authorization
    from constructs_privatelink.analysis.values import Maybe, ResourceId

INVOKE = "execute-api:Invoke"
_PARAMETER = re.compile(r"\{[^{}]*\}")


def method_request(
    api: PrivateApi,
    method: ApiMethod | None,
    region: Maybe[str],
    *,
    caller: Principal | None = None,
    identity_allows: Maybe[bool] = NOT_EVALUATED,
    distinct: frozenset[ResourceId] = frozenset(),
) -> Request:
    """Return the call of a method.

    Args:
        api: The API.
        method: The method; None for any, where its methods are not known.
        region: The Region of the API.
        caller: Who calls. Default: somebody who signs, unknown who.
        identity_allows: Whether the caller's own policies allow it. Default: not known.
        distinct: As for `Request`. Default: none.

    """
    account = api.account if isinstance(api.account, str) else "${AWS::AccountId}"
    verb, _, path = ("", "", "") if method is None else method.name.partition(" ")
    named = f"${{{api.id}/verb}}" if verb in {"", "*", "ANY"} else verb
    called = f"{named}{_PARAMETER.sub(_as_part, path) if path.startswith('/') else f'/${{{api.id}/path}}'}"
    where = f"{partition(region)}:execute-api:{region}" if isinstance(region, str) else "${AWS::Partition}:execute-api:${AWS::Region}"
    why = "the ARN of the method is known after deployment only"
    stage = api.stage or f"${{{api.id}/stage}}"
    key = f"arn:{where}:{account}:${{{api.id}}}/{stage}/{called}"
    resource = Unknown(Code.UNKNOWN_RESOURCE, api.path or str(api.id), why, key)
    return Request(INVOKE, resource, caller or Principal(), identity_allows=identity_allows, distinct=distinct)


def _as_part(parameter: re.Match[str]) -> str:
    return f"${parameter[0]}"


def authorize_method(request: Request, endpoint: Endpoint, model: Model, api: PrivateApi, method: ApiMethod | None) -> Authorization:
    """Return whether policies let a call of a method through.

    Args:
        request: The call, as `method_request` returns it.
        endpoint: The endpoint that it comes by.
        model: The networks of the set.
        api: The API.
        method: The method; None for any.

    """
    if method is not None:
        api = replace(api, authorizer=method.authorizer, authorizer_in_account=method.authorizer_in_account)
    return authorize_api(request, endpoint, model, api)
