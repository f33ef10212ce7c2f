"""Finds the stacks of a cloud assembly (``cdk.out``), of the assemblies of its stages, and the files of nested stacks.

https://github.com/aws/aws-cdk-cli/tree/main/packages/%40aws-cdk/cloud-assembly-schema
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeGuard

from constructs_privatelink.analysis.templates.documents import LARGEST_MANIFEST, read_assembly_file, read_document
from constructs_privatelink.analysis.templates.environments import Environment
from constructs_privatelink.errors import PrivateLinkError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from pathlib import Path

MANIFEST = "manifest.json"
_ENVIRONMENT = re.compile(r"aws://([^/]*)/([^/]*)")
_HASH = re.compile(r"\b[0-9a-f]{64}\b")
_MOST_ASSEMBLIES = 500
_LOGICAL_ID = "aws:cdk:logicalId"
_STAGE = "cdk:cloud-assembly"


@dataclass(frozen=True)
class StackFile:
    """A stack that an assembly names, or a template on its own.

    Args:
        name: Its name in the set, with its stage.
        path: Its template.
        root: The directory that holds all files it may name.
        environment: Its account and Region.
        parameters: Values that the assembly gives to its parameters.
        metadata_file: What the CDK wrote about its constructs, of nested stacks too. Default: None.
        assembly: The directory of the assembly that names it, itself or in a stage. Default: None, it is a template on its own.
        deployed_after: The templates of the stacks that its manifest says it depends on. Default: empty.

    """

    name: str
    path: Path
    root: Path
    environment: Environment = field(default_factory=Environment)
    parameters: Mapping[str, object] = field(default_factory=dict)
    metadata_file: Path | None = None
    assembly: Path | None = None
    deployed_after: tuple[Path, ...] = ()


def stack_files(directory: Path) -> list[StackFile]:
    """Return the stacks of an assembly, those of its stages too, in the assembly's order.

    Args:
        directory: The assembly.

    Raises:
        PrivateLinkError: A manifest cannot be read, or names what it must not.

    """
    root, stacks, waiting, seen = directory.resolve(), [], [directory], {directory.resolve()}
    while waiting:
        here = waiting.pop(0)
        artifacts = _artifacts(here)
        templates = {name: inside(root, here, file) for name, file in _template_files(artifacts)}
        for name, artifact in artifacts.items():
            match artifact:
                case {"type": "aws:cloudformation:stack", "properties": {"templateFile": str(), **properties}}:
                    said = {str(key): value for key, value in properties.items()}
                    stacks.append(_stack_file(name, artifact, said, templates, root))
                case {"type": "cdk:cloud-assembly", "properties": {"directoryName": str(inner)}}:
                    path = inside(root, here, inner)
                    if path in seen or len(seen) > _MOST_ASSEMBLIES:
                        raise PrivateLinkError(
                            f"assembly '{here.name}'", [f"the stage '{name}' stands in '{inner}', which was read before"]
                        )
                    seen.add(path)
                    waiting.append(path)
                case {"type": "aws:cloudformation:stack" | "cdk:cloud-assembly"}:
                    raise PrivateLinkError(f"assembly '{here.name}'", [f"its manifest does not say where the file of '{name}' is"])
    return stacks


def _artifacts(directory: Path) -> Mapping[str, Mapping[str, object]]:
    """Return what the manifest of an assembly lists.

    Raises:
        PrivateLinkError: It cannot be read, or is no manifest of an assembly.

    """
    manifest, subject = read_document(directory / MANIFEST, largest=LARGEST_MANIFEST).content, f"assembly '{directory.name}'"
    if not manifest.keys() & {"version", "artifacts"}:
        raise PrivateLinkError(subject, [f"its '{MANIFEST}' is none of a cloud assembly: it has neither 'version' nor 'artifacts'"])
    artifacts = manifest.get("artifacts", {})
    if not isinstance(artifacts, dict):
        raise PrivateLinkError(subject, [f"got {type(artifacts).__name__} for 'artifacts' in its '{MANIFEST}'; a mapping is due"])
    typed = {name: artifact for name, artifact in artifacts.items() if isinstance(artifact, dict) and isinstance(artifact.get("type"), str)}
    broken = next((name for name in artifacts if name not in typed), None)
    if broken is not None:
        raise PrivateLinkError(subject, [f"its '{MANIFEST}' does not say what '{broken[:100]}' is; it needs a 'type'"])
    return typed


def outermost(directory: Path) -> Path:
    """Return the assembly of the whole app, of which a directory is the assembly or that of a stage.

    Args:
        directory: An assembly. Other programs write a 'manifest.json' too: that of a directory around it counts if it names the assembly.

    """
    here = directory.resolve()
    while here.name and here.name in _stages_in(here.parent):
        here = here.parent
    return here


def _stages_in(directory: Path) -> list[str]:
    try:
        artifacts = read_assembly_file(directory / MANIFEST, words=(_STAGE,)).get("artifacts")
    except PrivateLinkError:
        return []
    directories = []
    for artifact in artifacts.values() if isinstance(artifacts, dict) else ():
        match artifact:
            case {"type": "cdk:cloud-assembly", "properties": {"directoryName": str(name)}}:
                directories.append(name)
    return directories


def _template_files(artifacts: Mapping[str, Mapping[str, object]]) -> Iterator[tuple[str, str]]:
    for name, artifact in artifacts.items():
        match artifact:
            case {"type": "aws:cloudformation:stack", "properties": {"templateFile": str(file)}}:
                yield name, file


def _stack_file(
    name: str, artifact: Mapping[str, object], properties: Mapping[str, object], templates: Mapping[str, Path], assembly: Path
) -> StackFile:
    path = templates[name]
    environment = _ENVIRONMENT.fullmatch(str(artifact.get("environment")))
    account, region = environment.groups() if environment else ("", "")
    stack_name, parameters = properties.get("stackName"), properties.get("parameters")
    shown, metadata_file = artifact.get("displayName"), artifact.get("additionalMetadataFile")
    dependencies = artifact.get("dependencies")
    return StackFile(
        shown if isinstance(shown, str) and shown else name,
        path,
        path.parent,
        Environment(_said(region), _said(account), stack_name if isinstance(stack_name, str) else name),
        parameters if isinstance(parameters, dict) else {},
        path.parent / metadata_file if isinstance(metadata_file, str) else None,
        assembly,
        tuple(templates[other] for other in dependencies if other in templates) if _is_texts(dependencies) else (),
    )


def _is_texts(value: object) -> TypeGuard[list[str]]:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _said(part: str) -> str | None:
    return None if not part or part.startswith("unknown-") else part


def inside(root: Path, directory: Path, name: str) -> Path:
    """Return the path of a file that a template or manifest names.

    Args:
        root: The directory that it must be in.
        directory: The directory that the name is relative to.
        name: The name.

    Raises:
        PrivateLinkError: It is elsewhere, or no path at all.

    """
    try:
        path = (directory / name).resolve()
    except (OSError, ValueError, RuntimeError) as error:
        raise PrivateLinkError(f"file {name[:100]!r}", ["is no path"]) from error
    if not path.is_relative_to(root.resolve()):
        raise PrivateLinkError(f"file {name[:100]!r}", [f"stands outside of '{root.name}'"])
    return path


def nested_template(stack: StackFile, resource: Mapping[str, object], assets: Callable[[Path], Mapping[str, str]]) -> Path:
    """Return the template of a nested stack: by the CDK's metadata, by the asset that its URL names, or by a relative path.

    Args:
        stack: The stack around it.
        resource: The ``AWS::CloudFormation::Stack``.
        assets: What `uploaded_files` returns for a directory.

    Raises:
        PrivateLinkError: It is not among the files.

    """
    match resource:
        case {"Metadata": {"aws:asset:path": str(name)}}:
            return inside(stack.root, stack.path.parent, name)
        case {"Properties": {"TemplateURL": str(name)}} if "://" not in name and "{{" not in name:
            return inside(stack.root, stack.path.parent, name)
        case {"Properties": {"TemplateURL": url}}:
            for asset in _HASH.findall(json.dumps(url, default=str)):
                if asset in (files := assets(stack.root)):
                    return inside(stack.root, stack.path.parent, files[asset])
    raise PrivateLinkError("its template is not among the files", ["what is in it is not seen"])


def file_beside(stack: StackFile, url: object) -> Path | None:
    """Return the file beside a template that the URL of another template ends with, with its folders; None where there is none.

    Whoever uploads templates of a folder keeps their names: ``https://bucket.s3.amazonaws.com/release/network.yaml`` is ``network.yaml``.

    Args:
        stack: The stack around it.
        url: The URL, as the template writes it.

    """
    match url:
        case str(text) | {"Fn::Sub": str(text) | [str(text), *_]} | {"Fn::Join": ["", [*_, str(text)]]}:
            parts = text.partition("?")[0].split("/")
        case _:
            return None
    for start in range(len(parts)):
        tail = parts[start:]
        if any(part in {"", ".", ".."} or "$" in part or "{" in part for part in tail):
            continue
        for folder in dict.fromkeys((stack.path.parent, stack.root)):
            try:
                path = inside(stack.root, folder, "/".join(tail))
                is_there = path.is_file()
            except (OSError, ValueError):
                continue
            if is_there:
                return path
    return None


def uploaded_files(directory: Path) -> Mapping[str, str]:
    """Return the files that the CDK uploads for the stacks of a directory, by their hashes."""
    paths: dict[str, str] = {}
    for path in sorted(directory.glob("*.assets.json")):
        files = read_document(path, largest=LARGEST_MANIFEST).content.get("files")
        for asset, file in files.items() if isinstance(files, dict) else ():
            match file:
                case {"source": {"path": str(name)}}:
                    paths[asset] = name
    return paths


def construct_metadata(stack: StackFile, *, words: Collection[str] = ()) -> Iterator[tuple[str, str, object]]:
    """Yield the metadata of constructs that the CDK writes beside a template: the construct's path, the type of the entry, and its data.

    Args:
        stack: The stack; its nested stacks' constructs are in it.
        words: As for `read_assembly_file`. Default: - everything interests.

    Raises:
        PrivateLinkError: There is such a file, and it cannot be read.

    """
    if stack.metadata_file is None or not stack.metadata_file.is_file():
        return
    for path, entries in read_assembly_file(stack.metadata_file, words=words).items():
        for entry in entries if isinstance(entries, list) else ():
            match entry:
                case {"type": str(type_name), "data": data}:
                    yield path.removeprefix("/"), type_name, data


def construct_paths(stack: StackFile) -> Iterator[tuple[str, str]]:
    """Yield construct paths and logical ids, of nested stacks too."""
    for path, type_name, data in construct_metadata(stack):
        if type_name == _LOGICAL_ID and isinstance(data, str):
            yield path, data
