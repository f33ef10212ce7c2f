"""``privatelink diff``: what a change of templates changes for whom."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from constructs_privatelink.analysis import load
from constructs_privatelink.analysis.templates.assemblies import MANIFEST
from constructs_privatelink.analysis.templates.documents import each_text_once
from constructs_privatelink.analysis.values import ResourceId
from constructs_privatelink.cli.diff.association_differences import association_differences
from constructs_privatelink.cli.diff.claim_differences import claim_differences
from constructs_privatelink.cli.diff.collection_differences import collection_differences
from constructs_privatelink.cli.diff.differences import Comparison, Difference, ordered, words_of
from constructs_privatelink.cli.diff.endpoint_differences import endpoint_differences
from constructs_privatelink.cli.diff.export_differences import export_differences
from constructs_privatelink.cli.diff.finding_differences import finding_differences, found_in
from constructs_privatelink.cli.diff.order import order_differences
from constructs_privatelink.cli.diff.pairing import Pairing
from constructs_privatelink.cli.diff.path_differences import compared_paths, path_differences
from constructs_privatelink.cli.diff.policy_differences import policy_differences

if TYPE_CHECKING:
    from pathlib import Path

    from constructs_privatelink.analysis import Analysis
    from constructs_privatelink.cli.inputs import Settings

__all__ = ["Comparison", "Difference", "compared", "read", "words_of"]

_NAME_HELD = "PL090"


def read(old: Path, new: Path, settings: Settings) -> tuple[Analysis, Analysis]:
    """Read the templates of both sides.

    A template on its own is compared with the one stack that the other side has, whatever its file is called. Stacks of assemblies are
    compared by their names.

    Args:
        old: A cloud assembly, or a template.
        new: What becomes of it.
        settings: What the templates do not say.

    Raises:
        PrivateLinkError: One of them cannot be read.

    """
    with each_text_once():
        after = _load(new, settings, None)
        if _is_template(old):
            before = _load(old, settings, _only_stack(after))
        else:
            before = _load(old, settings, None)
            name = _only_stack(before) if _is_template(new) else None
            after = after if name is None else _load(new, settings, name)
    settings.check(before, after)
    return before, after


def _load(path: Path, settings: Settings, name: str | None) -> Analysis:
    return load(path, parameters=settings.values(), region=settings.region, assume=settings.assume or (), name=name)


def _is_template(path: Path) -> bool:
    return not path.is_dir() and path.name != MANIFEST


def _only_stack(analysis: Analysis) -> str | None:
    """Return the name of the only stack that is nested in no other; None where there are several."""
    names = set(analysis.stacks.stacks)
    outer = [name for name in names if name.rpartition("/")[0] not in names]
    return outer[0] if len(outer) == 1 else None


def compared(old: Analysis, new: Analysis) -> Comparison:
    """Return what changes.

    Args:
        old: What the templates said.
        new: What they say.

    """
    pairing = Pairing(old, new)
    paths = compared_paths(pairing)
    users: dict[ResourceId, list[str]] = defaultdict(list)
    for path in paths:
        if path.verdicts[0] == "reachable" and path.stays:
            users[path.endpoint].append(path.client)
    users = {endpoint: sorted(clients) for endpoint, clients in users.items()}
    before, after = found_in(pairing)
    held = [finding for finding in after if finding.rule == _NAME_HELD]
    refused = {finding.resource: finding for finding in held if isinstance(finding.resource, ResourceId)}
    # What an endpoint's difference tells is no difference of its own.
    told = {finding for finding in refused.values() if finding.acknowledged is None}
    others = [finding for finding in after if finding not in told]
    differences = (
        *path_differences(paths),
        *claim_differences(pairing),
        *endpoint_differences(pairing, users, refused),
        *order_differences(pairing, paths, refused.keys()),
        *export_differences(pairing),
        *association_differences(pairing),
        *policy_differences(pairing),
        *collection_differences(pairing),
        *finding_differences(pairing, before, others),
    )
    same = [path.verdicts[1] for path in paths if path.verdicts[0] == path.verdicts[1]]
    return Comparison(ordered(differences), same.count("blocked"), same.count("unknown"), new.omissions)
