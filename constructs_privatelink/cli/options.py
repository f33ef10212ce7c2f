"""The options that several commands share, and the words that they take."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    """How findings are written."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    JUNIT = "junit"
    GITHUB = "github"


class Plain(StrEnum):
    """For people or for programs."""

    TEXT = "text"
    JSON = "json"


class ReportFormat(StrEnum):
    """A page to look at, or text for a pull request."""

    HTML = "html"
    MARKDOWN = "markdown"


class DiffFormat(StrEnum):
    """For people, for programs, or for a pull request."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


class FailOn(StrEnum):
    """From which severity on findings fail a check."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"


class UnknownIs(StrEnum):
    """What to make of a client of which the templates do not tell."""

    WARN = "warn"
    ERROR = "error"
    IGNORE = "ignore"


Paths = Annotated[
    list[Path] | None,
    typer.Argument(metavar="[PATH]...", help="Cloud assemblies, or templates in JSON or YAML.  [default: cdk.out]"),
]
Where = Annotated[Path, typer.Option("--in", metavar="PATH", help="A cloud assembly, or a template.")]
Region = Annotated[str | None, typer.Option(help="The Region of stacks that say none, or whose names to show.")]
Parameters = Annotated[
    list[str] | None, typer.Option("--parameter", "-p", metavar="NAME=VALUE", help="A parameter's value; may be repeated.")
]
Assume = Annotated[
    list[str] | None,
    typer.Option(help="What to take for granted: transit, bgp, or a file with a saved describe-* answer; may be repeated."),
]
PricePerHour = Annotated[
    float | None, typer.Option(min=0, help="US dollars for an endpoint's hour in a zone.  [default: the price table's]")
]
Gb = Annotated[float, typer.Option(min=0, help="GB a month that all endpoints of a Region carry.")]
Unknown = Annotated[UnknownIs, typer.Option(help="What a client is of whom the templates do not tell.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file instead of the screen.")]
