"""Where things stand in a drawing: nothing over something else, nothing outside of its box, and what is not drawn is counted."""

from __future__ import annotations

from itertools import combinations

import pytest

from constructs_privatelink.cli.report.layout import drawing, drawn_of, sample
from constructs_privatelink.cli.report.shown import Chip, ChipKind, Matrix, SubnetView, VpcView, ZoneView


def chips(count: int, kind: ChipKind = "workload", name: str = "app", blocked: int = 0) -> tuple[Chip, ...]:
    return tuple(Chip(f"{name}{number}", f"App/{name}{number}", kind, blocked, 0, blocked) for number in range(count))


def vpc(*subnets: SubnetView, beside: tuple[Chip, ...] = (), around: tuple[Chip, ...] = ()) -> VpcView:
    return VpcView("Vpc", "10.0.0.0/16", (ZoneView("eu-west-1a", subnets),), beside, around, (), Matrix((), ()))


def subnet(*standing: Chip, name: str = "privateSubnet1") -> SubnetView:
    return SubnetView(name, "10.0.0.0/24", standing)


@pytest.mark.parametrize(("kind", "most"), [("endpoint", 24), ("workload", 10)])
def test_as_many_of_a_kind_are_drawn_as_there_is_room_for(kind: ChipKind, most: int) -> None:
    whole, none = drawn_of(chips(most, kind))
    kept, more = drawn_of(chips(most + 2, kind))

    assert (len(whole), none) == (most, [])
    assert (len(kept), more) == (most, [f"2 more {kind}s, listed below"])


def test_what_is_in_trouble_is_drawn_before_the_rest() -> None:
    bad = chips(1, name="bad", blocked=1)

    kept, _ = drawn_of((*chips(10), *bad))

    assert kept[0] == bad[0]


def test_kinds_are_counted_apart() -> None:
    kept, more = drawn_of((*chips(11), *chips(25, "endpoint", "e")))

    assert len(kept) == 34
    assert more == ["1 more workloads, listed below", "1 more endpoints, listed below"]


@pytest.mark.parametrize("count", [1, 2, 3, 10])
@pytest.mark.parametrize("name", ["a", "a-rather-long-name-of-a-function-", "middling-name-"])
def test_nothing_stands_over_something_else_or_outside_of_its_subnet(count: int, name: str) -> None:
    (picture,) = drawing(vpc(subnet(*chips(count, name=name)), subnet(*chips(2, "endpoint", "e"), name="other"))).zones

    assert len(picture.chips) == count + 2
    for first, second in combinations(picture.chips, 2):
        beside = first.x + first.width <= second.x or second.x + second.width <= first.x
        below = first.y + first.height <= second.y or second.y + second.height <= first.y
        assert beside or below
    assert all(drawn.x > 0 and drawn.x + drawn.width < picture.width for drawn in picture.chips)
    upper, lower = picture.subnets
    assert upper.y + upper.height <= lower.y
    assert lower.y + lower.height <= picture.height
    assert all(any(box.y <= drawn.y and drawn.y + drawn.height <= box.y + box.height for box in picture.subnets) for drawn in picture.chips)


def test_short_names_share_a_row_and_long_ones_have_one_each() -> None:
    (short,) = drawing(vpc(subnet(*chips(2, name="a")))).zones
    (long,) = drawing(vpc(subnet(*chips(2, name="a-rather-long-name-of-a-function-")))).zones

    assert len({drawn.y for drawn in short.chips}) == 1
    assert len({drawn.y for drawn in long.chips}) == 2


def test_a_name_that_is_too_long_keeps_its_ends() -> None:
    (picture,) = drawing(vpc(subnet(Chip("start-" + "x" * 80 + "-end", "App/It", "workload")))).zones
    (drawn,) = picture.chips

    assert drawn.name.text.startswith("start-")
    assert drawn.name.text.endswith("-end")
    assert "…" in drawn.name.text
    assert len(drawn.name.text) < 40


def test_the_label_counts_each_thing_once() -> None:
    both = chips(1)

    (picture,) = drawing(vpc(subnet(*both, *chips(1, "endpoint", "e")), subnet(*both, name="other"))).zones

    assert picture.label == "eu-west-1a: 2 drawn things; the list below the drawing has all"


def test_what_stands_in_no_known_subnet_has_a_picture_of_its_own() -> None:
    drawn = drawing(vpc(subnet(*chips(1)), beside=chips(1, name="lost")))

    assert [picture.label.split(":")[0] for picture in drawn.zones] == ["eu-west-1a", "in no known subnet"]
    assert drawn.around is None


@pytest.mark.parametrize(("count", "more"), [(12, []), (13, ["1 more, listed below"])])
def test_what_is_around_a_vpc_is_drawn_up_to_a_number(count: int, more: list[str]) -> None:
    around = drawing(vpc(around=chips(count, "peering", "pcx-"))).around

    assert around is not None
    assert len(around.chips) == 12
    assert [text.text for text in around.texts if "more" in text.text] == more
    assert around.chips[0].name.text == "peering: pcx-0"


def test_a_sample_says_what_it_is_in_words() -> None:
    drawn = sample(Chip("kms", "App/Kms", "endpoint", 1, 0, 2))

    assert drawn.title == "endpoint App/Kms: 1 blocked of 2 declared paths"
    assert drawn.radius == drawn.height // 2
    assert sample(Chip("app", "App/Fn", "workload")).title == "workload App/Fn"
    assert drawn.mark.text == "✕ 1/2"
