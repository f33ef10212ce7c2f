"""Options, and words and amounts that mean nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.fixtures_running import run
from tests.cli.templates import network, write

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--parameter", "Secrt=x"], "did you mean 'Secret'?"),
        (["--region", "mars"], "write it as eu-west-1"),
        (["--region", ""], "write it as eu-west-1"),
    ],
)
def test_what_means_nothing_is_refused(tmp_path: Path, arguments: list[str], complaint: str) -> None:
    status, _, err = run("check", write(tmp_path, network()), *arguments)

    assert status == 2
    assert complaint in err


@pytest.mark.parametrize("option", ["--gb", "--price-per-hour"])
@pytest.mark.parametrize("amount", ["inf", "nan", "-1", "1e13"])
def test_amounts_that_mean_nothing_are_refused(tmp_path: Path, option: str, amount: str) -> None:
    assert run("cost", write(tmp_path, network()), f"{option}={amount}")[0] == 2
