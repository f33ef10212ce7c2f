"""Which templates a path stands for: those of a cloud assembly, one file, or the files of a directory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.templates.assemblies import MANIFEST, StackFile, file_beside, nested_template, stack_files
from constructs_privatelink.analysis.templates.documents import read_document
from constructs_privatelink.analysis.templates.includes import with_includes
from constructs_privatelink.errors import PrivateLinkError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from constructs_privatelink.analysis.templates.documents import Document

_SUFFIXES = {".json", ".yaml", ".yml", ".template"}
_SECTIONS = {"AWSTemplateFormatVersion", "Conditions", "Mappings", "Outputs", "Resources", "Transform"}


def source_files(path: Path, name: str | None = None) -> list[StackFile]:
    """Return the templates that a path stands for.

    Args:
        path: A cloud assembly or its manifest, a template, or a directory of templates.
        name: What to call the stack of a template on its own. Default: - as its file is called.

    Raises:
        PrivateLinkError: It is no path, a directory without an assembly or templates, or an assembly whose manifest is broken.

    """
    try:
        if path.is_dir():
            return stack_files(path) if (path / MANIFEST).is_file() else _templates_in(path)
        if path.name == MANIFEST and path.is_file():
            return stack_files(path.parent)
    except (OSError, UnicodeError) as error:
        raise PrivateLinkError(f"template {str(path)[:100]!r}", ["is no path"]) from error
    return [_alone(path, name)]


def read_template(stack: StackFile) -> Document:
    """Return the template of a stack; an empty one is what the CDK writes for a stack without resources.

    Raises:
        PrivateLinkError: The file cannot be read, or is none of a template.

    """
    document = read_document(stack.path)
    if stack.assembly is None and document.content and not document.content.keys() & _SECTIONS:
        raise PrivateLinkError(
            f"template '{stack.path.name}'", ["is no template: it has none of a template's sections, such as 'Resources'"]
        )
    return document


def _alone(path: Path, name: str | None = None) -> StackFile:
    return StackFile(name or path.name.partition(".")[0] or path.name, path, path.parent)


def _templates_in(directory: Path) -> list[StackFile]:
    files = [path for path in sorted(directory.iterdir()) if path.suffix.lower() in _SUFFIXES and path.is_file()]
    if not files:
        wrong = f"is no cloud assembly: it has no '{MANIFEST}', and no template; give one, or a template's file"
        raise PrivateLinkError(f"directory '{directory}'", [wrong])
    return [_alone(path) for path in files]


def read_within(stack: StackFile, document: Document) -> Iterator[Path]:
    """Yield the files that a template on its own nests or includes: they are read with it, with what it hands them."""
    if stack.assembly is not None or not stack.path.name:
        return
    yield from (path.resolve() for path in with_includes(document.content, stack)[1])
    resources = document.content.get("Resources")
    for raw in resources.values() if isinstance(resources, dict) else ():
        match raw:
            case {"Type": "AWS::CloudFormation::Stack", "Properties": {"TemplateURL": url}}:
                pass
            case {"Type": "AWS::Serverless::Application", "Properties": {"Location": url}}:
                pass
            case _:
                continue
        try:
            yield nested_template(stack, {"Properties": {"TemplateURL": url}}, lambda _: {}).resolve()
        except PrivateLinkError:
            beside = file_beside(stack, url)
            yield from () if beside is None else (beside.resolve(),)
