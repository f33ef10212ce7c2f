"""AWS PrivateLink for the AWS CDK: endpoints, the network around them, and the catalogue of services.

Each name is imported at first use, so that the catalogue and the other pure parts work without loading `aws_cdk`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from constructs_privatelink.catalogue import AwsService, PortRange, Service
    from constructs_privatelink.catalogue.bundles import Bundle
    from constructs_privatelink.constructs.endpoint import PrivateLinkEndpoint
    from constructs_privatelink.constructs.endpoint_bundle import EndpointBundle
    from constructs_privatelink.constructs.endpoint_defaults import EndpointDefaults
    from constructs_privatelink.constructs.existing import ExistingEndpoint
    from constructs_privatelink.constructs.gateway_endpoint import GatewayEndpoint
    from constructs_privatelink.constructs.services.apis.apigateway import ApiGatewayEndpoint
    from constructs_privatelink.constructs.services.apis.private_domains import PrivateDomain
    from constructs_privatelink.constructs.services.apis.private_rest_api import PrivateRestApi
    from constructs_privatelink.constructs.services.appstream import AppStreamApiEndpoint, AppStreamStreamingEndpoint
    from constructs_privatelink.constructs.services.eks import EksAuthEndpoint, EksEndpoint
    from constructs_privatelink.constructs.services.eks_private_cluster import EksPrivateClusterEndpoints
    from constructs_privatelink.constructs.services.elasticache import ElastiCacheEndpoint
    from constructs_privatelink.constructs.services.opensearch.collections import OpenSearchServerlessCollections
    from constructs_privatelink.constructs.services.opensearch.nextgen import OpenSearchServerlessNextGenEndpoint
    from constructs_privatelink.constructs.services.opensearch.serverless import OpenSearchServerlessEndpoint
    from constructs_privatelink.decisions.invocation import Caller
    from constructs_privatelink.errors import PrivateLinkError
    from constructs_privatelink.policy.document import EndpointPolicy
    from constructs_privatelink.serving import EndpointNetwork
    from constructs_privatelink.validation import PrivateLinkValidation

__all__ = [
    "ApiGatewayEndpoint",
    "AppStreamApiEndpoint",
    "AppStreamStreamingEndpoint",
    "AwsService",
    "Bundle",
    "Caller",
    "EksAuthEndpoint",
    "EksEndpoint",
    "EksPrivateClusterEndpoints",
    "ElastiCacheEndpoint",
    "EndpointBundle",
    "EndpointDefaults",
    "EndpointNetwork",
    "EndpointPolicy",
    "ExistingEndpoint",
    "GatewayEndpoint",
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
    "ApiGatewayEndpoint": "constructs.services.apis.apigateway",
    "AppStreamApiEndpoint": "constructs.services.appstream",
    "AppStreamStreamingEndpoint": "constructs.services.appstream",
    "AwsService": "catalogue",
    "Bundle": "catalogue.bundles",
    "Caller": "decisions.invocation",
    "EksAuthEndpoint": "constructs.services.eks",
    "EksEndpoint": "constructs.services.eks",
    "EksPrivateClusterEndpoints": "constructs.services.eks_private_cluster",
    "ElastiCacheEndpoint": "constructs.services.elasticache",
    "EndpointBundle": "constructs.endpoint_bundle",
    "EndpointDefaults": "constructs.endpoint_defaults",
    "ExistingEndpoint": "constructs.existing",
    "EndpointNetwork": "serving",
    "EndpointPolicy": "policy.document",
    "GatewayEndpoint": "constructs.gateway_endpoint",
    "OpenSearchServerlessCollections": "constructs.services.opensearch.collections",
    "OpenSearchServerlessEndpoint": "constructs.services.opensearch.serverless",
    "OpenSearchServerlessNextGenEndpoint": "constructs.services.opensearch.nextgen",
    "PortRange": "catalogue",
    "PrivateDomain": "constructs.services.apis.private_domains",
    "PrivateLinkEndpoint": "constructs.endpoint",
    "PrivateLinkError": "errors",
    "PrivateLinkValidation": "validation",
    "PrivateRestApi": "constructs.services.apis.private_rest_api",
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
