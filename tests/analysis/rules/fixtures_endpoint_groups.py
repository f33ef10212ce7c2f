"""An endpoint with groups, and what lets clients in."""

from __future__ import annotations

from tests.analysis.rules.examples import endpoint


def guarded(service: str = "kms", **properties: object) -> dict[str, object]:
    return endpoint(service, SecurityGroupIds=[{"Ref": "Group"}], **properties)
