"""What a workload asks for: services with what asks for them, and one of several that is needed anyway not twice."""

from __future__ import annotations

import pytest

from constructs_privatelink.analysis.needs.own_calls import Call
from constructs_privatelink.analysis.needs.wanted import COLLECTION_DATA, Asking, Wanted, wanted


def call(action: str, **changed: object) -> Call:
    return Call(action, **changed)  # type: ignore[arg-type]


def test_calls_of_one_service_ask_for_it_once() -> None:
    asked = wanted([call("kms:decrypt"), call("kms:sign")], [])

    assert [*asked] == [Wanted(("kms",))]
    assert [asking.action for asking in asked[Wanted(("kms",))]] == ["kms:decrypt", "kms:sign"]


def test_calls_of_another_region_ask_for_that_regions_service() -> None:
    asked = wanted([call("kms:decrypt"), call("kms:decrypt", region="eu-central-1")], [])

    assert [*asked] == [Wanted(("kms",)), Wanted(("kms",), "eu-central-1")]


@pytest.mark.parametrize("certain", [True, False])
def test_what_is_only_perhaps_called_is_only_perhaps_asked_for(*, certain: bool) -> None:
    ((asking,),) = wanted([call("kms:decrypt", certain=certain)], []).values()

    assert asking == Asking("kms:decrypt", certain=certain)


def test_the_data_of_collections_is_asked_of_what_serves_those_of_the_set() -> None:
    action = call("aoss:apiaccessall")

    assert [what.services for what in wanted([action], [])] == [COLLECTION_DATA]
    own = wanted([action], [], [(("aoss-data",), True), (("aoss-managed",), False)])
    assert {what.services: [ask.certain for ask in asks] for what, asks in own.items()} == {
        ("aoss-data",): [True],
        ("aoss-managed",): [False],
    }


def test_one_of_several_services_is_the_one_that_is_needed_anyway() -> None:
    both = wanted([call("aoss:apiaccessall")], [], [(COLLECTION_DATA, True), (("aoss-managed",), True)])

    assert [*both] == [Wanted(("aoss-managed",))]
    perhaps = wanted([call("aoss:apiaccessall")], [], [(COLLECTION_DATA, True), (("aoss-managed",), False)])
    assert {*perhaps} == {Wanted(COLLECTION_DATA), Wanted(("aoss-managed",))}


def test_a_call_that_nobody_knows_asks_for_nobody_knows_what() -> None:
    (what,) = wanted([call("nosuchservice:call")], [])

    assert (what.services, what.where) == ((), "unknown")
