"""What differs from one AWS partition to the next: the form of a Region's name, and the DNS suffixes there.

Source: https://docs.aws.amazon.com/general/latest/gr/rande.html, and the partitions file that the AWS SDKs share.
"""

from __future__ import annotations

import re

REGION = "{region}"
"""Stands for the Region in names of services and of hosts."""

_COMMERCIAL = ("amazonaws.com", "api.aws")
_SUFFIXES = {
    "cn-": ("amazonaws.com.cn", "api.amazonwebservices.com.cn"),
    "eusc-": ("amazonaws.eu", "api.amazonwebservices.eu"),
    "us-iso-": ("c2s.ic.gov", "api.aws.ic.gov"),
    "us-isob-": ("sc2s.sgov.gov", "api.aws.scloud"),
    "us-isof-": ("csp.hci.ic.gov", "api.aws.hci.ic.gov"),
    "eu-isoe-": ("cloud.adc-e.uk", "api.cloud-aws.adc-e.uk"),
}
_PARTITIONS = {
    "cn-": "aws-cn",
    "eusc-": "aws-eusc",
    "us-gov-": "aws-us-gov",
    "us-iso-": "aws-iso",
    "us-isob-": "aws-iso-b",
    "us-isof-": "aws-iso-f",
    "eu-isoe-": "aws-iso-e",
}
_REGION_NAME = re.compile(r"[a-z]{2,4}(?:-[a-z]+)+-\d{1,2}")


def is_region(text: str) -> bool:
    """Return whether a text has the form of a Region's name, known or not: AWS opens new ones."""
    return _REGION_NAME.fullmatch(text) is not None


def partition(region: str) -> str:
    """Return the partition of a Region, as ARNs have it: ``aws``, ``aws-cn``."""
    return next((name for prefix, name in _PARTITIONS.items() if region.startswith(prefix)), "aws")


def is_commercial(region: str) -> bool:
    """Return whether a Region is one of the commercial partition, which AWS GovCloud (US) is not."""
    return not region.startswith(tuple(_PARTITIONS))


def dns_suffix(region: str) -> str:
    """Return the DNS suffix of a Region's AWS service names: ``amazonaws.com`` outside the other partitions."""
    return _suffixes(region)[0]


def dns_suffixes() -> frozenset[str]:
    """Return the DNS suffixes of AWS service names in all partitions."""
    return frozenset(_COMMERCIAL).union(*_SUFFIXES.values())


def localized(host: str, region: str) -> str:
    """Return a host name of the commercial partition as it is in `region`.

    Only the ending differs: ``kms.{region}.amazonaws.com`` is ``kms.cn-north-1.amazonaws.com.cn`` in Beijing, and
    ``eks.{region}.api.aws`` is ``eks.cn-north-1.api.amazonwebservices.com.cn``.
    """
    return _with_suffix(host, _COMMERCIAL, _suffixes(region)).replace(REGION, region)


def generalized(host: str, region: str) -> str:
    """Return a host name in `region` as `localized` takes it: with ``{region}``, and as it is in the commercial partition."""
    return _with_suffix(host, _suffixes(region), _COMMERCIAL).replace(region, REGION)


def region_in(name: str) -> str | None:
    """Return the Region in an endpoint service name: ``eu-west-1`` of ``com.amazonaws.eu-west-1.kms``; None for a global name."""
    return next((label for label in name.split(".") if label == REGION or _REGION_NAME.fullmatch(label)), None)


def after_region(name: str) -> str:
    """Return what follows the Region in an endpoint service name: ``ecr.api``; empty where there is no Region in it."""
    region = region_in(name)
    return name.partition(f".{region}.")[2] if region else ""


def _suffixes(region: str) -> tuple[str, str]:
    return next((suffixes for prefix, suffixes in _SUFFIXES.items() if region.startswith(prefix)), _COMMERCIAL)


def _with_suffix(host: str, old: tuple[str, str], new: tuple[str, str]) -> str:
    for before, after in zip(old, new, strict=True):
        if host.endswith(f".{before}"):
            return host.removesuffix(before) + after
    return host
