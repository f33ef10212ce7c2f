"""What the OpenAPI definition of a REST API says of networks: its resource policy, its endpoints, and what checks callers of its methods.

https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.networks.backends import ApiMethod
from constructs_privatelink.analysis.networks.kinds import Authorizer
from constructs_privatelink.analysis.values import Unknown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from constructs_privatelink.analysis.networks.properties import Fields
    from constructs_privatelink.analysis.values import Maybe, Resolved

_POLICY = "x-amazon-apigateway-policy"
_CONFIGURATION = "x-amazon-apigateway-endpoint-configuration"
_SECURITY_POLICY = "x-amazon-apigateway-security-policy"
_ACCESS_MODE = "x-amazon-apigateway-endpoint-access-mode"
_AUTH = "x-amazon-apigateway-auth"
_ANY = "x-amazon-apigateway-any-method"
_VERBS = {"get", "put", "post", "delete", "options", "head", "patch", "trace", _ANY}
_CHECKED_BY = {
    "cognito_user_pools": Authorizer.COGNITO,
    "request": Authorizer.LAMBDA,
    "token": Authorizer.LAMBDA,
    "awssigv4": Authorizer.IAM,
    "aws_iam": Authorizer.IAM,
    "none": Authorizer.NONE,
}


class Definition:
    """The definition of an API.

    Args:
        fields: The API.
        content: What it says.

    """

    def __init__(self, fields: Fields, content: Mapping[str, Resolved]) -> None:
        self._fields = fields
        self._content = content

    @property
    def policy(self) -> Resolved:
        """Its resource policy; None where it has none."""
        return self._content.get(_POLICY)

    @property
    def endpoints(self) -> Resolved:
        """The endpoints that it names, at the top (OpenAPI 2) or at a server (3); None where it names none.

        https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-endpoint-configuration.html
        """
        said = self._content.get("servers")
        servers = said if isinstance(said, list) else [said]
        holders = [self._content, *(server for server in servers if isinstance(server, dict))]
        for configuration in (holder[_CONFIGURATION] for holder in holders if _CONFIGURATION in holder):
            named = configuration.get("vpcEndpointIds") if isinstance(configuration, dict) else configuration
            if named is not None:
                return named
        return next((server for server in servers if isinstance(server, Unknown)), None)

    @property
    def security_policy(self) -> Resolved:
        """Its security policy; None where it names none."""
        return self._content.get(_SECURITY_POLICY)

    @property
    def access_mode(self) -> Resolved:
        """Its endpoint access mode; None where it names none."""
        return self._content.get(_ACCESS_MODE)

    @property
    def methods(self) -> Maybe[tuple[ApiMethod, ...]]:
        """Its methods; unknown where it has no paths to tell them by."""
        paths = self._content.get("paths")
        if not isinstance(paths, dict) or not all(isinstance(path, dict) for path in paths.values()):
            return self._unknown("the paths of the API's definition are not known")
        return tuple(method for path, verbs in paths.items() if isinstance(verbs, dict) for method in self._methods(path, verbs))

    def _methods(self, path: str, verbs: Mapping[str, Resolved]) -> Iterator[ApiMethod]:
        for verb, operation in verbs.items():
            if verb.lower() in _VERBS:
                name = f"{'ANY' if verb.lower() == _ANY else verb.upper()} {path}"
                authorizer = self._authorizer(operation if isinstance(operation, dict) else {})
                account = self._unknown("the account of the Lambda authorizer is not known") if authorizer == Authorizer.LAMBDA else True
                yield ApiMethod(name, authorizer, account)

    def _authorizer(self, operation: Mapping[str, Resolved]) -> Maybe[Authorizer]:
        for holder in (operation, self._content):
            auth = holder.get(_AUTH)
            if isinstance(auth, dict):
                return self._authorizer_named(auth.get("type"))
            if "security" in holder:
                return self._required_authorizer(holder["security"])
        return Authorizer.NONE

    def _required_authorizer(self, security: Resolved) -> Maybe[Authorizer]:
        if not isinstance(security, list) or not all(isinstance(requirement, dict) for requirement in security):
            return self._unknown("what checks the callers of a method is not known")
        schemes = [self._scheme_authorizer(name) for requirement in security if isinstance(requirement, dict) for name in requirement]
        if any(isinstance(scheme, Unknown) for scheme in schemes):
            return self._unknown("what checks the callers of a method is not known")
        checking = {scheme for scheme in schemes if scheme != Authorizer.NONE}
        return (
            checking.pop()
            if len(checking) == 1
            else self._unknown("several check the callers of a method")
            if checking
            else Authorizer.NONE
        )

    def _scheme_authorizer(self, name: str) -> Maybe[Authorizer]:
        """Return what a security scheme of OpenAPI 3 or 2 checks by; a key that is counted only checks nobody."""
        components = self._content.get("components")
        schemes = components.get("securitySchemes") if isinstance(components, dict) else self._content.get("securityDefinitions")
        scheme = schemes.get(name) if isinstance(schemes, dict) else None
        if not isinstance(scheme, dict):
            return self._unknown(f"the security scheme {name[:60]!r} is not in the definition")
        authorizer = scheme.get("x-amazon-apigateway-authorizer")
        if isinstance(authorizer, dict):
            return self._authorizer_named(authorizer.get("type"))
        if "x-amazon-apigateway-authtype" in scheme:
            return self._authorizer_named(scheme["x-amazon-apigateway-authtype"])
        return Authorizer.NONE

    def _authorizer_named(self, kind: Resolved) -> Maybe[Authorizer]:
        known = _CHECKED_BY.get(kind.lower()) if isinstance(kind, str) else None
        return known or self._unknown(f"what checks callers by {kind!r} is not known")

    def _unknown(self, why: str) -> Unknown:
        return Unknown(Code.UNKNOWN_RESOURCE, self._fields.where("Body"), why)


def definition_of(api: Fields) -> Definition | Unknown | None:
    """Return the definition of an API; unknown where it stands elsewhere, None where it has none."""
    body = api.get("Body")
    if isinstance(body, str):
        try:
            body = json.loads(body)
        except (ValueError, RecursionError):
            return api.reading.wrong(api.where("Body"), "the text is no JSON")
    if isinstance(body, dict):
        return Definition(api, body)
    if body is not None:
        return body if isinstance(body, Unknown) else Unknown(Code.UNKNOWN_RESOURCE, api.where("Body"), "it is no definition of an API")
    elsewhere = next((name for name in ("BodyS3Location", "CloneFrom") if api.has(name)), None)
    return None if elsewhere is None else Unknown(Code.UNKNOWN_RESOURCE, api.where(elsewhere), "the API's definition stands elsewhere")
