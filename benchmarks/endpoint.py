"""What one endpoint costs in kernel messages, ours beside the CDK's own constructs.

    python -m benchmarks.endpoint

The same endpoint with a policy three times, in a network where others are already:

- ours: it shares the network's security group, has a Name tag, and writes its intent;
- by hand, the same template: what a user would write for exactly the resources above;
- by hand, as most people do it: a security group and rule of its own, a policy and an output, no tag and no intent.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam
from aws_cdk.assertions import Template

from benchmarks.messages import counted
from constructs_privatelink import AwsService, EndpointNetwork, EndpointPolicy, PrivateLinkEndpoint
from constructs_privatelink.decisions.intent import KEY, VERSION

if TYPE_CHECKING:
    from collections.abc import Callable

STATEMENT = {"Effect": "Allow", "Principal": "*", "Action": ["kms:Decrypt"], "Resource": "*"}


class Network:
    """A stack with a VPC and one endpoint, made by this library or by hand."""

    def __init__(self, *, ours: bool) -> None:
        """Make the VPC, the shared security group and its rule, and a first endpoint."""
        self.stack = cdk.Stack(cdk.App(), "Stack")
        self.vpc = ec2.Vpc(
            self.stack,
            "Vpc",
            max_azs=2,
            nat_gateways=0,
            subnet_configuration=[ec2.SubnetConfiguration(name="endpoints", subnet_type=ec2.SubnetType.PRIVATE_ISOLATED)],
        )
        if ours:
            self.network = EndpointNetwork(self.stack, "Network", vpc=self.vpc)
            PrivateLinkEndpoint(self.stack, "Logs", network=self.network, service=AwsService.CLOUDWATCH_LOGS)
        else:
            self.group = ec2.SecurityGroup(self.stack, "Group", vpc=self.vpc, allow_all_outbound=False)
            self.group.add_ingress_rule(ec2.Peer.ipv4("10.0.0.0/16"), ec2.Port.tcp(443))
            resource = self.group.node.default_child
            if not isinstance(resource, ec2.CfnSecurityGroup):
                raise TypeError(resource)
            self.holder = resource.logical_id
            ec2.InterfaceVpcEndpoint(
                self.stack,
                "Logs",
                vpc=self.vpc,
                service=ec2.InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS,
                security_groups=[self.group],
                open=False,
            )

    def endpoint(self) -> object:
        """Return the resource of the endpoint that was measured, without the names of its security group."""
        resources = Template.from_stack(self.stack).to_json()["Resources"]
        named = (resource for name, resource in resources.items() if name.startswith("Kms"))
        endpoint = next(resource for resource in named if resource["Type"] == "AWS::EC2::VPCEndpoint")
        groups = endpoint["Properties"]["SecurityGroupIds"]
        intent = {**endpoint.get("Metadata", {}).get(KEY, {}), "shared": len(groups)}
        return {**endpoint, "Properties": {**endpoint["Properties"], "SecurityGroupIds": len(groups)}, "Metadata": intent}


def ours(made: Network) -> None:
    """Add the endpoint as this library does."""
    policy = EndpointPolicy.allow("kms:Decrypt")
    PrivateLinkEndpoint(made.stack, "Kms", network=made.network, service=AwsService.KMS, policy=policy)


def same_by_hand(made: Network) -> None:
    """Add the same endpoint, tag and metadata with the CDK's own constructs."""
    endpoint = ec2.InterfaceVpcEndpoint(
        made.stack,
        "Kms",
        vpc=made.vpc,
        service=ec2.InterfaceVpcEndpointAwsService.KMS,
        security_groups=[made.group],
        open=False,
    )
    endpoint.add_to_policy(iam.PolicyStatement.from_json(STATEMENT))
    cdk.Tags.of(endpoint).add("Name", "Stack/Kms")
    resource = endpoint.node.default_child
    if not isinstance(resource, ec2.CfnVPCEndpoint):
        raise TypeError(resource)
    resource.add_metadata(KEY, {"version": VERSION, "service": "kms", "ports": ["tcp/443"], "shared": made.holder})


def usual_by_hand(made: Network) -> None:
    """Add an endpoint with a group and rule of its own, a policy and an output, as most people do."""
    group = ec2.SecurityGroup(made.stack, "KmsGroup", vpc=made.vpc, allow_all_outbound=False)
    group.add_ingress_rule(ec2.Peer.ipv4("10.0.0.0/16"), ec2.Port.tcp(443))
    endpoint = ec2.InterfaceVpcEndpoint(
        made.stack,
        "Kms",
        vpc=made.vpc,
        service=ec2.InterfaceVpcEndpointAwsService.KMS,
        security_groups=[group],
        open=False,
    )
    statement = iam.PolicyStatement(actions=["kms:Decrypt"], resources=["*"], principals=[iam.StarPrincipal()])
    endpoint.add_to_policy(statement)
    cdk.CfnOutput(made.stack, "KmsId", value=endpoint.vpc_endpoint_id)


def measure(add: Callable[[Network], None], *, with_ours: bool) -> tuple[list[str], object]:
    """Return the messages that adding an endpoint takes, and the endpoint's resource."""
    made = Network(ours=with_ours)
    with counted() as sent:
        add(made)
    return sent, made.endpoint()


def main() -> None:
    """Print the three figures, and fail if the two that must be the same template are not."""
    mine, resource = measure(ours, with_ours=True)
    same, by_hand = measure(same_by_hand, with_ours=False)
    usual, _ = measure(usual_by_hand, with_ours=False)
    if resource != by_hand:
        raise SystemExit(f"the templates differ:\n{json.dumps(resource, indent=1)}\n{json.dumps(by_hand, indent=1)}")
    print(f"ours                            {len(mine):3} messages")
    print(f"by hand, the same template      {len(same):3} messages, ratio {len(mine) / len(same):.2f}")
    print(f"by hand, the usual way          {len(usual):3} messages, ratio {len(mine) / len(usual):.2f}")


if __name__ == "__main__":
    main()
