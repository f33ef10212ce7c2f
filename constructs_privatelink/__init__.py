"""AWS PrivateLink for the AWS CDK: endpoints, the network around them, and the catalogue of services.

Each name is imported at first use, so that the catalogue and the other pure parts work without loading `aws_cdk`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from constructs_privatelink.catalogue import AwsService, PortRange, Service
    from constructs_privatelink.endpoint import PrivateLinkEndpoint
    from constructs_privatelink.errors import PrivateLinkError
    from constructs_privatelink.invocation import Caller
    from constructs_privatelink.network import EndpointNetwork
    from constructs_privatelink.policy import EndpointPolicy
    from constructs_privatelink.services.apigateway import ApiGatewayEndpoint
    from constructs_privatelink.services.appstream import AppStreamApiEndpoint, AppStreamStreamingEndpoint
    from constructs_privatelink.services.eks import EksAuthEndpoint, EksEndpoint
    from constructs_privatelink.services.eks_private_cluster import EksPrivateClusterEndpoints
    from constructs_privatelink.services.elasticache import ElastiCacheEndpoint
    from constructs_privatelink.services.opensearch_collections import OpenSearchServerlessCollections
    from constructs_privatelink.services.opensearch_nextgen import OpenSearchServerlessNextGenEndpoint
    from constructs_privatelink.services.opensearchserverless import OpenSearchServerlessEndpoint
    from constructs_privatelink.services.private_domains import PrivateDomain
    from constructs_privatelink.services.private_rest_api import PrivateRestApi
    from constructs_privatelink.validation import PrivateLinkValidation

__all__ = [
    "ApiGatewayEndpoint",
    "AppStreamApiEndpoint",
    "AppStreamStreamingEndpoint",
    "AwsService",
    "Caller",
    "EksAuthEndpoint",
    "EksEndpoint",
    "EksPrivateClusterEndpoints",
    "ElastiCacheEndpoint",
    "EndpointNetwork",
    "EndpointPolicy",
    "OpenSearchServerlessCollections",
    "OpenSearchServerlessEndpoint",
    "OpenSearchServerlessNextGenEndpoint",
    "PortRange",
    "PrivateDomain",
    "PrivateLinkEndpoint",
    "PrivateLinkError",
    "PrivateLinkValidation",
    "PrivateRestApi",
    "Service",
]

_MODULES = {
    "ApiGatewayEndpoint": "services.apigateway",
    "AppStreamApiEndpoint": "services.appstream",
    "AppStreamStreamingEndpoint": "services.appstream",
    "AwsService": "catalogue",
    "Caller": "invocation",
    "EksAuthEndpoint": "services.eks",
    "EksEndpoint": "services.eks",
    "EksPrivateClusterEndpoints": "services.eks_private_cluster",
    "ElastiCacheEndpoint": "services.elasticache",
    "EndpointNetwork": "network",
    "EndpointPolicy": "policy",
    "OpenSearchServerlessCollections": "services.opensearch_collections",
    "OpenSearchServerlessEndpoint": "services.opensearchserverless",
    "OpenSearchServerlessNextGenEndpoint": "services.opensearch_nextgen",
    "PortRange": "catalogue",
    "PrivateDomain": "services.private_domains",
    "PrivateLinkEndpoint": "endpoint",
    "PrivateLinkError": "errors",
    "PrivateLinkValidation": "validation",
    "PrivateRestApi": "services.private_rest_api",
    "Service": "catalogue",
}

if not TYPE_CHECKING:  # a type checker that saw __getattr__ would accept any name

    def __getattr__(name: str) -> object:
        """Import a public name at its first use."""
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name, obj=None)
        value = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    """List the public names too, imported or not."""
    return sorted({*globals(), *__all__})
