"""What a command is asked about: the templates that its arguments name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from constructs_privatelink.analysis import Analysis, load
from constructs_privatelink.errors import PrivateLinkError, Problems

if TYPE_CHECKING:
    from collections.abc import Sequence

_DEFAULT = Path("cdk.out")


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
        problems, found = Problems("--parameter"), dict[str, object]()
        for text in self.parameters or ():
            name, equals, value = text.partition("=")
            if not (name and equals):
                problems.add([f"got {text!r}; write NAME=VALUE"])
            elif name in found:
                problems.add([f"{name!r} is given twice; keep one"])
            found[name] = value
        problems.refuse()
        return found


@dataclass(frozen=True)
class Networks:
    """The networks of what was read.

    Args:
        sources: What was read.
        analysis: What can be asked of it.

    """

    sources: tuple[Path, ...]
    analysis: Analysis


def networks(paths: Sequence[Path] | None, settings: Settings) -> Networks:
    """Read templates, all as one set: they may import from each other.

    Args:
        paths: Cloud assemblies and templates; ``cdk.out`` where there are none.
        settings: What the templates do not say.

    Raises:
        PrivateLinkError: Something cannot be read.

    """
    sources = tuple(paths or (_DEFAULT,))
    if not paths and not _DEFAULT.exists():
        raise PrivateLinkError("cdk.out", ["there is none here; run cdk synth, or name a cloud assembly or template"])
    analysis = load(*sources, parameters=settings.values(), region=settings.region, assume=settings.assume or ())
    return Networks(sources, analysis)
