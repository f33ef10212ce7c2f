"""What is no template, or no file that can be read as one, is refused with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from constructs_privatelink.analysis.templates.stack_set import load
from constructs_privatelink.errors import PrivateLinkError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("a.json", '{"Resources":' + '{"Fn::Join":["",[' * 1_000_000, r"has 16\.2 MiB"),
        ("a.json", '{"Resources":' + '{"Fn::Join":["",[' * 200_000, "nested deeper than 100 levels"),
        ("a.json", '{"Resources":' + '{"A":' * 150 + "1" + "}" * 151, "nested deeper than 100 levels"),
        ("a.yaml", "Resources: " + "[" * 1_000_000, "nested deeper than 100 levels"),
        ("a.yaml", "Resources: " + "!Join [" * 500_000, "nested deeper than 100 levels"),
        ("a.yaml", "\n".join(f"{' ' * level}a:" for level in range(1000)), "nested deeper than 100 levels"),
        ("a.json", "", "it has 0 documents"),
        ("a.yaml", "a: 1\n---\na: 2", "it has 2 documents"),
        ("a.json", "{", "not JSON"),
        ("a.json", '{"Resources": NaN}', "NaN is no JSON number"),
        ("a.json", '{"Resources": 1e999}', "the number 1e999 is too large"),
        ("a.json", '{"Resources": ' + "9" * 10_000 + "}", "not JSON"),
        ("a.json", "[]", "got list"),
        ("a.yaml", "words", "got str"),
        ("a.yaml", "a: [", "not YAML"),
        ("a.yaml", "a: &x 1\nb:\n  <<: *x", "merge keys"),
        ("a.yaml", "a: &x [*x]", "names nothing that stands before it"),
        ("a.yaml", "? [a]\n: 1", "a key is a list or mapping"),
        ("a.yaml", "a: !!python/object/apply:os.system [ls]", "is not supported"),
        ("a.yaml", "a: !!binary eA==", "that is supported"),
        ("a.yaml", "\x00", "not YAML"),
    ],
)
def test_a_file_that_is_no_template_is_refused(name: str, text: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")

    with pytest.raises(PrivateLinkError, match=reason):
        load(path)


def test_a_file_of_51_mb_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    path.touch()
    with path.open("r+b") as file:
        file.truncate(51 * 2**20)

    with pytest.raises(PrivateLinkError, match=r"has 51\.0 MiB, the most is 4 MiB \(CloudFormation takes 1 MB\); split it"):
        load(path)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/dev/zero", "is no file"),
        ("/dev/null", "is no file"),
        ("missing.json", "no such file or directory"),
        ("a\0b", "cannot be read"),
        ("x" * 5000, "is no path"),
        ("tests", "is no cloud assembly"),
    ],
)
def test_what_is_no_file_is_refused(path: str, reason: str) -> None:
    with pytest.raises(PrivateLinkError, match=reason):
        load(path)


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"\xff\xfe{}")

    with pytest.raises(PrivateLinkError, match="it is not UTF-8"):
        load(path)
