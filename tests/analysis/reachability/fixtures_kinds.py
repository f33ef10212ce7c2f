"""Templates with clients of each kind, and what is said of them."""

from __future__ import annotations

from tests.analysis.networks.fixtures_models import Json, ref, resource
from tests.analysis.reachability.fixtures_verdicts import HOME, changed, https

ANYBODY = changed("EndGroup", SecurityGroupIngress=[https(CidrIp="0.0.0.0/0")])


GATEWAY = {
    **changed("Endpoint", VpcEndpointType=None, SubnetIds=None, SecurityGroupIds=None, ServiceName="com.amazonaws.eu-west-1.s3"),
    "Table": resource("EC2::RouteTable", **HOME),
    "OfApps": resource("EC2::SubnetRouteTableAssociation", SubnetId=ref("Apps"), RouteTableId=ref("Table")),
}


def out_by(**target: Json) -> Json:
    """Return a route of the endpoint's subnet to everything."""
    return {
        "Table": resource("EC2::RouteTable", **HOME),
        "OfEnds": resource("EC2::SubnetRouteTableAssociation", SubnetId=ref("Ends"), RouteTableId=ref("Table")),
        "Route": resource("EC2::Route", RouteTableId=ref("Table"), DestinationCidrBlock="0.0.0.0/0", **target),
    }
