"""How far a slip of the pen takes a text."""

from __future__ import annotations

import pytest

from constructs_privatelink.catalogue.slips import one_slip


@pytest.mark.parametrize(
    ("name", "other", "slip"),
    [
        ("eu-wst-1", "eu-west-1", True),
        ("eu-weest-1", "eu-west-1", True),
        ("eu-wext-1", "eu-west-1", True),
        ("eu-wset-1", "eu-west-1", True),
        ("eu-west-1", "eu-west-1", True),
        ("eu-tsew-1", "eu-west-1", False),
        ("eu-wt-1", "eu-west-1", False),
        ("", "eu", False),
    ],
)
def test_a_slip_is_a_letter_more_less_or_other_or_two_the_other_way_round(name: str, other: str, *, slip: bool) -> None:
    assert one_slip(name, other) is slip
