"""A stack of a set of templates, and a resource of it, as values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from constructs_privatelink.analysis.values import Maybe, ResourceId


@dataclass(frozen=True)
class Resource:
    """A resource of a template.

    Args:
        id: Its stack and logical id.
        type: Its CloudFormation type.
        path: Its construct path without ``/Resource``, or its logical id where the CDK says none.
        metadata: Its ``Metadata``.
        raw: All that the template says of it.

    """

    id: ResourceId
    type: str
    path: str
    metadata: Mapping[str, object] = field(default_factory=dict, compare=False, repr=False)
    raw: Mapping[str, object] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True)
class Stack:
    """A stack of the set, nested ones too.

    Args:
        name: Its name with its stage, ``"Prod/Network"``; a nested stack's is its parent's and its logical id there.
        region: Its Region.
        account: Its account.
        resources: Its resources by logical id.
        file: Its template's file; None for a template that was given as values.

    """

    name: str
    region: Maybe[str]
    account: Maybe[str]
    resources: Mapping[str, Resource]
    file: Path | None = None
