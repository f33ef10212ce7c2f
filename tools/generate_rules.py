"""Write the page of rules from the rules themselves.

python -m tools.generate_rules            # writes docs/rules.md
python -m tools.generate_rules --check    # fails if it is not up to date
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.rules import RULES, VERDICT_RULES

if TYPE_CHECKING:
    from constructs_privatelink.analysis.rules import Rule

PAGE = Path(__file__).parent.parent / "docs" / "rules.md"

# A rule about changes has the templates that are deployed besides.
_HEADING = re.compile(r"^(Before|Anti-pattern|Best practice):$", re.MULTILINE)

_HEAD = """\
# Rules

What is found in templates: by `PrivateLinkValidation` during `cdk synth`, and by `privatelink check` and
`constructs_privatelink.analysis.judged(load(...))` for any template. A finding is acknowledged as `PrivateLink::<rule>`.
[Rules of your own](own-rules.md) are heard at the same places.

This page is written by `python -m tools.generate_rules` from the rules.
"""
_CLIENTS = """\
# Clients and their endpoints

What [the proof](proof.md) says of each client.
"""
_TEMPLATES = """\
# Templates

What a deployment would refuse, or what would not work. Some of it other validators find too.
"""


def rendered() -> str:
    """Return the page."""
    return "\n".join([_HEAD, _CLIENTS, *map(_section, VERDICT_RULES), _TEMPLATES, *map(_section, RULES)])


def _section(rule: Rule) -> str:
    text, *examples = _HEADING.split(rule.doc)
    parts = [
        f"## {rule.id}: {rule.title}",
        f"Severity: {rule.severity}. [Source]({rule.link})",
        text.strip(),
        *(f"{name}:\n\n```yaml\n{_example(block)}\n```" for name, block in zip(examples[::2], examples[1::2], strict=True)),
    ]
    return "\n\n".join(parts) + "\n"


def _example(block: str) -> str:
    lines = block.strip("\n").rstrip().splitlines()
    indent = min(len(line) - len(line.lstrip()) for line in lines if line.strip())
    return "\n".join(line[indent:] for line in lines)


def main() -> None:
    """Write or check the page."""
    page = rendered()
    if not sys.argv[1:]:
        PAGE.write_text(page, encoding="utf-8")
    elif sys.argv[1:] != ["--check"]:
        raise SystemExit(f"got {' '.join(sys.argv[1:])}; give --check, or nothing")
    elif PAGE.read_text(encoding="utf-8") != page:
        raise SystemExit("docs/rules.md is not what the rules say; run python -m tools.generate_rules and commit the page")


if __name__ == "__main__":
    main()
