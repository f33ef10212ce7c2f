"""The policy documents of OpenSearch Serverless, and what may stand in them.

What a token of the CDK stands for is not known, and passes. Three kinds of policy hang on the names of collections (https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-overview.html):

- network: which VPC endpoints reach a collection and its Dashboards. Policies add up; one that makes a collection public beats the others;
- encryption: the key of new collections. The more specific pattern wins, and a pattern stands in one policy only;
- data: what principals of the account may do with indexes and documents. Policies add up.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from constructs_privatelink.argument_kinds import not_a_sequence, shown
from constructs_privatelink.catalogue.quotas import COLLECTION_POLICY_BYTES
from constructs_privatelink.decisions.written_references import referred_ids
from constructs_privatelink.policy.grammar import TOKEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

EVERYTHING = "aoss:*"
PERMISSIONS: Mapping[str, frozenset[str]] = {
    "collection": frozenset(f"aoss:{verb}CollectionItems" for verb in ("Create", "Delete", "Update", "Describe"))
    | {"aoss:DescribeSnapshot", "aoss:RestoreSnapshot"},
    "index": frozenset(f"aoss:{verb}Index" for verb in ("Create", "Delete", "Update", "Describe"))
    | {"aoss:ReadDocument", "aoss:WriteDocument", "aoss:DelegateAccess", "aoss:DescribeSnapshot", "aoss:RestoreSnapshot"},
    "model": frozenset(f"aoss:{verb}MLResource" for verb in ("Create", "Delete", "Update", "Describe", "Execute")),
    "agent": frozenset(f"aoss:{verb}Agent" for verb in ("Create", "Delete", "Update", "Describe", "Invoke")) | {"aoss:SearchAgents"},
}
"""What a data access policy can grant, by the type of resource that it is granted on."""
READ = ("aoss:DescribeCollectionItems", "aoss:DescribeIndex", "aoss:ReadDocument")
READ_WRITE = (*READ, "aoss:CreateIndex", "aoss:UpdateIndex", "aoss:WriteDocument")

_PUBLIC = '"AllowFromPublic":true'
_WRITTEN_OUT = "vpce-"
_OF_ANOTHER_STACK = '"Fn::ImportValue":'
_LONGEST_NAME = 32
_NAME = re.compile(r"[a-z][a-z0-9-]{2,31}")
# CloudFormation takes collection names of up to 64 characters, where the older developer guide says 32.
_COLLECTION = re.compile(r"[a-z][a-z0-9-]{2,63}\*?|\*")
_INDEX = re.compile(r"[a-z0-9;&$%][a-z0-9;&$%+._-]*\*?|\*")
_PRINCIPAL = re.compile(
    r"arn:[a-z-]+:iam::\d{12}:(root|user/.+|role/.+)|arn:[a-z-]+:sts::\d{12}:(assumed-role|federated-user)/.+"
    r"|saml/\d{12}/[^/]+/(user|group)/.+|iamidentitycenter/.+"
)
_ACCOUNT = re.compile(r"arn:[^:]*:[^:]*:[^:]*:(\d{12}):|saml/(\d{12})/")
_COLLECTION_RULE = (
    "give the name of a collection, a letter and 2 to 63 lower-case letters, digits and hyphens ('logs'), the beginning of names, at least "
    "3 characters, and one * ('metrics-*'), or '*' for every collection"
)


@dataclass(frozen=True)
class DataGrant:
    """What one principal may do.

    Args:
        key: What the order in the document derives from: never a token.
        principal: An ARN, or a SAML or IAM Identity Center identity; may be a token.
        permissions: ``aoss:ReadDocument`` and the like.
        indexes: Names and patterns of indexes.

    """

    key: str
    principal: str
    permissions: frozenset[str]
    indexes: frozenset[str]


def derived_name(path: str) -> str:
    """Return a name for an endpoint or a policy that is the same in every synthesis, and another for every construct path."""
    digest = hashlib.sha256(path.encode()).hexdigest()[:8]
    words = re.sub(r"[^a-z0-9]+", "-", path.lower()).strip("-")
    start = words if words[:1].isalpha() else f"e-{words}"
    return f"{start[: _LONGEST_NAME - len(digest) - 1].rstrip('-')}-{digest}"


def name_refusals(name: object) -> list[str]:
    """Return why an endpoint or a policy cannot have a name."""
    if isinstance(name, str) and (TOKEN.search(name) or _NAME.fullmatch(name)):
        return []
    return [f"got name={shown(name)}; begin with a lower-case letter, then 2 to 31 lower-case letters, digits and hyphens"]


def collection_refusals(collections: Sequence[object]) -> list[str]:
    """Return why a policy cannot name collections."""
    strange = not_a_sequence("collections", collections, "'logs'")
    if strange or not collections:
        return strange or [f"got no collections; {_COLLECTION_RULE}"]
    wrong = [name for name in collections if not _is(name, _COLLECTION)]
    return [f"got the collection {shown(name)}; {_COLLECTION_RULE}" for name in wrong]


def index_refusals(indexes: object) -> list[str]:
    """Return why a data access policy cannot name indexes."""
    rule = "give the name of an index in lower case ('orders'), the beginning of names and one * ('orders-*'), or '*' for every index"
    if not_a_sequence("indexes", indexes, "") or not isinstance(indexes, Collection) or not indexes:
        return [f"got indexes={shown(indexes)}; give a list, such as ['orders-*'] or ['*']"]
    return [f"got the index {shown(name)}; {rule}" for name in indexes if not _is(name, _INDEX)]


def permission_refusals(permissions: object) -> list[str]:
    """Return why a data access policy cannot grant permissions."""
    known = {EVERYTHING}.union(*PERMISSIONS.values())
    if not_a_sequence("permissions", permissions, "") or not isinstance(permissions, Collection) or not permissions:
        return [f"got permissions={shown(permissions)}; give a list, such as ['aoss:ReadDocument']"]
    return [
        f"got the permission {shown(permission)}; a data access policy grants {', '.join(sorted(known))}"
        for permission in permissions
        if not _is(permission) and permission not in known
    ]


def principal_refusals(principal: str, account: str | None) -> list[str]:
    """Return why a data access policy cannot name a principal.

    Args:
        principal: What it would name.
        account: The account of the policy; None where it is not known.

    """
    if TOKEN.search(principal):
        return []
    if not _PRINCIPAL.fullmatch(principal):
        way_out = "give an IAM role or user, or an identity such as 'saml/123456789012/provider/group/analysts'"
        return [f"got the principal {principal!r}, which a data access policy does not take; {way_out}"]
    owned = _ACCOUNT.match(principal)
    owner = owned and (owned[1] or owned[2])
    if account is not None and owner is not None and owner != account:
        way_out = "give a role of this account that the other may assume"
        return [
            f"got the principal {principal!r} of another account, and a data access policy is for those of its own, {account}; {way_out}"
        ]
    return []


def key_refusals(key_arn: str) -> list[str]:
    """Return why collections cannot be encrypted with a key."""
    if ":alias/" not in key_arn:
        return []
    return [f"got the key {key_arn!r}, and OpenSearch Serverless takes no alias; give the key itself"]


def network_document(collections: Sequence[str], dashboards: Sequence[str], endpoint_id: str) -> list[dict[str, object]]:
    """Return the network policy that lets one VPC endpoint reach collections.

    Args:
        collections: Names and patterns.
        dashboards: Those of them whose OpenSearch Dashboards the endpoint reaches too. Dashboards alone would not work.
        endpoint_id: ``vpce-...``.

    """
    rules = [{"ResourceType": "collection", "Resource": _resources("collection", collections)}]
    if dashboards:
        rules.append({"ResourceType": "dashboard", "Resource": _resources("collection", dashboards)})
    return [{"Rules": rules, "AllowFromPublic": False, "SourceVPCEs": [endpoint_id]}]


def may_let_in(policy: object, endpoint: str, others: Iterable[str], *, one_stack: bool) -> bool:
    """Return whether a network policy lets an endpoint in, or may do so for all that its template tells.

    Args:
        policy: The policy's text as it stands in the template, with the references in it.
        endpoint: The logical id of the endpoint.
        others: The logical ids of what is certainly no name for the endpoint: other endpoints, collections.
        one_stack: Whether both are in one stack. In another stack, the endpoint's logical id is that of something else; exports and
            parameters have it in their names.

    """
    written = json.dumps(policy).replace("\\", "").replace(" ", "")
    if not one_stack:
        written = written.replace(f'"{endpoint}"', "").replace(f"${{{endpoint}}}", "").replace(f"${{{endpoint}.", "")
    if endpoint in written or _PUBLIC in written or _WRITTEN_OUT in written:
        return True
    return _OF_ANOTHER_STACK in written or bool(set(referred_ids(policy)) - set(others))


def encryption_document(collections: Sequence[str], key_arn: str | None) -> dict[str, object]:
    """Return the encryption policy of collections: a key of one's own, or AWS's."""
    rules = [{"ResourceType": "collection", "Resource": _resources("collection", collections)}]
    key: dict[str, object] = {"AWSOwnedKey": True} if key_arn is None else {"AWSOwnedKey": False, "KmsARN": key_arn}
    return {"Rules": rules, **key}


def data_document(collections: Sequence[str], grants: Iterable[DataGrant]) -> list[dict[str, object]]:
    """Return the data access policy that makes grants; principals with the same permissions stand together."""
    alike: dict[tuple[tuple[str, ...], tuple[str, ...]], dict[str, str]] = defaultdict(dict)
    for grant in grants:
        alike[tuple(sorted(grant.permissions)), tuple(sorted(grant.indexes))][grant.key] = grant.principal
    return [
        {"Rules": _data_rules(collections, *granted), "Principal": [principal for _, principal in sorted(principals.items())]}
        for granted, principals in sorted(alike.items())
    ]


def _data_rules(collections: Sequence[str], permissions: Sequence[str], indexes: Sequence[str]) -> list[dict[str, object]]:
    rules: list[dict[str, object]] = []
    for kind, possible in PERMISSIONS.items():
        everything = {EVERYTHING} if kind in {"collection", "index"} else set()
        granted = [permission for permission in permissions if permission in possible | everything]
        if granted:
            below: Sequence[str] = {"collection": [], "index": indexes}.get(kind, ["*"])
            rules.append({"ResourceType": kind, "Resource": _resources(kind, collections, below), "Permission": granted})
    return rules


def _resources(kind: str, collections: Sequence[str], below: Sequence[str] = ()) -> list[str]:
    return [f"{kind}/{name}{suffix}" for name in collections for suffix in ([f"/{part}" for part in below] or [""])]


def length_refusals(kind: str, document: object) -> list[str]:
    """Return why a document is too long; what a token stands for is not counted."""
    size = len(TOKEN.sub("", json.dumps(document, separators=(",", ":"))).encode())
    if size <= COLLECTION_POLICY_BYTES:
        return []
    way_out = "name fewer, or the beginning of several names and a *"
    return [f"the {kind} policy would have {size:,} bytes, and OpenSearch Serverless takes {COLLECTION_POLICY_BYTES:,}; {way_out}"]


def _is(value: object, form: re.Pattern[str] | None = None) -> bool:
    """Return whether a value is text of a form, or text that is not known yet."""
    return isinstance(value, str) and (TOKEN.search(value) is not None or (form is not None and form.fullmatch(value) is not None))
