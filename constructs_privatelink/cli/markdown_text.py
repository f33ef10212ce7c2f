"""Texts in Markdown: what a template says stays text there, in one line, and calls nobody."""

from __future__ import annotations

import re

from constructs_privatelink.visible_text import visible

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~&$-])")


def literal(text: str) -> str:
    """Return a text that Markdown takes literally, in tables too, and that notifies nobody.

    Args:
        text: The text.

    """
    return _SPECIAL.sub(r"\\\1", " ".join(visible(text).split())).replace("@", "@<!-- -->")
