"""The commands that look into the catalogue: no template is read."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from constructs_privatelink.cli.options import Plain, Region, ServiceName, Words
from constructs_privatelink.cli.running import deliver, said
from constructs_privatelink.cli.screen import screen


def services_command(
    *,
    words: Words = None,
    format: Annotated[Plain, typer.Option("--format", "-f", help="How to write the list.")] = Plain.TEXT,
) -> None:
    """List the services that have endpoints.

    \b
    Examples:
      privatelink services
      privatelink services api gateway
    """  # noqa: D301 - \b keeps the lines of the examples apart
    from constructs_privatelink.cli import service_facts

    with said():
        rows = [service_facts.row(service) for service in service_facts.matching(words or [])]
        if format is Plain.JSON:
            deliver(json.dumps({"schemaVersion": 1, "services": rows}, indent=2) + "\n")
        else:
            service_facts.write(rows, screen())


def show_command(
    *,
    service: ServiceName,
    region: Region = None,
    format: Annotated[Plain, typer.Option("--format", "-f", help="How to write it.")] = Plain.TEXT,
) -> None:
    """Show everything that is known of one service, and where that is from.

    \b
    Examples:
      privatelink show appstream.streaming
      privatelink show s3 --region cn-north-1
    """  # noqa: D301 - \b keeps the lines of the examples apart
    from constructs_privatelink.cli import service_facts

    with said():
        facts = service_facts.known(service, region)
        if format is Plain.JSON:
            deliver(json.dumps({"schemaVersion": 1, **facts}, indent=2) + "\n")
        else:
            out = screen()
            for line in service_facts.shown(facts):
                out.print(line)
