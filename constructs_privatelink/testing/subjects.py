"""What an assertion is about: an app or part of one, templates, or an analysis that somebody made already."""

from __future__ import annotations

import json
import sys
from functools import cached_property
from hashlib import sha256
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeGuard
from weakref import WeakKeyDictionary

from constructs_privatelink.analysis.acknowledgements import told_in
from constructs_privatelink.analysis.questions import Analysis, load
from constructs_privatelink.analysis.templates.assemblies import stack_files
from constructs_privatelink.errors import PrivateLinkError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from aws_cdk.assertions import Template
    from constructs import IConstruct

    from constructs_privatelink.analysis.acknowledgements import Reasons
    from constructs_privatelink.analysis.saved_answers.answer_files import Assumable
    from constructs_privatelink.analysis.templates.assemblies import StackFile

Source: TypeAlias = "IConstruct | Template | Analysis | str | PathLike[str] | Mapping[str, object]"
"""An app, stage, stack or any construct of one; a template or cloud assembly, or its path; or an analysis."""
Named: TypeAlias = "str | IConstruct"
"""A client or an endpoint: a construct, or any name that `Analysis.explain` takes."""

_FINDINGS = "ValidationFailed"
"""What the CDK says where a validation plugin found something, with all templates written."""


def analysed(
    source: Source, *, parameters: Mapping[str, object] | None = None, region: str | None = None, assume: Collection[Assumable] = ()
) -> Analysis:
    """Return the analysis of an app or of templates; an app is read once, and again where its templates have changed.

    Args:
        source: An app, stage, stack or any construct: the whole app is read, since stacks depend on each other. Or a cloud assembly's
            directory, a template's file, or a template. An analysis is returned as it is.
        parameters: As for `analysis.load`. Default: - the templates' defaults.
        region: As for `analysis.load`. Default: - not known.
        assume: As for `analysis.load`. Default: - nothing.

    Raises:
        PrivateLinkError: It is none of these, or no template.

    """
    if isinstance(source, Analysis):
        return source
    asked = bool(parameters or region or assume)
    if is_construct(source):
        done = _synthesized(source)
        return done.read(parameters=parameters, region=region, assume=assume) if asked else done.analysis
    if isinstance(source, str | PathLike):
        return load(source, parameters=parameters, region=region, assume=assume)
    content = template_of(source)
    if content is None:
        raise PrivateLinkError("source", [f"got {type(source).__name__}; give an app, a stack, a path, a template or an analysis"])
    return load(content, parameters=parameters, region=region, assume=assume)


def is_construct(value: object) -> TypeGuard[IConstruct]:
    """Return whether something is a construct; nobody can have one who has not loaded the CDK."""
    module = sys.modules.get("constructs")
    return module is not None and isinstance(value, module.Construct)


def template_of(value: object) -> Mapping[str, object] | None:
    """Return a template that was given, itself or as ``aws_cdk.assertions.Template``; None where it is none."""
    if isinstance(value, dict):
        return value
    module = sys.modules.get("aws_cdk.assertions")
    if module is not None and isinstance(value, module.Template):
        content: Mapping[str, object] = value.to_json()
        return content
    return None


def path_of(value: object) -> str:
    """Return the construct path of a construct; empty for an app and for anything else."""
    return str(value.node.path) if is_construct(value) else ""


def assembly_of(construct: IConstruct) -> Path:
    """Return the cloud assembly of a construct's app."""
    return _synthesized(construct).folder


class _Synthesis:
    """An app as it was synthesized: where its templates are, what they said, and their analysis once somebody asks."""

    def __init__(self, folder: Path, written: str, acknowledged: Reasons) -> None:
        self.folder = folder
        self.written = written
        self.acknowledged = acknowledged

    @cached_property
    def analysis(self) -> Analysis:
        return self.read()

    def read(
        self, *, parameters: Mapping[str, object] | None = None, region: str | None = None, assume: Collection[Assumable] = ()
    ) -> Analysis:
        return load(self.folder, parameters=parameters, region=region, assume=assume, acknowledged=self.acknowledged)


_DONE: WeakKeyDictionary[IConstruct, _Synthesis] = WeakKeyDictionary()


def _synthesized(construct: IConstruct) -> _Synthesis:
    """Synthesize a construct's app; where its templates and what it acknowledges are what they were, so is the analysis.

    Whether an app has changed only its assembly tells: the CDK would otherwise return that of before. Findings of validation plugins fail
    a synthesis, and the templates are there nevertheless.
    """
    import aws_cdk as cdk  # noqa: PLC0415 - who has a construct has loaded it

    from constructs_privatelink.constructs.acknowledged_scopes import acknowledged_above_all  # noqa: PLC0415 - as above

    root = construct.node.root
    if not isinstance(root, cdk.Stage):
        raise PrivateLinkError("source", [f"the construct '{construct.node.path}' is in no app; give it one"])
    try:
        root.synth(force=True)
    except RuntimeError as error:
        if _FINDINGS not in str(error):
            raise
    folder = Path(root.outdir)
    stacks = stack_files(folder)
    above = acknowledged_above_all(root, [stack.name for stack in stacks])
    written, done = _written(folder, stacks), _DONE.get(root)
    if done is None or (done.written, done.acknowledged) != (written, above):
        done = _DONE[root] = _Synthesis(folder, written, above)
    return done


def _written(folder: Path, stacks: Iterable[StackFile]) -> str:
    """Return a digest of all templates of a cloud assembly, of its manifests, and of what is acknowledged in its stacks."""
    digest = sha256()
    for path in sorted((*folder.rglob("*.template.json"), *folder.rglob("manifest.json"))):
        digest.update(f"{path.relative_to(folder)}\0".encode() + path.read_bytes())
    for stack in stacks:
        digest.update(json.dumps([*told_in(stack)]).encode())
    return digest.hexdigest()


def name_in(value: Named, paths: Iterable[str]) -> str:
    """Return what the analysis calls a client or an endpoint.

    Args:
        value: A name, or a construct: the resource of that path, else the only one below it, else the one that it is the inside of.
        paths: The construct paths of all that it may be.

    """
    if isinstance(value, str):
        return value
    path, known = path_of(value), set(paths)
    below = {candidate for candidate in known if candidate.startswith(f"{path}/")}
    if path not in known and len(below) == 1:
        return below.pop()
    outer = path.removesuffix("/Resource").removesuffix("/Default")
    return outer if path not in known and outer in known else path
