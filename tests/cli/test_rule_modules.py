"""Rules of a team's own from a module: found where the user says, and never where templates are checked."""

from __future__ import annotations

import json
import subprocess
import sys
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from constructs_privatelink.cli.commands import app
from tests.cli.templates import network, write

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "from constructs_privatelink.analysis.rules import RULES as OURS, EndpointKind, Rule, Trouble, rule\n"
OWNER = """
    @rule("{id}", "Endpoints are tagged with their owner", "error", "https://wiki.example.com/owners")
    def endpoint_without_owner(context):
        for endpoint in context.endpoints(EndpointKind.INTERFACE):
            yield Trouble(endpoint.id, "Tags", "it has no tag 'Owner'; add one")
"""


def module(folder: Path, body: str, name: str = "acme_rules") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.py"
    path.write_text(HEAD + dedent(body), encoding="utf-8")
    return path


def owner(id: str = "ACME1") -> str:
    return dedent(OWNER.replace("{id}", id))


def check(*arguments: object) -> tuple[int, str, str]:
    """Return the exit status, what was written, and what was complained of."""
    result = CliRunner().invoke(app, ["check", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.stdout, " ".join(result.stderr.split())


def test_the_rules_of_a_file_are_asked(tmp_path: Path) -> None:
    status, out, _ = check(write(tmp_path, network()), "--rules", module(tmp_path / "rules", owner()))

    assert status == 1
    assert "error ACME1 Kms" in out
    assert "it has no tag 'Owner'; add one" in out


def test_the_rules_of_a_module_by_name_are_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module(tmp_path / "installed", owner(), "acme_by_name")
    monkeypatch.syspath_prepend(tmp_path / "installed")

    status, out, _ = check(write(tmp_path, network()), "--rules", "acme_by_name")

    assert (status, "error ACME1 Kms" in out) == (1, True)


def test_what_a_rule_finds_can_be_ignored_and_is_in_every_format(tmp_path: Path) -> None:
    rules, template = module(tmp_path / "rules", owner()), write(tmp_path, network())

    ignored, _, _ = check(template, "--rules", rules, "--ignore", "ACME1")
    _, sarif, _ = check(template, "--rules", rules, "--format", "sarif")

    (run,) = json.loads(sarif)["runs"]
    (result,) = run["results"]
    assert ignored == 0
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "ACME1"


def test_a_list_of_rules_says_which_are_meant(tmp_path: Path) -> None:
    body = owner() + owner("ACME2").replace("endpoint_without_owner", "another") + "RULES = [another]\n"

    _, out, _ = check(write(tmp_path, network()), "--rules", module(tmp_path / "rules", body))

    assert ("ACME2" in out, "ACME1" in out) == (True, False)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("import nowhere_to_be_found\n", "cannot be imported: ModuleNotFoundError: No module named 'nowhere_to_be_found'"),
        ("def broken(:\n", "cannot be imported: SyntaxError: invalid syntax"),
        ("raise SystemExit(0)\n", "cannot be imported: SystemExit: 0"),
        ("raise BaseException('off')\n", "cannot be imported: BaseException: off"),
        ("", "it has no rules"),
        ("from constructs_privatelink.analysis.rules import RULES\n", "it has no rules"),
        ("RULES = []\n", "it has no rules"),
        ("RULES = 'ACME1'\n", "its RULES is str; make it a list or tuple of rules"),
        ("RULES = ['ACME1']\n", "its RULES has 'ACME1'"),
        ("class Mute:\n    def __repr__(self): raise ValueError\nRULES = [Mute()]\n", "its RULES has Mute"),
        ("class Mute(Exception):\n    def __str__(self): raise ValueError\nraise Mute\n", "cannot be imported: Mute"),
    ],
)
def test_a_module_that_gives_no_rules_ends_with_2_and_is_named(body: str, words: str, tmp_path: Path) -> None:
    path = module(tmp_path / "rules", body)

    status, out, err = check(write(tmp_path, network()), "--rules", path)

    assert (status, out) == (2, "")
    assert err.startswith(f"privatelink: --rules {path}: {words}")
    assert "Traceback" not in err


def test_what_a_module_and_its_rules_print_is_no_part_of_the_answer(tmp_path: Path) -> None:
    body = "print('loaded')\n" + owner().replace("    for endpoint", "    print('asked')\n    for endpoint")
    path = module(tmp_path / "rules", body)

    _, out, err = check(write(tmp_path, network()), "--rules", path, "--format", "json")

    assert [finding["rule"] for finding in json.loads(out)["findings"]].count("ACME1") == 1
    assert err == "loaded asked"


@pytest.mark.parametrize("id", ["PL004", "client-blocked", "PL77"])
def test_a_module_that_takes_an_id_of_this_library_ends_with_2(id: str, tmp_path: Path) -> None:
    path = module(tmp_path / "rules", owner(id))

    status, _, err = check(write(tmp_path, network()), "--rules", path)

    assert status == 2
    assert f"the rule '{id}' of '{path}'" in err


def test_two_modules_that_take_one_id_end_with_2_and_are_named(tmp_path: Path) -> None:
    first, second = (module(tmp_path / name, owner()) for name in ("one", "two"))

    status, _, err = check(write(tmp_path, network()), "--rules", first, "--rules", second)

    assert status == 2
    assert all(f"the rule 'ACME1' of '{path}'" in err for path in (first, second))


def test_a_rule_that_raises_ends_with_2_and_names_module_rule_and_template(tmp_path: Path) -> None:
    path, template = module(tmp_path / "rules", owner().replace("endpoint.id", "endpoint.nothing")), write(tmp_path, network())

    status, out, err = check(template, "--rules", path)

    assert (status, out) == (2, "")
    assert f"rule 'ACME1' of '{path}': raised AttributeError" in err
    assert f"({path}:" in err
    assert f"when it was asked about {template}" in err
    assert "Traceback" not in err


@pytest.mark.parametrize(("name", "words"), [("nowhere.py", "there is no such file"), ("rules/", "is a directory; name a file in it")])
def test_a_file_that_is_none_ends_with_2(name: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "rules").mkdir()
    template = write(tmp_path, network())
    monkeypatch.chdir(tmp_path)

    status, _, err = check(template, "--rules", name)

    assert (status, words in err) == (2, True)


@pytest.mark.parametrize(("path", "status"), [(None, 2), (".", 1)])
def test_a_module_in_the_current_directory_is_taken_only_where_the_user_puts_it_on_the_path(
    path: str | None, status: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module(tmp_path, owner(), "acme_here")
    template = write(tmp_path, network())
    repository = str(__import__("constructs_privatelink").__path__[0]).rpartition("/")[0]
    monkeypatch.setenv("PYTHONPATH", repository + (f":{path}" if path else ""))

    command = [sys.executable, "-m", "constructs_privatelink.cli", "check", str(template), "--rules", "acme_here"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert done.returncode == status
    assert ("No module named 'acme_here'" in done.stderr) is (status == 2)


def test_a_module_that_only_lies_beside_the_templates_is_not_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module(tmp_path, owner(), "privatelink_rules")
    template = write(tmp_path, network())
    monkeypatch.chdir(tmp_path)

    status, out, _ = check(template)

    assert (status, "ACME1" in out) == (0, False)
