"""Availability Zones, and whether two subnets are certainly not in one: templates say names, ids, or places in the Region's list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.values import Unknown

if TYPE_CHECKING:
    from constructs_privatelink.analysis.values import Maybe

_ZONE_NAME = re.compile(r"[a-z]{2,}(-[a-z]+)+-\d[a-z]")
_ZONE_ID = re.compile(r"[a-z]+\d-az\d")
_LISTED = re.compile(r"(\$\{Fn::GetAZs:.*)/\d+\}")


def zones_differ(first: Maybe[str], second: Maybe[str]) -> bool:
    """Return whether two zones certainly differ: two names do, two ids do, and two places in one list; a name and an id perhaps not."""
    if isinstance(first, Unknown) or isinstance(second, Unknown) or first == second:
        return False
    lists = [_LISTED.fullmatch(zone) for zone in (first, second)]
    if lists[0] is not None and lists[1] is not None:
        return lists[0][1] == lists[1][1]
    return any(form.fullmatch(first) and form.fullmatch(second) for form in (_ZONE_NAME, _ZONE_ID))
