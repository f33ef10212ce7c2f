"""What a command is asked about: the templates that its arguments name."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.templates.parameters import is_secret
from constructs_privatelink.errors import PrivateLinkError, Problems, some_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constructs_privatelink.analysis import Analysis

_DEFAULT = Path("cdk.out")
_PIPE = Path("-")
_PLAIN = {"String"}
_MOST_NAMED = 5


@dataclass(frozen=True)
class Settings:
    """What the templates do not say.

    Args:
        region: The Region of stacks that say none.
        parameters: ``NAME=VALUE`` each.
        assume: What to take for granted.

    """

    region: str | None = None
    parameters: Sequence[str] | None = None
    assume: Sequence[str] | None = None

    def values(self) -> dict[str, object]:
        """Return the parameters by name.

        Raises:
            PrivateLinkError: One has no ``=``, or a name is given twice.

        """
        problems, values = Problems("--parameter"), dict[str, object]()
        for text in self.parameters or ():
            name, equals, value = text.partition("=")
            if not (name and equals):
                problems.add([f"got {name + equals!r}; write NAME=VALUE"])
            elif name in values:
                problems.add([f"{name!r} is given twice; keep one"])
            values[name] = value
        problems.refuse()
        return values

    def check(self, *analyses: Analysis) -> None:
        """Refuse values for parameters that no template has: they are misspelt.

        Args:
            analyses: What was read with these settings.

        Raises:
            PrivateLinkError: No stack has a parameter of that name.

        """
        given = self.values()
        if not given:
            return
        known: dict[str, None] = {}
        for stacks in (analysis.stacks for analysis in analyses):
            for stack in stacks.stacks:
                section = stacks.written(stack, "Parameters")
                names = [str(name) for name in section] if isinstance(section, dict) else []
                known |= dict.fromkeys([*names, *(f"{stack}:{name}" for name in names)])
        problems = Problems("--parameter")
        for name in given.keys() - known.keys():
            near = get_close_matches(name, known, n=1)
            plain = ", ".join(parameter for parameter in known if ":" not in parameter)
            hint = f"did you mean {near[0]!r}?" if near else f"they have {plain or 'none'}"
            problems.add([f"no template has a parameter {name!r}; {hint}"])
        declared = [(stack, analysis.stacks.written(stack, "Parameters")) for analysis in analyses for stack in analysis.stacks.stacks]
        for name, value in given.items():
            problems.add(_refused(name, str(value), declared))
        problems.refuse()


@dataclass(frozen=True)
class Networks:
    """The networks of what was read.

    Args:
        sources: What was read.
        analysis: What can be asked of it.

    """

    sources: tuple[Path, ...]
    analysis: Analysis

    @property
    def whole(self) -> bool:
        """Whether every file that was named is a template, and was read."""
        return not self.analysis.stacks.refused


def networks(paths: Sequence[Path] | None, settings: Settings) -> Networks:
    """Read templates, all as one set: they may import from each other.

    Args:
        paths: Cloud assemblies, templates, and directories of templates; ``cdk.out`` where there are none. A file that is no template is
            left out, and said.
        settings: What the templates do not say.

    Raises:
        PrivateLinkError: Nothing can be read, or an assembly's manifest is broken.

    """
    from constructs_privatelink.analysis import load

    named = tuple(paths or (_DEFAULT,))
    each_once: dict[Path, Path] = {}
    for path in named:
        each_once.setdefault(path.resolve() if path != _PIPE else path, path)
    sources = tuple(each_once.values())
    if not paths and not _DEFAULT.exists():
        raise PrivateLinkError("cdk.out", ["there is none here; run cdk synth, or name a cloud assembly or template"])
    read = [_piped() if path == _PIPE else path for path in sources]
    analysis = load(*read, parameters=settings.values(), region=settings.region, assume=settings.assume or (), go_on=True)
    settings.check(analysis)
    return Networks(sources, analysis)


def _refused(name: str, value: str, stacks: Sequence[tuple[str, object]]) -> Iterator[str]:
    """Yield why CloudFormation refuses a parameter's value: no stack with a parameter of that name has it among its ``AllowedValues``."""
    taken: list[list[str] | None] = []
    for stack, section in stacks:
        parameter = section.get(name.removeprefix(f"{stack}:")) if isinstance(section, Mapping) else None
        if isinstance(parameter, Mapping):
            allowed = None if parameter.get("Type", "String") not in _PLAIN or is_secret(parameter) else parameter.get("AllowedValues")
            texts = [item for item in allowed if isinstance(item, str)] if isinstance(allowed, list) else []
            taken.append(texts if isinstance(allowed, list) and len(texts) == len(allowed) else None)
    if taken and all(texts is not None and value not in texts for texts in taken):
        shown = some_of(list(dict.fromkeys(text for texts in taken for text in texts or ())), _MOST_NAMED)
        yield f"the parameter {name!r} takes {shown}; got {value!r}"


def _piped() -> Mapping[str, object]:
    """Return the template that standard input is."""
    from constructs_privatelink.analysis.templates.documents import document

    subject = "template '-'"
    try:
        return document(sys.stdin.buffer.read().decode("utf-8-sig"), subject).content
    except UnicodeError as error:
        raise PrivateLinkError(subject, ["standard input cannot be read: it is not UTF-8"]) from error
