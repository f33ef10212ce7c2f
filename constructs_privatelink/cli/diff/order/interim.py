"""What is reachable on the way from the old templates to the new ones, while some rules are not there yet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.reachability.client_kinds import WorkloadClient
from constructs_privatelink.analysis.values import known_values
from constructs_privatelink.errors import some_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from constructs_privatelink.analysis.networks.model import GroupRule
    from constructs_privatelink.analysis.values import Outside, ResourceId
    from constructs_privatelink.cli.diff.pairing import Pairing
    from constructs_privatelink.cli.diff.path_differences import ComparedPath

_MOST_PATHS = 500
_MOST_NAMED = 6


class Interim:
    """Asks of paths that are open before and after whether they are open in between.

    Args:
        pairing: Both sets of templates.
        paths: What is asked about, with both answers.

    """

    def __init__(self, pairing: Pairing, paths: Iterable[ComparedPath]) -> None:
        self._new = pairing.new
        self._open = [path for path in paths if path.verdicts == ("reachable", "reachable")]

    def interrupted(self, group: ResourceId | Outside, missing: Collection[GroupRule], *, for_good: bool = False) -> Iterator[str]:
        """Yield a line about the clients that are interrupted while rules of a group are missing.

        Args:
            group: The group.
            missing: The rules that are not there yet.
            for_good: Whether that takes until another deployment, not moments. Default: False.

        """
        whole = self._new.model.groups[group]
        rules = tuple(rule for rule in whole.rules if rule not in missing)
        model = replace(self._new.model, groups={**self._new.model.groups, group: replace(whole, rules=rules)})
        verifier = self._new.verifier.among(model)
        certain: dict[str, None] = {}
        perhaps: dict[str, None] = {}
        for path in [path for path in self._open if _rests_on(path, group)][:_MOST_PATHS]:
            if path.after is not None:
                verdict = verifier.verify(path.after.client, path.after.endpoint).verdict
                hit = certain if verdict == "blocked" else perhaps if verdict == "unknown" else {}
                hit[f"{path.client} to {path.name}"] = None
        until = "until that is deployed" if for_good else "for moments: new connections fail"
        yield from [f"interrupts {some_of(list(certain), _MOST_NAMED)} {until}"] if certain else []
        yield from [f"may interrupt {some_of(list(perhaps), _MOST_NAMED)} {until}"] if perhaps else []


def _rests_on(path: ComparedPath, group: ResourceId | Outside) -> bool:
    if path.after is None:
        return False
    client = path.after.client
    carried = client.workload.groups if isinstance(client, WorkloadClient) else ()
    return group in known_values(path.after.endpoint.groups) or group in known_values(carried)
