"""The commands that look something up, in the catalogue, the rules or the pages: no template is read."""

from __future__ import annotations

from typing import Annotated

import typer

from constructs_privatelink.cli.options import PageArgument, PlainFormat, RegionOption, RuleArguments, ServiceArgument, WordsArgument
from constructs_privatelink.cli.running import complaining
from constructs_privatelink.cli.screen import deliver, json_text, show


def services_command(
    *,
    words: WordsArgument = None,
    format: Annotated[PlainFormat, typer.Option("--format", "-f", help="How to write the list.")] = PlainFormat.TEXT,
) -> None:
    """List the services that have endpoints.

    \b
    Examples:
      privatelink services
      privatelink services api gateway
    """  # noqa: D301 - \b keeps the lines of the examples apart
    from constructs_privatelink.cli import service_facts

    with complaining():
        rows = [service_facts.row(service) for service in service_facts.matching(words or [])]
        if format is PlainFormat.JSON:
            deliver([json_text({"schemaVersion": 1, "services": rows}), "\n"])
        else:
            show(service_facts.lines(rows))


def show_command(
    *,
    service: ServiceArgument,
    region: RegionOption = None,
    sources: Annotated[bool, typer.Option("--sources", help="Say where the facts are from.")] = False,
    format: Annotated[PlainFormat, typer.Option("--format", "-f", help="How to write it.")] = PlainFormat.TEXT,
) -> None:
    """Show everything that is known of one service.

    \b
    Examples:
      privatelink show appstream.streaming
      privatelink show s3 --region cn-north-1
      privatelink show kms --sources
    """  # noqa: D301 - \b keeps the lines of the examples apart
    from constructs_privatelink.cli import service_facts

    with complaining():
        facts = service_facts.known(service, region)
        if format is PlainFormat.JSON:
            deliver([json_text({"schemaVersion": 1, **facts}), "\n"])
        else:
            show([line] for line in service_facts.shown(facts, sources=sources))


def rules_command(
    *,
    rules: RuleArguments = None,
    format: Annotated[PlainFormat, typer.Option("--format", "-f", help="How to write it.")] = PlainFormat.TEXT,
) -> None:
    """List the rules, or tell all about some: what breaks them, how it is done well, and the page of AWS that says so.

    \b
    Examples:
      privatelink rules
      privatelink rules PL002 client-blocked
    """  # noqa: D301 - \b keeps the lines of the examples apart
    from constructs_privatelink.cli import pages

    with complaining():
        asked = pages.rules(rules or [])
        if format is PlainFormat.JSON:
            deliver([json_text({"schemaVersion": 1, "rules": [pages.row(rule) for rule in asked]}), "\n"])
        else:
            show(pages.in_full(asked) if rules else pages.listed(asked))


def docs_command(*, page: PageArgument = None) -> None:
    """Print a page of the documentation as Markdown, or list the pages.

    \b
    Examples:
      privatelink docs
      privatelink docs proof
    """  # noqa: D301 - \b keeps the lines of the examples apart
    from constructs_privatelink.cli import pages

    with complaining():
        deliver([pages.page(page)] if page is not None else [f"{name}\n" for name in pages.names()])
