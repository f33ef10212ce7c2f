"""The generator of the typed constants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools import generate_catalogue
from tools.catalogue_file import SERVICES_JSON, read
from tools.generate_catalogue import AWS_SERVICES, main, module_text

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tools.catalogue_file import Catalogue


def test_the_constants_of_the_package_are_what_the_generator_writes() -> None:
    assert main(["--check"]) == 0
    assert AWS_SERVICES.read_text(encoding="utf-8") == module_text(read())
    assert SERVICES_JSON.parent == AWS_SERVICES.parent


def test_a_constant_shows_what_it_is_in_an_editor() -> None:
    assert (
        '    """AWS Key Management Service, ``com.amazonaws.{region}.kms``.\n\n'
        '    https://docs.aws.amazon.com/kms/latest/developerguide/kms-vpc-endpoint.html\n    """\n'
    ) in module_text(read())


def test_a_record_becomes_a_constant_with_the_facts_that_synth_needs() -> None:
    catalogue: Catalogue = {
        "as_of": "2026-11",
        "sources": {},
        "policy_reasons": {"page": {"confidence": "medium", "text": "perhaps"}},
        "services": [
            {
                "short_name": "new.one",
                "name": "com.amazonaws.{region}.new.one",
                "constant": "NEW_ONE",
                "aliases": ["NEWONE"],
                "title": 'A "new" one',
                "policy": True,
                "policy_reason": "page",
                "ports": ["tcp/443", "udp/4195"],
                "regional_names": {"cn-north-1": "cn.com.amazonaws.cn-north-1.new.one"},
                "regional_dns_names": {"cn-north-1": ["new.cn-north-1.amazonaws.com.cn"]},
                "notes": ["stays in the JSON file"],
                "sources": [],
            }
        ],
    }

    text = module_text(catalogue)

    assert text.endswith('''
    NEW_ONE: Final = Service(
        short_name="new.one",
        name_template="com.amazonaws.{region}.new.one",
        title="A \\"new\\" one",
        regional_names={"cn-north-1": "cn.com.amazonaws.cn-north-1.new.one"},
        ports=(PortRange("tcp", 443, 443), PortRange("udp", 4195, 4195)),
        regional_dns_names={"cn-north-1": ("new.cn-north-1.amazonaws.com.cn",)},
        endpoint_policy=True,
        as_of="2026-11",
    )
    """A "new" one, ``com.amazonaws.{region}.new.one``."""
    NEWONE: Final = NEW_ONE
''')
    compile(text, "aws_services.py", "exec")


def test_a_stale_file_fails_the_check_and_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stale = tmp_path / "aws_services.py"
    stale.write_text("# old", encoding="utf-8")
    monkeypatch.setattr(generate_catalogue, "AWS_SERVICES", stale)

    checked = main(["--check"])

    assert checked == 1
    assert stale.read_text(encoding="utf-8") == "# old"
    assert capsys.readouterr().out == "aws_services.py differs from what this program writes: run python -m tools.generate_catalogue\n"


def test_a_stale_file_is_written_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stale = tmp_path / "aws_services.py"
    monkeypatch.setattr(generate_catalogue, "AWS_SERVICES", stale)

    assert main([]) == 0
    assert stale.read_text(encoding="utf-8") == AWS_SERVICES.read_text(encoding="utf-8")
