"""The options that several commands share, and the words that they take."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from constructs_privatelink.catalogue.partitions import is_region
from constructs_privatelink.cli import completion

_MOST = 1e12
"""Beyond this nobody means a number."""


def _region(name: str | None) -> str | None:
    if name is not None and not is_region(name):
        message = f"got {name!r}; write it as eu-west-1"
        raise typer.BadParameter(message)
    return name


def _amount(given: float | None) -> float | None:
    if given is not None and not 0 <= given <= _MOST:  # "nan" is no more than anything
        message = f"got {given}; give a number from 0 to {_MOST:.0f}"
        raise typer.BadParameter(message)
    return given


class CheckFormat(StrEnum):
    """How findings are written."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    JUNIT = "junit"
    GITHUB = "github"


class PlainFormat(StrEnum):
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


class UnknownClients(StrEnum):
    """What to make of a client of whom the templates do not tell."""

    WARN = "warn"
    ERROR = "error"
    IGNORE = "ignore"


SourcesArgument = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="PATH",
        help="Cloud assemblies or templates, JSON or YAML, or directories of these; - is standard input.  [default: cdk.out]",
    ),
]
SourceOption = Annotated[Path, typer.Option("--in", metavar="PATH", help="A cloud assembly, or a template; - is standard input.")]
RegionOption = Annotated[
    str | None, typer.Option(metavar="REGION", callback=_region, help="The Region of stacks that say none, or whose names to show.")
]
ClientOption = Annotated[
    str, typer.Option("--from", metavar="CLIENT", autocompletion=completion.clients, help="A construct path, a logical id, or a CIDR.")
]
EndpointOption = Annotated[
    str, typer.Option("--to", metavar="ENDPOINT", autocompletion=completion.endpoints, help="A construct path, a logical id, or a service.")
]
PortOption = Annotated[str | None, typer.Option(metavar="PORT", help="443, or tcp/1400-1499.  [default: all of the service]")]
IgnoreOption = Annotated[
    list[str] | None, typer.Option(metavar="RULE", autocompletion=completion.rules, help="A rule to leave out; may be repeated.")
]
RulesOption = Annotated[
    list[str] | None,
    typer.Option(metavar="MODULE", help="A module with rules of your own, by name, or a Python file; may be repeated."),
]
WordsArgument = Annotated[list[str] | None, typer.Argument(metavar="WORD", help="Parts of names, titles or IAM prefixes.")]
RuleArguments = Annotated[
    list[str] | None, typer.Argument(metavar="RULE", autocompletion=completion.rules, help="Ids of rules, as findings name them.")
]
PageArgument = Annotated[str | None, typer.Argument(metavar="PAGE", autocompletion=completion.pages, help="The name of a page.")]
ServiceArgument = Annotated[
    str, typer.Argument(metavar="SERVICE", autocompletion=completion.services, help="A service's short name or full endpoint name.")
]
ParametersOption = Annotated[
    list[str] | None, typer.Option("--parameter", "-p", metavar="NAME=VALUE", help="A parameter's value; may be repeated.")
]
AssumeOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="WHAT",
        help="What to take for granted: transit, bgp, a file with a saved describe-* answer, or cdk.context.json; may be repeated.",
    ),
]
PriceOption = Annotated[
    float | None,
    typer.Option(metavar="USD", callback=_amount, help="US dollars for an endpoint's hour in a zone.  [default: the price table's]"),
]
GbOption = Annotated[
    float,
    typer.Option(metavar="GB", callback=_amount, show_default=False, help="GB a month that all endpoints of a Region carry.  [default: 0]"),
]
UnknownOption = Annotated[UnknownClients, typer.Option(help="What a client is of whom the templates do not tell.")]
VerboseOption = Annotated[bool, typer.Option("--verbose", "-v", help="Name all that is alike, where five are named else.")]
OutputOption = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file instead of the screen.")]
