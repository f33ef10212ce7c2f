"""From where no endpoint reaches a service of another Region. Which services can be reached so is data: `Service.cross_region`.

AWS: https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-cross-region-privatelink-support.html, as of 2026-11.
"""

from __future__ import annotations

ZONES_WITHOUT_REMOTE_ACCESS = frozenset({"use1-az3", "usw1-az2", "apne1-az3", "apne2-az2", "apne2-az4"})
"""Ids of the Availability Zones in which no endpoint can name another Region as its service Region."""
