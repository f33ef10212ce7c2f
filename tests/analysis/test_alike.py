"""Things that are alike in what counts have one number, which is worked out once for each of them."""

from __future__ import annotations

from dataclasses import dataclass

from constructs_privatelink.analysis.alike import Alike


@dataclass
class Place:
    subnet: str
    name: str


def test_what_is_alike_has_one_number() -> None:
    alike = Alike[Place](lambda place: place.subnet)
    place, other, elsewhere = Place("a", "one"), Place("a", "other"), Place("b", "one")

    assert alike.number(place) == alike.number(other) != alike.number(elsewhere)


def test_what_counts_is_worked_out_once_for_a_thing() -> None:
    asked: list[str] = []

    def counts(place: Place) -> str:
        asked.append(place.name)
        return place.subnet

    alike = Alike(counts)
    place = Place("a", "one")

    assert [alike.number(place) for _ in range(3)] == [0, 0, 0]
    assert asked == ["one"]


def test_a_thing_that_is_gone_lends_its_number_to_no_other() -> None:
    alike = Alike[Place](lambda place: place.subnet)

    numbers = {alike.number(Place(f"{number}", "")) for number in range(100)}

    assert len(numbers) == 100
