"""What docs/architecture.md names is there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
PACKAGE = ROOT / "constructs_privatelink"
NAMED = sorted(set(re.findall(r"`([a-z_/]+(?:/|\.py))`", PAGE)))
MOST_WORDS = 25


@pytest.mark.parametrize("name", NAMED)
def test_a_module_or_folder_that_the_page_names_stands_once_in_the_package(name: str) -> None:
    assert len([*PACKAGE.glob(f"**/{name}")]) == 1 or (PACKAGE / name).exists()


def test_the_picture_has_every_layer() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    layers = next(contract for contract in contracts if contract["id"] == "layers")["layers"]
    picture = PAGE.split("```")[1]

    missing = [name for layer in layers for name in layer.split(" | ") if not re.search(rf"\b{name}(/|\.py)", picture)]

    assert missing == []


def test_the_glossary_is_short_and_explains_each_word_once() -> None:
    words = re.findall(r"^\| ([a-z ]+) \|", PAGE, flags=re.MULTILINE)

    assert len(words) == len(set(words)) <= MOST_WORDS
