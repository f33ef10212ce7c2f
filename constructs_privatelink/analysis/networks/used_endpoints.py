"""Which endpoints something else of the templates takes: by their own names, or by their ids, with which the names can be looked up."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.values import ResourceId

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from constructs_privatelink.analysis.networks.model import Endpoint
    from constructs_privatelink.analysis.templates.stack_set import StackSet

_ADMITS = {"aws:sourcevpce", "dependson"}
_NAMED = re.compile(r"\$\{([A-Za-z0-9]+)(?:\.[^}]*)?\}")


def used_endpoints(stacks: StackSet, endpoints: Iterable[Endpoint]) -> frozenset[ResourceId]:
    """Return those of some endpoints that their templates name elsewhere than in policies that admit them.

    Args:
        stacks: The templates.
        endpoints: The endpoints.

    """
    asked: dict[str, set[str]] = defaultdict(set)
    for endpoint in endpoints:
        asked[endpoint.id.stack].add(endpoint.id.logical_id)
    return frozenset(
        ResourceId(stack, name)
        for stack, names in asked.items()
        for section in ("Resources", "Outputs")
        for name in names.intersection(_referred_ids(stacks.written(stack, section)))
    )


def _referred_ids(value: object) -> Iterator[str]:
    """Yield the logical ids that a part of a template refers to."""
    waiting = [value]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Mapping):
            argument = part.get("Fn::GetAtt", part.get("Ref"))
            first = argument[0] if isinstance(argument, list) and argument else argument
            if isinstance(first, str):
                yield first.partition(".")[0]
            waiting += [inner for key, inner in part.items() if str(key).lower() not in _ADMITS]
        elif isinstance(part, list):
            waiting += part
        elif isinstance(part, str) and "${" in part:
            yield from _NAMED.findall(part)
