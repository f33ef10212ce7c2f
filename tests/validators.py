"""How the tests ask tools that others wrote: the CDK's own validation and cdk-nag during synthesis, cfn-lint afterwards."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import aws_cdk as cdk
from cdk_nag import AwsSolutionsChecks
from cfnlint.config import ConfigMixIn  # type: ignore[import-untyped] # it ships no types
from cfnlint.decode import decode_str  # type: ignore[import-untyped] # as above
from cfnlint.runner import Runner  # type: ignore[import-untyped] # as above

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Templates = dict[str, Any]

# Both plugins report errors without failing the synthesis, so that a test sees all of them.
_REPORT_ONLY = {"@aws-cdk/core:failSynthOnValidationErrors": False, "@aws-cdk/core:validateAgainstDefaultRules": True}


class Finding(NamedTuple):
    """What a plugin holds against one construct; `reason` is why that was acknowledged, None where it was not."""

    rule: str
    path: str
    reason: str | None = None
    acknowledged_at: str | None = None


class Report(NamedTuple):
    """What the plugins said of an app, and its templates by stack."""

    findings: list[Finding]
    templates: Templates

    @property
    def open(self) -> list[tuple[str, str]]:
        """The rule and construct of each finding that nobody acknowledged."""
        return [(finding.rule, finding.path) for finding in self.findings if finding.reason is None]

    @property
    def acknowledged(self) -> list[Finding]:
        """The findings that somebody acknowledged."""
        return [finding for finding in self.findings if finding.reason is not None]


def new_app(context: Mapping[str, object] | None = None) -> cdk.App:
    """Return an app in which both plugins look: the CDK's own as errors, whatever CDK_VALIDATION says, and cdk-nag."""
    app = cdk.App(context={**(context or {}), **_REPORT_ONLY})
    cdk.Validations.of(app).add_plugins(_cdk_itself(), AwsSolutionsChecks(app))
    return app


@cache
def _cdk_itself() -> cdk.CloudFormationValidatePlugin:
    """Return the plugin; it takes seconds to load its rules."""
    return cdk.CloudFormationValidatePlugin()


def report_of(app: cdk.App) -> Report:
    """Synthesize an app, and return what was said of it."""
    folder = Path(app.synth().directory)
    plugins = _read(folder / "validation-report.json")["pluginReports"]
    findings = [
        finding for plugin in plugins for kind in ("violations", "suppressedViolations") for finding in _findings(plugin.get(kind, ()))
    ]
    return Report(findings, {path.name.partition(".")[0]: _read(path) for path in sorted(folder.glob("*.template.json"))})


def _read(path: Path) -> Any:  # noqa: ANN401 - JSON
    return json.loads(path.read_text(encoding="utf-8"))


def _findings(violations: Iterable[dict[str, Any]]) -> list[Finding]:
    return [
        Finding(
            violation["ruleName"].removeprefix("AwsSolutions-"),
            construct["constructPath"],
            violation.get("reason"),
            violation.get("acknowledgedAt"),
        )
        for violation in violations
        for construct in violation["violatingConstructs"]
    ]


def linted(template: Templates, region: str) -> list[str]:
    """Return what cfn-lint says of a template in a Region, as ``"E3006 AWS::Some::Type LogicalId: message"``."""
    decoded, unreadable = decode_str(json.dumps(template))
    matches = unreadable or _linter(region).validate_template(decoded)
    return [f"{match.rule.id} {_resource(template, match.path)}: {match.message}" for match in matches]


@cache
def _linter(region: str) -> Runner:
    """Return what lints in a Region; loading its rules takes longer than a template."""
    return Runner(ConfigMixIn(regions=[region]))


def _resource(template: Templates, path: list[Any]) -> str:
    if path[:1] == ["Resources"] and len(path) > 1:
        return f"{template['Resources'][path[1]]['Type']} {path[1]}"
    return "/".join(str(step) for step in path)
