"""Clients, routes and VPCs to put into the small network."""

from __future__ import annotations

from tests.analysis.networks.fixtures_models import ref
from tests.analysis.reachability.fixtures_verdicts import changed, https

CLOSED = changed("EndGroup", SecurityGroupIngress=[https(SourceSecurityGroupId=ref("EndGroup"))])
