"""Which endpoints kinds of workloads have to have in a VPC without internet, as AWS lists them, each with its reason.

The lists stand in ``workloads.json``, beside what the properties of single workloads ask for (`workload_kinds`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, NotRequired, TypedDict

from constructs_privatelink.catalogue.workload_kinds import table

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class BundleMember:
    """One endpoint of a list.

    Args:
        service: The short name of its service; ``"s3"`` and ``"dynamodb"`` are meant by gateway.
        why: What it is for, as a clause.

    """

    service: str
    why: str


@dataclass(frozen=True)
class WorkloadBundle:
    """The endpoints of one kind of workload.

    Args:
        id: Its name: ``"ecs-fargate"``.
        title: What they are for.
        page: The AWS page that lists them.
        read_on: The day on which it was read.
        confidence: How sure it is that these are all: ``"medium"`` where the page names none as required.
        members: What every workload of the kind needs.
        optional: What only some of them need: each says which.

    """

    id: str
    title: str
    page: str
    read_on: str
    confidence: Literal["high", "medium"]
    members: tuple[BundleMember, ...]
    optional: tuple[BundleMember, ...] = ()


class _Written(TypedDict):
    id: str
    title: str
    page: str
    confidence: Literal["high", "medium"]
    members: dict[str, str]
    optional: NotRequired[dict[str, str]]


@cache
def workload_bundles() -> Mapping[str, WorkloadBundle]:
    """Return every list, by its id. Reads the table at the first call."""
    bundles: list[_Written] = table()["bundles"]
    return {written["id"]: _bundle(written, table()["read_on"]) for written in bundles}


def _bundle(written: _Written, read_on: str) -> WorkloadBundle:
    return WorkloadBundle(
        written["id"],
        written["title"],
        written["page"],
        read_on,
        written["confidence"],
        _members(written["members"]),
        _members(written.get("optional", {})),
    )


def _members(written: Mapping[str, str]) -> tuple[BundleMember, ...]:
    return tuple(BundleMember(service, why) for service, why in written.items())
