"""Templates before and after a change, and what diff says of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from typer.testing import CliRunner

from constructs_privatelink.cli.commands import app
from tests.cli.templates import write

if TYPE_CHECKING:
    from pathlib import Path


Template = dict[str, Any]


def run(*arguments: object) -> tuple[int, str, str]:
    """Return the exit status, what was written, and what was complained of."""
    result = CliRunner().invoke(app, ["diff", *map(str, arguments)])
    return result.exit_code, result.stdout, result.stderr


def changes(folder: Path, old: Template, new: Template, *arguments: object) -> list[dict[str, Any]]:
    """Return what changes between two templates, as JSON."""
    files = write(folder, old, "old.json"), write(folder, new, "new.json")
    differences: list[dict[str, Any]] = json.loads(run(*files, "--format", "json", "--fail-on", "never", *arguments)[1])["differences"]
    return differences


def kinds(differences: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    """Return what becomes of what, findings left out."""
    return [(finding["part"], finding["kind"], finding["subject"]) for finding in differences if finding["part"] != "findings"]


def endpoint(template: Template, **properties: object) -> Template:
    """Return a template with other properties of its endpoint."""
    template["Resources"]["Kms"]["Properties"].update(properties)
    return template


def resources(template: Template, **more: object) -> Template:
    """Return a template with more resources; None takes one away."""
    template["Resources"].update(more)
    template["Resources"] = {name: made for name, made in template["Resources"].items() if made is not None}
    return template


def assembly(folder: Path, **templates: Template) -> Path:
    """Write a cloud assembly with stacks of these names."""
    folder.mkdir()
    artifacts = {
        name: {"type": "aws:cloudformation:stack", "properties": {"templateFile": write(folder, template, f"{name}.template.json").name}}
        for name, template in templates.items()
    }
    (folder / "manifest.json").write_text(json.dumps({"version": "36.0.0", "artifacts": artifacts}), encoding="utf-8")
    return folder
