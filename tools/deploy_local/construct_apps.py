"""The constructs that the sample app lacks, as an app and a change of it: ``python -m tools.deploy_local.construct_apps before``.

- ``before``: an isolated app by ``network.serve``; a platform's defaults with ``network.add``, a bundle, a gateway endpoint and zones by
  their ids; and an endpoint of the CDK's own.
- ``after`` says the same by other words: the isolated app by ``network.add``, and that endpoint taken over with its inline rule, in a
  network that uses an existing endpoint besides.
"""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2

from constructs_privatelink import (
    AwsService,
    Bundle,
    EndpointBundle,
    EndpointDefaults,
    EndpointNetwork,
    EndpointPolicy,
    PrivateLinkEndpoint,
)
from tools.deploy_local.account import ACCOUNT, REGION
from tools.deploy_local.isolated_app import isolated

if TYPE_CHECKING:
    from constructs import Construct

PREFIX_LIST = "pl-63a5400a"
EXISTING = "vpce-0123456789abcdef0"
ADDED_CLIENT = "10.8.0.0/16"
BY_GATEWAY = ("s3",)
BY_INTERFACE = ("codebuild", "ecr.api", "ecr.dkr", "lambda", "logs", "secretsmanager", "sqs", "ssmmessages", "sts")
ZONES = {f"{REGION}a": "use1-az4", f"{REGION}b": "use1-az6"}


class Moment(StrEnum):
    """What is deployed, in this order."""

    BEFORE = "before"
    AFTER = "after"


class PlatformStack(cdk.Stack):
    """A platform's defaults, and what networks make by one line."""

    def __init__(self, scope: Construct, id: str, *, env: cdk.Environment) -> None:
        """Make them."""
        super().__init__(scope, id, env=env)
        EndpointDefaults(policy=EndpointPolicy.full_access(), tags={"Platform": "network"}).apply_to(self)
        vpc = vpc_of(self)
        clients = ec2.SecurityGroup(self, "Clients", vpc=vpc, allow_all_outbound=False)
        network = EndpointNetwork(self, "Endpoints", vpc=vpc, clients=[clients], availability_zone_ids=ZONES)
        network.add("kms", AwsService.SNS)
        network.add_gateway("s3", prefix_list=PREFIX_LIST)
        EndpointBundle(self, "Fargate", network=network, bundle=Bundle.ECS_FARGATE)


class TakenOverStack(cdk.Stack):
    """An endpoint of the CDK's own, or ours in its place."""

    def __init__(self, scope: Construct, id: str, *, env: cdk.Environment, is_ours: bool) -> None:
        """Make it."""
        super().__init__(scope, id, env=env)
        vpc = vpc_of(self)
        if is_ours:
            network = EndpointNetwork(
                self, "Network", vpc=vpc, clients=[ADDED_CLIENT], keep_inline_rules=True, existing={AwsService.SQS: EXISTING}
            )
            cdk.CfnOutput(self, "Queues", value=network.add("sqs")["sqs"].vpc_endpoint_id)
            PrivateLinkEndpoint(self, "Kms", network=network, service=AwsService.KMS)
        else:
            kms = ec2.InterfaceVpcEndpoint(self, "Kms", vpc=vpc, service=ec2.InterfaceVpcEndpointAwsService.KMS)
            # The stand-in changes no tags.
            cdk.Tags.of(kms).add("Name", f"{id}/Kms", include_resource_types=["AWS::EC2::VPCEndpoint"])


def vpc_of(stack: cdk.Stack) -> ec2.Vpc:
    """Make a VPC with subnets of one kind."""
    isolated_subnets = [ec2.SubnetConfiguration(name="endpoints", subnet_type=ec2.SubnetType.PRIVATE_ISOLATED)]
    return ec2.Vpc(
        stack,
        "Vpc",
        availability_zones=list(ZONES),
        nat_gateways=0,
        restrict_default_security_group=False,
        subnet_configuration=isolated_subnets,
    )


def main(moment: Moment) -> None:
    """Synthesize the app, to where the CDK CLI says."""
    app, env = cdk.App(), cdk.Environment(account=ACCOUNT, region=REGION)
    network, workloads = isolated(app, env)
    if moment is Moment.BEFORE:
        network.endpoints.serve(*workloads.workloads)
    else:
        for client in (*workloads.workloads, workloads.brokers):
            network.endpoints.allow_from(client)
        network.endpoints.add(*BY_INTERFACE)
        network.endpoints.add_gateway(*BY_GATEWAY)
    PlatformStack(app, "Platform", env=env)
    TakenOverStack(app, "TakenOver", env=env, is_ours=moment is Moment.AFTER)
    app.synth()


if __name__ == "__main__":
    main(Moment(sys.argv[1]))
