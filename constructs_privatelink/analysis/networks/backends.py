"""What stands behind endpoints: private APIs with their methods, and collections with their network policies.

Frozen values, as those of `model`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.kinds import Authorizer
    from constructs_privatelink.analysis.values import Maybe, Outside, Reference, ResourceId, Target, Unknown


@dataclass(frozen=True)
class ApiMethod:
    """A method of a REST API.

    Args:
        name: ``"GET /orders"``; the path is ``*`` where it is not known.
        authorizer: What checks its callers.
        authorizer_in_account: Whether a Lambda authorizer belongs to the API's account.

    """

    name: str
    authorizer: Maybe[Authorizer]
    authorizer_in_account: Maybe[bool] = True


@dataclass(frozen=True)
class PrivateApi:
    """A private REST API.

    Args:
        id: The API.
        policy: Its resource policy as JSON values; None where it has none.
        authorizer: What checks callers of the method that is called.
        account: The account that it belongs to.
        authorizer_in_account: Whether a Lambda authorizer belongs to that account too.
        methods: Its methods; unknown where what lists them is not in the templates.
        endpoints: The endpoints that it makes aliases for (``VpcEndpointIds``).
        path: The construct path, or the logical id where there is none.
        stage: The stage that it is deployed as; None where no template says it, or there are several.

    """

    id: ResourceId | Outside
    policy: object
    authorizer: Maybe[Authorizer]
    account: Maybe[str]
    authorizer_in_account: Maybe[bool] = True
    methods: Maybe[tuple[ApiMethod, ...]] = field(default=(), hash=False)
    endpoints: tuple[Target, ...] | Unknown = ()
    path: str = ""
    stage: str | None = None


@dataclass(frozen=True)
class NetworkPolicy:
    """A network policy of OpenSearch Serverless.

    Args:
        id: The resource.
        document: Its ``Policy``: JSON text, or the JSON values with what is not known as `Unknown`.

    """

    id: ResourceId | Outside
    document: object


@dataclass(frozen=True)
class Collection:
    """A collection of OpenSearch Serverless.

    Args:
        id: The resource.
        name: Its name.
        path: The construct path, or the logical id where there is none.

    """

    id: ResourceId
    name: str | Reference | Unknown
    path: str = ""


@dataclass(frozen=True)
class Backends:
    """What stands behind endpoints.

    Args:
        private_apis: The private REST APIs.
        collections: The collections of OpenSearch Serverless.
        network_policies: Their network policies.

    """

    private_apis: tuple[PrivateApi, ...] = ()
    collections: tuple[Collection, ...] = ()
    network_policies: tuple[NetworkPolicy, ...] = ()
