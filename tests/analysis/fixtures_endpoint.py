"""An endpoint of AWS KMS in a VPC, as the model has them."""

from __future__ import annotations

from constructs_privatelink.analysis.networks.kinds import EndpointKind
from constructs_privatelink.analysis.networks.model import Endpoint, Vpc
from constructs_privatelink.analysis.values import ResourceId
from constructs_privatelink.catalogue.lookup import template_of
from constructs_privatelink.catalogue.ports import HTTPS

VPC_ID, ENDPOINT_ID = ResourceId("Network", "Vpc"), ResourceId("Network", "Endpoint")

VPC = Vpc(VPC_ID, (), closed=True, dns_support=True, dns_hostnames=True)

ENDPOINT = Endpoint(
    id=ENDPOINT_ID,
    kind=EndpointKind.INTERFACE,
    service_name="com.amazonaws.eu-west-1.kms",
    service=template_of("kms"),
    vpc=VPC_ID,
    subnets=(),
    groups=(),
    ports=(HTTPS,),
    families=frozenset({"ipv4"}),
    private_dns=True,
)
