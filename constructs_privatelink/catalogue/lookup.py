"""The services of the catalogue: all of them, those that words are about, and the one of a short name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.catalogue.service import catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constructs_privatelink.catalogue.service import Service


def services() -> tuple[Service, ...]:
    """Return every service of the catalogue once, sorted by short name."""
    return catalogue().services


def template_of(short_name: str) -> Service | None:
    """Return the catalogue's own entry of a short name, with the parameters of its name still open; None where there is none."""
    return catalogue().template_of(short_name)


def search(words: Sequence[str]) -> tuple[Service, ...]:
    """Return the services that all words are about, sorted by short name.

    Args:
        words: Parts of short names, titles, IAM prefixes, constants or full names, in any case; every service where there are none.

    """
    asked = [word.lower() for word in words]
    constants = {service.short_name: name for name, service in catalogue().constants.items()}
    texts = {
        service: " ".join(
            (service.short_name, service.title, *service.iam_prefixes, constants[service.short_name], service.name_template)
        ).lower()
        for service in services()
    }
    return tuple(service for service, text in texts.items() if all(word in text for word in asked))
