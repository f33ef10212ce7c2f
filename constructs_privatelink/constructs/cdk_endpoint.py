"""What the CDK asks of an ``ec2.IVpcEndpoint``, answered by the endpoint of the CDK that stands inside ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from aws_cdk import aws_ec2 as ec2

if TYPE_CHECKING:
    import aws_cdk as cdk
    from aws_cdk.interfaces import ResourceEnvironment
    from aws_cdk.interfaces.aws_ec2 import VPCEndpointReference


Inner = TypeVar("Inner", ec2.InterfaceVpcEndpoint, ec2.GatewayVpcEndpoint)


class CdkEndpoint(Generic[Inner]):
    """An endpoint around one of the CDK's."""

    _endpoint: Inner
    _stack: cdk.Stack

    @property
    def endpoint(self) -> Inner:
        """The L2 inside."""
        return self._endpoint

    @property
    def vpc_endpoint_id(self) -> str:
        """``vpce-...``; a token until deployment."""
        return self._endpoint.vpc_endpoint_id

    @property
    def vpc_endpoint_ref(self) -> VPCEndpointReference:
        """A reference to the resource, for the CDK."""
        return self._endpoint.vpc_endpoint_ref

    @property
    def stack(self) -> cdk.Stack:
        """The stack that the endpoint is in."""
        return self._stack

    @property
    def env(self) -> ResourceEnvironment:
        """The account and Region that the endpoint is in."""
        return self._endpoint.env

    def apply_removal_policy(self, policy: cdk.RemovalPolicy) -> None:
        """Say what becomes of the endpoint when it leaves the template.

        Args:
            policy: What becomes of it.

        """
        self._endpoint.apply_removal_policy(policy)
