"""What the templates say beside the networks: who answers names, and which private APIs and collections stand behind endpoints.

Frozen values, as those of `model`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from constructs_privatelink.analysis.values import Maybe, Outside, Reference, ResourceId, Target, Unknown

Authorizer: TypeAlias = Literal["none", "iam", "lambda", "cognito"]


@dataclass(frozen=True)
class ZoneRecord:
    """A record of a zone.

    Args:
        name: Its name.
        target: The endpoint that it leads to; None for anything else.

    """

    name: Maybe[str]
    target: Target | None


@dataclass(frozen=True)
class HostedZone:
    """A private hosted zone, or what answers names in VPCs as one does: a forwarding rule of a resolver, a Route 53 profile.

    Args:
        id: The resource.
        name: Its name.
        vpcs: The VPCs that it answers in.
        records: Its records.
        path: The construct path, or the logical id where there is none.

    """

    id: ResourceId | Outside
    name: Maybe[str]
    vpcs: tuple[Target, ...]
    records: tuple[ZoneRecord, ...]
    path: str = ""


@dataclass(frozen=True)
class ApiMethod:
    """A method of a REST API.

    Args:
        name: ``"GET /orders"``; the path is ``*`` where it is not known.
        authorizer: What checks its callers: ``none``, ``iam`` (SigV4), ``lambda`` or ``cognito``.
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
        authorizer: What checks callers of the method that is called: ``none``, ``iam`` (SigV4), ``lambda`` or ``cognito``.
        account: The account that it belongs to.
        authorizer_in_account: Whether a Lambda authorizer belongs to that account too.
        methods: Its methods; unknown where what lists them is not in the templates.
        endpoints: The endpoints that it makes aliases for (``VpcEndpointIds``).
        path: The construct path, or the logical id where there is none.

    """

    id: ResourceId | Outside
    policy: object
    authorizer: Maybe[Authorizer]
    account: Maybe[str]
    authorizer_in_account: Maybe[bool] = True
    methods: Maybe[tuple[ApiMethod, ...]] = field(default=(), hash=False)
    endpoints: tuple[Target, ...] | Unknown = ()
    path: str = ""


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
class Surroundings:
    """What answers names, and what stands behind endpoints.

    Args:
        zones: The private hosted zones, and what answers as they do.
        forwarding: Whether names may be told to clients outside of the VPCs that know them, by a resolver's endpoint or rule or a profile.
        private_apis: The private REST APIs.
        collections: The collections of OpenSearch Serverless.
        network_policies: Their network policies.

    """

    zones: tuple[HostedZone, ...] = ()
    forwarding: Maybe[bool] = False
    private_apis: tuple[PrivateApi, ...] = ()
    collections: tuple[Collection, ...] = ()
    network_policies: tuple[NetworkPolicy, ...] = ()
