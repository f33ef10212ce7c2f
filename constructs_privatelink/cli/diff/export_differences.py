"""Exports that go while a deployed stack imports them: CloudFormation refuses the update."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.cli.diff.differences import Difference
from constructs_privatelink.errors import some_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.cli.diff.pairing import Pairing

_MOST_NAMED = 3


def export_differences(pairing: Pairing) -> Iterator[Difference]:
    """Yield the exports of stacks that stay, which go while a stack that is deployed imports them."""
    before, after = pairing.old.stacks, pairing.new.stacks
    for (stack, name), importers in before.imports.items():
        if stack in after.exported and name not in after.exported[stack]:
            users = some_of(importers, _MOST_NAMED)
            text = f"the export {name!r} goes, and it is in use: the deployed {users} {'import' if len(importers) > 1 else 'imports'} it"
            change = "keep it for one deployment (in the CDK: stack.export_value(...) of what it exports), until nobody imports it"
            yield Difference("exports", "in-use", stack, text, (f"CloudFormation refuses the update of {stack}", f"change: {change}"))
