"""Bring the catalogue up to date from a saved answer of ``aws ec2 describe-vpc-endpoint-services``.

    aws ec2 describe-vpc-endpoint-services --region eu-west-1 --output json > answer.json
    python -m tools.update_catalogue answer.json --date 2026-12-01            # shows what differs, field by field
    python -m tools.update_catalogue answer.json --date 2026-12-01 --write    # and writes it
    python -m tools.generate_catalogue

How the answer and the reviewed facts are joined stands in `tools.catalogue_changes`.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from constructs_privatelink.errors import PrivateLinkError
from tools.catalogue_changes import compare
from tools.catalogue_file import CATALOGUE, read, rendered
from tools.live_answer import read_answer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tools.catalogue_changes import Changes, Difference
    from tools.live_answer import Answer


def report(answer: Answer, changes: Changes, *, partial: bool) -> str:
    """Return what differs, for a person to review."""
    lines = [
        f"{answer.region}: {len(answer.services)} services of Amazon; left out: {answer.partners} of others, {answer.elsewhere} elsewhere"
    ]
    previous = ""
    for difference in changes.differences:
        if difference.short_name != previous:
            lines.append(difference.short_name)
        previous = difference.short_name
        lines += _shown(difference)
    for record in changes.new:
        lines += [
            f"new: {record['name_template']}",
            f"  as AwsService.{record['constant']}, short name {record['short_name']!r}; give it a title",
        ]
    if changes.missing and not partial:
        lines.append(f"not in the answer, perhaps not in {answer.region}; add it to their unavailable_regions if AWS says so:")
        lines += [f"  {name}" for name in changes.missing]
    return "\n".join(lines)


def _shown(difference: Difference) -> list[str]:
    old = "unknown" if difference.old is None else difference.old
    kept = "" if difference.applied else f"   (kept as it was: {difference.why_kept})"
    return [
        f"  {difference.field}: {old} -> {difference.new}{kept}",
        *(f"    CONFLICT, the reviewed note stays: {note}" for note in difference.notes),
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; return 2 when the answer cannot be used."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.update_catalogue", description="Compare the catalogue with a live answer of AWS."
    )
    parser.add_argument("answer", type=Path, help="file with the JSON answer")
    parser.add_argument("--date", type=date.fromisoformat, required=True, help="day of the answer, such as 2026-12-01")
    parser.add_argument("--region", help="Region that answered; default: the one that most services name")
    parser.add_argument("--partial", action="store_true", help="the answer was filtered: do not report services that it lacks")
    parser.add_argument("--write", action="store_true", help="write the differences")
    parser.add_argument(
        "--catalogue", type=Path, default=CATALOGUE, help="folder of services.json and evidence.json; default: the package's"
    )
    given = parser.parse_args(arguments)
    try:
        answer = read_answer(given.answer.read_text(encoding="utf-8"), given.region)
        changes = compare(read(given.catalogue), answer, given.date)
    except (OSError, PrivateLinkError) as error:
        print(error, file=sys.stderr)
        return 2
    print(report(answer, changes, partial=given.partial))
    if given.write:
        for name, text in rendered(changes.catalogue).items():
            (given.catalogue / name).write_text(text, encoding="utf-8")
        print("written; now run python -m tools.generate_catalogue")
    else:
        print("nothing written; add --write to apply this")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
