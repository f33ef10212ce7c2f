"""What a user has who installs the package: the pages, and a README without links that lead nowhere."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from email import message_from_bytes
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hatch_build import outside_of_the_repository

if TYPE_CHECKING:
    from email.message import Message

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], cwd=ROOT, check=True, capture_output=True)
    return zipfile.ZipFile(next(folder.glob("*.whl")))


@pytest.fixture(scope="module")
def metadata(wheel: zipfile.ZipFile) -> Message:
    (name,) = [name for name in wheel.namelist() if name.endswith(".dist-info/METADATA")]
    return message_from_bytes(wheel.read(name))


def test_the_wheel_has_every_page(wheel: zipfile.ZipFile) -> None:
    pages = {f"constructs_privatelink/docs/{page.name}" for page in (ROOT / "docs").glob("*.md")}

    assert pages
    assert pages <= set(wheel.namelist())


def test_no_link_of_the_description_needs_the_repository(metadata: Message) -> None:
    text = str(metadata.get_payload())

    assert text.startswith("# constructs-privatelink\n")
    assert metadata["Description-Content-Type"] == "text/markdown"
    assert [target for target in re.findall(r"\]\(([^)]*)\)", text) if not target.startswith("https://")] == []


def test_every_page_that_the_description_names_is_in_the_wheel(wheel: zipfile.ZipFile, metadata: Message) -> None:
    named = set(re.findall(r"`privatelink docs ([a-z-]+)`", str(metadata.get_payload())))

    assert {"proof", "rules", "cli"} <= named
    assert [name for name in named if f"constructs_privatelink/docs/{name}.md" not in wheel.namelist()] == []


def test_the_project_names_pages_that_everybody_can_open() -> None:
    urls = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["urls"]

    assert urls
    assert all(url.startswith("https://") for url in urls.values())


@pytest.mark.parametrize(
    ("text", "alone", "with_repository"),
    [
        (
            "see [the proof](docs/proof.md)",
            "see the proof (`privatelink docs proof`)",
            "see [the proof](https://example.com/a/b/blob/main/docs/proof.md)",
        ),
        ("[`app/`](app) is", "`app/` is", "[`app/`](https://example.com/a/b/blob/main/app) is"),
        ("[here](#below)", "here", "[here](https://example.com/a/b/blob/main/README.md#below)"),
        ("[AWS](https://aws.amazon.com/)", "[AWS](https://aws.amazon.com/)", "[AWS](https://aws.amazon.com/)"),
        ("`rules=[...]` (none)", "`rules=[...]` (none)", "`rules=[...]` (none)"),
    ],
)
def test_links_outside_of_the_repository(text: str, alone: str, with_repository: str) -> None:
    assert outside_of_the_repository(text) == alone
    assert outside_of_the_repository(text, "https://example.com/a/b") == with_repository
