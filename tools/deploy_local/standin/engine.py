"""What moto's CloudFormation lacks between stacks and in updates.

- `HANDLERS` make the resources that it does not make, or makes wrong.
- A type that neither knows is a placeholder: references to it lead somewhere, and nothing can be read back.
- Exports are known to every stack, and one that another stack imports cannot be taken away.
- A parameter that has its default keeps it in an update.
- An update creates, then changes, then deletes, as CloudFormation does: what is to be replaced meets its predecessor. Metadata changes
  nothing. A change that cannot be made in place is refused, not lost.
"""

from __future__ import annotations

import json
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, ClassVar
from unittest.mock import patch

from botocore.exceptions import BotoCoreError, ClientError  # type: ignore[import-untyped] # boto3 has no types
from moto.cloudformation import models, parsing
from moto.cloudformation.exceptions import UnformattedGetAttTemplateException, ValidationError
from moto.core.common_models import CloudFormationModel

from tools.deploy_local.account import ACCOUNT, REGION
from tools.deploy_local.standin.handler import Handler, Made
from tools.deploy_local.standin.handlers import HANDLERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tools.deploy_local.account import Account, Json

_class_in_moto = parsing.resource_class_from_type
_parameters_in_moto = models.CloudFormationBackend._resolve_update_parameters  # noqa: SLF001 - it fails, and has no other door


class Placeholder(Handler):
    """A resource that nobody knows how to make."""

    why = "neither moto nor the stand-in makes it"

    def create(self, account: Account, properties: Mapping[str, Json], name: str) -> Made:  # noqa: ARG002 - nothing is made
        """Return a name."""
        return Made(name, {})

    def delete(self, account: Account, id: str, properties: Mapping[str, Json]) -> None:
        """Forget it."""


_PLACEHOLDER = Placeholder()
_FAILING = frozenset({"AWS::Lambda::EventSourceMapping"})
"""The types that moto makes of some properties alone, and that are placeholders here: it knows no brokers."""


class Resource(CloudFormationModel):
    """A resource that a handler made."""

    account: ClassVar[Account]

    def __init__(self, handler: Handler, made: Made, properties: Mapping[str, Json]) -> None:
        """Keep what is needed to change and delete it."""
        self.handler, self.made, self.properties = handler, made, properties

    @property
    def physical_resource_id(self) -> str:
        """What ``Ref`` gives."""
        return self.made.id

    def get_cfn_attribute(self, name: str) -> Json:
        """Return what ``Fn::GetAtt`` gives."""
        if self.handler is _PLACEHOLDER:
            # moto refuses policies on what is no ARN.
            return f"arn:aws:placeholder:{REGION}:{ACCOUNT}:{self.made.id}" if name.endswith("Arn") else f"{self.made.id}.{name}"
        if name not in self.made.attributes:
            raise UnformattedGetAttTemplateException
        return self.made.attributes[name]

    @classmethod
    def create_from_cloudformation_json(
        cls,
        resource_name: str,
        cloudformation_json: dict[str, Any],
        account_id: str,
        region_name: str,
        **kwargs: Any,  # noqa: ANN401 - as moto declares it
    ) -> Resource:
        """Make a resource, as moto asks its models to."""
        del account_id, region_name
        properties = cloudformation_json["Properties"]
        handler = HANDLERS.get(kwargs["ResourceType"], _PLACEHOLDER)
        try:
            return cls(handler, handler.create(cls.account, properties, resource_name), properties)
        except (BotoCoreError, ClientError) as error:
            raise ValidationError(message=f"{kwargs['LogicalId']} ({kwargs['ResourceType']}): {error}") from error

    def remove(self) -> None:
        """Delete it."""
        self.handler.delete(self.account, self.physical_resource_id, self.properties)

    def change(self, name: str, properties: Mapping[str, Json]) -> None:
        """Give it other properties."""
        changed = {key for key in self.properties.keys() | properties.keys() if self.properties.get(key) != properties.get(key)}
        if self.handler is not _PLACEHOLDER and changed:
            if changed - self.handler.in_place:
                raise ValidationError(message=f"{name}: the stand-in cannot change {', '.join(sorted(changed))} in place")
            self.handler.update(self.account, self.physical_resource_id, self.properties, properties)
        self.properties = properties


class Exports:
    """The exports of every stack, as they are now."""

    def __init__(self, account_id: str, region_name: str) -> None:
        """Know where the stacks are."""
        self._backend = models.cloudformation_backends[account_id][region_name]

    def values(self) -> list[parsing.Export]:
        """Return them all."""
        return [export for stack in self._backend.stacks.values() for export in stack.exports]


class Resources(parsing.ResourceMap):
    """The resources of a stack."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - moto's own arguments are passed on
        """See the exports of all stacks."""
        super().__init__(*args, **kwargs)
        self.cross_stack_resources = Exports(self._account_id, self._region_name)  # type: ignore[assignment] # only values() is called

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401 - moto keeps models, parameters and mappings alike
        """Return a resource, made after those that it depends on."""
        depends = self._resource_json_map.get(key, {}).get("DependsOn", []) if key not in self._parsed_resources else []
        for dependency in [depends] if isinstance(depends, str) else depends:
            self[dependency]
        return super().__getitem__(key)

    def update(self, template: dict[str, Any], parameters: dict[str, Any] | None = None) -> None:
        """Create what is new, change what is changed, delete what is gone."""
        before, after = self._resource_json_map, template["Resources"]
        self._refuse_to_drop_imported(template)
        self._template, self._resource_json_map = template, after
        if parameters:
            self.input_parameters = parameters
        self.load_mapping()
        self.load_parameters()
        self.load_conditions()
        for name in after:
            self[name]
        for name in after.keys() & before.keys():
            if before[name].get("Properties") != after[name].get("Properties"):
                self._change(name)
        for name in [name for name in reversed(self._parsed_resources) if name in before and name not in after]:
            self._remove(name)

    def _change(self, name: str) -> None:
        resource = self._parsed_resources[name]
        if not isinstance(resource, Resource):
            raise ValidationError(message=f"{name}: the stand-in cannot change {self._resource_json_map[name]['Type']} in place")
        try:
            resource.change(name, parsing.clean_json(self._resource_json_map[name].get("Properties", {}), self))
        except ClientError as error:
            raise ValidationError(message=f"{name}: {error}") from error

    def _remove(self, name: str) -> None:
        resource = self._parsed_resources.pop(name)
        if not isinstance(resource, Resource):
            raise ValidationError(message=f"{name}: the stand-in cannot delete {type(resource).__name__} in an update")
        resource.remove()

    def _refuse_to_drop_imported(self, template: Mapping[str, Json]) -> None:
        gone = _exports(self._template) - _exports(template)
        for stack in models.cloudformation_backends[self._account_id][self._region_name].stacks.values():
            used = gone & _imports(stack.template_dict) if stack.stack_id != self.stack_id else set()
            for export in sorted(used):
                raise ValidationError(message=f"Export {export} cannot be deleted as it is in use by {stack.name}")


def installed(account: Account) -> ExitStack:
    """Return what puts the additions into moto, and takes them out again."""
    Resource.account = account
    patches = ExitStack()
    patches.enter_context(patch.object(parsing, "resource_class_from_type", _class_of))
    patches.enter_context(patch.object(models, "ResourceMap", Resources))
    patches.enter_context(patch.object(models.CloudFormationBackend, "_resolve_update_parameters", _parameters_of))
    return patches


def _class_of(type: str) -> type[CloudFormationModel] | None:
    known = type in parsing.NULL_MODELS or (type in parsing.get_model_map() and type not in {*HANDLERS, *_FAILING})
    return _class_in_moto(type) if known else Resource


def _parameters_of(
    backend: models.CloudFormationBackend, instance: models.Stack | models.StackSet, incoming_params: list[dict[str, str]]
) -> dict[str, str]:
    known = [param for param in incoming_params if not param.get("UsePreviousValue") or param["ParameterKey"] in instance.parameters]
    return _parameters_in_moto(backend, instance, known)


def _exports(template: Mapping[str, Json]) -> set[str]:
    outputs: Iterable[Json] = template.get("Outputs", {}).values()
    return {json.dumps(output["Export"]["Name"]) for output in outputs if "Export" in output}


def _imports(value: Json) -> set[str]:
    if isinstance(value, dict):
        here = {json.dumps(name) for key, name in value.items() if key == "Fn::ImportValue"}
        return here.union(*map(_imports, value.values()))
    return set().union(*map(_imports, value)) if isinstance(value, list) else set()
