"""By which ids a finding is acknowledged, and what is told of it."""

from __future__ import annotations

import pytest

from constructs_privatelink.decisions.acknowledgement import Acknowledgement, ids_of
from constructs_privatelink.decisions.twins import RULE_OF_WARNING


@pytest.mark.parametrize(("warning", "rule"), RULE_OF_WARNING.items())
def test_a_rule_is_acknowledged_by_its_id_and_by_that_of_its_twin(warning: str, rule: str) -> None:
    assert ids_of(rule) == (
        f"PrivateLink::{rule}",
        f"PrivateLink::{warning}",
        f"Annotation::constructs-privatelink:{warning}",
        f"Annotation::constructs-privatelink:{rule}",
    )


def test_a_rule_without_a_twin_has_one_id_in_either_form() -> None:
    assert ids_of("PL007") == ("PrivateLink::PL007", "Annotation::constructs-privatelink:PL007")


@pytest.mark.parametrize(
    ("acknowledgement", "text"),
    [
        (Acknowledgement("Prod/Shop", "PrivateLink::PL007", "agreed"), "agreed (at Prod/Shop)"),
        (Acknowledgement("", "PrivateLink::PL007", "agreed"), "agreed (at the app)"),
        (Acknowledgement("Shop", "Annotation::constructs-privatelink:single-az", None), "no reason is told (at Shop)"),
        (Acknowledgement("Shop", "PrivateLink::PL007", "in two\nlines"), "in two\\nlines (at Shop)"),
    ],
)
def test_the_reason_and_the_place_are_told_in_one_line(acknowledgement: Acknowledgement, text: str) -> None:
    assert acknowledgement.text == text
