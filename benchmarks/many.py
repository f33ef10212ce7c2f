"""A hundred endpoints with fifty clients, ours beside the CDK's own constructs: the size of the template and the kernel messages.

    python -m benchmarks.many

- ours: one network whose clients are given first;
- late: the same, the clients let in one by one when all endpoints are there;
- by hand: the same endpoints, groups, rules and Name tags with L2s, as a user would write them.

Messages are counted from the clients' groups to the end of the synthesis; the groups themselves are the same in all three.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2

from benchmarks.messages import counted
from constructs_privatelink import EndpointNetwork, PrivateLinkEndpoint
from constructs_privatelink.catalogue.lookup import services
from constructs_privatelink.catalogue.ports import HTTPS

if TYPE_CHECKING:
    from collections.abc import Callable

    from constructs_privatelink import Service

ENDPOINTS, CLIENTS = 100, 50


def plain_services() -> list[Service]:
    """Return services with one port and private DNS, of which neither side has anything to say."""
    plain = [
        service
        for service in services()
        if service.name_template.startswith("com.amazonaws.{region}.")
        and service.endpoint_types == ("Interface",)
        and service.ports == (HTTPS,)
        and not (service.parameters or service.managed_by or service.private_dns is False or service.ended_on)
    ]
    return plain[:ENDPOINTS]


class Place:
    """A stack with a VPC and the security groups of the clients."""

    def __init__(self) -> None:
        """Make them."""
        self.app = cdk.App(analytics_reporting=False)
        self.stack = cdk.Stack(self.app, "Stack", env=cdk.Environment(account="111122223333", region="us-east-1"))
        isolated = ec2.SubnetConfiguration(name="endpoints", subnet_type=ec2.SubnetType.PRIVATE_ISOLATED)
        self.vpc = ec2.Vpc(self.stack, "Vpc", max_azs=2, nat_gateways=0, subnet_configuration=[isolated])
        self.clients = [
            ec2.SecurityGroup(self.stack, f"Client{number}", vpc=self.vpc, allow_all_outbound=False) for number in range(CLIENTS)
        ]


def ours(place: Place) -> None:
    """Make the endpoints by this library, the clients first."""
    network = EndpointNetwork(place.stack, "Network", vpc=place.vpc, clients=place.clients)
    for number, service in enumerate(plain_services()):
        PrivateLinkEndpoint(place.stack, f"Endpoint{number}", network=network, service=service)


def late(place: Place) -> None:
    """Make the endpoints by this library, the clients last."""
    network = EndpointNetwork(place.stack, "Network", vpc=place.vpc, clients=[])
    for number, service in enumerate(plain_services()):
        PrivateLinkEndpoint(place.stack, f"Endpoint{number}", network=network, service=service)
    for client in place.clients:
        network.allow_from(client)


def by_hand(place: Place) -> None:
    """Make the endpoints with the CDK's own constructs."""
    group = ec2.SecurityGroup(place.stack, "Group", vpc=place.vpc, allow_all_outbound=False)
    for client in place.clients:
        group.connections.allow_from(client, ec2.Port.tcp(443))
    for number, service in enumerate(plain_services()):
        name = service.name_template.removeprefix("com.amazonaws.{region}.")
        endpoint = ec2.InterfaceVpcEndpoint(
            place.stack,
            f"Endpoint{number}",
            vpc=place.vpc,
            service=ec2.InterfaceVpcEndpointAwsService(name),
            security_groups=[group],
            open=False,
        )
        cdk.Tags.of(endpoint).add("Name", f"Stack/Endpoint{number}")


def measure(make: Callable[[Place], None]) -> tuple[int, int]:
    """Return the kernel messages that one of them takes, and the bytes of the template."""
    place = Place()
    with counted() as sent:
        make(place)
        folder = place.app.synth().directory
    (template,) = Path(folder).glob("*.template.json")
    return len(sent), template.stat().st_size


def main() -> None:
    """Print the figures."""
    figures = {make.__name__: measure(make) for make in (ours, late, by_hand)}
    for name, (messages, size) in figures.items():
        print(f"{name:8} {messages:6} messages   {size / 1000:6.0f} kB")
    for name, other in (("ours", "by_hand"), ("late", "ours")):
        (messages, size), (fewer, smaller) = figures[name], figures[other]
        print(f"{name} to {other}: messages {messages / fewer:.2f}, template {size / smaller:.2f}")


if __name__ == "__main__":
    main()
