"""The examples in docstrings are Python, and name what there is: public names, arguments and services."""

from __future__ import annotations

import ast
import inspect
import re
from doctest import script_from_examples
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import constructs_privatelink
from constructs_privatelink import testing

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(constructs_privatelink.__file__).parent
PUBLIC = {name: getattr(constructs_privatelink, name) for name in constructs_privatelink.__all__}
PUBLIC |= {name: getattr(testing, name) for name in testing.__all__}


def examples() -> Iterator[tuple[str, str]]:
    """Yield where each example stands, and its text."""
    for module in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(module.read_text(encoding="utf-8"))
        documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
        for text in (ast.get_docstring(node) or "" for node in ast.walk(tree) if isinstance(node, documented)):
            for number, block in enumerate(re.findall(r"```python\n(.*?)```", text, re.DOTALL)):
                yield f"{module.relative_to(PACKAGE)}-{number}", block


EXAMPLES = list(examples())


def arguments_of(value: Any) -> set[str]:  # noqa: ANN401 - a class or a function
    """Return the names of the arguments of a class or a function."""
    parameters = inspect.signature(value.__init__ if inspect.isclass(value) else value).parameters.values()
    return {parameter.name for parameter in parameters}


@pytest.mark.parametrize("example", [text for _, text in EXAMPLES], ids=[where for where, _ in EXAMPLES])
def test_an_example_names_what_there_is(example: str) -> None:
    tree = ast.parse(script_from_examples(example) if example.startswith(">>>") else example)

    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in PUBLIC:
            given = {keyword.arg for keyword in node.keywords if keyword.arg is not None}
            assert given <= arguments_of(PUBLIC[node.func.id])
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in PUBLIC:
            assert hasattr(PUBLIC[node.value.id], node.attr)
        if isinstance(node, ast.ImportFrom) and node.module == "constructs_privatelink":
            assert {alias.name for alias in node.names} <= set(constructs_privatelink.__all__)


def test_there_are_examples() -> None:
    assert any("endpoint_defaults.py" in where for where, _ in EXAMPLES)
