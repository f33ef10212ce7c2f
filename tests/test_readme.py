"""The README's Python runs, from top to bottom in one namespace."""

from __future__ import annotations

from pathlib import Path

import pytest
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser

import constructs_privatelink

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"


def test_every_python_example_of_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    examples = list(Sybil(parsers=[PythonCodeBlockParser()]).parse(README).examples())

    for example in examples:
        example.evaluate()

    assert len(examples) >= README.read_text(encoding="utf-8").count("```python")
    assert "PrivateLinkEndpoint 'Wrong': 2 problems" in capsys.readouterr().out


@pytest.mark.parametrize("name", [name for name in constructs_privatelink.__all__ if name.endswith("Endpoint")])
def test_every_endpoint_construct_stands_in_the_table_of_services(name: str) -> None:
    table = [line for line in README.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]

    assert any(f"`{name}`" in line for line in table)
