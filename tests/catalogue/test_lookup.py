"""The services that words are about, and the entry of a short name."""

from __future__ import annotations

import pytest

from constructs_privatelink.catalogue import AwsService
from constructs_privatelink.catalogue.lookup import search, services, template_of


@pytest.mark.parametrize(
    "words",
    [["streaming", "appstream"], ["WorkSpaces", "APPLICATIONS", "streaming"], ["appstream_streaming"], ["{region}.appstream.streaming"]],
    ids=" ".join,
)
def test_words_find_the_services_that_they_are_all_about(words: list[str]) -> None:
    assert search(words) == (AwsService.APPSTREAM_STREAMING,)


def test_no_words_find_every_service() -> None:
    assert search([]) == services()


def test_words_that_nothing_is_about_find_nothing() -> None:
    assert search(["kms", "streaming"]) == ()


@pytest.mark.parametrize("short_name", ["dsql-ab12", "dsql-{id}"])
def test_the_entry_of_a_name_with_a_parameter_has_it_open(short_name: str) -> None:
    assert template_of(short_name) is AwsService.DSQL


def test_a_short_name_that_the_catalogue_lacks_has_no_entry() -> None:
    assert template_of("kmss") is None
