"""For whom an endpoint is there, in its intent."""

from __future__ import annotations

import pytest

from constructs_privatelink.decisions.needed_by import needed_by_as_json, read_needed_by


def test_what_is_written_is_read_in_whatever_order_it_was_found() -> None:
    said = needed_by_as_json({"Orders/Worker": ("sqs:SendMessage", "kms:Decrypt"), "Orders/Api": ("its log",)})

    assert said == {"Orders/Api": ["its log"], "Orders/Worker": ["kms:Decrypt", "sqs:SendMessage"]}
    assert list(said) == ["Orders/Api", "Orders/Worker"]
    assert read_needed_by(said) == {"Orders/Api": ("its log",), "Orders/Worker": ("kms:Decrypt", "sqs:SendMessage")}


@pytest.mark.parametrize("said", [None, {}, "Orders", ["Orders"], {"Orders": "a text"}, {"Orders": 5}])
def test_other_forms_say_nothing(said: object) -> None:
    assert read_needed_by(said) == {}
