"""What was acknowledged in a CDK app: at the resource that a finding is about or at any scope around it, of which the closest counts.

The CDK writes an acknowledgement into the metadata file of the stack that it stands in or below. One at a stage, at the app or at another
scope above the stacks is in no such file: the report of the synthesis names it where it silenced something.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from constructs_privatelink.analysis.templates.assemblies import construct_metadata, outermost
from constructs_privatelink.analysis.templates.documents import read_assembly_file
from constructs_privatelink.analysis.templates.work import TemplateProblem
from constructs_privatelink.analysis.values import Outside, ResourceId
from constructs_privatelink.decisions.acknowledgement import PLUGIN, WARNING_PREFIX, Acknowledgement, ids_of
from constructs_privatelink.errors import PrivateLinkError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from constructs_privatelink.analysis.templates.assemblies import StackFile
    from constructs_privatelink.analysis.templates.stack_set import StackSet

Reasons: TypeAlias = "Mapping[str, Mapping[str, str | None]]"
"""Why something is acknowledged, by the construct path (the app's is empty) and by the id; None where nobody knows why."""

_WORDS = (f"{PLUGIN}::", WARNING_PREFIX)
_METADATA_TYPE = "aws:cdk:acknowledged-rules"
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
        found = [one for one in assemblies if one is not None]
        return self._reasons_in(found[0]) if len(found) == 1 else {}

    @cached_property
    def _assemblies(self) -> set[Path | None]:
        return {file.assembly for file in self._stacks.files.values()}

    def _reasons_in(self, assembly: Path) -> Reasons:
        if assembly not in self._read:
            self._read[assembly] = self._all_of(assembly)
        return self._read[assembly]

    def _all_of(self, assembly: Path) -> Reasons:
        found: dict[str, dict[str, str | None]] = {}
        stacks = {name: file for name, file in self._stacks.files.items() if file.assembly == assembly}
        for file in {file.metadata_file: file for file in stacks.values()}.values():
            try:
                for path, reasons in acknowledged_in(file):
                    found.setdefault(path, {}).update(reasons)
            except PrivateLinkError as error:
                self._problems[TemplateProblem(file.name, f"acknowledgements are not seen: {error}")] = None
        above = self._told_by_the_report(assembly) if self._above is None else self._above
        for path, reasons in above.items():
            if not any(f"{path}/".startswith(f"{stack}/") for stack in stacks):
                found[path] = {**reasons, **found.get(path, {})}
        return found

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
        found: dict[str, dict[str, str | None]] = {}
        for suppressed in _suppressed(report):
            match suppressed:
                case {"acknowledgedId": str(name), **said}:
                    found.setdefault(_text(said.get("acknowledgedAt")) or "", {})[name] = _text(said.get("reason"))
        return found


def acknowledged_in(file: StackFile) -> Iterator[tuple[str, Mapping[str, str | None]]]:
    """Yield what is acknowledged in a stack and below, as the CDK writes it beside the template: the construct's path, and reasons by id.

    Args:
        file: The stack.

    Raises:
        PrivateLinkError: There is such a file, and it cannot be read.

    """
    for path, type_name, data in construct_metadata(file, words=_WORDS):
        if type_name == _METADATA_TYPE and isinstance(data, dict):
            yield path, {name: _text(reason) for name, reason in data.items()}


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _suppressed(report: Mapping[str, object]) -> Iterator[object]:
    plugins = report.get("pluginReports")
    for plugin in plugins if isinstance(plugins, list) else ():
        suppressed = plugin.get("suppressedViolations") if isinstance(plugin, dict) else None
        yield from suppressed if isinstance(suppressed, list) else ()
