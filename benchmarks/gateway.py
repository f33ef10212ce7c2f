"""What one gateway endpoint costs in kernel messages, ours beside the CDK's own constructs.

    python -m benchmarks.gateway

The same endpoint of Amazon S3 twice: on the route tables of its clients, with a rule that lets a closed group out to the prefix list, and
entries that open the network ACL of the clients. Ours writes its intent besides.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2
from aws_cdk.assertions import Template

from benchmarks.messages import counted
from constructs_privatelink import AwsService, EndpointNetwork, GatewayEndpoint

if TYPE_CHECKING:
    from collections.abc import Callable

LIST, RANGES = "pl-6da54004", ("52.218.0.0/17", "3.5.64.0/21", "52.92.0.0/17", "18.34.240.0/22")


class Apps:
    """A stack with a VPC, a closed group and the network ACL of its subnets, and a network around them where this library makes it."""

    def __init__(self, *, ours: bool) -> None:
        """Make them."""
        self.stack = cdk.Stack(cdk.App(), "Stack")
        isolated = ec2.SubnetType.PRIVATE_ISOLATED
        groups = [ec2.SubnetConfiguration(name=name, subnet_type=isolated) for name in ("endpoints", "apps")]
        self.vpc = ec2.Vpc(self.stack, "Vpc", max_azs=2, nat_gateways=0, subnet_configuration=groups)
        self.apps = ec2.SubnetSelection(subnet_group_name="apps")
        self.acl = ec2.NetworkAcl(self.stack, "Acl", vpc=self.vpc, subnet_selection=self.apps)
        self.client = ec2.SecurityGroup(self.stack, "Client", vpc=self.vpc, allow_all_outbound=False)
        if ours:
            self.network = EndpointNetwork(
                self.stack,
                "Network",
                vpc=self.vpc,
                subnets=ec2.SubnetSelection(subnet_group_name="endpoints"),
                clients=self.client,
                client_subnets=self.apps,
                client_network_acl=self.acl,
            )

    def made(self) -> list[str]:
        """Return what the gateway endpoint and all that lets clients reach it says, without names and metadata."""
        resources = Template.from_stack(self.stack).to_json()["Resources"].values()
        kinds = ("AWS::EC2::VPCEndpoint", "AWS::EC2::SecurityGroupEgress", "AWS::EC2::NetworkAclEntry")
        left_out = ("Description", "RuleNumber", "Tags")
        said = (resource["Properties"] for resource in resources if resource["Type"] in kinds)
        return sorted(json.dumps({name: value for name, value in named.items() if name not in left_out}, sort_keys=True) for named in said)


def ours(apps: Apps) -> None:
    """Add the endpoint as this library does."""
    GatewayEndpoint(apps.stack, "S3", network=apps.network, service=AwsService.S3, prefix_list=LIST, service_ranges=RANGES)


def by_hand(apps: Apps) -> None:
    """Add the same with the CDK's own constructs."""
    endpoint = ec2.GatewayVpcEndpoint(apps.stack, "S3", vpc=apps.vpc, service=ec2.GatewayVpcEndpointAwsService.S3, subnets=[apps.apps])
    cdk.Tags.of(endpoint).add("Name", "Stack/S3")
    apps.client.add_egress_rule(ec2.Peer.prefix_list(LIST), ec2.Port.tcp(443))
    for number, block in enumerate(RANGES, start=1):
        for direction, ports in ((ec2.TrafficDirection.EGRESS, (443, 443)), (ec2.TrafficDirection.INGRESS, (1024, 65_535))):
            apps.acl.add_entry(
                f"{direction.name}{number}",
                cidr=ec2.AclCidr.ipv4(block),
                traffic=ec2.AclTraffic.tcp_port_range(*ports),
                direction=direction,
                rule_number=100 * number,
            )


def measure(add: Callable[[Apps], None], *, with_ours: bool) -> tuple[list[str], list[str]]:
    """Return the messages that adding the endpoint takes, and what was made."""
    apps = Apps(ours=with_ours)
    with counted() as sent:
        add(apps)
    return sent, apps.made()


def main() -> None:
    """Print both figures, and fail if what was made differs."""
    (mine, made), (theirs, made_by_hand) = measure(ours, with_ours=True), measure(by_hand, with_ours=False)
    if made != made_by_hand:
        raise SystemExit(f"the templates differ:\n{json.dumps(made, indent=1)}\n{json.dumps(made_by_hand, indent=1)}")
    print(f"ours      {len(mine):3} messages")
    print(f"by hand   {len(theirs):3} messages, ratio {len(mine) / len(theirs):.2f}")


if __name__ == "__main__":
    main()
