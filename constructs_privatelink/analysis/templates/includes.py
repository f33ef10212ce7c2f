"""What the transform ``AWS::Include`` adds to a template on its own, and definitions of APIs, where their files lie beside the template.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-include.html, and of what packaging uploads
https://docs.aws.amazon.com/cli/latest/reference/cloudformation/package.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.templates.assemblies import StackFile, file_beside, inside
from constructs_privatelink.analysis.templates.documents import read_document
from constructs_privatelink.errors import PrivateLinkError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

INCLUDE = "AWS::Include"
_DEFINITIONS = {"AWS::Serverless::Api": ("DefinitionUri", "DefinitionBody"), "AWS::ApiGateway::RestApi": ("BodyS3Location", "Body")}
"""By the type of an API, the property that may name a local file, and the one that has what stands there."""


def with_includes(template: Mapping[str, object], file: StackFile) -> tuple[Mapping[str, object], list[Path]]:
    """Return a template with what it includes, as far as the files are there, and those files.

    Args:
        template: The template.
        file: Where it was read from.

    """
    includes = _Includes(file)
    named = template.get("Transform", [])
    kept: list[object] = []
    included: dict[str, object] = {}
    for transform in named if isinstance(named, list) else [named]:
        snippet = includes.snippet(transform)
        kept += [transform] if snippet is None else []
        included |= snippet or {}
    rest = {name: includes.walked(section) for name, section in template.items() if name != "Transform"}
    whole = {name: _united(included.get(name), rest.get(name)) for name in {**included, **rest}}
    return (whole | ({"Transform": kept} if kept else {}), includes.paths) if includes.paths else (template, [])


def _united(added: object, own: object) -> object:
    return {**added, **own} if isinstance(added, dict) and isinstance(own, dict) else added if own is None else own


class _Includes:
    def __init__(self, file: StackFile) -> None:
        self._file = file
        self.paths: list[Path] = []

    def walked(self, value: object) -> object:
        """Return a value with what is included in it; what stands beside an include wins over it."""
        if isinstance(value, list):
            return [self.walked(item) for item in value]
        if not isinstance(value, dict):
            return value
        value = self._with_definition(value)
        snippet = self.snippet(value["Fn::Transform"]) if "Fn::Transform" in value else None
        rest = {name: self.walked(item) for name, item in value.items() if name != "Fn::Transform" or snippet is None}
        return rest if snippet is None else {**snippet, **rest}

    def snippet(self, transform: object) -> Mapping[str, object] | None:
        """Return what a transform includes; None where it is another one, or its file is not there."""
        match transform:
            case {"Name": str(name), "Parameters": {"Location": location}} if name == INCLUDE:
                path = self._path(location)
            case _:
                return None
        return self._content(path)

    def _with_definition(self, resource: dict[str, object]) -> dict[str, object]:
        """Return an API with the definition that it names; nothing is worked out in one, so that one with functions is none to read."""
        kind, properties = resource.get("Type"), resource.get("Properties")
        names = _DEFINITIONS.get(kind) if isinstance(kind, str) else None
        if names is None or not isinstance(properties, dict) or not isinstance(properties.get(names[0]), str):
            return resource
        content = self._content(self._path(properties[names[0]]), literal=True)
        if content is None:
            return resource
        kept = {name: value for name, value in properties.items() if name != names[0]}
        return {**resource, "Properties": {**kept, names[1]: content}}

    def _content(self, path: Path | None, *, literal: bool = False) -> Mapping[str, object] | None:
        try:
            content = read_document(path).content if path is not None else None
        except PrivateLinkError:
            return None
        if path is None or content is None or (literal and _has_functions(content)):
            return None
        if path not in self.paths:
            self.paths.append(path)
        return content

    def _path(self, location: object) -> Path | None:
        if isinstance(location, str) and "://" not in location:
            try:
                path = inside(self._file.root, self._file.path.parent, location)
            except PrivateLinkError:
                return None
            return path if path.is_file() else None
        return file_beside(self._file, location)


def _has_functions(content: object) -> bool:
    waiting: list[object] = [content]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            if any(str(name).startswith("Fn::") or name == "Ref" for name in part):
                return True
            waiting += part.values()
        elif isinstance(part, list):
            waiting += part
    return False
