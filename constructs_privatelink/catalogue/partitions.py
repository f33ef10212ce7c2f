"""What differs from one AWS partition to the next: its name, the form of a Region's name, and the DNS suffixes there.

Source: https://docs.aws.amazon.com/general/latest/gr/rande.html, and the partitions file that the AWS SDKs share.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

REGION = "{region}"
"""Stands for the Region in names of services and of hosts."""


class _Partition(NamedTuple):
    id: str
    beginning: str
    suffix: str
    dual_stack_suffix: str


_COMMERCIAL = _Partition("aws", "", "amazonaws.com", "api.aws")
_OTHERS = (
    _Partition("aws-us-gov", "us-gov-", "amazonaws.com", "api.aws"),
    _Partition("aws-cn", "cn-", "amazonaws.com.cn", "api.amazonwebservices.com.cn"),
    _Partition("aws-eusc", "eusc-", "amazonaws.eu", "api.amazonwebservices.eu"),
    _Partition("aws-iso", "us-iso-", "c2s.ic.gov", "api.aws.ic.gov"),
    _Partition("aws-iso-b", "us-isob-", "sc2s.sgov.gov", "api.aws.scloud"),
    _Partition("aws-iso-f", "us-isof-", "csp.hci.ic.gov", "api.aws.hci.ic.gov"),
    _Partition("aws-iso-e", "eu-isoe-", "cloud.adc-e.uk", "api.cloud-aws.adc-e.uk"),
)
PARTITIONS = tuple(known.id for known in (_COMMERCIAL, *_OTHERS))
"""The partitions of AWS, as ARNs name them: ``aws``, ``aws-us-gov``, ``aws-cn``, ..."""

_REMEMBERED = 4_096
"""Names are few, and asked about for each endpoint and each statement."""
_REGION_NAME = re.compile(r"[a-z]{2,4}(?:-[a-z]+)+-\d{1,2}")


def is_region(text: str) -> bool:
    """Return whether a text has the form of a Region's name, known or not: AWS opens new ones."""
    return _REGION_NAME.fullmatch(text) is not None


def partition(region: str) -> str:
    """Return the partition of a Region, as ARNs have it: ``aws-cn`` of ``cn-north-1``; ``aws`` where the form of the name says no other."""
    return _partition(region).id


def is_commercial(region: str) -> bool:
    """Return whether a Region is one of the commercial partition, which AWS GovCloud (US) is not."""
    return _partition(region) is _COMMERCIAL


def dns_suffix(region: str) -> str:
    """Return the DNS suffix of a Region's AWS service names: ``amazonaws.com`` outside the other partitions."""
    return _partition(region).suffix


def dns_suffixes() -> frozenset[str]:
    """Return the DNS suffixes of AWS service names in all partitions."""
    return frozenset(suffix for other in (_COMMERCIAL, *_OTHERS) for suffix in _suffixes(other))


@lru_cache(maxsize=_REMEMBERED)
def is_dual_stack(host: str) -> bool:
    """Return whether a host name of an AWS service has the suffix of names that answer over IPv6 too: ``eks.eu-west-1.api.aws``."""
    return any(host.endswith(f".{known.dual_stack_suffix}") for known in (_COMMERCIAL, *_OTHERS))


def localized(host: str, region: str) -> str:
    """Return a host name of the commercial partition as it is in `region`.

    Only the ending differs: ``kms.{region}.amazonaws.com`` is ``kms.cn-north-1.amazonaws.com.cn`` in Beijing, and
    ``eks.{region}.api.aws`` is ``eks.cn-north-1.api.amazonwebservices.com.cn``.
    """
    return _with_suffix(host, _COMMERCIAL, _partition(region)).replace(REGION, region)


def generalized(host: str, region: str) -> str:
    """Return a host name in `region` as `localized` takes it: with ``{region}``, and as it is in the commercial partition."""
    return _with_suffix(host, _partition(region), _COMMERCIAL).replace(region, REGION)


@lru_cache(maxsize=_REMEMBERED)
def region_in(name: str) -> str | None:
    """Return the Region in an endpoint service name: ``eu-west-1`` of ``com.amazonaws.eu-west-1.kms``; None for a global name."""
    return next((label for label in name.split(".") if label == REGION or _REGION_NAME.fullmatch(label)), None)


def after_region(name: str) -> str:
    """Return what follows the Region in an endpoint service name: ``ecr.api``; empty where there is no Region in it."""
    region = region_in(name)
    return name.partition(f".{region}.")[2] if region else ""


@lru_cache(maxsize=_REMEMBERED)
def _partition(region: str) -> _Partition:
    return next((other for other in _OTHERS if region.startswith(other.beginning)), _COMMERCIAL)


def _suffixes(known: _Partition) -> tuple[str, str]:
    return known.suffix, known.dual_stack_suffix


def _with_suffix(host: str, old: _Partition, new: _Partition) -> str:
    for before, after in zip(_suffixes(old), _suffixes(new), strict=True):
        if host.endswith(f".{before}"):
            return host.removesuffix(before) + after
    return host
