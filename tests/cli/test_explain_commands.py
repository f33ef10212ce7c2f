"""Paths on the screen, hop by hop."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.fixtures_commands import run
from tests.cli.templates import closed, network, write

if TYPE_CHECKING:
    from pathlib import Path


def test_a_path_is_explained_hop_by_hop(tmp_path: Path) -> None:
    status, out, _ = run("explain", "--in", write(tmp_path, closed()), "--from", "Function", "--to", "kms")

    lines = out.splitlines()
    assert status == 1
    assert lines[0] == "from Function to Kms"
    assert lines[1] == "packets: blocked in all ENI_SG_RULES_MISMATCH"
    assert [line for line in lines if "<- decides" in line] == [line for line in lines if line.startswith("  x ")]
    assert any(line.startswith("  change: let tcp 443 ") for line in lines)


def test_an_open_path_ends_with_0_and_says_what_it_assumes(tmp_path: Path) -> None:
    status, out, _ = run("explain", "--in", write(tmp_path, network()), "--from", "10.0.2.0/24", "--to", "Kms", "--port", "443")

    assert status == 0
    assert "assumes: " in out


@pytest.mark.parametrize(
    ("client", "endpoint", "port", "complaint"),
    [
        ("Functoin", "kms", "443", "did you mean 'Function'"),
        ("Function", "kmss", "443", "did you mean"),
        ("Function", "kms", "http", "http"),
        ("10.0.0.0/33", "kms", "443", "10.0.0.0/33"),
    ],
)
def test_what_cannot_be_asked_ends_with_2_and_suggests(tmp_path: Path, client: str, endpoint: str, port: str, complaint: str) -> None:
    status, out, err = run("explain", "--in", write(tmp_path, network()), "--from", client, "--to", endpoint, "--port", port)

    assert (status, out) == (2, "")
    assert complaint in err
