"""What `from constructs_privatelink import ...` offers, and what it costs."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import constructs_privatelink


@pytest.mark.parametrize("name", constructs_privatelink.__all__)
def test_every_public_name_is_found_where_it_is_said_to_be(name: str) -> None:
    value = getattr(constructs_privatelink, name)

    assert value.__name__ == name
    assert value.__module__.startswith("constructs_privatelink.")


def test_the_public_names_are_sorted_and_each_has_its_module() -> None:
    assert constructs_privatelink.__all__ == sorted(constructs_privatelink._MODULES)  # noqa: SLF001 - the table behind the names


def test_completion_lists_names_that_nobody_used_yet() -> None:
    question = "import constructs_privatelink as face; print(*set(face.__all__).difference(dir(face)))"

    missing = subprocess.run([sys.executable, "-c", question], capture_output=True, text=True, check=True)

    assert missing.stdout.split() == []


def test_a_misspelt_name_is_an_ordinary_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'constructs_privatelink' has no attribute 'EksEndpiont'"):
        getattr(constructs_privatelink, "EksEndpiont")  # noqa: B009 - a type checker refuses the plain attribute


def keywords_of(owner: type) -> set[str]:
    """Return the names of the keyword arguments of a class's constructor and public methods, as far as they are the library's."""
    methods = [method for name, method in inspect.getmembers(owner, callable) if name == "__init__" or not name.startswith("_")]
    own = [method for method in methods if str(getattr(method, "__module__", "")).startswith("constructs_privatelink.")]
    signatures = [inspect.signature(method).parameters.values() for method in own if not inspect.isclass(method)]
    return {parameter.name for parameters in signatures for parameter in parameters if parameter.kind is parameter.KEYWORD_ONLY}


@pytest.mark.parametrize("name", sorted({*constructs_privatelink.__all__} - {"ExistingEndpoint", "Service"}))
def test_every_argument_stands_in_the_file_that_type_checkers_read(name: str) -> None:
    tree = ast.parse((Path(__file__).parent / "typing" / "arguments.py").read_text(encoding="utf-8"))
    written = {keyword.arg for call in ast.walk(tree) if isinstance(call, ast.Call) for keyword in call.keywords}

    assert keywords_of(getattr(constructs_privatelink, name)) - written == set()
