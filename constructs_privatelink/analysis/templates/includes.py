"""What the transform ``AWS::Include`` adds to a template on its own, where the file that it names lies beside the template.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-include.html
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
        try:
            content = read_document(path).content if path is not None else None
        except PrivateLinkError:
            return None
        if path is not None and content is not None and path not in self.paths:
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
