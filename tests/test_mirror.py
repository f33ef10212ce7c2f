"""Whoever edits a module finds its tests: they stand where the module does, under its name.

Of ``constructs/peers.py`` they are ``tests/constructs/test_peers.py``, and ``test_peers_*.py`` where it has several. A module in which
nothing runs (constants, tables, types of values, protocols) has none of its own: who uses it tests what it says.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
PACKAGE = TESTS.parent / "constructs_privatelink"
MODULES = sorted(path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py") if path.name != "__init__.py")


def runs(source: str) -> bool:
    """Return whether a module has a function, or a method, in which something happens."""
    functions = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    statements = [statement for function in functions for statement in function.body]
    return any(not isinstance(statement, ast.Expr) or not isinstance(statement.value, ast.Constant) for statement in statements)


def files_with_tests_of(module: Path) -> list[Path]:
    """Return the test files of a module, given by its path in the package; ``test_endpoint_names.py`` is not that of ``endpoint.py``."""
    folder, name = TESTS / module.parent, module.stem.strip("_")
    longer = [other.stem for other in MODULES if other.parent == module.parent and other.stem.startswith(f"{name}_")]
    files = [*folder.glob(f"test_{name}.py"), *folder.glob(f"test_{name}_*.py")]
    return [file for file in files if not any(f"{file.stem}_".startswith(f"test_{other}_") for other in longer)]


@pytest.mark.parametrize("module", [module for module in MODULES if runs((PACKAGE / module).read_text(encoding="utf-8"))], ids=str)
def test_a_module_in_which_something_runs_has_tests_under_its_name(module: Path) -> None:
    files = files_with_tests_of(module)

    assert any("def test_" in file.read_text(encoding="utf-8") for file in files)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("NAMES = {'a': 1}\n", False),
        ("class Value:\n    name: str\n", False),
        ("class Shape(Protocol):\n    def area(self) -> int:\n        '''Return it.'''\n    def name(self) -> str: ...\n", False),
        ("def twice(number):\n    return 2 * number\n", True),
        ("class Value:\n    @property\n    def twice(self):\n        '''Return it.'''\n        return 2\n", True),
    ],
)
def test_only_what_has_a_body_runs(source: str, *, expected: bool) -> None:
    assert runs(source) is expected


def test_tests_of_a_longer_name_are_those_of_that_module() -> None:
    files = {file.name for file in files_with_tests_of(Path("constructs/endpoint.py"))}

    assert "test_endpoint.py" in files
    assert not files & {"test_endpoint_names.py", "test_endpoint_defaults_with_arguments.py"}


def test_most_modules_are_held() -> None:
    held = [module for module in MODULES if runs((PACKAGE / module).read_text(encoding="utf-8"))]

    assert len(held) > len(MODULES) * 0.9
