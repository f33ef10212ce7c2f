"""Database instances: those of a cluster stand and are let in as the cluster says, the others as they say themselves.

Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constructs_privatelink.analysis.networks.said_placements import said_placements
from constructs_privatelink.analysis.networks.workload_types import IN_SUBNET_GROUP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constructs_privatelink.analysis.networks.placements import Placement
    from constructs_privatelink.analysis.networks.properties import Fields

_CLUSTER = "AWS::RDS::DBCluster"
_OF_INSTANCE = replace(IN_SUBNET_GROUP, groups="VPCSecurityGroups", public="PubliclyAccessible", default_group=True)


def database_instance(fields: Fields) -> Iterator[Placement]:
    """Yield where an instance of Amazon RDS stands: without groups it has the default group of its VPC, or its cluster's groups."""
    own = list(said_placements(fields, [_OF_INSTANCE]))
    if not fields.has("DBClusterIdentifier"):
        yield from own
        return
    cluster = fields.reading.resource(fields.target("DBClusterIdentifier", _CLUSTER))
    of_cluster = list(said_placements(cluster, [IN_SUBNET_GROUP])) if cluster is not None else []
    groups = of_cluster[0].groups if of_cluster else None
    yield from (replace(placement, groups=groups, default_group=False) for placement in own or of_cluster)
