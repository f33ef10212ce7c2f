"""List the stacks of a synthesized app and where their templates are: ``python -m tools.stacks cdk.out``."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def templates(assembly: Path) -> Iterator[tuple[str, Path]]:
    """Yield each stack's display name and template, those of stages included."""
    artifacts = json.loads((assembly / "manifest.json").read_text(encoding="utf-8")).get("artifacts", {})
    for name, artifact in artifacts.items():
        if artifact["type"] == "aws:cloudformation:stack":
            yield artifact.get("displayName", name), assembly / artifact["properties"]["templateFile"]
        elif artifact["type"] == "cdk:cloud-assembly":
            yield from templates(assembly / artifact["properties"]["directoryName"])


def main(assembly: Path) -> None:
    """Print one line for each stack."""
    listed = list(templates(assembly))
    width = max((len(stack) for stack, _ in listed), default=0)
    print(f"Synthesized {len(listed)} stack{'' if len(listed) == 1 else 's'}:")
    for stack, template in listed:
        print(f"  {stack:{width}}  {template}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
