"""What a workload asks for: services with what asks for them, and one of several that is needed anyway not twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis.needs.collection_data import COLLECTION_DATA, CollectionData
from constructs_privatelink.analysis.needs.own_calls import Call
from constructs_privatelink.analysis.needs.wanted import Asking, Wanted, wanted
from constructs_privatelink.analysis.networks.properties import Reading
from constructs_privatelink.analysis.templates.stack_set import load
from constructs_privatelink.catalogue.workload_kinds import KindNeed
from tests.analysis.networks.fixtures_models import Json, resource

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def call(action: str, **changed: object) -> Call:
    return Call(action, **changed)  # type: ignore[arg-type]


def asked(*calls: Call, needs: Sequence[tuple[KindNeed, bool]] = (), **resources: Json) -> Mapping[Wanted, Sequence[Asking]]:
    """Return what calls ask for beside the collections of some resources."""
    return wanted(calls, needs, CollectionData(Reading(load({"Resources": resources or {"Topic": resource("SNS::Topic")}}))))


def kind_need(*services: str, perhaps: bool = False) -> KindNeed:
    return KindNeed(services, "a property says so", (), "https://docs.aws.amazon.com/", "high", perhaps)


NEXT = resource("OpenSearchServerless::CollectionGroup", Name="next", Generation="NEXTGEN")
OF_NEXT = resource("OpenSearchServerless::Collection", Name="of-next", CollectionGroupName="next")
CLASSIC = resource("OpenSearchServerless::Collection", Name="classic")


def test_calls_of_one_service_ask_for_it_once() -> None:
    asked_for = asked(call("kms:decrypt"), call("kms:sign"))

    assert [*asked_for] == [Wanted(("kms",))]
    assert [asking.action for asking in asked_for[Wanted(("kms",))]] == ["kms:decrypt", "kms:sign"]


def test_calls_of_another_region_ask_for_that_regions_service() -> None:
    asked_for = asked(call("kms:decrypt"), call("kms:decrypt", region="eu-central-1"))

    assert [*asked_for] == [Wanted(("kms",)), Wanted(("kms",), "eu-central-1")]


@pytest.mark.parametrize("certain", [True, False])
def test_what_is_only_perhaps_called_is_only_perhaps_asked_for(*, certain: bool) -> None:
    ((asking,),) = asked(call("kms:decrypt", certain=certain)).values()

    assert asking == Asking("kms:decrypt", certain=certain)


@pytest.mark.parametrize(
    ("collections", "expected"),
    [
        ({}, {COLLECTION_DATA: [True]}),
        ({"Classic": CLASSIC}, {COLLECTION_DATA: [True]}),
        ({"Group": NEXT, "Next": OF_NEXT}, {("aoss-data",): [True]}),
        ({"Group": NEXT, "Next": OF_NEXT, "Classic": CLASSIC}, {COLLECTION_DATA: [True], ("aoss-data",): [False]}),
    ],
)
def test_the_data_of_collections_is_asked_of_what_serves_those_of_the_set(collections: Json, expected: Json) -> None:
    asked_for = asked(call("aoss:apiaccessall"), **collections)

    assert {what.services: [ask.certain for ask in asks] for what, asks in asked_for.items()} == expected


@pytest.mark.parametrize(("certain", "services"), [(True, [("aoss-managed",)]), (False, [COLLECTION_DATA, ("aoss-managed",)])])
def test_one_of_several_services_is_the_one_that_is_needed_anyway(services: list[tuple[str, ...]], *, certain: bool) -> None:
    managed = kind_need("aoss-managed", perhaps=not certain)

    assert [what.services for what in asked(call("aoss:apiaccessall"), needs=[(managed, True)])] == services


def test_a_property_that_does_not_hold_asks_for_nothing_certain() -> None:
    need, nowhere = kind_need("kms"), kind_need()

    assert {what: [ask.certain for ask in asks] for what, asks in asked(needs=[(need, False), (nowhere, False)]).items()} == {
        Wanted(("kms",)): [False]
    }
    assert [what.where for what in asked(needs=[(nowhere, True)])] == ["nowhere"]


def test_a_call_that_nobody_knows_asks_for_nobody_knows_what() -> None:
    (what,) = asked(call("nosuchservice:call"))

    assert (what.services, what.where) == ((), "unknown")
