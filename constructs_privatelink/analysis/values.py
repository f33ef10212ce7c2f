"""What a template says, or why it does not say it.

A value of a template is known, or it is an `Unknown` with its reason. Unknown is not wrong, and not right either: whatever reads a value
has to decide what both cases mean.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from constructs_privatelink.analysis.codes import Code

if TYPE_CHECKING:
    from ipaddress import IPv4Network

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
        within: A block that it lies in, whatever its number: ``10.0.0.0/8`` for ``"10.${App/Octet}.0.0/16"``. Default: - not known.

    """

    family: str | None = None
    within: IPv4Network | None = None


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
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Work the hash out once: most of what is asked of large sets is looked up by resources."""
        object.__setattr__(self, "_hash", hash((self.stack, self.logical_id)))

    def __hash__(self) -> int:
        """The hash, equal for equal ids."""
        return self._hash

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


@dataclass(frozen=True)
class Given(Outside):
    """A resource that only the deployment tells: by a parameter, an import, a name of Systems Manager, a custom resource.

    Its `id` is the value as ``Fn::Sub`` would write it, ``"${Network/VpcId}"``: the same text is the same resource, whatever its value.

    Args:
        id: As above; the id of what EC2 makes along with it has the attribute behind it, as `part_of` writes it.
        why: Why its physical id is not known: ``"the parameter 'VpcId' has no default"``.
        code: What kind of reason that is.
        several: Whether it is a list of such resources, of a length that is not known.

    """

    why: str = field(default="it is known at deployment only", compare=False)
    code: Code = field(default=Code.PL_UNRESOLVED_VALUE, compare=False)
    several: bool = field(default=False, compare=False)

    def __str__(self) -> str:
        """What gives it: ``"${Network/VpcId}"``."""
        return self.id


def unknown_part(id: ResourceId | Outside, what: str) -> Unknown:
    """Return why a part of something that the set does not make is not known: of what a condition chooses, that the condition is not.

    Args:
        id: Its id.
        what: What is said otherwise.

    """
    if isinstance(id, Given) and id.id.startswith("${Fn::If:"):
        return Unknown(id.code, str(id), id.why)
    return Unknown(Code.UNKNOWN_RESOURCE, str(id), what)


def known_values(values: tuple[T, ...] | Unknown) -> tuple[T, ...]:
    """Return the values of a list; none where nothing is known of it."""
    return () if isinstance(values, Unknown) else values


Target: TypeAlias = "ResourceId | Outside | Unknown"
"""What a reference points to: a resource of the set, one outside it, or nobody knows what."""


def is_named(path: str, name: str) -> bool:
    """Return whether a construct path is the one named, in whichever stage."""
    return bool(name) and (path == name or path.endswith(f"/{name}"))


def part_of(whole: ResourceId | Outside, attribute: str) -> ResourceId | Outside:
    """Return the id of what EC2 makes along with a resource: a VPC's ``"DefaultSecurityGroup"`` or ``"DefaultNetworkAcl"``."""
    if isinstance(whole, Given):
        return Given(f"{whole.id}.{attribute}", whole.why, whole.code)
    if isinstance(whole, Outside):
        return Outside(f"{whole.id}.{attribute}")
    return ResourceId(whole.stack, f"{whole.logical_id}.{attribute}")


def same_resource(first: Target, second: Target) -> bool | None:
    """Return whether two references to things of one kind are the same thing; None where nobody knows.

    What only the deployment tells may be anything of its kind. A literal id is not known to be a resource that the set makes: on a first
    deployment it is not, afterwards it may be, as with ids that were pasted from the console. Two literals, and two resources, are the same
    only where they are equal.
    """
    if isinstance(first, Unknown) or isinstance(second, Unknown):
        alike = isinstance(first, Unknown) and isinstance(second, Unknown) and first.key is not None and first.key == second.key
        return True if alike else None
    if first == second:
        several = isinstance(first, Given) and first.several
        return None if several else True
    if isinstance(first, Given) or isinstance(second, Given):
        return None if _may_be_one(first, second) else False
    if isinstance(first, ResourceId) is isinstance(second, ResourceId):
        return False
    return None if _may_be_one(first, second) else False


def _may_be_one(first: ResourceId | Outside, second: ResourceId | Outside) -> bool:
    """Return whether two names may be of one thing: a part that EC2 makes along with a resource has its name, or an id of its own."""
    parts = [_part(first), _part(second)]
    wholes = [part == "" and isinstance(target, Outside) for part, target in zip(parts, (first, second), strict=True)]
    return any(wholes) or parts[0] == parts[1]


def _part(target: ResourceId | Outside) -> str:
    _, _, last = (target.id if isinstance(target, Outside) else target.logical_id).rpartition(".")
    whole = last == (target.id if isinstance(target, Outside) else target.logical_id)
    return "" if whole or not last.isalnum() else last


def perhaps_same(first: Target, second: Target) -> Unknown | None:
    """Return why two things are perhaps the same, where only the deployment tells one of them; None where that is known."""
    if isinstance(first, Unknown) or isinstance(second, Unknown):
        return first if isinstance(first, Unknown) else second if isinstance(second, Unknown) else None
    for placeholder, other in ((first, second), (second, first)):
        if isinstance(placeholder, Given) and same_resource(placeholder, other) is None:
            return Unknown(placeholder.code, str(placeholder), f"whether it is {other} is not known: {placeholder.why}")
    return None


@dataclass(frozen=True)
class Reference:
    """What ``Ref`` or ``Fn::GetAtt`` yields for something that gets its value at deployment.

    Args:
        target: The resource, through exports, imports and the parameters and outputs of nested stacks.
        attribute: The attribute, or None for ``Ref``.

    """

    target: ResourceId
    attribute: str | None = None


def id_of(target: Target) -> str | Reference | Unknown:
    """Return the id of a thing as a value of the templates."""
    if isinstance(target, Given):
        return Unknown(target.code, str(target), target.why, target.id)
    if isinstance(target, Outside):
        return target.id
    return Reference(target) if isinstance(target, ResourceId) else target


Resolved: TypeAlias = "str | int | float | bool | Reference | Unknown | list[Resolved] | dict[str, Resolved] | None"
"""A template value with its intrinsic functions worked out as far as the set tells. ``AWS::NoValue`` leaves no trace of its property."""
