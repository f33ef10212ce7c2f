"""Whether a part of a template, as it is written, refers to a resource of its stack."""

from __future__ import annotations

import json


def refers_to(raw: object, logical_id: str) -> bool:
    """Return whether a part of a template refers to a resource: by ``Ref``, ``Fn::GetAtt`` or in ``Fn::Sub``.

    Args:
        raw: The part, as it is written.
        logical_id: The resource's.

    """
    return refers_in(json.dumps(raw, default=str), logical_id)


def refers_in(text: str, logical_id: str) -> bool:
    """Return the same of a part that is JSON text already."""
    return any(
        form in text
        for form in (
            f'{{"Ref": "{logical_id}"}}',
            f'"Fn::GetAtt": ["{logical_id}"',
            f'"Fn::GetAtt": "{logical_id}.',
            f"${{{logical_id}}}",
            f"${{{logical_id}.",
        )
    )
