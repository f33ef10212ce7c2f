"""The kinds of things in a network that the rest of the analysis tells apart."""

from __future__ import annotations

from enum import Enum


class EndpointKind(Enum):
    """What kind an endpoint is; its text is how the kind is called in answers.

    https://docs.aws.amazon.com/vpc/latest/privatelink/concepts.html#concepts-vpc-endpoints
    """

    INTERFACE = "interface"
    GATEWAY = "gateway"
    GATEWAY_LOAD_BALANCER = "gateway-load-balancer"
    RESOURCE = "resource"
    SERVICE_NETWORK = "service-network"
    TUNNEL = "tunnel"
    OPENSEARCH_SERVERLESS = "opensearch-serverless"
    UNKNOWN = "unknown"

    __hash__ = object.__hash__  # each is one object, and every path looks its endpoint's kind up

    def __str__(self) -> str:
        """The kind as answers say it."""
        return self.value


LATTICE = (EndpointKind.RESOURCE, EndpointKind.SERVICE_NETWORK, EndpointKind.TUNNEL)
"""The kinds of endpoints that lead to what Amazon VPC Lattice knows by its ARN: they have interfaces, and no AWS service behind them."""

UNASKED = (*LATTICE, EndpointKind.GATEWAY_LOAD_BALANCER)
"""The kinds of endpoints of which no role tells who comes there: only declared clients are asked about."""

ENTERED = (EndpointKind.INTERFACE, EndpointKind.OPENSEARCH_SERVERLESS, *LATTICE)
"""The kinds of endpoints whose interfaces clients connect to."""


class NextHop(Enum):
    """What kind of target a route leads to; its text is how the target is called in answers.

    https://docs.aws.amazon.com/vpc/latest/userguide/route-table-options.html
    """

    LOCAL = "local"
    BLACKHOLE = "blackhole"
    INTERNET_GATEWAY = "internet-gateway"
    EGRESS_ONLY_GATEWAY = "egress-only"
    NAT_GATEWAY = "nat"
    CARRIER_GATEWAY = "carrier-gateway"
    LOCAL_GATEWAY = "local-gateway"
    PEERING = "peering"
    TRANSIT_GATEWAY = "transit-gateway"
    CLOUD_WAN = "cloud-wan"
    VIRTUAL_PRIVATE_GATEWAY = "virtual-private-gateway"
    VPC_ENDPOINT = "vpc-endpoint"
    NETWORK_INTERFACE = "interface"
    INSTANCE = "instance"

    def __str__(self) -> str:
        """The target as answers say it."""
        return self.value


class Authorizer(Enum):
    """What checks the callers of a method of a REST API."""

    NONE = "none"
    IAM = "iam"  # SigV4
    LAMBDA = "lambda"
    COGNITO = "cognito"
