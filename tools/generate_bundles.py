"""Writes the table of bundles in docs/bundles.md from the table of workloads.

python -m tools.generate_bundles            # writes it
python -m tools.generate_bundles --check    # exits with 1 where the page says something else
"""

from __future__ import annotations

import sys
from pathlib import Path

from constructs_privatelink.catalogue.workload_bundles import WorkloadBundle, workload_bundles

PAGE = Path(__file__).parent.parent / "docs" / "bundles.md"
_BEGIN = "<!--- the bundles: made by tools/generate_bundles.py -->\n"


def rendered(page: str) -> str:
    """Return the page with its last part, the table, as the table of workloads has it."""
    before, begin, _ = page.partition(_BEGIN)
    rows = [_row(bundle) for bundle in workload_bundles().values()]
    return "\n".join([before + begin, "| `Bundle.` | For | Endpoints | On request |", "|---|---|---|---|", *rows, ""])


def _row(bundle: WorkloadBundle) -> str:
    members, optional = (", ".join(f"`{member.service}`" for member in members) for members in (bundle.members, bundle.optional))
    return f"| `{bundle.id.upper().replace('-', '_')}` | [{bundle.title}]({bundle.page}) | {members} | {optional} |"


def main(arguments: list[str]) -> None:
    """Write the page, or compare it."""
    page = PAGE.read_text(encoding="utf-8")
    if not arguments:
        PAGE.write_text(rendered(page), encoding="utf-8")
    elif arguments != ["--check"]:
        raise SystemExit(f"got {' '.join(arguments)}; give --check, or nothing")
    elif rendered(page) != page:
        raise SystemExit("docs/bundles.md is not what the table of workloads says; run python -m tools.generate_bundles")


if __name__ == "__main__":
    main(sys.argv[1:])
