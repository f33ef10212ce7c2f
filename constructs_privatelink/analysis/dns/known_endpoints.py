"""The endpoints whose private names each VPC knows: its own, and those that a Route 53 profile brings.

AWS: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/profile-associate-vpc-endpoints.html
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.codes import Code
from constructs_privatelink.analysis.values import Unknown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from constructs_privatelink.analysis.networks.model import Endpoint, Model
    from constructs_privatelink.analysis.values import Target


def known_endpoints(model: Model) -> Mapping[Target, Sequence[Endpoint]]:
    """Return the endpoints that each VPC of a model knows private names of, its own first."""
    by_vpc: dict[Target, list[Endpoint]] = {}
    by_id: dict[Target, Endpoint] = {endpoint.id: endpoint for endpoint in model.endpoints}
    for endpoint in model.endpoints:
        by_vpc.setdefault(endpoint.vpc, []).append(endpoint)
    for shared in model.resolution.shared_endpoints:
        brought = by_id.get(shared.endpoint)
        if brought is not None and brought not in by_vpc.get(shared.vpc, ()):
            off = Unknown(Code.PL_PRIVATE_DNS_OFF, str(brought.id), "a profile brings it, and its private DNS is off")
            on = off if brought.private_dns is False else brought.private_dns
            by_vpc.setdefault(shared.vpc, []).append(replace(brought, private_dns=on, exists=shared.exists))
    return by_vpc
