"""What is taken for granted about imports: saved answers of AWS, read from files, beside what the templates add."""

from __future__ import annotations

import pytest

from tests.analysis.saved_answers.fixtures_answers import answers, verdict


def test_imports_are_unknown_and_what_aws_says_of_them_is_not() -> None:
    assert verdict()[0] == "unknown"
    assert verdict(answers()) == ("reachable", "")


@pytest.mark.parametrize("missing", ["Subnets", "RouteTables", "NetworkAcls", "SecurityGroups"])
def test_what_no_answer_is_about_stays_unknown(missing: str) -> None:
    told = answers()
    del told[missing]

    assert verdict(told) == ("unknown", "UNKNOWN_RESOURCE")
