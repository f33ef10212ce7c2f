"""Collections of OpenSearch Serverless by name: their encryption, and who may read and write their data.

A collection comes about only if an encryption policy matches its name, and answers nobody whom no data access policy names. Neither has
anything to do with an endpoint, and both outlive it: the third kind of policy, `OpenSearchServerlessEndpoint.allow_collections`, belongs to
the endpoint.

```python
collection = opensearchserverless.CfnCollection(self, "Logs", name="logs", type="TIMESERIES")

logs = OpenSearchServerlessCollections(self, "LogPolicies", collections=[collection])
logs.encrypt(key)
logs.grant_read_write(function)
endpoint.allow_collections(collection)
```

Pages: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-encryption.html and
https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-data-access.html.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import aws_cdk as cdk
from aws_cdk import aws_iam as iam
from aws_cdk import aws_opensearchserverless as opensearchserverless
from constructs import Construct

from constructs_privatelink.argument_kinds import not_a_sequence, not_a_switch, shown
from constructs_privatelink.constructs.construct_paths import account_of, is_token, path_of, refusals_of_list_token, stack_of
from constructs_privatelink.constructs.networked_endpoint import subject_of
from constructs_privatelink.constructs.peers import in_words
from constructs_privatelink.constructs.services.opensearch.collection_access import (
    CollectionLike,
    granted,
    grantee_refusals,
    key_of,
    lists_among,
    name_of,
    wait_for,
)
from constructs_privatelink.constructs.services.opensearch.ledger import Ledger
from constructs_privatelink.decisions import opensearch_policies
from constructs_privatelink.errors import Problems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aws_cdk import aws_kms as kms

_EVERY_COLLECTION = "*"


class OpenSearchServerlessCollections(Construct):
    """The encryption policy and the data access policy of collections, as far as they are asked for."""

    def __init__(self, scope: Construct, id: str, *, collections: Sequence[CollectionLike], name: str | None = None) -> None:
        """Say which collections this is about; nothing is made until a method asks for it.

        Args:
            scope: Parent construct.
            id: Construct id.
            collections: Names (``"logs"``), the beginning of names and a star (``"metrics-*"``), ``"*"`` for all, or ``CfnCollection``.
            name: Of the policies: a lower-case letter, then 2 to 31 lower-case letters, digits and hyphens.
                Default: - derived from the path.

        Raises:
            PrivateLinkError: OpenSearch Serverless would reject it; the text lists every reason.

        """
        super().__init__(scope, id)
        self._id = id
        problems = self._problems()
        problems.add(not_a_sequence("collections", collections, "'logs'"))
        problems.refuse()
        names = [name_of(collection) for collection in collections]
        problems.add(opensearch_policies.collection_refusals(names) + lists_among(names))
        problems.add([] if name is None else opensearch_policies.name_refusals(name))
        problems.refuse()
        self._collections = tuple(collections)
        self._names = sorted(dict.fromkeys(names), key=lambda name: key_of(name, self._stack))
        self._name = name or opensearch_policies.derived_name(path_of(self))
        self._grants: dict[opensearch_policies.DataGrant, None] = {}
        self._encryption_policy: opensearchserverless.CfnSecurityPolicy | None = None

    def encrypt(self, key: kms.IKey | None = None) -> opensearchserverless.CfnSecurityPolicy:
        """Choose the key of collections that do not exist yet; one that exists keeps its key.

        A collection that was given as a construct is made after the policy. One that was given by name has to be: call
        ``collection.node.add_dependency(policy)``. Whoever deploys needs ``kms:DescribeKey`` and ``kms:CreateGrant`` for the key.

        Args:
            key: The key.
                Default: - a key that AWS owns.

        Returns:
            The encryption policy.

        Raises:
            PrivateLinkError: It is no key, or another encryption policy of the app names one of the collections.

        """
        problems, ledger = self._problems("encrypt"), Ledger.of(self._stack)
        arn = None if key is None else getattr(key, "key_arn", None)
        if key is not None and not isinstance(arn, str):
            problems.add([f"got key={shown(key)}; give a kms.IKey, or leave it out for a key that AWS owns"])
        problems.add(opensearch_policies.key_refusals(arn or ""))
        if self._encryption_policy is not None:
            problems.add(["it was called before, and a collection has one key; call it once"])
        else:
            problems.add(ledger.encryption_refusals(self._names))
        document = opensearch_policies.encryption_document(self._names, arn)
        problems.add(opensearch_policies.length_refusals("encryption", document))
        problems.refuse()
        ledger.encrypt(self._names, path_of(self))
        text = self._stack.to_json_string(document)
        policy = opensearchserverless.CfnSecurityPolicy(self, "EncryptionPolicy", name=self._name, type="encryption", policy=text)
        wait_for(policy, self._collections)
        self._encryption_policy = policy
        return policy

    def grant_read(self, grantee: iam.IGrantable, *, indexes: Sequence[str] = ("*",), dashboards: bool = False) -> iam.Grant:
        """Let a role or user read documents, indexes and aliases: in the data access policy, and in its own IAM policy.

        The former names the role, so that this construct's stack depends on the role's. Of a role whose stack depends on this one, such as
        that of a function in this stack's VPC, make an `OpenSearchServerlessCollections` in the stack of the role.

        Args:
            grantee: A role, a user, or what runs with a role.
            indexes: Names (``"orders"``), or the beginning of names and a star.
            dashboards: Whether it may use OpenSearch Dashboards too.

        Raises:
            PrivateLinkError: OpenSearch Serverless would reject it; the text lists every reason.

        """
        return self._grant(grantee, opensearch_policies.READ, indexes, dashboards=dashboards)

    def grant_read_write(self, grantee: iam.IGrantable, *, indexes: Sequence[str] = ("*",), dashboards: bool = False) -> iam.Grant:
        """Let a role or user read, and write documents, create indexes and change them; see `grant_read`. Deleting indexes is not included.

        Args:
            grantee: A role, a user, or what runs with a role.
            indexes: Names (``"orders"``), or the beginning of names and a star.
            dashboards: Whether it may use OpenSearch Dashboards too.

        Raises:
            PrivateLinkError: OpenSearch Serverless would reject it; the text lists every reason.

        """
        return self._grant(grantee, opensearch_policies.READ_WRITE, indexes, dashboards=dashboards)

    def allow_data(
        self, *principals: iam.IGrantable | str, permissions: Sequence[str], indexes: Sequence[str] = ("*",)
    ) -> opensearchserverless.CfnAccessPolicy:
        """Write permissions of your choice into the data access policy, and nothing else.

        A role or user needs ``aoss:APIAccessAll`` in IAM besides, which `grant_read` and `grant_read_write` add.

        Args:
            *principals: Roles and users of this account, or identities: ``"saml/123456789012/provider/group/analysts"``.
            permissions: ``aoss:ReadDocument`` and the like; each goes to the type of resource that has it. ``aoss:*`` means everything on
                collections and indexes.
            indexes: Names (``"orders"``), or the beginning of names and a star.

        Returns:
            The data access policy, the same for each call.

        Raises:
            PrivateLinkError: OpenSearch Serverless would reject it; the text lists every reason.

        """
        return self._allow("allow_data", principals, permissions, indexes)

    def _grant(self, grantee: iam.IGrantable, permissions: Sequence[str], indexes: Sequence[str], *, dashboards: bool) -> iam.Grant:
        method = "grant_read" if permissions == opensearch_policies.READ else "grant_read_write"
        problems = self._problems(method)
        problems.add([*grantee_refusals(grantee), *not_a_switch("dashboards", dashboards, optional=False)])
        problems.refuse()
        self._allow(method, [grantee], permissions, indexes)
        collections = self._stack.format_arn(service="aoss", resource="collection", resource_name="*")
        named = None if _EVERY_COLLECTION in self._names else {"StringLike": {"aoss:collection": self._names}}
        grant = granted(grantee, {("aoss:APIAccessAll",): [collections]}, named)
        if not dashboards:
            return grant
        default = self._stack.format_arn(service="aoss", resource="dashboards", resource_name="default")
        return grant.combine(granted(grantee, {("aoss:DashboardsAccessAll",): [default]}))

    def _allow(
        self, method: str, principals: Sequence[object], permissions: Sequence[str], indexes: Sequence[str]
    ) -> opensearchserverless.CfnAccessPolicy:
        problems = self._problems(method)
        problems.add(opensearch_policies.permission_refusals(permissions))
        of_indexes = opensearch_policies.index_refusals(indexes)
        problems.add(of_indexes or [reason for index in indexes for reason in refusals_of_list_token(index, "an index")])
        if not principals:
            problems.add(["got no principals; give a role, a user, or an identity such as 'saml/123456789012/provider/group/analysts'"])
        all_arns = []
        for principal in principals:
            arns, reasons = _arns_of(principal)
            problems.add(reasons)
            all_arns += arns
        account = account_of(self._stack)
        problems.add(
            reason for arn in all_arns for reason in opensearch_policies.principal_refusals(arn, None if is_token(account) else account)
        )
        problems.refuse()
        new = [opensearch_policies.DataGrant(key_of(arn, self._stack), arn, frozenset(permissions), frozenset(indexes)) for arn in all_arns]
        grants = self._grants | dict.fromkeys(new)
        document = opensearch_policies.data_document(self._names, grants)
        problems.add(opensearch_policies.length_refusals("data access", document))
        problems.refuse()
        self._grants = grants
        self._access_policy.policy = self._stack.to_json_string(document)
        return self._access_policy

    @cached_property
    def _access_policy(self) -> opensearchserverless.CfnAccessPolicy:
        return opensearchserverless.CfnAccessPolicy(self, "AccessPolicy", name=self._name, type="data", policy="[]")

    @cached_property
    def _stack(self) -> cdk.Stack:
        return stack_of(self)

    def _problems(self, method: str | None = None) -> Problems:
        subject = subject_of(self, self._id)
        return Problems(subject if method is None else f"{subject}.{method}")


def _arns_of(principal: object) -> tuple[list[str], list[str]]:
    """Return what a data access policy calls somebody, and the reasons why it cannot."""
    if isinstance(principal, str):
        return [principal], []
    reasons = grantee_refusals(principal)
    if reasons:
        return [], reasons
    granted_to = getattr(principal, "grant_principal", None)
    if isinstance(granted_to, iam.Group):
        return [], [f"got the group '{path_of(granted_to)}', which a data access policy does not take; give its users, or a role"]
    try:
        fragment = granted_to.policy_fragment if granted_to is not None else None
    except RuntimeError as error:
        return [], [f"got {in_words(principal)}, whose role is not known: {error}; give the role"]
    names = {} if fragment is None else fragment.principal_json
    other = sorted(kind for kind in names if kind != "AWS")
    if other:
        return [], [f"got a principal of kind {' and '.join(other)}, which a data access policy does not take; give an IAM role or user"]
    return [str(arn) for arns in names.values() for arn in ([arns] if isinstance(arns, str) else arns)], []
