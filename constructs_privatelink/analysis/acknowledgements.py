"""What was acknowledged in a CDK app: at the resource that a finding is about or at any scope around it, of which the closest counts.

The CDK writes an acknowledgement into the metadata file of the stack that it stands in or below. One at a stage, at the app or at another
scope above the stacks is in no such file: the report of the synthesis names it where it silenced something, and the intent of this
library's endpoints tells it. One by ``Annotations`` is nowhere: a warning that a construct says it raised and that the file lacks.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from constructs_privatelink.analysis.templates.assemblies import construct_metadata, outermost
from constructs_privatelink.analysis.templates.documents import read_assembly_file
from constructs_privatelink.analysis.templates.work import TemplateProblem
from constructs_privatelink.analysis.values import Outside, ResourceId
from constructs_privatelink.decisions.acknowledgement import ANNOTATION, PLUGIN, WARNING_PREFIX, Acknowledgement, ids_of
from constructs_privatelink.decisions.intent import read_shared
from constructs_privatelink.errors import PrivateLinkError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from constructs_privatelink.analysis.templates.assemblies import StackFile
    from constructs_privatelink.analysis.templates.stack_set import StackSet

Reasons: TypeAlias = "Mapping[str, Mapping[str, str | None]]"
"""Why something is acknowledged, by the construct path (the app's is empty) and by the id; None where nobody knows why."""

_WORDS = (f"{PLUGIN}::", WARNING_PREFIX)
_METADATA_TYPE = "aws:cdk:acknowledged-rules"
_WARNING_TYPE = "aws:cdk:warning"
_RAISED = re.compile(rf"\[ack: {WARNING_PREFIX}([^\]]+)\]")
_WITH_INTENT = ("AWS::EC2::SecurityGroup", "AWS::EC2::VPCEndpoint", "AWS::OpenSearchServerless::VpcEndpoint")
_REPORT = "validation-report.json"


class Acknowledgements:
    """The acknowledgements of a set of templates; nothing is read before somebody asks.

    Args:
        stacks: The templates.
        above: What is acknowledged at scopes above the stacks, where the caller knows. Default: - what the assemblies' reports tell.

    """

    def __init__(self, stacks: StackSet, above: Reasons | None = None) -> None:
        self._stacks, self._above = stacks, above
        self._problems: dict[TemplateProblem, None] = {}
        self._read: dict[Path, Reasons] = {}

    @property
    def problems(self) -> tuple[TemplateProblem, ...]:
        """What could not be read, as far as somebody asked."""
        return tuple(self._problems)

    def of(self, rule: str, resource: ResourceId | Outside, path: str) -> Acknowledgement | None:
        """Return the closest acknowledgement of a finding; None where there is none.

        Args:
            rule: The rule that found it.
            resource: What it is about.
            path: The construct path of that.

        """
        reasons = self._reasons_of(resource)
        if not reasons:
            return None
        ids = ids_of(rule)
        for scope in self._scopes(resource, path):
            at = reasons.get(scope, {})
            for known_as in ids:
                if known_as in at:
                    return Acknowledgement(scope, known_as, at[known_as])
        return None

    def _scopes(self, resource: ResourceId | Outside, path: str) -> Iterator[str]:
        """Yield the construct paths of a resource, of what it is the inside of, and of the scopes around it; the app's last."""
        known = self._stacks.resource(resource)
        if known is not None and f"{known.path}/".startswith(f"{path}/"):
            path = f"{known.path}/Resource"
        while path:
            yield path
            path = path.rpartition("/")[0]
        yield ""

    def _reasons_of(self, resource: ResourceId | Outside) -> Reasons:
        """Return what is acknowledged in the app of a resource; one that the templates import belongs to the only app that there is."""
        if isinstance(resource, ResourceId):
            file = self._stacks.files.get(resource.stack)
            assemblies = {file.assembly} if file is not None else set()
        else:
            assemblies = self._assemblies
        known = [assembly for assembly in assemblies if assembly is not None]
        return self._reasons_in(known[0]) if len(known) == 1 else {}

    @cached_property
    def _assemblies(self) -> set[Path | None]:
        return {file.assembly for file in self._stacks.files.values()}

    def _reasons_in(self, assembly: Path) -> Reasons:
        if assembly not in self._read:
            self._read[assembly] = self._all_of(assembly)
        return self._read[assembly]

    def _all_of(self, assembly: Path) -> Reasons:
        reasons_by_path: dict[str, dict[str, str | None]] = {}
        stacks = {name: file for name, file in self._stacks.files.items() if file.assembly == assembly}
        shown: set[tuple[str, str]] = set()
        read: set[Path] = set()
        for file in {file.metadata_file: file for file in stacks.values()}.values():
            try:
                for path, acknowledged, raised in told_in(file):
                    reasons_by_path.setdefault(path, {}).update(acknowledged)
                    shown.update((path, warning) for warning in raised)
                read.update({file.metadata_file} if file.metadata_file is not None and file.metadata_file.is_file() else ())
            except PrivateLinkError as error:
                self._problems[TemplateProblem(file.name, f"acknowledgements are not seen: {error}")] = None
        told = self._told_by_intents([name for name, file in stacks.items() if file.metadata_file in read], shown)
        for path, by_intents in told.items():
            reasons_by_path[path] = {**by_intents, **reasons_by_path.get(path, {})}
        above = self._told_by_the_report(assembly) if self._above is None else self._above
        for path, reasons in above.items():
            if not any(f"{path}/".startswith(f"{stack}/") for stack in stacks):
                reasons_by_path[path] = {**reasons, **reasons_by_path.get(path, {})}
        return reasons_by_path

    def _told_by_intents(self, stacks: Collection[str], shown: Collection[tuple[str, str]]) -> dict[str, dict[str, str | None]]:
        """Return what intents tell: acknowledgements above the stacks, and warnings that were raised and are not shown.

        Args:
            stacks: The stacks whose metadata files were read.
            shown: The warnings in those files, by construct path and id.

        """
        told: dict[str, dict[str, str | None]] = {}
        for resource in self._stacks.of_type(*_WITH_INTENT):
            shared = read_shared(resource.metadata) if resource.id.stack in stacks else None
            for path, reasons in shared.acknowledged.items() if shared is not None else ():
                told.setdefault(path, {}).update(reasons)
            for path, warnings in shared.warnings.items() if shared is not None else ():
                silent = [warning for warning in warnings if (path, warning) not in shown]
                told.setdefault(path, {}).update({f"{ANNOTATION}{warning}": None for warning in silent})
        return told

    def _told_by_the_report(self, assembly: Path) -> Reasons:
        """Return what the last synthesis says that it left out, and why."""
        file = outermost(assembly) / _REPORT
        if not file.is_file():
            return {}
        try:
            report = read_assembly_file(file, words=_WORDS)
        except PrivateLinkError as error:
            self._problems[TemplateProblem(_REPORT, f"acknowledgements are not seen: {error}")] = None
            return {}
        reasons_by_path: dict[str, dict[str, str | None]] = {}
        for suppressed in _suppressed(report):
            match suppressed:
                case {"acknowledgedId": str(name), **said}:
                    reasons_by_path.setdefault(_text(said.get("acknowledgedAt")) or "", {})[name] = _text(said.get("reason"))
        return reasons_by_path


def told_in(file: StackFile) -> Iterator[tuple[str, Mapping[str, str | None], tuple[str, ...]]]:
    """Yield what the CDK writes beside a stack's template of findings: a construct's path, what is acknowledged there, and warnings.

    The acknowledgements are reasons by id; the warnings are the ids of those of this library, without its prefix.

    Args:
        file: The stack.

    Raises:
        PrivateLinkError: There is such a file, and it cannot be read.

    """
    for path, type_name, data in construct_metadata(file, words=_WORDS):
        if type_name == _METADATA_TYPE and isinstance(data, dict):
            yield path, {name: _text(reason) for name, reason in data.items()}, ()
        elif type_name == _WARNING_TYPE:
            yield path, {}, tuple(_RAISED.findall(str(data)))


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _suppressed(report: Mapping[str, object]) -> Iterator[object]:
    plugins = report.get("pluginReports")
    for plugin in plugins if isinstance(plugins, list) else ():
        suppressed = plugin.get("suppressedViolations") if isinstance(plugin, dict) else None
        yield from suppressed if isinstance(suppressed, list) else ()
