"""Route tables of templates, and what is read of them."""

from __future__ import annotations

from tests.analysis.networks.fixtures_models import ref, resource

TABLE = {"Table": resource("EC2::RouteTable", VpcId=ref("Vpc"))}
