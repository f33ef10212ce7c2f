"""What a shell offers after Tab, where the words are known: services, rules, and the names of clients and endpoints."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer  # noqa: TC002 - typer reads the annotations

from constructs_privatelink.errors import PrivateLinkError
from constructs_privatelink.visible_text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from constructs_privatelink.analysis.networks.model import Model


def services(incomplete: str) -> list[tuple[str, str]]:
    """Return the short names of services that begin so, with what they are."""
    from constructs_privatelink.catalogue.lookup import search

    return [(service.short_name, service.title) for service in search(()) if service.short_name.startswith(incomplete)]


def rules(incomplete: str) -> list[tuple[str, str]]:
    """Return the rules that begin so, with what they look for."""
    from constructs_privatelink.analysis import all_rules

    return [(rule.id, rule.title) for rule in all_rules() if rule.id.startswith(incomplete)]


def pages(incomplete: str) -> list[str]:
    """Return the pages of the documentation that begin so."""
    from constructs_privatelink.cli import pages as documentation

    return _beginning(documentation.names(), incomplete)


def clients(context: typer.Context, incomplete: str) -> list[str]:
    """Return the workloads of the templates whose paths begin so."""
    model = _model(context)
    return [] if model is None else _beginning((workload.path or workload.id.logical_id for workload in model.workloads), incomplete)


def endpoints(context: typer.Context, incomplete: str) -> list[str]:
    """Return the endpoints of the templates whose paths or services begin so."""
    model = _model(context)
    if model is None:
        return []
    services = [endpoint.short_name for endpoint in model.endpoints if endpoint.short_name]
    return _beginning([*services, *(endpoint.path or endpoint.id.logical_id for endpoint in model.endpoints)], incomplete)


def _beginning(names: Iterable[str], incomplete: str) -> list[str]:
    return [name for name in dict.fromkeys(names) if name.startswith(incomplete) and name == visible(name)]


def _model(context: typer.Context) -> Model | None:
    """Return the networks that the command is about; None where nothing can be read: a shell is not complained to."""
    from constructs_privatelink.analysis import load

    try:
        return load(Path(context.params.get("path") or "cdk.out")).model
    except (PrivateLinkError, OSError):
        return None
