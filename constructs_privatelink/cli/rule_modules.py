"""The rules of a team's own that a check is told to use: modules by name, or files.

A check takes no rules from what it checks: a module is looked for where Python packages are installed, and not in the current directory
unless `PYTHONPATH` names it; a file is one that the user names.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager, redirect_stdout
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.rules import RULES, Rule, all_rules
from constructs_privatelink.argument_kinds import shown
from constructs_privatelink.errors import PrivateLinkError, said_by

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import ModuleType


def rules_of(modules: Sequence[str]) -> tuple[Rule, ...]:
    """Return the rules of modules.

    Args:
        modules: Dotted names, ``"acme.privatelink_rules"``, or files, ``"tools/privatelink_rules.py"``.

    Raises:
        PrivateLinkError: A module cannot be imported, has no rules, or a rule has an id that is taken.

    """
    loaded = tuple(rule for module in modules for rule in _rules(module))
    all_rules(loaded)
    return loaded


def _rules(name: str) -> list[Rule]:
    """Return the rules of a module: those in its `RULES`, or else all that stand in it."""
    module = _imported(name)
    listed = getattr(module, "RULES", RULES)
    if listed is not RULES and not isinstance(listed, list | tuple):
        raise PrivateLinkError(_subject(name), [f"its RULES is {type(listed).__name__}; make it a list or tuple of rules"])
    values = list(vars(module).values()) if listed is RULES else list(listed)
    rules = list(dict.fromkeys(value for value in values if isinstance(value, Rule)))
    strangers = [] if listed is RULES else [value for value in values if not isinstance(value, Rule)]
    if strangers:
        raise PrivateLinkError(_subject(name), [f"its RULES has {shown(strangers[0])}; give what the decorator 'rule' makes of a function"])
    if not rules:
        raise PrivateLinkError(_subject(name), ["it has no rules; make them with constructs_privatelink.analysis.rules.rule"])
    return rules


def _imported(name: str) -> ModuleType:
    is_file = name.endswith(".py") or Path(name).name != name
    try:
        with redirect_stdout(sys.stderr):  # what a module prints is no part of the answer
            return _of_file(Path(name)) if is_file else _of_name(name)
    except PrivateLinkError:
        raise
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # a module runs when it is imported, and may raise anything
        raise PrivateLinkError(_subject(name), [f"cannot be imported: {said_by(error)}{_place(error)}"]) from error


def _of_name(name: str) -> ModuleType:
    with _without_the_current_directory():
        return import_module(name)


def _of_file(path: Path) -> ModuleType:
    if not path.is_file():
        wrong = "is a directory; name a file in it" if path.is_dir() else "there is no such file"
        raise PrivateLinkError(_subject(str(path)), [wrong])
    spec = spec_from_file_location(str(path), path)
    if spec is None or spec.loader is None:
        raise PrivateLinkError(_subject(str(path)), ["is no Python file; its name has to end with .py"])
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@contextmanager
def _without_the_current_directory() -> Iterator[None]:
    """Leave out what Python puts first on its path unasked: for ``python -m`` the current directory, which may be what is checked."""
    before = list(sys.path)
    if not sys.flags.safe_path and before and Path(before[0] or ".").resolve() == Path.cwd():
        sys.path[:] = before[1:]
    try:
        yield
    finally:
        sys.path[:] = before


def _subject(name: str) -> str:
    return f"--rules {name}"


def _place(error: BaseException) -> str:
    """Return where in a module something was raised."""
    frames = [frame for frame in extract_tb(error.__traceback__) if frame.filename != __file__ and "importlib" not in frame.filename]
    return f" ({frames[-1].filename}:{frames[-1].lineno})" if frames else ""
