"""Availability Zones and what is no such zone, told by names and ids: of some names only a part is known.

Sources: https://docs.aws.amazon.com/local-zones/latest/ug/available-local-zones.html,
https://docs.aws.amazon.com/wavelength/latest/developerguide/available-wavelength-zones.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.values import Unknown

if TYPE_CHECKING:
    from constructs_privatelink.analysis.values import Maybe

_NAME = re.compile(r"[a-z]{2,}(-[a-z]+)+-\d([a-z]|-[a-z]{3}-\d+[a-z])")
_ID = re.compile(r"[a-z]+\d-([a-z]{3}\d*-)?az\d")
_LOCAL = re.compile(r"(?:[a-z]{2,}(?:-[a-z]+)+-\d+|\$\{[^{}]*\})-(?!wl)[a-z]{3}-\d+[a-z]|[a-z]+\d+-(?!wl)[a-z]{3}\d*-az\d+")
_WAVELENGTH = re.compile(r".*-wl\d+-[a-z]+-?wlz-?\d+|[a-z]+\d+-wl\d+-[a-z]+-wlz\d+")
_LISTED = re.compile(r"(\$\{Fn::GetAZs:.*)/\d+\}")
_PIECES = re.compile(r"(\$\{[^{}]*\})")


def zones_differ(first: Maybe[str], second: Maybe[str]) -> bool:
    """Return whether two zones certainly differ: two names do, two ids do, and two places in one list; a name and an id perhaps not.

    So do texts of which the same part is not known: ``${AWS::Region}a`` and ``${AWS::Region}b``.
    """
    if isinstance(first, Unknown) or isinstance(second, Unknown) or first == second:
        return False
    lists = [_LISTED.fullmatch(zone) for zone in (first, second)]
    if lists[0] is not None and lists[1] is not None:
        return lists[0][1] == lists[1][1]
    pieces = [_PIECES.split(zone) for zone in (first, second)]
    if len(pieces[0]) > 1 and pieces[0][:-1] == pieces[1][:-1]:
        return pieces[0][-1] != pieces[1][-1]
    return any(form.fullmatch(first) and form.fullmatch(second) for form in (_NAME, _ID))


def is_local(zone: Maybe[str]) -> bool:
    """Return whether a zone certainly is a Local Zone: ``us-west-2-lax-1a``, ``${AWS::Region}-lax-1a``, ``usw2-lax1-az1``."""
    return isinstance(zone, str) and _LOCAL.fullmatch(zone) is not None


def is_wavelength(zone: Maybe[str]) -> bool:
    """Return whether a zone certainly is a Wavelength Zone: ``us-east-1-wl1-bos-wlz-1``, ``use1-wl1-bos-wlz1``."""
    return isinstance(zone, str) and _WAVELENGTH.fullmatch(zone) is not None
