"""The generator of the stub of the constants."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tools import generate_catalogue
from tools.catalogue_file import CATALOGUE, SERVICES_JSON, read
from tools.generate_catalogue import STUB, main, stub_text

if TYPE_CHECKING:
    from pathlib import Path

    from tools.catalogue_records import Catalogue

MODULE = "constructs_privatelink.catalogue.aws_services"
CATALOGUE_ALONE = """
[mypy]
strict = True
explicit_package_bases = True
[mypy-constructs_privatelink.*]
follow_imports = skip
[mypy-constructs_privatelink.catalogue.*,constructs_privatelink.errors]
follow_imports = normal
"""
"""Without the CDK's own stubs, which mypy would take minutes to read anew."""


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the catalogue's folder, which the program then works on."""
    folder = tmp_path / "catalogue"
    shutil.copytree(CATALOGUE, folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(generate_catalogue, "CATALOGUE", folder)
    return folder


def test_the_stub_of_the_package_is_what_the_generator_writes() -> None:
    assert main(["--check"]) == 0
    assert (CATALOGUE / STUB).read_text(encoding="utf-8") == stub_text(read())


def test_the_stub_says_what_the_constants_are(tmp_path: Path) -> None:
    configuration = tmp_path / "mypy.ini"
    configuration.write_text(CATALOGUE_ALONE, encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-m", "mypy.stubtest", "--mypy-config-file", str(configuration), MODULE],
        cwd=CATALOGUE.parents[1],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.stdout, done.returncode) == ("Success: no issues found in 1 module\n", 0), done.stderr


def test_a_constant_shows_what_it_is_in_an_editor() -> None:
    assert (
        '    """AWS Key Management Service, ``com.amazonaws.{region}.kms``.\n\n'
        '    https://docs.aws.amazon.com/kms/latest/developerguide/kms-vpc-endpoint.html\n    """\n'
    ) in stub_text(read())


def test_a_record_becomes_a_typed_constant_for_each_of_its_names() -> None:
    catalogue: Catalogue = {
        "as_of": "2026-11",
        "sources": {},
        "reasons": {},
        "services": [
            {
                "short_name": "new.one",
                "name_template": "com.amazonaws.{region}.new.one",
                "constant": "NEW_ONE",
                "aliases": ["NEWONE"],
                "title": 'A "new" one',
                "notes": ["stays in evidence.json"],
                "sources": [],
            }
        ],
    }

    text = stub_text(catalogue)

    assert text.endswith('''
    NEW_ONE: Final[Service]
    """A "new" one, ``com.amazonaws.{region}.new.one``."""

    NEWONE: Final[Service]
    """A "new" one, ``com.amazonaws.{region}.new.one``."""
''')
    compile(text, STUB, "exec")


@pytest.mark.parametrize("file", [STUB, SERVICES_JSON])
def test_a_stale_file_fails_the_check_and_is_named(copied: Path, file: str, capsys: pytest.CaptureFixture[str]) -> None:
    stale = copied / file
    stale.write_text(stale.read_text(encoding="utf-8") + "\n", encoding="utf-8")

    checked = main(["--check"])

    assert checked == 1
    assert stale.read_text(encoding="utf-8").endswith("\n\n")
    assert capsys.readouterr().out == f"{file} differs from what this program writes: run python -m tools.generate_catalogue\n"


def test_a_stub_that_lacks_a_service_of_the_data_is_written_anew(copied: Path) -> None:
    whole = (copied / STUB).read_text(encoding="utf-8")
    (copied / STUB).write_text(whole.replace("    KMS: Final[Service]\n", ""), encoding="utf-8")

    assert main(["--check"]) == 1
    assert main([]) == 0
    assert (copied / STUB).read_text(encoding="utf-8") == whole
