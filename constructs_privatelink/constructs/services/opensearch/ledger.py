"""What the stacks of one app put into each account and Region of OpenSearch Serverless.

Quotas and clashes count for an account and Region, and an app may spread over several. Where a stack does not name its own, it is counted
alone: nobody knows whether it shares an account with another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar
from weakref import WeakKeyDictionary

from constructs_privatelink.catalogue.quotas import COLLECTION_ENDPOINTS
from constructs_privatelink.constructs.construct_paths import account_of, is_token, outermost_of, path_of, region_of, root_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    import aws_cdk as cdk
    from constructs import IConstruct


class Ledger:
    """The OpenSearch Serverless endpoints and encryption policies of one account and Region."""

    _by_app: ClassVar[WeakKeyDictionary[IConstruct, dict[str, Ledger]]] = WeakKeyDictionary()
    _by_stack: ClassVar[WeakKeyDictionary[cdk.Stack, Ledger]] = WeakKeyDictionary()

    def __init__(self, where: str) -> None:
        self._where = where
        self._endpoints = 0
        self._encrypted: dict[str, str] = {}

    @classmethod
    def of(cls, stack: cdk.Stack) -> Ledger:
        """Return the ledger of the account and Region that a stack is deployed to."""
        if stack not in cls._by_stack:
            where = _environment(stack)
            cls._by_stack[stack] = cls._by_app.setdefault(root_of(stack), {}).setdefault(where, cls(where))
        return cls._by_stack[stack]

    def endpoint_refusals(self) -> list[str]:
        """Return why one more endpoint is one too many."""
        if self._endpoints < COLLECTION_ENDPOINTS:
            return []
        place = f"OpenSearch Serverless endpoint {self._endpoints + 1} in {self._where}"
        way_out = "one endpoint serves every collection that its VPC uses, so share it, or use another account"
        return [f"it is {place}, where an account has at most {COLLECTION_ENDPOINTS}; {way_out}"]

    def add_endpoint(self) -> None:
        """Count an endpoint."""
        self._endpoints += 1

    def encryption_refusals(self, collections: Iterable[str]) -> list[str]:
        """Return why an encryption policy cannot name collections."""
        return [
            f"{collection!r} stands in the encryption policy of '{self._encrypted[collection]}' already, and OpenSearch Serverless takes "
            "a name or pattern in one such policy; leave it out here"
            for collection in collections
            if collection in self._encrypted
        ]

    def encrypt(self, collections: Iterable[str], path: str) -> None:
        """Record what an encryption policy names."""
        self._encrypted.update(dict.fromkeys(collections, path))


def _environment(stack: cdk.Stack) -> str:
    outermost = outermost_of(stack)
    account, region = account_of(outermost), region_of(outermost)
    if is_token(account) or is_token(region):
        return f"stack '{path_of(outermost)}'"
    return f"account {account}, {region}"
