"""What became of the templates: physical ids, what is read back, and what the declared values come to."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError  # type: ignore[import-untyped] # boto3 has no types

from tools.deploy_local.account import ACCOUNT, REGION
from tools.deploy_local.assembly import Declared, resources
from tools.deploy_local.intrinsics import UnknownValueError, Values
from tools.deploy_local.read_apis import APIS
from tools.deploy_local.read_network import NETWORK
from tools.deploy_local.read_services import SERVICES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tools.deploy_local.account import Account, Json
    from tools.deploy_local.read_back import ReadBack

READERS = {**NETWORK, **SERVICES, **APIS}
"""How each type is read back; every other type is not."""

_PSEUDO = {"AWS::AccountId": ACCOUNT, "AWS::Partition": "aws", "AWS::Region": REGION, "AWS::URLSuffix": "amazonaws.com"}
_ABSENT = ("NotFound", "NoSuchEntity")


class Deployed:
    """The stacks of some templates, in an account."""

    def __init__(self, account: Account, templates: Mapping[str, Json]) -> None:
        """Ask CloudFormation for the physical ids.

        Args:
            account: Where they were deployed.
            templates: The templates, by stack.

        """
        self.account = account
        self.templates = templates
        self.declared = tuple(resources(templates))
        self.ids = {stack: self._physical_ids(stack) for stack in templates}
        self._values = {stack: self._values_in(stack) for stack in templates}
        self._read_back: dict[tuple[str, str], ReadBack | None] = {}

    def value(self, stack: str, declared: Json) -> Json:
        """Return what a value in a template comes to.

        Raises:
            UnknownValueError: That cannot be told.

        """
        return self._values[stack].of(declared)

    def properties(self, resource: Declared) -> dict[str, Json]:
        """Return those properties of a resource whose values can be told."""
        known = {}
        for name, declared in resource.properties.items():
            try:
                known[name] = self.value(resource.stack, declared)
            except UnknownValueError:
                continue
        return known

    def id_of(self, resource: Declared) -> str | None:
        """Return the physical id, if there is one."""
        return self.ids[resource.stack].get(resource.name)

    def read_back(self, resource: Declared) -> ReadBack | None:
        """Read a resource back; None if it is not there."""
        key = (resource.stack, resource.name)
        if key not in self._read_back:
            self._read_back[key] = self._read(resource)
        return self._read_back[key]

    def of_type(self, *types: str) -> list[Declared]:
        """Return what the templates declare of some types."""
        return [resource for resource in self.declared if resource.type in types]

    def _read(self, resource: Declared) -> ReadBack | None:
        physical_id = self.id_of(resource)
        if physical_id is None:
            return None
        try:
            return READERS[resource.type](self.account, physical_id, self.properties(resource))
        except ClientError as error:
            if any(word in error.response["Error"]["Code"] for word in _ABSENT):
                return None
            raise

    def _physical_ids(self, stack: str) -> dict[str, str]:
        pages = self.account.client("cloudformation").get_paginator("list_stack_resources").paginate(StackName=stack)
        summaries = (summary for page in pages for summary in page["StackResourceSummaries"])
        return {summary["LogicalResourceId"]: summary["PhysicalResourceId"] for summary in summaries}

    def _values_in(self, stack: str) -> Values:
        names = {**_PSEUDO, "AWS::StackName": stack, **self.ids[stack]}
        return Values(names=names, attribute=partial(self._attribute, stack), imported=self._imported, zones=lambda: self._zones)

    def _attribute(self, stack: str, name: str, attribute: str) -> Json:
        resource = next((resource for resource in self.declared if (resource.stack, resource.name) == (stack, name)), None)
        read = self.read_back(resource) if resource is not None and resource.type in READERS else None
        if read is None or attribute not in read.attributes:
            raise UnknownValueError(f"{attribute} of {name}")
        return read.attributes[attribute]

    def _imported(self, export: str) -> Json:
        for stack, template in self.templates.items():
            for output in template.get("Outputs", {}).values():
                if "Export" in output and self.value(stack, output["Export"]["Name"]) == export:
                    return self.value(stack, output["Value"])
        raise UnknownValueError(f"the export {export}")

    @cached_property
    def _zones(self) -> list[str]:
        zones = self.account.client("ec2").describe_availability_zones()["AvailabilityZones"]
        return sorted(zone["ZoneName"] for zone in zones)
