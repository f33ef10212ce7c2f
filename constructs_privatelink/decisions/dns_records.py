"""Which kinds of DNS records an endpoint can have, by its IP address type.

AWS: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DnsOptionsSpecification.html,
https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html#gateway-endpoint-dns-record-ip-type
"""

from __future__ import annotations

SERVICE_DEFINED = "service-defined"
NOT_SPECIFIED = "not-specified"
"""What says as much as nothing."""

OF_INTERFACES = {
    "ipv4": ("ipv4",),
    "ipv6": ("ipv6",),
    "dualstack": ("ipv4", "ipv6", "dualstack", SERVICE_DEFINED),
}
"""Of interface endpoints."""

OF_GATEWAYS = {
    "ipv4": ("ipv4", SERVICE_DEFINED),
    "ipv6": ("ipv6", SERVICE_DEFINED),
    "dualstack": ("ipv4", "ipv6", "dualstack", SERVICE_DEFINED),
}
"""Of gateway endpoints; those of a service with IPv4 alone have service-defined ones."""
