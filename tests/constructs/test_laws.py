"""What holds for every network, whatever its clients and services: stable ids and numbers, and the same template again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Literal, TypeAlias

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2
from hypothesis import example, given, settings
from hypothesis import strategies as st

from constructs_privatelink import AwsService, EndpointNetwork, PrivateLinkEndpoint, PrivateLinkError, Service
from constructs_privatelink.decisions.acl import merged
from tests.fixtures_vpc import ACL_ENTRY, ENDPOINT, GROUP, INGRESS

ROOT = Path(__file__).parents[2]
Resources: TypeAlias = dict[str, dict[str, Any]]
Acls: TypeAlias = Literal["none", "endpoints", "both ends", "one for both"]
Step: TypeAlias = tuple[str, ...]
"""``("client", name)`` lets one into the network, ``("endpoint", service)`` makes one, ``("own", service, client)`` lets one in there."""

SERVICES = {
    "kms": AwsService.KMS,
    "sqs": AwsService.SQS,
    "streaming": AwsService.APPSTREAM_STREAMING,
    "resolver": Service.custom("com.example.resolver", ports=["udp/53", "tcp/53"], private_dns=False),
}
CLIENTS = ("10.1.0.0/16", "10.1.2.0/24", "172.16.0.5/32", "2001:db8::/56", "token", "office", "open", "closed", "imported", "subnet")
OWN_CLIENTS = ("10.1.0.0/16", "192.168.0.0/24", "office", "closed")
STEPS: list[Step] = [
    *(("client", client) for client in CLIENTS),
    *(("endpoint", service) for service in SERVICES),
    *(("own", service, client) for service in SERVICES for client in OWN_CLIENTS),
]


class World:
    """A stack with a VPC, everybody who may be a client, and a network whose steps can be taken in any order."""

    def __init__(self, acls: Acls) -> None:
        self.app = cdk.App()
        self.stack = cdk.Stack(self.app, "Stack")
        self.vpc = ec2.Vpc.from_vpc_attributes(
            self.stack,
            "Vpc",
            vpc_id="vpc-0123456789abcdef0",
            vpc_cidr_block="10.0.0.0/16",
            availability_zones=["eu-west-1a", "eu-west-1b"],
            private_subnet_ids=["subnet-0123", "subnet-4567"],
            private_subnet_ipv4_cidr_blocks=["10.0.0.0/24", "10.0.1.0/24"],
            private_subnet_route_table_ids=["rtb-0123", "rtb-4567"],
        )
        own, other = (ec2.NetworkAcl(self.stack, name, vpc=self.vpc) for name in ("One", "Other"))
        self.clients: dict[str, Any] = {
            "token": cdk.CfnParameter(self.stack, "Token").value_as_string,
            "office": cdk.CfnParameter(self.stack, "Office").value_as_string,
            "open": ec2.SecurityGroup(self.stack, "Open", vpc=self.vpc),
            "closed": ec2.SecurityGroup(self.stack, "Closed", vpc=self.vpc, allow_all_outbound=False),
            "imported": ec2.SecurityGroup.from_security_group_id(self.stack, "Imported", "sg-0123456789abcdef0"),
            "subnet": self.vpc.private_subnets[0],
        }
        self.network = EndpointNetwork(
            self.stack,
            "Network",
            vpc=self.vpc,
            clients=[],
            network_acl=None if acls == "none" else own,
            client_network_acl={"both ends": other, "one for both": own}.get(acls),
        )
        self._endpoints: dict[str, PrivateLinkEndpoint] = {}
        self._waiting: list[Step] = []

    def take(self, step: Step) -> None:
        """Take a step; a client of an endpoint that is not there yet waits for it."""
        kind, name, *rest = step
        if kind == "client":
            self._allow(self.network, name)
        elif kind == "endpoint":
            self._endpoints[name] = PrivateLinkEndpoint(self.stack, name.title(), network=self.network, service=SERVICES[name])
            for waiting in self._waiting:
                if waiting[1] == name:
                    self.take(waiting)
        elif name in self._endpoints:
            self._allow(self._endpoints[name], rest[0])
        else:
            self._waiting.append(step)

    def _allow(self, where: EndpointNetwork | PrivateLinkEndpoint, client: str) -> None:
        where.allow_from(self.clients.get(client, client), "office" if client == "office" else None)

    def resources(self) -> Resources:
        """Synthesize the app."""
        resources: Resources = self.app.synth().get_stack_by_name("Stack").template["Resources"]
        return resources


def template(steps: list[Step], acls: Acls) -> Resources:
    """Return the resources of a network after some steps."""
    world = World(acls)
    for step in steps:
        world.take(step)
    return world.resources()


def of_type(resources: Resources, kind: str) -> list[dict[str, Any]]:
    return [resource["Properties"] for resource in resources.values() if resource["Type"] == kind]


SOME_STEPS = st.tuples(
    st.lists(st.sampled_from(STEPS).filter(lambda step: step[0] == "endpoint"), unique=True, min_size=1, max_size=3),
    st.lists(st.sampled_from(STEPS).filter(lambda step: step[0] != "endpoint"), unique=True, max_size=6),
).flatmap(lambda both: st.permutations([*both[0], *both[1]]))
ANY_ACLS = st.sampled_from(["none", "endpoints", "both ends", "one for both"])
ANY_ACL = st.sampled_from(["endpoints", "both ends", "one for both"])


@settings(max_examples=25)
@given(SOME_STEPS.flatmap(lambda steps: st.tuples(st.just(steps), st.permutations(steps))), ANY_ACLS)
def test_the_order_of_clients_and_endpoints_changes_nothing(orders: tuple[list[Step], list[Step]], acls: Acls) -> None:
    first, other = orders

    assert template(first, acls) == template(other, acls)


@settings(max_examples=25)
@given(SOME_STEPS, ANY_ACLS)
@example([("endpoint", "kms"), ("client", "10.1.0.0/16"), ("endpoint", "streaming"), ("client", "closed")], "one for both")
@example([("endpoint", "kms"), ("endpoint", "resolver"), ("own", "kms", "closed")], "both ends")
def test_adding_or_removing_one_changes_the_id_and_the_properties_of_no_other(steps: list[Step], acls: Acls) -> None:
    *others, last = steps

    fewer, more = template(others, acls), template(steps, acls)

    for logical_id, resource in fewer.items():
        assert without_what_may_change(more[logical_id], last) == without_what_may_change(resource, last)


def without_what_may_change(resource: dict[str, Any], added: Step) -> dict[str, Any]:
    """Leave out the intents, which say who is declared and where, and an endpoint's groups when its own client comes."""
    if resource["Type"] not in {ENDPOINT, GROUP}:
        return resource
    groups = {"SecurityGroupIds": None} if added[0] == "own" and resource["Type"] == ENDPOINT else {}
    return resource | {"Metadata": None, "Properties": resource["Properties"] | groups}


@settings(max_examples=15)
@given(st.lists(st.sampled_from(CLIENTS), unique=True), st.sampled_from(list(SERVICES)))
def test_every_client_has_a_rule_of_its_own_for_every_port_range(clients: list[str], service: str) -> None:
    resources = template([("endpoint", service), *(("client", client) for client in clients)], "none")

    rules = of_type(resources, INGRESS)
    sources = {json.dumps({key: value for key, value in rule.items() if "Cidr" in key or "Source" in key}) for rule in rules}
    assert len(sources) == len(clients)
    assert len(rules) == len(clients) * len(merged(SERVICES[service].ports))


@settings(max_examples=15)
@given(SOME_STEPS, ANY_ACL)
def test_no_two_entries_of_an_acl_have_one_number_or_say_the_same(steps: list[Step], acls: Acls) -> None:
    entries = of_type(template(steps, acls), ACL_ENTRY)

    numbers = {(str(entry["NetworkAclId"]), entry["Egress"], entry["RuleNumber"]) for entry in entries}
    contents = {json.dumps(entry | {"RuleNumber": None}, sort_keys=True) for entry in entries}
    assert len(numbers) == len(contents) == len(entries)
    assert all(1_000 <= number < 32_000 for _, _, number in numbers)


@settings(max_examples=10)
@given(SOME_STEPS, ANY_ACLS)
def test_the_same_input_gives_the_same_template_to_the_letter(steps: list[Step], acls: Acls) -> None:
    assert json.dumps(template(steps, acls)) == json.dumps(template(steps, acls))


def test_fresh_processes_with_other_hash_seeds_give_the_same_template_to_the_letter() -> None:
    steps: list[Step] = [*(("client", client) for client in CLIENTS[:6]), ("endpoint", "resolver"), ("own", "resolver", "closed")]
    program = f"import json; from tests.constructs.test_laws import template; print(json.dumps(template({steps!r}, 'one for both')))"

    outputs = [
        subprocess.run(
            [sys.executable, "-c", program], cwd=ROOT, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2")
    ]

    assert outputs[0] == outputs[1] == json.dumps(template(steps, "one for both")) + "\n"


def test_tokens_have_the_same_rules_in_an_imported_group_whatever_their_order() -> None:
    def rules(order: tuple[int, ...]) -> Resources:
        world = World("none")
        brought = ec2.SecurityGroup.from_security_group_id(world.stack, "Brought", "sg-fedcba9876543210f")
        network = EndpointNetwork(world.stack, "Own", vpc=world.vpc, clients=[], security_groups=[brought])
        PrivateLinkEndpoint(world.stack, "Kms", network=network, service=AwsService.KMS)
        makers = (str, ec2.Peer.ipv6, ec2.Peer.prefix_list, ec2.Peer.security_group_id)
        for index in order:
            network.allow_from(makers[index](cdk.Fn.import_value(f"Client{index}")))
        return {name: resource for name, resource in world.resources().items() if resource["Type"] == INGRESS}

    assert len(rules((0, 1, 2, 3))) == 4
    assert rules((0, 1, 2, 3)) == rules((3, 1, 0, 2))


def test_two_networks_behind_one_acl_cannot_give_two_clients_one_name() -> None:
    world = World("none")
    acl = ec2.NetworkAcl(world.stack, "Shared", vpc=world.vpc)
    first, again, other = (
        EndpointNetwork(world.stack, name, vpc=world.vpc, clients={"office": cdk.Fn.import_value(value)}, network_acl=acl)
        for name, value in (("First", "Cidr"), ("Again", "Cidr"), ("Else", "Changed"))
    )

    PrivateLinkEndpoint(world.stack, "Kms", network=first, service=AwsService.KMS)
    PrivateLinkEndpoint(world.stack, "Sqs", network=again, service=AwsService.SQS)

    with pytest.raises(
        PrivateLinkError, match=r"2 clients behind one network ACL have the name 'office', here .*Changed.* and before .*Cidr"
    ):
        PrivateLinkEndpoint(world.stack, "Sns", network=other, service=AwsService.SNS)
