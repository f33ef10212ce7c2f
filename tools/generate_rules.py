"""Write the page of rules from the rules themselves.

python -m tools.generate_rules            # writes docs/rules.md
python -m tools.generate_rules --check    # fails if it is not up to date
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.rules import RULES

if TYPE_CHECKING:
    from constructs_privatelink.analysis.rules import Rule

PAGE = Path(__file__).parent.parent / "docs" / "rules.md"

_HEAD = """\
# Rules

What a deployment would refuse, or what would not work, and no validator finds: `PrivateLinkValidation` reports it during `cdk synth`, and
`constructs_privatelink.analysis.load(...).findings()` for any template. A finding is acknowledged as `PrivateLink::<rule>`.

This page is written by `python -m tools.generate_rules` from the rules.
"""


def rendered() -> str:
    """Return the page."""
    return "\n".join([_HEAD, *(_section(rule) for rule in RULES)])


def _section(rule: Rule) -> str:
    text, _, examples = rule.doc.partition("Anti-pattern:")
    bad, _, good = examples.partition("Best practice:")
    parts = [
        f"## {rule.id}: {rule.title}",
        f"Severity: {rule.severity}. [Source]({rule.link})",
        text.strip(),
        f"Anti-pattern:\n\n```yaml\n{_example(bad)}\n```",
        f"Best practice:\n\n```yaml\n{_example(good)}\n```",
    ]
    return "\n\n".join(parts) + "\n"


def _example(block: str) -> str:
    lines = block.strip("\n").rstrip().splitlines()
    indent = min(len(line) - len(line.lstrip()) for line in lines if line.strip())
    return "\n".join(line[indent:] for line in lines)


def main() -> None:
    """Write or check the page."""
    page = rendered()
    if sys.argv[1:] != ["--check"]:
        PAGE.write_text(page, encoding="utf-8")
    elif PAGE.read_text(encoding="utf-8") != page:
        raise SystemExit("docs/rules.md is not what the rules say; run python -m tools.generate_rules and commit the page")


if __name__ == "__main__":
    main()
