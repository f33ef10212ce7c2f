"""Templates as they are compared in snapshot tests: without what changes when only the content of an asset does, or the CDK's version.

A hash of content stands in file names, image tags and URLs (64 hexadecimal digits), and at the end of the logical ids of function versions
and API deployments, which the CDK replaces when what they are made of changes.
"""

from __future__ import annotations

import json
import re
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from constructs_privatelink.errors import PrivateLinkError
from constructs_privatelink.testing.subjects import assembly_of, is_construct, template_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs_privatelink.testing.subjects import Source

_ASSET_HASH = re.compile(r"\b[0-9a-f]{64}\b|(?<=AssetParameters)[0-9a-f]{64}")
_VERSION_HASH = re.compile(r"(?<=[0-9A-Za-z])[0-9a-f]{32}$")
_VERSIONED = {"AWS::Lambda::Version", "AWS::ApiGateway::Deployment", "AWS::ApiGatewayV2::Deployment"}
_OF_THE_CDK = {"Parameters": "BootstrapVersion", "Rules": "CheckBootstrapVersion", "Conditions": "CDKMetadataAvailable"}
_METADATA = "AWS::CDK::Metadata"
_TEMPLATES = "*.template.json"


def snapshot(source: Source) -> dict[str, object]:
    """Return a template, or those of an app by name, with nothing in them that only new content of an asset or a newer CDK changes.

    Args:
        source: A stack, for its template; an app or stage, for all templates in it, nested stacks too, by the names of their files;
            a cloud assembly's directory, a template's file (JSON), or a template itself.

    Returns:
        JSON values, the same text for the same infrastructure: for syrupy, or for a file that you compare with.

    Raises:
        PrivateLinkError: It is none of these, or there is no such file.

    """
    content = template_of(source)
    if content is not None:
        return _stable(content)
    if is_construct(source):
        return _of_construct(source)
    if not isinstance(source, str | PathLike):
        raise PrivateLinkError("snapshot", [f"got {type(source).__name__}; give a stack, an app, a path or a template"])
    path = Path(source)
    return _of_assembly(path) if path.is_dir() else _stable(_read(path))


def _of_construct(source: object) -> dict[str, object]:
    import aws_cdk as cdk  # noqa: PLC0415 - who has a construct has loaded it

    if isinstance(source, cdk.Stack):
        assembly_of(source)
        stage = cdk.Stage.of(source)
        folder = Path(stage.outdir) if stage is not None else assembly_of(source)
        return _stable(_read(folder / source.template_file))
    if isinstance(source, cdk.Stage):
        assembly_of(source)
        return _of_assembly(Path(source.outdir))
    raise PrivateLinkError("snapshot", [f"got {type(source).__name__}; give a stack, a stage or an app"])


def _of_assembly(folder: Path) -> dict[str, object]:
    paths = [path.relative_to(folder) for path in sorted(folder.rglob(_TEMPLATES))]
    by_name = {path.as_posix().removesuffix(".template.json"): folder / path for path in paths if not path.parts[0].startswith("asset.")}
    if not by_name:
        raise PrivateLinkError("snapshot", [f"'{folder}' has no templates; give a cloud assembly's directory"])
    return {name: _stable(_read(path)) for name, path in by_name.items()}


def _read(path: Path) -> Mapping[str, object]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise PrivateLinkError("snapshot", [f"'{path}' cannot be read: {error.strerror}"]) from error
    except ValueError as error:
        raise PrivateLinkError("snapshot", [f"'{path}' is not JSON: {error}"]) from error
    if not isinstance(content, dict):
        raise PrivateLinkError("snapshot", [f"'{path}' is no template"])
    return content


def _stable(template: Mapping[str, object]) -> dict[str, object]:
    sections = {section: left for section, content in template.items() if (left := _without_the_cdks(section, content)) or not content}
    masked = _masked(sections, _renamed(_section(template, "Resources")))
    return masked if isinstance(masked, dict) else {}


def _without_the_cdks(section: str, content: object) -> object:
    if not isinstance(content, dict):
        return content
    entries = {name: entry for name, entry in content.items() if name != _OF_THE_CDK.get(section)}
    if section == "Resources":
        entries = {name: entry for name, entry in entries.items() if not (isinstance(entry, dict) and entry.get("Type") == _METADATA)}
    return entries


def _section(template: Mapping[str, object], name: str) -> Mapping[str, object]:
    section = template.get(name)
    return section if isinstance(section, dict) else {}


def _renamed(resources: Mapping[str, object]) -> dict[str, str]:
    """Return the logical ids that end in a hash of what the resource is made of, each without it."""
    renamed: dict[str, str] = {}
    for name, resource in resources.items():
        if isinstance(resource, dict) and resource.get("Type") in _VERSIONED and _VERSION_HASH.search(name):
            short, number = _VERSION_HASH.sub("<hash>", name), 1
            while short in renamed.values():
                number += 1
                short = _VERSION_HASH.sub(f"<hash {number}>", name)
            renamed[name] = short
    return renamed


def _masked(value: object, renamed: Mapping[str, str]) -> object:
    if isinstance(value, str):
        return _text(value, renamed)
    if isinstance(value, list):
        return [_masked(item, renamed) for item in value]
    if isinstance(value, dict):
        return {_text(str(name), renamed): _masked(part, renamed) for name, part in value.items()}
    return value


def _text(text: str, renamed: Mapping[str, str]) -> str:
    for name, short in renamed.items():
        text = text.replace(name, short)
    return _ASSET_HASH.sub("<asset hash>", text)
