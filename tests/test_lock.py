"""What is locked: every package that this project asks for, with the hashes of its files, for every Python and platform, of no registry."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ASKED = [
    *map(Requirement, PROJECT["project"]["dependencies"]),
    *map(Requirement, PROJECT["project"]["optional-dependencies"]["cli"]),
    *map(Requirement, PROJECT["dependency-groups"]["dev"]),
    *map(Requirement, PROJECT["build-system"]["requires"]),
]


def locked() -> dict[str, list[tuple[Requirement, list[str]]]]:
    """Return each release of the lock with the hashes of its files; a package has several where markers tell them apart."""
    releases: dict[str, list[tuple[Requirement, list[str]]]] = {}
    for block in re.split(r"\n(?=[A-Za-z0-9])", re.sub(r"(?m)^\s*#.*\n?", "", LOCK)):
        pinned, *hashes = re.split(r"\s*\\\s*--hash=", block.strip())
        requirement = Requirement(pinned)
        releases.setdefault(canonicalize_name(requirement.name), []).append((requirement, [text.split()[0] for text in hashes]))
    return releases


@pytest.mark.parametrize("asked", ASKED, ids=lambda requirement: requirement.name)
def test_what_the_project_asks_for_is_locked_to_versions_that_it_takes(asked: Requirement) -> None:
    releases = locked()[canonicalize_name(asked.name)]

    for requirement, _ in releases:
        (pin,) = requirement.specifier
        assert pin.operator == "=="
        assert asked.specifier.contains(pin.version)


def test_every_release_has_the_hashes_of_its_files() -> None:
    for releases in locked().values():
        for requirement, hashes in releases:
            assert hashes, requirement
            assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", text) for text in hashes), requirement


def test_the_lock_names_no_registry() -> None:
    assert not re.search(r"https?://|--(?:extra-)?index-url|--find-links", LOCK)
    assert "resolved" not in (ROOT / "package-lock.json").read_text(encoding="utf-8")
