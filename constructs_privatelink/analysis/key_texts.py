"""The keys of values that are not known: which letters of one are certain, and which stand inside of what a deployment fills in."""

from __future__ import annotations

import re

_INNERMOST = re.compile(r"\$?\{[^{}]*\}")


def masked(key: str) -> str:
    """Return a key in which what a deployment fills in is hidden, whatever is written in it, and that is as long.

    Args:
        key: As `Unknown` has it: ``"com.amazonaws.${Fn::If:Network/Own:vpce:${AWS::Region}}.kms"``.

    """
    hidden = key
    while (further := _INNERMOST.sub(lambda atom: "_" * len(atom[0]), hidden)) != hidden:
        hidden = further
    return hidden
