"""Ids that stand in texts: several between commas, or one behind its kind, as ``subnet:subnet-0123``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.key_texts import masked
from constructs_privatelink.analysis.values import Outside, ResourceId, Unknown

if TYPE_CHECKING:
    from constructs_privatelink.analysis.networks.properties import Fields
    from constructs_privatelink.analysis.values import Target

_REFERRED = re.compile(r"\$\{([^{}]+?)\.([A-Za-z0-9]+)(?:\.GroupId|\.SubnetId|\.Id)?\}")


def targets_in(fields: Fields, name: str, type: str) -> tuple[Target, ...] | Unknown | None:
    """Return what a list refers to, or a text with commas: ids, and references between the commas; None where it is absent.

    Args:
        fields: What has the property.
        name: The property.
        type: The type of what is referred to.

    """
    value = fields.get(name)
    parts = _between_commas(value.key) if isinstance(value, Unknown) and value.key is not None else []
    if isinstance(value, Unknown) and len(parts) > 1:
        return tuple(target_in(part.strip(), fields, value) for part in parts)
    return fields.targets(name, type)


def _between_commas(key: str) -> list[str]:
    """Return what stands between the commas of a text; those inside of what a deployment fills in, as of ``Fn::Split``, are none."""
    commas = [at for at, letter in enumerate(masked(key)) if letter == ","]
    return [key[start:end] for start, end in zip([0, *(at + 1 for at in commas)], [*commas, len(key)], strict=True)]


def target_in(text: str, fields: Fields, whole: Unknown) -> Target:
    """Return what a part of a text names, an id or a reference.

    Args:
        text: The part.
        fields: What has the text.
        whole: The text.

    """
    referred = _REFERRED.fullmatch(text)
    if referred is None:
        return Unknown(whole.code, whole.where, whole.why, text) if "${" in text else Outside(text)
    known = fields.reading.resource(ResourceId(referred[1], referred[2]))
    return known.id if known is not None else Unknown(whole.code, whole.where, whole.why, text)
