"""What a template says, or why it does not say it.

A value of a template is known, or it is an `Unknown` with its reason. Unknown is not wrong, and not right either: whatever reads a value
has to decide what both cases mean.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, TypeVar

if TYPE_CHECKING:
    from constructs_privatelink.analysis.codes import Code

T = TypeVar("T")


@dataclass(frozen=True)
class Unknown:
    """A value that the template does not tell.

    Args:
        code: What kind of reason it is.
        where: The resource and property, ``"Network/Acl.CidrBlock"``.
        why: The reason, in words: ``"parameter 'Office' has no default"``.
        key: The value as ``Fn::Sub`` would write it, the same text for the same value: ``"com.amazonaws.${AWS::Region}.eks"``,
            ``"${Fn::GetAZs:eu-west-1/0}"``. Equal keys are equal values; different ones may be. Default: None, nothing is known of it.

    """

    code: Code
    where: str
    why: str
    key: str | None = None

    def __str__(self) -> str:
        """The reason with its place."""
        return f"{self.where}: {self.why}"


@dataclass(frozen=True)
class UnknownBlock(Unknown):
    """A CIDR block that exists and whose number is not known, such as an IPv6 block that Amazon provides.

    Args:
        code: As for `Unknown`.
        where: As for `Unknown`.
        why: As for `Unknown`.
        family: ``"ipv4"`` or ``"ipv6"``: the other family's addresses are not in it. Default: - either.

    """

    family: str | None = None


Maybe: TypeAlias = "T | Unknown"
"""A known value, or the reason why it is not known."""


@dataclass(frozen=True, order=True)
class ResourceId:
    """A resource of the analysed set.

    Args:
        stack: The stack's name, with its stage: ``"Prod/Network"``; a nested stack's has its parent's: ``"Network/Nested"``.
        logical_id: Its key under ``Resources``.

    """

    stack: str
    logical_id: str

    def __str__(self) -> str:
        """``"Network.EksEndpoint"``."""
        return f"{self.stack}.{self.logical_id}"


@dataclass(frozen=True, order=True)
class Outside:
    """A resource that is not in the analysed set, known by its physical id (``"sg-0123"``), such as an import."""

    id: str

    def __str__(self) -> str:
        """The physical id."""
        return self.id


def known_values(values: tuple[T, ...] | Unknown) -> tuple[T, ...]:
    """Return the values of a list; none where nothing is known of it."""
    return () if isinstance(values, Unknown) else values


Target: TypeAlias = "ResourceId | Outside | Unknown"
"""What a reference points to: a resource of the set, one outside it, or nobody knows what."""


def part_of(whole: ResourceId | Outside, attribute: str) -> ResourceId | Outside:
    """Return the id of what EC2 makes along with a resource: a VPC's ``"DefaultSecurityGroup"`` or ``"DefaultNetworkAcl"``."""
    if isinstance(whole, Outside):
        return Outside(f"{whole.id}.{attribute}")
    return ResourceId(whole.stack, f"{whole.logical_id}.{attribute}")


@dataclass(frozen=True)
class Reference:
    """What ``Ref`` or ``Fn::GetAtt`` yields for something that gets its value at deployment.

    Args:
        target: The resource, through exports, imports and the parameters and outputs of nested stacks.
        attribute: The attribute, or None for ``Ref``.

    """

    target: ResourceId
    attribute: str | None = None


Resolved: TypeAlias = "str | int | float | bool | Reference | Unknown | list[Resolved] | dict[str, Resolved] | None"
"""A template value with its intrinsic functions worked out as far as the set tells. ``AWS::NoValue`` leaves no trace of its property."""
