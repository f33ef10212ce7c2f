"""Ids of Availability Zones: what is one, and which subnets stand where a service is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from constructs_privatelink.catalogue.service import Service
from constructs_privatelink.decisions.availability_zones import CONTEXT_KEY, Place, choose, lacking, read, read_context, without_subnets

SERVICE = Service(
    short_name="service", name_template="com.amazonaws.{region}.service", as_of="2026-11", unavailable_az_ids=("euw1-az3", "euw1-az2")
)
EVERYWHERE = replace(SERVICE, unavailable_az_ids=())
PLACES = (Place("Vpc/A", "eu-west-1a"), Place("Vpc/B", "eu-west-1b"))


@pytest.mark.parametrize(
    "ids",
    [
        {"eu-west-1a": "euw1-az2", "eu-west-1b": "euw1-az3"},
        {"us-gov-west-1a": "usgw1-az1"},
        {"cn-northwest-1a": "cnnw1-az1"},
        {"ap-southeast-2b": "apse2-az1"},
        {"il-central-1a": "ilc1-az1"},
        {"us-west-2-lax-1a": "usw2-lax1-az1"},
        {"us-iso-east-1a": "usie1-az1"},
        {},
    ],
)
def test_names_and_ids_are_read(ids: dict[str, str]) -> None:
    assert read(ids, None) == (ids, [])


@pytest.mark.parametrize(
    ("given", "region", "reason"),
    [
        ("euw1-az1", None, "got 'euw1-az1'; give names and ids: {'eu-west-1a': 'euw1-az2'}"),
        ({"euw1-az2": "eu-west-1a"}, None, "got {'euw1-az2': 'eu-west-1a'}; give names and ids"),
        ({"eu-west-1a": "2"}, None, "got {'eu-west-1a': '2'}; give names and ids"),
        ({"eu-west-1a": None}, None, "got {'eu-west-1a': None}; give names and ids"),
        (
            {"eu-west-1a": "use1-az1"},
            None,
            "got {'eu-west-1a': 'use1-az1'}, the id of a zone of another Region; ids of eu-west-1 begin",
        ),
        (
            {"us-east-1a": "use1-az1"},
            "eu-west-1",
            "got {'us-east-1a': 'use1-az1'}, a zone of us-east-1 for a network in eu-west-1",
        ),
        (
            {"eu-west-1a": "euw1-az1", "eu-west-1b": "euw1-az1"},
            None,
            "got 'euw1-az1' for 'eu-west-1a' and 'eu-west-1b'; a zone has",
        ),
    ],
)
def test_what_is_no_id_of_a_zone_is_refused(given: object, region: str | None, reason: str) -> None:
    (told,) = read(given, region)[1]

    assert told.startswith(reason)


def test_what_is_wrong_hides_nothing_of_what_is_right() -> None:
    ids, reasons = read({"eu-west-1a": "use1-az1", "eu-west-1b": "euw1-az2"}, "eu-west-1")

    assert ids == {"eu-west-1b": "euw1-az2"}
    assert len(reasons) == 1


def test_a_context_may_tell_accounts_apart() -> None:
    here, there = {"eu-west-1a": "euw1-az2"}, {"eu-west-1a": "euw1-az3"}
    context = {"111122223333": here, "444455556666": there}

    assert read_context(context, "444455556666") == (there, [])
    assert read_context(context, "777788889999") == ({}, [])
    assert read_context(context, None) == ({}, [])
    assert read_context(here, None) == (here, [])
    assert read_context(None, None) == ({}, [])
    assert read_context("euw1-az2", None)[1] == [
        f"context '{CONTEXT_KEY}': got 'euw1-az2'; give names and ids: {{'eu-west-1a': 'euw1-az2'}}"
    ]


def test_a_name_that_no_subnet_has_is_of_no_use() -> None:
    ids = {"eu-west-1a": "euw1-az1", "eu-west-1c": "euw1-az3"}

    assert without_subnets(ids, {"eu-west-1b", "eu-west-1a"}) == [
        "got 'eu-west-1c', and the VPC has no subnet in a zone of that name; its zones are eu-west-1a, eu-west-1b"
    ]
    assert without_subnets(ids, {"eu-west-1a", None}) == []


def test_subnets_in_zones_without_the_service_are_left_out_with_a_word() -> None:
    chosen = choose(SERVICE, PLACES, {"eu-west-1a": "euw1-az2", "eu-west-1b": "euw1-az1"}, elsewhere=False)

    assert (chosen.places, chosen.reasons) == ((1,), ())
    (doubt,) = chosen.doubts
    assert doubt.id == "zone-without-service"
    assert doubt.text == (
        "AWS says that 'service' is not in these zones, so that these subnets are left out: 'Vpc/A' (eu-west-1a is euw1-az2) "
        "(data of 2026-11); choose subnets in other zones, or acknowledge this"
    )


def test_no_subnet_left_is_refused() -> None:
    chosen = choose(SERVICE, PLACES, {"eu-west-1a": "euw1-az2", "eu-west-1b": "euw1-az3"}, elsewhere=False)

    assert chosen.places == ()
    (reason,) = chosen.reasons
    assert reason.startswith(
        "AWS says that 'service' is not in these zones, and no subnet is in another: 'Vpc/A' (eu-west-1a is euw1-az2), 'Vpc/B' ("
    )
    assert "choose subnets in other zones" in reason


@pytest.mark.parametrize(
    ("service", "ids"),
    [(EVERYWHERE, {"eu-west-1a": "euw1-az2"}), (SERVICE, {}), (SERVICE, {"eu-west-1a": "euw1-az1"}), (SERVICE, {"eu-west-1c": "euw1-az3"})],
)
def test_what_is_not_known_to_lack_the_service_stays(service: Service, ids: dict[str, str]) -> None:
    chosen = choose(service, PLACES, ids, elsewhere=False)

    assert (chosen.places, chosen.doubts, chosen.reasons) == ((0, 1), (), ())


def test_zones_that_only_the_deployment_knows_are_said_and_kept() -> None:
    chosen = choose(SERVICE, (Place("Vpc/A", None), Place("Vpc/B", "eu-west-1b")), {"eu-west-1b": "euw1-az2"}, elsewhere=False)

    assert chosen.places == (0,)
    assert [doubt.id for doubt in chosen.doubts] == ["zone-without-service", "zone-ids-not-applied"]


def test_another_region_is_not_reached_from_every_zone() -> None:
    assert lacking(SERVICE, elsewhere=False) == {"euw1-az2", "euw1-az3"}
    assert "use1-az3" in lacking(SERVICE, elsewhere=True)
    assert "euw1-az2" not in lacking(SERVICE, elsewhere=True)
    chosen = choose(EVERYWHERE, (Place("Vpc/A", "us-east-1a"), *PLACES), {"us-east-1a": "use1-az3"}, elsewhere=True)
    assert chosen.places == (1, 2)
    assert "endpoints reach no service of another Region from these zones" in chosen.doubts[0].text
