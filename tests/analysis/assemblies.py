"""Cloud assemblies as the CDK writes them, with what somebody acknowledged in the app."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

ACKNOWLEDGED = "aws:cdk:acknowledged-rules"


def acknowledged(id: str, reason: str = "known") -> dict[str, object]:
    """Return the entry that ``Validations.acknowledge`` leaves in a construct's metadata."""
    return {"type": ACKNOWLEDGED, "data": {id: reason}, "trace": ["    ...aws-cdk-lib..."]}


def suppressed(id: str, at: str | None, reason: str = "known") -> dict[str, object]:
    """Return what a synthesis reports of a finding that is acknowledged; at the app it says no place."""
    place = {} if at is None else {"acknowledgedAt": at}
    return {"ruleName": id.rpartition("::")[2], "acknowledgedId": id, "reason": reason, **place}


def write_assembly(
    folder: Path, stacks: Mapping[str, Mapping[str, object]], metadata: Mapping[str, Mapping[str, Iterable[object]]] | None = None
) -> Path:
    """Write an assembly and return its directory.

    Args:
        folder: Where.
        stacks: The templates by the stacks' construct paths.
        metadata: The entries of constructs by their paths, for each stack. Default: none.

    """
    folder.mkdir(parents=True, exist_ok=True)
    artifacts: dict[str, Any] = {}
    for path, template in stacks.items():
        name = path.replace("/", "")
        (folder / f"{name}.template.json").write_text(json.dumps(template), encoding="utf-8")
        entries = {f"/{construct}": list(entries_there) for construct, entries_there in (metadata or {}).get(path, {}).items()}
        (folder / f"{name}.metadata.json").write_text(json.dumps(entries), encoding="utf-8")
        artifacts[name] = {
            "type": "aws:cloudformation:stack",
            "environment": "aws://111122223333/eu-west-1",
            "properties": {"templateFile": f"{name}.template.json"},
            "additionalMetadataFile": f"{name}.metadata.json",
            "displayName": path,
        }
    (folder / "manifest.json").write_text(json.dumps({"version": "55.0.0", "artifacts": artifacts}), encoding="utf-8")
    return folder


def write_stage(folder: Path, stage: Path) -> None:
    """Let the manifest of an assembly name the assembly of a stage, which stands in a directory of it."""
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    manifest["artifacts"][stage.name] = {"type": "cdk:cloud-assembly", "properties": {"directoryName": stage.name}}
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def write_report(folder: Path, *violations: object) -> None:
    """Write what a synthesis left out, as its report lists it."""
    report = {"version": "55.0.0", "pluginReports": [{"pluginName": "PrivateLink", "violations": [], "suppressedViolations": violations}]}
    (folder / "validation-report.json").write_text(json.dumps(report), encoding="utf-8")
