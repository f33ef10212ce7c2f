"""For whom an endpoint is there, in its template's metadata."""

from __future__ import annotations

import pytest

from constructs_privatelink.decisions.needed_by import KEY, read, to_json


def test_what_is_written_is_read_in_whatever_order_it_was_found() -> None:
    said = to_json({"Orders/Worker": ("sqs:SendMessage", "kms:Decrypt"), "Orders/Api": ("its log",)})

    assert said == {"Orders/Api": ["its log"], "Orders/Worker": ["kms:Decrypt", "sqs:SendMessage"]}
    assert list(said) == ["Orders/Api", "Orders/Worker"]
    assert read({KEY: said}) == {"Orders/Api": ("its log",), "Orders/Worker": ("kms:Decrypt", "sqs:SendMessage")}


@pytest.mark.parametrize("metadata", [{}, {KEY: "Orders"}, {KEY: ["Orders"]}, {KEY: {"Orders": "a text"}}, {KEY: {"Orders": 5}}])
def test_other_forms_say_nothing(metadata: dict[str, object]) -> None:
    assert read(metadata) == {}
