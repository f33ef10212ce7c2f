"""What an endpoint is called in the DNS, whether private DNS is on or off."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import aws_cdk as cdk

if TYPE_CHECKING:
    from aws_cdk import aws_ec2 as ec2


class EndpointNames:
    """The names of an interface endpoint itself."""

    _endpoint: ec2.InterfaceVpcEndpoint

    if TYPE_CHECKING:

        def _count_zones(self, purpose: str) -> int: ...

    @property
    def dns_name(self) -> str:
        """The regional DNS name of this endpoint, from the first of its ``DnsEntries``; a token until deployment."""
        return cdk.Fn.select(1, self._dns_entry)

    @property
    def hosted_zone_id(self) -> str:
        """The hosted zone of `dns_name`, for alias records; a token until deployment."""
        return cdk.Fn.select(0, self._dns_entry)

    @property
    def zonal_dns_names(self) -> tuple[str, ...]:
        """The DNS names of single zones, one for each subnet, in an order of AWS's own; tokens until deployment.

        Raises:
            PrivateLinkError: A list token stands for the subnets.

        """
        entries = self._endpoint.vpc_endpoint_dns_entries
        zonal = (cdk.Fn.select(number, entries) for number in range(1, self._count_zones("zonal DNS names") + 1))
        return tuple(cdk.Fn.select(1, cdk.Fn.split(":", entry)) for entry in zonal)

    @property
    def endpoint_url(self) -> str:
        """``https://`` and `dns_name`: reaches this endpoint whether private DNS is on or off."""
        return f"https://{self.dns_name}"

    @cached_property
    def _dns_entry(self) -> list[str]:
        # An entry is "<hosted zone id>:<name>", and the regional one comes first.
        return cdk.Fn.split(":", cdk.Fn.select(0, self._endpoint.vpc_endpoint_dns_entries))
