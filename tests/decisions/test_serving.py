"""What a network that serves workloads makes of what they need, and what of it deserves a look."""

from __future__ import annotations

import pytest

from constructs_privatelink.decisions.serving import (
    AskedService,
    Demand,
    chosen,
    doubt_about_import,
    doubt_about_late,
    doubt_about_names,
    doubts_about,
)

REASONS = ("kms:Decrypt", "kms:Sign")
CERTAIN = AskedService(("kms",), REASONS)
PERHAPS = AskedService(("kms",), REASONS, certain=False)


def doubts(
    *services: AskedService,
    unknown: tuple[str, ...] = (),
    made: tuple[str, ...] = (),
    served: tuple[str, ...] = (),
    without: tuple[str, ...] = (),
) -> list[tuple[str, str]]:
    """Return the doubts about a workload called ``App``: id and text."""
    return [(doubt.id, doubt.text) for doubt in doubts_about("App", Demand(services, unknown), made=made, served=served, without=without)]


@pytest.mark.parametrize(
    ("asked", "made"),
    [
        (CERTAIN, True),
        (PERHAPS, False),
        (AskedService(("kms",), REASONS, certain=False, by_action=True), True),
        (AskedService(("kms",), REASONS, covered=True), False),
        (AskedService((), REASONS), False),
    ],
)
def test_an_endpoint_is_made_for_what_is_certain_or_allowed_by_its_name(asked: AskedService, *, made: bool) -> None:
    assert asked.is_made is made


@pytest.mark.parametrize(
    ("services", "present", "without", "name"),
    [
        (("aoss-managed", "aoss-data"), (), (), "aoss-managed"),
        (("aoss-managed", "aoss-data"), ("aoss-data",), (), "aoss-data"),
        (("aoss-managed", "aoss-data"), (), ("aoss-data",), "aoss-data"),
        (("aoss-managed", "aoss-data"), ("aoss-data", "aoss-managed"), (), "aoss-managed"),
        ((), ("kms",), (), None),
    ],
)
def test_of_several_services_one_that_is_there_or_not_wanted_is_meant(
    services: tuple[str, ...], present: tuple[str, ...], without: tuple[str, ...], name: str | None
) -> None:
    assert chosen(AskedService(services, REASONS), present, without) == name


def test_a_service_of_another_region_is_called_with_it() -> None:
    assert CERTAIN.called("kms") == "kms"
    assert AskedService(("kms",), REASONS, region="us-east-1").called("kms") == "kms of us-east-1"


def test_only_some_of_many_reasons_are_told() -> None:
    assert AskedService(("kms",), tuple("abcde")).asks == "a, b, c, d and 1 more"
    assert AskedService(("kms",), tuple("abcd")).asks == "a, b, c, d"


def test_what_is_certain_and_served_is_in_no_doubt() -> None:
    assert doubts(CERTAIN, made=("kms",), served=("kms",)) == []
    assert doubts() == []


@pytest.mark.parametrize(
    ("made", "served", "without", "text"),
    [
        (("kms",), ("kms",), (), "and its endpoint is made for that; give without=['kms'] if it does not, or acknowledge this"),
        ((), (), (), "and no endpoint is made for that; add('kms') if it does, or acknowledge this"),
        ((), ("kms",), (), None),
        (("kms",), ("kms",), ("kms",), None),
        ((), (), ("kms",), None),
    ],
)
def test_what_may_be_called_is_told_with_what_was_done(
    made: tuple[str, ...], served: tuple[str, ...], without: tuple[str, ...], text: str | None
) -> None:
    whole = f"whether 'App' calls 'kms' itself is not known (kms:Decrypt, kms:Sign), {text}"

    assert doubts(PERHAPS, made=made, served=served, without=without) == ([] if text is None else [("serve-uncertain", whole)])


def test_the_one_of_several_that_serves_is_named() -> None:
    either = AskedService(("aoss-managed", "aoss-data"), REASONS, certain=False)

    ((_, text),) = doubts(either, made=("aoss-data",), served=("aoss-data",))

    assert "calls 'aoss-data' itself" in text


def test_what_no_endpoint_serves_is_told_with_its_reason() -> None:
    nowhere = AskedService((), ("route53:ListHostedZones",), why_not="the service has none")

    assert doubts(nowhere) == [
        (
            "serve-without-endpoint",
            (
                "no endpoint can be made for what 'App' calls (route53:ListHostedZones: the service has none); "
                "see how it gets there, or acknowledge this"
            ),
        )
    ]


def test_what_a_wildcard_covers_is_told_once_but_for_what_is_served_or_not_wanted() -> None:
    covered = [AskedService((name,), ("*",), covered=True) for name in ("kms", "sqs", "sns", "kms")]

    assert doubts(*covered, served=("sqs",), without=("sns",)) == [
        (
            "serve-wildcard",
            "a wildcard lets 'App' call 'kms' too, for which no endpoint is made; add(...) what it calls, or acknowledge this",
        )
    ]


def test_what_is_not_known_is_told() -> None:
    assert doubts(unknown=("a policy", "a role")) == [
        ("serve-unknown", "what 'App' calls besides is not known: a policy; a role; add(...) what it calls, or acknowledge this")
    ]


def test_each_doubt_about_a_network_has_its_own_id_and_names_what_it_is_about() -> None:
    imported, names = doubt_about_import("vpc-1", ["kms", "sqs"]), doubt_about_names("kms", "Net/Kms", ["App", "Other"])
    late = doubt_about_late("kms", "App")

    assert [doubt.id for doubt in (imported, names, late)] == ["serve-imported-vpc", "serve-without-names", "serve-late"]
    assert "'vpc-1' is imported and may have endpoints of 'kms', 'sqs' already" in imported.text
    assert "at the endpoint 'Net/Kms' of 'kms', and 'App', 'Other' would call it" in names.text
    assert "granted 'App' what needs 'kms' after" in late.text
