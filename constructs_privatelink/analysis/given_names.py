"""Which workloads are given the own names of endpoints: by a variable in their environment, such as ``AWS_ENDPOINT_URL_KMS``.

These names lead to the endpoint wherever its service's own names lead, so that a client that is given them misses nothing.

AWS: https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html and
https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.needs.workload_variables import variables
from constructs_privatelink.analysis.networks.properties import Reading
from constructs_privatelink.analysis.values import Reference, Unknown

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.model import Endpoint, Workload
    from constructs_privatelink.analysis.templates.stack_set import StackSet
    from constructs_privatelink.analysis.values import Maybe, Resolved, ResourceId

_NAMES = "DnsEntries"
_URL, _IGNORED = "AWS_ENDPOINT_URL", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"
_OTHERWISE = {"cloudwatchlogs": "logs", "eventbridge": "events", "sfn": "states", "sesv2": "ses"}
"""Services that SDKs call otherwise than IAM does, without what is no letter nor digit."""
_OWN_NAME = re.compile(r"//(?:[a-z0-9-]+\.)?vpce-[a-z0-9-]+\.([a-z0-9.-]+?)\.[a-z]{2,4}(?:-[a-z]+)+-\d\.vpce\.")
"""An endpoint's own name; those of S3 have a label before it: ``bucket``, ``accesspoint`` or ``control``.

https://docs.aws.amazon.com/AmazonS3/latest/userguide/privatelink-interface-endpoints.html
"""
_SERVICES_HOST = re.compile(r"//[a-z0-9.-]+\.(amazonaws\.com(\.cn)?|api\.aws|on\.aws)(?![a-z0-9.-])")


class GivenNames:
    """Tells which names of endpoints workloads are given.

    Args:
        stacks: The templates.

    """

    def __init__(self, stacks: StackSet) -> None:
        self._reading = Reading(stacks)
        self._variables: dict[ResourceId, tuple[tuple[str, Resolved], ...]] = {}

    def given(self, workload: Workload, endpoint: Endpoint) -> Maybe[bool]:
        """Return whether the environment of a workload has a name of an endpoint's own in it; unknown where it has another address."""
        if workload.id not in self._variables:
            fields = self._reading.resource(workload.id)
            self._variables[workload.id] = () if fields is None else tuple(variables(fields))
        pairs = self._variables[workload.id]
        services = _names_of(endpoint)
        if any(_names(value, endpoint, services) for _, value in pairs):
            return True
        if any(name == _IGNORED and str(value).lower() == "true" for name, value in pairs):
            return False
        told = next((name for name, value in pairs if _tells_address(name, services) and _leads_elsewhere(value, services)), None)
        why = f"its environment has {told}: its calls may go elsewhere"
        return Unknown(Code.UNKNOWN_RESOURCE, workload.path or str(workload.id), why) if told is not None else False


def _names_of(endpoint: Endpoint) -> frozenset[str]:
    """Return what the service of an endpoint is called, without what is no letter nor digit."""
    service = endpoint.service
    names = () if service is None else (service.short_name, service.short_name.removesuffix("-fips"), *service.iam_prefixes)
    return frozenset(map(_plain, names))


def _plain(name: str) -> str:
    letters = re.sub(r"[^a-z0-9]", "", name.lower())
    return _OTHERWISE.get(letters, letters)


def _names(value: Resolved, endpoint: Endpoint, services: frozenset[str]) -> bool:
    if isinstance(value, Unknown):
        return f"${{{endpoint.id}.{_NAMES}" in (value.key or "")
    if isinstance(value, str):
        own = _OWN_NAME.search(value)
        return own is not None and _plain(own[1]) in services
    return isinstance(value, Reference) and value.target == endpoint.id and value.attribute == _NAMES


def _tells_address(name: str, services: frozenset[str]) -> bool:
    """Return whether a variable tells an SDK where to call a service: all of them, or this one."""
    return name == _URL or (name.startswith(f"{_URL}_") and _plain(name.removeprefix(f"{_URL}_")) in services)


def _leads_elsewhere(value: Resolved, services: frozenset[str]) -> bool:
    """Return whether an address is another than the service's own names, and than those of another service's endpoints, or may be."""
    if isinstance(value, Reference):
        return value.attribute not in (None, _NAMES)
    if isinstance(value, Unknown):
        return f".{_NAMES}" not in (value.key or "")
    own = _OWN_NAME.search(str(value))
    return _plain(own[1]) in services if own is not None else _SERVICES_HOST.search(str(value)) is None
