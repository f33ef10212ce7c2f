"""Which names of a service its clients call: what the SDKs call by default, and further ones where a role tells of such calls.

AWS: https://docs.aws.amazon.com/sdkref/latest/guide/feature-endpoints.html,
https://docs.aws.amazon.com/AmazonS3/latest/userguide/privatelink-interface-endpoints.html and
https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.statements import covers
from constructs_privatelink.catalogue.partitions import is_dual_stack

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_CONTROL = ("s3:*job*", "s3:*accesspoint*", "s3:*accountpublicaccessblock", "s3:*storagelens*", "s3:*accessgrant*", "s3:getdataaccess")
_ONLY_FOR: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "s3-control": _CONTROL,
        "s3-accesspoint": (),
        "control-kinesis": (),
        "data-kinesis": (),
        "appsync-realtime-api": (),
        "memory-db": (),
    }
)
"""The first parts of names that only some calls go to, with the actions that tell of these: other calls say so in what they name."""


def is_called(name: str, names: Collection[str], actions: Collection[str]) -> bool:
    """Return whether clients of a service call one of its names, as far as is known.

    Args:
        name: The name.
        names: All names of the service.
        actions: What the client's role may call, in lower case; empty where that is not known.

    """
    if (is_dual_stack(name) and not all(map(is_dual_stack, names))) or (_is_fips(name) and not all(map(_is_fips, names))):
        return False
    patterns = _ONLY_FOR.get(_first_part(name))
    return patterns is None or any(covers(pattern, action) for pattern in patterns for action in actions)


def _is_fips(name: str) -> bool:
    return "-fips." in name


@cache
def depends_on_actions(names: tuple[str, ...]) -> bool:
    """Return whether it depends on what a role may call which of these names are called."""
    return any(_ONLY_FOR.get(_first_part(name)) for name in names)


def _first_part(name: str) -> str:
    return name.removeprefix("*.").partition(".")[0]
