"""The generator of the table of actions, from botocore's models and the lines that people reviewed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tools import generate_actions
from tools.catalogue_file import CATALOGUE, read
from tools.generate_actions import ACTIONS_JSON, main, reviewed, text

if TYPE_CHECKING:
    from pathlib import Path

MADE = text(read(CATALOGUE))


def without_version(table: str) -> dict[str, object]:
    return {key: value for key, value in json.loads(table).items() if key != "botocore"}


def test_the_file_is_what_the_program_writes() -> None:
    written = (CATALOGUE / ACTIONS_JSON).read_text(encoding="utf-8")

    if json.loads(written)["botocore"] != json.loads(MADE)["botocore"]:
        pytest.skip("the file was made from another release of botocore")
    assert without_version(written) == without_version(MADE)


def test_check_tells_of_a_difference_and_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ACTIONS_JSON).write_text("{}", encoding="utf-8")
    monkeypatch.setattr(generate_actions, "CATALOGUE", tmp_path)
    monkeypatch.setattr(generate_actions, "read", lambda _: read(CATALOGUE))

    assert main(["--check"]) == 1
    assert (tmp_path / ACTIONS_JSON).read_text(encoding="utf-8") == "{}"

    assert main([]) == 0
    assert main(["--check"]) == 0


def test_every_reviewed_line_has_its_page() -> None:
    facts = reviewed()

    pages = [line["page"] for line in facts["actions"]] + [page for _, page in facts["hosts"].values()]
    assert [page for page in pages if not page.startswith("https://docs.aws.amazon.com/")] == []


def test_what_people_reviewed_is_no_longer_in_the_models_service() -> None:
    ecr = json.loads(MADE)["prefixes"]["ecr"]

    assert "AuthorizationToken" not in ecr["ecr.api"]["Get"].split()
    assert ecr["ecr.api+ecr.dkr"] == {"Get": "AuthorizationToken"}
