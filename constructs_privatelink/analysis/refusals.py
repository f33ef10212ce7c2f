"""What keeps an endpoint from being made: errors that the rules find of it, before which no path to it matters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.rules import RULES

if TYPE_CHECKING:
    from constructs_privatelink.analysis.questions import Analysis
    from constructs_privatelink.analysis.rules import Finding
    from constructs_privatelink.analysis.values import Outside, ResourceId

_OF_ENDPOINTS = frozenset(f"PL{number:03}" for number in (1, 2, 3, 5, 6, 9, 10, 11, 13, 17, 18, 20, 22, 24, 29, 50, 53, 55, 72))
"""The rules about what EC2, or the service that makes the endpoint, refuses."""


def refusals(analysis: Analysis, endpoint: ResourceId | Outside) -> tuple[Finding, ...]:
    """Return the errors that stand against making an endpoint, without those that are acknowledged.

    Args:
        analysis: The networks.
        endpoint: The endpoint.

    """
    findings = (finding for rule in RULES if rule.id in _OF_ENDPOINTS for finding in rule.findings(analysis.context))
    errors = (analysis.heard(finding) for finding in findings if finding.resource == endpoint and finding.severity == "error")
    return tuple(finding for finding in errors if finding.acknowledged is None)
